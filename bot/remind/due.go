package remind

import (
	"cmp"
	"slices"
	"time"

	"raquan/config"
	"raquan/store"
)

const (
	mergeWithin = 6 * time.Hour // steps for one person closer than this become one message
	mostADay    = 2             // unasked messages to one person
	askedLately = time.Hour     // after a reminder that was asked for, which says the same
)

// Decision is what becomes of one slot for one person.
type Decision struct {
	Slot  Slot
	Why   string         // why it is not sent; empty: it is
	Units []store.UnitID // that are in its audience, in the person's order
	Rank  int            // the highest of the steps that it stands for
	Above bool           // it is about levels above only
}

// Due decides about the slots for a person that have come: those whose wave has
// begun by now, and which do not lie at since or before, when all was decided
// last. Whoever has nothing to do in a slot's audience is not decided about, nor
// whoever took the role after the slot's wave began. At most one is sent; the
// others are there with their reason.
//
// Of several the newest one wins. It gives way to a later one of the day that is
// near (merged), and to higher ones of the day (capped): so the rest of the day is
// looked at as it stands now.
func Due(now, since time.Time, p *Person, l *Ladder) []Decision {
	d := decider{now: now, since: since, p: p, l: l}
	come, coming := d.turns()
	var list []Decision
	come = slices.DeleteFunc(come, func(t turn) bool {
		why := d.refused(t, now)
		if why != "" {
			list = append(list, t.decision(why))
		}
		return why != ""
	})
	if len(come) == 0 {
		return list
	}
	newest := come[len(come)-1]
	for _, t := range come[:len(come)-1] {
		list = append(list, t.decision(Superseded))
		newest.rank = max(newest.rank, t.rank)
	}
	why := d.crowded(newest, coming)
	return append(list, newest.decision(why))
}

// decider decides about one person.
type decider struct {
	now, since time.Time
	p          *Person
	l          *Ladder
}

// turn is a slot for one person, of all their units that are in its audience.
type turn struct {
	Slot
	units []store.UnitID
	late  bool // after the deadline
	above bool // of levels above only
	rank  int  // of its step, and of those that gave way to it
}

// is reports that both are the same slot.
func (t turn) is(o turn) bool { return t.Step == o.Step && t.Nominal.Equal(o.Nominal) }

func (t turn) decision(why string) Decision {
	return Decision{Slot: t.Slot, Why: why, Units: t.units, Rank: t.rank, Above: t.above}
}

// turns gives the person's slots that have come, and those that will, in their
// order.
func (d *decider) turns() (come, coming []turn) {
	for i := range d.p.Units {
		u := &d.p.Units[i]
		if u.Deadline.IsZero() || !u.ToDo() {
			continue
		}
		for _, step := range d.l.Campaign.Ladder {
			if !u.In(step.Audience) {
				continue
			}
			for _, slot := range d.l.Slots(step, u.Level, u.Deadline) {
				switch {
				case !slot.At.After(d.since) || u.joinedAfter(slot):
				case slot.Start.After(d.now):
					coming = d.add(coming, u, slot)
				default:
					come = d.add(come, u, slot)
				}
			}
		}
	}
	slices.SortFunc(come, inTurn)
	slices.SortFunc(coming, inTurn)
	return come, coming
}

// joinedAfter reports that a slot had begun when the person took the role, or when
// the deadline was set by which it goes.
func (u *Unit) joinedAfter(s Slot) bool {
	return !s.Start.After(u.Since) || s.Step.Moment.Offset != nil && !s.Start.After(u.Set)
}

// add puts in a unit's slot; one that is there already gets the unit.
func (d *decider) add(list []turn, u *Unit, s Slot) []turn {
	for i := range list {
		t := &list[i]
		if t.is(turn{Slot: s}) {
			t.units = append(t.units, u.ID)
			t.above = t.above && u.Above
			t.At, t.Useless = later(t.At, s.At), later(t.Useless, s.Useless)
			return list
		}
	}
	late := !s.At.Before(Extended(u.Deadline, d.l.Times.Outages))
	return append(list, turn{Slot: s, units: []store.UnitID{u.ID}, late: late, above: u.Above, rank: s.Step.Rank})
}

func inTurn(a, b turn) int {
	return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.rank, b.rank), a.Nominal.Compare(b.Nominal), cmp.Compare(a.Step.Key, b.Step.Key))
}

// refused is why a slot is not for this person at a moment, whatever else there
// is; empty: it is.
func (d *decider) refused(t turn, at time.Time) string {
	switch {
	case at.After(t.Useless):
		return TooLate
	case d.p.Unreachable:
		return Unreachable
	case !at.Before(d.p.Nudges.Asked) && at.Before(d.p.Nudges.Asked.Add(askedLately)) && !t.above:
		return Snoozed
	}
	return unwanted(&d.p.Nudges, t.Step, at)
}

// unwanted is why a person does not want a step at a moment.
func unwanted(n *store.Nudges, step *config.Step, at time.Time) string {
	switch {
	case !n.Off.IsZero() && !step.Always:
		return Off
	case n.Later.After(at):
		return Snoozed
	}
	return ""
}

// crowded is why a slot gives way to others of its day; empty: it does not.
func (d *decider) crowded(t turn, coming []turn) string {
	at := later(t.At, d.now)
	t.At = at
	day := []turn{t}
	for _, c := range coming {
		if d.sameDay(c.At, at) && !t.is(c) && d.refused(c, c.At) == "" {
			day = append(day, c)
		}
	}
	rivals := merge(day)
	if !t.is(rivals[0]) {
		return Merged
	}
	higher := 0
	for _, r := range rivals[1:] {
		if r.rank > rivals[0].rank {
			higher++
		}
	}
	if d.hadOn(at, d.l.Cause(t.Slot))+higher >= mostADay {
		return Capped
	}
	return ""
}

func (d *decider) sameDay(a, b time.Time) bool {
	return d.l.Campaign.Day(a) == d.l.Campaign.Day(b)
}

// hadOn counts the unasked messages of a day, without one.
func (d *decider) hadOn(day time.Time, without string) int {
	n := 0
	for _, m := range d.p.Had {
		if m.Cause != without && d.sameDay(m.At, day) {
			n++
		}
	}
	return n
}

// merge takes out of the turns of a day those that another one follows closely, on
// the same side of the deadline, and which it does not just repeat. That one takes
// over their rank.
func merge(day []turn) []turn {
	var left []turn
	for i := range day {
		into := follower(day[i], day[i+1:])
		if into == nil {
			left = append(left, day[i])
			continue
		}
		into.rank = max(into.rank, day[i].rank)
	}
	return left
}

func follower(t turn, rest []turn) *turn {
	for j := range rest {
		r := &rest[j]
		if r.At.Sub(t.At) < mergeWithin && r.late == t.late && r.Step.Follows != t.Step.Key {
			return r
		}
	}
	return nil
}
