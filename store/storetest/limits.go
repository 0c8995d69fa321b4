package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"raquan/store"
)

// refused checks that err is a LimitError about what.
func refused(t *testing.T, what string, err error) {
	t.Helper()
	var limit *store.LimitError
	if !errors.As(err, &limit) || limit.What != what || limit.Got != limit.Max+1 {
		t.Errorf("error %v, want a LimitError of %s by one too many", err, what)
	}
}

func testSizeLimits(t *testing.T, e store.Engine) {
	ctx := context.Background()
	longest := store.Key(strings.Repeat("k", store.MaxKey))
	largest := strings.Repeat("v", store.MaxValue)
	put(t, e, longest, largest)
	want(t, e, longest, largest)
	remove(t, e, longest)

	uses := map[string]func(tx store.Tx, k store.Key) error{
		"get":    func(tx store.Tx, k store.Key) error { _, err := tx.Get(k); return err },
		"put":    func(tx store.Tx, k store.Key) error { return tx.Put(k, nil) },
		"delete": func(tx store.Tx, k store.Key) error { return tx.Delete(k) },
	}
	for name, use := range uses {
		refused(t, "key", e.Update(ctx, func(tx store.Tx) error { return use(tx, longest+"k") }))
		for _, k := range []store.Key{"", "with space", "line\n", "\x00", "ключ", "del\x7f"} {
			err := e.Update(ctx, func(tx store.Tx) error { return use(tx, k) })
			if err == nil || errors.Is(err, store.ErrNotFound) {
				t.Errorf("%s of key %q: %v, want it refused", name, string(k), err)
			}
		}
	}
	refused(t, "key", e.View(ctx, func(s store.Snapshot) error { _, err := s.Get(longest + "k"); return err }))
	refused(t, "value", e.Update(ctx, func(tx store.Tx) error {
		return errors.Join(tx.Put("small", nil), tx.Put("k", make([]byte, store.MaxValue+1)))
	}))
	wantNone(t, e, "k")
	wantNone(t, e, "small")
}

func testOperationsLimit(t *testing.T, e store.Engine) {
	key := func(i int) store.Key { return store.Key(fmt.Sprintf("k%d", i)) }
	// touch uses n distinct keys, by turns read, put and deleted, each twice.
	touch := func(n int) func(store.Tx) error {
		return func(tx store.Tx) error {
			for i := range 2 * n {
				k, err := key(i%n), error(nil)
				switch i % n % 3 {
				case 0:
					err = tx.Put(k, []byte("v"))
				case 1:
					err = tx.Delete(k)
				case 2:
					_, _, err = lookup(tx, k)
				}
				if err != nil {
					return err
				}
			}
			return nil
		}
	}
	refused(t, "operations", e.Update(context.Background(), touch(store.MaxOps+1)))
	wantNone(t, e, key(0))
	update(t, e, touch(store.MaxOps))
	want(t, e, key(0), "v")
	want(t, e, key(store.MaxOps-3), "v")
	wantNone(t, e, key(1))
}

func testRefusedDooms(t *testing.T, e store.Engine) {
	refused(t, "value", e.Update(context.Background(), func(tx store.Tx) error {
		_ = tx.Put("k", make([]byte, store.MaxValue+1)) // an error that a careless caller drops
		return tx.Put("other", nil)
	}))
	wantNone(t, e, "other")
}
