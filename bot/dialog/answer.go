package dialog

import (
	"slices"
	"strings"

	"raquan/bot/chat"
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
	if t.saysKeep(q) {
		t.goOn()
		return
	}
	typed := t.typed()
	if t.s.Doubt != nil && t.s.Doubt.Rule != "" && t.s.Doubt.Rule != ruleTheirs {
		switch viet.ReadYesNo(t.e.Text) {
		case viet.Yes:
			t.keepDoubt(q)
			return
		case viet.No:
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

// readCount reads a number: taken, asked back, or refused with one example.
func (t *turn) readCount(q *config.Question, a Answer) {
	ctx := t.numberContext(q)
	if b := t.labelled(q, t.e.Text); b != nil {
		t.pressButton(q, b, a)
		return
	}
	if q.Prefill == prefillRoster && t.yesNoCount(q, a) {
		return
	}
	n := viet.ReadNumber(t.e.Text, ctx)
	switch n.Kind {
	case viet.Value:
		a.N = &n.Value
		t.check(q, a)
	case viet.Ask:
		t.askWhich(q, n, ctx)
	default:
		t.failed(q, t.why(n.Why)+t.text(text.TypeNumber, "example", t.example(q)))
	}
}

// numberContext is what is known before a number is read: for percentages the
// total, for increments the figure before.
func (t *turn) numberContext(q *config.Question) viet.NumberContext {
	ctx := viet.NumberContext{}
	if q.Key != t.env.Campaign.Total {
		ctx.Total, ctx.HasTotal = t.total()
	}
	if last, ok := t.last(q.Key); ok {
		ctx.Previous, ctx.HasPrevious = last.N, true
	}
	return ctx
}

// total is how many people the unit has, by the report or else by the roster.
func (t *turn) total() (int64, bool) {
	if a := t.answers()[t.env.Campaign.Total]; a.N != nil {
		return *a.N, true
	}
	if w := t.env.Unit.Workers; w != nil {
		return *w, true
	}
	return 0, false
}

// prefillRoster asks whether the roster's number is right.
const prefillRoster = "roster"

// yesNoCount reads a typed yes or no to a number that was offered.
func (t *turn) yesNoCount(q *config.Question, a Answer) bool {
	facts := t.facts(q.Key)
	for _, b := range q.Buttons {
		if b.Value == nil {
			continue
		}
		if _, ok := b.Value.Number(facts); !ok {
			continue
		}
		switch viet.ReadYesNo(t.e.Text) {
		case viet.Yes:
			t.pressButton(q, b, a)
			return true
		case viet.No:
			t.retype(q)
			return true
		}
	}
	return false
}

// askWhich offers the likely readings of a doubtful number.
func (t *turn) askWhich(q *config.Question, n viet.Number, ctx viet.NumberContext) {
	var line []chat.Button
	t.s.Rev++
	seen := map[int64]bool{}
	for _, r := range n.Readings {
		v, ok := r.People(ctx)
		if !ok || v < 0 || seen[v] {
			continue
		}
		seen[v] = true
		line = append(line, button(t.number(v), t.answerData("n", q.Key, i64(v))))
	}
	if len(line) == 0 {
		t.failed(q, t.why(n.Why)+t.text(text.TypeNumber, "example", t.example(q)))
		return
	}
	t.s.Fails = 0
	rows := [][]chat.Button{line}
	if n.Why == viet.NoOrZero {
		rows = append(rows, t.unknownButtons(q)...)
	}
	t.sayAsking(q, t.why(n.Why)+t.text(text.Which), rows...)
}

// unknownButtons are those that answer "not known".
func (t *turn) unknownButtons(q *config.Question) [][]chat.Button {
	facts, args := t.facts(q.Key), t.names(q)
	var rows [][]chat.Button
	for _, b := range q.Buttons {
		if c, ok := t.prepared(q, b, facts, args); ok && b.Unknown {
			rows = append(rows, row(c))
		}
	}
	return rows
}

// why is the sentence for a reader's reason, with a space behind it.
func (t *turn) why(r viet.Reason) string {
	if s := text.Why(r.String()); s != nil {
		return t.text(s, "text", short(t.e.Text, 60)) + " "
	}
	return ""
}

func (t *turn) example(q *config.Question) string {
	if !q.Example.Empty() {
		return text.Of(t.lang, q.Example)
	}
	return "380"
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

// waitOther begins to wait for the line of text that a button takes.
func (t *turn) waitOther(q *config.Question, key string) {
	t.s.Other = key
	t.s.Rev++
	t.askOther(q, key)
}

// askOther asks for that line.
func (t *turn) askOther(q *config.Question, key string) {
	b := q.Button(key)
	if b == nil {
		t.render(q)
		return
	}
	t.sayAsking(q, t.text(text.WriteOther, "label", t.buttonName(q, b)))
}

// otherText takes the line of text of a choice.
func (t *turn) otherText(q *config.Question, a Answer) {
	line := strings.TrimSpace(viet.Clean(t.e.Text))
	if !t.fits(q, line) {
		return
	}
	key := t.s.Other
	t.accepted()
	t.s.Other, t.s.OtherSay, t.s.OtherRaw, t.s.OtherMsg = "", line, t.e.Text, t.e.Message
	if q.Type == config.Choice {
		a.Choices, a.Text = []string{key}, line
		t.check(q, a)
		return
	}
	if !slices.Contains(t.s.Picked, key) {
		t.s.Picked = append(t.s.Picked, key)
	}
	t.echo = t.text(text.Recorded, "value", short(line, 60))
	t.s.Rev++ // a new showing: the text stands between it and the old one
	t.render(q)
}

func (t *turn) fits(q *config.Question, line string) bool {
	limit := q.MaxText
	if limit == 0 {
		limit = 1000
	}
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
