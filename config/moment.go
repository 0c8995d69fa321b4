package config

import (
	"slices"
	"time"
)

// Occurrence is one time at which a step of the ladder goes for a deadline.
type Occurrence struct {
	Nominal time.Time // what the file says, by the deadline without outages: its name for ever
	At      time.Time // when it goes; always permitted
	Useless time.Time // not sent after it; never before At
	Moved   Move      // why At is not Nominal
}

// Move is why a step goes at another time than the file says.
type Move string

// The moves. A step goes at the next permitted time; if that is too late to be of
// use, at the same hour of the last permitted day before.
const (
	NotMoved  Move = ""
	Quiet     Move = "quiet"  // the next permitted time, out of the quiet hours
	RestDay   Move = "rest"   // the next permitted time, out of a holiday or a day of Hours.NotOn
	Back      Move = "back"   // the last permitted day before
	ByOutages Move = "outage" // its deadline was extended
)

// Most occurrences of one step, and days in which a permitted one is looked for.
const (
	maxOccurrences = 400
	maxDaysBack    = 366
)

// TDay is the last day that is still on time for a deadline: of "before 31/8" it
// is 30/8.
func (c *Campaign) TDay(deadline time.Time) Date { return c.Day(deadline.Add(-1)) }

// Occurrences are the times at which a step goes for a deadline, in order. The
// deadline extended by outages moves the times, not the names. A step for which
// there is no permitted time has none.
func (c *Campaign) Occurrences(step *Step, deadline, extended time.Time) []Occurrence {
	if offset := step.Moment.Offset; offset != nil {
		o, ok := c.place(step, offset.from(c, extended), extended)
		if !ok {
			return nil
		}
		o.Nominal = offset.from(c, deadline)
		switch same := o.At.Equal(o.Nominal); {
		case same: // an outage and a rest day may cancel out
			o.Moved = NotMoved
		case o.Moved == NotMoved:
			o.Moved = ByOutages
		}
		return []Occurrence{o}
	}
	var all []Occurrence
	for _, nominal := range c.moments(step.Moment, extended) {
		if o, ok := c.place(step, nominal, extended); ok {
			o.Nominal = nominal
			all = append(all, o)
		}
	}
	return c.oneADay(all)
}

// moments are those of a step for a deadline as they are written, permitted or
// not.
func (c *Campaign) moments(m Moment, deadline time.Time) []time.Time {
	if m.Offset != nil {
		return []time.Time{m.Offset.from(c, deadline)}
	}
	first, last := m.From.first(c, deadline), m.To.last(c, time.Time{}, deadline)
	var all []time.Time
	for t := m.Cron.Next(first.In(c.Zone).Add(-1)); !t.IsZero() && !t.After(last) && len(all) < maxOccurrences; t = m.Cron.Next(t) {
		all = append(all, t)
	}
	return all
}

// oneADay drops what was moved to a day on which the step goes anyway.
func (c *Campaign) oneADay(all []Occurrence) []Occurrence {
	taken := map[Date]bool{}
	for _, o := range all {
		if o.Moved == NotMoved {
			taken[c.Day(o.At)] = true
		}
	}
	all = slices.DeleteFunc(all, func(o Occurrence) bool {
		day := c.Day(o.At)
		again := o.Moved != NotMoved && taken[day]
		taken[day] = true
		return again
	})
	slices.SortStableFunc(all, func(a, b Occurrence) int { return a.At.Compare(b.At) })
	return all
}

// place finds the permitted time for a step that is due at a moment; ok is false
// if there is none.
func (c *Campaign) place(step *Step, due, deadline time.Time) (o Occurrence, ok bool) {
	useless := step.Useless.last(c, due, deadline)
	if next := c.NextPermitted(due); !next.IsZero() && !next.After(useless) {
		return Occurrence{At: next, Useless: useless, Moved: c.whyNot(due)}, true
	}
	for day, back := c.Day(due), 1; back <= maxDaysBack; back++ {
		at := c.on(day.Add(-back), sinceMidnight(due.In(c.Zone)))
		useless := step.Useless.last(c, at, deadline)
		if c.Permitted(at) && !at.After(useless) {
			return Occurrence{At: at, Useless: useless, Moved: Back}, true
		}
	}
	return Occurrence{}, false
}

// whyNot is why reminders may not go at a moment; NotMoved: they may.
func (c *Campaign) whyNot(t time.Time) Move {
	switch {
	case !c.WorkDay(c.Day(t)):
		return RestDay
	case !c.Awake(t):
		return Quiet
	}
	return NotMoved
}

// on is a time of a day; 24 hours is the beginning of the next one.
func (c *Campaign) on(d Date, clock time.Duration) time.Time {
	return d.At(c.Zone, 0, 0).Add(clock)
}

func (o Offset) from(c *Campaign, deadline time.Time) time.Time {
	if o.OnDay {
		return c.on(c.TDay(deadline).Add(o.Days), o.Clock)
	}
	return deadline.Add(o.Around)
}

// first is when what begins with a bound begins.
func (b Bound) first(c *Campaign, deadline time.Time) time.Time {
	switch {
	case b.Offset != nil:
		return b.Offset.from(c, deadline)
	case b.Letter:
		return c.LetterDeadline().Before
	}
	return b.Day.At(c.Zone, 0, 0)
}

// last is the last moment of what ends with a bound; slot is that after which it
// counts, if it is relative to one.
func (b Bound) last(c *Campaign, slot, deadline time.Time) time.Time {
	switch {
	case b.After > 0:
		return slot.Add(b.After)
	case !b.Day.IsZero():
		return b.Day.At(c.Zone, 24, 0).Add(-1)
	}
	return b.first(c, deadline)
}

// QuietAfter is when the quiet hours begin on the day of a moment.
func (c *Campaign) QuietAfter(t time.Time) time.Time { return c.on(c.Day(t), c.Hours.To) }

// AwakeAfter is when the quiet hours end on the day of a moment.
func (c *Campaign) AwakeAfter(t time.Time) time.Time { return c.on(c.Day(t), c.Hours.From) }
