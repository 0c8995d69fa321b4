package dialog

import (
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/config"
)

// askReview asks the next thing: which unit, which answers, why, or whether it
// shall be so.
func (t *turn) askReview() {
	d, r := t.s.Review, t.env.Review
	switch {
	case d.Unit == "":
		t.askInReview("find", t.text(text.BackHow, "unit", t.env.Roots[0].Name, "example", exampleUnit))
	case d.Act == text.ActBack && !d.Chosen:
		t.askPick()
	case d.Reason == "":
		t.askWhy()
	case d.Act == text.ActBack:
		t.say(t.takeEcho() + t.text(text.BackSure))
		told := BackMessage(t.env, r, t.ticked(), d.Reason).Text
		t.askInReview("sure", told, t.reviewRow(text.ReviewSend, "yes"))
	default:
		reason := text.ReviewReason(t.lang, d.Act, d.Reason)
		t.askInReview("sure", t.text(text.GoneSure, "unit", r.Name, "n", itoa(d.Revision), "reason", reason), t.reviewRow(text.ReviewGone, "yes"))
	}
}

// ticked are the ticked questions in the order of the campaign.
func (t *turn) ticked() []string {
	var keys []string
	for _, q := range t.env.Campaign.Questions {
		if slices.Contains(t.s.Review.Picked, q.Key) {
			keys = append(keys, q.Key)
		}
	}
	return keys
}

// askPick asks which answers the unit is to complete.
func (t *turn) askPick() {
	d, r := t.s.Review, t.env.Review
	html := t.text(text.ReviewPick, "unit", r.Name, "n", itoa(d.Revision))
	if len(r.Doubts) > 0 {
		html += "\n" + t.text(text.ReviewPickDoubts, "doubts", strings.Join(r.Doubts, "; "))
	}
	var rows [][]chat.Button
	for _, q := range t.env.Campaign.Questions {
		if !t.askable(q) {
			continue
		}
		mark, shall := "☐ ", "on"
		if slices.Contains(d.Picked, q.Key) {
			mark, shall = "☑ ", "off"
		}
		label := mark + short(text.Of(t.lang, q.Label)+": "+t.reviewed(q), 56)
		rows = append(rows, row(button(label, t.reviewData(shall, q.Key))))
	}
	t.askInReview("pick", html, append(rows, t.reviewRow(text.ReviewNext, "go"))...)
}

// reviewed writes an answer of the report that is looked at.
func (t *turn) reviewed(q *config.Question) string {
	r := t.env.Review
	env := t.env
	env.Unit = &Unit{ID: r.ID, Name: r.Name, Above: r.Above, Report: Report{Sent: r.Answers}}
	return (&turn{env: env, lang: t.lang}).value(q, r.Answers[q.Key])
}

// askWhy asks for the reason, or for the note.
func (t *turn) askWhy() {
	d, r := t.s.Review, t.env.Review
	var all []chat.Button
	for i, reason := range text.ReviewReasons(d.Act) {
		all = append(all, button(text.ReviewReason(t.lang, d.Act, reason), t.reviewData("why", itoa(i))))
	}
	args := []any{"unit", r.Name, "n", itoa(d.Revision)}
	html := ""
	switch d.Act {
	case text.ActBack:
		html = t.text(text.BackWhy, append(args, "answers", strings.Join(labelsOf(t.lang, t.env.Campaign, d.Picked), "; "))...)
	case text.ActGone:
		html = t.text(text.GoneWhy, args...)
	default:
		html = t.text(text.AcceptWhy, append(args, "doubts", strings.Join(r.Doubts, "; "))...)
	}
	t.askInReview("why", html, chat.Rows(all...)...)
}

// askInReview asks in a message that a text may answer. A showing of the same thing
// takes the place of the one before.
func (t *turn) askInReview(what, html string, rows ...[]chat.Button) {
	rows = append(rows, row(button(t.label(text.ReviewStop), data("c", "huy"))))
	t.out.Messages = append(t.out.Messages, Outgoing{Message: chat.Message{Text: t.takeEcho() + html, Buttons: rows},
		View: "review." + t.s.Review.Unit + "." + what, Asks: true})
}

func (t *turn) reviewData(what, key string) string {
	d := t.s.Review
	return data("rv", d.Unit, itoa(d.Revision), what, key)
}

func (t *turn) reviewRow(label *text.Sentence, what string) []chat.Button {
	return row(button(t.label(label), t.reviewData(what, "0")))
}
