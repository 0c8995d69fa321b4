package remind

import (
	"time"

	"raquan/config"
	"raquan/store"
)

// OnTime is the deadline by which a report counts as on time, without outages: the
// campaign's for the unit's level, or more time that was granted to the unit. What
// levels above have set for themselves does not move it. It is zero if the level
// has none.
func OnTime(c *config.Campaign, u *store.Unit, dates store.DueDates) time.Time {
	d, ok := c.DeadlineFor(string(u.Kind))
	switch {
	case !ok:
		return time.Time{}
	case dates.Granted.After(d.Before):
		return dates.Granted
	}
	return d.Before
}

// Across lists the outages that lie across a deadline, each moving it to where the
// next may lie across it.
func Across(deadline time.Time, outages []store.Outage) []store.Outage {
	var list []store.Outage
	for _, o := range outages {
		if o.From.Before(deadline) && !o.To.Before(deadline) {
			deadline = deadline.Add(o.To.Sub(o.From))
			list = append(list, o)
		}
	}
	return list
}
