package courier_test

import (
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/chat"
	"raquan/bot/courier"
	"raquan/store"
)

func TestOnePersonInOrder(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.tg.Slow(200 * time.Millisecond)
		o.says("p1", receipt("a"), receipt("b"))
		o.says("p1", receipt("c"))
		o.wait(time.Second)
		o.expectCalls(1, "send a", "send b", "send c")
	})
}

func TestOffersInTheWrongOrderAreSentInOrder(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.tg.Slow(time.Second)
		offer := func(seq int64, text string) {
			e := receipt(text)
			e.Seq = seq
			o.c.Offer(courier.Delivery{Person: "p1", ChatID: 1, Entries: []store.Entry{e}})
		}
		offer(1, "a")
		offer(3, "c")
		offer(2, "b")
		offer(3, "c") // the same cause again
		o.wait(time.Minute)
		o.expectCalls(1, "send a", "send b", "send c")
	})
}

func TestAnOlderViewOfferedLaterIsReplacedAtOnce(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.tg.Slow(time.Second)
		offer := func(seq int64, e store.Entry) {
			e.Seq = seq
			o.c.Offer(courier.Delivery{Person: "p1", ChatID: 1, Entries: []store.Entry{e}})
		}
		offer(1, receipt("a"))
		offer(3, view("s", "newer"))
		offer(2, view("s", "older"))
		o.wait(time.Minute)
		o.expectCalls(1, "send a", "send newer")
	})
}

func TestPersonsSideBySide(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.tg.Slow(time.Second)
		for i := range int64(500) {
			o.says(person(i+1), receipt("x"), receipt("y"))
		}
		o.wait(2 * time.Second)
		for i := range int64(500) {
			o.expectCalls(i+1, "send x", "send y")
		}
	})
}

func TestAReplyDoesNotWaitBehindWhatNobodyAskedFor(t *testing.T) {
	inOffice(t, func(o *courier.Options) { o.RateTotal = 1 }, func(o *office) {
		o.knows("p1", "p2")
		o.tells("p2", notice(store.Wave, "first"))
		o.tells("p1", notice(store.Wave, "wave"))
		synctest.Wait()
		o.says("p1", receipt("answer"))
		synctest.Wait()
		o.expectCalls(1, "send answer")
		o.wait(2 * time.Second)
		o.expectCalls(1, "send answer", "send wave")
	})
}

func TestEntriesOfferedBeforeRunGoWhenItBegins(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := &office{t: t, tg: newPhones()}
		c := courier.New(courier.Options{Transport: o.tg, Clock: machine, Store: emptyStore(), Log: quiet})
		c.Offer(courier.Delivery{Person: "p1", ChatID: 1, Entries: []store.Entry{receipt("a")}})
		synctest.Wait()
		o.expectCalls(1)
		stop := running(t, c)
		o.wait(time.Second)
		o.expectCalls(1, "send a")
		if err := stop(); err != nil {
			t.Fatal(err)
		}
	})
}

func TestRunWaitsForTheCallUnderWayAndRecordsIt(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.tg.Slow(3 * time.Second)
		o.says("p1", receipt("a"), receipt("b"))
		o.wait(time.Second)
		before := time.Now()
		if err := o.close(); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(before); took != 2*time.Second {
			t.Errorf("Run ended %v after the context, want 2s", took)
		}
		o.expectCalls(1, "send a")
		o.expectLedger("b")
	})
}

func TestRunCutsACallThatDoesNotEnd(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.tg.Slow(time.Hour)
		o.says("p1", receipt("a"))
		o.wait(time.Second)
		before := time.Now()
		if err := o.close(); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(before); took > 30*time.Second {
			t.Errorf("Run ended %v after the context", took)
		}
		o.expectLedger("a")
	})
}

func TestARevokedTokenEndsRun(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.tg.Fail(func(call) *fault { return &fault{Err: chat.ErrUnauthorized} })
		o.says("p1", receipt("a"))
		err := <-o.done
		o.stop()
		o.stop = nil
		if !errors.Is(err, chat.ErrUnauthorized) {
			t.Errorf("Run: %v", err)
		}
		o.expectLedger("a")
	})
}

func TestScreensAreRenderedWhenTheyAreSent(t *testing.T) {
	now := time.Now
	render := func(o *courier.Options) {
		o.Render = screens(func(s store.Screen) (chat.Message, error) {
			return chat.Message{Text: fmt.Sprint(s.Name, " ", s.Unit, " ", now().Second())}, nil
		})
	}
	inOffice(t, render, func(o *office) {
		o.tg.Slow(7 * time.Second)
		screen := store.Entry{Cause: "s", View: "tonghop", Screen: &store.Screen{Name: "tonghop", Unit: "u3"}}
		o.says("p1", receipt("a"), screen)
		o.wait(time.Minute)
		o.expectCalls(1, "send a", "send tonghop u3 7")
	})
}

func TestAScreenThatFailsIsGivenUpAndTheRestGoesOn(t *testing.T) {
	for name, bad := range map[string]func() error{
		"error": func() error { return errors.New("no figures") },
		"panic": func() error { panic("no figures") },
	} {
		render := func(o *courier.Options) {
			o.Render = screens(func(store.Screen) (chat.Message, error) { return chat.Message{}, bad() })
		}
		inOffice(t, render, func(o *office) {
			screen := store.Entry{Cause: "s", Keep: true, Screen: &store.Screen{Name: "tonghop"}}
			o.says("p1", screen, receipt("a"))
			o.wait(10 * time.Minute)
			o.expectCalls(1, "send a")
			why := map[string]string{"error": "screen could not be made", "panic": "panic"}[name]
			o.expectLedger("s: failed " + why)
		})
	}
}

func TestAMessageThatCannotBeReadIsGivenUp(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		bad := receipt("bad")
		bad.Message, bad.Keep = []byte(`{"text":7}`), true
		none := receipt("none")
		none.Message, none.Keep = nil, true
		o.says("p1", bad, none, receipt("good"))
		o.wait(time.Minute)
		o.expectCalls(1, "send good")
		o.expectLedger("bad: failed cannot be read", "none: failed cannot be read")
	})
}
