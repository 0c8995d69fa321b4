package app

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/xuri/excelize/v2"

	"raquan/bot/jobs"
	"raquan/bot/roster"
	"raquan/bot/sim"
	"raquan/config"
)

// The links of a large province, from /moi on a phone to the workbook in it, with
// the real courier and client between: the picture of a QR code comes as one, the
// progress of the job is edited in place, the file comes as a document, and the
// chat is answered meanwhile. Then the workbook of figures comes the same way.
func TestLinksOnAPhone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const units = 6100 // too many for sheets of QR codes: the file is quick to make
		settings, err := config.LoadSettings("")
		if err != nil {
			t.Fatal(err)
		}
		s := sim.New(sim.Options{})
		defer s.Close()
		base, err := openEmpty(t.Context(), Options{Settings: settings, Token: s.Token(), Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Fatal(err)
		}
		defer base.Close()
		var csv strings.Builder
		csv.WriteString("code,parent_code,kind,name\nT,,national,Tổng Mẫu\nF,T,federation,LĐLĐ tỉnh Mẫu\n")
		for i := range units {
			fmt.Fprintf(&csv, "G%04d,F,grassroots,CĐCS Mẫu %d\n", i, i)
		}
		file, err := roster.Read("roster.csv", strings.NewReader(csv.String()))
		if err != nil {
			t.Fatal(err)
		}
		im, err := jobs.LookAt(t.Context(), base.Store, base.Campaign, file, jobs.ImportOptions{Now: base.Clock.Now(), Random: rand.Reader})
		if err != nil || len(im.Faults) > 0 {
			t.Fatal(err, im.Faults)
		}
		if err := im.Apply(t.Context(), base.Store, base.Secret, base.Campaign); err != nil {
			t.Fatal(err)
		}
		payload, err := base.invite(t.Context(), "F")
		if err != nil {
			t.Fatal(err)
		}
		running, stop := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() { done <- newBot(base, s.Client()).run(running) }()
		defer func() {
			stop()
			if err := <-done; !errors.Is(err, context.Canceled) {
				t.Errorf("run: %v", err)
			}
		}()
		time.Sleep(time.Second) // the bot has met Telegram
		p := s.AddPerson(sim.Person{FirstName: "Tỉnh", StartPayload: payload})
		wait := func(what string, act func() error, fits func(sim.Message) bool) sim.Message {
			t.Helper()
			mark := p.Mark()
			if err := act(); err != nil {
				t.Fatal(err)
			}
			limit, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
			defer cancel()
			m, err := p.Wait(limit, mark, fits)
			if err != nil {
				var story strings.Builder
				_ = p.Transcript(&story)
				t.Fatalf("%s does not come: %v\n%s", what, err, story.String())
			}
			return m
		}
		says := func(text string) func() error { return func() error { _, err := p.Say(text); return err } }
		taps := func(label string) func() error { return func() error { _, err := p.PressLabel(label); return err } }
		with := func(text string) func(sim.Message) bool {
			return func(m sim.Message) bool { return strings.Contains(m.Text, text) }
		}
		wait("the invitation", func() error { _, err := p.Open(payload); return err }, with("đúng không ạ"))
		wait("the welcome", taps("✅ Tôi là cán bộ LĐLĐ tỉnh Mẫu"), with("Đã ghi nhận"))
		wait("the counts", says("/moi"), with("Đơn vị thuộc diện báo cáo: 6.100"))
		wait("the list", taps("🔎 Một đơn vị"), with("chọn đơn vị (1–8/6.100)"))
		card := wait("the code", taps("• CĐCS Mẫu 3"), func(m sim.Message) bool { return m.Kind == sim.Photo })
		if !strings.Contains(card.Text, "https://t.me/raquan_bot?start=") {
			t.Errorf("under the picture: %s", card.Text)
		}
		ask := wait("the question", taps("🚫 Thu hồi liên kết"), with("Thu hồi liên kết chưa dùng của CĐCS Mẫu 3"))
		if ask.ID <= card.ID {
			t.Error("a picture was edited into a question")
		}
		wait("the card again", taps("Không thu hồi"), func(m sim.Message) bool { return m.Kind == sim.Photo })
		wait("the counts again", says("/moi"), with("Liên kết chưa dùng: 1"))
		began := p.Mark()
		doc := wait("the file", taps("📎 Tệp liên kết (Excel)"), func(m sim.Message) bool { return m.Kind == sim.Document })
		if doc.File.Name != "lien-ket-F.xlsx" || !strings.Contains(doc.Text, "Có 6.100 liên kết chưa dùng") {
			t.Errorf("%s: %s", doc.File.Name, doc.Text)
		}
		said, err := p.WaitNew(t.Context(), began)
		if err != nil {
			t.Fatal(err)
		}
		if len(said) != 2 || said[0].Edited.IsZero() || !strings.Contains(said[0].Text, "đã chuẩn bị xong") {
			t.Errorf("beside the file: %+v", said)
		}
		book, err := excelize.OpenReader(bytes.NewReader(doc.File.Data))
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		rows, err := book.GetRows("Liên kết")
		if err != nil || len(rows) != units+1 || rows[4][0] != "G0003" || rows[4][3] == "" || !strings.Contains(card.Text, rows[4][3]) {
			t.Errorf("%d rows, %v: the link on the card %q is not the one in the file", len(rows), err, card.Text)
		}
		wait("the choice of a file", says("/xuatexcel"), with("Xuất số liệu – LĐLĐ tỉnh Mẫu"))
		figures := wait("the figures", taps("📗 Tệp Excel"), func(m sim.Message) bool { return m.Kind == sim.Document })
		if !strings.HasPrefix(figures.File.Name, "so-lieu-F-") || !strings.Contains(figures.Text, "6.100 dòng") {
			t.Errorf("%s: %s", figures.File.Name, figures.Text)
		}
	})
}
