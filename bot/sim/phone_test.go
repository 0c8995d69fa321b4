package sim_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/sim"
)

// last takes everything that waits and gives the newest update.
func (d door) last() update {
	d.t.Helper()
	us := d.updates("offset", "-1")
	if len(us) != 1 {
		d.t.Fatalf("no update came")
	}
	return us[0]
}

func TestActsMakeUpdates(t *testing.T) {
	d := newDoor(t, sim.Options{BotUsername: "raquan_bot"})
	p := d.AddPerson(sim.Person{FirstName: "Nguyễn Thị", LastName: "Lan", Phone: "84912345678"})
	other := sim.Person{ID: 77, FirstName: "Minh", Phone: "84987654321"}

	if _, err := p.OpenLink("https://t.me/raquan_bot?start=abc_-9"); err != nil {
		t.Fatal(err)
	}
	u := d.last().Message
	if u == nil || u.Text != "/start abc_-9" || u.Chat.Type != "private" || u.From.ID != p.Person().ID ||
		len(u.Entities) != 1 || u.Entities[0] != (sim.Entity{Type: "bot_command", Length: 6}) {
		t.Errorf("start: %+v", u)
	}

	said, err := p.Say("  312 người ")
	if err != nil {
		t.Fatal(err)
	}
	if u := d.last().Message; u.Text != "312 người" || u.ID != said {
		t.Errorf("text: %+v", u)
	}
	if err := p.Edit(said, "321 người"); err != nil {
		t.Fatal(err)
	}
	if u := d.last().Edited; u == nil || u.ID != said || u.Text != "321 người" || u.Edited == 0 {
		t.Errorf("edit: %+v", u)
	}

	asked := d.send(p, "Đã cài?", "reply_markup", keyboard(`[{"text":"Rồi","callback_data":"y"},{"text":"Chưa","callback_data":"n"}]`))
	query, err := p.PressLabel("Chưa")
	if err != nil {
		t.Fatal(err)
	}
	if u := d.last().Callback; u == nil || u.Data != "n" || u.ID != query || u.Message.ID != asked || u.Message.ReplyMarkup == nil {
		t.Errorf("press: %+v", u)
	}
	if _, err := p.PressRaw(5, "forged"); err != nil {
		t.Fatal(err)
	}
	if u := d.last().Callback; u.Data != "forged" || u.Message.ID != 5 || u.Message.Date != 0 {
		t.Errorf("forged press: %+v", u)
	}

	d.send(p, "Số của bạn?", "reply_markup", `{"keyboard":[["Bỏ qua",{"text":"Gửi số","request_contact":true}]],"one_time_keyboard":true}`)
	if _, err := p.ShareContact(); err != nil {
		t.Fatal(err)
	}
	if c := d.last().Message.Contact; c == nil || c.UserID != p.Person().ID || c.Phone != "84912345678" {
		t.Errorf("own contact: %+v", c)
	}
	p.SendContactOf(other)
	if u := d.last().Message; u.Contact == nil || u.Contact.UserID != 77 || u.Origin != nil {
		t.Errorf("another's contact: %+v", u)
	}
	p.ForwardContact(p.Person(), other)
	if u := d.last().Message; u.Contact == nil || u.Contact.UserID != p.Person().ID || u.Origin == nil || u.Origin.Type != "user" {
		t.Errorf("forwarded contact: %+v", u)
	}
	p.SendSticker("👍")
	if u := d.last().Message; u.Sticker == nil || u.Sticker.Emoji != "👍" {
		t.Errorf("sticker: %+v", u)
	}
	p.SendVoice(4)
	if u := d.last().Message; u.Voice == nil || u.Voice.Duration != 4 {
		t.Errorf("voice: %+v", u)
	}
	if _, err := p.SendPhoto(picture(20, 20), "ảnh lễ ra quân"); err != nil {
		t.Fatal(err)
	}
	if u := d.last().Message; len(u.Photo) != 1 || u.Caption != "ảnh lễ ra quân" {
		t.Errorf("photo: %+v", u)
	}
	shown, err := p.SendPhoto(picture(300, 600), "")
	if err != nil {
		t.Fatal(err)
	}
	if u := d.last().Message; len(u.Photo) != 2 || u.Photo[0].Width != 45 || u.Photo[1].Width != 300 || u.Photo[0].ID == u.Photo[1].ID {
		t.Errorf("sizes of a photo: %+v", u.Photo)
	}
	if err := p.Edit(shown, "lễ ra quân"); err != nil {
		t.Fatal(err)
	}
	if u := d.last().Edited; u == nil || u.Caption != "lễ ra quân" || len(u.Photo) != 2 {
		t.Errorf("edited caption: %+v", u)
	}
	if ids, err := p.SendAlbum([][]byte{picture(20, 20), picture(20, 30)}, "hai ảnh"); err != nil || len(ids) != 2 {
		t.Errorf("album: %v, %v", ids, err)
	}
	if u := d.last().Message; len(u.Photo) != 1 || u.Album == "" || u.Caption != "" {
		t.Errorf("second picture of an album: %+v", u)
	}
	p.SendDocument("ds.xlsx", []byte("x"), "")
	if u := d.last().Message; u.Document == nil || u.Document.Name != "ds.xlsx" {
		t.Errorf("document: %+v", u)
	}
	p.Block()
	if u := d.last().Member; u == nil || u.New.Status != "kicked" {
		t.Errorf("block: %+v", u)
	}
	p.Unblock()
	if u := d.last().Member; u == nil || u.New.Status != "member" {
		t.Errorf("unblock: %+v", u)
	}
	g := d.AddGroup(-5, "Công đoàn", p)
	p.SayIn(g, "/baocao@raquan_bot nhé")
	if u := d.last().Message; u.Chat.Type != "group" || u.Chat.ID != -5 || u.Entities[0].Length != len("/baocao@raquan_bot") {
		t.Errorf("group: %+v", u)
	}
}

func TestWhatAPhoneCannotDo(t *testing.T) {
	d := newDoor(t, sim.Options{})
	p := d.opened("Lan")
	m := d.send(p, "Chọn", "reply_markup", keyboard(`[{"text":"A","callback_data":"a"},{"text":"Trang","url":"https://example.org"}]`))
	said := p.Messages()[0].ID
	id := func(_ int, err error) error { return err }
	query := func(_ string, err error) error { return err }
	for what, err := range map[string]error{
		"say nothing":                id(p.Say(" \n")),
		"open a broken link":         id(p.Open("dấu cách không được")),
		"open another bot's link":    id(p.OpenLink("https://t.me/another_bot?start=a")),
		"press what is not there":    query(p.Press(m, "b")),
		"press an absent label":      query(p.PressLabel("B")),
		"press a link out of here":   query(p.PressLabel("Trang")),
		"share a number unasked":     id(p.ShareContact()),
		"press a key that is absent": id(p.PressReply("Có")),
		"edit the bot's message":     p.Edit(m, "b"),
		"edit without a change":      p.Edit(said, "/start"),
		"send a broken photo":        id(p.SendPhoto([]byte("x"), "")),
		"send an album of one":       func() error { _, err := p.SendAlbum([][]byte{picture(20, 20)}, ""); return err }(),
	} {
		if err == nil {
			t.Errorf("possible: %s", what)
		}
	}

	p.Block()
	if _, err := p.Say("a"); !errors.Is(err, sim.ErrBlocked) {
		t.Errorf("say something to a blocked bot: %v", err)
	}
	if _, err := p.Open(""); err != nil {
		t.Errorf("Start lifts the block: %v", err)
	}
	d.send(p, "chào lại")
}

func TestReplyKeyboard(t *testing.T) {
	d := newDoor(t, sim.Options{})
	p := d.opened("Lan")
	d.send(p, "Có?", "reply_markup", `{"keyboard":[["Có","Không"]],"resize_keyboard":true}`)
	d.send(p, "không đổi bàn phím")
	if _, err := p.PressReply("Không"); err != nil {
		t.Fatal(err)
	}
	if u := d.last().Message; u.Text != "Không" {
		t.Errorf("the key said %+v", u)
	}
	if p.Keyboard() == nil {
		t.Error("the keyboard went away")
	}
	d.send(p, "thôi", "reply_markup", `{"remove_keyboard":true}`)
	if p.Keyboard() != nil {
		t.Error("the keyboard stayed")
	}
	d.send(p, "Một lần", "reply_markup", `{"keyboard":[["Có"]],"one_time_keyboard":true}`)
	p.PressReply("Có")
	if p.Keyboard() != nil {
		t.Error("a keyboard for one press stayed")
	}
	m := d.send(p, "Nữa", "reply_markup", `{"keyboard":[["Có"]]}`)
	d.must("deleteMessage", "chat_id", id(p.Person().ID), "message_id", id(m))
	if p.Keyboard() != nil {
		t.Error("the keyboard outlived its message")
	}
}

func TestCallbackAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDoor(t, sim.Options{})
		p := d.opened("Lan")
		m := d.send(p, "Chọn", "reply_markup", keyboard(`[{"text":"A","callback_data":"a"}]`))
		query, err := p.Press(m, "a")
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := p.Answer(query); ok {
			t.Error("answered before it was")
		}
		go func() {
			time.Sleep(time.Second)
			d.call("answerCallbackQuery", "callback_query_id", query, "text", "Đã ghi", "show_alert", "true")
		}()
		a, err := p.WaitAnswer(t.Context(), query)
		if err != nil || a.Text != "Đã ghi" || !a.Alert {
			t.Errorf("answer %+v, %v", a, err)
		}
		if again := d.call("answerCallbackQuery", "callback_query_id", query); again.OK {
			t.Error("a press was answered twice")
		}
	})
}

func TestWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDoor(t, sim.Options{})
		p := d.opened("Lan")
		other := d.opened("Minh")
		mark := p.Mark()
		first := d.send(p, "một")
		go func() {
			d.send(other, "không phải ở đây")
			time.Sleep(time.Second)
			p.Say("chính mình nói")
			d.send(p, "hai")
			d.must("editMessageText", "chat_id", id(p.Person().ID), "message_id", id(first), "text", "một, sửa")
		}()
		found, err := p.WaitNew(t.Context(), mark)
		if err != nil || len(found) != 1 || found[0].Text != "một" {
			t.Errorf("at once: %+v, %v", found, err)
		}
		m, err := p.Wait(t.Context(), mark, func(m sim.Message) bool { return strings.Contains(m.Text, "sửa") })
		if err != nil || m.ID != first || m.Edited.IsZero() {
			t.Errorf("the edit: %+v, %v", m, err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if _, err := p.WaitNew(ctx, p.Mark()); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("waiting for nothing: %v", err)
		}
	})
}

func TestLongTextIsSplit(t *testing.T) {
	d := newDoor(t, sim.Options{})
	p := d.opened("Lan")
	p.Say(strings.Repeat("ế", 4096+10))
	all := p.Messages()
	if n := len(all); n != 3 || all[2].Text != strings.Repeat("ế", 10) {
		t.Errorf("%d messages", n)
	}
}

func TestHistoryIsBounded(t *testing.T) {
	d := newDoor(t, sim.Options{History: 3})
	p := d.opened("Lan")
	for _, text := range strings.Fields("a b c d") {
		d.send(p, text)
	}
	all := p.Messages()
	if len(all) != 3 || all[0].Text != "b" || all[2].Text != "d" {
		t.Errorf("kept %+v", all)
	}
}

func TestRenderedHTML(t *testing.T) {
	d := newDoor(t, sim.Options{})
	p := d.opened("Lan")
	for in, want := range map[string]string{
		"a &lt; b &amp; c &xyz;":                           "a &lt; b &amp; c &amp;xyz;",
		"<b>đậm <i>nghiêng</i></b> 😀 <u>x</u>":             "<b>đậm <i>nghiêng</i></b> 😀 <u>x</u>",
		"  <b> trong </b>  ":                               "<b>trong</b>",
		`<a href="https://a.vn/?x=1&amp;y=&quot;">đây</a>`: `<a href="https://a.vn/?x=1&amp;y=&#34;" target="_blank" rel="noopener">đây</a>`,
		`<a href="javascript:alert(1)">x</a>`:              "x",
		`<pre><code class="language-go">x</code></pre>`:    "<pre>x</pre>",
		"<blockquote expandable>x</blockquote>":            "<blockquote>x</blockquote>",
		`<span class="tg-spoiler">x</span>&#38;&#x26;`:     `<span class="spoiler">x</span>&amp;&amp;`,
		"<b><i>x</i></b><s>y</s>":                          "<b><i>x</i></b><s>y</s>",
	} {
		d.send(p, in, "parse_mode", "HTML")
		if m, _ := p.Last(); m.HTML() != want {
			t.Errorf("%s\n got %s (%+v)\nwant %s", in, m.HTML(), m.Entities, want)
		}
	}
}

func TestCopyMessage(t *testing.T) {
	d := newDoor(t, sim.Options{})
	lan, minh := d.opened("Lan"), d.opened("Minh")
	asked := d.send(lan, "<b>Số liệu</b>", "parse_mode", "HTML", "reply_markup", keyboard(`[{"text":"A","callback_data":"a"}]`))
	d.must("copyMessage", "chat_id", id(minh.Person().ID), "from_chat_id", id(lan.Person().ID), "message_id", id(asked))
	if m, _ := minh.Last(); m.HTML() != "<b>Số liệu</b>" || len(m.Buttons) != 0 {
		t.Errorf("copied %+v", m)
	}
}

func TestCommandsMenu(t *testing.T) {
	d := newDoor(t, sim.Options{})
	lan, minh := d.opened("Lan"), d.AddPerson(sim.Person{FirstName: "Minh", LanguageCode: "en"})
	scope := `{"type":"chat","chat_id":` + id(lan.Person().ID) + `}`
	set := func(name string, pairs ...string) {
		d.must("setMyCommands", append(pairs, "commands", `[{"command":"/`+name+`","description":"việc"}]`)...)
	}
	first := func(p *sim.Phone) string {
		if menu := p.Commands(); len(menu) > 0 {
			return menu[0].Name
		}
		return ""
	}
	check := func(when, forLan, forMinh string) {
		t.Helper()
		if a, b := first(lan), first(minh); a != forLan || b != forMinh {
			t.Errorf("%s: menus %q and %q, want %q and %q", when, a, b, forLan, forMinh)
		}
	}
	check("at first", "", "")
	set("chung")
	check("default", "chung", "chung")
	set("viet", "language_code", "vi")
	check("in a language", "viet", "chung")
	set("rieng", "scope", `{"type":"all_private_chats"}`)
	check("for private chats", "rieng", "rieng")
	set("lan", "scope", scope)
	check("for one chat", "lan", "rieng")
	if got := decode[[]sim.Command](t, d.must("getMyCommands", "scope", scope).Result); len(got) != 1 || got[0].Name != "lan" {
		t.Errorf("getMyCommands: %+v", got)
	}
	d.must("deleteMyCommands", "scope", scope)
	check("deleted", "rieng", "rieng")
	if got := d.must("getMyCommands", "scope", scope).Result; string(got) != "[]" {
		t.Errorf("getMyCommands of none: %s", got)
	}
}

func TestTranscript(t *testing.T) {
	now := time.Date(2020, 8, 20, 1, 0, 0, 0, time.UTC)
	d := newDoor(t, sim.Options{BotName: "Ra Quân", Now: func() time.Time { return now }})
	p := d.opened("Lan")
	m := d.send(p, "Đã cài?\nTrả lời:", "reply_markup", keyboard(`[{"text":"Rồi","callback_data":"y"},{"text":"Chưa","callback_data":"n"}]`))
	d.must("editMessageText", "chat_id", id(p.Person().ID), "message_id", id(m), "text", "Đã cài chưa?\nTrả lời:", "reply_markup", keyboard(`[{"text":"Rồi","callback_data":"y"}]`))
	d.send(p, "Số?", "reply_markup", `{"keyboard":[["Gửi số"]]}`)
	p.SendVoice(3)
	lan := id(p.Person().ID)
	d.upload("sendPhoto", "photo", "qr.png", picture(40, 40), "chat_id", lan, "caption", "<b>Quét mã</b>\nđể mở", "parse_mode", "HTML", "reply_markup", keyboard(`[{"text":"Xong","callback_data":"x"}]`))
	d.upload("sendDocument", "document", "Liên kết.xlsx", []byte("bảng"), "chat_id", lan)
	d.must("sendContact", "chat_id", lan, "phone_number", "+84912345678", "first_name", "Trần Thị Hoa")
	var out strings.Builder
	if err := p.Transcript(&out); err != nil {
		t.Fatal(err)
	}
	want := `Lan · 20/08 08:00
  /start

🤖 Ra Quân · 20/08 08:00 · đã sửa
  Đã cài chưa?
  Trả lời:
  [Rồi]

🤖 Ra Quân · 20/08 08:00
  Số?
  ⌨[Gửi số]

Lan · 20/08 08:00
  (tin nhắn thoại 3 giây)

🤖 Ra Quân · 20/08 08:00
  (ảnh qr.png) Quét mã
  để mở
  [Xong]

🤖 Ra Quân · 20/08 08:00
  (tệp Liên kết.xlsx, 6 byte)

🤖 Ra Quân · 20/08 08:00
  (danh thiếp Trần Thị Hoa +84912345678)

`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}
