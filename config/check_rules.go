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
		words := r.c.vocabulary(d.q)
		if d.use == derived {
			words = r.c.answerWords()
		}
		if d.use == doubted {
			words = r.c.doubtWords()
		}
		expression, errs := compile(source, words, kind)
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
	if d.use == doubted {
		r.checkDoubt(d)
	}
	if d.use == demand || d.use == derived || d.use == doubted || d.q == r.c.Daily {
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

// answerWords is what the rules of states may name: answers.
func (c *Campaign) answerWords() vocabulary {
	words := vocabulary{types: map[string]any{}, buttons: map[string][]string{}}
	for _, q := range c.Questions {
		words.add(q)
	}
	return words
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
