package dialog

import (
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/bot/viet"
)

// An officer above enters the report of a unit that told its figures by phone, by
// Zalo or on paper. It is the chairperson's conversation, with the same questions,
// readers and rules, inside the officer's own: its state lives in Behalf, every
// message of it is marked with the unit, and of its effects only answers, sending
// and messages leave the dialog, with Effects.Behalf beside them. The unit is
// authorised by the desk in every step (Env.Behalf). Any command but those of a
// report ends it; answers that were given are kept with the report.

// Behalf is such a report under way: which unit, how the officer had it, and
// where the conversation stands.
type Behalf struct {
	Unit  UnitRef `json:"unit,omitzero"`   // empty: asked for
	Via   string  `json:"via,omitempty"`   // how the officer had it; empty: asked for
	From  string  `json:"from,omitempty"`  // from whom, as it was typed
	Asked bool    `json:"asked,omitempty"` // From was given or left: the report is under way
	Over  int     `json:"over,omitempty"`  // the revision sent that the officer wants to correct
	Many  bool    `json:"many,omitempty"`  // reports of many units are awaited, as lines or as a file
	State State   `json:"state,omitzero"`
}

// Entering says how the officer had what they enter.
type Entering struct{ Via, From string }

// The ways, as they are stored.
const (
	ViaPhone = "phone"
	ViaZalo  = "zalo"
	ViaPaper = "paper"
)

// BehalfUnit names the unit for which a step enters a report; empty if for none.
func BehalfUnit(s State, e Event) string {
	if p, ok := parsePress(e.Data); e.Kind == Pressed && ok && p.kind == "nh" {
		return p.above
	}
	if s.Behalf == nil || s.Practice != nil || !s.Behalf.takes(e) {
		return ""
	}
	return s.Behalf.Unit.ID
}

// behalfWords are the commands that belong to making a report, and behalfTyped
// those whose words are answers there unless they are written with a slash.
var (
	behalfWords = []string{"quaylai", "boqua", "visao"}
	behalfTyped = []string{"capnhat", "congvan"}
)

// behalfPresses are the kinds of presses of a report that an officer above may use.
var behalfPresses = []string{"a", "n", "m", "d", "k", "x", "r", "theirs", "back", "why", "e", "b", "s", "u", "v", "exits", "fill", "c"}

// takes reports whether an event belongs to it, rather than to something else
// that the officer begins.
func (b *Behalf) takes(e Event) bool {
	switch e.Kind {
	case Said:
		name, _, slash := readCommand(e.Text)
		if slash {
			return slices.Contains(behalfWords, name)
		}
		return name == "" || b.State.Other != "" || slices.Contains(behalfWords, name) || slices.Contains(behalfTyped, name)
	case Pressed:
		p, ok := parsePress(e.Data)
		return ok && (p.kind == "nh" || p.unit != "" && p.unit == b.Unit.ID || p.kind == "c" && slices.Contains(behalfWords, p.value))
	case Shared:
		return !e.Own
	}
	return true
}

// behalfLooks says what unit is typed where one is asked for.
func behalfLooks(s State, e Event) string {
	name, rest, slash := readCommand(e.Text)
	switch {
	case e.Kind != Said:
		return ""
	case name == "nhapho":
		return short(strings.TrimSpace(viet.Clean(rest)), maxSeek)
	case s.Behalf != nil && s.Behalf.Unit.ID == "" && !s.Behalf.Many && name == "" && !slash && !isList(e.Text):
		return short(strings.TrimSpace(viet.Clean(e.Text)), maxSeek)
	}
	return ""
}

// onBehalf takes a step while a report is being entered for a unit.
func (t *turn) onBehalf() {
	b := t.s.Behalf
	p, parsed := parsePress(t.e.Data)
	switch {
	case t.e.Kind == Pressed && !parsed:
		t.run() // a screen: nothing is left for it
	case t.e.Kind == Edited && !t.env.Behalf: // an answer for a unit of the officer's own, if any
		if t.env.Unit != nil {
			t.leaveBehalf()
		}
	case !b.takes(t.e):
		t.leaveBehalf()
	case t.e.Kind == Pressed && p.kind == "nh":
		t.pressed()
	case b.Many:
		t.takeMany()
	case b.Unit.ID == "":
		t.saidBehalfUnit()
	case t.lostBehalf():
	case !b.Asked:
		t.saidBehalf()
	case t.overBehalf():
		t.askBehalf()
	default:
		t.entering((*turn).runBehalf)
	}
}

// runBehalf is a turn of the report itself.
func (t *turn) runBehalf() {
	name, _, slash := readCommand(t.e.Text)
	p, _ := parsePress(t.e.Data)
	switch {
	case t.e.Kind == Said && slices.Contains(behalfWords, name) && (slash || t.s.Other == "" && !t.saysButton()):
		t.command(name)
	case t.e.Kind == Said:
		t.saidAnswer()
	case t.e.Kind == Pressed && !slices.Contains(behalfPresses, p.kind):
		t.out.Toast, t.out.Alert = t.label(text.BehalfNotHere), true
	case t.e.Kind == Shared:
		t.resume()
	default:
		t.run()
	}
}

// entering lets the report take an act. Of what it wants done, what is not meant
// for an officer above stays undone.
func (t *turn) entering(act func(*turn)) {
	b := t.s.Behalf
	in := &turn{env: t.behalfEnv(), s: b.State.clone(), e: t.e, lang: t.lang}
	act(in)
	t.s.Rev = max(t.s.Rev, in.s.Rev)
	b.State = in.s
	t.out.Behalf = &Entering{Via: b.Via, From: b.From}
	t.out.Put, t.out.Drop, t.out.Discard, t.out.Submit = in.out.Put, in.out.Drop, in.out.Discard, in.out.Submit
	t.out.Toast, t.out.Alert = in.out.Toast, in.out.Alert
	for _, m := range in.out.Messages {
		m.Message.Text = t.behalfMark() + "\n" + m.Message.Text
		t.out.Messages = append(t.out.Messages, m)
	}
	if in.s.Mode == Idle {
		t.s.Behalf = nil
	}
}

// behalfEnv is the world of the report: its unit alone.
func (t *turn) behalfEnv() Env {
	env := t.env
	u := env.Unit
	env.Units = []UnitRef{{ID: u.ID, Name: u.Name, Above: u.Above}}
	env.Roots, env.Invite, env.Found, env.FoundN, env.Search, env.Pending, env.Due, env.Below, env.BelowN = nil, nil, nil, 0, nil, nil, nil, nil, 0
	env.Entering = &Entering{Via: t.s.Behalf.Via, From: t.s.Behalf.From}
	return env
}

func (t *turn) behalfMark() string { return t.text(text.BehalfMark, "unit", t.s.Behalf.Unit.Name) }

// standingRevision is the revision that counts; 0 if none does.
func standingRevision(r Report) int {
	if r.State == "sent" || r.State == "returned" {
		return r.Revision
	}
	return 0
}

// overBehalf reports whether the unit has sent a report of which the officer has
// not said that they correct it. It may have been sent a moment ago.
func (t *turn) overBehalf() bool {
	n := standingRevision(t.env.Unit.Report)
	return n != 0 && n != t.s.Behalf.Over
}

// noBehalf says why no report can be entered for the step's unit; empty if one can.
func (t *turn) noBehalf() string {
	u := t.env.Unit
	isOwn := func(r UnitRef) bool { return r.ID == u.ID }
	switch {
	case slices.ContainsFunc(t.env.Units, isOwn):
		return t.text(text.BehalfOwn, "unit", u.Name)
	case u.Closed:
		return t.text(text.BehalfClosed, "unit", u.Name)
	case u.NoReport:
		return t.text(text.BehalfNone, "unit", u.Name)
	case u.Report.Claim != nil:
		return t.text(text.BehalfClaim, "unit", u.Name)
	}
	return ""
}

// lostBehalf reports that no report can be entered for the unit any more, and
// leaves it.
func (t *turn) lostBehalf() bool {
	why := t.text(text.BehalfLost)
	if t.env.Behalf && t.env.Unit != nil && t.env.Unit.ID == t.s.Behalf.Unit.ID {
		if why = t.noBehalf(); why == "" {
			return false
		}
	}
	t.s.Behalf = nil
	t.say(why)
	return true
}

// leaveBehalf leaves it for something else, which is done next. What was entered
// stays with the report, unsent.
func (t *turn) leaveBehalf() {
	b := t.s.Behalf
	t.s.Behalf = nil
	name, _, _ := readCommand(t.e.Text)
	cancels := t.e.Kind == Said && name == "huy" || t.e.Kind == Pressed && t.e.Data == data("c", "huy")
	switch {
	case b.Asked:
		t.say(t.text(text.BehalfLeft, "unit", b.Unit.Name),
			row(t.behalfButton(text.BehalfGoOn, b.Unit.ID, "do")), row(t.behalfButton(text.BehalfDrop, b.Unit.ID, "drop")))
	case cancels:
		t.say(t.text(text.BehalfLeftEmpty))
	}
	if !cancels {
		t.run()
	}
}

func (t *turn) behalfButton(label *text.Sentence, unit, what string) chat.Button {
	return button(t.label(label), data("nh", unit, what))
}

// dropBehalf drops what this officer has entered for the unit and not sent.
func (t *turn) dropBehalf() {
	working := t.env.Unit.Report.Working
	var mine []string
	for _, q := range t.env.Campaign.Questions {
		if a, ok := working[q.Key]; ok && a.Other == "" {
			mine = append(mine, q.Key)
		}
	}
	t.s.Behalf = nil
	t.remember()
	if len(mine) == 0 {
		t.say(t.text(text.BehalfGone))
		return
	}
	t.out.Behalf = &Entering{}
	if len(mine) == len(working) {
		t.out.Discard = true
	} else {
		t.out.Drop = mine
	}
	t.say(t.text(text.BehalfDropped, "unit", t.env.Unit.Name), row(t.behalfButton(text.BehalfNext, "0", "find")))
}

// behalfReceipt says what was entered and sent.
func (t *turn) behalfReceipt(sub *Submit) {
	u, in := t.env.Unit, t.env.Entering
	onTime := u.Report.OnTime
	if u.Report.First.IsZero() {
		onTime = sub.OnTime
	}
	t.say(t.text(text.BehalfReceipt, "unit", u.Name, "moment", t.moment(t.env.Now), "n", itoa(u.Report.Revision+1), "mark", t.onTime(onTime), "code", sub.Code,
		"entered", t.text(text.EnteredSelf, "via", text.Via(t.lang, in.Via, in.From))),
		row(t.behalfButton(text.BehalfShow, u.ID, "show")), row(t.behalfButton(text.BehalfNext, "0", "find")))
}

// enteredLine says who entered the report sent last for the unit; empty if the
// unit sent it.
func (t *turn) enteredLine() string {
	e := t.env.Unit.Report.Entered
	if e == nil {
		return ""
	}
	return "\n" + t.text(text.EnteredBy, "who", e.Who, "via", text.Via(t.lang, e.Via, e.From))
}
