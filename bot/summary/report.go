package summary

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// report is a unit's report: what it says, and the very message that each
// answer came from.
func (p *page) report() (chat.Message, error) {
	var r store.Report
	if _, err := store.Get(p.s, store.ReportKey(p.c.Key, p.unit.ID), &r); err != nil {
		return chat.Message{}, err
	}
	about, err := p.about()
	if err != nil {
		return chat.Message{}, err
	}
	reviewed, err := p.reviewed(&r)
	if err != nil {
		return chat.Message{}, err
	}
	entered, err := p.entered(&r)
	if err != nil {
		return chat.Message{}, err
	}
	blocks := slices.Concat(about, p.state(&r), entered, reviewed, p.promised(&r), p.cases(&r))
	if r.Counts() {
		typists, err := p.typists(&r)
		if err != nil {
			return chat.Message{}, err
		}
		answers, err := p.answers(&r)
		if err != nil {
			return chat.Message{}, err
		}
		blocks = append(append(append(blocks, typists...), ""), answers...)
	} else {
		blocks = append(blocks, p.latest(&r)...)
	}
	pages := pack(blocks)
	at := max(0, min(p.screen.Page, len(pages)-1))
	head := p.say(text.RepHead, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))
	msg := chat.Message{Text: strings.TrimSpace(head + "\n" + pages[at])}
	if row := p.turns(Report, at, len(pages)); row != nil {
		msg.Buttons = append(msg.Buttons, row)
	}
	if row := p.decide(&r); row != nil {
		msg.Buttons = append(msg.Buttons, row)
	}
	msg.Buttons = append(msg.Buttons, p.reviewRows(&r)...)
	if row := p.more(&r); row != nil {
		msg.Buttons = append(msg.Buttons, row)
	}
	if p.root() != p.unit.ID {
		msg.Buttons = append(msg.Buttons, chat.Row(p.button(p.label(text.ArrangeOpen), arrange(p))))
	}
	msg.Buttons = append(msg.Buttons, p.around(Report, at))
	return msg, nil
}

// more are the buttons to what else a level above can see and do about a unit: the
// last messages, and more time unless its report is on time already.
func (p *page) more(r *store.Report) []chat.Button {
	if !p.unit.Reports || p.root() == p.unit.ID {
		return nil
	}
	row := []chat.Button{p.button(p.label(text.ButtonUnitCard), p.link(Card, p.unit.ID, 0)), p.button(p.label(text.LastMessages), p.link(Messages, p.unit.ID, 0))}
	if _, due := p.c.DeadlineFor(string(p.unit.Kind)); due && p.unit.Expected() && !(r.OnTime && !r.First.IsZero()) {
		row = append(row, p.button(p.label(text.Grant), "hg/"+string(p.unit.ID)))
	}
	return row
}

// about is what the roster says of the unit.
func (p *page) about() ([]string, error) {
	var lines []string
	if p.unit.Workers != nil {
		lines = append(lines, p.say(text.RepRoster, "n", p.num(*p.unit.Workers)))
	}
	if !p.unit.Closed.IsZero() {
		lines = append(lines, p.say(text.RepClosed, "day", text.Day(p.unit.Closed, p.c.Zone)))
	}
	if p.unit.Into != "" {
		var into store.Unit
		if _, err := store.Get(p.s, store.UnitKey(p.unit.Into), &into); err != nil {
			return nil, err
		}
		lines = append(lines, p.say(text.RepInto, "unit", clip(into.Name, maxName)))
	}
	if p.unit.Contact == "" || p.root() == p.unit.ID {
		return lines, nil // the contact is for the levels above
	}
	var who store.Person
	if _, err := store.Get(p.s, store.PersonKey(p.unit.Contact), &who); err != nil {
		return nil, err
	}
	if contact := strings.TrimSpace(clip(who.Name, maxLabel) + " " + who.Phone); contact != "" {
		lines = append(lines, p.say(text.RepContact, "contact", contact))
	}
	return lines, nil
}

// state says where the report stands.
func (p *page) state(r *store.Report) []string {
	switch r.State {
	case store.Draft:
		return []string{p.say(text.RepDraft)}
	case store.Withdrawn:
		return []string{p.say(text.RepWithdrawn)}
	case store.Sent, store.Returned:
		return p.submission(r)
	}
	if !p.unit.Reports {
		return []string{p.say(text.RepNothing)}
	}
	return []string{p.say(text.RepNone)}
}

// promised says for when a report that is missing was promised; nothing if it was
// not.
func (p *page) promised(r *store.Report) []string {
	if r.Promise == nil || r.State == store.Sent {
		return nil
	}
	return []string{text.Promise(p.lang, r.Promise.Until, p.now, p.c.Zone)}
}

// submission says when the report was sent, and whether that was on time.
func (p *page) submission(r *store.Report) []string {
	sent := p.say(text.RepSent, "moment", p.moment(r.Last), "code", r.Code)
	if r.Revision > 1 {
		sent = p.say(text.RepAgain, "n", p.num(int64(r.Revision)), "moment", p.moment(r.Last), "first", p.moment(r.First), "code", r.Code)
	}
	lines := []string{sent}
	switch {
	case r.OnTime:
		lines = append(lines, p.say(text.RepOnTime))
	case r.Letter:
		lines = append(lines, p.say(text.RepLetter, "letter", p.c.Letter.Number))
	default:
		lines = append(lines, p.say(text.RepLate))
	}
	if r.State == store.Returned {
		lines = append(lines, p.say(text.RepReturned))
	}
	return lines
}

// typists names the deputies who typed what was sent, in a line; none if the chair
// did. Whoever was erased since is "…".
func (p *page) typists(r *store.Report) ([]string, error) {
	var names []string
	seen := map[store.PersonID]bool{}
	for _, q := range p.c.Questions {
		src := r.Sent[q.Key].Source
		if !src.Deputy || seen[src.By] {
			continue
		}
		seen[src.By] = true
		var who store.Person
		if _, err := store.Get(p.s, store.PersonKey(src.By), &who); err != nil {
			return nil, err
		}
		names = append(names, p.label(text.UnitPerson, "name", cmp.Or(clip(who.Name, maxLabel), "…"), "role", p.label(text.RoleDeputy)))
	}
	if len(names) == 0 {
		return nil, nil
	}
	return []string{p.say(text.TypedBy, "names", strings.Join(names, ", "))}, nil
}

// latest are the latest known figures of a report that does not count.
func (p *page) latest(r *store.Report) []string {
	var lines []string
	for _, q := range p.counts() {
		if f, ok := tally.Latest(r, q.Key); ok {
			lines = append(lines, p.say(text.RepKnownFigure, "label", p.name(q), "value", p.people(q, f.N), "moment", p.moment(f.At)))
		}
	}
	if len(lines) > 0 {
		lines = slices.Insert(lines, 0, "", p.say(text.RepKnown))
	}
	return lines
}

// answers are those that count, each with its source.
func (p *page) answers(r *store.Report) ([]string, error) {
	roles := map[store.PersonID]string{}
	var blocks []string
	for _, q := range p.c.Questions {
		a, ok := r.Sent[q.Key]
		if !ok || q.Type == config.Confirm {
			continue
		}
		if _, known := roles[a.Source.By]; !known {
			role, err := p.role(a.Source.By)
			if err != nil {
				return nil, err
			}
			roles[a.Source.By] = role
		}
		block := p.say(text.CardLine, "label", p.name(q), "value", clip(p.value(q, a), maxAnswer))
		if shares := p.shares(q, r.Sent); shares != "" {
			block += p.say(text.CardShare, "shares", shares)
		}
		role := roles[a.Source.By]
		if a.Source.Deputy {
			role = p.label(text.RoleDeputy)
		}
		blocks = append(blocks, block+"\n"+p.source(q, a, role))
	}
	return blocks, nil
}

func (p *page) people(q *config.Question, n int64) string {
	return strings.TrimSpace(p.num(n) + " " + p.of(q.Measure))
}

// value writes an answer. Not known and zero read differently.
func (p *page) value(q *config.Question, a store.Answer) string {
	switch {
	case a.Null && q.Type == config.Count:
		return p.label(text.NoFigure)
	case a.Null:
		return p.label(text.NotKnown)
	case a.N != nil:
		return p.people(q, *a.N)
	case len(a.Choices) == 0:
		return a.Text
	}
	var parts []string
	for _, key := range a.Choices {
		b := q.Button(key)
		switch {
		case b == nil:
			parts = append(parts, key)
		case b.OtherText && a.Text != "":
			parts = append(parts, p.of(b.Label)+": "+a.Text)
		default:
			parts = append(parts, p.of(b.Label))
		}
	}
	return strings.Join(parts, "; ")
}

// shares are the percentages of a figure, each with its own pair.
func (p *page) shares(q *config.Question, answers map[string]store.Answer) string {
	var parts []string
	num := answers[q.Key].N
	for _, r := range p.c.Rates {
		den := answers[r.Denominator].N
		switch {
		case r.Numerator != q.Key || num == nil || den == nil:
		case *num > *den:
			parts = append(parts, p.label(text.RepNoRate, "label", p.name(p.c.Question(r.Denominator))))
		case *den > 0:
			parts = append(parts, p.percent(*num, *den)+" "+p.of(r.Short))
		}
	}
	return strings.Join(parts, "; ")
}

// source says which message an answer came from, when, and who it was by role.
func (p *page) source(q *config.Question, a store.Answer, role string) string {
	src := a.Source
	where := []string{p.moment(src.At), role}
	if src.Message != 0 {
		where = append(where, p.label(text.RepMessage, "n", strconv.FormatInt(src.Message, 10)))
	}
	switch {
	case src.Typed != "":
		return p.say(text.RepTyped, "typed", clip(src.Typed, maxTyped), "where", dots(where))
	case src.Button != "":
		return p.say(text.RepPressed, "button", clip(p.pressed(q, a), maxTyped), "where", dots(where))
	}
	return p.say(text.RepUnsaid, "where", dots(where))
}

// pressed is what the pressed button said. A source holds its key or its words;
// a number in the words of a count's button is the one it stood for.
func (p *page) pressed(q *config.Question, a store.Answer) string {
	b := q.Button(a.Source.Button)
	if b == nil {
		return a.Source.Button
	}
	words := p.of(b.Label)
	if a.N == nil {
		return words
	}
	var args []any
	for _, name := range text.Placeholders(words) {
		args = append(args, name, text.HTML(p.num(*a.N)))
	}
	return text.Fill(words, args...)
}

// role says who a person is without their name.
func (p *page) role(id store.PersonID) (string, error) {
	var o store.Officer
	if _, err := store.Get(p.s, store.OfficerKey(id), &o); err != nil {
		return "", err
	}
	if o.Has(p.unit.ID, store.Chair) {
		return p.label(text.RoleChair), nil
	}
	for _, post := range o.Posts {
		switch {
		case post.Role == store.Department:
			return p.label(text.RoleDepartment), nil
		case post.Role == store.Deputy && post.Unit == p.unit.ID:
			return p.label(text.RoleDeputy), nil
		case post.Role == store.UpperRole && (post.Unit == p.unit.ID || slices.Contains(p.unit.Above, post.Unit)):
			return p.label(text.RoleUpper), nil
		}
	}
	return p.label(text.RepLeft), nil
}
