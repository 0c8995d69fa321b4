package summary

import (
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/figures"
	"raquan/bot/freeze"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

const (
	perPage = 8 // units below on one page
	perRow  = 2 // buttons beside each other
	// maxClassed bounds the children that are read to count classes. The
	// national unit has some eighty.
	maxClassed = 400
)

// child is a unit below with its figures.
type child struct {
	no   int // its place among its siblings, from 1
	unit store.Unit
	sums tally.Sums
	leaf bool        // nothing is below it
	own  figures.Cut // its newest freeze; zero: none
}

// totals is the summary of a unit; of one with nothing below it, its report.
func (p *page) totals() (chat.Message, error) {
	l, err := p.belowPage()
	if err != nil {
		return chat.Message{}, err
	}
	if len(l.ids) == 0 {
		return p.report()
	}
	sums, err := p.tally(p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	classes, err := p.classes(l.ids)
	if err != nil {
		return chat.Message{}, err
	}
	fixed, err := p.fixed()
	if err != nil {
		return chat.Message{}, err
	}
	frozen, err := p.frozenBelow(l.ids)
	if err != nil {
		return chat.Message{}, err
	}
	news, err := p.news()
	if err != nil {
		return chat.Message{}, err
	}
	top := []string{p.say(text.SumHead, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}
	top = append(slices.Concat(top, fixed, p.note(), p.reported(sums), classes, frozen, news.lines), "")
	list := []string{"", p.say(text.SumChildren, "from", p.num(int64(min(l.from+1, l.to))), "to", p.num(int64(l.to)), "of", p.num(int64(l.n)))}
	for _, ch := range l.children {
		list = append(list, p.line(ch))
	}
	if slices.ContainsFunc(l.children, func(ch child) bool { return ch.own.Frozen() }) {
		list = append(list, p.say(text.FrozenRest))
	}
	if l.n == 0 {
		list = []string{"", p.say(text.ViewNobody)}
	}
	middle := fit(append(p.results(sums), p.provisional(sums)...), maxText-size(top...)-size(list...))
	return chat.Message{
		Text:    strings.Join(slices.Concat(top, middle, list), "\n"),
		Buttons: slices.Concat(p.keyboard(sums, l.children), news.buttons, p.turning(l.at, l.of)),
	}, nil
}

// belowPage is a page of the units right below one.
type belowPage struct {
	ids      []store.UnitID // all of them, in the order of the roster
	n        int            // how many the viewer has chosen to see
	at, of   int            // the page, from 0, and how many there are
	from, to int            // the places on it
	children []child        // the units on it
}

// belowPage reads it as the viewer has chosen.
func (p *page) belowPage() (l belowPage, err error) {
	if l.ids, err = p.below(p.unit.ID); err != nil {
		return l, err
	}
	shown, err := p.chosen(l.ids)
	if err != nil {
		return l, err
	}
	l.n = len(shown)
	l.at, l.of = p.place(shown)
	l.from, l.to = l.at*perPage, min((l.at+1)*perPage, l.n)
	l.children, err = p.load(shown, l.from, l.to)
	return l, err
}

// below lists the units right under one, in the order of the roster.
func (p *page) below(u store.UnitID) ([]store.UnitID, error) {
	var ids []store.UnitID
	from, to := store.ChildrenOf(u)
	for kv, err := range p.s.Scan(from, to) {
		if err != nil {
			return nil, err
		}
		ids = append(ids, store.UnitID(kv.Key.Part(3)))
	}
	return ids, nil
}

// place gives the page to show, from 0, and how many there are.
func (p *page) place(ids []store.UnitID) (at, of int) {
	of = max(1, (len(ids)+perPage-1)/perPage)
	at = p.screen.Page
	if i := slices.Index(ids, store.UnitID(p.screen.Args[At])); i >= 0 {
		at = i / perPage
	}
	return max(0, min(at, of-1)), of
}

// load reads the children from place from to place to, in order.
func (p *page) load(ids []store.UnitID, from, to int) ([]child, error) {
	var children []child
	for i, id := range ids[from:to] {
		ch := child{no: from + i + 1}
		if _, err := store.Get(p.s, store.UnitKey(id), &ch.unit); err != nil {
			return nil, err
		}
		var err error
		if ch.sums, err = p.tally(id); err != nil {
			return nil, err
		}
		if ch.leaf, err = p.isLeaf(id); err != nil {
			return nil, err
		}
		if !ch.leaf {
			own, err := freeze.Of(p.s, p.c.Key, id)
			if err != nil {
				return nil, err
			}
			ch.own = figures.OwnCut(own)
		}
		children = append(children, ch)
	}
	return children, nil
}

func (p *page) isLeaf(u store.UnitID) (bool, error) {
	from, to := store.ChildrenOf(u)
	for _, err := range p.s.Scan(from, to) {
		return false, err
	}
	return true, nil
}

// classes counts, under the national unit, the bodies of each class from which
// there are reports, and those from which all are there.
func (p *page) classes(ids []store.UnitID) ([]string, error) {
	if p.unit.Kind != store.National || len(ids) > maxClassed || p.view.filtered() {
		return nil, nil
	}
	children, err := p.load(ids, 0, len(ids))
	if err != nil {
		return nil, err
	}
	var parts []string
	for _, class := range []struct {
		kind store.UnitKind
		say  *text.Sentence
	}{{store.Federation, text.SumFederations}, {store.Sector, text.SumSectors}, {store.Attached, text.SumAttached}} {
		var of, some, all int64
		for _, ch := range children {
			if ch.unit.Kind != class.kind || !ch.unit.Closed.IsZero() {
				continue
			}
			of++
			if sent := ch.sums[tally.Sent] - ch.sums[tally.Closed]; sent > 0 {
				some++
				if sent == ch.sums[tally.Units] {
					all++
				}
			}
		}
		if of > 0 {
			parts = append(parts, p.say(class.say, "n", p.num(some), "of", p.num(of))+p.say(text.SumComplete, "n", p.num(all)))
		}
	}
	return []string{p.say(text.SumClasses, "classes", text.HTML(strings.Join(parts, "; ")))}, nil
}

// line is what a summary says of a unit below.
func (p *page) line(ch child) string {
	return p.say(text.SumChild, "no", p.num(int64(ch.no)), "unit", clip(ch.unit.ShortName(), maxChild), "figures", text.HTML(p.brief(ch)))
}

func (p *page) brief(ch child) string {
	t := ch.sums
	var parts []string
	switch {
	case t[tally.Sent] == 0 && !ch.unit.Closed.IsZero():
		return p.say(text.SumChildClosed)
	case t[tally.Sent] == 0 && t[tally.Units] == 0:
		return p.say(text.SumChildNothing)
	case !ch.leaf:
		if ch.own.Frozen() {
			parts = append(parts, p.say(text.FrozenMark, "n", text.FreezeNumber(p.lang, ch.own.Freeze, ch.own.Interim), "moment", p.moment(ch.own.At)))
		}
		parts = append(parts, p.say(text.SumChildUnits, "sent", p.num(t[tally.Sent]-t[tally.Closed]), "units", p.num(t[tally.Units]))+p.childCoverage(t))
	case t[tally.Returned] > 0:
		parts = append(parts, p.say(text.SumChildBack))
	case t[tally.Sent] > 0:
		parts = append(parts, p.say(text.SumChildSent))
	}
	if t[tally.Sent] > 0 {
		parts = append(parts, p.childFigures(t)...)
		if h := p.c.Held; h != nil && !ch.leaf {
			parts = append(parts, p.say(text.SumChildHeld, "label", p.of(h.Label), "n", p.num(t[tally.Is(h.Question, h.Value)])))
		}
	} else {
		parts = append(parts, p.say(text.SumChildNot))
		if t[tally.KnownIn(p.c.Main)] > 0 {
			parts = append(parts, p.say(text.SumChildKnown, "label", p.mainName(), "n", p.num(t[tally.Known(p.c.Main)])))
		}
	}
	if !ch.unit.Closed.IsZero() {
		parts = append(parts, p.say(text.SumChildClosed))
	}
	return dots(append(parts, p.childCases(ch)...))
}

func (p *page) mainName() string { return p.name(p.c.Question(p.c.Main)) }

// childCoverage is the share of the roster's people whose units have reported.
func (p *page) childCoverage(t tally.Sums) string {
	if t[tally.Sent] == 0 || t[tally.Workers] == 0 {
		return ""
	}
	return p.say(text.SumChildCover, "percent", p.percent(t[tally.SentWorkers], t[tally.Workers]))
}

// childFigures are the campaign's main figure, what it is a share of, and its
// rates, each with its own pair; a pair that not all units gave says in how many.
func (p *page) childFigures(t tally.Sums) []string {
	var parts []string
	for _, key := range p.mainPairs() {
		label := p.name(p.c.Question(key))
		if t[tally.Answered(key)] == 0 {
			parts = append(parts, p.say(text.SumChildNull, "label", label))
			continue
		}
		parts = append(parts, p.say(text.SumChildMain, "label", label, "n", p.num(t[tally.Sum(key)])))
	}
	for _, r := range p.c.Rates {
		if in := t[tally.RateIn(r.Key)]; r.Numerator == p.c.Main && in > 0 {
			num, den := t[tally.Numerator(r.Key)], t[tally.Denominator(r.Key)]
			if den == 0 {
				continue
			}
			rate := p.say(text.SumChildRate, "short", p.of(r.Short), "percent", p.percent(num, den), "num", p.num(num), "den", p.num(den))
			if in < t[tally.Sent] {
				rate += p.say(text.SumChildIn, "n", p.num(in))
			}
			parts = append(parts, rate)
		}
	}
	return parts
}

// mainPairs are the questions of the main figure's rates, wholes first.
func (p *page) mainPairs() []string {
	var keys []string
	for _, r := range p.c.Rates {
		if r.Numerator == p.c.Main && !slices.Contains(keys, r.Denominator) {
			keys = append(keys, r.Denominator)
		}
	}
	return append(keys, p.c.Main)
}

func (p *page) keyboard(sums tally.Sums, children []child) [][]chat.Button {
	var rows [][]chat.Button
	for some := range slices.Chunk(children, perRow) {
		var row []chat.Button
		for _, ch := range some {
			name := Totals
			if ch.leaf {
				name = Report
			}
			label := p.label(text.SumOpen, "no", p.num(int64(ch.no)), "unit", clip(ch.unit.ShortName(), maxButton))
			row = append(row, p.button(label, p.link(name, ch.unit.ID, 0)))
		}
		rows = append(rows, row)
	}
	return append(rows, p.lists(sums)...)
}

// turning are the buttons that lead to the same screen, or up.
func (p *page) turning(at, of int) [][]chat.Button {
	var rows [][]chat.Button
	if row := p.turns(Totals, at, of); row != nil {
		rows = append(rows, row)
	}
	return append(rows, p.around(Totals, at))
}

// lists are the buttons to what is asked for most, and to all else.
func (p *page) lists(sums tally.Sums) [][]chat.Button {
	var all []chat.Button
	if n := MissingIn(sums); n > 0 {
		all = append(all, p.button(p.label(text.MissOpen, "n", p.num(n)), p.link(Missing, p.unit.ID, 0)))
	}
	all = append(all, p.button(p.label(text.ViewOpen), p.link(Views, p.unit.ID, 0)), p.button(p.label(text.MoreOpen), p.link(More, p.unit.ID, 0)))
	if p.unit.Reports {
		all = append(all, p.button(p.label(text.SumOwn), p.link(Report, p.unit.ID, 0)))
	}
	return slices.Collect(slices.Chunk(all, perRow))
}
