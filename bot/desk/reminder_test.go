package desk_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"raquan/bot/desk"
	"raquan/bot/remind"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// ladder gives the campaign steps of the tests' own.
func (o *office) ladder() {
	o.c.Ladder = []*config.Step{
		{Key: "before", Levels: []string{"grassroots"}, Audience: []config.Audience{config.NotSent}, Text: "before"},
		{Key: "daily", Levels: []string{"grassroots"}, Audience: []config.Audience{config.DailyMissing}, Text: "daily"},
		{Key: "back", Levels: []string{"grassroots"}, Audience: []config.Audience{config.Returned}, Text: "back"},
	}
	o.c.Reminders = map[string]config.Text{
		"before": {Vi: "Kính nhắc {unit}: hạn {deadline} <theo {letter}>.", En: "A reminder for {unit}: due {deadline}."},
		"daily":  {Vi: "Số hôm nay của {unit}."},
		"back":   {Vi: "Báo cáo của {unit} được trả lại."},
	}
}

// reminds enters a reminder of a step for a person, as the planner does, and gives
// what it says.
func (o *office) reminds(p *phone, step string) string {
	o.Helper()
	return o.remindsOf(p, map[string]string{remind.ArgStep: step})
}

func (o *office) remindsOf(p *phone, args map[string]string) string {
	o.Helper()
	id := p.person()
	e := store.Entry{V: 1, Person: id, Cause: remind.Cause(1, o.c.Key, args[remind.ArgStep], o.now), Lane: store.Wave, Keep: true, At: o.now,
		Screen: &store.Screen{Name: remind.Screen, For: id, Args: args}}
	o.do(func(tx store.Tx) error {
		var c store.Chat
		if _, err := store.Get(tx, store.ChatKey(id), &c); err != nil {
			return err
		}
		c.Seq++
		e.Seq = c.Seq
		if err := store.Put(tx, store.ChatKey(id), c); err != nil {
			return err
		}
		return store.Put(tx, store.LedgerKey(id, e.Cause), e)
	})
	n := p.count()
	o.box.Offer(desk.Delivery{Person: id, Entries: []store.Entry{e}})
	return p.since(n)
}

// TestReminder: it names the unit, the deadline with its weekday, and offers three
// ways on.
func TestReminder(t *testing.T) {
	o := open(t)
	o.ladder()
	an := o.phone(71, "An")
	an.joins(o.invite("01-1-1", store.Chair))
	an.says("/huy")
	wants(t, o.reminds(an, "before"), "Kính nhắc <b>CĐCS May Mẫu</b>: hạn <b>12:00 thứ Tư 26/8</b> &lt;theo 850/TLĐ&gt;.")
	wants(t, an.presses(text.NotMe), text.LeaveAsk)
	wants(t, an.presses(text.GoOn), "450")
	o.inOrder()
}

// TestReminderOfTheDay: it leads to the quick update, and names only units whose
// figure of today is missing.
func TestReminderOfTheDay(t *testing.T) {
	o := open(t)
	o.ladder()
	an := o.phone(71, "An")
	an.joins(o.invite("01-1-1", store.Chair))
	an.joins(o.invite("01-1-2", store.Chair))
	an.says("/huy")
	wants(t, o.reminds(an, "daily"), "Số hôm nay của <b>CĐCS May Mẫu; CĐCS Sao Mai</b>.")
	wants(t, an.presses(text.UpdateNow), text.UpdateWhich)
	an.presses("CĐCS Sao Mai")
	an.says("500")
	an.says("/huy")
	o.now = o.now.Add(time.Minute)
	wants(t, o.reminds(an, "daily"), "Số hôm nay của <b>CĐCS May Mẫu</b>.")
}

// TestReminderUnderAQuestion: the question is shown again under the reminder, its
// buttons work, and a text is its answer, written before the reminder came or
// after.
func TestReminderUnderAQuestion(t *testing.T) {
	o := open(t)
	o.ladder()
	an := o.phone(71, "An")
	an.joins(o.invite("01-1-1", store.Chair))
	an.picks("dung_roi")
	before := an.texts("380") // just before the reminder comes
	wants(t, o.reminds(an, "before"), "Kính nhắc", text.RemindLeft, text.RemindAsked, "đã cài Bluezone")
	an.does(before)
	o.now = o.now.Add(time.Minute)
	wants(t, o.reminds(an, "before"), text.RemindAsked, "điện thoại thông minh")
	an.says("400")
	o.now = o.now.Add(time.Minute)
	o.reminds(an, "before")
	an.picks("tat_ca")
	r := o.report("01-1-1")
	for question, want := range map[string]int64{"DA_CAI": 380, "SMARTPHONE": 400, "TUYEN_TRUYEN": 450} {
		if a := r.Working[question]; a.N == nil || *a.N != want {
			t.Errorf("%s: %+v", question, a)
		}
	}
	rev := o.state(an).Rev
	o.now = o.now.Add(time.Minute)
	o.reminds(an, "before")
	if o.state(an).Rev != rev {
		t.Error("a reminder moved the conversation on")
	}
	an.presses(text.PutOff)
	if s := o.state(an); s.Question != "CAN_BO_CD" || s.Rev != rev {
		t.Errorf("putting off moved the conversation on: %+v", s)
	}
	o.inOrder()
}

// TestReminderUnderTheCard: the card can be sent from the reminder; in a practice
// it is the practice's question that is shown again.
func TestReminderUnderTheCard(t *testing.T) {
	o := open(t)
	o.ladder()
	an := o.phone(71, "An")
	an.joins(o.invite("01-1-1", store.Chair))
	an.answersAll("380")
	wants(t, o.reminds(an, "before"), text.RemindCard, text.RemindAsked, "84,4%")
	wants(t, an.sends(), text.Receipt)
	wants(t, o.reminds2(an), text.RemindDone)

	ba := o.phone(72, "Ba")
	ba.joins(o.invite("01-1-2", store.Chair))
	ba.says("/lamthu")
	wants(t, o.reminds(ba, "before"), "CĐCS Sao Mai", text.PracticeMark)
	ba.says("/huy")
	ba.says("/truonghopkhac")
	wants(t, o.reminds2(ba), text.ExitsAsk)
	o.inOrder()
}

// reminds2 reminds a minute later.
func (o *office) reminds2(p *phone) string {
	o.Helper()
	o.now = o.now.Add(time.Minute)
	return o.reminds(p, "before")
}

// TestReminderOfTheDayUnderAQuestion: a number answers the question that waits, so
// it is said how today's figure is sent, unless that is what is being asked.
func TestReminderOfTheDayUnderAQuestion(t *testing.T) {
	o := open(t)
	o.ladder()
	an := o.phone(71, "An")
	an.joins(o.invite("01-1-1", store.Chair))
	wants(t, o.reminds(an, "daily"), text.RemindAskedElse, "450 đoàn viên")
	if rows := an.last().Buttons; len(rows[len(rows)-1]) != 1 {
		t.Errorf("not me, twice: %v", rows)
	}
	wants(t, an.presses(text.UpdateNow), "đã cài Bluezone")
	an.says("380")
	if a := o.report("01-1-1").Known["DA_CAI"]; a.N != 380 {
		t.Errorf("known: %+v", a)
	}
	ba := o.phone(72, "Ba")
	ba.joins(o.invite("01-1-2", store.Chair))
	ba.picks("dung_roi")
	wants(t, o.reminds(ba, "daily"), text.RemindAsked, "đã cài Bluezone")
	ba.button(text.NotMe)
	o.inOrder()
}

// TestReminderOfTwoDeadlines: a step before or after the deadline speaks of the
// units whose deadline it goes by, of the others in a line.
func TestReminderOfTwoDeadlines(t *testing.T) {
	o := open(t)
	an := o.phone(71, "An")
	an.joins(o.invite("01-1-1", store.Chair))
	an.joins(o.invite("01-1-2", store.Chair))
	an.says("/huy")
	o.due("01-1-1", store.DueDates{V: 1, Granted: o.clock(28, 12, 0)})
	o.now = o.clock(27, 8, 0)
	for _, test := range []struct {
		step string
		slot time.Time
		says []any
	}{
		{"one-day", o.now, []any{"Sắp đến hạn", "<b>12:00 thứ Sáu 28/8</b>", "chưa gửi: <b>CĐCS May Mẫu</b>", "đang chờ báo cáo của CĐCS Sao Mai."}},
		{"late", o.now, []any{"(nộp sau hạn)", "<b>12:00 thứ Tư 26/8</b>", "Đơn vị: <b>CĐCS Sao Mai</b>", "đang chờ báo cáo của CĐCS May Mẫu."}},
	} {
		wants(t, o.remindsOf(an, map[string]string{remind.ArgStep: test.step, remind.ArgSlot: strconv.FormatInt(test.slot.Unix(), 10)}), test.says...)
	}
}

// TestReminderSays is what moved a deadline, and which units are meant.
func TestReminderSays(t *testing.T) {
	at := func(o *office, day, hour int) time.Time { return time.Date(2020, 8, day, hour, 0, 0, 0, o.c.Zone) }
	for _, test := range []struct {
		name string
		set  func(*office, *phone)
		step string
		says []any
		not  string
	}{
		{"internal", func(o *office, _ *phone) {
			o.due("01-1", store.DueDates{V: 1, Below: at(o, 24, 17)})
		}, "before", []any{"hạn <b>17:00 thứ Hai 24/8</b>", text.RemindInternal, "LĐLĐ quận Nhất", "12:00 thứ Tư 26/8"}, "gia hạn"},
		{"internal, of a message without a deadline", func(o *office, _ *phone) {
			o.due("01-1", store.DueDates{V: 1, Below: at(o, 24, 17)})
		}, "daily", []any{"Số hôm nay"}, "nội bộ"},
		{"only the internal date is past", func(o *office, _ *phone) {
			o.due("01-1", store.DueDates{V: 1, Below: at(o, 24, 17)})
			o.now = at(o, 24, 19)
		}, "before", []any{text.RemindPlain, "hạn <b>12:00 thứ Tư 26/8</b>", text.DueInternal, "17:00 thứ Hai 24/8", "vẫn là đúng hạn"}, "Kính"},
		{"both are past", func(o *office, _ *phone) {
			o.due("01-1", store.DueDates{V: 1, Below: at(o, 24, 17)})
			o.now = at(o, 26, 12)
		}, "before", []any{"Kính nhắc", text.RemindInternal}, "đúng hạn"},
		{"granted", func(o *office, _ *phone) {
			o.due("01-1", store.DueDates{V: 1, Below: at(o, 24, 17)})
			o.due("01-1-1", store.DueDates{V: 1, Granted: at(o, 28, 0), Reason: "lũ"})
		}, "before", []any{"hạn <b>hết thứ Năm 27/8</b>", text.RemindGranted}, "nội bộ"},
		{"outage", func(o *office, _ *phone) {
			o.do(func(tx store.Tx) error {
				return store.Put(tx, store.OutageKey(1), store.Outage{V: 1, From: at(o, 26, 11), To: at(o, 26, 14)})
			})
			if err := o.desk.LoadOutages(o.Context()); err != nil {
				o.Fatal(err)
			}
			o.now = at(o, 26, 14)
		}, "before", []any{"hạn <b>15:00 thứ Tư 26/8</b>", "gián đoạn"}, "nội bộ"},
		{"several", func(o *office, p *phone) {
			for _, code := range []string{"01-1-2", "01-1-3", "02-1", "01-2-1"} {
				p.joins(o.invite(code, store.Chair))
			}
			p.says("/huy")
		}, "before", []any{"CĐCS May Mẫu; CĐCS Sao Mai; CĐCS Trạm Y tế và 2 đơn vị khác"}, "Nhà văn hóa"},
		{"half-way of several", func(o *office, p *phone) {
			p.picks("dung_roi")
			p.joins(o.invite("01-1-2", store.Chair))
			p.says("/huy")
		}, "before", []any{"CĐCS May Mẫu đang báo cáo dở: còn 06 nội dung"}, "Sao Mai đang"},
		{"one of two sent", func(o *office, p *phone) {
			p.reports("380")
			p.joins(o.invite("01-1-2", store.Chair))
			p.says("/huy")
		}, "before", []any{"CĐCS Sao Mai"}, "May Mẫu"},
		{"in English", func(_ *office, p *phone) { p.says("/ngonngu") }, "before", []any{"due <b>12:00 Wednesday 26/8</b>"}, "Kính"},
		{"nothing came back", func(*office, *phone) {}, "back", []any{text.RemindPlain}, "trả lại"},
		{"came back", func(o *office, p *phone) {
			p.reports("380")
			r := o.report("01-1-1")
			r.State = store.Returned
			u := o.unit("01-1-1")
			o.do(func(tx store.Tx) error { return store.Put(tx, store.ReportKey(o.c.Key, u.ID), r) })
		}, "back", []any{"Báo cáo của <b>CĐCS May Mẫu</b> được trả lại."}, "Kính"},
		{"a step that is gone", func(*office, *phone) {}, "gone", []any{text.RemindPlain}, "{"},
		{"asked for", func(*office, *phone) {}, remind.Later, []any{text.RemindLater}, "{"},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := open(t)
			o.ladder()
			an := o.phone(71, "An")
			an.joins(o.invite("01-1-1", store.Chair))
			if test.name != "half-way of several" && !strings.Contains(test.name, "sent") && test.name != "came back" {
				an.says("/huy")
			}
			test.set(o, an)
			said := o.reminds(an, test.step)
			wants(t, said, test.says...)
			if strings.Contains(said, test.not) {
				t.Errorf("says %q: %s", test.not, said)
			}
		})
	}
}

// due stores what officers have set for a unit.
func (o *office) due(code string, d store.DueDates) {
	id := o.unit(code).ID
	o.do(func(tx store.Tx) error { return store.Put(tx, store.DueKey(o.c.Key, id), d) })
}

// TestReminderNamesAll: a unit of which the step does not speak is named all the
// same, if something is expected from it; a step of another level speaks of none.
func TestReminderNamesAll(t *testing.T) {
	o := open(t)
	o.ladder()
	o.c.Ladder = append(o.c.Ladder, &config.Step{Key: "elsewhere", Levels: []string{"attached"}, Audience: []config.Audience{config.NotSent}, Text: "before"})
	p := o.phone(502, "Bình")
	p.sharesOwn(phoneBinh)
	p.presses(text.AllOfThem)
	p.says("/huy")
	both := o.reminds(p, "before")
	if !strings.Contains(both, "CĐCS Sao Mai; CĐCS Trạm Y tế") || strings.Contains(both, "Ngoài ra") {
		t.Errorf("the step speaks of both:\n%s", both)
	}
	o.do(func(tx store.Tx) error {
		id := o.unit("01-1-3").ID
		return store.Put(tx, store.ReportKey(o.c.Key, id), store.Report{V: 1, Unit: id, State: store.Returned, Revision: 1})
	})
	o.now = o.now.Add(time.Minute)
	if got := o.reminds(p, "before"); !strings.Contains(got, "nhắc <b>CĐCS Sao Mai</b>") || !strings.Contains(got, "Ngoài ra, hệ thống cũng đang chờ báo cáo của CĐCS Trạm Y tế.") {
		t.Errorf("the step speaks of one, the other one is expected too:\n%s", got)
	}
	o.now = o.now.Add(time.Minute)
	if got := o.reminds(p, "elsewhere"); !strings.Contains(got, "Hệ thống chưa nhận được báo cáo") || !strings.Contains(got, "CĐCS Sao Mai; CĐCS Trạm Y tế") {
		t.Errorf("a step of another level does not speak of them, they are named plainly:\n%s", got)
	}
}

// TestReminderAbove: an officer of a level above gets one message of all that is
// missing, with the largest and a list; a unit that has sent meanwhile is left out.
func TestReminderAbove(t *testing.T) {
	o := open(t)
	o.c.Ladder = []*config.Step{{Key: "above", Levels: []string{"upper"}, Audience: []config.Audience{config.Incomplete}, Text: "above"}}
	o.c.Reminders = map[string]config.Text{"above": {Vi: "Còn {missing}/{of} đơn vị, {not_joined} chưa tham gia, hạn {deadline}.", En: "{missing} of {of}, {not_joined} absent, due {deadline}."}}
	above := o.phone(81, "Cán bộ")
	above.joins(o.invite("01-1", store.UpperRole))
	got := o.reminds(above, "above")
	for _, want := range []string{"LĐLĐ quận", "tính đến", "Còn ", "chưa tham gia, hạn 17:00 thứ Năm 27/8.", "chưa có ai tham gia hệ thống"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	above.button(text.MissOpen)
	before := strings.Count(got, "\n• ")
	an := o.phone(71, "An")
	an.joins(o.invite("01-1-1", store.Chair))
	an.reports("380")
	o.now = o.now.Add(time.Minute)
	if after := strings.Count(o.reminds(above, "above"), "\n• "); after != before-1 {
		t.Errorf("%d missing units named before a report, %d after it", before, after)
	}
}
