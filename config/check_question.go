package config

import "slices"

// maxButtons of a question: more are not found on a small screen.
const maxButtons = 12

// checkQuestion demands that the parts of one question fit each other.
func (r *campaignReader) checkQuestion(m mapping, q *Question) {
	r.checkType(m, q)
	r.checkKeys(m, q)
	for _, b := range q.Buttons {
		r.checkButton(q, b)
	}
	unknown := slices.ContainsFunc(q.Buttons, func(b *Button) bool { return b.Unknown })
	if unknown && !q.Nullable {
		r.fault(m.line, `%s has a button "unknown: true"; write nullable: true as well`, q.Key)
	}
	if len(q.Buttons) > maxButtons {
		r.fault(m.lineOf("buttons"), "%s has %d buttons; the most is %d", q.Key, len(q.Buttons), maxButtons)
	}
	if q.Prefill != "" && q.Prefill != "roster" && q.Prefill != "last" {
		r.fault(m.lineOf("prefill"), "prefill of %s is %q; write roster or last, or leave it out", q.Key, q.Prefill)
	}
}

// checkType demands what a type needs and refuses what means nothing for it.
func (r *campaignReader) checkType(m mapping, q *Question) {
	switch q.Type {
	case Count:
		if q.Example.Empty() {
			m.need("example", `{vi: "380", en: "380"}`)
		}
	case Choice:
		if len(q.Buttons) < 2 {
			r.fault(m.line, "%s is a choice and has %d buttons; write at least two", q.Key, len(q.Buttons))
		}
	case MultiChoice:
		if len(q.Buttons) == 0 {
			r.fault(m.line, "%s is a multichoice without buttons; write at least one", q.Key)
		}
	case FreeText, Confirm:
		r.refuseKeys(m, q, "buttons")
	}
	if q.Type != Count && q.Type != "" {
		r.refuseKeys(m, q, "prefill", "measure")
	}
	if q.Type == Confirm {
		r.refuseKeys(m, q, "when", "nullable", "hard", "soft", "max_text", "example")
	}
}

func (r *campaignReader) refuseKeys(m mapping, q *Question, keys ...string) {
	for _, key := range keys {
		if v, there := m.get(key); there {
			v.fault("%s means nothing for %s, which is of type %s; take it away", key, q.Key, q.Type)
		}
	}
}

// checkKeys demands unique keys of buttons and rules.
func (r *campaignReader) checkKeys(m mapping, q *Question) {
	buttons, rules := map[string]bool{}, map[string]bool{}
	for _, b := range q.Buttons {
		if buttons[b.Key] && b.Key != "" {
			r.fault(r.lines[b], "button %s of %s is there twice; give it another key", b.Key, q.Key)
		}
		buttons[b.Key] = true
	}
	for _, rule := range q.demands() {
		if rules[rule.Key] && rule.Key != "" {
			r.fault(r.lines[rule], "rule %s of %s is there twice; give it another key", rule.Key, q.Key)
		}
		rules[rule.Key] = true
	}
}

func (r *campaignReader) checkButton(q *Question, b *Button) {
	line := r.lines[b]
	acts := 0
	for _, is := range []bool{b.Value != nil, b.Unknown, b.Edit, b.NotMine, b.Exits, b.Fill != nil} {
		if is {
			acts++
		}
	}
	switch {
	case q.Type == Count && acts != 1:
		r.fault(line, "button %s of %s needs exactly one of value, unknown, edit, not_mine, fill, exits", b.Key, q.Key)
	case q.Type != Count && (b.Value != nil || b.Edit || b.Fill != nil):
		r.fault(line, "button %s of %s has value, edit or fill, which are for questions of type count; take it away", b.Key, q.Key)
	}
	if b.Exclusive && q.Type != MultiChoice {
		r.fault(line, "button %s of %s is exclusive, which is for type multichoice; take it away", b.Key, q.Key)
	}
	if b.OtherText && (q.Type == Count || b.Exclusive || b.Unknown) {
		r.fault(line, "button %s of %s cannot ask for other_text; take it away", b.Key, q.Key)
	}
}

// demands are the hard and the soft rules of a question.
func (q *Question) demands() []*Rule { return append(slices.Clone(q.Hard), q.Soft...) }

func (q *Question) buttonKeys() []string {
	keys := make([]string, len(q.Buttons))
	for i, b := range q.Buttons {
		keys[i] = b.Key
	}
	return keys
}
