package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"raquan/bot/roster"
	"raquan/store"
)

// census counts the open units of one kind.
type census struct {
	units    int
	expected int // of which a report is expected
	contact  int // whose chair can be met by the roster's number
	officers int // with somebody in the unit's own role
}

// kinds are the kinds of units from the top down.
var kinds = []store.UnitKind{store.National, store.Federation, store.Sector, store.Attached, store.Upper, store.Grassroots}

// checkRoster counts the units and says what keeps them from reporting.
func checkRoster(ctx context.Context, b *Base, out io.Writer) error {
	var counts map[store.UnitKind]*census
	err := b.Store.View(ctx, func(s store.Snapshot) (err error) {
		counts, err = countUnits(s)
		return err
	})
	if err != nil {
		return fmt.Errorf("roster: %w", err)
	}
	all := census{}
	for _, kind := range kinds {
		c := counts[kind]
		if c == nil {
			continue
		}
		sayGood(out, "roster", fmt.Sprintf("%-10s %s, %s expected, %d with a mobile number, %d with an officer",
			kind, countOf(c.units, "unit"), countOf(c.expected, "report"), c.contact, c.officers))
		all.units += c.units
		all.expected += c.expected
	}
	switch {
	case all.units == 0:
		return errors.New("roster: there are no units: raquan roster import FILE brings them in")
	case counts[store.National] == nil:
		return errors.New("roster: there is no national unit, so nobody can see all of it")
	case all.expected == 0:
		return errors.New("roster: no unit is expected to report")
	}
	return nil
}

func countUnits(s store.Snapshot) (map[store.UnitKind]*census, error) {
	counts := map[store.UnitKind]*census{}
	for u, err := range store.Units(s) {
		if err != nil {
			return nil, err
		}
		if !u.Closed.IsZero() {
			continue
		}
		if counts[u.Kind] == nil {
			counts[u.Kind] = new(census)
		}
		if err := counts[u.Kind].add(s, u); err != nil {
			return nil, err
		}
	}
	return counts, nil
}

func (c *census) add(r store.Reader, u *store.Unit) error {
	c.units++
	if u.Expected() {
		c.expected++
	}
	if u.Contact != "" {
		var p store.Person
		if _, err := store.Get(r, store.PersonKey(u.Contact), &p); err != nil {
			return err
		}
		if roster.Mobile(p.Phone) {
			c.contact++
		}
	}
	var staff store.Staff
	if _, err := store.Get(r, store.StaffKey(u.ID), &staff); err != nil {
		return err
	}
	role := roster.DefaultRole(u)
	if slices.ContainsFunc(staff.Officers, func(p store.Post) bool { return p.Role == role }) {
		c.officers++
	}
	return nil
}
