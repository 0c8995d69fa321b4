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

// checkAliases demands that another name means one question, and one button of
// it.
func (r *campaignReader) checkAliases() {
	questions := r.newNames()
	for _, q := range r.c.Questions {
		questions.label(q.Key, q.Label)
		buttons := r.newNames()
		for _, b := range q.Buttons {
			buttons.label("button "+b.Key+" of "+q.Key, b.Label)
		}
		for _, b := range q.Buttons {
			buttons.claim("button "+b.Key+" of "+q.Key, r.lines[b], b.Aliases)
		}
	}
	for _, q := range r.c.Questions {
		questions.claim(q.Key, r.lines[q], q.Aliases)
	}
}

// names says what owns a name.
type names struct {
	r     *campaignReader
	owner map[string]string
}

func (r *campaignReader) newNames() names { return names{r, map[string]string{}} }

func (n names) label(what string, t Text) {
	n.owner[strings.ToLower(t.Vi)], n.owner[strings.ToLower(t.En)] = what, what
}

func (n names) claim(what string, line int, aliases []string) {
	for _, name := range aliases {
		name = strings.ToLower(name)
		if other, taken := n.owner[name]; taken && other != what {
			n.r.fault(line, "%s and %s have the same name %q; keep it with one of them", other, what, name)
		}
		n.owner[name] = what
	}
}
