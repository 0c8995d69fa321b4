package dialog

import (
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
)

// showUnit shows the card of the person's unit: who reports for it, until when,
// and where the report stands.
func (t *turn) showUnit() {
	u := t.env.Unit
	switch {
	case len(t.env.Units) == 0 && (len(t.env.Roots) > 0 || t.env.Operator):
		t.commandOfficers()
		return
	case len(t.env.Units) == 0 || u == nil:
		t.chooseUnit()
		return
	case u.Unasked():
		t.begin()
		return
	}
	html := t.text(text.UnitCard, "unit", u.Name, "above", t.above(u.Above),
		"people", text.HTML(t.reporters()), "state", text.HTML(t.unitState()+t.claimLine()))
	var rows [][]chat.Button
	switch {
	case u.Report.Revision > 0:
		rows = append(rows, row(button(t.label(text.ShowIt), data("v", u.ID))))
	case len(u.Report.Working) > 0:
		rows = append(rows, row(button(t.label(text.GoOn), data("u", u.ID))))
	default:
		rows = append(rows, row(button(t.label(text.Report), data("u", u.ID))))
	}
	if u.Deputy == "" {
		rows = append(rows, row(button(t.label(text.UnitPeople), data("dl", u.ID))))
	}
	if len(t.env.Roots) > 0 {
		rows = append(rows, row(button(t.label(text.OfficersOpen), data("cn", t.env.Roots[0].ID))))
	}
	t.say(t.hello()+html, append(rows, t.otherUnits()...)...)
}

// mostOthers is how many of the other units stand on the card of one.
const mostOthers = 8

// otherUnits are the buttons that switch to the person's other units.
func (t *turn) otherUnits() [][]chat.Button {
	var rows [][]chat.Button
	for _, u := range t.env.Units {
		if u.ID == t.env.Unit.ID {
			continue
		}
		if len(rows) == mostOthers {
			return append(rows, row(button(t.label(text.UnitSwitch), data("c", "doidonvi"))))
		}
		rows = append(rows, row(button(t.label(text.UnitOther, "unit", short(u.Name, 58)), data("u", u.ID))))
	}
	return rows
}

// switchUnit offers the person's units; of somebody with one it shows the card.
func (t *turn) switchUnit() {
	if len(t.env.Units) == 1 && t.env.Unit != nil {
		t.showUnit()
		return
	}
	t.chooseUnit()
}

// reporters names those who report for the unit.
func (t *turn) reporters() string {
	var names []string
	for _, p := range t.env.Unit.People {
		names = append(names, t.text(text.UnitPerson, "name", t.called(p), "role", t.roleOf(p)))
	}
	if len(names) == 0 {
		return t.text(text.UnitNobody)
	}
	return strings.Join(names, ", ")
}

// unitState says where the unit's report stands, and its deadline while that
// matters.
func (t *turn) unitState() string {
	r, state := t.env.Unit.Report, ""
	switch {
	case r.State == "withdrawn":
		state = t.text(text.RepWithdrawn)
	case len(r.Sent) > 0:
		state = t.text(text.UnitSent, "n", itoa(r.Revision), "moment", t.moment(r.Last), "mark", t.onTime(r.OnTime))
		if r.State == "returned" {
			state += "\n" + t.text(text.ReceiptBack)
		} else if len(r.Working) > 0 {
			state += "\n" + t.text(text.ShowChanged)
		}
		return state
	case len(r.Working) > 0:
		state = t.text(text.RepDraft)
	default:
		state = t.text(text.RepNone)
	}
	if t.env.Unit.Deadline.IsZero() {
		return state
	}
	state += " " + t.text(text.UnitDeadline, "deadline", t.moment(t.env.Unit.Deadline))
	if moved := t.moved(); moved != "" {
		state += "\n" + moved
	}
	return state
}

// typists names the deputies who typed the answers, each once.
func (t *turn) typists() string {
	var names []string
	seen := map[string]bool{"": true}
	for _, q := range t.env.Campaign.Questions {
		if by := t.answers()[q.Key].By; !seen[by] {
			seen[by] = true
			names = append(names, t.text(text.UnitPerson, "name", by, "role", t.label(text.RoleDeputy)))
		}
	}
	return strings.Join(names, ", ")
}
