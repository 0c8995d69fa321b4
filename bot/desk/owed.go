package desk

import (
	"time"

	"raquan/bot/remind"
	"raquan/bot/tally"
	"raquan/store"
)

// owed is a unit whose report is still to be sent, or to be sent again since it
// was returned.
type owed struct {
	unit   *store.Unit
	report *store.Report
	dates  dueDates
}

// dueDates reads what officers have set for units, each once.
type dueDates map[store.UnitID]store.DueDates

// owes reports whether a unit's report is to be asked for: whoever said something
// about the unit that waits for the level above is left alone.
func owes(u *store.Unit, r *store.Report) bool {
	return u.Expected() && tally.Claim(u, r) == nil && r.State != store.Sent
}

// owedOf lists those of some units whose reports are still to be sent, in order,
// at most so many.
func (d *Desk) owedOf(r store.Reader, units []store.UnitID, most int) ([]owed, error) {
	dates := dueDates{}
	var list []owed
	for _, id := range units {
		report := &store.Report{V: 1, Unit: id}
		if _, err := store.Get(r, store.ReportKey(d.Campaign.Key, id), report); err != nil {
			return nil, err
		}
		if report.State == store.Sent { // its unit need not be read: see store.MaxOps
			continue
		}
		u, err := d.unitOf(r, id)
		if err != nil {
			return nil, err
		}
		if u == nil || !owes(u, report) {
			continue
		}
		if err := dates.read(r, d.Campaign.Key, append([]store.UnitID{id}, u.Above...)); err != nil {
			return nil, err
		}
		if list = append(list, owed{u, report, dates}); len(list) == most {
			break
		}
	}
	return list, nil
}

// reportingFor are the units for which somebody reports, as many as one Update
// may look at.
func reportingFor(o *store.Officer) []store.UnitID {
	units := o.Reporting()
	return units[:min(len(units), maxRefs)]
}

func (m dueDates) read(r store.Reader, campaign string, units []store.UnitID) error {
	for _, id := range units {
		if _, known := m[id]; known {
			continue
		}
		var d store.DueDates
		if _, err := store.Get(r, store.DueKey(campaign, id), &d); err != nil {
			return err
		}
		m[id] = d
	}
	return nil
}

func (m dueDates) of(id store.UnitID) store.DueDates { return m[id] }

// deadline is when the unit's reminders say that its report is due: more time was
// granted, or a level above has set an earlier date, and outages are given back.
func (d *Desk) deadline(o owed) time.Time {
	return d.extended(remind.Deadline(d.Campaign, o.unit, o.dates.of))
}

// onTime is the deadline by which the unit's report counts as on time.
func (d *Desk) onTime(o owed) time.Time {
	return d.extended(remind.OnTime(d.Campaign, o.unit, o.dates.of(o.unit.ID)))
}

// ahead is the next moment that matters for a unit's report: the deadline of its
// reminders, that of the campaign, the letter's own date; zero if all are past.
func (d *Desk) ahead(o owed, now time.Time) time.Time {
	common, _ := d.Campaign.DeadlineFor(string(o.unit.Kind))
	for _, at := range []time.Time{d.deadline(o), d.extended(common.Before), d.extended(d.Campaign.LetterDeadline().Before)} {
		if at.After(now) {
			return at
		}
	}
	return time.Time{}
}
