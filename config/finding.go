package config

import "regexp"

// finding says how something is read that a rule finds in a report: a state, or a
// doubt.
type finding struct {
	list, what string // the file's key for all of them, and the word for one
	key, rule  string // of the example in faults
	use        ruleUse
	most       int
	room       string // why there are no more
}

// Keys of findings are short: they travel in the data of a button.
var findingKey = regexp.MustCompile(`^[a-z0-9_]{1,20}$`)

// findings reads a list of them, and hands each to add.
func (r *campaignReader) findings(m mapping, about finding, add func(key string, rule *Rule, label Text)) {
	seen := map[string]bool{}
	for i, v := range m.list(about.list) {
		if key := v.peek("key"); key != "" {
			v.where = about.what + " " + key
		}
		f := v.mapping("key", "rule", "label")
		key := f.matching("key", about.key, findingKey, "small letters, digits and underscores, at most 20")
		rule, label := &Rule{Key: "rule"}, r.needText(f, "label", textRule{most: maxLabel})
		if source, ok := f.need("rule", about.rule); ok {
			r.rules = append(r.rules, &draftRule{Rule: rule, source: source, use: about.use})
		}
		if seen[key] && key != "" {
			v.fault("%s %s is there twice; give it another key", about.what, key)
		}
		seen[key] = true
		if i == about.most {
			v.fault("there are more than %d %s; %s", about.most, about.list, about.room)
		}
		add(key, rule, label)
	}
}
