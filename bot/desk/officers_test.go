package desk_test

import (
	"maps"
	"testing"

	"raquan/bot/officers"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

func (o *office) officerData(what, code string, who *phone) string {
	p := officers.Press{What: what, Unit: o.unit(code).ID}
	if who != nil {
		p.Person = who.person()
	}
	return officers.Data(p)
}

// TestRemoveOfficer: an officer above ends a role below by tap and confirmation; the
// other is told, and has no way back.
func TestRemoveOfficer(t *testing.T) {
	o := open(t)
	o.named()
	chau, tam := o.upper(1, "Châu", "01-1"), o.upper(2, "Tâm", "01")
	open := o.invite("01-1", store.UpperRole)
	wants(t, tam.says("/donvi"), "LĐLĐ TP Mẫu", "Tâm")
	wants(t, tam.presses("👥 LĐLĐ quận Nhất"), "Châu", text.RoleUpper)
	wants(t, tam.presses(text.OfficerRemove), text.OfficerRemoveAsk)
	n := chau.count()
	message, data := tam.button(text.OfficerRemoveYes)
	wants(t, tam.does(tam.press(message, data)), text.OfficerRemoved, "Châu")
	wants(t, tam.does(tam.press(message, data)), text.OfficersNobody)
	if said := chau.since(n); !pattern(text.OfficerTold).MatchString(said) {
		t.Errorf("the officer is told %q", said)
	}
	if o.audited("officer-remove") != 1 || len(o.holders("01-1", store.UpperRole)) != 0 || len(o.officer(chau).Posts) != 0 {
		t.Errorf("%+v", o.officer(chau))
	}
	wants(t, chau.says("/tonghop"), text.NoRoleStaff)
	wants(t, chau.says("/start "+open), text.InviteRevoked)
	o.inOrder()
}

// TestRemoveChair: a chair who left does not come back by their number; what they
// sent stays. In English.
func TestRemoveChair(t *testing.T) {
	o := open(t)
	an, chau := o.chair(1, "An", "01-1-1"), o.upper(2, "Châu", "01-1")
	an.reports("380")
	chau.says("/ngonngu")
	chau.forges(o.officerData(officers.Home, "01-1-1", nil))
	chau.forges(o.officerData(officers.AskRemove, "01-1-1", an))
	wants(t, chau.presses("End it"), "An", "no longer in charge")
	an.sharesOwn(phoneAn)
	if len(o.holders("01-1-1", store.Chair)) != 0 || o.total("01", "sum.DA_CAI") != 380 {
		t.Error("the chair came back, or the figures went")
	}
	o.inOrder()
}

// TestNotTheirs: nobody ends the role of those above, of colleagues, of other
// subtrees, or their own.
func TestNotTheirs(t *testing.T) {
	o := open(t)
	chau, hoa, tam, nhi := o.upper(1, "Châu", "01-1"), o.upper(2, "Hoa", "01-1"), o.upper(3, "Tâm", "01"), o.upper(4, "Nhì", "01-2")
	ban, ban2 := o.department(5, "Ban"), o.department(6, "Bình")
	for _, try := range []struct {
		by, whom *phone
		code     string
	}{{chau, hoa, "01-1"}, {chau, chau, "01-1"}, {chau, tam, "01"}, {chau, nhi, "01-2"}, {chau, ban, "TLD"}, {ban, ban2, "TLD"}, {ban, ban, "TLD"}} {
		before := o.standing(try.by)
		try.by.forges(o.officerData(officers.Remove, try.code, try.whom))
		if toast := o.box.lastToast(); !toast.alert || len(differing(before, o.standing(try.by))) > 0 {
			t.Errorf("%s ends the role of %s: %+v", try.by.name, try.whom.name, toast)
		}
	}
	wants(t, ban.forges(o.officerData(officers.Remove, "01-1", chau)), text.OfficerRemoved)
	o.inOrder()
}

// TestOperators: those named in the settings invite and remove officers of the
// department, by id or by number, and see nothing else.
func TestOperators(t *testing.T) {
	o := open(t)
	o.operators = config.Operators{{Telegram: 7}, {Phone: "+84900000077"}}
	o.work(o.engine)
	o.named()
	ban, op, op2 := o.department(1, "Ban"), o.phone(7, "Vận hành"), o.phone(8, "Hai")
	wants(t, op.says("/donvi"), "Tổng Liên đoàn", "Ban")
	linh := o.phone(9, "Linh")
	linh.joins(payloadIn(t, op.presses(text.OfficerInviteDepartment)))
	if len(o.holders("TLD", store.Department)) != 2 {
		t.Fatal("nobody joined the department")
	}
	op2.says("/trogiup")
	op2.says("/donvi")
	if len(op2.shown) > 0 && pattern(text.OfficersHead).MatchString(op2.last().Text) {
		t.Error("a number that was not shared is believed")
	}
	op2.sharesOwn("84900000077")
	wants(t, op2.says("/donvi"), text.OfficersHead)
	op2.forges(o.officerData(officers.AskRemove, "TLD", ban))
	wants(t, op2.presses(text.OfficerRemoveYes), text.OfficerRemoved)
	wants(t, ban.says("/tonghop"), text.NoRoleStaff)
	wants(t, op.says("/tonghop"), text.NoRoleStaff)
	op.forges(o.officerData(officers.Home, "01-1", nil))
	if toast := o.box.lastToast(); !toast.alert {
		t.Error("an operator sees the officers of a district")
	}
	o.inOrder()
}

// TestNoDepartmentBelow: a forged press makes nobody a link to the department, least
// of all to that of a unit below.
func TestNoDepartmentBelow(t *testing.T) {
	o := open(t)
	tam, ban := o.upper(1, "Tâm", "01"), o.department(2, "Ban")
	for _, by := range []*phone{tam, ban} {
		for _, code := range []string{"TLD", "01", "01-1", "01-1-1"} {
			before := o.standing(by)
			by.forges(o.officerData(officers.MakeLink, code, nil))
			if after := o.standing(by); !maps.Equal(before, after) {
				t.Errorf("about %s: %v", code, differing(before, after))
			}
		}
	}
}
