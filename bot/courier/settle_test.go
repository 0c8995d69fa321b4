package courier_test

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/chat"
	"raquan/bot/courier"
	"raquan/store"
)

func TestThePersonsNextTransactionSettles(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.says("p1", receipt("a"), question("q1", "b"))
		synctest.Wait()
		o.expectLedger("a", "b")
		before := o.store.updates.Load()
		o.says("p1")
		o.expectLedger()
		if ch := o.chat("p1"); ch.Out != 103 || ch.View != "q1" || ch.Asked != 103 {
			t.Errorf("chat record: out %d, view %q, asked %d", ch.Out, ch.View, ch.Asked)
		}
		o.wait(time.Hour)
		if n := o.store.updates.Load() - before; n != 1 {
			t.Errorf("%d transactions, want the update's one alone", n)
		}
	})
}

func TestTheSweepSettlesWhatNobodyElseDoes(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.knows("p1")
		o.says("p1", receipt("a"), question("q1", "b"))
		o.tells("p1", notice(store.Notice, "n"))
		o.wait(900 * time.Millisecond)
		o.expectLedger("a", "b", "n")
		o.wait(700 * time.Millisecond)
		o.expectLedger("n: sent")
		if ch := o.chat("p1"); ch.Out != 104 || ch.View != "" || ch.Asked != 103 {
			t.Errorf("chat record: out %d, view %q, asked %d", ch.Out, ch.View, ch.Asked)
		}
		var e store.Entry
		o.read(store.LedgerKey("p1", "n"), &e)
		if e.Message != nil || e.SentAt.IsZero() || e.Person != "p1" || e.Seq != 3 {
			t.Errorf("kept entry %+v", e)
		}
	})
}

func TestTheSweepTakesManyPersonsAtOnce(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		for i := range int64(300) {
			o.says(person(i+1), receipt("a"), receipt("b"))
		}
		before := o.store.updates.Load()
		o.wait(2 * time.Second)
		o.expectLedger()
		if n := o.store.updates.Load() - before; n > 15 {
			t.Errorf("%d transactions for 300 persons", n)
		}
	})
}

func TestOnePersonsManyEntriesAreSettledInParts(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		for i := range 150 {
			o.says("p1", receipt(fmt.Sprint("a", i)))
			synctest.Wait()
		}
		var es []store.Entry
		for i := range 50 {
			es = append(es, receipt(fmt.Sprint("b", i)))
		}
		o.says("p1", es...)
		synctest.Wait()
		if n := len(o.c.Standing("p1").Sent); n == 0 || n > 16 {
			t.Errorf("a standing settles %d entries", n)
		}
		o.wait(10 * time.Second)
		o.expectLedger()
	})
}

func TestStanding(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		if s := o.c.Standing("p1"); s.Out != 0 || s.Sent != nil || s.AskUnderWay {
			t.Errorf("of a stranger: %+v", s)
		}
		o.tg.Slow(time.Second)
		o.says("p1", receipt("a"), question("q1", "b"))
		if s := o.c.Standing("p1"); !s.AskUnderWay || s.Out != 0 {
			t.Errorf("question queued: %+v", s)
		}
		o.wait(1500 * time.Millisecond)
		if s := o.c.Standing("p1"); !s.AskUnderWay || s.Out != 102 || len(s.Sent) != 1 || s.Asked != 0 {
			t.Errorf("question in flight: %+v", s)
		}
		o.wait(600 * time.Millisecond)
		if s := o.c.Standing("p1"); s.AskUnderWay || s.Out != 103 || s.View != "q1" || s.Asked != 103 {
			t.Errorf("question shown: %+v", s)
		}
	})
}

func TestApplyNeverPutsTheChatBack(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.says("p1", question("q1", "a"))
		synctest.Wait()
		s := o.c.Standing("p1")
		o.write(func(tx store.Tx) error {
			newer := store.Chat{Out: 500, View: "card", Asked: 400}
			if err := s.Apply(tx, &newer); err != nil {
				return err
			}
			if newer.Out != 500 || newer.View != "card" || newer.Asked != 400 {
				t.Errorf("newer chat became %+v", newer)
			}
			older := store.Chat{Out: 50, View: "card", Asked: 40}
			for range 2 { // it may run again
				if err := s.Apply(tx, &older); err != nil {
					return err
				}
			}
			if older.Out != 102 || older.View != "q1" || older.Asked != 102 {
				t.Errorf("older chat became %+v", older)
			}
			return nil
		})
	})
}

func TestApplyDoesNotBringBackWhatWasErased(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.knows("p1")
		o.tells("p1", notice(store.Notice, "n"))
		synctest.Wait()
		o.write(func(tx store.Tx) error {
			for _, k := range []store.Key{store.LedgerKey("p1", "n"), store.ChatKey("p1")} {
				if err := tx.Delete(k); err != nil {
					return err
				}
			}
			return nil
		})
		o.wait(time.Minute)
		o.expectLedger()
		if ch := (store.Chat{}); o.read(store.ChatKey("p1"), &ch) {
			t.Errorf("the erased chat is back: %+v", ch)
		}
	})
}

func TestAStaleStandingIsWrittenOver(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.says("p1", view("s", "a"))
		synctest.Wait()
		old := o.c.Standing("p1") // by a sweep, whose transaction takes long
		press := view("t", "b")
		press.Edit = 102
		o.presses("p1", press)
		synctest.Wait()
		o.presses("p1") // writes that 102 shows t
		o.write(func(tx store.Tx) error {
			ch := o.chat("p1")
			if err := old.Apply(tx, &ch); err != nil {
				return err
			}
			return store.Put(tx, store.ChatKey("p1"), ch)
		})
		o.c.Forget("p1", old)
		if v := o.chat("p1").View; v != "s" {
			t.Fatalf("the old standing wrote view %q: the test tests nothing", v)
		}
		o.wait(5 * time.Second)
		if v := o.chat("p1").View; v != "t" {
			t.Errorf("view %q in the store, want t", v)
		}
	})
}

func TestATransactionThatFailedForgetsNothing(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.says("p1", receipt("a"))
		o.store.dead.Store(true)
		o.wait(10 * time.Second)
		o.expectLedger("a")
		o.store.dead.Store(false)
		o.wait(2 * time.Second)
		o.expectLedger()
	})
}

func TestIdlePersonsAreForgotten(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.says("p1", view("s", "a"))
		o.wait(time.Minute)
		if s := o.c.Standing("p1"); s.Out == 0 {
			t.Error("forgotten after a minute")
		}
		late := o.c.Standing("p1")
		o.wait(15 * time.Minute)
		if s := o.c.Standing("p1"); s.Out != 0 {
			t.Error("not forgotten after 15 minutes")
		}
		o.presses("p1", view("s", "b"))
		synctest.Wait()
		o.c.Forget("p1", late) // of the forgotten queue: not of this one
		if s := o.c.Standing("p1"); len(s.Sent) != 1 {
			t.Errorf("after an old Forget: %+v", s)
		}
		o.expectCalls(1, "send a", "edit b")
	})
}

func TestToastsAndMenus(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.c.Toast("cb1", "đã ghi", false)
		o.c.Menu(7, "vi", []chat.Command{{Name: "help"}, {Name: "tonghop"}})
		synctest.Wait()
		o.expectCalls(0, "answer cb1 đã ghi")
		o.expectCalls(7, "menu vi 2")
	})
}

func TestToastsAreBoundedAndTriedOnce(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.tg.Slow(time.Second)
		o.tg.Fail(func(k call) *fault {
			if k.Kind == "answer" {
				return &fault{Err: chat.ErrExpired}
			}
			return nil
		})
		for i := range 5000 {
			o.c.Toast(fmt.Sprint(i), "", false)
		}
		o.says("p1", receipt("a"))
		o.wait(time.Second)
		o.expectCalls(1, "send a")
		o.wait(time.Minute)
		if n := len(o.tg.Times(0, "answer")); n != 1000 {
			t.Errorf("%d calls of 5000 toasts, want 1000", n)
		}
		o.c.Toast("free", "", false)
		o.wait(time.Minute)
		if n := len(o.tg.Times(0, "answer")); n != 1001 {
			t.Errorf("%d calls, want one more", n)
		}
	})
}

func TestToastsOfARevokedTokenEndRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tg := newPhones()
		tg.Fail(func(call) *fault { return &fault{Err: chat.ErrUnauthorized} })
		c := courier.New(courier.Options{Store: emptyStore(), Transport: tg, Clock: machine, Log: quiet})
		c.Toast("before-run", "", false) // is dropped
		stop := running(t, c)
		synctest.Wait()
		c.Toast("cb", "", false)
		synctest.Wait()
		if err := stop(); err == nil {
			t.Error("Run goes on without a token")
		}
		if n := len(tg.Times(0, "answer")); n != 1 {
			t.Errorf("%d toasts were tried, want 1", n)
		}
	})
}
