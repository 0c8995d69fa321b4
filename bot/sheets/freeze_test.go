package sheets_test

import (
	"slices"
	"strings"
	"testing"

	"raquan/bot/chat"
	"raquan/bot/exports"
	"raquan/bot/freeze"
	"raquan/store"
)

// freeze freezes a unit and everything below it.
func (w *world) freeze(u *store.Unit) {
	w.Helper()
	w.do(func(tx store.Tx) error {
		_, err := freeze.Begin(tx, w.c.Key, freeze.Order{Unit: u.ID, N: 1, By: "p9", In: u.ID}, w.now)
		return err
	})
	f, err := freeze.Take(w.Context(), w.e, w.c, u.ID, 1, w.now, nil)
	if err != nil {
		w.Fatal(err)
	}
	w.do(func(tx store.Tx) error { _, err := freeze.Finish(tx, w.c.Key, f, w.now); return err })
}

// TestFrozen: the files of a freeze stay what they were, and say so; live ones and
// the freeze can be chosen.
func TestFrozen(t *testing.T) {
	w := newWorld(t)
	top, district := w.small()
	live, err := w.made(w.maker().Plain, job(top, "", nil))
	if err != nil {
		t.Fatal(err)
	}
	w.freeze(top)
	w.send(w.unit(district, store.Grassroots, "CĐCS Mới", "", 50), w.report("p", 50, 50, 50))
	w.now = w.now.AddDate(0, 0, 1)
	args := map[string]string{exports.ArgFreeze: "1"}
	m, err := w.made(w.maker().Plain, job(top, "", args))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := table(t, m.Files[0].Data), table(t, live.Files[0].Data); len(got) != len(want) || got[0]["Đã cài"] != want[0]["Đã cài"] || got[4]["Đã cài"] != want[4]["Đã cài"] {
		t.Errorf("frozen rows %q, live ones then %q", got, want)
	}
	if c := m.Files[0].Caption; !strings.Contains(c, "Tính đến 16:42 ngày 25/8/2020, số liệu chốt lần 1.") {
		t.Errorf("caption %q", c)
	}
	book, _ := w.workbook(top, "", args)
	totals := read(t, book, "Tổng hợp")
	if got := totals.shown(3, "Đã cài"); got != "385" {
		t.Errorf("frozen total %s", got)
	}
	if slices.Contains(totals.heads, "Đơn vị có người tham gia") || !slices.Contains(totals.heads, "Đã gửi, không còn gì cần xem lại") {
		t.Errorf("frozen columns %q", totals.heads)
	}
	if _, err := w.made(w.maker().Plain, job(top, "", map[string]string{exports.ArgFreeze: "2"})); err == nil {
		t.Error("a freeze that does not exist was exported")
	}

	w.put(store.OfficerKey("p9"), store.Officer{V: 1, Posts: []store.Post{{Unit: top.ID, Role: store.UpperRole}}})
	choose := func(args map[string]string) (said string, labels []string) {
		var m chat.Message
		err := w.e.View(w.Context(), func(s store.Snapshot) (err error) {
			m, err = exports.Render(s, w.c, store.Screen{Name: exports.ScreenChoose, Unit: top.ID, Args: args, For: "p9"})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range m.Buttons {
			for _, b := range row {
				labels = append(labels, b.Text+" "+b.Data)
			}
		}
		return m.Text, labels
	}
	_, labels := choose(nil)
	want := []string{"📗 Tệp Excel xf:x:u1:::", "📄 Tệp CSV xf:c:u1:::",
		"📈 Theo ngày xf:p:u1:::days", "📊 Tỷ lệ xf:p:u1:::rates", "📣 Hình thức xf:p:u1:::ways", "🪜 Tiến độ xf:p:u1:::funnel", "📄 Dự thảo Word xf:d:u1:::",
		"✓ Toàn bộ xf:?:u1:::", "KCN xf:?:u1::KCN:", "✓ Hiện tại xf:?:u1:::", "Chốt lần 1 xf:?:u1:1::", "↩️ Tổng hợp o/u1"}
	if !slices.Equal(labels, want) {
		t.Errorf("buttons %q", labels)
	}
	said, labels := choose(map[string]string{exports.ArgFreeze: "1", exports.ArgZone: "KCN"})
	if !strings.Contains(said, "khu công nghiệp; số liệu chốt lần 1, tính đến 16:42 ngày 25/8/2020") || labels[0] != "📗 Tệp Excel xf:x:u1:1:KCN:" || !slices.Contains(labels, "✓ KCN xf:?:u1:1:KCN:") || !slices.Contains(labels, "📊 Tỷ lệ xf:p:u1:1:KCN:rates") {
		t.Errorf("%q, %q", said, labels)
	}
}
