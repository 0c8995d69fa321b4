package roster

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"github.com/xuri/excelize/v2"
)

// sheetWords are names by which a sheet is taken before the first one.
var sheetWords = words(map[bool]string{true: "roster, danh sach, danh sach don vi, don vi"})

// xlsxRecords reads a sheet row by row, with cells as they are shown: a code
// formatted as "01" is "01".
func xlsxRecords(r io.Reader, sheetOf func(*excelize.File) string) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		going := true
		err := eachRow(r, sheetOf, func(rec record) bool {
			going = yield(rec, nil)
			return going
		})
		if err != nil && going {
			yield(record{}, err)
		}
	}
}

func eachRow(r io.Reader, sheetOf func(*excelize.File) string, yield func(record) bool) (err error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if err := checkSize(data); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "raquan-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		TmpDir: dir, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxInMemory, ShortDatePattern: "yyyy-mm-dd", // a date without a form of its own would be shown with the month first
	})
	if err != nil {
		return fmt.Errorf("%w: %v", ErrFormat, err)
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	rows, err := book.Rows(sheetOf(book))
	if err != nil {
		return fmt.Errorf("%w: %v", ErrFormat, err)
	}
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns()
		if err != nil {
			return fmt.Errorf("row %d: %w", line, err)
		}
		if !yield(record{line, cells}) {
			return rows.Close()
		}
	}
	if err := rows.Error(); err != nil {
		return err
	}
	return rows.Close()
}

// rosterSheet is the sheet that is called like a list of units, or else the first.
func rosterSheet(book *excelize.File) string {
	for _, name := range book.GetSheetList() {
		if sheetWords[bare(name)] {
			return name
		}
	}
	return book.GetSheetName(0)
}
