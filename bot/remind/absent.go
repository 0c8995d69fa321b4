package remind

import (
	"raquan/bot/tally"
	"raquan/store"
)

// someAbsent reports whether some unit below one has no officer in the bot, among
// those that have something to do. It enters only what misses reports, and ends
// at the first such unit.
func (s *Source) someAbsent(below store.UnitID) (bool, error) {
	if known, ok := s.absent[below]; ok {
		return known, nil
	}
	found := false
	for u, err := range store.Children(s.snapshot, below) {
		if err != nil {
			return false, err
		}
		if found, err = s.absentAt(u); err != nil {
			return false, err
		}
		if found {
			break
		}
	}
	s.absent[below] = found
	return found, nil
}

// absentAt looks at one unit and below it.
func (s *Source) absentAt(u *store.Unit) (bool, error) {
	sums, err := tally.Read(s.r, s.c.Key, u.ID)
	if err != nil || missing(sums) <= 0 {
		return false, err
	}
	var staff store.Staff
	if _, err := store.Get(s.r, store.StaffKey(u.ID), &staff); err != nil || len(staff.Officers) == 0 {
		return err == nil, err
	}
	if u.Kind == store.Grassroots {
		return false, nil
	}
	return s.someAbsent(u.ID)
}
