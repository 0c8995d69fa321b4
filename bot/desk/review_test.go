package desk_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/review"
	"raquan/bot/summary"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// about is callback data of what can be done about a unit's report as it stands.
func (o *office) about(code, what string) string {
	o.Helper()
	r := o.report(code)
	return strings.Join([]string{"rv", string(o.unit(code).ID), itoa(int64(r.Revision)), what, "0"}, "/")
}

// returns asks the unit to complete answers, all from the report's own buttons.
func (p *phone) returns(code, reason string, questions ...string) string {
	p.o.Helper()
	p.forges(p.o.about(code, "back"))
	id := "rv/" + string(p.o.unit(code).ID) + "/" + itoa(int64(p.o.report(code).Revision))
	for _, q := range p.o.c.Questions {
		if shall := map[bool]string{true: "on", false: "off"}[slices.Contains(questions, q.Key)]; q != p.o.c.Questions[len(p.o.c.Questions)-1] {
			p.forges(id + "/" + shall + "/" + q.Key)
		}
	}
	p.presses(text.ReviewNext)
	p.says(reason)
	return p.presses(text.ReviewSend)
}

// reportScreen is what the report's screen says to an officer above.
func (o *office) reportScreen(code string) (said string) {
	o.Helper()
	o.view(func(s store.Snapshot) error {
		m, err := summary.Render(s, o.c, store.Screen{Name: summary.Report, Unit: o.unit(code).ID, Args: map[string]string{summary.Root: string(o.unit("01-1").ID)}}, o.now)
		said = m.Text
		return err
	})
	return said
}

// TestReturn: the chair is told by a message of its own, can change the named answer
// and no other, and the officer hears what became of it; delivered, seen and fixed
// are told apart.
func TestReturn(t *testing.T) {
	o := open(t)
	an, chau := o.chair(501, "An", "01-1-1"), o.upper(601, "Châu", "01-1")
	an.says("/baocao")
	an.reports("448")
	first := o.report("01-1-1")
	o.now = o.now.Add(time.Hour)
	n := an.count()
	wants(t, chau.returns("01-1-1", "đối chiếu danh sách", "DA_CAI"), text.BackDone, text.ReviewTold)
	wants(t, an.since(n), text.BackAsked, "LĐLĐ quận Nhất", "Đã cài (448 người)", "đối chiếu danh sách")
	if strings.Contains(an.since(n), "Châu") {
		t.Error("the unit is told a person's name")
	}
	r := o.report("01-1-1")
	if r.State != store.Returned || !r.First.Equal(first.First) || !r.OnTime || r.Return.By != chau.person() || o.total("01", tally.Returned) != 1 || o.total("01", tally.Sum("DA_CAI")) != 448 {
		t.Fatalf("returned: %+v", r)
	}
	wants(t, o.reportScreen("01-1-1"), text.RepBackNot) // nothing is written down yet of what was sent
	o.now = o.now.Add(time.Minute)
	an.says("/trogiup") // writes it down
	wants(t, o.reportScreen("01-1-1"), text.RepBackTold)
	o.now = o.now.Add(time.Minute)
	wants(t, an.presses(text.BackNow), "Đã cài", "448 người")
	if o.report("01-1-1").Return.Seen.IsZero() {
		t.Error("opened, and not seen")
	}
	wants(t, o.reportScreen("01-1-1"), text.RepBackSeen)

	// What is not named stays, whatever is done.
	wants(t, an.forges("e/"+string(o.unit("01-1-1").ID)+"/TONG_LD"), text.BackClosed)
	wants(t, an.says("/capnhat 449"), "449")
	chauBefore := chau.count()
	wants(t, an.sends(), text.ReceiptAgain)
	r = o.report("01-1-1")
	if r.State != store.Sent || r.Return.Fixed.IsZero() || *r.Sent["DA_CAI"].N != 449 || !r.First.Equal(first.First) || !r.OnTime || r.Was["DA_CAI"] != 448 {
		t.Errorf("fixed: %+v", r)
	}
	wants(t, chau.since(chauBefore), text.FixedTold, "Đã cài: 448 người → 449 người")
	wants(t, o.reportScreen("01-1-1"), text.RepBackFixed, "448 người → 449 người")
	if o.audited("return") != 1 || o.audited("return-seen") != 1 {
		t.Error("the audit lacks what was done")
	}
	for _, v := range o.dump() {
		if strings.Contains(v, `"hash"`) && strings.Contains(v, "đối chiếu danh sách") {
			t.Error("the reason stands in the audit")
		}
	}
	o.inOrder()
}

// TestReturnedEdit: a message is edited whose answer is closed; nothing changes.
func TestReturnedEdit(t *testing.T) {
	o := open(t)
	an, chau := o.chair(501, "An", "01-1-1"), o.upper(601, "Châu", "01-1")
	an.says("/baocao")
	an.answersAll("380")
	figure := an.mine[len(an.mine)-1]
	an.sends()
	o.now = o.now.Add(time.Hour)
	chau.returns("01-1-1", "xem lại hình thức", "HINH_THUC")
	edit := an.update(chat.Edited)
	edit.MessageID, edit.Text = figure, "390"
	wants(t, an.does(edit), text.BackClosed)
	if r := o.report("01-1-1"); len(r.Working) != 0 || *r.Sent["DA_CAI"].N != 380 {
		t.Errorf("an edit changed a closed answer: %+v", r.Working)
	}
	o.now = o.now.Add(time.Minute)
	chau.forges(o.about("01-1-1", "gone"))
	chau.says("gửi nhầm")
	chau.presses(text.ReviewGone)
	if r := o.report("01-1-1"); r.State != store.Withdrawn {
		t.Errorf("a returned report cannot be withdrawn: %s", r.State)
	}
}

// TestWithdraw: the figures leave, the unit is pending and told how to go on, the
// receipt says so, and the next report is a first one with a receipt of its own.
func TestWithdraw(t *testing.T) {
	o := open(t)
	an, chau := o.chair(501, "An", "01-1-1"), o.upper(601, "Châu", "01-1")
	an.says("/baocao")
	an.reports("380")
	code := o.report("01-1-1").Code
	o.now = o.now.Add(time.Hour)
	chau.forges(o.about("01-1-1", "gone"))
	chau.presses("Báo trùng")
	n := an.count()
	yes, data := chau.button(text.ReviewGone)
	wants(t, chau.does(chau.press(yes, data)), text.GoneDone, text.ReviewTold)
	chau.does(chau.press(yes, data)) // once more
	wants(t, an.since(n), text.GoneTold, "Báo trùng", "LĐLĐ quận Nhất")
	if o.audited("withdraw") != 1 || o.total("01", tally.Sent) != 0 || o.total("01", tally.Sum("DA_CAI")) != 0 {
		t.Error("withdrawn, and it counts; or withdrawn twice")
	}
	o.inOrder() // the index of what is pending as well
	wants(t, an.says("/bienlai "+code), text.CodeFound, text.CodeWithdrawn)
	wants(t, an.says("/bienlai"), text.ReceiptOf, code, text.ReceiptGone)
	o.now = o.now.Add(24 * 7 * time.Hour) // past the deadline
	wants(t, an.says("/baocao"), text.GoneHead)
	wants(t, an.sends(), text.ReceiptLate)
	r := o.report("01-1-1")
	if r.State != store.Sent || !r.First.Equal(o.now) || r.OnTime || r.Code == code || r.Revision != 2 || r.Was != nil {
		t.Errorf("the next report is no first one: %+v", r)
	}
	wants(t, an.says("/bienlai "+code), text.CodeWithdrawn)
	wants(t, an.says("/bienlai "+r.Code), text.CodeFound)
	o.inOrder()
}

// TestDoubts: the list of what is worth a second look, a report accepted with a
// note, and one that was sent again meanwhile.
func TestDoubts(t *testing.T) {
	o := open(t)
	an, chau := o.chair(501, "An", "01-1-1"), o.upper(601, "Châu", "01-1")
	an.says("/baocao")
	an.picks("dung_roi")
	an.says("450")
	an.presses(text.KeepIt)
	an.goesOn()
	an.sends()
	if o.total("01", tally.Doubted) != 1 || o.total("01", tally.Doubt("du_100")) != 1 {
		t.Fatal("everybody, and no doubt")
	}
	o.now = o.now.Add(time.Hour)
	wants(t, o.screen(summary.Doubts, "01-1"), "Số liệu cần xem lại", "đã cài đủ 100%", "Đã cài 450 người")
	old := o.about("01-1-1", "ok")
	an.says("/capnhat 449")
	an.presses(text.KeepIt)
	chau.forges(old)
	wants(t, chau.last().Text, text.ReviewChanged)
	an.says("/capnhat 450")
	an.presses(text.KeepIt)
	o.now = o.now.Add(time.Hour)
	chau.forges(o.about("01-1-1", "ok"))
	wants(t, chau.presses("Đã gọi, số đúng"), text.AcceptDone)
	if o.total("01", tally.Doubted) != 0 || o.report("01-1-1").Checked.Note != "#called" || o.audited("accept") != 1 {
		t.Error("accepted, and still to be looked at")
	}
	wants(t, o.reportScreen("01-1-1"), text.RepAccepted, "Đã gọi, số đúng")
	wants(t, o.screen(summary.Doubts, "01-1"), text.DoubtsNone)
	chau.forges(o.about("01-1-1", "ring"))
	if c := chau.last().Contact; c == nil || c.Phone != "+"+phoneAn {
		t.Errorf("the card is %+v, %s", c, chau.last().Text)
	}
	o.inOrder()
}

// TestReviewsAreAuthorised: nobody outside, nobody of the unit itself, and nobody
// whose role has ended does anything, whatever their buttons say.
func TestReviewsAreAuthorised(t *testing.T) {
	o := open(t)
	an, chau, nhi := o.chair(501, "An", "01-1-1"), o.upper(601, "Châu", "01-1"), o.upper(602, "Nhì", "01-2")
	an.says("/baocao")
	an.reports("380")
	o.now = o.now.Add(time.Hour)
	before := o.report("01-1-1")
	for _, who := range []*phone{an, nhi} {
		for _, what := range []string{"back", "gone", "ok", "ring", "yes", "go", "why"} {
			who.forges(o.about("01-1-1", what))
			if toast := o.box.lastToast(); !toast.alert || !pattern(text.OutsideScope).MatchString(toast.text) {
				t.Errorf("%s presses %s and is told %+v", who.name, what, toast)
			}
		}
	}
	// The role ends before it is confirmed.
	chau.forges(o.about("01-1-1", "gone"))
	chau.says("báo nhầm")
	yes, data := chau.button(text.ReviewGone)
	o.do(func(tx store.Tx) error { return store.Put(tx, store.OfficerKey(chau.person()), store.Officer{V: 1}) })
	chau.does(chau.press(yes, data))
	if r := o.report("01-1-1"); r.State != before.State || r.Withdrawal != nil || o.audited("withdraw") != 0 {
		t.Errorf("withdrawn by somebody without a role: %+v", r)
	}
	o.inOrder()
}

// TestOwnReport: an officer of a level above does not review the report of that
// level itself; the department reviews every one.
func TestOwnReport(t *testing.T) {
	o := open(t)
	an, nation := o.chair(501, "An", "01-1-1"), o.department(603, "Tuyên giáo")
	an.says("/baocao")
	an.reports("380")
	own := o.upper(604, "Cơ sở", "01-2")
	o.do(func(tx store.Tx) error {
		return store.Put(tx, store.OfficerKey(own.person()), store.Officer{V: 1, Posts: []store.Post{{Unit: o.unit("01-1-1").ID, Role: store.UpperRole}}})
	})
	o.now = o.now.Add(time.Hour)
	wants(t, own.forges(o.about("01-1-1", "gone")), text.ReviewOwn)
	wants(t, nation.returns("01-1-1", "xem lại", "DA_CAI"), text.BackDone)
	if r := o.report("01-1-1"); r.Return == nil || r.Return.In != o.unit("TLD").ID {
		t.Errorf("returned: %+v", r.Return)
	}
	wants(t, nation.says("/tralai 01-1-1"), text.ReviewBack)
	nation.says("/tralai")
	wants(t, nation.says("cửa hàng"), text.ReviewFound)
	wants(t, nation.presses("CĐCS Cửa hàng số"), text.ReviewNotSent)
	wants(t, nation.says("/tralai 99-9"), text.ReviewNotFound)
	if review.ReturnCause(o.c.Key, o.unit("01-1-1").ID, 1) == "" || dialog.DoubtsScreen != summary.Doubts {
		t.Error("the dialog opens no such screen")
	}
	o.inOrder()
}

// TestReturnedReminder: the reminder of a returned report names what is to be
// completed, and why, and leads there.
func TestReturnedReminder(t *testing.T) {
	o := open(t)
	o.ladder()
	an, chau := o.chair(501, "An", "01-1-1"), o.upper(601, "Châu", "01-1")
	an.says("/baocao")
	an.reports("380")
	o.now = o.now.Add(time.Hour)
	chau.returns("01-1-1", "xem lại cùng phân xưởng", "DA_CAI", "HINH_THUC")
	o.now = o.now.Add(time.Hour)
	wants(t, o.reminds(an, "back"), text.RemindBack, "Đã cài; Hình thức", "xem lại cùng phân xưởng")
	wants(t, an.presses(text.ReportNow), text.BackHead, "380 người")
	an.says("381")
	an.presses(text.KeepOn)
	an.sends()
	o.now = o.now.Add(time.Hour)
	if got := o.reminds(an, "back"); strings.Contains(got, "phân xưởng") {
		t.Errorf("completed, and still asked for: %s", got)
	}
}

// TestWithdrawnAtNight: what the unit is told waits for the morning, and the officer
// is told so.
func TestWithdrawnAtNight(t *testing.T) {
	o := open(t)
	an, chau := o.chair(501, "An", "01-1-1"), o.upper(601, "Châu", "01-1")
	an.says("/baocao")
	an.reports("380")
	o.now = o.august(20, 21, 30)
	n := an.count()
	chau.forges(o.about("01-1-1", "gone"))
	chau.says("gửi lộn đơn vị")
	wants(t, chau.presses(text.ReviewGone), text.GoneDone, text.WaitsTomorrow)
	if said := an.since(n); said != "" {
		t.Errorf("told at night: %s", said)
	}
	if e := o.waiting(an, "gone."); !e.Not.Equal(o.august(21, 7, 30)) {
		t.Errorf("it goes at %s", e.Not)
	}
	if r := o.report("01-1-1"); r.State != store.Withdrawn {
		t.Errorf("the act waits for the morning: %s", r.State)
	}
}
