package viet

import "testing"

func phoneString(p Phone) string {
	s := p.E164
	switch {
	case p.Kind == Refuse:
		return "reject"
	case p.Kind == Ask && s == "":
		return "ask"
	}
	if p.Type == Landline {
		s = "landline " + s
	}
	if p.Kind == Ask {
		s = "ask " + s
	}
	return s
}

func TestReadPhone(t *testing.T) {
	for _, row := range rows(t, "phone", 2) {
		if got := phoneString(ReadPhone(unquote(row[0]))); got != row[1] {
			t.Errorf("%q: %s, want %s", row[0], got, row[1])
		}
	}
}
