package summary

import (
	"slices"
	"strconv"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// number is a count of units in a summary that can be opened to those units. It is
// one sum of the tallies, or the difference of two, so that a report's own
// contribution says whether its unit is counted.
type number struct {
	key        string // in callback data
	label      string // of a list, plain
	plus, less string // names of sums; less may be empty
}

func (n *number) of(t tally.Sums) int64 {
	if n.less == "" {
		return t[n.plus]
	}
	return t[n.plus] - t[n.less]
}

// numbersOf are the numbers of the summary; with a question, how many units gave
// which answer to it.
func (p *page) numbersOf(q *config.Question) []*number {
	if q != nil {
		return p.answerNumbers(q)
	}
	list := []*number{
		{key: "s", label: p.label(text.NumberSent), plus: tally.Sent},
		{key: "l", label: p.label(text.NumberLate), plus: tally.Sent, less: tally.OnTime},
		{key: "d", label: p.label(text.NumberAfterLetter, "letter", p.c.Letter.Number), plus: tally.Sent, less: tally.Letter},
		{key: "r", label: p.label(text.NumberReturned), plus: tally.Returned},
		{key: "b", label: p.label(text.NumberBegun), plus: tally.Begun},
		{key: "k", label: p.label(text.NumberKnown), plus: tally.KnownIn(p.c.Main)},
		{key: "c", label: p.label(text.NumberClosed), plus: tally.Closed},
	}
	for i, r := range p.c.Rates {
		list = append(list, &number{key: "o" + strconv.Itoa(i), plus: tally.RateOut(r.Key),
			label: p.label(text.NumberOut, "numerator", p.name(p.c.Question(r.Numerator)), "denominator", p.name(p.c.Question(r.Denominator)))})
	}
	for i, q := range p.c.Questions {
		if q.Type == config.Count {
			list = append(list, &number{key: "n" + strconv.Itoa(i), label: p.label(text.NumberNull, "label", p.name(q)), plus: tally.Sent, less: tally.Answered(q.Key)})
		}
	}
	for _, q := range p.c.Questions {
		if h, o := p.c.Held, p.c.Officers; h != nil && h.Question == q.Key || o != nil && o.Question == q.Key {
			list = append(list, p.answerNumbers(q)...)
		}
	}
	return list
}

func (p *page) answerNumbers(q *config.Question) []*number {
	var list []*number
	for i, b := range q.Buttons {
		if slices.Contains(answersTo(q), b) {
			list = append(list, &number{key: "v" + p.placeOf(q) + "-" + strconv.Itoa(i), plus: tally.Is(q.Key, b.Key),
				label: p.label(text.NumberAnswer, "label", p.name(q), "answer", clip(p.of(b.Label), maxLabel))})
		}
	}
	return list
}

// numbers offers the counts of the summary, or of one question, to be opened.
func (p *page) numbers() (chat.Message, error) {
	q := p.question(p.what())
	sums, err := p.tally(p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	lines := append([]string{p.say(text.NumbersHead, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}, p.zoneNote()...)
	var buttons []chat.Button
	for _, n := range p.numbersOf(q) {
		if of := n.of(sums); of > 0 {
			lines = append(lines, p.say(text.NumbersLine, "label", n.label, "n", p.num(of)))
			buttons = append(buttons, p.button(p.label(text.NumbersOpen, "label", clip(n.label, maxButton), "n", p.num(of)), p.linkTo(Units, p.unit.ID, 0, n.key)))
		}
	}
	msg := chat.Message{Text: strings.Join(fit(lines, maxText), "\n"), Buttons: slices.Collect(slices.Chunk(buttons, perRow))}
	return p.closing(msg, Numbers, 0, 1), nil
}

// numberAt finds the number that a screen is of; nil if there is none.
func (p *page) numberAt(key string) *number {
	var q *config.Question
	if place, _, ok := strings.Cut(strings.TrimPrefix(key, "v"), "-"); ok {
		q = p.question(place)
	}
	for _, n := range p.numbersOf(q) {
		if n.key == key {
			return n
		}
	}
	return nil
}

// unitsOf lists the units that a number counts, in the order of the roster, each
// with what its report says. A button from a campaign that had other questions leads
// to the numbers that there are.
func (p *page) unitsOf() (chat.Message, error) {
	n := p.numberAt(p.what())
	if n == nil {
		return p.numbers()
	}
	total, err := p.countIn(n, p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	of := max(1, (total+perPage-1)/perPage)
	at := max(0, min(p.screen.Page, of-1))
	walk := flagWalk{p: p, skip: at * perPage, most: perPage, counted: func(u store.UnitID) (int, error) { return p.countIn(n, u) }, has: func(f *flagged) bool {
		return (p.zones == nil || p.zones(f.report.Zone)) && n.of(f.report.Added) > 0
	}}
	if err := walk.under(p.unit.ID); err != nil {
		return chat.Message{}, err
	}
	lines := append([]string{p.say(text.UnitsHead, "label", n.label, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}, p.zoneNote()...)
	lines = append(lines, p.say(text.UnitsCount, "n", p.num(int64(total))))
	var buttons []chat.Button
	for i, f := range walk.found {
		ch := child{no: at*perPage + i + 1, unit: f.unit, sums: f.report.Added, leaf: true}
		lines = append(lines, p.line(ch))
		buttons = append(buttons, p.button(p.label(text.SumOpen, "no", p.num(int64(ch.no)), "unit", clip(f.unit.ShortName(), maxButton)), p.link(Report, f.unit.ID, 0)))
	}
	msg := chat.Message{Text: strings.Join(fit(lines, maxText), "\n"), Buttons: slices.Collect(slices.Chunk(buttons, perRow))}
	return p.closing(msg, Units, at, of), nil
}

// countIn is how many units a number counts at and under one.
func (p *page) countIn(n *number, u store.UnitID) (int, error) {
	names := []string{n.plus}
	if n.less != "" {
		names = append(names, n.less)
	}
	sums, err := tally.ReadSome(p.s, p.c.Key, u, p.zones, names)
	if err != nil {
		return 0, err
	}
	return int(n.of(tally.Sums{n.plus: sums[0], n.less: sums[len(sums)-1]})), nil
}
