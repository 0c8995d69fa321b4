package desk_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/store"
)

// TestOldInviteButton: the button "I chair A" never makes anybody chair
// of B, whose link was opened later.
func TestOldInviteButton(t *testing.T) {
	o := open(t)
	p := o.phone(501, "Hai vai")
	p.says("/start " + o.invite("01-1-1", store.Chair))
	messageA, dataA := p.button("Tôi là Chủ tịch CĐCS May Mẫu")
	p.says("/start " + o.invite("02-1", store.Chair))
	got := p.does(p.press(messageA, dataA))
	if f := o.officer(p); f.Has(o.unit("02-1").ID, store.Chair) {
		t.Errorf("pressed “Tôi là Chủ tịch CĐCS May Mẫu” and became chair of CĐCS Nhà văn hóa: %q", got)
	}
}

// TestOldEditButton: the button "correct" under the receipt of A does not
// open B.
func TestOldEditButton(t *testing.T) {
	o := open(t)
	p := o.twoUnits()
	receipt, edit := p.button(text.EditIt)
	p.forges("u/" + string(o.unit("01-1-3").ID)) // the other unit is begun
	p.says("20")
	got := p.does(p.press(receipt, edit))
	if !strings.Contains(got, "Sao Mai") {
		t.Errorf("“Sửa” under the receipt of CĐCS Sao Mai opens: %q", got)
	}
}

// TestOldDropButton: the button "drop the draft" of last week's /huy drops what
// was answered since.
func TestOldDropButton(t *testing.T) {
	o := open(t)
	p := o.stopped()
	message, old := p.button(text.DropDraft)
	o.now = o.now.Add(48 * time.Hour)
	p.says("/baocao")
	p.says("380")
	p.goesOn() // to the card
	before := len(o.report("01-1-1").Working)
	p.does(p.press(message, old))
	if after := len(o.report("01-1-1").Working); after != before {
		t.Errorf("an old button dropped %d answers given after it was shown", before-after)
	}
}

// TestOldDropButtonAfterSending: the same for the changes of a sent report: the draft's
// button of before sending.
func TestOldDropButtonAfterSending(t *testing.T) {
	o := open(t)
	p := o.stopped()
	message, old := p.button(text.DropDraft)
	p.says("/baocao")
	p.says("380")
	p.goesOn()
	p.sends()
	p.says("/sua")
	p.edits("DA_CAI")
	p.says("390")
	p.does(p.press(message, old))
	if len(o.report("01-1-1").Working) == 0 {
		t.Error("an old button dropped the correction")
	}
}

// TestEditOfNothing: Telegram tells of edits that change no text (a reaction,
// a preview). They change nothing.
func TestEditOfNothing(t *testing.T) {
	o := open(t)
	p := o.phone(501, "An")
	p.sharesOwn(phoneAn)
	p.reports("380")
	at := p.mine[len(p.mine)-1]
	n := p.count()
	u := p.update(chat.Edited)
	u.MessageID, u.Text = at, "380"
	p.does(u)
	if r := o.report("01-1-1"); len(r.Working) > 0 || p.count() > n {
		t.Errorf("an edit to the same text opened the sent report: working %v; said %q", r.Working, p.since(n))
	}
}

// TestEditOfOtherUnit: correcting the message from which the figure of
// A came corrects A or says so, also when B was last.
func TestEditOfOtherUnit(t *testing.T) {
	o := open(t)
	p := o.twoUnits()
	at := p.mine[len(p.mine)-1]
	p.forges("u/" + string(o.unit("01-1-3").ID))
	p.says("20")
	p.says("5")
	p.says("/huy")
	n := p.count()
	u := p.update(chat.Edited)
	u.MessageID, u.Text = at, "381"
	p.does(u)
	if a := o.report("01-1-2").Working["DA_CAI"]; a.N == nil || *a.N != 381 || p.count() == n {
		t.Errorf("the correction of an answer of another of one's units is lost: %+v, %q", a, p.since(n))
	}

	// While the other report is under way, it is said whose message it was.
	p.forges("u/" + string(o.unit("01-1-3").ID))
	u = p.update(chat.Edited)
	u.MessageID, u.Text = at, "382"
	wants(t, p.does(u), text.OtherEdited, "CĐCS Sao Mai")
	if a := o.report("01-1-2").Working["DA_CAI"]; *a.N != 381 || o.state(p).Unit != string(o.unit("01-1-3").ID) {
		t.Errorf("corrected %+v, state %+v", a, o.state(p))
	}
	wants(t, p.presses(text.SwitchUnit), "CĐCS Sao Mai", "381")
	o.inOrder()
}

// TestClockSetBack: after the clock was set back, the same button works.
func TestClockSetBack(t *testing.T) {
	o := open(t)
	p := o.phone(501, "An")
	p.sharesOwn(phoneAn)
	id := string(o.unit("01-1-1").ID)
	p.forges("u/" + id)
	o.now = o.now.Add(-time.Hour)
	if got := p.forges("u/" + id); got == "" {
		t.Error("no answer to a press, 1 h after the clock was set back 1 h it is still dead")
	}
}

// TestForgedData: no forged data gives anything but an answer; afterwards the
// store holds no report and no role of others.
func TestForgedData(t *testing.T) {
	o := open(t)
	an, above, sibling, stranger := o.phone(1, "An"), o.phone(2, "Cấp trên"), o.phone(3, "Nhì"), o.phone(4, "Lạ")
	an.sharesOwn(phoneAn)
	above.joins(o.invite("01-1", store.UpperRole))
	sibling.joins(o.invite("01-2", store.UpperRole))
	stranger.says("/start")
	mine, other := string(o.unit("01-1-1").ID), string(o.unit("01-1-2").ID)
	var datas []string
	for _, u := range []string{mine, other, "", "*", "nix", "u1/../u2", "\x00", "é", strings.Repeat("x", 50)} {
		for _, f := range []string{"a/%s/DA_CAI/1/x", "n/%s/DA_CAI/2/5", "n/%s/DA_CAI/2/-5", "n/%s/DA_CAI/2/99999999999999999999", "m/%s/KENH/1/zalo_fb/1", "d/%s/KENH/3", "k/%s/DA_CAI/1", "x/%s/DA_CAI/2", "e/%s/DA_CAI", "e/%s/nix", "e/%s/XAC_NHAN", "b/%s", "r/%s/DA_CAI/2", "s/%s/1", "s/%s/3", "u/%s", "v/%s", "z/%s/1", "l/%s/1", "f/%s", "q/%s/y", "t:s:%s:0::", "t:r:%s:0:%[1]s:", "t:r:%s:99999:%[1]s:%[1]s", "t:s:%s:-1::", "c/%s"} {
			datas = append(datas, fmt.Sprintf(f, u))
		}
	}
	datas = append(datas, "", "/", "////", "w/y", "i/y", "i/y/0", "i/n/0", "l/0/1", "w/n", "f/*", "a", "t:", "t::::", "\x00\x00", strings.Repeat("a/", 32), "q/é à/y", "c/start", "c/tonghop", "c/sua", "c/huy")
	for _, d := range datas {
		for _, p := range []*phone{sibling, stranger, above, an} {
			was := o.report("01-1-2")
			p.forges(d)
			if now := o.report("01-1-2"); fmt.Sprint(was) != fmt.Sprint(now) {
				t.Fatalf("%s changed a report of another unit with %q", p.name, d)
			}
			if p != an && len(o.report("01-1-1").Working) > 2 {
				t.Fatalf("%s %q", p.name, d)
			}
		}
	}
	if s := o.log.String(); strings.Contains(s, "ERROR") {
		t.Error(s)
	}
	if len(o.officer(stranger).Posts) > 0 {
		t.Error("a role")
	}
}
