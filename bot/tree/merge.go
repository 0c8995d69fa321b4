package tree

import (
	"slices"

	"raquan/bot/review"
	"raquan/store"
)

// Merge makes a unit part of another: see the package comment for its report. Of a
// level above others those below it are put under the other one by a job, before
// it is closed: run it.
func (o Order) Merge(id, into store.UnitID) error {
	if err := Free(o.Tx); err != nil {
		return err
	}
	a, err := o.open(id)
	if err != nil {
		return err
	}
	b, err := o.open(into)
	switch {
	case err != nil:
		return err
	case a.ID == b.ID || slices.Contains(b.Above, a.ID):
		return ErrPlace
	case a.Kind == store.Grassroots && b.Kind == store.Grassroots:
		return o.Join(a, b, true)
	case a.Kind == store.Grassroots || b.Kind == store.Grassroots || a.Kind == store.National || a.Reports || b.Reports:
		return ErrReport
	}
	merged := *a
	merged.Into = b.ID // closed by the job's end
	if err := o.change(store.UnitMerged, a, &merged); err != nil {
		return err
	}
	return o.begin(Job{Unit: a.ID, Into: b.ID, Under: b.ID})
}

// Join closes a grassroots union a and adds it to another, b; grows says whether b's
// number of members and workers grows by that of a. Merge asks first whether that may
// be; an import of a roster, which has looked itself, begins here.
func (o Order) Join(a, b *store.Unit, grows bool) error {
	counts, err := o.counts(a.ID)
	if err != nil {
		return err
	}
	waits := slices.Clone(a.Merged) // those merged into a before, as well
	if counts {
		waits = append(waits, a.ID)
	}
	if len(b.Merged)+len(waits) > MaxMerged {
		return ErrMany
	}
	closed, grown := *a, *b
	closed.Closed, closed.Into, closed.Merged = o.from(), b.ID, nil
	if err := o.change(store.UnitMerged, a, &closed); err != nil {
		return err
	}
	grown.Merged = append(slices.Clone(b.Merged), waits...)
	if grows && a.Workers != nil && b.Workers != nil {
		n := *a.Workers + *b.Workers
		grown.Workers = &n
	}
	return o.Replace(b, &grown)
}

// part takes a unit that is opened again out of the one that it was part of.
func (o Order) part(a *store.Unit) error {
	if a.Into == "" {
		return nil
	}
	b := new(store.Unit)
	if found, err := store.Get(o.Tx, store.UnitKey(a.Into), b); err != nil || !found {
		return err
	}
	rest := *b
	rest.Merged = slices.DeleteFunc(slices.Clone(b.Merged), func(id store.UnitID) bool { return id == a.ID })
	if a.Workers != nil && b.Workers != nil && *b.Workers >= *a.Workers {
		n := *b.Workers - *a.Workers
		rest.Workers = &n
	}
	return o.Replace(b, &rest)
}

func (o Order) counts(id store.UnitID) (bool, error) {
	var r store.Report
	found, err := store.Get(o.Tx, store.ReportKey(o.Campaign.Key, id), &r)
	return found && r.Counts(), err
}

// Supersede withdraws the reports of the units that were merged into one, which is
// sending its own now and speaks for all of them. of is that unit's case; the
// unit is stored without them.
func Supersede(of review.Case) error {
	u := of.Unit
	if len(u.Merged) == 0 {
		return nil
	}
	for _, id := range u.Merged {
		var a store.Unit
		var r store.Report
		if _, err := store.Get(of.Tx, store.UnitKey(id), &a); err != nil {
			return err
		}
		if _, err := store.Get(of.Tx, store.ReportKey(of.Campaign.Key, id), &r); err != nil {
			return err
		}
		if a.Closed.IsZero() || !r.Counts() { // opened again, or withdrawn already
			continue
		}
		c := of
		c.Unit, c.Report, c.In, c.Seen = &a, &r, u.ID, r.Revision
		if err := review.Withdraw(&c, WithdrawnMerged); err != nil {
			return err
		}
	}
	after := *u
	after.Merged = nil
	return store.Put(of.Tx, store.UnitKey(u.ID), after)
}

// WithdrawnMerged is the reason of a report that the unit it was merged into speaks
// for now.
const WithdrawnMerged = "#merged"
