package roster

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
)

// A small workbook that unpacks to far more than a roster is refused, not
// unpacked, and leaves no temporary files.
func TestHugeWorkbookIsRefused(t *testing.T) {
	for part, size := range map[string]uint64{
		"xl/media/image1.png":      maxUnpacked + 1,
		"xl/worksheets/sheet2.xml": maxUnpacked + 1,
		"xl/styles.xml":            maxPart + 1,
		"xl/workbook.xml":          maxPart + 1,
		"xl/calcChain.xml":         maxPart + 1,
		"docProps/app.xml":         maxPart + 1,
		"xl/worksheets/sheet3.xml": 1<<64 - 1,
	} {
		t.Run(part, func(t *testing.T) {
			t.Setenv("TMPDIR", t.TempDir())
			book := workbookWith(t, part, size)
			if _, err := Read("huge.xlsx", bytes.NewReader(book)); !errors.Is(err, ErrFormat) || !strings.Contains(err.Error(), "unpacks to more than") {
				t.Errorf("error %v, want ErrFormat for its size", err)
			}
			nothingLeft(t)
		})
	}
}

// A roster larger than what is kept in memory is read all the same, from a
// temporary file.
func TestLargeWorkbookIsRead(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	rows := [][]string{{"code", "parent_code", "kind", "name", "note"}}
	long := strings.Repeat("x", 30_000)
	for range maxInMemory/len(long) + 1 {
		rows = append(rows, []string{"x", "y", "upper", "Đơn vị", long})
	}
	var b bytes.Buffer
	if err := writeXLSX(&b, rows); err != nil {
		t.Fatal(err)
	}
	f, err := Read("large.xlsx", &b)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(f.Rows); n != len(rows)-1 || f.Rows[n-1].Name != "Đơn vị" {
		t.Errorf("%d rows, want %d", n, len(rows)-1)
	}
	nothingLeft(t)
}

func nothingLeft(t *testing.T) {
	t.Helper()
	left, err := os.ReadDir(os.TempDir())
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// workbookWith makes a workbook with a part that says it unpacks to so many bytes.
func workbookWith(t *testing.T, name string, size uint64) []byte {
	t.Helper()
	var small, huge bytes.Buffer
	if err := writeXLSX(&small, [][]string{{"code"}}); err != nil {
		t.Fatal(err)
	}
	from, err := zip.NewReader(bytes.NewReader(small.Bytes()), int64(small.Len()))
	if err != nil {
		t.Fatal(err)
	}
	to := zip.NewWriter(&huge)
	for _, part := range from.File {
		if part.Name == name {
			continue
		}
		if err := to.Copy(part); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := to.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, UncompressedSize64: size}); err != nil {
		t.Fatal(err)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return huge.Bytes()
}

func TestFaultClipsALongHeader(t *testing.T) {
	f := read(t, "code,parent_code,kind,name,"+strings.Repeat("ă", 100_000)+"\nTLD,,national,T,\n")
	faults := Check(f, empty(), Options{})
	if len(faults) != 1 || faults[0].Column != strings.Repeat("ă", maxShown)+"…" {
		t.Errorf("%d faults, the first of %d characters", len(faults), len(faults[0].String()))
	}
}
