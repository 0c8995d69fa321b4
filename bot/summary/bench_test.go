package summary_test

import (
	"fmt"
	"testing"

	"raquan/bot/summary"
	"raquan/store"
)

// BenchmarkNational is the screen under which all classes are counted: 83
// bodies, each with reports from all zones.
func BenchmarkNational(b *testing.B) {
	w := newWorld(b, campaign())
	top := w.unit(nil, store.National, "Tổng Liên đoàn", -1)
	for i := range 83 {
		body := w.unit(top, store.Federation, fmt.Sprint("LĐLĐ tỉnh ", i), -1)
		for _, zone := range []string{"", store.ZoneKCN, store.ZoneKCX, store.ZoneKKT} {
			u := w.unit(body, store.Grassroots, "CĐCS", 100)
			old := *u
			u.Zone = zone
			w.replace(&old, u)
			w.report(u, sent(100, 80, 90, "yes"))
		}
	}
	render(b, w, screen(summary.Totals, top, 4, ""))
}

// BenchmarkManyChildren is a page in the middle of 20,000 units.
func BenchmarkManyChildren(b *testing.B) {
	w := newWorld(b, campaign())
	top := w.unit(nil, store.Upper, "LĐLĐ huyện", -1)
	for range 20_000 {
		w.unit(top, store.Grassroots, "CĐCS Trường Mầm non", 100)
	}
	render(b, w, screen(summary.Totals, top, 1000, ""))
}

func render(b *testing.B, w *world, s store.Screen) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := w.render(s); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDoubts is a page in the middle of 20,000 units, of which every tenth is
// worth a second look.
func BenchmarkDoubts(b *testing.B) {
	w := newWorld(b, withDoubts(b))
	top := w.unit(nil, store.Upper, "LĐLĐ huyện", -1)
	for i := range 20_000 {
		u := w.unit(top, store.Grassroots, "CĐCS Trường Mầm non", 100)
		if i%10 == 0 {
			w.report(u, sent(100, 80, 10, "yes"))
		}
	}
	render(b, w, screen(summary.Doubts, top, 200, ""))
}
