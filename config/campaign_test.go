package config

import (
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"
)

func shipped(t testing.TB) *Campaign {
	t.Helper()
	c, err := LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestShippedLetter(t *testing.T) {
	c := shipped(t)
	if c.Letter.Number != "850/TLĐ" || c.Letter.Date.String() != "2020-08-17" {
		t.Errorf("letter %s of %s", c.Letter.Number, c.Letter.Date)
	}
	if want := []string{"https://www.bluezone.gov.vn", "https://www.congdoan.vn"}; !slices.Equal(c.Letter.Links, want) {
		t.Errorf("links %v; want %v", c.Letter.Links, want)
	}
	if c.LaunchWeek.From.String() != "2020-08-18" || c.LaunchWeek.To.String() != "2020-08-25" {
		t.Errorf("launch week %s to %s", c.LaunchWeek.From, c.LaunchWeek.To)
	}
	if c.Receipt.Prefix != "BZ" || c.Held.Question != "RA_QUAN" || c.Held.Value != "da_to_chuc" {
		t.Errorf("receipt %q, held %+v", c.Receipt.Prefix, c.Held)
	}
}

func TestShippedQuestions(t *testing.T) {
	c := shipped(t)
	want := []struct {
		key                string
		kind               QuestionType
		required, nullable bool
		buttons            string
	}{
		{"TONG_LD", Count, true, false, "dung_roi sua_so khong_phai khac"},
		{"DA_CAI", Count, true, false, "giu_nguyen chua_co chua_lam khong_dt"},
		{"SMARTPHONE", Count, true, true, "tat_ca khong_nam"},
		{"TUYEN_TRUYEN", Count, true, false, "tat_ca bang_da_cai"},
		{"CAN_BO_CD", Choice, true, true, "du_100 chua_du khong_nam"},
		{"RA_QUAN", Choice, true, false, "da_to_chuc dang_to_chuc chua_to_chuc"},
		{"HINH_THUC", MultiChoice, true, false, "truc_tiep zalo_fb loa bang_tin van_ban long_ghep to_ho_tro khac"},
		{"KHO_KHAN_DE_XUAT", MultiChoice, false, false, "khong_co khong_dt may_cu hao_pin lo_lo_tt cam_dt thieu_mang y_kien"},
		{"XAC_NHAN", Confirm, true, false, ""},
		{"NHANH_DA_CAI", Count, false, false, "khong_doi cai_het"},
	}
	all := c.all()
	if len(all) != len(want) {
		t.Fatalf("%d questions; want %d", len(all), len(want))
	}
	for i, w := range want {
		q := all[i]
		if q.Key != w.key || q.Type != w.kind || q.Required != w.required || q.Nullable != w.nullable ||
			strings.Join(q.buttonKeys(), " ") != w.buttons {
			t.Errorf("question %d is %s %s required %v nullable %v buttons %v; want %+v",
				i, q.Key, q.Type, q.Required, q.Nullable, q.buttonKeys(), w)
		}
		if c.Question(w.key) != q {
			t.Errorf("Question(%s) does not find it", w.key)
		}
	}
	if c.Question("DA") != nil || all[0].Button("x") != nil {
		t.Error("found what is not there")
	}
}

// The loader compares the placeholders of both languages; here it is said
// once more, and that both are there, for every text that the campaign holds.
func TestShippedTexts(t *testing.T) {
	for _, said := range shipped(t).Said() {
		where, text := said.Key, said.Text
		for _, s := range []string{text.Vi, text.En} {
			if s == "" || !norm.NFC.IsNormalString(s) || s != strings.TrimSpace(s) {
				t.Errorf("%s: text %q", where, s)
			}
		}
		vi, _ := placeholders(text.Vi)
		en, _ := placeholders(text.En)
		if !slices.Equal(vi, en) {
			t.Errorf("%s: placeholders %v in vi, %v in en", where, vi, en)
		}
	}
}

// The letter encourages; no text of ours may say more than the letter. The
// loader refuses it by the file's own list; here is another, and the places that
// deny or ask it.
func TestNothingIsCompulsory(t *testing.T) {
	asked := []string{"texts.faq_compulsory.title", "texts.faq_compulsory", "texts.faq_no_smartphone", "texts.guide_no_smartphone"}
	for _, said := range shipped(t).Said() {
		where, text := said.Key, said.Text
		for _, word := range []string{"bắt buộc", "phải cài", "buộc phải", "compulsory", "mandatory", "must install", "have to install"} {
			if strings.Contains(strings.ToLower(text.Vi+" "+text.En), word) && !slices.Contains(asked, where) {
				t.Errorf("%s says %q", where, word)
			}
		}
	}
}

func TestNeverSay(t *testing.T) {
	n := shipped(t).NeverSay
	for said, want := range map[string]string{
		"Đoàn viên PHẢI CÀI ứng dụng.":                          "phải cài",
		"Việc cài đặt là bắt buộc":                              "bắt buộc",
		"Không sao. Nhưng mọi người buộc phải có.":              "buộc phải",
		"Everybody must install it, now.":                       "must install",
		"Có bắt buộc không? Không ạ.":                           "",
		"Is it compulsory?":                                     "",
		"Không phải cài gì cả.":                                 "",
		"It is not mandatory.":                                  "",
		"Anh/Chị không phải là Chủ tịch; cài đặt sau cũng được": "",
		"": "",
	} {
		if got := n.In(said); got != want {
			t.Errorf("%q says %q; want %q", said, got, want)
		}
	}
}

func TestTextIn(t *testing.T) {
	text := Text{Vi: "có", En: "yes"}
	for lang, want := range map[string]string{"vi": "có", "en": "yes", "": "có", "fr": "có"} {
		if got := text.In(lang); got != want {
			t.Errorf("In(%q) = %q; want %q", lang, got, want)
		}
	}
	if got := (Text{Vi: "có"}).In("en"); got != "có" {
		t.Errorf("without English: %q", got)
	}
}

func TestNames(t *testing.T) {
	names := shipped(t).Names()
	for _, name := range []string{"DA_CAI", "HINH_THUC", "last_DA_CAI", "last_hours", "launch_to", "roster", "today"} {
		if !slices.Contains(names, name) {
			t.Errorf("%s is missing in %v", name, names)
		}
	}
	for _, name := range []string{"NHANH_DA_CAI", "XAC_NHAN", "last_RA_QUAN"} {
		if slices.Contains(names, name) {
			t.Errorf("%s is in %v", name, names)
		}
	}
	if !slices.IsSorted(names) {
		t.Errorf("not sorted: %v", names)
	}
}

func TestAnotherCampaign(t *testing.T) {
	c, err := LoadCampaign("testdata/good/hien-mau.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if c.Letter.Number != "01" {
		t.Errorf("letter number %q; want 01 as typed", c.Letter.Number)
	}
	if c.Daily != nil || c.Held != nil || !c.LaunchWeek.IsZero() || c.Rates != nil {
		t.Errorf("has what its file has not: %+v", c)
	}
	if n, ok := c.Question("HIEN").Button("nua").Value.Number(Facts{"TONG": 51}); !ok || n != 25 {
		t.Errorf("half of 51 is %d, %v", n, ok)
	}
	now := time.Date(2021, 4, 10, 0, 0, 0, 0, c.Zone)
	if f := c.BaseFacts(now); len(f) != 1 || f["today"] != "2021-04-10" || c.InLaunchWeek(now) {
		t.Errorf("facts %v", f)
	}
}
