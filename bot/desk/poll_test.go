package desk_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/chat"
	"raquan/bot/clock"
	"raquan/store"
	"raquan/store/storetest"
)

// source gives updates as Telegram does: those from the offset on, which
// confirms all before it; an offset it does not know begins at the head.
type source struct {
	mu    sync.Mutex
	queue []chat.Update
	down  error
	asked []int64
	first time.Duration // timeout of the first poll
	bell  chan struct{}
}

func newSource() *source { return &source{bell: make(chan struct{}, 1), first: -1} }

func (s *source) brings(us ...chat.Update) {
	s.mu.Lock()
	s.queue = append(s.queue, us...)
	s.mu.Unlock()
	select {
	case s.bell <- struct{}{}:
	default:
	}
}

func (s *source) fails(err error) {
	s.mu.Lock()
	s.down = err
	s.mu.Unlock()
	select {
	case s.bell <- struct{}{}:
	default:
	}
}

func (s *source) take(offset int64) ([]chat.Update, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, offset)
	if s.down != nil {
		return nil, s.down
	}
	known := slices.IndexFunc(s.queue, func(u chat.Update) bool { return u.ID >= offset })
	after := len(s.queue) > 0 && offset == s.queue[len(s.queue)-1].ID+1
	switch {
	case after:
		s.queue = nil
	case known > 0:
		s.queue = s.queue[known:]
	}
	return slices.Clone(s.queue[:min(100, len(s.queue))]), nil
}

func (s *source) Updates(ctx context.Context, offset int64, timeout time.Duration) ([]chat.Update, error) {
	if s.first < 0 {
		s.first = timeout
	}
	end := time.After(timeout)
	for {
		us, err := s.take(offset)
		if err != nil || len(us) > 0 || timeout == 0 {
			return us, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-end:
			return nil, nil
		case <-s.bell:
		}
	}
}

// offsets are those asked for so far.
func (s *source) offsets() []int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.asked)
}

// left is how many updates are not confirmed.
func (s *source) left() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.queue)
}

// later is a text that was surely written after the question.
func later(u chat.Update) chat.Update {
	u.MessageID += 1000
	return u
}

// polls runs Poll in a bubble of virtual time until fn has returned.
func (o *office) polls(src *source, clk clock.Clock, fn func(polled func() int)) error {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	var n atomic.Int64
	end := make(chan error, 1)
	go func() { end <- o.desk.Poll(ctx, src, clk, func() { n.Add(1) }) }()
	synctest.Wait()
	fn(func() int { synctest.Wait(); return int(n.Load()) })
	stop()
	return <-end
}

// TestPoll: what comes in is handled in order for each person, and confirmed
// only when all of it is stored.
func TestPoll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t)
		src := newSource()
		people := make([]*phone, 30)
		for i := range people {
			people[i] = o.phone(int64(500+i), "Người thứ")
			src.brings(people[i].texts("/start " + o.invite("01-2-"+itoa(int64(i+1)), store.Chair)))
		}
		err := o.polls(src, clock.NewShifted(o.now, 1), func(polled func() int) {
			if polled() != 1 || src.left() != 0 || src.first != 0 {
				t.Errorf("%d polls, %d updates left, first poll waits %v", polled(), src.left(), src.first)
			}
			// Each person answers four questions without waiting for the next one to
			// be read: their order is kept.
			for i, p := range people {
				message, data := p.find("yes", func(b chat.Button) bool { return strings.HasPrefix(b.Data, "i/y/") })
				src.brings(p.press(message, data), later(p.texts("Đúng rồi")), later(p.texts(itoa(int64(10+i)))), later(p.texts(itoa(int64(20+i)))))
			}
			src.brings(chat.Update{ID: o.update.Add(1), Kind: chat.Broken})
			polled()
			time.Sleep(time.Second)
			for i := range people {
				r := o.report("01-2-" + itoa(int64(i+1)))
				if a := r.Working["DA_CAI"]; a.N == nil || *a.N != int64(10+i) {
					t.Errorf("person %d: installed %+v", i, a)
				}
			}
			if left := src.left(); left != 0 {
				t.Errorf("%d updates left", left)
			}
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("Poll ended with %v", err)
		}
		o.inOrder()
	})
}

// TestPollStoreError: the offset stays while the store fails, and the batch
// counts once.
func TestPollStoreError(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t)
		an, ba := o.chair(71, "An", "01-1-1"), o.chair(72, "Ba", "01-1-2")
		var works atomic.Bool
		o.work(storetest.Faulty(storetest.Rerun(o.under), storetest.Faults{Update: func(n int) storetest.Fault {
			switch {
			case works.Load():
				return storetest.None
			case n%3 == 0:
				return storetest.After
			}
			return storetest.Before
		}}))
		src := newSource()
		src.brings(later(an.texts("Đúng rồi")), later(ba.texts("1200")), later(an.texts("380")))
		_ = o.polls(src, clock.NewShifted(o.now, 1), func(polled func() int) {
			time.Sleep(20 * time.Second)
			if polled() != 0 || src.left() != 3 {
				t.Errorf("%d polls done, %d updates left while the store fails", polled(), src.left())
			}
			if slices.ContainsFunc(src.offsets(), func(offset int64) bool { return offset != 0 }) {
				t.Errorf("offsets %v", src.offsets())
			}
			if n := len(src.offsets()); n > 30 {
				t.Errorf("%d polls in 20 s: no backoff", n)
			}
			works.Store(true)
			time.Sleep(time.Minute)
			if polled() == 0 || src.left() != 0 {
				t.Errorf("%d polls done, %d updates left after the store works again", polled(), src.left())
			}
		})
		if r := o.report("01-1-1"); r.Working["DA_CAI"].N == nil || *r.Working["DA_CAI"].N != 380 {
			t.Errorf("report: %+v", r)
		}
		o.inOrder()
	})
}

// TestPollErrorIsOne: a store that is down gives an error to everybody in the
// batch; one is told.
func TestPollErrorIsOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t)
		o.work(storetest.Faulty(o.under, storetest.Faults{Update: func(n int) storetest.Fault {
			if n < 2 { // the heartbeat
				return storetest.None
			}
			return storetest.Before
		}}))
		src := newSource()
		for i := range int64(40) {
			src.brings(later(o.phone(100+i, "Ai đó").texts("/start")))
		}
		_ = o.polls(src, clock.NewShifted(o.now, 1), func(func() int) { time.Sleep(time.Second) })
		if n := strings.Count(o.log.String(), storetest.ErrInjected.Error()); n != 1 {
			t.Errorf("the log tells of %d errors:\n%s", n, o.log)
		}
	})
}

// TestPollEnds: a refused token ends it; anything else is tried again, as late
// as Telegram asks.
func TestPollEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t)
		an := o.phone(71, "An")
		src := newSource()
		src.fails(&chat.Busy{After: 40 * time.Second})
		err := o.polls(src, clock.Machine(), func(polled func() int) {
			time.Sleep(39 * time.Second)
			if polled() != 0 || len(src.offsets()) != 1 {
				t.Errorf("%d polls in 39 s of 40 s to wait", len(src.offsets()))
			}
			src.fails(nil)
			src.brings(an.texts("/start"))
			time.Sleep(2 * time.Second)
			if polled() == 0 || an.count() != 1 {
				t.Errorf("%d polls done, %d messages", polled(), an.count())
			}
			src.fails(chat.ErrUnauthorized)
		})
		if !errors.Is(err, chat.ErrUnauthorized) {
			t.Errorf("Poll ended with %v", err)
		}
	})
}

// TestRestartOfIDs: after a quiet week ids begin anew anywhere.
func TestRestartOfIDs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := open(t)
		an := o.chair(71, "An", "01-1-1")
		src := newSource()
		clk := clock.NewShifted(o.now, 1)
		rng := rand.New(rand.NewPCG(8, 50))
		_ = o.polls(src, clk, func(polled func() int) {
			for week := range 3 {
				o.update.Store(int64(rng.IntN(1_000_000)))
				before := an.count()
				for range 20 {
					src.brings(an.texts("/xem"))
				}
				time.Sleep(time.Second)
				polled()
				if got := an.count() - before; got != 20 {
					t.Errorf("week %d: %d answers to 20 messages", week, got)
				}
				time.Sleep(8 * 24 * time.Hour)
			}
		})
		o.inOrder()
	})
}

// TestOutage: a gap of more than ten minutes in the polls is recorded, and one
// across a deadline moves it, for the very first batch already.
func TestOutage(t *testing.T) {
	deadline := func(h, m int) time.Time { return time.Date(2020, 8, 26, h, m, 0, 0, time.FixedZone("", 7*3600)) }
	for _, c := range []struct {
		name       string
		last, next time.Time
		onTime     bool
		outages    int
	}{
		{"across the deadline", deadline(11, 30), deadline(12, 25), true, 1},
		{"to the deadline itself", deadline(11, 30), deadline(12, 0), true, 1},
		{"wholly before", deadline(11, 0), deadline(11, 50), true, 1},
		{"begins with it", deadline(12, 0), deadline(12, 30), false, 1},
		{"short", deadline(11, 55), deadline(12, 5), false, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				o := open(t)
				an := o.chair(71, "An", "01-1-1")
				an.answersAll("380")
				src := newSource()
				_ = o.polls(src, clock.NewShifted(c.last, 0.0001), func(func() int) {})
				o.work(storetest.Rerun(o.under)) // the next start
				message, data := an.find("send", func(b chat.Button) bool { return len(b.Data) > 2 && b.Data[:2] == "s/" })
				src.brings(an.press(message, data))
				if err := o.desk.LoadOutages(t.Context()); err != nil {
					t.Fatal(err)
				}
				_ = o.polls(src, clock.NewShifted(c.next, 0.0001), func(func() int) {})
				outages := 0
				for key := range o.dump() {
					if key.Part(0) == "outage" {
						outages++
					}
				}
				if r := o.report("01-1-1"); r.Revision != 1 || r.OnTime != c.onTime || outages != c.outages {
					t.Errorf("revision %d, on time %v, %d outages", r.Revision, r.OnTime, outages)
				}
			})
		})
	}
}

// TestOutageExtends: the deadline moves by the length of the outage, no more.
func TestOutageExtends(t *testing.T) {
	at := func(h, m int) time.Time { return time.Date(2020, 8, 26, h, m, 0, 0, time.FixedZone("", 7*3600)) }
	for _, c := range []struct {
		send   time.Time
		onTime bool
	}{{at(12, 54), true}, {at(12, 55), false}} {
		o := open(t)
		an := o.chair(71, "An", "01-1-1")
		an.answersAll("380")
		for _, beat := range []time.Time{at(11, 30), at(12, 25)} { // 55 minutes
			if err := o.desk.Beat(t.Context(), beat); err != nil {
				t.Fatal(err)
			}
		}
		o.now = c.send
		an.sends()
		if r := o.report("01-1-1"); r.OnTime != c.onTime {
			t.Errorf("sent at %v: on time %v", c.send, r.OnTime)
		}
	}
}

// TestBeatErrors: an outage is known also if the store failed while it was
// recorded, or read again.
func TestBeatErrors(t *testing.T) {
	at := time.Date(2020, 8, 26, 11, 30, 0, 0, time.FixedZone("", 7*3600))
	for name, faults := range map[string]storetest.Faults{
		"before":  {Update: storetest.Once(1, storetest.Before)},
		"after":   {Update: storetest.Once(1, storetest.After)},
		"reading": {View: storetest.Once(1, storetest.Before)},
	} {
		t.Run(name, func(t *testing.T) {
			o := open(t)
			an := o.chair(71, "An", "01-1-1")
			an.answersAll("380")
			if err := o.desk.Beat(t.Context(), at); err != nil {
				t.Fatal(err)
			}
			o.work(storetest.Faulty(storetest.Rerun(o.under), faults))
			o.now = at.Add(time.Hour)
			if err := o.desk.Beat(t.Context(), o.now); !errors.Is(err, storetest.ErrInjected) {
				t.Fatalf("error %v", err)
			}
			if err := o.desk.Beat(t.Context(), o.now); err != nil {
				t.Fatal(err)
			}
			an.sends()
			if r := o.report("01-1-1"); !r.OnTime {
				t.Error("the outage is not known")
			}
		})
	}
}
