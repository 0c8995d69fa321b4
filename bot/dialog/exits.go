package dialog

import (
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

// The list of other cases: buttons of the campaign that answer several questions
// at once, and what can be said about the unit itself (claim.go).

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
	if t.env.Entering != nil { // what is said about the unit or oneself, its own people say
		return list
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
	if !t.hasUnit("exits") {
		return
	}
	if t.env.Unit.Unasked() {
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
	if t.s.Other != "" || t.env.Unit == nil || t.env.Unit.Unasked() || letters(t.e.Text) < shortestExit {
		return false
	}
	if q := t.question(); t.s.Mode == Asking && q != nil && q.Type == config.FreeText {
		return false
	}
	e, ok := t.exitNamed(t.e.Text)
	if ok {
		t.takeExit(e, Answer{Typed: t.e.Text, Message: t.e.Message})
	}
	return ok
}

// exitWords are other ways to say what the list says, folded.
var exitWords = map[string]ClaimKind{
	"giai the": Dissolved, "da giai the": Dissolved, "giai the roi": Dissolved, "da giai the roi": Dissolved,
	"don vi giai the": Dissolved, "don vi da giai the roi": Dissolved, "dissolved": Dissolved,
	"sap nhap": Merged, "da sap nhap": Merged, "sap nhap roi": Merged, "da sap nhap roi": Merged,
	"don vi sap nhap": Merged, "don vi da sap nhap roi": Merged,
	"khong con la chu tich": Resigned, "toi khong con la chu tich nua": Resigned, "khong con lam chu tich": Resigned,
	"toi khong con lam chu tich": Resigned, "thoi chu tich": Resigned, "toi da thoi chu tich": Resigned, "toi da nghi huu": Resigned,
	"khong con phu trach": Resigned, "nghi huu": Resigned, "i am no longer the chair": Resigned,
	"we were merged": Merged, "not my unit": NotMine,
	"khong phai don vi toi": NotMine, "khong phai don vi minh": NotMine, "nham don vi": NotMine, "sai don vi": NotMine,
}

// shortestExit is the least that any of them, or a label, has in letters.
const shortestExit = 8

func (t *turn) exitNamed(s string) (exit, bool) {
	want, claims := strings.Trim(viet.Fold(s), ".!… "), claimIn(s)
	for _, e := range t.exits() {
		if viet.Fold(e.label) == want || e.b == nil && e.claims == claims {
			return e, true
		}
	}
	return exit{}, false
}

// claimIn finds the claim that a text makes; empty: none. Small words that only
// dress it ("đơn vị tôi đã … rồi ạ") do not count.
func claimIn(s string) ClaimKind {
	want := strings.Trim(viet.Fold(s), ".!… ")
	if k := exitWords[want]; k != "" {
		return k
	}
	words := strings.FieldsFunc(want, func(r rune) bool { return strings.ContainsRune(" ,.!", r) })
	return exitWords[strings.Join(slices.DeleteFunc(words, func(w string) bool { return slices.Contains(dressing, w) }), " ")]
}

// dressing are the small words, folded.
var dressing = []string{"don", "vi", "cong", "doan", "cdcs", "toi", "minh", "da", "bi", "duoc", "roi", "nua", "a", "nhe", "hien", "nay", "nam", "ngoai"}

// saysNotMine reports whether a text says that a unit is not the writer's.
func saysNotMine(s string) bool {
	if claimIn(s) == NotMine {
		return true
	}
	f := viet.Fold(s)
	return strings.HasPrefix(f, "khong phai") || strings.HasPrefix(f, "toi khong phai") || strings.HasPrefix(f, "i am not")
}

// saidExiting reads a text under the list, or under the question of a claim.
func (t *turn) saidExiting() {
	if t.lostUnit() {
		return
	}
	if t.env.Unit.Unasked() {
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
			t.exitsAgain(t.firstExit())
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

// firstExit is the first case of the list, or what leads on if there is none.
func (t *turn) firstExit() string {
	if list := t.exits(); len(list) > 0 {
		return list[0].label
	}
	return t.label(text.GoOn)
}

// exitsAgain shows the list or question once more for a text that was no answer,
// with an example of one.
func (t *turn) exitsAgain(example string) {
	t.echo = t.text(text.PressOne, "example", example)
	t.notUnderstood()
	t.s.Rev++
	t.renderExits()
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
	for _, key := range keys {
		if q := t.env.Campaign.Question(key); q != nil && t.closed(q) {
			t.sayClosed(q)
			return
		}
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

// resumeExits shows the list or question again.
func (t *turn) resumeExits() {
	switch {
	case t.lostUnit():
	case t.env.Unit.Unasked():
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
