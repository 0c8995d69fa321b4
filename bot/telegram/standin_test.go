package telegram_test

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/synctest"

	"raquan/bot/chat"
	"raquan/bot/sim"
	"raquan/bot/telegram"
)

// What is sent arrives at a phone, as its owner sees it. All of it runs in
// virtual time: the library's own goroutine of an upload ends with its call.
func TestMediaArrivesAtThePhone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := sim.New(sim.Options{})
		lan := s.AddPerson(sim.Person{FirstName: "Lan"})
		if _, err := lan.Open(""); err != nil {
			t.Fatal(err)
		}
		c, err := telegram.New(telegram.Options{Token: s.Token(), HTTP: s.Client()})
		if err != nil {
			t.Fatal(err)
		}
		to := lan.Person().ID
		buttons := [][]chat.Button{{{Text: "Xong", Data: "x"}}}
		var picture bytes.Buffer
		if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 40))); err != nil {
			t.Fatal(err)
		}
		photo, err := c.Send(t.Context(), to, chat.Message{Photo: &chat.File{Name: "qr.png", Data: picture.Bytes()},
			Text: "<b>" + strings.Repeat("ế", chat.MaxCaption) + "</b>", Buttons: buttons})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range []chat.Message{
			{File: &chat.File{Name: "Liên kết.xlsx", Data: []byte("bảng")}, Text: "Tệp <i>liên kết</i>"},
			{Contact: &chat.ContactCard{Phone: "+84912345678", Name: "Trần Thị <Hoa>"}, Buttons: buttons},
		} {
			if _, err := c.Send(t.Context(), to, m); err != nil {
				t.Fatal(err)
			}
		}
		got := lan.Messages()[1:]
		if m := got[0]; m.Kind != sim.Photo || !bytes.Equal(m.File.Data, picture.Bytes()) || m.Entities[0].Type != "bold" || len(m.Buttons) != 1 {
			t.Errorf("photo: %+v", m)
		}
		if m := got[1]; m.Kind != sim.Document || m.File.Name != "Liên kết.xlsx" || string(m.File.Data) != "bảng" || m.Text != "Tệp liên kết" {
			t.Errorf("document: %+v", m)
		}
		if m := got[2]; m.Kind != sim.Card || *m.Contact != (sim.Contact{Phone: "+84912345678", FirstName: "Trần Thị <Hoa>"}) || len(m.Buttons) != 1 {
			t.Errorf("contact: %+v", m)
		}
		if err := c.Edit(t.Context(), to, photo, chat.Message{Text: "x"}); !errors.Is(err, chat.ErrNoMessage) {
			t.Errorf("a picture edited into a text: %v", err)
		}
		var refused *chat.Refused
		if _, err := c.Send(t.Context(), to, chat.Message{Photo: &chat.File{Name: "a.png", Data: []byte("no picture")}}); !errors.As(err, &refused) {
			t.Errorf("what is no picture: %v", err)
		}
	})
}
