package desk_test

import (
	"strings"
	"testing"

	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// begins presses the button of a change of a unit, as a card offers it.
func (p *phone) begins(act text.ArrangeAct, code string) string {
	p.o.Helper()
	return p.forges("tr/" + string(p.o.unit(code).ID) + "/0/" + string(act) + "/0")
}

// undecided says that there is no decision yet, and confirms.
func (p *phone) undecided() string {
	p.o.Helper()
	p.presses(text.ArrangeNoDecision)
	return p.presses(text.ArrangeYes)
}

func TestAddUnitBelow(t *testing.T) {
	o := open(t)
	o.named()
	chau := o.upper(1, "Châu", "01-1")
	chau.says("/themdonvi")
	chau.says("CĐCS Giày Mẫu")
	chau.says("1.250")
	chau.presses("Khu công nghiệp")
	wants(t, chau.says("12/QĐ-LĐLĐ ngày 18/8/2020"), "CĐCS Giày Mẫu", "LĐLĐ quận Nhất", "1.250", "12/QĐ-LĐLĐ")
	message, data := chau.button(text.ArrangeYes)
	wants(t, chau.does(chau.press(message, data)), "CĐCS Giày Mẫu", "BS-")
	chau.does(chau.press(message, data))
	if n := o.audited("unit-add"); n != 1 {
		t.Errorf("added %d times", n)
	}
	u := o.unit("BS-40")
	if u.Parent != o.unit("01-1").ID || *u.Workers != 1250 || u.Zone != store.ZoneKCN || !u.Expected() || u.Decision != "12/QĐ-LĐLĐ" || o.total("01-1", tally.Units) != 4 {
		t.Errorf("%+v", u)
	}
	chau.forges("nk/" + string(u.ID))
	wants(t, chau.screen().Text, "thêm đơn vị – theo quyết định số 12/QĐ-LĐLĐ, ký ngày 18/8/2020")
	o.lookAround()
	wants(t, chau.says("/moi Giày Mẫu"), "CĐCS Giày Mẫu")
	o.inOrder()
}

// TestMergeUnits: both reports count until the one of both comes; the chairs are
// told.
func TestMergeUnits(t *testing.T) {
	o := open(t)
	an, binh, chau := o.chair(1, "An", "01-1-1"), o.chair(2, "Bình", "01-1-2"), o.upper(3, "Châu", "01-1")
	an.reports("380")
	binh.reports("1200")
	n, m := an.count(), binh.count()
	chau.begins(text.ArrangeMerge, "01-1-1")
	wants(t, chau.says("Sao Mai"), text.ArrangeDecision)
	wants(t, chau.undecided(), "CĐCS May Mẫu", "CĐCS Sao Mai")
	for _, told := range []string{an.since(n), binh.since(m)} {
		wants(t, told, "LĐLĐ quận Nhất", "CĐCS May Mẫu", "CĐCS Sao Mai", "/sua")
	}
	if o.total("01", "sum.DA_CAI") != 1580 || o.total("01", tally.Units) != o.total("01-2", tally.Units)+2 || *o.unit("01-1-2").Workers != 1700 {
		t.Errorf("after the merger: %d installed, %d units", o.total("01", "sum.DA_CAI"), o.total("01", tally.Units))
	}
	wants(t, an.says("/baocao"), "CĐCS May Mẫu")
	wants(t, binh.says("/sua"), "1.700") // it asks about the total of both
	binh.says("1700")
	binh.edits("DA_CAI")
	binh.says("1240")
	binh.sends()
	if got := o.total("01", "sum.DA_CAI"); got != 1240 {
		t.Errorf("after the report of both: %d", got)
	}
	if r := o.report("01-1-1"); r.State != store.Withdrawn || len(o.unit("01-1-2").Merged) != 0 {
		t.Errorf("%+v", r)
	}
	o.inOrder()
}

// TestMoveUnit: within the officer's own subtree; beyond it the department moves.
func TestMoveUnit(t *testing.T) {
	o := open(t)
	an, chau, tam, ban := o.chair(1, "An", "01-1-1"), o.upper(2, "Châu", "01-1"), o.upper(3, "Tâm", "01"), o.department(4, "Ban")
	an.reports("380")
	chau.begins(text.ArrangeMove, "01-1-1")
	wants(t, chau.says("LĐLĐ quận Nhì"), text.ArrangeNotFound)
	wants(t, chau.begins(text.ArrangeMove, "01-2-1"), "")
	if toast := o.box.lastToast(); !toast.alert {
		t.Error("the sister's unit is not refused")
	}
	tam.begins(text.ArrangeMove, "01-1-1")
	wants(t, tam.says("ldld quan nhi"), text.ArrangeDecision)
	n, m := an.count(), chau.count()
	wants(t, tam.undecided(), "LĐLĐ quận Nhì")
	wants(t, an.since(n), "LĐLĐ quận Nhì")
	wants(t, chau.since(m), "CĐCS May Mẫu", "LĐLĐ quận Nhì")
	if o.total("01-1", tally.Sent) != 0 || o.total("01-2", "sum.DA_CAI") != 380 || o.total("01", "sum.DA_CAI") != 380 {
		t.Error("the figures did not follow")
	}
	ban.begins(text.ArrangeMove, "01-2")
	wants(t, ban.says("LĐLĐ tỉnh Thử"), text.ArrangeDecision)
	wants(t, ban.presses(text.ArrangeNoDecision), "31")
	ban.presses(text.ArrangeYes)
	wants(t, tam.begins(text.ArrangeClose, "01-1-2"), text.ArrangeDecision)
	chau.says("/themdonvi")
	for _, said := range []string{"CĐCS Mới", "20"} {
		chau.says(said)
	}
	chau.presses("Khu kinh tế")
	wants(t, chau.undecided(), text.ArrangeBusy)
	n = ban.count()
	for range 2 {
		if err := o.desk.TreeJobs(t.Context(), o.now); err != nil {
			t.Fatal(err)
		}
	}
	if said := ban.since(n); strings.Count(said, "31") != 1 {
		t.Errorf("the department is told %q", said)
	}
	if o.total("02", "sum.DA_CAI") != 380 || o.total("01", tally.Sent) != 0 || o.total("02", tally.Units) != 32 {
		t.Errorf("the province has %d units", o.total("02", tally.Units))
	}
	o.inOrder()
}

// TestCloseAndReopen: people are told, and nothing of the report is lost. In English.
func TestCloseAndReopen(t *testing.T) {
	o := open(t)
	an, chau, tam := o.chair(1, "An", "01-1-1"), o.upper(2, "Châu", "01-1"), o.upper(3, "Tâm", "01")
	an.reports("380")
	an.says("/ngonngu")
	chau.says("/ngonngu")
	tam.begins(text.ArrangeClose, "01-1")
	wants(t, tam.undecided(), text.ArrangeBelow)
	n := an.count()
	chau.begins(text.ArrangeClose, "01-1-1")
	chau.presses("No number yet")
	chau.presses("Confirm")
	wants(t, an.since(n), "was closed")
	if u := o.unit("01-1-1"); u.Closed.IsZero() || o.total("01", "sum.DA_CAI") != 380 || o.total("01", tally.Closed) != 1 {
		t.Errorf("%+v", u)
	}
	chau.begins(text.ArrangeReopen, "01-1-1")
	chau.presses("No number yet")
	wants(t, chau.presses("Confirm"), "is open again")
	if u := o.unit("01-1-1"); !u.Expected() || o.total("01", tally.Closed) != 0 {
		t.Errorf("%+v", u)
	}
	chau.begins(text.ArrangeRename, "01-1-1")
	chau.says("CĐCS May Mẫu 2")
	chau.presses("No number yet")
	wants(t, chau.presses("Confirm"), "CĐCS May Mẫu 2")
	if o.unit("01-1-1").Name != "CĐCS May Mẫu 2" {
		t.Error("the name is the old one")
	}
	o.inOrder()
}

// TestArrangeLost: whoever is no officer any more when confirming changes nothing.
func TestArrangeLost(t *testing.T) {
	o := open(t)
	chau := o.upper(2, "Châu", "01-1")
	chau.begins(text.ArrangeClose, "01-1-1")
	chau.presses(text.ArrangeNoDecision)
	o.retire(chau)
	chau.presses(text.ArrangeYes)
	if toast := o.box.lastToast(); !toast.alert || !o.unit("01-1-1").Closed.IsZero() {
		t.Errorf("%+v", toast)
	}
}
