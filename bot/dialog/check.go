package dialog

import (
	"slices"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/config"
)

// accepted remembers a text that was taken as an answer.
func (t *turn) accepted() {
	if t.e.Kind == Said {
		t.s.LastText = t.e.Text
	}
}

// check holds an understood answer against the rules, and stores it.
func (t *turn) check(q *config.Question, a Answer) {
	t.accepted()
	if t.closed(q) {
		t.sayClosed(q)
		return
	}
	if t.overtaken(q, a) {
		return
	}
	if t.refusedByReport(q, a) {
		t.storeUpdate(a)
		return
	}
	if r := t.brokenRule(q, a); r != nil {
		if isHard(q, r) {
			t.s.Refused = &a
			t.refuse(q, r, a)
			return
		}
		t.doubt(q, a, r.Key)
		return
	}
	if a.Text != "" && t.doubtfulText(a.Text) && (t.s.Doubt == nil || t.s.Doubt.Rule != doubtText || t.s.Doubt.Answer.Text != a.Text) {
		t.doubt(q, a, doubtText)
		return
	}
	t.store(q, a)
}

// store keeps the answer and goes on: to the card if it was reached from there.
func (t *turn) store(q *config.Question, a Answer) {
	if q == t.env.Campaign.Daily {
		t.storeUpdate(a)
		return
	}
	t.put(q.Key, a)
	t.forgetTicks(q)
	t.forgetWaiting(q)
	t.addEcho(t.readBack(q, a))
	t.goOn()
}

// refuse says what was read, why not, one example, and offers to correct the
// other figure instead.
func (t *turn) refuse(q *config.Question, r *config.Rule, a Answer) {
	t.s.Fails++
	t.s.Rev++
	t.sayAsking(q, t.sayRule(q, r, a), append(t.buttons(q), t.offers(r)...)...)
}

// offers are the buttons that correct the figure a rule compares with.
func (t *turn) offers(r *config.Rule) [][]chat.Button {
	other := t.env.Campaign.Question(r.Offer)
	if other == nil || t.closed(other) {
		return nil
	}
	return [][]chat.Button{row(button(t.label(text.Fix, "label", text.Of(t.lang, other.Label)), data("e", t.s.Unit, other.Key)))}
}

// sayBroken says which rule an earlier answer breaks now.
func (t *turn) sayBroken(q *config.Question, r *config.Rule) {
	a := t.answers()[q.Key]
	if isHard(q, r) {
		t.refuse(q, r, a)
		t.s.Fails = 0
		return
	}
	t.doubt(q, a, r.Key)
}

// doubt asks once whether a doubtful answer is meant.
func (t *turn) doubt(q *config.Question, a Answer, rule string) {
	t.s.Doubt = &Doubt{Answer: a, Rule: rule}
	t.s.Fails = 0
	t.s.Rev++
	t.renderDoubt(q)
}

func (t *turn) renderDoubt(q *config.Question) {
	d := t.s.Doubt
	if d.Rule == doubtTheirs {
		t.sayTheirs(q)
		return
	}
	html := t.text(text.Doubtful)
	if d.Rule == doubtMeant {
		html = t.text(text.UpdateMeant, "value", t.value(q, d.Answer))
	}
	var offers [][]chat.Button
	for _, r := range q.Soft {
		if r.Key == d.Rule {
			html, offers = t.sayRule(q, r, d.Answer), t.offers(r)
		}
	}
	rows := [][]chat.Button{
		row(button(t.label(text.KeepIt), t.answerData("k", q.Key))),
		row(button(t.label(text.Retype), t.answerData("r", q.Key))),
	}
	t.sayAsking(q, html, append(rows, offers...)...)
}

// keepDoubt accepts the doubtful answer.
func (t *turn) keepDoubt(q *config.Question) {
	d := t.s.Doubt
	if d == nil {
		t.reshow(true)
		return
	}
	t.accepted()
	t.answers()[q.Key] = d.Answer
	t.changed()
	for _, r := range q.Soft {
		if r.Key == d.Rule {
			t.accept(q, r)
		}
	}
	t.check(q, d.Answer)
}

// retype asks for the answer to be typed.
func (t *turn) retype(q *config.Question) {
	t.s.Doubt, t.s.Fails = nil, 0
	if q.Type == config.Count {
		t.s.Rev++
		t.sayAsking(q, t.bare(q)+"\n"+t.text(text.TypeNumber, "example", t.example(q)), t.retypeButtons(q)...)
		return
	}
	t.ask(q)
}

// retypeButtons are the ways back from typing a figure: where a button led there,
// nothing but the figure that was offered, or the answer that stands.
func (t *turn) retypeButtons(q *config.Question) [][]chat.Button {
	if !slices.ContainsFunc(q.Buttons, func(b *config.Button) bool { return b.Edit }) {
		return t.buttons(q)
	}
	if rows := t.leaveRows(q); len(rows) > 0 {
		return rows
	}
	var rows [][]chat.Button
	for _, b := range q.Buttons {
		if b.Value == nil || !t.offered(q, b) {
			continue
		}
		n, _ := b.Value.Number(t.facts(q.Key))
		rows = append(rows, row(button(t.label(text.KeepOffered, "n", t.number(n)), t.answerData("a", q.Key, b.Key))))
	}
	return rows
}

// sayAsking says something about the question under way, as a showing of its
// own; a text answers it. A caller that says something new raises the revision
// before it makes the buttons.
func (t *turn) sayAsking(q *config.Question, html string, rows ...[]chat.Button) {
	t.out.Messages = append(t.out.Messages, Outgoing{
		Message: chat.Message{Text: t.takeEcho() + html, Buttons: append(rows, t.footRow(q)...)},
		View:    "q." + t.s.Unit + "." + q.Key + "." + itoa(t.s.Rev),
		Asks:    true,
	})
}
