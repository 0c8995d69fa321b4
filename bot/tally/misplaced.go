package tally

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"

	"raquan/config"
	"raquan/store"
)

// Misplacement is a stage, or its place in the list of those to ring, that is not as
// it ought to be.
type Misplacement struct {
	Unit store.UnitID
	Key  store.Key // the entry of the list; empty: the stage itself
}

func (m Misplacement) String() string {
	if m.Key != "" {
		return fmt.Sprintf("%s is wrong in the list of those to ring", m.Key)
	}
	return fmt.Sprintf("%s does not stand where its report and its people are", m.Unit)
}

// Misplaced compares all stages with reports and people, and the list of those to
// ring with the stages, in order of units. A unit of whose people something has just
// changed, and that is to follow, is passed over.
func Misplaced(s store.Snapshot, c *config.Campaign) ([]Misplacement, error) {
	var list []Misplacement
	err := walk(s, c, func(u *store.Unit, r *store.Report) error {
		some, err := misplaced(s, c, u, r)
		list = append(list, some...)
		return err
	})
	if err != nil {
		return nil, err
	}
	strangers, err := ringStrangers(s, c)
	if err != nil {
		return nil, err
	}
	list = append(list, strangers...)
	slices.SortFunc(list, func(a, b Misplacement) int { return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Key, b.Key)) })
	return list, nil
}

// misplaced compares the stage of one unit, and looks for its entries in the list.
func misplaced(s store.Snapshot, c *config.Campaign, u *store.Unit, r *store.Report) (list []Misplacement, err error) {
	had, found, err := readStage(s, c, u.ID)
	if err != nil {
		return nil, err
	}
	waits, err := follows(s, u.ID)
	if err != nil {
		return nil, err
	}
	people, err := PeopleOf(s, u.ID)
	if err != nil {
		return nil, err
	}
	now := stageOf(u, r, people)
	if !waits && (found && !sameStage(&had, &now) || !found && needsStage(&now)) {
		list = append(list, Misplacement{Unit: u.ID})
	}
	for _, key := range ringKeys(c.Key, u.ID, &had) {
		value, err := s.Get(key)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		if !bytes.Equal(value, ringValue(u.ID, &had)) {
			list = append(list, Misplacement{Unit: u.ID, Key: key})
		}
	}
	return list, nil
}

// needsStage: whoever never reported, need not and has nobody has none.
func needsStage(s *store.Stage) bool { return s.Expected || s.People != store.Nobody }

// follows reports whether a note about a unit's people waits to be read.
func follows(s store.Reader, id store.UnitID) (bool, error) {
	if _, waits, err := store.GetID(s, store.StaffedKey(id)); err != nil || waits {
		return waits, err
	}
	var staff store.Staff
	if _, err := store.Get(s, store.StaffKey(id), &staff); err != nil {
		return false, err
	}
	for _, post := range staff.Officers {
		if _, waits, err := store.GetID(s, store.ReachKey(post.Person)); err != nil || waits {
			return waits, err
		}
	}
	return false, nil
}

// ringStrangers finds entries of the list that no stage has.
func ringStrangers(s store.Snapshot, c *config.Campaign) ([]Misplacement, error) {
	var list []Misplacement
	from, to := store.RingIn(c.Key)
	for kv, err := range s.Scan(from, to) {
		if err != nil {
			return nil, fmt.Errorf("tally: read whom to ring: %w", err)
		}
		id := store.UnitID(kv.Key.Part(5))
		stage, _, err := readStage(s, c, id)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(ringKeys(c.Key, id, &stage), kv.Key) {
			list = append(list, Misplacement{Unit: id, Key: kv.Key})
		}
	}
	return list, nil
}

// Place puts one right, by what unit, report and people say now.
func Place(tx store.Tx, c *config.Campaign, m Misplacement) error {
	if m.Key == "" {
		return Stand(tx, c, m.Unit)
	}
	stage, _, err := readStage(tx, c, m.Unit)
	if err != nil {
		return err
	}
	if slices.Contains(ringKeys(c.Key, m.Unit, &stage), m.Key) {
		return tx.Put(m.Key, ringValue(m.Unit, &stage))
	}
	return tx.Delete(m.Key)
}
