package charts

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"raquan/bot/exports"
	"raquan/bot/figures"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

var out = flag.String("out", "", "a folder to write the pictures to, to be looked at")

func campaign(t testing.TB) *config.Campaign {
	t.Helper()
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// city is a made-up city with so many units right below it; every seventh of them
// has no figures.
func city(c *config.Campaign, below int) *figures.Table {
	t := &figures.Table{Cut: figures.Cut{At: time.Date(2020, 8, 28, 17, 0, 0, 0, c.Zone)}}
	t.Unit = store.Unit{Name: "Liên đoàn Lao động thành phố Mẫu Cầu Vồng"}
	t.Sums = tally.Sums{tally.Units: 1250, tally.Sent: 1034, tally.Begun: 60, tally.OnTime: 826, tally.Returned: 12}
	for day, n := range []int64{12, 30, 48, 90, 102, 60, 41, 155, 288, 120, 88} {
		t.Sums[tally.First(time.Date(2020, 8, 18+day, 0, 0, 0, 0, c.Zone))] = n
	}
	for _, q := range c.Questions {
		for i, b := range q.Buttons {
			if q.Type == config.MultiChoice {
				t.Sums[tally.Is(q.Key, b.Key)] = int64(1034 / (i + 1))
			}
		}
	}
	rate := c.MainRate().Key
	for i := range below {
		b := figures.Body{Unit: store.Unit{Name: fmt.Sprintf("Liên đoàn Lao động huyện Mẫu %d", i+1), Short: fmt.Sprintf("LĐLĐ huyện Mẫu %d", i+1)}, Sums: tally.Sums{}}
		if i%7 != 3 {
			pair := tally.Sums{tally.Numerator(rate): int64(100 + 37*(i*i%29)), tally.Denominator(rate): 1300, tally.RateIn(rate): 9}
			b.Sums = pair
			for name, n := range pair {
				t.Sums[name] += n
			}
		}
		t.Below = append(t.Below, b)
	}
	return t
}

// TestPictures: every kind is drawn, in both languages, with nothing beyond its
// edges. With -out they are written to be looked at.
func TestPictures(t *testing.T) {
	c := campaign(t)
	for _, lang := range []text.Lang{text.Vi, text.En} {
		for _, k := range Kinds {
			pictures, err := picturesOf(k, city(c, 15), c, lang, "")
			if err != nil {
				t.Error(k, err)
			}
			for i, p := range pictures {
				img := decode(t, p.PNG)
				for y := range img.Bounds().Dy() {
					if !white(img.At(5, y)) || !white(img.At(width-5, y)) {
						t.Fatalf("%s: something is drawn over its edge in line %d", k, y)
					}
				}
				if *out != "" {
					if err := os.WriteFile(filepath.Join(*out, fmt.Sprintf("%s%s-%d.png", k, lang, i+1)), p.PNG, 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
}

func decode(t *testing.T, data []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds().Dx() != width {
		t.Fatalf("it is %d wide", img.Bounds().Dx())
	}
	return img
}

func white(c color.Color) bool { r, g, b, _ := c.RGBA(); return r&g&b == 0xffff }

// TestBarsBeginAtZero: a bar is as long as its value, and the first one stands at
// the top.
func TestBarsBeginAtZero(t *testing.T) {
	data, err := draw(&chart{title: "x", top: 100, bars: []bar{{value: 25}, {value: 50}, {value: 0}, {value: 100}, {value: 70, colour: none}}})
	if err != nil {
		t.Fatal(err)
	}
	img := decode(t, data)
	var got []int
	blue := 0
	for y := 1; y < img.Bounds().Dy(); y++ {
		if n := count(img, y, paint[done]); n != blue {
			if blue = n; n > 0 {
				got = append(got, n*100/inner)
			}
		}
	}
	if fmt.Sprint(got) != "[25 50 100]" {
		t.Errorf("bars are %v per cent long", got)
	}
}

// count counts the points of a colour in a line of a picture.
func count(img image.Image, y int, want color.Color) (n int) {
	r, g, b, _ := want.RGBA()
	for x := range img.Bounds().Dx() {
		if r2, g2, b2, _ := img.At(x, y).RGBA(); r == r2 && g == g2 && b == b2 {
			n++
		}
	}
	return n
}

// written tells the bars of charts in words.
func written(charts []chart) string {
	var b strings.Builder
	for _, ch := range charts {
		fmt.Fprintf(&b, "# %s | %s | %s | %s | %g\n", ch.title, strings.ReplaceAll(ch.under, "\n", " / "), ch.topWords, ch.note, ch.top)
		for _, bar := range ch.bars {
			fmt.Fprintf(&b, "%s: %.1f", bar.label, bar.value)
			if bar.late > 0 {
				fmt.Fprintf(&b, " (late %.1f)", bar.late)
			}
			fmt.Fprintf(&b, " %q", bar.words)
			if bar.colour == none {
				b.WriteString(" none")
			}
			b.WriteString("\n")
		}
		if ch.mark > 0 {
			fmt.Fprintf(&b, "mark %.2f\n", ch.mark)
		}
	}
	return b.String()
}

func want(t *testing.T, got, want string) {
	t.Helper()
	if strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestDays(t *testing.T) {
	c := campaign(t)
	m := maker{t: city(c, 0), c: c}
	m.t.Freeze = 2
	want(t, written(m.days()), `
# Số đơn vị đã báo cáo, cộng dồn đến hết mỗi ngày | Liên đoàn Lao động thành phố Mẫu Cầu Vồng / Số liệu chốt lần 2, tính đến 17:00 ngày 28/8/2020 | 1.250 đơn vị thuộc diện báo cáo | Hạn của cơ sở: 12:00 ngày 26/8/2020 (nét đứt); màu cam: gửi sau ngày đó | 1250
18/8: 12.0 "12"
19/8: 42.0 "42"
20/8: 90.0 "90"
21/8: 180.0 "180"
22/8: 282.0 "282"
23/8: 342.0 "342"
24/8: 383.0 "383"
25/8: 538.0 "538"
26/8: 826.0 "826"
27/8: 946.0 (late 120.0) "946"
28/8: 1034.0 (late 208.0) "1.034"
mark 8.50
`)
	m.t.At = time.Date(2020, 9, 20, 8, 0, 0, 0, c.Zone)
	ch := m.days()[0]
	if len(ch.bars) != maxDays || ch.bars[maxDays-1].label != "20/9" || ch.bars[0].value != 1034 || ch.bars[0].late != 208 || ch.mark != 0 {
		t.Errorf("a month later: %s", written([]chart{ch}))
	}
	m.t.At = time.Date(2020, 8, 17, 8, 0, 0, 0, c.Zone)
	clearDays(m.t, c)
	if got := m.days(); len(got) > 0 {
		t.Errorf("before it has begun: %s", written(got))
	}
	m.t.Sums[tally.First(time.Date(2020, 8, 16, 0, 0, 0, 0, c.Zone))] = 3
	if got := m.days(); len(got) != 1 || got[0].bars[0].label != "16/8" || got[0].bars[0].value != 3 {
		t.Errorf("a report before the launch week: %s", written(got))
	}
}

func clearDays(t *figures.Table, c *config.Campaign) {
	for name := range t.Sums {
		if _, ok := tally.FirstDay(name, c.Zone); ok {
			delete(t.Sums, name)
		}
	}
}

func TestRates(t *testing.T) {
	c := campaign(t)
	m := maker{t: city(c, 5), c: c}
	want(t, written(m.rates()), `
# Đã cài so với tổng số đoàn viên, người lao động | Liên đoàn Lao động thành phố Mẫu Cầu Vồng / Số liệu tạm tính đến 17:00 ngày 28/8/2020 |  | Chung: 22,6% (1.177/5.200), ở 36 đơn vị có số liệu | 100
LĐLĐ huyện Mẫu 1: 7.7 "7,7% (100/1.300)"
LĐLĐ huyện Mẫu 2: 10.5 "10,5% (137/1.300)"
LĐLĐ huyện Mẫu 3: 19.1 "19,1% (248/1.300)"
LĐLĐ huyện Mẫu 4: 0.0 "chưa có số liệu" none
LĐLĐ huyện Mẫu 5: 53.2 "53,2% (692/1.300)"
`)
	m.t = city(c, 30)
	all := m.rates()
	if len(all) != 3 || len(all[0].bars) != maxBars || len(all[2].bars) != 4 || !strings.HasSuffix(all[1].title, "(2/3)") {
		t.Errorf("thirty units:\n%s", written(all))
	}
	m.t, m.lang = city(c, 100), text.En
	all = m.rates()
	if len(all) != 1 || len(all[0].bars) != 6 {
		t.Fatalf("a hundred units:\n%s", written(all))
	}
	var units float64
	for _, b := range all[0].bars {
		units += b.value
	}
	if units != 100 || all[0].bars[0].label != "80% to 100%" || all[0].bars[5].words != "14 units (14%)" {
		t.Errorf("bands of a hundred units:\n%s", written(all))
	}
}

func TestWays(t *testing.T) {
	c := campaign(t)
	m := maker{t: city(c, 0), c: c}
	all := m.ways()
	if len(all) != 2 {
		t.Fatalf("questions with several answers: %d", len(all))
	}
	got := written(all[:1])
	for _, line := range []string{"# Hình thức: số đơn vị nêu", "Hướng dẫn trực tiếp: 1034.0 \"1.034 · 100%\"", "Zalo/Facebook: 517.0 \"517 · 50%\"", "Trong 1.034 báo cáo đã gửi"} {
		if !strings.Contains(got, line) {
			t.Errorf("no %q in\n%s", line, got)
		}
	}
}

// TestNothing: what there is nothing to draw of is said to be empty.
func TestNothing(t *testing.T) {
	c := campaign(t)
	empty := &figures.Table{Cut: figures.Cut{At: time.Date(2020, 8, 17, 8, 0, 0, 0, c.Zone)}}
	empty.Sums = tally.Sums{}
	for _, k := range Kinds {
		if _, err := picturesOf(k, empty, c, text.Vi, ""); !errors.Is(err, ErrEmpty) {
			t.Errorf("%s: %v", k, err)
		}
	}
	if _, err := picturesOf("pie", empty, c, text.Vi, ""); !errors.Is(err, ErrKind) {
		t.Errorf("an unknown one: %v", err)
	}
}

// TestHostile: names of any length and making do no harm.
func TestHostile(t *testing.T) {
	c := campaign(t)
	tb := city(c, 3)
	tb.Unit.Name = strings.Repeat("Công đoàn <b>&amp; ", 40) + "\x00\u202e"
	tb.Below[0].Unit.Short = strings.Repeat("W", 400)
	tb.Below[1].Unit.Short = ""
	tb.Below[1].Unit.Name = "😀 công đoàn"
	for _, k := range Kinds {
		if _, err := picturesOf(k, tb, c, text.Vi, ""); err != nil {
			t.Error(k, err)
		}
	}
}

// TestKinds: the buttons of the choice are the kinds that can be drawn.
func TestKinds(t *testing.T) {
	var all []string
	for _, k := range Kinds {
		all = append(all, string(k))
	}
	if !slices.Equal(all, exports.Charts) {
		t.Errorf("kinds %v, offered are %v", all, exports.Charts)
	}
}

// TestFunnel: who has joined is a bar of live figures, and not of frozen ones.
func TestFunnel(t *testing.T) {
	c := campaign(t)
	for freeze, want := range map[int]string{0: `Có người tham gia: 1180.0 "1.180 đơn vị (94,4%)"`, 2: ""} {
		tb := city(c, 3)
		tb.Sums[tally.Joined], tb.Cut.Freeze = 1180, freeze
		m := maker{t: tb, c: c}
		got := written(m.funnel())
		if !strings.Contains(got, want) || freeze > 0 && strings.Contains(got, "tham gia") {
			t.Errorf("freeze %d: %s", freeze, got)
		}
		if !strings.Contains(got, `không có gì cần xem lại: 1022.0`) || !strings.Contains(got, `Đã bắt đầu báo cáo: 1094.0`) {
			t.Errorf("freeze %d: %s", freeze, got)
		}
	}
}

// TestZone: a picture of one zone has its sums only, and says so.
func TestZone(t *testing.T) {
	c := campaign(t)
	tb := city(c, 3)
	tb.Zones = map[string]tally.Sums{store.ZoneKCN: {tally.Units: 10, tally.Sent: 4}}
	tb.Below[1].Zones = map[string]tally.Sums{store.ZoneKCN: {tally.Units: 10, tally.Sent: 4}}
	in := narrow(tb, store.ZoneKCN)
	if len(in.Below) != 1 || in.Sums[tally.Sent] != 4 || tb.Sums[tally.Sent] != 1034 {
		t.Errorf("of the zone: %d units below, %v", len(in.Below), in.Sums)
	}
	m := maker{t: in, c: c, zone: store.ZoneKCN}
	if got := written(m.funnel()); !strings.Contains(got, "Mẫu Cầu Vồng · khu công nghiệp") || !strings.Contains(got, `Đã gửi báo cáo: 4.0 "4 đơn vị (40%)"`) {
		t.Error(got)
	}
	if got := narrow(tb, store.ZoneKKT); len(got.Sums) > 0 || len(got.Below) > 0 {
		t.Errorf("of a zone without units: %v", got.Sums)
	}
}
