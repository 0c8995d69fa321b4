package config

import (
	"fmt"
	"regexp"
	"strconv"
)

// Keys are short because they travel: the data of a Telegram button has 64
// bytes for a unit, a question, a revision and a button.
var (
	questionKey = regexp.MustCompile(`^[A-Z][A-Z0-9_]{0,19}$`)
	buttonKey   = regexp.MustCompile(`^[a-z0-9_]{1,12}$`)
)

// draftRule is a rule before the questions are all known: its expression is
// compiled by the check.
type draftRule struct {
	*Rule
	source value
	use    ruleUse
	q      *Question
	button *Button // whose value or when it is; nil if it belongs to the question
}

// ruleUse says what a rule is for, which decides what it may name.
type ruleUse int

const (
	condition ruleUse = iota // when: of what was answered before
	demand                   // hard, soft: of the answer itself, and any other
	number                   // the value of a button
	derived                  // the rule of a state: of the answers alone
	doubted                  // the rule of a doubt: of the answers, the roster and figures sent before
)

func (r *campaignReader) questions(m mapping) {
	if v, ok := m.need("questions", ""); ok {
		for _, item := range v.items() {
			r.c.Questions = append(r.c.Questions, r.question(item))
		}
		if len(r.c.Questions) == 0 {
			v.fault("there is no question; write at least one and one of type confirm")
		}
	}
	if v, ok := m.get("daily"); ok {
		r.c.Daily = r.question(v)
	}
}

func (r *campaignReader) question(v value) *Question {
	if key := v.peek("key"); key != "" {
		v.where = key
	}
	m := v.mapping("key", "type", "ask", "ask_bare", "why", "label", "aliases", "measure", "prefill", "when", "required",
		"nullable", "buttons", "hard", "soft", "example", "max_text")
	q := &Question{}
	r.lines[q] = v.line
	q.Key = m.matching("key", "DA_CAI", questionKey, "capital letters, digits and underscores, at most 20, a letter first")
	q.Type = r.questionType(m)
	q.Ask = r.needText(m, "ask", textRule{q: q, ask: true, most: maxAsk})
	q.AskBare = r.optText(m, "ask_bare", textRule{known: alwaysKnown, most: maxAsk})
	q.Why = r.optText(m, "why", textRule{known: alwaysKnown, most: maxAsk})
	q.Label = r.needText(m, "label", plain)
	q.Aliases = r.aliases(m)
	q.Measure = r.optText(m, "measure", plain)
	q.Example = r.optText(m, "example", plain)
	q.Prefill = m.str("prefill")
	q.Required, q.Nullable = m.flag("required"), m.flag("nullable")
	q.MaxText = r.maxText(m)
	q.When = r.rule(m, "when", condition, q, nil)
	for _, item := range m.list("buttons") {
		q.Buttons = append(q.Buttons, r.button(item, q))
	}
	q.Hard = r.demands(m, "hard", q)
	q.Soft = r.demands(m, "soft", q)
	r.checkQuestion(m, q)
	return q
}

func (r *campaignReader) questionType(m mapping) QuestionType {
	s := m.needStr("type", "count")
	switch t := QuestionType(s); t {
	case Count, Choice, MultiChoice, FreeText, Confirm:
		return t
	case "":
	default:
		r.fault(m.lineOf("type"), "%s has the unknown type %q; write count, choice, multichoice, text or confirm", m.name(), s)
	}
	return ""
}

func (r *campaignReader) maxText(m mapping) int {
	v, ok := m.get("max_text")
	if !ok {
		return 0
	}
	s, ok := v.scalar()
	n, err := strconv.Atoi(s)
	if ok && (err != nil || n < 1 || n > 1000) {
		v.fault("max_text of %s is %q; write a number from 1 to 1000", m.name(), s)
	}
	return n
}

func (r *campaignReader) button(v value, q *Question) *Button {
	if key := v.peek("key"); key != "" {
		v.where = "button " + key + " of " + q.Key
	}
	m := v.mapping("key", "label", "aliases", "value", "when", "exclusive", "other_text", "unknown", "edit", "not_mine", "fill", "exits")
	b := &Button{}
	r.lines[b] = v.line
	b.Key = m.matching("key", "chua_co", buttonKey, "small letters, digits and underscores, at most 12")
	b.Label = r.needText(m, "label", textRule{q: q, button: b, most: maxLabel})
	b.Aliases = r.aliases(m)
	b.Value = r.rule(m, "value", number, q, b)
	b.When = r.rule(m, "when", condition, q, b)
	b.Exclusive, b.OtherText = m.flag("exclusive"), m.flag("other_text")
	b.Unknown, b.Edit, b.NotMine, b.Exits = m.flag("unknown"), m.flag("edit"), m.flag("not_mine"), m.flag("exits")
	r.fill(m, q, b)
	return b
}

// rule reads an expression that stands alone: a when or a value.
func (r *campaignReader) rule(m mapping, key string, use ruleUse, q *Question, b *Button) *Rule {
	v, ok := m.get(key)
	if !ok {
		return nil
	}
	rule := &Rule{Key: key}
	r.rules = append(r.rules, &draftRule{rule, v, use, q, b})
	return rule
}

// demands reads the hard or the soft rules of a question.
func (r *campaignReader) demands(m mapping, key string, q *Question) []*Rule {
	var rules []*Rule
	for _, item := range m.list(key) {
		item.where = fmt.Sprintf("%s[%d] of %s", key, len(rules), q.Key)
		f := item.mapping("key", "rule", "say", "offer")
		rule := &Rule{
			Key:   f.matching("key", "above_total", textKey, "small letters, digits and underscores, at most 32"),
			Offer: f.str("offer"),
		}
		r.lines[rule] = item.line
		if source, ok := f.need("rule", "DA_CAI > TONG_LD"); ok {
			source.where = "rule " + item.where
			r.rules = append(r.rules, &draftRule{rule, source, demand, q, nil})
		}
		rule.Say = r.needText(f, "say", textRule{q: q, rule: rule, known: []string{"unit", "app", "value"}, most: maxAsk})
		rules = append(rules, rule)
	}
	return rules
}
