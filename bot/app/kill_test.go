package app_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	mathrand "math/rand/v2"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"raquan/bot/app"
	"raquan/bot/jobs"
	"raquan/bot/roster"
	"raquan/bot/sim"
	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
)

const (
	kills  = 50
	people = 40
)

// Whatever the moment at which the program is killed: what it has acknowledged
// is stored, everybody gets their next question, and the tallies are what a
// recount finds.
func TestKilledAtRandomMoments(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	w := newWorld(t, ctx, people)
	talking, stop := context.WithCancel(ctx)
	var all sync.WaitGroup
	for _, p := range w.people {
		all.Go(func() { p.talk(talking, ctx) })
	}
	w.start(t)
	for n := range kills {
		moment := time.Duration(20+mathrand.IntN(330)) * time.Millisecond
		select {
		case <-time.After(moment):
		case <-ctx.Done():
			t.Fatalf("too slow: %d kills", n)
		}
		w.kill(t)
		w.start(t)
	}
	stop() // everybody ends with a whole report
	all.Wait()
	w.kill(t)
	w.check(t)
	if t.Failed() {
		t.Logf("what the program said:\n%s", w.stderr.String())
	}
}

// world is a stand-in, a store with a roster, people, and the program.
type world struct {
	sim    *sim.Server
	binary string
	place  string
	url    string
	clock  string
	more   []string // flags of serve
	people []*talker
	cmd    *exec.Cmd
	stderr bytes.Buffer
}

func newWorld(t *testing.T, ctx context.Context, people int) *world {
	dir := t.TempDir()
	w := &world{clock: "2020-08-20T08:00", binary: filepath.Join(dir, "raquan"), place: "bolt:" + filepath.Join(dir, "raquan.db"), sim: sim.New(sim.Options{})}
	if out, err := exec.Command("go", "build", "-o", w.binary, "raquan/bot").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	server := httptest.NewServer(w.sim) // on 127.0.0.1
	t.Cleanup(func() { w.sim.Close(); server.Close() })
	w.url = server.URL
	base := w.open(t, ctx)
	defer base.Close()
	var csv strings.Builder
	csv.WriteString("code,parent_code,kind,name,workers\nT,,national,Tổng Mẫu,\nF,T,federation,LĐLĐ tỉnh Mẫu,\nD,F,upper,LĐLĐ huyện Mẫu,\n")
	for i := range people {
		fmt.Fprintf(&csv, "G%03d,D,grassroots,CĐCS Mẫu %d,%d\n", i, i, total(i))
	}
	importRoster(t, ctx, base, csv.String())
	o := jobs.InviteOptions{All: true, Role: store.Chair, LinkOptions: jobs.LinkOptions{Secret: base.Secret, Now: base.Clock.Now()}}
	_, err := jobs.Invite(ctx, base.Store, o, func(inv roster.Invitation) error {
		i := len(w.people)
		phone := w.sim.AddPerson(sim.Person{FirstName: fmt.Sprintf("Người %d", i)})
		w.people = append(w.people, &talker{t: t, phone: phone, i: i, code: inv.UnitCode, payload: inv.Payload, dealt: map[string]bool{}})
		return nil
	})
	if err != nil || len(w.people) != people {
		t.Fatalf("%d invited: %v", len(w.people), err)
	}
	return w
}

func total(i int) int { return 100 + i }

func importRoster(t *testing.T, ctx context.Context, b *app.Base, csv string) {
	t.Helper()
	f, err := roster.Read("roster.csv", strings.NewReader(csv))
	if err != nil {
		t.Fatal(err)
	}
	im, err := jobs.LookAt(ctx, b.Store, b.Campaign, f, jobs.ImportOptions{Now: b.Clock.Now(), Random: rand.Reader})
	if err != nil || len(im.Faults) > 0 {
		t.Fatal(err, im.Faults)
	}
	if err := im.Apply(ctx, b.Store, b.Secret, b.Campaign); err != nil {
		t.Fatal(err)
	}
}

func (w *world) settings(t *testing.T) *config.Settings {
	s, err := config.LoadSettings("")
	if err != nil {
		t.Fatal(err)
	}
	s.Store, s.Clock, s.Telegram.API = w.place, w.clock, w.url
	return s
}

func (w *world) open(t *testing.T, ctx context.Context) *app.Base {
	t.Helper()
	b, err := app.Open(ctx, app.Options{Settings: w.settings(t), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (w *world) start(t *testing.T) {
	t.Helper()
	w.cmd = exec.Command(w.binary, append([]string{"serve", "--store", w.place, "--telegram-api", w.url, "--clock", w.clock, "--log-level", "warn"}, w.more...)...)
	w.cmd.Env = append(os.Environ(), "RAQUAN_TELEGRAM_TOKEN="+w.sim.Token())
	w.cmd.Stderr = &w.stderr
	if err := w.cmd.Start(); err != nil {
		t.Fatal(err)
	}
}

func (w *world) kill(t *testing.T) {
	t.Helper()
	if err := w.cmd.Process.Kill(); err != nil {
		t.Fatalf("it had ended by itself: %v\n%s", err, w.stderr.String())
	}
	var exit *exec.ExitError
	if err := w.cmd.Wait(); !errors.As(err, &exit) {
		t.Fatalf("it had ended by itself: %v\n%s", err, w.stderr.String())
	}
}

// check holds the store against what people were told.
func (w *world) check(t *testing.T) {
	t.Helper()
	base := w.open(t, t.Context())
	defer base.Close()
	err := base.Store.View(t.Context(), func(s store.Snapshot) error {
		for _, p := range w.people {
			p.check(s, base.Campaign.Key)
		}
		diff, err := tally.Differences(s, base.Campaign)
		if err != nil || len(diff) > 0 {
			t.Errorf("the tallies differ from a recount: %v %v", diff, err)
		}
		lines, err := store.VerifyAudit(s)
		t.Logf("%d kills, %d audit lines", kills, lines)
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// talker is a person who reports, and then corrects the report again and again.
type talker struct {
	t       *testing.T
	phone   *sim.Phone
	i       int
	code    string
	payload string

	dealt     map[string]bool // messages dealt with
	round     int
	installed int // typed last, and echoed
	reports   int // receipts got
}

// patience is how long a person waits for the next message. It covers many
// restarts: who gets none within it was forgotten.
const patience = time.Minute

func (p *talker) talk(talking, ctx context.Context) {
	m, ok := p.act(ctx, func() error { _, err := p.phone.Open(p.payload); return err })
	for ok {
		if strings.Contains(m.Text, "Mã biên nhận") {
			p.reports = max(p.reports, revision(m))
			if talking.Err() != nil {
				return
			}
			m, ok = p.act(ctx, func() error { _, err := p.phone.Say("/sua"); return err })
			continue
		}
		m, ok = p.answer(ctx, m)
	}
}

// revision is what a receipt says: after a kill the same one may come twice.
func revision(m sim.Message) int {
	if f := revisionWord.FindStringSubmatch(m.Text); f != nil {
		n, _ := strconv.Atoi(f[1])
		return n
	}
	return 1
}

var revisionWord = regexp.MustCompile(`lần (\d+)`)

var installedLine = regexp.MustCompile(`Đã cài: (\d+) người`)

// answer does what a message asks for.
func (p *talker) answer(ctx context.Context, m sim.Message) (sim.Message, bool) {
	has := func(s string) bool { return strings.Contains(m.Text, s) }
	switch {
	case has("Số liệu đã đúng chưa"):
		return p.card(ctx, m)
	case has("Anh/Chị là Chủ tịch"):
		return p.press(ctx, m, "Tôi là Chủ tịch")
	case has("Số này còn đúng không"):
		return p.press(ctx, m, "Đúng rồi")
	case has("đã cài Bluezone ạ?"):
		p.installed = 1 + (p.i*7+p.round*13)%80
		return p.say(ctx, strconv.Itoa(p.installed))
	case has("điện thoại thông minh ạ?"):
		return p.say(ctx, "90")
	case has("tuyên truyền, hướng dẫn tới"):
		return p.press(ctx, m, "Tất cả")
	case has("cán bộ công đoàn của đơn vị"):
		return p.press(ctx, m, "100%")
	case has("“Tuần lễ ra quân” (18/8"):
		return p.press(ctx, m, "Đã tổ chức")
	case has("những hình thức nào"):
		if hasButton(m, "☑") {
			return p.press(ctx, m, "Xong")
		}
		return p.press(ctx, m, "☐ Zalo")
	case has("khó khăn hay đề xuất"):
		return p.press(ctx, m, "Không có")
	case has("đúng không ạ?"): // a soft rule
		return p.press(ctx, m, "giữ nguyên")
	}
	p.t.Errorf("%s: nobody knows what to do about %q", p.code, m.Text)
	return m, false
}

// card reads the card: it must show the figure typed last.
func (p *talker) card(ctx context.Context, m sim.Message) (sim.Message, bool) {
	if f := installedLine.FindStringSubmatch(m.Text); f == nil || f[1] != strconv.Itoa(p.installed) {
		p.t.Errorf("%s: typed %d, the card says %q\n%s", p.code, p.installed, m.Text, p.lately())
		p.installed, _ = strconv.Atoi(f[1])
	}
	if p.reports > p.round {
		p.round = p.reports
		return p.press(ctx, m, "✏️ Đã cài")
	}
	return p.press(ctx, m, "Gửi")
}

func hasButton(m sim.Message, part string) bool { return buttonData(m, part) != "" }

func buttonData(m sim.Message, part string) string {
	for _, row := range m.Buttons {
		for _, b := range row {
			if strings.Contains(b.Text, part) {
				return b.Data
			}
		}
	}
	return ""
}

func (p *talker) press(ctx context.Context, m sim.Message, part string) (sim.Message, bool) {
	return p.act(ctx, func() error { _, err := p.phone.Press(m.ID, buttonData(m, part)); return err })
}

func (p *talker) say(ctx context.Context, text string) (sim.Message, bool) {
	return p.act(ctx, func() error { _, err := p.phone.Say(text); return err })
}

// act does something and waits for what the bot says. After a kill one message
// may come twice: a person sees that it is the one just answered.
func (p *talker) act(ctx context.Context, do func() error) (sim.Message, bool) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	mark := p.phone.Mark()
	if err := do(); err != nil {
		p.t.Errorf("%s: %v", p.code, err)
		return sim.Message{}, false
	}
	m, err := p.phone.Wait(ctx, mark, p.isNew)
	if err != nil {
		p.t.Errorf("%s is left without a next message:\n%s", p.code, p.lately())
		return m, false
	}
	p.dealt[show(m)] = true
	return m, true
}

// lately is the end of the chat, for who has to find out what went wrong.
func (p *talker) lately() string {
	var b strings.Builder
	all := p.phone.Messages()
	for _, m := range all[max(0, len(all)-14):] {
		fmt.Fprintf(&b, "%d %.60q\n", m.ID, m.Name+": "+m.Text)
	}
	return b.String()
}

// isNew tells a message from a repeat of what the person has dealt with. Buttons
// carry the showing they belong to, so that a question asked anew is new.
func (p *talker) isNew(m sim.Message) bool {
	if strings.Contains(m.Text, "Mã biên nhận") && revision(m) <= p.reports {
		return false
	}
	return !p.dealt[show(m)]
}

// show is what a person sees of a message.
func show(m sim.Message) string { return m.Text + fmt.Sprint(m.Buttons) }

// check finds in the store what the person was told.
func (p *talker) check(s store.Snapshot, campaign string) {
	id, _, err := store.GetID(s, store.CodeKey(p.code))
	if err != nil {
		p.t.Error(err)
		return
	}
	var r store.Report
	if _, err := store.Get(s, store.ReportKey(campaign, store.UnitID(id)), &r); err != nil {
		p.t.Error(err)
		return
	}
	a := r.Sent["DA_CAI"]
	if a.N == nil {
		p.t.Errorf("%s: no figure is stored, typed %d", p.code, p.installed)
	} else if r.Revision != p.reports || *a.N != int64(p.installed) {
		p.t.Errorf("%s: stored revision %d, the receipt says %d; figure %d, typed %d", p.code, r.Revision, p.reports, *a.N, p.installed)
	}
}
