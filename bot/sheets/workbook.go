package sheets

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"

	"raquan/bot/exports"
	"raquan/bot/text"
	"raquan/store"
)

// Sheet makes a workbook: totals by unit right below, every report, what is
// missing, what was changed, and what the file is. It is an exports.Maker.
func (m *Maker) Sheet(ctx context.Context, s store.Snapshot, j *exports.Job, now time.Time, progress func(done, total int)) (exports.Made, error) {
	b, err := m.open(ctx, s, j, now, progress)
	if err != nil {
		return exports.Made{}, err
	}
	return b.inParts("xlsx", b.workbook)
}

// workbook makes the workbook of a part. The totals are those of the whole.
func (b *book) workbook(p *part) (data []byte, err error) {
	w, err := newWorkbook()
	if err != nil {
		return nil, fmt.Errorf("sheets: xlsx: %w", err)
	}
	defer func() {
		if err = errors.Join(err, w.file.Close()); err != nil {
			data, err = nil, fmt.Errorf("sheets: xlsx: %w", err)
		}
	}()
	if err := b.totals(w); err != nil {
		return nil, err
	}
	if err := b.eachUnit(w, p); err != nil {
		return nil, err
	}
	if err := b.about(w, p); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = w.file.Write(&out)
	return out.Bytes(), err
}

// eachUnit writes the three sheets that have a row, or several, for each unit, in
// one walk.
func (b *book) eachUnit(w *workbook, p *part) error {
	reports, err := addSheet(w, b.say(text.SheetReports), b.reports())
	if err != nil {
		return err
	}
	lacks, err := addSheet(w, b.say(text.SheetMissing), b.missing())
	if err != nil {
		return err
	}
	missing := &missingSheet{sheet: lacks}
	history, err := addSheet(w, b.say(text.SheetHistory), b.history())
	if err != nil {
		return err
	}
	lines := newLines(io.Discard)
	lines.head(reports.columns)
	for r, err := range b.rows(p) {
		if err != nil {
			return err
		}
		p.count(r)
		lines.write(reports.columns, r)
		if err := reports.add(r); err != nil {
			return err
		}
		if err := missing.add(b, r); err != nil {
			return err
		}
		if err := b.addHistory(history, r); err != nil {
			return err
		}
	}
	if p.sum, err = lines.end(); err != nil {
		return err
	}
	return errors.Join(reports.end("Reports"), missing.end("Missing"), history.end("History"))
}

// workbook is an xlsx file being written, sheet by sheet.
type workbook struct {
	file   *excelize.File
	styles styles
	sheets int
}

type styles struct{ head, text, number, share, moment, bold, boldNumber, boldShare, fact, factMoment int }

func newWorkbook() (*workbook, error) {
	w := &workbook{file: excelize.NewFile()}
	moment, bold := "d/m/yyyy hh:mm", &excelize.Font{Bold: true, Family: "Calibri", Size: 11}
	number, percent := "#,##0", "0.0%"
	left := &excelize.Alignment{Horizontal: "left", Vertical: "top", WrapText: true}
	for id, style := range map[*int]*excelize.Style{
		&w.styles.head: {Font: bold, NumFmt: textFormat, Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"#DDEBF7"}}},
		&w.styles.text:       {NumFmt: textFormat},
		&w.styles.number:     {CustomNumFmt: &number},
		&w.styles.share:      {CustomNumFmt: &percent},
		&w.styles.moment:     {CustomNumFmt: &moment},
		&w.styles.bold:       {Font: bold, NumFmt: textFormat},
		&w.styles.boldNumber: {Font: bold, CustomNumFmt: &number},
		&w.styles.boldShare:  {Font: bold, CustomNumFmt: &percent},
		&w.styles.fact:       {CustomNumFmt: &number, Alignment: left},
		&w.styles.factMoment: {CustomNumFmt: &moment, Alignment: left},
	} {
		var err error
		if *id, err = w.file.NewStyle(style); err != nil {
			return nil, errors.Join(err, w.file.Close())
		}
	}
	return w, nil
}

// textFormat is the number of the format of cells that are texts.
const textFormat = 49

// cell gives a value its style. Codes and phone numbers are texts and keep their
// zeros; nothing that was typed is run.
func (w *workbook) cell(value any, bold bool) any {
	pick := func(plain, strong int) int {
		if bold {
			return strong
		}
		return plain
	}
	switch v := value.(type) {
	case string:
		return excelize.Cell{StyleID: pick(w.styles.text, w.styles.bold), Value: v}
	case int64:
		return excelize.Cell{StyleID: pick(w.styles.number, w.styles.boldNumber), Value: v}
	case share:
		return excelize.Cell{StyleID: pick(w.styles.share, w.styles.boldShare), Value: float64(v)}
	case time.Time:
		return excelize.Cell{StyleID: w.styles.moment, Value: v}
	}
	return nil
}

// sheet is one of the workbook with a row for each R: its head stays in view, and
// its columns can be filtered.
type sheet[R any] struct {
	book    *workbook
	stream  *excelize.StreamWriter
	columns []column[R]
	rows    int // written, the head among them
	cells   []any
}

func addSheet[R any](w *workbook, name string, columns []column[R]) (*sheet[R], error) {
	letters := 0.0
	for _, c := range columns {
		letters += c.width
	}
	if err := w.newSheet(name, letters <= printed); err != nil {
		return nil, err
	}
	stream, err := w.file.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	if err := setWidths(stream, columns, func(c column[R]) float64 { return c.width }); err != nil {
		return nil, err
	}
	if err := stream.SetPanes(&excelize.Panes{Freeze: true, XSplit: 2, YSplit: 1, TopLeftCell: "C2", ActivePane: "bottomRight"}); err != nil {
		return nil, err
	}
	s := &sheet[R]{book: w, stream: stream, columns: columns, cells: make([]any, len(columns))}
	for i, c := range columns {
		s.cells[i] = excelize.Cell{StyleID: w.styles.head, Value: c.head}
	}
	return s, s.write(excelize.RowOpts{Height: headHeight})
}

// setWidths sets the widths of columns from the last to the first: a stream writes
// them in the order opposite to that of the calls, and Excel wants them in order.
func setWidths[C any](stream *excelize.StreamWriter, columns []C, width func(C) float64) error {
	for i, c := range slices.Backward(columns) {
		if err := stream.SetColWidth(i+1, i+1, width(c)); err != nil {
			return err
		}
	}
	return nil
}

// printed is how many letters across can be read on the width of a page; headHeight
// has room for a head in four lines, since a streamed row does not grow by itself.
const (
	printed    = 260
	headHeight = 62
)

// newSheet adds a sheet that is printed on the width of a page, if it fits; its head
// and its first two columns, which say of which unit a row is, are on each.
func (w *workbook) newSheet(name string, fit bool) error {
	var err error
	if w.sheets++; w.sheets == 1 {
		err = w.file.SetSheetName("Sheet1", name)
	} else {
		_, err = w.file.NewSheet(name)
	}
	a4, landscape, wide, high := 9, "landscape", 1, 0
	return errors.Join(err,
		w.file.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &high}),
		w.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}),
		w.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + name + "'!$A:$B,'" + name + "'!$1:$1", Scope: name}))
}

// add writes a row.
func (s *sheet[R]) add(r R) error { return s.addAs(r, false) }

func (s *sheet[R]) addAs(r R, bold bool) error {
	for i, c := range s.columns {
		s.cells[i] = s.book.cell(c.cell(r), bold)
	}
	return s.write()
}

func (s *sheet[R]) write(opts ...excelize.RowOpts) error {
	s.rows++
	cell, err := excelize.CoordinatesToCellName(1, s.rows)
	if err != nil {
		return err
	}
	return s.stream.SetRow(cell, s.cells, opts...)
}

// filter makes the rows so far a table with a filter. It has to come before end:
// set on a sheet that is written, it would be lost without an error.
func (s *sheet[R]) filter(name string) error {
	last, err := excelize.CoordinatesToCellName(len(s.columns), max(s.rows, 2))
	if err != nil {
		return err
	}
	stripes := false
	return s.stream.AddTable(&excelize.Table{Range: "A1:" + last, Name: name, StyleName: "TableStyleLight1", ShowRowStripes: &stripes})
}

// end ends a sheet whose rows are all of its table.
func (s *sheet[R]) end(table string) error {
	if err := s.filter(table); err != nil {
		return err
	}
	return s.stream.Flush()
}
