package roster

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Format is a kind of file.
type Format string

// The formats.
const (
	CSV  Format = "csv"
	XLSX Format = "xlsx"
)

// FormatOf tells the format by the end of a file's name; all but .xlsx is csv.
func FormatOf(name string) Format {
	if strings.EqualFold(path.Ext(name), ".xlsx") {
		return XLSX
	}
	return CSV
}

// bom lets spreadsheets see that a csv file is UTF-8.
const bom = "\ufeff"

// Export writes the open units in roster order, in a form that imports without
// a change. In csv an apostrophe stands before what a spreadsheet would run
// (formula.go); Read takes it away.
func Export(w io.Writer, p *Present, format Format) error {
	rows := p.cells()
	if format == XLSX {
		return writeXLSX(w, rows)
	}
	return writeCSV(w, rows)
}

// cells gives the header and a row for each open unit.
func (p *Present) cells() [][]string {
	open := make([]*Known, 0, len(p.Units))
	for _, k := range p.Units {
		if k.Closed.IsZero() {
			open = append(open, k)
		}
	}
	slices.SortFunc(open, func(a, b *Known) int { return cmp.Compare(a.Order, b.Order) })
	codes := p.codes()
	head := make([]string, 0, len(ofUnits()))
	for _, c := range ofUnits() {
		head = append(head, string(c))
	}
	rows := [][]string{head}
	for _, k := range open {
		cells := rowOf(k, codes[k.Parent])
		row := make([]string, 0, len(head))
		for _, c := range ofUnits() {
			row = append(row, cells[c])
		}
		rows = append(rows, row)
	}
	return rows
}

// rowOf gives the cells of a unit.
func rowOf(k *Known, parent string) map[Column]string {
	return map[Column]string{
		Code:       k.Code,
		ParentCode: parent,
		Kind:       string(k.Kind),
		Name:       k.Name,
		ShortName:  k.Short,
		Symbol:     k.Symbol,
		Place:      k.Place,
		Workers:    number(k.Workers),
		Zone:       k.Zone,
		Reports:    yesNo(k.Reports),
		ChairName:  k.ChairName,
		ChairPhone: national(k.ChairPhone),
	}
}

func number(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func writeCSV(w io.Writer, rows [][]string) error {
	b := bufio.NewWriter(w)
	if _, err := b.WriteString(bom); err != nil {
		return fmt.Errorf("roster: export: %w", err)
	}
	c := csv.NewWriter(b)
	for _, row := range rows {
		if err := c.Write(asTexts(row)); err != nil {
			return fmt.Errorf("roster: export: %w", err)
		}
	}
	c.Flush()
	if err := c.Error(); err != nil {
		return fmt.Errorf("roster: export: %w", err)
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("roster: export: %w", err)
	}
	return nil
}

// writeXLSX writes one sheet. All cells but the number of workers are texts, so
// that codes and phone numbers keep their zeros.
func writeXLSX(w io.Writer, rows [][]string) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("roster: export: %w", err)
		}
	}()
	book := excelize.NewFile()
	defer func() {
		if e := book.Close(); err == nil {
			err = e
		}
	}()
	if err := book.SetSheetName("Sheet1", "roster"); err != nil {
		return err
	}
	sheet, err := book.NewStreamWriter("roster")
	if err != nil {
		return err
	}
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return err
		}
		if err := sheet.SetRow(cell, xlsxCells(row)); err != nil {
			return err
		}
	}
	if err := sheet.Flush(); err != nil {
		return err
	}
	return book.Write(w)
}

func xlsxCells(row []string) []any {
	cells := make([]any, len(row))
	for i, s := range row {
		cells[i] = s
		if n, ok := digits(s); ok && Columns()[i] == Workers {
			cells[i] = n
		}
	}
	return cells
}
