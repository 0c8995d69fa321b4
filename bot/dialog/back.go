package dialog

import (
	"maps"
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

// underWay is the question being asked, which under the card is the campaign's
// last one; nil if none is, or if the campaign no longer has it.
func (t *turn) underWay() *config.Question {
	u := t.env.Unit
	switch {
	case t.s.Mode != Asking || u == nil || u.ID != t.s.Unit || u.Unasked():
		return nil
	case t.s.Question == "":
		return t.confirm()
	}
	return t.question()
}

// before is the question that is asked before another; nil if it is the first.
func (t *turn) before(q *config.Question) *config.Question {
	all := t.env.Campaign.Questions
	for i := slices.Index(all, q) - 1; i >= 0; i-- {
		if t.applies(all[i]) && !t.closed(all[i]) {
			return all[i]
		}
	}
	return nil
}

// back goes one step back: from a doubt or a line of text that is waited for to
// its question, else to the question before. Answers stand until others take
// their place, and ticks that were not done yet are found again.
func (t *turn) back() {
	q := t.underWay()
	if t.s.Mode == Exiting {
		t.backFromExits()
		return
	}
	if q == nil {
		t.resume()
		return
	}
	if t.s.Doubt != nil || t.s.Other != "" {
		t.s.Picked = slices.DeleteFunc(t.s.Picked, func(key string) bool { return key == t.s.Other && t.s.OtherSay == "" })
		t.s.Doubt, t.s.Other, t.s.Fails = nil, "", 0
		t.s.Rev++
		t.render(q)
		return
	}
	if t.isUpdate(q.Key) {
		t.leaveUpdate()
		return
	}
	was := t.before(q)
	if was == nil {
		t.echo = t.text(text.FirstQuestion)
		t.s.Rev++
		t.resume()
		return
	}
	t.keepTicks()
	t.ask(was)
}

// keepTicks remembers what is ticked in the multichoice under way, which is left
// undone. The button that still waits for its line of text is not ticked.
func (t *turn) keepTicks() {
	q := t.question()
	if t.s.Mode != Asking || q == nil || q.Type != config.MultiChoice {
		return
	}
	if t.s.OtherSay == "" {
		t.s.Picked = slices.DeleteFunc(t.s.Picked, func(key string) bool { return key == t.s.Other })
	}
	if len(t.s.Picked) == 0 && t.s.OtherSay == "" {
		return
	}
	begun := map[string]Answer{}
	maps.Copy(begun, t.s.Begun)
	begun[t.s.Unit+"."+q.Key] = Answer{Choices: t.s.Picked, Text: t.s.OtherSay, Typed: t.s.OtherRaw, Message: t.s.OtherMsg}
	t.s.Begun = begun
}

// begun gives what a question is entered with: ticks that were left undone, else
// its answer.
func (t *turn) begun(q *config.Question) (Answer, bool) {
	if a, ok := t.s.Begun[t.s.Unit+"."+q.Key]; ok {
		return a, true
	}
	a, ok := t.answers()[q.Key]
	return a, ok
}

// forgetTicks ends what keepTicks began: the question has its answer.
func (t *turn) forgetTicks(q *config.Question) {
	name := t.s.Unit + "." + q.Key
	if _, ok := t.s.Begun[name]; ok {
		t.s.Begun = maps.Clone(t.s.Begun)
		delete(t.s.Begun, name)
	}
}

// asItStands drops the ticks of the multichoice under way: its answer stays.
func (t *turn) asItStands() {
	if q := t.underWay(); q != nil && !t.unanswered(q) {
		t.forgetTicks(q)
		t.s.Picked, t.s.OtherSay = nil, ""
	}
}

// footRow is the row under every question: back, and why it is asked.
func (t *turn) footRow(q *config.Question) [][]chat.Button {
	key := q.Key
	if q.Type == config.Confirm {
		key = "" // the card is asked under no key
	}
	var foot []chat.Button
	if t.before(q) != nil || t.s.Doubt != nil || t.s.Other != "" {
		foot = append(foot, button(t.label(text.Back), t.answerData("back", key)))
	}
	if !q.Why.Empty() {
		foot = append(foot, button(t.label(text.WhyAsked), t.answerData("why", key)))
	}
	if len(foot) == 0 {
		return nil
	}
	return [][]chat.Button{foot}
}

// standing says at the head of a question what its answer is so far.
func (t *turn) standing(q *config.Question) string {
	if a, ok := t.answers()[q.Key]; ok && q.Type != config.Confirm {
		if a.Other != "" {
			return t.text(text.StandingBy, "value", t.value(q, a), "who", a.Other, "moment", t.when(a.At)) + "\n"
		}
		return t.text(text.Standing, "value", t.value(q, a)) + "\n"
	}
	return ""
}

// keepable reports whether a question has an answer with which one can go on.
func (t *turn) keepable(q *config.Question) bool {
	a, ok := t.answers()[q.Key]
	return ok && t.brokenRule(q, a) == nil
}

// leaveRows is the button that leaves a question as it is answered.
func (t *turn) leaveRows(q *config.Question) [][]chat.Button {
	switch {
	case t.toComplete(q) && t.offersKeep(q):
		return nil
	case t.toComplete(q) && !t.unanswered(q):
		return [][]chat.Button{row(button(t.keepLabel(q), t.answerData("same", q.Key)))}
	case t.s.Editing:
		return [][]chat.Button{row(button(t.label(text.BackToCard), data("b", t.s.Unit)))}
	case t.keepable(q):
		return [][]chat.Button{row(button(t.keepLabel(q), data("b", t.s.Unit)))}
	}
	return nil
}

// keepWords and goOnWords say, folded, that the answer that stands is right.
var (
	keepWords = []string{"giu nguyen", "keep", "keep it"}
	goOnWords = []string{"tiep", "tiep tuc", "di tiep", "next", "go on"}
)

// saysKeep reports whether a text keeps the answer that stands. "Giữ nguyên"
// means the figure reported last, too, where there is another one.
func (t *turn) saysKeep(q *config.Question) bool {
	if t.s.Doubt != nil || t.s.Other != "" || q.Type == config.FreeText || !t.keepable(q) {
		return false
	}
	a := t.answers()[q.Key]
	if last, ok := t.last(q.Key); ok && (a.N == nil || *a.N != last.N) {
		return t.saysAny(goOnWords)
	}
	return t.saysAny(goOnWords) || t.saysAny(keepWords)
}

// saysAny reports whether the text is one of some folded words.
func (t *turn) saysAny(words []string) bool {
	return slices.Contains(words, strings.Trim(viet.Fold(t.e.Text), ".! "))
}

// sendWords begin, folded, a text that wants the report sent: a yes under the card
// alone, where that is asked.
var sendWords = []string{"gui", "nop", "send", "submit"}

// saysSend reports whether the text wants the report sent.
func (t *turn) saysSend() bool {
	words := strings.Fields(viet.Fold(t.e.Text))
	return len(words) > 0 && slices.Contains(sendWords, strings.Trim(words[0], ".,!")) && viet.ReadYesNo(t.e.Text) == viet.Yes
}

// explain says why the question under way is asked, and asks it again.
func (t *turn) explain() {
	q := t.underWay()
	if q == nil {
		t.resume()
		return
	}
	t.echo = t.reason(q) + "\n"
	t.s.Rev++
	t.resume()
}

// reason is why a question is asked, in the campaign's words.
func (t *turn) reason(q *config.Question) string {
	if q.Why.Empty() {
		return t.text(text.WhyLetter, "letter", text.Of(t.lang, t.env.Campaign.Letter.Cite))
	}
	why := text.Fill(text.Escape(text.Of(t.lang, q.Why)), t.names(q)...)
	return t.text(text.WhyBecause, "why", text.HTML(why))
}

// skippable reports whether the campaign lets a question be left.
func skippable(q *config.Question) bool {
	return q.Type != config.Confirm && (q.Nullable || !q.Required)
}

// skipSaid leaves the question under way, or says why it may not be left.
func (t *turn) skipSaid() {
	q := t.underWay()
	switch {
	case q == nil:
		t.resume()
	case t.s.Other != "": // only the line of text is left out
		t.back()
	case q.Type == config.Confirm:
		t.s.Rev++
		t.echo = t.text(text.PressSend, "send", t.sendLabel())
		t.resume()
	case !skippable(q):
		t.s.Rev++
		t.echo = t.text(text.CannotSkip) + "\n" + t.reason(q) + "\n"
		t.resume()
	default:
		t.check(q, Answer{Null: true, Message: t.e.Message, Typed: t.e.Text})
	}
}
