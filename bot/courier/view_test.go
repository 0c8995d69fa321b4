package courier_test

import (
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/courier"
	"raquan/store"
)

func TestANewerViewReplacesAnUnsentOne(t *testing.T) {
	for name, c := range map[string]struct {
		entries []store.Entry
		want    []string
	}{
		"views among receipts":      {[]store.Entry{receipt("a"), view("q1", "v1"), receipt("b"), view("q2", "v2")}, []string{"send a", "send b", "send v2"}},
		"any view replaces any":     {[]store.Entry{receipt("a"), view("q1", "v1"), view("card", "v2"), view("q1", "v3")}, []string{"send a", "send v3"}},
		"receipts are all sent":     {[]store.Entry{receipt("a"), receipt("b"), receipt("c")}, []string{"send a", "send b", "send c"}},
		"under way is not replaced": {[]store.Entry{view("q1", "v1"), view("q2", "v2")}, []string{"send v1", "send v2"}},
	} {
		t.Run(name, func(t *testing.T) {
			inOffice(t, nil, func(o *office) {
				o.tg.Slow(5 * time.Second)
				for _, e := range c.entries {
					o.says("p1", e)
					o.wait(time.Second / 4)
				}
				o.wait(time.Minute)
				o.expectCalls(1, c.want...)
				o.expectLedger() // the replaced ones are settled too
			})
		})
	}
}

func TestAReplacedViewThatIsKeptSaysSo(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.tg.Slow(5 * time.Second)
		kept := view("q1", "v1")
		kept.Keep = true
		o.says("p1", receipt("a"), kept)
		o.says("p1", view("q2", "v2"))
		o.wait(time.Minute)
		o.expectCalls(1, "send a", "send v2")
		o.expectLedger("v1: skipped replaced")
	})
}

func TestAViewInDoubtIsNotRepeatedOnceANewerOneIsThere(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.tg.Slow(time.Second)
		o.tg.Fail(func(k call) *fault {
			if k.N == 0 {
				return &fault{Err: lost}
			}
			return nil
		})
		o.says("p1", view("q", "v1"))
		o.wait(time.Second / 2)
		o.presses("p1", view("q", "v2"))
		o.wait(time.Minute)
		o.expectCalls(1, "send v2")
		o.expectLedger()
	})
}

func TestAnUnaskedViewDoesNotHoldUpTheAnswer(t *testing.T) {
	inOffice(t, func(o *courier.Options) { o.RateTotal = 0.01 }, func(o *office) {
		o.tg.Slow(time.Second)
		o.knows("p1", "p2")
		o.tells("p2", notice(store.Wave, "slot"))
		o.says("p1", receipt("a"), view("q", "answer"))
		later := view("q", "approved")
		later.Lane = store.Notice
		o.tells("p1", later)
		o.wait(10 * time.Second)
		o.expectCalls(1, "send a", "send answer")
		o.wait(5 * time.Minute)
		o.expectCalls(1, "send a", "send answer", "edit approved")
	})
}

// TestEditOrNew is the table of when a message is edited in place.
func TestEditOrNew(t *testing.T) {
	edit := func(e store.Entry, id int64) store.Entry { e.Edit = id; return e }
	with := func(e store.Entry, m chat.Message) store.Entry {
		m.Text = e.Cause
		e.Message = message(m)
		return e
	}
	photo := chat.Message{Photo: &chat.File{Name: "qr.png", Data: []byte("PNG")}}
	const shown = 102 // the id of the first message sent, after the person's own
	for name, c := range map[string]struct {
		first  store.Entry
		writes bool // the person wrote before the second
		second store.Entry
		want   string
	}{
		"same view":                     {view("s", "a"), false, view("s", "b"), "edit b"},
		"same view, written below":      {view("s", "a"), true, view("s", "b"), "send b"},
		"other view":                    {view("s", "a"), false, view("t", "b"), "send b"},
		"no view after a view":          {view("s", "a"), false, receipt("b"), "send b"},
		"no views":                      {receipt("a"), false, receipt("b"), "send b"},
		"pressed":                       {view("s", "a"), false, edit(view("t", "b"), shown), "edit b"},
		"pressed on a receipt":          {receipt("a"), false, edit(view("t", "b"), shown), "edit b"},
		"pressed, written below":        {view("s", "a"), true, edit(view("t", "b"), shown), "send b"},
		"pressed on an older message":   {view("s", "a"), false, edit(view("t", "b"), shown-1), "send b"},
		"new question":                  {question("q1", "a"), false, question("q2", "b"), "send b"},
		"new question by a press":       {question("q1", "a"), false, edit(question("q2", "b"), shown), "send b"},
		"question shown again":          {question("q1", "a"), false, question("q1", "b"), "edit b"},
		"question shown again by press": {question("q1", "a"), false, edit(question("q1", "b"), shown), "edit b"},
		"with buttons":                  {view("s", "a"), false, with(view("s", "b"), chat.Message{Buttons: [][]chat.Button{{{Text: "x", Data: "x"}}}}), "edit b"},
		"with a keyboard":               {view("s", "a"), false, with(view("s", "b"), chat.Message{Keys: [][]chat.Key{{{Text: "x"}}}}), "send b"},
		"with a photo":                  {view("s", "a"), false, with(view("s", "b"), photo), "send b"},
		"with a photo, pressed":         {view("s", "a"), false, edit(with(view("s", "b"), photo), shown), "send b"},
		"after a photo":                 {with(view("s", "a"), photo), false, view("s", "b"), "send b"},
		"after a photo, pressed":        {with(view("s", "a"), photo), false, edit(view("t", "b"), shown), "send b"},
		"after a contact, pressed":      {with(receipt("a"), chat.Message{Contact: &chat.ContactCard{Phone: "+84912345678", Name: "Hoa"}}), false, edit(view("t", "b"), shown), "send b"},
		"keyboard taken away":           {view("s", "a"), false, with(view("s", "b"), chat.Message{NoKeys: true}), "send b"},
	} {
		inOffice(t, nil, func(o *office) {
			o.says("p1", c.first)
			o.wait(time.Second / 4)
			if c.writes {
				o.says("p1", c.second)
			} else {
				o.presses("p1", c.second)
			}
			o.wait(time.Second / 4)
			if got := o.tg.Calls(1); len(got) != 2 || got[1] != c.want {
				t.Errorf("%s: calls %q, want %q", name, got, c.want)
			}
			if tried := len(o.tg.Times(1, "edit")); tried > 0 && c.want[:4] == "send" {
				t.Errorf("%s: %d edits were tried in vain", name, tried)
			}
		})
	}
}

func TestTheDecisionIsMadeWhenTheMessageGoes(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.says("p1", view("s", "a"))
		o.wait(time.Second)
		o.tg.Slow(5 * time.Second)
		o.presses("p1", view("s", "b"))
		o.wait(time.Second)
		o.presses("p1", view("s", "c")) // waits for b
		o.wait(time.Second)
		o.says("p1") // something the bot keeps silent about
		o.wait(time.Minute)
		o.expectCalls(1, "send a", "edit b", "send c")
	})
}

func TestWhatTheStoreKnowsServesForEditsToo(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.says("p1", view("s", "a"))
		o.wait(time.Minute) // swept
		if err := o.close(); err != nil {
			t.Fatal(err)
		}
		o.open()
		o.presses("p1", view("s", "b"))
		o.wait(time.Second)
		o.expectCalls(1, "send a", "edit b")
	})
}

// After a start only the store knows that the newest message is no text.
func TestAPhotoIsNotEditedAfterAStart(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.says("p1", view("s", "text"))
		o.wait(time.Second)
		photo := view("s", "photo")
		photo.Message = message(chat.Message{Text: "photo", Photo: &chat.File{Name: "qr.png", Data: []byte("PNG")}})
		o.presses("p1", photo)
		o.wait(time.Minute) // swept
		if err := o.close(); err != nil {
			t.Fatal(err)
		}
		o.open()
		pressed := view("s", "b")
		pressed.Edit = o.chat("p1").Out
		o.presses("p1", pressed)
		o.wait(time.Second)
		o.expectCalls(1, "send text", "send photo", "send b")
		if n := len(o.tg.Times(1, "edit")); n != 0 {
			t.Errorf("%d edits were tried in vain", n)
		}
	})
}

func TestAMessageThatIsNotThereIsSentAnew(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.tg.Fail(func(k call) *fault {
			if k.Kind == "edit" {
				return &fault{Err: chat.ErrNoMessage}
			}
			return nil
		})
		o.says("p1", view("s", "a"))
		o.wait(time.Second / 4)
		o.presses("p1", view("s", "b"))
		o.wait(time.Second / 4)
		o.expectCalls(1, "send a", "send b")
		if s := o.c.Standing("p1"); s.Out != 103 || s.View != "s" {
			t.Errorf("standing after it: out %d, view %q", s.Out, s.View)
		}
	})
}

func TestTheDigestOfManyPressesIsTheLastState(t *testing.T) {
	inOffice(t, nil, func(o *office) {
		o.tg.Slow(300 * time.Millisecond)
		o.says("p1", view("s", "0"))
		for i := range 50 {
			o.wait(10 * time.Millisecond)
			o.presses("p1", view("s", string(rune('A'+i))))
		}
		o.wait(time.Minute)
		calls := o.tg.Calls(1)
		if last := calls[len(calls)-1]; last != "edit "+string(rune('A'+49)) || len(calls) > 5 {
			t.Errorf("calls %q", calls)
		}
	})
}
