package remind

import (
	"slices"
	"time"

	"raquan/config"
	"raquan/store"
)

// Slot is one occurrence of a step for the units of a level with one deadline.
type Slot struct {
	Step    *config.Step
	Nominal time.Time   // names it for ever: by the file and the officers' dates, without outages
	At      time.Time   // when it goes: extended by outages, moved out of forbidden times
	Start   time.Time   // when its wave begins, so that it ends before the quiet hours
	Useless time.Time   // not sent after it
	Moved   config.Move // why At is not Nominal
}

// Times are what moves slots beside the file.
type Times struct {
	Outages []store.Outage
	Lead    time.Duration // how long a wave takes: people reached by the permitted rate
}

// Slots are the occurrences of a step for units of a level, in the order in which
// they go. The deadline is that of Deadline, without outages.
func Slots(c *config.Campaign, step *config.Step, level string, deadline time.Time, t Times) []Slot {
	if deadline.IsZero() || !slices.Contains(step.Levels, level) {
		return nil
	}
	var slots []Slot
	for _, o := range c.Occurrences(step, deadline, Extended(deadline, t.Outages)) {
		slots = append(slots, Slot{
			Step: step, Nominal: o.Nominal, At: o.At, Start: begin(c, o.At, t.Lead), Useless: o.Useless, Moved: o.Moved,
		})
	}
	return slots
}

// begin is when a wave begins that is to go at a moment: earlier if it would run
// into the quiet hours, but not before that day's are over.
func begin(c *config.Campaign, at time.Time, lead time.Duration) time.Time {
	if latest := c.QuietAfter(at).Add(-lead); latest.Before(at) {
		at = latest
	}
	if morning := c.AwakeAfter(at); at.Before(morning) {
		return morning
	}
	return at
}
