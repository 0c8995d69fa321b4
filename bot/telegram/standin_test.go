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

// What a person sends can be sent on to others by its id, as often as wanted,
// and nothing is uploaded for it.
func TestMediaOfAPhoneGoesOnByItsID(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := sim.New(sim.Options{})
		lan, minh := s.AddPerson(sim.Person{FirstName: "Lan"}), s.AddPerson(sim.Person{FirstName: "Minh"})
		c, err := telegram.New(telegram.Options{Token: s.Token(), HTTP: s.Client()})
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		var picture bytes.Buffer
		if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 400, 200))); err != nil {
			t.Fatal(err)
		}
		for _, act := range []func() (int, error){
			func() (int, error) { return minh.Open("") },
			func() (int, error) { return lan.SendPhoto(picture.Bytes(), "Lễ <ra quân>") },
			func() (int, error) { return lan.SendDocument("Thông báo.pdf", []byte("%PDF"), "") },
		} {
			if _, err := act(); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := lan.SendAlbum([][]byte{picture.Bytes(), picture.Bytes()}, "hai ảnh"); err != nil {
			t.Fatal(err)
		}
		us, err := c.Updates(t.Context(), 0, 0)
		if err != nil || len(us) != 5 {
			t.Fatalf("%d updates, %v", len(us), err)
		}
		photo, file := us[1], us[2]
		if photo.Kind != chat.Other || photo.What != "photo" || photo.File == nil || photo.Caption != "Lễ <ra quân>" || photo.Album != "" {
			t.Fatalf("photo: %+v", photo)
		}
		if file.What != "document" || file.File == nil || file.File.Name != "Thông báo.pdf" || file.Caption != "" {
			t.Fatalf("document: %+v", file)
		}
		if a, b := us[3], us[4]; a.Album == "" || a.Album != b.Album || a.Caption != "hai ảnh" || b.Caption != "" || a.File.ID == b.File.ID {
			t.Errorf("album: %+v, %+v", a, b)
		}
		to := minh.Person().ID
		for _, m := range []chat.Message{
			{Photo: photo.File, Text: "<b>Ảnh</b>", Buttons: [][]chat.Button{{{Text: "Xong", Data: "x"}}}}, {Photo: photo.File}, {File: file.File, Text: "Tệp"},
		} {
			if _, err := c.Send(t.Context(), to, m); err != nil {
				t.Fatal(err)
			}
		}
		got := minh.Messages()[1:]
		if m := got[0]; m.Kind != sim.Photo || m.File.Width != 400 || !bytes.Equal(m.File.Data, picture.Bytes()) || m.Text != "Ảnh" || len(m.Buttons) != 1 {
			t.Errorf("photo: %+v", m)
		}
		if m := got[2]; m.Kind != sim.Document || m.File.Name != "Thông báo.pdf" || string(m.File.Data) != "%PDF" || m.Text != "Tệp" {
			t.Errorf("document: %+v", m)
		}
		var refused *chat.Refused
		for name, m := range map[string]chat.Message{
			"a file that nobody sent":    {File: &chat.File{ID: "BQACAgUAAxkBAAI"}},
			"a document as a photo":      {Photo: file.File},
			"a photo as a document":      {File: photo.File},
			"a caption that is too long": {Photo: photo.File, Text: strings.Repeat("ế", chat.MaxCaption+1)},
		} {
			if _, err := c.Send(t.Context(), to, m); !errors.As(err, &refused) {
				t.Errorf("%s: %v", name, err)
			}
		}
		// Sending by id is no upload, and still finds out what an upload would.
		minh.Block()
		var gone *chat.Gone
		if _, err := c.Send(t.Context(), to, chat.Message{Photo: photo.File}); !errors.As(err, &gone) {
			t.Errorf("to somebody who has blocked the bot: %v", err)
		}
	})
}
