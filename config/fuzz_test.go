package config

import (
	"errors"
	"os"
	"strings"
	"testing"
)

func FuzzParseCampaign(f *testing.F) {
	seeds(f, "campaign")
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := ParseCampaign("campaign.yaml", data)
		wantFaults(t, c != nil, err, data)
		if c == nil {
			return
		}
		if last := c.Questions[len(c.Questions)-1]; last.Type != Confirm || c.Question(c.Main) == nil || c.Question(c.Total) == nil {
			t.Errorf("accepted without its parts: last %s, main %s, total %s", last.Key, c.Main, c.Total)
		}
		for _, q := range c.all() {
			for _, rule := range q.demands() {
				if _, known := rule.Holds(Facts{}); known {
					t.Errorf("rule %s of %s is known without facts", rule.Key, q.Key)
				}
			}
		}
	})
}

func FuzzParseSettings(f *testing.F) {
	seeds(f, "settings")
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := ParseSettings("settings.yaml", data)
		wantFaults(t, s != nil, err, data)
		if s != nil && (s.Store == "" || s.Log.Level == "" || s.Telegram.RateTotal < 0) {
			t.Errorf("accepted %+v", *s)
		}
	})
}

// seeds adds the files in testdata whose name fits. The shipped ones are too
// long to be cut and mutated well.
func seeds(f *testing.F, kind string) {
	f.Add([]byte("\r\"0")) // the YAML parser counts a bare carriage return as a line
	for _, dir := range []string{"testdata/good", "testdata/bad"} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			f.Fatal(err)
		}
		for _, e := range entries {
			if !strings.HasSuffix(e.Name(), ".yaml") || strings.HasPrefix(e.Name(), "settings") != (kind == "settings") {
				continue
			}
			data, err := os.ReadFile(dir + "/" + e.Name())
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
}

// wantFaults: a file is accepted, or its faults point into it.
func wantFaults(t *testing.T, accepted bool, err error, data []byte) {
	t.Helper()
	if accepted {
		if err != nil {
			t.Errorf("accepted with %v", err)
		}
		return
	}
	var faults *Faults
	if !errors.As(err, &faults) || len(faults.List) == 0 {
		t.Fatalf("refused with %v; want faults", err)
	}
	for i, fault := range faults.List {
		if fault.Line < 1 || fault.Line > strings.Count(string(data), "\n")+1 {
			t.Errorf("fault %v is outside of the file", fault)
		}
		if i > 0 && fault.Line < faults.List[i-1].Line {
			t.Errorf("faults are not in order: %v", faults)
		}
	}
}
