package storetest

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"raquan/store"
)

// together runs fn(0) … fn(n-1) at the same time and waits for all.
func together(n int, fn func(i int)) {
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { fn(i) })
	}
	wg.Wait()
}

func testCounters(t *testing.T, e store.Engine) {
	const workers, rounds = 16, 25
	together(workers, func(w int) {
		for i := range rounds {
			update(t, e, func(tx store.Tx) error {
				if err := add(tx, "total", 1); err != nil {
					return err
				}
				return add(tx, store.Key(fmt.Sprintf("part/%d", (w+i)%3)), 1)
			})
		}
	})
	view(t, e, func(s store.Snapshot) error {
		total, err := number(s, "total")
		parts := 0
		for kv, err := range s.Scan("part/", "part0") {
			if err != nil {
				return err
			}
			n, err := number(s, kv.Key)
			if err != nil {
				return err
			}
			parts += n
		}
		if total != workers*rounds || parts != total {
			t.Errorf("total %d, parts %d, want %d", total, parts, workers*rounds)
		}
		return err
	})
}

// testViewsWhole moves amounts between accounts; every View must find the sum.
func testViewsWhole(t *testing.T, e store.Engine) {
	const accounts, sum = 10, 1000
	account := func(i int) store.Key { return store.Key(fmt.Sprintf("account/%d", i%accounts)) }
	update(t, e, func(tx store.Tx) error { return setNumber(tx, account(0), sum) })
	together(8, func(w int) {
		for i := range 20 {
			update(t, e, func(tx store.Tx) error {
				if err := add(tx, account(w*i), -i); err != nil {
					return err
				}
				return add(tx, account(w+i), i)
			})
			view(t, e, func(s store.Snapshot) error {
				total := 0
				for a := range accounts {
					n, err := number(s, account(a))
					if err != nil {
						return err
					}
					total += n
				}
				if total != sum {
					t.Errorf("a view finds %d in all accounts, want %d", total, sum)
				}
				return nil
			})
		}
	})
}

// testWriteSkew lets two at a time each take its own key if the other's is
// free: at most one of each pair may succeed.
func testWriteSkew(t *testing.T, e store.Engine) {
	const pairs = 40
	key := func(i int) store.Key { return store.Key(fmt.Sprintf("shift/%d/%d", i/2, i%2)) }
	together(2*pairs, func(i int) {
		update(t, e, func(tx store.Tx) error {
			_, taken, err := lookup(tx, key(i^1))
			if err != nil || taken {
				return err
			}
			return tx.Put(key(i), []byte("taken"))
		})
	})
	view(t, e, func(s store.Snapshot) error {
		for p := range pairs {
			_, a, err := lookup(s, key(2*p))
			if err != nil {
				return err
			}
			_, b, err := lookup(s, key(2*p+1))
			if err != nil {
				return err
			}
			if a == b {
				t.Errorf("pair %d: taken %t and %t, want exactly one", p, a, b)
			}
		}
		return nil
	})
}

// testContextWaiting cancels an Update while another's function runs. Whether
// the engine lets both run side by side or not, the cancelled one must return
// before the other ends, and must have done what it says.
func testContextWaiting(t *testing.T, e store.Engine) {
	inside, release := make(chan struct{}), make(chan struct{})
	var enter sync.Once
	first := make(chan error, 1)
	go func() {
		first <- e.Update(context.Background(), func(tx store.Tx) error {
			enter.Do(func() { close(inside) })
			<-release
			return tx.Put("first", []byte("1"))
		})
	}()
	<-inside
	ctx, cancel := context.WithCancel(context.Background())
	second := make(chan error, 1)
	started := make(chan struct{})
	go func() {
		close(started)
		second <- e.Update(ctx, func(tx store.Tx) error { return tx.Put("second", []byte("2")) })
	}()
	<-started
	cancel()
	err := <-second // hangs here if the engine does not heed the context
	close(release)
	if err := <-first; err != nil {
		t.Errorf("first update: %v", err)
	}
	want(t, e, "first", "1")
	if err == nil {
		want(t, e, "second", "2")
	} else {
		wantNone(t, e, "second")
	}
}
