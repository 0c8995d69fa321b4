package config

import (
	"fmt"
	"slices"
	"strings"
)

// Placeholders that are always known when a text of a question is shown.
var alwaysKnown = []string{"unit", "app"}

// placeholders lists the {names} of a text, sorted, each once. A brace that
// does not belong to a name is an error.
func placeholders(s string) ([]string, error) {
	var names []string
	for rest := s; ; {
		i := strings.IndexAny(rest, "{}")
		if i < 0 {
			slices.Sort(names)
			return slices.Compact(names), nil
		}
		name, after, closed := strings.Cut(rest[i+1:], "}")
		if rest[i] == '}' || !closed || !isName(name) {
			return nil, fmt.Errorf("has a brace without a name in it; write a placeholder as {name}")
		}
		names, rest = append(names, name), after
	}
}

func isName(s string) bool {
	for _, r := range s {
		if r != '_' && (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}

// names are the placeholders of a text that was read without fault.
func (t Text) names() []string {
	names, _ := placeholders(t.Vi)
	return names
}
