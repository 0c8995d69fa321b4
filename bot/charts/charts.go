// Package charts draws figures as pictures that are read on a phone.
//
// # Why so few and so plain
//
// A picture in a chat is looked at for two seconds on a screen as wide as a hand.
// So each has one idea, few bars, letters that stay readable when it is shown
// small, the number in the bar, and in its title what it is, of which unit, and
// of which moment. Bars begin at zero, units stand in the order of the roster,
// and a colour means the same in every picture: what nobody knows has none.
//
// # How it works
//
// What is drawn is decided first, as values (a chart, with its bars and their
// words): days.go, rates.go, ways.go, funnel.go. draw.go alone knows the library,
// and of it the painter with its letters, not the ready charts: those put labels
// beside lying bars, which takes half of a phone's width, begin their axes where
// the data do, and cannot give one bar another colour.
//
// # How to change it
//
// A new picture is a Kind, a function that makes its charts of a table, and its
// sentences in bot/text/charts.go. Look at it before you believe it: go test
// ./bot/charts -run Pictures -out DIR writes all of them there.
package charts

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"raquan/bot/figures"
	"raquan/bot/text"
	"raquan/config"
)

// Kind is a picture's idea.
type Kind string

// The kinds, in the order in which they are offered.
const (
	Days   Kind = "days"   // reports over time against the deadline
	Rates  Kind = "rates"  // the main rate of each unit right below
	Ways   Kind = "ways"   // forms of activity
	Funnel Kind = "funnel" // how far the units have come
)

// Kinds lists them.
var Kinds = []Kind{Days, Rates, Ways, Funnel}

// Picture is a chart, drawn.
type Picture struct {
	Title string // plain text: what it shows
	Under string // plain text: of which unit and moment
	PNG   []byte
}

var (
	// ErrKind is given for a picture that does not exist.
	ErrKind = errors.New("charts: no such picture")
	// ErrEmpty is given where there is nothing to draw yet.
	ErrEmpty = errors.New("charts: nothing to draw yet")
)

// picturesOf draws what a table shows: one picture, or several if it has many units. A zone
// to which the table is narrowed is said.
func picturesOf(kind Kind, t *figures.Table, c *config.Campaign, lang text.Lang, zone string) ([]Picture, error) {
	if !slices.Contains(Kinds, kind) {
		return nil, fmt.Errorf("%w: %q", ErrKind, kind)
	}
	m := maker{t: t, c: c, lang: lang, zone: zone}
	var all []chart
	switch kind {
	case Days:
		all = m.days()
	case Rates:
		all = m.rates()
	case Ways:
		all = m.ways()
	case Funnel:
		all = m.funnel()
	}
	if len(all) == 0 {
		return nil, ErrEmpty
	}
	var pictures []Picture
	for _, ch := range all {
		png, err := draw(&ch)
		if err != nil {
			return nil, fmt.Errorf("charts: draw %s: %w", kind, err)
		}
		pictures = append(pictures, Picture{Title: ch.title, Under: strings.ReplaceAll(ch.under, "\n", " · "), PNG: png})
	}
	return pictures, nil
}

// chart is what is to be drawn.
type chart struct {
	title, under string
	bars         []bar
	upright      bool    // bars stand beside each other: time runs to the right
	top          float64 // end of the axis of values; it begins at zero
	topWords     string  // what the end is, where it is a number of its own
	note         string  // what is said of all bars
	mark         float64 // upright: a place between the bars, counted in bars from the left; 0: none
}

// bar is one of a chart.
type bar struct {
	label  string // of what it is
	value  float64
	late   float64 // the part of value that came after the deadline
	words  string  // in the bar: the number, with what it is a share of
	colour colour
}

// colour is what a bar's colour means.
type colour int

const (
	done colour = iota // a figure that was reported
	late               // reported after the deadline
	none               // not known
)

// maker makes charts of a table.
type maker struct {
	t    *figures.Table
	c    *config.Campaign
	lang text.Lang
	zone string // that the table is narrowed to; empty: none
}

func (m *maker) say(s *text.Sentence, args ...any) string { return text.Plain(m.lang, s, args...) }
func (m *maker) num(n int64) string                       { return text.Number(m.lang, n) }
func (m *maker) percent(num, den int64) string            { return text.Percent(m.lang, num, den) }

// head begins a chart: its title, and under it the unit and the moment.
func (m *maker) head(title string) chart {
	state := text.ChartProvisional
	if m.t.Frozen() {
		state = text.ChartFrozen
	}
	unit := text.Short(m.t.Unit.Name, maxUnit)
	if m.zone != "" {
		unit += " · " + text.ZoneName(m.lang, m.zone)
	}
	return chart{title: title, under: unit + "\n" +
		m.say(state, "moment", text.Moment(m.lang, m.t.At, m.c.Zone), "n", text.FreezeNumber(m.lang, m.t.Freeze, m.t.Interim))}
}

const (
	maxUnit  = 58 // letters of the unit under the title
	maxLabel = 30 // letters of a label beside a bar
)
