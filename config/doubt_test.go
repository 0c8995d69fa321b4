package config

import (
	"maps"
	"slices"
	"testing"
)

// Every doubt of the shipped campaign: facts for which it holds, facts for which it
// does not, and the fact without which it does not apply.
var doubtCases = []struct {
	key       string
	holds     []Facts
	not       []Facts
	unknown   string
	questions []string
}{
	{"hon_dt",
		[]Facts{{"DA_CAI": 421, "SMARTPHONE": 420}},
		[]Facts{{"DA_CAI": 420, "SMARTPHONE": 420}, {"DA_CAI": 0, "SMARTPHONE": 0}}, "SMARTPHONE", []string{"DA_CAI", "SMARTPHONE"}},
	{"du_100",
		[]Facts{{"DA_CAI": 450, "TONG_LD": 450}, {"DA_CAI": 20, "TONG_LD": 20}},
		[]Facts{{"DA_CAI": 449, "TONG_LD": 450}, {"DA_CAI": 19, "TONG_LD": 19}}, "TONG_LD", []string{"TONG_LD", "DA_CAI"}},
	{"khong_doi",
		[]Facts{{"DA_CAI": 380, "TONG_LD": 450, "was_DA_CAI": 380, "was_TONG_LD": 450}},
		[]Facts{{"DA_CAI": 381, "TONG_LD": 450, "was_DA_CAI": 380, "was_TONG_LD": 450}, {"DA_CAI": 380, "TONG_LD": 451, "was_DA_CAI": 380, "was_TONG_LD": 450},
			{"DA_CAI": 450, "TONG_LD": 450, "was_DA_CAI": 450, "was_TONG_LD": 450}}, "was_DA_CAI", []string{"TONG_LD", "DA_CAI"}},
	{"thay_doi_lon",
		[]Facts{{"DA_CAI": 451, "was_DA_CAI": 300}, {"DA_CAI": 149, "was_DA_CAI": 300}, {"DA_CAI": 21, "was_DA_CAI": 0}},
		[]Facts{{"DA_CAI": 450, "was_DA_CAI": 300}, {"DA_CAI": 150, "was_DA_CAI": 300}, {"DA_CAI": 20, "was_DA_CAI": 0}}, "was_DA_CAI", []string{"DA_CAI"}},
	{"khac_ds",
		[]Facts{{"TONG_LD": 121, "roster": 100}, {"TONG_LD": 79, "roster": 100}},
		[]Facts{{"TONG_LD": 120, "roster": 100}, {"TONG_LD": 80, "roster": 100}, {"TONG_LD": 5, "roster": 0}}, "roster", []string{"TONG_LD"}},
}

func TestShippedDoubts(t *testing.T) {
	c := shipped(t)
	if len(c.Doubts) != len(doubtCases) {
		t.Fatalf("%d doubts, %d cases", len(c.Doubts), len(doubtCases))
	}
	for i, test := range doubtCases {
		d := c.Doubts[i]
		if d.Key != test.key || !slices.Equal(c.Doubtful([]*Doubt{d}), test.questions) {
			t.Errorf("doubt %s is about %v; want %s about %v", d.Key, c.Doubtful([]*Doubt{d}), test.key, test.questions)
		}
		for _, f := range test.holds {
			wantHolds(t, test.key, d.Rule, f, true, true)
			without := maps.Clone(f)
			delete(without, test.unknown)
			wantHolds(t, test.key, d.Rule, without, false, false)
		}
		for _, f := range test.not {
			wantHolds(t, test.key, d.Rule, f, false, true)
		}
	}
	if got := c.Doubtful(c.Doubts); !slices.Equal(got, []string{"TONG_LD", "DA_CAI", "SMARTPHONE"}) {
		t.Errorf("all of them are about %v", got)
	}
}
