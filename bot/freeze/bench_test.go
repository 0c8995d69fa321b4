package freeze_test

import (
	"context"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"raquan/bot/freeze"
	"raquan/store"
	"raquan/store/bolt"
)

// BenchmarkNation freezes 126,000 grassroots unions that have all reported, on bolt,
// while somebody else goes on writing: wait-ms is the longest that one write of theirs
// took, still-ms the longest before the freeze.
func BenchmarkNation(b *testing.B) {
	co := open(b, 0)
	e, err := bolt.Open(filepath.Join(b.TempDir(), "raquan.db"), bolt.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = e.Close() })
	co.e = e
	co.nation(126_000)
	n := 0
	for b.Loop() {
		still := co.writing(func() { time.Sleep(2 * time.Second) })
		n++
		co.do(func(tx store.Tx) error {
			_, err := freeze.Begin(tx, co.c.Key, freeze.Order{Unit: "u1", N: n, By: "p9", In: "u1"}, asked)
			return err
		})
		begun := time.Now()
		var took time.Duration
		wait := co.writing(func() {
			f, err := freeze.Take(context.Background(), co.e, co.c, "u1", n, cutOff, nil)
			if err != nil {
				b.Error(err)
				return
			}
			co.finish(f)
			took = time.Since(begun)
		})
		b.ReportMetric(float64(still.Milliseconds()), "still-ms")
		b.ReportMetric(float64(wait.Milliseconds()), "wait-ms")
		b.ReportMetric(took.Seconds(), "s/freeze")
	}
}

// writing writes small things until work is done, one after another, and gives the
// longest that one took.
func (co *country) writing(work func()) (longest time.Duration) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		work()
	}()
	for i := 0; ; i++ {
		select {
		case <-done:
			return longest
		default:
		}
		begun := time.Now()
		co.do(func(tx store.Tx) error { return store.Put(tx, store.Key("bench"), map[string]int{"i": i}) })
		longest = max(longest, time.Since(begun))
	}
}

// nation adds a country of so many grassroots unions with reports, in 700 districts
// of 63 provinces.
func (co *country) nation(units int) {
	co.add(store.Unit{ID: "u1", Code: "TLD", Kind: store.National, Name: "Tổng Liên đoàn", Order: 1})
	for p := range 63 {
		co.add(store.Unit{ID: store.UnitID("p" + strconv.Itoa(p)), Code: strconv.Itoa(p), Kind: store.Federation, Name: "LĐLĐ tỉnh", Order: 2 + p,
			Parent: "u1", Above: []store.UnitID{"u1"}})
	}
	for d := range 700 {
		p := store.UnitID("p" + strconv.Itoa(d%63))
		co.add(store.Unit{ID: district(d), Code: "d" + strconv.Itoa(d), Kind: store.Upper, Name: "LĐLĐ huyện", Order: 100 + d, Parent: p, Above: []store.UnitID{p, "u1"}})
	}
	var all sync.WaitGroup
	const writers = 64
	for w := range writers {
		all.Go(func() {
			for i := w; i < units; i += writers {
				d := i % 700
				p := store.UnitID("p" + strconv.Itoa(d%63))
				co.add(store.Unit{ID: id(i), Code: "g" + strconv.Itoa(i), Kind: store.Grassroots, Name: "CĐCS " + strconv.Itoa(i), Order: 1000 + i,
					Workers: new(int64(100 + i%1000)), Reports: true, Parent: district(d), Above: []store.UnitID{district(d), p, "u1"}})
				co.send(id(i), asked.Add(-time.Hour), 80, 50)
			}
		})
	}
	all.Wait()
}
