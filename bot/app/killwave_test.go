package app_test

import (
	"context"
	mathrand "math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const (
	waveKills  = 4
	wavePeople = 240
	waveRate   = "100" // reminders a second
)

// Killed in the middle of a wave of reminders, several times, the program finishes
// it when it is started again: everybody is reminded, and nobody is told the same
// more than once again for each kill.
func TestKilledInAWave(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	w := newWorld(t, ctx, wavePeople)
	w.settingsFile(t, "telegram:\n  rate_total: "+waveRate+"\n")
	w.clock = "2020-08-25T10:00"
	w.start(t)
	w.joinAll(t, ctx)
	w.kill(t)
	w.clock = "2020-08-26T08:00" // when the reminder of the deadline morning goes
	w.start(t)
	var at []int // how many had been reminded at each kill
	for range waveKills {
		w.untilReminded(t, ctx, w.reminded()+10)
		time.Sleep(time.Duration(mathrand.IntN(400)) * time.Millisecond)
		w.kill(t)
		at = append(at, w.reminded())
		w.start(t)
	}
	defer w.kill(t)
	w.untilReminded(t, ctx, wavePeople)
	time.Sleep(2 * time.Second) // in which it would repeat itself
	repeats := 0
	for _, p := range w.people {
		n := p.reminders()
		repeats += n - 1
		if n > 1+waveKills {
			t.Errorf("%s is reminded %d times:\n%s", p.code, n, p.lately())
		}
	}
	if at[0] == wavePeople {
		t.Error("no kill was in the middle of the wave")
	}
	t.Logf("killed when %d of %d people were reminded; %d repeats", at, wavePeople, repeats)
}

func (w *world) settingsFile(t *testing.T, text string) {
	file := filepath.Join(t.TempDir(), "settings.yaml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	w.more = append(w.more, "--config", file)
}

// joinAll lets everybody take their role, and no more.
func (w *world) joinAll(t *testing.T, ctx context.Context) {
	t.Helper()
	for _, p := range w.people {
		if _, err := p.phone.Open(p.payload); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range w.people {
		p.until(ctx, "Anh/Chị là Chủ tịch")
		m, _ := p.phone.Last()
		if _, err := p.phone.Press(m.ID, buttonData(m, "Tôi là Chủ tịch")); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range w.people {
		p.until(ctx, "Số này còn đúng không")
	}
}

// until waits until the bot's last message contains a text.
func (p *talker) until(ctx context.Context, text string) {
	p.t.Helper()
	for {
		mark := p.phone.Mark()
		if m, ok := p.phone.Last(); ok && strings.Contains(m.Text, text) {
			return
		}
		if _, err := p.phone.WaitNew(ctx, mark); err != nil {
			p.t.Fatalf("%s waits for %q: %v\n%s", p.code, text, err, p.lately())
		}
	}
}

// untilReminded waits until so many people have been reminded, at most all.
func (w *world) untilReminded(t *testing.T, ctx context.Context, n int) {
	t.Helper()
	for w.reminded() < min(n, len(w.people)) {
		select {
		case <-time.After(20 * time.Millisecond):
		case <-ctx.Done():
			t.Fatalf("%d of %d people are reminded\n%s", w.reminded(), len(w.people), w.stderr.String())
		}
	}
}

// reminded counts the people who have been reminded.
func (w *world) reminded() (n int) {
	for _, p := range w.people {
		if p.reminders() > 0 {
			n++
		}
	}
	return n
}

func (p *talker) reminders() (n int) {
	for _, m := range p.phone.Messages() {
		if m.FromBot && strings.Contains(m.Text, "Đơn vị còn 01 nội dung chưa hoàn thành: báo cáo") {
			n++
		}
	}
	return n
}
