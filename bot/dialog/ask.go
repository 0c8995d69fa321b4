package dialog

import (
	"maps"
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/config"
)

// answers are the unit's answers as they stand in this step: what was sent, and
// over it what has been changed since.
func (t *turn) answers() map[string]Answer {
	if t.ans == nil {
		t.ans = map[string]Answer{}
		maps.Copy(t.ans, t.env.Unit.Report.Sent)
		maps.Copy(t.ans, t.env.Unit.Report.Working)
	}
	return t.ans
}

// put stores an answer, in the effects and in what this step sees.
func (t *turn) put(key string, a Answer) {
	if q := t.env.Campaign.Question(key); q != nil && t.closed(q) {
		return // whoever asks says so before: see sayClosed
	}
	if t.out.Put == nil {
		t.out.Put = map[string]Answer{}
	}
	a.By = t.env.Unit.Deputy
	t.out.Put[key] = a
	t.answers()[key] = a
	t.know(key, a)
	t.changed()
}

// changed forgets what was made of the answers, or in the language, of before.
func (t *turn) changed() { t.known, t.named = nil, nil }

// drop removes an answer that is not asked (any more).
func (t *turn) drop(key string) {
	if _, ok := t.answers()[key]; !ok {
		return
	}
	delete(t.answers(), key)
	t.changed()
	t.unknow(key)
	delete(t.out.Put, key)
	if _, ok := t.env.Unit.Report.Working[key]; ok {
		t.out.Drop = append(t.out.Drop, key)
	}
}

// report begins or goes on with the report: of the one unit, of the one under
// way, or of the one chosen.
func (t *turn) report() {
	switch {
	case len(t.env.Units) == 0 && t.sayPending():
	case len(t.env.Units) == 0 && len(t.env.Roots) > 0:
		t.say(t.hello()+t.text(text.NotForStaff), t.staffRows()...)
	case len(t.env.Units) == 0:
		t.askContact(t.text(text.NoRoleChair) + " " + t.text(text.AskContact))
	case t.s.Unit == "" && len(t.env.Units) > 1:
		t.chooseUnit()
	case t.env.Unit != nil && t.sameAsSent() && t.env.Unit.Report.Claim == nil && t.env.Unit.Report.Back == nil && t.counts():
		t.show()
	default:
		t.begin()
	}
}

// begin goes to where the report of the step's unit stands.
func (t *turn) begin() {
	u := t.env.Unit
	if u == nil {
		t.chooseUnit()
		return
	}
	if u.Closed {
		t.reset(Idle)
		t.say(t.text(text.UnitClosed, "unit", u.Name, "above", t.above(u.Above)))
		return
	}
	if u.Report.Claim != nil {
		t.claimStands()
		return
	}
	t.keepTicks()
	t.s.Unit = u.ID
	t.sayHead()
	t.hearWaiting()
	t.goOn()
}

// Continue shows where the report of env.Unit stands once the role for it was
// taken: a step that sets Effects.Continue is followed by it in the same
// transaction, with the effects so far.
func Continue(env Env, s State, e Event, done Effects) (State, Effects) {
	t := &turn{env: env, s: s.clone(), e: e, lang: env.Lang, out: done}
	t.out.Continue = ""
	welcome := text.Welcome
	if env.Unit.Deputy != "" {
		welcome = text.WelcomeDeputy
	}
	if t.echo = t.text(welcome, "unit", env.Unit.Name); t.s.Keys {
		t.noKeys(strings.TrimSpace(t.takeEcho()))
	}
	t.begin()
	return t.s, t.out
}

// goOn asks the next question, or shows the card.
func (t *turn) goOn() { t.goTo(t.next()) }

// goTo asks a question, or about the rule that its answer breaks; without a
// question it shows the card.
func (t *turn) goTo(q *config.Question, broken *config.Rule) {
	t.s.Mode = Asking
	t.s.Editing, t.s.Doubt, t.s.Picked, t.s.Other, t.s.OtherSay, t.s.Fails, t.s.Claim = false, nil, nil, "", "", 0, ""
	if q == nil {
		if t.s.AtOnce && t.onlyMainChanged() {
			t.sendUpdate()
			return
		}
		t.showCard()
		return
	}
	if w, ok := t.waiting(q); ok && broken == nil {
		t.askWaiting(q, w)
		return
	}
	t.meet(false)
	if broken != nil {
		t.enter(q)
		t.sayBroken(q, broken)
		return
	}
	t.ask(q)
}

// next computes what is missing: the first applicable question without an
// answer, or with an answer that breaks a hard rule, or a soft one that was not
// accepted. Answers to questions that do not apply are dropped on the way.
func (t *turn) next() (*config.Question, *config.Rule) {
	for _, q := range t.env.Campaign.Questions {
		if q.Type == config.Confirm {
			continue
		}
		if !t.applies(q) {
			t.drop(q.Key)
			continue
		}
		_, waits := t.waiting(q)
		if _, ok := t.answers()[q.Key]; !ok || waits || t.toComplete(q) {
			return q, nil
		}
	}
	for _, q := range t.env.Campaign.Questions {
		a, ok := t.answers()[q.Key]
		if !ok {
			continue
		}
		if r := t.brokenRule(q, a); r != nil && (isHard(q, r) || !t.shut(q)) {
			return q, r
		}
	}
	return nil, nil
}

// ask shows a question as a new message.
func (t *turn) ask(q *config.Question) {
	t.enter(q)
	t.knowStanding(q)
	t.render(q)
}

// enter makes a question the one under way.
func (t *turn) enter(q *config.Question) {
	t.s.Question = q.Key
	t.s.Rev++
	t.s.Fails = 0
	t.s.Other, t.s.OtherSay, t.s.Doubt, t.s.Refused, t.s.Picked = "", "", nil, nil, nil
	if a, ok := t.begun(q); ok && q.Type == config.MultiChoice {
		t.s.Picked = slices.DeleteFunc(slices.Clone(a.Choices), func(key string) bool {
			b := q.Button(key)
			return b == nil || b.Exclusive // "none" is no tick: choosing something takes its place
		})
		t.s.OtherSay, t.s.OtherRaw, t.s.OtherMsg = a.Text, a.Typed, a.Message
	}
}

// render shows the question under way: anew, or in place of its last showing.
func (t *turn) render(q *config.Question) {
	html := t.takeEcho() + t.standing(q) + t.wording(q)
	t.out.Messages = append(t.out.Messages, Outgoing{
		Message: chat.Message{Text: html, Buttons: append(t.buttons(q), t.footRow(q)...)},
		View:    "q." + t.s.Unit + "." + q.Key + "." + itoa(t.s.Rev),
		Asks:    true,
	})
}

// takeEcho gives what is said at the head of the next message, once.
func (t *turn) takeEcho() string {
	head := t.hello()
	if t.echo != "" {
		head += t.echo + "\n"
		t.echo = ""
	}
	return head
}

// wording is the question's sentence, or its bare form if it names something
// that is not known. The question stands out, an explanation in brackets behind
// it does not.
func (t *turn) wording(q *config.Question) string {
	args := t.names(q)
	ask := text.Of(t.lang, q.Ask)
	if !q.AskBare.Empty() && text.Missing(ask, args...) {
		ask = text.Of(t.lang, q.AskBare)
	}
	ask, hint := text.Escape(ask), ""
	if at := strings.LastIndex(ask, " ("); at > 0 && strings.HasSuffix(ask, ")") {
		ask, hint = ask[:at], ask[at:]
	}
	return text.Fill("<b>"+ask+"</b>"+hint, args...)
}

// bare is the question's sentence without the figure that it offers.
func (t *turn) bare(q *config.Question) string {
	if q.AskBare.Empty() {
		return t.wording(q)
	}
	return text.Fill("<b>"+text.Escape(text.Of(t.lang, q.AskBare))+"</b>", t.names(q)...)
}

// names are the values of the placeholders that a question's texts may use. They
// are kept like facts.
func (t *turn) names(q *config.Question) []any {
	if t.named == nil {
		t.named = slices.Clip(t.makeNames())
	}
	args := t.named
	if last, ok := t.last(q.Key); ok {
		args = append(args, "last", t.number(last.N), "last_date", text.Day(last.At, t.env.Campaign.Zone))
	}
	if total, ok := t.total(); ok && q == t.env.Campaign.Daily {
		args = append(args, strings.ToLower(t.env.Campaign.Total), t.number(total))
	}
	return args
}

func (t *turn) makeNames() []any {
	u := t.env.Unit
	args := []any{"unit", u.Name, "app", t.env.Campaign.App, "above", t.above(u.Above)}
	if u.Workers != nil {
		args = append(args, "roster", t.number(*u.Workers))
	}
	for key, a := range t.answers() {
		if a.N != nil {
			args = append(args, strings.ToLower(key), t.number(*a.N))
		}
	}
	return args
}

func (t *turn) number(n int64) string { return text.Number(t.lang, n) }

// buttons are the prepared answers that apply now.
func (t *turn) buttons(q *config.Question) [][]chat.Button {
	facts, args := t.facts(q.Key), t.names(q)
	var shown []chat.Button
	for _, b := range q.Buttons {
		if c, ok := t.prepared(q, b, facts, args); ok {
			shown = append(shown, c)
		}
	}
	rows := chat.Rows(shown...)
	mayLeave := skippable(q) && !hasUnknown(q)
	if q.Type == config.MultiChoice {
		ticked := len(t.s.Picked) > 0 || t.s.OtherSay != ""
		if mayLeave = mayLeave && !ticked; !mayLeave {
			rows = append(rows, row(button(t.label(text.Done), t.answerData("d", q.Key))))
		}
	}
	if mayLeave {
		rows = append(rows, row(button(t.label(text.Skip), t.answerData("x", q.Key))))
	}
	return append(rows, t.leaveRows(q)...)
}

// prepared makes one button, if it applies and its label is complete.
func (t *turn) prepared(q *config.Question, b *config.Button, facts config.Facts, args []any) (chat.Button, bool) {
	if b.NotMine && t.env.Entering != nil {
		return chat.Button{}, false
	}
	if b.When != nil {
		if holds, _ := b.When.Holds(facts); !holds {
			return chat.Button{}, false
		}
	}
	if b.Value != nil {
		if _, ok := b.Value.Number(facts); !ok {
			return chat.Button{}, false
		}
	}
	label := text.Of(t.lang, b.Label)
	if text.Missing(label, args...) {
		return chat.Button{}, false
	}
	name := plain(text.Fill(label, args...))
	if q.Type == config.MultiChoice && !b.Exclusive {
		mark, shall := "☐ ", "1"
		if slices.Contains(t.s.Picked, b.Key) {
			mark, shall = "☑ ", "0"
		}
		return button(mark+name, t.answerData("m", q.Key, b.Key, shall)), true
	}
	return button(name, t.answerData("a", q.Key, b.Key)), true
}

// answerData writes callback data for the question under way.
func (t *turn) answerData(kind, key string, rest ...string) string {
	return data(append([]string{kind, t.s.Unit, key, itoa(t.s.Rev)}, rest...)...)
}
