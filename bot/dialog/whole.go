package dialog

import (
	"maps"
	"slices"
	"strings"

	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

// Heard is a message that holds several answers, and what has not been dealt
// with: what is doubtful in it is asked when its question comes up, and all of it
// waits if the unit must be chosen first.
type Heard struct {
	Unit    string             `json:"unit,omitempty"` // empty: to be chosen
	Text    string             `json:"text,omitempty"`
	Message int64              `json:"msg,omitempty"`
	Left    map[string]Waiting `json:"left,omitempty"` // by question
}

// Waiting is what waits for its question to come up: a part of the message, or
// an answer that could not be taken while another figure had to be corrected.
type Waiting struct {
	Says    string  `json:"says,omitempty"`
	Typed   string  `json:"typed,omitempty"` // the whole message
	Message int64   `json:"msg,omitempty"`
	Answer  *Answer `json:"answer,omitempty"`
}

// reading finds the parts of a report in a text, at least so many if they have
// names; nil if it is no such text. Bare figures were not meant for a question
// that their writer had not seen.
func (t *turn) reading(s string, least int) *whole {
	w := readWhole(t.env.Campaign, s)
	if n := len(w.parts); n > 1 || n >= least && len(w.unread) == 0 {
		return &w
	}
	if t.e.Kind == Said && t.e.Timing == Before {
		return nil
	}
	if parts := readBare(t.env.Campaign, s); parts != nil && (t.env.Unit == nil || t.agrees(parts)) {
		return &whole{parts: parts}
	}
	return nil
}

// agrees reports whether bare figures contradict nothing: no other answer to
// their questions, and no rule that stops.
func (t *turn) agrees(parts []part) bool {
	now := maps.Clone(t.answers())
	defer func() { t.ans = now; t.changed() }()
	for _, p := range parts {
		a, ok := t.readPart(p)
		was, answered := now[p.q.Key]
		if !ok || a.N == nil || answered && (was.N == nil || *was.N != *a.N) {
			return false
		}
		t.ans = maps.Clone(t.ans)
		t.ans[p.q.Key] = a
		t.changed()
	}
	for _, p := range parts {
		if r := t.brokenRule(p.q, t.ans[p.q.Key]); r != nil && isHard(p.q, r) {
			return false
		}
	}
	return true
}

// saidWhole takes a text that holds a report, or several answers of it, whatever
// is being asked; false if it does not.
func (t *turn) saidWhole() bool {
	if t.s.Other != "" || len(t.env.Units) == 0 {
		return false
	}
	least := 2
	if t.s.Mode == Asking {
		q := t.underWay()
		switch {
		case q == nil || q.Type == config.FreeText:
			return false
		case q.Type == config.Confirm: // nothing else can be meant there
			least = 1
		}
	}
	w := t.reading(t.e.Text, least)
	if w == nil || t.isOpinion(w) {
		return false
	}
	t.s.LastText = t.e.Text
	if t.s.Mode != Asking && len(t.env.Units) > 1 {
		t.s.Heard, t.s.Note = &Heard{Text: t.e.Text, Message: t.e.Message}, nil
		t.echo = t.text(text.HeardWaits)
		t.chooseUnit()
		return true
	}
	if t.s.Mode != Asking {
		t.s.Heard = &Heard{Text: t.e.Text, Message: t.e.Message}
		t.begin()
		return true
	}
	t.keepTicks()
	t.hear(w, t.e.Text, t.e.Message)
	t.goOn()
	return true
}

// sample is how several answers are written in one message.
func (t *turn) sample() string {
	var items []string
	for _, q := range t.env.Campaign.Questions {
		if q.Type == config.Count && len(items) < 3 {
			items = append(items, text.Of(t.lang, q.Label)+" "+t.example(q))
		}
	}
	return strings.Join(items, ", ")
}

// isOpinion reports whether a text with more in it than a report was written
// where an opinion is asked for.
func (t *turn) isOpinion(w *whole) bool {
	q := t.question()
	return t.s.Mode == Asking && q != nil && q.Type == config.MultiChoice && otherButton(q) != nil && len(w.unread) > 0
}

// hearWaiting takes the message that waited for its unit.
func (t *turn) hearWaiting() {
	h := t.s.Heard
	if h == nil || h.Unit != "" {
		return
	}
	t.s.Heard = nil
	w := t.reading(h.Text, 1)
	if w == nil { // it contradicts what this unit has answered
		w = &whole{unread: []string{h.Text}}
	}
	t.hear(w, h.Text, h.Message)
}

// hear stores what is clear in a message, keeps what is doubtful for its
// question, and says both what was read and what was not.
func (t *turn) hear(w *whole, said string, message int64) {
	h := &Heard{Unit: t.env.Unit.ID, Text: said, Message: message, Left: map[string]Waiting{}}
	if was := t.s.Heard; was != nil && was.Unit == h.Unit {
		maps.Copy(h.Left, was.Left)
		maps.DeleteFunc(h.Left, func(_ string, w Waiting) bool { return w.Says != "" && w.Message == message })
	}
	var stored, kept []string
	for _, q := range t.env.Campaign.Questions {
		i := slices.IndexFunc(w.parts, func(p part) bool { return p.q == q })
		if i < 0 {
			continue
		}
		a, ok := t.readPart(w.parts[i])
		a.Typed, a.Message = said, message
		if t.closed(q) {
			if was := t.answers()[q.Key]; !ok || !sameAnswer(was, a) {
				kept = append(kept, text.Of(t.lang, q.Label)+" "+short(t.value(q, was), 60))
			}
			continue
		}
		theirs, _, unknown := t.theirs(q)
		if !ok || !t.applies(q) || t.brokenRule(q, a) != nil || a.Text != "" && t.doubtfulText(a.Text) ||
			unknown && !sameAnswer(theirs, a) {
			h.Left[q.Key] = Waiting{Says: w.parts[i].says, Typed: said, Message: message}
			continue
		}
		delete(h.Left, q.Key)
		t.put(q.Key, a)
		t.forgetTicks(q)
		stored = append(stored, t.text(text.HeardItem, "label", text.Of(t.lang, q.Label), "value", t.value(q, a)))
	}
	t.s.Heard, t.s.Aside, t.s.AtOnce = h, false, false
	var lines []string
	if len(stored) > 0 {
		lines = append(lines, t.text(text.HeardList, "list", text.HTML(strings.Join(stored, " · "))))
	}
	if len(w.unread) > 0 {
		lines = append(lines, t.text(text.HeardNot, "text", short(strings.Join(w.unread, "; "), 160)))
	}
	if line := t.keptClosed(kept); line != "" {
		lines = append(lines, line)
	}
	if head := t.echo; head != "" {
		lines = append([]string{head}, lines...)
	}
	t.echo = strings.Join(lines, "\n")
}

// readPart reads what a message says about one question, if it is clear.
func (t *turn) readPart(p part) (a Answer, ok bool) {
	if b := buttonNamed(p.q, p.says); b != nil && p.q.Type != config.MultiChoice {
		switch {
		case b.Unknown:
			return Answer{Null: true}, true
		case p.q.Type == config.Choice:
			return Answer{Choices: []string{b.Key}}, t.offered(p.q, b) && !b.OtherText
		}
	}
	switch p.q.Type {
	case config.Count:
		n := viet.ReadNumber(p.says, viet.NumberContext{})
		return Answer{N: &n.Value}, n.Kind == viet.Value
	case config.MultiChoice:
		return t.readList(p)
	}
	return Answer{}, false
}

// readList reads the choices that a message lists; what else it says is the line
// of text of the button that takes one.
func (t *turn) readList(p part) (a Answer, ok bool) {
	keys, rest := chosen(p.q, p.says)
	if other := otherButton(p.q); rest != "" && other != nil && letters(rest) <= t.longest(p.q) {
		keys, a.Text, rest = append(keys, other.Key), rest, ""
	}
	a.Choices = t.inOrder(p.q, keys)
	for _, key := range a.Choices {
		b := p.q.Button(key)
		if !t.offered(p.q, b) || b.Unknown || b.Exclusive && len(a.Choices) > 1 || b.OtherText && a.Text == "" {
			return Answer{}, false
		}
	}
	return a, rest == "" && len(a.Choices) > 0
}

// editedWhole takes a message with several answers in it that now reads
// otherwise; false if it is no such message. An answer that is no longer in it
// is asked again.
func (t *turn) editedWhole() bool {
	h := t.s.Heard
	waits := h != nil && h.Message == t.e.Message
	if waits && h.Unit == "" { // for the unit to be chosen
		t.s.Heard = &Heard{Text: t.e.Text, Message: t.e.Message}
		t.echo = t.text(text.HeardWaits)
		t.chooseUnit()
		return true
	}
	u := t.env.Unit
	if u == nil || u.Unasked() {
		return false
	}
	var came []string
	was := ""
	for _, q := range t.env.Campaign.Questions {
		if a, ok := t.answers()[q.Key]; ok && a.Typed != "" && a.Message == t.e.Message {
			came, was = append(came, q.Key), a.Typed
		}
	}
	if was == "" && waits && h.Unit == u.ID {
		was = h.Text
	}
	if was == t.e.Text || was == "" || t.s.Mode == Asking && t.s.Unit != u.ID {
		return false
	}
	before, now := t.reading(was, 2), t.readingAgain(came)
	if before == nil && (now == nil || len(now.parts) < 2) {
		return false // one answer to one question
	}
	t.s.Mode, t.s.Unit = Asking, u.ID
	if now == nil {
		t.echo = t.text(text.HeardNot, "text", short(t.e.Text, 160)) + "\n" + t.text(text.HeardKept)
		t.goOn()
		return true
	}
	for _, key := range came {
		_, sent := u.Report.Sent[key] // what was sent stands until another answer takes its place
		if !sent && !slices.ContainsFunc(now.parts, func(p part) bool { return p.q.Key == key }) {
			t.drop(key)
		}
	}
	now.parts = slices.DeleteFunc(now.parts, func(p part) bool { // answered otherwise since
		return !slices.Contains(came, p.q.Key) && before != nil && slices.Contains(before.parts, p) && !t.unanswered(p.q)
	})
	t.hear(now, t.e.Text, t.e.Message)
	t.goOn()
	return true
}

func (t *turn) unanswered(q *config.Question) bool {
	_, ok := t.answers()[q.Key]
	return !ok
}

// readingAgain reads an edited message as if what came from it had not been
// answered.
func (t *turn) readingAgain(came []string) *whole {
	all := t.answers()
	t.ans = maps.Clone(all)
	for _, key := range came {
		delete(t.ans, key)
	}
	t.changed()
	defer func() { t.ans = all; t.changed() }()
	return t.reading(t.e.Text, 1)
}
