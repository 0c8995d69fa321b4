package courier

import (
	"cmp"
	"slices"
	"time"

	"raquan/bot/chat"
	"raquan/store"
)

// uselessAfter is when an entry without a Useless of its own is given up. A
// view is given up only for a newer view.
const uselessAfter = 24 * time.Hour

// queue is what one person is to be told, and what their chat shows as far as
// is known.
type queue struct {
	person store.PersonID
	chatID int64   // 0: not known yet
	items  []*item // by lane, then Seq: replies come first
	busy   bool    // a call is under way
	held   bool    // until Release, or a new reply
	place  place
	until  time.Time  // of place waits
	alarm  time.Time  // when an entry that is passed over may go; zero: there is none
	lane   store.Lane // of place lined
	pace   pace       // of this chat
	paused time.Time  // Telegram asked to wait until then
	used   time.Time  // when something happened last

	lastIn int64  // newest message of the person
	out    int64  // newest message of ours known to be sent
	view   string // what it shows
	asked  int64  // the question shown last
	again  bool   // it may have been shown before asked as well
	unsure bool   // something may have been sent after out

	ledger ledger
}

// place says where a queue stands that has no call under way.
type place int

const (
	nowhere place = iota
	waits         // for a moment, among the waiting
	lined         // for a slot, in a lane
)

// item is an entry that is not served yet.
type item struct {
	store.Entry
	key      store.Key
	message  *chat.Message // decoded; nil: not yet
	flying   bool          // its call is under way
	replaced bool          // by a newer view, while it was flying
	edited   bool          // an edit with unknown outcome was repeated at once
	loaded   bool          // from before the start: it may have been sent
	tries    int           // that ended in doubt
	retry    time.Time     // not before, nor what is behind it
	not      time.Time     // not before; what is behind it may go
	turn     time.Time     // among all replies; zero: not assigned
}

func (c *Courier) newQueue(p store.PersonID) *queue {
	q := &queue{person: p, pace: pace{every: c.chats, burst: chatBurst}, used: c.opts.Clock.Now()}
	c.queues[p] = q
	return q
}

// meet takes over what an update of the person says about the chat.
func (q *queue) meet(chatID int64, ch *store.Chat) {
	if chatID != 0 {
		q.chatID = chatID
	}
	q.lastIn = max(q.lastIn, ch.LastIn)
	if ch.Asked > q.asked {
		q.asked, q.again = ch.Asked, ch.Again
	}
	if ch.Out > q.out {
		q.out, q.view = ch.Out, ch.View
	}
}

// add puts an entry in its place, with its message if that is at hand. Of two unsent views the newer stays, unless
// it is the less urgent one: then both are shown in turn.
func (c *Courier) add(q *queue, e *store.Entry, m *chat.Message, now time.Time) {
	it := &item{Entry: *e, key: store.LedgerKey(q.person, e.Cause), message: m, not: e.Not}
	if e.Outcome != store.Open || q.has(it.key) {
		return
	}
	if it.At.IsZero() {
		it.At = now
	}
	q.used = now
	c.count(it, 1)
	if it.View != "" && c.replaceViews(q, it, now) {
		c.record(q, it, store.Skipped, "replaced", now)
		return
	}
	at, _ := slices.BinarySearchFunc(q.items, it, byUrgency)
	q.items = slices.Insert(q.items, at, it)
}

func byUrgency(a, b *item) int {
	return cmp.Or(cmp.Compare(a.Lane, b.Lane), cmp.Compare(a.Seq, b.Seq))
}

func (q *queue) has(k store.Key) bool {
	return slices.ContainsFunc(q.items, func(it *item) bool { return it.key == k }) ||
		slices.ContainsFunc(q.ledger.sent, func(s Sent) bool { return s.Key == k })
}

// replaceViews takes the views off the queue that a new one replaces. It
// reports whether the new one is itself replaced by one of them.
func (c *Courier) replaceViews(q *queue, it *item, now time.Time) (stale bool) {
	q.items = slices.DeleteFunc(q.items, func(old *item) bool {
		switch {
		case old.View == "":
			return false
		case old.Seq > it.Seq:
			stale = stale || old.Lane <= it.Lane
			return false
		case it.Lane > old.Lane:
			return false
		case old.flying:
			old.replaced = true
			return false
		}
		c.record(q, old, store.Skipped, "replaced", now)
		return true
	})
	return stale
}

// head gives the entry that is next, after giving up those that are too late. It
// passes over those that may not go yet; later is when to look at them, zero if
// there are none.
func (c *Courier) head(q *queue, now time.Time) (next *item, later time.Time) {
	q.items = slices.DeleteFunc(q.items, func(it *item) bool {
		if it.flying || !it.late(now) {
			return false
		}
		if it.tries > 0 {
			c.record(q, it, store.Failed, "not delivered in time", now)
		} else {
			c.record(q, it, store.Skipped, "too late", now)
		}
		return true
	})
	for _, it := range q.items {
		if !it.not.After(now) {
			return it, later
		}
		if at := it.look(); later.IsZero() || at.Before(later) {
			later = at
		}
	}
	return nil, later
}

func (it *item) late(now time.Time) bool {
	switch {
	case !it.Useless.IsZero():
		return now.After(it.Useless)
	case it.View != "":
		return false
	}
	return now.Sub(latest(it.At, it.not)) > uselessAfter
}

// putOff reports that an entry cannot have been seen, since it may not go yet.
func (it *item) putOff(now time.Time) bool {
	return it.not.After(now) && it.tries == 0 && !it.flying
}

// look is when to look again at an entry that may not go yet: it may go, or it
// has become useless.
func (it *item) look() time.Time {
	if useless := it.Useless; !useless.IsZero() && useless.Before(it.not) {
		return useless.Add(1)
	}
	return it.not
}

// remove takes an entry off the queue and records what became of it.
func (c *Courier) remove(q *queue, it *item, o store.Outcome, why string, now time.Time) {
	q.items = slices.DeleteFunc(q.items, func(i *item) bool { return i == it })
	c.record(q, it, o, why, now)
}

// count keeps the backlog.
func (c *Courier) count(it *item, n int) {
	if it.Lane != store.Reply {
		c.backlog += n
	}
}

// mediaView is the View of a photo, a file or a contact, whatever its entry
// calls it: nothing edits such a message.
const mediaView = "media"

// target is the message that an entry edits, or 0 if it is sent anew. An edit
// is right only where the person looks: at the newest message of the chat; and
// only texts can be edited, into texts.
func (q *queue) target(it *item, m *chat.Message) int64 {
	newest := q.out != 0 && !q.unsure && q.lastIn < q.out
	plain := len(m.Keys) == 0 && !m.NoKeys && !m.Media() && q.view != mediaView // a keyboard cannot come by an edit
	same := it.View != "" && it.View == q.view
	pressed := it.Edit != 0 && it.Edit == q.out && !it.Asks
	if newest && plain && (same || pressed) {
		return q.out
	}
	return 0
}

// show notes that an entry is now on the screen.
func (q *queue) show(it *item, a attempt) {
	q.out, q.view = a.id, it.View
	if a.media {
		q.view = mediaView
	}
	if it.Asks && a.id != q.asked {
		q.asked, q.again = a.id, it.loaded || it.tries > 0
	}
	if !a.edited {
		q.unsure = false
	}
	q.ledger.version++
}

// doubt notes that something may have been sent.
func (q *queue) doubt() {
	if !q.unsure {
		q.unsure = true
		q.ledger.version++
	}
}
