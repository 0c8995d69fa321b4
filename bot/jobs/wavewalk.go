package jobs

import (
	"slices"
	"time"

	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
)

// Selection says which units below a wave's own it goes to, and to which of their
// people.
type Selection string

// The selections. The people of units from which a report is expected are those
// who report for them, of levels between these units and the wave's their
// officers.
const (
	Missing   Selection = "missing"   // units that have not reported
	Reported  Selection = "reported"  // those that have
	All       Selection = "all"       // all from which a report is expected
	Levels    Selection = "levels"    // the levels between
	Everybody Selection = "everybody" // all, and the levels between
	One       Selection = "one"       // the wave's own unit and no other
)

// roles are those of the people to whom a selection goes.
func (s Selection) roles() []store.Role {
	switch s {
	case Levels:
		return []store.Role{store.UpperRole}
	case Everybody:
		return []store.Role{store.Chair, store.Deputy, store.UpperRole}
	}
	return []store.Role{store.Chair, store.Deputy}
}

// Why a unit is left out of a wave.
const (
	LeftNotJoined = "not joined" // nobody reports for it in the bot
	LeftClaim     = "claim"      // what was said about the unit itself waits to be decided
	LeftPromised  = "promised"   // the report is promised for later
)

// waveWalk visits the units that a wave goes to.
type waveWalk struct {
	s    store.Snapshot
	c    *config.Campaign
	kind WaveKind
	of   Selection
	now  time.Time

	// visit is given each unit that is selected, with its report, and whose people
	// are left out why (empty: they are not). It says whether to go on.
	visit func(v *waveUnit) (more bool)
	// pass is told of a unit's place when all about it is done. nil: nobody asks.
	pass func(place []store.Key) (more bool)
}

// waveUnit is a unit that a wave goes to.
type waveUnit struct {
	store.Unit
	report store.Report
	people []store.PersonID // of it that the wave goes to
	why    string           // it is left out
}

// under visits what a wave of a unit goes to, behind a place. It reports whether
// it came to the end.
func (k *waveWalk) under(unit store.UnitID, after []store.Key) (end bool, err error) {
	v := waveUnit{}
	found, err := store.Get(k.s, store.UnitKey(unit), &v.Unit)
	if err != nil || !found {
		return true, err
	}
	if k.of != One && !v.Reports { // one that does has none below: the wave is for itself
		return k.below(unit, nil, after)
	}
	selected, err := k.read(&v)
	return err == nil && (!selected || k.visit(&v)), err
}

// below visits what stands below a unit and behind a place; each unit before
// those below it. It reports whether it came to the end: whether nobody said to
// go no further.
func (k *waveWalk) below(parent store.UnitID, place, after []store.Key) (end bool, err error) {
	from, to := store.ChildrenOf(parent)
	if len(after) > 0 {
		from = after[0]
	}
	for kv, err := range k.s.Scan(from, to) {
		if err != nil {
			return false, err
		}
		at, before, rest := append(slices.Clip(place), kv.Key), false, []store.Key(nil)
		if len(after) > 0 && kv.Key == after[0] {
			before, rest = true, after[1:]
		}
		if end, err := k.at(at, before, rest); err != nil || !end {
			return end, err
		}
	}
	return true, nil
}

// at visits the unit at a place, unless it was done before, and what is below it.
func (k *waveWalk) at(place []store.Key, before bool, rest []store.Key) (end bool, err error) {
	v := waveUnit{}
	id := store.UnitID(place[len(place)-1].Part(3))
	found, err := store.Get(k.s, store.UnitKey(id), &v.Unit)
	if err != nil || !found || !v.Closed.IsZero() {
		return true, err
	}
	if !before {
		selected, err := k.read(&v)
		if err != nil {
			return false, err
		}
		if selected && !k.visit(&v) {
			return false, nil
		}
		if k.pass != nil && !k.pass(place) {
			return false, nil
		}
	}
	if v.Kind == store.Grassroots {
		return true, nil
	}
	if enter, err := k.enters(id); err != nil || !enter {
		return true, err
	}
	return k.below(id, place, rest)
}

// enters reports whether anything below a unit can be selected.
func (k *waveWalk) enters(id store.UnitID) (bool, error) {
	if k.of != Missing && k.of != Reported {
		return true, nil
	}
	sums, err := tally.Read(k.s, k.c.Key, id)
	reported := sums[tally.Sent] - sums[tally.Closed]
	if k.of == Reported {
		return reported > 0, err
	}
	return reported < sums[tally.Units], err
}

// read reports whether a unit is selected, and reads what matters about it then.
func (k *waveWalk) read(v *waveUnit) (bool, error) {
	if selected, err := k.selects(&v.Unit); err != nil || !selected {
		return false, err
	}
	if _, err := store.Get(k.s, store.ReportKey(k.c.Key, v.ID), &v.report); err != nil {
		return false, err
	}
	var staff store.Staff
	if _, err := store.Get(k.s, store.StaffKey(v.ID), &staff); err != nil {
		return false, err
	}
	for _, role := range k.of.roles() {
		for _, p := range staff.With(role) {
			if !slices.Contains(v.people, p.Person) {
				v.people = append(v.people, p.Person)
			}
		}
	}
	v.why = k.leaves(v)
	return true, nil
}

// selects reports whether the wave goes to a unit.
func (k *waveWalk) selects(u *store.Unit) (bool, error) {
	switch k.of {
	case Levels:
		return !u.Reports && u.Closed.IsZero(), nil
	case Everybody:
		return u.Closed.IsZero(), nil
	}
	if !u.Expected() || k.of != Missing && k.of != Reported {
		return u.Expected(), nil
	}
	_, pending, err := store.GetID(k.s, store.PendingKey(k.c.Key, u.Parent, u.ID))
	return err == nil && pending == (k.of == Missing), err
}

// leaves says why a unit is left out; empty: it is not.
func (k *waveWalk) leaves(v *waveUnit) string {
	if len(v.people) == 0 {
		return LeftNotJoined
	}
	if k.kind == NudgeWave {
		return NotReminded(&v.Unit, &v.report, k.now)
	}
	return ""
}

// NotReminded says why an officer's reminder does not speak of a unit that has
// not reported; empty: it does.
func NotReminded(u *store.Unit, r *store.Report, now time.Time) string {
	switch {
	case tally.Claim(u, r) != nil:
		return LeftClaim
	case r.Promise != nil && r.Promise.Until.After(now):
		return LeftPromised
	}
	return ""
}
