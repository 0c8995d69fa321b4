package freeze

import (
	"fmt"
	"iter"

	"raquan/bot/figures"
	"raquan/config"
	"raquan/store"
)

// Read gives the figures of a freeze that is done, in the shape of live ones.
// ErrNone if there is none.
func Read(s store.Snapshot, c *config.Campaign, unit store.UnitID, n int) (*figures.Table, error) {
	f, err := Done(s, c.Key, unit, n)
	if err != nil {
		return nil, err
	}
	below, err := Below(s, c.Key, f, 0, f.Below)
	if err != nil {
		return nil, err
	}
	return figures.Kept(Cut(f), Body(f), below, rowsOf(f)), nil
}

// Done reads the record of a freeze that is done; ErrNone if it is not.
func Done(r store.Reader, campaign string, unit store.UnitID, n int) (*store.Freeze, error) {
	f, err := Get(r, campaign, unit, n)
	if err == nil && f.State != store.Frozen {
		err = fmt.Errorf("%w: %s number %d is not done", ErrNone, unit, n)
	}
	return f, err
}

// Cut is the cut-off of a freeze.
func Cut(f *store.Freeze) figures.Cut { return figures.Cut{At: f.At, Freeze: f.N, Interim: f.Interim} }

// Body is the unit of a freeze with its sums.
func Body(f *store.Freeze) figures.Body {
	b := figures.BodyOf(*f.Body, &store.Tally{Zones: f.Zones})
	b.Own = Cut(f)
	return b
}

// Below gives the units right below that stand from place from to place to, from
// 0. It reads no more pages than it needs.
func Below(r store.Reader, campaign string, f *store.Freeze, from, to int) ([]figures.Body, error) {
	var list []figures.Body
	from, to = max(0, from), min(to, f.Below)
	for p := from / belowPerPage; p*belowPerPage < to; p++ {
		page, err := readPage[below](r, campaign, f, store.FrozenBelow, p)
		if err != nil {
			return nil, err
		}
		for i := range page {
			if at := p*belowPerPage + i; at >= from && at < to {
				list = append(list, page[i].body())
			}
		}
	}
	return list, nil
}

// Asked are the units of which a freeze was ever begun.
func Asked(s store.Snapshot, campaign string) (map[store.UnitID]bool, error) {
	units := map[store.UnitID]bool{}
	from, to := store.FreezesIn(campaign)
	for kv, err := range s.Scan(from, to) {
		if err != nil {
			return nil, fmt.Errorf("freeze: read: %w", err)
		}
		units[store.UnitID(kv.Key.Part(2))] = true
	}
	return units, nil
}

// List gives the freezes of a unit that are done, the newest first.
func List(s store.Snapshot, campaign string, unit store.UnitID) ([]*store.Freeze, error) {
	var list []*store.Freeze
	from, to := store.FreezesOf(campaign, unit)
	for f, err := range store.Records[store.Freeze](s, from, to) {
		if err != nil {
			return nil, err
		}
		if f.State == store.Frozen {
			list = append([]*store.Freeze{f}, list...)
		}
	}
	return list, nil
}

// rowsOf reads the rows of a freeze. What a report said comes from the revision
// that counted.
func rowsOf(f *store.Freeze) figures.RowReader {
	return func(s store.Snapshot, c *config.Campaign) iter.Seq2[figures.Row, error] {
		return func(yield func(figures.Row, error) bool) {
			var above []*store.Unit
			for r, err := range keptRows(s, c.Key, f) {
				if err != nil {
					yield(figures.Row{}, err)
					return
				}
				above = above[:r.Depth:r.Depth]
				if r.Level {
					above = append(above, &r.Unit)
					continue
				}
				err := addAnswers(s, c.Key, &r)
				if !yield(figures.Row{Unit: &r.Unit, Above: above, Report: r.Report}, err) || err != nil {
					return
				}
			}
		}
	}
}

// keptRows reads the rows as the pages have them. It ends with the first error.
func keptRows(s store.Reader, campaign string, f *store.Freeze) iter.Seq2[row, error] {
	return func(yield func(row, error) bool) {
		for p := range f.Pages[store.FrozenRows] {
			page, err := readPage[row](s, campaign, f, store.FrozenRows, p)
			if err != nil {
				yield(row{}, err)
				return
			}
			for _, r := range page {
				if !yield(r, nil) {
					return
				}
			}
		}
	}
}

// addAnswers gives a report that counted its answers back.
func addAnswers(s store.Reader, campaign string, r *row) error {
	if r.Report == nil || !r.Report.Counts() {
		return nil
	}
	rev, err := revision(s, campaign, r.Unit.ID, r.Report.Revision)
	if err != nil {
		return err
	}
	if rev.Line != r.Line {
		return fmt.Errorf("freeze: revision %d of %s is another one: %w", rev.N, r.Unit.ID, store.ErrCorrupt)
	}
	r.Report.Sent = rev.Answers
	return nil
}
