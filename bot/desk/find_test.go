package desk_test

import (
	"strings"
	"testing"

	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/store"
)

// TestFind: an officer above finds the units at and below their own, by code and
// by name, and no others, whatever they type or press.
func TestFind(t *testing.T) {
	o := open(t)
	above := o.upper(81, "Nhất", "01-1")
	shown := func(typed, code string) {
		t.Helper()
		n := above.count()
		above.says(typed)
		s := above.shown[n].entry.Screen
		if s == nil || s.Name != summary.Card || s.Unit != o.unit(code).ID || s.Args[summary.Root] != string(o.unit("01-1").ID) || s.For != above.person() {
			t.Errorf("%s shows %+v", typed, s)
		}
	}
	shown("/timdonvi 01-1-2", "01-1-2")
	shown("/timdonvi 01-1", "01-1")
	shown("/timdonvi cdcs may mau", "01-1-1")
	wants(t, above.says("/timdonvi"), text.FindAsk)
	shown("trạm y tế", "01-1-3")
	o.closes("01-1-3")
	shown("01-1-3", "01-1-3") // a closed unit has a card too
	for _, typed := range []string{"/timdonvi 01-2-3", "/timdonvi 02-1", "/timdonvi TLD", "/timdonvi Nhà văn hóa", "/timdonvi không có đơn vị này"} {
		wants(t, above.says(typed), text.FindNone)
	}
	nation := o.department(83, "Tuyên giáo")
	wants(t, nation.says("/timdonvi cửa hàng"), text.LinksFound)
	wants(t, nation.says("/timdonvi quận nhất"), text.LinksFound)
	offered := string(nation.shown[nation.count()-1].entry.Message)
	level, union := strings.Index(offered, ":"+string(o.unit("01-1").ID)+":"), strings.Index(offered, ":"+string(o.unit("01-1-1").ID)+":")
	if level < 0 || union < level {
		t.Errorf("a level is not offered before its unions: %s", offered)
	}
	card := func(code, root string) string {
		return summary.Data(store.Screen{Name: summary.Card, Unit: o.unit(code).ID, Args: map[string]string{summary.Root: string(o.unit(root).ID)}})
	}
	n := above.count()
	above.forges(card("01-2-3", "TLD"))
	if got := o.box.lastToast(); above.count() != n || !got.alert || !pattern(text.OutsideScope).MatchString(got.text) {
		t.Errorf("a forged card: %d messages, %+v", above.count()-n, got)
	}
	an := o.chair(71, "An", "01-1-1")
	wants(t, an.says("/timdonvi 01-1-2"), text.NoRoleStaff)
	an.forges(card("01-1-1", "01-1"))
	wants(t, o.box.lastToast().text, text.NoRoleStaff)
	above.speaks("en")
	wants(t, above.says("/timdonvi 02-1"), "was found below")
	o.inOrder()
}

// TestFindFigures: the name of a level behind a command of figures opens them for
// that level, and that of a grassroots union its card; outside of one's own nothing is
// shown, and the ranking stays with the department.
func TestFindFigures(t *testing.T) {
	o := open(t)
	city := o.upper(81, "Nhất", "01")
	nation := o.department(83, "Tuyên giáo")
	shows := func(p *phone, typed, screen, code string) {
		t.Helper()
		n := p.count()
		p.says(typed)
		if p.count() == n {
			t.Fatalf("%s: nothing is shown", typed)
		}
		s := p.shown[n].entry.Screen
		if s == nil || s.Name != screen || s.Unit != o.unit(code).ID {
			t.Errorf("%s shows %+v (%s)", typed, s, p.shown[n].entry.Message)
		}
	}
	name := o.unit("01-1").Name
	shows(city, "/tonghop 01-1", summary.Totals, "01-1")
	for command, screen := range map[string]string{"tonghop": summary.Totals, "tiendo": summary.Progress, "chuanop": summary.Ring, "hinhthuc": summary.Ways, "khokhan": summary.Trouble} {
		shows(city, "/"+command+" "+name, screen, "01-1")
	}
	shows(city, "/tonghop 01-1-2", summary.Card, "01-1-2")
	shows(nation, "/xephang "+name, summary.Ranking, "01-1")
	wants(t, city.says("/xephang "+name), text.RankingRefused)
	wants(t, city.says("/tonghop "+o.unit("02").Name), text.FindNone)
	wants(t, o.chair(71, "An", "01-1-1").says("/tonghop 01-1"), text.NoRoleStaff)
	o.inOrder()
}
