package tree

import (
	"cmp"
	"slices"

	"raquan/bot/roster"
	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
)

// Writer writes units in one transaction, each with all that belongs to it.
type Writer struct {
	Tx       store.Tx
	Secret   store.Secret
	Campaign *config.Campaign
}

// Replace writes a unit with its indexes and what is counted of it. old is nil
// if it is new.
func (w Writer) Replace(old, new *store.Unit) error {
	if err := store.Put(w.Tx, store.UnitKey(new.ID), new); err != nil {
		return err
	}
	if old == nil {
		if err := store.PutID(w.Tx, store.CodeKey(new.Code), string(new.ID)); err != nil {
			return err
		}
	}
	if err := w.child(old, new); err != nil {
		return err
	}
	if err := w.contact(old, new); err != nil {
		return err
	}
	if err := tally.Replace(w.Tx, w.Campaign, old, new); err != nil {
		return err
	}
	return w.pending(old, new)
}

// child keeps the index of children; the national unit is the child of "".
// Closed units stay in it: whoever lists children reads the units and sees that
// they are closed.
func (w Writer) child(old, new *store.Unit) error {
	key := store.ChildKey(new.Parent, new.Order, new.ID)
	if old != nil {
		before := store.ChildKey(old.Parent, old.Order, old.ID)
		if before == key {
			return nil
		}
		if err := w.Tx.Delete(before); err != nil {
			return err
		}
	}
	return store.PutID(w.Tx, key, string(new.ID))
}

// pending keeps the index of units whose report is expected and not there.
func (w Writer) pending(old, new *store.Unit) error {
	pending, err := Pending(w.Tx, w.Campaign.Key, new)
	if err != nil {
		return err
	}
	if old != nil && old.Parent != new.Parent {
		if err := w.Tx.Delete(store.PendingKey(w.Campaign.Key, old.Parent, old.ID)); err != nil {
			return err
		}
	}
	key := store.PendingKey(w.Campaign.Key, new.Parent, new.ID)
	if pending {
		return store.PutID(w.Tx, key, string(new.ID))
	}
	if old == nil {
		return nil
	}
	return w.Tx.Delete(key)
}

// contact keeps the look-up by the chair's number, in which only open units
// are. The new contact's Person was written with the plan; the old one's is
// deleted, unless that person has been met since.
func (w Writer) contact(old, new *store.Unit) error {
	before, now := listed(old), listed(new)
	if before != now {
		if err := w.relist(before, now, new.ID); err != nil {
			return err
		}
	}
	if old == nil || old.Contact == "" || old.Contact == new.Contact {
		return nil
	}
	p, err := w.person(old.Contact)
	if err != nil || p.Telegram != 0 {
		return err
	}
	return w.Tx.Delete(store.PersonKey(old.Contact))
}

// listed is the contact by whose number a unit can be found: a chair's, so that
// of a unit which is expected to report.
func listed(u *store.Unit) store.PersonID {
	if u == nil || !u.Expected() {
		return ""
	}
	return u.Contact
}

func (w Writer) relist(before, now store.PersonID, unit store.UnitID) error {
	if before != "" {
		p, err := w.person(before)
		if err != nil {
			return err
		}
		if err := w.unlist(p.Phone, unit); err != nil {
			return err
		}
	}
	if now == "" {
		return nil
	}
	p, err := w.person(now)
	if err != nil {
		return err
	}
	return w.list(p.Phone, unit)
}

// person reads a contact; one that was erased is empty.
func (w Writer) person(id store.PersonID) (store.Person, error) {
	var p store.Person
	_, err := store.Get(w.Tx, store.PersonKey(id), &p)
	return p, err
}

// list enters a unit under a mobile number.
func (w Writer) list(phone string, unit store.UnitID) error {
	if !roster.Mobile(phone) {
		return nil
	}
	key := w.phoneKey(phone)
	var p store.PhoneUnits
	if _, err := store.Get(w.Tx, key, &p); err != nil {
		return err
	}
	switch {
	case slices.Contains(p.Units, unit):
		return nil
	case len(p.Units) < store.MaxPhoneUnits:
		at, _ := slices.BinarySearchFunc(p.Units, unit, byAge)
		p.Units = slices.Insert(p.Units, at, unit)
	default:
		p.More++
	}
	p.V = 1
	return store.Put(w.Tx, key, p)
}

// byAge orders unit ids as they were given, so that a choice of units does not
// depend on which batch came first.
func byAge(a, b store.UnitID) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

// unlist takes a unit from under a number.
func (w Writer) unlist(phone string, unit store.UnitID) error {
	if !roster.Mobile(phone) {
		return nil
	}
	key := w.phoneKey(phone)
	var p store.PhoneUnits
	found, err := store.Get(w.Tx, key, &p)
	if err != nil || !found {
		return err
	}
	if p = p.Without(unit); p.Empty() {
		return w.Tx.Delete(key)
	}
	return store.Put(w.Tx, key, p)
}

func (w Writer) phoneKey(phone string) store.Key {
	return store.PhoneKey(w.Secret.MAC("phone", phone))
}

// Pending tells whether a unit's report is expected and not there.
func Pending(r store.Reader, campaign string, u *store.Unit) (bool, error) {
	if !u.Expected() {
		return false, nil
	}
	var report store.Report
	if _, err := store.Get(r, store.ReportKey(campaign, u.ID), &report); err != nil {
		return false, err
	}
	return tally.Pending(u, &report), nil
}
