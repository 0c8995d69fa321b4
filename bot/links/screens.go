package links

import (
	"strings"

	"raquan/bot/chat"
	"raquan/bot/roster"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

const (
	perPage   = 8
	maxButton = 40 // letters of a unit's name on a button
	maxLine   = 80 // in a line
	maxHead   = 120
)

// home is the counts of a unit's subtree.
func (p *page) home() (chat.Message, error) {
	c, err := p.count(p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	if c.units+c.levels == 0 {
		return p.only(p.say(text.LinksNone, "unit", p.unit.Name)), nil
	}
	lines := []string{p.say(text.LinksHead, "unit", text.Short(p.unit.Name, maxHead), "moment", p.moment(p.now)),
		p.say(text.LinksUnits, "units", p.num(c.units), "joined", p.num(c.joined), "percent", text.Percent(p.lang, int64(c.joined), int64(c.units)))}
	if c.levels > 0 {
		lines = append(lines, p.say(text.LinksLevels, "joined", p.num(c.levelsJoined), "levels", p.num(c.levels)))
	}
	lines = append(lines, p.say(text.LinksOpen, "open", p.num(c.open)))
	if c.example != nil {
		lines = append(lines, p.say(text.LinksTypeName, "example", c.example.Code))
	}
	first := chat.Row(p.button(text.ButtonOneUnit, List))
	if c.levels > 0 {
		first = append(first, p.button(text.ButtonLevels, Levels))
	}
	rows := append(chat.Rows(first...), chat.Row(p.button(text.ButtonLinkFile, MakeFile)))
	last := chat.Row(p.button(text.ButtonJoined, Joined))
	if !p.c.Invites.Group.Empty() {
		last = append(last, p.button(text.ButtonZalo, Ready))
	}
	rows = append(append(rows, chat.Rows(last...)...), chat.Row(chat.Button{Text: p.label(text.SharedLinkOpen), Data: "lk/" + string(p.unit.ID) + "/show"}))
	end := chat.Row(p.button(text.SumRefresh, Home))
	if c.open > 0 {
		end = append(chat.Row(p.button(text.ButtonRevoke, AskRevokeAll)), end...)
	}
	return chat.Message{Text: strings.Join(lines, "\n"), Buttons: append(rows, chat.Rows(end...)...)}, nil
}

// list is a page of the units right below one.
func (p *page) list() (chat.Message, error) {
	units, err := p.children(p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	head, none := text.LinksPick, text.LinksNone
	if p.screen.Name == Levels {
		head, none = text.LinksPickLevel, text.LinksNoLevels
		units = levels(units)
	}
	if len(units) == 0 {
		return chat.Message{Text: p.say(none, "unit", p.unit.Name), Buttons: [][]chat.Button{p.back()}}, nil
	}
	pages := (len(units) + perPage - 1) / perPage
	at := min(p.screen.Page, pages-1)
	from, to := at*perPage, min((at+1)*perPage, len(units))
	var rows [][]chat.Button
	if p.unit.ID != p.root && p.screen.Name == List {
		label := p.label(text.LinksInviteLevel, "unit", text.Short(p.unit.ShortName(), maxButton))
		rows = append(rows, chat.Row(p.buttonFor(label, Pick, p.unit.ID, 0)))
	}
	for _, u := range units[from:to] {
		row, err := p.pick(u)
		if err != nil {
			return chat.Message{}, err
		}
		rows = append(rows, row)
	}
	if pages > 1 {
		rows = append(rows, p.turns(at, pages))
	}
	if p.unit.ID != p.root && p.unit.Parent != "" {
		rows = append(rows, chat.Row(p.buttonFor(p.label(text.SumUp), p.screen.Name, p.unit.Parent, 0)))
	}
	return chat.Message{
		Text:    p.say(head, "unit", text.Short(p.unit.Name, maxHead), "from", p.num(from+1), "to", p.num(to), "of", p.num(len(units))),
		Buttons: append(rows, p.back()),
	}, nil
}

// levels are the units that others can stand below.
func levels(units []*store.Unit) []*store.Unit {
	var list []*store.Unit
	for _, u := range units {
		if roster.DefaultRole(u) == store.UpperRole {
			list = append(list, u)
		}
	}
	return list
}

// pick is the button of a unit in a list, or, from the list of all, of the units
// below it.
func (p *page) pick(u *store.Unit) ([]chat.Button, error) {
	st, err := p.state(u)
	if err != nil {
		return nil, err
	}
	mark, what := "• ", Pick
	switch {
	case st.joined():
		mark = "✅ "
	case st.open != nil:
		mark = "🔗 "
	}
	if st.role == store.UpperRole && p.screen.Name == List {
		what = List
	}
	return chat.Row(p.buttonFor(mark+text.Short(u.Name, maxButton), what, u.ID, 0)), nil
}

// turns are the buttons to the pages beside this one.
func (p *page) turns(at, of int) []chat.Button {
	to := func(label string, at int) chat.Button { return p.buttonFor(label, p.screen.Name, p.unit.ID, at) }
	var row []chat.Button
	if at > 0 {
		row = append(row, to(p.label(text.SumBack), at-1))
	}
	row = append(row, to(p.label(text.SumPage, "n", p.num(at+1), "of", p.num(of)), at))
	if at < of-1 {
		row = append(row, to(p.label(text.SumNext), at+1))
	}
	return row
}

// ready is a message to forward: to one unit with its link, or to all below the
// viewer's own.
func (p *page) ready() (chat.Message, error) {
	template, kind, args := p.c.Invites.Group, string(store.Grassroots), []any{"unit", p.unit.Name, "letter", p.c.Letter.Number, "title", text.Of(p.lang, p.c.Title)}
	if p.unit.ID != p.root && roster.DefaultRole(&p.unit) == store.Chair {
		st, err := p.state(&p.unit)
		if err != nil {
			return chat.Message{}, err
		}
		link := p.link(&st)
		if link == "" {
			return p.card()
		}
		template, kind = p.c.Invites.Unit, string(p.unit.Kind)
		args = append(args, "link", link)
	}
	args = append(args, "deadline", p.deadline(kind))
	return p.only(text.Fill(text.Escape(strings.TrimSpace(text.Of(p.lang, template))), args...)), nil
}

// deadline says the deadline of a kind of unit, or else the letter's.
func (p *page) deadline(kind string) string {
	d, ok := p.c.DeadlineFor(kind)
	if !ok {
		d = p.c.LetterDeadline()
	}
	if d == (config.Deadline{}) {
		return p.say(text.LinksSoon)
	}
	return text.Deadline(p.lang, d, p.c.Zone)
}

// askRevoke asks whether the link of one unit is to be revoked.
func (p *page) askRevoke() (chat.Message, error) {
	return chat.Message{Text: p.say(text.RevokeAsk, "unit", p.unit.Name), Buttons: [][]chat.Button{
		chat.Row(p.button(text.ButtonRevokeYes, Revoke)), chat.Row(p.button(text.ButtonRevokeNo, Card))}}, nil
}

// askRevokeAll asks whether all links of a subtree are to be revoked.
func (p *page) askRevokeAll() (chat.Message, error) {
	c, err := p.count(p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	if c.open == 0 {
		return chat.Message{Text: p.say(text.RevokeNone, "unit", p.unit.Name), Buttons: [][]chat.Button{p.back()}}, nil
	}
	return chat.Message{Text: p.say(text.RevokeAllAsk, "unit", p.unit.Name, "n", p.num(c.open)), Buttons: [][]chat.Button{
		chat.Row(p.button(text.ButtonRevokeYes, RevokeAll)), chat.Row(p.button(text.ButtonRevokeNo, Home))}}, nil
}
