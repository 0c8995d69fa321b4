// Package figures reads what a table, a picture or a document is made of: the
// sums of a unit and of those right below it, and the reports under it, all of
// one cut-off.
//
// # Why a room of its own
//
// A screen, a chart, a sheet and a draft of the official report must show the
// same number for the same thing. So all of them take it from here, with the
// moment that it is of and whether it is frozen, and none of them reads tallies
// by itself.
//
// # How to change it
//
// What is counted belongs to bot/tally. A new reader of figures asks Read, and
// Rows if it needs every report; it says Cut in its head.
package figures

import (
	"errors"
	"fmt"
	"iter"
	"time"

	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
)

// ErrNoUnit is given for a unit that does not exist.
var ErrNoUnit = errors.New("figures: no such unit")

// Cut says of which moment figures are.
type Cut struct {
	At     time.Time
	Freeze int // number of the unit's freeze that they are from; 0: live, and so provisional

	Interim bool // that freeze is an interim one: the unit goes on collecting
}

// Frozen reports whether the figures are those of a freeze.
func (c Cut) Frozen() bool { return c.Freeze > 0 }

// Final reports whether they are what the unit has handed in to the level above.
func (c Cut) Final() bool { return c.Freeze > 0 && !c.Interim }

// OwnCut is the cut-off of a unit's newest freeze.
func OwnCut(f store.Freezes) Cut { return Cut{At: f.At, Freeze: f.Latest, Interim: f.Interim} }

// Body is a unit with the sums at and under it.
type Body struct {
	Unit  store.Unit
	Sums  tally.Sums
	Zones map[string]tally.Sums // the same by zone; "" is elsewhere
	Own   Cut                   // the newest freeze of the unit itself; zero: it has none
}

// Table is a unit's figures with those of the units right below it, in the order
// of the roster, closed ones with figures among them.
type Table struct {
	Cut
	Body
	Below []Body

	rows RowReader // of a freeze; nil: the store as it is
}

// RowReader gives the rows of a table that were kept. It ends with the first error.
type RowReader func(store.Snapshot, *config.Campaign) iter.Seq2[Row, error]

// Kept makes a table of figures that were kept, with a reader of their rows.
func Kept(cut Cut, body Body, below []Body, rows RowReader) *Table {
	return &Table{Cut: cut, Body: body, Below: below, rows: rows}
}

// BodyOf gives a unit with the sums of a tally.
func BodyOf(u store.Unit, t *store.Tally) Body {
	b := Body{Unit: u, Sums: tally.Total(t), Zones: map[string]tally.Sums{}}
	for zone, sums := range t.Zones {
		b.Zones[zone] = sums
	}
	return b
}

// Read gives the live figures at and under a unit.
func Read(s store.Snapshot, c *config.Campaign, unit store.UnitID, now time.Time) (*Table, error) {
	t := &Table{Cut: Cut{At: now}}
	if err := t.Body.read(s, c, unit); err != nil {
		return nil, err
	}
	from, to := store.ChildrenOf(unit)
	for kv, err := range s.Scan(from, to) {
		if err != nil {
			return nil, fmt.Errorf("figures: read units: %w", err)
		}
		var b Body
		if err := b.read(s, c, store.UnitID(kv.Key.Part(3))); err != nil {
			return nil, err
		}
		if b.Unit.Closed.IsZero() || len(b.Sums) > 0 {
			t.Below = append(t.Below, b)
		}
	}
	return t, nil
}

func (b *Body) read(s store.Snapshot, c *config.Campaign, unit store.UnitID) error {
	found, err := store.Get(s, store.UnitKey(unit), &b.Unit)
	if err == nil && !found {
		err = fmt.Errorf("%w: %q", ErrNoUnit, unit)
	}
	if err != nil {
		return err
	}
	var t store.Tally
	if _, err := store.Get(s, store.TallyKey(c.Key, unit), &t); err != nil {
		return err
	}
	*b = BodyOf(b.Unit, &t)
	if b.Unit.Kind == store.Grassroots {
		return nil // its report is all that there is
	}
	var own store.Freezes
	_, err = store.Get(s, store.FreezesKey(c.Key, unit), &own)
	b.Own = OwnCut(own)
	return err
}

// Row is a unit of which a report is expected, or that has one.
type Row struct {
	Unit   *store.Unit
	Above  []*store.Unit // the units between the table's own and this one, nearest to the table's first
	Report *store.Report // nil: nothing is known of one
}

// Rows gives the units with reports at and under the table's own, each before
// those below it, in the order of the roster. Closed units are among them if they
// have reported. It ends with the first error.
func (t *Table) Rows(s store.Snapshot, c *config.Campaign) iter.Seq2[Row, error] {
	if t.rows != nil {
		return t.rows(s, c)
	}
	return func(yield func(Row, error) bool) {
		w := rowWalk{s: s, c: c, yield: yield}
		if w.row(&t.Unit, nil) {
			w.under(t.Unit.ID, nil)
		}
	}
}

type rowWalk struct {
	s     store.Snapshot
	c     *config.Campaign
	yield func(Row, error) bool
}

// under reports whether to go on.
func (w *rowWalk) under(parent store.UnitID, above []*store.Unit) bool {
	from, to := store.ChildrenOf(parent)
	for kv, err := range w.s.Scan(from, to) {
		u := new(store.Unit)
		if err == nil {
			_, err = store.Get(w.s, store.UnitKey(store.UnitID(kv.Key.Part(3))), u)
		}
		if err != nil {
			w.yield(Row{}, fmt.Errorf("figures: read units: %w", err))
			return false
		}
		if !w.row(u, above) || u.Kind != store.Grassroots && !w.under(u.ID, append(above[:len(above):len(above)], u)) {
			return false
		}
	}
	return true
}

func (w *rowWalk) row(u *store.Unit, above []*store.Unit) bool {
	r := new(store.Report)
	found, err := store.Get(w.s, store.ReportKey(w.c.Key, u.ID), r)
	switch {
	case err != nil:
		return w.yield(Row{}, err) && false
	case !found:
		r = nil
	}
	if !u.Expected() && (r == nil || !r.Counts()) {
		return true
	}
	return w.yield(Row{Unit: u, Above: above, Report: r}, nil)
}
