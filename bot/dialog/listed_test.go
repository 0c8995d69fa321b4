package dialog_test

import (
	"strings"
	"testing"
	"time"

	"raquan/bot/dialog"
	"raquan/bot/text"
	"raquan/config"
)

// listed reads a line for a unit of 450 people that has sent nothing.
func listed(c *config.Campaign, l dialog.Line) dialog.Listed {
	workers := int64(450)
	return dialog.ReadLine(dialog.Env{Campaign: c, Lang: text.Vi, Now: time.Date(2020, 8, 20, 8, 0, 0, 0, c.Zone), NewCode: "BZ-7KM2-94QD", Behalf: true,
		Unit: &dialog.Unit{ID: "u3", Name: "CĐCS May Mẫu", Workers: &workers}}, l)
}

// TestReadLine: what a line says is read and checked as in the conversation; what is
// doubtful or missing is said, with an example or the labels.
func TestReadLine(t *testing.T) {
	c := shipped(t)
	rest := ", cán bộ đã cài đủ, ra quân đã tổ chức, hình thức Zalo/Facebook"
	for says, want := range map[string]string{
		"tổng 450, cài 380, smartphone 420, tuyên truyền 440" + rest: "",
		"tổng 450, cài 380, smartphone 420, tuyên truyền 440":        "Còn thiếu: ",
		"tổng 450, cài 460, smartphone 420, tuyên truyền 440" + rest: "nhiều hơn tổng số",
		"tổng 45, cài 38, smartphone 42, tuyên truyền 44" + rest:     "lệch hơn 20%",
		"tổng 450, cài rồi, smartphone 420, tuyên truyền 440" + rest: "Chưa đọc được “cài rồi”",
		"cảm ơn": "Chưa đọc được số liệu",
	} {
		l := listed(c, dialog.Line{Says: says})
		if why := strings.Join(l.Why, " "); want == "" && (why != "" || l.Submit == nil || *l.Submit.Answers["DA_CAI"].N != 380) || !strings.Contains(why, want) || want != "" && why == "" {
			t.Errorf("%q: %q, %+v", says, why, l.Submit)
		}
	}
	l := listed(c, dialog.Line{Says: "tổng 450, cài 380, tuyên truyền 440", Common: strings.TrimPrefix(rest, ", ") + ", tuyên truyền 1"})
	if l.Submit == nil || *l.Submit.Answers["TUYEN_TRUYEN"].N != 440 || !l.Submit.Answers["SMARTPHONE"].Null {
		t.Errorf("what is said of all: %+v", l)
	}
	l = listed(c, dialog.Line{Cells: map[string]string{"TONG_LD": "450", "DA_CAI": "380", "SMARTPHONE": "420", "TUYEN_TRUYEN": "440", "CAN_BO_CD": "Không nắm được",
		"RA_QUAN": "Đã tổ chức", "HINH_THUC": "Zalo/Facebook", "KHO_KHAN_DE_XUAT": "gọi anh Nam 0912 345 678"}})
	if len(l.Why) != 1 || l.Submit != nil {
		t.Errorf("a telephone number in a free text: %+v", l)
	}
}

// FuzzReadLine: whatever a line says, a report that would be sent has an answer to
// every question that must be answered, and each answer comes from the line or was left.
func FuzzReadLine(f *testing.F) {
	c := shipped(f)
	f.Add("tổng 450, cài 380, smartphone 420, tuyên truyền 440, cán bộ đã cài đủ, ra quân đã tổ chức, hình thức Zalo/Facebook", "")
	f.Add("450 380 410", "ra quân đang tổ chức, hình thức loa, tuyên truyền 0")
	f.Add("tổng: -1; cài = 1e9", "hình thức: khác")
	f.Fuzz(func(t *testing.T, says, common string) {
		for _, line := range []dialog.Line{{Says: says, Common: common}, {Cells: map[string]string{"TONG_LD": says, "DA_CAI": common, "HINH_THUC": says, "RA_QUAN": common}}} {
			l := listed(c, line)
			if (l.Submit == nil) == (len(l.Why) == 0) {
				t.Fatalf("%q: %+v", says, l)
			}
			if l.Submit == nil {
				continue
			}
			for _, q := range c.Questions {
				a, ok := l.Submit.Answers[q.Key]
				if q.Required && q.When == nil && q.Type != config.Confirm && (!ok || a.Null && !q.Nullable) {
					t.Fatalf("%q: %s is %+v", says, q.Key, a)
				}
				if ok && a.Typed == "" && !a.Null {
					t.Fatalf("%q: %s has no source: %+v", says, q.Key, a)
				}
			}
		}
	})
}
