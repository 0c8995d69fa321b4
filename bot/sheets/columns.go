package sheets

import (
	"strings"
	"time"

	"raquan/bot/figures"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// column is one of a sheet with a row for each R. A cell is a string, an int64, a
// share, a time.Time or nil: empty.
type column[R any] struct {
	head  string
	width float64 // in letters
	cell  func(R) any
}

// share is a rate between 0 and 1.
type share float64

func heads[R any](columns []column[R]) []string {
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = c.head
	}
	return list
}

// reports are the columns of the sheet of reports, and of csv.
func (b *book) reports() []column[*row] {
	columns := []column[*row]{
		{figures.CodeHead(b.lang), 14, func(r *row) any { return r.Unit.Code }},
		{figures.UnitHead(b.lang), 46, func(r *row) any { return r.Unit.Name }},
		{b.say(text.ColUnder), 30, func(r *row) any { return r.under.ShortName() }},
		{b.say(text.ColChain), 40, func(r *row) any { return chain(r.Above) }},
		{b.say(text.ColKind), 24, func(r *row) any { return text.LevelName(b.lang, string(r.Unit.Kind)) }},
		{b.say(text.ColZone), 9, func(r *row) any { return r.zoneOf() }},
		{b.say(text.ColRoster), 12, func(r *row) any { return number(r.Unit.Workers) }},
		{b.say(text.ColState), 18, func(r *row) any { return b.state(r) }},
	}
	for _, q := range figures.Asked(b.Campaign) {
		columns = append(columns, b.answers(q)...)
	}
	return append(columns, b.sendings()...)
}

// answers are the columns of a question: what counts, and what was typed or
// pressed for it.
func (b *book) answers(q *config.Question) []column[*row] {
	return []column[*row]{
		{figures.AnswerHead(b.lang, q), 14, func(r *row) any {
			a, ok := r.answers()[q.Key]
			switch {
			case !ok:
				return nil
			case a.N != nil && !a.Null:
				return *a.N
			}
			return figures.AnswerCell(b.lang, q, a)
		}},
		{b.say(text.ColTyped, "label", figures.AnswerHead(b.lang, q)), 18, func(r *row) any {
			a, ok := r.answers()[q.Key]
			if !ok {
				return nil
			}
			return b.given(q, a)
		}},
	}
}

// sendings are the columns on how a report came.
func (b *book) sendings() []column[*row] {
	ifSent := func(of func(*store.Report) any) func(*row) any {
		return func(r *row) any {
			if !r.counts() {
				return nil
			}
			return of(r.Report)
		}
	}
	return []column[*row]{
		{b.say(text.ColWho), 30, ifSent(func(r *store.Report) any { return b.sender(r.By, r.Entered, r.Sent) })},
		{b.say(text.ColFirst), 16, ifSent(func(r *store.Report) any { return b.moment(r.First) })},
		{b.say(text.ColLast), 16, ifSent(func(r *store.Report) any { return b.moment(r.Last) })},
		{b.say(text.ColTimes), 9, ifSent(func(r *store.Report) any { return int64(r.Revision) })},
		{b.say(text.ColOnTime), 10, ifSent(func(r *store.Report) any { return b.yesNo(r.OnTime) })},
		{b.say(text.ColLetter), 12, ifSent(func(r *store.Report) any { return b.yesNo(r.Letter) })},
		{b.say(text.ColBehalf), 24, ifSent(func(r *store.Report) any { return b.behalf(r.Entered) })},
		{b.say(text.ColReceipt), 16, ifSent(func(r *store.Report) any { return r.Code })},
	}
}

// chain names the units above one, the highest first.
func chain(above []*store.Unit) string {
	names := make([]string, len(above))
	for i, u := range above {
		names[i] = u.ShortName()
	}
	return strings.Join(names, " › ")
}

func number(n *int64) any {
	if n == nil {
		return nil
	}
	return *n
}

// moment is a moment as the clock of the campaign's zone shows it; empty if there
// is none.
func (b *book) moment(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	t = t.In(b.Campaign.Zone)
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
}

func (b *book) yesNo(yes bool) string {
	if yes {
		return b.say(text.SheetYes)
	}
	return b.say(text.SheetNo)
}

// state says where a unit's report stands.
func (b *book) state(r *row) string {
	say := text.StateNone
	if r.Report != nil {
		switch r.Report.State {
		case store.Sent:
			say = text.StateSent
		case store.Returned:
			say = text.StateReturned
		case store.Withdrawn:
			say = text.StateWithdrawn
		case store.Draft:
			if len(r.Report.Working) > 0 {
				say = text.StateBegun
			}
		}
	}
	if !r.Unit.Closed.IsZero() {
		return b.say(text.StateClosed, "state", b.say(say))
	}
	return b.say(say)
}

// given is an answer's source: the text as it was typed, or the button in
// brackets. A button's source is its key or its words; a number in the words of
// one is that which it stood for.
func (b *book) given(q *config.Question, a store.Answer) string {
	if a.Source.Button == "" {
		return a.Source.Typed
	}
	words := a.Source.Button
	if button := q.Button(words); button != nil {
		words = b.of(button.Label)
		if a.N != nil {
			var args []any
			for _, name := range text.Placeholders(words) {
				args = append(args, name, text.Number(b.lang, *a.N))
			}
			words = text.Fill(words, args...)
		}
	}
	return "[" + words + "]"
}

// sender is who sent answers, by name and by what they were.
func (b *book) sender(by store.PersonID, entered *store.Entered, answers map[string]store.Answer) string {
	say := text.WhoChair
	for _, a := range answers {
		if a.Source.By == by && a.Source.Deputy {
			say = text.WhoDeputy
		}
	}
	if entered != nil {
		say = text.WhoUpper
	}
	return b.say(say, "name", b.name(by))
}

// name is a person's name; whoever was erased is "…".
func (b *book) name(id store.PersonID) string {
	var p store.Person
	if found, err := store.Get(b.s, store.PersonKey(id), &p); err != nil || !found || p.Name == "" {
		return b.say(text.WhoErased)
	}
	return p.Name
}

func (b *book) behalf(e *store.Entered) any {
	if e == nil {
		return nil
	}
	via := text.SheetVia(b.lang, string(e.Via))
	if e.From == "" {
		return via
	}
	return b.say(text.SheetFrom, "via", via, "from", text.Informant(b.lang, e.From))
}
