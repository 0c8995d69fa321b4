package drafts

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"raquan/bot/figures"
	"raquan/store"
	"raquan/store/mem"
)

// facts is a scope of a test: values, lists, and names without an answer ("?").
type facts map[string]any

func (f facts) value(name string) (string, bool, bool) {
	switch v := f[name].(type) {
	case string:
		return v, true, v != "?"
	default:
		return "", false, false
	}
}

func (f facts) list(name string) ([]scope, bool) {
	items, ok := f[name].([]scope)
	return items, ok
}

const around = `<w:document xmlns:w="w"><w:body>%s</w:body></w:document>`

// runs are those of a paragraph, every second of them bold.
func runs(parts ...string) string {
	var b strings.Builder
	for i, s := range parts {
		pr := ""
		if i%2 == 1 {
			pr = "<w:rPr><w:b/></w:rPr>"
		}
		fmt.Fprintf(&b, "<w:r>%s<w:t>%s</w:t></w:r>", pr, s)
	}
	return b.String()
}

func paragraph(parts ...string) string { return "<w:p>" + runs(parts...) + "</w:p>" }

// TestFill: what becomes of paragraphs; runs are divided by bars, bold ones have stars.
func TestFill(t *testing.T) {
	sc := facts{"ten": "Hoa Mẫu", "so": "5", "khong": "0", "trong": "", "mo": "?", "la": `<b>&"{{so}}"` + "\x01", "dong": "một\nhai",
		"ds": []scope{facts{"ten": "A", "so": "1"}, facts{"ten": "B & C", "so": "0"}}, "rong": []scope{},
		"dsd": []scope{facts{"dong": "một\nhai"}, facts{"dong": "ba\nbốn"}}}
	for _, c := range []struct {
		name, in, want    string
		unknown, unfilled []string
	}{
		{name: "plain", in: paragraph("xin chào"), want: "xin chào"},
		{name: "one run", in: paragraph("Số {{so}} của {{ ten }}."), want: "Số 5 của Hoa Mẫu."},
		{name: "capitals", in: paragraph("{{TEN}} {{Ten}}"), want: "HOA MẪU Hoa Mẫu"},
		{name: "split over runs", in: paragraph("của {", "{te", "n}", "} và ", "{{so}}"), want: "của Hoa Mẫu|*||* và |5"},
		{name: "two in the same runs", in: paragraph("{{so}}{", "{ten}} x {{s", "o}} y"), want: "5Hoa Mẫu|* x 5| y"},
		{name: "formatting in the middle", in: paragraph("{{t", "e", "n}}"), want: "Hoa Mẫu|*|"},
		{name: "hostile", in: paragraph("{{la}}"), want: `<b>&"{{so}}"`},
		{name: "lines", in: paragraph("{{dong}}!"), want: "một\nhai!"},
		{name: "lines between others", in: paragraph("a ", "{{dong}}", "; {{dong}}.") + paragraph("b"), want: "a |*một|\n|*hai|; một\n|*|hai.\nb"},
		{name: "lines before a section's end", in: `<w:p><w:pPr><w:sectPr/></w:pPr>` + runs("{{dong}}") + "</w:p>", want: "một\n§hai"},
		{name: "no answer", in: paragraph("{{mo}} {{mo}}"), want: "… …", unfilled: []string{"mo"}},
		{name: "unknown", in: paragraph("{{te", "nn}} {{x y}} {{}}"), want: "{{tenn}}|* {{x y}} {{}}", unknown: []string{"{{tenn}}", "{{x y}}", "{{}}"}},
		{name: "not closed", in: paragraph("{{ten và {{so}}"), want: "{{ten và 5", unknown: []string{"{{ten và "}},
		{name: "kept", in: paragraph("{{?so}}có {{so}}"), want: "có 5"},
		{name: "dropped", in: paragraph("{{?khong}}a") + paragraph("{{?trong}}b") + paragraph("{{", "?mo}}c") + paragraph("d"), want: "d"},
		{name: "kept without", in: paragraph("{{!so}}a") + paragraph("{{!khong}}b") + paragraph("{{!mo}}{{?so}}c") + paragraph("{{!mo}}{{?trong}}d") + paragraph("{{! la }}e"), want: "b\nc"},
		{name: "kept for an unknown name", in: paragraph("{{!gi}}a"), want: "{{!gi}}a", unknown: []string{"{{!gi}}"}},
		{name: "repeated lines", in: paragraph("{{#dsd}}{{dong}}") + paragraph("z"), want: "một\nhai\nba\nbốn\nz"},
		{name: "repeated", in: paragraph("{{#d", "s}}{{ten}}, {{so}}") + paragraph("cuối"), want: "|*A, 1\n|*B & C, 0\ncuối"},
		{name: "repeated and dropped", in: paragraph("{{#ds}}{{?so}}{{ten}}"), want: "A"},
		{name: "repeated for none", in: paragraph("{{#rong}}x") + paragraph("y"), want: "y"},
		{name: "unknown list", in: paragraph("{{#gi}}x"), want: "{{#gi}}x", unknown: []string{"{{#gi}}"}},
		{name: "row", in: "<w:tbl><w:tr><w:tc>" + paragraph("TT") + "</w:tc></w:tr><w:tr><w:tc>" + paragraph("{{#ds}}{{ten}}") + "</w:tc><w:tc>" + paragraph("{{?so}}{{so}}") + "</w:tc></w:tr></w:tbl>",
			want: "TT\nA\n1\nB & C\n"},
		{name: "section's end stays", in: `<w:p><w:pPr><w:sectPr/></w:pPr>` + runs("{{?khong}}a") + "</w:p>", want: "§"},
		{name: "in a frame", in: "<w:p><w:r><w:pict><w:txbxContent>" + paragraph("{{so}}") + "</w:txbxContent></w:pict></w:r>" + runs("{{ten}}") + "</w:p>", want: "5\nHoa Mẫu"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := &filler{}
			data, err := f.part([]byte(fmt.Sprintf(around, c.in)), sc)
			if err != nil {
				t.Fatal(err)
			}
			if got := inRuns(t, data); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if !slices.Equal(f.unknown, c.unknown) || !slices.Equal(f.unfilled, c.unfilled) {
				t.Errorf("unknown %q, unfilled %q", f.unknown, f.unfilled)
			}
		})
	}
}

// inRuns gives the paragraphs with their runs: those within a frame stand before the
// paragraph that it is in.
func inRuns(t *testing.T, data []byte) string {
	t.Helper()
	doc := etree.NewDocument()
	if err := doc.ReadFromBytes(data); err != nil {
		t.Fatal(err)
	}
	var lines []string
	var walk func(e *etree.Element)
	walk = func(e *etree.Element) {
		for _, c := range e.ChildElements() {
			walk(c)
		}
		if e.Tag != "p" {
			return
		}
		var parts []string
		for _, r := range e.SelectElements("w:r") {
			if r.FindElement(".//txbxContent") != nil {
				continue
			}
			s := plain(r)
			if r.FindElement("rPr/b") != nil {
				s = "*" + s
			}
			parts = append(parts, s)
		}
		end := ""
		if e.FindElement("pPr/sectPr") != nil {
			end = "§"
		}
		lines = append(lines, end+strings.Join(parts, "|"))
	}
	walk(&doc.Element)
	return strings.Join(lines, "\n")
}

// A district with 200 units has 200 rows, in the order of the roster, and a total.
func TestManyRows(t *testing.T) {
	w := newWorld(t, bluezone(t))
	w.unit("p", "", store.Federation, "LĐLĐ tỉnh", "")
	w.unit("d", "p", store.Upper, "LĐLĐ huyện", "")
	for i := range 200 {
		w.unit(store.UnitID("g"+strconv.Itoa(i)), "d", store.Grassroots, "CĐCS số "+strconv.Itoa(i+1), "")
	}
	d := w.make(Templates{}, "d", 0, nil)
	keep(t, "A2-many.docx", d.Data)
	text := read(t, d.Data)
	for _, want := range []string{"| 1 | CĐCS số 1 | 1 | 0 | - | - | - | - | - | - | - | chưa báo cáo |\n| 2 | ", "| 200 | CĐCS số 200 | ", "|  | Cộng | 200 | 0 | - | - | - | - | - | - | - |  |"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Contains(text, "{{") || d.Cut != 0 {
		t.Errorf("left over, or cut %d", d.Cut)
	}
}

// Nobody opens a document with a nation's rows: what has no room is counted.
func TestTooManyRows(t *testing.T) {
	table := &figures.Table{Body: figures.Body{Unit: store.Unit{ID: "p", Kind: store.Federation}}, Below: make([]figures.Body, maxRows+7)}
	var d *Draft
	err := mem.New().View(context.Background(), func(s store.Snapshot) (err error) {
		d, err = Templates{}.Make(s, bluezone(t), Input{Table: table}, nil)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if text := read(t, d.Data); d.Cut != 7 || !strings.Contains(text, "(và 7 đơn vị khác, xem bảng số liệu)") || strings.Contains(text, "| "+strconv.Itoa(maxRows+1)+" |") {
		t.Errorf("cut %d", d.Cut)
	}
}

// A campaign of another kind, with templates of its own.
func TestOtherCampaign(t *testing.T) {
	c := other(t)
	templates := Templates{Dir: t.TempDir()}
	for _, form := range Forms {
		writeTemplate(t, templates, form, paragraph("{{TRICH_DAN}}: {{noi_dung}}, {{ten_don_vi}} ({{ra_quan_tu}})")+
			paragraph("Hiến {{hien_day_du}}, {{hien}}/{{tong}}; ở {{hien_n}} đơn vị; {{noi}}; {{tt_chua_hien}} chưa hiến; cảm ơn {{loi_cam_on}}; {{qua}}; {{ghi_chu_tong}}")+
			paragraph("{{#ghi_chu_ghi}}{{ten}}: {{y_kien}}"))
	}
	if err := templates.Check(c); err == nil || !strings.Contains(err.Error(), "B.docx: unknown placeholders: {{ghi_chu_tong}};") {
		t.Errorf("check: %v", err)
	}
	w := newWorld(t, c)
	w.unit("p", "", store.Federation, "LĐLĐ tỉnh", "")
	w.unit("g", "p", store.Grassroots, "CĐCS Trạm", "", symbol("CĐCS", "Huế"))
	w.report("g", answers{"TONG": count(50), "HIEN": count(12), "NOI": chose("tai_cho"), "QUA": chose("sua"), "GHI_CHU": typed("Xin {{ten}} thêm sữa")})
	golden(t, "other-campaign.txt", read(t, w.make(templates, "p", 1, map[string]string{"loi_cam_on": "mọi người"}).Data)+read(t, w.make(templates, "g", 1, nil).Data))
}

func writeTemplate(t *testing.T, to Templates, form Form, body string) {
	t.Helper()
	data, err := writeDocx([]part{{mainPart, []byte(fmt.Sprintf(around, body))}})
	if err != nil {
		t.Fatal(err)
	}
	keepIn(t, to.name(form), data)
}

// A draft is the same, byte by byte, of the same figures: frozen ones can be made again.
func TestSameAgain(t *testing.T) {
	w := nation(t)
	a, b := w.make(Templates{}, "vn", 3, said), w.make(Templates{}, "vn", 3, said)
	if string(a.Data) != string(b.Data) {
		t.Error("another document")
	}
	if text := read(t, a.Data); strings.Contains(strings.ToLower(text), "dự thảo") {
		t.Error("frozen figures are called a draft")
	}
	if text := read(t, w.make(Templates{}, "vn", -3, said).Data); !strings.Contains(strings.ToLower(text), "dự thảo") {
		t.Error("interim figures are not called a draft")
	}
}
