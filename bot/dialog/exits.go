package dialog

import (
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

// This file is the ways out of a report that count: a button that answers
// several questions at once, and what is said about the unit itself.

// Claim is what was said about a unit itself rather than its figures.
type Claim struct {
	Kind ClaimKind
	Note string    // Merged: into which unit
	At   time.Time // of one that stands
}

// ClaimKind says what.
type ClaimKind string

// The kinds of claims, as in the store.
const (
	Dissolved ClaimKind = "dissolved"
	Merged    ClaimKind = "merged"
	Resigned  ClaimKind = "resigned"
	NotMine   ClaimKind = "not_mine"
)

// sureOf is how each claim is confirmed: it may be a slip of the finger.
var sureOf = map[ClaimKind]struct{ ask, yes *text.Sentence }{
	Dissolved: {text.DissolvedAsk, text.DissolvedYes},
	Merged:    {text.MergedAsk, text.MergedYes},
	Resigned:  {text.ResignAsk, text.ResignYes},
	NotMine:   {text.LeaveAsk, text.LeaveYes},
}

// exit is one case of the list: an answer to several questions at once, or a
// claim.
type exit struct {
	label  string
	q      *config.Question
	b      *config.Button
	claims ClaimKind
}

// exits are the cases that apply now: the campaign's, then those about the unit
// itself, then those about the person.
func (t *turn) exits() []exit {
	var list []exit
	for _, q := range t.env.Campaign.Questions {
		for _, b := range q.Buttons {
			if b.Fill == nil {
				continue
			}
			if c, ok := t.prepared(q, b, t.facts(q.Key), t.names(q)); ok {
				list = append(list, exit{label: c.Text, q: q, b: b})
			}
		}
	}
	if t.env.Unit.Deputy == "" { // what is said about the unit itself, its chair says
		list = append(list, exit{label: t.label(text.ExitDissolved), claims: Dissolved}, exit{label: t.label(text.ExitMerged), claims: Merged})
	}
	resigned := text.ExitResigned
	if t.env.Unit.Attached || t.env.Unit.Deputy != "" {
		resigned = text.ExitHandedOn
	}
	list = append(list, exit{label: t.label(resigned), claims: Resigned})
	if !t.env.Unit.Report.Mine {
		list = append(list, exit{label: t.label(text.NotMine), claims: NotMine})
	}
	return list
}

// openExits shows the list of other cases for the step's unit.
func (t *turn) openExits() {
	switch {
	case len(t.env.Units) == 0:
		t.report()
		return
	case t.env.Unit == nil:
		t.chooseUnitTo("exits")
		return
	case t.env.Unit.Unasked():
		t.begin()
		return
	}
	t.enterExits("")
	t.renderExits()
}

// enterExits leaves the report for the list, or for the question of one claim.
// The answers so far stay.
func (t *turn) enterExits(k ClaimKind) {
	t.reset(Exiting)
	t.s.Unit, t.s.Claim = t.env.Unit.ID, k
	t.s.Rev++
	if t.e.Kind == Pressed {
		t.remember()
	}
}

// askLeave answers "not my unit" in the middle of a report. It ends the role, so
// a slip of the finger is asked about. Of whoever has sent something for the
// unit it was theirs once.
func (t *turn) askLeave() {
	k := NotMine
	if t.env.Unit.Report.Mine {
		k = Resigned
	}
	t.enterExits(k)
	t.renderExits()
}

// renderExits shows the list, or the question of the claim under way.
func (t *turn) renderExits() {
	u := t.env.Unit
	rev := itoa(t.s.Rev)
	var rows [][]chat.Button
	html := ""
	if sure, asked := sureOf[t.s.Claim]; asked {
		html = t.text(sure.ask, "unit", u.Name, "above", t.above(u.Above))
		rows = append(rows, row(button(t.label(sure.yes), data("claimed", u.ID, rev))))
		if t.s.Claim == Resigned && u.Deputy == "" { // a successor is better than none
			rows = append(rows, row(button(t.handLabel(), data("pe", u.ID, "ask", ""))))
		}
	} else {
		html = t.text(text.ExitsAsk, "unit", u.Name)
		for _, e := range t.exits() {
			d := data("claim", u.ID, rev, string(e.claims))
			if e.b != nil {
				d = data("fill", u.ID, e.q.Key, rev, e.b.Key)
			}
			rows = append(rows, row(button(e.label, d)))
		}
	}
	rows = append(rows, row(button(t.label(text.GoOn), data("u", u.ID))))
	t.out.Messages = append(t.out.Messages, Outgoing{
		Message: chat.Message{Text: t.takeEcho() + html, Buttons: rows},
		View:    "exit." + u.ID + "." + rev,
		Asks:    true,
	})
}

// pressExit takes a press in the list: a fill, or a claim to be confirmed.
func (t *turn) pressExit(p press) {
	if t.s.Mode != Exiting || t.s.Rev != p.rev || t.s.Claim != "" {
		t.reshow(true)
		return
	}
	for _, e := range t.exits() {
		if p.kind == "claim" && e.b == nil && string(e.claims) == p.value ||
			p.kind == "fill" && e.b != nil && e.q.Key == p.key && e.b.Key == p.value {
			t.takeExit(e, Answer{Button: e.label, Message: t.e.Message})
			t.remember()
			return
		}
	}
	t.reshow(true)
}

// takeExit goes the way of one case.
func (t *turn) takeExit(e exit, src Answer) {
	if e.b != nil {
		t.fill(e.q, e.b, src)
		return
	}
	t.enterExits(e.claims)
	t.renderExits()
}

// saidExit reads the words of a case in the middle of a report.
func (t *turn) saidExit() bool {
	if letters(t.e.Text) < 8 || t.s.Other != "" {
		return false
	}
	e, ok := t.exitNamed(t.e.Text)
	if ok {
		t.takeExit(e, Answer{Typed: t.e.Text, Message: t.e.Message})
	}
	return ok
}

func (t *turn) exitNamed(s string) (exit, bool) {
	want := strings.Trim(viet.Fold(s), ".! ")
	for _, e := range t.exits() {
		if viet.Fold(e.label) == want {
			return e, true
		}
	}
	return exit{}, false
}

// saidExiting reads a text under the list, or under the question of a claim.
func (t *turn) saidExiting() {
	switch u := t.env.Unit; {
	case u == nil || u.ID != t.s.Unit:
		t.reset(Idle)
		t.idle()
		return
	case u.Unasked():
		t.begin()
		return
	}
	if t.e.Timing == Before {
		t.s.Rev++
		t.renderExits()
		return
	}
	if t.s.Claim == "" {
		if !t.saidExit() {
			t.exitsAgain(t.exits()[0].label)
		}
		return
	}
	switch answer := viet.ReadYesNo(t.e.Text); {
	case answer == viet.Yes:
		t.claim("")
	case answer == viet.No:
		t.begin()
	case t.s.Claim == Merged:
		t.mergedInto(strings.TrimSpace(viet.Clean(t.e.Text)))
	default:
		t.exitsAgain(t.label(sureOf[t.s.Claim].yes))
	}
}

// exitsAgain shows the list or question once more for a text that was no answer,
// with an example of one.
func (t *turn) exitsAgain(example string) {
	t.echo = t.text(text.PressOne, "example", example)
	t.notUnderstood()
	t.s.Rev++
	t.renderExits()
}

// maxNote is how long the name of a unit may be.
const maxNote = 200

// mergedInto takes the name of the unit into which this one was merged.
func (t *turn) mergedInto(name string) {
	if name == "" || letters(name) > maxNote || t.doubtfulText(name) {
		t.echo = t.text(text.MergedName, "max", itoa(maxNote))
		t.s.Rev++
		t.renderExits()
		return
	}
	t.claim(name)
}

// pressClaimed confirms the claim under way.
func (t *turn) pressClaimed(p press) {
	if t.s.Mode != Exiting || t.s.Claim == "" || t.s.Rev != p.rev {
		t.reshow(true)
		return
	}
	t.claim("")
	t.remember()
}

// claim makes the claim under way. What follows from one about the unit depends
// on who is there above, so the desk says it; one about the person ends the role.
func (t *turn) claim(note string) {
	k := t.s.Claim
	if k == Resigned || k == NotMine {
		t.quit(k)
		return
	}
	if t.env.Unit.Deputy != "" { // they were chair when they began to say it
		t.enterExits("")
		t.renderExits()
		return
	}
	t.reset(Idle)
	t.s.Unit = t.env.Unit.ID
	t.out.Claim = &Claim{Kind: k, Note: note}
}

// quit ends the person's role. The unit's report stays to be made by somebody
// else; whoever has sent something for a unit cannot say that it never was theirs.
func (t *turn) quit(k ClaimKind) {
	u := t.env.Unit
	if k == NotMine && u.Report.Mine {
		t.reshow(true)
		return
	}
	t.reset(Idle)
	t.out.Leave, t.out.Claim = u.ID, &Claim{Kind: k}
	say := text.Left
	if k == Resigned {
		say = text.Resigned
	}
	said := t.text(say, "unit", u.Name, "above", t.above(u.Above))
	if len(t.env.Units) > 1 {
		t.say(said, row(button(t.label(text.Report), data("c", "baocao"))))
		return
	}
	t.say(said)
}

// fill gives the answers of a button, each with the button as its source. The
// first one that breaks a rule is asked about; else what is missing.
func (t *turn) fill(of *config.Question, b *config.Button, src Answer) {
	t.accepted()
	label := t.buttonName(of, b)
	var said, keys []string
	for _, f := range b.Fill {
		keys = append(keys, f.Question)
	}
	if t.tellFirst(keys, label) {
		return
	}
	for _, f := range b.Fill {
		q, a := t.env.Campaign.Question(f.Question), src
		switch {
		case f.N != nil:
			a.N = f.N
		case f.Choice != "":
			a.Choices = []string{f.Choice}
		default:
			a.Null = true
		}
		t.put(q.Key, a)
		t.forgetTicks(q)
		said = append(said, text.Of(t.lang, q.Label)+" – "+t.value(q, a))
	}
	t.s.Unit = t.env.Unit.ID
	t.echo = t.text(text.ExitFilled, "label", label, "answers", strings.Join(said, "; "))
	for _, f := range b.Fill {
		q := t.env.Campaign.Question(f.Question)
		if r := t.brokenRule(q, t.answers()[q.Key]); r != nil {
			t.goTo(q, r)
			return
		}
	}
	t.goOn()
}

// claimStands says what was said about the unit and not decided yet, instead of
// asking as if nothing had happened.
func (t *turn) claimStands() {
	u := t.env.Unit
	t.reset(Idle)
	t.s.Unit = u.ID
	say, lift := text.ClaimStands, [][]chat.Button{row(button(t.label(text.ClaimLift), data("lift", u.ID)))}
	if u.Deputy != "" {
		say, lift = text.ClaimStandsDeputy, nil
	}
	t.say(t.text(say, "unit", u.Name, "above", t.above(u.Above),
		"day", text.Day(u.Report.Claim.At, t.env.Campaign.Zone),
		"what", text.HTML(text.ClaimWhat(t.lang, string(u.Report.Claim.Kind), u.Report.Claim.Note))), lift...)
}

// pressLift takes the claim back and goes on with the report.
func (t *turn) pressLift() {
	if t.env.Unit.Report.Claim != nil && t.env.Unit.Deputy == "" {
		u := *t.env.Unit
		u.Report.Claim = nil
		t.env.Unit, t.out.Lift = &u, true
		t.echo = t.text(text.ClaimLifted, "unit", t.env.Unit.Name)
	}
	t.remember()
	t.begin()
}

// resumeExits shows the list or question again.
func (t *turn) resumeExits() {
	u := t.env.Unit
	switch {
	case u == nil || u.ID != t.s.Unit:
		t.reset(Idle)
		t.idle()
	case u.Unasked():
		t.begin()
	default:
		t.renderExits()
	}
}

// backFromExits goes back from the question of a claim to the list, and from
// there to the report.
func (t *turn) backFromExits() {
	if t.env.Unit == nil || t.env.Unit.ID != t.s.Unit || t.s.Claim == "" {
		t.begin()
		return
	}
	t.enterExits("")
	t.renderExits()
}

// Unasked reports whether a unit is not asked for answers: it is closed, or said
// to be, and the level above decides.
func (u *Unit) Unasked() bool { return u.Closed || u.Report.Claim != nil }
