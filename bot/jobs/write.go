package jobs

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"raquan/bot/roster"
	"raquan/bot/tally"
	"raquan/store"
)

// writer writes units of a plan in one transaction, each with all that belongs
// to it.
type writer struct {
	tx  store.Tx
	run *run
	job *Job
}

// item brings one unit to what is planned. A unit that is there already was
// written by an earlier run, with everything else.
func (w writer) item(it item) error {
	planned := &it.Unit
	old, err := w.stored(planned)
	switch {
	case err != nil:
		return err
	case old == nil && !it.New:
		return fmt.Errorf("not in the store")
	case old != nil && same(old, planned):
		return nil
	}
	if err := w.replace(old, planned); err != nil {
		return err
	}
	return w.audit(it, old)
}

// replace writes a unit with its indexes and what is counted of it. old is nil
// if it is new.
func (w writer) replace(old, new *store.Unit) error {
	if err := store.Put(w.tx, store.UnitKey(new.ID), new); err != nil {
		return err
	}
	if old == nil {
		if err := store.PutID(w.tx, store.CodeKey(new.Code), string(new.ID)); err != nil {
			return err
		}
	}
	if err := w.child(old, new); err != nil {
		return err
	}
	if err := w.contact(old, new); err != nil {
		return err
	}
	if err := tally.Replace(w.tx, w.run.campaign, old, new); err != nil {
		return err
	}
	return w.pending(old, new)
}

func (w writer) stored(planned *store.Unit) (*store.Unit, error) {
	old := new(store.Unit)
	found, err := store.Get(w.tx, store.UnitKey(planned.ID), old)
	if err != nil || !found {
		return nil, err
	}
	return old, nil
}

// same compares units as they are stored.
func same(a, b *store.Unit) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

// child keeps the index of children; the national unit is the child of "".
// Closed units stay in it: whoever lists children reads the units and sees that
// they are closed.
func (w writer) child(old, new *store.Unit) error {
	key := store.ChildKey(new.Parent, new.Order, new.ID)
	if old != nil {
		before := store.ChildKey(old.Parent, old.Order, old.ID)
		if before == key {
			return nil
		}
		if err := w.tx.Delete(before); err != nil {
			return err
		}
	}
	return store.PutID(w.tx, key, string(new.ID))
}

// pending keeps the index of units whose report is expected and not there.
func (w writer) pending(old, new *store.Unit) error {
	pending, err := isPending(w.tx, w.run.campaign.Key, new)
	if err != nil {
		return err
	}
	if old != nil && old.Parent != new.Parent {
		if err := w.tx.Delete(store.PendingKey(w.run.campaign.Key, old.Parent, old.ID)); err != nil {
			return err
		}
	}
	key := store.PendingKey(w.run.campaign.Key, new.Parent, new.ID)
	if pending {
		return store.PutID(w.tx, key, string(new.ID))
	}
	if old == nil {
		return nil
	}
	return w.tx.Delete(key)
}

// contact keeps the look-up by the chair's number, in which only open units
// are. The new contact's Person was written with the plan; the old one's is
// deleted, unless that person has been met since.
func (w writer) contact(old, new *store.Unit) error {
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
	return w.tx.Delete(store.PersonKey(old.Contact))
}

// listed is the contact by whose number a unit can be found: a chair's, so that
// of a unit which is expected to report.
func listed(u *store.Unit) store.PersonID {
	if u == nil || !u.Expected() {
		return ""
	}
	return u.Contact
}

func (w writer) relist(before, now store.PersonID, unit store.UnitID) error {
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
func (w writer) person(id store.PersonID) (store.Person, error) {
	var p store.Person
	_, err := store.Get(w.tx, store.PersonKey(id), &p)
	return p, err
}

// list enters a unit under a mobile number.
func (w writer) list(phone string, unit store.UnitID) error {
	if !roster.Mobile(phone) {
		return nil
	}
	key := w.phoneKey(phone)
	var p store.PhoneUnits
	if _, err := store.Get(w.tx, key, &p); err != nil {
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
	return store.Put(w.tx, key, p)
}

// byAge orders unit ids as they were given, so that a choice of units does not
// depend on which batch came first.
func byAge(a, b store.UnitID) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

// unlist takes a unit from under a number.
func (w writer) unlist(phone string, unit store.UnitID) error {
	if !roster.Mobile(phone) {
		return nil
	}
	key := w.phoneKey(phone)
	var p store.PhoneUnits
	found, err := store.Get(w.tx, key, &p)
	if err != nil || !found {
		return err
	}
	if p = p.Without(unit); p.Empty() {
		return w.tx.Delete(key)
	}
	return store.Put(w.tx, key, p)
}

func (w writer) phoneKey(phone string) store.Key {
	return store.PhoneKey(w.run.secret.MAC("phone", phone))
}

// audit tells what happened to a unit that was there before. Names and numbers
// of persons are not told, only that they changed.
func (w writer) audit(it item, old *store.Unit) error {
	if it.Act == "" || old == nil {
		return nil
	}
	what := make([]string, len(it.What))
	for i, c := range it.What {
		what[i] = string(c)
	}
	line := store.AuditLine{At: w.job.At, By: w.job.By, Act: it.Act, Unit: it.Unit.ID, What: strings.Join(what, ","), Why: fmt.Sprintf("import %d", w.job.N)}
	if old.Parent != it.Unit.Parent {
		line.From, line.To = string(old.Parent), string(it.Unit.Parent)
	}
	_, err := store.Append(w.tx, line)
	return err
}
