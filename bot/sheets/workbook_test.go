package sheets_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"raquan/bot/exports"
	"raquan/bot/figures"
	"raquan/bot/tally"
	"raquan/store"
)

// grid is a sheet of a workbook read back.
type grid struct {
	testing.TB
	book  *excelize.File
	sheet string
	heads []string
	rows  int // without the head
}

func openBook(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = book.Close() })
	return book
}

func read(t testing.TB, book *excelize.File, sheet string) *grid {
	t.Helper()
	rows, err := book.GetRows(sheet)
	if err != nil || len(rows) == 0 {
		t.Fatal(sheet, len(rows), err)
	}
	return &grid{t, book, sheet, rows[0], len(rows) - 1}
}

// at is the name of the cell under a head, in a row from 1.
func (g *grid) at(row int, head string) string {
	g.Helper()
	i := slices.Index(g.heads, head)
	if i < 0 {
		g.Fatalf("%s has no column %q but %q", g.sheet, head, g.heads)
	}
	cell, err := excelize.CoordinatesToCellName(i+1, row+1)
	if err != nil {
		g.Fatal(err)
	}
	return cell
}

// shown is a cell as a spreadsheet shows it; raw is what is stored.
func (g *grid) shown(row int, head string) string {
	g.Helper()
	v, err := g.book.GetCellValue(g.sheet, g.at(row, head))
	if err != nil {
		g.Fatal(err)
	}
	return v
}

func (g *grid) raw(row int, head string) string {
	g.Helper()
	v, err := g.book.GetCellValue(g.sheet, g.at(row, head), excelize.Options{RawCellValue: true})
	if err != nil {
		g.Fatal(err)
	}
	return v
}

// isText reports whether a cell is a text, and not a number.
func (g *grid) isText(row int, head string) bool {
	g.Helper()
	kind, err := g.book.GetCellType(g.sheet, g.at(row, head))
	if err != nil {
		g.Fatal(err)
	}
	return kind == excelize.CellTypeInlineString || kind == excelize.CellTypeSharedString
}

func (w *world) workbook(u *store.Unit, lang string, args map[string]string) (*excelize.File, exports.File) {
	w.Helper()
	m, err := w.made(w.maker().Sheet, job(u, lang, args))
	if err != nil || len(m.Files) != 1 {
		w.Fatal(len(m.Files), err)
	}
	return openBook(w, m.Files[0].Data), m.Files[0]
}

// TestWorkbook: each sheet of a small province, cell by cell.
func TestWorkbook(t *testing.T) {
	w := newWorld(t)
	top, _ := w.small()
	book, file := w.workbook(top, "", nil)
	if got := book.GetSheetList(); !slices.Equal(got, []string{"Tổng hợp", "Báo cáo", "Chưa báo cáo", "Lịch sử", "Thông tin"}) {
		t.Fatalf("sheets %q", got)
	}
	reports := read(t, book, "Báo cáo")
	for _, x := range []struct {
		row       int
		head      string
		shown     string
		text, raw bool
	}{
		{1, "Mã đơn vị", "00004", true, false},
		{1, "Tên đơn vị", "CĐCS Công ty “A”, \"B\"", true, false},
		{1, "Thuộc", "LĐLĐ huyện Nhất", true, false},
		{1, "Tổng số", "460", false, false},
		{1, "Tổng số – nguyên văn", "là 460", true, false},
		{1, "Tuần lễ ra quân", "Đã tổ chức", true, false},
		{1, "Gửi lần đầu", "24/8/2020 09:30", false, false},
		{1, "Gửi gần nhất", "25/8/2020 11:30", false, false},
		{1, "Đúng hạn", "Có", true, false},
		{2, "Tên đơn vị", "=HYPERLINK(\"x\")", true, false},
		{2, "Đoàn viên, NLĐ theo danh sách", "0", false, false},
		{2, "Đã cài", "0", false, false},
		{2, "Dùng điện thoại thông minh", "Không nắm được", true, false},
		{3, "Đoàn viên, NLĐ theo danh sách", "", false, false},
		{3, "Đã cài", "", false, false},
		{3, "Tình trạng", "Chưa báo cáo", true, false},
		{4, "Tình trạng", "Đang làm dở", true, false},
		{4, "Đã cài", "", false, false},
		{5, "Tình trạng", "Đã báo cáo (đã ngừng hoạt động)", true, false},
	} {
		if got := reports.shown(x.row, x.head); got != x.shown || reports.isText(x.row, x.head) != x.text {
			t.Errorf("row %d, %s: %q (text: %v), want %q", x.row, x.head, got, reports.isText(x.row, x.head), x.shown)
		}
	}
	if f, err := book.GetCellFormula("Báo cáo", reports.at(2, "Tên đơn vị")); err != nil || f != "" {
		t.Errorf("a formula: %q, %v", f, err)
	}
	if reports.rows != 5 {
		t.Errorf("%d rows", reports.rows)
	}

	totals := read(t, book, "Tổng hợp")
	for head, want := range map[string]string{"Tên đơn vị": "Tổng cộng", "Đơn vị thuộc diện báo cáo": "4", "Đơn vị đã báo cáo": "2", "Tỷ lệ đơn vị đã báo cáo": "50.0%",
		"Báo cáo của đơn vị đã ngừng hoạt động": "1", "Đã cài": "385", "Đã cài – số đơn vị có số liệu": "3", "Tỷ lệ người ở đơn vị đã báo cáo": "93.8%",
		"Số liệu cần xem lại": "0", "Đã gửi, không còn gì cần xem lại": "2", "Đơn vị có người tham gia": "0", "Chưa báo cáo, chưa có người tham gia": "2", "Chưa báo cáo, đã chặn hệ thống": "0"} {
		if got := totals.shown(3, head); got != want {
			t.Errorf("total of %s: %q, want %q", head, got, want)
		}
	}
	if got := totals.shown(1, "Tên đơn vị") + "/" + totals.shown(2, "Tên đơn vị"); got != "LĐLĐ huyện Nhất/CĐCS Đã Thôi" || totals.rows != 3 {
		t.Errorf("%d rows of totals: %s", totals.rows, got)
	}
	if got := totals.raw(3, "Tỷ lệ đơn vị đã báo cáo"); got != "0.5" {
		t.Errorf("a rate is stored as %q", got)
	}

	about := map[string]string{}
	rows, err := book.GetRows("Thông tin")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		about[r[0]] = r[1]
	}
	plain, err := w.made(w.maker().Plain, job(top, "", nil))
	if err != nil {
		t.Fatal(err)
	}
	for what, want := range map[string]string{"Đơn vị": "LĐLĐ tỉnh <Mẫu> & Thử", "Mã đơn vị": "00001", "Số liệu tính đến": "25/8/2020 16:42", "Tính chất số liệu": "tạm tính",
		"Phạm vi": "toàn bộ đơn vị", "Số dòng trang “Báo cáo”": "5", "Chưa báo cáo": "2", "Mã kiểm tra (SHA-256)": sumOf(plain.Files[0].Data)} {
		if about[what] != want {
			t.Errorf("%s: %q, want %q", what, about[what], want)
		}
	}
	if !strings.Contains(about["Theo"], "850/TLĐ") || !strings.Contains(file.Caption, sumOf(plain.Files[0].Data)[:12]) || !strings.HasSuffix(file.Name, ".xlsx") {
		t.Errorf("%q, %q, %q", about["Theo"], file.Name, file.Caption)
	}
}

// TestFilterAndPane: what makes a long sheet usable survives the writing.
func TestFilterAndPane(t *testing.T) {
	w := newWorld(t)
	top, _ := w.small()
	empty := w.unit(top, store.Upper, "LĐLĐ huyện Trống", "", -1)
	for unit, rows := range map[*store.Unit]map[string]int{
		top:   {"Tổng hợp": 3, "Báo cáo": 5, "Chưa báo cáo": 2, "Lịch sử": 1},
		empty: {"Tổng hợp": 1, "Báo cáo": 1, "Chưa báo cáo": 1, "Lịch sử": 1}, // a table has a row at least
	} {
		book, _ := w.workbook(unit, "", nil)
		for sheet, n := range rows {
			tables, err := book.GetTables(sheet)
			last, _ := excelize.CoordinatesToCellName(len(read(t, book, sheet).heads), n+1)
			if err != nil || len(tables) != 1 || tables[0].Range != "A1:"+last {
				t.Errorf("%s: tables %+v, want one to %s, %v", sheet, tables, last, err)
			}
			panes, err := book.GetPanes(sheet)
			if err != nil || !panes.Freeze || panes.YSplit != 1 || panes.XSplit != 2 {
				t.Errorf("%s: panes %+v, %v", sheet, panes, err)
			}
			if width, err := book.GetColWidth(sheet, "B"); err != nil || width < 30 {
				t.Errorf("%s: the name has width %v, %v", sheet, width, err)
			}
		}
	}
}

// TestMissingSheet: whom to ring, with numbers as texts.
func TestMissingSheet(t *testing.T) {
	w := newWorld(t)
	top := w.unit(nil, store.Upper, "LĐLĐ huyện", "", -1)
	listed := w.unit(top, store.Grassroots, "CĐCS Có danh sách", "", 10)
	listed.Contact = w.person("Lê Mẫu Châu", "+84900000002")
	w.put(store.UnitKey(listed.ID), listed)
	joined := w.unit(top, store.Grassroots, "CĐCS Đã tham gia", "", 20)
	chair := w.person("Trần Mẫu Bình", "+84900000003")
	w.put(store.StaffKey(joined.ID), store.Staff{V: 1, Officers: []store.Post{{Person: chair, Role: store.Chair}}})
	w.put(store.OfficerKey(chair), store.Officer{V: 1, Unreachable: w.at(23, 8, 0)})
	draft := store.Report{V: 1, State: store.Draft, Known: map[string]store.Figure{"DA_CAI": {N: 7, At: w.at(23, 8, 0)}}, Promise: &store.Promise{Until: w.at(26, 8, 0)}}
	w.send(joined, draft)
	w.unit(top, store.Grassroots, "CĐCS Không ai", "", -1)
	book, _ := w.workbook(top, "", nil)
	g := read(t, book, "Chưa báo cáo")
	for i, want := range []map[string]string{
		{"Chủ tịch, người phụ trách": "Lê Mẫu Châu", "Điện thoại": "0900000002", "Đã tham gia": "Không", "Không liên lạc được qua Telegram": "Không", "Hẹn gửi": ""},
		{"Chủ tịch, người phụ trách": "Trần Mẫu Bình", "Điện thoại": "0900000003", "Đã tham gia": "Có", "Không liên lạc được qua Telegram": "Có", "Hẹn gửi": "26/8/2020 08:00", "Đã cài (tạm tính, chưa gửi)": "7"},
		{"Chủ tịch, người phụ trách": "", "Điện thoại": "", "Đã tham gia": "Không", "Đã cài (tạm tính, chưa gửi)": ""},
	} {
		for head, cell := range want {
			if got := g.shown(i+1, head); got != cell {
				t.Errorf("row %d, %s: %q, want %q", i+1, head, got, cell)
			}
		}
	}
	if !g.isText(1, "Điện thoại") || !g.isText(1, "Mã đơn vị") || g.isText(1, "Đoàn viên, NLĐ theo danh sách") {
		t.Error("a phone number or a code is a number")
	}
}

// TestMissingInOrder: levels stand as in the roster, those right below one in the
// Vietnamese order of names.
func TestMissingInOrder(t *testing.T) {
	w := newWorld(t)
	top := w.unit(nil, store.Federation, "LĐLĐ tỉnh Mẫu", "", -1)
	for _, level := range []string{"LĐLĐ huyện Yên", "LĐLĐ huyện An"} {
		district := w.unit(top, store.Upper, level, "", -1)
		for _, name := range []string{"Đông Á", "Dệt 10", "Ánh", "An", "Dệt 2", "Ăn", "Ẩn"} {
			w.unit(district, store.Grassroots, "CĐCS "+name, "", 10)
		}
	}
	w.unit(top, store.Grassroots, "CĐCS Ở ngay dưới", "", 10)
	order := []string{"An", "Ánh", "Ăn", "Ẩn", "Dệt 2", "Dệt 10", "Đông Á"}
	want := slices.Concat(order, order, []string{"Ở ngay dưới"})
	book, _ := w.workbook(top, "", nil)
	g := read(t, book, "Chưa báo cáo")
	for i, name := range want {
		if got := g.shown(i+1, "Tên đơn vị"); got != "CĐCS "+name {
			t.Errorf("row %d: %q, want %q", i+1, got, "CĐCS "+name)
		}
	}
	for i, level := range map[int]string{1: "LĐLĐ huyện Yên", 7: "LĐLĐ huyện Yên", 8: "LĐLĐ huyện An", 14: "LĐLĐ huyện An"} {
		if got := g.shown(i, "Thuộc"); got != level {
			t.Errorf("row %d: under %q, want %q", i, got, level)
		}
	}
}

// TestHistorySheet: what was sent again, returned, withdrawn and accepted, by whom.
func TestHistorySheet(t *testing.T) {
	w := newWorld(t)
	top := w.unit(nil, store.Upper, "LĐLĐ huyện", "", -1)
	u := w.unit(top, store.Grassroots, "CĐCS", "", 10)
	w.send(w.unit(top, store.Grassroots, "CĐCS Một lần", "", 10), w.report("p1", 10, 5, 8))
	an, above := w.person("An", ""), w.person("Châu", "")
	r := w.report(an, 10, 8, 9)
	r.Revision = 2
	r.Return = &store.Return{Reason: "thiếu số", By: above, At: w.at(24, 12, 0)}
	r.Checked = &store.Checked{Note: "đã gọi", By: above, At: w.at(25, 12, 0)}
	w.send(u, r)
	first := w.report(an, 10, 5, -1)
	w.put(store.RevisionKey(w.c.Key, u.ID, 1), store.Revision{V: 1, N: 1, At: w.at(24, 9, 0), By: an, Answers: first.Sent})
	w.put(store.RevisionKey(w.c.Key, u.ID, 2), store.Revision{V: 1, N: 2, At: w.at(24, 15, 0), By: above, Answers: r.Sent, Entered: &store.Entered{By: above, Via: store.ViaZalo}})
	book, _ := w.workbook(top, "", nil)
	g := read(t, book, "Lịch sử")
	var got []string
	for i := range g.rows {
		var line []string
		for _, head := range []string{"Mã đơn vị", "Lúc", "Việc", "Người thực hiện", "Nội dung thay đổi"} {
			line = append(line, g.shown(i+1, head))
		}
		got = append(got, strings.Join(line, " | "))
	}
	want := []string{
		"00002 | 24/8/2020 09:00 | Gửi lần 1 | An (Chủ tịch) | ",
		"00002 | 24/8/2020 12:00 | Đề nghị bổ sung | Châu (cán bộ cấp trên) | thiếu số",
		"00002 | 24/8/2020 15:00 | Gửi lần 2 | Châu (cán bộ cấp trên) | Đã cài: 5 → 8; Dùng điện thoại thông minh: Không nắm được → 9",
		"00002 | 25/8/2020 12:00 | Ghi nhận số liệu | Châu (cán bộ cấp trên) | đã gọi",
	}
	if !slices.Equal(got, want) {
		t.Errorf("history:\n%s", strings.Join(got, "\n"))
	}
}

// TestSheetsAgree: whatever was reported, the rows add up to the totals, in every
// zone, and the totals to the tallies.
func TestSheetsAgree(t *testing.T) {
	for seed := range uint64(6) {
		w, rnd := newWorld(t), rand.New(rand.NewPCG(seed, 850))
		top := w.unit(nil, store.Federation, "LĐLĐ tỉnh", "", -1)
		for range 4 {
			district := w.unit(top, store.Upper, "LĐLĐ huyện", "", -1)
			for range rnd.IntN(8) {
				u := w.unit(district, store.Grassroots, "CĐCS", []string{"", "KCN", "KKT"}[rnd.IntN(3)], int64(rnd.IntN(300)-30))
				if rnd.IntN(3) > 0 {
					r := w.report("p", int64(rnd.IntN(300)+1), int64(rnd.IntN(200)-20), int64(rnd.IntN(300)-60))
					r.OnTime, r.State = rnd.IntN(2) == 0, []store.ReportState{store.Sent, store.Returned, store.Withdrawn}[rnd.IntN(3)]
					w.send(u, r)
				}
				if rnd.IntN(6) == 0 {
					w.close(u)
				}
			}
		}
		for _, zone := range []string{"", "KCN", "KKT"} {
			book, _ := w.workbook(top, "", map[string]string{exports.ArgZone: zone})
			w.agree(t, fmt.Sprint(seed, zone), book, top, zone)
		}
	}
}

func (w *world) agree(t *testing.T, name string, book *excelize.File, top *store.Unit, zone string) {
	t.Helper()
	reports, totals := read(t, book, "Báo cáo"), read(t, book, "Tổng hợp")
	var stored store.Tally
	w.do(func(tx store.Tx) error { _, err := store.Get(tx, store.TallyKey(w.c.Key, top.ID), &stored); return err })
	sums := tally.Total(&stored)
	if zone != "" {
		sums = stored.Zones[zone]
	}
	for _, q := range figures.Asked(w.c) {
		if q.Type != "count" {
			continue
		}
		var people, units, above int64
		for i := range reports.rows {
			if n, err := strconv.ParseInt(reports.raw(i+1, q.Label.Vi), 10, 64); err == nil {
				people, units = people+n, units+1
			}
		}
		for i := range totals.rows - 1 {
			n, _ := strconv.ParseInt(totals.raw(i+1, q.Label.Vi), 10, 64)
			above += n
		}
		if people != sums[tally.Sum(q.Key)] || units != sums[tally.Answered(q.Key)] || above != people {
			t.Errorf("%s: %s: rows have %d in %d units, totals %d, tallies %d in %d", name, q.Key, people, units, above, sums[tally.Sum(q.Key)], sums[tally.Answered(q.Key)])
		}
	}
	sent := 0
	for i := range reports.rows {
		if s := reports.shown(i+1, "Tình trạng"); strings.HasPrefix(s, "Đã báo cáo") || strings.HasPrefix(s, "Đề nghị bổ sung") {
			sent++
		}
	}
	if int64(sent) != sums[tally.Sent] || int64(reports.rows) != sums[tally.Units]+sums[tally.Closed] {
		t.Errorf("%s: %d rows, %d sent, tallies %v", name, reports.rows, sent, sums)
	}
}

// TestWorkbookHostile: no text breaks a workbook, and what fits is read back.
func TestWorkbookHostile(t *testing.T) {
	w := newWorld(t)
	top := w.unit(nil, store.Upper, "LĐLĐ / \\ : * ? \" < > | huyện", "", -1)
	hostile := []string{"=1+1", "+84900000001", "'=1", "a\r\nb", "<b>&amp;]]>", "_x0041_", "CĐCS \u202ex", "0123", "1e5", strings.Repeat("d", 40000)}
	for _, name := range hostile {
		w.unit(top, store.Grassroots, name, "", 1)
	}
	w.unit(top, store.Grassroots, "\x00\x01\ufffe\xff", "", 1)
	book, file := w.workbook(top, "en", nil)
	g := read(t, book, "Reports")
	for i, name := range hostile {
		want := name[:min(len(name), 32767)]
		if got := g.shown(i+1, "Unit name"); got != want && strings.ReplaceAll(got, "\r", "") != strings.ReplaceAll(want, "\r", "") || !g.isText(i+1, "Unit name") {
			t.Errorf("%.40q became %.40q", name, got)
		}
	}
	if strings.ContainsAny(file.Name, `/\:*?"<>|`) {
		t.Errorf("name %q", file.Name)
	}
}

// TestWorkbookParts: the rows are divided, the totals are the whole's.
func TestWorkbookParts(t *testing.T) {
	w := newWorld(t)
	top := w.unit(nil, store.Federation, "LĐLĐ tỉnh", "", -1)
	for d := range 6 {
		district := w.unit(top, store.Upper, fmt.Sprint("LĐLĐ huyện ", d), "", -1)
		for i := range 30 {
			w.send(w.unit(district, store.Grassroots, fmt.Sprint("CĐCS ", d*1000+i), "", 10), w.report("p1", 10, int64(i%10), 8))
		}
	}
	_, whole := w.workbook(top, "", nil)
	few := w.maker()
	few.Most = len(whole.Data) * 3 / 4
	m, err := w.made(few.Sheet, job(top, "", nil))
	if err != nil || len(m.Files) < 2 {
		t.Fatal(len(m.Files), err)
	}
	rows := 0
	for _, f := range m.Files {
		book := openBook(t, f.Data)
		rows += read(t, book, "Báo cáo").rows
		if n := read(t, book, "Tổng hợp").rows; n != 7 || len(f.Data) > few.Most {
			t.Errorf("%s: %d rows of totals, %d bytes", f.Name, n, len(f.Data))
		}
	}
	if rows != 180 {
		t.Errorf("%d rows in all parts", rows)
	}
}
