package desk_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/jobs"
	"raquan/bot/text"
	"raquan/bot/waves"
	"raquan/store"
	"raquan/store/storetest"
)

// preview makes the preview of a reminder as the courier does.
func (o *office) preview(s store.Screen) (m chat.Message) {
	o.Helper()
	o.view(func(snap store.Snapshot) (err error) {
		m, err = waves.Render(snap, waves.Deps{Campaign: o.c, Rate: 0.1}, s, o.now)
		return err
	})
	return m
}

// unwanted is what the courier asks before it sends an entry of a wave.
func (o *office) unwanted(e *store.Entry) (why string) {
	o.Helper()
	if jobs.OfWave(e) {
		o.view(func(s store.Snapshot) error {
			v, err := jobs.WaveStill(s, o.c, e, o.now)
			why = v.Why
			return err
		})
	}
	return why
}

// sweep writes down what was sent, as the courier does after a while.
func (o *office) sweep() {
	o.Helper()
	for p := range maps.Clone(o.box.people) {
		s := o.box.Standing(p)
		o.do(func(tx store.Tx) error {
			var c store.Chat
			if _, err := store.Get(tx, store.ChatKey(p), &c); err != nil {
				return err
			}
			if err := s.Apply(tx, &c); err != nil {
				return err
			}
			return store.Put(tx, store.ChatKey(p), c)
		})
		o.box.Forget(p, s)
	}
}

// waves goes on with waves until nothing of them is left, or for a few rounds.
func (o *office) waves() {
	o.Helper()
	for range 5 {
		open, err := o.desk.Waves(context.Background(), o.now)
		for errors.Is(err, storetest.ErrInjected) {
			open, err = o.desk.Waves(context.Background(), o.now)
		}
		if err != nil {
			o.Fatal(err)
		}
		o.sweep()
		if open == 0 {
			return
		}
		o.now = o.now.Add(5 * time.Second)
	}
}

// reminding is an office with an officer of a district of thirty shops, chairs of
// the first n of them, and an officer of another province.
func reminding(t testing.TB, n int) (o *office, nhi, thu *phone, chairs []*phone) {
	o = open(t)
	nhi, thu = o.phone(82, "Nhì"), o.phone(83, "Thử")
	nhi.joins(o.invite("01-2", store.UpperRole))
	thu.joins(o.invite("02", store.UpperRole))
	for i := range n {
		p := o.phone(int64(700+i), fmt.Sprint("Chị ", i+1))
		p.joins(o.invite(fmt.Sprintf("01-2-%d", i+1), store.Chair))
		p.says("/huy")
		chairs = append(chairs, p)
	}
	o.now = o.now.Add(time.Hour)
	return o, nhi, thu, chairs
}

// nudges counts the reminders of officers on a phone.
func nudges(p *phone) (n int) {
	p.o.box.mu.Lock()
	defer p.o.box.mu.Unlock()
	for _, m := range p.shown {
		if jobs.OfWave(&m.entry) {
			n++
		}
	}
	return n
}

// TestNhac: an officer sees whom a reminder would reach, confirms, and it goes
// to those who have not reported, once; the end says what came of it.
func TestNhac(t *testing.T) {
	o, nhi, _, chairs := reminding(t, 6)
	chairs[0].presses(text.Report)
	chairs[0].reports("80")
	o.do(func(tx store.Tx) error {
		if err := store.Put(tx, store.NudgesKey(chairs[1].person()), store.Nudges{Off: o.now}); err != nil {
			return err
		}
		return store.Put(tx, store.ReportKey(o.c.Key, o.unit("01-2-3").ID), store.Report{Promise: &store.Promise{At: o.now.Add(-time.Hour), Until: o.now.Add(-time.Minute)}})
	})
	said := nhi.says("/nhac")
	wants(t, said, text.NudgeHead, text.NudgePlan, "<b>4</b> người phụ trách <b>4</b> đơn vị", text.NudgeAtOnce,
		"CĐCS Cửa hàng số 3 (đã hẹn báo cáo lúc 08:59 thứ Năm 20/8)", "CĐCS Cửa hàng số 6.", "1 người đã tắt nhắc", "24 đơn vị chưa có ai tham gia")
	chairs[5].presses(text.Report)
	chairs[5].answersAll("80")
	before := nhi.count()
	wants(t, nhi.presses(text.NudgeSend), text.WaveNudgeTitle, text.WaveGoes, "0/4")
	o.box.hold = true
	if _, err := o.desk.Waves(t.Context(), o.now); err != nil {
		t.Fatal(err)
	}
	chairs[5].sends() // before the reminder comes to her
	o.box.letGo()
	o.waves()
	end := nhi.since(before)
	wants(t, end, text.WaveDone, "<b>3</b> người nhận được", "1 người đã tắt nhắc", "1 người vừa báo cáo xong")
	for i, want := range []int{0, 0, 1, 1, 1, 0} {
		if n := nudges(chairs[i]); n != want {
			t.Errorf("chair %d got %d reminders, want %d", i+1, n, want)
		}
	}
	wants(t, chairs[2].last().Text, "<b>LĐLĐ quận Nhì</b> nhắc", "<b>CĐCS Cửa hàng số 3</b>", "12:00 thứ Tư 26/8")
	chairs[2].button(text.PutOff)
	wants(t, chairs[2].presses(text.ReportNow), "CĐCS Cửa hàng số 3")
	if open, err := o.desk.Waves(t.Context(), o.now); open != 0 || err != nil {
		t.Errorf("%d waves are open, %v", open, err)
	}
	if found := o.traces(func(k store.Key) bool { return k.Part(0) == "person" }, "Chị 3"); len(found) > 0 {
		t.Errorf("a name stands outside of its record: %q", found)
	}
	o.inOrder()
}

// TestNhacIsAuthorised: whatever a button says, nobody reminds or stops anything
// but below their own units, and an old preview leads to a new one.
func TestNhacIsAuthorised(t *testing.T) {
	o, nhi, thu, chairs := reminding(t, 2)
	shops := o.unit("01-2").ID
	send := waves.Data(waves.Press{What: waves.Send, Unit: shops, Seen: o.now, People: 2})
	for _, forger := range []*phone{thu, chairs[0], o.phone(99, "Người lạ")} {
		for _, data := range []string{send, waves.Data(waves.Press{What: waves.Look, Unit: shops}), waves.Data(waves.Press{What: waves.Drop, Unit: shops}), "nhac/" + string(shops)} {
			n := forger.count()
			forger.forges(data)
			if said := forger.since(n); pattern(text.NudgeHead).MatchString(said) || pattern(text.WaveGoes).MatchString(said) {
				t.Errorf("%s presses %s: %s", forger.name, data, said)
			}
		}
	}
	o.waves()
	if n := nudges(chairs[0]) + nudges(chairs[1]); n != 0 {
		t.Errorf("%d forged reminders went out", n)
	}
	nhi.says("/nhac")
	o.now = o.now.Add(16 * time.Minute)
	wants(t, nhi.presses(text.NudgeSend), text.NudgeHead)
	wants(t, o.box.lastToast().text, text.NudgeOld)
	wants(t, nhi.presses(text.NudgeCancel), text.WaveDropped)
	nhi.says("/nhac")
	wants(t, nhi.presses(text.NudgeSend), text.WaveGoes)
	_, stop := nhi.button(text.WaveStop)
	thu.forges(stop)
	wants(t, o.box.lastToast().text, text.OutsideScope)
	nhi.forges("wv:x:unknown:0:0")
	wants(t, o.box.lastToast().text, text.OldButton)
	o.waves()
	if n := nudges(chairs[0]) + nudges(chairs[1]); n != 2 {
		t.Errorf("%d reminders of 2 went out", n)
	}
	nhi.forges(stop)
	wants(t, o.box.lastToast().text, text.WaveOver)
	o.inOrder()
}

// TestNhacStopped: what was stopped goes to nobody any more, and the end says how
// many had got it; in English.
func TestNhacStopped(t *testing.T) {
	o, nhi, _, chairs := reminding(t, 5)
	nhi.says("/language")
	wants(t, nhi.says("/remind"), "Reminder – LĐLĐ quận Nhì", "Recipients: <b>5</b> (units without a report: <b>5</b>)", "25", "as soon as you confirm")
	wants(t, nhi.presses("🔔 Send the reminder (5)"), "Going out: 0 of 5.")
	o.box.hold = true
	if _, err := o.desk.Waves(t.Context(), o.now); err != nil {
		t.Fatal(err)
	}
	_, stop := nhi.button("⏹ Stop")
	nhi.forges(stop)
	n := nhi.count()
	o.box.letGo()
	wants(t, nhi.since(n), "Stopping")
	o.waves()
	wants(t, nhi.since(n), "Stopped: <b>0</b> received it before that.", "5 not reached before it was stopped")
	for _, p := range chairs {
		if nudges(p) > 0 {
			t.Errorf("%s got it all the same", p.name)
		}
	}
	o.inOrder()
}

// TestNhacWaitsForTheMorning: at night nothing goes, the officer is told when it
// will, and in the morning it goes; two a day is enough for anybody.
func TestNhacWaitsForTheMorning(t *testing.T) {
	o, nhi, _, chairs := reminding(t, 2)
	o.now = time.Date(2020, 8, 22, 21, 0, 0, 0, o.c.Zone) // a Saturday
	wants(t, nhi.says("/nhac"), "gửi từ 07:30 thứ Hai 24/8")
	wants(t, nhi.presses(text.NudgeSend), "Tin sẽ được gửi từ 07:30 thứ Hai 24/8")
	o.now = time.Date(2020, 8, 23, 10, 0, 0, 0, o.c.Zone)
	o.waves()
	if n := nudges(chairs[0]); n != 0 {
		t.Fatalf("%d reminders on a Sunday", n)
	}
	o.now = time.Date(2020, 8, 24, 7, 30, 0, 0, o.c.Zone)
	n := nhi.count()
	o.waves()
	wants(t, nhi.since(n), text.WaveDone, "<b>2</b> người nhận được")
	wants(t, nhi.says("/nhac"), "<b>2</b> người phụ trách")
	nhi.presses(text.NudgeSend)
	o.waves()
	wants(t, nhi.says("/nhac"), text.NudgeNobody, "2 người đã nhận đủ hai tin hôm nay")
	if n := nudges(chairs[0]); n != 2 {
		t.Errorf("%d reminders in a day", n)
	}
	o.now = o.now.Add(24 * time.Hour)
	wants(t, nhi.says("/nhac"), "<b>2</b> người phụ trách")
	o.inOrder()
}

// TestNhacAfterTheRoleEnded: an officer who is one no longer reminds nobody, not
// even of what was confirmed before.
func TestNhacAfterTheRoleEnded(t *testing.T) {
	o, nhi, _, chairs := reminding(t, 2)
	nhi.says("/nhac")
	nhi.presses(text.NudgeSend)
	o.do(func(tx store.Tx) error { return store.Put(tx, store.OfficerKey(nhi.person()), store.Officer{V: 1}) })
	n := nhi.count()
	o.waves()
	wants(t, nhi.since(n), text.WaveNotAllowed)
	if n := nudges(chairs[0]) + nudges(chairs[1]); n != 0 {
		t.Errorf("%d reminders went out", n)
	}
}

// TestNhacCutAnywhere: a reminder that is cut off at any write, before or after it
// took effect, comes to everybody once, also after a start, and ends once.
func TestNhacCutAnywhere(t *testing.T) {
	const people = 13
	run := func(cut int, how storetest.Fault) (writes int) {
		o, nhi, _, chairs := reminding(t, people)
		nhi.says("/nhac")
		nhi.presses(text.NudgeSend)
		n := nhi.count()
		plan := func(i int) storetest.Fault { writes = i; return storetest.Once(cut, how)(i) }
		o.work(storetest.Faulty(o.under, storetest.Faults{Update: plan}))
		o.waves()
		for _, p := range chairs {
			if got := nudges(p); got != 1 {
				t.Errorf("cut at %d (%v): %s got %d", cut, how, p.name, got)
			}
		}
		wants(t, nhi.since(n), fmt.Sprintf("<b>%d</b> người nhận được", people))
		o.inOrder()
		return writes
	}
	writes := run(0, storetest.None)
	for cut := 1; cut <= writes; cut++ {
		run(cut, storetest.Before)
		run(cut, storetest.After)
	}
}
