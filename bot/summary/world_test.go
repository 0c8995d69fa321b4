package summary_test

import (
	"context"
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"raquan/bot/chat"
	"raquan/bot/summary"
	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
	"raquan/store/mem"
)

var update = flag.Bool("update", false, "rewrite testdata")

var (
	zone = time.FixedZone("ICT", 7*3600)
	now  = time.Date(2020, 8, 20, 8, 12, 0, 0, zone)
)

func day(d, h, m int) time.Time { return time.Date(2020, 8, d, h, m, 0, 0, zone) }

// campaign asks about helmets, to show that no screen knows what it is about.
func campaign() *config.Campaign {
	label := func(vi, en string) config.Text { return config.Text{Vi: vi, En: en} }
	people := label("người", "people")
	return &config.Campaign{
		Key: "helmets", Zone: zone, Total: "ALL", Main: "HAVE",
		Letter: config.Letter{Number: "12/CĐ"},
		Questions: []*config.Question{
			{Key: "ALL", Type: config.Count, Label: label("Tổng số", "Total"), Measure: people, Buttons: []*config.Button{{Key: "right", Label: label("Đúng rồi: {roster}", "Right: {roster}")}}},
			{Key: "HAVE", Type: config.Count, Label: label("Đã nhận mũ", "Have a helmet"), Measure: people},
			{Key: "NEED", Type: config.Count, Nullable: true, Label: label("Cần mũ", "Need a helmet"), Measure: people, Buttons: []*config.Button{{Key: "unknown", Unknown: true, Label: label("Không nắm được", "Not known")}}},
			{Key: "HELD", Type: config.Choice, Label: label("Lễ phát động", "Launch"), Buttons: []*config.Button{
				{Key: "yes", Label: label("Đã tổ chức", "Held")}, {Key: "now", Label: label("Đang tổ chức", "Under way")}, {Key: "no", Label: label("Chưa tổ chức", "Not held")}}},
			{Key: "WAYS", Type: config.MultiChoice, Label: label("Hình thức", "Ways"), Buttons: []*config.Button{
				{Key: "board", Label: label("Bảng tin", "Notice board")}, {Key: "other", OtherText: true, Label: label("Khác", "Other")}}},
			{Key: "SAY", Type: config.FreeText, Label: label("Đề xuất", "Proposals")},
			{Key: "OK", Type: config.Confirm},
		},
		Held:     &config.ChoiceIs{Question: "HELD", Value: "yes", Label: label("đã tổ chức lễ phát động", "held the launch")},
		Officers: &config.ChoiceIs{Question: "HELD", Value: "now", Label: label("đang tổ chức", "are at it")},
		Ways:     "WAYS", Trouble: "SAY",
		Rates: []config.Rate{
			{Key: "all", Numerator: "HAVE", Denominator: "ALL", Label: label("so với tổng số người", "of all people"), Short: label("tổng số", "of all")},
			{Key: "need", Numerator: "HAVE", Denominator: "NEED", Label: label("so với số người cần", "of those in need"), Short: label("số cần", "of those in need")},
			{Key: "asked", Numerator: "NEED", Denominator: "ALL", Label: label("so với tổng số người", "of all people"), Short: label("tổng số", "of all")},
		},
	}
}

// world is a store in which units and reports are made as the bot makes them.
type world struct {
	testing.TB
	e store.Engine
	c *config.Campaign
	n int
}

func newWorld(t testing.TB, c *config.Campaign) *world {
	w := &world{TB: t, e: mem.New(), c: c}
	t.Cleanup(func() { _ = w.e.Close() })
	return w
}

func (w *world) do(fn func(store.Tx) error) {
	w.Helper()
	if err := w.e.Update(context.Background(), fn); err != nil {
		w.Fatal(err)
	}
}

// unit adds a unit below parent, nil for the top; a grassroots union reports.
func (w *world) unit(parent *store.Unit, kind store.UnitKind, name string, workers int64) *store.Unit {
	w.Helper()
	w.n++
	u := &store.Unit{V: 1, ID: store.UnitID(fmt.Sprint("u", w.n)), Kind: kind, Name: name, Order: w.n, Reports: kind == store.Grassroots || kind == store.Attached}
	if workers >= 0 {
		u.Workers = &workers
	}
	if parent != nil {
		u.Parent, u.Above = parent.ID, append([]store.UnitID{parent.ID}, parent.Above...)
	}
	w.replace(nil, u)
	return u
}

func (w *world) replace(old, u *store.Unit) {
	w.Helper()
	w.do(func(tx store.Tx) error {
		if err := tally.Replace(tx, w.c, old, u); err != nil {
			return err
		}
		if u.Parent != "" {
			if err := store.PutID(tx, store.ChildKey(u.Parent, u.Order, u.ID), string(u.ID)); err != nil {
				return err
			}
		}
		return store.Put(tx, store.UnitKey(u.ID), u)
	})
}

func (w *world) close(u *store.Unit) {
	w.Helper()
	old := *u
	u.Closed = day(19, 0, 0)
	w.replace(&old, u)
}

func (w *world) put(k store.Key, v any) {
	w.Helper()
	w.do(func(tx store.Tx) error { return store.Put(tx, k, v) })
}

func (w *world) report(u *store.Unit, r store.Report) {
	w.Helper()
	r.V, r.Unit = 1, u.ID
	w.do(func(tx store.Tx) error {
		r := r
		var old store.Report
		if found, err := store.Get(tx, store.ReportKey(w.c.Key, u.ID), &old); err != nil || found {
			if err != nil {
				return err
			}
			r.Added, r.Above, r.Zone = old.Added, old.Above, old.Zone
		}
		if err := tally.Count(tx, w.c, u, &r); err != nil {
			return err
		}
		return store.Put(tx, store.ReportKey(w.c.Key, u.ID), r)
	})
}

// sent is a report with figures: all, have, need; below zero is NULL.
func sent(all, have, need int64, held string) store.Report {
	src := store.Source{Button: "right", Message: 7, By: "p1", At: day(19, 8, 5)}
	answer := func(n int64) store.Answer {
		if n < 0 {
			return store.Answer{Null: true, Source: src}
		}
		return store.Answer{N: &n, Source: src}
	}
	return store.Report{
		State: store.Sent, Revision: 1, First: day(19, 8, 6), Last: day(19, 8, 6), OnTime: true, Letter: true, Code: "MU-7K2F",
		Sent: map[string]store.Answer{
			"ALL": answer(all), "HAVE": answer(have), "NEED": answer(need),
			"HELD": {Choices: []string{held}, Source: src},
		},
	}
}

func known(have int64) store.Report {
	return store.Report{State: store.Draft, Known: map[string]store.Figure{"HAVE": {N: have, At: day(20, 7, 55)}}}
}

// show renders a screen and checks what must hold for every screen.
func (w *world) show(s store.Screen) chat.Message {
	w.Helper()
	msg, err := w.render(s)
	if err != nil {
		w.Fatal(err)
	}
	w.sound(msg)
	return msg
}

func (w *world) render(s store.Screen) (msg chat.Message, err error) {
	return msg, w.e.View(context.Background(), func(snap store.Snapshot) error {
		var err error
		msg, err = summary.Render(snap, w.c, s, now)
		return err
	})
}

var (
	tag     = regexp.MustCompile(`</?([a-z]+)>`)
	percent = regexp.MustCompile(`(\d+)(?:[,.]\d)?%`)
)

func (w *world) sound(msg chat.Message) {
	w.Helper()
	if n := utf8.RuneCountInString(msg.Text); n > 4096 {
		w.Errorf("%d characters", n)
	}
	if !norm.NFC.IsNormalString(msg.Text) {
		w.Error("not NFC")
	}
	if strings.ContainsAny(msg.Text, "{}") {
		w.Errorf("a placeholder is left in %s", msg.Text)
	}
	first, _, _ := strings.Cut(msg.Text, "\n")
	if !strings.Contains(first, "08:12") || !strings.Contains(first, "20/8/2020") {
		w.Errorf("no cut-off in the first line: %s", first)
	}
	open := map[string]int{}
	for _, m := range tag.FindAllStringSubmatch(msg.Text, -1) {
		open[m[1]] += map[bool]int{true: -1, false: 1}[strings.HasPrefix(m[0], "</")]
	}
	for name, n := range open {
		if n != 0 || !strings.Contains(" b i code ", " "+name+" ") {
			w.Errorf("tag %s: %d open", name, n)
		}
	}
	if rest := tag.ReplaceAllString(msg.Text, ""); strings.ContainsAny(rest, "<>") {
		w.Errorf("bare < or > in %s", rest)
	}
	for _, m := range percent.FindAllStringSubmatch(msg.Text, -1) {
		if len(m[1]) > 3 || len(m[1]) == 3 && m[0] != "100%" {
			w.Errorf("a share of %s in %s", m[0], msg.Text)
		}
	}
	buttons, bytes := 0, 0
	for _, row := range msg.Buttons {
		if len(row) == 0 || len(row) > 8 {
			w.Errorf("a row of %d", len(row))
		}
		for _, b := range row {
			buttons, bytes = buttons+1, bytes+len(b.Text)+len(b.Data)+40
			if others := regexp.MustCompile(`^[a-z]{1,8}[/:]`); others.MatchString(b.Data) && !strings.HasPrefix(b.Data, "t:") && len(b.Data) <= 64 {
				continue // a button of the dialog or of another room
			}
			if s, ok := summary.Parse(b.Data); !ok || summary.Data(s) != b.Data || b.Text == "" {
				w.Errorf("button %q: %q", b.Text, b.Data)
			}
		}
	}
	if buttons > 100 || bytes > 10_000 {
		w.Errorf("%d buttons, %d bytes", buttons, bytes)
	}
}

// transcript writes a message as a person sees it, and where its buttons lead.
func transcript(msg chat.Message) string {
	var b strings.Builder
	b.WriteString(msg.Text + "\n")
	for _, row := range msg.Buttons {
		for _, button := range row {
			fmt.Fprintf(&b, "\n[%s] %s", button.Text, button.Data)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// goldens shows screens in both languages, each as its file in testdata has it.
func (w *world) goldens(t *testing.T, screens map[string]store.Screen) {
	for name, s := range screens {
		for lang, tag := range languages {
			t.Run(name+"/"+lang, func(t *testing.T) {
				w.TB = t
				s.Lang = tag
				golden(t, name+"."+lang, w.show(s))
			})
		}
	}
}

func golden(t *testing.T, name string, msg chat.Message) {
	t.Helper()
	file := filepath.Join("testdata", name+".txt")
	got := transcript(msg)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s (rewrite with -update):\n%s", file, got)
	}
}

// visible is the text without markup.
func visible(msg chat.Message) string {
	return html.UnescapeString(tag.ReplaceAllString(msg.Text, ""))
}

func screen(name string, u *store.Unit, page int, lang string) store.Screen {
	return store.Screen{Name: name, Unit: u.ID, Page: page, Lang: lang, Args: map[string]string{summary.Root: "u1"}}
}

// labels are those of all buttons.
func labels(rows [][]chat.Button) []string {
	var all []string
	for _, row := range rows {
		for _, b := range row {
			all = append(all, b.Text)
		}
	}
	return all
}
