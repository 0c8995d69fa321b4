package sim_test

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/sim"
)

const token = "850:test"

// A door is the Bot API of a stand-in, as a test of it wants to call it.
type door struct {
	*sim.Server
	t *testing.T
}

func newDoor(t *testing.T, o sim.Options) door {
	o.Token = token
	return door{sim.New(o), t}
}

type answer struct {
	OK          bool
	Result      json.RawMessage
	ErrorCode   int `json:"error_code"`
	Description string
	Parameters  struct {
		RetryAfter int `json:"retry_after"`
	}
}

// form makes parameters of name, value, name, value …
func form(pairs ...string) url.Values {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Set(pairs[i], pairs[i+1])
	}
	return v
}

func address(method string) string { return "http://sim/bot" + token + "/" + method }

// call calls a method with parameters of name, value, name, value …
func (d door) call(method string, pairs ...string) answer {
	d.t.Helper()
	resp, err := d.Client().PostForm(address(method), form(pairs...))
	return d.read(resp, err)
}

func (d door) read(resp *http.Response, err error) answer {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	var a answer
	if err := json.Unmarshal(body, &a); err != nil {
		d.t.Fatalf("answer %q: %v", body, err)
	}
	if want := map[bool]int{true: 200, false: a.ErrorCode}[a.OK]; resp.StatusCode != want {
		d.t.Errorf("HTTP status %d of answer %s", resp.StatusCode, body)
	}
	return a
}

// must calls a method that has to succeed.
func (d door) must(method string, pairs ...string) answer {
	d.t.Helper()
	a := d.call(method, pairs...)
	if !a.OK {
		d.t.Fatalf("%s: %s", method, a.Description)
	}
	return a
}

// upload calls a method with a file.
func (d door) upload(method, field, name string, data []byte, pairs ...string) answer {
	d.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, values := range form(pairs...) {
		w.WriteField(name, values[0])
	}
	part, err := w.CreateFormFile(field, name)
	if err != nil {
		d.t.Fatal(err)
	}
	part.Write(data)
	w.Close()
	resp, err := d.Client().Post(address(method), w.FormDataContentType(), &body)
	return d.read(resp, err)
}

type message struct {
	ID      int `json:"message_id"`
	Text    string
	Caption string
	Date    int64
	Edited  int64 `json:"edit_date"`
	From    struct{ ID int64 }
	Chat    struct {
		ID   int64
		Type string
	}
	Entities    []sim.Entity
	Contact     *sim.Contact
	ReplyTo     *message               `json:"reply_to_message"`
	Origin      *struct{ Type string } `json:"forward_origin"`
	ReplyMarkup *struct {
		Rows [][]sim.Button `json:"inline_keyboard"`
	} `json:"reply_markup"`
	Album    string `json:"media_group_id"`
	Document *struct {
		ID   string `json:"file_id"`
		Name string `json:"file_name"`
	}
	Photo []struct {
		ID    string `json:"file_id"`
		Width int
	}
	Voice   *struct{ Duration int }
	Sticker *struct{ Emoji string }
}

type update struct {
	ID       int `json:"update_id"`
	Message  *message
	Edited   *message `json:"edited_message"`
	Callback *struct {
		ID      string
		Data    string
		Message message
		From    struct{ ID int64 }
	} `json:"callback_query"`
	Member *struct {
		New struct{ Status string } `json:"new_chat_member"`
	} `json:"my_chat_member"`
}

func decode[T any](t *testing.T, raw json.RawMessage) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatalf("%s: %v", raw, err)
	}
	return v
}

func (d door) updates(pairs ...string) []update {
	d.t.Helper()
	return decode[[]update](d.t, d.must("getUpdates", pairs...).Result)
}

// send sends a text to a person and gives the message's id.
func (d door) send(to *sim.Phone, text string, pairs ...string) int {
	d.t.Helper()
	pairs = append(pairs, "chat_id", id(to.Person().ID), "text", text)
	return decode[message](d.t, d.must("sendMessage", pairs...).Result).ID
}

func id[N int | int64](n N) string { return strconv.FormatInt(int64(n), 10) }

// opened is a person who has pressed Start.
func (d door) opened(name string) *sim.Phone {
	d.t.Helper()
	p := d.AddPerson(sim.Person{FirstName: name, LanguageCode: "vi", Phone: "+84912345678"})
	if _, err := p.Open(""); err != nil {
		d.t.Fatal(err)
	}
	return p
}

func keyboard(rows ...string) string { return `{"inline_keyboard":[` + strings.Join(rows, ",") + `]}` }

func TestEncodings(t *testing.T) {
	d := newDoor(t, sim.Options{})
	p := d.opened("Lan")
	chat := id(p.Person().ID)
	client := d.Client()

	d.read(client.Get(address("sendMessage") + "?text=query&chat_id=" + chat))
	d.call("SENDMESSAGE", "text", "form", "chat_id", chat) // names of methods have no case
	d.read(client.Post(address("sendMessage"), "application/json",
		strings.NewReader(`{"chat_id":`+chat+`,"text":"json","reply_markup":{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}}`)))
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	w.WriteField("chat_id", chat)
	w.WriteField("text", "multipart")
	w.Close()
	d.read(client.Post(address("sendMessage"), w.FormDataContentType(), &body))

	var got []string
	for _, m := range p.Messages()[1:] {
		got = append(got, m.Text)
		if m.Text == "json" && len(m.Buttons) != 1 {
			t.Errorf("a nested JSON parameter is lost: %+v", m)
		}
	}
	if want := "query form json multipart"; strings.Join(got, " ") != want {
		t.Errorf("said %q, want %s", got, want)
	}
}

func TestGetMe(t *testing.T) {
	d := newDoor(t, sim.Options{BotName: "Ra Quân", BotUsername: "raquan_bot"})
	me := decode[struct {
		ID       int64
		Username string
		IsBot    bool `json:"is_bot"`
	}](t, d.must("getMe").Result)
	if me.ID != 850 || me.Username != "raquan_bot" || !me.IsBot {
		t.Errorf("getMe: %+v", me)
	}
}

func TestIDsGrowOverRestarts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDoor(t, sim.Options{})
		p := d.opened("Lan")
		message, update := d.send(p, "chào"), d.updates()[0].ID
		for range 5 {
			time.Sleep(time.Second)
			again := newDoor(t, sim.Options{})
			p := again.opened("Lan")
			m, u := p.Messages()[0].ID, again.updates()[0].ID
			if m <= message || u <= update {
				t.Fatalf("after a restart message %d follows %d, update %d follows %d", m, message, u, update)
			}
			message, update = again.send(p, "chào"), u
		}
	})
}
