package jobs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"testing"
	"time"

	"pgregory.net/rapid"

	"raquan/bot/clock"
	"raquan/bot/remind"
	"raquan/config"
	"raquan/store"
	"raquan/store/mem"
)

// dailyAt is a schedule.
type dailyAt struct{ hour, minute int }

func (d dailyAt) Next(after time.Time) time.Time {
	next := time.Date(after.Year(), after.Month(), after.Day(), d.hour, d.minute, 0, 0, after.Location())
	if !next.After(after) {
		next = next.AddDate(0, 0, 1)
	}
	return next
}

// testLadder is the shipped campaign with a ladder that crowds a few days.
func testLadder(t testing.TB) *config.Campaign {
	c := *campaign(t)
	clock := func(h, m int) time.Duration { return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute }
	onDay := func(days, hour int) config.Moment {
		return config.Moment{Offset: &config.Offset{OnDay: true, Days: days, Clock: clock(hour, 0)}}
	}
	cron := func(h, m int) config.Moment {
		return config.Moment{Cron: dailyAt{h, m}, From: config.Bound{Day: config.Date{Year: 2020, Month: 8, Day: 22}}, To: config.Bound{Day: config.Date{Year: 2020, Month: 8, Day: 25}}}
	}
	after := func(h int) config.Bound { return config.Bound{After: clock(h, 0)} }
	deadline := config.Bound{Offset: &config.Offset{}}
	step := func(key string, a config.Audience, m config.Moment, useless config.Bound, rank int) *config.Step {
		return &config.Step{Key: key, Levels: []string{"grassroots"}, Audience: []config.Audience{a}, Moment: m, Useless: useless, Rank: rank}
	}
	c.Ladder = []*config.Step{
		step("daily", config.NotSent, cron(16, 30), after(3), 30),
		step("again", config.NotSent, cron(19, 0), after(1), 20),
		step("t-3", config.NotSent, onDay(-3, 8), after(36), 40),
		step("half", config.HalfWay, onDay(-1, 10), after(10), 45),
		step("t-1", config.NotSent, onDay(-1, 8), after(24), 50),
		step("t", config.NotSent, onDay(0, 8), deadline, 90),
		step("returned", config.Returned, onDay(0, 9), deadline, 70),
		step("after", config.NotSent, config.Moment{Offset: &config.Offset{Around: 2 * time.Hour}}, after(5), 60),
	}
	c.Ladder[1].Follows, c.Ladder[5].Always = "daily", true
	return &c
}

// history is a random run of a few days of a small world.
type history struct {
	*rapid.T
	c   *config.Campaign
	e   store.Engine
	now time.Time
	facts

	bot    int64
	runs   []planning // of planners, in their order
	other  func()     // happens between two writes of a planner, once
	writes int        // of planners until something happens; below 0: nothing will
	steps  int        // taken
	fault  error      // the planner's process is dead by it
	log    []string   // what happened
}

// planning is what a planner found.
type planning struct {
	now    time.Time
	facts  facts
	whole  bool
	ledger map[string]ledgerOf // what was recorded after it
}

func (h *history) Now() time.Time                        { return h.now }
func (h *history) NewTimer(d time.Duration) *clock.Timer { panic("nothing waits here") }
func (h *history) note(format string, args ...any) {
	h.log = append(h.log, h.now.In(h.c.Zone).Format("2/1 15:04:05 ")+fmt.Sprintf(format, args...))
}
func (h *history) must(err error) {
	if err != nil {
		h.Fatalf("store: %v", err)
	}
}

func (h *history) put(k store.Key, v any) {
	h.must(h.e.Update(context.Background(), func(tx store.Tx) error { return store.Put(tx, k, v) }))
}

func (h *history) read(fn func(store.Snapshot) error) {
	h.must(h.e.View(context.Background(), fn))
}

// shaky is the engine as planners have it: now and then something happens before a
// write, or the process ends before or after it.
type shaky struct {
	store.Engine
	h *history
}

var errDead = errors.New("the process has ended")

func (s shaky) Update(ctx context.Context, fn func(store.Tx) error) error {
	h := s.h
	if h.fault != nil {
		return h.fault
	}
	if h.writes--; h.writes == 0 {
		other := h.other
		h.other = nil
		other()
	}
	if h.fault == errDead {
		return errDead
	}
	err := s.Engine.Update(ctx, fn)
	if h.fault == errAfter {
		return errDead
	}
	return err
}

var errAfter = errors.New("the process ends after this write")

// plan lets a planner of a fresh process work.
func (h *history) plan() {
	before := h.facts.copy()
	h.fault = nil
	e := shaky{h.e, h}
	p := &Planner{Store: e, Campaign: h.c, Clock: h, Outages: func() []store.Outage { return nil }, Backlog: func() int { return 0 },
		Commit: func(ctx context.Context, fn func(store.Tx) ([]store.Entry, error)) error {
			return e.Update(ctx, func(tx store.Tx) error { _, err := fn(tx); return err })
		}}
	err := p.Plan(context.Background())
	if err != nil && !errors.Is(err, errDead) && !errors.Is(err, errAfter) {
		h.Fatalf("plan: %v", err)
	}
	whole := err == nil && permitted(h.now)
	h.fault = nil
	ledger := map[string]ledgerOf{}
	for id := range h.people {
		ledger[id] = h.ledger(id)
	}
	h.runs = append(h.runs, planning{h.now, before, whole, ledger}, planning{h.now, h.facts.copy(), false, ledger})
}

func (f facts) copy() facts {
	c := facts{units: maps.Clone(f.units), people: map[string]personFacts{}}
	for id, p := range f.people {
		p.posts = maps.Clone(p.posts)
		c.people[id] = p
	}
	return c
}

// deliver does the courier's part: what is open is asked about and sent.
func (h *history) deliver() {
	var open []store.Entry
	h.read(func(s store.Snapshot) error {
		open = nil
		from, to := store.AllEntries()
		for e, err := range store.Records[store.Entry](s, from, to) {
			if err != nil {
				return err
			}
			if e.Outcome == store.Open {
				open = append(open, *e)
			}
		}
		return nil
	})
	for _, e := range open {
		var v remind.Verdict
		h.read(func(s store.Snapshot) error {
			p, err := remind.NewSource(s, h.c, h.now).Person(e.Person)
			if err == nil {
				v = remind.Check(h.now, e, p, &remind.Ladder{Bot: h.bot, Campaign: h.c})
			}
			return err
		})
		h.settle(e, v)
	}
}

func (h *history) settle(e store.Entry, v remind.Verdict) {
	switch {
	case h.now.After(e.Useless):
		e.Outcome, e.Why = store.Skipped, remind.TooLate
	case v.Why != "":
		e.Outcome, e.Why = store.Skipped, v.Why
	case !v.Wait.IsZero():
		if permitted(h.now) || !v.Wait.After(h.now) {
			h.Errorf("%s waits until %v", e.Cause, v.Wait)
		}
		return
	default:
		e.Outcome, e.SentAt = store.Done, h.now
		a := slot(e.Cause)
		if h.overtaken(string(e.Person), a, h.ledger(string(e.Person))) {
			h.Errorf("%s to %s, and there is a newer one", e.Cause, e.Person)
		}
		if why := h.wrongSend(string(e.Person), a, h.now); why != "" {
			h.Errorf("%s to %s: %s", e.Cause, e.Person, why)
		}
	}
	h.note("%s %s: %s %s", e.Person, e.Cause, e.Outcome, e.Why)
	if p := string(e.Person); e.Outcome == store.Skipped {
		if why := h.wrongReason(p, slot(e.Cause), e.Why, h.now, h.ledger(p)); why != "" {
			h.Errorf("%s to %s, when it was to be sent: %s", e.Cause, p, why)
		}
	}
	h.put(store.LedgerKey(e.Person, e.Cause), e)
}

// ledger is what is recorded for a person.
func (h *history) ledger(p string) ledgerOf {
	l := ledgerOf{}
	h.read(func(s store.Snapshot) error {
		from, to := store.Under("ledger/" + p + "/")
		for e, err := range store.Records[store.Entry](s, from, to) {
			if err != nil {
				return err
			}
			l[e.Cause] = record{why: e.Why, planned: e.At, sent: e.SentAt, open: e.Outcome == store.Open, meant: e.Outcome == store.Open || e.Screen != nil}
		}
		return nil
	})
	return l
}

// world makes units and people; several of them share units.
func (h *history) world() {
	h.units, h.people = map[string]unitFacts{}, map[string]personFacts{}
	h.put(store.BotKey, store.Bot{V: 1, ID: h.bot})
	units := rapid.IntRange(1, 3).Draw(h.T, "units")
	for i := range units {
		id := store.UnitID(fmt.Sprint("u", i))
		h.put(store.UnitKey(id), store.Unit{V: 1, ID: id, Kind: store.Grassroots, Reports: true, Above: []store.UnitID{"top"}})
		h.units[string(id)] = unitFacts{state: "not started"}
	}
	for i := range rapid.IntRange(1, 3).Draw(h.T, "people") {
		h.people[fmt.Sprint("p", i)] = personFacts{posts: map[string]time.Time{}}
		for u := range units {
			if u == i%units || rapid.Bool().Draw(h.T, "holds") {
				h.join(fmt.Sprint("p", i), fmt.Sprint("u", u))
			}
		}
	}
}

func (h *history) join(p, unit string) {
	if _, ok := h.people[p].posts[unit]; ok {
		return
	}
	h.people[p].posts[unit] = h.now
	h.putOfficer(p)
}

func (h *history) putOfficer(p string) {
	f := h.people[p]
	o := store.Officer{V: 1}
	for i := range len(h.units) {
		unit := fmt.Sprint("u", i)
		if since, ok := f.posts[unit]; ok {
			o.Posts = append(o.Posts, store.Post{Unit: store.UnitID(unit), Role: store.Chair, Since: since})
		}
	}
	if f.gone {
		o.Unreachable = h.now
	}
	h.put(store.OfficerKey(store.PersonID(p)), o)
}

// happen is one thing that people do, or that befalls the store.
func (h *history) happen() {
	unit := fmt.Sprint("u", rapid.IntRange(0, len(h.units)-1).Draw(h.T, "unit"))
	person := fmt.Sprint("p", rapid.IntRange(0, len(h.people)-1).Draw(h.T, "person"))
	p := h.people[person]
	what := rapid.SampledFrom([]string{"begin", "report", "report", "return", "withdraw", "off", "later", "gone", "leave", "join", "grant", "staff"}).Draw(h.T, "what")
	h.note("%s %s %s", what, unit, person)
	switch what {
	case "begin", "report", "return", "withdraw":
		h.report(unit, what)
	case "off", "later":
		if what == "off" {
			p.off = !p.off
		} else {
			p.later = h.now.Add(time.Duration(rapid.IntRange(1, 20).Draw(h.T, "hours")) * time.Hour)
		}
		h.people[person] = p
		h.nudge(person, func(n *store.Nudges) {
			n.Later, n.Off = p.later, time.Time{}
			if p.off {
				n.Off = h.now
			}
		})
	case "gone":
		p.gone = !p.gone
		h.people[person] = p
		h.putOfficer(person)
	case "leave":
		delete(p.posts, unit)
		h.putOfficer(person)
	case "join":
		h.join(person, unit)
	case "grant":
		if u := h.units[unit]; u.granted.IsZero() {
			u.granted = h.now
			h.units[unit] = u
			h.put(store.DueKey(h.c.Key, store.UnitID(unit)), store.DueDates{V: 1, Granted: noon27, GrantedAt: h.now})
		}
	case "staff":
		h.remindByHand(person)
	}
}

func (h *history) report(unit, what string) {
	r := store.Report{V: 1, Unit: store.UnitID(unit), State: map[string]store.ReportState{"begin": store.Draft, "report": store.Sent, "return": store.Returned, "withdraw": store.Withdrawn}[what]}
	if what == "begin" {
		r.Working = map[string]store.Answer{"TONG_LD": {}}
	}
	u := h.units[unit]
	u.state = map[string]string{"begin": "half-way", "report": "reported", "return": "returned", "withdraw": "half-way"}[what]
	h.units[unit] = u
	h.put(store.ReportKey(h.c.Key, store.UnitID(unit)), r)
}

func (h *history) nudge(p string, change func(*store.Nudges)) {
	h.must(h.e.Update(context.Background(), func(tx store.Tx) error {
		var n store.Nudges
		key := store.NudgesKey(store.PersonID(p))
		if _, err := store.Get(tx, key, &n); err != nil {
			return err
		}
		n.V = 1
		change(&n)
		return store.Put(tx, key, n)
	}))
}

// remindByHand is a staff member's reminder, which keeps to the two a day by
// itself.
func (h *history) remindByHand(p string) {
	cause := fmt.Sprint("n.", len(h.log))
	if h.ledger(p).onDay(h.now, "") >= 2 || h.waiting(p) || !permitted(h.now) {
		return
	}
	h.nudge(p, func(n *store.Nudges) { n.Sent = append(n.Sent, store.Nudge{Cause: cause, At: h.now}) })
	h.put(store.LedgerKey(store.PersonID(p), cause), store.Entry{V: 1, Cause: cause, Person: store.PersonID(p), At: h.now, SentAt: h.now, Outcome: store.Done, Keep: true})
}

func (h *history) waiting(p string) bool {
	for _, r := range h.ledger(p) {
		if r.open {
			return true
		}
	}
	return false
}

// between has something happen between two writes of the next planner.
func (h *history) between() {
	what := rapid.SampledFrom([]string{"nothing", "nothing", "crash before", "crash after", "another planner", "people"}).Draw(h.T, "between writes")
	if what == "nothing" {
		h.writes, h.other = -1, nil
		return
	}
	h.writes = rapid.IntRange(1, 5).Draw(h.T, "write")
	h.other = func() {
		h.note("between writes: %s", what)
		switch what {
		case "crash before":
			h.fault = errDead
		case "crash after":
			h.fault = errAfter
		case "another planner":
			h.writes = -1
			h.plan()
		case "people":
			h.happen()
		}
	}
}

// step is a while in which planners and couriers work, or the bot is down, or the
// clock is wrong.
func (h *history) step() {
	h.steps++
	h.now = h.now.Add(time.Duration(h.steps) * time.Microsecond) // no moment comes twice, even if the clock is put back
	up := rapid.IntRange(0, 9).Draw(h.T, "up")
	if up > 0 {
		h.between()
		h.plan()
	}
	if up > 1 {
		h.deliver()
	}
	if rapid.IntRange(0, 3).Draw(h.T, "event") == 0 {
		h.happen()
	}
}

func TestLadder(t *testing.T) {
	c := testLadder(t)
	rapid.Check(t, func(rt *rapid.T) {
		h := &history{T: rt, c: c, e: mem.New(), now: at(22, 7, 0), bot: 7, writes: -1}
		h.world()
		for h.now.Before(at(27, 21, 0)) {
			h.step()
			h.goOn()
		}
		h.writes, h.other = -1, nil
		h.now = at(28, 9, 0)
		h.plan()
		h.deliver()
		for p := range h.people {
			h.judge(p)
		}
		h.judgeSlots()
		if rt.Failed() {
			for _, line := range h.log {
				rt.Log(line)
			}
		}
	})
}

// goOn lets time pass: mostly to the next full or half hour of the day.
func (h *history) goOn() {
	switch rapid.IntRange(0, 19).Draw(h.T, "time") {
	case 0: // down, or the clock was put forward
		h.now = h.now.Add(time.Duration(rapid.IntRange(1, 40).Draw(h.T, "hours")) * time.Hour)
	case 1: // put back
		back := h.now.Add(-time.Duration(rapid.IntRange(1, 100).Draw(h.T, "minutes")) * time.Minute)
		if back.After(at(22, 7, 0)) {
			h.now = back
		}
		h.now = h.now.Add(time.Second) // sweeps of one second are one
	default:
		h.now = h.now.Truncate(30 * time.Minute).Add(30 * time.Minute)
		if !permitted(h.now) && rapid.Bool().Draw(h.T, "sleep") {
			for !permitted(h.now) {
				h.now = h.now.Add(30 * time.Minute)
			}
		}
	}
}

// judge holds what one person got, and did not get, against what ought to be.
func (h *history) judge(p string) {
	l := h.ledger(p)
	for moment, n := range l.sentOf() {
		if n > 1 {
			h.Errorf("%s was sent %d messages of one moment, %v: %s", p, n, moment, show(l))
		}
	}
	for day, n := range l.sentOn() {
		if n > 2 {
			h.Errorf("%s was sent %d messages on day %d: %s", p, n, day, show(l))
		}
	}
	for cause, r := range l {
		if a := slot(cause); a.step != "" {
			h.judgeRecord(p, cause, r, l)
		}
	}
	for _, a := range calendar {
		h.judgeAbsence(p, a, l)
	}
}

// judgeRecord: whoever is recorded was concerned, and what was decided was right.
// That a reason was true which came at the moment of sending is judged there.
func (h *history) judgeRecord(p, cause string, r record, l ledgerOf) {
	wrong := "not concerned"
	for i, run := range h.runs {
		if !run.now.Equal(r.planned) {
			continue
		}
		for _, a := range calendar {
			if a.cause() != cause || r.why != "too late" && h.decided(i, a) || !run.facts.concerns(p, a) || a.at.After(run.now) {
				continue
			}
			if r.meant {
				wrong = run.facts.wrongPlan(p, a, run.now, run.ledger[p])
			} else {
				wrong = run.facts.wrongReason(p, a, r.why, run.now, run.ledger[p])
			}
			if wrong == "" {
				return
			}
		}
	}
	h.Errorf("%s, %s at %v: %s: %s", p, cause, r.planned, wrong, show(l))
}

// judgeAbsence: whoever was concerned when a slot was decided about is recorded;
// and the newest slot of those is not superseded.
func (h *history) judgeAbsence(p string, a almanac, l ledgerOf) {
	for i := 0; i < len(h.runs); i++ {
		run := h.runs[i]
		if !run.whole || a.at.After(run.now) || !run.facts.exists(a) {
			continue
		}
		after := h.runs[i+1].facts
		steady := run.facts.concerns(p, a) && after.concerns(p, a)
		if _, found := l[a.cause()]; steady && !found && !run.now.After(a.useless) && !h.decidedBefore(i, a) {
			h.Errorf("%s was concerned by %s at %v, and nothing is recorded: %s", p, a.cause(), run.now, show(l))
		}
		return // it was decided then
	}
}

// decided reports that all was decided about a slot before a run: not of one that
// was written off by a planner that then ended, before the clock was put back.
func (h *history) decided(i int, a almanac) bool {
	for _, run := range h.runs[:i] {
		if run.now.After(a.useless) && permitted(run.now) {
			return false
		}
		if run.whole && !run.now.Equal(h.runs[i].now) && !a.at.After(run.now) && run.facts.exists(a) {
			return true
		}
	}
	return false
}

// decidedBefore reports that a part of an earlier run may have decided about a
// slot, so that somebody who was not concerned then was passed.
func (h *history) decidedBefore(i int, a almanac) bool {
	for _, run := range h.runs[:i] {
		if !a.at.After(run.now) && permitted(run.now) {
			return true
		}
	}
	return false
}

// judgeSlots: every slot that came has its record.
func (h *history) judgeSlots() {
	h.read(func(s store.Snapshot) error {
		for _, a := range calendarFor(noon26) {
			if _, found, err := ReadServed(s, h.c.Key, a.step, a.slot); err != nil || !found {
				h.Errorf("slot %s has no record: %v", a.cause(), err)
			}
		}
		return nil
	})
}

func show(l ledgerOf) string {
	type line struct{ Why, Planned, Sent string }
	m := map[string]line{}
	for cause, r := range l {
		m[cause] = line{r.why, r.planned.Format(time.DateTime), r.sent.Format(time.DateTime)}
	}
	b, _ := json.MarshalIndent(m, "", " ")
	return string(b)
}
