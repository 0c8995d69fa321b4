package desk_test

import (
	"strings"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/officers"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// entersFor begins to enter the report of a unit that told its figures by phone.
func (p *phone) entersFor(code, from string) string {
	p.o.Helper()
	p.forges("nh/" + string(p.o.unit(code).ID) + "/do")
	p.presses(text.ViaPhone)
	return p.says(from)
}

// TestOnBehalf: an officer above enters what a chair told by phone; the report is
// marked with who entered it and from whom, the chair is told and corrects it.
func TestOnBehalf(t *testing.T) {
	o := open(t)
	an, chau := o.chair(501, "An", "01-1-1"), o.upper(601, "Châu", "01-1")
	an.says("/trogiup")
	wants(t, chau.says("/nhapho 01-1-1"), text.BehalfVia)
	chau.presses(text.ViaPhone)
	wants(t, chau.says("cô Hoa kế toán"), text.BehalfMark)
	n := an.count()
	chau.answersAll("380")
	wants(t, chau.sends(), text.BehalfReceipt, "cô Hoa kế toán")
	r := o.report("01-1-1")
	if r.State != store.Sent || !r.OnTime || r.Entered == nil || r.Entered.By != chau.person() || r.Entered.In != o.unit("01-1").ID || r.Entered.Via != "phone" || r.Entered.From != "cô Hoa kế toán" {
		t.Fatalf("entered: %+v", r)
	}
	for q, a := range r.Sent {
		if !a.Source.Behalf || a.Source.Deputy || a.Source.By != chau.person() {
			t.Errorf("%s: %+v", q, a.Source)
		}
	}
	if o.total("01", tally.Sum("DA_CAI")) != 380 || o.total("TLD", tally.Sent) != 1 {
		t.Error("what was entered does not count above")
	}
	wants(t, an.since(n), text.BehalfTold, "LĐLĐ quận Nhất", "380")
	if strings.Contains(an.since(n), "Châu") {
		t.Error("the unit is told a person's name")
	}
	wants(t, o.reportScreen("01-1-1"), text.EnteredBy)
	if o.audited("enter") != 1 || o.audited("send") != 1 {
		t.Error("the audit lacks who entered it")
	}
	for _, v := range o.dump() {
		if strings.Contains(v, `"hash"`) && strings.Contains(v, "cô Hoa") {
			t.Error("from whom stands in the audit")
		}
	}
	o.now = o.now.Add(time.Minute)
	an.presses(text.EditIt)
	an.edits("DA_CAI")
	an.says("390")
	an.sends()
	if r = o.report("01-1-1"); r.Revision != 2 || r.Entered != nil || *r.Sent["DA_CAI"].N != 390 || o.total("01", tally.Sum("DA_CAI")) != 390 {
		t.Errorf("the chair's own correction: %+v", r)
	}
	o.inOrder()
}

// TestOnBehalfLate: after its deadline a report that is entered is late, as one
// that the unit sends.
func TestOnBehalfLate(t *testing.T) {
	o := open(t)
	chau := o.upper(601, "Châu", "01-1")
	o.now = o.clock(31, 10, 0)
	chau.entersFor("01-1-1", "chị Hoa")
	chau.answersAll("380")
	chau.sends()
	if r := o.report("01-1-1"); r.State != store.Sent || r.OnTime {
		t.Errorf("%+v", r)
	}
	o.inOrder()
}

// TestOnBehalfLost: whoever loses the right while a report is being entered sends
// nothing; what was entered stays for the unit.
func TestOnBehalfLost(t *testing.T) {
	o := open(t)
	chau, tam := o.upper(601, "Châu", "01-1"), o.upper(602, "Tâm", "01")
	chau.entersFor("01-1-1", "chị Hoa")
	chau.answersAll("380")
	message, data := chau.find("send", func(b chat.Button) bool { return strings.HasPrefix(b.Data, "s/") })
	tam.forges(o.officerData(officers.Remove, "01-1", chau))
	before := o.total("TLD", tally.Sent)
	chau.does(chau.press(message, data))
	if o.total("TLD", tally.Sent) != before || o.report("01-1-1").State == store.Sent {
		t.Error("sent without the right")
	}
	if w := o.report("01-1-1").Working; len(w) == 0 {
		t.Error("what was entered is lost")
	}
	o.inOrder()
}

// TestOnBehalfOfOthers: nobody enters for a unit that they report for themselves, for a
// level above, or for one outside; an officer of the unit itself neither.
func TestOnBehalfOfOthers(t *testing.T) {
	o := open(t)
	chau := o.upper(601, "Châu", "01-1")
	chau.says("/trogiup")
	for _, code := range []string{"01-1", "01", "TLD", "01-2", "02-1"} {
		chau.forges("nh/" + string(o.unit(code).ID) + "/do")
		if toast := o.box.lastToast(); !toast.alert {
			t.Errorf("enters for %s", code)
		}
	}
	o.give(chau, "01-1-1")
	chau.forges("nh/" + string(o.unit("01-1-1").ID) + "/do")
	if toast := o.box.lastToast(); !toast.alert {
		t.Error("enters on behalf for their own unit")
	}
	o.inOrder()
}
