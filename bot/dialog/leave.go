package dialog

import "raquan/bot/text"

// askLeave answers "not my unit" in the middle of a report. It ends the role, so
// a slip of the finger is asked about. Whoever has sent something for the unit
// stays known for it.
func (t *turn) askLeave() {
	u := t.env.Unit
	t.reset(Idle)
	t.s.Rev++ // only the newest such button counts
	if u.Report.Mine {
		t.say(t.text(text.NotMineSaid), row(button(t.label(text.Report), data("u", u.ID))))
		return
	}
	t.say(t.text(text.LeaveAsk, "unit", u.Name),
		row(button(t.label(text.LeaveYes), data("l", u.ID, itoa(t.s.Rev)))),
		row(button(t.label(text.GoOn), data("u", u.ID))))
}

// pressLeave ends the role. The unit's report stays to be made by somebody else.
func (t *turn) pressLeave(p press) {
	u := t.env.Unit
	if t.s.Mode != Idle || t.s.Rev != p.rev || u.Report.Mine {
		t.reshow(true)
		return
	}
	t.reset(Idle)
	t.remember()
	t.out.Leave = u.ID
	said := t.text(text.Left, "unit", u.Name, "above", t.above(u.Above))
	if len(t.env.Units) > 1 {
		t.say(said, row(button(t.label(text.Report), data("c", "baocao"))))
		return
	}
	t.say(said)
}
