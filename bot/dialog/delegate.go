package dialog

import (
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
)

// Delegation changes who reports for the step's unit. Only its chair may; exactly
// one field is set.
type Delegation struct {
	Make   string // a link is made: RoleDeputy, or RoleChair to hand the chair over
	Revoke string // token of the open link to cancel
	End    string // id of the deputy whose role ends
}

// The roles of those who report for a unit.
const (
	RoleChair  = "chair"
	RoleDeputy = "deputy"
)

// Reporter is somebody who reports for a unit.
type Reporter struct {
	ID    string
	Name  string
	Role  string // RoleChair, RoleDeputy
	Since time.Time
	Me    bool
}

// OpenLink is a link for a deputy or a successor that nobody has used yet.
type OpenLink struct {
	Token   string
	Role    string // what it gives
	Expires time.Time
}

// LinkValid is how long a link for a deputy or a successor is valid.
const LinkValid = 7 * 24 * time.Hour

// maxDelegates bounds the deputies of a unit together with the open links for
// them.
const maxDelegates = 10

// NeedsPeople reports whether a step says who reports for its unit, so that
// Unit.People and Unit.Links are worth reading.
func NeedsPeople(e Event) bool {
	switch e.Kind {
	case Said:
		name, _, _ := readCommand(e.Text)
		return name == "uyquyen" || name == "donvi"
	case Pressed:
		p, _ := parsePress(e.Data)
		return p.kind == "dl" || p.kind == "pe" || p.kind == "c" && (p.value == "uyquyen" || p.value == "donvi")
	}
	return false
}

// NeedsLink reports whether a step may make a link, so that Env.NewLink is worth
// making.
func NeedsLink(e Event) bool {
	p, _ := parsePress(e.Data)
	return e.Kind == Pressed && p.kind == "pe" && (p.value == "link" || p.value == "hand")
}

// delegate shows who reports for the unit, and what its chair can change.
func (t *turn) delegate() {
	if !t.hasUnit("dl") {
		return
	}
	u := t.env.Unit
	switch {
	case u.Closed:
		t.begin()
		return
	case u.Deputy != "":
		t.say(t.text(text.PeopleNotYours, "unit", u.Name))
		return
	}
	lines, rows := t.delegates()
	rows = append(rows, chat.Rows(button(t.label(text.PeopleAdd), data("pe", u.ID, "link", "")),
		button(t.handLabel(), data("pe", u.ID, "ask", "")))...)
	t.view("people."+u.ID, t.takeEcho()+t.text(text.People, "unit", u.Name, "people", text.HTML(strings.Join(lines, "\n"))), rows...)
}

// delegates lists who reports and the open links, with the buttons that end them.
func (t *turn) delegates() (lines []string, rows [][]chat.Button) {
	u := t.env.Unit
	var deputies []string
	for _, p := range u.People {
		if p.Role == RoleChair {
			lines = append(lines, t.text(text.PeopleChair, "name", t.called(p), "role", t.roleOf(p)))
			continue
		}
		no := itoa(len(deputies) + 1)
		deputies = append(deputies, t.text(text.PeopleDeputy, "no", no, "name", t.called(p), "role", t.roleOf(p), "day", text.Day(p.Since, t.env.Campaign.Zone)))
		rows = append(rows, row(button(t.label(text.PeopleEnd, "no", no), data("pe", u.ID, "end", p.ID))))
	}
	lines = append(lines, deputies...)
	for _, l := range u.Links {
		s, b := text.PeopleLink, text.PeopleRevoke
		if l.Role == RoleChair {
			s, b = text.PeopleHanding, text.PeopleUnhand
		}
		lines = append(lines, t.text(s, "moment", t.moment(l.Expires)))
		rows = append(rows, row(button(t.label(b), data("pe", u.ID, "revoke", brief(l.Token)))))
	}
	return lines, rows
}

// called is how a person is named to this one.
func (t *turn) called(p Reporter) string {
	if p.Me {
		return t.label(text.UnitMe)
	}
	return p.Name
}

func (t *turn) roleOf(p Reporter) string {
	switch {
	case p.Role == RoleDeputy:
		return t.label(text.RoleDeputy)
	case t.env.Unit.Attached:
		return t.label(text.RoleReports)
	}
	return t.label(text.RoleChair)
}

func (t *turn) handLabel() string {
	if t.env.Unit.Attached {
		return t.label(text.PeopleHandTasks)
	}
	return t.label(text.PeopleHandOver)
}

// pressPeople takes the buttons of delegate.
func (t *turn) pressPeople(p press) {
	u := t.env.Unit
	if u.Deputy != "" || u.Closed {
		t.delegate()
		return
	}
	switch p.value {
	case "link":
		t.makeLink(RoleDeputy)
	case "ask":
		t.say(t.text(text.HandAsk, "unit", u.Name),
			row(button(t.label(text.HandYes), data("pe", u.ID, "hand", ""))),
			row(button(t.label(text.HandNo), data("dl", u.ID))))
	case "hand":
		t.makeLink(RoleChair)
	case "revoke":
		t.revokeLink(p.key)
	case "end":
		t.endDeputy(p.key)
	default:
		t.delegate()
	}
}

// makeLink makes a link, and the message to forward.
func (t *turn) makeLink(role string) {
	u, c := t.env.Unit, t.env.Campaign
	said, forward, revoke := text.DeputyLink, text.DeputyForward, text.PeopleRevoke
	if role == RoleChair {
		said, forward, revoke = text.HandLink, text.HandForward, text.PeopleUnhand
	}
	switch {
	case role == RoleDeputy && u.delegates() >= maxDelegates:
		t.say(t.text(text.PeopleMany, "n", itoa(u.delegates())), row(button(t.label(text.UnitPeople), data("dl", u.ID))))
		return
	case t.env.NewLink.URL == "":
		t.say(t.text(text.LinkLater))
		return
	}
	t.remember()
	t.out.Delegation = &Delegation{Make: role}
	until := t.moment(t.env.Now.Add(LinkValid))
	t.say(t.text(said, "unit", u.Name, "moment", until),
		row(button(t.label(revoke), data("pe", u.ID, "revoke", brief(t.env.NewLink.Token)))))
	t.say(t.text(forward, "unit", u.Name, "title", text.Of(t.lang, c.Title), "moment", until, "link", t.env.NewLink.URL))
}

// delegates counts the unit's deputies and the open links for more.
func (u *Unit) delegates() int {
	n := 0
	for _, p := range u.People {
		if p.Role == RoleDeputy {
			n++
		}
	}
	for _, l := range u.Links {
		if l.Role == RoleDeputy {
			n++
		}
	}
	return n
}

// revokeLink cancels an open link.
func (t *turn) revokeLink(token string) {
	for _, l := range t.env.Unit.Links {
		if brief(l.Token) == token {
			t.remember()
			t.out.Delegation = &Delegation{Revoke: l.Token}
			t.say(t.text(text.LinkRevoked), row(button(t.label(text.UnitPeople), data("dl", t.env.Unit.ID))))
			return
		}
	}
	t.oldPeople()
}

// endDeputy ends a deputy's role.
func (t *turn) endDeputy(id string) {
	for _, p := range t.env.Unit.People {
		if p.Role == RoleDeputy && p.ID == id {
			t.remember()
			t.out.Delegation = &Delegation{End: id}
			t.say(t.text(text.DeputyEnded, "name", p.Name), row(button(t.label(text.UnitPeople), data("dl", t.env.Unit.ID))))
			return
		}
	}
	t.oldPeople()
}

// oldPeople answers a button for what is no more: with how it is now.
func (t *turn) oldPeople() {
	t.out.Toast = t.label(text.OldButton)
	t.delegate()
}

// byChair reports whether a unit's chair made the invitation, for a deputy or a
// successor.
func (i *Invite) byChair() bool { return i.Role == RoleDeputy || i.HandOver }

// askHanded are the confirming sentences of such an invitation.
func (i *Invite) askHanded() (ask, yes *text.Sentence) {
	switch {
	case i.Role == RoleDeputy:
		return text.AskDeputy, text.IAmDeputy
	case i.Unit.Kind == "attached":
		return text.AskNewReporter, text.IAmSuccessor
	}
	return text.AskSuccessor, text.IAmSuccessor
}
