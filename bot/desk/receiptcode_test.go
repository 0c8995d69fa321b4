package desk_test

import (
	"strings"
	"testing"
	"time"

	"raquan/bot/text"
	"raquan/store"
)

// TestCheckCode: a code is known to the unit itself and to the levels above it;
// to anybody else it reads like one that nobody has.
func TestCheckCode(t *testing.T) {
	o := open(t)
	an, ba := o.phone(71, "An"), o.phone(72, "Ba")
	near, far, nation := o.phone(81, "Nhất"), o.phone(82, "Nhì"), o.phone(83, "Tuyên giáo")
	an.joins(o.invite("01-1-1", store.Chair))
	ba.joins(o.invite("01-1-2", store.Chair))
	near.joins(o.invite("01-1", store.UpperRole))
	far.joins(o.invite("01-2", store.UpperRole))
	nation.joins(o.invite("TLD", store.Department))
	an.reports("380")
	code := o.report("01-1-1").Code
	typed := strings.ToLower(strings.ReplaceAll(code, "-", " "))
	for _, p := range []*phone{near, nation, an} {
		for _, s := range []string{"/bienlai " + code, "/bienlai " + typed, typed} {
			wants(t, p.says(s), text.CodeFound, code, "CĐCS May Mẫu", "08:00 ngày 20/8/2020", text.CodeSame)
		}
	}
	for _, p := range []*phone{far, ba, o.phone(99, "Người lạ")} {
		real, made := p.says("/bienlai "+code), p.says("/bienlai BZ-2222-2222")
		wants(t, real, text.CodeUnknown)
		if strings.ReplaceAll(real, code, "BZ-2222-2222") != made {
			t.Errorf("%s can tell a code of others (%q) from none (%q)", p.name, real, made)
		}
	}

	// What was sent again is told, and whether the figures changed.
	o.now = o.now.Add(time.Hour)
	an.says("/sua")
	an.edits("HINH_THUC")
	an.picks("loa")
	an.presses(text.Done)
	an.sends()
	wants(t, near.says(code), text.CodeAgain, "09:00 ngày 20/8/2020")
	an.says("/sua")
	an.edits("DA_CAI")
	an.says("390")
	an.sends()
	wants(t, near.says(code), text.CodeChanged)
	wants(t, near.presses(text.CodeFigures)) // opens the unit's report
	if s := near.last().entry.Screen; s == nil || s.Unit != o.unit("01-1-1").ID {
		t.Errorf("shown: %+v", s)
	}
	o.inOrder()
}

// TestReceiptAgain: the receipt and the text for the group at any time.
func TestReceiptAgain(t *testing.T) {
	o := open(t)
	an := o.chair(71, "An", "01-1-1")
	wants(t, an.says("/bienlai"), text.ReceiptNone)
	an.reports("380")
	code := o.report("01-1-1").Code
	o.now = o.now.Add(48 * time.Hour)
	wants(t, an.says("biên lai"), text.ReceiptOf, code, "08:00 ngày 20/8/2020", "84,4% tổng số")
	wants(t, an.presses(text.ForGroup), code, "CĐCS May Mẫu", "84,4% tổng số")
	other := string(o.unit("01-1-2").ID)
	for _, data := range []string{"rc/" + other, "gt/" + other} {
		an.forges(data)
		if got := o.box.lastToast(); !got.alert || !pattern(text.NoSuchUnit).MatchString(got.text) {
			t.Errorf("%s: %+v", data, got)
		}
	}
	o.inOrder()
}
