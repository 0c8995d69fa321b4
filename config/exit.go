package config

import (
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

func (r *campaignReader) states(m mapping) {
	about := finding{list: "states", what: "state", key: "chua_lam", rule: "DA_CAI == 0", use: derived, most: maxStates, room: "summaries have room for no more"}
	r.findings(m, about, func(key string, rule *Rule, label Text) {
		r.c.States = append(r.c.States, &State{key, rule, label})
	})
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
