package desk_test

import (
	"testing"
	"time"

	"raquan/bot/freeze"
	"raquan/bot/text"
	"raquan/store"
)

// freezes does the freezes under way.
func (o *office) freezes() {
	o.Helper()
	if err := o.desk.Freezes(o.Context(), func() time.Time { return o.now }); err != nil {
		o.Error(err)
	}
}

// frozenOf is a unit's freeze.
func (o *office) frozenOf(code string, n int) (f *store.Freeze) {
	o.Helper()
	o.view(func(s store.Snapshot) (err error) {
		f, err = freeze.Done(s, o.c.Key, o.unit(code).ID, n)
		return err
	})
	return f
}

// TestFreeze: an officer sees what a freeze would hold, makes it, and sees what it
// held whatever comes later: what is sent or corrected behind it is a supplement.
func TestFreeze(t *testing.T) {
	o := open(t)
	an := o.chair(1, "An", "01-1-1")
	an.reports("380")
	top, nhat := o.upper(2, "Cấp Tỉnh", "01"), o.upper(3, "Nhật", "01-1")
	nhat.says("/chotsolieu")
	asks := nhat.screen()
	wants(t, asks.Text, text.FreezeMeans, "LĐLĐ quận Nhất", "Số liệu lần 1")
	wants(t, nhat.forges(buttonOf(t, asks, text.ButtonFreeze)), text.FreezeBegun, "lần 1")
	heard := top.count()
	before := nhat.count()
	o.now = o.now.Add(time.Minute)
	o.freezes()
	wants(t, nhat.since(before), text.FreezeDone, "Mã kiểm tra")
	wants(t, top.since(heard), "đã chốt số liệu lần 1", "LĐLĐ quận Nhất")
	o.now = o.now.Add(time.Hour)
	an.says("/sua")
	an.edits("DA_CAI")
	an.says("400")
	an.sends()
	top.presses(text.ButtonFrozen)
	frozen := top.screen()
	wants(t, frozen.Text, "Số liệu chốt lần 1", "<b>380</b> người")
	top.forges(buttonOf(t, frozen, text.ButtonDiff))
	wants(t, top.screen().Text, "380 → <b>400</b> (+20)")
	top.forges(buttonOf(t, frozen, text.ButtonSupplement))
	wants(t, top.screen().Text, "Bổ sung sau lần chốt số 1", "sửa báo cáo (lần gửi 2)")
	if f := o.frozenOf("01-1", 1); f.By != nhat.person() || f.Checksum == "" {
		t.Errorf("freeze %+v", f)
	}
	top.says("/tonghop")
	wants(t, top.screen().Text, "🔒 chốt lần 1")
	if got := o.audited(freeze.ActBegin); got != 1 {
		t.Errorf("%d lines of the audit", got)
	}
	o.inOrder()
}

// TestFreezeTwice: the same press twice is one freeze; a number that was shown
// before another freeze makes none.
func TestFreezeTwice(t *testing.T) {
	o := open(t)
	o.chair(1, "An", "01-1-1").reports("380")
	nhat := o.upper(3, "Nhật", "01-1")
	nhat.says("/chotsolieu")
	data := buttonOf(t, nhat.screen(), text.ButtonFreeze)
	nhat.forges(data)
	o.now = o.now.Add(time.Minute)
	nhat.forges(data)
	wants(t, nhat.screen().Text, text.FreezeMaking)
	o.freezes()
	o.now = o.now.Add(time.Minute)
	nhat.forges(data)
	wants(t, nhat.screen().Text, text.FreezeMeans, "Số liệu lần 2")
	o.freezes()
	if got := o.audited(freeze.ActDone); got != 1 {
		t.Errorf("%d freezes were made", got)
	}
	o.inOrder()
}

// TestFreezeNoOfficer: whoever is no officer any more when the work begins gets no
// freeze made.
func TestFreezeNoOfficer(t *testing.T) {
	o := open(t)
	o.chair(1, "An", "01-1-1").reports("380")
	nhat := o.upper(3, "Nhật", "01-1")
	nhat.says("/chotsolieu")
	nhat.forges(buttonOf(t, nhat.screen(), text.ButtonFreeze))
	o.retire(nhat)
	before := nhat.count()
	o.freezes()
	wants(t, nhat.since(before), text.FreezeStopped)
	if got := o.audited(freeze.ActDone); got != 0 {
		t.Errorf("%d freezes were made", got)
	}
}
