package courier_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"raquan/bot/courier"
	"raquan/store"
	"raquan/store/bolt"
)

// BenchmarkLoad is a start over a ledger with all that a national campaign leaves
// there: 15 kept entries with their outcome for each of 126,000 people, and 1,000
// open ones. -benchtime 3x is enough; filling takes a minute.
func BenchmarkLoad(b *testing.B) {
	const people, each, open = 126_000, 15, 1000
	e, err := bolt.Open(filepath.Join(b.TempDir(), "raquan.db"), bolt.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer e.Close()
	fill(b, e, people, each, open)
	b.ReportAllocs()
	var before, after runtime.MemStats
	for b.Loop() {
		runtime.GC()
		runtime.ReadMemStats(&before)
		c := courier.New(courier.Options{Store: e, Transport: nowhere{}, Clock: machine, Log: quiet})
		if err := c.Load(b.Context()); err != nil {
			b.Fatal(err)
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		if n := c.Backlog(); n != open {
			b.Fatalf("%d open, want %d", n, open)
		}
	}
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB-kept")
}

// fill writes kept entries that are served, and open ones.
func fill(b *testing.B, e store.Engine, people, each, open int) {
	const some = 6 // persons in one transaction
	at := time.Date(2020, 8, 21, 9, 30, 0, 0, time.UTC)
	var g errgroup.Group
	g.SetLimit(64)
	for first := 0; first < people; first += some {
		g.Go(func() error {
			return e.Update(b.Context(), func(tx store.Tx) error {
				for i := first; i < min(first+some, people); i++ {
					p := store.PersonID("p" + strconv.FormatInt(int64(i)*0x9E3779B97F4A7C1%1e15, 36))
					for n := range each {
						entry := store.Entry{V: 1, Cause: fmt.Sprintf("r.850.bluezone-850.step-%d.%d", n, at.Unix()), Seq: int64(n), Lane: store.Wave,
							At: at, Useless: at.Add(time.Hour), Keep: true, Outcome: store.Done, SentAt: at}
						if i < open && n == 0 {
							entry.Outcome, entry.Useless = store.Open, time.Now().Add(time.Hour)
							entry.Screen = &store.Screen{Name: "remind", Unit: "u1", For: p}
						}
						value, err := json.Marshal(entry)
						if err != nil {
							return err
						}
						if err := tx.Put(store.LedgerKey(p, entry.Cause), value); err != nil {
							return err
						}
					}
				}
				return nil
			})
		})
	}
	if err := g.Wait(); err != nil {
		b.Fatal(err)
	}
}
