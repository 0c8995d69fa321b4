package charts

import (
	"strings"

	"github.com/go-analyze/charts"
)

// Sizes in pixels: a picture is as wide as a good phone's screen, and letters are
// read on a screen half as wide.
const (
	width   = 1080
	margin  = 44
	inner   = width - 2*margin
	step    = 104 // from one lying bar to the next
	thick   = 52  // of a lying bar
	tall    = 520 // of the tallest standing bar
	line    = 1.35
	ofTitle = 30.0
	ofUnder = 22.0
	ofLabel = 22.0
)

var (
	ink   = rgb(0x212121)
	faint = rgb(0x546e7a)
	rule  = rgb(0x90a4ae)
	// Light, so that a number is readable in a bar and where the bar ends before it.
	paint = map[colour]charts.Color{done: rgb(0x90caf9), late: rgb(0xffb74d), none: rgb(0xeceff1)}
)

func rgb(hex int) charts.Color {
	return charts.Color{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 255}
}

func style(size float64, c charts.Color) charts.FontStyle {
	return charts.FontStyle{FontSize: size, FontColor: c}
}

// draw gives the PNG of a chart.
func draw(ch *chart) ([]byte, error) {
	ruler := charts.NewPainter(charts.PainterOptions{Width: width, Height: 10})
	head := heading(ruler, ch)
	height := head.height() + step*len(ch.bars)
	if ch.upright {
		height = head.height() + tall + 120
	}
	p := charts.NewPainter(charts.PainterOptions{OutputFormat: charts.ChartOutputPNG, Width: width, Height: height + margin})
	p.FilledRect(0, 0, width, height+margin, charts.ColorWhite, charts.ColorWhite, 0)
	top := head.draw(p)
	if ch.upright {
		columns(p, ch, top)
	} else {
		rows(p, ch, top)
	}
	return p.Bytes()
}

// rows draws bars that lie, each under its label.
func rows(p *charts.Painter, ch *chart, top int) {
	for i, b := range ch.bars {
		y := top + i*step + 26
		p.Text(fit(p, b.label, ofLabel, inner), margin, y, 0, style(ofLabel, ink))
		y += 14
		p.FilledRect(margin, y, margin+inner, y+thick, rgb(0xf5f7f8), rgb(0xf5f7f8), 0)
		p.FilledRect(margin, y, margin+length(ch, b.value, inner), y+thick, paint[b.colour], paint[b.colour], 0)
		p.Text(b.words, margin+14, y+36, 0, style(ofLabel, ink))
	}
}

// columns draws bars that stand, with a line at the top of the axis.
func columns(p *charts.Painter, ch *chart, top int) {
	top += 48
	foot, slot := top+tall, inner/max(1, len(ch.bars))
	p.DashedLineStroke([]charts.Point{{X: margin, Y: top}, {X: margin + inner, Y: top}}, rule, 2, []float64{8, 8})
	p.Text(ch.topWords, margin, top-12, 0, style(ofLabel, faint))
	if ch.mark > 0 {
		x := margin + int(ch.mark*float64(slot))
		p.DashedLineStroke([]charts.Point{{X: x, Y: top}, {X: x, Y: foot}}, faint, 3, []float64{10, 8})
	}
	for i, b := range ch.bars {
		x := margin + i*slot
		high := foot - length(ch, b.value, tall)
		p.FilledRect(x+4, high, x+slot-4, foot, paint[b.colour], paint[b.colour], 0)
		p.FilledRect(x+4, high, x+slot-4, high+length(ch, b.late, tall), paint[late], paint[late], 0)
		middle(p, b.words, x+slot/2, high-10, slot)
		middle(p, b.label, x+slot/2, foot+32, slot)
	}
	p.LineStroke([]charts.Point{{X: margin, Y: foot}, {X: margin + inner, Y: foot}}, rule, 2)
}

// length of a bar on an axis of so many pixels, which begins at zero.
func length(ch *chart, value float64, axis int) int {
	if ch.top <= 0 {
		return 0
	}
	return int(min(1, value/ch.top) * float64(axis))
}

// middle writes around a place, in letters small enough for the room there.
func middle(p *charts.Painter, s string, x, y, room int) {
	size := ofLabel - 2
	for size > 12 && p.MeasureText(s, 0, style(size, ink)).Width() > room-4 {
		size--
	}
	p.Text(s, x-p.MeasureText(s, 0, style(size, ink)).Width()/2, y, 0, style(size, ink))
}

// head is what stands above the bars, in lines.
type head []headLine

type headLine struct {
	words  string
	size   float64
	colour charts.Color
}

// heading breaks title, unit, moment and note into lines.
func heading(p *charts.Painter, ch *chart) head {
	var h head
	add := func(s string, size float64, c charts.Color) {
		for _, words := range wrap(p, s, size) {
			h = append(h, headLine{words, size, c})
		}
	}
	add(ch.title, ofTitle, ink)
	add(ch.under, ofUnder, faint)
	add(ch.note, ofUnder, faint)
	return h
}

func (h head) height() int {
	y := float64(margin)
	for _, l := range h {
		y += l.size * 1.33 * line
	}
	return int(y) + 26
}

// draw gives where the head ends.
func (h head) draw(p *charts.Painter) int {
	y := float64(margin)
	for _, l := range h {
		y += l.size * 1.33 * line
		p.Text(l.words, margin, int(y)-8, 0, style(l.size, l.colour))
	}
	return h.height()
}

// wrap breaks a text into lines that fit.
func wrap(p *charts.Painter, s string, size float64) []string {
	var lines []string
	for _, paragraph := range strings.Split(s, "\n") {
		so := ""
		for _, word := range strings.Fields(paragraph) {
			longer := strings.TrimSpace(so + " " + word)
			if so != "" && p.MeasureText(longer, 0, style(size, ink)).Width() > inner {
				lines, so = append(lines, so), word
				continue
			}
			so = longer
		}
		if so != "" {
			lines = append(lines, so)
		}
	}
	return lines
}

// fit shortens a text to the room that there is.
func fit(p *charts.Painter, s string, size float64, room int) string {
	short := []rune(s)
	for len(short) > 1 && p.MeasureText(s, 0, style(size, ink)).Width() > room {
		short = short[:len(short)-1]
		s = string(short) + "…"
	}
	return s
}
