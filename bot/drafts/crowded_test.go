package drafts

import (
	"fmt"
	"strings"
	"testing"

	"raquan/store"
)

const longName = "Công đoàn cơ sở Công ty TNHH một thành viên Xuất nhập khẩu Thủy sản và Chế biến Thực phẩm Mẫu Cầu Vồng"

// crowded is a nation as large as it comes right below a unit: 63 provinces, 20
// sectors, 15 departments, and in the first province a district with 300 units
// with long names. Every third of them has reported; with none, nobody has.
func crowded(t *testing.T, none bool) *world {
	w := newWorld(t, bluezone(t))
	w.unit("vn", "", store.National, "Tổng Liên đoàn Lao động Việt Nam", "TLĐ", symbol("TLĐ", "Hà Nội"))
	add := func(id, parent store.UnitID, name, short string, i int) {
		w.unit(id, parent, store.Grassroots, name, short, workers(int64(100+i)))
		if i%3 == 0 && !none {
			w.report(id, full(int64(100+i)))
		}
	}
	for i := range 63 {
		p := store.UnitID(fmt.Sprintf("p%d", i))
		name := fmt.Sprintf("tỉnh Bà Mẫu - Vũng Hoa số %d", i+1)
		w.unit(p, "vn", store.Federation, "Liên đoàn Lao động "+name, "LĐLĐ "+name, symbol("LĐLĐ", "Bà Mẫu - Vũng Hoa"))
		w.unit("d"+p, p, store.Upper, "Công đoàn các Khu công nghiệp và Khu chế xuất "+name, "CĐ các KCN&KCX "+name)
		if i > 0 {
			add("g"+p, "d"+p, longName, "", i)
		}
	}
	for i := range 300 {
		add(store.UnitID(fmt.Sprintf("g%d", i)), "dp0", fmt.Sprintf("%s số %d", longName, i+1), "", i)
	}
	for i := range 20 {
		s := store.UnitID(fmt.Sprintf("s%d", i))
		w.unit(s, "vn", store.Sector, fmt.Sprintf("Công đoàn Ngân hàng và Bảo hiểm Việt Nam số %d", i+1), "", symbol("CĐNH", "Hà Nội"))
		add("g"+s, s, longName, "", i)
	}
	for i := range 15 {
		w.unit(store.UnitID(fmt.Sprintf("a%d", i)), "vn", store.Attached, fmt.Sprintf("Văn phòng Ủy ban Kiểm tra số %d", i+1), "", reports, workers(20))
	}
	return w
}

// full is the report of a unit with so many people, which says all it can.
func full(n int64) answers {
	return answers{"TONG_LD": count(n), "DA_CAI": count(n * 7 / 10), "SMARTPHONE": count(n * 9 / 10), "TUYEN_TRUYEN": count(n), "CAN_BO_CD": chose("du_100"), "RA_QUAN": chose("da_to_chuc"),
		"HINH_THUC":        {Choices: []string{"truc_tiep", "zalo_fb", "loa", "van_ban", "to_ho_tro", "khac"}, Text: "Sân khấu hóa tại nhà ăn ca"},
		"KHO_KHAN_DE_XUAT": {Choices: []string{"may_cu", "cam_dt", "y_kien"}, Text: strings.Repeat("Đề nghị công đoàn cấp trên hỗ trợ đường truyền tại phân xưởng. ", 5)}}
}

// everything is what an officer says who leaves nothing open.
func everything(w *world) map[string]string {
	said := map[string]string{}
	for _, a := range w.c.Assessment {
		said[a.Key] = "Các cấp công đoàn đã chủ động phối hợp với chính quyền và chuyên môn cùng cấp.\nCán bộ công đoàn gương mẫu cài đặt trước và hướng dẫn từng người."
	}
	for key, s := range map[string]string{"so_cv": "1234/LĐLĐ-TGNC", "ngay_cv": "18/8/2020", "so_cap_tren_trien_khai": "1"} {
		said[key] = s
	}
	return said
}

// Where there is most, every unit has its row, in every annex its own total; where
// there is nothing, no sentence has a share or a figure of nothing.
func TestCrowdedAndEmpty(t *testing.T) {
	for name, none := range map[string]bool{"crowded": false, "empty": true} {
		w := crowded(t, none)
		for _, c := range []struct {
			form   Form
			unit   store.UnitID
			rows   int
			totals int
		}{{FormNational, "vn", 63 + 20 + 15, 3}, {FormFederation, "p0", 1, 1}, {FormUpper, "dp0", 300, 1}, {FormGrassroots, "g0", 0, 0}} {
			remarks, freeze := everything(w), 1
			if none {
				remarks, freeze = nil, 0
			}
			d := w.make(Templates{}, c.unit, freeze, remarks)
			keep(t, string(c.form)+"-"+name+".docx", d.Data)
			text := read(t, d.Data)
			if rows := strings.Count(text, "\n| ") - 3 - 3*c.totals; rows != c.rows {
				t.Errorf("%s %s: %d rows", c.form, name, rows)
			}
			if none && (strings.Contains(text, " -%") || strings.Contains(text, "NaN") || strings.Contains(text, "- người")) {
				t.Errorf("%s %s: a share of nothing:\n%s", c.form, name, text)
			}
		}
	}
}
