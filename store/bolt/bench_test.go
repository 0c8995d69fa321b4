package bolt

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"go.etcd.io/bbolt"

	"raquan/store"
)

// The benchmarks run on a file with a key for every chairperson in the country.
const (
	people    = 126_000
	valueSize = 400
)

func personKey(i int) store.Key { return store.Key(fmt.Sprintf("session/%06d", i)) }

// country is an engine on a full file. The keys come in an order as random as
// people do.
func country(b *testing.B) *Engine {
	b.Helper()
	e := open(b, filepath.Join(b.TempDir(), "raquan.db"))
	b.Cleanup(func() {
		if err := e.Close(); err != nil {
			b.Error(err)
		}
	})
	order := rand.New(rand.NewPCG(1, 1)).Perm(people)
	for part := range 10 {
		err := e.db.Update(func(tx *bbolt.Tx) error {
			bucket := tx.Bucket(bucketName)
			for i := part; i < people; i += 10 {
				if err := bucket.Put([]byte(personKey(order[i])), make([]byte, valueSize)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return e
}

// crowd does b.N times op, from g goroutines at once.
func crowd(b *testing.B, g int, op func() error) {
	b.Helper()
	var left atomic.Int64
	left.Store(int64(b.N))
	var wg sync.WaitGroup
	b.ReportAllocs()
	b.ResetTimer()
	for range g {
		wg.Go(func() {
			for left.Add(-1) >= 0 {
				if err := op(); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "ops/s")
}

// BenchmarkPut is one put of one key, by this engine and by bbolt alone.
func BenchmarkPut(b *testing.B) {
	e := country(b)
	value := make([]byte, valueSize)
	person := func() store.Key { return personKey(rand.IntN(people)) }
	plain := func(k store.Key) func(tx *bbolt.Tx) error {
		return func(tx *bbolt.Tx) error { return tx.Bucket(bucketName).Put([]byte(k), value) }
	}
	ways := []struct {
		name string
		put  func() error
	}{
		{"engine", func() error { return putOne(e, string(person()), value) }},
		{"bbolt.Update", func() error { return e.db.Update(plain(person())) }},
		{"bbolt.Batch", func() error { return e.db.Batch(plain(person())) }},
	}
	for _, w := range ways {
		for _, g := range []int{1, 16, 128, 512} {
			b.Run(fmt.Sprintf("%s/g=%d", w.name, g), func(b *testing.B) { crowd(b, g, w.put) })
		}
	}
}

// BenchmarkTurn is what one Telegram update does: 8 gets, 10 puts. Of the keys
// most are the person's own and lie together, some are tallies that all share.
func BenchmarkTurn(b *testing.B) {
	e := country(b)
	value := make([]byte, valueSize)
	turn := func() error {
		p := rand.IntN(people - 10)
		return e.Update(context.Background(), func(tx store.Tx) error {
			for i := range 10 {
				k := personKey(p)
				switch {
				case i >= 6:
					k = personKey(1000 * (i - 5 + p%5))
				case i > 0:
					k = store.Key(fmt.Sprintf("person/%06d/%d", p, i))
				}
				if i < 8 {
					if _, err := tx.Get(k); err != nil && !errors.Is(err, store.ErrNotFound) {
						return err
					}
				}
				if err := tx.Put(k, value); err != nil {
					return err
				}
			}
			return nil
		})
	}
	for _, g := range []int{1, 16, 128, 512} {
		b.Run(fmt.Sprintf("g=%d", g), func(b *testing.B) { crowd(b, g, turn) })
	}
}

// BenchmarkScan reads everything.
func BenchmarkScan(b *testing.B) {
	e := country(b)
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		err := e.View(context.Background(), func(s store.Snapshot) error {
			for _, err := range s.Scan("", "") {
				if err != nil {
					return err
				}
				n++
			}
			return nil
		})
		if err != nil || n != people {
			b.Fatal(n, err)
		}
	}
}
