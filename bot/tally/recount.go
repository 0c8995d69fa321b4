package tally

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"raquan/config"
	"raquan/store"
)

// A Difference is one record that is not as a recount would have it.
type Difference struct {
	Unit   store.UnitID
	Report bool                        // the unit's report is not counted as it would be today
	Zones  map[string]map[string]int64 // else: what the unit's tally lacks (or, below zero, has too much), by zone
}

func (d Difference) String() string {
	if d.Report {
		return fmt.Sprintf("report of %s is not counted as it would be today", d.Unit)
	}
	return fmt.Sprintf("tally of %s lacks %v", d.Unit, d.Zones)
}

// Differences compares what is stored with a recount, in order of units. A
// tally is held against what the reports and stages say they added, and the reports
// against what they would add today (for stages see Misplaced), so that each difference can be fixed by
// itself while people go on reporting.
func Differences(s store.Snapshot, c *config.Campaign) ([]Difference, error) {
	b := book{} // what is counted less what is stored
	var ds []Difference
	err := walk(s, c, func(u *store.Unit, r *store.Report) error {
		b.add(chain(u), u.Zone, Expected(u), 1)
		if r != nil {
			b.add(countedIn(u.ID, r), r.Zone, r.Added, 1)
			if stale(c, u, r) {
				ds = append(ds, Difference{Unit: u.ID, Report: true})
			}
		}
		stage, _, err := readStage(s, c, u.ID)
		if err != nil {
			return err
		}
		b.add(stageChain(u.ID, &stage), stage.Zone, standing(&stage), 1)
		var have store.Tally
		if _, err := store.Get(s, store.TallyKey(c.Key, u.ID), &have); err != nil {
			return fmt.Errorf("tally: recount: %w", err)
		}
		b.enter(u.ID, &have, -1) // at once, so that most entries of the book are gone again
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := b.takeOffStrangers(s, c); err != nil {
		return nil, err
	}
	for u, t := range b {
		ds = append(ds, Difference{Unit: u, Zones: t.Zones})
	}
	slices.SortFunc(ds, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(len(a.Zones), len(b.Zones)))
	})
	return ds, nil
}

// Fix removes a difference. What is lacking is added to what is there now, so a
// report taken in since Differences looked is not lost. After an error of the
// engine it is unknown whether that happened: look for differences again.
func Fix(tx store.Tx, c *config.Campaign, d Difference) error {
	if d.Report {
		var u store.Unit
		if found, err := store.Get(tx, store.UnitKey(d.Unit), &u); err != nil || !found {
			return err
		}
		return recountReport(tx, c, &u)
	}
	for zone, sums := range d.Zones {
		if err := Change(tx, c.Key, []store.UnitID{d.Unit}, zone, nil, sums); err != nil {
			return err
		}
	}
	return nil
}

// book holds tallies by unit, none of them empty.
type book map[store.UnitID]*store.Tally

func (b book) add(units []store.UnitID, zone string, s Sums, sign int64) {
	if len(s) == 0 {
		return
	}
	for _, u := range units {
		t := b[u]
		if t == nil {
			t = &store.Tally{V: 1}
			b[u] = t
		}
		if Add(t, zone, s, sign); len(t.Zones) == 0 {
			delete(b, u)
		}
	}
}

func (b book) enter(u store.UnitID, t *store.Tally, sign int64) {
	if t == nil {
		return
	}
	for zone, s := range t.Zones {
		b.add([]store.UnitID{u}, zone, s, sign)
	}
}

// takeOffStrangers takes off the stored tallies of units that do not exist.
func (b book) takeOffStrangers(s store.Snapshot, c *config.Campaign) error {
	from, to := store.TalliesIn(c.Key)
	for kv, err := range s.Scan(from, to) {
		if err != nil {
			return fmt.Errorf("tally: read tallies: %w", err)
		}
		id := store.UnitID(kv.Key.Part(2))
		if _, known, err := store.GetID(s, store.UnitKey(id)); err != nil || known {
			if err != nil {
				return fmt.Errorf("tally: recount: %w", err)
			}
			continue
		}
		var t store.Tally
		if err := decode(kv, &t); err != nil {
			return err
		}
		b.enter(id, &t, -1)
	}
	return nil
}

// walk calls fn with every unit and its report, nil if there is none.
func walk(s store.Snapshot, c *config.Campaign, fn func(*store.Unit, *store.Report) error) error {
	for u, err := range store.Units(s) {
		if err != nil {
			return fmt.Errorf("tally: recount: %w", err)
		}
		r := new(store.Report)
		found, err := store.Get(s, store.ReportKey(c.Key, u.ID), r)
		if err != nil {
			return fmt.Errorf("tally: recount: %w", err)
		}
		if !found {
			r = nil
		}
		if err := fn(u, r); err != nil {
			return err
		}
	}
	return nil
}

func decode(kv store.KV, v any) error {
	if err := json.Unmarshal(kv.Value, v); err != nil {
		return fmt.Errorf("tally: decode %s: %w", kv.Key, err)
	}
	return nil
}
