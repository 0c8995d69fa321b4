package links_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/links"
	"raquan/bot/roster"
	"raquan/config"
	"raquan/store"
	"raquan/store/mem"
)

var now = time.Date(2020, 8, 20, 8, 0, 0, 0, time.UTC)

// world is a district with units below, an officer of it, and links.
type world struct {
	testing.TB
	e    store.Engine
	deps links.Deps
	n    int // units so far
}

func newWorld(t testing.TB) *world {
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	w := &world{TB: t, e: mem.New(), deps: links.Deps{Campaign: c, Secret: store.Secret{V: 1, Key: []byte("k")}}}
	t.Cleanup(func() { _ = w.e.Close() })
	w.put(store.BotKey, store.Bot{V: 1, Username: "raquan_bot"})
	w.unit(store.Upper, "LĐLĐ quận <Mẫu>", "")
	w.put(store.OfficerKey("p1"), store.Officer{V: 1, Posts: []store.Post{{Unit: "u1", Role: store.UpperRole}}})
	return w
}

func (w *world) put(k store.Key, v any) {
	w.Helper()
	if err := w.e.Update(context.Background(), func(tx store.Tx) error { return store.Put(tx, k, v) }); err != nil {
		w.Fatal(err)
	}
}

func (w *world) unit(kind store.UnitKind, name string, parent store.UnitID) *store.Unit {
	w.n++
	u := &store.Unit{V: 1, ID: store.UnitID(fmt.Sprint("u", w.n)), Code: fmt.Sprintf("01-%04d", w.n), Kind: kind, Name: name, Order: w.n,
		Parent: parent, Reports: kind == store.Grassroots}
	for at := parent; at != ""; {
		u.Above = append(u.Above, at)
		var up store.Unit
		w.get(store.UnitKey(at), &up)
		at = up.Parent
	}
	w.put(store.UnitKey(u.ID), u)
	w.put(store.ChildKey(parent, u.Order, u.ID), string(u.ID))
	return u
}

func (w *world) get(k store.Key, v any) {
	w.Helper()
	if err := w.e.View(context.Background(), func(s store.Snapshot) error { _, err := store.Get(s, k, v); return err }); err != nil {
		w.Fatal(err)
	}
}

// invite makes a link.
func (w *world) invite(u *store.Unit) string {
	role := roster.DefaultRole(u)
	payload := roster.Payload(w.deps.Secret, u.ID, role, 1)
	hash := roster.Hash(payload)
	err := w.e.Update(context.Background(), func(tx store.Tx) error {
		if err := store.Put(tx, store.InviteKey(hash), store.Invite{V: 1, Unit: u.ID, Role: role, Serial: 1, Made: now, Expires: now.Add(30 * 24 * time.Hour)}); err != nil {
			return err
		}
		return store.PutID(tx, store.OpenKey(u.ID, role), hash)
	})
	if err != nil {
		w.Fatal(err)
	}
	return payload
}

func (w *world) join(u *store.Unit, p store.PersonID, name string, at time.Time) {
	w.put(store.StaffKey(u.ID), store.Staff{V: 1, Officers: []store.Post{{Person: p, Role: roster.DefaultRole(u), Since: at}}})
	if name != "" {
		w.put(store.PersonKey(p), store.Person{V: 1, ID: p, Name: name})
	}
}

// message makes a screen for the officer.
func (w *world) message(s store.Screen) chat.Message {
	w.Helper()
	if s.For == "" {
		s.For = "p1"
	}
	var page links.Page
	err := w.e.View(context.Background(), func(snap store.Snapshot) (err error) {
		page, err = links.Read(snap, w.deps, s, now)
		return err
	})
	if err != nil {
		w.Fatal(err)
	}
	m, err := page.Message()
	if err != nil {
		w.Fatal(err)
	}
	return m
}

// seen is a message as text, with its buttons.
func seen(m chat.Message) string {
	var b strings.Builder
	if m.Photo != nil {
		b.WriteString("(photo) ")
	}
	b.WriteString(m.Text + "\n")
	for _, row := range m.Buttons {
		for _, button := range row {
			fmt.Fprintf(&b, "[%s %s]", button.Text, button.Data)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestScreens(t *testing.T) {
	w := newWorld(t)
	a := w.unit(store.Grassroots, "CĐCS Công ty A & B", "u1")
	b := w.unit(store.Grassroots, "CĐCS Trường Hoa Sen", "u1")
	level := w.unit(store.Upper, "Công đoàn KCN Mẫu", "u1")
	c := w.unit(store.Grassroots, "CĐCS Nhà máy", level.ID)
	closed := w.unit(store.Grassroots, "CĐCS đã giải thể", "u1")
	closed.Closed = now
	w.put(store.UnitKey(closed.ID), closed)
	w.join(a, "p2", "Nguyễn Mẫu <An>", now.Add(-time.Hour))
	w.join(c, "p3", "", now.Add(-2*time.Hour)) // erased since
	payload := w.invite(b)
	link := "https://t.me/raquan_bot?start=" + payload
	const home = "[↩️ Mời tham gia moi:h:u1:0]\n"
	for _, x := range []struct {
		s    store.Screen
		want string
	}{
		{store.Screen{Name: links.Home, Unit: "u1"},
			"🔗 <b>Mời tham gia – LĐLĐ quận &lt;Mẫu&gt;</b> · tính đến 15:00 ngày 20/8/2020\n" +
				"Đơn vị thuộc diện báo cáo: <b>3</b>; đã có người tham gia: <b>2</b> (66,7%)\n" +
				"Công đoàn cấp dưới đã có cán bộ tham gia: 0/1\nLiên kết chưa dùng: 1\n" +
				"Anh/Chị cũng có thể gõ tên hoặc mã của một đơn vị để lấy liên kết, ví dụ: 01-0002\n" +
				"[🔎 Một đơn vị moi:l:u1:0]\n[👥 Mời cán bộ cấp dưới moi:o:u1:0]\n[📎 Tệp liên kết (Excel) moi:f:u1:0]\n" +
				"[✅ Đã tham gia moi:j:u1:0][✉️ Tin gửi Zalo moi:z:u1:0]\n[🌐 Một liên kết cho tất cả lk/u1/show]\n[🚫 Thu hồi liên kết moi:s:u1:0][🔄 Làm mới moi:h:u1:0]\n"},
		{store.Screen{Name: links.Home, Unit: b.ID}, "Danh sách chưa có đơn vị nào thuộc <b>CĐCS Trường Hoa Sen</b>.\n"},
		{store.Screen{Name: links.List, Unit: "u1"},
			"<b>LĐLĐ quận &lt;Mẫu&gt;</b>: chọn đơn vị (1–3/3).\n✅ đã có người tham gia · 🔗 có liên kết chưa dùng\n" +
				"[✅ CĐCS Công ty A & B moi:p:u2:0]\n[🔗 CĐCS Trường Hoa Sen moi:p:u3:0]\n[• Công đoàn KCN Mẫu moi:l:u4:0]\n" + home},
		{store.Screen{Name: links.List, Unit: level.ID, Lang: "en"},
			"<b>Công đoàn KCN Mẫu</b>: choose a unit (1–1 of 1).\n✅ somebody has joined · 🔗 a link is not used yet\n" +
				"[👤 Invite an officer of Công đoàn KCN Mẫu moi:p:u4:0]\n[✅ CĐCS Nhà máy moi:p:u5:0]\n[⬆ Level above moi:l:u1:0]\n[↩️ Invitations moi:h:u1:0]\n"},
		{store.Screen{Name: links.Levels, Unit: "u1"},
			"<b>LĐLĐ quận &lt;Mẫu&gt;</b>: chọn công đoàn cấp dưới để mời cán bộ (1–1/1).\n✅ đã có cán bộ tham gia · 🔗 có liên kết chưa dùng\n" +
				"[• Công đoàn KCN Mẫu moi:p:u4:0]\n" + home},
		{store.Screen{Name: links.Card, Unit: a.ID},
			"✅ <b>CĐCS Công ty A &amp; B</b> (01-0002) đã có người tham gia: Nguyễn Mẫu &lt;An&gt;, từ 14:00 ngày 20/8/2020\n" +
				"[➕ Mời thêm một người moi:n:u2:0]\n[↩️ Danh sách đơn vị moi:l:u1:0]\n" + home},
		{store.Screen{Name: links.Card, Unit: b.ID, Lang: "en"},
			"(photo) 🔗 <b>CĐCS Trường Hoa Sen</b> (01-0003)\n" + link + "\nFor whoever reports for the unit; works once, until 19/9/2020. " +
				"Send it to that person only: the first to confirm is registered.\n[✉️ Message for Zalo moi:z:u3:0]\n[🚫 Revoke links moi:r:u3:0]\n" +
				"[↩️ List of units moi:l:u1:0][↩️ Invitations moi:h:u1:0]\n"},
		{store.Screen{Name: links.Card, Unit: level.ID},
			"<b>Công đoàn KCN Mẫu</b> (01-0004) hiện không có liên kết chưa dùng.\n[➕ Tạo liên kết moi:n:u4:0]\n[↩️ Danh sách đơn vị moi:l:u1:0]\n" + home},
		{store.Screen{Name: links.Card, Unit: closed.ID}, "<b>CĐCS đã giải thể</b> đã ngừng hoạt động nên không tạo liên kết.\n" + home},
		{store.Screen{Name: links.Ready, Unit: b.ID},
			"Kính gửi đồng chí phụ trách báo cáo của CĐCS Trường Hoa Sen!\nĐể báo cáo kết quả cài đặt ứng dụng Bluezone theo Công văn 850/TLĐ, " +
				"đề nghị đồng chí dùng điện thoại có Telegram mở liên kết sau, bấm “Bắt đầu” và trả lời vài câu hỏi (khoảng một phút):\n" + link + "\n" +
				"Hạn báo cáo: 12:00 ngày 26/8/2020. Liên kết này của riêng CĐCS Trường Hoa Sen, dùng một lần; xin không chuyển cho đơn vị khác. " +
				"Hệ thống không bao giờ hỏi mật khẩu, mã OTP hay tiền. Xin cảm ơn đồng chí!\n"},
		{store.Screen{Name: links.Joined, Unit: "u1"},
			"✅ <b>Đã tham gia – LĐLĐ quận &lt;Mẫu&gt;</b>: 2 người, mới nhất trước\n• 14:00 ngày 20/8/2020: Nguyễn Mẫu &lt;An&gt; – CĐCS Công ty A &amp; B\n" +
				"• 13:00 ngày 20/8/2020: … – CĐCS Nhà máy\n" + home},
		{store.Screen{Name: links.Joined, Unit: b.ID, Lang: "en"}, "Nobody of the units below <b>CĐCS Trường Hoa Sen</b> has joined yet.\n[↩️ Invitations moi:h:u1:0]\n"},
		{store.Screen{Name: links.AskRevokeAll, Unit: level.ID}, "Các đơn vị thuộc <b>Công đoàn KCN Mẫu</b> không có liên kết nào chưa dùng.\n" + home},
		{store.Screen{Name: links.Home, Unit: "u1", For: "p2"}, "Không gửi được: Anh/Chị không còn là cán bộ phụ trách <b>LĐLĐ quận &lt;Mẫu&gt;</b>.\n"},
		{store.Screen{Name: links.File, Unit: "u1", For: "p2"}, "Không gửi được: Anh/Chị không còn là cán bộ phụ trách <b>LĐLĐ quận &lt;Mẫu&gt;</b>.\n"},
	} {
		if got := seen(w.message(x.s)); got != x.want {
			t.Errorf("%s of %s:\n%s\nwant\n%s", x.s.Name, x.s.Unit, got, x.want)
		}
	}
	if group := w.message(store.Screen{Name: links.Ready, Unit: "u1"}); !strings.Contains(group.Text, "LĐLĐ quận &lt;Mẫu&gt;") || strings.Contains(group.Text, "{") {
		t.Errorf("to all: %s", group.Text)
	}
}

func TestPress(t *testing.T) {
	for _, what := range []string{links.Home, links.List, links.Levels, links.Card, links.Ready, links.Joined, links.AskRevoke, links.AskRevokeAll,
		links.Pick, links.Make, links.Revoke, links.MakeFile, links.RevokeAll} {
		p := links.Press{What: what, Unit: "u126000", Page: 99999}
		if got, ok := links.Parse(links.Data(p)); !ok || got != p || len(links.Data(p)) > 64 {
			t.Errorf("%s: %+v, %v", links.Data(p), got, ok)
		}
	}
	for _, data := range []string{"", "moi:", "moi:h", "moi:h:u1", "moi:?:u1:0", "moi:h::0", "moi:h:U1:0", "moi:h:u/1:0", "moi:h:u1:-1", "moi:h:u1:x", "moi:h:u1:0:0", "t:h:u1:0",
		"moi:h:" + strings.Repeat("u", 60) + ":0"} {
		if p, ok := links.Parse(data); ok {
			t.Errorf("%q: %+v", data, p)
		}
	}
}

// BenchmarkHome is the largest subtree there is: the nation.
func BenchmarkHome(b *testing.B) {
	w := newWorld(b)
	for range 400 {
		d := w.unit(store.Upper, "LĐLĐ huyện", "u1")
		for range 300 {
			w.unit(store.Grassroots, "CĐCS Công ty TNHH Mẫu", d.ID)
		}
	}
	for b.Loop() {
		w.message(store.Screen{Name: links.Home, Unit: "u1"})
	}
}
