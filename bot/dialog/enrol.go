package dialog

import (
	"slices"
	"strconv"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/bot/viet"
)

// start greets: a known officer is taken on, anybody else is asked for the
// shared number.
func (t *turn) start() {
	if len(t.env.Units) == 0 && len(t.env.Roots) == 0 {
		if !t.sayPending() {
			t.askContact(t.text(text.AskContact))
		}
		return
	}
	if len(t.env.Units) > 0 {
		t.report()
		return
	}
	t.help()
}

// hello is the first thing a person reads: what this is and what is kept. It is
// said once.
func (t *turn) hello() string {
	if t.s.Intro {
		return ""
	}
	t.s.Intro = true
	c := t.env.Campaign
	return text.Say(t.lang, text.Hello, "title", text.Of(t.lang, c.Title),
		"issuer", text.Of(t.lang, c.Letter.Issuer), "letter", c.Letter.Number) + "\n" + t.text(text.Privacy) + "\n\n"
}

// askContact shows the keyboard with which a person shares their own number.
func (t *turn) askContact(why string) {
	t.s.Mode, t.s.Invite, t.s.Keys = Idle, "", true
	t.out.Messages = append(t.out.Messages, Outgoing{Message: chat.Message{
		Text: t.hello() + why,
		Keys: [][]chat.Key{{{Text: t.label(text.ShareContact), Contact: true}}},
	}})
}

// startInvite opens an invitation. Nothing is used up by opening it: previews
// and mistaken taps cost nothing.
func (t *turn) startInvite() {
	inv := t.env.Invite
	if inv == nil {
		t.start()
		return
	}
	switch inv.Status {
	case InviteOpen:
		if inv.Role == chairBelow {
			t.startLink()
			return
		}
		t.reset(Inviting)
		t.s.Invite = inv.Token
		t.askInvite(t.hello())
	case InviteMine:
		t.taken(inv)
	case InviteOthers:
		t.say(t.inviteGone(text.LinkNotYours))
	case InviteUsed, InviteExpired, InviteRevoked:
		t.say(t.inviteGone(inv.gone()))
	default:
		if len(t.env.Units)+len(t.env.Roots) > 0 {
			t.say(t.text(text.InviteUnknownHere))
			return
		}
		t.askContact(t.text(text.InviteUnknown))
	}
}

// gone says why an invitation can no longer be taken.
func (i *Invite) gone() *text.Sentence {
	switch {
	case i.byChair():
		return text.LinkEnded
	case i.Status == InviteUsed:
		return text.InviteUsed
	case i.Status == InviteExpired:
		return text.InviteExpired
	}
	return text.InviteRevoked
}

func (t *turn) inviteGone(s *text.Sentence) string {
	return t.text(s, "unit", t.env.Invite.Unit.Name, "above", t.above(t.env.Invite.Unit.Above))
}

// above names the level above, in words if it has no name.
func (t *turn) above(name string) string {
	if name == "" {
		return t.text(text.ToNation)
	}
	return name
}

// askInvite asks the confirming sentence of the invitation's role.
func (t *turn) askInvite(head string) {
	inv := t.env.Invite
	ask, yes := text.AskChair, text.IAmChair
	switch {
	case inv.byChair():
		ask, yes = inv.askHanded()
	case inv.Role == "chair" && inv.Unit.Kind == "attached": // a department or an institute has no chair
		ask, yes = text.AskReporter, text.IAmReporter
	case inv.Role == "upper":
		ask, yes = text.AskUpper, text.IAmUpper
	case inv.Role == "department":
		ask, yes = text.AskDepartment, text.IAmDepartment
	}
	t.view("invite."+inv.Token, head+t.text(ask, "unit", inv.Unit.Name),
		row(button(t.label(yes, "unit", short(inv.Unit.Name, 48)), data("i", "y", inv.brief()))),
		row(button(t.label(text.NotMine), data("i", "n", inv.brief()))))
}

// brief names the invitation on its buttons: the button of one never takes the
// role of another.
func (i *Invite) brief() string { return brief(i.Token) }

// brief is enough of a token to tell a few apart.
func brief(token string) string { return token[:min(len(token), 8)] }

// pressInvite confirms the invitation, or says that it is not theirs.
func (t *turn) pressInvite(yes bool) {
	inv := t.env.Invite
	if t.s.Mode != Inviting || inv == nil {
		t.reshow(true)
		return
	}
	t.remember()
	if !yes {
		t.s.Mode, t.s.Invite = Idle, ""
		t.say(t.text(text.NotMineSaid))
		return
	}
	switch inv.Status {
	case InviteOpen:
		t.out.Take = inv.Token
		t.taken(inv)
	case InviteMine:
		t.taken(inv)
	default:
		t.s.Mode, t.s.Invite = Idle, ""
		t.startInvite()
	}
}

// saidInvite reads a typed yes or no to the confirming sentence.
func (t *turn) saidInvite() {
	if t.env.Invite == nil {
		t.s.Mode = Idle
		t.idle()
		return
	}
	switch yes := viet.ReadYesNo(t.e.Text); {
	case yes == viet.Yes:
		t.pressInvite(true)
	case yes == viet.No || saysNotMine(t.e.Text):
		t.pressInvite(false)
	default:
		t.notUnderstood()
		t.askInvite(t.takeEcho())
	}
}

// taken goes on after a role was taken: a chair straight to the first question.
func (t *turn) taken(inv *Invite) {
	t.s.Mode, t.s.Invite = Idle, ""
	if inv.Role == RoleChair || inv.Role == RoleDeputy {
		t.out.Continue = inv.Unit.ID
		return
	}
	if t.s.Keys {
		t.noKeys(t.text(text.WelcomeStaff, "unit", inv.Unit.Name))
		return
	}
	t.say(t.text(text.WelcomeStaff, "unit", inv.Unit.Name), t.staffRows()...)
}

// shared takes a contact: only the sender's own proves a number.
func (t *turn) shared() {
	if !t.e.Own && t.s.Mode == Asking {
		t.unread() // somebody's card in the middle of a report
		return
	}
	if !t.e.Own {
		t.askContact(t.text(text.ContactForwarded))
		return
	}
	switch n := len(t.env.Found); {
	case n == 0:
		t.noKeys(t.text(text.ContactUnknown))
		if len(t.env.Units)+len(t.env.Roots) == 0 {
			t.reset(Seeking)
			t.askName()
		}
	case t.env.FoundN > maxOwnUnits:
		t.noKeys(t.text(text.ContactFound))
		t.offerFound(text.ContactMany)
	case n == 1:
		t.noKeys(t.text(text.ContactFound))
		t.bind(t.env.Found)
	default:
		t.noKeys(t.text(text.ContactFound))
		t.offerFound(text.ContactChoose)
	}
}

// maxOwnUnits is how many units a number may claim without the level above.
const maxOwnUnits = 5

// noKeys says something while it takes the contact keyboard away: a message
// carries a reply keyboard or inline buttons, never both.
func (t *turn) noKeys(html string) {
	t.s.Keys = false
	t.out.Messages = append(t.out.Messages, Outgoing{Message: chat.Message{Text: html, NoKeys: true}})
}

// offerFound shows the units of a number that is listed for several.
func (t *turn) offerFound(ask *text.Sentence) {
	t.s.Mode = Enrolling
	rows := unitRows(t.env.Found, "f")
	if t.env.FoundN <= maxOwnUnits {
		rows = append(rows, row(button(t.label(text.AllOfThem, "n", itoa(len(t.env.Found))), data("f", "*"))))
	}
	t.view("found", t.text(ask, "n", itoa(t.env.FoundN)), rows...)
}

// offerAgain shows the units of the shared number once more.
func (t *turn) offerAgain() {
	switch {
	case len(t.env.Found) == 0:
		t.idle()
	case t.env.FoundN > maxOwnUnits:
		t.offerFound(text.ContactMany)
	default:
		t.offerFound(text.ContactChoose)
	}
}

// pressFound takes the choice of offerFound. The desk gives the units of the
// number again in Env.Found: the press is checked against them, not the state.
func (t *turn) pressFound(id string) {
	var chosen []UnitRef
	for _, u := range t.env.Found {
		if id == u.ID || id == "*" {
			chosen = append(chosen, u)
		}
	}
	if t.s.Mode != Enrolling || len(chosen) == 0 || id == "*" && t.env.FoundN > maxOwnUnits {
		t.reshow(true)
		return
	}
	t.remember()
	if t.env.FoundN > maxOwnUnits {
		t.s.Mode = Idle
		if t.chairs(chosen[0].ID) { // confirmed before
			t.out.Continue = chosen[0].ID
			return
		}
		t.out.Request = []string{chosen[0].ID}
		return
	}
	t.bind(chosen)
}

// chairs reports whether the person is chair of a unit.
func (t *turn) chairs(id string) bool {
	return slices.ContainsFunc(t.env.Units, func(u UnitRef) bool { return u.ID == id })
}

// bind makes the person chair of the units and begins with the first.
func (t *turn) bind(units []UnitRef) {
	for _, u := range units {
		t.out.Bind = append(t.out.Bind, u.ID)
	}
	t.s.Mode = Idle
	if len(units) > 1 {
		t.env.Units = units
		t.chooseUnit()
		return
	}
	t.out.Continue = units[0].ID
}

// askErase asks whether personal data shall be erased.
func (t *turn) askErase() {
	t.reset(Erasing)
	t.view("erase", t.text(text.EraseAsk, "until", t.env.Campaign.KeptUntil.Short(), "letter", t.env.Campaign.Letter.Number),
		row(button(t.label(text.EraseYes), data("w", "y"))),
		row(button(t.label(text.EraseNo), data("w", "n"))))
}

func (t *turn) pressErase(yes bool) {
	if t.s.Mode != Erasing {
		t.reshow(true)
		return
	}
	t.reset(Idle)
	if yes {
		t.s = State{}
		t.out.Erase = true
		t.say(t.text(text.EraseDone, "until", t.env.Campaign.KeptUntil.Short()))
		return
	}
	t.say(t.text(text.EraseKept))
}

// saidErase reads a typed answer: a mere yes erases nothing, the button's own
// words do.
func (t *turn) saidErase() {
	label := func(s *text.Sentence) bool { return viet.Fold(t.e.Text) == viet.Fold(t.label(s)) }
	switch {
	case label(text.EraseYes):
		t.pressErase(true)
	case label(text.EraseNo) || viet.ReadYesNo(t.e.Text) == viet.No:
		t.pressErase(false)
	default:
		t.echo = t.text(text.PressOne, "example", t.label(text.EraseNo))
		t.resume()
	}
}

func itoa(n int) string { return strconv.Itoa(n) }
