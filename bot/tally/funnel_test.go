package tally_test

import (
	"testing"

	"raquan/bot/tally"
)

// TestFunnel: what closed units sent is in no step.
func TestFunnel(t *testing.T) {
	for _, test := range []struct {
		sums tally.Sums
		want tally.Funnel
	}{
		{nil, tally.Funnel{}},
		{tally.Sums{tally.Units: 10, tally.Joined: 8, tally.Begun: 2, tally.Sent: 5, tally.OnTime: 4, tally.Returned: 1, tally.Doubted: 1},
			tally.Funnel{Units: 10, Joined: 8, Begun: 7, Sent: 5, OnTime: 4, Checked: 3}},
		{tally.Sums{tally.Units: 1, tally.Sent: 2, tally.Closed: 1, tally.OnTime: 2, tally.Returned: 2}, tally.Funnel{Units: 1, Begun: 1, Sent: 1, OnTime: 1}},
	} {
		if got := tally.FunnelOf(test.sums); got != test.want {
			t.Errorf("%v: %+v, want %+v", test.sums, got, test.want)
		}
	}
}
