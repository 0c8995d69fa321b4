package summary_test

import (
	"slices"
	"strings"
	"testing"

	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/store"
)

// TestMoreIsBehindOneButton: the summary has few buttons of its own, and from one
// of them everything else is reached; what there is nothing of is left out.
func TestMoreIsBehindOneButton(t *testing.T) {
	w, nation, district, _ := country(t)
	for _, u := range []*store.Unit{nation, district} {
		for _, lang := range languages {
			if got := labels(w.show(screen(summary.More, u, 0, lang)).Buttons); len(got) < 5 || !strings.Contains(strings.Join(got, "|"), "(") {
				t.Errorf("from %s there are %q", u.Name, got)
			}
		}
	}
	msg := w.show(screen(summary.Totals, district, 0, ""))
	if n := len(msg.Buttons); n > 4+4 {
		t.Errorf("%d rows of buttons", n)
	}
	if got := labels(msg.Buttons); !slices.Contains(got, text.Plain(text.Vi, text.MoreOpen)) {
		t.Errorf("no button to the rest: %q", got)
	}
	w2 := newWorld(t, campaign())
	top := w2.unit(nil, store.Upper, "LĐLĐ huyện", -1)
	w2.report(w2.unit(top, store.Grassroots, "CĐCS", 10), sent(10, 10, 10, "yes"))
	if got := strings.Join(labels(w2.show(screen(summary.More, top, 0, "")).Buttons), "|"); strings.Contains(got, "Chưa báo cáo") || strings.Contains(got, "Nhắc") {
		t.Errorf("nothing is missing, and still: %s", got)
	}
}
