package summary_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// answering gives a report answers about ways, and words about difficulties.
func answering(r store.Report, words string, ways ...string) store.Report {
	src := store.Source{By: "p1", At: day(19, 8, 5)}
	r.Sent["WAYS"] = store.Answer{Choices: ways, Source: src}
	if words != "" {
		r.Sent["SAY"] = store.Answer{Text: words, Source: store.Source{Typed: words, By: "p1", At: day(19, 8, 5)}}
	}
	return r
}

// sides is a nation to be seen from all sides: two provinces with industrial parks,
// a sector, an attached unit, and a province that has nothing.
func sides(t testing.TB) (w *world, nation, north *store.Unit) {
	w = newWorld(t, campaign())
	nation = w.unit(nil, store.National, "Tổng Liên đoàn", -1)
	north = w.unit(nation, store.Federation, "LĐLĐ tỉnh Bắc", -1)
	south := w.unit(nation, store.Federation, "LĐLĐ tỉnh Nam", -1)
	w.unit(nation, store.Federation, "LĐLĐ tỉnh Mới", -1)
	rail := w.unit(nation, store.Sector, "Công đoàn Đường sắt", -1)
	paper := w.unit(nation, store.Attached, "Báo <Mẫu>", 60)
	union := func(parent *store.Unit, name, zone string, workers int64, r *store.Report) {
		u := w.unit(parent, store.Grassroots, name, workers)
		if zone != "" {
			old := *u
			u.Zone = zone
			w.replace(&old, u)
		}
		if r != nil {
			w.report(u, *r)
		}
	}
	at := func(d, h int, r store.Report) *store.Report {
		r.First, r.Last = day(d, h, 0), day(d, h, 0)
		return &r
	}
	late := at(20, 7, sent(200, 50, 40, "no"))
	late.OnTime, late.Letter = false, false
	union(north, "CĐCS May Mẫu", store.ZoneKCN, 300, at(18, 9, answering(sent(300, 150, 200, "yes"), "Máy cũ <b>, mạng yếu", "board", "other")))
	union(north, "CĐCS Giày Mẫu", store.ZoneKCX, 500, nil)
	union(north, "CĐCS Trạm Y tế", "", 20, at(19, 9, answering(sent(20, 10, 10, "now"), "Đề nghị cấp tờ rơi", "board")))
	union(north, "CĐCS Trường học", "", 40, late)
	union(south, "CĐCS Điện tử Mẫu", store.ZoneKCN, 1000, at(20, 8, answering(sent(1000, 500, -1, "yes"), "", "other")))
	union(rail, "CĐCS Ga Mẫu", "", 80, at(19, 10, answering(sent(80, 40, 50, "no"), "Công nhân đi tàu dài ngày")))
	union(rail, "CĐCS Toa xe", "", 90, nil)
	back := at(18, 7, sent(60, 6, 60, "no"))
	back.State, back.Return = store.Returned, &store.Return{At: day(20, 6, 0), Revision: 1, Reason: "check"}
	w.report(paper, *back)
	w.put(store.OfficerKey("p8"), store.Officer{V: 1, Looks: map[store.UnitID]store.Look{nation.ID: {Since: day(19, 9, 30), At: now}}})
	return w, nation, north
}

// viewed is a screen with an argument.
func viewed(name string, u *store.Unit, arg, value, lang string) store.Screen {
	s := screen(name, u, 0, lang)
	s.Args[arg], s.For = value, "p8"
	return s
}

func TestSides(t *testing.T) {
	w, nation, north := sides(t)
	w.goldens(t, map[string]store.Screen{
		"view":          screen(summary.Views, nation, 0, ""),
		"view-now":      viewed(summary.Views, north, summary.View, "mi", ""),
		"view-rate":     viewed(summary.Totals, nation, summary.View, "r", ""),
		"view-parks":    viewed(summary.Totals, nation, summary.View, "mi", ""),
		"view-kind":     viewed(summary.Totals, nation, summary.View, "s", ""),
		"view-nothing":  viewed(summary.Totals, north, summary.View, "t", ""),
		"ways":          screen(summary.Ways, nation, 0, ""),
		"ways-province": screen(summary.Ways, north, 0, ""),
		"trouble":       screen(summary.Trouble, nation, 0, ""),
		"ranking":       screen(summary.Ranking, nation, 0, ""),
		"numbers":       screen(summary.Numbers, nation, 0, ""),
		"numbers-held":  viewed(summary.Numbers, nation, summary.What, "3", ""),
		"units-late":    viewed(summary.Units, nation, summary.What, "l", ""),
		"news":          viewed(summary.Totals, nation, summary.What, "", ""),
		"changes":       viewed(summary.News, nation, summary.What, "", ""),
		"changes-first": screen(summary.News, north, 0, ""),
	})
}

// names are the names of the units that a screen lists, in order.
func names(shown string) (list []string) {
	for _, line := range strings.Split(shown, "\n") {
		if no, rest, ok := strings.Cut(line, ". "); ok && strings.Trim(no, "0123456789") == "" {
			name, _, _ := strings.Cut(rest, ":")
			list = append(list, name)
		}
	}
	return list
}

// TestSortedAndFiltered: each order and each filter, at the nation and in a
// province.
func TestSortedAndFiltered(t *testing.T) {
	w, nation, north := sides(t)
	tests := []struct {
		unit *store.Unit
		view string
		want string
	}{
		{nation, "", "LĐLĐ tỉnh Bắc|LĐLĐ tỉnh Nam|LĐLĐ tỉnh Mới|Công đoàn Đường sắt|Báo <Mẫu>"},
		{nation, "r", "LĐLĐ tỉnh Nam|Công đoàn Đường sắt|LĐLĐ tỉnh Bắc|Báo <Mẫu>|LĐLĐ tỉnh Mới"},
		{nation, "m", "LĐLĐ tỉnh Bắc|Công đoàn Đường sắt|LĐLĐ tỉnh Nam|LĐLĐ tỉnh Mới|Báo <Mẫu>"},
		{nation, "w", "LĐLĐ tỉnh Nam|LĐLĐ tỉnh Bắc|Công đoàn Đường sắt|Báo <Mẫu>|LĐLĐ tỉnh Mới"},
		{nation, "i", "LĐLĐ tỉnh Bắc|LĐLĐ tỉnh Nam"},
		{nation, "x", "LĐLĐ tỉnh Bắc"},
		{nation, "t", ""},
		{nation, "e", "LĐLĐ tỉnh Bắc|Công đoàn Đường sắt|Báo <Mẫu>"},
		{nation, "wf", "LĐLĐ tỉnh Nam|LĐLĐ tỉnh Bắc|LĐLĐ tỉnh Mới"},
		{nation, "a", "Báo <Mẫu>"},
		{nation, "rif", "LĐLĐ tỉnh Bắc|LĐLĐ tỉnh Nam"},
		{north, "r", "CĐCS May Mẫu|CĐCS Trạm Y tế|CĐCS Trường học|CĐCS Giày Mẫu"},
		{north, "k", "CĐCS May Mẫu"},
		{north, "g", "CĐCS May Mẫu|CĐCS Giày Mẫu|CĐCS Trạm Y tế|CĐCS Trường học"},
		{north, "u", ""},
	}
	for _, test := range tests {
		got := visible(w.show(viewed(summary.Totals, test.unit, summary.View, test.view, "")))
		if list := strings.Join(names(got), "|"); list != test.want {
			t.Errorf("%s, view %q: %s\nwant %s", test.unit.Name, test.view, list, test.want)
		}
		if test.view != "" && !strings.Contains(got, "↕") {
			t.Errorf("view %q is not said:\n%s", test.view, got)
		}
	}
}

// TestZonesAddUp: the figures of a zone are those of that zone alone, and all zones
// together make the whole.
func TestZonesAddUp(t *testing.T) {
	w, nation, _ := sides(t)
	for view, want := range map[string]string{
		"i": "Đã báo cáo: 2/3 đơn vị", "k": "Đã báo cáo: 2/2 đơn vị", "x": "Đã báo cáo: 0/1 đơn vị", "e": "Đã báo cáo: 4/5 đơn vị", "": "Đã báo cáo: 6/8 đơn vị", "t": "Chưa có đơn vị nào thuộc diện báo cáo.",
	} {
		if got := visible(w.show(viewed(summary.Totals, nation, summary.View, view, ""))); !strings.Contains(got, want) {
			t.Errorf("view %q lacks %q:\n%s", view, want, got)
		}
	}
	got := visible(w.show(viewed(summary.Totals, nation, summary.View, "k", "")))
	if !strings.Contains(got, "Tổng số: 1.300 người") || strings.Contains(got, "Đã có báo cáo: LĐLĐ") {
		t.Errorf("the parks alone:\n%s", got)
	}
}

// TestMissingInZone: the list of those that have not reported is of the zone that its
// number is of.
func TestMissingInZone(t *testing.T) {
	w, nation, _ := sides(t)
	got := visible(w.show(viewed(summary.Missing, nation, summary.View, "mi", "")))
	if list := strings.Join(names(got), "|"); list != "LĐLĐ tỉnh Bắc" || !strings.Contains(got, "KCN, KCX") || strings.Contains(got, "Còn thiếu nhiều trước") {
		t.Errorf("missing in parks: %s\n%s", list, got)
	}
}

// TestViewGoesAlong: going down, up and to a list keeps the view.
func TestViewGoesAlong(t *testing.T) {
	w, nation, _ := sides(t)
	for _, row := range w.show(viewed(summary.Totals, nation, summary.View, "rk", "")).Buttons {
		for _, b := range row {
			if to, ok := summary.Parse(b.Data); ok && to.Args[summary.View] != "rk" {
				t.Errorf("%s leads to %v", b.Text, to)
			}
		}
	}
}

// TestNumbersOpen: every number that the summary offers leads to exactly so many
// units, page by page, in every zone, and each of them to its report.
func TestNumbersOpen(t *testing.T) {
	for seed := range uint64(12) {
		rng := rand.New(rand.NewPCG(seed, 6))
		w := newWorld(t, campaign())
		units := []*store.Unit{w.unit(nil, store.Federation, "LĐLĐ tỉnh", -1)}
		for range 30 + rng.IntN(40) {
			u := w.unit(units[rng.IntN(1+rng.IntN(len(units)))], store.Grassroots, "CĐCS", 10)
			old := *u
			u.Zone = []string{"", store.ZoneKCN, store.ZoneKKT}[rng.IntN(3)]
			w.replace(&old, u)
			units = append(units, u)
			some := func() int64 { return int64(rng.IntN(4)) - 1 }
			r := answering(sent(some(), some(), some(), []string{"yes", "now", "no"}[rng.IntN(3)]), "", []string{"board", "other"}[rng.IntN(2)])
			r.OnTime, r.Letter = rng.IntN(2) == 0, rng.IntN(2) == 0
			switch rng.IntN(5) {
			case 0:
				continue
			case 1:
				r = known(3)
			case 2:
				r.State = store.Returned
			}
			w.report(u, r)
			if rng.IntN(9) == 0 {
				w.close(u)
			}
		}
		for _, view := range []string{"", "i", "e"} {
			for _, what := range []string{"", "3", "4"} {
				s := viewed(summary.Numbers, units[0], summary.What, what, "")
				s.Args[summary.View] = view
				for _, row := range w.show(s).Buttons {
					for _, b := range row {
						if to, ok := summary.Parse(b.Data); ok && to.Name == summary.Units {
							w.opens(b.Text, to)
						}
					}
				}
			}
		}
	}
}

// opens checks that a button "… (n)" leads to n units.
func (w *world) opens(label string, to store.Screen) {
	w.Helper()
	var want int
	if _, err := fmt.Sscanf(label[strings.LastIndex(label, "(")+1:], "%d)", &want); err != nil {
		w.Fatalf("%q: %v", label, err)
	}
	found := map[store.UnitID]bool{}
	for to.Page = 0; to.Page*8 < want; to.Page++ {
		for _, id := range opens(w.show(to)) {
			found[store.UnitID(id)] = true
		}
	}
	if len(found) != want {
		w.Errorf("%s leads to %d units", label, len(found))
	}
}

// TestRanked: ties share a place, whoever has no figure comes last without one, and
// each rate shows its pair.
func TestRanked(t *testing.T) {
	w, nation, _ := sides(t)
	got := visible(w.show(screen(summary.Ranking, nation, 0, "")))
	for _, want := range []string{"1. LĐLĐ tỉnh Nam: 50% (500/1.000)", "1. Công đoàn Đường sắt: 50% (40/80)", "3. LĐLĐ tỉnh Bắc: 40,4% (210/520)", "4. Báo <Mẫu>: 10% (6/60)", "– LĐLĐ tỉnh Mới: chưa có số liệu"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// TestNewsSince: what came, was corrected, returned or withdrawn since the last look
// is counted once, and nothing before it.
func TestNewsSince(t *testing.T) {
	w := newWorld(t, campaign())
	top := w.unit(nil, store.Upper, "LĐLĐ huyện", -1)
	w.put(store.OfficerKey("p8"), store.Officer{V: 1, Looks: map[store.UnitID]store.Look{top.ID: {Since: day(19, 12, 0), At: now}}})
	say := func() string { return visible(w.show(viewed(summary.Totals, top, summary.What, "", ""))) }
	var units []*store.Unit
	for i := range 6 {
		units = append(units, w.unit(top, store.Grassroots, fmt.Sprint("CĐCS ", i), 100))
	}
	if got := say(); !strings.Contains(got, "Từ lần xem trước (12:00 ngày 19/8/2020): chưa có gì mới") {
		t.Errorf("nothing has happened:\n%s", got)
	}
	moved := func(r store.Report, first, last time.Time) store.Report {
		r.First, r.Last = first, last
		return r
	}
	w.report(units[0], moved(sent(9, 9, 9, "no"), day(18, 9, 0), day(19, 11, 59)))
	w.report(units[1], moved(sent(9, 9, 9, "no"), day(19, 12, 0), day(19, 12, 0)))
	w.report(units[2], moved(sent(9, 9, 9, "no"), day(20, 7, 0), day(20, 7, 30)))
	w.report(units[3], moved(sent(9, 9, 9, "no"), day(18, 9, 0), day(20, 7, 45)))
	back := moved(sent(9, 9, 9, "no"), day(18, 9, 0), day(18, 9, 0))
	back.State, back.Return = store.Returned, &store.Return{At: day(20, 7, 50)}
	w.report(units[4], back)
	gone := store.Report{State: store.Withdrawn, Withdrawal: &store.Withdrawal{At: day(20, 7, 55)}}
	w.report(units[5], gone)
	if got := say(); !strings.Contains(got, "+2 báo cáo, 1 đơn vị sửa báo cáo, 1 báo cáo được đề nghị bổ sung, 1 báo cáo được rút") {
		t.Errorf("five changes:\n%s", got)
	}
	list := names(visible(w.show(viewed(summary.News, top, summary.What, "", ""))))
	if want := []string{"CĐCS 5", "CĐCS 4", "CĐCS 3", "CĐCS 2", "CĐCS 1"}; !slices.Equal(list, want) {
		t.Errorf("changes %q, want %q", list, want)
	}
}

// TestTextsNewestFirst: page by page all that was said in words, the newest first,
// under any unit.
func TestTextsNewestFirst(t *testing.T) {
	w := newWorld(t, campaign())
	top := w.unit(nil, store.Federation, "LĐLĐ tỉnh", -1)
	district := w.unit(top, store.Upper, "LĐLĐ huyện", -1)
	other := w.unit(top, store.Upper, "LĐLĐ huyện khác", -1)
	var want []string
	for i := range 23 {
		parent := []*store.Unit{district, other}[i%2]
		u := w.unit(parent, store.Grassroots, fmt.Sprint("CĐCS ", i), 100)
		words := ""
		if i%3 != 0 {
			words = fmt.Sprint("khó khăn ", i)
		}
		r := answering(sent(9, 9, 9, "no"), words)
		r.Last = day(19, 8, i)
		w.report(u, r)
		if parent == district && words != "" {
			want = append(want, fmt.Sprintf("CĐCS %d (08:%02d ngày 19/8/2020)", i, i))
		}
	}
	slices.Reverse(want)
	var got []string
	for page := range 2 {
		msg := w.show(screen(summary.Trouble, district, page, ""))
		got = append(got, names(visible(msg))...)
		if len(opens(msg)) != len(names(visible(msg))) {
			t.Errorf("a text leads to no report:\n%s", transcript(msg))
		}
	}
	for i := range got {
		if i < len(want) && !strings.HasPrefix(want[i], got[i][:strings.Index(got[i], " (")]) {
			t.Errorf("text %d is of %s, want %s", i+1, got[i], want[i])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d texts, want %d: %q", len(got), len(want), got)
	}
}

// TestNothingAsked: a campaign that asks neither about ways nor about difficulties
// says so.
func TestNothingAsked(t *testing.T) {
	c := campaign()
	c.Ways, c.Trouble, c.Officers = "", "", nil
	w := newWorld(t, c)
	top := w.unit(nil, store.National, "Tổng Liên đoàn", -1)
	for _, name := range []string{summary.Ways, summary.Trouble} {
		if got := visible(w.show(screen(name, top, 0, ""))); !strings.Contains(got, "không hỏi") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// TestSidesOfTheShipped: the screens have room for what the shipped campaign asks,
// with long names and texts.
func TestSidesOfTheShipped(t *testing.T) {
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("Công đoàn & <Mẫu> ", 60)
	w := newWorld(t, c)
	top := w.unit(nil, store.National, long, -1)
	for range 9 {
		u := w.unit(top, store.Attached, long, 450)
		r := shippedReport(c, 450, 440, 445)
		r.Sent["KHO_KHAN_DE_XUAT"] = store.Answer{Choices: []string{"may_cu", "y_kien"}, Text: long}
		w.report(u, r)
	}
	w.put(store.OfficerKey("p8"), store.Officer{V: 1, Looks: map[store.UnitID]store.Look{top.ID: {Since: day(10, 0, 0), At: now}}})
	for _, lang := range languages {
		got := visible(w.show(viewed(summary.Totals, top, summary.What, "", lang)))
		if strings.Contains(got, "\n…\n") {
			t.Errorf("there is no room for all figures in\n%s", got)
		}
		for _, name := range []string{summary.Ways, summary.Trouble, summary.Ranking, summary.Numbers, summary.News, summary.Views, summary.More} {
			w.show(viewed(name, top, summary.What, "", lang))
		}
		if got := visible(w.show(screen(summary.Ways, top, 0, lang))); strings.Count(got, "100%") < 2 {
			t.Errorf("ways:\n%s", got)
		}
		w.show(viewed(summary.Units, top, summary.What, "s", lang))
	}
}

// TestOfficersAnswer: who does not know is not counted against those who do.
func TestOfficersAnswer(t *testing.T) {
	w := newWorld(t, campaign())
	top := w.unit(nil, store.Upper, "LĐLĐ huyện", -1)
	for i, held := range []string{"now", "no", ""} {
		r := sent(9, 9, 9, held)
		if held == "" {
			r.Sent["HELD"] = store.Answer{Null: true}
		}
		w.report(w.unit(top, store.Grassroots, fmt.Sprint(i), 9), r)
	}
	want := "Trong 2 đơn vị có số liệu, có 1 đơn vị (50%) đang tổ chức"
	if got := visible(w.show(screen(summary.Totals, top, 0, ""))); !strings.Contains(got, want) {
		t.Errorf("%q is not in\n%s", want, got)
	}
}

// TestFrozenIsSaid: the head says that a unit was frozen, its line above as well.
func TestFrozenIsSaid(t *testing.T) {
	w, nation, north := sides(t)
	w.put(store.FreezesKey(w.c.Key, north.ID), store.Freezes{V: 1, N: 2, Latest: 2, At: day(19, 17, 0)})
	if got := visible(w.show(screen(summary.Totals, north, 0, ""))); !strings.Contains(got, "Đã chốt lần 2, số liệu lúc 17:00 ngày 19/8/2020;") {
		t.Errorf("frozen:\n%s", got)
	}
	if got := visible(w.show(screen(summary.Totals, nation, 0, ""))); !strings.Contains(got, text.Plain(text.Vi, text.FrozenMark, "n", "2", "moment", "17:00 ngày 19/8/2020")) || !strings.Contains(got, "Số liệu chưa chốt") {
		t.Errorf("above:\n%s", got)
	}
	above := func(want string) {
		t.Helper()
		if got := visible(w.show(screen(summary.Totals, nation, 0, ""))); !strings.Contains(got, want+"\n") {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	above("cấp dưới trực tiếp đã chốt số liệu: 1")
	w.put(store.FreezesKey(w.c.Key, north.ID), store.Freezes{V: 1, N: 3, Latest: 3, At: day(19, 18, 0), Interim: true})
	above("cấp dưới trực tiếp đã chốt số liệu: 0 (bản chính thức), 1 (bản tạm)")
	w.put(store.FreezesKey(w.c.Key, "elsewhere"), store.Freezes{V: 1, N: 1, Latest: 1, At: day(19, 18, 0)})
	above("cấp dưới trực tiếp đã chốt số liệu: 0 (bản chính thức), 1 (bản tạm)")
}
