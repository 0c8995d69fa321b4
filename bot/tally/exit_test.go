package tally_test

import (
	"os"
	"reflect"
	"testing"
	"time"

	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
)

// states are read from a campaign file, since only that makes rules.
var states = func() []*config.State {
	data, err := os.ReadFile("testdata/states.yaml")
	if err != nil {
		panic(err)
	}
	c, err := config.ParseCampaign("states.yaml", data)
	if err != nil {
		panic(err)
	}
	return c.States
}()

// TestExits: not reported, not known, zero, and what was said about a unit are
// different things, and each is counted by itself.
func TestExits(t *testing.T) {
	type answers = map[string]store.Answer
	dissolved := &store.Claim{Kind: store.Dissolved, At: time.Unix(1, 0)}
	settled := &store.Claim{Kind: store.Dissolved, At: time.Unix(1, 0), Settled: time.Unix(2, 0)}
	sent := func(a answers) store.Report { return store.Report{State: store.Sent, Sent: a} }
	tests := map[string]struct {
		report store.Report
		closed bool
		want   tally.Sums // of states, claims and flagged
	}{
		"not reported":               {store.Report{}, false, tally.Sums{}},
		"zero in a draft":            {store.Report{State: store.Draft, Working: answers{"PHONES": count(0)}}, false, tally.Sums{}},
		"zero known so far":          {store.Report{State: store.Draft, Known: map[string]store.Figure{"PHONES": {}}}, false, tally.Sums{}},
		"not known":                  {sent(answers{"PHONES": null}), false, tally.Sums{}},
		"not answered":               {sent(answers{"ALL": count(5)}), false, tally.Sums{}},
		"zero":                       {sent(answers{"PHONES": count(0)}), false, tally.Sums{"state.no_phone": 1, "flagged": 1}},
		"some":                       {sent(answers{"PHONES": count(3)}), false, tally.Sums{}},
		"nothing done":               {sent(answers{"DONE": count(0), "HELD": pick("no")}), false, tally.Sums{"state.nothing": 1, "flagged": 1}},
		"nothing done, under way":    {sent(answers{"DONE": count(0), "HELD": pick("now")}), false, tally.Sums{}},
		"nothing done, not known":    {sent(answers{"DONE": count(0), "HELD": null}), false, tally.Sums{}},
		"two states are one unit":    {sent(answers{"DONE": count(0), "PHONES": count(0), "HELD": pick("no")}), false, tally.Sums{"state.nothing": 1, "state.no_phone": 1, "flagged": 1}},
		"returned":                   {store.Report{State: store.Returned, Sent: answers{"PHONES": count(0)}}, false, tally.Sums{"state.no_phone": 1, "flagged": 1}},
		"withdrawn":                  {store.Report{State: store.Withdrawn, Sent: answers{"PHONES": count(0)}}, false, tally.Sums{}},
		"corrected, not sent":        {store.Report{State: store.Sent, Sent: answers{"PHONES": count(0)}, Working: answers{"PHONES": count(3)}}, false, tally.Sums{"state.no_phone": 1, "flagged": 1}},
		"claim without a report":     {store.Report{Claim: dissolved}, false, tally.Sums{"claim.dissolved": 1, "flagged": 1}},
		"claim in a draft":           {store.Report{State: store.Draft, Claim: dissolved}, false, tally.Sums{"claim.dissolved": 1, "flagged": 1}},
		"claim and a report of zero": {store.Report{State: store.Sent, Sent: answers{"PHONES": count(0)}, Claim: dissolved}, false, tally.Sums{"claim.dissolved": 1, "state.no_phone": 1, "flagged": 1}},
		"claim of a closed unit":     {store.Report{Claim: dissolved}, true, tally.Sums{}},
		"claim that was decided":     {store.Report{Claim: settled}, false, tally.Sums{}},
		"state of a closed unit":     {store.Report{State: store.Sent, Sent: answers{"PHONES": count(0)}, Claim: settled}, true, tally.Sums{"state.no_phone": 1, "flagged": 1}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			c := campaign()
			u := grassroots()
			if test.closed {
				u.Closed = time.Unix(1, 0)
			}
			sums := tally.Contribution(c, u, &test.report)
			got := tally.Sums{}
			for _, name := range []string{"state.no_phone", "state.nothing", "claim.dissolved", "claim.merged", "claim.resigned", "claim.not_mine", "flagged"} {
				if sums[name] != 0 {
					got[name] = sums[name]
				}
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
			without := test.report
			without.Claim = nil
			for name, n := range tally.Contribution(c, u, &without) {
				if name != tally.Flagged && sums[name] != n {
					t.Errorf("a claim makes %s %d instead of %d", name, sums[name], n)
				}
			}
		})
	}
}
