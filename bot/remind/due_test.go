package remind

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"raquan/config"
	"raquan/store"
)

// ladder is a small one over the shipped campaign. Grassroots unions have until
// Wednesday 26/8 12:00, levels above until Thursday 27/8 17:00.
func ladder(t testing.TB) *Ladder {
	c := *shipped(t)
	clock := func(h, m int) time.Duration { return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute }
	after := func(d time.Duration) config.Bound { return config.Bound{After: d} }
	daily := func(h, m int) config.Moment {
		return config.Moment{Cron: daily{c.Zone, clock(h, m)}, From: config.Bound{Day: config.Date{Year: 2020, Month: 8, Day: 18}}, To: config.Bound{Day: config.Date{Year: 2020, Month: 8, Day: 25}}}
	}
	base, up, notSent := []string{"grassroots"}, []string{"upper"}, []config.Audience{config.NotSent}
	c.Ladder = []*config.Step{
		{Key: "daily", Levels: base, Audience: []config.Audience{config.DailyMissing}, Moment: daily(16, 30), Useless: after(4 * time.Hour), Rank: 30},
		{Key: "again", Levels: base, Audience: []config.Audience{config.DailyMissing}, Moment: daily(19, 0), Useless: after(time.Hour), Rank: 20, Follows: "daily"},
		{Key: "t-3", Levels: base, Audience: notSent, Moment: onDay(-3, clock(8, 0)), Useless: after(36 * time.Hour), Rank: 40},
		{Key: "half", Levels: base, Audience: []config.Audience{config.HalfWay}, Moment: onDay(-1, clock(10, 0)), Useless: after(10 * time.Hour), Rank: 45},
		{Key: "t-1", Levels: base, Audience: notSent, Moment: onDay(-1, clock(8, 0)), Useless: after(24 * time.Hour), Rank: 50},
		{Key: "t", Levels: base, Audience: notSent, Moment: onDay(0, clock(8, 0)), Useless: atT, Rank: 90, Always: true},
		{Key: "after", Levels: base, Audience: notSent, Moment: fromDeadline(2 * time.Hour), Useless: after(5 * time.Hour), Rank: 60},
		{Key: "returned", Levels: base, Audience: []config.Audience{config.Returned}, Moment: onDay(0, clock(9, 0)), Useless: atT, Rank: 70},
		{Key: "up-1", Levels: up, Audience: []config.Audience{config.Incomplete}, Moment: onDay(-1, clock(9, 0)), Useless: after(24 * time.Hour), Rank: 55},
	}
	return &Ladder{Bot: 1, Campaign: &c}
}

func (l *Ladder) day(day, hour, minute int) time.Time {
	return time.Date(2020, 8, day, hour, minute, 0, 0, l.Campaign.Zone)
}

// pending is a unit whose officer joined in time.
func (l *Ladder) pending(id string, state State) Unit {
	return Unit{ID: store.UnitID(id), Level: "grassroots", Since: l.day(17, 8, 0), Deadline: l.day(26, 12, 0), State: state}
}

func (l *Ladder) show(list []Decision) string {
	var lines []string
	for _, d := range list {
		why := d.Why
		if why == "" {
			why = "goes"
		}
		units := []string{}
		for _, u := range d.Units {
			units = append(units, string(u))
		}
		lines = append(lines, fmt.Sprintf("%s %s %s: %s", d.Slot.Step.Key, d.Slot.Nominal.In(l.Campaign.Zone).Format(stamp), strings.Join(units, "+"), why))
	}
	return strings.Join(lines, "\n")
}

func TestDue(t *testing.T) {
	l := ladder(t)
	day := l.day
	alone := func(s State) []Unit { return []Unit{l.pending("a", s)} }
	had := func(at ...time.Time) (list []Message) {
		for i, at := range at {
			list = append(list, Message{Cause: fmt.Sprint("n.", i), At: at})
		}
		return list
	}
	for _, test := range []struct {
		name       string
		now, since time.Time
		p          Person
		want       string
	}{
		{"nothing before its time", day(25, 7, 59), day(24, 20, 0), Person{Units: alone(NotStarted)}, ""},
		{"on its time", day(25, 8, 0), day(24, 20, 0), Person{Units: alone(NotStarted)}, "t-1 Tue 25/8 08:00 a: goes"},
		{"not once more", day(25, 8, 1), day(25, 8, 0), Person{Units: alone(NotStarted)}, ""},
		{"whoever has reported is left alone", day(25, 8, 0), day(24, 20, 0), Person{Units: alone(Reported)}, ""},
		{"so is whose unit is said to be dissolved", day(25, 8, 0), day(24, 20, 0), Person{Units: alone(Claimed)}, ""},
		{"returned reports have steps of their own", day(26, 9, 0), day(26, 7, 30), Person{Units: alone(Returned)}, "returned Wed 26/8 09:00 a: goes"},
		{"one message for all units", day(25, 8, 0), day(24, 20, 0), Person{Units: []Unit{l.pending("a", NotStarted), l.pending("b", Reported), l.pending("c", NotStarted)}}, "t-1 Tue 25/8 08:00 a+c: goes"},
		{"who has begun gets the later step, which says both", day(25, 8, 0), day(24, 20, 0), Person{Units: alone(HalfWay)}, "t-1 Tue 25/8 08:00 a: merged"},
		{"and gets that", day(25, 10, 0), day(25, 8, 0), Person{Units: alone(HalfWay)}, "half Tue 25/8 10:00 a: goes"},
		{"a Sunday's step goes on Monday", day(24, 7, 30), day(22, 20, 0), Person{Units: alone(NotStarted)}, "t-3 Sun 23/8 08:00 a: goes"},
		{"after downtime the newest wins", day(26, 8, 10), day(24, 20, 0), Person{Units: alone(NotStarted)},
			"t-1 Tue 25/8 08:00 a: too late\nt Wed 26/8 08:00 a: goes"},
		{"and the older ones are recorded", day(25, 17, 0), day(21, 20, 0), Person{Units: []Unit{{ID: "a", Level: "grassroots", Since: day(17, 8, 0), Deadline: day(26, 12, 0), State: NotStarted, DailyMissing: true}}},
			"daily Sat 22/8 16:30 a: too late\nagain Sat 22/8 19:00 a: too late\nt-3 Sun 23/8 08:00 a: too late\ndaily Mon 24/8 16:30 a: too late\nagain Mon 24/8 19:00 a: too late\nt-1 Tue 25/8 08:00 a: superseded\ndaily Tue 25/8 16:30 a: goes"},
		{"late joiners skip what has passed", day(25, 9, 0), day(24, 20, 0), Person{Units: []Unit{{ID: "a", Level: "grassroots", Since: day(25, 8, 0), Deadline: day(26, 12, 0), State: NotStarted}}}, ""},
		{"so do deadlines set late", day(25, 9, 0), day(24, 20, 0), Person{Units: []Unit{{ID: "a", Level: "grassroots", Since: day(17, 8, 0), Set: day(25, 8, 30), Deadline: day(26, 11, 0), State: NotStarted}}}, ""},
		{"no nudges", day(25, 8, 0), day(24, 20, 0), Person{Units: alone(NotStarted), Nudges: store.Nudges{Off: day(20, 8, 0)}}, "t-1 Tue 25/8 08:00 a: off"},
		{"but those of the deadline day", day(26, 8, 0), day(25, 20, 0), Person{Units: alone(NotStarted), Nudges: store.Nudges{Off: day(20, 8, 0)}}, "t Wed 26/8 08:00 a: goes"},
		{"later, please", day(25, 8, 0), day(24, 20, 0), Person{Units: alone(NotStarted), Nudges: store.Nudges{Later: day(25, 19, 0)}}, "t-1 Tue 25/8 08:00 a: snoozed"},
		{"reminded a moment ago, as they asked", day(25, 8, 0), day(24, 20, 0), Person{Units: alone(NotStarted), Nudges: store.Nudges{Asked: day(25, 8, 0)}}, "t-1 Tue 25/8 08:00 a: snoozed"},
		{"reminded an hour ago, as they asked", day(25, 8, 0), day(24, 20, 0), Person{Units: alone(NotStarted), Nudges: store.Nudges{Asked: day(25, 7, 0)}}, "t-1 Tue 25/8 08:00 a: goes"},
		{"blocked", day(25, 8, 0), day(24, 20, 0), Person{Units: alone(NotStarted), Unreachable: true}, "t-1 Tue 25/8 08:00 a: unreachable"},
		{"exactly six hours apart both go", day(26, 8, 0), day(25, 20, 0), Person{Units: alone(NotStarted)}, "t Wed 26/8 08:00 a: goes"},
		{"what follows up is not merged", day(24, 16, 30), day(24, 8, 0), Person{Units: []Unit{{ID: "a", Level: "grassroots", Since: day(17, 8, 0), Deadline: day(26, 12, 0), State: NotStarted, DailyMissing: true}}},
			"daily Mon 24/8 16:30 a: goes"},
		{"two a day, sent ones count", day(25, 8, 0), day(24, 20, 0), Person{Units: alone(NotStarted), Had: had(day(25, 7, 30), day(25, 7, 40))}, "t-1 Tue 25/8 08:00 a: capped"},
		{"yesterday's do not", day(25, 8, 0), day(24, 20, 0), Person{Units: alone(NotStarted), Had: had(day(24, 16, 30), day(24, 19, 0))}, "t-1 Tue 25/8 08:00 a: goes"},
		{"the higher ones of the day are waited for", day(26, 9, 0), day(26, 8, 0), Person{
			Units: []Unit{l.pending("a", NotStarted), {ID: "u", Level: "upper", Above: true, Since: day(17, 8, 0), Deadline: day(27, 17, 0), Of: 9, Missing: 3}},
			Had:   had(day(26, 8, 0))}, "up-1 Wed 26/8 09:00 u: capped"},
		{"a level above", day(26, 9, 0), day(26, 8, 0), Person{Units: []Unit{{ID: "u", Level: "upper", Above: true, Since: day(17, 8, 0), Deadline: day(27, 17, 0), Of: 9, Missing: 3}}}, "up-1 Wed 26/8 09:00 u: goes"},
		{"which is complete", day(26, 9, 0), day(26, 8, 0), Person{Units: []Unit{{ID: "u", Level: "upper", Above: true, Since: day(17, 8, 0), Deadline: day(27, 17, 0), Of: 9}}}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := l.show(Due(test.now, test.since, &test.p, l)); got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}

// TestEarlyWave: a wave that must begin before its moment, so as to end before the
// quiet hours, begins then.
func TestEarlyWave(t *testing.T) {
	l := ladder(t)
	l.Times.Lead = 2 * time.Hour
	p := &Person{Units: []Unit{{ID: "a", Level: "grassroots", Since: l.day(17, 8, 0), Deadline: l.day(26, 12, 0), State: NotStarted, DailyMissing: true}}}
	got := l.show(Due(l.day(24, 18, 0), l.day(24, 16, 30), p, l))
	if want := "again Mon 24/8 19:00 a: goes"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestCheck: what the state says at the moment of sending.
func TestCheck(t *testing.T) {
	l := ladder(t)
	slot := l.Slots(l.Step("t-1"), "grassroots", l.day(26, 12, 0))[0]
	cause := l.Cause(slot)
	newer := Cause(1, l.Campaign.Key, "t", l.day(26, 8, 0))
	e := store.Entry{Cause: cause, Screen: &store.Screen{Args: map[string]string{ArgStep: "t-1"}}}
	asked := store.Entry{Cause: LaterCause(1, l.Campaign.Key, l.day(25, 19, 0))}
	unit := func(s State) []Unit { return []Unit{l.pending("a", s)} }
	pending := Person{Units: unit(NotStarted)}
	now, night, sunday := l.day(25, 8, 5), l.day(25, 20, 0), l.day(23, 9, 0)
	nudges := func(causes ...string) (n store.Nudges) {
		for _, c := range causes {
			n.Sent = append(n.Sent, store.Nudge{Cause: c})
		}
		return n
	}
	for _, test := range []struct {
		name string
		now  time.Time
		e    store.Entry
		p    Person
		want Verdict
	}{
		{"still to do", now, e, pending, Verdict{}},
		{"reported", now, e, Person{Units: unit(Reported)}, Verdict{Why: Done}},
		{"claimed", now, e, Person{Units: unit(Claimed)}, Verdict{Why: Done}},
		{"returned meanwhile", now, e, Person{Units: unit(Returned)}, Verdict{Why: Elsewhere}},
		{"one of two reported", now, e, Person{Units: append(unit(Reported), unit(HalfWay)...)}, Verdict{}},
		{"handed over", now, e, Person{}, Verdict{Why: HandedOver}},
		{"blocked", now, e, Person{Units: unit(NotStarted), Unreachable: true}, Verdict{Why: Unreachable}},
		{"opted out", now, e, Person{Units: unit(NotStarted), Nudges: store.Nudges{Off: now}}, Verdict{Why: Off}},
		{"put off", now, e, Person{Units: unit(NotStarted), Nudges: store.Nudges{Later: now.Add(1)}}, Verdict{Why: Snoozed}},
		{"a newer one is there", now, e, Person{Units: unit(NotStarted), Nudges: nudges(cause, newer)}, Verdict{Why: Superseded}},
		{"an older one is there", now, e, Person{Units: unit(NotStarted), Nudges: nudges(newer, cause, "n.1")}, Verdict{}},
		{"held up since yesterday, and today's are sent", now, e, Person{Units: unit(NotStarted), Had: []Message{{Cause: "n.1", At: now}, {Cause: "n.2", At: now}}}, Verdict{Why: Capped}},
		{"at night", night, e, pending, Verdict{Wait: l.day(26, 7, 30)}},
		{"on a Sunday", sunday, e, pending, Verdict{Wait: l.day(24, 7, 30)}},
		{"step gone from the file", now, store.Entry{Cause: cause, Screen: &store.Screen{}}, pending, Verdict{Why: NoStep}},
		{"asked for, on a Sunday", sunday, asked, pending, Verdict{}},
		{"asked for, at night", night, asked, pending, Verdict{Wait: l.day(26, 7, 30)}},
		{"asked for, and reported", now, asked, Person{Units: unit(Reported)}, Verdict{Why: Done}},
	} {
		if got := Check(test.now, test.e, &test.p, l); got.Why != test.want.Why || !got.Wait.Equal(test.want.Wait) {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}

// TestAll: the slots of a deadline that officers have set are among those that the
// planner waits for.
func TestAll(t *testing.T) {
	l := ladder(t)
	dates := []Dates{
		{Kind: "grassroots", DueDates: store.DueDates{Granted: l.day(28, 12, 0)}},
		{Kind: "federation", DueDates: store.DueDates{Below: l.day(25, 12, 0)}},
	}
	var got []string
	for _, s := range l.All(dates) {
		if s.Step.Key == "t" || s.Step.Key == "up-1" {
			got = append(got, s.Step.Key+" "+s.Nominal.In(l.Campaign.Zone).Format(stamp))
		}
	}
	slices.Sort(got)
	want := "t Fri 28/8 08:00, t Tue 25/8 08:00, t Wed 26/8 08:00, up-1 Mon 24/8 09:00, up-1 Wed 26/8 09:00"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("got %s, want %s", s, want)
	}
}
