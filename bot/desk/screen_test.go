package desk_test

import (
	"testing"

	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/store"
)

// TestScreens: staff see their own subtree and nothing else, whatever a button
// says.
func TestScreens(t *testing.T) {
	o := open(t)
	above, nation, an := o.upper(81, "Nhất", "01-1"), o.department(83, "Tuyên giáo"), o.chair(71, "An", "01-1-1")
	data := func(code, root string) string {
		return summary.Data(store.Screen{Name: summary.Totals, Unit: o.unit(code).ID, Args: map[string]string{summary.Root: string(o.unit(root).ID)}})
	}
	shows := func(p *phone, act func(), code, root string) {
		t.Helper()
		n := p.count()
		act()
		if p.count() != n+1 {
			t.Fatalf("%s: %d messages", p.name, p.count()-n)
		}
		s := p.shown[n].entry.Screen
		if s == nil || s.Unit != o.unit(code).ID || s.Args[summary.Root] != string(o.unit(root).ID) || s.For != p.person() || p.shown[n].entry.View != "screen" {
			t.Errorf("%s is shown %+v", p.name, s)
		}
	}
	refused := func(p *phone, data string, why any) {
		t.Helper()
		n := p.count()
		p.forges(data)
		if got := o.box.lastToast(); p.count() != n || !got.alert || !pattern(why).MatchString(got.text) {
			t.Errorf("%s pressed %s: %d messages, %+v", p.name, data, p.count()-n, got)
		}
	}
	shows(above, func() { above.says("/tonghop") }, "01-1", "01-1")
	shows(above, func() { above.forges(data("01-1-1", "TLD")) }, "01-1-1", "01-1") // the root is not taken from the button
	shows(nation, func() { nation.says("tổng hợp") }, "TLD", "TLD")
	shows(nation, func() { nation.forges(data("01-2-3", "01-2-3")) }, "01-2-3", "TLD")
	for _, code := range []string{"01", "TLD", "01-2", "01-2-3", "02-1"} {
		refused(above, data(code, "01-1"), text.OutsideScope)
	}
	refused(above, "t:s:u999999:0:"+string(o.unit("01-1").ID)+":", text.OutsideScope)
	refused(an, data("01-1-1", "01-1-1"), text.NoRoleStaff)
	o.phone(99, "Người lạ").forges(data("TLD", "TLD"))
	wants(t, o.box.lastToast().text, text.OldButton)
	wants(t, an.says("/tonghop"), text.NoRoleStaff)
	o.inOrder()
}

// TestManyUnits: an update never touches more keys than the store allows, also
// for somebody with thirty units, and with all that was sent to write down.
func TestManyUnits(t *testing.T) {
	o := open(t)
	count := &counting{Engine: o.engine}
	o.work(count)
	dung := o.department(73, "Dung")
	dung.joins(o.invite("01", store.UpperRole))
	for i := range 30 {
		dung.joins(o.invite("01-2-"+itoa(int64(i+1)), store.Chair))
	}
	if n := len(o.officer(dung).Posts); n != 32 {
		t.Fatalf("%d posts", n)
	}
	pile := func() { // sixteen entries to write down with the next update
		for range 16 {
			dung.says("/trogiup")
		}
		o.box.hold = true
		for range 16 {
			o.handle(dung.texts("/trogiup"))
		}
		o.box.letGo()
	}
	pile()
	dung.sharesOwn(phoneDung)
	pile()
	dung.presses("CĐCS Cửa hàng số 7")
	pile()
	dung.says("/donvi")
	dung.presses("CĐCS Cửa hàng số 2")
	dung.answersAll("50")
	pile()
	wants(t, dung.sends(), text.Receipt)
	dung.says("/donvi")
	dung.presses("CĐCS Cửa hàng số 30")
	pile()
	dung.says("/xoadulieu")
	pile()
	wants(t, dung.presses(text.EraseYes), text.EraseDone)
	if count.most > store.MaxOps {
		t.Errorf("an update touched %d keys", count.most)
	}
	t.Logf("at most %d keys in an update", count.most)
	for key := range o.dump() {
		if key.Part(0) == "fault" {
			t.Errorf("fault %s", key)
		}
	}
	o.inOrder()
}
