package desk

import (
	"slices"

	"raquan/bot/dialog"
	"raquan/bot/tally"
	"raquan/store"
)

// besideUnit gives how the level above the step's unit stands without the unit's
// own report; nil if that says nothing: attached units have no neighbours of
// their kind under the nation, and the report of a unit of which none is expected
// is no part of it.
func (w *work) besideUnit() (*dialog.Parent, error) {
	u, rate := w.unit, w.d.Campaign.MainRate()
	if u.Parent == "" || u.Kind == store.Attached || !u.Expected() || rate == nil {
		return nil, nil
	}
	sums, err := tally.Read(w.tx, w.d.Campaign.Key, u.Parent)
	if err != nil {
		return nil, err
	}
	if slices.Contains(w.report.Above, u.Parent) {
		sums = sums.Less(w.report.Added)
	}
	return &dialog.Parent{
		Units: sums[tally.Units], Sent: sums[tally.Sent] - sums[tally.Closed],
		In: sums[tally.RateIn(rate.Key)], Num: sums[tally.Numerator(rate.Key)], Den: sums[tally.Denominator(rate.Key)],
	}, nil
}
