// Package waves shows officers of the levels above what they send to many: the
// preview of a reminder, how a wave goes, and what came of it.
//
// # How it works
//
// The preview is a screen (store.Screen) that is read from one snapshot and made
// at the moment it is sent, so the counts in it are those of that moment; whether
// its viewer still is an officer above the unit is asked again right here. Its
// button carries that moment, and an old one leads to a new preview. The wave
// itself is a record that bot/jobs works on and bot/desk keeps going; the
// messages about it are made here from the record and its counts.
//
// # How to change it
//
// Sentences are in bot/text/waves.go, with a line for each reason for which
// somebody is left out. A new button is a letter in press.go and a case in the
// desk.
package waves

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/jobs"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// Preview is the screen of what a reminder of the missing units would do.
const Preview = "waves.preview"

// Is reports whether a screen is one of this package.
func Is(name string) bool { return strings.HasPrefix(name, "waves.") }

// ErrScreen is given for a screen that does not exist, or whose unit does not.
var ErrScreen = errors.New("waves: no such screen")

// Deps are what screens are made from, beside the store.
type Deps struct {
	Campaign *config.Campaign
	Rate     float64 // unasked messages a second; 0: no limit
}

const maxName = 60 // letters of a unit's name in a line

// Render makes a screen as it stands at a moment. If its viewer may not see it
// any more, the message says so.
func Render(s store.Snapshot, d Deps, screen store.Screen, now time.Time) (chat.Message, error) {
	p := &page{Deps: d, lang: text.Lang(screen.Lang), now: now}
	if screen.Name == jobs.BroadcastScreen {
		return p.broadcast(s, screen)
	}
	found, err := store.Get(s, store.UnitKey(screen.Unit), &p.unit)
	if err != nil {
		return chat.Message{}, err
	}
	if !found || screen.Name != Preview && screen.Name != BroadcastPreview {
		return chat.Message{}, fmt.Errorf("%w: %q of %q", ErrScreen, screen.Name, screen.Unit)
	}
	var viewer store.Officer
	if _, err := store.Get(s, store.OfficerKey(screen.For), &viewer); err != nil {
		return chat.Message{}, err
	}
	if viewer.RootOver(&p.unit) == "" {
		return chat.Message{Text: p.say(text.OutsideScope)}, nil
	}
	if p.from = d.Campaign.NextPermitted(now); p.from.IsZero() {
		return chat.Message{}, fmt.Errorf("%w: nobody may be written to for a year", ErrScreen)
	}
	w := jobs.Wave{Kind: jobs.NudgeWave, Unit: p.unit.ID, Selection: jobs.Missing}
	if screen.Name == BroadcastPreview {
		w.Kind, w.Selection = jobs.BroadcastWave, jobs.Selection(screen.Args[ArgWhom])
	}
	if p.survey, err = w.Survey(s, d.Campaign, p.from); err != nil {
		return chat.Message{}, err
	}
	if screen.Name == BroadcastPreview {
		return p.reach(screen), nil
	}
	return p.preview(), nil
}

// page is a preview being made.
type page struct {
	Deps
	lang   text.Lang
	now    time.Time
	unit   store.Unit
	survey jobs.WaveSurvey
	from   time.Time // when the first message may go
}

func (p *page) say(s *text.Sentence, args ...any) string { return text.Say(p.lang, s, args...) }
func (p *page) num(n int) string                         { return text.Number(p.lang, int64(n)) }
func (p *page) when(t time.Time) string                  { return text.When(p.lang, t, p.Campaign.Zone) }

func (p *page) preview() chat.Message {
	v := &p.survey
	lines := []string{p.say(text.NudgeHead, "unit", p.unit.Name, "moment", text.Moment(p.lang, p.now, p.Campaign.Zone))}
	joining := v.LeftUnit[jobs.LeftNotJoined]
	left := leftList(p.lang, v.Left, without(v.LeftUnit, jobs.LeftNotJoined))
	switch {
	case v.People > 0:
		lines = append(lines, p.plan(text.NudgePlan)...)
	case joining == 0 && left == "":
		lines = append(lines, p.say(text.NudgeAll))
	default:
		lines = append(lines, p.say(text.NudgeNobody))
	}
	if left != "" {
		lines = append(lines, p.say(text.NudgeLeft, "list", text.HTML(left)))
	}
	if joining > 0 {
		lines = append(lines, p.say(text.NudgeJoin, "n", p.num(joining)))
	}
	return chat.Message{Text: strings.Join(lines, "\n"), Buttons: p.buttons(joining > 0)}
}

// plan says how many get it, in a sentence for it, and when, and names some of
// their units.
func (p *page) plan(say *text.Sentence) []string {
	v := &p.survey
	when := p.say(text.NudgeAtOnce)
	if p.from.After(p.now) {
		when = p.say(text.NudgeFrom, "at", p.when(p.from))
	}
	takes := p.takes(v.People)
	lines := []string{p.say(say, "people", p.num(v.People), "units", p.num(v.Units), "when", text.HTML(when), "lasting", text.Lasting(p.lang, takes))}
	if end := p.from.Add(takes); !p.Campaign.Permitted(end) {
		lines = append(lines, p.say(text.NudgeSplit, "at", p.when(p.Campaign.NextPermitted(end))))
	}
	var names []string
	for _, s := range v.Sample {
		name := text.Short(s.Unit.ShortName(), maxName)
		if s.Promise != nil {
			names = append(names, p.say(text.NudgePromise, "unit", name, "at", p.when(s.Promise.Until)))
			continue
		}
		names = append(names, text.Escape(name))
	}
	if v.Units > len(names) {
		names = append(names, "…")
	}
	return append(lines, p.say(text.NudgeSample, "units", text.HTML(strings.Join(names, "; "))))
}

// takes is how long so many messages take.
func (p *page) takes(n int) time.Duration {
	if p.Rate <= 0 {
		return 0
	}
	return time.Duration(float64(n) / p.Rate * float64(time.Second))
}

func (p *page) buttons(join bool) [][]chat.Button {
	button := func(label string, press Press) []chat.Button {
		press.Unit = p.unit.ID
		return chat.Row(chat.Button{Text: label, Data: Data(press)})
	}
	var rows [][]chat.Button
	if n := p.survey.People; n > 0 {
		label := text.Plain(p.lang, text.NudgeSend, "n", p.num(n))
		rows = append(rows, button(label, Press{What: Send, Seen: p.now, People: n}))
	}
	if join {
		rows = append(rows, chat.Row(chat.Button{Text: text.Plain(p.lang, text.ButtonInvite), Data: "moi/" + string(p.unit.ID)}))
	}
	if p.survey.People > 0 {
		return append(rows, button(text.Plain(p.lang, text.NudgeCancel), Press{What: Drop}))
	}
	return append(rows, button(text.Plain(p.lang, text.SumRefresh), Press{What: Look}))
}

func without(m map[string]int, key string) map[string]int {
	m = maps.Clone(m)
	delete(m, key)
	return m
}

// leftList says who got nothing and why: people, then units.
func leftList(lang text.Lang, counts ...map[string]int) string {
	var parts []string
	for _, m := range counts {
		for _, why := range slices.Sorted(maps.Keys(m)) {
			parts = append(parts, text.LeftWhy(lang, why, m[why]))
		}
	}
	return strings.Join(parts, "; ")
}
