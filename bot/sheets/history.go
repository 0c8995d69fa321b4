package sheets

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"raquan/bot/figures"
	"raquan/bot/text"
	"raquan/store"
)

// event is something that happened to a report.
type event struct {
	*row
	at        time.Time
	what, who string
	change    string
}

// history are the columns of the sheet of changes.
func (b *book) history() []column[*event] {
	return []column[*event]{
		{figures.CodeHead(b.lang), 14, func(e *event) any { return e.Unit.Code }},
		{figures.UnitHead(b.lang), 46, func(e *event) any { return e.Unit.Name }},
		{b.say(text.ColUnder), 30, func(e *event) any { return e.under.ShortName() }},
		{b.say(text.ColMoment), 16, func(e *event) any { return b.moment(e.at) }},
		{b.say(text.ColEvent), 20, func(e *event) any { return e.what }},
		{b.say(text.ColBy), 30, func(e *event) any { return e.who }},
		{b.say(text.ColChange), 70, func(e *event) any { return e.change }},
	}
}

// addHistory writes what happened to a report since it was first sent, the oldest
// first; nothing of one that was sent once and left alone: its row says it all.
func (b *book) addHistory(s *sheet[*event], r *row) error {
	if r.Report == nil {
		return nil
	}
	events, err := b.revisions(r)
	if err != nil {
		return err
	}
	events = append(events, b.acts(r)...)
	slices.SortStableFunc(events, func(a, b *event) int { return cmp.Compare(a.at.UnixNano(), b.at.UnixNano()) })
	for _, e := range events {
		e.row = r
		if err := s.add(e); err != nil {
			return err
		}
	}
	return nil
}

// revisions are the sendings of a report that was sent more than once.
func (b *book) revisions(r *row) (events []*event, err error) {
	if r.Report.Revision < 2 {
		return nil, nil
	}
	before := map[string]store.Answer(nil)
	for n := 1; n <= r.Report.Revision; n++ {
		var v store.Revision
		found, err := store.Get(b.s, store.RevisionKey(b.Campaign.Key, r.Unit.ID, n), &v)
		if err != nil {
			return nil, err
		}
		if !found {
			continue
		}
		e := &event{at: v.At, what: b.say(text.EventSent, "n", b.num(n)), who: b.sender(v.By, v.Entered, v.Answers)}
		if before != nil {
			e.change = b.changes(before, v.Answers)
		}
		events, before = append(events, e), v.Answers
	}
	return events, nil
}

// changes says which answers differ.
func (b *book) changes(from, to map[string]store.Answer) string {
	var parts []string
	for _, q := range figures.Asked(b.Campaign) {
		old, hadOld := from[q.Key]
		present, has := to[q.Key]
		was, is := figures.AnswerCell(b.lang, q, old), figures.AnswerCell(b.lang, q, present)
		if was != is || hadOld != has {
			parts = append(parts, b.say(text.EventChange, "label", figures.AnswerHead(b.lang, q), "from", cmp.Or(was, "–"), "to", cmp.Or(is, "–")))
		}
	}
	return strings.Join(parts, "; ")
}

// acts are what officers above did to a report last.
func (b *book) acts(r *row) (events []*event) {
	upper := func(id store.PersonID) string { return b.say(text.WhoUpper, "name", b.name(id)) }
	if x := r.Report.Return; x != nil {
		events = append(events, &event{at: x.At, what: b.say(text.EventReturned), who: upper(x.By), change: x.Reason})
	}
	if x := r.Report.Withdrawal; x != nil {
		events = append(events, &event{at: x.At, what: b.say(text.EventWithdrawn), who: upper(x.By), change: x.Reason})
	}
	if x := r.Report.Checked; x != nil {
		events = append(events, &event{at: x.At, what: b.say(text.EventChecked), who: upper(x.By), change: x.Note})
	}
	return events
}
