package courier

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"raquan/store"
)

// Load reads what the ledger holds open and holds it until Release, or until
// something new is said to the person: what people said while the bot was away
// makes many of these entries stale, and their updates are about to come. Call
// it before Run and before the first Offer.
//
// What was sent last before the end is not known, so these persons get new
// messages, no edits, until one is known to be sent.
func (c *Courier) Load(ctx context.Context) error {
	open, err := c.open(ctx)
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.holding = true
	now := c.opts.Clock.Now()
	for i := range open {
		e := &open[i]
		q := c.queues[e.Person]
		if q == nil {
			q = c.newQueue(e.Person)
			q.held, q.unsure = true, true
		}
		c.add(q, e, nil, now)
		c.head(q, now) // what is too late is given up at once
		for _, it := range q.items {
			it.loaded = true
		}
	}
	c.opts.Log.Info("courier: ledger read", "open", len(open), "persons", len(c.queues))
	return nil
}

// open gives the open entries, in no order: add puts them into theirs.
func (c *Courier) open(ctx context.Context) ([]store.Entry, error) {
	var open []store.Entry
	err := c.opts.Store.View(ctx, func(s store.Snapshot) error {
		open = nil
		from, to := store.AllEntries()
		for kv, err := range s.Scan(from, to) {
			if err != nil {
				return err
			}
			if settled(kv.Value) {
				continue
			}
			var e store.Entry
			if err := json.Unmarshal(kv.Value, &e); err != nil {
				c.opts.Log.Error("courier: unreadable ledger entry is left alone", "key", string(kv.Key), "err", err)
				continue
			}
			if e.Outcome == store.Open {
				e.Person = store.PersonID(kv.Key.Part(1))
				open = append(open, e)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("courier: read the ledger: %w", err)
	}
	return open, nil
}

// settled tells an entry that was kept with its outcome, and so without what it
// said, from the bytes of its record: millions of them lie behind a campaign, and
// to decode each would make a start take long. Where it says no, it may be wrong.
func settled(record []byte) bool {
	return bytes.Contains(record, []byte(`"outcome":"`)) &&
		!bytes.Contains(record, []byte(`"message":`)) && !bytes.Contains(record, []byte(`"screen":`))
}

// Release lets go what Load holds. Call it when one answer of getUpdates has
// been handled; further calls do nothing.
func (c *Courier) Release() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.holding {
		return
	}
	c.holding = false
	now := c.opts.Clock.Now()
	for _, q := range c.queues {
		if q.held {
			q.held = false
			c.schedule(q, now)
		}
	}
}
