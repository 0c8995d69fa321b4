package desk_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"raquan/bot/chat"
	"raquan/bot/exports"
	"raquan/bot/figures"
	"raquan/bot/lists"
	"raquan/bot/sheets"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// fetch reads a file that somebody sent, as Telegram gives it.
func (o *office) fetch(_ context.Context, id string, most int64) ([]byte, error) {
	data, ok := o.given[id]
	switch {
	case !ok:
		return nil, &chat.Temporary{Err: context.DeadlineExceeded}
	case int64(len(data)) > most:
		return nil, &chat.Refused{Why: "file is too big"}
	}
	return data, nil
}

// givesFile sends a file as a list, and tells what is shown of it once it is read.
func (p *phone) givesFile(data []byte) string {
	p.o.Helper()
	p.o.lookAround()
	id := "file" + strconv.Itoa(len(p.o.given))
	if p.o.given == nil {
		p.o.given = map[string][]byte{}
	}
	p.o.given[id] = data
	p.forges("nh/0/many")
	p.sendsFile("document", chat.File{ID: id, Name: "danh-sach.xlsx"}, "")
	n := p.count()
	p.o.lists()
	return p.since(n)
}

// export makes the workbook of a unit, or its csv.
func (o *office) export(kind exports.Kind, code string) (data []byte) {
	o.Helper()
	m := sheets.New(o.c)
	make := map[exports.Kind]exports.Maker{exports.Sheet: m.Sheet, exports.Plain: m.Plain}[kind]
	o.view(func(s store.Snapshot) error {
		made, err := make(o.Context(), s, &exports.Job{ID: "x", Kind: kind, Unit: o.unit(code).ID, Lang: "vi", At: o.now}, o.now, func(int, int) {})
		data = made.Files[0].Data
		return err
	})
	return data
}

// table is the sheet of reports of a workbook.
type table struct {
	*testing.T
	book  *excelize.File
	heads []string
	rows  map[string]int // by code
}

func (o *office) table(t *testing.T, data []byte) *table {
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows("Báo cáo")
	if err != nil {
		t.Fatal(err)
	}
	x := &table{T: t, book: book, rows: map[string]int{}}
	for i, row := range rows {
		if x.heads == nil && slices.Contains(row, figures.CodeHead(text.Vi)) {
			x.heads = row
		} else if x.heads != nil && len(row) > 0 {
			x.rows[row[slices.Index(x.heads, figures.CodeHead(text.Vi))]] = i + 1
		}
	}
	return x
}

func (x *table) cell(code, head string) string {
	x.Helper()
	at, err := excelize.CoordinatesToCellName(slices.Index(x.heads, head)+1, x.rows[code])
	if err != nil {
		x.Fatalf("%s %s: %v in %q", code, head, err, x.heads)
	}
	return at
}

func (x *table) set(code, head string, value any) {
	x.Helper()
	if err := x.book.SetCellValue("Báo cáo", x.cell(code, head), value); err != nil {
		x.Fatal(err)
	}
}

func (x *table) bytes() []byte {
	x.Helper()
	var b bytes.Buffer
	if err := x.book.Write(&b); err != nil {
		x.Fatal(err)
	}
	return b.Bytes()
}

// filled are the cells of one report, by question.
func filled(installed int) map[string]any {
	return map[string]any{"TONG_LD": 101, "DA_CAI": installed, "SMARTPHONE": 95, "TUYEN_TRUYEN": 100, "CAN_BO_CD": "Đã cài đủ 100%", "RA_QUAN": "Đã tổ chức",
		"HINH_THUC": "Zalo/Facebook; Loa, phát thanh; Bảng tin, tờ rơi, mã QR; xe đi từng xưởng", "KHO_KHAN_DE_XUAT": "Không có"}
}

func (x *table) fill(o *office, code string, cells map[string]any) {
	x.Helper()
	for key, value := range cells {
		x.set(code, figures.AnswerHead(text.Vi, o.c.Question(key)), value)
	}
}

// TestManyRoundTrip: the workbook that goes out, filled in, comes back as exactly
// those figures; what was reported stays as it is, and says so.
func TestManyRoundTrip(t *testing.T) {
	o := open(t)
	an, nhi := o.chair(501, "An", "01-1-1"), o.upper(601, "Châu", "01")
	an.reports("380")
	before := o.report("01-1-1")
	x := o.table(t, o.export(exports.Sheet, "01"))
	x.fill(o, "01-2-1", filled(70))
	x.fill(o, "01-2-2", filled(80))
	wants(t, nhi.givesFile(x.bytes()), "danh sách có 3 dòng", "2 báo cáo sẽ được nhập", "1 dòng giống báo cáo đã gửi")
	n := nhi.count()
	nhi.presses("Ghi 2 báo cáo")
	o.lists()
	wants(t, nhi.since(n), "gửi 2 báo cáo")
	if after := o.report("01-1-1"); after.Revision != before.Revision || after.Entered != nil {
		t.Errorf("what was reported has changed: %+v", after)
	}
	r := o.report("01-2-1")
	if r.Entered == nil || r.Entered.Via != store.ViaSheet || r.Entered.By != nhi.person() || *r.Sent["DA_CAI"].N != 70 || *r.Sent["TONG_LD"].N != 101 {
		t.Fatalf("entered: %+v", r)
	}
	if o.total("01", tally.Sum("DA_CAI")) != 380+70+80 {
		t.Errorf("the sum is %d", o.total("01", tally.Sum("DA_CAI")))
	}
	again := o.table(t, o.export(exports.Sheet, "01"))
	for code, installed := range map[string]int{"01-2-1": 70, "01-2-2": 80} {
		for key, value := range filled(installed) {
			at := again.cell(code, figures.AnswerHead(text.Vi, o.c.Question(key)))
			if got, err := again.book.GetCellValue("Báo cáo", at); err != nil || got != fmt.Sprint(value) {
				t.Errorf("%s %s goes out as %q, %v, came in as %v", code, key, got, err, value)
			}
		}
	}
	wants(t, nhi.givesFile(again.bytes()), "3 dòng giống báo cáo đã gửi")
	wants(t, nhi.givesFile(o.export(exports.Plain, "01")), "3 dòng giống báo cáo đã gửi")
	o.inOrder()
}

// TestManyOver: other figures than those that were sent are entered only if that is
// said, as a correction.
func TestManyOver(t *testing.T) {
	o := open(t)
	an, chau := o.chair(501, "An", "01-1-1"), o.upper(601, "Châu", "01-1")
	an.reports("380")
	x := o.table(t, o.export(exports.Sheet, "01-1"))
	x.set("01-1-1", "Đã cài", 385)
	wants(t, chau.givesFile(x.bytes()), "1 đơn vị đã gửi số liệu khác")
	chau.presses("1 bản sửa")
	o.lists()
	if r := o.report("01-1-1"); r.Revision != 2 || *r.Sent["DA_CAI"].N != 385 || r.Entered == nil || o.total("01", tally.Sum("DA_CAI")) != 385 {
		t.Errorf("corrected: %+v", r)
	}
	an.says("/sua")
	an.edits("DA_CAI")
	an.says("390")
	an.sends()
	if r := o.report("01-1-1"); r.Revision != 3 || r.Entered != nil || *r.Sent["DA_CAI"].N != 390 {
		t.Errorf("the chair's own: %+v", r)
	}
	o.inOrder()
}

// bomb is a workbook whose sheet says that it unpacks to more than memory holds.
func bomb(t *testing.T) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	for range 300 {
		if _, err := w.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestManyHostile: a file that is no list, too large, or full of traps is refused in
// words, or its rows are, and nothing is entered.
func TestManyHostile(t *testing.T) {
	o := open(t)
	chau := o.upper(601, "Châu", "01-1")
	head := "Mã,Tên đơn vị,Tổng số,Đã cài,Dùng điện thoại thông minh,Được tuyên truyền\n"
	for name, c := range map[string]struct {
		data []byte
		want []any
	}{
		"empty":      {nil, []any{"chưa thấy dòng tên cột"}},
		"garbage":    {[]byte("PK\x03\x04 no zip at all"), []any{".xlsx hay .csv"}},
		"old xls":    {[]byte("\xd0\xcf\x11\xe0 old"), []any{".xlsx hay .csv"}},
		"bomb":       {bomb(t), []any{".xlsx hay .csv"}},
		"no heads":   {[]byte("a,b\n1,2\n"), []any{"chưa thấy dòng tên cột", "Đã cài"}},
		"no rows":    {[]byte(head), []any{"không có dòng nào"}},
		"too many":   {[]byte(head + strings.Repeat("01-1-1,,1,1,1,1\n", 100_000)), []any{"nhiều hơn 5.000 dòng"}},
		"too big":    {make([]byte, lists.MaxBytes+1), []any{"lớn hơn 10 MB"}},
		"formula":    {[]byte(head + "01-1-1,,\"=HYPERLINK(\"\"x\"\")\",380,420,440\n"), []any{"1 dòng chưa nhập được", "Tổng số: chưa đọc được"}},
		"wrong code": {[]byte(head + "99-9,May Mẫu,450,380,420,440\n"), []any{"“99-9”"}},
		"not theirs": {[]byte(head + "01-2-1,,450,380,420,440\n"), []any{"1 dòng không thuộc phạm vi phụ trách"}},
		"their own":  {[]byte(head + "01-1,,450,380,420,440\n"), []any{"1 dòng không thuộc phạm vi phụ trách"}},
		"mixed up":   {[]byte(head + "01-1-1,CĐCS Sao Mai,450,380,420,440\n"), []any{"CĐCS May Mẫu", "CĐCS Sao Mai"}},
		"old font":   {[]byte("M\xb7,Tªn ®¬n vÞ,Tæng sè,§· cµi\n01-1-1,C§CS May MÉu,450,380\n"), []any{"Còn thiếu"}},
	} {
		t.Run(name, func(t *testing.T) {
			wants(t, chau.givesFile(c.data), c.want...)
		})
	}
	if n := o.audited("send"); n != 0 {
		t.Errorf("%d reports were sent", n)
	}
}

// TestManyRights: who gave a list alone can confirm it; whose role has ended enters
// nothing any more, and what was entered by the unit meanwhile is not overwritten.
func TestManyRights(t *testing.T) {
	o := open(t)
	an, chau, nhi := o.chair(501, "An", "01-1-1"), o.upper(601, "Châu", "01-1"), o.upper(602, "Nhị", "01-1")
	list := others + "01-1-1: tổng số 450, đã cài 380, smartphone 420\n01-1-2: tổng số 1250, đã cài 380, smartphone 420, tuyên truyền 1000"
	wants(t, chau.gives(list), "2 báo cáo sẽ được nhập")
	_, data := chau.find("confirm", func(b chat.Button) bool { return strings.HasPrefix(b.Data, "nm:") })
	nhi.forges(data)
	an.forges(data)
	o.lists()
	if o.audited("send") != 0 {
		t.Fatal("somebody else has confirmed it")
	}
	an.reports("390")
	chau.forges(data)
	o.lists()
	if r := o.report("01-1-1"); r.Revision != 1 || *r.Sent["DA_CAI"].N != 390 || o.report("01-1-2").State != store.Sent {
		t.Errorf("overwritten: %+v", r)
	}
	wants(t, nhi.gives(strings.ReplaceAll(list, "380", "395")), "2 đơn vị đã gửi số liệu khác")
	_, confirm := nhi.find("confirm", func(b chat.Button) bool { return strings.HasPrefix(b.Data, "nm:") && strings.Contains(b.Data, ":o:") })
	nhi.forges(confirm)
	o.do(func(tx store.Tx) error { return store.Put(tx, store.OfficerKey(nhi.person()), store.Officer{V: 1}) })
	o.lists()
	if r := o.report("01-1-1"); r.Revision != 1 {
		t.Errorf("entered without a role: %+v", r)
	}
}

// TestFileThatPanics: a file on which a reader breaks is told to be unreadable, and
// ends neither the program nor its other work.
func TestFileThatPanics(t *testing.T) {
	o := open(t)
	chau := o.upper(601, "Châu", "01")
	o.desk.Fetch = func(context.Context, string, int64) ([]byte, error) { panic("a cell that nobody expected") }
	wants(t, chau.givesFile(nil), text.ManyFailed)
}
