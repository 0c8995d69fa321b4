package dialog

import (
	"maps"
	"slices"
	"strings"

	"raquan/bot/text"
	"raquan/config"
)

// waiting gives what waits for a question.
func (t *turn) waiting(q *config.Question) (Waiting, bool) {
	h := t.s.Heard
	if h == nil || h.Unit != t.s.Unit {
		return Waiting{}, false
	}
	w, ok := h.Left[q.Key]
	return w, ok
}

// askWaiting takes what waits for a question in the way of a typed answer.
func (t *turn) askWaiting(q *config.Question, w Waiting) {
	t.knowMine()
	t.forgetWaiting(q)
	t.enter(q)
	if w.Answer != nil {
		t.check(q, *w.Answer)
		return
	}
	a, ok := t.readPart(part{q, w.Says})
	a.Typed, a.Message = w.Typed, w.Message
	switch {
	case ok:
		t.check(q, a)
	case q.Type == config.Count:
		t.addEcho(t.text(text.HeardAbout, "label", text.Of(t.lang, q.Label)))
		t.readNumber(q, w.Says, a)
	default:
		t.addEcho(t.text(text.HeardNot, "text", w.Says))
		t.render(q)
	}
}

// forgetWaiting ends what waits for a question: it is dealt with.
func (t *turn) forgetWaiting(q *config.Question) {
	if _, ok := t.waiting(q); ok {
		h := *t.s.Heard
		h.Left = maps.Clone(h.Left)
		delete(h.Left, q.Key)
		t.s.Heard = &h
	}
}

// addEcho says one more thing at the head of the next message.
func (t *turn) addEcho(line string) { t.echo = strings.TrimPrefix(t.echo+"\n"+line, "\n") }

// hold keeps the answer under way, refused or doubtful, while the other figure
// that its rule offers is corrected.
func (t *turn) hold(other *config.Question) {
	q, a := t.underWay(), t.s.Refused
	if t.s.Doubt != nil {
		a = &t.s.Doubt.Answer
	}
	if q == nil || a == nil || a.N == nil || t.isUpdate(q.Key) {
		return
	}
	if !slices.ContainsFunc(slices.Concat(q.Hard, q.Soft), func(r *config.Rule) bool { return r.Offer == other.Key }) {
		return
	}
	if is := t.answers()[q.Key]; is.N != nil && *is.N == *a.N {
		return // it stands
	}
	h := Heard{Unit: t.s.Unit}
	if was := t.s.Heard; was != nil && was.Unit == h.Unit {
		h = *was
	}
	h.Left = maps.Clone(h.Left)
	if h.Left == nil {
		h.Left = map[string]Waiting{}
	}
	held := *a
	h.Left[q.Key] = Waiting{Answer: &held}
	t.s.Heard = &h
}
