package config

import (
	"reflect"
	"sync"
	"testing"
)

var testWords = vocabulary{
	types:   map[string]any{"A": 0, "B": 0, "FORM": []string{}, "PLACE": "", "today": ""},
	buttons: map[string][]string{"FORM": {"loa", "zalo"}, "PLACE": {"here", "there"}},
}

func mustCompile(t testing.TB, source string, kind reflect.Kind) *Rule {
	t.Helper()
	e, errs := compile(source, testWords, kind)
	if errs != nil {
		t.Fatalf("%s: %v", source, errs)
	}
	return &Rule{expr: e}
}

func TestHolds(t *testing.T) {
	facts := Facts{"A": 10, "B": 0, "FORM": []string{"loa"}, "PLACE": "here", "today": "2020-08-20"}
	for source, want := range map[string]bool{
		`A > 9 and not (B > 0)`:                     true,
		`A > 9 && !(B > 0) || A in [1, 2]`:          true,
		`abs(B - A) == max(A, B) and min(A, B) < 1`: true,
		`"loa" in FORM and "zalo" not in FORM`:      true,
		`any(FORM, # == "zalo")`:                    false,
		`none(FORM, # == "zalo")`:                   true,
		`all(FORM, # == "loa") and len(FORM) == 1`:  true,
		`PLACE in ["here", "there"]`:                true,
		`PLACE != "here"`:                           false,
		`today < "2020-08-25"`:                      true,
		`A * 1.5 >= 15.0`:                           true,
		`A > 5 ? B == 0 : B == 1`:                   true,
	} {
		if holds, known := mustCompile(t, source, reflect.Bool).Holds(facts); !known || holds != want {
			t.Errorf("%s = %v, %v; want %v", source, holds, known, want)
		}
	}
}

// A rule that cannot be computed does not apply, and nothing panics.
func TestNotKnown(t *testing.T) {
	for _, test := range []struct {
		source string
		kind   reflect.Kind
		facts  Facts
	}{
		{`A % B == 0`, reflect.Bool, Facts{"A": 1, "B": 0}},
		{`A > B`, reflect.Bool, Facts{"A": 1}},
		{`A > B`, reflect.Bool, nil},
		{`A > B`, reflect.Bool, Facts{"A": 1, "B": nil}},
		{`A > B`, reflect.Bool, Facts{"A": int64(1)}},
		{`A > 0 or B > 0`, reflect.Bool, Facts{"A": 1}}, // also if the known half decides
		{`len(FORM) > 0`, reflect.Bool, Facts{"FORM": 3}},
		{`A + B`, reflect.Int, Facts{"A": "x", "B": 1}},
	} {
		rule := mustCompile(t, test.source, test.kind)
		if holds, known := rule.Holds(test.facts); holds || known {
			t.Errorf("%s with %v: %v, %v; want not known", test.source, test.facts, holds, known)
		}
		if n, known := rule.Number(test.facts); n != 0 || known {
			t.Errorf("%s with %v: %d, %v; want not known", test.source, test.facts, n, known)
		}
	}
}

// A machine is used again after a failed run: what failed leaves nothing.
func TestRunsAfterFailure(t *testing.T) {
	bad, good := mustCompile(t, `A % B == 0`, reflect.Bool), mustCompile(t, `any([A, B], # > 5) and A - B == 8`, reflect.Bool)
	for range 100 {
		bad.Holds(Facts{"A": 1, "B": 0})
		if holds, known := good.Holds(Facts{"A": 9, "B": 1}); !holds || !known {
			t.Fatal("a run after a failed one is wrong")
		}
	}
}

func TestNumberKinds(t *testing.T) {
	rule := mustCompile(t, "A + B", reflect.Int)
	for _, f := range []Facts{{"A": 1, "B": 2}, {"A": int64(1), "B": 2}, {"A": int32(1), "B": int64(2)}} {
		if n, known := rule.Number(f); n != 3 || !known {
			t.Errorf("%v: %d, %v; want 3", f, n, known)
		}
	}
}

func TestConcurrent(t *testing.T) {
	rule := mustCompile(t, `any(FORM, # == "loa") and A > B`, reflect.Bool)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 500 {
				holds, known := rule.Holds(Facts{"A": i, "B": 3, "FORM": []string{"loa"}})
				if !known || holds != (i > 3) {
					t.Errorf("A = %d: %v, %v", i, holds, known)
					return
				}
			}
		})
	}
	wg.Wait()
}

func FuzzExpression(f *testing.F) {
	for _, seed := range []string{"A > B", `any(FORM, # == "loa")`, "A ? B : 1", "{a: 1}", "A..B", "let x = 1; x", "((((", "1/0 > 2"} {
		f.Add(seed)
	}
	facts := Facts{"A": 3, "B": 0, "FORM": []string{"loa"}, "PLACE": "here", "today": "2020-08-20"}
	f.Fuzz(func(t *testing.T, source string) {
		for _, kind := range []reflect.Kind{reflect.Bool, reflect.Int} {
			e, errs := compile(source, testWords, kind)
			if (e == nil) != (len(errs) > 0) {
				t.Fatalf("%q: expression %v with faults %v", source, e, errs)
			}
			if e == nil {
				continue
			}
			v, ok := e.eval(facts)
			if ok && reflect.TypeOf(v).Kind() != kind {
				t.Errorf("%q gives %T; want %v", source, v, kind)
			}
			if _, ok := e.eval(Facts{}); ok && len(e.names) > 0 {
				t.Errorf("%q is known without %v", source, e.names)
			}
		}
	})
}

func BenchmarkHolds(b *testing.B) {
	rule := mustCompile(b, "A > 0 and abs(A - B) * 100 > A * 20", reflect.Bool)
	facts := Facts{"A": 450, "B": 300, "FORM": []string{"loa"}, "PLACE": "here", "today": "2020-08-20"}
	b.ReportAllocs()
	for b.Loop() {
		if holds, known := rule.Holds(facts); !holds || !known {
			b.Fatal("does not hold")
		}
	}
}
