package telegram

import (
	"context"
	"errors"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"raquan/bot/chat"
)

// upload is what a server got of one call.
type upload struct {
	method string
	form   map[string]string
	files  map[string]string // field and name → content
}

// takeUploads makes a client whose server keeps what it gets.
func takeUploads(t *testing.T, got *upload) *Client {
	return serveHTTP(t, func(w http.ResponseWriter, r *http.Request) {
		*got = upload{form: map[string]string{}, files: map[string]string{}}
		_, got.method, _ = strings.Cut(r.URL.Path, testToken+"/")
		if err := r.ParseMultipartForm(1 << 20); err != nil && err != http.ErrNotMultipart {
			t.Error(err)
		}
		for name, v := range r.Form {
			got.form[name] = strings.Join(v, "|")
		}
		if r.MultipartForm != nil {
			for field, headers := range r.MultipartForm.File {
				f, err := headers[0].Open()
				if err != nil {
					t.Error(err)
					continue
				}
				data, err := io.ReadAll(f)
				if err != nil {
					t.Error(err)
				}
				got.files[field+" "+headers[0].Filename] = string(data)
			}
		}
		io.WriteString(w, `{"ok":true,"result":{"message_id":8,"document":{}}}`)
	})
}

func TestSendMedia(t *testing.T) {
	data := strings.Repeat("đơn vị;120\n", 20000)
	buttons := [][]chat.Button{{{Text: "A", Data: "a"}}}
	const markup = `{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}`
	for name, c := range map[string]struct {
		m    chat.Message
		want upload
	}{
		"photo": {
			chat.Message{Photo: &chat.File{Name: "qr.png", Data: []byte("PNG")}, Text: "<b>Quét mã</b>", Buttons: buttons},
			upload{"sendPhoto", map[string]string{"chat_id": "5", "caption": "<b>Quét mã</b>", "parse_mode": "HTML", "reply_markup": markup},
				map[string]string{"photo qr.png": "PNG"}},
		},
		"document": {
			chat.Message{File: &chat.File{Name: `Tổng hợp "20-8".csv`, Data: []byte(data)}, Text: "x"},
			upload{"sendDocument", map[string]string{"chat_id": "5", "caption": "x", "parse_mode": "HTML"},
				map[string]string{`document Tổng hợp "20-8".csv`: data}},
		},
		"a photo that Telegram has": {
			chat.Message{Photo: &chat.File{ID: "AgAC-1"}, Text: "x", Buttons: buttons},
			upload{"sendPhoto", map[string]string{"chat_id": "5", "photo": "AgAC-1", "caption": "x", "parse_mode": "HTML", "reply_markup": markup},
				map[string]string{}},
		},
		"a document that Telegram has": {
			chat.Message{File: &chat.File{ID: "BQAC-1", Name: "Thông báo.pdf"}},
			upload{"sendDocument", map[string]string{"chat_id": "5", "document": "BQAC-1"}, map[string]string{}},
		},
		"without a caption": {
			chat.Message{File: &chat.File{Name: "a.csv", Data: []byte("a")}, NoKeys: true},
			upload{"sendDocument", map[string]string{"chat_id": "5", "reply_markup": `{"remove_keyboard":true}`},
				map[string]string{"document a.csv": "a"}},
		},
		"contact": {
			chat.Message{Contact: &chat.ContactCard{Phone: "+84912345678", Name: "Trần Thị <Hoa>"}, Buttons: buttons},
			upload{"sendContact", map[string]string{"chat_id": "5", "phone_number": "+84912345678", "first_name": "Trần Thị <Hoa>", "reply_markup": markup},
				map[string]string{}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			var got upload
			id, err := takeUploads(t, &got).Send(context.Background(), 5, c.m)
			if err != nil || id != 8 {
				t.Errorf("Send = %d, %v", id, err)
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("sent %.300v\nwant %.300v", got, c.want)
			}
		})
	}
}

// A further try sends the whole file again.
func TestMediaCanBeSentAgain(t *testing.T) {
	var got upload
	c := takeUploads(t, &got)
	m := chat.Message{File: &chat.File{Name: "a.csv", Data: []byte("a;b")}}
	for range 2 {
		if _, err := c.Send(context.Background(), 5, m); err != nil || got.files["document a.csv"] != "a;b" {
			t.Errorf("sent %v, %v", got.files, err)
		}
	}
}

func TestMediaThatTelegramRefusesIsNotUploaded(t *testing.T) {
	c := inProcess(t, func(r *http.Request) (*http.Response, error) {
		t.Errorf("called %s", r.URL.Path)
		return nil, errors.New("called")
	})
	file := &chat.File{Name: "a", Data: []byte("a")}
	large := func(n int) *chat.File { return &chat.File{Name: "a", Data: make([]byte, n)} }
	card := &chat.ContactCard{Phone: "+84912345678", Name: "Hoa"}
	send := func(m chat.Message) error {
		_, err := c.Send(context.Background(), 5, m)
		return err
	}
	for name, err := range map[string]error{
		"two at once":         send(chat.Message{Photo: file, File: file}),
		"contact with a text": send(chat.Message{Contact: card, Text: "x"}),
		"empty":               send(chat.Message{File: large(0)}),
		"id and data":         send(chat.Message{File: &chat.File{ID: "a", Data: []byte("a")}}),
		"photo too large":     send(chat.Message{Photo: large(10<<20 + 1)}),
		"document too large":  send(chat.Message{File: large(50<<20 + 1)}),
		"caption too long":    send(chat.Message{Photo: file, Text: "<b>" + strings.Repeat("ế", 1025) + "</b>"}),
		"two markups":         send(chat.Message{Photo: file, NoKeys: true, Buttons: [][]chat.Button{{{Text: "a", Data: "b"}}}}),
		"an edit":             c.Edit(context.Background(), 5, 6, chat.Message{Photo: file}),
	} {
		var refused *chat.Refused
		if !errors.As(err, &refused) {
			t.Errorf("%s: error is %v, want Refused", name, err)
		}
	}
}

// A server may refuse an upload before it has read it.
func TestUploadRefusedEarly(t *testing.T) {
	c := serveHTTP(t, func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusTooManyRequests)
		io.WriteString(w, `{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 3","parameters":{"retry_after":3}}`)
	})
	_, err := c.Send(context.Background(), 5, chat.Message{File: &chat.File{Name: "a.bin", Data: make([]byte, 1<<16)}})
	if kind(err) != "busy: 3s" {
		t.Errorf("error is %v", err)
	}
}
