package links

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/roster"
	"raquan/bot/text"
	"raquan/store"
)

// card is one unit's link as a QR code with its address, or, without a link,
// who has joined.
func (p *page) card() (chat.Message, error) {
	switch {
	case !p.unit.Closed.IsZero():
		return chat.Message{Text: p.say(text.LinkClosed, "unit", p.unit.Name), Buttons: [][]chat.Button{p.back()}}, nil
	case p.unit.ID == p.root:
		return chat.Message{Text: p.say(text.LinkOwn, "unit", p.unit.Name), Buttons: [][]chat.Button{p.back()}}, nil
	}
	st, err := p.state(&p.unit)
	if err != nil {
		return chat.Message{}, err
	}
	if link := p.link(&st); link != "" {
		return p.linkCard(&st, link)
	}
	unit := []any{"unit", p.unit.Name, "code", p.unit.Code}
	if !st.joined() {
		return chat.Message{Text: p.say(text.LinkNone, unit...), Buttons: p.ways(p.button(text.ButtonNewLink, Make))}, nil
	}
	people, err := p.people(st.officers)
	if err != nil {
		return chat.Message{}, err
	}
	return chat.Message{Text: p.say(text.LinkTaken, append(unit, "people", text.HTML(people))...),
		Buttons: p.ways(p.button(text.ButtonMoreLink, Make))}, nil
}

// linkCard is a picture, so its text is short enough for a caption.
func (p *page) linkCard(st *state, link string) (chat.Message, error) {
	picture, err := roster.QRCode(link)
	if err != nil {
		return chat.Message{}, err
	}
	say := text.LinkChair
	if st.role == store.UpperRole {
		say = text.LinkUpper
	}
	caption := p.say(say, "unit", text.Short(p.unit.Name, maxHead), "code", p.unit.Code, "link", link, "expires", text.Day(st.open.Expires, p.c.Zone))
	if st.joined() {
		caption += "\n" + p.say(text.LinkAlso)
	}
	act := chat.Row(p.button(text.ButtonRevoke, AskRevoke))
	if st.role == store.Chair && !p.c.Invites.Unit.Empty() {
		act = append(chat.Row(p.button(text.ButtonZalo, Ready)), act...)
	}
	return chat.Message{Text: caption, Photo: &chat.File{Name: "qr.png", Data: picture}, Buttons: p.ways(act...)}, nil
}

// ways are the buttons under a card: what can be done, and back.
func (p *page) ways(act ...chat.Button) [][]chat.Button {
	list := p.buttonFor(p.label(text.ButtonLinksList), List, p.unit.Parent, 0)
	return append(chat.Rows(act...), chat.Rows(append(chat.Row(list), p.back()...)...)...)
}

// people names the officers of a unit. Who was erased meanwhile is "…".
func (p *page) people(posts []store.Post) (string, error) {
	var list []string
	for _, post := range posts {
		name, err := p.name(post.Person)
		if err != nil {
			return "", err
		}
		list = append(list, p.say(text.LinkTakenOne, "name", name, "moment", p.moment(post.Since)))
	}
	return strings.Join(list, "; "), nil
}

func (p *page) name(id store.PersonID) (string, error) {
	var person store.Person
	_, err := store.Get(p.s, store.PersonKey(id), &person)
	return text.Short(cmp.Or(person.Name, "…"), maxLine), err
}

// join is somebody who took a role.
type join struct {
	person store.PersonID
	unit   string
	at     time.Time
}

// joined is a page of those who took a role on a unit below, newest first.
func (p *page) joined() (chat.Message, error) {
	var all []join
	for u, err := range store.Subtree(p.s, p.unit.ID) {
		if err != nil {
			return chat.Message{}, err
		}
		st, err := p.state(u)
		if err != nil {
			return chat.Message{}, err
		}
		for _, o := range st.officers {
			all = append(all, join{o.Person, u.ShortName(), o.Since})
		}
	}
	if len(all) == 0 {
		return chat.Message{Text: p.say(text.LinksNobody, "unit", p.unit.Name), Buttons: [][]chat.Button{p.back()}}, nil
	}
	slices.SortStableFunc(all, func(a, b join) int { return b.at.Compare(a.at) })
	pages := (len(all) + perPage - 1) / perPage
	at := min(p.screen.Page, pages-1)
	lines := []string{p.say(text.LinksJoined, "unit", text.Short(p.unit.Name, maxHead), "n", p.num(len(all)))}
	for _, j := range all[at*perPage : min((at+1)*perPage, len(all))] {
		name, err := p.name(j.person)
		if err != nil {
			return chat.Message{}, err
		}
		lines = append(lines, p.say(text.LinksJoinedLine, "moment", p.moment(j.at), "name", name, "unit", text.Short(j.unit, maxLine)))
	}
	var rows [][]chat.Button
	if pages > 1 {
		rows = append(rows, p.turns(at, pages))
	}
	return chat.Message{Text: strings.Join(lines, "\n"), Buttons: append(rows, p.back())}, nil
}
