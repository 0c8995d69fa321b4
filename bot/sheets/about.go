package sheets

import (
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"raquan/bot/tally"
	"raquan/bot/text"
)

// fact is a line of the sheet that says what the file is.
type fact struct {
	what  string
	value any
}

// about writes that sheet.
func (b *book) about(w *workbook, p *part) error {
	name := b.say(text.SheetAbout)
	if err := w.newSheet(name, true); err != nil {
		return err
	}
	stream, err := w.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if err := setWidths(stream, []float64{30, 100}, func(width float64) float64 { return width }); err != nil {
		return err
	}
	for i, f := range b.facts(p) {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return err
		}
		value, lines := excelize.Cell{StyleID: w.styles.fact, Value: f.value}, 1
		switch v := f.value.(type) {
		case string:
			lines += utf8.RuneCountInString(v) / factLine
		case time.Time:
			value.StyleID = w.styles.factMoment
		}
		what := excelize.Cell{StyleID: w.styles.head, Value: f.what}
		if err := stream.SetRow(cell, []any{what, value}, excelize.RowOpts{Height: float64(lines) * lineHeight}); err != nil {
			return err
		}
	}
	return stream.Flush()
}

// A line of text has some factLine letters, and this height; a streamed row does
// not grow by itself.
const (
	factLine   = 85
	lineHeight = 16
)

func (b *book) facts(p *part) []fact {
	t := b.table
	sums := b.sums(&t.Body)
	scope := b.say(text.ExportWhole)
	if b.zone != "" {
		scope = text.ZoneName(b.lang, b.zone)
	}
	list := []fact{
		{b.say(text.AboutUnit), t.Unit.Name},
		{b.say(text.AboutCode), t.Unit.Code},
		{b.say(text.AboutCut), b.moment(t.At)},
		{b.say(text.AboutState), b.cut(t.Cut)},
		{b.say(text.AboutFilter), scope},
		{b.say(text.AboutRows), int64(p.rows)},
	}
	if p.of > 1 {
		list = append(list, fact{b.say(text.AboutPart), b.say(text.AboutPartOf, "n", b.num(p.n), "of", b.num(p.of), "from", p.first, "to", p.last)})
	}
	list = append(list,
		fact{b.say(text.ColUnits), sums[tally.Units]},
		fact{b.say(text.ColReported), sums[tally.Sent] - sums[tally.Closed]},
		fact{b.say(text.SheetMissing), sums[tally.Units] - sums[tally.Sent] + sums[tally.Closed]},
		fact{b.say(text.AboutSum), p.sum},
		fact{b.say(text.AboutSumHow), b.say(text.AboutSumIs)},
		fact{b.say(text.AboutEmpty), b.say(text.AboutEmptyIs)},
		fact{b.say(text.AboutCampaign), b.of(b.Campaign.Letter.Cite)},
		fact{b.say(text.AboutProgram), b.say(text.AboutProgramIs)})
	if t.Frozen() {
		list = append(list, fact{b.say(text.AboutPeople), b.say(text.AboutPeopleIs)})
	}
	return list
}
