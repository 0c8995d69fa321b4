package storetest

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"testing"

	"raquan/store"
)

var errWanted = errors.New("as the test wants it")

func testError(t *testing.T, e store.Engine) {
	put(t, e, "k", "before")
	err := e.Update(context.Background(), func(tx store.Tx) error {
		return errors.Join(tx.Put("k", []byte("after")), tx.Put("new", nil), tx.Delete("k"), errWanted)
	})
	if !errors.Is(err, errWanted) {
		t.Errorf("update: %v, want the function's error", err)
	}
	want(t, e, "k", "before")
	wantNone(t, e, "new")
	if err := e.View(context.Background(), func(store.Snapshot) error { return errWanted }); err != errWanted {
		t.Errorf("view: %v, want the function's error as it is", err)
	}
}

// panics reports what fn panicked with.
func panics(fn func()) (p any) {
	defer func() { p = recover() }()
	fn()
	return nil
}

func testPanic(t *testing.T, e store.Engine) {
	put(t, e, "k", "before")
	p := panics(func() {
		_ = e.Update(context.Background(), func(tx store.Tx) error {
			if err := tx.Put("k", []byte("after")); err != nil {
				return err
			}
			panic("update")
		})
	})
	if p != "update" {
		t.Errorf("caller of Update sees panic %v", p)
	}
	p = panics(func() {
		_ = e.View(context.Background(), func(store.Snapshot) error { panic("view") })
	})
	if p != "view" {
		t.Errorf("caller of View sees panic %v", p)
	}
	want(t, e, "k", "before")
	put(t, e, "k", "life goes on")
	want(t, e, "k", "life goes on")
}

// testGoexit does what t.Fatal does inside a function.
func testGoexit(t *testing.T, e store.Engine) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = e.Update(context.Background(), func(tx store.Tx) error {
			if err := tx.Put("k", []byte("after")); err != nil {
				return err
			}
			runtime.Goexit()
			return nil
		})
	}()
	<-done
	wantNone(t, e, "k")
	put(t, e, "k", "life goes on")
	want(t, e, "k", "life goes on")
}

// testFailuresShareCommit mixes Updates that end in every way there is. The
// counter that all of them raise must count the good ones alone.
func testFailuresShareCommit(t *testing.T, e store.Engine) {
	const n = 120
	together(n, func(i int) {
		own := store.Key(fmt.Sprintf("own/%d", i))
		ending := i % 5
		var err error
		p := panics(func() {
			err = e.Update(context.Background(), func(tx store.Tx) error {
				if err := errors.Join(add(tx, "count", 1), tx.Put(own, nil)); err != nil {
					return err
				}
				switch ending {
				case 0:
					return errWanted
				case 1:
					panic(errWanted)
				case 2:
					return tx.Put("big", make([]byte, store.MaxValue+1))
				}
				return nil
			})
		})
		var limit *store.LimitError
		switch good := [5]bool{errors.Is(err, errWanted), p == errWanted, errors.As(err, &limit), err == nil, err == nil}; {
		case !good[ending]:
			t.Errorf("ending %d: error %v, panic %v", ending, err, p)
		case ending != 1 && p != nil:
			t.Errorf("ending %d: panic %v of somebody else", ending, p)
		}
	})
	view(t, e, func(s store.Snapshot) error {
		count, err := number(s, "count")
		if err != nil {
			return err
		}
		own, err := pairs(s, "own/", "own0")
		if count != n*2/5 || len(own) != count {
			t.Errorf("count %d and %d own keys, want %d", count, len(own), n*2/5)
		}
		return err
	})
}

func testClose(t *testing.T, e store.Engine) {
	put(t, e, "k", "v")
	if err := e.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
	ctx := context.Background()
	for what, err := range map[string]error{
		"update": e.Update(ctx, func(store.Tx) error { t.Error("update was run"); return nil }),
		"view":   e.View(ctx, func(store.Snapshot) error { t.Error("view was run"); return nil }),
		"close":  e.Close(),
	} {
		if !errors.Is(err, store.ErrClosed) {
			t.Errorf("%s after Close: %v, want ErrClosed", what, err)
		}
	}
}

// testCloseWaits closes while a View is open. What the View still reads is
// good, and whatever else comes meanwhile works or is told ErrClosed.
func testCloseWaits(t *testing.T, e store.Engine) {
	fill(t, e, "k", 200, "v")
	closed := make(chan error, 1)
	view(t, e, func(s store.Snapshot) error {
		go func() { closed <- e.Close() }()
		for { // until Close has shut the gate
			err := e.View(context.Background(), func(store.Snapshot) error { return nil })
			if errors.Is(err, store.ErrClosed) {
				break
			}
			if err != nil {
				return err
			}
			runtime.Gosched()
		}
		all, err := pairs(s, "", "")
		if len(all) != 200 {
			t.Errorf("read %d of 200 pairs while closing", len(all))
		}
		select {
		case err := <-closed:
			t.Errorf("close returned (%v) with a View open", err)
		default:
		}
		return err
	})
	if err := <-closed; err != nil {
		t.Errorf("close: %v", err)
	}
}
