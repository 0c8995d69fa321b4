// Package summary shows figures to staff: the summary of a unit with a line for
// each unit below it, the report of a unit with the very message each figure came
// from, and what lies between them: lists of what is missing, doubtful or to be rung,
// frozen figures, what has changed, a unit's card and its log.
//
// # How it works
//
// A screen is a name, a unit and a page (store.Screen). It is rendered at the
// moment it is sent, from one snapshot, so that the cut-off in its first line is
// true. Its buttons carry other screens (Data, Parse): going down, up, to
// another page, or to the same one again. Whoever takes a press in authorises
// unit and root anew, because callback data is forgeable.
//
// A summary reads the unit's own tally, the list of its children, and the tallies of
// those on the page. Of all children it reads a few sums only where the viewer has
// sorted or filtered them (view.go), and for the three classes under the national
// unit. A list of units anywhere under one is a walk that enters only where the
// tallies say that there are some (exits.go), or an index of bot/tally (ring.go,
// changes.go). nation_test.go measures every screen with 126,000 units.
//
// # Rules of every line
//
// Each percentage names what it is a share of and has its own pair; a figure
// that only some units gave says in how many; not known, zero and not reported
// read differently; what was not sent is called provisional and stands apart;
// units stand in the order of the roster unless the viewer has chosen another one,
// and no unit is ever shown its place among others.
//
// # How to change it
//
// Sentences are in bot/text (summary.go, and a file for each of the other screens),
// names of figures in the campaign file. A line of the summary is a function in
// figures.go over the sums of bot/tally; a new screen is a name below, a letter in
// data.go, and a case in Render.
package summary

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// The screens.
const (
	Totals    = "tonghop"   // figures of a unit and a line for each unit below it
	Report    = "report"    // the report of one unit
	Exits     = "exits"     // the units with a state or a claim
	Deadlines = "hanchot"   // deadlines of the levels at and below a unit, and more time granted there
	Doubts    = "batthuong" // the reports whose figures are worth a second look
	Messages  = "messages"  // what was said to and heard from the people of one unit
	Missing   = "missing"   // the units right below one under which reports are missing
	More      = "more"      // the ways on from the summary of a unit
	Card      = "timdonvi"  // one unit: who reports for it, how its report went, what can be done

	Views    = "views"   // how the summary can be sorted and filtered
	Numbers  = "numbers" // what the numbers of a summary can be opened to
	Units    = "units"   // the units that one of those numbers counts
	Choices  = "choices" // how many units chose which answer to one question
	Ways     = "hinhthuc"
	Trouble  = "khokhan" // difficulties: counts, and what was said in words
	Progress = "tiendo"  // how far the units have come, and which call those need that have not reported
	Ranking  = "xephang" // the units right below by the main rate, for the department alone
	Ring     = "chuanop" // the units that have not reported, to be called, the largest first
	Called   = "calls"   // one of them: whom to call, what is known, what came of calls
	News     = "changes" // what has changed since the viewer looked last
)

// Arguments of screens.
const (
	Root = "root" // the viewer's top unit: above it there is no button up
	At   = "at"   // Totals: show the page on which this child stands
	What = "what" // Units, Numbers, Choices, Ring: of which number, question or group
	View = "view" // how the summary is sorted and filtered: see view
)

// ErrScreen is given for a screen that does not exist, or whose unit does not.
var ErrScreen = errors.New("summary: no such screen")

// Render gives the message that shows a screen at a moment. Whether its viewer
// may see it has been decided before.
func Render(s store.Snapshot, c *config.Campaign, screen store.Screen, now time.Time) (chat.Message, error) {
	p := &page{s: s, c: c, screen: screen, lang: text.Lang(screen.Lang), now: now}
	p.view, _ = parseView(screen.Args[View])
	if inZones[screen.Name] {
		p.zones = p.view.zones()
	}
	found, err := store.Get(s, store.UnitKey(screen.Unit), &p.unit)
	switch {
	case err != nil:
		return chat.Message{}, err
	case !found:
		return chat.Message{}, fmt.Errorf("%w: unit %q", ErrScreen, screen.Unit)
	case screen.Name == Totals:
		return p.totals()
	case screen.Name == Report:
		return p.report()
	case screen.Name == Exits:
		return p.exits()
	case screen.Name == Doubts:
		return p.doubts()
	case screen.Name == Messages:
		return p.messages()
	case screen.Name == Deadlines:
		return p.deadlines()
	case screen.Name == Missing:
		return p.missing()
	case screen.Name == More:
		return p.moreWays()
	case screen.Name == Card:
		return p.card()
	}
	if msg, ok, err := p.freezeScreen(); ok {
		return msg, err
	}
	if make := pictured[screen.Name]; make != nil {
		return make(p)
	}
	return chat.Message{}, fmt.Errorf("%w: %q", ErrScreen, screen.Name)
}

// page is a screen being rendered.
type page struct {
	s      store.Snapshot
	c      *config.Campaign
	screen store.Screen
	lang   text.Lang
	now    time.Time
	unit   store.Unit
	view   view
	zones  tally.Zones // of which figures are shown; nil: of all
}

// inZones are the screens that show the figures of the zones that the viewer chose.
// The others only hand the view on.
var inZones = map[string]bool{Totals: true, Missing: true, Numbers: true, Units: true, Choices: true, Ways: true, Ring: true, Progress: true}

// pictured are the screens that show the figures of the summary from another side.
var pictured = map[string]func(*page) (chat.Message, error){
	Views: (*page).views, Numbers: (*page).numbers, Units: (*page).unitsOf, Choices: (*page).choices, Ways: (*page).ways,
	Trouble: (*page).trouble, Ranking: (*page).ranking, News: (*page).changes, Ring: (*page).ring, Called: (*page).called, Progress: (*page).funnel,
}

func (p *page) say(s *text.Sentence, args ...any) string { return text.Say(p.lang, s, args...) }

// label is a sentence for a button, where nothing is markup.
func (p *page) label(s *text.Sentence, args ...any) string {
	return text.Plain(p.lang, s, args...)
}

func (p *page) of(t config.Text) string               { return text.Of(p.lang, t) }
func (p *page) num(n int64) string                    { return text.Number(p.lang, n) }
func (p *page) percent(num, den int64) string         { return text.Percent(p.lang, num, den) }
func (p *page) moment(t time.Time) string             { return text.Moment(p.lang, t, p.c.Zone) }
func (p *page) root() store.UnitID                    { return store.UnitID(p.screen.Args[Root]) }
func (p *page) button(label, data string) chat.Button { return chat.Button{Text: label, Data: data} }

// link is the callback data of another screen of the same viewer.
func (p *page) link(name string, unit store.UnitID, page int) string {
	return p.linkTo(name, unit, page, "")
}

// linkTo is link to a screen of something: see What.
func (p *page) linkTo(name string, unit store.UnitID, page int, what string) string {
	args := map[string]string{Root: string(p.root()), View: p.view.String(), What: what}
	return Data(store.Screen{Name: name, Unit: unit, Page: page, Args: args})
}

// what is the part of a campaign that the screen is of.
func (p *page) what() string { return p.screen.Args[What] }

// tally gives the sums at and under a unit, in the zones that are shown.
func (p *page) tally(u store.UnitID) (tally.Sums, error) {
	return tally.ReadIn(p.s, p.c.Key, u, p.zones)
}

// turns are the buttons to the pages beside this one; none if there is only one
// page.
func (p *page) turns(name string, at, of int) []chat.Button {
	if of < 2 {
		return nil
	}
	var row []chat.Button
	if at > 0 {
		row = append(row, p.button(p.label(text.SumBack), p.linkTo(name, p.unit.ID, at-1, p.what())))
	}
	row = append(row, p.button(p.label(text.SumPage, "n", p.num(int64(at+1)), "of", p.num(int64(of))), p.linkTo(name, p.unit.ID, at, p.what())))
	if at < of-1 {
		row = append(row, p.button(p.label(text.SumNext), p.linkTo(name, p.unit.ID, at+1, p.what())))
	}
	return row
}

// around are the buttons up and to the same screen anew.
func (p *page) around(name string, at int) []chat.Button {
	var row []chat.Button
	if up, ok := p.up(); ok {
		row = append(row, p.button(p.label(text.SumUp), Data(up)))
	}
	return append(row, p.button(p.label(text.SumRefresh), p.link(name, p.unit.ID, at)))
}

// up is the summary of the level above, unless the viewer's top unit is this
// one or below it.
func (p *page) up() (store.Screen, bool) {
	if !slices.Contains(p.unit.Above, p.root()) {
		return store.Screen{}, false
	}
	return store.Screen{
		Name: Totals, Unit: p.unit.Above[0],
		Args: map[string]string{Root: string(p.root()), At: string(p.unit.ID), View: p.view.String()},
	}, true
}

// dots joins what is said in one line.
func dots(parts []string) string { return strings.Join(parts, " · ") }
