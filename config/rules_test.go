package config

import (
	"maps"
	"slices"
	"testing"
)

// Every hard and soft rule of the shipped campaign: facts for which it holds,
// facts for which it does not, and the fact without which it does not apply.
var demandCases = []struct {
	question, rule string
	holds, not     []Facts
	unknown        string
}{
	{"TONG_LD", "range",
		[]Facts{{"TONG_LD": 0}, {"TONG_LD": -3}, {"TONG_LD": 200001}},
		[]Facts{{"TONG_LD": 1}, {"TONG_LD": 200000}}, "TONG_LD"},
	{"TONG_LD", "far_from_roster",
		[]Facts{{"TONG_LD": 121, "roster": 100}, {"TONG_LD": 79, "roster": 100}, {"TONG_LD": 4, "roster": 3}},
		[]Facts{{"TONG_LD": 120, "roster": 100}, {"TONG_LD": 80, "roster": 100}, {"TONG_LD": 5, "roster": 0}}, "roster"},
	{"DA_CAI", "below_zero", []Facts{{"DA_CAI": -1}}, []Facts{{"DA_CAI": 0}}, "DA_CAI"},
	{"DA_CAI", "above_total",
		[]Facts{{"DA_CAI": 451, "TONG_LD": 450}},
		[]Facts{{"DA_CAI": 450, "TONG_LD": 450}, {"DA_CAI": 0, "TONG_LD": 450}}, "TONG_LD"},
	{"DA_CAI", "below_last",
		[]Facts{{"DA_CAI": 99, "last_DA_CAI": 100}},
		[]Facts{{"DA_CAI": 100, "last_DA_CAI": 100}, {"DA_CAI": 0, "last_DA_CAI": 0}}, "last_DA_CAI"},
	{"DA_CAI", "everybody",
		[]Facts{{"DA_CAI": 450, "TONG_LD": 450}},
		[]Facts{{"DA_CAI": 449, "TONG_LD": 450}}, "TONG_LD"},
	{"DA_CAI", "doubled",
		[]Facts{{"DA_CAI": 201, "last_DA_CAI": 100, "last_hours": 24}, {"DA_CAI": 201, "last_DA_CAI": 100, "last_hours": 0}},
		[]Facts{{"DA_CAI": 200, "last_DA_CAI": 100, "last_hours": 3}, {"DA_CAI": 201, "last_DA_CAI": 100, "last_hours": 25}, {"DA_CAI": 9, "last_DA_CAI": 0, "last_hours": 3}},
		"last_hours"},
	{"SMARTPHONE", "below_zero", []Facts{{"SMARTPHONE": -1}}, []Facts{{"SMARTPHONE": 0}}, "SMARTPHONE"},
	{"SMARTPHONE", "above_total",
		[]Facts{{"SMARTPHONE": 451, "TONG_LD": 450}}, []Facts{{"SMARTPHONE": 450, "TONG_LD": 450}}, "TONG_LD"},
	{"SMARTPHONE", "below_installed",
		[]Facts{{"SMARTPHONE": 379, "DA_CAI": 380}}, []Facts{{"SMARTPHONE": 380, "DA_CAI": 380}}, "SMARTPHONE"},
	{"TUYEN_TRUYEN", "below_zero", []Facts{{"TUYEN_TRUYEN": -1}}, []Facts{{"TUYEN_TRUYEN": 0}}, "TUYEN_TRUYEN"},
	{"TUYEN_TRUYEN", "above_total",
		[]Facts{{"TUYEN_TRUYEN": 451, "TONG_LD": 450}}, []Facts{{"TUYEN_TRUYEN": 450, "TONG_LD": 450}}, "TONG_LD"},
	{"TUYEN_TRUYEN", "below_installed",
		[]Facts{{"TUYEN_TRUYEN": 379, "DA_CAI": 380}}, []Facts{{"TUYEN_TRUYEN": 380, "DA_CAI": 380}}, "DA_CAI"},
	{"HINH_THUC", "none", []Facts{{"HINH_THUC": []string{}}}, []Facts{{"HINH_THUC": []string{"loa"}}}, "HINH_THUC"},
	{"NHANH_DA_CAI", "below_zero", []Facts{{"NHANH_DA_CAI": -1}}, []Facts{{"NHANH_DA_CAI": 0}}, "NHANH_DA_CAI"},
	{"NHANH_DA_CAI", "below_last",
		[]Facts{{"NHANH_DA_CAI": 99, "last_DA_CAI": 100}}, []Facts{{"NHANH_DA_CAI": 100, "last_DA_CAI": 100}}, "last_DA_CAI"},
	{"NHANH_DA_CAI", "above_total",
		[]Facts{{"NHANH_DA_CAI": 451, "TONG_LD": 450}}, []Facts{{"NHANH_DA_CAI": 450, "TONG_LD": 450}}, "TONG_LD"},
}

func TestDemands(t *testing.T) {
	c := shipped(t)
	tested := map[*Rule]bool{}
	for _, test := range demandCases {
		i := slices.IndexFunc(c.Question(test.question).demands(), func(r *Rule) bool { return r.Key == test.rule })
		if i < 0 {
			t.Errorf("%s has no rule %s", test.question, test.rule)
			continue
		}
		rule := c.Question(test.question).demands()[i]
		tested[rule] = true
		for _, f := range test.holds {
			wantHolds(t, test.question+" "+test.rule, rule, f, true, true)
			without := maps.Clone(f)
			delete(without, test.unknown)
			wantHolds(t, test.question+" "+test.rule, rule, without, false, false)
		}
		for _, f := range test.not {
			wantHolds(t, test.question+" "+test.rule, rule, f, false, true)
		}
	}
	for _, q := range c.all() {
		for _, rule := range q.demands() {
			if !tested[rule] {
				t.Errorf("rule %s of %s has no case", rule.Key, q.Key)
			}
		}
	}
}

func TestWhen(t *testing.T) {
	c := shipped(t)
	under := c.Question("RA_QUAN").Button("dang_to_chuc").When
	wantHolds(t, "under way on the last day", under, Facts{"today": "2020-08-25", "launch_to": "2020-08-25"}, true, true)
	wantHolds(t, "under way after it", under, Facts{"today": "2020-08-26", "launch_to": "2020-08-25"}, false, true)
	forms := c.Question("HINH_THUC").When
	wantHolds(t, "forms", forms, Facts{"TUYEN_TRUYEN": 1}, true, true)
	wantHolds(t, "no forms for nobody", forms, Facts{"TUYEN_TRUYEN": 0}, false, true)
	wantHolds(t, "forms before the answer", forms, Facts{}, false, false)
	same := c.Question("TUYEN_TRUYEN").Button("bang_da_cai").When
	wantHolds(t, "as many as none", same, Facts{"DA_CAI": 0}, false, true)
	edit := c.Question("TONG_LD").Button("sua_so").When
	wantHolds(t, "nothing to change", edit, Facts{}, false, false)
	for day, want := range map[string]bool{"2020-08-17": false, "2020-08-18": true, "2020-08-25": true, "2020-08-26": false} {
		wantHolds(t, "daily on "+day, c.Daily.When, Facts{"today": day, "launch_from": "2020-08-18", "launch_to": "2020-08-25"}, want, true)
	}
}

func TestButtonValues(t *testing.T) {
	c := shipped(t)
	facts := Facts{"roster": 450, "TONG_LD": 460, "DA_CAI": 380, "last_DA_CAI": 370}
	want := map[string]int64{
		"TONG_LD dung_roi": 450, "DA_CAI giu_nguyen": 370, "DA_CAI chua_co": 0, "SMARTPHONE tat_ca": 460,
		"TUYEN_TRUYEN tat_ca": 460, "TUYEN_TRUYEN bang_da_cai": 380, "NHANH_DA_CAI khong_doi": 370, "NHANH_DA_CAI cai_het": 460,
	}
	for _, q := range c.all() {
		for _, b := range q.Buttons {
			name := q.Key + " " + b.Key
			if _, wanted := want[name]; wanted != (b.Value != nil) {
				t.Errorf("%s: has a value %v; want %v", name, b.Value != nil, wanted)
			}
			if b.Value == nil {
				continue
			}
			if n, known := b.Value.Number(facts); !known || n != want[name] {
				t.Errorf("%s is %d, %v; want %d", name, n, known, want[name])
			}
			if _, known := b.Value.Number(Facts{}); known != (name == "DA_CAI chua_co") {
				t.Errorf("%s without facts: known %v", name, known)
			}
		}
	}
}

func wantHolds(t *testing.T, name string, r *Rule, f Facts, holds, known bool) {
	t.Helper()
	if h, k := r.Holds(f); h != holds || k != known {
		t.Errorf("%s: Holds(%v) = %v, %v; want %v, %v", name, f, h, k, holds, known)
	}
}
