package desk_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"raquan/bot/freeze"
	"raquan/bot/remind"
	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/store"
)

func (o *office) freezesOf(code string) (f store.Freezes) {
	o.Helper()
	o.get(store.FreezesKey(o.c.Key, o.unit(code).ID), &f)
	return f
}

// TestLog: what was done about a unit can be read, by whom and in words; in both
// languages.
func TestLog(t *testing.T) {
	for _, english := range []bool{false, true} {
		o := open(t)
		an, above := o.chair(71, "An", "01-1-1"), o.upper(81, "Châu", "01-1")
		saying := func(s *text.Sentence) string { return s.Vi }
		if english {
			above.says("/ngonngu")
			saying = func(s *text.Sentence) string { return s.En }
		}
		an.reports("380")
		an.edits("DA_CAI")
		an.says("390")
		an.sends()
		above.forges("chot/" + string(o.unit("01-1").ID) + "/1")
		o.freezes()
		above.says("/nhatky")
		begin, _, _ := strings.Cut(saying(text.LogAct(freeze.ActDone)), "{")
		wants(t, above.screen().Text, "Châu ("+saying(text.RoleUpper)+")", begin)
		above.forges("t:nk:" + string(o.unit("01-1-1").ID) + ":0::")
		sent, _, _ := strings.Cut(saying(text.LogAct("send")), "{")
		wants(t, above.screen().Text, "380 → <b>390</b>", "An ("+saying(text.RoleChair)+")", sent)
		above.forges(buttonOf(t, above.screen(), map[bool]*text.Sentence{true: {Vi: text.LogOlder.En}, false: text.LogOlder}[english]))
		wants(t, above.screen().Text, saying(text.LogOperator), saying(text.LogAct("invite")))
		o.inOrder()
	}
}

// TestFreezeEndsReminders: a level above has reported when it has frozen, and not
// only for now: the newest freeze decides.
func TestFreezeEndsReminders(t *testing.T) {
	o := open(t)
	above := o.upper(81, "Châu", "01-1")
	toDo := func() (n int) {
		o.view(func(s store.Snapshot) error {
			p, err := remind.Read(s, o.c, above.person(), o.now)
			if err == nil {
				n = len(p.ToDo())
			}
			return err
		})
		return n
	}
	before := toDo()
	above.forges("chot/" + string(o.unit("01-1").ID) + "/1")
	under := toDo()
	o.freezes()
	if after := toDo(); before != 1 || under != 1 || after != 0 {
		t.Errorf("units to see to: %d, %d while it is made, %d once it is", before, under, after)
	}
	above.forges("ctam/" + string(o.unit("01-1").ID) + "/2")
	o.freezes()
	wants(t, above.since(0), "2 (bản tạm)")
	if n := toDo(); n != 1 {
		t.Errorf("units to see to: %d after an interim freeze", n)
	}
	above.says("/nhatky")
	wants(t, above.screen().Text, "bản tạm")
}

// number out of turn.
func TestFreezeForged(t *testing.T) {
	o := open(t)
	above, an := o.upper(81, "Châu", "01-1"), o.chair(71, "An", "01-1-1")
	for _, code := range []string{"01", "TLD", "01-2", "02-1"} {
		above.forges("chot/" + string(o.unit(code).ID) + "/1")
		wants(t, o.box.lastToast().text, text.OutsideScope)
	}
	an.forges("chot/" + string(o.unit("01-1").ID) + "/1")
	wants(t, o.box.lastToast().text, text.NoRoleStaff)
	above.forges("chot/" + string(o.unit("01-1-1").ID) + "/1")
	above.forges("chot/" + string(o.unit("01-1").ID) + "/7")
	o.freezes()
	for _, code := range []string{"01", "TLD", "01-2", "02-1", "01-1", "01-1-1"} {
		if f := o.freezesOf(code); f.N != 0 {
			t.Errorf("%s: %+v", code, f)
		}
	}
	above.forges(summary.FrozenScreen(summary.Frozen, o.unit("01-1").ID, 5))
	wants(t, above.screen().Text, text.FrozenGone)
}

// TestFreezeAtNight: the maker hears at once, the level above in the morning.
func TestFreezeAtNight(t *testing.T) {
	o := open(t)
	above, city := o.upper(81, "Châu", "01-1"), o.upper(82, "Tâm", "01")
	o.now = time.Date(2020, 8, 20, 23, 30, 0, 0, o.c.Zone)
	above.forges("chot/" + string(o.unit("01-1").ID) + "/1")
	n, told := above.count(), city.count()
	o.freezes()
	wants(t, above.since(n), text.FreezeDone)
	if city.count() != told {
		t.Errorf("at night: %s", city.since(told))
	}
	o.now = o.now.Add(9 * time.Hour)
	o.box.letGo()
	wants(t, city.since(told), text.FreezeTold)
}

// TestLogKeepsNoNames: what the log says of people is in their own records only.
func TestLogKeepsNoNames(t *testing.T) {
	o := open(t)
	an, above := o.chair(71, "An Rất Riêng", "01-1-1"), o.upper(81, "Châu", "01-1")
	an.reports("380")
	for key, value := range o.dump() {
		if strings.HasPrefix(string(key), "audit/") && regexp.MustCompile("Riêng").MatchString(value) {
			t.Errorf("%s: %s", key, value)
		}
	}
	above.forges("t:nk:" + string(o.unit("01-1-1").ID) + ":0::")
	wants(t, above.screen().Text, "An Rất Riêng")
}
