package courier_test

import (
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/chat"
	"raquan/bot/courier"
	"raquan/store"
)

func TestAfterAStartEntriesAreHeldUntilRelease(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.knows("p1", "p2")
		o.tg.Slow(time.Second)
		o.says("p1", receipt("a"), receipt("b"))
		o.tells("p2", notice(store.Wave, "w"))
		o.wait(time.Second / 2)
		o.crash()
		o.open()
		o.wait(time.Hour)
		o.expectCalls(1, "send a") // got through before the crash
		o.c.Release()
		o.wait(time.Minute)
		o.expectCalls(1, "send a", "send a", "send b") // at least once
		o.expectCalls(2, "send w", "send w")
		o.expectLedger("w: sent")
		o.c.Release() // once is enough
	})
}

func TestWhatIsSaidMeanwhileReplacesStaleQuestions(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.knows("p1", "p2")
		o.tg.Slow(time.Second)
		o.says("p1", receipt("hello"), question("q1", "how-many"))
		o.says("p2", question("q1", "and-you"))
		o.wait(time.Second / 2)
		o.crash()
		o.open()
		if !o.c.Standing("p1").AskUnderWay {
			t.Error("a held question is not under way")
		}
		o.says("p1", receipt("noted"), question("q2", "next"))
		o.wait(time.Minute)
		o.expectCalls(1, "send hello", "send hello", "send noted", "send next")
		o.expectCalls(2, "send and-you") // before the crash; the rest is held
		o.c.Release()
		o.wait(time.Minute)
		o.expectCalls(2, "send and-you", "send and-you")
		o.expectLedger()
	})
}

func TestSomethingUnaskedDoesNotFreeAHeldQuestion(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.knows("p1")
		o.tg.Fail(func(call) *fault { return &fault{Err: lost} })
		o.says("p1", question("q1", "how-many"))
		o.wait(time.Second / 2)
		o.crash()
		o.tg.Fail(nil)
		o.open()
		o.tells("p1", notice(store.Notice, "n"))
		o.wait(time.Minute)
		o.expectCalls(1)
		o.c.Release()
		o.wait(time.Minute)
		o.expectCalls(1, "send how-many", "send n")
	})
}

func TestAfterACrashNothingIsEditedUntilAMessageIsKnown(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.says("p1", view("s", "a"))
		o.wait(time.Minute)
		o.presses("p1", receipt("b")) // sent below a, and not recorded
		synctest.Wait()
		o.crash()
		o.open()
		o.presses("p1", view("s", "c"))
		o.wait(time.Second)
		o.presses("p1", view("s", "d"))
		o.wait(time.Second)
		o.expectCalls(1, "send a", "send b", "send b", "send c", "edit d")
	})
}

func TestAfterACrashAReplacedViewMayStandBelowTheLastKnownOne(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.says("p1", view("s", "a"))
		o.wait(time.Minute)
		o.presses("p1", view("t", "b")) // sent below a, and not recorded
		synctest.Wait()
		o.crash()
		o.open()
		o.presses("p1", view("s", "c"))
		o.wait(time.Second)
		o.expectCalls(1, "send a", "send b", "send c")
		if s := o.c.Standing("p1"); s.Out != 104 || s.View != "s" {
			t.Errorf("standing: out %d, view %q", s.Out, s.View)
		}
	})
}

func TestDoubtOutlivesARestart(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.says("p1", view("s", "a"))
		o.wait(time.Second)
		late := receipt("b")
		late.Useless = time.Now().Add(300 * time.Millisecond)
		o.tg.Fail(func(k call) *fault { return &fault{Err: lost, Delivered: true} })
		o.presses("p1", late)
		o.wait(time.Minute)
		o.expectLedger()
		if err := o.close(); err != nil {
			t.Fatal(err)
		}
		o.tg.Fail(nil)
		o.open()
		o.presses("p1", view("s", "c")) // under b, which nobody knows of
		o.wait(time.Second)
		o.expectCalls(1, "send a", "send b", "send c")
	})
}

func TestOnLoadOldViewsAndUselessEntriesGo(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.knows("p1")
		o.tg.Slow(time.Hour)
		o.says("p1", receipt("a"), receipt("b"))
		o.says("p1", view("s", "v1"))
		if err := o.close(); err != nil {
			t.Fatal(err)
		}
		late := receipt("late")
		late.Keep, late.Useless = true, time.Now().Add(-time.Second)
		o.open() // a second desk writes without telling this courier
		o.write(func(tx store.Tx) error {
			ch := o.chat("p1")
			return o.enter(tx, "p1", &ch, []store.Entry{view("s", "v2"), late})
		})
		o.crash()
		o.tg.Slow(0)
		o.open()
		o.wait(5 * time.Second) // still held
		o.expectLedger("a", "b", "late: skipped too late", "v2")
		o.c.Release()
		o.wait(5 * time.Second)
		o.expectCalls(1, "send a", "send b", "send v2")
		o.expectLedger("late: skipped too late")
	})
}

func TestAnUnreadableEntryDoesNotKeepTheRestFromGoing(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.knows("p1")
		o.write(func(tx store.Tx) error {
			return tx.Put(store.LedgerKey("p1", "odd"), []byte("{"))
		})
		o.tg.Slow(time.Second)
		o.says("p1", receipt("a"))
		o.wait(time.Second / 2)
		o.crash()
		o.open()
		o.c.Release()
		o.wait(time.Minute)
		o.expectCalls(1, "send a", "send a")
	})
}

func TestLoadTellsOfAStoreThatFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := emptyStore()
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		c := courier.New(courier.Options{Store: s, Transport: newPhones(), Clock: machine, Log: quiet})
		if c.Load(t.Context()) == nil {
			t.Error("Load of a closed store is fine")
		}
	})
}

func TestWhatIsOpenIsLoadedWhateverItSays(t *testing.T) {
	render := func(o *courier.Options) {
		o.Render = screens(func(s store.Screen) (chat.Message, error) { return chat.Message{Text: s.Name}, nil })
	}
	inOffice(t, render, func(o *office) {
		o.knows("p1")
		odd := notice(store.Notice, `{"outcome":"sent"}`)
		odd.Cause = "odd"
		screen := store.Entry{Cause: "s", Lane: store.Notice, Keep: true, Screen: &store.Screen{Name: "remind", Args: map[string]string{"outcome": "sent"}}}
		o.tells("p1", notice(store.Notice, "served"))
		o.wait(time.Minute)
		o.tg.Fail(func(call) *fault { return &fault{Err: lost} })
		o.tells("p1", odd, screen)
		o.wait(time.Second)
		o.crash()
		o.tg.Fail(nil)
		o.open()
		o.c.Release()
		o.wait(time.Minute)
		o.expectCalls(1, "send served", `send {"outcome":"sent"}`, "send remind")
	})
}
