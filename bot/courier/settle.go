package courier

import (
	"slices"
	"time"

	"raquan/store"
)

// sentAtOnce is how many entries one Standing settles; the rest follows with
// the next.
const sentAtOnce = 16

// ledger is what of a queue the store does not know yet.
type ledger struct {
	sent    []Sent
	settled int // entries settled before sent[0]

	version int // of out, view, asked and unsure: counts their changes
	handed  int // the newest version that a Standing carried
	written int // the newest version that was written
	rewrite bool

	gone  time.Time // the person was found unreachable; zero: nothing to write
	since time.Time // when the first of all this came up; zero: all is written
}

func (l *ledger) clean() bool {
	return len(l.sent) == 0 && l.version == l.written && !l.rewrite && l.gone.IsZero()
}

// Sent is a ledger entry that is served, and not yet written down as such.
type Sent struct {
	Key   store.Key
	Entry *store.Entry // with its outcome, to be kept; nil: to be deleted
}

// Standing is what the courier knows about a chat and the store does not. It
// is taken before a transaction of that person, applied in it, and given to
// Forget after the commit.
type Standing struct {
	Sent []Sent
	// Out is the newest message of ours known to be sent, View what it shows ("":
	// none, or not sure), Asked the message of the question shown last. 0: nothing
	// known.
	Out   int64
	View  string
	Asked int64
	// Again: a message before Asked may have shown that question too, since its
	// outcome is not known: to a call that was tried again, or to a crash.
	Again bool
	// AskUnderWay: a question is queued, held or in flight (and not put off), so that the message id
	// of the newest question is not known. The person may see it already.
	AskUnderWay bool

	q       *queue
	upTo    int // sent entries covered
	version int
	gone    time.Time
}

// Standing tells what is known about a person's chat at this moment.
func (c *Courier) Standing(p store.PersonID) Standing {
	c.mu.Lock()
	defer c.mu.Unlock()
	q := c.queues[p]
	if q == nil {
		return Standing{}
	}
	return q.standing(c.opts.Clock.Now())
}

func (q *queue) standing(now time.Time) Standing {
	l := &q.ledger
	n := min(len(l.sent), sentAtOnce)
	l.handed = l.version
	s := Standing{
		Sent: slices.Clone(l.sent[:n]),
		Out:  q.out, View: q.view, Asked: q.asked, Again: q.again,
		q: q, upTo: l.settled + n, version: l.version, gone: l.gone,
	}
	if q.unsure {
		s.View = ""
	}
	for _, it := range q.items {
		s.AskUnderWay = s.AskUnderWay || it.Asks && !it.putOff(now)
	}
	return s
}

// Apply writes the standing down as a part of tx: it settles the ledger entries
// that were served and brings the person's chat record, which the caller puts,
// up to date. It touches no more than 16 keys. It may be applied again.
func (s Standing) Apply(tx store.Tx, c *store.Chat) error {
	for _, e := range s.Sent {
		if err := e.apply(tx); err != nil {
			return err
		}
	}
	if s.Out != 0 && s.Out >= c.Out {
		c.Out, c.View = s.Out, s.View
	}
	if s.Asked > c.Asked {
		c.Asked, c.Again = s.Asked, s.Again
	}
	return nil
}

func (e Sent) apply(tx store.Tx) error {
	if e.Entry == nil {
		return tx.Delete(e.Key)
	}
	var old store.Entry
	found, err := store.Get(tx, e.Key, &old)
	if err != nil || !found { // its campaign is archived, or its person erased
		return err
	}
	return store.Put(tx, e.Key, e.Entry)
}

// Forget says that the transaction which applied the standing is committed.
func (c *Courier) Forget(p store.PersonID, s Standing) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if q := c.queues[p]; q != nil && q == s.q {
		c.forget(q, &s)
	}
}

func (c *Courier) forget(q *queue, s *Standing) {
	l := &q.ledger
	if n := s.upTo - l.settled; n > 0 {
		l.sent = slices.Delete(l.sent, 0, n)
		l.settled = s.upTo
	}
	l.written = max(l.written, s.version)
	if s.version < l.handed { // a newer standing may have been written before this one
		l.rewrite = true
	}
	now := c.opts.Clock.Now()
	l.since = time.Time{}
	if !l.clean() {
		c.soil(q, now)
	}
}

// record notes what became of an entry that is off its queue.
func (c *Courier) record(q *queue, it *item, o store.Outcome, why string, now time.Time) {
	s := Sent{Key: it.key}
	if it.Keep {
		e := it.Entry
		e.Message, e.Screen = nil, nil
		e.Outcome, e.Why = o, why
		if o == store.Done {
			e.SentAt = now
		}
		s.Entry = &e
	}
	q.ledger.sent = append(q.ledger.sent, s)
	c.count(it, -1)
	c.soil(q, now)
}
