package jobs

import (
	"context"
	"reflect"
	"slices"
	"time"

	"raquan/bot/remind"
	"raquan/store"
)

// dueSlots are the slots that have come and are not served, at a moment.
type dueSlots struct {
	now   time.Time
	since time.Time // when the last finished sweep began
	open  *Sweep    // one that was cut off: the oldest; nil: none
	come  []dueSlot
	past  []dueSlot // nobody is to be decided about them
}

type dueSlot struct {
	SweptSlot
	useless time.Time
	why     string
}

// look finds them.
func (p *Planner) look(s store.Snapshot) (*dueSlots, error) {
	d := &dueSlots{now: p.Clock.Now()}
	if err := d.readSweeps(s, p.Campaign.Key); err != nil || d.open != nil {
		return d, err
	}
	l, err := p.ladder(s)
	if err != nil {
		return nil, err
	}
	if k := p.known; k != nil && k.Bot == l.Bot && reflect.DeepEqual(k.Times, l.Times) {
		l = k
	}
	p.known = l
	dates, err := p.dates(s)
	if err != nil {
		return nil, err
	}
	var come []dueSlot
	for _, slot := range l.All(dates) {
		if !slot.Start.After(d.now) {
			come = join(come, slot)
		}
	}
	for _, slot := range come {
		served, found, err := ReadServed(s, p.Campaign.Key, slot.Step, slot.Slot)
		if err != nil {
			return nil, err
		}
		if !found || slot.At.After(served.At) {
			d.sort(slot)
		}
	}
	return d, nil
}

func (d *dueSlots) readSweeps(s store.Snapshot, campaign string) error {
	from, to := store.SweepsIn(campaign)
	for sweep, err := range store.Records[Sweep](s, from, to) {
		switch {
		case err != nil:
			return err
		case sweep.Finished.IsZero() && d.open == nil:
			d.open = sweep
		case sweep.At.After(d.since):
			d.since = sweep.At
		}
	}
	return nil
}

// join puts in a slot; one that comes for several deadlines is served for the
// latest of them.
func join(list []dueSlot, s remind.Slot) []dueSlot {
	i := slices.IndexFunc(list, func(d dueSlot) bool { return d.Step == s.Step.Key && d.Slot.Equal(s.Nominal) })
	if i < 0 {
		return append(list, dueSlot{SweptSlot: SweptSlot{Step: s.Step.Key, Slot: s.Nominal, At: s.At}, useless: s.Useless})
	}
	if s.At.After(list[i].At) {
		list[i].At = s.At
	}
	if s.Useless.After(list[i].useless) {
		list[i].useless = s.Useless
	}
	return list
}

func (d *dueSlots) sort(slot dueSlot) {
	switch {
	case d.now.After(slot.useless):
		slot.why = remind.TooLate
	case !slot.At.After(d.since):
		slot.why = Past
	default:
		d.come = append(d.come, slot)
		return
	}
	d.past = append(d.past, slot)
}

// dates are the deadlines that officers have set.
func (p *Planner) dates(s store.Snapshot) ([]remind.Dates, error) {
	var dates []remind.Dates
	from, to := store.DueDatesIn(p.Campaign.Key)
	for kv, err := range s.Scan(from, to) {
		if err != nil {
			return nil, err
		}
		var d remind.Dates
		var u store.Unit
		if _, err := store.Get(s, kv.Key, &d.DueDates); err != nil {
			return nil, err
		}
		if _, err := store.Get(s, store.UnitKey(store.UnitID(kv.Key.Part(2))), &u); err != nil {
			return nil, err
		}
		d.Kind = string(u.Kind)
		dates = append(dates, d)
	}
	return dates, nil
}

// serve records that slots are served: by a sweep, which is finished by it, or by
// none.
func (p *Planner) serve(ctx context.Context, slots []dueSlot, by *Sweep) error {
	const some = store.MaxOps - 2
	chunks := slices.Collect(slices.Chunk(slots, some))
	if by != nil && len(chunks) == 0 {
		chunks = append(chunks, nil)
	}
	for i, chunk := range chunks {
		err := p.Store.Update(ctx, func(tx store.Tx) error {
			for _, slot := range chunk {
				r := Served{V: 1, At: slot.At, Why: slot.why}
				if by != nil {
					r.Sweep = by.At
				}
				if err := store.Put(tx, store.SlotKey(p.Campaign.Key, slot.Step, slot.Slot), r); err != nil {
					return err
				}
			}
			if by != nil && i == len(chunks)-1 {
				return p.finish(tx, by)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *Planner) finish(tx store.Tx, s *Sweep) error {
	var present Sweep
	key := store.SweepKey(p.Campaign.Key, s.At)
	if found, err := store.Get(tx, key, &present); err != nil || !found || !present.Finished.IsZero() {
		return err
	}
	present.Finished = p.Clock.Now()
	return store.Put(tx, key, present)
}
