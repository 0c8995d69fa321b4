package desk_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/text"
	"raquan/bot/waves"
	"raquan/store"
	"raquan/store/storetest"
)

// sendsFile sends a photo ("photo") or a document, by its id.
func (p *phone) sendsFile(what string, f chat.File, caption string) string {
	p.o.Helper()
	u := p.update(chat.Other)
	p.message++
	u.MessageID, u.What, u.File, u.Caption = p.message, what, &f, caption
	return p.does(u)
}

// broadcasts lists what a phone got of messages to many.
func broadcasts(p *phone) (got []chat.Message) {
	p.o.box.mu.Lock()
	defer p.o.box.mu.Unlock()
	for _, m := range p.shown {
		if strings.HasPrefix(m.entry.Cause, "b.") {
			got = append(got, m.Message)
		}
	}
	return got
}

// theWave is the only wave's record.
func (o *office) theWave() (w map[string]any) {
	o.Helper()
	n := 0
	for key, value := range o.dump() {
		if key.Part(0) == "wave" && strings.HasPrefix(value, "{") {
			n++
			if err := json.Unmarshal([]byte(value), &w); err != nil {
				o.Fatal(err)
			}
		}
	}
	if n != 1 {
		o.Fatalf("%d waves", n)
	}
	return w
}

const notice = "Chiều mai họp <trực tuyến> & báo cáo.\nMời dự đúng giờ."

// TestThongbao: what an officer wrote goes as they wrote it to those they chose,
// once, under the name of their unit; it stands once in the store, and neither in
// the audit nor in the log; the end says what came of it.
func TestThongbao(t *testing.T) {
	o, nhi, _, chairs := reminding(t, 6)
	chairs[0].presses(text.Report)
	chairs[0].reports("80")
	chairs[1].says("/ngonngu")
	o.handle(chairs[2].update(chat.Blocked))
	chairs[3].presses(text.Report)
	chairs[3].picks("dung_roi")
	o.do(func(tx store.Tx) error { // she wants no reminders: this is none
		return store.Put(tx, store.NudgesKey(chairs[4].person()), store.Nudges{Off: o.now})
	})

	wants(t, nhi.says("/thongbao"), text.BroadcastWhom, "LĐLĐ quận Nhì")
	wants(t, nhi.presses(text.ButtonToAll), text.BroadcastAsk)
	n := nhi.count()
	said := nhi.says(notice)
	if got := nhi.shown[n].Text; got != "📣 <b>Thông báo của LĐLĐ quận Nhì</b>:\nChiều mai họp &lt;trực tuyến&gt; &amp; báo cáo.\nMời dự đúng giờ." {
		t.Errorf("preview %q", got)
	}
	wants(t, said, text.BroadcastReach, "<b>5</b> người của <b>5</b> đơn vị", text.NudgeAtOnce, "1 người đã chặn", "24 đơn vị chưa có ai tham gia")
	wants(t, nhi.presses(text.ButtonSendTo), text.WaveBroadcastTitle, text.WaveGoes, "0/5")
	o.waves()
	wants(t, nhi.last().Text, text.WaveDone, "<b>5</b> người nhận được", "1 người đã chặn", "24 đơn vị chưa có ai tham gia")

	for i, c := range chairs {
		got := broadcasts(c)
		if want := map[bool]int{true: 0, false: 1}[i == 2]; len(got) != want {
			t.Fatalf("chair %d got %d messages", i+1, len(got))
		}
		if i == 2 {
			continue
		}
		want := nhi.shown[n].Text
		if i == 1 {
			want = strings.Replace(want, "Thông báo của", "Notice from", 1)
		}
		if i == 3 { // the question that waits stands under it, with its buttons
			said, question, _ := strings.Cut(got[0].Text, "\n\n"+text.RemindAsked.Vi+"\n")
			if said != want || question == "" || !strings.HasPrefix(got[0].Buttons[0][0].Data, "a/") && !strings.HasPrefix(got[0].Buttons[0][0].Data, "back/") {
				t.Errorf("in the middle of a report: %q, %v", got[0].Text, got[0].Buttons)
			}
			continue
		}
		if got[0].Text != want {
			t.Errorf("chair %d got %q", i+1, got[0].Text)
		}
		data := ""
		for _, row := range got[0].Buttons {
			data += row[0].Data
		}
		if want := map[bool]string{false: "u/" + string(o.unit(fmt.Sprintf("01-2-%d", i+1)).ID)}[i == 0]; data != want {
			t.Errorf("chair %d got the button %q, want %q", i+1, data, want)
		}
	}
	if s := o.state(chairs[3]); s.Question == "" {
		t.Errorf("the half-answered report is left: %+v", s)
	}
	wants(t, chairs[3].says("80"), "80")

	var nudges store.Nudges
	o.get(store.NudgesKey(chairs[5].person()), &nudges)
	if len(nudges.Sent) != 1 || !strings.HasPrefix(nudges.Sent[0].Cause, "b.") {
		t.Errorf("remembered %+v", nudges)
	}
	o.settle(append(chairs, nhi)...)
	if found := o.traces(func(k store.Key) bool { return k.Part(0) == "wave" }, "Chiều mai", "trực tuyến"); len(found) > 0 {
		t.Errorf("the text stands in %q", found)
	}
	if strings.Contains(o.log.String(), "Chiều mai") {
		t.Error("the text stands in the log")
	}
	if s := o.state(nhi); s.Broadcast != nil || s.Mode != dialog.Idle {
		t.Errorf("state %+v", s)
	}
	o.inOrder()
}

// TestThongbaoWithFile: a photo or a document goes by its id, with its caption; of
// a chairperson it is still not read.
func TestThongbaoWithFile(t *testing.T) {
	o, nhi, _, chairs := reminding(t, 2)
	photo, file := chat.File{ID: "AgAC-1"}, chat.File{ID: "BQAC-1", Name: "Ke-hoach.pdf"}
	wants(t, chairs[0].sendsFile("photo", photo, "380"), text.Sticker)
	if o.report("01-2-1").Working != nil {
		t.Error("a caption is an answer")
	}
	nhi.says("/thongbao")
	nhi.presses(text.ButtonToMissing)
	wants(t, nhi.sendsFile("photo", photo, "Lễ <ra quân>"), "Lễ &lt;ra quân&gt;", text.BroadcastReach)
	wants(t, nhi.sendsFile("document", file, ""), text.BroadcastReplaced, text.BroadcastReach)
	u := nhi.update(chat.Edited)
	u.MessageID, u.What, u.File, u.Caption = nhi.message-2, "document", &file, "Kế hoạch"
	for u.MessageID = nhi.message; o.state(nhi).Broadcast.Text == "" && u.MessageID > 0; u.MessageID-- {
		u.ID = o.update.Add(1)
		nhi.does(u)
	}
	wants(t, nhi.presses(text.ButtonSendTo), "0/2")
	o.waves()
	for _, c := range chairs {
		got := broadcasts(c)
		if len(got) != 1 || got[0].Photo != nil || got[0].File == nil || got[0].File.ID != file.ID || !strings.HasSuffix(got[0].Text, "</b>:\nKế hoạch") {
			t.Errorf("%s got %+v", c.name, got)
		}
	}
	o.inOrder()
}

// TestThongbaoCounted: above a hundred people nothing is sent before their number
// is typed, as the preview has shown it.
func TestThongbaoCounted(t *testing.T) {
	o, nhi, _, chairs := reminding(t, 1)
	crowd := func(code string, n int, role store.Role) {
		u := o.unit(code).ID
		o.do(func(tx store.Tx) error {
			var s store.Staff
			for i := range n {
				id := store.PersonID(fmt.Sprint("crowd", code, "x", i))
				s.Officers = append(s.Officers, store.Post{Person: id, Role: role})
				if err := store.Put(tx, store.OfficerKey(id), store.Officer{V: 1, Posts: []store.Post{{Unit: u, Role: role}}}); err != nil {
					return err
				}
			}
			return store.Put(tx, store.StaffKey(u), s)
		})
	}
	crowd("01-2-7", 40, store.Chair)
	crowd("01-2-8", 30, store.Deputy)
	crowd("01-2-9", 30, store.Deputy)
	nhi.says("/thongbao")
	nhi.presses(text.ButtonToAll)
	wants(t, nhi.says(notice), "<b>101</b> người của <b>4</b> đơn vị")
	wants(t, nhi.presses(text.ButtonSendTo), text.BroadcastType, "101")
	for _, typed := range []string{"110", "ừ", "gửi đi", "một trăm", "101 hoặc 102"} {
		wants(t, nhi.says(typed), text.BroadcastWrong, typed, text.BroadcastType)
	}
	o.waves()
	if got := broadcasts(chairs[0]); len(got) != 0 {
		t.Fatalf("sent: %v", got)
	}
	wants(t, nhi.says("101 người"), text.WaveGoes, "0/101")
	o.waves()
	if w := o.theWave(); w["people"] != 101.0 || w["planned"] != 101.0 || len(broadcasts(chairs[0])) != 1 {
		t.Errorf("wave %v", w)
	}
}

// TestThongbaoForged: whoever is no officer above a unit reaches nobody there, by
// whatever button or name; nor does who is one no longer when it is confirmed.
func TestThongbaoForged(t *testing.T) {
	o, nhi, thu, chairs := reminding(t, 3)
	theirs := string(o.unit("01-2-1").ID)
	for _, who := range []*phone{thu, chairs[1]} {
		who.forges("tb/" + theirs + "/0/under/0")
		wants(t, o.box.lastToast().text, text.OutsideScope)
		if s := o.state(who); s.Broadcast != nil {
			t.Errorf("%s: %+v", who.name, s.Broadcast)
		}
	}
	thu.says("/thongbao")
	for _, typed := range []string{"01-2-1", "CĐCS Cửa hàng số 1", "LĐLĐ quận Nhì", theirs} {
		wants(t, thu.says(typed), text.BroadcastNotFound)
	}
	wants(t, thu.says("02-1"), "CĐCS Nhà văn hóa", text.BroadcastAsk)
	wants(t, thu.says(notice), text.BroadcastNobody)
	if rev := itoa(int64(o.state(thu).Rev)); rev != "" {
		thu.forges("tb/" + theirs + "/" + rev + "/send/3.zz")
		thu.forges("tb/" + string(o.unit("02-1").ID) + "/" + rev + "/send/3.zz")
	}

	nhi.says("/thongbao")
	wants(t, nhi.says("cửa hàng số 3"), "CĐCS Cửa hàng số 3", text.BroadcastAsk)
	nhi.says(notice)
	message, send := nhi.button(text.ButtonSendTo)
	o.do(func(tx store.Tx) error { return store.Put(tx, store.OfficerKey(nhi.person()), store.Officer{V: 1}) })
	nhi.does(nhi.press(message, send))
	wants(t, o.box.lastToast().text, text.NoRoleStaff)
	o.waves()
	for _, c := range chairs {
		if got := broadcasts(c); len(got) != 0 {
			t.Errorf("%s got %v", c.name, got)
		}
	}
	for key := range o.dump() {
		if key.Part(0) == "wave" {
			t.Errorf("%s was written", key)
		}
	}
}

// TestThongbaoOnce: one unit, the same button twice, and a stop.
func TestThongbaoOnce(t *testing.T) {
	o, nhi, _, chairs := reminding(t, 5)
	nhi.says("/thongbao")
	nhi.says("01-2-3")
	nhi.says(notice)
	message, send := nhi.button(text.ButtonSendTo)
	nhi.does(nhi.press(message, send))
	nhi.does(nhi.press(message, send))
	o.waves()
	for i, c := range chairs {
		if n := len(broadcasts(c)); n != map[bool]int{true: 1}[i == 2] {
			t.Errorf("chair %d got %d", i+1, n)
		}
	}
	if w := o.theWave(); w["selection"] != "one" {
		t.Errorf("wave %v", w)
	}
	nhi.says("/thongbao")
	nhi.presses(text.ButtonToMissing)
	nhi.says(notice)
	nhi.presses(text.ButtonSendTo)
	wants(t, nhi.presses(text.WaveStop), text.WaveBroadcastTitle)
	o.waves()
	wants(t, nhi.last().Text, text.WaveStopped, "<b>0</b>")
	for i, c := range chairs {
		if n := len(broadcasts(c)); n != map[bool]int{true: 1}[i == 2] {
			t.Errorf("after the stop chair %d has %d", i+1, n)
		}
	}
	o.inOrder()
}

// TestThongbaoAtNight: what is confirmed in the evening waits for the morning, and
// the officer is told so.
func TestThongbaoAtNight(t *testing.T) {
	o, nhi, _, chairs := reminding(t, 2)
	o.now = o.c.Day(o.now).At(o.c.Zone, 20, 30)
	nhi.says("/thongbao")
	nhi.presses(text.ButtonToAll)
	wants(t, nhi.says(notice), "<b>2</b> người", text.NudgeFrom, "07:30")
	wants(t, nhi.presses(text.ButtonSendTo), text.WaveWaits, "07:30")
	o.waves()
	if got := broadcasts(chairs[0]); len(got) != 0 {
		t.Fatalf("at night: %v", got)
	}
	o.now = o.c.Day(o.now).Add(1).At(o.c.Zone, 7, 30)
	o.waves()
	if len(broadcasts(chairs[0])) != 1 || len(broadcasts(chairs[1])) != 1 {
		t.Error("nothing in the morning")
	}
	wants(t, nhi.last().Text, text.WaveDone)
}

// TestThongbaoCut: cut off at any write of the store, before or after it took
// effect, everybody gets the message once, and it is what was written.
func TestThongbaoCut(t *testing.T) {
	run := func(cut int, how storetest.Fault) (writes int) {
		o, nhi, _, chairs := reminding(t, 3)
		nhi.says("/thongbao")
		nhi.presses(text.ButtonToAll)
		nhi.says(notice)
		u := nhi.press(nhi.button(text.ButtonSendTo))
		count := func(n int) storetest.Fault { writes = n; return storetest.Once(cut, how)(n) }
		o.work(storetest.Faulty(o.under, storetest.Faults{Update: count}))
		for err := errors.New("not yet"); err != nil; {
			if err = o.desk.Handle(t.Context(), u, o.now); err != nil && !errors.Is(err, storetest.ErrInjected) {
				t.Fatal(err)
			}
		}
		o.waves()
		for _, c := range chairs {
			if got := broadcasts(c); len(got) != 1 || !strings.Contains(got[0].Text, "trực tuyến") {
				t.Errorf("cut at %d (%v): %s got %d", cut, how, c.name, len(got))
			}
		}
		if w := o.theWave(); w["state"] != "finished" || w["people"] != 3.0 {
			t.Errorf("cut at %d (%v): %v", cut, how, w)
		}
		o.inOrder()
		return writes
	}
	writes := run(0, storetest.None)
	if writes < 3 {
		t.Fatalf("only %d writes", writes)
	}
	for cut := 1; cut <= writes; cut++ {
		run(cut, storetest.Before)
		run(cut, storetest.After)
	}
}

// TestBroadcastWords: the dialog and the waves name those to whom a message goes
// by the same words.
func TestBroadcastWords(t *testing.T) {
	o, nhi, _, _ := reminding(t, 2)
	post := store.Post{Person: "other", Role: store.UpperRole}
	o.do(func(tx store.Tx) error {
		return store.Put(tx, store.StaffKey(o.unit("01-1").ID), store.Staff{Officers: []store.Post{post}})
	})
	for code, reach := range map[string]map[string]int{"01-2": {dialog.ToAll: 2, dialog.ToMissing: 2, dialog.ToReported: 0, dialog.ToLevels: 0, dialog.ToEverybody: 2},
		"01": {dialog.ToLevels: 2, dialog.ToEverybody: 4}, "01-2-1": {dialog.ToOne: 1}} {
		for whom, want := range reach {
			m := o.preview(store.Screen{Name: waves.BroadcastPreview, Unit: o.unit(code).ID, For: nhi.person(), Args: map[string]string{waves.ArgWhom: whom, waves.ArgRev: "7"}})
			if code == "01" {
				wants(t, m.Text, text.OutsideScope)
				continue
			}
			if says := fmt.Sprintf("<b>%d</b> người", want); want > 0 && !strings.Contains(m.Text, says) || want == 0 && !pattern(text.BroadcastNobody).MatchString(m.Text) {
				t.Errorf("%s of %s: %s", whom, code, m.Text)
			}
			has := slices.ContainsFunc(m.Buttons, func(row []chat.Button) bool { return strings.Contains(row[0].Data, "/7/send/") })
			if has != (want > 0) {
				t.Errorf("%s of %s: buttons %v", whom, code, m.Buttons)
			}
		}
	}
}
