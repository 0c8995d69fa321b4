package drafts

import (
	"strings"
	"testing"
	"unicode/utf8"

	"raquan/bot/chat"
	"raquan/bot/figures"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// Beside a draft stands of what and when its figures are, and what is left to do: by
// whom, and where.
func TestCaption(t *testing.T) {
	c := bluezone(t)
	table := &figures.Table{Cut: figures.Cut{At: cutoff}, Body: figures.Body{Unit: store.Unit{Name: "LĐLĐ tỉnh <Hoa>"}}}
	d := &Draft{Unfilled: []string{"so_cv", "dia_danh", "uu_diem"}, Unknown: []string{"{{tenn}}", "{{<b>}}"}, Cut: 7}
	for lang, want := range map[text.Lang]string{
		text.Vi: `📄 <b>Dự thảo báo cáo – LĐLĐ tỉnh &lt;Hoa&gt;</b>
Số liệu tạm tính (chưa chốt), tính đến 17:05 ngày 28/8/2020.
✏️ 2 mục nhận xét còn để “…”: Số công văn triển khai; Ưu điểm. Cán bộ của đơn vị ghi bằng /nhanxet.
✏️ Điền trong Word, nay là “…”: địa danh ghi trước ngày tháng.
⚠️ Mẫu có tên không rõ: {{tenn}}, {{&lt;b&gt;}}
Phụ lục không đủ chỗ cho 7 đơn vị; xem tệp Excel.
Số, ngày và chữ ký do đơn vị hoàn thiện.`,
		text.En: `📄 <b>Draft report – LĐLĐ tỉnh &lt;Hoa&gt;</b>
Figures provisional (not frozen), as of 17:05 on 28/8/2020.
✏️ 2 fields of the unit's own words read “…”: Number of the unit's own letter; What went well. Its officers fill them in with /nhanxet.
✏️ To be filled in in Word, “…” for now: place before the date.
⚠️ The template has unknown names: {{tenn}}, {{&lt;b&gt;}}
The annex has no room for 7 units; see the Excel file.
Number, date and signature are the office's.`,
	} {
		if got := caption(c, table, d, lang); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	table.Unit.Reports = true
	if got := caption(c, table, &Draft{}, text.Vi); !strings.Contains(got, "Đơn vị chưa gửi báo cáo") {
		t.Errorf("nothing sent:\n%s", got)
	}
	table.Freeze, table.Sums = 3, tally.Sums{tally.Sent: 1}
	if got := caption(c, table, &Draft{}, text.Vi); strings.Count(got, "\n") != 2 || !strings.Contains(got, "Số liệu chốt lần 3, tính đến") {
		t.Errorf("nothing open:\n%s", got)
	}
	table.Interim = true
	if got := caption(c, table, &Draft{}, text.Vi); !strings.Contains(got, "Số liệu chốt lần 3 (bản tạm), tính đến") {
		t.Errorf("an interim freeze:\n%s", got)
	}
}

// However much is open, Telegram takes what is said beside the file.
func TestLongCaption(t *testing.T) {
	c := bluezone(t)
	table := &figures.Table{Cut: figures.Cut{At: cutoff}, Body: figures.Body{Unit: store.Unit{Name: strings.Repeat("Công đoàn ", 50)}}}
	d := &Draft{Cut: 123456}
	for _, w := range wordsOf(c).order {
		d.Unfilled = append(d.Unfilled, w.name)
		d.Unknown = append(d.Unknown, "{{"+w.name+"x}}")
	}
	for _, lang := range []text.Lang{text.Vi, text.En} {
		if n := utf8.RuneCountInString(caption(c, table, d, lang)); n > chat.MaxCaption || n < 500 {
			t.Errorf("%s: %d letters", lang, n)
		}
	}
}
