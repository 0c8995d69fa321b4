package roster

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
)

// oldRows are the rows of one list in the two old fonts, header and all. "Phó
// Thä" and "Haï Long" could be another language, and are not beside the others.
var oldRows = map[string][][]string{
	"TCVN3": {
		{"M· ®¬n vÞ", "M· cÊp trªn", "Lo¹i ®¬n vÞ", "Tªn ®¬n vÞ", "Hä vµ tªn"},
		{"TLD", "", "toµn quèc", "Tæng Liªn ®oµn Lao ®éng ViÖt Nam", ""},
		{"25", "TLD", "tØnh", "L§L§ tØnh Phó Thä", "NguyÔn ThÞ H\u00adêng"},
		{"25-1", "25", "cÊp trªn", "Phó Thä", "Jörg Müller"},
	},
	"VNI": {
		{"Maõ ñôn vò", "Maõ caáp treân", "Loaïi ñôn vò", "Teân ñôn vò", "Hoï vaø teân"},
		{"TLD", "", "toaøn quoác", "Toång Lieân ñoaøn Lao ñoäng Vieät Nam", ""},
		{"25", "TLD", "tænh", "LÑLÑ tænh Phuù Thoï", "Nguyeãn Thò Höôøng"},
		{"25-1", "25", "caáp treân", "Phuù Thoï", "Jörg Müller"},
	},
}

func csvOf(rows [][]string) string {
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(strings.Join(row, ",") + "\n")
	}
	return b.String()
}

func xlsxOf(t *testing.T, rows [][]string) string {
	t.Helper()
	book := excelize.NewFile()
	for i, row := range rows {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestOldFonts reads a list that was kept in an old font, as a text of bytes, as
// a text in UTF-8, and as a spreadsheet.
func TestOldFonts(t *testing.T) {
	for font, rows := range oldRows {
		latin1, err := charmap.ISO8859_1.NewEncoder().String(csvOf(rows))
		if err != nil {
			t.Fatal(err)
		}
		for kind, content := range map[string]string{"bytes": latin1, "UTF-8": csvOf(rows), "xlsx": xlsxOf(t, rows)} {
			f := read(t, content)
			if font+kind == "TCVN3bytes" || font+kind == "VNIbytes" {
				// The foreign name is no UTF-8 and in no old font.
				if faults := Check(f, empty(), Options{}); len(faults) != 1 || faults[0].Row != 4 {
					t.Errorf("%s as %s: faults %v", font, kind, faults)
				}
				continue
			}
			if faults := Check(f, empty(), Options{}); len(faults) > 0 {
				t.Errorf("%s as %s: faults %v", font, kind, faults)
				continue
			}
			checkOld(t, font+" as "+kind, f)
		}
	}
}

func checkOld(t *testing.T, what string, f *File) {
	t.Helper()
	got := fmt.Sprint(f.Rows[0].Name, "|", f.Rows[1].Name, "|", f.Rows[1].ChairName, "|", f.Rows[2].Name, "|", f.Rows[2].ChairName)
	want := "Tổng Liên đoàn Lao động Việt Nam|LĐLĐ tỉnh Phú Thọ|Nguyễn Thị Hường|Phú Thọ|Jörg Müller"
	if got != want {
		t.Errorf("%s: %s", what, got)
	}
	if f.Legacy.Cells != 12 || len(f.Legacy.Samples) != sampled || len(f.Legacy.Fonts) != 1 {
		t.Errorf("%s: %d cells converted, %v, %v", what, f.Legacy.Cells, f.Legacy.Fonts, f.Legacy.Samples)
	}
}

// TestOldFontsPreview shows what was converted.
func TestOldFontsPreview(t *testing.T) {
	f := read(t, csvOf(oldRows["TCVN3"]))
	var out strings.Builder
	if err := Compare(f, empty(), Options{}, now).Preview(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Đã chuyển 12 ô từ phông chữ cũ (TCVN3) sang Unicode; xin xem lại:\n",
		"dòng 1: M· ®¬n vÞ → Mã đơn vị\n", "dòng 2: toµn quèc → toàn quốc\n", "… và 4 ô khác\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the preview lacks %q:\n%s", want, out.String())
		}
	}
}

// TestOldFontsOnlyThere: a list in Unicode is read as it is.
func TestOldFontsOnlyThere(t *testing.T) {
	f := read(t, small)
	if f.Legacy.Cells != 0 {
		t.Errorf("converted: %v", f.Legacy.Samples)
	}
	var out strings.Builder
	if err := Compare(f, empty(), Options{}, now).Preview(&out); err != nil || strings.Contains(out.String(), "Unicode") {
		t.Errorf("%v\n%s", err, out.String())
	}
	sample := read(t, string(Sample()))
	if sample.Legacy.Cells != 0 {
		t.Errorf("converted in the sample: %v", sample.Legacy.Samples)
	}
}
