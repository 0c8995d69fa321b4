package dialog

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

// An officer above says what no figure gives: the campaign's fields of the
// assessment, each of which may be left open and changed later. The unit is one of
// the officer's own; the desk fills in Env.Assessed for it, in every step.

// Assessed is a unit of which the person is an officer, with what is said of it.
type Assessed struct {
	UnitRef
	Said map[string]string // by key
}

// AssessTalk is how far the officer is.
type AssessTalk struct {
	Unit string `json:"unit"`
	Key  string `json:"key,omitempty"`  // being asked; empty: the list is shown
	Turn bool   `json:"turn,omitempty"` // what is open is asked one after the other
}

// Assess records what was said, or takes it away if it is empty.
type Assess struct{ Unit, Key, Said string }

// maxAssess is how many letters a field has at most.
const maxAssess = 1500

// AssessedUnit names the unit that Env.Assessed is needed for; "" if for none. only
// is the person's unit above, if it is the only one.
func AssessedUnit(s State, e Event, only string) string {
	p, ok := parsePress(e.Data)
	switch {
	case e.Kind == Pressed && ok && p.kind == "nx":
		return p.above
	case e.Kind == Pressed && e.Data == data("c", "nhanxet"):
		return only
	case e.Kind == Said:
		if name, _, _ := readCommand(e.Text); name == "nhanxet" {
			return only
		}
	}
	if s.Mode == Assessing && s.Assess != nil {
		return s.Assess.Unit
	}
	return ""
}

// assessUnit shows the fields of a unit.
func (t *turn) assessUnit(unit string) {
	if !t.assesses(unit) {
		return
	}
	t.reset(Assessing)
	t.s.Assess = &AssessTalk{Unit: unit}
	t.showAssessment()
}

// assesses reports whether the unit is one of the person's own, and says so if not.
func (t *turn) assesses(unit string) bool {
	if a := t.env.Assessed; a != nil && a.ID == unit {
		return true
	}
	t.out.Toast, t.out.Alert = t.label(text.OutsideScope), true
	return false
}

// pressAssess takes the buttons: see shows the fields, ask asks one, all those that
// are open, skip goes on behind one, clear empties one.
func (t *turn) pressAssess(p press) {
	if !t.assesses(p.above) {
		return
	}
	field := t.field(p.key)
	if p.value == "see" || p.value != "all" && field == nil {
		t.assessUnit(p.above)
		return
	}
	if t.s.Mode != Assessing || t.s.Assess == nil || t.s.Assess.Unit != p.above {
		t.reset(Assessing)
		t.s.Assess = &AssessTalk{Unit: p.above}
	}
	t.remember()
	a := t.s.Assess
	switch p.value {
	case "ask":
		a.Key, a.Turn = p.key, false
	case "all":
		a.Key, a.Turn = t.nextField(""), true
	case "skip":
		a.Key, a.Turn = t.nextField(p.key), true
	case "clear":
		t.out.Assess = &Assess{Unit: p.above, Key: p.key}
		t.says(p.key, "")
		t.echo = t.text(text.AssessCleared, "label", text.Of(t.lang, field.Label))
		a.Key = ""
	}
	t.askAssessment()
}

// says has something said in the rest of this step; the Env of the caller stays.
func (t *turn) says(key, said string) {
	a := *t.env.Assessed
	a.Said = maps.Clone(a.Said)
	a.Said[key] = said
	t.env.Assessed = &a
}

// fields are those of the unit under way.
func (t *turn) fields() []*config.Assessment {
	return t.env.Campaign.AssessmentOf(t.env.Assessed.Kind)
}

func (t *turn) field(key string) *config.Assessment {
	for _, f := range t.fields() {
		if f.Key == key {
			return f
		}
	}
	return nil
}

// nextField is the first open field behind one; "" if there is none.
func (t *turn) nextField(key string) string {
	all := t.fields()
	from := 1 + slices.IndexFunc(all, func(f *config.Assessment) bool { return f.Key == key })
	for _, f := range all[from:] {
		if t.env.Assessed.Said[f.Key] == "" {
			return f.Key
		}
	}
	return ""
}

// resumeAssessment shows again what is under way.
func (t *turn) resumeAssessment() {
	if a := t.env.Assessed; t.s.Assess == nil || a == nil || a.ID != t.s.Assess.Unit {
		t.reset(Idle)
		t.idle()
		return
	}
	t.askAssessment()
}

// askAssessment asks for the field under way, or shows all.
func (t *turn) askAssessment() {
	a, u := t.s.Assess, t.env.Assessed
	f := t.field(a.Key)
	if f == nil {
		if a.Turn {
			t.addEcho(t.text(text.AssessDone))
		}
		a.Key, a.Turn = "", false
		t.showAssessment()
		return
	}
	html := t.text(text.AssessAsk, "label", text.Of(t.lang, f.Label), "ask", text.Of(t.lang, f.Ask))
	var rows [][]chat.Button
	if said := u.Said[f.Key]; said != "" {
		html += "\n" + t.text(text.AssessNow, "said", short(said, 400))
		rows = append(rows, row(t.assessButton(text.ButtonAssessClear, "clear", f.Key)))
	}
	rows = append(rows, row(t.assessButton(text.ButtonAssessSkip, "skip", f.Key), t.assessButton(text.ButtonAssessList, "see", "0")))
	t.out.Messages = append(t.out.Messages, Outgoing{Message: chat.Message{Text: t.takeEcho() + html, Buttons: rows}, View: "assess", Asks: true})
}

// showAssessment lists the fields with what is there.
func (t *turn) showAssessment() {
	u, all := t.env.Assessed, t.fields()
	if len(all) == 0 {
		t.reset(Idle)
		t.say(t.takeEcho() + t.text(text.AssessNone, "unit", u.Name))
		return
	}
	lines := []string{""}
	var buttons []chat.Button
	n := 0
	for _, f := range all {
		label, mark := text.Of(t.lang, f.Label), text.ButtonAssessOpen
		if said := u.Said[f.Key]; said != "" {
			n++
			mark = text.ButtonAssessSaid
			lines = append(lines, t.text(text.AssessLine, "label", label, "said", short(strings.Join(strings.Fields(said), " "), 60)))
		}
		buttons = append(buttons, button(t.label(mark, "label", short(label, 28)), data("nx", u.ID, "ask", f.Key)))
	}
	rows := slices.Collect(slices.Chunk(buttons, 2))
	last := row(button(t.label(text.ButtonDraft), data("wd", u.ID)))
	if n < len(all) {
		last = append(row(t.assessButton(text.ButtonAssessAll, "all", "0")), last...)
	}
	head := t.text(text.AssessHead, "unit", u.Name, "n", itoa(n), "of", itoa(len(all)))
	t.view("assess", head+strings.Join(lines, "\n"), append(rows, last)...)
}

func (t *turn) assessButton(label *text.Sentence, what, key string) chat.Button {
	return button(t.label(label), data("nx", t.s.Assess.Unit, what, key))
}

// saidAssess takes a text as what is said under the field being asked.
func (t *turn) saidAssess() {
	a := t.s.Assess
	if t.e.Timing != After && t.e.Text == t.s.LastText {
		return // a repeat for want of a reply
	}
	if t.env.Assessed == nil || a == nil || t.env.Assessed.ID != a.Unit {
		t.resumeAssessment()
		return
	}
	f := t.field(a.Key)
	if f == nil || t.e.Timing == Before {
		t.echo = t.text(text.AssessPress)
		if f != nil {
			t.echo = ""
		}
		t.askAssessment()
		return
	}
	said := strings.TrimSpace(viet.Composed(t.e.Text))
	if n := utf8.RuneCountInString(said); n > maxAssess || n == 0 {
		t.echo = t.text(text.AssessLong, "n", t.number(int64(n)), "most", t.number(maxAssess))
		t.askAssessment()
		return
	}
	if f.Number {
		n := viet.ReadNumber(said, viet.NumberContext{})
		if n.Kind != viet.Value {
			t.echo = t.text(text.AssessNumber, "said", short(said, 60))
			t.askAssessment()
			return
		}
		said = text.Number(text.Vi, n.Value) // as documents have it
	}
	t.s.LastText = t.e.Text
	t.out.Assess = &Assess{Unit: a.Unit, Key: f.Key, Said: said}
	t.says(f.Key, said)
	t.echo = t.text(text.AssessSaved, "label", text.Of(t.lang, f.Label))
	if t.doubtfulText(said) {
		t.addEcho(t.text(text.AssessDoubt))
	}
	if a.Key = ""; a.Turn {
		a.Key = t.nextField(f.Key)
	}
	t.askAssessment()
}

// skipAssess leaves the field being asked open.
func (t *turn) skipAssess() {
	if a := t.s.Assess; a != nil && t.env.Assessed != nil && a.Unit == t.env.Assessed.ID && a.Key != "" {
		a.Key, a.Turn = t.nextField(a.Key), true
	}
	t.resumeAssessment()
}
