package summary_test

import (
	"testing"
	"time"

	"raquan/bot/summary"
	"raquan/config"
	"raquan/store"
)

// deadlineWorld is a province whose district has an internal date, with an outage
// across the deadline of the units and more time for two of them.
func deadlineWorld(t testing.TB) (w *world, top, district, leaf *store.Unit) {
	c := campaign()
	c.Deadlines = map[string]config.Deadline{
		"grassroots": {Before: day(20, 7, 0)}, "upper": {Before: day(21, 17, 0)}, "federation": {Before: day(22, 17, 0)}, "national": {Before: day(25, 0, 0), ByDay: true},
	}
	w = newWorld(t, c)
	nation := w.unit(nil, store.National, "Tổng Liên đoàn", -1)
	top = w.unit(nation, store.Federation, "LĐLĐ tỉnh A", -1)
	district = w.unit(top, store.Upper, "LĐLĐ quận 1", -1)
	other := w.unit(top, store.Upper, "LĐLĐ quận 2", -1)
	leaf = w.unit(district, store.Grassroots, "CĐCS <May> Mẫu", 300)
	second := w.unit(other, store.Grassroots, "CĐCS Giày Mẫu", 300)
	w.unit(district, store.Grassroots, "CĐCS không xin", 300)
	w.put(store.PersonKey("p1"), store.Person{V: 1, ID: "p1", Name: "Lê Mẫu Châu"})
	w.put(store.OutageKey(1), store.Outage{V: 1, From: day(20, 6, 0), To: day(20, 8, 0)})
	dates := func(u *store.Unit, d store.DueDates) {
		d.V, d.Unit = 1, u.ID
		w.put(store.DueKey(c.Key, u.ID), d)
	}
	dates(district, store.DueDates{Below: day(19, 17, 0), BelowBy: "p1", BelowAt: day(18, 9, 0), Granted: day(23, 17, 0), Reason: "#chair", GrantedBy: "p2", GrantedIn: top.ID, GrantedAt: day(19, 10, 0)})
	dates(top, store.DueDates{Below: day(20, 0, 0), BelowBy: "p9", BelowAt: day(18, 10, 0)})
	dates(leaf, store.DueDates{Granted: day(24, 0, 0), Reason: "mất điện & mạng", GrantedBy: "p1", GrantedIn: district.ID, GrantedAt: day(19, 9, 0)})
	dates(second, store.DueDates{Granted: day(21, 17, 0), Reason: "#power", GrantedBy: "p2", GrantedIn: top.ID, GrantedAt: day(19, 9, 30)})
	return w, top, district, leaf
}

func TestDeadlineScreens(t *testing.T) {
	w, top, district, leaf := deadlineWorld(t)
	w.goldens(t, map[string]store.Screen{
		"deadlines-above":    screen(summary.Deadlines, top, 0, ""),
		"deadlines-district": screen(summary.Deadlines, district, 0, ""),
		"deadlines-unit":     screen(summary.Deadlines, leaf, 0, ""),
		"deadlines-report":   screen(summary.Report, leaf, 0, ""),
	})
}

// TestDeadlinesManyGrants: page by page every unit with more time is found once.
func TestDeadlinesManyGrants(t *testing.T) {
	c := campaign()
	c.Deadlines = map[string]config.Deadline{"grassroots": {Before: day(20, 7, 0)}}
	w := newWorld(t, c)
	top := w.unit(nil, store.Upper, "LĐLĐ quận 1", -1)
	for i := range 33 {
		u := w.unit(top, store.Grassroots, "CĐCS Mẫu", int64(i))
		w.put(store.DueKey(c.Key, u.ID), store.DueDates{V: 1, Unit: u.ID, GrantedIn: top.ID, Granted: day(24, 0, 0), Reason: "x", GrantedAt: day(19, 9, 0).Add(time.Duration(i%7) * time.Minute)})
	}
	seen := map[store.UnitID]int{}
	for page := range 20 {
		for _, row := range w.show(screen(summary.Deadlines, top, page, "")).Buttons {
			for _, b := range row {
				if s, ok := summary.Parse(b.Data); ok && s.Name == summary.Report && page*8 < 33 {
					seen[s.Unit]++
				}
			}
		}
	}
	if len(seen) != 33 {
		t.Errorf("%d of 33 units on the pages", len(seen))
	}
}
