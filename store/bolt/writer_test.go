package bolt

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"testing/synctest"

	"go.etcd.io/bbolt"
	bberrors "go.etcd.io/bbolt/errors"

	"raquan/store"
)

// held runs during while an Update, the first of a batch, is held inside its
// function; what during starts gets into the queue behind it. It must be called
// in a synctest bubble. It returns the first Update's error.
func held(e *Engine, during func()) error {
	release := make(chan struct{})
	first := make(chan error, 1)
	go func() {
		first <- e.Update(context.Background(), func(store.Tx) error { <-release; return nil })
	}()
	synctest.Wait()
	during()
	synctest.Wait()
	close(release)
	return <-first
}

// inBubble runs test on a new engine inside a synctest bubble.
func inBubble(t *testing.T, test func(t *testing.T, e *Engine)) {
	path := filepath.Join(t.TempDir(), "raquan.db")
	synctest.Test(t, func(t *testing.T) {
		e := open(t, path)
		test(t, e)
		if err := e.Close(); err != nil && !errors.Is(err, store.ErrClosed) {
			t.Errorf("close: %v", err)
		}
	})
}

// commits is the number of commits in the file's life.
func commits(t *testing.T, e *Engine) (n int) {
	t.Helper()
	err := e.db.View(func(tx *bbolt.Tx) error { n = tx.ID(); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func putOne(e *Engine, k string, v []byte) error {
	return e.Update(context.Background(), func(tx store.Tx) error { return tx.Put(store.Key(k), v) })
}

func keys(t *testing.T, e *Engine) (n int) {
	t.Helper()
	err := e.View(context.Background(), func(s store.Snapshot) error {
		for _, err := range s.Scan("", "") {
			if err != nil {
				return err
			}
			n++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// putAll puts v at n keys, each in an Update of its own, all of which wait in
// the queue before the first is run.
func putAll(t *testing.T, e *Engine, n int, v []byte) {
	t.Helper()
	results := make(chan error, n)
	err := held(e, func() {
		for i := range n {
			go func() { results <- putOne(e, fmt.Sprint("k", i), v) }()
		}
	})
	for range n {
		err = errors.Join(err, <-results)
	}
	if err != nil {
		t.Error(err)
	}
}

func TestWaitingUpdatesShareOneCommit(t *testing.T) {
	inBubble(t, func(t *testing.T, e *Engine) {
		const n = maxFuncs - 1
		before := commits(t, e)
		putAll(t, e, n, nil)
		if got := commits(t, e) - before; got != 1 || keys(t, e) != n {
			t.Errorf("%d commits and %d keys, want 1 and %d", got, keys(t, e), n)
		}
	})
}

func TestBatchIsLimited(t *testing.T) {
	for _, c := range []struct {
		name           string
		updates, bytes int
		commits        int
	}{
		{"by functions", 2*maxFuncs - 1, 0, 2},
		{"by bytes", 3*maxBytes/store.MaxValue - 1, store.MaxValue, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			inBubble(t, func(t *testing.T, e *Engine) {
				before := commits(t, e)
				putAll(t, e, c.updates, make([]byte, c.bytes))
				if got := commits(t, e) - before; got != c.commits {
					t.Errorf("%d commits, want %d", got, c.commits)
				}
			})
		})
	}
}

func TestNothingWrittenIsNoCommit(t *testing.T) {
	e := openNew(t)
	defer e.Close()
	before := commits(t, e)
	own := errors.New("own")
	err := e.Update(context.Background(), func(tx store.Tx) error { return errors.Join(tx.Put("k", nil), own) })
	if !errors.Is(err, own) {
		t.Errorf("update: %v", err)
	}
	if err := e.Update(context.Background(), func(tx store.Tx) error { return nil }); err != nil {
		t.Error(err)
	}
	if got := commits(t, e); got != before {
		t.Errorf("%d commits for nothing", got-before)
	}
}

func TestCancelledWhileWaiting(t *testing.T) {
	inBubble(t, func(t *testing.T, e *Engine) {
		ctx, cancel := context.WithCancel(context.Background())
		result := make(chan error, 1)
		err := held(e, func() {
			go func() {
				result <- e.Update(ctx, func(store.Tx) error { t.Error("was run"); return nil })
			}()
			synctest.Wait()
			cancel()
			synctest.Wait()
			if err := <-result; !errors.Is(err, context.Canceled) {
				t.Errorf("update: %v, want the context's error", err)
			}
		})
		if err := errors.Join(err, putOne(e, "k", nil)); err != nil {
			t.Error(err)
		}
	})
}

// Once its function has run, an Update's outcome is the commit's.
func TestCancelledWhileRunning(t *testing.T) {
	e := openNew(t)
	defer e.Close()
	ctx, cancel := context.WithCancel(context.Background())
	err := e.Update(ctx, func(tx store.Tx) error {
		cancel()
		return tx.Put("k", nil)
	})
	if err != nil || keys(t, e) != 1 {
		t.Errorf("update: %v, %d keys; want it committed", err, keys(t, e))
	}
}

// A commit that fails, here for want of space, fails all that share it and
// leaves the store in order. A function that failed on its own may have done so
// for what it read from the others, so it hears of the commit too.
func TestFailedCommit(t *testing.T) {
	inBubble(t, func(t *testing.T, e *Engine) {
		if err := putOne(e, "before", nil); err != nil {
			t.Fatal(err)
		}
		e.db.MaxSize = 1
		const n = 20
		results := make(chan error, n)
		err := held(e, func() {
			go func() {
				results <- e.Update(context.Background(), func(store.Tx) error { return errors.New("own") })
			}()
			for i := range n - 1 {
				go func() { results <- putOne(e, fmt.Sprint("k", i), make([]byte, store.MaxValue)) }()
			}
		})
		for range n {
			if !errors.Is(err, bberrors.ErrMaxSizeReached) {
				t.Errorf("update: %v, want the commit's error", err)
			}
			err = <-results
		}
		if n := keys(t, e); n != 1 {
			t.Errorf("%d keys after the failure, want 1", n)
		}
		e.db.MaxSize = 0
		putAll(t, e, n, make([]byte, 1000))
		if got := keys(t, e); got != n+1 {
			t.Errorf("%d keys, want %d", got, n+1)
		}
		checkFile(t, e)
	})
}

// checkFile holds the file to bbolt's own check.
func checkFile(t *testing.T, e *Engine) {
	t.Helper()
	err := e.db.View(func(tx *bbolt.Tx) error {
		for err := range tx.Check() {
			t.Error(err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// When not even a transaction can be begun, the Update hears of it and the
// writer goes on.
func TestFailedBegin(t *testing.T) {
	e := openNew(t)
	if err := e.db.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := putOne(e, "k", nil); !errors.Is(err, bberrors.ErrDatabaseNotOpen) {
			t.Errorf("update: %v, want bbolt's error", err)
		}
	}
	if err := e.Close(); err != nil {
		t.Error(err)
	}
}

// Updates that wait when Close is called are still done.
func TestCloseRunsWhatWaits(t *testing.T) {
	inBubble(t, func(t *testing.T, e *Engine) {
		const n = 10
		results := make(chan error, n+1)
		err := held(e, func() {
			for i := range n {
				go func() { results <- putOne(e, fmt.Sprint("k", i), nil) }()
			}
			synctest.Wait()
			go func() { results <- e.Close() }()
		})
		for range n + 1 {
			err = errors.Join(err, <-results)
		}
		if err != nil {
			t.Error(err)
		}
		again := open(t, e.Path())
		defer again.Close()
		if got := keys(t, again); got != n {
			t.Errorf("%d keys, want %d", got, n)
		}
	})
}
