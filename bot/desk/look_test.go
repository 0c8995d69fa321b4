package desk_test

import (
	"testing"
	"time"

	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/store"
)

// TestLookedBefore: whoever comes back to the summary of their own unit is told what
// has changed since, once the sitting before is over; nobody else's looks matter.
func TestLookedBefore(t *testing.T) {
	o := open(t)
	above, other := o.upper(81, "Nhất", "01-1"), o.upper(82, "Tâm", "01")
	an := o.chair(71, "An", "01-1-1")
	said := func(p *phone) string {
		p.says("/tonghop")
		return p.screen().Text
	}
	if got := said(above); pattern(text.NewsSince).MatchString(got) {
		t.Errorf("the first look: %s", got)
	}
	other.says("/tonghop")
	an.reports("380")
	o.now = o.now.Add(10 * time.Minute)
	if got := said(above); pattern(text.NewsSince).MatchString(got) {
		t.Errorf("still the same sitting: %s", got)
	}
	o.now = o.now.Add(2 * time.Hour)
	wants(t, said(above), text.NewsSince, text.NewsNone) // it was seen at the last look
	o.now = o.now.Add(2 * time.Hour)
	wants(t, said(other), text.NewsSince, "+1 báo cáo")
	other.forges(buttonOf(t, other.screen(), "🆕 Xem 1 thay đổi"))
	shown := other.screen()
	wants(t, shown.Text, text.ChangesHead, "CĐCS May Mẫu")
	other.forges(buttonOf(t, shown, "1. CĐCS May Mẫu"))
	wants(t, other.screen().Text, text.RepHead)
	wants(t, said(other), "+1 báo cáo") // turning back within the sitting loses nothing
	if looks := o.officer(other).Looks; len(looks) != 1 || looks[o.unit("01").ID].Since.IsZero() {
		t.Errorf("looks %v", looks)
	}
	other.says("/xoadulieu")
	other.presses(text.EraseYes)
	for key, record := range o.dump() {
		if key.Part(0) == "officer" && len(record) > 0 && key.Part(1) == string(other.person()) {
			t.Errorf("%s is left: %s", key, record)
		}
	}
	o.inOrder()
}

// TestRankingIsForTheDepartment: officers of the levels between are told politely, by
// command and by a forged button; a chair has no such command.
func TestRankingIsForTheDepartment(t *testing.T) {
	o := open(t)
	city, nation, an := o.upper(81, "Tâm", "01"), o.department(83, "Tuyên giáo"), o.chair(71, "An", "01-1-1")
	an.reports("380")
	wants(t, city.says("/xephang"), text.RankingRefused)
	n := city.count()
	city.forges(summary.Data(store.Screen{Name: summary.Ranking, Unit: o.unit("01-1").ID, Args: map[string]string{summary.Root: string(o.unit("TLD").ID)}}))
	if toast := o.box.lastToast(); !toast.alert || !pattern(text.RankingRefusedShort).MatchString(toast.text) || city.count() != n {
		t.Errorf("a forged button: %+v", toast)
	}
	wants(t, an.says("/xephang"), text.NoRoleStaff)
	nation.says("/xephang")
	wants(t, nation.screen().Text, text.RankingHead, "LĐLĐ TP Mẫu", text.RankingNoFigure)
	nation.says("/tonghop")
	nation.forges(buttonOf(t, nation.screen(), text.MoreOpen))
	nation.forges(buttonOf(t, nation.screen(), text.RankingOpen))
	wants(t, nation.screen().Text, text.RankingHead)
	city.says("/tonghop")
	city.forges(buttonOf(t, city.screen(), text.MoreOpen))
	for _, row := range city.screen().Buttons {
		for _, b := range row {
			if b.Text == text.Plain(text.Vi, text.RankingOpen) {
				t.Error("the button is shown to a city")
			}
		}
	}
	o.inOrder()
}

// TestSidesOfTheSummary: forms of activity and difficulties are for every officer
// above, of their own subtree, down to the report.
func TestSidesOfTheSummary(t *testing.T) {
	o := open(t)
	city, stranger, an := o.upper(81, "Tâm", "01"), o.upper(82, "Xa", "02"), o.chair(71, "An", "01-1-1")
	an.reports("380")
	city.says("/hinhthuc")
	wants(t, city.screen().Text, text.ChoicesOf, "LĐLĐ quận Nhất")
	city.says("/khokhan")
	wants(t, city.screen().Text, text.TroubleTexts)
	for _, name := range []string{summary.Ways, summary.Trouble, summary.News, summary.Numbers, summary.Views, summary.Units, summary.Choices} {
		n := stranger.count()
		stranger.forges(summary.Data(store.Screen{Name: name, Unit: o.unit("01-1").ID, Args: map[string]string{summary.Root: string(o.unit("01-1").ID)}}))
		if toast := o.box.lastToast(); !toast.alert || stranger.count() != n {
			t.Errorf("%s of a foreign unit: %+v", name, toast)
		}
	}
	o.inOrder()
}
