package courier

import (
	"errors"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/store"
)

const (
	renderTries = 5                // before a screen is given up
	together    = 10 * time.Second // two chats told to wait within it: the whole bot is meant
)

// pauses are what Telegram asked for by 429.
type pauses struct {
	by   store.PersonID // whose call it was, last
	at   time.Time      // when
	bulk time.Time      // nothing unasked before
	all  time.Time      // nothing at all before
}

// finish decides what becomes of an entry after a try. It returns the reply of
// the same person that follows at once, as begun, or nil.
func (c *Courier) finish(q *queue, it *item, a attempt, err error) *item {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.opts.Clock.Now()
	c.callEnds()
	q.busy, it.flying, q.used = false, false, now
	if it.Lane != store.Reply {
		c.bulk--
		c.look()
	}
	if err == nil {
		q.show(it, a)
		c.remove(q, it, store.Done, "", now)
	} else {
		c.trouble(q, it, a, err, now)
	}
	return c.next(q, now)
}

// trouble is the end of a try that did not go well.
func (c *Courier) trouble(q *queue, it *item, a attempt, err error, now time.Time) {
	var none *unserved
	var early *notYet
	var gone *chat.Gone
	var refused *chat.Refused
	var busy *chat.Busy
	switch {
	case errors.Is(err, chat.ErrUnauthorized):
		c.fail(err)
		it.retry = now.Add(time.Minute)
	case errors.As(err, &none):
		if none.outcome == store.Failed {
			c.opts.Log.Error("courier: entry is not sent", "person", q.person, "cause", it.Cause, "why", none.why)
		}
		c.remove(q, it, none.outcome, none.why, now)
	case errors.As(err, &early):
		it.not = early.until
	case errors.As(err, &gone):
		c.gone(q, gone.Why, now)
	case errors.As(err, &refused):
		why := bare(refused.Why)
		c.opts.Log.Error("courier: message refused", "person", q.person, "cause", it.Cause, "edit", a.edited, "why", why)
		c.remove(q, it, store.Failed, why, now)
	case errors.As(err, &busy):
		c.pause(q, busy.After, now)
	default:
		c.again(q, it, a, err, now)
	}
}

// gone ends all that the person was to be told. Nothing of it is repeated when
// they come back: what they then do is answered afresh.
func (c *Courier) gone(q *queue, why string, now time.Time) {
	c.opts.Log.Info("courier: person is unreachable", "person", q.person, "why", bare(why))
	for _, it := range q.items {
		c.record(q, it, store.Failed, bare(why), now)
	}
	q.items = nil
	q.ledger.gone = now
	c.soil(q, now)
}

// pause keeps to a 429: that chat waits, and bulk; after two chats in a short
// time everything waits.
func (c *Courier) pause(q *queue, after time.Duration, now time.Time) {
	until := now.Add(max(after, time.Second))
	q.paused = until
	p := &c.busy
	p.bulk = latest(p.bulk, until)
	if p.by != "" && p.by != q.person && now.Sub(p.at) <= together {
		p.all = latest(p.all, until)
	}
	p.by, p.at = q.person, now
	c.opts.Log.Warn("courier: Telegram asks to wait", "seconds", after.Seconds(), "all", p.all.After(now))
}

// again tries once more after an unknown outcome. Repeating an edit is
// harmless, so its first repetition does not wait.
func (c *Courier) again(q *queue, it *item, a attempt, err error, now time.Time) {
	if a.called && !a.edited {
		q.doubt()
	}
	if it.replaced {
		c.remove(q, it, store.Skipped, "replaced", now)
		return
	}
	if a.edited && !it.edited {
		it.edited = true
		return
	}
	it.tries++
	it.retry = now.Add(backoff(it.tries))
	if errors.Is(err, errRender) && it.tries >= renderTries {
		c.opts.Log.Error("courier: screen given up", "screen", it.Screen.Name, "cause", it.Cause, "err", err)
		c.remove(q, it, store.Failed, "screen could not be made", now)
		return
	}
	c.opts.Log.Debug("courier: outcome unknown, trying again", "cause", it.Cause, "tries", it.tries, "err", err)
	if it.tries == 5 {
		c.opts.Log.Warn("courier: message is still not delivered", "person", q.person, "cause", it.Cause, "err", err)
	}
}

// bare is Telegram's reason without what it quotes of a message.
func bare(why string) string {
	why, _, _ = strings.Cut(why, `"`)
	return strings.TrimSpace(why)
}
