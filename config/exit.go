package config

import (
	"regexp"
	"slices"
	"strconv"
)

// State is something that a report says of its unit beside its figures, as
// "nobody has a smartphone". It is derived from the answers whenever the report
// is counted, so it holds however they were given and goes when they change.
type State struct {
	Key   string // [a-z0-9_]{1,20}
	Rule  *Rule  // names answers only, so that a recount finds the same
	Label Text   // how summaries call it
}

// Fill is one of the answers that a button gives at once: a figure, a choice,
// or, with neither, "not known" (NULL).
type Fill struct {
	Question string
	N        *int64
	Choice   string
}

const maxStates = 6

// State keys are short: they travel in the data of a button.
var stateKey = regexp.MustCompile(`^[a-z0-9_]{1,20}$`)

func (r *campaignReader) states(m mapping) {
	seen := map[string]bool{}
	for _, v := range m.list("states") {
		if key := v.peek("key"); key != "" {
			v.where = "state " + key
		}
		f := v.mapping("key", "rule", "label")
		s := &State{
			Key:   f.matching("key", "chua_lam", stateKey, "small letters, digits and underscores, at most 20"),
			Rule:  &Rule{Key: "rule"},
			Label: r.needText(f, "label", textRule{most: maxLabel}),
		}
		if source, ok := f.need("rule", "DA_CAI == 0"); ok {
			r.rules = append(r.rules, &draftRule{Rule: s.Rule, source: source, use: derived})
		}
		if seen[s.Key] && s.Key != "" {
			v.fault("state %s is there twice; give it another key", s.Key)
		}
		seen[s.Key] = true
		if len(r.c.States) == maxStates {
			v.fault("there are more than %d states; summaries have room for no more", maxStates)
		}
		r.c.States = append(r.c.States, s)
	}
}

// draftFill is what a button fills in, before the questions are all known.
type draftFill struct {
	mapping
	q *Question
	b *Button
}

// fill reads the keys of a button's fill; their values are read by readFills.
func (r *campaignReader) fill(m mapping, q *Question, b *Button) {
	v, ok := m.get("fill")
	if !ok {
		return
	}
	b.Fill = []Fill{}
	if _, ok := v.pairs(); !ok {
		v.wrongKind("questions with their answers are wanted; write for example fill: {DA_CAI: 0}")
		return
	}
	r.fills = append(r.fills, draftFill{v.mapping(), q, b})
}

// readFills reads the filled answers by the types of their questions.
func (r *campaignReader) readFills() {
	for _, d := range r.fills {
		for _, key := range d.order {
			if slices.Contains(r.c.keys(), key) {
				continue
			}
			d.fields[key].fault("%s fills the unknown question %q%s", d.name(), key, didYouMean(key, "there are", r.c.keys()))
		}
		for _, q := range r.c.Questions {
			if v, there := d.fields[q.Key]; there && q.Type != Confirm {
				d.b.Fill = append(d.b.Fill, fillOf(v, q))
			}
		}
		if _, there := d.fields[d.q.Key]; !there {
			d.fault("%s leaves out %s, the question that it is a button of; add %s", d.name(), d.q.Key, d.q.Key)
		}
	}
}

// fillOf reads one filled answer.
func fillOf(v value, q *Question) Fill {
	f := Fill{Question: q.Key}
	if v.absent() {
		if !q.Nullable && q.Required {
			v.fault("%s is empty, but %s must be answered; write a value", v.name(), q.Key)
		}
		return f
	}
	s, ok := v.scalar()
	if !ok {
		return f
	}
	switch q.Type {
	case Count:
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || n < 0 {
			v.fault("%s is %q; write a whole number, or null for not known", v.name(), s)
		}
		f.N = &n
	case Choice, MultiChoice:
		f.Choice = s
		switch b := q.Button(s); {
		case b == nil:
			v.fault("%s is %q, but %s has no such button%s", v.name(), s, q.Key, didYouMean(s, "its buttons", q.buttonKeys()))
		case b.Unknown || b.NotMine || b.Exits || b.OtherText:
			v.fault("%s is %q, which stands for no answer by itself; write another button, or null for not known", v.name(), s)
		}
	default:
		v.fault("%s is filled, but %s is of type %s; only counts and choices can be", v.name(), q.Key, q.Type)
	}
	return f
}
