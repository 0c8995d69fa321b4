package dialog

import (
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/bot/viet"
)

// What is asked before a report is entered for a unit: which unit, how its figures
// came, and from whom.

// commandBehalf begins to enter a report; what was typed behind the command is the
// unit.
func (t *turn) commandBehalf(rest string) {
	if len(t.env.Roots) == 0 {
		t.echo = t.text(text.NoRoleStaff)
		t.resume()
		return
	}
	t.afterSending()
	t.s.Behalf = &Behalf{}
	if rest == "" {
		t.askBehalf()
		return
	}
	t.saidBehalfUnit()
}

// pressBehalf takes its buttons. The unit of the press is authorised by the desk.
func (t *turn) pressBehalf(p press) {
	if p.above == "0" {
		t.pressNoUnit(p.value)
		return
	}
	if !t.env.Behalf || t.env.Unit == nil || t.env.Unit.ID != p.above {
		t.out.Toast, t.out.Alert = t.label(text.NoSuchUnit), true
		return
	}
	switch p.value {
	case "show":
		t.out.Screen = &Screen{Unit: p.above, Name: ReportScreen}
		return
	case "drop":
		t.dropBehalf()
		return
	}
	if b := t.s.Behalf; b == nil || b.Unit.ID != p.above {
		t.afterSending()
		u := t.env.Unit
		t.s.Behalf = &Behalf{Unit: UnitRef{ID: u.ID, Name: u.Name, Above: u.Above}}
	}
	if t.lostBehalf() {
		return
	}
	t.pressStep(p.value)
}

// ReportScreen is the name of the screen of a unit's report.
const ReportScreen = "report"

// pressNoUnit takes the buttons that name no unit.
func (t *turn) pressNoUnit(what string) {
	if len(t.env.Roots) == 0 || what != "find" && what != "many" {
		t.out.Toast, t.out.Alert = t.label(text.NoSuchUnit), true
		return
	}
	t.afterSending()
	t.s.Behalf = &Behalf{Many: what == "many"}
	t.askBehalf()
}

// pressStep takes a button of the step that is asked about the unit under way.
func (t *turn) pressStep(what string) {
	b, over := t.s.Behalf, t.overBehalf()
	switch {
	case what == "over" && over:
		b.Over = standingRevision(t.env.Unit.Report)
	case slices.Contains([]string{ViaPhone, ViaZalo, ViaPaper}, what) && !b.Asked:
		b.Via = what
	case over || b.Via == "" || b.Asked:
	case what == "chair":
		b.From, b.Asked = text.TheChair, true
	case what == "skip":
		b.Asked = true
	}
	t.askBehalf()
}

// askBehalf asks what is missing; with nothing missing the report goes on.
func (t *turn) askBehalf() {
	b := t.s.Behalf
	switch {
	case b.Many:
		t.askMany()
	case b.Unit.ID == "":
		t.askInBehalf(t.text(text.BehalfFind), row(t.behalfButton(text.ManyUnits, "0", "many")))
	case t.overBehalf():
		r, ask := t.env.Unit.Report, text.BehalfSent
		if r.State == "returned" {
			ask = text.BehalfReturned
		}
		t.askInBehalf(t.text(ask, "moment", t.moment(r.Last), "n", itoa(r.Revision), "code", r.Code),
			row(t.behalfButton(text.BehalfOver, b.Unit.ID, "over")), row(button(t.label(text.BehalfNo), data("c", "huy"))))
	case b.Via == "":
		t.askVia(b.Unit)
	case !b.Asked:
		t.askInBehalf(t.text(text.BehalfFrom), row(t.behalfButton(text.FromChair, b.Unit.ID, "chair")), row(t.behalfButton(text.FromSkip, b.Unit.ID, "skip")))
	default:
		b.State.V, b.State.Intro, b.State.Rev = 1, true, max(b.State.Rev, t.s.Rev)
		t.entering((*turn).begin)
	}
}

// askVia asks how the figures came. Its buttons choose the unit, too.
func (t *turn) askVia(u UnitRef) {
	t.askInBehalf(t.text(text.BehalfVia), row(t.behalfButton(text.ViaPhone, u.ID, ViaPhone), t.behalfButton(text.ViaZalo, u.ID, ViaZalo)),
		row(t.behalfButton(text.ViaPaper, u.ID, ViaPaper)))
}

// askInBehalf asks in a message that a text may answer, under the unit's name once
// it is known.
func (t *turn) askInBehalf(html string, rows ...[]chat.Button) {
	if b := t.s.Behalf; b.Unit.ID != "" {
		html = t.behalfMark() + "\n" + html
	}
	t.out.Messages = append(t.out.Messages, Outgoing{Message: chat.Message{Text: t.takeEcho() + html, Buttons: rows}, View: "behalf", Asks: true})
}

// saidBehalfUnit takes a text as the unit to enter for; lines of several units are
// taken as such.
func (t *turn) saidBehalfUnit() {
	if t.e.Kind != Said || t.e.Timing == Before {
		t.askBehalf()
		return
	}
	if isList(t.e.Text) {
		t.takeMany()
		return
	}
	typed := behalfLooks(t.s, t.e)
	switch n := len(t.env.Below); {
	case typed == "":
	case n == 1 && t.env.BelowN <= 1:
		u := t.env.Below[0]
		t.say(t.takeEcho()+t.text(text.BehalfMark, "unit", u.Name)+" – "+t.text(text.BehalfUnder, "above", t.above(u.Above))+"\n"+t.text(text.BehalfVia),
			row(t.behalfButton(text.ViaPhone, u.ID, ViaPhone), t.behalfButton(text.ViaZalo, u.ID, ViaZalo)), row(t.behalfButton(text.ViaPaper, u.ID, ViaPaper)))
		return
	case n > 0:
		var rows [][]chat.Button
		for _, u := range t.env.Below {
			rows = append(rows, row(button(short(u.Name, 36)+" – "+short(u.Above, 28), data("nh", u.ID, "do"))))
		}
		t.askInBehalf(t.text(text.BehalfFound, "n", t.number(int64(t.env.BelowN)), "typed", typed), rows...)
		return
	case t.env.BelowN > 0:
		t.echo = t.text(text.BehalfMany, "n", t.number(int64(t.env.BelowN)), "typed", typed)
	default:
		t.echo = t.text(text.BehalfNotFound, "typed", typed)
	}
	t.askBehalf()
}

// viaWords are what people write for the ways, folded.
var viaWords = map[string]string{"dien thoai": ViaPhone, "goi dien": ViaPhone, "phone": ViaPhone, "by phone": ViaPhone, "zalo": ViaZalo, "by zalo": ViaZalo,
	"van ban": ViaPaper, "cong van": ViaPaper, "giay": ViaPaper, "paper": ViaPaper, "on paper": ViaPaper}

// maxFrom is how many letters the word on who gave the figures has at most.
const maxFrom = 80

// saidBehalf takes a text before the report is under way: how the figures came, or
// from whom.
func (t *turn) saidBehalf() {
	b := t.s.Behalf
	name, _, _ := readCommand(t.e.Text)
	line := strings.Join(strings.Fields(viet.Clean(t.e.Text)), " ")
	switch {
	case t.e.Kind != Said || t.e.Timing == Before || t.overBehalf() || line == "":
	case b.Via == "":
		b.Via = viaWords[viet.Fold(line)]
	case name == "boqua":
		b.Asked = true
	case letters(line) > maxFrom:
		t.echo = t.text(text.BehalfFromLong, "n", itoa(letters(line)), "max", itoa(maxFrom))
	default:
		b.From, b.Asked = line, true
	}
	t.askBehalf()
}
