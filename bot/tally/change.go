package tally

import (
	"errors"
	"fmt"
	"slices"

	"raquan/config"
	"raquan/store"
)

// Change replaces what was counted (old) by what is to be counted (new) in one
// zone of the tallies of units, which are a unit and all above it. Where both
// are the same nothing is read or written.
func Change(tx store.Tx, campaign string, units []store.UnitID, zone string, old, new Sums) error {
	diff := new.Less(old)
	if len(diff) == 0 {
		return nil
	}
	sums := inOrder(diff)
	for _, u := range units {
		if err := change(tx, store.TallyKey(campaign, u), zone, sums); err != nil {
			return fmt.Errorf("tally: count %s: %w", u, err)
		}
	}
	return nil
}

// change adds diff to one record. A tally with nothing in it is not stored.
func change(tx store.Tx, key store.Key, zone string, diff []sum) error {
	record, err := tx.Get(key)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	patched, ok := patch(record, zone, diff)
	if !ok {
		return changeDecoded(tx, key, zone, diff)
	}
	if len(patched) == 0 {
		return tx.Delete(key)
	}
	return tx.Put(key, patched)
}

// changeDecoded is change for a record that patch cannot read.
func changeDecoded(tx store.Tx, key store.Key, zone string, diff []sum) error {
	var t store.Tally
	if _, err := store.Get(tx, key, &t); err != nil {
		return err
	}
	s := Sums{}
	for _, d := range diff {
		s[d.name] = d.n
	}
	t.V = 1
	Add(&t, zone, s, 1)
	if len(t.Zones) == 0 {
		return tx.Delete(key)
	}
	return store.Put(tx, key, t)
}

// Count brings the tallies in line with a report that has been changed, or that
// is new: what it says it added, where it says so, is taken off, and what it
// adds today is added to its unit and all above it today. The report remembers
// the new contribution; the caller stores it in the same transaction.
func Count(tx store.Tx, c *config.Campaign, u *store.Unit, r *store.Report) error {
	sums := Contribution(c, u, r)
	if err := list(tx, c, u, r); err != nil {
		return err
	}
	if r.Zone == u.Zone && slices.Equal(r.Above, u.Above) {
		if err := Change(tx, c.Key, chain(u), u.Zone, r.Added, sums); err != nil {
			return err
		}
	} else {
		if err := Change(tx, c.Key, countedIn(u.ID, r), r.Zone, r.Added, nil); err != nil {
			return err
		}
		if err := Change(tx, c.Key, chain(u), u.Zone, nil, sums); err != nil {
			return err
		}
	}
	remember(u, r, sums)
	return restage(tx, c, u, r)
}

// Replace brings the tallies in line with a change of the roster: a unit is new
// (old is nil), closed, moved, or has another zone or number of workers. Its
// report, if there is one, is counted anew and stored. The caller stores the
// unit in the same transaction, and calls Replace for every unit whose Above
// changes, so for all units under a moved one.
func Replace(tx store.Tx, c *config.Campaign, old, new *store.Unit) error {
	if old == nil {
		old = &store.Unit{ID: new.ID, Above: new.Above, Zone: new.Zone}
		if err := firstStage(tx, c, new); err != nil {
			return err
		}
	}
	if old.Zone == new.Zone && slices.Equal(old.Above, new.Above) {
		if err := Change(tx, c.Key, chain(new), new.Zone, Expected(old), Expected(new)); err != nil {
			return err
		}
	} else {
		if err := Change(tx, c.Key, chain(old), old.Zone, Expected(old), nil); err != nil {
			return err
		}
		if err := Change(tx, c.Key, chain(new), new.Zone, nil, Expected(new)); err != nil {
			return err
		}
	}
	r, err := reportOf(tx, c, new.ID)
	switch {
	case err != nil:
		return err
	case r != nil && stale(c, new, r):
		return recounted(tx, c, new, r)
	}
	return restage(tx, c, new, r)
}

// recountReport counts a stored report anew, if there is one.
func recountReport(tx store.Tx, c *config.Campaign, u *store.Unit) error {
	r, err := reportOf(tx, c, u.ID)
	if err != nil || r == nil || !stale(c, u, r) {
		return err
	}
	return recounted(tx, c, u, r)
}

func recounted(tx store.Tx, c *config.Campaign, u *store.Unit, r *store.Report) error {
	if err := Count(tx, c, u, r); err != nil {
		return err
	}
	return store.Put(tx, store.ReportKey(c.Key, u.ID), r)
}

// stale reports whether a report is not counted as it would be today.
func stale(c *config.Campaign, u *store.Unit, r *store.Report) bool {
	sums := Contribution(c, u, r)
	if len(sums.Less(r.Added)) > 0 || !changed(r).Equal(r.Listed) {
		return true
	}
	return (len(sums) > 0 || !r.Listed.IsZero()) && (r.Zone != u.Zone || !slices.Equal(r.Above, u.Above))
}

func remember(u *store.Unit, r *store.Report, sums Sums) {
	r.Added, r.Above, r.Zone = sums, slices.Clone(u.Above), u.Zone
}

// chain is a unit and all above it.
func chain(u *store.Unit) []store.UnitID {
	return append([]store.UnitID{u.ID}, u.Above...)
}

// countedIn is the chain that a report was counted in.
func countedIn(u store.UnitID, r *store.Report) []store.UnitID {
	return append([]store.UnitID{u}, r.Above...)
}
