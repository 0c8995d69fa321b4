package desk

import (
	"context"
	"time"

	"raquan/store"
)

// Enter runs a transaction that enters unasked messages, and hands over those that
// it gives, once they are committed. If the store could not say whether they were
// written, they are handed over when they are found to be.
func (d *Desk) Enter(ctx context.Context, now time.Time, fn func(store.Tx) ([]store.Entry, error)) error {
	return d.notify(ctx, now, func(n *notices) error {
		entries, err := fn(n.tx)
		for _, e := range entries {
			n.out = append(n.out, Delivery{Person: e.Person, Entries: []store.Entry{e}})
		}
		return err
	})
}

// Outages are the recorded ones.
func (d *Desk) Outages() []store.Outage { return *d.outages.Load() }
