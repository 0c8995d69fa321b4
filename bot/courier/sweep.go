package courier

import (
	"context"
	"time"

	"raquan/bot/clock"
	"raquan/store"
)

const (
	settleAfter = time.Second            // then a sweep writes down what the person's own transactions did not
	sweepEvery  = 500 * time.Millisecond // so it is at most this much later
	tidyEvery   = time.Minute            // also while there is nothing to write down
	idleAfter   = 10 * time.Minute       // then a queue with nothing to tell is forgotten
)

// dirty is a queue with something to write down, and since when.
type dirty struct {
	q     *queue
	since time.Time
}

// soil makes the sweep look at a queue.
func (c *Courier) soil(q *queue, now time.Time) {
	if q.ledger.since.IsZero() {
		q.ledger.since = now
		c.dirty = append(c.dirty, dirty{q, now})
		select {
		case c.soiled <- struct{}{}:
		default:
		}
	}
}

// sweep writes down, until ctx ends, what the transactions of the persons
// themselves did not take with them, and forgets idle queues.
func (c *Courier) sweep(ctx context.Context) {
	tidied := c.opts.Clock.Now()
	for c.rest(ctx) == nil {
		now := c.opts.Clock.Now()
		if err := c.settle(ctx, now.Add(-settleAfter)); err != nil && ctx.Err() == nil {
			c.opts.Log.Error("courier: sweep", "err", err)
		}
		if now.Sub(tidied) >= tidyEvery {
			tidied = now
			c.tidy(now)
		}
	}
}

// rest waits for the next sweep. While nothing is to be written down it is not woken
// but to tidy.
func (c *Courier) rest(ctx context.Context) error {
	c.mu.Lock()
	clean := len(c.dirty) == 0
	c.mu.Unlock()
	if clean {
		tidy := c.opts.Clock.NewTimer(tidyEvery - sweepEvery)
		defer tidy.Stop()
		select {
		case <-c.soiled:
		case <-tidy.C:
		case <-ctx.Done():
		}
	}
	return clock.Sleep(ctx, c.opts.Clock, sweepEvery)
}

// settle writes down all that came up until a moment.
func (c *Courier) settle(ctx context.Context, until time.Time) error {
	for {
		batch := c.batch(until)
		if len(batch) == 0 {
			return nil
		}
		err := c.opts.Store.Update(ctx, func(tx store.Tx) error {
			for i := range batch {
				if err := batch[i].write(tx); err != nil {
					return err
				}
			}
			return nil
		})
		c.swept(batch, err == nil)
		if err != nil {
			return err
		}
	}
}

// batch takes the longest dirty queues, as many as one Update can write.
func (c *Courier) batch(until time.Time) []Standing {
	c.mu.Lock()
	defer c.mu.Unlock()
	var batch []Standing
	now := c.opts.Clock.Now()
	ops := 0
	for len(c.dirty) > 0 && !c.dirty[0].since.After(until) {
		d := c.dirty[0]
		if d.q.ledger.since.Equal(d.since) { // not written since
			need := 2 + min(len(d.q.ledger.sent), sentAtOnce)
			if !d.q.ledger.gone.IsZero() {
				need++
			}
			if ops += need; ops > store.MaxOps {
				break
			}
			batch = append(batch, d.q.standing(now))
			d.q.ledger.rewrite = false
		}
		c.dirty[0] = dirty{}
		c.dirty = c.dirty[1:]
	}
	return batch
}

// swept is Forget for a batch; what was not written is tried again.
func (c *Courier) swept(batch []Standing, written bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := range batch {
		s := &batch[i]
		l := &s.q.ledger
		if written {
			if l.gone.Equal(s.gone) {
				l.gone = time.Time{}
			}
			c.forget(s.q, s)
		} else {
			l.rewrite = true
			l.since = time.Time{}
			c.soil(s.q, c.opts.Clock.Now())
		}
	}
}

// write is Apply without a transaction of the person's own.
func (s *Standing) write(tx store.Tx) error {
	var ch store.Chat
	found, err := store.Get(tx, store.ChatKey(s.q.person), &ch)
	if err != nil {
		return err
	}
	was := ch
	if err := s.Apply(tx, &ch); err != nil {
		return err
	}
	if found && (ch.Out != was.Out || ch.View != was.View || ch.Asked != was.Asked) {
		if err := store.Put(tx, store.ChatKey(s.q.person), ch); err != nil {
			return err
		}
	}
	if s.gone.IsZero() || ch.SeenAt.After(s.gone) { // they have written since
		return nil
	}
	return s.markGone(tx)
}

func (s *Standing) markGone(tx store.Tx) error {
	var o store.Officer
	found, err := store.Get(tx, store.OfficerKey(s.q.person), &o)
	if err != nil || !found || !o.Unreachable.IsZero() {
		return err
	}
	o.Unreachable = s.gone
	if len(o.Reporting()) > 0 {
		if err := store.PutID(tx, store.ReachKey(s.q.person), string(s.q.person)); err != nil {
			return err
		}
	}
	return store.Put(tx, store.OfficerKey(s.q.person), o)
}

// tidy forgets the queues of persons with whom nothing has happened for a
// while. Their chat record says the same.
func (c *Courier) tidy(now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for p, q := range c.queues {
		idle := len(q.items) == 0 && !q.busy && !q.unsure && q.ledger.clean()
		if idle && now.Sub(q.used) > idleAfter && !q.paused.After(now) {
			delete(c.queues, p)
		}
	}
}
