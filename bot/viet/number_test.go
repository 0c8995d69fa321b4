package viet

import (
	"strconv"
	"strings"
	"testing"
)

// numberString writes a result as the tables do: value 5, ask 5|6, reject.
func numberString(n Number) string {
	if n.Kind == Value {
		return "value " + strconv.FormatInt(n.Value, 10)
	}
	out := make([]string, len(n.Readings))
	for i, r := range n.Readings {
		out[i] = r.String()
	}
	return strings.TrimSpace(n.Kind.String() + " " + strings.Join(out, "|"))
}

func TestReadNumber(t *testing.T) {
	for _, row := range rows(t, "number", 3) {
		n := ReadNumber(unquote(row[0]), NumberContext{})
		want := strings.TrimSpace(row[1] + " " + row[2])
		if got := numberString(n); got != want {
			t.Errorf("%q: %s (%s), want %s", row[0], got, n.Why, want)
		}
		if (n.Kind == Value) != (n.Why == Clear) {
			t.Errorf("%q: %s with reason %q", row[0], n.Kind, n.Why)
		}
	}
}
