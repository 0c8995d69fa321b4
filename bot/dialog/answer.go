package dialog

import (
	"slices"
	"strings"

	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

// question is the one under way; nil if the campaign no longer has it.
func (t *turn) question() *config.Question { return t.env.Campaign.Question(t.s.Question) }

// answerText reads a typed answer by the question's type.
func (t *turn) answerText() {
	q := t.question()
	if q == nil {
		t.goOn()
		return
	}
	if t.saysKeep(q) && t.toComplete(q) {
		t.keepSame(q, t.typed())
		return
	}
	if t.saysKeep(q) {
		t.asItStands()
		t.goOn()
		return
	}
	typed := t.typed()
	if t.s.Doubt != nil && t.s.Doubt.Rule != doubtTheirs {
		switch yes := viet.ReadYesNo(t.e.Text); {
		case t.saysSend():
			t.failed(q, t.text(text.PressOne, "example", t.label(text.KeepIt)))
			return
		case yes == viet.Yes || t.saysAny(keepWords):
			t.keepDoubt(q)
			return
		case yes == viet.No:
			t.retype(q)
			return
		}
	}
	switch {
	case t.s.Other != "":
		t.otherText(q, typed)
	case q.Type == config.Count:
		t.readCount(q, typed)
	case q.Type == config.FreeText:
		typed.Text = strings.TrimSpace(viet.Clean(t.e.Text))
		t.takeText(q, typed)
	default:
		t.readChoice(q, typed)
	}
}

// typed begins an answer that was read from a text.
func (t *turn) typed() Answer {
	if t.verbatim != "" {
		return Answer{Typed: t.verbatim, Message: t.e.Message}
	}
	return Answer{Typed: t.e.Text, Message: t.e.Message}
}

// readChoice reads a typed label of a choice, or a typed text for the button
// that takes one.
func (t *turn) readChoice(q *config.Question, a Answer) {
	if b := t.labelled(q, t.e.Text); b != nil {
		t.pressButton(q, b, a)
		return
	}
	if q.Type == config.MultiChoice {
		if f := viet.Fold(t.e.Text); f == "xong" || f == "done" {
			t.done(q)
			return
		}
		if t.tickListed(q) {
			return
		}
		for _, b := range q.Buttons {
			if b.OtherText && letters(t.e.Text) > 3 {
				t.s.Other = b.Key
				t.otherText(q, a)
				return
			}
		}
	}
	example := ""
	if len(q.Buttons) > 0 {
		example = plain(text.Fill(text.Of(t.lang, q.Buttons[0].Label), t.names(q)...))
	}
	t.failed(q, t.text(text.PressOne, "example", example))
}

// saysButton reports whether a text is the name of a choice of the question under
// way, such as "công văn", which is a command elsewhere.
func (t *turn) saysButton() bool {
	q := t.underWay()
	return q != nil && (q.Type == config.Choice || q.Type == config.MultiChoice) && t.labelled(q, t.e.Text) != nil
}

// tickListed ticks the choices that a text lists, if it says nothing else.
func (t *turn) tickListed(q *config.Question) bool {
	keys, rest := chosen(q, t.e.Text)
	if rest != "" || len(keys) == 0 {
		return false
	}
	for _, key := range keys {
		if b := q.Button(key); b.Exclusive || b.OtherText || !t.offered(q, b) {
			return false
		}
	}
	t.accepted()
	for _, key := range keys {
		t.s.Picked = append(slices.DeleteFunc(t.s.Picked, func(k string) bool { return k == key }), key)
	}
	t.s.Rev++ // a new showing: the text stands between it and the old one
	t.render(q)
	return true
}

// labelled finds the shown button whose label a text is, folded.
func (t *turn) labelled(q *config.Question, s string) *config.Button {
	want := viet.Fold(s)
	if want == "" {
		return nil
	}
	facts, args := t.facts(q.Key), t.names(q)
	for _, b := range q.Buttons {
		if _, ok := t.prepared(q, b, facts, args); !ok {
			continue
		}
		if viet.Fold(plain(text.Fill(text.Of(t.lang, b.Label), args...))) == want {
			return b
		}
		if slices.ContainsFunc(b.Aliases, func(alias string) bool { return viet.Fold(alias) == want }) {
			return b
		}
	}
	return nil
}

// pressAnswer takes a press on the question under way.
func (t *turn) pressAnswer(p press) {
	q := t.underWay()
	if q == nil {
		t.goOn()
		return
	}
	b := q.Button(p.value)
	src := Answer{Message: t.e.Message}
	t.remember()
	switch p.kind {
	case "a":
		if !t.offered(q, b) {
			t.reshow(true)
			return
		}
		src.Button = t.buttonName(q, b)
		t.pressButton(q, b, src)
	case "n":
		n, ok := parseInt(p.value)
		if !ok || q.Type != config.Count {
			t.reshow(true)
			return
		}
		src.N, src.Button = &n, t.number(n)
		t.check(q, src)
	case "m":
		if !t.offered(q, b) || b.Exclusive {
			t.reshow(true)
			return
		}
		t.tick(q, b, p.on)
	case "d":
		t.done(q)
	case "k":
		t.keepDoubt(q)
	case "same":
		src.Button = t.keepLabel(q)
		t.keepSame(q, src)
	case "theirs":
		t.keepTheirs(q)
	case "r":
		t.retype(q)
	case "x":
		t.skip(q)
	case "back":
		t.back()
	case "why":
		t.explain()
	}
}

// offered reports whether a button is shown today: its condition may have ended
// since it was.
func (t *turn) offered(q *config.Question, b *config.Button) bool {
	if b == nil {
		return false
	}
	_, ok := t.prepared(q, b, t.facts(q.Key), t.names(q))
	return ok
}

func (t *turn) buttonName(q *config.Question, b *config.Button) string {
	return plain(text.Fill(text.Of(t.lang, b.Label), t.names(q)...))
}

// pressButton takes a prepared answer, pressed or typed as its label.
func (t *turn) pressButton(q *config.Question, b *config.Button, src Answer) {
	if src.Button == "" && src.Typed == "" {
		src.Button = t.buttonName(q, b)
	}
	switch {
	case b.NotMine:
		t.askLeave()
	case b.Exits:
		t.openExits()
	case b.Fill != nil:
		t.fill(q, b, src)
	case b.Edit:
		t.retype(q)
	case b.Unknown:
		src.Null = true
		t.check(q, src)
	case b.Value != nil:
		n, ok := b.Value.Number(t.facts(q.Key))
		if !ok {
			t.reshow(true)
			return
		}
		src.N = &n
		t.check(q, src)
	case q.Type == config.MultiChoice && !b.Exclusive:
		t.tick(q, b, true)
	case b.OtherText:
		t.waitOther(q, b.Key)
	default:
		src.Choices = []string{b.Key}
		t.check(q, src)
	}
}

// tick sets what shall be ticked: pressing twice is pressing once.
func (t *turn) tick(q *config.Question, b *config.Button, on bool) {
	if q.Type != config.MultiChoice {
		t.reshow(true)
		return
	}
	t.s.Picked = slices.DeleteFunc(t.s.Picked, func(k string) bool { return k == b.Key })
	if on {
		t.s.Picked = append(t.s.Picked, b.Key)
	}
	if b.OtherText {
		t.s.Other, t.s.OtherSay = "", ""
		if on {
			t.waitOther(q, b.Key)
			return
		}
	}
	t.render(q)
}

// done ends a multichoice.
func (t *turn) done(q *config.Question) {
	if q.Type != config.MultiChoice {
		t.reshow(true)
		return
	}
	if len(t.s.Picked) == 0 && t.s.OtherSay == "" && q.Required {
		t.out.Toast, t.out.Alert = t.label(text.PickOne), true
		t.s.LastData = ""
		if t.e.Kind == Said {
			t.failed(q, t.text(text.PickOne))
		}
		return
	}
	a := Answer{Choices: t.inOrder(q, t.s.Picked), Text: t.s.OtherSay, Message: t.e.Message, Button: t.label(text.Done)}
	if t.s.OtherSay != "" {
		a.Typed, a.Message = t.s.OtherRaw, t.s.OtherMsg
	}
	if len(a.Choices) == 0 {
		a.Null = true
	}
	t.check(q, a)
}

// inOrder sorts picked keys as the question lists them.
func (t *turn) inOrder(q *config.Question, picked []string) []string {
	var keys []string
	for _, b := range q.Buttons {
		if slices.Contains(picked, b.Key) {
			keys = append(keys, b.Key)
		}
	}
	return keys
}

func (t *turn) fits(q *config.Question, line string) bool {
	limit := t.longest(q)
	if line == "" {
		t.failed(q, t.text(text.WriteText))
		return false
	}
	if n := letters(line); n > limit {
		t.failed(q, t.text(text.TextTooLong, "n", t.number(int64(n)), "max", t.number(int64(limit))))
		return false
	}
	return true
}

// longest is how many characters a line of text may have.
func (t *turn) longest(q *config.Question) int {
	if q.MaxText == 0 {
		return 1000
	}
	return q.MaxText
}

func (t *turn) takeText(q *config.Question, a Answer) {
	if t.fits(q, a.Text) {
		t.check(q, a)
	}
}

// skip leaves a question that may be left.
func (t *turn) skip(q *config.Question) {
	if !skippable(q) {
		t.reshow(true)
		return
	}
	t.check(q, Answer{Null: true, Message: t.e.Message, Button: t.label(text.Skip)})
}
