package summary_test

import (
	"slices"
	"strings"
	"testing"

	"raquan/bot/summary"
	"raquan/bot/tally"
	"raquan/store"
)

// joins gives a unit somebody who reports for it.
func (w *world) joins(u *store.Unit, p store.PersonID, o store.Officer) {
	w.Helper()
	o.Posts = append(o.Posts, store.Post{Unit: u.ID, Role: store.Chair})
	w.put(store.OfficerKey(p), o)
	w.put(store.StaffKey(u.ID), store.Staff{V: 1, Officers: []store.Post{{Person: p, Role: store.Chair}}})
	w.do(func(tx store.Tx) error { return tally.Stand(tx, w.c, u.ID) })
}

// country is a province with a district in which units stand everywhere they can.
func (w *world) country() (top, district *store.Unit, unions []*store.Unit) {
	top = w.unit(nil, store.Federation, "LĐLĐ tỉnh Mẫu", -1)
	district = w.unit(top, store.Upper, "LĐLĐ huyện <Nhất>", -1)
	for i, name := range []string{"CĐCS Không Ai", "CĐCS Đã Chặn", "CĐCS Im Lặng", "CĐCS Dở Dang", "CĐCS Đã Gửi", "CĐCS Trả Lại", "CĐCS Nhập Hộ", "CĐCS Đã Thôi"} {
		unions = append(unions, w.unit(district, store.Grassroots, name, int64(100+i)))
	}
	w.unit(w.unit(top, store.Upper, "LĐLĐ huyện Nhì", -1), store.Grassroots, "CĐCS Xa", 20)
	w.unit(top, store.Upper, "LĐLĐ huyện Trống", -1)
	for i, p := range []store.PersonID{"", "p1", "p2", "p3", "p4", "p5"} {
		o := store.Officer{V: 1}
		if p == "p1" {
			o.Unreachable = day(19, 9, 0)
		}
		if p != "" {
			w.joins(unions[i], p, o)
		}
	}
	draft := sent(103, 80, 90, "yes")
	draft.State, draft.Working, draft.Sent = store.Draft, draft.Sent, nil
	w.report(unions[3], draft)
	w.report(unions[4], sent(104, 80, 90, "yes"))
	back := sent(105, 80, 90, "yes")
	back.State, back.Return = store.Returned, &store.Return{At: now}
	w.report(unions[5], back)
	w.report(unions[6], sent(106, 80, 90, "yes"))
	w.report(unions[7], sent(107, 80, 90, "yes"))
	w.close(unions[7])
	return top, district, unions
}

// TestProgress: the funnel of a province, of a district and of a level with nothing
// below it, and with all reports there.
func TestProgress(t *testing.T) {
	w := newWorld(t, campaign())
	top, district, _ := w.country()
	all := w.unit(nil, store.Upper, "LĐLĐ quận Xong", -1)
	w.report(w.unit(all, store.Grassroots, "CĐCS Xong", 5), sent(5, 5, 5, "yes"))
	w.goldens(t, map[string]store.Screen{
		"progress-province": screen(summary.Progress, top, 0, ""),
		"progress-district": screen(summary.Progress, district, 0, ""),
		"progress-empty":    screen(summary.Progress, w.unit(nil, store.Upper, "LĐLĐ huyện Vắng", -1), 0, ""),
		"progress-all-sent": screen(summary.Progress, all, 0, ""),
	})
}

// TestProgressOpensTheCalls: each group of those that have not reported opens the
// list to ring of that group, and the list holds as many units.
func TestProgressOpensTheCalls(t *testing.T) {
	w := newWorld(t, campaign())
	top, district, unions := w.country()
	for i, group := range tally.Groups {
		var data []string
		for _, row := range w.show(screen(summary.Progress, district, 0, "")).Buttons {
			for _, b := range row {
				if s, ok := summary.Parse(b.Data); ok && s.Name == summary.Ring && s.Args[summary.What] == group {
					data = append(data, b.Data)
				}
			}
		}
		if len(data) != 1 {
			t.Fatalf("%s opens %q", group, data)
		}
		s, _ := summary.Parse(data[0])
		if shown := visible(w.show(s)); !strings.Contains(shown, unions[i].Name) || strings.Contains(shown, unions[(i+1)%4].Name) {
			t.Errorf("%s: %s", group, shown)
		}
	}
	if data := labels(w.show(screen(summary.Progress, top, 0, "")).Buttons); !slices.Contains(data, "☎️ Chưa tham gia (2)") {
		t.Errorf("buttons %q", data)
	}
}

// TestProgressInZones: the figures of the zone that the viewer chose, and the view
// goes on to what is opened.
func TestProgressInZones(t *testing.T) {
	w := newWorld(t, campaign())
	top, _, unions := w.country()
	old := *unions[0]
	unions[0].Zone = store.ZoneKCN
	w.replace(&old, unions[0])
	s := screen(summary.Progress, top, 0, "")
	s.Args[summary.View] = "i"
	shown := visible(w.show(s))
	if !strings.Contains(shown, "Thuộc diện báo cáo: 1 đơn vị") || !strings.Contains(shown, "KCN, KCX và KKT") {
		t.Error(shown)
	}
}

// TestMissingSaysWhereUnitsStand: the list of what is missing says the same of a unit
// as the list of those to ring.
func TestMissingSaysWhereUnitsStand(t *testing.T) {
	w := newWorld(t, campaign())
	_, district, _ := w.country()
	shown := visible(w.show(screen(summary.Missing, district, 0, "")))
	for _, want := range []string{"CĐCS Không Ai: 100 người · chưa có ai tham gia", "CĐCS Đã Chặn: 101 người · đã chặn hệ thống", "CĐCS Im Lặng: 102 người · chưa bắt đầu", "CĐCS Dở Dang: 103 người · đang làm dở"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not in %s", want, shown)
		}
	}
}
