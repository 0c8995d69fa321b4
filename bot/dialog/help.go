package dialog

import (
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/config"
)

// helpAfter is how many failures in a row bring help.
const helpAfter = 2

// failed says what was not understood, under the question's buttons; after two
// in a row it offers help, and whom to ask.
func (t *turn) failed(q *config.Question, html string) {
	t.s.Fails++
	t.s.Rev++
	asked := t.s.Other == "" && q.Type != config.FreeText
	if t.s.Fails >= helpAfter {
		html += "\n" + t.helpLine()
	}
	if t.s.Doubt != nil {
		t.echo = html
		t.renderDoubt(q)
		return
	}
	rows := t.buttons(q)
	if t.s.Fails >= helpAfter {
		rows = append(rows, row(button(t.label(text.Help), data("c", "trogiup"))))
	}
	if asked { // days may have gone by since
		html += "\n" + t.wording(q)
	}
	t.sayAsking(q, html, rows...)
}

func hasUnknown(q *config.Question) bool {
	return slices.ContainsFunc(q.Buttons, func(b *config.Button) bool { return b.Unknown })
}

// NeedsContact reports whether a step may say whom to ask, so that Env.Upper is
// worth reading.
func NeedsContact(s State, e Event) bool {
	switch e.Kind {
	case Said:
		name, _, slash := readCommand(e.Text)
		return s.Fails > 0 || slash || name == "trogiup" || name == "lienhe"
	case Pressed:
		return s.Fails > 0 || e.Data == "c/trogiup" || e.Data == "c/lienhe" || strings.HasPrefix(e.Data, "y/")
	}
	return s.Fails > 0
}

// helpLine says whom to ask.
func (t *turn) helpLine() string {
	c, support := t.env.Upper, t.supportLine()
	if c.Unit == "" && t.env.Invite != nil {
		c.Unit = t.env.Invite.Unit.Above
	}
	if c.Phone == "" {
		return t.text(text.HelpAboveBare, "above", t.above(c.Unit)) + support
	}
	return t.text(text.HelpAbove, "above", t.above(c.Unit), "name", c.Name, "phone", c.Phone) + support
}

// help shows the page of help, and what is being asked under it.
func (t *turn) help() {
	html := ""
	var rows [][]chat.Button
	if len(t.env.Roots) > 0 {
		html = t.text(text.HelpStaff)
		rows = t.staffRows()
	}
	if len(t.env.Units) > 0 || len(t.env.Roots) == 0 {
		if html != "" {
			html += "\n\n"
		}
		html += t.text(text.HelpText, "sample", t.sample())
	}
	last := []chat.Button{button(t.label(text.PracticeTry), data("c", "lamthu"))}
	if len(t.env.Units) > 0 {
		last = append(row(button(t.label(text.Report), data("c", "baocao"))), last...)
	}
	html += "\n" + t.text(text.HelpMore)
	if t.env.Unit != nil {
		html += "\n" + t.helpLine()
	}
	html = t.hello() + html
	if t.s.Mode == Asking {
		t.say(html)
		t.s.Rev++
		t.resume()
		return
	}
	t.say(html, append(rows, chat.Rows(last...)...)...)
}

// staffRows are an officer's two ways on.
func (t *turn) staffRows() [][]chat.Button {
	return chat.Rows(button(t.label(text.Summary), data("c", "tonghop")), button(t.label(text.ButtonInvite), data("c", "moi")))
}

// idle answers what was said while nothing is being asked.
func (t *turn) idle() {
	switch {
	case len(t.env.Units) == 0 && len(t.env.Roots) == 0 && t.sayPending():
	case len(t.env.Units) == 0 && len(t.env.Roots) == 0:
		t.askContact(t.takeEcho() + t.text(text.AskContact))
	case len(t.env.Units) == 0:
		t.say(t.takeEcho()+t.text(text.HelpStaff), t.staffRows()...)
	case t.env.Unit != nil && !t.env.Unit.Unasked() && t.sameAsSent():
		u := t.env.Unit
		html := t.text(text.IdleSent, "unit", u.Name, "example", t.example(t.mainQuestion()))
		t.say(t.takeEcho()+html, row(button(t.label(text.ShowIt), data("v", u.ID))), t.editButton())
	default:
		t.say(t.takeEcho()+t.text(text.Idle), row(button(t.label(text.Report), data("c", "baocao"))))
	}
}

// edited takes a message that now reads otherwise. If an answer came from it,
// the answer is corrected; otherwise the person sees where they stand. Telegram
// calls it an edit, too, if only a preview changed: that says nothing.
func (t *turn) edited() {
	if t.editedBroadcast() || t.editedWhole() {
		return
	}
	u := t.env.Unit
	if u == nil || u.Closed {
		return
	}
	for _, q := range t.env.Campaign.Questions {
		a, ok := t.answers()[q.Key]
		if !ok || a.Typed == "" || a.Message != t.e.Message {
			continue
		}
		if a.Typed == t.e.Text {
			return
		}
		if u.Report.Claim != nil {
			t.claimStands()
			return
		}
		if t.s.Mode == Asking && t.s.Unit != u.ID {
			t.editedOther()
			return
		}
		if t.closed(q) {
			t.sayClosed(q)
			return
		}
		t.s.Mode, t.s.Unit, t.s.Question = Asking, u.ID, q.Key
		t.withoutCommand()
		t.s.Doubt, t.s.Other, t.s.OtherSay = nil, "", ""
		if len(a.Choices) > 0 && a.Text != "" {
			t.editedLine(q, a)
			return
		}
		t.answerText()
		return
	}
	if t.editedUpdate() || t.editedTicking() {
		return
	}
	if t.s.Mode == Asking && t.s.Unit == u.ID {
		t.resume()
	}
}

// editedOther answers the correction of another unit's report than the one under
// way: it is taken once the person has switched.
func (t *turn) editedOther() {
	u := t.env.Unit
	t.say(t.text(text.OtherEdited, "other", u.Name),
		row(button(t.label(text.SwitchUnit, "unit", short(u.Short, 40)), data("u", u.ID))),
		row(button(t.label(text.GoOn), data("u", t.s.Unit))))
}
