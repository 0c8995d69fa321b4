package storetest_test

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"testing"

	"raquan/store"
	"raquan/store/mem"
	"raquan/store/storetest"
)

// The wrappers keep the contract themselves when there is nothing to inject.
func TestRerunKeepsContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Engine { return storetest.Rerun(mem.New()) })
}

func TestFaultlessKeepsContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Engine {
		return storetest.Faulty(mem.New(), storetest.Faults{})
	})
}

func TestRerunRunsTwice(t *testing.T) {
	e := storetest.Rerun(mem.New())
	runs := 0
	var found []bool
	put := func(tx store.Tx) error {
		runs++
		_, err := tx.Get("k")
		found = append(found, err == nil)
		return tx.Put("k", []byte(strconv.Itoa(runs)))
	}
	if err := e.Update(context.Background(), put); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(found, []bool{false, false}) {
		t.Errorf("runs found the key: %v, want two that did not", found)
	}
	if got := get(t, e, "k"); got != "2" {
		t.Errorf("k = %q, want what the second run wrote", got)
	}
}

func TestRerunCountsSecondOutcome(t *testing.T) {
	for _, second := range []error{nil, errors.New("second")} {
		e := storetest.Rerun(mem.New())
		runs := 0
		err := e.Update(context.Background(), func(tx store.Tx) error {
			if runs++; runs == 1 {
				return errors.New("first")
			}
			return second
		})
		if !errors.Is(err, second) {
			t.Errorf("update: %v, want %v", err, second)
		}
	}
}

func TestFaulty(t *testing.T) {
	e := storetest.Faulty(mem.New(), storetest.Faults{
		Update: func(n int) storetest.Fault { return storetest.Fault(n % 3) },
		View:   storetest.Once(2, storetest.Before),
	})
	keys := []store.Key{"before", "after", "none"}
	wantErr := []error{storetest.ErrInjected, storetest.ErrInjected, nil}
	wantRun := []bool{false, true, true}
	for i, k := range keys {
		run := false
		err := e.Update(context.Background(), func(tx store.Tx) error {
			run = true
			return tx.Put(k, []byte("v"))
		})
		if !errors.Is(err, wantErr[i]) || run != wantRun[i] {
			t.Errorf("fault %s: %v, run: %t", k, err, run)
		}
	}
	if got := get(t, e, keys...); got != "vv" {
		t.Errorf("values %q, want those of after and none", got)
	}
	err := e.View(context.Background(), func(store.Snapshot) error { t.Error("view was run"); return nil })
	if !errors.Is(err, storetest.ErrInjected) {
		t.Errorf("second view: %v, want the injected error", err)
	}
	if got := get(t, e, keys...); got != "vv" {
		t.Errorf("third view: %q", got)
	}
}

func TestFaultyKeepsFunctionsError(t *testing.T) {
	own := errors.New("own")
	e := storetest.Faulty(mem.New(), storetest.Faults{Update: storetest.Every(1, storetest.After)})
	if err := e.Update(context.Background(), func(store.Tx) error { return own }); !errors.Is(err, own) {
		t.Errorf("update: %v, want the function's own error", err)
	}
}

func TestPlans(t *testing.T) {
	draw := func(p storetest.Plan, n int) (faults []storetest.Fault) {
		for i := range n {
			faults = append(faults, p(i+1))
		}
		return faults
	}
	if got := draw(storetest.Every(2, storetest.After), 4); !slices.Equal(got, []storetest.Fault{0, 2, 0, 2}) {
		t.Errorf("every second: %v", got)
	}
	a, b := draw(storetest.Seeded(7, 0.2, 0.1), 1000), draw(storetest.Seeded(7, 0.2, 0.1), 1000)
	if !slices.Equal(a, b) {
		t.Error("the same seed gives different faults")
	}
	count := map[storetest.Fault]int{}
	for _, f := range a {
		count[f]++
	}
	if n := count[storetest.Before]; n < 150 || n > 250 {
		t.Errorf("%d of 1000 before, want about 200", n)
	}
	if n := count[storetest.After]; n < 60 || n > 140 {
		t.Errorf("%d of 1000 after, want about 100", n)
	}
}

// get returns the values at keys, one after the other; absent ones are empty.
func get(t *testing.T, e store.Engine, keys ...store.Key) (values string) {
	t.Helper()
	err := e.View(context.Background(), func(s store.Snapshot) error {
		values = ""
		for _, k := range keys {
			v, err := s.Get(k)
			if err != nil && !errors.Is(err, store.ErrNotFound) {
				return err
			}
			values += string(v)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return values
}
