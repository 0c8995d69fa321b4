package tally

import (
	"strings"
	"time"

	"raquan/store"
)

// The names of sums that every campaign has. The unit of all of them is units,
// except where people are named.
const (
	Units       = "units"        // of which a report is expected
	Workers     = "workers"      // people: members and workers of those, by the roster
	WorkersN    = "workers_n"    // those for which the roster has that number
	Sent        = "sent"         // with a sent report, returned or not
	SentWorkers = "sent_workers" // people, by the roster, of the open ones of those: the pair of Workers
	OnTime      = "on_time"      // whose first report came before the deadline of their level
	Letter      = "letter"       // whose first report came before the letter's own date
	Returned    = "returned"     // whose sent report was returned
	Closed      = "closed"       // with a sent report, and no longer expected to report
	Begun       = "begun"        // with answers, and nothing sent yet
	Flagged     = "flagged"      // with a state or a claim, or several
	Doubted     = "doubted"      // with a doubt that is open, or several
)

// The names of sums over units of which a report is expected, by who reports for
// them. The last four are those that have not reported: each is in one of them.
const (
	Joined  = "joined"  // for which somebody reports
	Absent  = "absent"  // for which nobody does
	Blocked = "blocked" // all who report for it have blocked the bot
	Silent  = "silent"  // somebody can be reached, and nothing is begun
	Halfway = "halfway" // somebody can be reached, and answers wait to be sent
)

// Groups are those of the units to ring, in the order in which units come to a
// report: each asks for another call.
var Groups = []string{Absent, Blocked, Silent, Halfway}

// Sum names the people a count question adds up to in sent reports.
func Sum(question string) string { return "sum." + question }

// Answered names the sent reports in which a count question has a figure: zero
// is one, NULL is none.
func Answered(question string) string { return "n." + question }

// Some names the sent reports in which a count question has a figure above zero.
func Some(question string) string { return "some." + question }

// Said names the sent reports in which a question was answered in words.
func Said(question string) string { return "said." + question }

// Is names the sent reports in which a choice was made.
func Is(question, value string) string { return "is." + question + "." + value }

// Known names the latest known people of a count question in units that have
// not sent: always said to be provisional.
func Known(question string) string { return "known." + question }

// KnownIn names the units that Known is summed over.
func KnownIn(question string) string { return "known_n." + question }

// State names the sent reports whose answers show a state of the campaign.
func State(key string) string { return "state." + key }

// Doubt names the sent reports about which a doubt of the campaign is open.
func Doubt(key string) string { return "doubt." + key }

// Claimed names the units about which something was said and not decided yet.
func Claimed(kind store.ClaimKind) string { return "claim." + string(kind) }

// Numerator and Denominator name the pair of a rate, RateIn the units in it,
// and RateOut those left out because their numerator is above their
// denominator.
func Numerator(rate string) string   { return "rate." + rate + ".num" }
func Denominator(rate string) string { return "rate." + rate + ".den" }
func RateIn(rate string) string      { return "rate." + rate + ".n" }
func RateOut(rate string) string     { return "rate." + rate + ".out" }

// First names the sent reports whose first submission came on a day, in the
// zone of the moment.
func First(day time.Time) string { return firstPrefix + day.Format("20060102") }

const firstPrefix = "first."

// FirstDay reads the day out of a name that First made, as its midnight in a zone.
func FirstDay(name string, zone *time.Location) (day time.Time, ok bool) {
	digits, ok := strings.CutPrefix(name, firstPrefix)
	if !ok {
		return time.Time{}, false
	}
	day, err := time.ParseInLocation("20060102", digits, zone)
	return day, err == nil
}
