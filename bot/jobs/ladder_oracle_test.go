package jobs

import (
	"fmt"
	"slices"
	"time"
)

// This file says on its own what the ladder must do to people: it uses nothing of
// the package that decides. Its calendar was written by hand, from an almanac of
// August 2020.

// rungs are the slots of the test's ladder, for units that have until the 26th at
// noon, and for those that were granted a day more. 23/8 is a Sunday.
type almanac struct {
	step              string
	slot, at, useless time.Time
	states            []string // of units that it is about
	deadline          time.Time
	byDate            bool // the slot goes by the deadline
	rank              int
	always            bool
	follows           string
}

func at(day, hour, minute int) time.Time {
	return time.Date(2020, 8, day, hour, minute, 0, 0, time.FixedZone("ICT", 7*3600))
}

var (
	noon26, noon27 = at(26, 12, 0), at(27, 12, 0)
	pendingStates  = []string{"not started", "half-way"}
)

func calendarFor(deadline time.Time) []almanac {
	shift, monday := 0, at(24, 7, 30)
	if deadline.Equal(noon27) {
		shift, monday = 1, at(24, 8, 0)
	}
	t3Useless := at(24, 20, 0)
	if shift == 1 {
		t3Useless = at(25, 20, 0)
	}
	list := []almanac{
		{step: "t-3", slot: at(23+shift, 8, 0), at: monday, useless: t3Useless, states: pendingStates, rank: 40, byDate: true},
		{step: "t-1", slot: at(25+shift, 8, 0), at: at(25+shift, 8, 0), useless: at(26+shift, 8, 0), states: pendingStates, rank: 50, byDate: true},
		{step: "half", slot: at(25+shift, 10, 0), at: at(25+shift, 10, 0), useless: at(25+shift, 20, 0), states: []string{"half-way"}, rank: 45, byDate: true},
		{step: "t", slot: at(26+shift, 8, 0), at: at(26+shift, 8, 0), useless: deadline, states: pendingStates, rank: 90, always: true, byDate: true},
		{step: "returned", slot: at(26+shift, 9, 0), at: at(26+shift, 9, 0), useless: deadline, states: []string{"returned"}, rank: 70, byDate: true},
		{step: "after", slot: at(26+shift, 14, 0), at: at(26+shift, 14, 0), useless: at(26+shift, 19, 0), states: pendingStates, rank: 60, byDate: true},
	}
	for _, day := range []int{22, 24, 25} {
		list = append(list,
			almanac{step: "daily", slot: at(day, 16, 30), at: at(day, 16, 30), useless: at(day, 19, 30), states: pendingStates, rank: 30},
			almanac{step: "again", slot: at(day, 19, 0), at: at(day, 19, 0), useless: at(day, 20, 0), states: pendingStates, rank: 20, follows: "daily"})
	}
	for i := range list {
		list[i].deadline = deadline
	}
	return list
}

func (a almanac) cause() string { return fmt.Sprintf("r.7.bluezone-850.%s.%d", a.step, a.slot.Unix()) }

func (a almanac) late() bool { return !a.at.Before(a.deadline) }

// calendar are all slots.
var calendar = append(calendarFor(noon26), calendarFor(noon27)...)

// The state of the test's world at a moment.
type facts struct {
	units  map[string]unitFacts
	people map[string]personFacts
}

type unitFacts struct {
	state   string
	granted time.Time // when it got until noon of the 27th; zero: it did not
}

type personFacts struct {
	posts map[string]time.Time // units, and since when
	off   bool
	later time.Time
	gone  bool
}

// concerns reports whether a slot is for a person: whether they joined before it,
// and some unit of theirs is in its audience.
func (f facts) concerns(p string, a almanac) bool {
	for unit, since := range f.people[p].posts {
		u := f.units[unit]
		deadline := noon26
		if !u.granted.IsZero() {
			deadline = noon27
		}
		if !deadline.Equal(a.deadline) || !slices.Contains(a.states, u.state) || !a.at.After(since) {
			continue
		}
		if a.byDate && !u.granted.IsZero() && !a.at.After(u.granted) {
			continue
		}
		return true
	}
	return false
}

// exists reports that some unit has the deadline by which a slot goes.
func (f facts) exists(a almanac) bool {
	for _, u := range f.units {
		if a.deadline.Equal(noon26) || !u.granted.IsZero() {
			return true
		}
	}
	return false
}

// inState reports whether some unit of a person is in a step's audience now.
func (f facts) inState(p string, a almanac) bool {
	for unit := range f.people[p].posts {
		if slices.Contains(a.states, f.units[unit].state) {
			return true
		}
	}
	return false
}

func permitted(t time.Time) bool {
	t = t.In(at(1, 0, 0).Location())
	minute := t.Hour()*60 + t.Minute()
	return t.Weekday() != time.Sunday && minute >= 7*60+30 && minute < 20*60
}

func sameDay(a, b time.Time) bool {
	zone := at(1, 0, 0).Location()
	return a.In(zone).YearDay() == b.In(zone).YearDay()
}

// wrongSend is what is wrong with a message of the ladder that is sent now.
func (f facts) wrongSend(p string, a almanac, now time.Time) string {
	who := f.people[p]
	switch {
	case !permitted(now):
		return "at a forbidden time"
	case now.After(a.useless):
		return "when it is of no use any more"
	case !f.inState(p, a):
		return "to somebody who is in no need of it"
	case who.gone:
		return "to somebody who has blocked the bot"
	case who.off && !a.always:
		return "to somebody who wants none"
	case who.later.After(now):
		return "to somebody who wants it later"
	}
	return ""
}

// record is what the ledger has of a slot for a person.
type record struct {
	why     string
	planned time.Time
	sent    time.Time // zero: it was not
	meant   bool      // it was planned to be sent, whatever became of it
	open    bool
}

// ledgerOf are a person's records by cause, and other unasked messages.
type ledgerOf map[string]record

// wrongReason is what is wrong with a recorded reason, given what was known when it
// was written down, at a moment; empty: it is true.
func (f facts) wrongReason(p string, a almanac, why string, now time.Time, l ledgerOf) string {
	who, holds := f.people[p], false
	switch why {
	case "too late":
		holds = now.After(a.useless)
	case "superseded":
		holds = l.newer(a)
	case "merged":
		holds = f.followed(p, a, now)
	case "capped":
		holds = l.onDay(now, a.cause())+f.higher(p, a, now, l) >= 2
	case "snoozed":
		holds = who.later.After(now)
	case "off":
		holds = who.off && !a.always
	case "unreachable":
		holds = who.gone
	case "done":
		holds = !f.inState(p, almanac{states: []string{"not started", "half-way", "returned"}})
	case "state changed":
		holds = !f.inState(p, a)
	case "handed over":
		holds = len(who.posts) == 0
	}
	if holds {
		return ""
	}
	return fmt.Sprintf("%q is not true", why)
}

// wrongPlan is what is wrong with sending a slot; empty: nothing.
func (f facts) wrongPlan(p string, a almanac, now time.Time, l ledgerOf) string {
	switch {
	case now.After(a.useless):
		return "it is too late"
	case f.followed(p, a, now):
		return "another one follows soon"
	case l.onDay(now, a.cause())+f.higher(p, a, now, l) >= 2 && f.crowdsOut(p, a, now, l):
		return "there are higher ones that day"
	}
	return f.wrongSend(p, a, now)
}

// newer reports that a newer slot is recorded, and did not give way to one
// that was newer still.
func (l ledgerOf) newer(a almanac) bool {
	return slices.ContainsFunc(calendar, func(b almanac) bool {
		r, found := l[b.cause()]
		return found && b.cause() != a.cause() && !b.at.Before(a.at) && (r.meant || r.why != "superseded")
	})
}

// overtaken reports that a newer slot, which the person is still in need of, is
// recorded to be sent, or was.
func (f facts) overtaken(p string, a almanac, l ledgerOf) bool {
	return slices.ContainsFunc(calendar, func(b almanac) bool {
		r := l[b.cause()]
		return b.at.After(a.at) && r.meant && r.why == "" && f.inState(p, b)
	})
}

// coming are a person's other slots of the rest of a day, unless they want none.
func (f facts) coming(p string, a almanac, now time.Time) []almanac {
	var list []almanac
	who := f.people[p]
	for _, b := range calendar {
		if b.at.After(now) && sameDay(b.at, now) && b.cause() != a.cause() && f.concerns(p, b) &&
			!who.gone && (!who.off || b.always) && !who.later.After(b.at) &&
			!slices.ContainsFunc(list, func(c almanac) bool { return c.cause() == b.cause() }) {
			list = append(list, b)
		}
	}
	return list
}

// followed reports that another slot is near behind one, on the same side of the
// deadline, and does not just repeat it.
func (f facts) followed(p string, a almanac, now time.Time) bool {
	return hasFollower(a, f.coming(p, a, now), now)
}

// hasFollower takes the moment from which the distance counts.
func hasFollower(a almanac, coming []almanac, now time.Time) bool {
	return follower(a, coming, now) != ""
}

// follower is the cause of the next slot that is near behind one; empty: there is
// none.
func follower(a almanac, coming []almanac, now time.Time) string {
	from, next := a.at, almanac{}
	if now.After(from) {
		from = now
	}
	for _, b := range coming {
		near := b.cause() != a.cause() && !b.at.Before(from) && b.at.Sub(from) < 6*time.Hour
		if near && b.late() == a.late() && b.follows != a.step && (next.step == "" || b.at.Before(next.at)) {
			next = b
		}
	}
	if next.step == "" {
		return ""
	}
	return next.cause()
}

// higher counts the slots of the rest of a day that go before one, which stands for
// those that it superseded. Those that others follow lend these their rank and do
// not go themselves.
func (f facts) higher(p string, a almanac, now time.Time, l ledgerOf) int {
	rank := a.rank
	for _, b := range calendar {
		if r := l[b.cause()]; r.why == "superseded" && !r.meant && r.planned.Equal(now) {
			rank = max(rank, b.rank)
		}
	}
	n, all := 0, f.coming(p, a, now)
	for _, b := range all {
		if !hasFollower(b, all, now) && lent(b, all, now) > rank {
			n++
		}
	}
	return n
}

// crowdsOut reports that there are higher ones that day even if a slot takes the
// places of older ones that still wait: a planner that was cut off decides about
// these once more, together with it, and then they are not sent.
func (f facts) crowdsOut(p string, a almanac, now time.Time, l ledgerOf) bool {
	left := ledgerOf{}
	for cause, r := range l {
		b := slot(cause)
		if waits := r.meant && r.sent.IsZero() && r.why == ""; !waits || b.step == "" || !b.at.Before(a.at) {
			left[cause] = r
			continue
		}
		a.rank = max(a.rank, b.rank)
	}
	return left.onDay(now, a.cause())+f.higher(p, a, now, left) >= 2
}

// lent is the highest rank of a slot and of those that it follows.
func lent(a almanac, all []almanac, now time.Time) int {
	rank := a.rank
	for _, b := range all {
		if follower(b, all, now) == a.cause() {
			rank = max(rank, lent(b, all, now))
		}
	}
	return rank
}

// onDay counts the messages that by a moment were sent on its day, or were about
// to be, without one.
func (l ledgerOf) onDay(now time.Time, without string) int {
	n := 0
	for cause, r := range l {
		if cause == without || !r.meant && r.sent.IsZero() {
			continue
		}
		waits := r.sent.IsZero() && r.why == "" && !now.After(slot(cause).useless)
		if waits || !r.sent.IsZero() && sameDay(r.sent, now) {
			n++
		}
	}
	return n
}

// sentOn counts what a person was sent on each day.
func (l ledgerOf) sentOn() map[int]int {
	days := map[int]int{}
	for _, r := range l {
		if !r.sent.IsZero() {
			days[r.sent.In(at(1, 0, 0).Location()).YearDay()]++
		}
	}
	return days
}

// sentOf counts the reminders that were planned at one moment, and sent.
func (l ledgerOf) sentOf() map[int64]int {
	moments := map[int64]int{}
	for cause, r := range l {
		if !r.sent.IsZero() && slot(cause).step != "" {
			moments[r.planned.UnixNano()]++
		}
	}
	return moments
}

// slot finds a slot of the calendar by its cause, with the latest useless-after.
func slot(cause string) almanac {
	var found almanac
	for _, a := range calendar {
		if a.cause() == cause && (found.step == "" || a.useless.After(found.useless)) {
			found = a
		}
	}
	return found
}
