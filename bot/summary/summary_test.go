package summary_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"raquan/bot/summary"
	"raquan/config"
	"raquan/store"
)

var languages = map[string]string{"vi": "", "en": "en"}

// country is a small nation in which everything that a line can say is there.
func country(t testing.TB) (w *world, nation, district *store.Unit, unions []*store.Unit) {
	w = newWorld(t, campaign())
	nation = w.unit(nil, store.National, "Tổng Liên đoàn", -1)
	province := w.unit(nation, store.Federation, "LĐLĐ tỉnh A", -1)
	w.unit(nation, store.Federation, "LĐLĐ tỉnh B & C", -1)
	w.close(w.unit(nation, store.Federation, "LĐLĐ tỉnh cũ", -1))
	sector := w.unit(nation, store.Sector, "Công đoàn Đường sắt", -1)
	w.report(w.unit(nation, store.Attached, "Báo của Tổng Liên đoàn", 60), sent(60, 60, 0, "no"))
	w.unit(nation, store.Attached, "Viện nghiên cứu", 40)
	w.report(w.unit(sector, store.Grassroots, "CĐCS Ga Hà Nội", 200), sent(200, 50, -1, "now"))
	district = w.unit(province, store.Upper, "LĐLĐ quận 1", -1)
	for i, name := range []string{"CĐCS Trường Mầm non Hoa Sen", "CĐCS Công ty <May> 10", "CĐCS Chợ", "CĐCS Trạm Y tế", "CĐCS Bưu điện", "CĐCS Hợp tác xã", "CĐCS Cũ", "CĐCS Cũ, chưa báo cáo", "CĐCS Nhà hát", "CĐCS Thư viện", "CĐCS Bến xe", "CĐCS Điện lực"} {
		u := w.unit(district, store.Grassroots, name, int64(100*(i+1)))
		u.Short = strings.TrimPrefix(name, "CĐCS ")
		w.put(store.UnitKey(u.ID), u)
		unions = append(unions, u)
	}
	w.report(unions[0], sent(100, 80, 90, "yes"))
	w.report(unions[1], sent(200, 150, -1, "yes"))
	w.report(unions[2], sent(300, 0, 0, "no"))
	more := sent(400, 50, 40, "now")
	more.State, more.OnTime = store.Returned, false
	w.report(unions[3], more)
	w.report(unions[4], known(1234))
	w.report(unions[6], sent(700, 7, 8, "no"))
	w.close(unions[6])
	w.close(unions[7])
	w.report(unions[8], sent(900, -1, 0, "no"))
	return w, nation, district, unions
}

func TestScreens(t *testing.T) {
	w, nation, district, unions := country(t)
	w.put(store.PersonKey("p9"), store.Person{ID: "p9", Name: "Nguyễn Thị Sen", Phone: "+84912000001"})
	w.put(store.OfficerKey("p1"), store.Officer{Posts: []store.Post{{Unit: unions[0].ID, Role: store.Chair}}})
	w.put(store.OfficerKey("p2"), store.Officer{Posts: []store.Post{{Unit: district.ID, Role: store.UpperRole}}})
	unions[0].Contact = "p9"
	w.put(store.UnitKey(unions[0].ID), unions[0])
	full := sent(100, 80, 90, "yes")
	full.Revision, full.Last, full.OnTime = 2, day(20, 8, 1), false
	for key, a := range map[string]store.Answer{
		"HAVE": {N: new(int64(80)), Source: store.Source{Typed: "tám chục <b>", Message: 12345, By: "p2", At: day(20, 8, 0)}},
		"WAYS": {Choices: []string{"board", "other"}, Text: "loa & đài", Source: store.Source{Typed: "loa & đài", By: "p3", At: day(19, 8, 5)}},
		"SAY":  {Null: true, Source: store.Source{By: "p1", At: day(19, 8, 5)}},
	} {
		full.Sent[key] = a
	}
	w.report(unions[0], full)
	gone := known(5)
	gone.State, gone.Known["NEED"] = store.Withdrawn, store.Figure{N: 0, At: day(19, 9, 0)}
	w.report(unions[9], gone)

	w.goldens(t, map[string]store.Screen{
		"national":         screen(summary.Totals, nation, 0, ""),
		"district":         screen(summary.Totals, district, 0, ""),
		"district-2":       screen(summary.Totals, district, 1, ""),
		"report":           screen(summary.Report, unions[0], 0, ""),
		"report-returned":  screen(summary.Report, unions[3], 0, ""),
		"report-draft":     screen(summary.Report, unions[4], 0, ""),
		"report-none":      screen(summary.Report, unions[5], 0, ""),
		"report-nothing":   screen(summary.Totals, &store.Unit{ID: "u3"}, 0, ""),
		"report-closed":    screen(summary.Report, unions[6], 0, ""),
		"report-withdrawn": screen(summary.Report, unions[9], 0, ""),
	})
}

// TestMoney holds the rules that a wrong total costs trust by.
func TestMoney(t *testing.T) {
	tests := map[string]struct {
		reports []store.Report // of unions of 100 people each; State "" is none
		closed  []int          // those closed afterwards
		want    []string
		never   []string
	}{
		"each rate has its own pair": {
			reports: []store.Report{sent(100, 80, 90, "no"), sent(100, 50, -1, "no")},
			want: []string{
				"Đã nhận mũ: 65% so với tổng số người (130/200, ở 2 đơn vị có số liệu)",
				"Đã nhận mũ: 88,9% so với số người cần (80/90, ở 1 đơn vị có số liệu)",
				"Cần mũ: 90 người (ở 1 đơn vị có số liệu)",
				"2. b: ✅ đã báo cáo · Tổng số 100 · Cần mũ: chưa có số liệu · Đã nhận mũ 50 · 50% tổng số (50/100)",
			},
			never: []string{"144", "130/90"},
		},
		"more than need stays out of that pair": {
			reports: []store.Report{sent(100, 80, 90, "no"), sent(100, 50, 40, "no")},
			want: []string{
				"88,9% so với số người cần (80/90, ở 1 đơn vị có số liệu); chưa tính 1 đơn vị có số liệu chưa khớp",
				"Cần mũ: 130 người",
				"2. b: ✅ đã báo cáo · Tổng số 100 · Cần mũ 40 · Đã nhận mũ 50 · 50% tổng số (50/100)",
			},
		},
		"no rate without a pair": {
			reports: []store.Report{sent(100, 80, -1, "no")},
			want:    []string{"Đã nhận mũ so với số người cần: chưa có số liệu", "Cần mũ: chưa có số liệu"},
		},
		"NULL, zero and not reported differ": {
			reports: []store.Report{sent(100, -1, 0, "no"), sent(100, 0, -1, "no"), {}, known(0)},
			want: []string{
				"1. a: ✅ đã báo cáo · Tổng số 100 · Cần mũ 0 · Đã nhận mũ: chưa có số liệu",
				"2. b: ✅ đã báo cáo · Tổng số 100 · Cần mũ: chưa có số liệu · Đã nhận mũ 0 · 0% tổng số (0/100)",
				"3. c: chưa báo cáo",
				"4. d: chưa báo cáo · tạm tính: Đã nhận mũ 0",
				"Đã nhận mũ: 0 người (ở 1 đơn vị có số liệu)",
				"Cần mũ: 0 người (ở 1 đơn vị có số liệu)",
			},
		},
		"nothing sent is not zero": {
			reports: []store.Report{{}, known(30)},
			want:    []string{"Đã báo cáo: 0/2 đơn vị (0%)", "Chưa có đơn vị nào gửi báo cáo.", "không cộng vào kết quả trên: Đã nhận mũ 30 người (ở 1 đơn vị)"},
			never:   []string{"Tổng số:", "Cần mũ"},
		},
		"what is known so far stands apart": {
			reports: []store.Report{sent(100, 80, 90, "no"), known(30)},
			want:    []string{"Đã nhận mũ: 80 người\n", "Tạm tính của các đơn vị chưa gửi báo cáo, không cộng vào kết quả trên: Đã nhận mũ 30 người (ở 1 đơn vị)", "đang làm dở: 1"},
			never:   []string{"110"},
		},
		"only held counts as held": {
			reports: []store.Report{sent(100, 80, 90, "yes"), sent(100, 80, 90, "now"), sent(100, 80, 90, "no"), {}},
			want:    []string{"Trong 3 báo cáo đã gửi, có 1 đơn vị (33,3%) đã tổ chức lễ phát động"},
		},
		"coverage is by people too": {
			reports: []store.Report{sent(5, 5, 5, "no"), {}, {}},
			want:    []string{"Đã báo cáo: 1/3 đơn vị (33,3%), chiếm 33,3% đoàn viên, người lao động theo danh sách"},
		},
		"closed units do not push shares above the whole": {
			reports: []store.Report{sent(100, 80, 90, "yes"), sent(100, 20, 20, "yes"), {}},
			closed:  []int{0, 2},
			want: []string{
				"Đã báo cáo: 1/1 đơn vị (100%), chiếm 100% đoàn viên", "gồm cả báo cáo của đơn vị đã ngừng hoạt động: 1",
				"Đã nhận mũ: 100 người", "Đúng hạn: 2/2 báo cáo", "3. c: đã ngừng hoạt động",
				"1. a: ✅ đã báo cáo · Tổng số 100 · Cần mũ 90 · Đã nhận mũ 80 · 80% tổng số (80/100) · 88,9% số cần (80/90) · đã ngừng hoạt động",
			},
		},
		"a part is not the whole": {
			reports: append(slices.Repeat([]store.Report{sent(100000, 100000, 100000, "no")}, 8), sent(100, 99, 99, "no")),
			want:    []string{"Đã nhận mũ: 99,9% so với tổng số người (800.099/800.100"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, campaign())
			top := w.unit(nil, store.Upper, "LĐLĐ huyện", -1)
			var unions []*store.Unit
			for i, r := range test.reports {
				u := w.unit(top, store.Grassroots, string(rune('a'+i)), 100)
				if r.State != "" {
					w.report(u, r)
				}
				unions = append(unions, u)
			}
			for _, i := range test.closed {
				w.close(unions[i])
			}
			got := visible(w.show(screen(summary.Totals, top, 0, "")))
			for _, want := range test.want {
				if !strings.Contains(got, want) {
					t.Errorf("%q is not in\n%s", want, got)
				}
			}
			for _, never := range test.never {
				if strings.Contains(got, never) {
					t.Errorf("%q is in\n%s", never, got)
				}
			}
		})
	}
}

func TestCoverageSaysWhereItIsKnown(t *testing.T) {
	w := newWorld(t, campaign())
	top := w.unit(nil, store.Upper, "LĐLĐ huyện", -1)
	w.report(w.unit(top, store.Grassroots, "a", 30), sent(30, 3, 3, "no"))
	w.report(w.unit(top, store.Grassroots, "b", -1), sent(500, 3, 3, "no"))
	w.unit(top, store.Grassroots, "c", 70)
	want := "Đã báo cáo: 2/3 đơn vị (66,7%), chiếm 30% đoàn viên, người lao động theo danh sách (ở 2 đơn vị có số trong danh sách)"
	if got := visible(w.show(screen(summary.Totals, top, 0, ""))); !strings.Contains(got, want) {
		t.Errorf("%q is not in\n%s", want, got)
	}
}

func TestPages(t *testing.T) {
	w := newWorld(t, campaign())
	top := w.unit(nil, store.Upper, "LĐLĐ huyện", -1)
	for i := range 35 {
		w.unit(top, store.Grassroots, fmt.Sprint("Đơn vị ", i+1), 10)
	}
	tests := []struct {
		page    int
		at      string
		want    string // the head of the list
		buttons []string
	}{
		{0, "", "(1–8/35)", []string{"Trang 1/5", "▶"}},
		{2, "", "(17–24/35)", []string{"◀", "Trang 3/5", "▶"}},
		{4, "", "(33–35/35)", []string{"◀", "Trang 5/5"}},
		{99, "", "(33–35/35)", []string{"◀", "Trang 5/5"}},
		{-1, "", "(1–8/35)", []string{"Trang 1/5", "▶"}},
		{0, "u13", "(9–16/35)", []string{"◀", "Trang 2/5", "▶"}},
		{1, "u999", "(9–16/35)", []string{"◀", "Trang 2/5", "▶"}},
	}
	for _, test := range tests {
		t.Run(fmt.Sprint(test.page, test.at), func(t *testing.T) {
			s := screen(summary.Totals, top, test.page, "")
			s.Args[summary.At] = test.at
			msg := w.show(s)
			if !strings.Contains(visible(msg), test.want) {
				t.Errorf("%q is not in\n%s", test.want, msg.Text)
			}
			var turns []string
			for _, b := range msg.Buttons[len(msg.Buttons)-2] {
				turns = append(turns, b.Text)
			}
			if !reflect.DeepEqual(turns, test.buttons) {
				t.Errorf("buttons %q, want %q", turns, test.buttons)
			}
		})
	}
}

// TestWalk presses every button that leads somewhere new, from the top, and
// finds every unit, and nothing above the viewer's own.
func TestWalk(t *testing.T) {
	w, _, district, unions := country(t)
	reach := func(root *store.Unit) map[store.UnitID]bool {
		seen, found := map[string]bool{}, map[store.UnitID]bool{}
		next := []store.Screen{{Name: summary.Totals, Unit: root.ID, Args: map[string]string{summary.Root: string(root.ID)}}}
		for len(next) > 0 {
			s := next[0]
			next = next[1:]
			found[s.Unit] = true
			for _, row := range w.show(s).Buttons {
				for _, b := range row {
					if to, ok := summary.Parse(b.Data); ok && !seen[b.Data] {
						seen[b.Data] = true
						next = append(next, to)
					}
				}
			}
		}
		return found
	}
	if got := len(reach(&store.Unit{ID: "u1"})); got != w.n {
		t.Errorf("from the top %d of %d units are found", got, w.n)
	}
	if got := len(reach(district)); got != len(unions)+1 {
		t.Errorf("from the district %d units are found, want %d", got, len(unions)+1)
	}
}

func TestUpLeadsToThePageOfTheUnit(t *testing.T) {
	w, _, district, unions := country(t)
	msg := w.show(screen(summary.Report, unions[11], 0, ""))
	up, ok := summary.Parse(msg.Buttons[len(msg.Buttons)-1][0].Data)
	if !ok || up.Unit != district.ID {
		t.Fatalf("up leads to %v", up)
	}
	if got := visible(w.show(up)); !strings.Contains(got, "12. "+unions[11].ShortName()) {
		t.Errorf("up shows\n%s", got)
	}
}

// TestRoom: nothing that rosters and people write makes a screen too large.
func TestRoom(t *testing.T) {
	for _, char := range []string{"Ư", `"`, "😀", "& "} {
		long := strings.Repeat(char, 3000)
		c := campaign()
		for i := range 80 {
			c.Questions = slices.Insert(c.Questions, 0, &config.Question{Key: fmt.Sprint("Q", i), Type: config.Count, Label: config.Text{Vi: long}, Measure: config.Text{Vi: "người"}})
		}
		w := newWorld(t, c)
		top := w.unit(nil, store.National, long, 1)
		var last *store.Unit
		for range 12 {
			last = w.unit(top, store.Attached, long, 1_000_000)
			r := sent(200000, 100000, 150000, "yes")
			r.Sent["SAY"] = store.Answer{Text: long, Source: store.Source{Typed: long, By: "p1", At: now}}
			r.Sent["WAYS"] = store.Answer{Choices: []string{"other"}, Text: long, Source: store.Source{Typed: long, By: "p1", At: now}}
			r.Sent["Q3"] = store.Answer{N: new(int64(3)), Source: store.Source{Button: long, At: now}}
			w.report(last, r)
		}
		if got := visible(w.show(screen(summary.Totals, top, 0, ""))); !strings.Contains(got, "8. ") || !strings.Contains(got, "\n…\n") {
			t.Errorf("the list of units gave way:\n%s", got)
		}
		w.show(screen(summary.Report, last, 0, ""))
		if got := visible(w.show(screen(summary.Report, last, 1, ""))); !strings.Contains(got, "Đề xuất") {
			t.Errorf("the second page lacks the last answer:\n%s", got)
		}
	}
}

// TestShipped: the shipped campaign has what the screens need.
func TestShipped(t *testing.T) {
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t, c)
	top := w.unit(nil, store.National, "Tổng Liên đoàn Lao động Việt Nam", -1)
	u := w.unit(top, store.Attached, "Nhà xuất bản Lao động", 450)
	for i := range 10 {
		w.unit(top, store.Federation, fmt.Sprintf("Liên đoàn Lao động thành phố số %d", i), -1)
	}
	r := store.Report{State: store.Sent, Revision: 1, First: now, Last: now, Code: "X", Sent: map[string]store.Answer{}}
	src := store.Source{Typed: "450", Message: 3, By: "p1", At: now}
	for _, q := range c.Questions {
		switch q.Type {
		case config.Count:
			r.Sent[q.Key] = store.Answer{N: new(int64(450)), Source: src}
		case config.Choice, config.MultiChoice:
			r.Sent[q.Key] = store.Answer{Choices: []string{q.Buttons[0].Key}, Source: src}
		}
	}
	w.report(u, r)
	for _, lang := range languages {
		got := visible(w.show(screen(summary.Totals, top, 0, lang)))
		if n := strings.Count(got, "100%"); n < len(c.Rates) {
			t.Errorf("%d shares in\n%s", n, got)
		}
		if strings.Contains(got, "\n…\n") {
			t.Errorf("there is no room for all figures in\n%s", got)
		}
		w.show(screen(summary.Report, u, 0, lang))
	}
}

func TestContactIsForTheLevelsAbove(t *testing.T) {
	w, _, _, unions := country(t)
	unions[0].Contact = "p9"
	w.put(store.UnitKey(unions[0].ID), unions[0])
	w.put(store.PersonKey("p9"), store.Person{ID: "p9", Name: "Nguyễn Thị Sen", Phone: "+84912000001"})
	s := screen(summary.Report, unions[0], 0, "")
	if got := w.show(s).Text; !strings.Contains(got, "Nguyễn Thị Sen +84912000001") {
		t.Errorf("no contact in\n%s", got)
	}
	s.Args[summary.Root] = string(unions[0].ID)
	if got := w.show(s).Text; strings.Contains(got, "Sen +84") {
		t.Errorf("the contact is shown to the unit itself:\n%s", got)
	}
}

func TestNoSuchScreen(t *testing.T) {
	w, nation, _, _ := country(t)
	for _, s := range []store.Screen{screen("figures", nation, 0, ""), {Name: summary.Totals, Unit: "u404"}, {}} {
		if _, err := w.render(s); !errors.Is(err, summary.ErrScreen) {
			t.Errorf("%v: %v", s, err)
		}
	}
}
