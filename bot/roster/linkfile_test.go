package roster

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image/png"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"github.com/xuri/excelize/v2"
)

var linkWords = LinkWords{Links: "Liên kết", QR: "Mã QR để in", Code: "Mã", Name: "Tên", Above: "Cấp trên", Link: "Liên kết",
	Joined: "Đã tham gia", Since: "Từ", Yes: "Có", No: "Chưa", Title: "LĐLĐ quận Mẫu & Thử"}

func linkRows(n int) []LinkRow {
	var rows []LinkRow
	for i := range n {
		rows = append(rows, LinkRow{Code: fmt.Sprintf("01-%03d", i+1), Name: fmt.Sprintf("CĐCS Công ty Đường số %d", i+1), Above: "LĐLĐ quận Mẫu",
			Link: Link("raquan_bot", fmt.Sprintf("payload%014d", i+1))})
	}
	return rows
}

func written(t *testing.T, f LinkFile) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = book.Close() })
	return book
}

func TestLinkFile(t *testing.T) {
	rows := linkRows(3)
	zone := time.FixedZone("+07", 7*60*60)
	rows[1].Link, rows[1].Joined = "", time.Date(2020, 8, 20, 1, 5, 0, 0, time.UTC).In(zone)
	rows[2].Name, rows[2].Code = "=1+2", "0012"
	book := written(t, LinkFile{Words: linkWords, Rows: rows, QR: []LinkRow{rows[0], rows[2]}})

	got, err := book.GetRows("Liên kết")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"Mã", "Tên", "Cấp trên", "Liên kết", "Đã tham gia", "Từ"},
		{"01-001", "CĐCS Công ty Đường số 1", "LĐLĐ quận Mẫu", "https://t.me/raquan_bot?start=payload00000000000001", "Chưa"},
		{"01-002", "CĐCS Công ty Đường số 2", "LĐLĐ quận Mẫu", "", "Có", "20/8/2020 08:05"},
		{"0012", "=1+2", "LĐLĐ quận Mẫu", "https://t.me/raquan_bot?start=payload00000000000003", "Chưa"},
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("cells\n got %q\nwant %q", got, want)
	}
	if kind, err := book.GetCellType("Liên kết", "A4"); err != nil || kind == excelize.CellTypeNumber || kind == excelize.CellTypeFormula {
		t.Errorf("a code is of type %v, %v", kind, err)
	}
	panes, err := book.GetPanes("Liên kết")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the head does not stay in view: %+v, %v", panes, err)
	}
	filter := ""
	for _, name := range book.GetDefinedName() {
		filter += name.RefersTo + " "
	}
	if !strings.Contains(filter, "$A$1:$F$4") {
		t.Errorf("the filter covers %q", filter)
	}
	codes, err := book.GetRows("Mã QR để in")
	if err != nil || len(codes) != 3 || fmt.Sprint(codes[1:]) != fmt.Sprint([][]string{{"CĐCS Công ty Đường số 1", "=1+2"}, {"01-001", "0012"}}) {
		t.Errorf("under the pictures: %q, %v", codes, err)
	}
}

// Every unit has a picture, and each picture, read by another library, is the
// link of the unit under it.
func TestQRSheet(t *testing.T) {
	rows := linkRows(29)
	book := written(t, LinkFile{Words: linkWords, Rows: rows, QR: rows})
	const sheet = "Mã QR để in"
	for i, r := range rows {
		column, row := i%3+1, i/3*3+1
		cell, err := excelize.CoordinatesToCellName(column, row)
		if err != nil {
			t.Fatal(err)
		}
		pictures, err := book.GetPictures(sheet, cell)
		if err != nil || len(pictures) != 1 {
			t.Fatalf("%s: %d pictures, %v", cell, len(pictures), err)
		}
		under, err := excelize.CoordinatesToCellName(column, row+2)
		if err != nil {
			t.Fatal(err)
		}
		if code, err := book.GetCellValue(sheet, under); err != nil || code != r.Code {
			t.Errorf("%s says %q, want %q (%v)", under, code, r.Code, err)
		}
		if i%4 > 0 && i < len(rows)-1 { // reading all takes time
			continue
		}
		img, err := png.Decode(bytes.NewReader(pictures[0].File))
		if err != nil {
			t.Fatal(err)
		}
		bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
		if err != nil {
			t.Fatal(err)
		}
		got, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
		if err != nil || got.GetText() != r.Link {
			t.Errorf("%s: the code says %v, want %s (%v)", cell, got, r.Link, err)
		}
	}
	var saved bytes.Buffer
	if err := book.Write(&saved); err != nil {
		t.Fatal(err)
	}
	if got, want := breaks(t, saved.Bytes()), []string{`id="12"`, `id="24"`}; !slices.Equal(got, want) {
		t.Errorf("pages break after rows %q, want %q", got, want)
	}
	layout, err := book.GetPageLayout(sheet)
	if err != nil || *layout.Size != 9 || *layout.Orientation != "portrait" {
		t.Errorf("paper %+v, %v", layout, err)
	}
	header, err := book.GetHeaderFooter(sheet)
	if err != nil || header.OddHeader != "&LLĐLĐ quận Mẫu && Thử&R&P/&N" {
		t.Errorf("header %+v, %v", header, err)
	}
}

// breaks lists the breaks between rows of the second sheet.
func breaks(t *testing.T, workbook []byte) []string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("xl/worksheets/sheet2.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	xml, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	all := regexp.MustCompile(`(?s)<rowBreaks.*</rowBreaks>`).Find(xml)
	return regexp.MustCompile(`\bid="\d+"`).FindAllString(string(all), -1)
}

// What stands on a page fits on A4, so that no spreadsheet breaks it elsewhere.
func TestQRSheetFitsThePaper(t *testing.T) {
	const paperWidth, paperHeight, inch, pixel = 595.0, 842.0, 72.0, 0.75
	if used := qrColumns*qrPixels*pixel + 2*qrSides*inch; used > paperWidth {
		t.Errorf("%.0f points wide of %.0f", used, paperWidth)
	}
	if used := qrPerPage*(pictureRow+nameRow+codeRow) + (qrTop+qrBottom)*inch; used > paperHeight {
		t.Errorf("%.0f points high of %.0f", used, paperHeight)
	}
	if qrWidth*7+5 != qrPixels || qrPicture*pixel > pictureRow-4 || qrPicture > qrPixels {
		t.Error("a picture does not fit its cell")
	}
}

// The list prints on A4, all columns beside each other, its head on each page.
func TestLinkFilePrints(t *testing.T) {
	book := written(t, LinkFile{Words: linkWords, Rows: linkRows(3)})
	page, err := book.GetPageLayout("Liên kết")
	if err != nil {
		t.Fatal(err)
	}
	props, err := book.GetSheetProps("Liên kết")
	if err != nil {
		t.Fatal(err)
	}
	if *page.Size != 9 || *page.Orientation != "landscape" || *page.FitToWidth != 1 || *page.FitToHeight != 0 || !*props.FitToPage {
		t.Errorf("size %d, %s, %d pages wide, %d high, fit %v", *page.Size, *page.Orientation, *page.FitToWidth, *page.FitToHeight, *props.FitToPage)
	}
	names := book.GetDefinedName()
	titles := excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'Liên kết'!$1:$1", Scope: "Liên kết"}
	if !slices.Contains(names, titles) {
		t.Errorf("names: %+v", names)
	}
}

func TestLinkFileWithoutCodes(t *testing.T) {
	book := written(t, LinkFile{Words: linkWords})
	if sheets := book.GetSheetList(); len(sheets) != 1 || sheets[0] != "Liên kết" {
		t.Errorf("sheets %q", sheets)
	}
}

func BenchmarkLinkFile(b *testing.B) {
	rows := linkRows(300)
	for b.Loop() {
		var out bytes.Buffer
		f := LinkFile{Words: linkWords, Rows: rows, QR: rows}
		if err := f.Write(&out); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(out.Len())/1024, "KiB")
	}
}

// Columns stand in the file in order, as Excel wants them.
func TestLinkFileColumns(t *testing.T) {
	var b bytes.Buffer
	f := LinkFile{Words: linkWords, Rows: linkRows(3)}
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	columns := regexp.MustCompile(`<col min="\d+"`).FindAllString(string(data), -1)
	if len(columns) != len(linkWidths) || !slices.IsSorted(columns) {
		t.Errorf("columns %q", columns)
	}
}
