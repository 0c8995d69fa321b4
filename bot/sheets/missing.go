package sheets

import (
	"slices"
	"strings"

	"raquan/bot/figures"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/store"
)

// lack is a unit that has not reported, with whom to ring. How to reach people is
// of the moment at which the file is made, also beside frozen figures.
type lack struct {
	*row
	key         string // of its place among names
	name, phone string
	joined      bool
	blocked     bool // joined, and none of them can be reached
}

// missing are the columns of the sheet of units that have not reported.
func (b *book) missing() []column[*lack] {
	return []column[*lack]{
		{figures.CodeHead(b.lang), 14, func(l *lack) any { return l.Unit.Code }},
		{figures.UnitHead(b.lang), 46, func(l *lack) any { return l.Unit.Name }},
		{b.say(text.ColUnder), 30, func(l *lack) any { return l.under.ShortName() }},
		{b.say(text.ColChain), 40, func(l *lack) any { return chain(l.Above) }},
		{b.say(text.ColZone), 9, func(l *lack) any { return l.Unit.Zone }},
		{b.say(text.ColRoster), 12, func(l *lack) any { return number(l.Unit.Workers) }},
		{b.say(text.ColChair), 28, func(l *lack) any { return l.name }},
		{b.say(text.ColPhone), 15, func(l *lack) any { return l.phone }},
		{b.say(text.ColJoined), 12, func(l *lack) any { return b.yesNo(l.joined) }},
		{b.say(text.ColBlocked), 14, func(l *lack) any { return b.yesNo(l.blocked) }},
		{b.say(text.ColState), 18, func(l *lack) any { return b.state(l.row) }},
		{b.say(text.ColPromise), 16, func(l *lack) any {
			if l.Report == nil || l.Report.Promise == nil {
				return nil
			}
			return b.moment(l.Report.Promise.Until)
		}},
		{b.say(text.ColKnown, "label", figures.AnswerHead(b.lang, b.Campaign.Question(b.Campaign.Main))), 14, func(l *lack) any {
			if l.Report == nil {
				return nil
			}
			if f, ok := tally.Latest(l.Report, b.Campaign.Main); ok {
				return f.N
			}
			return nil
		}},
	}
}

// missingSheet holds back the rows of one level, for whoever looks for a name in it:
// they stand in the Vietnamese order of names, the levels in the roster's.
type missingSheet struct {
	*sheet[*lack]
	level store.UnitID // right above the rows held back
	held  []*lack
}

// add holds back a unit's row if its report is missing.
func (s *missingSheet) add(b *book, r *row) error {
	if !r.missing() {
		return nil
	}
	l := &lack{row: r, key: viet.SortKey(r.Unit.Name)}
	if err := b.reach(l); err != nil {
		return err
	}
	if level := r.Unit.Parent; level != s.level {
		if err := s.write(); err != nil {
			return err
		}
		s.level = level
	}
	s.held = append(s.held, l)
	return nil
}

// write writes the rows that were held back.
func (s *missingSheet) write() error {
	slices.SortStableFunc(s.held, func(a, b *lack) int { return strings.Compare(a.key, b.key) })
	for _, l := range s.held {
		if err := s.sheet.add(l); err != nil {
			return err
		}
	}
	clear(s.held)
	s.held = s.held[:0]
	return nil
}

// end ends the sheet.
func (s *missingSheet) end(table string) error {
	if err := s.write(); err != nil {
		return err
	}
	return s.sheet.end(table)
}

// reach finds who reports for the unit, or else its contact in the roster.
func (b *book) reach(l *lack) error {
	var staff store.Staff
	if _, err := store.Get(b.s, store.StaffKey(l.Unit.ID), &staff); err != nil {
		return err
	}
	posts := append(staff.With(store.Chair), staff.With(store.Deputy)...)
	l.joined, l.blocked = len(posts) > 0, len(posts) > 0
	for _, post := range posts {
		var o store.Officer
		if _, err := store.Get(b.s, store.OfficerKey(post.Person), &o); err != nil {
			return err
		}
		l.blocked = l.blocked && !o.Unreachable.IsZero()
	}
	ids := []store.PersonID{l.Unit.Contact}
	if len(posts) > 0 {
		ids = []store.PersonID{posts[0].Person, l.Unit.Contact}
	}
	for _, id := range ids {
		var p store.Person
		if found, err := store.Get(b.s, store.PersonKey(id), &p); err != nil || !found {
			if err != nil {
				return err
			}
			continue
		}
		if l.name == "" {
			l.name = p.Name
		}
		if l.phone == "" {
			l.phone = national(p.Phone)
		}
	}
	return nil
}

// national writes a number of the country as it is dialled there.
func national(phone string) string {
	if rest, ok := strings.CutPrefix(phone, "+84"); ok {
		return "0" + rest
	}
	return phone
}
