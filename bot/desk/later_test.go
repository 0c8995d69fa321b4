package desk_test

import (
	"strings"
	"testing"
	"time"

	"raquan/bot/remind"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// later brings the reminders that were asked for by now, and gives what the phone
// shows of them.
func (o *office) later(p *phone) string {
	o.Helper()
	n := p.count()
	for range 2 { // too often changes nothing
		if err := o.desk.Laters(o.Context(), o.now); err != nil {
			o.Fatal(err)
		}
	}
	return p.since(n)
}

func (o *office) nudges(p *phone) (n store.Nudges) {
	o.Helper()
	o.get(store.NudgesKey(p.person()), &n)
	return n
}

// laterKeys are the index of those who asked to be reminded.
func (o *office) laterKeys() (keys []store.Key) {
	o.Helper()
	for key := range o.dump() {
		if key.Part(0) == "later" {
			keys = append(keys, key)
		}
	}
	return keys
}

func (o *office) clock(day, hour, minute int) time.Time {
	return time.Date(2020, 8, day, hour, minute, 0, 0, o.c.Zone)
}

// TestLater: the reminder comes at the chosen moment, once; the promise stands
// with the report, counts nothing, and goes when the report is sent.
func TestLater(t *testing.T) {
	o := open(t)
	an := o.phone(71, "An")
	an.joins(o.invite("01-1-1", store.Chair))
	an.says("/huy")
	an.says("để sau")
	wants(t, an.presses(text.LaterTonight), text.LaterSet, "19:00 thứ Năm 20/8")
	evening := o.clock(20, 19, 0)
	if n := o.nudges(an); !n.Later.Equal(evening) {
		t.Errorf("later: %+v", n)
	}
	r := o.report("01-1-1")
	if r.Promise == nil || !r.Promise.Until.Equal(evening) || r.Promise.By != an.person() || r.State != "" {
		t.Errorf("report: %+v", r)
	}
	if n := o.total("01", tally.Begun); n != 0 {
		t.Errorf("%d reports were begun by a promise", n)
	}
	if n := o.audited("promise"); n != 1 {
		t.Errorf("%d lines in the audit", n)
	}
	o.inOrder()

	o.now = evening.Add(-time.Second)
	if said := o.later(an); said != "" {
		t.Error(said)
	}
	o.now = evening
	wants(t, o.later(an), text.RemindLater, "CĐCS May Mẫu")
	key := store.LedgerKey(an.person(), remind.LaterCause(0, o.c.Key, evening))
	var e store.Entry
	if !o.get(key, &e) || e.Lane != store.Notice || !e.Keep || !e.Not.IsZero() {
		t.Errorf("entry: %+v", e)
	}
	if n := o.nudges(an); !n.Later.IsZero() || !n.Asked.Equal(evening) || len(n.Sent) != 0 || len(o.laterKeys()) != 0 {
		t.Errorf("%+v, %v: it counts among the unasked ones, or comes again", n, o.laterKeys())
	}
	an.presses(text.ReportNow)
	an.reports("380")
	if p := o.report("01-1-1").Promise; p != nil {
		t.Errorf("a promise that was kept stands: %+v", p)
	}
	o.inOrder()
}

// TestLaterReplaced: a newer choice takes the place of the older one, and sending
// the report that of both.
func TestLaterReplaced(t *testing.T) {
	o := open(t)
	an := o.phone(71, "An")
	an.joins(o.invite("01-1-1", store.Chair))
	an.says("/huy")
	an.says("mai")
	an.says("tối nay")
	if keys := o.laterKeys(); len(keys) != 1 {
		t.Fatal(keys)
	}
	o.now = o.clock(20, 19, 0)
	wants(t, o.later(an), text.RemindLater)
	an.says("mai")
	an.presses(text.ReportNow)
	an.reports("380")
	if keys, n := o.laterKeys(), o.nudges(an); len(keys) != 0 || !n.Later.IsZero() {
		t.Errorf("sent, and still to be reminded: %v %+v", keys, n)
	}
	o.now = o.clock(21, 8, 0)
	if said := o.later(an); said != "" {
		t.Error(said)
	}
	o.inOrder()
}

// TestLaterReportedElsewhere: nobody is reminded of what a colleague has sent, or
// what is not theirs any more; and the promise of somebody who left goes with them.
func TestLaterReportedElsewhere(t *testing.T) {
	o := open(t)
	an, ba, chi := o.phone(71, "An"), o.phone(72, "Ba"), o.phone(73, "Chi")
	an.joins(o.invite("01-1-1", store.Chair))
	ba.joins(o.invite("01-1-1", store.Chair))
	chi.joins(o.invite("01-1-2", store.Chair))
	for _, p := range []*phone{an, chi} {
		p.says("/huy")
		p.says("tối nay")
	}
	ba.reports("380")
	if p := o.report("01-1-2").Promise; p == nil {
		t.Fatal("no promise")
	}
	chi.forges("notme/" + string(o.unit("01-1-2").ID))
	chi.presses(text.LeaveYes)
	if p := o.report("01-1-2").Promise; p != nil {
		t.Errorf("who has left promises still: %+v", p)
	}
	o.now = o.clock(20, 19, 0)
	if said := o.later(an); said != "" {
		t.Error(said)
	}
	if n := o.nudges(an); !n.Later.IsZero() || !n.Asked.IsZero() || len(o.laterKeys()) != 0 {
		t.Errorf("%+v %v", n, o.laterKeys())
	}
	o.inOrder()
}

// TestLaterMissed: what was missed waits for the morning.
func TestLaterMissed(t *testing.T) {
	o := open(t)
	an := o.phone(71, "An")
	an.joins(o.invite("01-1-1", store.Chair))
	o.now = o.clock(22, 10, 0) // Saturday
	an.says("/huy")
	an.says("tối nay")
	o.now = o.clock(22, 22, 0)
	o.later(an)
	var e store.Entry
	o.get(store.LedgerKey(an.person(), remind.LaterCause(0, o.c.Key, o.clock(22, 19, 0))), &e)
	if monday := o.clock(24, 7, 30); !e.Not.Equal(monday) || !e.Useless.After(monday) {
		t.Errorf("not before %v, useless after %v", e.Not, e.Useless)
	}
}

// TestLaterUnits: one reminder for all of a person's units, of which those are
// promised that are missing; a forged unit is not promised.
func TestLaterUnits(t *testing.T) {
	o := open(t)
	an := o.phone(71, "An")
	an.joins(o.invite("01-1-1", store.Chair))
	an.reports("380")
	for _, code := range []string{"01-1-2", "01-1-3"} {
		an.joins(o.invite(code, store.Chair))
	}
	an.says("/huy")
	an.says("/desau")
	an.presses(text.LaterTomorrow)
	for code, want := range map[string]bool{"01-1-1": false, "01-1-2": true, "01-1-3": true, "02-1": false} {
		if got := o.report(code).Promise != nil; got != want {
			t.Errorf("%s promised: %v", code, got)
		}
	}
	an.forges("u/" + string(o.unit("01-1-2").ID))
	an.picks("dung_roi")
	an.says("380")
	an.goesOn()
	an.sends()
	if len(o.laterKeys()) != 1 {
		t.Error("one of two is sent, and nothing will be reminded of")
	}
	o.now = o.clock(21, 8, 0)
	if said := o.later(an); strings.Contains(said, "Sao Mai") || !strings.Contains(said, "Trạm Y tế") {
		t.Error(said)
	}
	o.inOrder()
}

// TestLaterForged: a moment that no button has is refused, and so is another's
// unit.
func TestLaterForged(t *testing.T) {
	o := open(t)
	an := o.phone(71, "An")
	an.joins(o.invite("01-1-1", store.Chair))
	an.says("/huy")
	for _, at := range []time.Time{o.clock(20, 7, 0), o.clock(20, 21, 0), o.clock(21, 9, 0), o.clock(25, 10, 0), o.clock(30, 10, 0)} {
		an.forges("later/" + itoa(at.Unix()))
		wants(t, o.box.lastToast().text, text.OldButton)
	}
	an.forges("notme/" + string(o.unit("01-1-2").ID))
	wants(t, o.box.lastToast().text, text.NoSuchUnit)
	if n := o.nudges(an); !n.Later.IsZero() || o.report("01-1-1").Promise != nil {
		t.Errorf("%+v", n)
	}
	chi := o.phone(73, "Chi") // a stranger
	chi.says("/start")
	chi.forges("later/" + itoa(o.clock(20, 19, 0).Unix()))
	chi.forges("c/tatnhac")
	if n := o.nudges(chi); !n.Later.IsZero() || !n.Off.IsZero() {
		t.Errorf("%+v", n)
	}
	o.inOrder()
}

// TestInternalDateBoundsLater: nothing waits past a date that a level above set.
func TestInternalDateBoundsLater(t *testing.T) {
	o := open(t)
	o.due("01-1", store.DueDates{V: 1, Below: o.clock(20, 17, 0)})
	an := o.phone(71, "An")
	an.joins(o.invite("01-1-1", store.Chair))
	an.says("/huy")
	wants(t, an.says("mai"), text.LaterAsk, "17:00 thứ Năm 20/8")
	wants(t, an.says("lát nữa"), text.LaterSet)
	o.now = o.clock(20, 17, 0)
	wants(t, an.says("mai"), text.LaterSet) // the common deadline is ahead
	wants(t, an.says("/desau"), text.LaterAsk, "12:00 thứ Tư 26/8")
	o.now = o.clock(26, 12, 0)
	wants(t, an.says("/desau"), text.LaterAskLate, "hết Chủ nhật 30/8")
}

// TestQuiet: no reminders but those of the deadline day, until they are turned on
// again; what was asked for is given up with them, and asked for again.
func TestQuiet(t *testing.T) {
	o := open(t)
	an, tuan := o.phone(71, "An"), o.phone(72, "Tuấn")
	an.joins(o.invite("01-1-1", store.Chair))
	tuan.joins(o.invite("01-1", store.UpperRole))
	an.says("/huy")
	an.says("mai")
	wants(t, an.says("đừng nhắc nữa"), text.RemindersOff)
	if n := o.nudges(an); !n.Off.Equal(o.now) || !n.Later.IsZero() || len(o.laterKeys()) != 0 {
		t.Errorf("%+v %v", n, o.laterKeys())
	}
	an.says("mai")
	wants(t, an.presses(text.TurnOn), text.RemindersOn)
	if n := o.nudges(an); !n.Off.IsZero() || n.Later.IsZero() {
		t.Errorf("%+v", n)
	}
	wants(t, tuan.says("/tatnhac"), text.RemindersOffStaff)
	if n := o.nudges(tuan); n.Off.IsZero() {
		t.Errorf("%+v", n)
	}
	if n := o.audited("reminders"); n != 3 {
		t.Errorf("%d lines in the audit", n)
	}
	o.inOrder()
}

// TestEraseNudges: nothing of the reminders is kept about whoever had their data
// erased, and nobody is reminded.
func TestEraseNudges(t *testing.T) {
	o := open(t)
	an := o.phone(71, "An")
	an.joins(o.invite("01-1-1", store.Chair))
	an.says("/huy")
	an.says("tối nay")
	id := an.person()
	an.says("/xoadulieu")
	wants(t, an.presses(text.EraseYes), text.EraseDone)
	if o.get(store.NudgesKey(id), &store.Nudges{}) || len(o.laterKeys()) != 0 {
		t.Error("kept")
	}
	o.now = o.clock(20, 19, 0)
	if said := o.later(an); said != "" {
		t.Error(said)
	}
	o.inOrder()
}

// TestLaterManyUnits: somebody with more units than are named in one step can put
// reminders off, too.
func TestLaterManyUnits(t *testing.T) {
	o := open(t)
	an := o.phone(71, "An")
	an.joins(o.invite("01-1-1", store.Chair))
	f := o.officer(an)
	for i := range 30 {
		f.Posts = append(f.Posts, store.Post{Unit: o.unit("01-2-" + itoa(int64(i+1))).ID, Role: store.Chair})
	}
	id := an.person()
	o.do(func(tx store.Tx) error { return store.Put(tx, store.OfficerKey(id), f) })
	an.says("/huy")
	wants(t, an.says("tối nay"), text.LaterSet)
	o.now = o.clock(20, 19, 0)
	wants(t, o.later(an), text.RemindLater, "28 đơn vị khác")
	o.inOrder()
}
