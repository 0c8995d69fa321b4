package roster

import (
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"
)

// LinkRow is a unit in a file of links.
type LinkRow struct {
	Code, Name string
	Above      string    // the level above, by its short name
	Link       string    // empty: none is open
	Joined     time.Time // since when an officer has the role; zero: nobody has
}

// LinkFile is a workbook of links for the officers of a level above: a sheet
// with a row for each unit, and one with QR codes to cut out, three in a row on
// A4. Whoever has the file can take the roles in it.
type LinkFile struct {
	Words LinkWords
	Rows  []LinkRow // of the first sheet, in order
	QR    []LinkRow // of the second, each with a link; none: the sheet is left out
}

// LinkWords are the words in a file of links, in the reader's language.
type LinkWords struct {
	Links, QR                              string // names of the sheets
	Code, Name, Above, Link, Joined, Since string // heads of the columns
	Yes, No                                string
	Title                                  string // above every page of QR codes
}

// Write writes the workbook. Moments stand in it as the clock of their zone
// shows them.
func (f *LinkFile) Write(w io.Writer) (err error) {
	book := excelize.NewFile()
	defer func() {
		if e := book.Close(); err == nil {
			err = e
		}
		if err != nil {
			err = fmt.Errorf("roster: file of links: %w", err)
		}
	}()
	if err := book.SetSheetName("Sheet1", f.Words.Links); err != nil {
		return err
	}
	if err := f.links(book); err != nil {
		return err
	}
	if len(f.QR) > 0 {
		if err := f.codes(book); err != nil {
			return err
		}
	}
	return book.Write(w)
}

// The columns of the first sheet, by their widths in letters.
var linkWidths = []float64{14, 46, 32, 64, 12, 18}

// links writes the first sheet: its head stays in view, and its columns can be
// filtered. Codes are texts and keep their zeros.
func (f *LinkFile) links(book *excelize.File) error {
	styles, err := newLinkStyles(book)
	if err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(len(linkWidths), len(f.Rows)+1)
	if err != nil {
		return err
	}
	if err := book.AutoFilter(f.Words.Links, "A1:"+last, nil); err != nil {
		return err
	}
	if err := listPage(book, f.Words.Links); err != nil {
		return err
	}
	sheet, err := book.NewStreamWriter(f.Words.Links)
	if err != nil {
		return err
	}
	for i, width := range slices.Backward(linkWidths) { // a stream writes them in the opposite order
		if err := sheet.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := sheet.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	words := f.Words
	head := []any{words.Code, words.Name, words.Above, words.Link, words.Joined, words.Since}
	for i := range head {
		head[i] = excelize.Cell{StyleID: styles.head, Value: head[i]}
	}
	if err := sheet.SetRow("A1", head); err != nil {
		return err
	}
	for i := range f.Rows {
		cell, err := excelize.CoordinatesToCellName(1, i+2)
		if err != nil {
			return err
		}
		if err := sheet.SetRow(cell, f.cells(&f.Rows[i], styles)); err != nil {
			return err
		}
	}
	return sheet.Flush()
}

// listPage sets the paper up for a long list: all columns on one sheet of A4, with
// the head on each.
func listPage(book *excelize.File, sheet string) error {
	a4, landscape, wide, high, fit := 9, "landscape", 1, 0, true
	if err := book.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	if err := book.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return book.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + sheet + "'!$1:$1", Scope: sheet})
}

func (f *LinkFile) cells(r *LinkRow, s linkStyles) []any {
	text := func(v string) excelize.Cell { return excelize.Cell{StyleID: s.text, Value: v} }
	joined, since := f.Words.No, any(nil)
	if !r.Joined.IsZero() {
		joined, since = f.Words.Yes, excelize.Cell{StyleID: s.moment, Value: wall(r.Joined)}
	}
	return []any{text(r.Code), text(r.Name), text(r.Above), text(r.Link), text(joined), since}
}

// wall is the moment that a clock without a zone shows as t's own does.
func wall(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
}

type linkStyles struct{ head, text, moment int }

func newLinkStyles(book *excelize.File) (s linkStyles, err error) {
	moment := "d/m/yyyy hh:mm"
	for id, style := range map[*int]*excelize.Style{
		&s.head:   {Font: &excelize.Font{Bold: true, Family: "Calibri", Size: 11}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"#DDEBF7"}}, NumFmt: 49},
		&s.text:   {NumFmt: 49},
		&s.moment: {CustomNumFmt: &moment},
	} {
		if *id, err = book.NewStyle(style); err != nil {
			return s, err
		}
	}
	return s, nil
}
