package config

import (
	"cmp"
	"fmt"
	"time"
)

// ParseDate reads a day written as 2020-08-25.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1900 {
		return Date{}, fmt.Errorf("%q is not a day; write year-month-day, for example 2020-08-25", s)
	}
	return dateOf(t), nil
}

func dateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// String is 2020-08-25: days written so sort as texts.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day) }

// Short is 25/8/2020, as people write it.
func (d Date) Short() string { return fmt.Sprintf("%d/%d/%d", d.Day, int(d.Month), d.Year) }

// IsZero reports that there is no day.
func (d Date) IsZero() bool { return d == Date{} }

// Compare is -1 if d is before e, 0 if they are the same day, else +1.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// At is a moment of the day in a zone.
func (d Date) At(zone *time.Location, hour, minute int) time.Time {
	return time.Date(d.Year, d.Month, d.Day, hour, minute, 0, 0, zone)
}

// IsZero reports that there is no period.
func (p Period) IsZero() bool { return p == Period{} }

// Contains reports that a day lies in the period; its first and last day do.
func (p Period) Contains(d Date) bool {
	return !p.IsZero() && p.From.Compare(d) <= 0 && d.Compare(p.To) <= 0
}

// ParseClock reads a moment such as "2020-08-20T08:00", in a zone: the start of
// a shifted clock.
func ParseClock(s string, zone *time.Location) (time.Time, error) {
	t, err := time.ParseInLocation("2006-01-02T15:04", s, zone)
	if err != nil {
		return t, fmt.Errorf("%q is no moment; write a start such as 2020-08-20T08:00", s)
	}
	return t, nil
}

// Add is the day n days later.
func (d Date) Add(n int) Date {
	return dateOf(time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC))
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Weekday()
}
