package lists_test

import (
	"slices"
	"testing"

	"raquan/bot/lists"
	"raquan/config"
)

func TestReadLines(t *testing.T) {
	rows, common := lists.ReadLines("\n- HNKH-001: tổng 450, cài 380\n\nChung: ra quân đã tổ chức\nTất cả: hình thức Zalo\nMay Mẫu : 1 : 2\nkhông có gì\n")
	want := []lists.Row{{Line: 1, Name: "HNKH-001", Says: "tổng 450, cài 380"}, {Line: 5, Name: "May Mẫu", Says: "1 : 2"}, {Line: 6, Says: "không có gì"}}
	if common != "ra quân đã tổ chức; hình thức Zalo" {
		t.Errorf("common %q", common)
	}
	same := func(a, b lists.Row) bool { return a.Line == b.Line && a.Name == b.Name && a.Says == b.Says }
	if !slices.EqualFunc(rows, want, same) {
		t.Errorf("rows %+v", rows)
	}
}

// TestReadTable: heads in either language, in any order, under titles, or what people
// call the questions; empty rows say nothing.
func TestReadTable(t *testing.T) {
	c := campaign(t)
	for name, data := range map[string]string{
		"as it goes out": "Số liệu,,\nMã,Tên đơn vị,Tổng số,Đã cài\n01,May Mẫu,450,380\n02,Giày Mẫu,,\n",
		"in English":     "Installed;Code;Total\n380;01;450\n",
		"by other names": "STT\tMã đơn vị\tTổng số lao động\tĐã cài đặt\n1\t01\t450\t380\n",
	} {
		rows, why, err := lists.ReadTable("vi", c, []byte(data))
		if err != nil || why != "" || len(rows) != 1 || rows[0].Code != "01" || rows[0].Cells["TONG_LD"] != "450" || rows[0].Cells["DA_CAI"] != "380" {
			t.Errorf("%s: %+v, %q, %v", name, rows, why, err)
		}
	}
}

func TestPress(t *testing.T) {
	p := lists.Press{Batch: "0123456789abcdef", What: lists.Look, Page: 3}
	if got, ok := lists.Parse(p.Data()); !ok || got != p || len(p.Data()) > 64 {
		t.Errorf("%q is read as %+v, %v", p.Data(), got, ok)
	}
	for _, data := range []string{"", "nm:", "nm:0123456789abcdef:yo:0", "nm:0123456789abcdef::0", "nm:0123456789abcdeg:y:0", "nm:0123456789abcdef:p:-1", "nm:0123456789abcdef:p:99999", "nm:x:y:0"} {
		if _, ok := lists.Parse(data); ok {
			t.Errorf("%q is read", data)
		}
	}
}

// FuzzReadLines: no text makes more rows than lines, or a row without a line; and no
// bytes end the reading of a table otherwise than with rows or with why not.
func FuzzReadLines(f *testing.F) {
	c := campaign(f)
	f.Add("Mã,Tổng số\n01,450\n")
	f.Add("HNKH-001: tổng 450, cài 380\nChung: Zalo")
	f.Add("PK\x03\x04")
	f.Fuzz(func(t *testing.T, text string) {
		rows, _ := lists.ReadLines(text)
		last := 0
		for _, r := range rows {
			if r.Line <= last || r.Name == "" && r.Says == "" {
				t.Fatalf("row %+v behind line %d", r, last)
			}
			last = r.Line
		}
		cells, why, err := lists.ReadTable("vi", c, []byte(text))
		if err != nil || why != "" && len(cells) > 0 {
			t.Fatalf("%d rows, %q, %v", len(cells), why, err)
		}
	})
}

func campaign(t testing.TB) *config.Campaign {
	t.Helper()
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	return c
}
