package freeze

import (
	"time"

	"raquan/bot/tally"
	"raquan/store"
)

// ChangeKind is what happened to a report after a freeze.
type ChangeKind string

// The kinds.
const (
	First     ChangeKind = "first" // first sent after it
	Again     ChangeKind = "again" // counted in it, and sent again
	Withdrawn ChangeKind = "withdrawn"
)

// Change is a report that was sent or withdrawn after a freeze.
type Change struct {
	Unit store.UnitID
	Kind ChangeKind
	At   time.Time // of the latest, to the second
}

// Later lists the reports of units at and under a freeze's unit, as the tree is
// today, that were sent or withdrawn after it, the newest first: those from one place
// to another, and how many there are.
func Later(s store.Snapshot, campaign string, f *store.Freeze, today *store.Unit, from, to int) (list []Change, n int, err error) {
	for rec, err := range tally.Recently(s, campaign, today) {
		if err != nil {
			return nil, 0, err
		}
		if rec.At.Before(f.At.Add(-unsure)) {
			break
		}
		c, later, err := changeOf(s, campaign, f, rec)
		if err != nil {
			return nil, 0, err
		}
		if !later {
			continue
		}
		if n >= from && n < to {
			list = append(list, c)
		}
		n++
	}
	return list, n, nil
}

// unsure is how far apart the moment of an update and that of its writing may be. So
// close to the cut-off only the audit tells what the freeze has seen.
const unsure = time.Minute

// changeOf says what became of a report after a freeze; later is false if nothing
// came of it. A plain sending is known from the index alone: there may be thousands.
func changeOf(s store.Reader, campaign string, f *store.Freeze, rec tally.Recent) (c Change, later bool, err error) {
	c = Change{Unit: rec.Unit, Kind: Again, At: rec.At}
	if rec.First.After(f.At) {
		c.Kind = First
	}
	if rec.State == store.Sent && rec.At.After(f.At.Add(unsure)) {
		return c, true, nil
	}
	var r store.Report
	if _, err := store.Get(s, store.ReportKey(campaign, rec.Unit), &r); err != nil {
		return c, false, err
	}
	if gone := r.Withdrawal; rec.State == store.Withdrawn && gone != nil {
		c.Kind = Withdrawn // one first sent after it neither counted then nor does it now
		return c, gone.Line > f.Line && !gone.First.After(f.At), nil
	}
	rev, err := revision(s, campaign, rec.Unit, r.Revision)
	if err != nil {
		return c, false, err
	}
	if r.First.Equal(r.Last) {
		c.Kind = First
	}
	c.At = r.Last
	return c, rev.Line > f.Line, nil
}
