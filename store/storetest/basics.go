package storetest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"raquan/store"
)

func testBasics(t *testing.T, e store.Engine) {
	wantNone(t, e, "unit/1")
	put(t, e, "unit/1", "a")
	want(t, e, "unit/1", "a")
	wantNone(t, e, "unit/")
	wantNone(t, e, "unit/10")
	put(t, e, "unit/1", "longer than before")
	want(t, e, "unit/1", "longer than before")
	put(t, e, "unit/10", "b")
	remove(t, e, "unit/1")
	wantNone(t, e, "unit/1")
	want(t, e, "unit/10", "b")
	remove(t, e, "unit/1") // what is not there may be deleted
	update(t, e, func(store.Tx) error { return nil })
}

func testEmptyValue(t *testing.T, e store.Engine) {
	found := func(r store.Reader, k store.Key) error {
		v, err := r.Get(k)
		if err != nil {
			return fmt.Errorf("get %s: %w", k, err)
		}
		if v == nil || len(v) != 0 {
			t.Errorf("%s = %#v, want empty and not nil", k, v)
		}
		return nil
	}
	both := func(r store.Reader) error { return errors.Join(found(r, "nil"), found(r, "empty")) }
	update(t, e, func(tx store.Tx) error {
		return errors.Join(tx.Put("nil", nil), tx.Put("empty", []byte{}), both(tx))
	})
	update(t, e, func(tx store.Tx) error { return both(tx) })
	view(t, e, func(s store.Snapshot) error {
		for kv, err := range s.Scan("", "") {
			if err != nil || kv.Value == nil {
				t.Errorf("scan %s: %#v, %v", kv.Key, kv.Value, err)
			}
		}
		return both(s)
	})
}

func testCopies(t *testing.T, e store.Engine) {
	spoil := func(v []byte) {
		for i := range v {
			v[i] = 'X'
		}
	}
	take := func(r store.Reader) error {
		v, err := r.Get("k")
		spoil(v)
		return err
	}
	var kept []byte
	update(t, e, func(tx store.Tx) error {
		in := []byte("value")
		err := tx.Put("k", in)
		spoil(in)
		return errors.Join(err, take(tx), take(tx))
	})
	update(t, e, func(tx store.Tx) error { return errors.Join(take(tx), take(tx)) })
	view(t, e, func(s store.Snapshot) error {
		for kv, err := range s.Scan("", "") {
			if err != nil {
				return err
			}
			kept = kv.Value
		}
		return take(s)
	})
	put(t, e, "k", "other")
	if string(kept) != "value" {
		t.Errorf("value kept from a scan turned into %q", kept)
	}
	spoil(kept)
	want(t, e, "k", "other")
}

func testOwnWrites(t *testing.T, e store.Engine) {
	put(t, e, "old", "1")
	update(t, e, func(tx store.Tx) error {
		check := func(k store.Key, v string, there bool) error {
			got, found, err := lookup(tx, k)
			if err == nil && (got != v || found != there) {
				t.Errorf("in transaction: %s = %q (found: %t), want %q (%t)", k, got, found, v, there)
			}
			return err
		}
		return errors.Join(
			check("old", "1", true), tx.Delete("old"), check("old", "", false),
			tx.Put("old", []byte("2")), check("old", "2", true),
			check("new", "", false), tx.Put("new", []byte("3")), check("new", "3", true),
			tx.Put("gone", []byte("4")), tx.Delete("gone"), check("gone", "", false))
	})
	want(t, e, "old", "2")
	want(t, e, "new", "3")
	wantNone(t, e, "gone")
}

func testEnded(t *testing.T, e store.Engine) {
	put(t, e, "k", "1")
	ended := func(what string, err error) {
		t.Helper()
		if !errors.Is(err, store.ErrEnded) {
			t.Errorf("%s after the end: %v, want ErrEnded", what, err)
		}
	}
	var tx store.Tx
	update(t, e, func(running store.Tx) error {
		tx = running
		_, err := tx.Get("k")
		return err
	})
	_, err := tx.Get("k")
	ended("Get", err)
	ended("Put", tx.Put("k", []byte("2")))
	ended("Delete", tx.Delete("k"))

	var snap store.Snapshot
	view(t, e, func(s store.Snapshot) error { snap = s; return nil })
	_, err = snap.Get("k")
	ended("Get", err)
	_, err = pairs(snap, "", "")
	ended("Scan", err)
	want(t, e, "k", "1")
}

// testModel does seeded random work on keys of which many are prefixes of
// others, and compares every answer with a map's.
func testModel(t *testing.T, e store.Engine) {
	rng := rand.New(rand.NewPCG(1, 2))
	key := func() store.Key { return store.Key("/////"[:1+rng.IntN(4)] + "0a~"[rng.IntN(3):][:1]) }
	model := map[store.Key]string{}
	for i := range 150 {
		work := make([]write, 1+rng.IntN(6))
		for j := range work {
			work[j] = write{key(), fmt.Sprint(i, j), rng.IntN(3) == 0}
		}
		update(t, e, func(tx store.Tx) error { return doWork(tx, work, maps.Clone(model)) })
		for _, w := range work {
			w.record(model)
		}
		from, to := key(), key()
		view(t, e, func(s store.Snapshot) error { return compare(s, model, from, to) })
	}
}

type write struct {
	key    store.Key
	value  string
	delete bool
}

func (w write) record(model map[store.Key]string) {
	if w.delete {
		delete(model, w.key)
	} else {
		model[w.key] = w.value
	}
}

// doWork does the writes in tx and in model, and checks before each that both
// have the same.
func doWork(tx store.Tx, work []write, model map[store.Key]string) error {
	for _, w := range work {
		got, found, err := lookup(tx, w.key)
		if wanted, there := model[w.key]; err != nil || got != wanted || found != there {
			return fmt.Errorf("get %s: %q %t %v, want %q %t", w.key, got, found, err, wanted, there)
		}
		w.record(model)
		if w.delete {
			err = tx.Delete(w.key)
		} else {
			err = tx.Put(w.key, []byte(w.value))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func compare(s store.Snapshot, model map[store.Key]string, from, to store.Key) error {
	var wanted []string
	for _, k := range slices.Sorted(maps.Keys(model)) {
		if k >= from && k < to {
			wanted = append(wanted, string(k)+"="+model[k])
		}
	}
	got, err := pairs(s, from, to)
	if err == nil && !slices.Equal(got, wanted) {
		err = fmt.Errorf("scan %s to %s:\n got %q\nwant %q", from, to, got, wanted)
	}
	return err
}

func testContextDone(t *testing.T, e store.Engine) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := e.Update(ctx, func(store.Tx) error { t.Error("update was run"); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("update: %v, want the context's error", err)
	}
	err = e.View(ctx, func(store.Snapshot) error { t.Error("view was run"); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("view: %v, want the context's error", err)
	}
}
