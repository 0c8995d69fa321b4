package sheets_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"raquan/bot/chat"
	"raquan/bot/exports"
	"raquan/bot/sheets"
	"raquan/store"
)

// table reads a csv file back: its rows by their heads.
func table(t testing.TB, data []byte) (rows []map[string]string) {
	t.Helper()
	body, ok := bytes.CutPrefix(data, []byte("\ufeff"))
	if !ok {
		t.Error("no byte order mark")
	}
	if lf, crlf := bytes.Count(body, []byte("\n")), bytes.Count(body, []byte("\r\n")); lf != crlf {
		t.Errorf("%d line ends of %d are CRLF", crlf, lf)
	}
	all, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
	if err != nil || len(all) == 0 {
		t.Fatal(len(all), err)
	}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, head := range all[0] {
			if _, twice := row[head]; twice {
				t.Errorf("two columns %q", head)
			}
			row[head] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(bytes.TrimPrefix(data, []byte("\ufeff")))
	return hex.EncodeToString(sum[:])
}

// TestPlain: the rows of a small province, with all that makes them different.
func TestPlain(t *testing.T) {
	w := newWorld(t)
	top, _ := w.small()
	m, err := w.made(w.maker().Plain, job(top, "", nil))
	if err != nil || len(m.Files) != 1 {
		t.Fatal(len(m.Files), err)
	}
	f := m.Files[0]
	rows := table(t, f.Data)
	want := []map[string]string{
		{"Mã đơn vị": "00004", "Tên đơn vị": "CĐCS Công ty “A”, \"B\"", "Thuộc": "LĐLĐ huyện Nhất", "Địa bàn": "KCN", "Đoàn viên, NLĐ theo danh sách": "450", "Tình trạng": "Đã báo cáo",
			"Tổng số": "460", "Tổng số – nguyên văn": "là 460", "Đã cài": "380", "Người gửi": "Nguyễn Mẫu An (Chủ tịch)", "Gửi lần đầu": "2020-08-24 09:30", "Gửi gần nhất": "2020-08-25 11:30",
			"Số lần gửi": "1", "Đúng hạn": "Có", "Nhập hộ": "", "Mã biên nhận": "BZ-2345-6789"},
		{"Tên đơn vị": "'=HYPERLINK(\"x\")", "Đoàn viên, NLĐ theo danh sách": "0", "Đã cài": "0", "Người gửi": "… (Chủ tịch)"},
		{"Tên đơn vị": "CĐCS Sao Mai", "Tình trạng": "Chưa báo cáo", "Đoàn viên, NLĐ theo danh sách": "", "Đã cài": "", "Đã cài – nguyên văn": "", "Gửi lần đầu": "", "Đúng hạn": "", "Số lần gửi": ""},
		{"Tên đơn vị": "CĐCS Dở Dang", "Tình trạng": "Đang làm dở", "Đã cài": ""},
		{"Tên đơn vị": "CĐCS Đã Thôi", "Tình trạng": "Đã báo cáo (đã ngừng hoạt động)", "Thuộc": "CĐCS Đã Thôi", "Đã cài": "5"},
	}
	if len(rows) != len(want) {
		t.Fatalf("%d rows", len(rows))
	}
	for i, row := range want {
		for head, cell := range row {
			if rows[i][head] != cell {
				t.Errorf("row %d, %s: %q, want %q", i+1, head, rows[i][head], cell)
			}
		}
	}
	if f.Name != "so-lieu-00001-20200825-1642.csv" {
		t.Errorf("name %q", f.Name)
	}
	wantCaption := "📎 <b>Số liệu – LĐLĐ tỉnh &lt;Mẫu&gt; &amp; Thử</b>\nTính đến 16:42 ngày 25/8/2020, tạm tính.\n5 dòng (mỗi đơn vị một dòng) · mã kiểm tra " + sumOf(f.Data)[:12]
	if f.Caption != wantCaption {
		t.Errorf("caption %q, want %q", f.Caption, wantCaption)
	}
}

// TestPlainZone: only units of a zone, in English.
func TestPlainZone(t *testing.T) {
	w := newWorld(t)
	top, _ := w.small()
	m, err := w.made(w.maker().Plain, job(top, "en", map[string]string{exports.ArgZone: "KCN"}))
	if err != nil {
		t.Fatal(err)
	}
	rows := table(t, m.Files[0].Data)
	if len(rows) != 2 || rows[0]["Unit code"] != "00004" || rows[0]["State"] != "Reported" || rows[1]["State"] != "Begun" {
		t.Errorf("rows %q", rows)
	}
	if c := m.Files[0].Caption; !strings.Contains(c, "Only industrial parks.\n2 rows") || !strings.Contains(c, "As of 16:42 on 25/8/2020, provisional") {
		t.Errorf("caption %q", c)
	}
}

// TestHostileTexts: whatever stands in a name, no spreadsheet runs it, and it is
// read back.
func TestHostileTexts(t *testing.T) {
	w := newWorld(t)
	top := w.unit(nil, store.Upper, "LĐLĐ huyện", "", -1)
	hostile := []string{"=1+1", "+84900000001", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠x", " =1", "\u00a0=1", "\u200b=1", "'=1", "a\r\nb", "a,b;\"c\"", "CĐCS \u202ex", strings.Repeat("dài ", 9000), "\x00\x01", "_x0041_", "<b>&amp;"}
	for _, name := range hostile {
		w.unit(top, store.Grassroots, name, "", 1)
	}
	m, err := w.made(w.maker().Plain, job(top, "", nil))
	if err != nil {
		t.Fatal(err)
	}
	rows := table(t, m.Files[0].Data)
	for i, name := range hostile {
		got := rows[i]["Tên đơn vị"]
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(got, " \u00a0\u200b"))
		if strings.ContainsRune("=+-@\t\r＝＋－＠", first) {
			t.Errorf("%q would be run", got)
		}
		if back := strings.TrimPrefix(got, "'"); got != name && back != name && back != strings.ReplaceAll(name, "\r", "") && strings.TrimPrefix(name, "'") != back {
			t.Errorf("%q became %q", name, got)
		}
	}
}

// TestParts: a file that is too large is divided between units below; together
// the parts have every row once, and each says which it is.
func TestParts(t *testing.T) {
	w := newWorld(t)
	top := w.unit(nil, store.Federation, "LĐLĐ tỉnh", "", -1)
	for d := range 7 {
		district := w.unit(top, store.Upper, "LĐLĐ huyện", "", -1)
		for range 5 + 3*d {
			w.send(w.unit(district, store.Grassroots, "CĐCS", "", 10), w.report("p1", 10, 5, 8))
		}
	}
	whole, err := w.made(w.maker().Plain, job(top, "", nil))
	if err != nil || len(whole.Files) != 1 {
		t.Fatal(len(whole.Files), err)
	}
	all := table(t, whole.Files[0].Data)
	few := &sheets.Maker{Campaign: w.c, Most: len(whole.Files[0].Data) / 2}
	m, err := w.made(few.Plain, job(top, "", nil))
	if err != nil || len(m.Files) < 3 {
		t.Fatal(len(m.Files), err)
	}
	var got []map[string]string
	for i, f := range m.Files {
		rows := table(t, f.Data)
		got = append(got, rows...)
		n, of := string(rune('1'+i)), string(rune('0'+len(m.Files)))
		if len(f.Data) > few.Most || !strings.Contains(f.Name, "-phan-"+n+"-"+of) || !strings.Contains(f.Caption, "Phần "+n+"/"+of) ||
			!strings.Contains(f.Caption, "từ "+rows[0]["Mã đơn vị"]+" đến "+rows[len(rows)-1]["Mã đơn vị"]) || !strings.Contains(f.Caption, sumOf(f.Data)[:12]) ||
			utf8.RuneCountInString(f.Caption) > chat.MaxCaption {
			t.Errorf("%s: %d bytes, %q", f.Name, len(f.Data), f.Caption)
		}
	}
	if len(got) != len(all) {
		t.Fatalf("%d rows in parts, %d in one", len(got), len(all))
	}
	for i := range all {
		if got[i]["Mã đơn vị"] != all[i]["Mã đơn vị"] {
			t.Fatalf("row %d is %s, want %s", i, got[i]["Mã đơn vị"], all[i]["Mã đơn vị"])
		}
	}
	if _, err := w.made((&sheets.Maker{Campaign: w.c, Most: 2000}).Plain, job(top, "", nil)); err == nil {
		t.Error("a district above the limit was made")
	}
}

// TestPlainEnds: a context that is done ends the work.
func TestPlainEnds(t *testing.T) {
	w := newWorld(t)
	top, _ := w.small()
	ctx, end := context.WithCancel(t.Context())
	end()
	err := w.e.View(t.Context(), func(s store.Snapshot) error {
		_, err := w.maker().Plain(ctx, s, job(top, "", nil), w.now, func(int, int) {})
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
