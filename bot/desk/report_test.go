package desk_test

import (
	"maps"
	"strconv"
	"strings"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// TestReport is the life of one report: invitation, answers, sending,
// correction.
func TestReport(t *testing.T) {
	o := open(t)
	an := o.phone(71, "An")
	wants(t, an.joins(o.invite("01-1-1", store.Chair)), "CĐCS May Mẫu", "450")
	an.picks("dung_roi")
	an.says(" 380 người ạ")
	r := o.report("01-1-1")
	if got := r.Working["DA_CAI"]; r.State != store.Draft || got.N == nil || *got.N != 380 || got.Source.Typed != " 380 người ạ" ||
		got.Source.Message != an.mine[len(an.mine)-1] || got.Source.By != an.person() || !got.Source.At.Equal(o.now) {
		t.Errorf("the answer is not stored at once with its source: %s %+v", r.State, got)
	}
	if got := r.Working["TONG_LD"].Source; got.Button != "Đúng rồi" || got.Typed != "" {
		t.Errorf("source of a press: %+v", got)
	}
	if n := o.total("TLD", tally.Begun); n != 1 {
		t.Errorf("%d reports begun in the nation", n)
	}
	o.inOrder()
	an.picks("khong_nam")
	an.picks("tat_ca")
	an.picks("du_100")
	an.picks("da_to_chuc")
	an.picks("zalo_fb")
	an.presses(text.Done)
	an.picks("khong_co")
	o.now = o.now.Add(time.Hour)
	wants(t, an.sends(), text.Receipt, "09:00 ngày 20/8/2020", "LĐLĐ quận Nhất")
	r = o.report("01-1-1")
	if r.State != store.Sent || r.Revision != 1 || !r.OnTime || !r.Letter || !r.First.Equal(o.now) || len(r.Working) != 0 || len(r.Sent) != 8 {
		t.Errorf("sent: %+v", r)
	}
	for _, code := range []string{"01-1-1", "01-1", "01", "TLD"} {
		if sent, sum := o.total(code, tally.Sent), o.total(code, tally.Sum("DA_CAI")); sent != 1 || sum != 380 {
			t.Errorf("%s: %d sent, %d installed", code, sent, sum)
		}
	}
	o.checkRevision(r, 1)
	o.inOrder()

	// A correction: revision 2, and on time it stays, however late.
	o.now = time.Date(2020, 9, 3, 8, 0, 0, 0, o.c.Zone)
	an.presses(text.EditIt)
	an.edits("DA_CAI")
	an.says("400")
	if sum := o.total("TLD", tally.Sum("DA_CAI")); sum != 380 {
		t.Errorf("a correction counts before it is sent: %d", sum)
	}
	wants(t, an.sends(), text.ReceiptAgain, "08:00 ngày 3/9/2020", "2")
	again := o.report("01-1-1")
	if again.Revision != 2 || !again.OnTime || !again.Letter || !again.First.Equal(r.First) || again.Code != r.Code || *again.Sent["DA_CAI"].N != 400 {
		t.Errorf("corrected: %+v", again)
	}
	o.checkRevision(again, 2)
	if sum := o.total("TLD", tally.Sum("DA_CAI")); sum != 400 {
		t.Errorf("%d installed after the correction", sum)
	}
	o.inOrder()
}

// checkRevision: the revision holds the answers and the number of its line.
func (o *office) checkRevision(r store.Report, n int) {
	o.Helper()
	var rev store.Revision
	if !o.get(store.RevisionKey(o.c.Key, r.Unit, n), &rev) || rev.N != n || len(rev.Answers) != len(r.Sent) || len(rev.Above) != 3 {
		o.Fatalf("revision %d: %+v", n, rev)
	}
	var line store.AuditLine
	if !o.get(store.AuditKey(rev.Line), &line) || line.Act != "send" || line.Unit != r.Unit || line.To != "revision "+strconv.Itoa(n) {
		o.Errorf("audit line %d of revision %d: %+v", rev.Line, n, line)
	}
	id := ""
	o.view(func(s store.Snapshot) (err error) { id, _, err = store.GetID(s, store.ReceiptKey(r.Code)); return err })
	if id != o.c.Key+"/"+string(r.Unit) {
		o.Errorf("receipt %s leads to %q", r.Code, id)
	}
}

// TestLate: only the first submission is late, and the letter's own date is a
// mark apart.
func TestLate(t *testing.T) {
	for _, c := range []struct {
		at             string
		onTime, letter bool
	}{
		{"2020-08-26T11:59:59", true, true},
		{"2020-08-26T12:00:00", false, true},
		{"2020-08-30T23:59:59", false, true},
		{"2020-08-31T00:00:00", false, false},
	} {
		o := open(t)
		an := o.chair(71, "An", "01-1-1")
		an.answersAll("380")
		at, err := time.ParseInLocation("2006-01-02T15:04:05", c.at, o.c.Zone)
		if err != nil {
			t.Fatal(err)
		}
		o.now = at
		said := an.sends()
		if r := o.report("01-1-1"); r.OnTime != c.onTime || r.Letter != c.letter {
			t.Errorf("sent at %s: on time %v, by the letter's date %v", c.at, r.OnTime, r.Letter)
		}
		if late := pattern(text.ReceiptLate).MatchString(said); late == c.onTime {
			t.Errorf("sent at %s: told %q", c.at, said)
		}
		o.inOrder()
	}
}

// TestSeen: an update that comes again changes nothing, also after many others.
func TestSeen(t *testing.T) {
	o := open(t)
	an := o.chair(71, "An", "01-1-1")
	an.picks("dung_roi")
	u := an.texts("380")
	o.handle(u)
	before := o.dump()
	o.handle(u)
	if !maps.Equal(before, o.dump()) {
		t.Error("an update handled twice changed something")
	}
	for range 20 {
		an.says("/xem")
	}
	before = o.dump()
	o.handle(u)
	if !maps.Equal(before, o.dump()) {
		t.Error("an update handled again after twenty others changed something")
	}
	// Two quiet days later the ring says nothing: ids may begin anew.
	o.now = o.now.Add(49 * time.Hour)
	v := an.texts("410")
	v.ID = 7
	o.handle(v)
	if a := o.report("01-1-1").Working["SMARTPHONE"]; a.N == nil || *a.N != 410 {
		t.Errorf("an update with a low id after two days: %+v", a)
	}
	o.inOrder()
}

// TestTwoPhones: two officers of one unit report at once and meet at the same
// place.
func TestTwoPhones(t *testing.T) {
	o := open(t)
	an, ba := o.chair(71, "An", "01-1-1"), o.chair(72, "Ba", "01-1-1")
	an.picks("dung_roi")
	an.says("380")
	if ba.says("/baocao"); ba.asked() != "SMARTPHONE" {
		t.Errorf("Ba is asked %s", ba.asked())
	}
	ba.says("410")
	wants(t, an.says("420"), text.OtherFirst, "Ba", "410", "420") // the same question on the other phone: told, and chosen
	an.presses(text.UseMine)
	if a := o.report("01-1-1").Working["SMARTPHONE"]; *a.N != 420 || a.Source.By != an.person() {
		t.Errorf("smartphones: %+v", a)
	}
	an.picks("tat_ca")
	an.picks("du_100")
	an.picks("da_to_chuc")
	an.picks("zalo_fb")
	an.presses(text.Done)
	an.picks("khong_co")
	// Ba corrects a figure while An looks at the card: An sends nothing unseen.
	ba.says("/sua")
	ba.edits("DA_CAI")
	ba.says("333")
	wants(t, an.sends(), text.CardChanged)
	if r := o.report("01-1-1"); r.Revision != 0 {
		t.Errorf("sent unseen: %+v", r)
	}
	an.sends()
	wants(t, ba.sends(), text.OtherSent, "An")
	if r := o.report("01-1-1"); r.Revision != 1 || *r.Sent["DA_CAI"].N != 333 {
		t.Errorf("sent: %+v", r)
	}
	o.inOrder()
}

// TestEditOfAnother: message ids are numbers of one chat; an edit on one phone
// is no correction of what another phone sent under the same number.
func TestEditOfAnother(t *testing.T) {
	o := open(t)
	an, ba := o.chair(71, "An", "01-1-1"), o.chair(72, "Ba", "01-1-1")
	an.picks("dung_roi")
	an.says("380")
	u := ba.update(chat.Edited)
	u.MessageID, u.Text = an.mine[len(an.mine)-1], "12"
	o.handle(u)
	if a := o.report("01-1-1").Working["DA_CAI"]; *a.N != 380 {
		t.Errorf("corrected by another phone: %+v", a)
	}
	u = an.update(chat.Edited)
	u.MessageID, u.Text = an.mine[len(an.mine)-1], "390"
	o.handle(u)
	if a := o.report("01-1-1").Working["DA_CAI"]; *a.N != 390 || a.Source.Typed != "390" {
		t.Errorf("not corrected: %+v", a)
	}
	o.inOrder()
}

// TestTiming: a text is an answer only if its writer can have seen the question.
func TestTiming(t *testing.T) {
	o := open(t)
	an := o.chair(71, "An", "01-1-1")
	an.picks("dung_roi")
	early := an.texts("410") // written after the question, comes in late
	an.says("380")
	if an.does(early); an.asked() != "SMARTPHONE" {
		t.Errorf("asked %s", an.asked())
	}
	if _, there := o.report("01-1-1").Working["SMARTPHONE"]; there {
		t.Error("a text from before the question answers it")
	}
	repeat := an.texts("380")
	an.message = max(an.message, repeat.MessageID)
	repeat.MessageID = early.MessageID
	if said := an.does(repeat); said != "" {
		t.Errorf("a repeat for want of a reply is answered: %q", said)
	}
	an.says("410")
	// The question is under way: another text counts, the same one does not.
	o.box.hold = true
	an.says("400")
	o.handle(an.texts("400"))
	if _, there := o.report("01-1-1").Working["CAN_BO_CD"]; there {
		t.Error("a repeat answers the question under way")
	}
	o.handle(an.texts("Chưa đủ"))
	if a := o.report("01-1-1").Working["CAN_BO_CD"]; len(a.Choices) != 1 {
		t.Errorf("another text does not answer the question under way: %+v", a)
	}
	// ... but not one from before the question that was shown last.
	old := an.texts("Đã tổ chức")
	old.MessageID = early.MessageID
	o.handle(old)
	if a, there := o.report("01-1-1").Working["RA_QUAN"]; there {
		t.Errorf("a text from before an earlier question answers the one under way: %+v", a)
	}
	o.box.letGo()
	o.inOrder()
}

// TestForgedReport: presses for units that are not the person's change nothing
// and are refused with a reason.
func TestForgedReport(t *testing.T) {
	o := open(t)
	an := o.chair(71, "An", "01-1-1")
	other := string(o.unit("01-1-2").ID)
	for _, data := range []string{"a/" + other + "/DA_CAI/1/chua_co", "n/" + other + "/DA_CAI/1/5", "s/" + other + "/1", "u/" + other, "v/" + other,
		"z/" + other + "/1", "exits/" + other, "claim/" + other + "/1/dissolved", "claimed/" + other + "/1", "lift/" + other, "fill/" + other + "/DA_CAI/1/chua_lam", "e/" + other + "/DA_CAI", "b/" + other, "u/khong-co", "u/" + string(o.unit("TLD").ID)} {
		an.forges(data)
		if got := o.box.lastToast(); !got.alert || !pattern(text.NoSuchUnit).MatchString(got.text) {
			t.Errorf("%s: %+v", data, got)
		}
	}
	o.now = o.now.Add(time.Minute) // the same press again is no repeat any more
	for _, data := range []string{"q/", "q/x/y", "f/" + other, "f/*", "i/y", "i/y/0", "t:x", strings.Repeat("x/", 32), "\x00"} {
		an.forges(data)
		if got := o.box.lastToast(); got.text == "" {
			t.Errorf("%s is not answered", data)
		}
	}
	if r := o.report("01-1-2"); r.Unit != "" {
		t.Errorf("a forged press made %+v", r)
	}
	o.inOrder()
}

// TestReceiptCodes: a code leads to one report, also if chance proposes it twice.
func TestReceiptCodes(t *testing.T) {
	o := open(t)
	an, ba := o.chair(71, "An", "01-1-1"), o.chair(72, "Ba", "01-1-2")
	an.answersAll("380")
	ba.answersAll("380")
	o.fresh.Store(5000)
	an.sends()
	o.fresh.Store(5000) // the same chance
	ba.sends()
	a, b := o.report("01-1-1"), o.report("01-1-2")
	if a.Code == "" || b.Code == "" || a.Code == b.Code {
		t.Errorf("codes %q and %q", a.Code, b.Code)
	}
	o.checkRevision(a, 1)
	o.checkRevision(b, 1)
}
