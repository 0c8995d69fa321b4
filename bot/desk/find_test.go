package desk_test

import (
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
