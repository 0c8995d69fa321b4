package dialog

import (
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/config"
)

// A report that an officer above has returned: only the answers that were named
// are open, and are asked again, each with the one that stands to be kept. What
// follows from them is asked as ever, so an answer opens, too, if it cannot stand
// beside a corrected one.

// Back is a report's return that the unit has not answered yet.
type Back struct {
	Reason    string   // as text.ReviewReason reads it
	Questions []string // keys of the answers that are open; none: all
	Above     string   // short name of the level above that asks
	Unseen    bool     // nobody who reports for the unit has seen it
	Given     []string // of Questions, those answered again since
}

// Gone says that a report was withdrawn.
type Gone struct {
	Reason string // as text.ReviewReason reads it
	Above  string // short name of the level above that did so
}

// returned is the return of the step's report; nil if there is none.
func (t *turn) returned() *Back {
	if t.env.Unit == nil || t.out.Submit != nil {
		return nil
	}
	return t.env.Unit.Report.Back
}

// toComplete reports whether a question was named in the return, and was not
// answered again yet.
func (t *turn) toComplete(q *config.Question) bool {
	b := t.returned()
	if b == nil || !slices.Contains(b.Questions, q.Key) || slices.Contains(b.Given, q.Key) {
		return false
	}
	_, now := t.out.Put[q.Key]
	return !now
}

// shut reports whether a question was answered in a report that was returned for
// other answers.
func (t *turn) shut(q *config.Question) bool {
	b := t.returned()
	if b == nil || len(b.Questions) == 0 || slices.Contains(b.Questions, q.Key) {
		return false
	}
	_, sent := t.env.Unit.Report.Sent[q.Key]
	return sent
}

// closed reports whether an answer cannot be changed now: its question is shut, and
// it contradicts no other answer.
func (t *turn) closed(q *config.Question) bool {
	if !t.shut(q) {
		return false
	}
	a, ok := t.answers()[q.Key]
	if !ok {
		return false
	}
	r := t.brokenRule(q, a)
	return r == nil || !isHard(q, r)
}

// sayClosed says that an answer stays, and goes on with what is open.
func (t *turn) sayClosed(q *config.Question) {
	t.seeBack()
	said := t.closedLine(q)
	if t.s.Mode == Asking && t.s.Unit == t.env.Unit.ID {
		t.echo = said
		t.goOn()
		return
	}
	t.say(t.hello()+said, t.editButton())
}

func (t *turn) closedLine(q *config.Question) string {
	return t.text(text.BackClosed, "label", text.Of(t.lang, q.Label), "value", short(t.value(q, t.answers()[q.Key]), maxShown),
		"above", t.above(t.returned().Above))
}

// seeBack marks the return as seen.
func (t *turn) seeBack() {
	if b := t.returned(); b != nil && b.Unseen {
		t.out.Seen = true
	}
}

// backHead says at the head of a message what is to be completed, and why; empty
// if nothing is.
func (t *turn) backHead() string {
	b := t.returned()
	if b == nil {
		return ""
	}
	t.seeBack()
	reason := text.ReviewReason(t.lang, text.ActBack, b.Reason)
	if len(b.Questions) == 0 {
		return t.text(text.BackHeadAll, "above", t.above(b.Above), "reason", reason)
	}
	return t.text(text.BackHead, "above", t.above(b.Above), "answers", strings.Join(labelsOf(t.lang, t.env.Campaign, b.Questions), "; "), "reason", reason)
}

// headOf says at the head of a report that is opened what an officer above has done
// with it.
func (t *turn) headOf() string {
	if gone := t.env.Unit.Report.Gone; gone != nil {
		return t.text(text.GoneHead, "above", t.above(gone.Above), "reason", text.ReviewReason(t.lang, text.ActGone, gone.Reason))
	}
	return strings.TrimSuffix(t.backHead(), "\n")
}

// sayHead says so at the head of the next question. The card says itself what is to
// be completed.
func (t *turn) sayHead() {
	head := t.headOf()
	if q, _ := t.next(); head != "" && (q != nil || t.env.Unit.Report.Gone != nil) {
		t.addEcho(head)
	}
}

// keepSame answers a question that is to be completed with the answer that stands.
func (t *turn) keepSame(q *config.Question, src Answer) {
	a, ok := t.answers()[q.Key]
	if !ok || !t.toComplete(q) {
		t.reshow(true)
		return
	}
	a.Typed, a.Button, a.Message = src.Typed, src.Button, src.Message
	t.check(q, a)
}

// offersKeep reports whether a question that is to be completed has a button of its
// own with the figure that stands.
func (t *turn) offersKeep(q *config.Question) bool {
	return slices.ContainsFunc(q.Buttons, func(b *config.Button) bool {
		return b.Value != nil && slices.Equal(b.Value.Names(), []string{"last_" + q.Key}) && t.offered(q, b)
	})
}

// keepLabel is the name of the button that keeps the answer that stands.
func (t *turn) keepLabel(q *config.Question) string {
	return t.label(text.KeepOn, "value", short(t.value(q, t.answers()[q.Key]), 40))
}

// keptClosed says which parts of a message belong to answers that are closed;
// empty if none does.
func (t *turn) keptClosed(labels []string) string {
	if len(labels) == 0 {
		return ""
	}
	return t.text(text.BackKept, "list", strings.Join(labels, "; "), "above", t.above(t.returned().Above))
}

// labelsOf are the names of questions, in the order of the campaign.
func labelsOf(lang text.Lang, c *config.Campaign, keys []string) []string {
	var names []string
	for _, q := range c.Questions {
		if slices.Contains(keys, q.Key) {
			names = append(names, text.Of(lang, q.Label))
		}
	}
	return names
}

// BackMessage is what the people of a unit get when its report is returned: in the
// name of the level above, with the answers that are open and how they stand.
func BackMessage(env Env, r *Review, questions []string, reason string) chat.Message {
	env.Unit = &Unit{ID: r.ID, Name: r.Name, Above: r.Above, Report: Report{Sent: r.Answers}}
	t := &turn{env: env, lang: env.Lang}
	args := []any{"above", r.Above, "unit", r.Name, "reason", text.ReviewReason(t.lang, text.ActBack, reason)}
	html := t.text(text.BackAskedAll, args...)
	if len(questions) > 0 {
		html = t.text(text.BackAsked, append(args, "answers", text.HTML(t.valuesOf(questions)))...)
	}
	return chat.Message{Text: html, Buttons: [][]chat.Button{row(button(t.label(text.BackNow), data("u", r.ID)))}}
}

// valuesOf are questions with their answers: Đã cài (380 người); …
func (t *turn) valuesOf(keys []string) string {
	var parts []string
	for _, q := range t.env.Campaign.Questions {
		if !slices.Contains(keys, q.Key) {
			continue
		}
		part := text.Escape(text.Of(t.lang, q.Label))
		if a, ok := t.answers()[q.Key]; ok {
			part += " (" + text.Escape(short(t.value(q, a), 60)) + ")"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}
