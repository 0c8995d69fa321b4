package config

// Facts are the values that rules may name. A name that is absent is not
// known, and a rule that names it does not apply.
//
//   - a count answer: int, under its question's key; absent while NULL
//   - a choice answer: string, the button's key
//   - a multichoice answer: []string
//   - a text answer: string
//   - roster: int, the roster's number of members and workers
//   - last_<KEY>: int, the last known figure for a count question
//   - was_<KEY>: int, the figure of a count question in the revision before, for
//     doubts alone
//   - last_hours: int, whole hours since that figure was given
//   - today: string, the day in the campaign's zone as "2020-08-25"
//   - launch_from, launch_to: string, days of the launch week
type Facts map[string]any

// Set makes an answer to a question a fact. An answer that says none of these is
// not known, and no fact.
func (f Facts) Set(q *Question, n *int64, choices []string, text string) {
	delete(f, q.Key)
	switch {
	case q.Type == Count && n != nil:
		f[q.Key] = int(*n)
	case q.Type == Choice && len(choices) > 0:
		f[q.Key] = choices[0]
	case q.Type == MultiChoice && choices != nil:
		f[q.Key] = choices
	case q.Type == FreeText && text != "":
		f[q.Key] = text
	}
}

// Holds evaluates a condition. known is false if it names a fact that is not
// there; holds is false then.
func (r *Rule) Holds(f Facts) (holds, known bool) {
	v, ok := r.expr.eval(f)
	if !ok {
		return false, false
	}
	b, _ := v.(bool)
	return b, true
}

// Number evaluates an expression that stands for a number of people.
func (r *Rule) Number(f Facts) (n int64, known bool) {
	v, ok := r.expr.eval(f)
	if !ok {
		return 0, false
	}
	switch n := v.(type) {
	case int:
		return int64(n), true
	case int64:
		return n, true
	}
	return 0, false
}

// Names lists the facts that the rule names, sorted.
func (r *Rule) Names() []string { return r.expr.names }
