package config

import (
	"fmt"
	"strings"
	"time"
)

// kinds are the kinds of units that can have a deadline, in the order in which
// reports rise: what stands later collects what stands before.
var kinds = []string{"grassroots", "upper", "federation", "sector", "attached", "national"}

// below lists, for each kind, those whose deadline may not be later.
var below = map[string][]string{
	"upper":      {"grassroots"},
	"federation": {"grassroots", "upper"},
	"sector":     {"grassroots", "upper"},
	"attached":   {"grassroots", "upper"},
	"national":   {"grassroots", "upper", "federation", "sector", "attached"},
}

// parseDeadline reads "2020-08-26 12:00" or "before 2020-08-31".
func parseDeadline(s string, zone *time.Location) (Deadline, error) {
	if day, ok := strings.CutPrefix(s, "before "); ok {
		d, err := ParseDate(strings.TrimSpace(day))
		return Deadline{Before: d.At(zone, 0, 0), ByDay: true}, err
	}
	t, err := time.ParseInLocation("2006-01-02 15:04", s, zone)
	if err != nil || t.Year() < 1900 {
		return Deadline{}, fmt.Errorf(`%q is not a deadline; write a day and an hour, for example "2020-08-26 12:00", or "before 2020-08-31"`, s)
	}
	return Deadline{Before: t}, nil
}

// DeadlineFor is the deadline of a kind of unit; ok is false if the kind has
// none.
func (c *Campaign) DeadlineFor(kind string) (d Deadline, ok bool) {
	d, ok = c.Deadlines[kind]
	return d, ok
}

// LevelsBelow are the kinds of units that can stand below one of a kind, lowest
// first.
func LevelsBelow(kind string) []string { return below[kind] }

// FirstBelow is the earliest deadline of the levels below a kind of unit; zero if
// none of them has one.
func (c *Campaign) FirstBelow(kind string) (first time.Time) {
	for _, k := range LevelsBelow(kind) {
		if d, ok := c.DeadlineFor(k); ok && (first.IsZero() || d.Before.Before(first)) {
			first = d.Before
		}
	}
	return first
}

// LetterDeadline is the date that the letter itself sets, which is that of the
// national level.
func (c *Campaign) LetterDeadline() Deadline { return c.Deadlines["national"] }

// OnTime reports that a moment is strictly before the deadline of a kind of
// unit. A kind without a deadline is always on time.
func (c *Campaign) OnTime(kind string, at time.Time) bool {
	d, ok := c.DeadlineFor(kind)
	return !ok || at.Before(d.Before)
}

// Day is the day of a moment in the campaign's zone.
func (c *Campaign) Day(t time.Time) Date { return dateOf(t.In(c.Zone)) }

// InLaunchWeek reports that a moment lies in the launch week, whose last day
// counts whole.
func (c *Campaign) InLaunchWeek(t time.Time) bool { return c.LaunchWeek.Contains(c.Day(t)) }

// IsHoliday reports that a moment lies on a day of Holidays.
func (c *Campaign) IsHoliday(t time.Time) bool {
	day := c.Day(t)
	for _, h := range c.Holidays {
		if h == day {
			return true
		}
	}
	return false
}

// BaseFacts are the facts that depend on the moment alone: today, launch_from,
// launch_to. The map is new and may be added to.
func (c *Campaign) BaseFacts(now time.Time) Facts {
	f := Facts{"today": c.Day(now).String()}
	if !c.LaunchWeek.IsZero() {
		f["launch_from"] = c.LaunchWeek.From.String()
		f["launch_to"] = c.LaunchWeek.To.String()
	}
	return f
}
