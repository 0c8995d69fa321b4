package sheets_test

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var (
	columnOf = regexp.MustCompile(`<col [^>]*min="(\d+)"`)
	fontOf   = regexp.MustCompile(`<font>.*?</font>`)
)

// What Excel is strict about and other programs pass over: columns in order, fonts
// with a name and a size.
func TestExcelIsStrict(t *testing.T) {
	w := newWorld(t)
	top, _ := w.small()
	_, file := w.workbook(top, "", nil)
	z, err := zip.NewReader(bytes.NewReader(file.Data), int64(len(file.Data)))
	if err != nil {
		t.Fatal(err)
	}
	sheets := 0
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		var columns []int
		for _, m := range columnOf.FindAllSubmatch(data, -1) {
			n, _ := strconv.Atoi(string(m[1]))
			columns = append(columns, n)
		}
		if len(columns) > 0 {
			sheets++
		}
		if !slices.IsSorted(columns) {
			t.Errorf("%s: columns %v", part.Name, columns)
		}
		for _, font := range fontOf.FindAllString(string(data), -1) {
			if part.Name == "xl/styles.xml" && (!strings.Contains(font, "<name ") || !strings.Contains(font, "<sz ")) {
				t.Errorf("a font without name or size: %s", font)
			}
		}
	}
	if sheets != 5 {
		t.Errorf("%d sheets have columns", sheets)
	}
}
