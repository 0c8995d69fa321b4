package app_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/clock"
	"raquan/bot/courier"
	"raquan/bot/sim"
	"raquan/bot/telegram"
	"raquan/store"
	"raquan/store/bolt"
)

// BenchmarkWave is a wave of 126,000 reminders from the ledger to the phones of
// the stand-in, without a limit: entries written a few persons at a time, sent,
// and settled, on the real store. Run it with -benchtime 1x. The heap is that of
// both sides: the phones keep what they got.
func BenchmarkWave(b *testing.B) {
	for b.Loop() {
		w := newWave(b, 126_000, 0)
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before) // with all people and their phones
		peak := peakHeap()
		began := time.Now()
		w.send(126_000)
		took := time.Since(began)
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(w.people)/took.Seconds(), "msg/s")
		b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(w.people), "allocs/msg")
		b.ReportMetric(float64(before.HeapAlloc)/1e6, "MB-before")
		b.ReportMetric(peak(), "MB-peak")
		w.close()
	}
}

// BenchmarkWaveMinute is a minute of a wave at the rate that Telegram permits,
// with nobody talking: the settings' 29.5 a second.
func BenchmarkWaveMinute(b *testing.B) {
	for b.Loop() {
		w := newWave(b, 29.5*60, 29.5)
		w.send(29.5 * 60)
		ts := w.times
		slices.SortFunc(ts, time.Time.Compare)
		most, from := 0, 0
		for i := range ts {
			for ts[i].Sub(ts[from]) >= time.Second {
				from++
			}
			most = max(most, i-from+1)
		}
		rate := float64(len(ts)-1) / ts[len(ts)-1].Sub(ts[0]).Seconds()
		b.ReportMetric(rate, "msg/s")
		b.ReportMetric(float64(most), "most-in-a-second")
		if rate < 29 || most > 30 {
			b.Errorf("%.2f a second, %d in one second", rate, most)
		}
		w.close()
	}
}

// wave is a courier before the stand-in, with people who have all met the bot.
type wave struct {
	b      *testing.B
	people int
	store  store.Engine
	c      *courier.Courier
	stop   func()

	mu    sync.Mutex
	times []time.Time // of calls
}

// timed notes when a message is sent.
type timed struct {
	courier.Transport
	w *wave
}

func (t timed) Send(ctx context.Context, chatID int64, m chat.Message) (int64, error) {
	t.w.mu.Lock()
	t.w.times = append(t.w.times, time.Now())
	t.w.mu.Unlock()
	return t.Transport.Send(ctx, chatID, m)
}

func newWave(b *testing.B, people int, rate float64) *wave {
	b.Helper()
	w := &wave{b: b, people: people}
	s := sim.New(sim.Options{History: 5})
	engine, err := bolt.Open(filepath.Join(b.TempDir(), "raquan.db"), bolt.Options{})
	if err != nil {
		b.Fatal(err)
	}
	tg, err := telegram.New(telegram.Options{Token: s.Token(), HTTP: s.Client()})
	if err != nil {
		b.Fatal(err)
	}
	w.store = engine
	w.c = courier.New(courier.Options{Store: engine, Transport: timed{tg, w}, Clock: clock.Machine(),
		Log: slog.New(slog.DiscardHandler), RateTotal: rate, RateChat: 1})
	for i := range people {
		if _, err := s.AddPerson(sim.Person{ID: int64(1000 + i), FirstName: "Lan"}).Open(""); err != nil {
			b.Fatal(err)
		}
	}
	w.write(20, func(tx store.Tx, i int) error {
		if err := store.Put(tx, store.PersonKey(w.person(i)), store.Person{V: 1, ID: w.person(i), Telegram: int64(1000 + i)}); err != nil {
			return err
		}
		return store.Put(tx, store.OfficerKey(w.person(i)), store.Officer{V: 1})
	}, nil)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- w.c.Run(ctx) }()
	w.stop = func() {
		cancel()
		if err := <-done; err != nil {
			b.Error(err)
		}
		tg.Close()
		if err := engine.Close(); err != nil {
			b.Error(err)
		}
	}
	return w
}

func (w *wave) person(i int) store.PersonID { return store.PersonID(fmt.Sprintf("p%07d", i)) }

// write runs fn for all people, some in a transaction, and each after it.
func (w *wave) write(some int, fn func(tx store.Tx, i int) error, each func(i int)) {
	w.b.Helper()
	for first := 0; first < w.people; first += some {
		last := min(first+some, w.people)
		err := w.store.Update(w.b.Context(), func(tx store.Tx) error {
			for i := first; i < last; i++ {
				if err := fn(tx, i); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			w.b.Fatal(err)
		}
		for i := first; each != nil && i < last; i++ {
			each(i)
		}
	}
}

// send enters a reminder for everybody, as a sweep does, and waits until all have
// got it.
func (w *wave) send(n int) {
	w.b.Helper()
	text, err := json.Marshal(chat.Message{
		Text:    "⏰ Còn <b>3 ngày</b> đến hạn: Anh/Chị báo cáo giúp CĐCS Công ty Mẫu ạ.",
		Buttons: [][]chat.Button{{{Text: "📝 Báo cáo ngay", Data: "u/u3f"}}, {{Text: "⏳ Để sau", Data: "lt"}}},
	})
	if err != nil {
		w.b.Fatal(err)
	}
	entry := func(i int) store.Entry {
		return store.Entry{V: 1, Cause: "r.850.bluezone-850.t-3.1598489600", Person: w.person(i), Seq: 1, Lane: store.Wave,
			At: time.Now(), Message: text, Keep: true}
	}
	w.write(20, func(tx store.Tx, i int) error {
		e := entry(i)
		return store.Put(tx, store.LedgerKey(e.Person, e.Cause), e)
	}, func(i int) {
		for w.c.Backlog() >= 4000 {
			time.Sleep(time.Millisecond)
		}
		w.c.Offer(courier.Delivery{Person: w.person(i), Entries: []store.Entry{entry(i)}})
	})
	for w.c.Backlog() > 0 {
		time.Sleep(5 * time.Millisecond)
	}
	if len(w.times) != n {
		w.b.Fatalf("%d messages for %d people", len(w.times), n)
	}
}

func (w *wave) close() { w.stop() }

// peakHeap watches the heap until its result is asked for, in MB.
func peakHeap() func() float64 {
	stop, done := make(chan struct{}), make(chan float64)
	go func() {
		var m runtime.MemStats
		var most uint64
		for tick := time.Tick(100 * time.Millisecond); ; {
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
			select {
			case <-tick:
			case <-stop:
				done <- float64(most) / 1e6
				return
			}
		}
	}()
	return func() float64 { close(stop); return <-done }
}
