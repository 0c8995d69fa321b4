package dialog

import (
	"fmt"
	"slices"
	"strings"

	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

// facts are what the campaign's rules may name when a question is looked at.
// What is not known is absent, and a rule that names it does not apply. They are
// made once and kept until an answer changes.
func (t *turn) facts(key string) config.Facts {
	if t.isUpdate(key) {
		return t.updateFacts()
	}
	if t.known == nil {
		t.known = t.makeFacts()
	}
	delete(t.known, "last_hours")
	if last, ok := t.last(key); ok {
		t.known["last_hours"] = int(t.env.Now.Sub(last.At).Hours())
	}
	return t.known
}

func (t *turn) makeFacts() config.Facts {
	f := t.env.Campaign.BaseFacts(t.env.Now)
	if w := t.env.Unit.Workers; w != nil {
		f["roster"] = int(*w)
	}
	for key, a := range t.answers() {
		if q := t.env.Campaign.Question(key); q != nil {
			addFact(f, q, a)
		}
	}
	for _, q := range t.env.Campaign.Questions {
		if last, ok := t.last(q.Key); ok && q.Type == config.Count {
			f["last_"+q.Key] = int(last.N)
		}
	}
	return f
}

// addFact adds one answer to the facts; NULL is not known.
func addFact(f config.Facts, q *config.Question, a Answer) { f.Set(q, a.N, a.Choices, a.Text) }

// last is the last known figure of a question before this report: what was
// sent, or the newer of the daily updates.
func (t *turn) last(key string) (Figure, bool) {
	if t.isUpdate(key) {
		return t.latest()
	}
	r := t.env.Unit.Report
	known, ok := r.Known[key]
	if a, sent := r.Sent[key]; sent && a.N != nil && (!ok || !known.At.After(r.Last)) {
		return Figure{N: *a.N, At: r.Last, Other: a.Other}, true
	}
	return known, ok
}

// applies reports whether a question is asked at all. A condition that names
// what is not known does not hold yet.
func (t *turn) applies(q *config.Question) bool {
	if q.When == nil {
		return true
	}
	holds, _ := q.When.Holds(t.facts(q.Key))
	return holds
}

// brokenRule gives the first rule that an answer breaks, hard ones first; soft
// ones that were accepted with these very values do not count.
func (t *turn) brokenRule(q *config.Question, a Answer) *config.Rule {
	f := t.facts(q.Key)
	saved := t.answers()[q.Key]
	addFact(f, q, a)
	defer func() { addFact(f, q, saved) }()
	for _, r := range q.Hard {
		if broken, known := r.Holds(f); known && broken {
			return r
		}
	}
	for _, r := range q.Soft {
		if broken, known := r.Holds(f); known && broken && t.s.Accepted[t.ruleName(q, r)] != fingerprint(r, f) {
			return r
		}
	}
	return nil
}

// accept remembers that a soft rule was asked and accepted with these values.
func (t *turn) accept(q *config.Question, r *config.Rule) {
	if t.s.Accepted == nil {
		t.s.Accepted = map[string]string{}
	}
	t.s.Accepted[t.ruleName(q, r)] = fingerprint(r, t.facts(q.Key))
}

// ruleName names a rule of a question of this unit's report.
func (t *turn) ruleName(q *config.Question, r *config.Rule) string {
	return t.env.Unit.ID + "." + q.Key + "." + r.Key
}

// fingerprint is the values of the facts that a rule names, but for the moment.
func fingerprint(r *config.Rule, f config.Facts) string {
	var b strings.Builder
	for _, name := range r.Names() {
		if name != "last_hours" && name != "today" {
			fmt.Fprintf(&b, "%v;", f[name])
		}
	}
	return b.String()
}

func isHard(q *config.Question, r *config.Rule) bool { return slices.Contains(q.Hard, r) }

// doubtfulText reports a free text that may name a sick person or hold a phone
// number: asked once, then accepted.
func (t *turn) doubtfulText(s string) bool {
	folded := " " + viet.Fold(s) + " "
	for _, w := range t.env.Campaign.Warn {
		if strings.Contains(folded, " "+viet.Fold(w)+" ") {
			return true
		}
	}
	return holdsNumber(s)
}

// holdsNumber reports whether a text holds digits enough for a telephone number.
func holdsNumber(s string) bool {
	digits := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			if digits++; digits >= 9 {
				return true
			}
		case r == ' ' || r == '.' || r == '-':
		default:
			digits = 0
		}
	}
	return false
}

// sayRule is what a rule says about the figure read.
func (t *turn) sayRule(q *config.Question, r *config.Rule, a Answer) string {
	args := t.names(q)
	if a.N != nil {
		args = append([]any{"value", t.number(*a.N)}, args...)
	}
	return text.Fill(text.Escape(text.Of(t.lang, r.Say)), args...)
}
