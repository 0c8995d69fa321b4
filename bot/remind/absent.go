package remind

import (
	"raquan/bot/tally"
	"raquan/store"
)

// someAbsent reports whether some unit below one has no officer in the bot, among
// those that have something to do. It enters only what misses reports, and ends
// at the first such unit.
func (s *Source) someAbsent(u *store.Unit) (bool, error) {
	if known, ok := s.absent[u.ID]; ok {
		return known, nil
	}
	found := false
	from, to := store.ChildrenOf(u.ID)
	for kv, err := range s.snapshot.Scan(from, to) {
		if err != nil {
			return false, err
		}
		if found, err = s.absentAt(store.UnitID(kv.Key.Part(3))); err != nil {
			return false, err
		}
		if found {
			break
		}
	}
	s.absent[u.ID] = found
	return found, nil
}

// absentAt looks at one unit and below it.
func (s *Source) absentAt(id store.UnitID) (bool, error) {
	sums, err := tally.Read(s.r, s.c.Key, id)
	if err != nil || missing(sums) <= 0 {
		return false, err
	}
	var staff store.Staff
	if _, err := store.Get(s.r, store.StaffKey(id), &staff); err != nil || len(staff.Officers) == 0 {
		return true, err
	}
	var u store.Unit
	if _, err := store.Get(s.r, store.UnitKey(id), &u); err != nil || u.Kind == store.Grassroots {
		return false, err
	}
	return s.someAbsent(&u)
}
