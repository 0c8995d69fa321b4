package desk_test

import (
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

const wholeReport = "Tổng số 450\nđã cài 380\nsmartphone 410\ntuyên truyền 450\ncán bộ: 100%\nra quân: đã tổ chức\nhình thức: zalo, loa\nkhó khăn: không"

// TestWholeReport: one message is a whole report, each answer with the message
// as its source; corrected, it corrects them.
func TestWholeReport(t *testing.T) {
	o := open(t)
	an := o.phone(601, "An")
	an.sharesOwn(phoneAn)
	an.says("/huy")
	wants(t, an.says(wholeReport), text.HeardList, "84,4%")
	at := an.mine[len(an.mine)-1]
	r := o.report("01-1-1")
	if len(r.Working) != 8 || r.State != store.Draft {
		t.Fatalf("%s, %d answers", r.State, len(r.Working))
	}
	for key, a := range r.Working {
		if s := a.Source; s.Typed != wholeReport || s.Message != at || s.By != an.person() || !s.At.Equal(o.now) {
			t.Errorf("source of %s: %+v", key, s)
		}
	}
	if n := o.total("TLD", tally.Begun); n != 1 {
		t.Errorf("%d reports begun", n)
	}
	wants(t, an.sends(), text.Receipt)
	if sum := o.total("TLD", tally.Sum("DA_CAI")); sum != 380 {
		t.Errorf("%d installed in the nation", sum)
	}

	// Days later the message is corrected: of a report that was sent nothing
	// counts before it is sent again.
	o.now = o.now.Add(72 * time.Hour)
	u := an.update(chat.Edited)
	u.MessageID, u.Text = at, "Tổng số 450\nđã cài 391\nsmartphone 410"
	wants(t, an.does(u), text.HeardList, "391")
	if r, sum := o.report("01-1-1"), o.total("TLD", tally.Sum("DA_CAI")); *r.Working["DA_CAI"].N != 391 || sum != 380 || len(r.Sent) != 8 {
		t.Errorf("working %+v, %d in the nation", r.Working, sum)
	}
	wants(t, an.presses(text.SendAgain), text.ReceiptAgain)
	if sum := o.total("TLD", tally.Sum("DA_CAI")); sum != 391 {
		t.Errorf("%d installed in the nation", sum)
	}
	o.inOrder()
}

// TestWholeReportOfOneOfTwo: with two units the message waits for the choice,
// and belongs to the unit chosen.
func TestWholeReportOfOneOfTwo(t *testing.T) {
	o := open(t)
	p := o.phone(602, "Bình")
	p.sharesOwn(phoneBinh)
	p.presses(text.AllOfThem)
	wants(t, p.says("Tổng số 60, đã cài 20"), text.HeardWaits, text.ChooseUnit)
	at := p.mine[len(p.mine)-1]
	o.now = o.now.Add(48 * time.Hour)
	p.forges("u/" + string(o.unit("01-1-3").ID))
	if r := o.report("01-1-3"); len(r.Working) == 0 || r.Working["DA_CAI"].Source.Message != at {
		t.Errorf("the message was lost: %+v", r.Working)
	}
	if r := o.report("01-1-2"); len(r.Working) != 0 {
		t.Errorf("it went to the other unit, too: %+v", r.Working)
	}

	// Its correction while the other unit's report is under way is not that one's.
	p.forges("u/" + string(o.unit("01-1-2").ID))
	u := p.update(chat.Edited)
	u.MessageID, u.Text = at, "Tổng số 60, đã cài 21"
	wants(t, p.does(u), text.OtherEdited)
	if a, other := o.report("01-1-3").Working["DA_CAI"], o.report("01-1-2"); *a.N != 20 || len(other.Working) != 0 {
		t.Errorf("corrected %+v, the other %+v", a, other.Working)
	}
	o.inOrder()
}
