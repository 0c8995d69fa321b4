package dialog

import (
	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

// readCount reads a number: taken, asked back, or refused with one example.
func (t *turn) readCount(q *config.Question, a Answer) {
	if b := t.labelled(q, t.e.Text); b != nil {
		t.pressButton(q, b, a)
		return
	}
	if q.Prefill == prefillRoster && t.yesNoCount(q, a) {
		return
	}
	t.readNumber(q, t.e.Text, a)
}

// readNumber takes the number that a text says.
func (t *turn) readNumber(q *config.Question, said string, a Answer) {
	ctx := t.numberContext(q)
	n := viet.ReadNumber(said, ctx)
	switch n.Kind {
	case viet.Value:
		a.N = &n.Value
		t.check(q, a)
	case viet.Ask:
		t.askWhich(q, n, ctx, said)
	default:
		t.failed(q, t.why(n.Why, said)+t.text(text.TypeNumber, "example", t.example(q)))
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
	if t.saysSend() {
		return false
	}
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
func (t *turn) askWhich(q *config.Question, n viet.Number, ctx viet.NumberContext, said string) {
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
		t.failed(q, t.why(n.Why, said)+t.text(text.TypeNumber, "example", t.example(q)))
		return
	}
	t.s.Fails = 0
	rows := [][]chat.Button{line}
	if n.Why == viet.NoOrZero {
		rows = append(rows, t.unknownButtons(q)...)
	}
	t.sayAsking(q, t.why(n.Why, said)+t.text(text.Which), rows...)
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
func (t *turn) why(r viet.Reason, said string) string {
	if s := text.Why(r.String()); s != nil {
		return t.text(s, "text", short(said, 60)) + " "
	}
	return ""
}

func (t *turn) example(q *config.Question) string {
	if !q.Example.Empty() {
		return text.Of(t.lang, q.Example)
	}
	return "380"
}
