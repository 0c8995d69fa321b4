package jobs

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"raquan/store"
	"raquan/store/bolt"
)

// chairs fills a store with that many grassroots unions, each with a chair, below
// one of 700 levels above; one in three has reported.
func chairs(b *testing.B, e store.Engine, campaign string, units int) {
	b.Helper()
	var g errgroup.Group
	g.SetLimit(sideBySide)
	const each = 30
	for first := 0; first < units; first += each {
		g.Go(func() error {
			return e.Update(context.Background(), func(tx store.Tx) error {
				for i := first; i < min(first+each, units); i++ {
					id, p := store.UnitID(fmt.Sprint("u", i)), store.PersonID(fmt.Sprintf("p%06d", i))
					above := []store.UnitID{store.UnitID(fmt.Sprint("up", i%700)), store.UnitID(fmt.Sprint("f", i%63)), "top"}
					if err := store.Put(tx, store.UnitKey(id), store.Unit{V: 1, ID: id, Kind: store.Grassroots, Name: "Công đoàn cơ sở Công ty Hoa Sen", Reports: true, Parent: above[0], Above: above}); err != nil {
						return err
					}
					if err := store.Put(tx, store.OfficerKey(p), store.Officer{V: 1, Posts: []store.Post{{Unit: id, Role: store.Chair, Since: at(18, 8, 0)}}}); err != nil {
						return err
					}
					if i%3 == 0 {
						if err := store.Put(tx, store.ReportKey(campaign, id), store.Report{V: 1, Unit: id, State: store.Sent, Revision: 1}); err != nil {
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

// BenchmarkPlan plans one wave over 126,000 units, of which 84,000 have not
// reported, on a disk. The memory is that of the program besides the file.
func BenchmarkPlan(b *testing.B) {
	c := testLadder(b)
	const units = 126_000
	for b.Loop() {
		b.StopTimer()
		e, err := bolt.Open(filepath.Join(b.TempDir(), "bench.db"), bolt.Options{})
		if err != nil {
			b.Fatal(err)
		}
		chairs(b, e, c.Key, units)
		p := &Planner{Store: e, Campaign: c, Clock: standing{at: at(25, 8, 0)}, Outages: func() []store.Outage { return nil }, Backlog: func() int { return 0 }}
		var entries atomic.Int64
		p.Commit = func(ctx context.Context, fn func(store.Tx) ([]store.Entry, error)) error {
			n := 0
			err := e.Update(ctx, func(tx store.Tx) error {
				list, err := fn(tx)
				n = len(list)
				return err
			})
			entries.Add(int64(n))
			return err
		}
		runtime.GC()
		peak, stop := watchHeap()
		b.StartTimer()
		if err := p.Plan(context.Background()); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		stop()
		b.ReportMetric(float64(peak.Load())/(1<<20), "peak-MB")
		b.ReportMetric(float64(entries.Load()), "entries/op")
		if err := e.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// watchHeap notes the highest use of the heap.
func watchHeap() (peak *atomic.Uint64, stop func()) {
	peak = new(atomic.Uint64)
	end, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		t := time.NewTicker(50 * time.Millisecond)
		defer t.Stop()
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak.Store(max(peak.Load(), m.HeapInuse))
			select {
			case <-t.C:
			case <-end:
				return
			}
		}
	}()
	return peak, func() { close(end); <-ended }
}
