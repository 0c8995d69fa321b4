package config

import (
	"slices"
	"time"
)

// shippedHours are those of a campaign that gives none: not at night, not on
// Sundays.
var shippedHours = Hours{From: 7*time.Hour + 30*time.Minute, To: 20 * time.Hour, NotOn: []time.Weekday{time.Sunday}}

// weekdays are the names of the days, as cron has them, from Sunday on.
var weekdays = []string{"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"}

func (r *campaignReader) hours(m mapping) {
	r.c.Hours = shippedHours
	v, ok := m.get("hours")
	if !ok {
		return
	}
	f := v.mapping("from", "to", "not_on")
	from, okFrom := f.clock("from", "07:30")
	to, okTo := f.clock("to", "20:00")
	hours := Hours{From: from, To: to}
	for _, v := range f.list("not_on") {
		hours.NotOn = append(hours.NotOn, v.weekday(hours.NotOn)...)
	}
	switch {
	case !okFrom || !okTo:
	case from >= to:
		v.fault("hours end (%s) before they begin (%s); write the first permitted hour after from and the end after to", clockText(to), clockText(from))
	case len(hours.NotOn) == len(weekdays):
		v.fault("not_on has all days of the week, so nobody could be reminded; take some away")
	default:
		r.c.Hours = hours
	}
}

// clock is an hour such as 07:30, from 00:00 to 24:00.
func (m mapping) clock(key, example string) (time.Duration, bool) {
	s := m.needStr(key, example)
	if s == "" {
		return 0, false
	}
	at, ok := parseClock(s)
	if !ok {
		m.doc.fault(m.lineOf(key), "%s of %s is %q, which is no hour; write for example %q", key, m.name(), s, example)
	}
	return at, ok
}

func parseClock(s string) (time.Duration, bool) {
	if s == "24:00" {
		return 24 * time.Hour, true
	}
	t, err := time.Parse("15:04", s)
	return sinceMidnight(t), err == nil && len(s) == len("15:04")
}

func clockText(at time.Duration) string {
	return time.Time{}.Add(at).Format("15:04")
}

// weekday is a day of the week that is not among those before; none if it is a
// fault.
func (v value) weekday(before []time.Weekday) []time.Weekday {
	s, ok := v.scalar()
	if !ok {
		return nil
	}
	i := slices.Index(weekdays, s)
	switch {
	case i < 0:
		v.fault("%s is %q, which is no day of the week%s", v.name(), s, didYouMean(s, "write", weekdays))
	case slices.Contains(before, time.Weekday(i)):
		v.fault("%s is %s again; keep one of them", v.name(), s)
	default:
		return []time.Weekday{time.Weekday(i)}
	}
	return nil
}
