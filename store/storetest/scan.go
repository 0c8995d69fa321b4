package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"raquan/store"
)

func testScan(t *testing.T, e store.Engine) {
	for _, k := range []store.Key{"b/2", "a", "b/10", "b", "c", "b/1", "b0", "B"} {
		put(t, e, k, "v")
	}
	for _, c := range []struct {
		from, to store.Key
		want     []string
	}{
		{"", "", []string{"B=v", "a=v", "b=v", "b/1=v", "b/10=v", "b/2=v", "b0=v", "c=v"}},
		{"b/", "b0", []string{"b/1=v", "b/10=v", "b/2=v"}},
		{"b/1", "b/2", []string{"b/1=v", "b/10=v"}},
		{"b/11", "", []string{"b/2=v", "b0=v", "c=v"}},
		{"", "b", []string{"B=v", "a=v"}},
		{"c", "c", nil},
		{"c", "a", nil},
		{"d", "", nil},
		{"bb", "bc", nil},
	} {
		view(t, e, func(s store.Snapshot) error {
			got, err := pairs(s, c.from, c.to)
			if !slices.Equal(got, c.want) {
				t.Errorf("scan %q to %q: %q, want %q", c.from, c.to, got, c.want)
			}
			return err
		})
	}
}

// fill puts n numbered keys under prefix, with v in each.
func fill(t *testing.T, e store.Engine, prefix string, n int, v string) {
	t.Helper()
	for start := 0; start < n; start += store.MaxOps {
		update(t, e, func(tx store.Tx) error {
			for i := start; i < min(n, start+store.MaxOps); i++ {
				if err := tx.Put(store.Key(fmt.Sprintf("%s%06d", prefix, i)), []byte(v)); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

func testScanBreak(t *testing.T, e store.Engine) {
	fill(t, e, "k", 500, "v")
	view(t, e, func(s store.Snapshot) error {
		seen := 0
		for range s.Scan("k000100", "") {
			if seen++; seen == 50 {
				break
			}
		}
		all, err := pairs(s, "", "") // the snapshot goes on working
		if seen != 50 || len(all) != 500 {
			t.Errorf("saw %d and then %d pairs, want 50 and 500", seen, len(all))
		}
		return err
	})
}

func testScanContext(t *testing.T, e store.Engine) {
	fill(t, e, "k", 100, "v")
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	seen := 0
	err := e.View(ctx, func(s store.Snapshot) error {
		for _, err := range s.Scan("", "") {
			if err != nil {
				return err
			}
			if seen++; seen == 10 {
				cancel()
			}
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || seen == 100 {
		t.Errorf("scan went on for %d of 100 pairs after its context was done: %v", seen, err)
	}
}

func testSnapshot(t *testing.T, e store.Engine) {
	const n = 1000
	fill(t, e, "k", n, "old")
	view(t, e, func(s store.Snapshot) error {
		seen := 0
		for kv, err := range s.Scan("", "") {
			if err != nil {
				return err
			}
			if seen++; seen == n/2 {
				changeAll(t, e, n)
			}
			if string(kv.Value) != "old" {
				t.Fatalf("%s = %s in a snapshot from before the change", kv.Key, kv.Value)
			}
		}
		if seen != n {
			t.Errorf("saw %d pairs, want %d", seen, n)
		}
		if got, _, err := lookup(s, "k000999"); err != nil || got != "old" {
			t.Errorf("get in the old snapshot: %q, %v", got, err)
		}
		return nil
	})
	wantNone(t, e, "k000000")
	want(t, e, "k000001", "new")
	want(t, e, "more/000099", "new")
}

// changeAll deletes a key, changes the rest and adds others, on a goroutine of
// its own, as an engine may not allow a writer inside a reader's goroutine.
func changeAll(t *testing.T, e store.Engine, n int) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		fill(t, e, "k", n, "new")
		remove(t, e, "k000000")
		fill(t, e, "more/", 100, "new")
	}()
	<-done
}
