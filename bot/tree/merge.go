package tree

import (
	"slices"
	"time"

	"raquan/bot/tally"
	"raquan/config"
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
		return o.join(a, b)
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

// join closes a and adds it to b.
func (o Order) join(a, b *store.Unit) error {
	counts, err := o.counts(a.ID)
	if err != nil {
		return err
	}
	waits := slices.Clone(a.Merged) // those merged into a before, as well
	if counts {
		waits = append(waits, a.ID)
	}
	closed, grown := *a, *b
	closed.Closed, closed.Into, closed.Merged = o.from(), b.ID, nil
	if err := o.change(store.UnitMerged, a, &closed); err != nil {
		return err
	}
	if grown.Merged = append(slices.Clone(b.Merged), waits...); len(grown.Merged) > MaxMerged {
		return ErrMany
	}
	if a.Workers != nil && b.Workers != nil {
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
// sending its own now and speaks for all of them. It changes u, and stores it.
func Supersede(tx store.Tx, c *config.Campaign, u *store.Unit, line store.AuditLine) error {
	if len(u.Merged) == 0 {
		return nil
	}
	for _, id := range u.Merged {
		if err := supersede(tx, c, id, u, line); err != nil {
			return err
		}
	}
	u.Merged = nil
	return store.Put(tx, store.UnitKey(u.ID), u)
}

func supersede(tx store.Tx, c *config.Campaign, id store.UnitID, by *store.Unit, line store.AuditLine) error {
	var a store.Unit
	var r store.Report
	key := store.ReportKey(c.Key, id)
	if _, err := store.Get(tx, store.UnitKey(id), &a); err != nil {
		return err
	}
	if _, err := store.Get(tx, key, &r); err != nil {
		return err
	}
	if a.Closed.IsZero() || !r.Counts() { // opened again, or withdrawn already
		return nil
	}
	line.Act, line.Unit, line.To = "withdraw", id, string(by.ID)
	n, err := store.Append(tx, line)
	if err != nil {
		return err
	}
	r.Withdrawal = &store.Withdrawal{Reason: WithdrawnMerged, By: line.By, In: by.ID, At: line.At, Line: n,
		Revision: r.Revision, First: r.First, OnTime: r.OnTime, Letter: r.Letter}
	r.State = store.Withdrawn
	r.First, r.OnTime, r.Letter = time.Time{}, false, false
	if err := tally.Count(tx, c, &a, &r); err != nil {
		return err
	}
	return store.Put(tx, key, r)
}

// WithdrawnMerged is the reason of a report that the unit it was merged into speaks
// for now.
const WithdrawnMerged = "merged"
