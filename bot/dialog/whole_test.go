package dialog_test

import (
	"strings"
	"testing"

	"raquan/bot/dialog"
	"raquan/bot/viet"
)

// TestReadWhole: what a message says, by question; behind " ## " what it says
// besides. Nothing stands for "no report at all".
func TestReadWhole(t *testing.T) {
	c := shipped(t)
	for _, row := range [][2]string{
		// ways to write it
		{"Tổng số 450 / đã cài 380 / smartphone 410", "TONG_LD=450 | DA_CAI=380 | SMARTPHONE=410"},
		{"Tổng số: 450\nĐã cài: 380\nĐiện thoại thông minh: 410", "TONG_LD=450 | DA_CAI=380 | SMARTPHONE=410"},
		{"tong 450, cai 380, dt thong minh 410, tuyen truyen 450", "TONG_LD=450 | DA_CAI=380 | SMARTPHONE=410 | TUYEN_TRUYEN=450"},
		{"Tổng số: 1.250; Đã cài: 1k; dùng smartphone 1,2 nghìn", "TONG_LD=1.250 | DA_CAI=1k | SMARTPHONE=1,2 nghìn"},
		{"tổng số là 450 và đã cài là 380", "TONG_LD=450 | DA_CAI=380"},
		{"TONG SO 450. DA CAI 380.", "TONG_LD=450 | DA_CAI=380"},
		{"Tổng số 450.Đã cài 380", "TONG_LD=450 | DA_CAI=380"},
		{"tổng 450 cài 380 smartphone 410", "TONG_LD=450 | DA_CAI=380 | SMARTPHONE=410"},
		{"Tổng 450 người đã cài 380 người", "TONG_LD=450 người | DA_CAI=380 người"},
		{"1. Tổng số: 450\n2. Đã cài: 380\n3) Smartphone: 410", "TONG_LD=450 | DA_CAI=380 | SMARTPHONE=410"},
		{"- Tổng số đoàn viên, người lao động: 450\n- Số người đã cài Bluezone: 380", "TONG_LD=450 | DA_CAI=380"},
		{"• Tổng số – 450\n• Đã cài → 380", "TONG_LD=450 | DA_CAI=380"},
		{"Tổng số = 450; đã cài = 380", "TONG_LD=450 | DA_CAI=380"},
		{"Báo cáo: tổng số 450, đã cài 380", "TONG_LD=450 | DA_CAI=380 ## Báo cáo"},
		{"Tổng số của đơn vị là 450, đã cài được 380", "TONG_LD=450 | DA_CAI=380"},
		{"tổng số bốn trăm năm mươi, đã cài ba trăm tám", "TONG_LD=bốn trăm năm mươi | DA_CAI=ba trăm tám"},
		{"To\u0302\u0309ng so\u0302\u0301 450, đa\u0303 cài 380", "TONG_LD=450 | DA_CAI=380"},
		{"Total: 450, installed: 380, smartphone users: 410, informed 400", "TONG_LD=450 | DA_CAI=380 | SMARTPHONE=410 | TUYEN_TRUYEN=400"},
		// a total of something is the number of that
		{"Tổng số đã cài: 380; tổng số smartphone: 410", "DA_CAI=380 | SMARTPHONE=410"},
		{"Tổng đã cài 380, tổng 450", "DA_CAI=380 | TONG_LD=450"},
		// choices and lists
		{"cán bộ: 100%; ra quân: đã tổ chức", "CAN_BO_CD=100% | RA_QUAN=đã tổ chức"},
		{"CBCĐ đủ, ra quân rồi, tổng 450", "CAN_BO_CD=đủ | RA_QUAN=rồi | TONG_LD=450"},
		{"hình thức: zalo, loa; khó khăn: không có", "HINH_THUC=zalo, loa | KHO_KHAN_DE_XUAT=không có"},
		{"Hình thức: tuyên truyền miệng, zalo\nTổng: 450", "HINH_THUC=tuyên truyền miệng, zalo | TONG_LD=450"},
		{"Hình thức tuyên truyền: zalo\nTuyên truyền: 450", "HINH_THUC=zalo | TUYEN_TRUYEN=450"},
		{"Khó khăn: nhiều công nhân dùng máy cũ. Tổng số: 450", "KHO_KHAN_DE_XUAT=nhiều công nhân dùng máy cũ | TONG_LD=450"},
		{"hình thức: zalo; loa; cảm ơn", "HINH_THUC=zalo; loa ## cảm ơn"},
		{"Khó khăn: thiếu máy; xin hỗ trợ thẻ 4G", "KHO_KHAN_DE_XUAT=thiếu máy; xin hỗ trợ thẻ 4G"},
		{"smartphone không nắm được, tổng số 450", "SMARTPHONE=không nắm được | TONG_LD=450"},
		// what is doubtful is for the reader of numbers to ask about
		{"tổng số khoảng 450, đã cài 85%", "TONG_LD=khoảng 450 | DA_CAI=85%"},
		{"tổng 450, đã cài 380/450", "TONG_LD=450 | DA_CAI=380/450"},
		{"tổng 450, đã cài +45", "TONG_LD=450 | DA_CAI=+45"},
		{"tổng 450, đã cài thêm 45", "TONG_LD=450 | DA_CAI=thêm 45"},
		{"tổng số 450, đã cài tất cả", "TONG_LD=450 | DA_CAI=tất cả"},
		{"tổng 450, đã cài 380, đã cài 390", "TONG_LD=450 | DA_CAI=380; 390"},
		{"đã cài 380; tổng 450; Đã cài: 380", "DA_CAI=380 | TONG_LD=450"},
		{"tổng số 450, đã cài chưa có ai", "TONG_LD=450 | DA_CAI=chưa có ai"},
		// what is not read is said
		{"CĐCS Công ty May Mẫu\nTổng số 450\nđã cài 380\nXin cảm ơn", "TONG_LD=450 | DA_CAI=380 ## CĐCS Công ty May Mẫu | Xin cảm ơn"},
		{"tổng số 450, 380, smartphone 410", "TONG_LD=450 | SMARTPHONE=410 ## 380"},
		{"tổng số 450, đã cài nhiều người, smartphone 410", "TONG_LD=450 | DA_CAI=nhiều người | SMARTPHONE=410"},
		{"tổng số 450, đã cài Zalo, smartphone 410", "TONG_LD=450 | SMARTPHONE=410 ## đã cài Zalo"},
		{"tổng số 450, cán bộ có 12 người", "TONG_LD=450 ## cán bộ có 12 người"},
		{"tổng số -450, đã cài 380", "DA_CAI=380 ## tổng số -450"},
		{"tổng số 450 người đã cài, smartphone 410", "SMARTPHONE=410 ## tổng số 450 người đã cài"},
		// no reports
		{"Anh Nam phòng 450 đã cài 380 máy rồi", ""},
		{"Anh Nam phòng 450, đã cài 380 máy rồi", "DA_CAI=380 máy rồi ## Anh Nam phòng 450"},
		{"380", ""},
		{"300 450", ""},
		{"450 380 410", ""},
		{"đã cài Bluezone cho công nhân tổ 3", ""},
		{"Tổng công ty có 450 người, công ty tôi 380", ""},
		{"Hướng dẫn cài đặt cho 3 người thì đã cài xong", ""},
		{"hướng dẫn giúp tôi cài đặt", ""},
		{"Đoàn viên Nguyễn Văn A đã cài, lao động Trần Thị B chưa cài", ""},
		{"cài đặt thế nào ạ? smartphone cũ có cài được không", ""},
		{"Hình thức này hay, khó khăn là thiếu máy", ""},
		{"Zalo/Facebook", ""},
		{"", ""},
		{"tổng số", ""},
		{"tổng số: , đã cài: ", ""},
		{strings.Repeat("tổng số 450, đã cài 380, ", 100), ""},
		{strings.Repeat("tổng số 450\n", 300), ""},
	} {
		parts, unread := dialog.ReadWhole(c, row[0])
		got := strings.Join(parts, " | ")
		if len(parts) > 0 && len(unread) > 0 {
			got += " ## " + strings.Join(unread, " | ")
		}
		if got != row[1] {
			t.Errorf("%.80q\n got %q\nwant %q", row[0], got, row[1])
		}
	}
}

// TestReadBare: three figures, and only what cannot be one number.
func TestReadBare(t *testing.T) {
	c := shipped(t)
	three := "TONG_LD=450 DA_CAI=380 SMARTPHONE=410"
	for text, want := range map[string]string{
		"450 380 410": three, "450, 380, 410": three, "450\n380\n410": three, "450;380;410": three, "450 / 380 / 410": three,
		" 450  380  410. ": three, "450,380,410": "", "1 250 380": "", "1 250\n380\n410": "TONG_LD=1 250 DA_CAI=380 SMARTPHONE=410",
		"1.250 1.100 1k2": "TONG_LD=1.250 DA_CAI=1.100 SMARTPHONE=1k2", "450 người, 380 người, 410 người": "TONG_LD=450 người DA_CAI=380 người SMARTPHONE=410 người",
		"450": "", "300 450": "", "450 380 410 400": "", "450 khoảng 380": "", "450 380 85%": "", "0912 345 678": "", "090 123 456": "",
		"hai ba bốn": "", "450, 380, nhiều": "", "": "", "a b c": "", "450 380 -410": "",
	} {
		if got := strings.Join(dialog.ReadBare(c, text), " "); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestReadWholeElsewhere: the names are the campaign's, not the program's.
func TestReadWholeElsewhere(t *testing.T) {
	parts, _ := dialog.ReadWhole(other(t), "Tổng: 50, đã hiến 12, nơi: bệnh viện, ghi chú: không")
	if got, want := strings.Join(parts, " "), "TONG=50 HIEN=12 NOI=bệnh viện"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// FuzzReadWhole: whatever is written, what was read stands in the text.
func FuzzReadWhole(f *testing.F) {
	f.Add("Tổng số 450 / đã cài 380; hình thức: zalo, loa\n2) khó khăn - không")
	f.Add("450 380 410")
	f.Add("tổng và: =-, đã cài và")
	c := shipped(f)
	f.Fuzz(func(t *testing.T, text string) {
		parts, unread := dialog.ReadWhole(c, text)
		for _, p := range parts {
			key, says, _ := strings.Cut(p, "=")
			if c.Question(key) == nil || says == "" {
				t.Errorf("%q: part %q", text, p)
			}
		}
		for _, s := range append(unread, parts...) {
			_, says, named := strings.Cut(s, "=")
			if !named {
				says = s
			}
			for _, piece := range strings.Split(says, "; ") {
				if !strings.Contains(viet.Clean(text), strings.TrimSpace(piece)) {
					t.Errorf("%q: %q is not in it", text, piece)
				}
			}
		}
		dialog.ReadBare(c, text)
	})
}

func BenchmarkReadWhole(b *testing.B) {
	c := shipped(b)
	for b.Loop() {
		dialog.ReadWhole(c, "Tổng số 450 / đã cài 380 / smartphone 410")
	}
}
