package config

import (
	"slices"
	"time"
)

// Step is a rung of the reminder ladder: who is reminded, when, and what is said.
type Step struct {
	Key      string     // [a-z0-9-]{1,24}; a part of the causes of its reminders
	Name     Text       // how staff and the calendar call it
	Levels   []string   // kinds of units, as in Deadlines, whose officers are reminded
	Audience []Audience // in any of which a unit must be to be reminded of
	Moment   Moment
	Text     string // key of Reminders: what is said
	// Useless is when a reminder of a slot is not sent any more.
	Useless Bound
	Rank    int    // the higher ones go first when a person has had enough for the day
	Follows string // key of the step that this one repeats if nothing happened: they are not merged; empty: none
	Always  bool   // of the deadline day: also to those who want no more reminders
}

// Audience is a state of a unit in which it is reminded of.
type Audience string

// The audiences. The first five are of units that report, and only they name a
// report; the others are of levels above.
const (
	NotStarted   Audience = "not_started"   // nothing answered
	HalfWay      Audience = "half_way"      // something answered, nothing sent
	NotSent      Audience = "not_sent"      // one of these two
	Returned     Audience = "returned"      // sent, and returned with a reason
	DailyMissing Audience = "daily_missing" // not sent, and today's figure is not known

	Incomplete Audience = "incomplete" // some unit below has not sent
	NotJoined  Audience = "not_joined" // some unit below has no officer in the bot
	Digest     Audience = "digest"     // something below is missing or has changed since the last digest
)

// audiences are all of them, those of units that report first.
var audiences = []Audience{NotStarted, HalfWay, NotSent, Returned, DailyMissing, Incomplete, NotJoined, Digest}

// OfReports reports that an audience is of units that report, not of levels above.
func (a Audience) OfReports() bool {
	return slices.Index(audiences, a) <= slices.Index(audiences, DailyMissing)
}

// OfReports reports that a step is for those who report, not for levels above.
func (s *Step) OfReports() bool { return len(s.Audience) > 0 && s.Audience[0].OfReports() }

// Moment is when a step goes. Exactly one of Cron and Offset is given.
type Moment struct {
	Cron     Schedule // in the campaign's zone, inside of From and To
	Spec     string   // of Cron, as it was written
	From, To Bound    // both included; of Cron only
	Offset   *Offset
}

// Schedule gives moments: the next one after a moment, zero if there is none.
type Schedule interface{ Next(time.Time) time.Time }

// Offset is a moment relative to the deadline of a level. T-day is the last day
// that is still on time: of "before 31/8" it is 30/8.
type Offset struct {
	Days   int           // from T-day, when OnDay
	Clock  time.Duration // since midnight, when OnDay
	OnDay  bool          // "T-3d 08:00"; else "T+2h"
	Around time.Duration // from the deadline itself
}

// Bound is a moment that ends something: of the kinds below exactly one is given.
type Bound struct {
	After  time.Duration // this long after the slot
	Offset *Offset       // relative to the level's deadline
	Day    Date          // a day, whole
	Letter bool          // the letter's own date
}
