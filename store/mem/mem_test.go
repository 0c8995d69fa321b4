package mem_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"raquan/store"
	"raquan/store/mem"
	"raquan/store/storetest"
)

func TestEngine(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Engine { return mem.New() })
}

// BenchmarkTurn is what one Telegram update does, 8 gets and 10 puts, on a key
// for every chairperson in the country, and a View after each.
func BenchmarkTurn(b *testing.B) {
	const people = 126_000
	e := mem.New()
	key := func(i int) store.Key { return store.Key(fmt.Sprintf("session/%06d", i%people)) }
	turn := func(first, step int) {
		err := e.Update(context.Background(), func(tx store.Tx) error {
			for i := range 10 {
				k := key(first + i*step)
				if _, err := tx.Get(k); i < 8 && err != nil && !errors.Is(err, store.ErrNotFound) {
					return err
				}
				if err := tx.Put(k, make([]byte, 400)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	for i := 0; i < people; i += 10 {
		turn(i, 1)
	}
	n := 0
	for b.Loop() {
		n += 7919
		turn(n, 104729)
		if err := e.View(context.Background(), func(store.Snapshot) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
