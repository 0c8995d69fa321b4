package config

import (
	"slices"
	"time"
)

// Hours are the times at which people may be written to without having asked.
type Hours struct {
	From, To time.Duration // since midnight: not before From, not at To or later
	NotOn    []time.Weekday
}

// Awake reports that a moment is outside of the quiet hours. Single notices go by
// it, also on Sundays and holidays.
func (c *Campaign) Awake(t time.Time) bool {
	at := sinceMidnight(t.In(c.Zone))
	return at >= c.Hours.From && at < c.Hours.To
}

// NextAwake is t itself, or when the quiet hours around it end.
func (c *Campaign) NextAwake(t time.Time) time.Time {
	if c.Awake(t) {
		return t
	}
	day := c.Day(t)
	if sinceMidnight(t.In(c.Zone)) >= c.Hours.To {
		day = day.Add(1)
	}
	return day.At(c.Zone, 0, 0).Add(c.Hours.From)
}

// WorkDay reports that reminders may go on a day: it is neither a day of
// Hours.NotOn nor a holiday.
func (c *Campaign) WorkDay(d Date) bool {
	return !slices.Contains(c.Hours.NotOn, d.Weekday()) && !slices.Contains(c.Holidays, d)
}

// Permitted reports that reminders may go at a moment.
func (c *Campaign) Permitted(t time.Time) bool { return c.Awake(t) && c.WorkDay(c.Day(t)) }

// NextPermitted is t itself, or the first moment after it at which reminders may
// go. It looks a year ahead and gives zero if there is none.
func (c *Campaign) NextPermitted(t time.Time) time.Time {
	for range 366 {
		if t = c.NextAwake(t); c.WorkDay(c.Day(t)) {
			return t
		}
		t = c.Day(t).Add(1).At(c.Zone, 0, 0)
	}
	return time.Time{}
}

func sinceMidnight(t time.Time) time.Duration {
	h, m, s := t.Clock()
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(s)*time.Second + time.Duration(t.Nanosecond())
}
