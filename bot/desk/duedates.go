package desk

import (
	"raquan/bot/dialog"
	"raquan/bot/remind"
	"raquan/bot/text"
	"raquan/store"
)

// dates says until when the step's unit is on time and what has moved that; with
// above, also what the levels above have set for themselves.
func (w *work) dates(u *dialog.Unit, above bool) error {
	d, err := w.dueDates(w.unit.ID)
	if err != nil {
		return err
	}
	before := remind.OnTime(w.d.Campaign, w.unit, d)
	if before.IsZero() {
		return nil
	}
	common, _ := w.d.Campaign.DeadlineFor(string(w.unit.Kind))
	u.Deadline = w.d.extended(before)
	u.Dates = dialog.Dates{Before: common.Before, Gaps: gaps(remind.Across(before, *w.d.outages.Load()))}
	if before.Equal(d.Granted) {
		u.Dates.Granted, u.Dates.Reason = d.Granted, d.Reason
		by, err := w.readUnit(d.GrantedIn)
		if err != nil || by == nil {
			return err
		}
		u.Dates.By = by.ShortName()
		return nil
	}
	if above {
		return w.internalDate(&u.Dates)
	}
	return nil
}

// internalDate finds the earliest date that levels above have set for the step's
// unit, if it is before the campaign's.
func (w *work) internalDate(dates *dialog.Dates) error {
	earliest := dates.Before
	for _, id := range w.unit.Above {
		d, err := w.dueDates(id)
		if err != nil {
			return err
		}
		if d.Below.IsZero() || !d.Below.Before(earliest) {
			continue
		}
		by, err := w.readUnit(id)
		if err != nil || by == nil {
			return err
		}
		earliest = d.Below
		dates.Internal, dates.InternalBy = d.Below, by.ShortName()
	}
	return nil
}

func (w *work) dueDates(id store.UnitID) (d store.DueDates, err error) {
	_, err = store.Get(w.tx, store.DueKey(w.d.Campaign.Key, id), &d)
	return d, err
}

// gaps gives outages to the dialog.
func gaps(outages []store.Outage) []text.Gap {
	var list []text.Gap
	for _, o := range outages {
		list = append(list, text.Gap{From: o.From, To: o.To})
	}
	return list
}
