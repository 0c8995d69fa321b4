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
	wants(t, chairs[2].last().Text, "LĐLĐ quận Nhì", "CĐCS Cửa hàng số 3")
	if open, err := o.desk.Waves(t.Context(), o.now); open != 0 || err != nil {
		t.Errorf("%d waves are open, %v", open, err)
	}
	if found := o.traces(func(k store.Key) bool { return k.Part(0) == "person" }, "Chị 3"); len(found) > 0 {
		t.Errorf("a name stands outside of its record: %q", found)
	}
	o.inOrder()
}
