package desk_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"raquan/bot/text"
)

// asksFor finds a unit by name and asks for it.
func (p *phone) asksFor(name string) string {
	p.o.Helper()
	p.says(name)
	p.presses(name)
	return p.presses(text.IAmChair)
}

// TestSeek: a person of whom nothing is known finds the unit by what they type;
// the officer above learns who it is and decides; both are told.
func TestSeek(t *testing.T) {
	o := open(t)
	mai := o.phone(75, "Mai")
	district := o.upper(81, "Nhất", "01-1")
	wants(t, mai.says("xin chào"), text.AskContact)
	wants(t, mai.says("cong ty may mau quan nhat"), text.SeekFound)
	wants(t, mai.presses("CĐCS May Mẫu – LĐLĐ quận Nhất, LĐLĐ TP Mẫu"), text.SeekConfirm)
	n := district.count()
	wants(t, mai.presses(text.IAmChair), text.RequestSent, "LĐLĐ quận Nhất")
	wants(t, district.since(n), text.RequestJoin, "<b>Mai</b>", "CĐCS May Mẫu")
	if len(o.officer(mai).Posts) > 0 {
		t.Error("a role before the answer")
	}
	n = mai.count()
	wants(t, district.presses(text.Approve), text.RequestDone)
	wants(t, mai.since(n), text.Approved, "LĐLĐ quận Nhất")
	wants(t, mai.says("/baocao"), "CĐCS May Mẫu", "450")

	// The next one hears that somebody is known, and so does the officer.
	lan := o.phone(76, "Lan")
	wants(t, lan.says("may mẫu"), text.SeekTakenMark)
	wants(t, lan.presses("CĐCS May Mẫu"), text.SeekTaken)
	n = district.count()
	lan.presses(text.IAmChair)
	wants(t, district.since(n), "Lan", text.RequestNoteTaken, "Mai")
	o.inOrder()
}

// TestSeekForged: what a press names is read again; nobody asks for a unit that
// is closed or does not report.
func TestSeekForged(t *testing.T) {
	o := open(t)
	mai := o.phone(75, "Mai")
	district := o.upper(81, "Nhất", "01-1")
	mai.says("cong ty may mau quan nhat")
	mai.presses("CĐCS May Mẫu")
	o.closes("01-1-1")
	n := district.count()
	wants(t, mai.presses(text.IAmChair), text.SeekGone)
	for _, id := range []string{string(o.unit("01-1").ID), "u999", "", "TLD"} {
		wants(t, mai.forges("ask/"+id), text.SeekGone)
		wants(t, mai.forges("pick/"+id), text.SeekGone)
	}
	if got := district.since(n); got != "" {
		t.Errorf("the officer is asked %q", got)
	}
	mai.forges("in/" + string(o.unit("02").ID))
	mai.forges("seek/x")
}

// TestSeekCrowd: of many who ask at once the first are asked for one by one, the
// others in a list; nobody is forgotten.
func TestSeekCrowd(t *testing.T) {
	o := open(t)
	district := o.upper(81, "Nhì", "01-2")
	n := district.count()
	for i := range 13 {
		o.phone(int64(4000+i), "Người").asksFor(fmt.Sprintf("CĐCS Cửa hàng số %d", i+1))
	}
	if got := district.count() - n; got != 10 {
		t.Errorf("asked %d times at once", got)
	}
	o.now = o.now.Add(time.Hour)
	n = district.count()
	o.requests()
	wants(t, district.since(n), text.InboxHead, "13")
	o.phone(4100, "Người").asksFor("CĐCS Cửa hàng số 20")
	if got := district.count() - n; got != 2 {
		t.Errorf("%d messages in the next hour", got)
	}
	o.inOrder()
}

// TestSeekLimits: three requests wait at most; one that is made again is made
// once; who is declined every time stops for the day after six.
func TestSeekLimits(t *testing.T) {
	o := open(t)
	mai := o.phone(75, "Mai")
	district := o.upper(81, "Nhì", "01-2")
	n := district.count()
	ask := func(i string) string {
		t.Helper()
		o.now = o.now.Add(time.Minute)
		return mai.asksFor("CĐCS Cửa hàng số " + i)
	}
	for _, i := range []string{"21", "22", "23", "21", "22"} {
		wants(t, ask(i), text.RequestSent)
	}
	wants(t, ask("24"), text.RequestMost, "3")
	if asked := strings.Count(district.since(n), "Mai"); asked != 3 {
		t.Errorf("the officer is asked %d times", asked)
	}
	decline := func() {
		t.Helper()
		for _, m := range district.shown[n:] {
			if len(m.Buttons) > 0 && strings.HasPrefix(m.Buttons[0][0].Data, "q/") {
				district.does(district.press(m.id, m.Buttons[0][1].Data))
			}
		}
		n = district.count()
	}
	decline()
	wants(t, ask("22"), text.RequestRefused)
	for _, i := range []string{"24", "25", "26"} {
		wants(t, ask(i), text.RequestSent)
	}
	decline()
	wants(t, ask("27"), text.RequestToday)
	o.now = o.now.Add(25 * time.Hour)
	wants(t, ask("22"), text.RequestSent)
	o.inOrder()
}
