package sim_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/sim"
)

const page = "http://127.0.0.1:8850"

// get loads an address of the page.
func (d door) get(path string) (int, string) {
	d.t.Helper()
	resp, err := d.Client().Get(page + path)
	if err != nil {
		d.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

// post does something as the page does it.
func (d door) post(path string, body any) (int, string) {
	d.t.Helper()
	raw, err := json.Marshal(body)
	if err != nil {
		d.t.Fatal(err)
	}
	resp, err := d.Client().Post(page+path, "application/json", bytes.NewReader(raw))
	if err != nil {
		d.t.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	return resp.StatusCode, string(answer)
}

type act map[string]any

type news struct {
	Seq    uint64
	Notice string
	Links  []sim.Link
	Total  int
	People []struct {
		ID     int64
		Name   string
		Unread int
	}
	Chat *struct {
		Started  bool
		Blocked  bool
		Payload  string
		Action   string
		Commands []sim.Command
		Answers  []sim.Answer
		Keyboard *sim.Keyboard
		Messages []struct {
			ID      int
			Mine    bool
			Edited  bool
			Kind    string
			Day     string
			Time    string
			HTML    string
			File    *struct{ ID, Name string }
			Contact *sim.Contact
			Buttons [][]sim.Button
		}
	}
}

func (d door) news(query string) news {
	d.t.Helper()
	status, body := d.get("/phone/news?" + query)
	if status != 200 {
		d.t.Fatalf("news: %d %s", status, body)
	}
	return decode[news](d.t, json.RawMessage(body))
}

func TestPageLoads(t *testing.T) {
	d := newDoor(t, sim.Options{})
	status, html := d.get("/")
	if status != 200 || !strings.Contains(html, "<title>Ra Quân – điện thoại mô phỏng</title>") {
		t.Fatalf("page: %d %.200s", status, html)
	}
	for _, asset := range []string{"app.js", "style.css"} {
		if !strings.Contains(html, `"`+asset+`"`) {
			t.Errorf("the page does not use %s", asset)
		}
		if status, body := d.get("/" + asset); status != 200 || body == "" {
			t.Errorf("%s: %d", asset, status)
		}
	}
	if _, js := d.get("/app.js"); strings.Contains(js+html, "//cdn") || strings.Contains(html, "src=\"http") {
		t.Error("the page loads something from elsewhere")
	}
	for path, want := range map[string]int{"/nothing": 404, "/page/index.html": 404, "/phone/file/none": 404, "/phone/clock": 200} {
		if status, _ := d.get(path); status != want {
			t.Errorf("%s: %d, want %d", path, status, want)
		}
	}
}

func TestPageShowsTheChat(t *testing.T) {
	now := time.Date(2020, 8, 20, 1, 5, 0, 0, time.UTC)
	d := newDoor(t, sim.Options{Notice: "Gợi ý", Links: []sim.Link{{Label: "Trang", URL: "https://example.org"}}, Now: func() time.Time { return now }})
	lan := d.AddPerson(sim.Person{FirstName: "Lan", StartPayload: "abc"})
	d.opened("Minh")
	person := "person=" + id(lan.Person().ID)

	v := d.news(person)
	if v.Notice != "Gợi ý" || len(v.Links) != 1 || v.Total != 2 || v.Chat == nil || v.Chat.Started || v.Chat.Payload != "abc" {
		t.Fatalf("at first: %+v", v)
	}
	if status, body := d.post("/phone/act", act{"person": lan.Person().ID, "act": "open", "text": "abc"}); status != 200 {
		t.Fatalf("open: %d %s", status, body)
	}
	if u := d.last().Message; u.Text != "/start abc" || u.From.ID != lan.Person().ID {
		t.Errorf("the page's Start made %+v", u)
	}
	d.send(lan, "<b>Chào</b> <script>", "parse_mode", "")
	m := d.send(lan, "<b>Chào</b> &lt;", "parse_mode", "HTML", "reply_markup", keyboard(`[{"text":"A","callback_data":"a"}]`))
	if minh := d.news("").People; minh[0].Unread != 2 || minh[1].Unread != 0 {
		t.Errorf("unread: %+v", minh)
	}
	v = d.news(person)
	if n := len(v.Chat.Messages); n != 3 {
		t.Fatalf("%d messages", n)
	}
	if got := v.Chat.Messages[1].HTML; got != "&lt;b&gt;Chào&lt;/b&gt; &lt;script&gt;" {
		t.Errorf("plain text as HTML: %s", got)
	}
	if got := v.Chat.Messages[2]; got.HTML != "<b>Chào</b> &lt;" || got.Mine || got.Time != "08:05" || got.Day != "Thứ Năm, 20/8/2020" {
		t.Errorf("message: %+v", got)
	}
	if d.news("").People[0].Unread != 0 {
		t.Error("what was shown is still unread")
	}
	if status, _ := d.post("/phone/act", act{"person": lan.Person().ID, "act": "press", "message": m, "data": "a"}); status != 200 {
		t.Errorf("press: %d", status)
	}
	query := d.last().Callback.ID
	d.must("answerCallbackQuery", "callback_query_id", query, "text", "Đã ghi")
	if a := d.news(person).Chat.Answers; len(a) != 1 || a[0].Text != "Đã ghi" {
		t.Errorf("answers: %+v", a)
	}
	if found := d.news("find=MINH").People; len(found) != 1 || found[0].Name != "Minh" {
		t.Errorf("searching: %+v", found)
	}
}

func TestPageActs(t *testing.T) {
	d := newDoor(t, sim.Options{})
	lan, minh := d.opened("Lan"), d.opened("Minh")
	d.send(lan, "Số?", "reply_markup", `{"keyboard":[[{"text":"Gửi số","request_contact":true}]]}`)
	said, err := lan.Say("một")
	if err != nil {
		t.Fatal(err)
	}
	do := func(a act, want int) string {
		t.Helper()
		a["person"] = lan.Person().ID
		status, body := d.post("/phone/act", a)
		if status != want {
			t.Errorf("%v: %d %s", a, status, body)
		}
		return body
	}
	kind := func() string {
		all := lan.Messages()
		return string(all[len(all)-1].Kind)
	}
	for _, c := range []struct {
		act  act
		kind string // of the message that it makes
	}{
		{act{"act": "say", "text": "hai"}, "text"},
		{act{"act": "key", "text": "Gửi số"}, "contact"},
		{act{"act": "card", "other": minh.Person().ID}, "contact"},
		{act{"act": "sticker"}, "sticker"},
		{act{"act": "voice"}, "voice"},
		{act{"act": "location"}, "location"},
		{act{"act": "photo", "file": base64.StdEncoding.EncodeToString(picture(20, 20))}, "photo"},
		{act{"act": "document", "name": "a.txt", "file": base64.StdEncoding.EncodeToString([]byte("abc"))}, "document"},
		{act{"act": "link", "text": "https://t.me/raquan_bot?start=x"}, "text"},
	} {
		do(c.act, 200)
		if kind() != c.kind {
			t.Errorf("%v made a message of kind %s", c.act["act"], kind())
		}
	}
	do(act{"act": "edit", "message": said, "text": "mốt"}, 200)
	messages := d.news("person=" + id(lan.Person().ID)).Chat.Messages
	if file := messages[len(messages)-2].File; file == nil {
		t.Errorf("the document is not shown: %+v", messages)
	} else if _, body := d.get("/phone/file/" + file.ID); body != "abc" {
		t.Errorf("saved %q", body)
	}
	do(act{"act": "block"}, 200)
	if body := do(act{"act": "say", "text": "ba"}, 409); !strings.Contains(body, "blocked") {
		t.Errorf("a blocked act: %s", body)
	}
	do(act{"act": "unblock"}, 200)
	do(act{"act": "fly"}, 400)

	status, body := d.post("/phone/people", act{"name": "Phạm Thị Mai", "phone": "0987654321", "payload": "q"})
	added := decode[struct{ ID int64 }](t, json.RawMessage(body))
	if p := d.Phone(added.ID); status != 200 || p == nil || p.Person().Phone != "0987654321" || p.Person().StartPayload != "q" {
		t.Errorf("added %d %s", status, body)
	}
	if status, _ := d.post("/phone/people", act{"name": " "}); status != 400 {
		t.Errorf("somebody without a name: %d", status)
	}
}

func TestNewsWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDoor(t, sim.Options{})
		lan := d.opened("Lan")
		seq := d.news("").Seq
		start := time.Now()
		go func() {
			time.Sleep(3 * time.Second)
			lan.Say("mới")
		}()
		if v := d.news("after=" + id(int64(seq))); v.Seq <= seq || time.Since(start) != 3*time.Second {
			t.Errorf("news %d after %d came in %v", v.Seq, seq, time.Since(start))
		}
		start = time.Now()
		d.news("after=" + id(int64(lan.Mark())))
		if time.Since(start) != 20*time.Second {
			t.Errorf("no news came in %v", time.Since(start))
		}
	})
}

func TestPageRefusesOthers(t *testing.T) {
	d := newDoor(t, sim.Options{})
	lan := d.opened("Lan")
	body := `{"person":` + id(lan.Person().ID) + `,"act":"say","text":"trộm"}`
	for _, c := range []struct {
		name, host, header, value string
		want                      int
	}{
		{"the page itself", "127.0.0.1:8850", "Origin", "http://127.0.0.1:8850", 200},
		{"a program", "localhost:8850", "", "", 200},
		{"by IPv6", "[::1]:8850", "Sec-Fetch-Site", "same-origin", 200},
		{"another page", "127.0.0.1:8850", "Origin", "https://example.org", 403},
		{"another port", "127.0.0.1:8850", "Origin", "http://127.0.0.1:80", 403},
		{"a sandboxed page", "127.0.0.1:8850", "Origin", "null", 403},
		{"a page without Origin", "127.0.0.1:8850", "Sec-Fetch-Site", "cross-site", 403},
		{"a form", "127.0.0.1:8850", "Content-Type", "text/plain", 403},
		{"a name made to point here", "evil.example.org:8850", "", "", 403},
		{"another machine", "192.168.1.5:8850", "", "", 403},
	} {
		r, err := http.NewRequest("POST", "http://"+c.host+"/phone/act", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		if c.header != "" {
			r.Header.Set(c.header, c.value)
		}
		resp, err := d.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != c.want {
			t.Errorf("%s: %s, want %d", c.name, resp.Status, c.want)
		}
	}
	if n := len(lan.Messages()); n != 4 {
		t.Errorf("%d messages, want Start and three allowed ones", n)
	}
}

// What the bot sends beside texts: a picture, a document, somebody's card.
func TestPageShowsMedia(t *testing.T) {
	d := newDoor(t, sim.Options{})
	lan := d.opened("Lan")
	to := id(lan.Person().ID)
	data := picture(40, 40)
	row := keyboard(`[{"text":"A","callback_data":"a"}]`)
	d.upload("sendPhoto", "photo", "qr.png", data, "chat_id", to, "caption", "<b>Quét</b>", "parse_mode", "HTML", "reply_markup", row)
	d.upload("sendDocument", "document", "Liên kết.xlsx", []byte("bảng"), "chat_id", to)
	d.must("sendContact", "chat_id", to, "phone_number", "+84912345678", "first_name", "Hoa", "reply_markup", row)
	shown := d.news("person=" + to).Chat.Messages[1:]
	if m := shown[0]; m.Kind != "photo" || m.HTML != "<b>Quét</b>" || len(m.Buttons) != 1 {
		t.Errorf("photo: %+v", m)
	}
	if status, body := d.get("/phone/file/" + shown[0].File.ID); status != 200 || body != string(data) {
		t.Errorf("the picture: %d, %d bytes", status, len(body))
	}
	if m := shown[1]; m.Kind != "document" || m.File.Name != "Liên kết.xlsx" {
		t.Errorf("document: %+v", m)
	}
	if status, body := d.get("/phone/file/" + shown[1].File.ID); status != 200 || body != "bảng" {
		t.Errorf("the document: %d %q", status, body)
	}
	if m := shown[2]; m.Kind != "contact" || m.Contact.Phone != "+84912345678" || len(m.Buttons) != 1 {
		t.Errorf("contact: %+v", m)
	}
	if lan.PressLabel("A"); d.last().Callback == nil {
		t.Error("the button under a card cannot be pressed")
	}
}
