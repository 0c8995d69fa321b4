package config

import (
	"maps"
	"reflect"
	"slices"
	"strings"
)

// factNames are the facts that every campaign knows, with a value of their
// type; see Facts.
var factNames = map[string]any{"roster": 0, "last_hours": 0, "today": ""}

// check compares the sections with one another; each may be read well and
// still not fit the rest.
func (r *campaignReader) check() {
	r.checkDeadlines()
	r.checkOrder()
	r.checkFigures()
	r.checkHeld()
	r.checkRates()
	r.checkDaily()
	r.checkOffers()
	r.compileRules()
	for _, t := range r.texts {
		r.checkPlaceholders(t)
	}
}

func (r *campaignReader) checkDeadlines() {
	for kind, lowers := range below {
		upper, ok := r.c.Deadlines[kind]
		for _, lower := range lowers {
			l, both := r.c.Deadlines[lower]
			if ok && both && l.Before.After(upper.Before) {
				r.fault(r.lines["deadline "+kind], "deadline of %s (%s) is before that of %s (%s), whose reports it collects; write a later one",
					kind, upper.Before.Format("2006-01-02 15:04"), lower, l.Before.Format("2006-01-02 15:04"))
			}
		}
	}
}

// checkOrder demands unique keys and one confirming question, the last.
func (r *campaignReader) checkOrder() {
	seen := map[string]int{}
	for i, q := range r.c.Questions {
		line := r.lines[q]
		if first, twice := seen[q.Key]; twice && q.Key != "" {
			r.fault(line, "question %s is there twice, first in line %d; give it another key", q.Key, first)
		}
		seen[q.Key] = line
		last := i == len(r.c.Questions)-1
		switch {
		case q.Type == Confirm && !last:
			r.fault(line, "question %s of type confirm must be the last one; move it to the end", q.Key)
		case last && q.Type != Confirm && q.Type != "":
			r.fault(line, "the last question is %s; add one of type confirm after it, or nobody can send", q.Key)
		}
	}
}

// find is a question of the report with a type, else a fault at the line.
func (r *campaignReader) find(line int, what, key string, kind QuestionType) *Question {
	if key == "" {
		return nil
	}
	var keys []string
	for _, q := range r.c.Questions {
		if q.Key == key && q.Type == kind {
			return q
		}
		if q.Type == kind {
			keys = append(keys, q.Key)
		}
	}
	r.fault(line, "%s is %q, which is no question of type %s%s", what, key, kind, didYouMean(key, "there are", keys))
	return nil
}

func (r *campaignReader) checkFigures() {
	r.find(r.lines["total"], "total", r.c.Total, Count)
	r.find(r.lines["main"], "main", r.c.Main, Count)
}

func (r *campaignReader) checkHeld() {
	held := r.c.Held
	if held == nil {
		return
	}
	q := r.find(r.lines["held"], "question of held", held.Question, Choice)
	if q != nil && held.Value != "" && q.Button(held.Value) == nil {
		r.fault(r.lines["held"], "value of held is %q, but %s has no such button%s", held.Value, q.Key, didYouMean(held.Value, "its buttons", q.buttonKeys()))
	}
}

func (r *campaignReader) checkRates() {
	seen := map[string]bool{}
	for i, rate := range r.c.Rates {
		line := r.lines[i]
		r.find(line, "numerator of rate "+rate.Key, rate.Numerator, Count)
		r.find(line, "denominator of rate "+rate.Key, rate.Denominator, Count)
		if rate.Numerator == rate.Denominator && rate.Numerator != "" {
			r.fault(line, "rate %s divides %s by itself; name another question as denominator", rate.Key, rate.Numerator)
		}
		if seen[rate.Key] && rate.Key != "" {
			r.fault(line, "rate %s is there twice; give it another key", rate.Key)
		}
		seen[rate.Key] = true
	}
}

func (r *campaignReader) checkDaily() {
	daily := r.c.Daily
	if daily == nil {
		return
	}
	line := r.lines[daily]
	if daily.Type != Count && daily.Type != "" {
		r.fault(line, "daily is of type %s; write type: count, it asks for the figure named by main", daily.Type)
	}
	for _, q := range r.c.Questions {
		if q.Key == daily.Key && q.Key != "" {
			r.fault(line, "daily has the key %s of a question; give it another key", q.Key)
		}
	}
	if r.c.LaunchWeek.IsZero() {
		r.fault(line, "daily is asked in the launch week, but there is none; add launch_week, or take daily away")
	}
}

// checkOffers demands that a rule's offer is another question.
func (r *campaignReader) checkOffers() {
	for _, q := range r.c.all() {
		for _, rule := range q.demands() {
			if rule.Offer == "" {
				continue
			}
			if rule.Offer == q.Key {
				r.fault(r.lines[rule], "rule %s of %s offers to correct %s itself; name another question, or leave offer out", rule.Key, q.Key, q.Key)
				continue
			}
			if other := r.c.Question(rule.Offer); other == nil || other.Type == Confirm {
				r.fault(r.lines[rule], "rule %s of %s offers the unknown question %q%s", rule.Key, q.Key, rule.Offer, didYouMean(rule.Offer, "there are", r.c.keys()))
			}
		}
	}
}

// compileRules makes the expressions, each with the names of its question.
func (r *campaignReader) compileRules() {
	for _, d := range r.rules {
		source, ok := d.source.scalar()
		if !ok {
			continue
		}
		kind := reflect.Bool
		if d.use == number {
			kind = reflect.Int
		}
		expression, errs := compile(source, r.c.vocabulary(d.q), kind)
		for _, err := range errs {
			d.source.fault("%s: %v", d.source.name(), err)
		}
		if expression != nil {
			d.expr = expression
			r.checkNames(d)
		}
	}
}

// checkNames refuses a rule that names what cannot be known, or not change,
// when it is used.
func (r *campaignReader) checkNames(d *draftRule) {
	if d.use == demand && !slices.Contains(d.expr.names, d.q.Key) {
		d.source.fault("%s: does not name %s, so that no answer could satisfy it; compare with %s", d.source.name(), d.q.Key, d.q.Key)
	}
	if d.use == demand || d.q == r.c.Daily {
		return
	}
	later := false
	for _, q := range r.c.Questions {
		later = later || q == d.q
		if later && slices.Contains(d.expr.names, q.Key) {
			d.source.fault("%s: names %s, which is not answered yet when %s is asked; name earlier questions only", d.source.name(), q.Key, d.q.Key)
		}
	}
}

// checkPlaceholders refuses placeholders that do not exist, or that nothing
// makes sure are known when the text is shown.
func (r *campaignReader) checkPlaceholders(t draftText) {
	for _, name := range t.names() {
		if slices.Contains(t.known, name) || t.q != nil && slices.Contains(alwaysKnown, name) {
			continue
		}
		fact, ok := r.c.factOf(name, t.q)
		switch {
		case !ok:
			t.fault("%s has the unknown placeholder {%s}%s", t.name(), name, didYouMean(name, "known here", r.c.placeholdersOf(t)))
		case t.ask && t.q.AskBare.Empty():
			t.fault("%s has {%s}, which may not be known; add ask_bare, which is asked then, without it", t.name(), name)
		case t.rule != nil && t.rule.expr != nil && !slices.Contains(t.rule.expr.names, fact):
			t.fault("%s has {%s}, but its rule does not name %s; only what a rule names is surely known", t.name(), name, fact)
		case t.button != nil && !t.button.names(fact):
			t.fault("%s has {%s}; name %s in its value or when, so that it is shown only if that is known", t.name(), name, fact)
		}
	}
}

// names reports that a button is shown only when a fact is known.
func (b *Button) names(fact string) bool {
	for _, rule := range []*Rule{b.Value, b.When} {
		if rule != nil && (rule.expr == nil || slices.Contains(rule.expr.names, fact)) {
			return true
		}
	}
	return false
}

// placeholdersOf lists what a text may name.
func (c *Campaign) placeholdersOf(t draftText) []string {
	names := slices.Clone(t.known)
	if t.q != nil {
		names = append(names, alwaysKnown...)
		names = append(names, "roster", "last", "last_date")
		for _, q := range c.Questions {
			if q.Type != Confirm {
				names = append(names, strings.ToLower(q.Key))
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// factOf is the fact behind a placeholder in a text of a question.
func (c *Campaign) factOf(placeholder string, q *Question) (fact string, ok bool) {
	if q == nil {
		return "", false
	}
	switch placeholder {
	case "roster":
		return "roster", true
	case "last", "last_date":
		key := q.Key
		if q == c.Daily {
			key = c.Main
		}
		return "last_" + key, q.Type == Count
	}
	for _, other := range c.Questions {
		if other.Type != Confirm && strings.ToLower(other.Key) == placeholder {
			return other.Key, true
		}
	}
	return "", false
}

// vocabulary is what rules of a question may name.
func (c *Campaign) vocabulary(q *Question) vocabulary {
	words := vocabulary{types: maps.Clone(factNames), buttons: map[string][]string{}}
	if !c.LaunchWeek.IsZero() {
		words.types["launch_from"], words.types["launch_to"] = "", ""
	}
	for _, other := range c.Questions {
		words.add(other)
		if other.Type == Count {
			words.types["last_"+other.Key] = 0
		}
	}
	if q != nil && q == c.Daily {
		words.add(q)
	}
	return words
}

func (v vocabulary) add(q *Question) {
	switch q.Type {
	case Count:
		v.types[q.Key] = 0
	case FreeText:
		v.types[q.Key] = ""
	case Choice:
		v.types[q.Key], v.buttons[q.Key] = "", q.buttonKeys()
	case MultiChoice:
		v.types[q.Key], v.buttons[q.Key] = []string{}, q.buttonKeys()
	}
}

// Names are the names that rules of the campaign's questions may use, sorted;
// those of the daily question may also name its own key.
func (c *Campaign) Names() []string { return c.vocabulary(nil).names() }

// all is every question, the daily one last.
func (c *Campaign) all() []*Question {
	if c.Daily == nil {
		return c.Questions
	}
	return append(slices.Clone(c.Questions), c.Daily)
}

func (c *Campaign) keys() []string {
	var keys []string
	for _, q := range c.Questions {
		if q.Type != Confirm {
			keys = append(keys, q.Key)
		}
	}
	return keys
}
