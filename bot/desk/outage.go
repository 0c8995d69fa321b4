package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"raquan/store"
)

// A gap in successful polls above outageAfter is an outage: time in which
// nobody could be taken in.
const (
	beatEvery   = time.Minute
	outageAfter = 10 * time.Minute
)

// Beat notes that a poll has succeeded, at most once a minute, and records the
// gap before it if that was an outage.
func (d *Desk) Beat(ctx context.Context, now time.Time) error {
	if last := d.beat.Load(); last != 0 && now.Unix() >= last && now.Unix()-last < int64(beatEvery/time.Second) {
		return nil
	}
	var gap *store.Outage
	err := d.Store.Update(ctx, func(tx store.Tx) error {
		gap = nil
		var h store.Heartbeat
		found, err := store.Get(tx, store.HeartbeatKey, &h)
		if err != nil {
			return err
		}
		if found && now.Sub(h.At) > outageAfter {
			gap = &store.Outage{V: 1, From: h.At, To: now}
			if err := store.Put(tx, store.OutageKey(h.At.Unix()), gap); err != nil {
				return err
			}
		}
		return store.Put(tx, store.HeartbeatKey, store.Heartbeat{V: 1, At: now})
	})
	if err != nil {
		d.stale.Store(true) // it may have been written after all
		return err
	}
	if gap != nil {
		d.stale.Store(true)
		d.Log.Warn("outage recorded", "from", gap.From, "to", gap.To)
	}
	if d.stale.Load() {
		if err := d.LoadOutages(ctx); err != nil {
			return err
		}
	}
	d.beat.Store(now.Unix())
	return nil
}

// LoadOutages reads the recorded outages; it is called once at the start.
func (d *Desk) LoadOutages(ctx context.Context) error {
	var list []store.Outage
	err := d.Store.View(ctx, func(s store.Snapshot) error {
		list = nil
		from, to := store.Under("outage/")
		for kv, err := range s.Scan(from, to) {
			if err != nil {
				return err
			}
			var o store.Outage
			if err := json.Unmarshal(kv.Value, &o); err != nil {
				return fmt.Errorf("desk: outage: %w: %w", store.ErrCorrupt, err)
			}
			list = append(list, o)
		}
		return nil
	})
	if err == nil {
		d.outages.Store(&list)
		d.stale.Store(false)
	}
	return err
}
