package telegram

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"raquan/bot/chat"
)

// sent records the last call.
type sent struct {
	method string
	form   map[string]string
}

func (s *sent) respond(result string) func(string, url.Values) answer {
	return func(method string, form url.Values) answer {
		s.method, s.form = method, map[string]string{}
		for k, v := range form {
			s.form[k] = strings.Join(v, "|")
		}
		return ok(result)
	}
}

func TestSend(t *testing.T) {
	const vi = "Đồng chí đã gửi báo cáo: <b>1.250</b> đoàn viên & \"số\" + 100%.\n😀"
	button := func(text, data, url string) chat.Button { return chat.Button{Text: text, Data: data, URL: url} }
	tests := []struct {
		name   string
		m      chat.Message
		markup string
	}{
		{"text", chat.Message{Text: vi}, ""},
		{"buttons", chat.Message{Text: vi, Buttons: [][]chat.Button{
			{button(`"Có" <1>`, "a:1", "")}, {}, {button("Không", "a:0", ""), button("Thư", "", "https://x.vn/?a=1&b=2")},
		}}, `{"inline_keyboard":[[{"text":"\"Có\" \u003c1\u003e","callback_data":"a:1"}],[{"text":"Không","callback_data":"a:0"},{"text":"Thư","url":"https://x.vn/?a=1\u0026b=2"}]]}`},
		{"keys", chat.Message{Text: vi, Keys: [][]chat.Key{{{Text: "Gửi số điện thoại", Contact: true}}, {{Text: "Thôi"}}}},
			`{"keyboard":[[{"text":"Gửi số điện thoại","request_contact":true}],[{"text":"Thôi"}]],"resize_keyboard":true}`},
		{"no keys", chat.Message{Text: vi, NoKeys: true}, `{"remove_keyboard":true}`},
		{"empty rows", chat.Message{Text: vi, Buttons: [][]chat.Button{{}}, Keys: [][]chat.Key{}}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var s sent
			c := serve(t, s.respond(`{"message_id":4711,"chat":{"id":5},"text":"x"}`))
			id, err := c.Send(context.Background(), -5, tt.m)
			if err != nil || id != 4711 {
				t.Errorf("Send = %d, %v", id, err)
			}
			want := map[string]string{
				"chat_id": "-5", "text": vi, "parse_mode": "HTML", "link_preview_options": `{"is_disabled":true}`,
			}
			if tt.markup != "" {
				want["reply_markup"] = tt.markup
			}
			if s.method != "sendMessage" || !reflect.DeepEqual(s.form, want) {
				t.Errorf("sent %s\n%q, want\n%q", s.method, s.form, want)
			}
		})
	}
}

func TestSendWithoutID(t *testing.T) {
	for result, want := range map[string]int64{
		`{"message_id":4711}`:                    4711,
		`{ "message_id" : 4711 }`:                4711,
		`{"date":1,"chat":{},"message_id":4711}`: 4711,
		`{"message_id":0}`:                       0,
		`true`:                                   0,
		`{}`:                                     0,
	} {
		c := serve(t, func(string, url.Values) answer { return ok(result) })
		if id, err := c.Send(context.Background(), 5, chat.Message{Text: "x"}); id != want || err != nil {
			t.Errorf("%s: Send = %d, %v, want %d", result, id, err, want)
		}
	}
}

func TestTwoMarkupsAreRefusedBeforeSending(t *testing.T) {
	c := inProcess(t, func(r *http.Request) (*http.Response, error) {
		t.Errorf("called %s", r.URL.Path)
		return nil, errors.New("called")
	})
	buttons := [][]chat.Button{{{Text: "a", Data: "b"}}}
	keys := [][]chat.Key{{{Text: "a"}}}
	send := func(m chat.Message) error {
		_, err := c.Send(context.Background(), 5, m)
		return err
	}
	edit := func(m chat.Message) error { return c.Edit(context.Background(), 5, 6, m) }
	for name, err := range map[string]error{
		"buttons and keys":    send(chat.Message{Text: "x", Buttons: buttons, Keys: keys}),
		"buttons and no keys": send(chat.Message{Text: "x", Buttons: buttons, NoKeys: true}),
		"keys and no keys":    send(chat.Message{Text: "x", Keys: keys, NoKeys: true}),
		"edit with keys":      edit(chat.Message{Text: "x", Keys: keys}),
		"edit with no keys":   edit(chat.Message{Text: "x", NoKeys: true}),
	} {
		var refused *chat.Refused
		if !errors.As(err, &refused) {
			t.Errorf("%s: error is %v, want Refused", name, err)
		}
	}
}

func TestEdit(t *testing.T) {
	for _, result := range []string{`true`, `{"message_id":6}`} {
		var s sent
		c := serve(t, s.respond(result))
		m := chat.Message{Text: "<i>x</i>", Buttons: [][]chat.Button{{{Text: "a", Data: "b"}}}}
		if err := c.Edit(context.Background(), 5, 6, m); err != nil {
			t.Error(err)
		}
		want := map[string]string{
			"chat_id": "5", "message_id": "6", "text": "<i>x</i>", "parse_mode": "HTML", "link_preview_options": `{"is_disabled":true}`,
			"reply_markup": `{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}`,
		}
		if s.method != "editMessageText" || !reflect.DeepEqual(s.form, want) {
			t.Errorf("sent %s %q, want %q", s.method, s.form, want)
		}
	}
}

func TestEditThatChangesNothingIsSuccess(t *testing.T) {
	c := serve(t, func(string, url.Values) answer {
		return refusal(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message")
	})
	if err := c.Edit(context.Background(), 5, 6, chat.Message{Text: "x"}); err != nil {
		t.Error(err)
	}
}

func TestAnswer(t *testing.T) {
	long := strings.Repeat("ế", 250)
	tests := []struct {
		text  string
		alert bool
		want  map[string]string
	}{
		{"", false, map[string]string{}},
		{"Đã ghi", false, map[string]string{"text": "Đã ghi"}},
		{"Đã ghi", true, map[string]string{"text": "Đã ghi", "show_alert": "true"}},
		{long[:len("ế")*200], false, map[string]string{"text": strings.Repeat("ế", 200)}},
		{long, false, map[string]string{"text": strings.Repeat("ế", 200)}},
	}
	for _, tt := range tests {
		var s sent
		c := serve(t, s.respond("true"))
		if err := c.Answer(context.Background(), "q1", tt.text, tt.alert); err != nil {
			t.Error(err)
		}
		tt.want["callback_query_id"] = "q1"
		if s.method != "answerCallbackQuery" || !reflect.DeepEqual(s.form, tt.want) {
			t.Errorf("sent %s %q, want %q", s.method, s.form, tt.want)
		}
	}
}

func TestTyping(t *testing.T) {
	var s sent
	c := serve(t, s.respond("true"))
	if err := c.Typing(context.Background(), 5); err != nil {
		t.Error(err)
	}
	if want := (sent{"sendChatAction", map[string]string{"chat_id": "5", "action": "typing"}}); !reflect.DeepEqual(s, want) {
		t.Errorf("sent %q, want %q", s, want)
	}
}

func TestSetCommands(t *testing.T) {
	menu := []chat.Command{{Name: "baocao", Description: "Báo cáo"}, {Name: "xem", Description: "Xem lại"}}
	const menuJSON = `[{"command":"baocao","description":"Báo cáo"},{"command":"xem","description":"Xem lại"}]`
	tests := []struct {
		chatID int64
		lang   string
		cmds   []chat.Command
		want   map[string]string
	}{
		{0, "", menu, map[string]string{"commands": menuJSON}},
		{0, "en", nil, map[string]string{"commands": "[]", "language_code": "en"}},
		{5, "vi", menu, map[string]string{"commands": menuJSON, "language_code": "vi", "scope": `{"type":"chat","chat_id":5}`}},
	}
	for _, tt := range tests {
		var s sent
		c := serve(t, s.respond("true"))
		if err := c.SetCommands(context.Background(), tt.chatID, tt.lang, tt.cmds); err != nil {
			t.Error(err)
		}
		if s.method != "setMyCommands" || !reflect.DeepEqual(s.form, tt.want) {
			t.Errorf("sent %s %q, want %q", s.method, s.form, tt.want)
		}
	}
}

// TestConnectionsAreUsedAgain counts connections, also for answers that come in
// pieces and for refusals.
func TestConnectionsAreUsedAgain(t *testing.T) {
	const workers, each = 8, 25
	var conns, calls atomic.Int64
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		switch calls.Add(1) % 3 {
		case 0:
			w.WriteHeader(400)
			io.WriteString(w, `{"ok":false,"error_code":400,"description":"Bad Request: message is too long"}`)
		case 1:
			io.WriteString(w, `{"ok":true,"result":{"message_id":1}}`)
			http.NewResponseController(w).Flush()
			io.WriteString(w, "\n")
		default:
			io.WriteString(w, `{"ok":true,"result":{"message_id":1}}`)
		}
	}))
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			conns.Add(1)
		}
	}
	s.Start()
	t.Cleanup(s.Close)
	c := newClient(t, Options{API: s.URL, Token: testToken})
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			for range each {
				_, err := c.Send(context.Background(), 5, chat.Message{Text: "x"})
				if k := kind(err); err != nil && !strings.HasPrefix(k, "refused: ") {
					t.Error(k)
				}
			}
		})
	}
	all.Wait()
	if n := calls.Load(); n != workers*each {
		t.Errorf("%d calls", n)
	}
	if n := conns.Load(); n > 2*workers {
		t.Errorf("%d connections for %d calls by %d workers", n, workers*each, workers)
	}
}
