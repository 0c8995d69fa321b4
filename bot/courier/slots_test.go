package courier_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/clock"
	"raquan/bot/courier"
	"raquan/store"
)

// most is the largest number of moments within any sliding second.
func most(ts []time.Duration) int {
	m, from := 0, 0
	for i := range ts {
		for ts[i]-ts[from] >= time.Second {
			from++
		}
		m = max(m, i-from+1)
	}
	return m
}

func TestAWaveKeepsToTheLimitAndUsesIt(t *testing.T) {
	const n = 10_000
	inOffice(t, func(o *courier.Options) { o.RateTotal = 29.5 }, func(o *office) {
		o.tg.Slow(700 * time.Millisecond)
		for i := range int64(n) {
			o.knows(person(i + 1))
			o.c.Offer(courier.Delivery{Person: person(i + 1), ChatID: i + 1, Entries: []store.Entry{notice(store.Wave, "w")}})
		}
		o.wait(6 * time.Minute)
		ts := o.tg.Times(0, "send")
		if len(ts) != n {
			t.Fatalf("%d of %d sent", len(ts), n)
		}
		if m := most(ts); m > 30 {
			t.Errorf("%d in one second", m)
		}
		if rate := float64(n-1) / (ts[n-1] - ts[0]).Seconds(); rate < 29 {
			t.Errorf("%.2f a second, want 29", rate)
		}
	})
}

func TestRepliesDoNotWaitForAWaveAndTakeItsPlace(t *testing.T) {
	inOffice(t, func(o *courier.Options) { o.RateTotal = 29.5 }, func(o *office) {
		for i := range int64(3000) {
			o.knows(person(i + 1))
			o.tells(person(i+1), notice(store.Wave, "w"))
		}
		o.wait(time.Second)
		before := len(o.tg.Times(0, "send"))
		for i := range int64(100) { // 10 a second
			began := time.Since(o.tg.start)
			o.says(person(5000+i), receipt("r"))
			synctest.Wait()
			if ts := o.tg.Times(5000+i, "send"); len(ts) != 1 || ts[0] != began {
				t.Fatalf("the reply went at %v, asked at %v", ts, began)
			}
			o.wait(100 * time.Millisecond)
		}
		wave := len(o.tg.Times(0, "send")) - before - 100
		if wave < 185 || wave > 215 {
			t.Errorf("%d of the wave in 10 s beside 10 replies a second, want about 195", wave)
		}
	})
}

func TestOneASecondAlwaysRemainsForWaves(t *testing.T) {
	inOffice(t, func(o *courier.Options) { o.RateTotal = 29.5 }, func(o *office) {
		for i := range int64(100) {
			o.knows(person(i + 1))
			o.tells(person(i+1), notice(store.Wave, "w"))
		}
		replies := 0
		o.wait(2 * time.Second)
		before := len(o.tg.Times(0, "send"))
		for range 200 { // 100 a second, for 20 s
			for range 10 {
				replies++
				o.says(person(int64(1000+replies)), receipt("r"))
			}
			o.wait(100 * time.Millisecond)
		}
		wave := len(o.tg.Times(0, "send")) - before - replies
		if wave < 19 || wave > 22 {
			t.Errorf("%d of the wave in 20 s beside 100 replies a second, want about 20", wave)
		}
	})
}

func TestHigherLanesGoFirst(t *testing.T) {
	inOffice(t, func(o *courier.Options) { o.RateTotal = 1 }, func(o *office) {
		for i := range int64(9) {
			o.knows(person(i + 1))
		}
		o.tells("p9", notice(store.Wave, "slot"))
		synctest.Wait()
		o.tells("p1", notice(store.Wave, "w1"))
		o.tells("p2", notice(store.Wave, "w2"))
		o.tells("p3", notice(store.Notice, "n3"))
		o.tells("p4", notice(store.StaffLane, "s4"))
		o.tells("p5", notice(store.Lane(77), "odd5"))
		o.tells("p2", notice(store.StaffLane, "s2")) // p2 moves up, and comes back
		o.wait(time.Minute)
		var got []string
		for _, k := range o.tg.calls {
			got = append(got, k.Text)
		}
		want := []string{"slot", "s4", "s2", "n3", "w1", "w2", "odd5"}
		if !slices.Equal(got, want) {
			t.Errorf("order %q, want %q", got, want)
		}
	})
}

func TestUnaskedCallsAreBounded(t *testing.T) {
	inOffice(t, nil, func(o *office) { // without a rate only this bounds them
		o.tg.Slow(time.Second)
		for i := range int64(1000) {
			o.knows(person(i + 1))
			o.tells(person(i+1), notice(store.Wave, "w"))
		}
		o.wait(time.Minute)
		ts := o.tg.Times(0, "send")
		if len(ts) != 1000 || most(ts) > 64 {
			t.Errorf("%d sent, up to %d at once", len(ts), most(ts))
		}
	})
}

func TestAChatHasItsOwnLimit(t *testing.T) {
	inOffice(t, func(o *courier.Options) { o.RateChat = 1 }, func(o *office) {
		for i := range 8 {
			o.says("p1", receipt(fmt.Sprint(i)))
		}
		o.says("p2", receipt("x"))
		o.wait(time.Minute)
		var at []float64
		for _, d := range o.tg.Times(1, "send") {
			at = append(at, d.Seconds())
		}
		if want := []float64{0, 0, 0, 0, 0, 1, 2, 3}; !slices.Equal(at, want) {
			t.Errorf("sent at %v, want %v", at, want)
		}
		if ts := o.tg.Times(2, "send"); len(ts) != 1 || ts[0] != 0 {
			t.Errorf("another chat waited: %v", ts)
		}
	})
}

func TestRepliesInAllHaveALimitIfOneIsSet(t *testing.T) {
	inOffice(t, func(o *courier.Options) { o.RateReplies = 20 }, func(o *office) {
		for i := range int64(200) {
			o.says(person(i+1), receipt("r"))
		}
		o.wait(time.Minute)
		ts := o.tg.Times(0, "send")
		if len(ts) != 200 {
			t.Fatalf("%d of 200 sent", len(ts))
		}
		if took := ts[199].Seconds(); took < 9.5 || took > 10 {
			t.Errorf("200 replies at 20 a second took %v s", took)
		}
		if m := most(ts); m > 22 {
			t.Errorf("%d in one second", m)
		}
	})
}

func TestAJumpOfTheClockFreesWhatWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := shifted()
		tg := newPhones()
		o := &office{t: t, tg: tg}
		co := courier.New(courier.Options{Store: emptyStore(), Transport: tg, Clock: c, Log: quiet, RateChat: 0.001})
		stop := running(t, co)
		var es []store.Entry
		for i := range 6 {
			e := receipt(fmt.Sprint(i))
			e.Seq = int64(i)
			es = append(es, e)
		}
		co.Offer(courier.Delivery{Person: "p1", ChatID: 1, Entries: es})
		o.wait(time.Minute)
		if n := len(tg.Calls(1)); n != 5 {
			t.Fatalf("%d sent before the jump, want the burst of 5", n)
		}
		if err := c.Jump(time.Hour); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		if n := len(tg.Calls(1)); n != 6 {
			t.Errorf("%d sent after the jump, want 6", n)
		}
		if err := stop(); err != nil {
			t.Fatal(err)
		}
	})
}

// TestNeverMoreThanThirtyASecondWhateverPeopleSay: a wave of many thousands, with
// people talking at random beside it: no second has more than 30 unasked messages,
// and every reply goes at once, but for the limit of its own chat.
func TestNeverMoreThanThirtyASecondWhateverPeopleSay(t *testing.T) {
	const n = 20_000
	limits := func(o *courier.Options) { o.RateTotal, o.RateChat = 29.5, 1 }
	for seed := range uint64(4) {
		inOffice(t, limits, func(o *office) {
			r := rand.New(rand.NewPCG(seed, 850))
			o.tg.Slow(80 * time.Millisecond)
			for i := range int64(n) {
				o.knows(person(i + 1))
				o.c.Offer(courier.Delivery{Person: person(i + 1), ChatID: i + 1, Entries: []store.Entry{notice(store.Wave, "w")}})
			}
			o.knows("p30000")
			o.tells("p30000", notice(store.StaffLane, "staff"))
			began := time.Since(o.tg.start)
			for i := range 600 { // a crowd, then silence, then a crowd
				if i%200 < 100 {
					for k := range r.IntN(8) {
						chatID := int64(50_000 + 10*i + k)
						asked := time.Since(o.tg.start)
						o.says(person(chatID), receipt("r"))
						synctest.Wait()
						if ts := o.tg.Times(chatID, "send"); len(ts) != 1 || ts[0] != asked {
							t.Fatalf("a reply asked at %v went at %v", asked, ts)
						}
					}
				}
				o.wait(time.Duration(r.IntN(100)) * time.Millisecond)
			}
			for i := range 8 { // one person, faster than their chat may be written to
				o.says("p60000", receipt(fmt.Sprint(i)))
			}
			o.wait(10 * time.Second)
			talk := o.tg.Times(60_000, "send")
			if len(talk) != 8 || talk[7]-talk[0] > 4*time.Second {
				t.Errorf("eight answers to one person went at %v", talk)
			}
			var unasked []time.Duration
			o.tg.mu.Lock()
			for _, k := range o.tg.tried {
				if k.Text == "w" || k.Text == "staff" {
					unasked = append(unasked, k.At)
				}
				if k.Text == "staff" && k.At-began > time.Second {
					t.Errorf("a message to staff went %v after it was written", k.At-began)
				}
			}
			o.tg.mu.Unlock()
			if m := most(unasked); m > 30 {
				t.Errorf("seed %d: %d unasked messages in one second", seed, m)
			}
			if len(unasked) < 500 {
				t.Errorf("only %d of the wave went", len(unasked))
			}
		})
	}
}

// TestHesitationsBringNoMoreIntoASecond: the machine hesitates between a slot and
// its call, each time for another while.
func TestHesitationsBringNoMoreIntoASecond(t *testing.T) {
	const n = 3000
	var mu sync.Mutex
	r := rand.New(rand.NewPCG(1, 850))
	hesitant := func(o *courier.Options) {
		o.RateTotal = 29.5
		o.Still = func(ctx context.Context, _ store.Entry) (courier.Verdict, error) {
			mu.Lock()
			d := time.Duration(r.IntN(20)) * time.Millisecond
			if r.IntN(30) == 0 {
				d = time.Duration(r.IntN(400)) * time.Millisecond
			}
			mu.Unlock()
			return courier.Verdict{}, clock.Sleep(ctx, machine, d)
		}
	}
	inOffice(t, hesitant, func(o *office) {
		for i := range int64(n) {
			o.knows(person(i + 1))
			o.c.Offer(courier.Delivery{Person: person(i + 1), ChatID: i + 1, Entries: []store.Entry{notice(store.Wave, "w")}})
		}
		o.wait(2 * time.Minute)
		ts := o.tg.Times(0, "send")
		if len(ts) != n {
			t.Fatalf("%d of %d sent", len(ts), n)
		}
		if m := most(ts); m > 30 {
			t.Errorf("%d in one second", m)
		}
		if rate := float64(n-1) / (ts[n-1] - ts[0]).Seconds(); rate < 29 {
			t.Errorf("%.2f a second, want 29", rate)
		}
	})
}
