package desk_test

import (
	"testing"

	"raquan/bot/text"
	"raquan/store"
)

// TestLeave: "not my unit" ends the role, once it is confirmed; the unit stays
// pending and somebody else can report for it.
func TestLeave(t *testing.T) {
	o := open(t)
	an, ba := o.phone(71, "An"), o.phone(72, "Ba")
	payload := o.invite("01-1-1", store.Chair)
	an.joins(payload)
	an.picks("dung_roi")
	an.says("380")
	an.goesOn()
	an.edits("TONG_LD")
	wants(t, an.picks("khong_phai"), text.LeaveAsk, "CĐCS May Mẫu")
	if f := o.officer(an); len(f.Posts) != 1 {
		t.Fatalf("a slip of the finger ended the role: %+v", f)
	}
	wants(t, an.presses(text.LeaveYes), text.Left, "CĐCS May Mẫu")
	if f := o.officer(an); len(f.Posts) != 0 || len(o.holders("01-1-1", store.Chair)) != 0 {
		t.Errorf("officer: %+v", f)
	}
	if r := o.report("01-1-1"); r.State != "" || len(r.Working) != 0 {
		t.Errorf("report: %+v", r)
	}
	var d store.Digest
	if o.get(store.DigestKey(o.unit("01-1").ID), &d); len(d.Joined) != 0 {
		t.Errorf("the level above will be told of %+v", d.Joined)
	}
	wants(t, an.says("/start "+payload), text.InviteUsed)
	wants(t, an.says("/baocao"), text.NoRoleChair)
	if n := o.audited("leave"); n != 1 {
		t.Errorf("%d lines in the audit", n)
	}
	ba.joins(o.invite("01-1-1", store.Chair))
	wants(t, ba.reports("380"), text.Receipt)
	o.inOrder()
}

// TestLeaveAfterSending: whoever has sent something for a unit cannot say that
// it never was theirs, not even with a forged press; a colleague's answers stay.
func TestLeaveAfterSending(t *testing.T) {
	o := open(t)
	an, ba := o.chair(71, "An", "01-1-1"), o.chair(72, "Ba", "01-1-1")
	an.reports("380")
	an.presses(text.EditIt)
	an.edits("TONG_LD")
	wants(t, an.picks("khong_phai"), text.ResignAsk)
	rev := o.state(an).Rev
	an.forges("claim/" + string(o.unit("01-1-1").ID) + "/" + itoa(int64(rev)) + "/not_mine")
	if f := o.officer(an); len(f.Posts) != 1 {
		t.Errorf("officer: %+v", f)
	}
	an.says("/sua")
	an.edits("DA_CAI")
	an.says("390")
	ba.says("/sua")
	ba.edits("TONG_LD")
	ba.picks("khong_phai")
	ba.presses(text.LeaveYes)
	if f := o.officer(ba); len(f.Posts) != 0 {
		t.Errorf("officer: %+v", f)
	}
	if a := o.report("01-1-1").Working["DA_CAI"]; a.N == nil || *a.N != 390 {
		t.Errorf("a colleague's correction: %+v", a)
	}
	o.inOrder()
}

// audited counts the audit's lines of an act.
func (o *office) audited(act string) (n int) {
	o.Helper()
	for key := range o.dump() {
		var l store.AuditLine
		if key.Part(0) == "audit" && o.get(key, &l) && l.Act == act {
			n++
		}
	}
	return n
}
