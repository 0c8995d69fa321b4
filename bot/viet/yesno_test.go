package viet

import "testing"

func TestReadYesNo(t *testing.T) {
	for _, row := range rows(t, "yesno", 2) {
		if got := ReadYesNoNumbered(row[0]).String(); got != row[1] {
			t.Errorf("%q: %s, want %s", row[0], got, row[1])
		}
	}
}
