package summary_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"raquan/bot/summary"
	"raquan/bot/tally"
	"raquan/store"
)

// missingWorld is a province with two districts, in which somebody has begun,
// somebody has promised, and nobody has joined for the largest union.
func missingWorld(t testing.TB) (w *world, top, district *store.Unit) {
	w = newWorld(t, campaign())
	top = w.unit(nil, store.Federation, "LĐLĐ tỉnh A", -1)
	district = w.unit(top, store.Upper, "LĐLĐ quận 1", -1)
	other := w.unit(top, store.Upper, "LĐLĐ quận 2", -1)
	done := w.unit(top, store.Upper, "LĐLĐ quận 3", -1)
	join := func(u *store.Unit) *store.Unit {
		w.put(store.StaffKey(u.ID), store.Staff{V: 1, Officers: []store.Post{{Person: "p1", Role: store.Chair}}})
		w.stand(u.ID)
		return u
	}
	join(w.unit(district, store.Grassroots, "CĐCS im lặng", 40))
	w.unit(district, store.Grassroots, "CĐCS lớn nhất", 12_500)
	begun := join(w.unit(district, store.Grassroots, "CĐCS làm dở", 300))
	w.report(begun, store.Report{State: store.Draft, Working: sent(300, 10, 5, "no").Sent})
	promised := join(w.unit(district, store.Grassroots, "CĐCS đã hẹn", 200))
	w.report(promised, store.Report{Promise: &store.Promise{By: "p1", At: day(20, 7, 0), Until: day(20, 19, 0)}})
	past := join(w.unit(district, store.Grassroots, "CĐCS hẹn rồi quên", 100))
	w.report(past, store.Report{Promise: &store.Promise{By: "p1", At: day(19, 7, 0), Until: day(19, 19, 0)}})
	w.report(join(w.unit(district, store.Grassroots, "CĐCS đã gửi", 900)), sent(900, 800, 850, "yes"))
	w.unit(district, store.Grassroots, "CĐCS chưa rõ số người", -1)
	w.unit(other, store.Grassroots, "CĐCS ở quận 2", 50)
	w.report(w.unit(done, store.Grassroots, "CĐCS ở quận 3", 60), sent(60, 50, 55, "yes"))
	return w, top, district
}

func TestMissingScreens(t *testing.T) {
	w, top, district := missingWorld(t)
	for name, s := range map[string]store.Screen{
		"missing-above":    screen(summary.Missing, top, 0, ""),
		"missing-district": screen(summary.Missing, district, 0, ""),
		"missing-none":     {Name: summary.Missing, Unit: "u4", Args: map[string]string{summary.Root: "u4"}},
	} {
		for lang, tag := range languages {
			t.Run(name+"/"+lang, func(t *testing.T) {
				w.TB = t
				s.Lang = tag
				golden(t, name+"."+lang, w.show(s))
			})
		}
	}
}

// Whoever follows the buttons of missing units down to the reports finds exactly
// those that have not sent, page by page, in any tree.
func TestMissingLeadsToAll(t *testing.T) {
	for seed := range uint64(30) {
		rng := rand.New(rand.NewPCG(seed, 9))
		w := newWorld(t, campaign())
		top := w.unit(nil, store.Federation, "LĐLĐ tỉnh", -1)
		above := []*store.Unit{top}
		want := map[store.UnitID]bool{}
		for range rng.IntN(60) {
			parent := above[rng.IntN(len(above))]
			if rng.IntN(4) == 0 {
				above = append(above, w.unit(parent, store.Upper, "LĐLĐ huyện", -1))
				continue
			}
			u := w.unit(parent, store.Grassroots, "CĐCS", int64(rng.IntN(500)-1))
			switch rng.IntN(4) {
			case 0:
				w.report(u, sent(10, 5, 5, "no"))
			case 1:
				w.close(u)
			default:
				want[u.ID] = true
			}
		}
		got := map[store.UnitID]bool{}
		w.follow(screen(summary.Missing, top, 0, ""), got)
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("seed %d: %v, want %v", seed, got, want)
		}
	}
}

// follow opens every button of a screen of missing units, and its next page, and
// collects the units whose reports are reached.
func (w *world) follow(s store.Screen, reports map[store.UnitID]bool) {
	w.Helper()
	msg := w.show(s)
	for _, row := range msg.Buttons {
		for _, b := range row {
			to, ok := summary.Parse(b.Data)
			switch {
			case ok && to.Name == summary.Report:
				reports[to.Unit] = true
			case ok && to.Name == summary.Missing && (to.Unit != s.Unit || to.Page > s.Page):
				w.follow(to, reports)
			}
		}
	}
}

func TestMissingIn(t *testing.T) {
	sums := tally.Sums{tally.Units: 10, tally.Sent: 7, tally.Closed: 2}
	if got := summary.MissingIn(sums); got != 5 {
		t.Errorf("10 units, 7 sent of which 2 are closed: %d missing, want 5", got)
	}
}

// Where very many stand right below, those that have not sent come out of the list to
// ring: the largest first, and as many as there are.
func TestMissingOfVeryMany(t *testing.T) {
	w := newWorld(t, campaign())
	top := w.unit(nil, store.Federation, "LĐLĐ tỉnh A", -1)
	district := w.unit(top, store.Upper, "LĐLĐ quận 1", -1)
	for i := range 520 {
		w.unit(district, store.Grassroots, fmt.Sprintf("CĐCS số %d", i), int64(1000+i))
	}
	got := visible(w.show(screen(summary.Missing, district, 0, "")))
	for _, want := range []string{"520 đơn vị chưa báo cáo", "1. CĐCS số 519", "8. CĐCS số 512"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	told := w.remind("", nil, district).Text
	for _, want := range []string{"520 đơn vị chưa có người tham gia", "• CĐCS số 519: 1.519 người", "• CĐCS số 515", "… và 515 đơn vị khác"} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is missing in\n%s", want, told)
		}
	}
}
