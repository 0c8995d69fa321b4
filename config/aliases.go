package config

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxAlias is how many characters another name may have: it is written at the
// head of a line, not a sentence.
const maxAlias = 60

// aliases reads the other names of a question or a button. They are compared
// without case and marks, so each name is needed once.
func (r *campaignReader) aliases(m mapping) []string {
	var names []string
	for _, item := range m.list("aliases") {
		s, ok := item.scalar()
		switch s = strings.TrimSpace(s); {
		case !ok:
		case s == "":
			item.fault("%s is empty; write a name, or take the line away", item.name())
		case utf8.RuneCountInString(s) > maxAlias:
			item.fault("%s has %d characters; the most is %d", item.name(), utf8.RuneCountInString(s), maxAlias)
		case slices.Contains(names, s):
			item.fault("%s says %q again; keep one of them", item.name(), s)
		default:
			names = append(names, s)
		}
	}
	return names
}

// checkAliases demands that a name means one question, and one button of it.
func (r *campaignReader) checkAliases() {
	owner := map[string]string{}
	claim := func(what string, line int, names []string) {
		for _, name := range names {
			name = strings.ToLower(name)
			if other, taken := owner[name]; taken && other != what {
				r.fault(line, "%s and %s have the same name %q; keep it with one of them", other, what, name)
			}
			owner[name] = what
		}
	}
	for _, q := range r.c.Questions {
		claim(q.Key, r.lines[q], append([]string{q.Label.Vi, q.Label.En}, q.Aliases...))
	}
	for _, q := range r.c.Questions {
		clear(owner)
		for _, b := range q.Buttons {
			claim("button "+b.Key+" of "+q.Key, r.lines[b], append([]string{b.Label.Vi, b.Label.En}, b.Aliases...))
		}
	}
}
