package desk_test

import (
	"strconv"
	"testing"
	"time"

	"raquan/bot/text"
	"raquan/store"
)

// callData notes an outcome after so many calls.
func (o *office) callData(code, outcome string, seen int) string {
	return "cl/" + string(o.unit(code).ID) + "/" + outcome + "/" + strconv.Itoa(seen) + "/0/"
}

func (o *office) callsTo(code string) (c store.Calls) {
	o.get(store.CallsKey(o.c.Key, o.unit(code).ID), &c)
	return c
}

// TestCall: what came of a call is noted once, seen by a colleague, and a press from
// before it notes nothing.
func TestCall(t *testing.T) {
	o := open(t)
	o.named()
	chau, hoa := o.upper(601, "Châu", "01-1"), o.upper(602, "Hoa", "01-1")
	chau.says("/chuanop")
	wants(t, chau.screen().Text, text.RingHead, text.RingCount)
	chau.forges("t:p:" + string(o.unit("01-1-1").ID) + ":0::")
	wants(t, chau.screen().Text, text.CallAsk)
	chau.forges(o.callData("01-1-1", "tomorrow", 0))
	wants(t, chau.screen().Text, text.CallLine, "Châu", "21/8/2020")
	c := o.callsTo("01-1-1")
	if c.N != 1 || c.List[0].By != chau.person() || c.List[0].In != o.unit("01-1").ID || !c.List[0].Until.Equal(o.clock(21, 23, 59).Add(59*time.Second)) {
		t.Fatalf("%+v", c)
	}
	chau.forges(o.callData("01-1-1", "tomorrow", 0)) // the same press again
	if toast := o.box.lastToast(); toast.alert || o.callsTo("01-1-1").N != 1 {
		t.Errorf("%+v", toast)
	}
	hoa.forges(o.callData("01-1-1", "silent", 0)) // from before the colleague's call
	if toast := o.box.lastToast(); !toast.alert || o.callsTo("01-1-1").N != 1 {
		t.Errorf("%+v", toast)
	}
	hoa.says("/chuanop")
	wants(t, hoa.screen().Text, text.RingCall, "Châu")
	hoa.says("/timdonvi 01-1-1")
	wants(t, hoa.screen().Text, text.CallLine, "Châu")
	for range store.KeptCalls + 2 {
		o.now = o.now.Add(time.Hour)
		hoa.forges(o.callData("01-1-1", "silent", o.callsTo("01-1-1").N))
	}
	if c := o.callsTo("01-1-1"); c.N != store.KeptCalls+3 || len(c.List) != store.KeptCalls || o.audited("call") != c.N {
		t.Errorf("%+v", c)
	}
	// What was noted by mistake is put right by another press soon after.
	o.now = o.now.Add(time.Minute)
	before := o.callsTo("01-1-1")
	hoa.forges(o.callData("01-1-1", "person", before.N))
	if c := o.callsTo("01-1-1"); c.N != before.N+1 || c.List[0].Outcome != "person" || c.List[1] != before.List[1] {
		t.Errorf("put right: %+v", c)
	}
	for _, bad := range []string{o.callData("01-1-1", "no-such", 8), o.callData("01-2", "silent", 0), o.callData("01-1", "silent", 0), o.callData("TLD", "silent", 0)} {
		noted := o.audited("call")
		hoa.forges(bad)
		if o.audited("call") != noted {
			t.Errorf("%s is noted", bad)
		}
	}
	o.inOrder()
}

// TestRemindOne: an officer reminds one unit from its card, and nobody else; who has
// reported is not reminded.
func TestRemindOne(t *testing.T) {
	o, nhi, thu, chairs := reminding(t, 3)
	data := "nhac/" + string(o.unit("01-2-2").ID)
	wants(t, nhi.forges(data), text.NudgeHead, "<b>1</b> người phụ trách <b>1</b> đơn vị")
	nhi.presses(text.NudgeSend)
	o.waves()
	for i, p := range chairs {
		if n := nudges(p); n != map[int]int{1: 1}[i] {
			t.Errorf("%s is reminded %d times", p.name, n)
		}
	}
	if said := thu.forges(data); pattern(text.NudgeHead).MatchString(said) {
		t.Errorf("an officer of another province reminds it: %s", said)
	}
	chairs[2].presses(text.Report)
	chairs[2].reports("80")
	if said := nhi.forges("nhac/" + string(o.unit("01-2-3").ID)); pattern(text.NudgeSend).MatchString(said) {
		t.Errorf("who has reported would be reminded: %s", said)
	}
	o.inOrder()
}

// TestRemindAttached: so can one of the bodies under the nation that report themselves.
func TestRemindAttached(t *testing.T) {
	o := open(t)
	o.bring("code,parent_code,kind,name,workers\nA1,TLD,attached,Viện Một,50\n")
	mot, lan := o.phone(701, "Một"), o.upper(601, "Lan", "TLD")
	mot.joins(o.invite("A1", store.Chair))
	mot.says("/huy")
	wants(t, lan.forges("nhac/"+string(o.unit("A1").ID)), text.NudgeHead, "<b>1</b> người phụ trách <b>1</b> đơn vị")
	lan.presses(text.NudgeSend)
	o.waves()
	if n := nudges(mot); n != 1 {
		t.Errorf("it is reminded %d times", n)
	}
	o.inOrder()
}
