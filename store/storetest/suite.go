// Package storetest holds the suite that decides whether an engine keeps the
// contract of package store, and two engines around an engine that make tests
// of other packages harder to pass by luck: Rerun and Faulty.
//
// A new engine calls Run, and RunDurable if it keeps its data on disk, from one
// test of its own. A new rule of the contract is a new entry in the list below;
// every engine then has it at once. The suite knows engines by their interface
// alone, so it may be used for one over a network as well.
//
// For tests only: production packages must not import it.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"testing"

	"raquan/store"
)

var rules = []struct {
	name string
	test func(t *testing.T, e store.Engine)
}{
	{"put, get, delete", testBasics},
	{"empty value is not absence", testEmptyValue},
	{"values are copies both ways", testCopies},
	{"transaction reads its own writes", testOwnWrites},
	{"transaction is dead after its end", testEnded},
	{"random work agrees with a map", testModel},
	{"scan order and bounds", testScan},
	{"scan stops early", testScanBreak},
	{"scan ends with its context", testScanContext},
	{"many records at once", testPick},
	{"view is one moment", testSnapshot},
	{"views never see half an update", testViewsWhole},
	{"no increment is lost", testCounters},
	{"no write skew", testWriteSkew},
	{"error leaves no trace", testError},
	{"panic leaves no trace", testPanic},
	{"goroutine ended in an update", testGoexit},
	{"failures take nothing with them", testFailuresShareCommit},
	{"limits of key and value", testSizeLimits},
	{"limit of operations", testOperationsLimit},
	{"refused call dooms its update", testRefusedDooms},
	{"context done before", testContextDone},
	{"context done while waiting", testContextWaiting},
	{"close", testClose},
	{"close waits", testCloseWaits},
}

// Run holds the engine that open returns, empty each time, to every rule.
func Run(t *testing.T, open func(t *testing.T) store.Engine) {
	for _, r := range rules {
		t.Run(r.name, func(t *testing.T) {
			e := open(t)
			t.Cleanup(func() { closeEngine(t, e) })
			r.test(t, e)
		})
	}
}

// closeEngine closes e, which a test may have closed before.
func closeEngine(t *testing.T, e store.Engine) {
	t.Helper()
	if err := e.Close(); err != nil && !errors.Is(err, store.ErrClosed) {
		t.Errorf("close: %v", err)
	}
}

// update runs fn and fails the test on an error.
func update(t *testing.T, e store.Engine, fn func(store.Tx) error) {
	t.Helper()
	if err := e.Update(context.Background(), fn); err != nil {
		t.Errorf("update: %v", err)
	}
}

// view runs fn and fails the test on an error.
func view(t *testing.T, e store.Engine, fn func(store.Snapshot) error) {
	t.Helper()
	if err := e.View(context.Background(), fn); err != nil {
		t.Errorf("view: %v", err)
	}
}

func put(t *testing.T, e store.Engine, k store.Key, v string) {
	t.Helper()
	update(t, e, func(tx store.Tx) error { return tx.Put(k, []byte(v)) })
}

func remove(t *testing.T, e store.Engine, k store.Key) {
	t.Helper()
	update(t, e, func(tx store.Tx) error { return tx.Delete(k) })
}

// lookup returns the value at k, and whether there is one.
func lookup(r store.Reader, k store.Key) (string, bool, error) {
	v, err := r.Get(k)
	if errors.Is(err, store.ErrNotFound) {
		return "", false, nil
	}
	return string(v), err == nil, err
}

// want checks in a View that k has the value v.
func want(t *testing.T, e store.Engine, k store.Key, v string) {
	t.Helper()
	view(t, e, func(s store.Snapshot) error {
		got, found, err := lookup(s, k)
		if err == nil && (!found || got != v) {
			t.Errorf("%s = %q (found: %t), want %q", k, got, found, v)
		}
		return err
	})
}

// wantNone checks in a View that there is nothing at k.
func wantNone(t *testing.T, e store.Engine, k store.Key) {
	t.Helper()
	view(t, e, func(s store.Snapshot) error {
		got, found, err := lookup(s, k)
		if found {
			t.Errorf("%s = %.40q, want nothing", k, got)
		}
		return err
	})
}

// number reads the counter at k; an absent one is 0.
func number(r store.Reader, k store.Key) (int, error) {
	v, found, err := lookup(r, k)
	if err != nil || !found {
		return 0, err
	}
	return strconv.Atoi(v)
}

func setNumber(tx store.Tx, k store.Key, n int) error {
	return tx.Put(k, strconv.AppendInt(nil, int64(n), 10))
}

// add adds n to the counter at k.
func add(tx store.Tx, k store.Key, n int) error {
	was, err := number(tx, k)
	if err != nil {
		return err
	}
	return setNumber(tx, k, was+n)
}

// pairs scans from to, as "key=value".
func pairs(s store.Snapshot, from, to store.Key) ([]string, error) {
	var out []string
	for kv, err := range s.Scan(from, to) {
		if err != nil {
			return out, err
		}
		out = append(out, fmt.Sprintf("%s=%s", kv.Key, kv.Value))
	}
	return out, nil
}
