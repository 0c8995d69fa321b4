package courier_test

import (
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/courier"
	"raquan/store"
)

// after is an entry that is not to be sent for a while.
func after(d time.Duration, e store.Entry) store.Entry {
	e.Not = time.Now().Add(d)
	return e
}

// useless is an entry that is good for a while only.
func useless(d time.Duration, e store.Entry) store.Entry {
	e.Useless = time.Now().Add(d)
	return e
}

func TestAnEntryIsNotSentBeforeItsTimeAndHoldsUpNothing(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.knows("p1")
		o.tells("p1", after(3*time.Hour, notice(store.StaffLane, "morning")), after(2*time.Hour, notice(store.Wave, "earlier")))
		o.tells("p1", notice(store.Notice, "now"))
		synctest.Wait()
		o.says("p1", receipt("answer"))
		o.wait(time.Second)
		o.expectCalls(1, "send now", "send answer")
		if n := o.c.Backlog(); n != 2 {
			t.Errorf("backlog %d, want the two that wait", n)
		}
		o.wait(2*time.Hour - 2*time.Second)
		o.expectCalls(1, "send now", "send answer")
		o.wait(time.Hour)
		o.expectCalls(1, "send now", "send answer", "send earlier")
		o.wait(time.Hour)
		o.expectCalls(1, "send now", "send answer", "send earlier", "send morning")
		want := []time.Duration{0, 0, 2 * time.Hour, 3 * time.Hour}
		if got := o.tg.Times(1, "send"); !slices.Equal(got, want) {
			t.Errorf("sent at %v, want %v", got, want)
		}
		o.expectLedger("earlier: sent", "morning: sent", "now: sent")
	})
}

func TestAnEntryWaitsForItsTimeAlsoAfterARestart(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.knows("p1")
		o.tells("p1", after(30*time.Hour, notice(store.Notice, "late")))
		o.wait(time.Minute)
		o.crash()
		o.open()
		o.c.Release()
		o.wait(29 * time.Hour)
		o.expectCalls(1)
		o.wait(time.Hour)
		o.expectCalls(1, "send late") // a day after it was written, yet not too late
		o.expectLedger("late: sent")
	})
}

func TestAQuestionThatMayNotGoYetIsNotUnderWay(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.knows("p1")
		e := question("q", "how-many")
		e.Lane = store.Notice
		o.tells("p1", after(time.Hour, e))
		o.tg.Slow(time.Second)
		if o.c.Standing("p1").AskUnderWay {
			t.Error("nobody can have seen it, and it is under way")
		}
		o.wait(time.Hour + time.Millisecond)
		if !o.c.Standing("p1").AskUnderWay {
			t.Error("it is being sent, and is not under way")
		}
		o.wait(time.Minute)
	})
}

func TestWhatBecomesUselessBeforeItsTimeIsGivenUp(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.knows("p1", "p2")
		o.tells("p1", useless(time.Hour, after(5*time.Hour, notice(store.Wave, "stale"))))
		o.wait(2 * time.Hour)
		o.expectLedger("stale: skipped too late")
		if n := o.c.Backlog(); n != 0 {
			t.Errorf("backlog %d", n)
		}
		o.expectCalls(1)
	})
}

// TestMorningComesToThoseInALane: an entry whose time comes while its person
// waits for a slot goes in its own lane.
func TestMorningComesToThoseInALane(t *testing.T) {
	inOffice(t, func(o *courier.Options) { o.RateTotal = 1 }, func(o *office) {
		for i := range int64(20) {
			o.knows(person(i + 1))
			o.tells(person(i+1), notice(store.Wave, "wave"))
		}
		o.tells("p20", after(5*time.Second, notice(store.StaffLane, "urgent")))
		o.wait(time.Minute)
		if got := o.tg.Times(20, "send"); len(got) != 2 || got[0] < 5*time.Second || got[0] > 6100*time.Millisecond {
			t.Errorf("p20 was written to at %v, want by the first slot after 5 s, and again", got)
		}
		o.expectCalls(20, "send urgent", "send wave")
	})
}

func TestAVerdictPutsAnEntryOffAndIsAskedAgain(t *testing.T) {
	var morning time.Time
	var mu sync.Mutex
	var asked []time.Duration
	night := func(o *courier.Options) {
		began := time.Now()
		morning = began.Add(10 * time.Hour)
		o.Still = wanted(func(e store.Entry) (courier.Verdict, error) {
			now := time.Now()
			switch {
			case e.Cause == "notice":
				return courier.Verdict{}, nil
			case now.Before(morning):
				mu.Lock()
				asked = append(asked, now.Sub(began))
				mu.Unlock()
				return courier.Verdict{Wait: morning}, nil
			case e.Cause == "reported":
				return courier.Verdict{Why: "has reported"}, nil
			}
			return courier.Verdict{}, nil
		})
	}
	inOffice(t, night, func(o *office) {
		o.knows("p1", "p2", "p3", "p4")
		o.tells("p1", notice(store.Wave, "due"), notice(store.Wave, "notice"))
		o.tells("p2", notice(store.Wave, "reported"))
		o.tells("p3", useless(9*time.Hour, notice(store.Wave, "stale")))
		synctest.Wait()
		o.says("p1", receipt("answer"))
		o.wait(time.Second)
		o.expectCalls(1, "send notice", "send answer")
		o.wait(9*time.Hour + time.Minute)
		o.expectLedger("due", "notice: sent", "reported", "stale: skipped too late")
		o.wait(time.Hour)
		o.expectCalls(1, "send notice", "send answer", "send due")
		o.expectLedger("due: sent", "notice: sent", "reported: skipped has reported", "stale: skipped too late")
		if len(asked) != 3 {
			t.Errorf("asked at %v, want once for each of the three that wait", asked)
		}
	})
}

func TestAJumpOfTheClockBringsTheMorning(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := shifted()
		o := &office{t: t, tg: newPhones(), disk: emptyStore()}
		o.store = &mortal{Engine: o.disk}
		co := courier.New(courier.Options{Store: o.store, Transport: o.tg, Clock: c, Log: quiet})
		o.knows("p1")
		stop := running(t, co)
		e := notice(store.Notice, "morning")
		e.Not = c.Now().Add(11 * time.Hour)
		co.Offer(courier.Delivery{Person: "p1", Entries: []store.Entry{e}})
		o.wait(time.Second)
		o.expectCalls(1)
		if err := c.Jump(12 * time.Hour); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		o.expectCalls(1, "send morning")
		if err := stop(); err != nil {
			t.Fatal(err)
		}
	})
}
