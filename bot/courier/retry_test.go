package courier_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/courier"
	"raquan/store"
)

// failing makes the first n calls of each chat fail.
func failing(n int, f fault) func(call) *fault {
	return func(k call) *fault {
		if k.N < n {
			return &f
		}
		return nil
	}
}

func gaps(ts []time.Duration) []time.Duration {
	var g []time.Duration
	for i := 1; i < len(ts); i++ {
		g = append(g, ts[i]-ts[i-1])
	}
	return g
}

func TestAnUnknownOutcomeIsTriedAgainWithBackoff(t *testing.T) {
	const ms = time.Millisecond
	waits := []time.Duration{400 * ms, 800 * ms, 1600 * ms, 3200 * ms, 6400 * ms, 12800 * ms, 25600 * ms, 51200 * ms, 60000 * ms, 60000 * ms}
	for name, err := range map[string]error{"temporary": lost, "not of chat's errors": errors.New("odd")} {
		inOffice(t, nil, func(o *office) {
			o.tg.Fail(failing(10, fault{Err: err}))
			o.says("p1", receipt("a"), receipt("b"))
			o.wait(time.Hour)
			o.expectCalls(1, "send a", "send b")
			if got := gaps(o.tg.Times(1, "send"))[:10]; !slices.Equal(got, waits) {
				t.Errorf("%s: waited %v, want %v", name, got, waits)
			}
		})
	}
}

func TestAnEditInDoubtIsRepeatedAtOnceTheFirstTime(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.says("p1", view("s", "a"))
		o.wait(time.Second)
		o.tg.Fail(func(k call) *fault {
			if k.N <= 3 {
				return &fault{Err: lost, Delivered: k.N == 3}
			}
			return nil
		})
		o.presses("p1", view("s", "b"))
		o.wait(time.Minute)
		want := []time.Duration{0, 400 * time.Millisecond, 800 * time.Millisecond}
		if got := gaps(o.tg.Times(1, "edit")); !slices.Equal(got, want) {
			t.Errorf("waited %v, want %v", got, want)
		}
		o.expectCalls(1, "send a", "edit b", "edit b")
	})
}

func TestAfterASendInDoubtNothingIsEditedUntilOneIsKnown(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.says("p1", view("s", "a"))
		o.wait(time.Second)
		late := receipt("b")
		late.Useless = time.Now().Add(300 * time.Millisecond)
		o.tg.Fail(func(k call) *fault {
			if k.Text == "b" {
				return &fault{Err: lost, Delivered: true}
			}
			return nil
		})
		o.presses("p1", late)
		o.wait(2 * time.Second)
		o.presses("p1", view("s", "c")) // under b, which nobody knows of
		o.wait(time.Second)
		o.presses("p1", view("s", "d"))
		o.wait(time.Second)
		o.expectCalls(1, "send a", "send b", "send c", "edit d")
	})
}

func TestUselessEntriesAreGivenUp(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.tg.Fail(func(call) *fault { return &fault{Err: lost} })
		soon := receipt("soon")
		soon.Keep, soon.Useless = true, time.Now().Add(10*time.Second)
		behind := receipt("behind")
		behind.Keep, behind.Useless = true, time.Now().Add(5*time.Second)
		day := receipt("day")
		day.Keep = true
		o.says("p1", soon, behind, day, view("s", "view"))
		o.wait(time.Minute)
		o.expectLedger("behind: skipped too late", "day", "soon: failed not delivered in time", "view")
		o.wait(25 * time.Hour)
		o.expectLedger("behind: skipped too late", "day: failed not delivered in time", "soon: failed not delivered in time", "view")
		o.tg.Fail(nil)
		o.wait(2 * time.Minute)
		o.expectCalls(1, "send view") // a view is useful until a newer one
	})
}

func TestRefusedIsRecordedAndTheRestGoesOn(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.tg.Fail(func(k call) *fault {
			if k.Text == "bad" {
				return &fault{Err: &chat.Refused{Why: `can't parse entities: unsupported start tag "nguyễn" at byte offset 7`}}
			}
			return nil
		})
		bad := receipt("bad")
		bad.Keep = true
		o.says("p1", bad, receipt("good"))
		o.wait(time.Minute)
		o.expectCalls(1, "send good")
		o.expectLedger("bad: failed can't parse entities: unsupported start tag")
	})
}

func TestBusyPausesTheChatAndBulk(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.knows("p2", "p3")
		o.tg.Fail(func(k call) *fault {
			if k.Chat == 1 && k.N == 0 {
				return &fault{Err: &chat.Busy{After: 20 * time.Second}}
			}
			return nil
		})
		o.says("p1", receipt("a"))
		o.wait(time.Second)
		o.says("p1", receipt("b"))
		o.says("p2", receipt("reply"))
		o.tells("p3", notice(store.Wave, "wave"))
		o.wait(18 * time.Second)
		o.expectCalls(1)
		o.expectCalls(2, "send reply")
		o.expectCalls(3)
		o.wait(2 * time.Second)
		o.expectCalls(1, "send a", "send b")
		o.expectCalls(3, "send wave")
	})
}

func TestTwoChatsBusyPauseEverything(t *testing.T) {
	for _, c := range []struct {
		apart  time.Duration
		paused bool
	}{{0, true}, {10 * time.Second, true}, {11 * time.Second, false}} {
		inOffice(t, nil, func(o *office) {
			o.tg.Fail(func(k call) *fault {
				if k.Chat <= 2 && k.N == 0 {
					return &fault{Err: &chat.Busy{After: 30 * time.Second}}
				}
				return nil
			})
			o.says("p1", receipt("a"))
			o.wait(c.apart)
			o.says("p2", receipt("b"))
			o.wait(time.Second)
			o.says("p3", receipt("c"))
			o.wait(time.Second)
			if paused := len(o.tg.Calls(3)) == 0; paused != c.paused {
				t.Errorf("busy %v apart: everything paused: %v, want %v", c.apart, paused, c.paused)
			}
			o.wait(time.Minute)
			o.expectCalls(1, "send a")
			o.expectCalls(2, "send b")
			o.expectCalls(3, "send c")
		})
	}
}

func TestGone(t *testing.T) {
	for _, reports := range []bool{false, true} {
		gone(t, reports)
	}
}

func gone(t *testing.T, reports bool) {
	inOffice(t, nil, func(o *office) {
		o.knows("p1")
		if reports {
			o.joins("p1", "u5")
		}
		o.tg.Slow(time.Second)
		o.tg.Fail(func(k call) *fault {
			if k.N == 1 {
				return &fault{Err: &chat.Gone{Why: "bot was blocked by the user"}}
			}
			return nil
		})
		o.says("p1", receipt("a"), receipt("b"), receipt("c"), view("s", "d"))
		o.tells("p1", notice(store.Wave, "w"))
		o.wait(10 * time.Second)
		o.expectCalls(1, "send a")
		o.expectLedger("w: failed bot was blocked by the user")
		var officer store.Officer
		o.read(store.OfficerKey("p1"), &officer)
		if officer.Unreachable.IsZero() {
			t.Error("the officer is not marked unreachable")
		}
		if note := o.noted("p1"); note != reports {
			t.Errorf("noted for the stages of their units: %v, want %v", note, reports)
		}

		o.tells("p1", notice(store.Wave, "later"))
		o.wait(10 * time.Second)
		o.expectLedger("later: skipped unreachable", "w: failed bot was blocked by the user")

		o.says("p1", receipt("back"))
		o.wait(10 * time.Second)
		o.expectCalls(1, "send a", "send back")
	})
}

func TestWhoWritesBeforeTheMarkIsNotMarkedGone(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.knows("p1")
		o.tg.Fail(failing(1, fault{Err: &chat.Gone{Why: "blocked"}}))
		o.says("p1", receipt("a"))
		o.wait(time.Second / 4) // not swept yet
		o.says("p1", receipt("b"))
		o.wait(time.Minute)
		var officer store.Officer
		o.read(store.OfficerKey("p1"), &officer)
		if !officer.Unreachable.IsZero() {
			t.Error("marked unreachable after they wrote")
		}
		o.expectCalls(1, "send b")
	})
}

func TestUnaskedEntriesAreCheckedBeforeTheyGo(t *testing.T) {
	still := func(o *courier.Options) {
		o.RateTotal = 1
		tries := 0
		o.Still = wanted(func(e store.Entry) (courier.Verdict, error) {
			switch e.Cause {
			case "reported":
				return courier.Verdict{Why: "has reported"}, nil
			case "shaky":
				if tries++; tries < 3 {
					return courier.Verdict{}, errors.New("store is busy")
				}
			}
			return courier.Verdict{}, nil
		})
	}
	inOffice(t, still, func(o *office) {
		o.knows("p1", "p2", "p3")
		o.tells("p1", notice(store.Wave, "reported"))
		o.tells("p2", notice(store.Wave, "due"))
		o.tells("p3", notice(store.Wave, "shaky"))
		o.tells("p4", notice(store.Wave, "erased"))
		o.wait(time.Minute)
		o.expectCalls(1)
		o.expectCalls(2, "send due")
		o.expectCalls(3, "send shaky")
		o.expectLedger("reported: skipped has reported", "due: sent", "shaky: sent", "erased: failed not met in Telegram")
		if n := o.c.Backlog(); n != 0 {
			t.Errorf("backlog %d after all", n)
		}
	})
}
