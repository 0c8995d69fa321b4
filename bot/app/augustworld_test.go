package app

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/jobs"
	"raquan/bot/roster"
	"raquan/bot/sim"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// reacts is how long the program may take to say all that it says about an act.
const reacts = 3 * time.Second

// span is the part of the campaign that is played.
type span struct {
	clock string // with which the program starts
	joins string // when all take their roles
	ends  string
}

// august is the program in virtual time, with the people of the story.
type august struct {
	t      *testing.T
	span   span
	base   *Base
	sim    *sim.Server
	people []*actor

	program *bot
	cut     context.CancelFunc // ends the program
	ended   chan error
}

// event is something that happens at a moment of the campaign's year: "24/8 09:30",
// or with seconds where something of the program's own may fall on the minute.
type event struct {
	at   string
	what func(*august)
}

// actor is somebody with a phone.
type actor struct {
	key   string // names their calendar
	who   string
	units []string
	acts  []act
	phone *sim.Phone
	done  []time.Time // when they did something
}

type act struct {
	at string
	do func(*sim.Phone) error
}

func taps(at string, labels ...string) (acts []act) {
	for _, label := range labels {
		acts = append(acts, act{at, func(p *sim.Phone) error { return tapNewest(p, label) }})
	}
	return acts
}

func says(at string, texts ...string) (acts []act) {
	for _, said := range texts {
		acts = append(acts, act{at, func(p *sim.Phone) error { _, err := p.Say(said); return err }})
	}
	return acts
}

// tapNewest presses the newest button whose label begins in a way.
func tapNewest(p *sim.Phone, label string) error {
	all := p.Messages()
	for i := len(all) - 1; i >= 0; i-- {
		for _, row := range all[i].Buttons {
			for _, b := range row {
				if strings.HasPrefix(b.Text, label) {
					_, err := p.PressLabel(b.Text)
					return err
				}
			}
		}
	}
	var story strings.Builder
	_ = p.Transcript(&story)
	return fmt.Errorf("no button %q:\n%s", label, story.String())
}

// inAugust plays a part of the campaign and lets the end be looked at.
func inAugust(t *testing.T, s span, people []*actor, change func(*config.Campaign), events []event, look func(*august)) {
	synctest.Test(t, func(t *testing.T) {
		a := &august{t: t, span: s, people: people}
		a.open(change)
		defer a.base.Close()
		defer a.sim.Close()
		a.start()
		a.play(append(events, a.story()...))
		a.stop()
		look(a)
	})
}

func (a *august) open(change func(*config.Campaign)) {
	settings, err := config.LoadSettings("")
	if err != nil {
		a.t.Fatal(err)
	}
	settings.Clock, settings.Telegram.API = a.span.clock, "http://127.0.0.1"
	a.base, err = openEmpty(a.t.Context(), Options{Settings: settings, Token: simToken, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		a.t.Fatal(err)
	}
	if change != nil {
		change(a.base.Campaign)
	}
	a.sim = sim.New(sim.Options{Token: simToken, Now: a.base.Clock.Now, Zone: a.base.Campaign.Zone})
	file, err := roster.Read("roster.csv", strings.NewReader(augustRoster))
	if err != nil {
		a.t.Fatal(err)
	}
	im, err := jobs.LookAt(a.t.Context(), a.base.Store, a.base.Campaign, file, jobs.ImportOptions{Now: a.base.Clock.Now(), Random: rand.Reader})
	if err != nil || len(im.Faults) > 0 {
		a.t.Fatal(err, im.Faults)
	}
	if err := im.Apply(a.t.Context(), a.base.Store, a.base.Secret, a.base.Campaign); err != nil {
		a.t.Fatal(err)
	}
}

func (a *august) start() {
	var running context.Context
	running, a.cut = context.WithCancel(a.t.Context())
	a.ended = make(chan error, 1)
	a.program = newBot(a.base, a.sim.Client())
	go func() { a.ended <- a.program.run(running) }()
}

func (a *august) stop() {
	a.cut()
	if err := <-a.ended; !errors.Is(err, context.Canceled) {
		a.t.Errorf("the program ended: %v", err)
	}
}

// story is what the people do: they take their roles, and then as they like.
func (a *august) story() []event {
	var all []event
	for _, p := range a.people {
		p.phone = a.sim.AddPerson(sim.Person{FirstName: p.key, LanguageCode: "vi"})
		for _, unit := range p.units {
			join := func(phone *sim.Phone) error {
				payload, err := a.base.invite(a.t.Context(), unit)
				if err == nil {
					_, err = phone.Open(payload)
				}
				return err
			}
			all = append(all, p.does(act{a.span.joins, join}))
			all = append(all, p.does(taps(a.span.joins, "✅ Tôi")[0]))
		}
		for _, act := range p.acts {
			all = append(all, p.does(act))
		}
	}
	return all
}

func (p *actor) does(do act) event {
	return event{do.at, func(a *august) {
		p.done = append(p.done, a.base.Clock.Now())
		if err := do.do(p.phone); err != nil {
			a.t.Errorf("%s on %s: %v", p.key, do.at, err)
		}
		time.Sleep(reacts)
	}}
}

// play lets things happen in their order, to the end of the story.
func (a *august) play(events []event) {
	slices.SortStableFunc(events, func(x, y event) int { return a.moment(x.at).Compare(a.moment(y.at)) })
	for _, e := range append(events, event{a.span.ends, func(*august) {}}) {
		time.Sleep(a.moment(e.at).Sub(a.base.Clock.Now()))
		e.what(a)
	}
}

func (a *august) moment(at string) time.Time {
	layout := "2006 2/1 15:04"
	if strings.Count(at, ":") == 2 {
		layout += ":05"
	}
	t, err := time.ParseInLocation(layout, "2020 "+at, a.base.Campaign.Zone)
	if err != nil {
		a.t.Fatal(err)
	}
	return t
}

// unasked reports whether a message of the bot came by itself.
func (p *actor) unasked(m sim.Message) bool {
	return m.FromBot && !slices.ContainsFunc(p.done, func(t time.Time) bool {
		return !m.Date.Before(t.Truncate(time.Second)) && m.Date.Before(t.Add(reacts))
	})
}

// check holds what somebody was told against what they may be told.
func (p *actor) check(a *august) {
	c := a.base.Campaign
	perDay := map[config.Date]int{}
	for _, e := range a.reminders(p) {
		switch {
		case e.Outcome == store.Skipped && e.Why == "" || e.Outcome != store.Skipped && e.Outcome != store.Done:
			a.t.Errorf("%s: %s is %q, %q", p.key, e.Cause, e.Outcome, e.Why)
		case e.Outcome == store.Done && !c.Permitted(e.SentAt):
			a.t.Errorf("%s: %s was sent at %s", p.key, e.Cause, a.stamp(e.SentAt))
		case e.Outcome == store.Done:
			if perDay[c.Day(e.SentAt)]++; perDay[c.Day(e.SentAt)] > 2 {
				a.t.Errorf("%s: more than two reminders on %s", p.key, a.stamp(e.SentAt))
			}
		}
	}
	reported := false
	for _, m := range p.phone.Messages() {
		switch {
		case m.FromBot && strings.Contains(m.Text, "Mã biên nhận"):
			reported = true
		case p.unasked(m) && !c.Awake(m.Date):
			a.t.Errorf("%s was written to at %s:\n%s", p.key, a.stamp(m.Date), m.Text)
		case p.unasked(m) && reported:
			a.t.Errorf("%s has reported, and was written to at %s:\n%s", p.key, a.stamp(m.Date), m.Text)
		}
	}
}

// reminders are the person's entries of the ladder, by their slots.
func (a *august) reminders(p *actor) []store.Entry {
	var list []store.Entry
	err := a.base.Store.View(a.t.Context(), func(s store.Snapshot) error {
		id, _, err := store.GetID(s, store.CodeKey(p.units[0]))
		if err != nil {
			return err
		}
		var staff store.Staff
		if _, err := store.Get(s, store.StaffKey(store.UnitID(id)), &staff); err != nil || len(staff.Officers) == 0 {
			return fmt.Errorf("officers of %s: %v, %w", p.units[0], staff, err)
		}
		from, to := store.AllEntries()
		for e, err := range store.Records[store.Entry](s, from, to) {
			if err != nil {
				return err
			}
			if strings.HasPrefix(e.Cause, "r.") && e.Person == staff.Officers[0].Person {
				list = append(list, *e)
			}
		}
		return nil
	})
	if err != nil {
		a.t.Fatal(err)
	}
	slices.SortFunc(list, func(x, y store.Entry) int {
		return cmp.Or(slotOf(x).Compare(slotOf(y)), cmp.Compare(x.Cause, y.Cause))
	})
	return list
}

// stepOf and slotOf read a cause: r.bot.campaign.step.slot
func stepOf(e store.Entry) string { return strings.Split(e.Cause, ".")[3] }

func slotOf(e store.Entry) time.Time {
	seconds, err := strconv.ParseInt(strings.Split(e.Cause, ".")[4], 10, 64)
	if err != nil {
		panic(err)
	}
	return time.Unix(seconds, 0)
}

func (a *august) stamp(t time.Time) string {
	t = t.In(a.base.Campaign.Zone)
	return fmt.Sprintf("%s %s", text.Weekday(text.Vi, t.Weekday()), t.Format("2/1/2006 15:04"))
}

// golden compares somebody's calendar with the one in testdata.
func (a *august) golden(p *actor, name, what string) {
	a.t.Helper()
	file := filepath.Join("testdata", "august", name+"."+p.key+".txt")
	got := a.calendar(p, what)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			a.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		a.t.Fatal(err)
	}
	if got != string(want) {
		a.t.Errorf("%s (rewrite with -update, then read it):\n%s", file, got)
	}
}

// calendar is what a person was told unasked, what they did, and what was planned
// for them and not sent.
func (a *august) calendar(p *actor, what string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "The %s", p.who)
	if what != "" {
		fmt.Fprintf(&b, "; %s", what)
	}
	b.WriteString(".\n")
	for _, m := range p.phone.Messages() {
		switch {
		case !m.FromBot:
			fmt.Fprintf(&b, "\n%s  they write: %s\n", a.stamp(m.Date), strings.Fields(m.Text)[0])
		case p.unasked(m):
			fmt.Fprintf(&b, "\n%s\n%s", a.stamp(m.Date), shown(m))
		}
	}
	b.WriteString("\nPlanned and not sent:\n")
	for _, e := range a.reminders(p) {
		if e.Outcome != store.Done {
			fmt.Fprintf(&b, "  %s  %s: %s\n", a.stamp(slotOf(e)), stepOf(e), e.Why)
		}
	}
	return b.String()
}

// shown is a message in short: of what stands under its first paragraph the last
// line, and the labels of its buttons.
func shown(m sim.Message) string {
	first, rest, more := strings.Cut(m.Text, "\n\n")
	lines := strings.Split(first, "\n")
	if more {
		under := strings.Split(strings.TrimSpace(rest), "\n")
		lines = append(lines, "… "+under[len(under)-1])
	}
	var labels []string
	for _, row := range m.Buttons {
		for _, button := range row {
			labels = append(labels, "["+button.Text+"]")
		}
	}
	if len(labels) > 0 {
		lines = append(lines, strings.Join(labels, " "))
	}
	return "    " + strings.Join(lines, "\n    ") + "\n"
}
