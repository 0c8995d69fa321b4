package roster

import (
	"fmt"

	"raquan/store"
)

// Present is what the store has now, as far as a roster is concerned.
type Present struct {
	Units    map[string]*Known // by code
	Counters store.Counters    // what the next ids and places follow
}

// Known is a unit of the store with its contact's data.
type Known struct {
	store.Unit
	ChairName  string
	ChairPhone string // E.164
}

// Load collects what the store has. It reads all units and their contacts.
func Load(s store.Snapshot) (*Present, error) {
	p := &Present{Units: map[string]*Known{}}
	if _, err := store.Get(s, store.CountersKey, &p.Counters); err != nil {
		return nil, fmt.Errorf("roster: load: %w", err)
	}
	byID := map[store.UnitID]*Known{}
	for u, err := range store.Units(s) {
		if err != nil {
			return nil, fmt.Errorf("roster: load: %w", err)
		}
		k := &Known{Unit: *u}
		p.Units[k.Code], byID[k.ID] = k, k
	}
	if err := loadContacts(s, byID); err != nil {
		return nil, fmt.Errorf("roster: load contacts: %w", err)
	}
	return p, nil
}

// loadContacts fills in the chairs. An erased contact is none.
func loadContacts(s store.Snapshot, byID map[store.UnitID]*Known) error {
	for _, k := range byID {
		if k.Contact == "" {
			continue
		}
		var person store.Person
		if _, err := store.Get(s, store.PersonKey(k.Contact), &person); err != nil {
			return err
		}
		k.ChairName, k.ChairPhone = person.Name, person.Phone
	}
	return nil
}
