package roster

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"raquan/store"
)

const leaveHead = "mã,mã cấp trên,loại,tên,số lao động,số quyết định,ngày quyết định,ngày hiệu lực,giải thể,sáp nhập vào\n"

// more is small with two more grassroots unions.
const more = small + "01-1-2,01-1,grassroots,Công ty Sao Mai,,,,300,,,,\n01-1-3,01-1,grassroots,Trạm Y tế,,,,9,,,,\n"

// TestLeave: a row closes or merges its unit with its decision, once.
func TestLeave(t *testing.T) {
	row := func(code, rest string) string { return leaveHead + code + ",01-1,grassroots,X," + rest + "\n" }
	for name, c := range map[string]struct {
		text, want string
		options    Options
	}{
		"closed":      {text: row("01-1-3", ",12/QĐ-LĐLĐ,1/8/2020,15/8/2020,x,"), want: "close 01-1-3"},
		"merged":      {text: row("01-1-3", ",12/QĐ-LĐLĐ,1/8/2020,15/8/2020,,01-1-2"), want: "merge 01-1-3 into 01-1-2, which grows"},
		"it says so":  {text: row("01-1-3", ",,,,,01-1-2") + "01-1-2,01-1,grassroots,Công ty Sao Mai,309,,,,,\n", want: "change 01-1-2 workers; merge 01-1-3 into 01-1-2"},
		"not closed":  {text: row("01-1-3", "9,,,,không,"), want: "change 01-1-3 name"},
		"a level":     {text: leaveHead + "01-1,01,upper,X,,,,,x,\n01-1-1,01,grassroots,Trường Mầm non Hoa Sen,1250,,,,,\n01-1-2,01,grassroots,Công ty Sao Mai,300,,,,,\n01-1-3,01,grassroots,Trạm Y tế,9,,,,,\n", want: "move 01-1-1 from 01-1; move 01-1-2 from 01-1; move 01-1-3 from 01-1; close 01-1"},
		"once":        {text: row("01-1-3", ",,,,,01-1-2") + "TLD,,national,Tổng Liên đoàn,,,,,,\n01,TLD,federation,LĐLĐ TP Hà Nội,,,,,,\n01-1,01,upper,LĐLĐ quận Ba Đình,,,,,,\n01-1-2,01-1,grassroots,Công ty Sao Mai,300,,,,,\n", options: Options{CloseMissing: true}, want: "close DS; close BTG; close 01-1-1; merge 01-1-3 into 01-1-2"},
		"nothing new": {text: row("01-1-3", "9,12/QĐ,1/8/2020,,,") + "01-1-2,01-1,grassroots,Công ty Sao Mai,300,13/QĐ,,,,\n", want: "change 01-1-3 name"},
	} {
		t.Run(name, func(t *testing.T) {
			p := imported(t, more)
			f := read(t, c.text)
			if faults := Check(f, p, c.options); len(faults) > 0 {
				t.Fatalf("faults: %v", faults)
			}
			d := Compare(f, p, c.options, now)
			if got := said(d); got != c.want {
				t.Errorf("diff is %q, want %q", got, c.want)
			}
			apply(t, p, f, c.options)
			if again := Compare(f, p, c.options, now); len(again.Changes) > 0 {
				t.Errorf("the same file again: %s", said(again))
			}
		})
	}
}

// TestDecision: the decision of a row goes to what changes, and to the new place.
func TestDecision(t *testing.T) {
	p := imported(t, more)
	f := read(t, leaveHead+"01-1-3,01,grassroots,Trạm Y tế,9,12/QĐ-LĐLĐ,ngày 01/08/2020,2020-08-15 00:00:00,,\nn,01,grassroots,N,,13/QĐ,,16/08/2020,,\n01-1-2,01-1,grassroots,X,,,,1/9/20,,01-1-1\n")
	d := apply(t, p, f, Options{})
	first, moved, merged := d.Changes[1], d.Changes[0], d.Changes[2]
	day := func(month time.Month, day int) time.Time { return time.Date(2020, month, day, 0, 0, 0, 0, time.UTC) }
	if want := (store.Decision{Number: "12/QĐ-LĐLĐ", Date: day(8, 1), From: day(8, 15)}); moved.Decision != want || moved.Unit.From != want.From || moved.Unit.Decision != want.Number {
		t.Errorf("moved: %+v", moved)
	}
	if first.Unit.Decision != "13/QĐ" || first.Unit.From != day(8, 16) {
		t.Errorf("new: %+v", first.Unit)
	}
	if merged.Unit.Closed != day(9, 1) || merged.Unit.Into != p.Units["01-1-1"].ID {
		t.Errorf("merged: %+v", merged.Unit)
	}
}

func TestLeaveFaults(t *testing.T) {
	row := func(code, parent, kind, rest string) string {
		return code + "," + parent + "," + kind + ",X," + rest + "\n"
	}
	union := func(code, rest string) string { return row(code, "01-1", "grassroots", rest) }
	many := more
	var merged strings.Builder
	for _, n := range []string{"4", "5", "6", "7", "8"} {
		many += "01-1-" + n + ",01-1,grassroots,Đơn vị,,,,5,,,,\n"
		merged.WriteString(union("01-1-"+n, ",,,,,01-1-1"))
	}
	for name, c := range map[string]struct{ text, want string }{
		"no day":              {union("01-1-1", ",,hôm qua,31/2/2020,,"), "2:ngày quyết định 2:ngày hiệu lực"},
		"neither yes nor no":  {union("01-1-1", ",,,,có lẽ,"), "2:giải thể"},
		"nobody":              {union("n", ",,,,x,"), "2:mã"},
		"the nation":          {row("TLD", "", "national", ",,,,x,"), "2:loại"},
		"others below":        {row("01-1", "01", "upper", ",,,,x,"), "2:mã"},
		"under one that goes": {row("01-1", "01", "upper", ",,,,x,") + union("01-1-1", ",,,,x,") + union("01-1-2", ",,,,x,") + union("01-1-3", ",,,,,01-1-1"), "2:mã 5:sáp nhập vào"},
		"a new one under it":  {union("01-1-1", ",,,,x,") + row("n", "01-1-1", "grassroots", ",,,,,"), "2:mã 3:mã cấp trên"},
		"itself":              {union("01-1-1", ",,,,,01-1-1"), "2:sáp nhập vào"},
		"nobody's part":       {union("01-1-1", ",,,,,zz"), "2:sáp nhập vào"},
		"a new one":           {union("01-1-1", ",,,,,n") + union("n", ",,,,,"), "2:sáp nhập vào"},
		"of another kind":     {union("01-1-1", ",,,,,DS"), "2:sáp nhập vào"},
		"too many":            {merged.String(), "6:sáp nhập vào"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, f := range Check(read(t, leaveHead+c.text), imported(t, many), Options{Now: now}) {
				got = append(got, fmt.Sprintf("%d:%s", f.Row, f.Column))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("faults at %q, want %q", got, c.want)
			}
		})
	}
}

// TestDatesOfSpreadsheets: a date that is one for the spreadsheet is read, in its own
// form or in none.
func TestDatesOfSpreadsheets(t *testing.T) {
	book := excelize.NewFile()
	for i, row := range [][]any{
		{"Mã", "Mã cấp trên", "Loại", "Tên đơn vị", "Ngày quyết định", "Ngày hiệu lực"},
		{"TLD", "", "national", "Tổng Liên đoàn", 44044, 44058},
	} {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	form := "dd/mm/yyyy"
	for cell, style := range map[string]*excelize.Style{"E2": {NumFmt: 14}, "F2": {CustomNumFmt: &form}} {
		id, err := book.NewStyle(style)
		if err != nil {
			t.Fatal(err)
		}
		if err := book.SetCellStyle("Sheet1", cell, cell, id); err != nil {
			t.Fatal(err)
		}
	}
	f := readBook(t, book)
	if faults := Check(f, empty(), Options{}); len(faults) > 0 {
		t.Fatalf("faults: %v", faults)
	}
	d := f.Rows[0].Decision
	if d.Date.Format(time.DateOnly) != "2020-08-01" || d.From.Format(time.DateOnly) != "2020-08-15" {
		t.Errorf("read %+v", d)
	}
}
