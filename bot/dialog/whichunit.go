package dialog

import (
	"raquan/bot/chat"
	"raquan/bot/text"
)

// chooseUnit asks which unit it is for.
func (t *turn) chooseUnit() {
	if len(t.env.Units) == 0 {
		t.report()
		return
	}
	t.s.Mode, t.s.Unit = Choosing, ""
	ask := t.text(text.ChooseUnit, "n", itoa(len(t.env.Units)))
	if t.s.Note != nil {
		ask = t.askNote()
	}
	t.view("units", t.takeEcho()+ask, unitRows(t.env.Units, "u")...)
}

// hasUnit reports whether a command has the unit that it is for. If not it asks
// for which one it is meant, by buttons of the command's kind, or says that there
// is none.
func (t *turn) hasUnit(kind string) bool {
	switch {
	case len(t.env.Units) == 0:
		t.report()
	case t.env.Unit == nil:
		t.view("units", t.hello()+t.text(text.WhichUnit, "n", itoa(len(t.env.Units))), unitRows(t.env.Units, kind)...)
	default:
		return true
	}
	return false
}

// lostUnit reports whether the unit under way is not this person's any more, and
// leaves it then.
func (t *turn) lostUnit() bool {
	if t.env.Unit != nil && t.env.Unit.ID == t.s.Unit {
		return false
	}
	t.reset(Idle)
	t.idle()
	return true
}

// maxUnitButtons bounds a list of units in one message.
const maxUnitButtons = 40

// unitRows is a button for each unit, whose data begins with kind and ends with
// rest.
func unitRows(units []UnitRef, kind string, rest ...string) [][]chat.Button {
	var rows [][]chat.Button
	for _, u := range units[:min(len(units), maxUnitButtons)] {
		rows = append(rows, row(button(short(u.Name, 60), data(append([]string{kind, u.ID}, rest...)...))))
	}
	return rows
}

// forRoot does something for the person's one unit above, or asks for which of
// them, by buttons whose data begins with kind and ends with rest.
func (t *turn) forRoot(do func(unit string), ask *text.Sentence, kind string, rest ...string) {
	switch roots := t.env.Roots; len(roots) {
	case 0:
		t.echo = t.text(text.NoRoleStaff)
		t.resume()
	case 1:
		do(roots[0].ID)
	default:
		t.say(t.text(ask, "n", itoa(len(roots))), unitRows(roots, kind, rest...)...)
	}
}
