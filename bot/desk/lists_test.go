package desk_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/lists"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
	"raquan/store/storetest"
)

// listScreen makes a screen of a list as it stands.
func (o *office) listScreen(screen store.Screen) (m chat.Message) {
	o.Helper()
	err := o.engine.View(o.Context(), func(s store.Snapshot) (err error) {
		m, err = lists.Render(s, o.c, screen)
		return err
	})
	if err != nil {
		o.Error(err)
	}
	return m
}

// lists goes on with all lists.
func (o *office) lists() {
	o.Helper()
	if err := o.desk.EntryLists(o.Context(), func() time.Time { return o.now }); err != nil {
		o.Fatal(err)
	}
}

const others = "Chung: tuyên truyền 440, cán bộ đã cài đủ, ra quân đã tổ chức, hình thức Zalo/Facebook\n"

// gives sends a list, and tells what is shown of it once it is read.
func (p *phone) gives(list string) string {
	p.o.Helper()
	p.o.lookAround()
	p.forges("nh/0/many")
	p.says(list)
	n := p.count()
	p.o.lists()
	return p.since(n)
}

// TestManyAtOnce: pasted lines are shown first with what is doubtful, entered once
// confirmed, marked, audited and told; a second confirmation does nothing again.
func TestManyAtOnce(t *testing.T) {
	o := open(t)
	an, chau := o.chair(501, "An", "01-1-1"), o.upper(601, "Châu", "01")
	an.says("/trogiup")
	said := chau.gives(others + "01-1-1: tổng số 450, đã cài 380, smartphone 420\n" +
		"01-1-2: tổng số 1250, đã cài 1300, smartphone 1200, tuyên truyền 1250\n" +
		"01-2-1: tổng 100, đã cài nhiều lắm, smartphone 90\n" +
		"99-9: tổng 100, cài 80, smartphone 90\n" +
		"01-1-1: tổng số 451, đã cài 380, smartphone 420\n" +
		"CĐCS Cửa hàng số 2: tổng số 101, đã cài 70, smartphone 90, tuyên truyền 100")
	wants(t, said, "danh sách có 6 dòng", "2 báo cáo sẽ được nhập", "4 dòng chưa nhập được",
		"Dòng 3", "Dòng 4", "nhiều lắm", "Dòng 5", "99-9", "Dòng 6", "đã có ở dòng 2")
	if o.report("01-1-1").State != "" {
		t.Fatal("entered before it was confirmed")
	}
	n := an.count()
	chau.presses("Ghi 2 báo cáo")
	before := chau.count()
	o.lists()
	wants(t, chau.since(before), "Đã nhập hộ và gửi 2 báo cáo", "4 dòng chưa nhập được")
	r := o.report("01-1-1")
	if r.State != store.Sent || !r.OnTime || r.Entered == nil || r.Entered.By != chau.person() || r.Entered.In != o.unit("01").ID || r.Entered.Via != store.ViaList {
		t.Fatalf("entered: %+v", r)
	}
	for q, a := range r.Sent {
		if !a.Source.Behalf || a.Source.By != chau.person() {
			t.Errorf("%s: %+v", q, a.Source)
		}
	}
	if *r.Sent["DA_CAI"].N != 380 || *r.Sent["TUYEN_TRUYEN"].N != 440 || r.Sent["HINH_THUC"].Choices[0] != "zalo_fb" {
		t.Errorf("answers %+v", r.Sent)
	}
	if o.total("01", tally.Sum("DA_CAI")) != 450 || o.total("TLD", tally.Sent) != 2 {
		t.Error("what was entered does not count above")
	}
	wants(t, an.since(n), text.BehalfTold, "theo danh sách", "380")
	if o.audited("enter") != 2 || o.audited("send") != 2 {
		t.Error("the audit lacks who entered it")
	}
	chau.presses("Ghi 2 báo cáo")
	o.lists()
	if o.audited("send") != 2 || o.report("01-1-1").Revision != 1 {
		t.Error("entered twice")
	}
	o.inOrder()
}

// TestManyStopped: a list whose entering was cut off anywhere is gone on with where it
// stood: every report once, everybody told once, also a unit with many who report.
func TestManyStopped(t *testing.T) {
	o := open(t)
	first := o.chair(500, "Người 0", "01-1-1")
	for i := range int64(11) {
		o.chair(501+i, "Người "+itoa(i+1), "01-1-1")
	}
	first.says("/trogiup")
	chau := o.upper(601, "Châu", "01")
	chau.gives(others + "01-1-1: tổng số 450, đã cài 380, smartphone 420\n01-1-2: tổng số 1250, đã cài 380, smartphone 420, tuyên truyền 1000")
	chau.presses("Ghi 2 báo cáo")
	for fails := 0; ; fails++ {
		cut := &cutOff{Engine: o.under, after: fails}
		o.work(cut)
		o.now = o.now.Add(time.Second)
		if err := o.desk.EntryLists(o.Context(), func() time.Time { return o.now }); err == nil && !cut.cut {
			break
		}
		if fails > 100 {
			t.Fatal("it never ends")
		}
	}
	for _, code := range []string{"01-1-1", "01-1-2"} {
		if r := o.report(code); r.Revision != 1 || r.Entered == nil || *r.Sent["DA_CAI"].N != 380 {
			t.Errorf("%s: %+v", code, r)
		}
	}
	if o.audited("send") != 2 || o.total("01", tally.Sum("DA_CAI")) != 760 {
		t.Errorf("%d sent, %d installed", o.audited("send"), o.total("01", tally.Sum("DA_CAI")))
	}
	o.inOrder()
}

// cutOff is a store that fails every Update behind the first few.
type cutOff struct {
	store.Engine
	after int
	cut   bool
}

func (c *cutOff) Update(ctx context.Context, fn func(store.Tx) error) error {
	if c.after--; c.after < 0 {
		c.cut = true
		return errCut
	}
	return c.Engine.Update(ctx, fn)
}

var errCut = errors.New("the line is cut")

// TestForgetHalf: a list whose forgetting was cut off cannot be confirmed any more,
// and is forgotten by the next run.
func TestForgetHalf(t *testing.T) {
	o := open(t)
	chau := o.upper(601, "Châu", "01")
	b := lists.Batch{V: 1, ID: "0123456789abcdef", By: chau.person(), At: o.now.Add(-lists.KeptFor - time.Hour), State: lists.Ready, Rows: lists.MaxRows,
		Counts: map[lists.Verdict]int{lists.New: lists.MaxRows}}
	put := func(key store.Key, v any) {
		if err := o.engine.Update(t.Context(), func(tx store.Tx) error { return store.Put(tx, key, v) }); err != nil {
			t.Fatal(err)
		}
	}
	put(store.EntryKey(b.ID), b)
	for n := range lists.MaxRows / lists.PerPage {
		put(store.EntryPageKey(b.ID, n), lists.Page{V: 1})
	}
	o.work(storetest.Faulty(o.under, storetest.Faults{Update: func(n int) storetest.Fault {
		if n == 2 {
			return storetest.Before
		}
		return storetest.None
	}}))
	if err := o.desk.EntryLists(o.Context(), func() time.Time { return o.now }); err == nil {
		t.Fatal("it was not cut off")
	}
	o.work(o.under)
	chau.forges(lists.Press{Batch: b.ID, What: lists.Enter}.Data())
	o.lists()
	for key := range o.dump() {
		if key.Part(0) == "entry" || key.Part(0) == "entrypage" {
			t.Fatalf("%s is still there", key)
		}
	}
}
