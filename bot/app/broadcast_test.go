package app

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"image"
	"image/png"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/jobs"
	"raquan/bot/roster"
	"raquan/bot/sim"
	"raquan/config"
	"raquan/store"
	"raquan/store/mem"
)

// stage is a program on a store in memory with the stand-in in process, that can
// be stopped and started again. It plays in virtual time.
type stage struct {
	*testing.T
	sim  *sim.Server
	base *Base
	stop func()
}

func newStage(t *testing.T, rate float64, csv string) *stage {
	t.Helper()
	settings, err := config.LoadSettings("")
	if err != nil {
		t.Fatal(err)
	}
	settings.Telegram.RateTotal = rate
	campaign, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	st := &stage{T: t, sim: sim.New(sim.Options{})}
	if st.base, err = newBase(t.Context(), Options{Settings: settings, Token: st.sim.Token(), Log: slog.New(slog.DiscardHandler)}, campaign, mem.New()); err != nil {
		t.Fatal(err)
	}
	file, err := roster.Read("roster.csv", strings.NewReader(csv))
	if err != nil {
		t.Fatal(err)
	}
	im, err := jobs.LookAt(t.Context(), st.base.Store, campaign, file, jobs.ImportOptions{Now: st.base.Clock.Now(), Random: rand.Reader})
	if err != nil || len(im.Faults) > 0 {
		t.Fatal(err, im.Faults)
	}
	if err := im.Apply(t.Context(), st.base.Store, st.base.Secret, campaign); err != nil {
		t.Fatal(err)
	}
	return st
}

// start runs the program until stop.
func (st *stage) start() {
	running, cancel := context.WithCancel(st.Context())
	done := make(chan error, 1)
	go func() { done <- newBot(st.base, st.sim.Client()).run(running) }()
	st.stop = func() {
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) {
			st.Errorf("run: %v", err)
		}
	}
	time.Sleep(time.Second) // the bot has met Telegram
}

func (st *stage) close() {
	st.stop()
	st.sim.Close()
	if err := st.base.Close(); err != nil {
		st.Error(err)
	}
}

// joined is the phone of somebody who has joined a unit by its link.
func (st *stage) joined(name, code, label string) *sim.Phone {
	st.Helper()
	payload, err := st.base.invite(st.Context(), code)
	if err != nil {
		st.Fatal(err)
	}
	p := st.sim.AddPerson(sim.Person{FirstName: name})
	st.await(p, "đúng không ạ", func() error { _, err := p.Open(payload); return err })
	st.await(p, "", func() error { _, err := p.PressLabel(label); return err })
	return p
}

// await does something on a phone and waits for a message with some text.
func (st *stage) await(p *sim.Phone, text string, act func() error) sim.Message {
	st.Helper()
	mark := p.Mark()
	if err := act(); err != nil {
		st.Fatal(err)
	}
	limit, cancel := context.WithTimeout(st.Context(), 24*time.Hour)
	defer cancel()
	m, err := p.Wait(limit, mark, func(m sim.Message) bool { return m.FromBot && strings.Contains(m.Text, text) })
	if err != nil {
		var story strings.Builder
		_ = p.Transcript(&story)
		st.Fatalf("%q does not come: %v\n%s", text, err, story.String())
	}
	return m
}

// A photo from an officer's phone arrives on the phones of the units below as it
// was sent, although the program was stopped in the middle; who has blocked the
// bot is counted, known to have or not.
func TestBroadcastOnPhones(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const units = 8
		csv := "code,parent_code,kind,name\nT,,national,Tổng Mẫu\nF,T,federation,LĐLĐ tỉnh Mẫu\n"
		for i := range units {
			csv += fmt.Sprintf("G%d,F,grassroots,CĐCS Mẫu %d\n", i, i)
		}
		st := newStage(t, 0.2, csv)
		st.start()
		defer func() { st.close() }()
		officer := st.joined("Tỉnh", "F", "✅ Tôi là cán bộ LĐLĐ tỉnh Mẫu")
		var chairs []*sim.Phone
		for i := range units - 1 {
			chairs = append(chairs, st.joined(fmt.Sprint("Chị ", i), fmt.Sprintf("G%d", i), fmt.Sprintf("✅ Tôi là Chủ tịch CĐCS Mẫu %d", i)))
		}
		chairs[0].Block()
		chairs[1].Deactivate() // nobody is told of that
		time.Sleep(2 * time.Hour)

		var picture bytes.Buffer
		if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 300, 200))); err != nil {
			t.Fatal(err)
		}
		says := func(text string) func() error { return func() error { _, err := officer.Say(text); return err } }
		taps := func(label string) func() error {
			return func() error { _, err := officer.PressLabel(label); return err }
		}
		st.await(officer, "gửi tới ai", says("/thongbao"))
		st.await(officer, "Anh/Chị gửi nội dung", taps("👥 Mọi đơn vị"))
		preview := st.await(officer, "Sẽ gửi cho 6 người của 6 đơn vị", func() error { _, err := officer.SendPhoto(picture.Bytes(), "Lễ <ra quân> & hơn thế"); return err })
		st.await(officer, "Đang gửi", taps("📣 Gửi cho 6 người"))
		as := "📣 Thông báo của LĐLĐ tỉnh Mẫu:\nLễ <ra quân> & hơn thế"
		shown := officer.Messages()
		above := shown[slices.IndexFunc(shown, func(m sim.Message) bool { return m.ID == preview.ID })-1]
		if above.Kind != sim.Photo || above.Text != as {
			t.Errorf("above the numbers: %+v", above)
		}
		time.Sleep(12 * time.Second) // two or three have got it
		st.stop()
		st.start()
		end := st.await(officer, "Đã gửi xong", func() error { return nil })
		for _, say := range []string{"5 người nhận được", "1 người đã chặn hoặc rời", "1 người đã chặn hệ thống", "1 đơn vị chưa có ai tham gia"} {
			if !strings.Contains(end.Text, say) {
				t.Errorf("the end does not say %q: %s", say, end.Text)
			}
		}
		for i, p := range chairs {
			n := 0
			for _, m := range p.Messages() {
				if m.FromBot && m.Kind == sim.Photo {
					n++
					if !bytes.Equal(m.File.Data, picture.Bytes()) || !strings.HasPrefix(m.Text, as+"\n\nCâu hỏi đang chờ Anh/Chị:\n") || len(m.Buttons) == 0 {
						t.Errorf("chair %d got %+v", i, m)
					}
				}
			}
			if want := map[bool]int{false: 1}[i < 2]; n != want {
				t.Errorf("chair %d got %d photos, want %d", i, n, want)
			}
		}
		if err := st.base.Store.View(t.Context(), func(s store.Snapshot) error { _, err := store.VerifyAudit(s); return err }); err != nil {
			t.Error(err)
		}
	})
}
