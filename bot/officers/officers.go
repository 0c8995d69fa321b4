// Package officers shows officers who holds which role in their own unit and in
// those below, and lets them take roles away; operators see and change who belongs
// to the department.
//
// # Who may take whose role
//
// An officer above may take every role on the units below their own: not their own,
// not those of colleagues of the same unit, and none above. So the department may
// everywhere but in the department itself: its officers are invited and removed by
// the operators, whom the settings name, and nobody can be the last one to be
// removed by a colleague. An operator without a role sees no figures and no other
// unit (MayRemove, MaySee).
//
// # How it works
//
// A screen is a name, a unit and a page or a person (store.Screen), read from one
// snapshot at the moment of sending, so that no name stands in the ledger; its
// viewer is authorised again right here. Taking a role is done by the desk, in a
// transaction, after a second press.
//
// # How to change it
//
// Sentences are in bot/text/officers.go. A new screen or act is a name with a
// letter in press.go and a case in Render, or in the desk.
package officers

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/roster"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// ErrScreen is given for a screen that does not exist, or whose unit does not.
var ErrScreen = errors.New("officers: no such screen")

// Argument of the screen AskRemove: whose roles.
const ArgPerson = "person"

// Deps are what screens are made from, beside the store.
type Deps struct {
	Campaign *config.Campaign
	Secret   store.Secret
	Operator func(*store.Person) bool // whether somebody is an operator
}

// MaySee reports whether somebody may see who holds which role in a unit.
func MaySee(o *store.Officer, operator bool, u *store.Unit) bool {
	return o.RootOver(u) != "" || operator && u.Kind == store.National
}

// MayRemove reports whether somebody may take the roles of others in a unit.
func MayRemove(o *store.Officer, operator bool, u *store.Unit) bool {
	if u.Kind == store.National {
		return operator
	}
	root := o.RootOver(u)
	return root != "" && root != u.ID
}

// Is reports whether a screen is one of this package.
func Is(name string) bool { return strings.HasPrefix(name, prefix) }

// Render makes a screen as it stands at a moment. If its viewer may not see it any
// more, the message says so.
func Render(s store.Snapshot, d Deps, screen store.Screen, now time.Time) (chat.Message, error) {
	p := &page{s: s, d: d, screen: screen, lang: text.Lang(screen.Lang), now: now}
	found, err := store.Get(s, store.UnitKey(screen.Unit), &p.unit)
	if err != nil {
		return chat.Message{}, err
	}
	if !found {
		return chat.Message{}, fmt.Errorf("%w: unit %q", ErrScreen, screen.Unit)
	}
	var who store.Person
	if _, err := store.Get(s, store.PersonKey(screen.For), &who); err != nil {
		return chat.Message{}, err
	}
	if _, err := store.Get(s, store.OfficerKey(screen.For), &p.viewer); err != nil {
		return chat.Message{}, err
	}
	p.operator = d.Operator(&who)
	if !MaySee(&p.viewer, p.operator, &p.unit) {
		return chat.Message{Text: p.say(text.OutsideScope)}, nil
	}
	switch screen.Name {
	case Home:
		return p.home()
	case AskRemove:
		return p.askRemove()
	case Link:
		return p.link()
	}
	return chat.Message{}, fmt.Errorf("%w: %q", ErrScreen, screen.Name)
}

// page is a screen being made.
type page struct {
	s        store.Snapshot
	d        Deps
	screen   store.Screen
	lang     text.Lang
	now      time.Time
	unit     store.Unit
	viewer   store.Officer
	operator bool
}

const (
	perPage = 8
	maxName = 40 // letters of a name on a button
	maxList = 20 // people of one unit that are listed
)

func (p *page) say(s *text.Sentence, args ...any) string { return text.Say(p.lang, s, args...) }

func (p *page) button(label string, press Press) []chat.Button {
	return chat.Row(chat.Button{Text: label, Data: Data(press)})
}

func (p *page) label(s *text.Sentence, args ...any) string { return text.Plain(p.lang, s, args...) }

// home lists the people of a unit, and the units right below it.
func (p *page) home() (chat.Message, error) {
	var staff store.Staff
	if _, err := store.Get(p.s, store.StaffKey(p.unit.ID), &staff); err != nil {
		return chat.Message{}, err
	}
	lines := []string{p.say(text.OfficersHead, "unit", p.unit.Name)}
	var rows [][]chat.Button
	may := MayRemove(&p.viewer, p.operator, &p.unit)
	for i, post := range staff.Officers {
		if i == maxList {
			lines = append(lines, p.say(text.OfficersMore, "n", text.Number(p.lang, int64(len(staff.Officers)-maxList))))
			break
		}
		name, err := p.name(post.Person)
		if err != nil {
			return chat.Message{}, err
		}
		lines = append(lines, p.say(text.OfficersLine, "name", name, "role", text.RoleName(p.lang, string(post.Role)), "day", text.Day(post.Since, p.d.Campaign.Zone)))
		if may && post.Person != p.screen.For {
			rows = append(rows, p.button(p.label(text.OfficerRemove, "name", text.Short(name, maxName)), Press{What: AskRemove, Unit: p.unit.ID, Person: post.Person}))
		}
	}
	if len(staff.Officers) == 0 {
		lines = append(lines, p.say(text.OfficersNobody))
	}
	rows = append(rows, p.invites(may)...)
	below, err := p.below()
	return chat.Message{Text: strings.Join(lines, "\n"), Buttons: append(rows, below...)}, err
}

// invites is the button that invites somebody to the unit.
func (p *page) invites(may bool) [][]chat.Button {
	switch {
	case !may || !p.unit.Closed.IsZero():
		return nil
	case p.unit.Kind == store.National:
		return [][]chat.Button{p.button(p.label(text.OfficerInviteDepartment), Press{What: MakeLink, Unit: p.unit.ID})}
	}
	return [][]chat.Button{chat.Row(chat.Button{Text: p.label(text.OfficerInvite), Data: "moi:p:" + string(p.unit.ID) + ":0"})}
}

// below are the buttons to the units right below, for officers above them, and up.
func (p *page) below() ([][]chat.Button, error) {
	root := p.viewer.RootOver(&p.unit)
	if root == "" {
		return nil, nil
	}
	at, n := max(0, p.screen.Page), 0
	var rows [][]chat.Button
	for u, err := range store.Children(p.s, p.unit.ID) {
		if err != nil {
			return nil, err
		}
		if n++; n > (at+1)*perPage {
			break // there is a next page; of thousands the others are not read
		}
		if n > at*perPage {
			rows = append(rows, p.button("👥 "+text.Short(u.ShortName(), maxName), Press{What: Home, Unit: u.ID}))
		}
	}
	var turns []chat.Button
	if at > 0 {
		turns = append(turns, p.button(p.label(text.SumBack), Press{What: Home, Unit: p.unit.ID, Page: at - 1})...)
	}
	if n > (at+1)*perPage {
		turns = append(turns, p.button(p.label(text.SumNext), Press{What: Home, Unit: p.unit.ID, Page: at + 1})...)
	}
	if turns != nil {
		rows = append(rows, turns)
	}
	if root != p.unit.ID && slices.Contains(p.unit.Above, root) {
		rows = append(rows, p.button(p.label(text.SumUp), Press{What: Home, Unit: p.unit.Parent}))
	}
	return rows, nil
}

// name is that of a person; of one who was erased meanwhile "…".
func (p *page) name(id store.PersonID) (string, error) {
	var who store.Person
	_, err := store.Get(p.s, store.PersonKey(id), &who)
	return cmp.Or(who.Name, "…"), err
}

// askRemove asks whether somebody's roles in the unit are to end.
func (p *page) askRemove() (chat.Message, error) {
	who := store.PersonID(p.screen.Args[ArgPerson])
	var staff store.Staff
	if _, err := store.Get(p.s, store.StaffKey(p.unit.ID), &staff); err != nil {
		return chat.Message{}, err
	}
	back := p.button(p.label(text.OfficerKeep), Press{What: Home, Unit: p.unit.ID})
	if !slices.ContainsFunc(staff.Officers, func(o store.Post) bool { return o.Person == who }) {
		return chat.Message{Text: p.say(text.OfficerGone, "unit", p.unit.Name), Buttons: [][]chat.Button{back}}, nil
	}
	name, err := p.name(who)
	return chat.Message{Text: p.say(text.OfficerRemoveAsk, "name", name, "unit", p.unit.Name), Buttons: [][]chat.Button{
		p.button(p.label(text.OfficerRemoveYes), Press{What: Remove, Unit: p.unit.ID, Person: who}), back}}, err
}

// link shows the open link to the department.
func (p *page) link() (chat.Message, error) {
	back := [][]chat.Button{p.button(p.label(text.OfficersBack), Press{What: Home, Unit: p.unit.ID})}
	var bot store.Bot
	if _, err := store.Get(p.s, store.BotKey, &bot); err != nil {
		return chat.Message{}, err
	}
	n, found, err := roster.ReadNewest(p.s, p.unit.ID, store.Department)
	if err != nil {
		return chat.Message{}, err
	}
	url := ""
	if found && p.operator && roster.Usable(&n.Invite, p.now) && n.Payload(p.d.Secret) != "" {
		url = roster.Link(bot.Username, n.Payload(p.d.Secret))
	}
	if url == "" {
		return chat.Message{Text: p.say(text.SharedLinkNoBot), Buttons: back}, nil
	}
	return chat.Message{Text: p.say(text.OfficerDepartmentLink, "link", url, "day", text.Day(n.Expires, p.d.Campaign.Zone)), Buttons: back}, nil
}
