package desk

import (
	"context"
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
	d.beating.Lock()
	defer d.beating.Unlock()
	if now.Before(d.jumped) { // read before the clock jumped
		return nil
	}
	wrong, err := d.afterClockBack(ctx, now)
	if err != nil {
		return err
	}
	var gap *store.Outage
	err = d.Store.Update(ctx, func(tx store.Tx) error {
		gap = nil
		for _, o := range wrong {
			if err := correctOutage(tx, o); err != nil {
				return err
			}
		}
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
	if len(wrong) > 0 {
		d.stale.Store(true)
		d.Log.Warn("the clock was set back: outages corrected", "now", now, "outages", len(wrong))
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

// Jump puts the clock of a rehearsal forward: jump does so, to a moment. The time
// in between has not passed, so it is no outage.
func (d *Desk) Jump(ctx context.Context, to time.Time, jump func() error) error {
	d.beating.Lock()
	defer d.beating.Unlock()
	err := d.Store.Update(ctx, func(tx store.Tx) error {
		return store.Put(tx, store.HeartbeatKey, store.Heartbeat{V: 1, At: to})
	})
	if err != nil {
		return err
	}
	if err := jump(); err != nil {
		return err
	}
	d.jumped = to
	d.beat.Store(to.Unix())
	return nil
}

// correctOutage writes what becomes of an outage of which the clock was wrong:
// without an end it was none.
func correctOutage(tx store.Tx, o store.Outage) error {
	key := store.OutageKey(o.From.Unix())
	if o.To.IsZero() {
		return tx.Delete(key)
	}
	return store.Put(tx, key, o)
}

// afterClockBack finds the outages that end after now although the clock has been
// set back to now: time that never passed. Of such an outage remains what did:
// its end lies as long before now as it lay before the last heartbeat. So a clock
// that was wrong for a while moves no deadline.
func (d *Desk) afterClockBack(ctx context.Context, now time.Time) (list []store.Outage, err error) {
	err = d.Store.View(ctx, func(s store.Snapshot) error {
		list = nil
		var h store.Heartbeat
		if found, err := store.Get(s, store.HeartbeatKey, &h); err != nil || !found || !now.Before(h.At) {
			return err
		}
		from, to := store.AllOutages()
		for o, err := range store.Records[store.Outage](s, from, to) {
			if err != nil {
				return err
			}
			if !o.To.After(now) || len(list) == maxCorrections {
				continue
			}
			if o.To = now.Add(o.To.Sub(h.At)); o.To.Sub(o.From) <= outageAfter {
				o.To = time.Time{}
			}
			list = append(list, *o)
		}
		return nil
	})
	return list, err
}

// maxCorrections keeps a heartbeat within store.MaxOps.
const maxCorrections = 64

// LoadOutages reads the recorded outages; it is called once at the start.
func (d *Desk) LoadOutages(ctx context.Context) error {
	var list []store.Outage
	err := d.Store.View(ctx, func(s store.Snapshot) error {
		list = nil
		from, to := store.AllOutages()
		for o, err := range store.Records[store.Outage](s, from, to) {
			if err != nil {
				return err
			}
			list = append(list, *o)
		}
		return nil
	})
	if err == nil {
		d.outages.Store(&list)
		d.stale.Store(false)
	}
	return err
}
