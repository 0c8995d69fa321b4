package roster

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"raquan/bot/text"
)

// The sheet of QR codes: blocks of a picture, a name and a code, three in a row
// and four rows on a page of A4 (595 × 842 points) in portrait. What is measured
// in points and in pixels (96 an inch) has to fit together; a test adds it up.
const (
	qrColumns   = 3
	qrPerPage   = 4     // rows of blocks
	qrWidth     = 33.0  // of a column, in letters of 7 pixels
	qrPixels    = 236   // the same in pixels, with 5 for the edges
	qrPicture   = 180   // width and height of a picture, in pixels: 4.8 cm
	pictureRow  = 140.0 // heights of rows, in points
	nameRow     = 32.0  // two lines
	codeRow     = 16.0
	blockRows   = 3
	qrSides     = 0.3 // margins, in inches
	qrTop       = 0.55
	qrBottom    = 0.35
	qrNameLines = 70 // letters that two lines hold
)

// codes writes the second sheet.
func (f *LinkFile) codes(book *excelize.File) error {
	sheet := f.Words.QR
	if _, err := book.NewSheet(sheet); err != nil {
		return err
	}
	if err := f.page(book, sheet); err != nil {
		return err
	}
	styles, err := newBlockStyles(book)
	if err != nil {
		return err
	}
	for i := range f.QR {
		if err := qrBlock(book, sheet, i, &f.QR[i], styles); err != nil {
			return err
		}
	}
	return nil
}

// page sets the paper up and breaks it between rows of blocks. Nothing is scaled
// to fit: a spreadsheet that scales ignores the breaks.
func (f *LinkFile) page(book *excelize.File, sheet string) error {
	a4, portrait, sides, top, bottom, head, centred := 9, "portrait", qrSides, qrTop, qrBottom, 0.2, true
	if err := book.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &portrait}); err != nil {
		return err
	}
	if err := book.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{
		Left: &sides, Right: &sides, Top: &top, Bottom: &bottom, Header: &head, Footer: &head, Horizontally: &centred,
	}); err != nil {
		return err
	}
	if err := book.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddHeader: "&L" + headerText(f.Words.Title) + "&R&P/&N"}); err != nil {
		return err
	}
	if err := book.SetColWidth(sheet, "A", "C", qrWidth); err != nil {
		return err
	}
	rows := (len(f.QR) + qrColumns - 1) / qrColumns
	for r := range rows {
		first := r*blockRows + 1
		for i, height := range []float64{pictureRow, nameRow, codeRow} {
			if err := book.SetRowHeight(sheet, first+i, height); err != nil {
				return err
			}
		}
		if r > 0 && r%qrPerPage == 0 {
			cell, err := excelize.CoordinatesToCellName(1, first)
			if err != nil {
				return err
			}
			if err := book.InsertPageBreak(sheet, cell); err != nil {
				return err
			}
		}
	}
	return nil
}

// headerText is a text for the header of a page, where & has a meaning.
func headerText(s string) string { return strings.ReplaceAll(text.Short(s, 100), "&", "&&") }

// qrBlock writes the n-th block.
func qrBlock(book *excelize.File, sheet string, n int, r *LinkRow, styles [blockRows]int) error {
	column, row := n%qrColumns+1, n/qrColumns*blockRows+1
	var cells [blockRows]string
	for i := range cells {
		cell, err := excelize.CoordinatesToCellName(column, row+i)
		if err != nil {
			return err
		}
		if err := book.SetCellStyle(sheet, cell, cell, styles[i]); err != nil {
			return err
		}
		cells[i] = cell
	}
	picture, err := QRCode(r.Link)
	if err != nil {
		return err
	}
	err = book.AddPictureFromBytes(sheet, cells[0], &excelize.Picture{Extension: ".png", File: picture, Format: &excelize.GraphicOptions{
		AltText: r.Code, ScaleX: qrPicture / float64(QRSize), ScaleY: qrPicture / float64(QRSize),
		OffsetX: (qrPixels - qrPicture) / 2, OffsetY: 3, Positioning: "oneCell",
	}})
	if err != nil {
		return err
	}
	if err := book.SetCellStr(sheet, cells[1], text.Short(r.Name, qrNameLines)); err != nil {
		return err
	}
	return book.SetCellStr(sheet, cells[2], r.Code)
}

// newBlockStyles draw a thin line around a block, to cut along.
func newBlockStyles(book *excelize.File) (ids [blockRows]int, err error) {
	line := func(sides ...string) []excelize.Border {
		var list []excelize.Border
		for _, s := range sides {
			list = append(list, excelize.Border{Type: s, Color: "#A0A0A0", Style: 4})
		}
		return list
	}
	centred := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	for i, style := range []*excelize.Style{
		{Border: line("left", "right", "top")},
		{Border: line("left", "right"), Alignment: centred, Font: &excelize.Font{Bold: true, Family: "Calibri", Size: 10}, NumFmt: 49},
		{Border: line("left", "right", "bottom"), Alignment: centred, Font: &excelize.Font{Family: "Calibri", Size: 10}, NumFmt: 49},
	} {
		if ids[i], err = book.NewStyle(style); err != nil {
			return ids, err
		}
	}
	return ids, nil
}
