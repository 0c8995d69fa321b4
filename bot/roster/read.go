package roster

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/xuri/excelize/v2"

	"raquan/bot/text"
	"raquan/store"
)

// ErrFormat says that a file is neither xlsx nor csv.
var ErrFormat = errors.New("neither an xlsx nor a csv file")

// File is a roster as it was read.
type File struct {
	Name   string
	Rows   []Row
	Notes  []Note  // what was read otherwise than it is written
	Legacy Legacy  // what was kept in an old font
	faults []Fault // of single cells and of the header
	header *header
}

// Row is one line of a roster.
type Row struct {
	Line       int // of the file, from 1
	Code       string
	Parent     string // code of the parent
	Kind       store.UnitKind
	Name       string
	Short      string
	Symbol     string
	Place      string
	Workers    *int64 // nil: not known
	Zone       string
	Reports    *bool // nil: by kind
	ChairName  string
	ChairPhone string // E.164

	Decision store.Decision // by which the unit changes, if it does
	Closed   *bool          // nil: not said
	Into     string         // code of the unit of which it becomes a part
}

// Note tells what was read otherwise than it is written, to be looked at before
// the import. It may hold a phone number, so it is for the screen, not for logs.
type Note struct {
	Row  int
	Text string
}

// record is one row of cells of whatever kind of file.
type record struct {
	line  int
	cells []string // only valid until the next one
}

// headerWithin is how many rows may stand above the header, with titles.
const headerWithin = 10

// Read reads a roster: xlsx, or csv in UTF-8 (or UTF-16 with its mark) with
// commas, semicolons or tabs. The name is for messages only. The error is for
// files that cannot be read at all and wraps ErrFormat if the format is not
// known; faults of cells are reported by Check.
func Read(name string, r io.Reader) (*File, error) {
	f := &File{Name: name}
	records, err := open(r, rosterSheet)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if err := f.read(records); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return f, nil
}

func open(r io.Reader, sheetOf func(*excelize.File) string) (iter.Seq2[record, error], error) {
	b := bufio.NewReader(r)
	magic, err := b.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch {
	case bytes.Equal(magic, []byte("PK\x03\x04")):
		return xlsxRecords(b, sheetOf), nil
	case bytes.Equal(magic, []byte("\xd0\xcf\x11\xe0")):
		return nil, fmt.Errorf("%w: an old xls file, or one with a password; save it as xlsx", ErrFormat)
	}
	return csvRecords(b), nil
}

// read takes in the records. A syntax fault ends the reading and is a Fault.
func (f *File) read(records iter.Seq2[record, error]) error {
	last := 0
	var above *record // the first row that is not empty, as long as no header was found
	for rec, err := range records {
		var fault Fault
		if errors.As(err, &fault) {
			f.fault(fault.Row, fault.Column, fault.Text)
			break
		}
		if err != nil {
			return err
		}
		last = rec.line
		f.Legacy.legible(rec)
		switch {
		case isBlank(rec.cells):
		case f.header != nil:
			f.row(rec)
		case isHeader(rec.cells):
			f.header, f.faults = readHeader(rec.line, rec.cells)
		case above == nil:
			above = &record{rec.line, append([]string(nil), rec.cells...)}
		}
		if f.header == nil && rec.line >= headerWithin {
			break
		}
	}
	switch {
	case f.header != nil:
	case len(f.faults) == 0:
		f.noHeader(above)
	default:
		f.header = &header{} // a syntax fault came first
	}
	if len(f.Rows) == 0 && len(f.faults) == 0 {
		f.fault(last, "", say(text.ListNoUnits))
	}
	return nil
}

// noHeader reports the faults of the first row, which ought to be the header.
func (f *File) noHeader(first *record) {
	if first == nil {
		f.header = &header{}
		f.fault(1, "", say(text.ListEmpty))
		return
	}
	f.header, f.faults = readHeader(first.line, first.cells)
}

func (f *File) fault(row int, column, text string) {
	f.faults = append(f.faults, Fault{row, column, text})
}

func isBlank(cells []string) bool {
	for _, c := range cells {
		if tidy(c) != "" {
			return false
		}
	}
	return true
}
