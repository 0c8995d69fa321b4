package sheets_test

import (
	"fmt"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"raquan/bot/exports"
	"raquan/bot/tally"
	"raquan/store"
	"raquan/store/bolt"
)

// BenchmarkNation makes the files of 126,000 grassroots unions, all of which have
// reported, from bolt: how long, how many bytes, and the most memory in use.
func BenchmarkNation(b *testing.B) {
	w := newWorld(b)
	e, err := bolt.Open(filepath.Join(b.TempDir(), "raquan.db"), bolt.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = e.Close() })
	w.e = e
	top := w.nation(126_000)
	for name, maker := range map[string]exports.Maker{"xlsx": w.maker().Sheet, "csv": w.maker().Plain} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				stop, peak := newWatcher(), uint64(0)
				go stop.watch(&peak)
				m, err := w.made(maker, job(top, "", nil))
				stop.end()
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(peak)/(1<<20), "MiB-heap")
				b.ReportMetric(float64(m.Size())/(1<<20), "MiB-files")
				b.ReportMetric(float64(len(m.Files)), "files")
			}
		})
	}
}

// watcher looks at the heap now and then.
type watcher struct{ stop, done chan struct{} }

func newWatcher() watcher { return watcher{make(chan struct{}), make(chan struct{})} }

func (w watcher) watch(peak *uint64) {
	defer close(w.done)
	for {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		*peak = max(*peak, m.HeapAlloc)
		select {
		case <-w.stop:
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func (w watcher) end() { close(w.stop); <-w.done }

// nation is a tree of so many grassroots unions with reports, in 83 bodies of
// districts each.
func (w *world) nation(units int) *store.Unit {
	top := w.unit(nil, store.National, "Tổng Liên đoàn Lao động Việt Nam", "", -1)
	an := w.person("Nguyễn Mẫu An", "+84900000001")
	tallies := map[store.UnitID]*store.Tally{}
	var puts []func(store.Tx) error
	flush := func() {
		w.do(func(tx store.Tx) error {
			for _, put := range puts {
				if err := put(tx); err != nil {
					return err
				}
			}
			return nil
		})
		puts = puts[:0]
	}
	var district *store.Unit
	var body *store.Unit
	for i := range units {
		if i%(units/83+1) == 0 {
			body = w.unit(top, store.Federation, fmt.Sprint("LĐLĐ tỉnh ", i), "", -1)
		}
		if i%150 == 0 || body.ID != district.Parent {
			district = w.unit(body, store.Upper, fmt.Sprint("LĐLĐ huyện ", i), "", -1)
		}
		w.n++
		workers := int64(50 + i%400)
		u := &store.Unit{V: 1, ID: store.UnitID(fmt.Sprint("u", w.n)), Code: fmt.Sprintf("%06d", w.n), Kind: store.Grassroots, Reports: true, Order: w.n, Workers: &workers,
			Name: fmt.Sprint("CĐCS Công ty TNHH một thành viên Mẫu số ", i), Parent: district.ID, Above: append([]store.UnitID{district.ID}, district.Above...)}
		r := w.report(an, workers, workers/2, workers*3/4)
		r.Unit, r.Above = u.ID, u.Above
		sums := tally.Expected(u)
		for name, n := range tally.Contribution(w.c, u, &r) {
			sums[name] += n
		}
		r.Added = sums
		for _, above := range append([]store.UnitID{u.ID}, u.Above...) {
			if tallies[above] == nil {
				tallies[above] = &store.Tally{V: 1}
			}
			tally.Add(tallies[above], "", sums, 1)
		}
		puts = append(puts, func(tx store.Tx) error {
			if err := store.PutID(tx, store.ChildKey(u.Parent, u.Order, u.ID), string(u.ID)); err != nil {
				return err
			}
			if err := store.Put(tx, store.UnitKey(u.ID), u); err != nil {
				return err
			}
			return store.Put(tx, store.ReportKey(w.c.Key, u.ID), r)
		})
		if len(puts) == 30 {
			flush()
		}
	}
	for id, t := range tallies {
		puts = append(puts, func(tx store.Tx) error { return store.Put(tx, store.TallyKey(w.c.Key, id), t) })
		if len(puts) == 90 {
			flush()
		}
	}
	flush()
	return top
}
