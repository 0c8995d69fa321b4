// Package remind decides who is reminded, when, of what, and why not. Deciding is
// pure: the campaign's ladder, the officers' dates and what a Source has read of a
// person go in, decisions come out; nothing is written here. Whoever wakes it (cron, a start, a jump of the clock)
// too often changes nothing, since every decision has a cause that the ledger
// takes once.
//
// # Words
//
// A step is a rung of the ladder in the campaign file. A slot is one occurrence of
// a step: named for ever by the moment that the file and the officers' dates give
// it, whenever it is then sent. A reminder is a slot for one person, and names all
// their units that are in the step's audience.
package remind

import (
	"strconv"
	"time"

	"raquan/config"
	"raquan/store"
)

// Screen is the name of the screen that shows a reminder; it is rendered at the
// moment of sending, and names only what is still to be done then. Its arguments
// are below.
const (
	Screen  = "remind"
	ArgStep = "step" // key of the step
	ArgSlot = "slot" // unix seconds of the slot
	ArgWas  = "was"  // of levels above: []store.Told in JSON, what was told last
)

// Cause names a reminder in the ledger of its person: the bot, the campaign, the
// step, the slot.
func Cause(bot int64, campaign, step string, slot time.Time) string {
	return reminderPrefix + strconv.FormatInt(bot, 10) + "." + campaign + "." + step + "." + strconv.FormatInt(slot.Unix(), 10)
}

// LaterCause names the reminder that a person asked for.
func LaterCause(bot int64, campaign string, at time.Time) string {
	return laterPrefix + strconv.FormatInt(bot, 10) + "." + campaign + "." + strconv.FormatInt(at.Unix(), 10)
}

// Deadline is the deadline of a unit by which its reminders go, without outages:
// more time that was granted, else the earliest of the campaign's and those that
// levels above have set for what is below them. of gives what officers have set
// for a unit. It is zero if the unit's level has none.
func Deadline(c *config.Campaign, u *store.Unit, of func(store.UnitID) store.DueDates) time.Time {
	d, ok := c.DeadlineFor(string(u.Kind))
	if !ok {
		return time.Time{}
	}
	if granted := of(u.ID).Granted; granted.After(d.Before) {
		return granted
	}
	at := d.Before
	for _, above := range u.Above {
		if below := of(above).Below; !below.IsZero() && below.Before(at) {
			at = below
		}
	}
	return at
}

// Extended is a deadline moved by the outages that lie across it: time in which
// the bot could take nothing in is given back.
func Extended(deadline time.Time, outages []store.Outage) time.Time {
	for _, o := range Across(deadline, outages) {
		deadline = deadline.Add(o.To.Sub(o.From))
	}
	return deadline
}

// Verdict says whether a message that was written down a while ago may go now.
type Verdict struct {
	Why  string    // it is not wanted any more; empty: it is
	Wait time.Time // it may not go before; zero: it may
}
