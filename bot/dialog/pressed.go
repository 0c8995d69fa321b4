package dialog

import (
	"strings"
	"time"

	"raquan/bot/text"
)

// repeatFor is how long the same press is taken for a repeat of the last one
// for want of a reply, rather than a wish to see the question again.
const repeatFor = 10 * time.Second

// pressedRoom hands over a press of a room whose data the desk reads, and reports
// whether it was one.
func (t *turn) pressedRoom() bool {
	switch d := t.e.Data; {
	case strings.HasPrefix(d, "t:"):
		t.out.Screen = &Screen{Data: d}
	case strings.HasPrefix(d, LinksData):
		t.pressLinks()
	case strings.HasPrefix(d, ExportsData):
		t.out.Export = &Export{Data: d}
	case strings.HasPrefix(d, EntryData):
		t.out.EnterMany = &EnterMany{Data: d}
	case strings.HasPrefix(d, OfficersData):
		t.out.Officers = &Officers{Data: d}
	case strings.HasPrefix(d, WavesData):
		t.out.Waves = &Waves{Data: d}
	default:
		return false
	}
	return true
}

// pressed takes a press.
func (t *turn) pressed() {
	if t.pressedRoom() {
		return
	}
	p, ok := parsePress(t.e.Data)
	if !ok {
		t.reshow(true)
		return
	}
	// The clock may have been set back since.
	if ago := t.env.Now.Sub(t.s.LastAt); t.e.Data == t.s.LastData && ago >= 0 && ago < repeatFor {
		return // the same press again: its effect is under way
	}
	t.s.Place = ""
	switch p.kind {
	case "c":
		t.command(p.value)
	case "g":
		t.pressPage(p.key, p.rev)
	case "o":
		t.out.Screen = &Screen{Unit: p.value}
	case "scr":
		t.pressScreen(p)
	case "bt":
		t.out.Screen = &Screen{Unit: p.value, Name: DoubtsScreen}
	case "nx":
		t.pressAssess(p)
	case "rv":
		t.pressReview(p)
	case "tr":
		t.pressArrange(p)
	case "moi":
		t.linksOf(p.value)
	case "cn":
		t.officersOf(p.value)
	case "nhac":
		t.remindBelow(p.value)
	case "wd":
		t.draftOf(p.value)
	case "xe":
		t.exportOf(p.value)
	case "i":
		if inv := t.env.Invite; inv == nil || inv.brief() != p.key {
			t.reshow(true)
			return
		}
		t.pressInvite(p.value == "y")
	case "f":
		t.pressFound(p.unit)
	case "in", "pick", "ask", "seek":
		t.pressSeek(p)
	case "lk", "ql", "qa", "qd":
		t.pressStaff(p)
	case "ho", "hs", "hx", "hf", "hg", "hw", "hr", "hy":
		t.pressDates(p)
	case "nh":
		t.pressBehalf(p)
	case "cl":
		t.pressCall(p)
	case "tb":
		t.pressBroadcast(p)
	case "chot", "ctam":
		t.pressFreeze(p)
	case "nk":
		t.log(p.above)
	case "q":
		t.out.Decide = &Decision{Request: p.key, Approve: p.value == "y"}
	case "which":
		t.whichOwed(p.value)
	case "later":
		t.pressLater(p)
	case "w":
		t.pressErase(p.value == "y")
	default:
		t.pressReport(p)
	}
}

// pressReport takes the presses that belong to a unit's report.
func (t *turn) pressReport(p press) {
	u := t.env.Unit
	if p.unit == PracticeUnit && (u == nil || u.ID != p.unit) { // of a practice that is over
		t.reshow(true)
		return
	}
	if u == nil || u.ID != p.unit {
		t.out.Toast, t.out.Alert = t.label(text.NoSuchUnit), true
		return
	}
	if t.pressOfUnit(p) {
		return
	}
	switch {
	case t.s.Mode == Asking && t.s.Unit != u.ID:
		t.otherUnit()
	case p.kind == "lift":
		t.pressLift()
	case u.Unasked():
		t.begin()
	case t.pressOfReport(p):
	case t.s.Mode == Linking, t.s.Mode == Finding: // back from there to the report
		t.remember()
		t.begin()
	case t.s.Mode != Asking || t.s.Question != p.key || t.s.Rev != p.rev && !t.stillMeant(p):
		t.reshow(true)
	default:
		t.pressAnswer(p)
	}
}

// pressOfUnit takes the presses that mean the same whatever is under way: choosing
// the unit, and what can be seen or changed about it; false if it is none.
func (t *turn) pressOfUnit(p press) bool {
	switch p.kind {
	case "u":
		t.remember()
		if t.s.Mode == Choosing && t.s.Note != nil {
			t.updateNoted()
		} else {
			t.begin()
		}
	case "v":
		t.show()
	case "rc":
		t.showReceipt()
	case "gt":
		t.pressGroup()
	case "y":
		t.contact()
	case "hc":
		t.showDeadline()
	case "dl":
		t.delegate()
	case NotMeKind:
		t.notMe()
	case "pe":
		t.pressPeople(p)
	default:
		return false
	}
	return true
}

// pressOfReport takes the presses about the report as a whole, of the unit under
// way or of one that nothing else stands before; false if it is none.
func (t *turn) pressOfReport(p press) bool {
	switch p.kind {
	case "exits":
		t.openExits()
	case "fill", "claim":
		t.pressExit(p)
	case "claimed":
		t.pressClaimed(p)
	case "z":
		t.pressDiscard(p)
	case "e":
		t.remember()
		t.editAnswer(p.key)
	case "s":
		t.pressSend(p)
	case "b":
		t.remember()
		t.asItStands()
		t.begin()
	default:
		return false
	}
	return true
}

// stillMeant reports whether a button of an older showing of the question under
// way means today what it meant when it was shown. A number that was computed
// from other answers may have changed under its label.
func (t *turn) stillMeant(p press) bool {
	switch p.kind {
	case "n", "m", "d", "x", "r", "back", "why":
		return true
	case "a":
		q := t.question()
		if q == nil { // the campaign file has changed
			return false
		}
		b := q.Button(p.value)
		return b != nil && (b.Value == nil || len(b.Value.Names()) == 0)
	}
	return false
}

// remember marks the press as taken, so that its repeat is known.
func (t *turn) remember() {
	t.s.LastData, t.s.LastAt = t.e.Data, t.env.Now
}

// otherUnit answers a button that belongs to another of the person's units.
func (t *turn) otherUnit() {
	current := ""
	for _, r := range t.env.Units {
		if r.ID == t.s.Unit {
			current = r.Name
		}
	}
	t.say(t.text(text.OtherUnit, "other", t.env.Unit.Name, "unit", current),
		row(button(t.label(text.SwitchUnit, "unit", short(t.env.Unit.Short, 40)), data("u", t.env.Unit.ID))),
		row(button(t.label(text.GoOn), data("u", t.s.Unit))))
}
