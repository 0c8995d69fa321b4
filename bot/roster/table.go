package roster

import (
	"errors"
	"io"
	"iter"

	"github.com/xuri/excelize/v2"
)

// Line is one row of any table.
type Line struct {
	N     int // of the file, from 1
	Cells []string
}

// Table reads the rows of a table that is no roster, with the same care: xlsx or
// csv, old fonts put into Unicode, and no more than a list of units unpacks to. Of a
// workbook it is the first of the named sheets that is there, or else the first
// sheet. An error ends it; one about the file itself wraps ErrFormat or is a Fault.
func Table(r io.Reader, sheets ...string) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		records, err := open(r, namedSheet(sheets))
		if err != nil {
			yield(Line{}, err)
			return
		}
		var old Legacy
		for rec, err := range records {
			if err == nil {
				old.legible(rec)
			}
			if !yield(Line{rec.line, rec.cells}, err) || err != nil {
				return
			}
		}
	}
}

// namedSheet finds the first sheet with one of some names.
func namedSheet(names []string) func(*excelize.File) string {
	return func(book *excelize.File) string {
		for _, sheet := range book.GetSheetList() {
			for _, name := range names {
				if bare(sheet) == bare(name) {
					return sheet
				}
			}
		}
		return book.GetSheetName(0)
	}
}

// Unreadable reports whether an error says that the file itself cannot be read, and
// what is to be said about it, if more is known.
func Unreadable(err error) (why string, ok bool) {
	var fault Fault
	if errors.As(err, &fault) {
		return fault.Text, true
	}
	return "", errors.Is(err, ErrFormat)
}
