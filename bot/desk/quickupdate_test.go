package desk_test

import (
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/summary"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// provisional checks what the levels above know of the main figure of units that
// have not sent.
func (o *office) provisional(figure, units int64) {
	o.Helper()
	for _, code := range []string{"01-1-1", "01-1", "01", "TLD"} {
		if n, in := o.total(code, tally.Known("DA_CAI")), o.total(code, tally.KnownIn("DA_CAI")); n != figure || in != units {
			o.Errorf("%s: %d known in %d units, want %d in %d", code, n, in, figure, units)
		}
	}
	o.inOrder()
}

// screen is what the levels above see of a unit.
func (o *office) screen(name, code string) (said string) {
	o.Helper()
	o.view(func(s store.Snapshot) error {
		m, err := summary.Render(s, o.c, store.Screen{Name: name, Unit: o.unit(code).ID, Args: map[string]string{summary.Root: string(o.unit("TLD").ID)}}, o.now)
		said = chat.Plain(m.Text)
		return err
	})
	return said
}

// TestUpdate: quick updates are known above, provisionally, until the report is
// sent; then they are corrections with a revision.
func TestUpdate(t *testing.T) {
	o := open(t)
	an := o.chair(71, "An", "01-1-1")
	an.says("/huy")
	wants(t, an.says("300"), text.UpdateNoted, "300/450")
	o.provisional(300, 1)
	wants(t, o.screen(summary.Totals, "01-1"), "Tạm tính", "Đã cài 300 người (ở 1 đơn vị)")
	wants(t, o.screen(summary.Report, "01-1-1"), "tạm tính", "300 người")
	if r := o.report("01-1-1"); r.State != "" || r.Known["DA_CAI"].Source.Typed != "300" || o.total("TLD", tally.Begun) != 0 || o.audited("update") != 1 {
		t.Errorf("after a quick update: %+v", r)
	}

	// The message is edited, and only by its writer.
	edit := an.update(chat.Edited)
	edit.MessageID, edit.Text = an.mine[len(an.mine)-1], "310"
	wants(t, an.does(edit), text.UpdateNoted, "310/450")
	o.provisional(310, 1)
	binh := o.chair(72, "Bình", "01-1-1")
	binh.says("/huy")
	other := binh.update(chat.Edited)
	other.MessageID, other.Text = edit.MessageID, "1"
	binh.does(other)
	o.provisional(310, 1)

	// A tap: unchanged, and known anew.
	o.now = o.now.Add(24 * time.Hour)
	an.says("/capnhat")
	an.picks("khong_doi")
	if f := o.report("01-1-1").Known["DA_CAI"]; f.N != 310 || !f.At.Equal(o.now) || f.Source.Button == "" {
		t.Errorf("unchanged: %+v", f)
	}
	o.provisional(310, 1)

	// The report takes it over; nothing provisional is left.
	an.presses(text.Report)
	an.picks("dung_roi")
	an.picks("giu_nguyen")
	an.says("/capnhat 320")
	o.provisional(320, 1)
	wants(t, o.screen(summary.Report, "01-1-1"), "320 người")
	an.goesOn()
	an.sends()
	o.provisional(0, 0)
	if r := o.report("01-1-1"); *r.Sent["DA_CAI"].N != 320 || r.Revision != 1 {
		t.Errorf("sent: %+v", r)
	}

	before := o.report("01-1-1")
	wants(t, an.says("cập nhật 330"), text.UpdateSent, text.ReceiptAgain, "320 người", "330/450")
	after := o.report("01-1-1")
	if after.Revision != 2 || after.Code != before.Code || !after.First.Equal(before.First) || *after.Sent["DA_CAI"].N != 330 || after.Sent["DA_CAI"].Source.Typed != "cập nhật 330" {
		t.Errorf("corrected: %+v", after)
	}
	for key, a := range before.Sent {
		if b := after.Sent[key]; key != "DA_CAI" && !b.Source.At.Equal(a.Source.At) {
			t.Errorf("%s changed with the figure: %+v", key, b)
		}
	}
	o.checkRevision(after, 2)
	if sum := o.total("TLD", tally.Sum("DA_CAI")); sum != 330 {
		t.Errorf("%d installed", sum)
	}
	o.provisional(0, 0)
	wants(t, an.says("/capnhat 330"), text.UpdateSame)
	if r := o.report("01-1-1"); r.Revision != 2 {
		t.Errorf("revision %d after the same figure", r.Revision)
	}
}

// TestUpdateOfSeveralUnits: the figure waits until its unit is chosen, and goes to
// no other.
func TestUpdateOfSeveralUnits(t *testing.T) {
	o := open(t)
	an := o.chair(71, "An", "01-1-1")
	an.says("/huy")
	an.joins(o.invite("01-1-2", store.Chair))
	an.says("/huy")
	wants(t, an.says("900"), text.UpdateWhose)
	wants(t, an.presses("CĐCS Sao Mai"), text.UpdateNoted, "CĐCS Sao Mai", "900/1.250")
	if f := o.report("01-1-2").Known["DA_CAI"]; f.N != 900 || f.Source.Typed != "900" || f.Source.Message != an.mine[len(an.mine)-1] {
		t.Errorf("known: %+v", f)
	}
	if r := o.report("01-1-1"); len(r.Known) > 0 {
		t.Errorf("the other unit: %+v", r.Known)
	}
	// Who holds no role there cannot choose it.
	dung := o.chair(79, "Dung", "01-2-1")
	dung.says("/huy")
	dung.joins(o.invite("01-2-2", store.Chair))
	dung.says("/huy")
	dung.says("50")
	dung.forges("u/" + string(o.unit("01-1-1").ID))
	if r := o.report("01-1-1"); len(r.Known) > 0 {
		t.Errorf("a stranger's figure: %+v", r.Known)
	}
	o.inOrder()
}
