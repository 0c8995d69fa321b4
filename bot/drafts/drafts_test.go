package drafts

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/beevik/etree"

	"raquan/bot/figures"
	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
	"raquan/store/mem"
)

var (
	update = flag.Bool("update", false, "write testdata anew")
	out    = flag.String("out", "", "folder that gets the drafts as files")
)

func bluezone(t *testing.T) *config.Campaign {
	t.Helper()
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// world is a small nation: a province with two districts, a sector, an institute
// that reports by itself and a department.
type world struct {
	*testing.T
	c     *config.Campaign
	store store.Engine
	order int
}

var cutoff = time.Date(2020, 8, 28, 10, 5, 0, 0, time.UTC) // 17:05 in Vietnam

func newWorld(t *testing.T, c *config.Campaign) *world {
	return &world{T: t, c: c, store: mem.New()}
}

func n(v int64) *int64 { return &v }

// unit adds one below another.
func (w *world) unit(id, parent store.UnitID, kind store.UnitKind, name, short string, change ...func(*store.Unit)) {
	w.Helper()
	w.order++
	u := store.Unit{V: 1, ID: id, Kind: kind, Name: name, Short: short, Parent: parent, Order: w.order}
	u.Reports = kind == store.Grassroots
	for _, f := range change {
		f(&u)
	}
	err := w.store.Update(context.Background(), func(tx store.Tx) error {
		u := u
		if parent != "" {
			var p store.Unit
			if _, err := store.Get(tx, store.UnitKey(parent), &p); err != nil {
				return err
			}
			u.Above = append([]store.UnitID{parent}, p.Above...)
			if err := tx.Put(store.ChildKey(parent, u.Order, id), nil); err != nil {
				return err
			}
		}
		if err := store.Put(tx, store.UnitKey(id), u); err != nil {
			return err
		}
		return tally.Replace(tx, w.c, nil, &u)
	})
	if err != nil {
		w.Fatal(err)
	}
}

func workers(v int64) func(*store.Unit)    { return func(u *store.Unit) { u.Workers = n(v) } }
func zone(z string) func(*store.Unit)      { return func(u *store.Unit) { u.Zone = z } }
func symbol(s, p string) func(*store.Unit) { return func(u *store.Unit) { u.Symbol, u.Place = s, p } }
func reports(u *store.Unit)                { u.Reports = true }

type answers map[string]store.Answer

func count(v int64) store.Answer        { return store.Answer{N: n(v)} }
func chose(keys ...string) store.Answer { return store.Answer{Choices: keys} }
func typed(s string) store.Answer       { return store.Answer{Text: s} }
func wrote(key, s string) store.Answer  { return store.Answer{Choices: []string{key}, Text: s} }

var unknown = store.Answer{Null: true}

func (w *world) report(id store.UnitID, a answers) {
	w.Helper()
	err := w.store.Update(context.Background(), func(tx store.Tx) error {
		var u store.Unit
		if _, err := store.Get(tx, store.UnitKey(id), &u); err != nil {
			return err
		}
		r := store.Report{V: 1, Unit: id, State: store.Sent, Sent: a, Revision: 1, First: cutoff, OnTime: true, Letter: true}
		if err := tally.Count(tx, w.c, &u, &r); err != nil {
			return err
		}
		return store.Put(tx, store.ReportKey(w.c.Key, id), r)
	})
	if err != nil {
		w.Fatal(err)
	}
}

// nation is the small nation with its reports.
func nation(t *testing.T) *world {
	w := newWorld(t, bluezone(t))
	w.unit("vn", "", store.National, "Tổng Liên đoàn Lao động Việt Nam", "TLĐ", symbol("TLĐ", "Hà Nội"))
	w.unit("p1", "vn", store.Federation, "Liên đoàn Lao động tỉnh Hoa Mẫu", "LĐLĐ tỉnh Hoa Mẫu", symbol("LĐLĐ", "Hoa Mẫu"))
	w.unit("d1", "p1", store.Upper, "Liên đoàn Lao động quận Một", "LĐLĐ quận Một", symbol("LĐLĐ", "Quận Một"))
	w.unit("g1", "d1", store.Grassroots, "Công đoàn cơ sở Công ty May Hoa & Mẫu", "CĐCS May Hoa & Mẫu", workers(450), zone(store.ZoneKCN))
	w.unit("g2", "d1", store.Grassroots, "Công đoàn cơ sở Trường Mầm non Hoa Sen", "CĐCS MN Hoa Sen", workers(30))
	w.unit("g3", "d1", store.Grassroots, "Công đoàn cơ sở Trạm Y tế", "CĐCS Trạm Y tế", workers(12))
	w.unit("d2", "p1", store.Upper, "Công đoàn các Khu công nghiệp", "CĐ các KCN", symbol("CĐKCN", "Hoa Mẫu"))
	w.unit("g4", "d2", store.Grassroots, "Công đoàn cơ sở Công ty Điện tử", "CĐCS Điện tử", workers(15000), zone(store.ZoneKCX))
	w.unit("g5", "p1", store.Grassroots, "Công đoàn cơ sở Văn phòng tỉnh", "CĐCS Văn phòng tỉnh", workers(80))
	w.unit("s1", "vn", store.Sector, "Công đoàn Đường sắt Việt Nam", "CĐ Đường sắt", symbol("CĐĐS", "Hà Nội"))
	w.unit("g6", "s1", store.Grassroots, "Công đoàn cơ sở Ga Hà Nội", "CĐCS Ga Hà Nội", workers(300))
	w.unit("a1", "vn", store.Attached, "Viện Công nhân và Công đoàn", "Viện CNCĐ", reports, workers(60))
	w.unit("a2", "vn", store.Attached, "Ban Nữ công", "Ban Nữ công", reports, workers(10))
	w.report("g1", answers{"TONG_LD": count(452), "DA_CAI": count(380), "SMARTPHONE": count(420), "TUYEN_TRUYEN": count(452), "CAN_BO_CD": chose("du_100"),
		"RA_QUAN": chose("da_to_chuc"), "HINH_THUC": chose("truc_tiep", "zalo_fb"), "KHO_KHAN_DE_XUAT": {Choices: []string{"may_cu", "y_kien"}, Text: `Máy cũ <2015 & hết pin; xin {{ten_don_vi}} hỗ trợ "Wi-Fi"`}})
	w.report("g2", answers{"TONG_LD": count(30), "DA_CAI": count(30), "SMARTPHONE": unknown, "TUYEN_TRUYEN": count(30), "CAN_BO_CD": unknown,
		"RA_QUAN": chose("chua_to_chuc"), "HINH_THUC": chose("zalo_fb"), "KHO_KHAN_DE_XUAT": chose("khong_co")})
	w.report("g4", answers{"TONG_LD": count(14800), "DA_CAI": count(9001), "SMARTPHONE": count(9000), "TUYEN_TRUYEN": count(14000), "CAN_BO_CD": chose("chua_du"),
		"RA_QUAN": chose("da_to_chuc"), "HINH_THUC": wrote("khac", "Kịch truyền thanh"), "KHO_KHAN_DE_XUAT": chose("cam_dt", "may_cu")})
	w.report("g6", answers{"TONG_LD": count(300), "DA_CAI": count(0), "SMARTPHONE": count(0), "TUYEN_TRUYEN": count(0), "CAN_BO_CD": chose("chua_du"), "RA_QUAN": chose("chua_to_chuc")})
	w.report("a1", answers{"TONG_LD": count(60), "DA_CAI": count(55), "SMARTPHONE": count(58), "TUYEN_TRUYEN": count(60), "CAN_BO_CD": chose("du_100"),
		"RA_QUAN": chose("da_to_chuc"), "HINH_THUC": chose("van_ban"), "KHO_KHAN_DE_XUAT": wrote("y_kien", "Cần hướng dẫn cho máy cũ.")})
	return w
}

// make makes the draft of a unit, from live figures or a freeze; less than 0 is an
// interim one.
func (w *world) make(templates Templates, id store.UnitID, freeze int, remarks map[string]string) *Draft {
	w.Helper()
	var d *Draft
	err := w.store.View(context.Background(), func(s store.Snapshot) error {
		t, err := figures.Read(s, w.c, id, cutoff)
		if err != nil {
			return err
		}
		t.Freeze, t.Interim = max(freeze, -freeze), freeze < 0
		in := Input{Table: t, Remarks: remarks}
		if t.Unit.Parent != "" {
			in.Superior = &store.Unit{}
			if _, err := store.Get(s, store.UnitKey(t.Unit.Parent), in.Superior); err != nil {
				return err
			}
		}
		d, err = templates.Make(s, w.c, in, nil)
		return err
	})
	if err != nil {
		w.Fatal(err)
	}
	return d
}

// read gives the plain text of a .docx: a line a paragraph, a table's row with
// bars between its cells, headers first.
func read(t *testing.T, data []byte) string {
	t.Helper()
	parts, err := readDocx(data)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, p := range parts {
		doc := etree.NewDocument()
		if err := doc.ReadFromBytes(p.data); err != nil {
			t.Errorf("%s: %v", p.name, err)
		}
		if !filled(p.name) {
			continue
		}
		fmt.Fprintf(&b, "== %s\n", p.name)
		write(&b, &doc.Element)
	}
	return b.String()
}

func write(b *strings.Builder, e *etree.Element) {
	for _, c := range e.ChildElements() {
		switch c.Tag {
		case "p":
			b.WriteString(plain(c) + "\n")
			if c.FindElement("pPr/sectPr") != nil {
				b.WriteString("-- new section\n")
			}
		case "tr":
			var cells []string
			for _, cell := range c.SelectElements("w:tc") {
				var ps []string
				for _, p := range cell.SelectElements("w:p") {
					ps = append(ps, plain(p))
				}
				cells = append(cells, strings.Join(ps, " / "))
			}
			b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
		default:
			write(b, c)
		}
	}
}

func plain(p *etree.Element) string {
	var b strings.Builder
	for _, t := range p.FindElements(".//t") {
		b.WriteString(t.Text())
	}
	return b.String()
}

// golden compares with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != strings.ReplaceAll(string(want), "\r", "") {
		t.Errorf("%s differs:\n%s", name, got)
	}
}

// keep writes a draft where its pages can be looked at.
func keep(t *testing.T, name string, data []byte) {
	t.Helper()
	if *out == "" {
		return
	}
	keepIn(t, filepath.Join(*out, name), data)
}

func keepIn(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

var said = map[string]string{
	"so_cv": "123/LĐLĐ-TG", "ngay_cv": "18/8/2020", "so_cap_tren_trien_khai": "2", "uu_diem": "Các cấp công đoàn vào cuộc sớm.",
	"nguyen_nhan": "Một bộ phận dùng máy cũ.\nNơi làm việc không có Wi-Fi.", "de_xuat": "Không có {{ten_don_vi}} & <b>",
}

// What the forms say, of units of every kind.
func TestForms(t *testing.T) {
	w := nation(t)
	for _, c := range []struct {
		name    string
		unit    store.UnitID
		form    Form
		remarks map[string]string
		freeze  int
	}{
		{"A-province", "p1", FormFederation, said, 0},
		{"A-sector-frozen", "s1", FormFederation, said, 2},
		{"A2-district", "d1", FormUpper, said, 0},
		{"B-grassroots", "g1", FormGrassroots, nil, 0},
		{"B-grassroots-unknown", "g2", FormGrassroots, nil, 0},
		{"B-grassroots-nothing-sent", "g3", FormGrassroots, nil, 0},
		{"B-under-province", "g5", FormGrassroots, nil, 0},
		{"B-attached", "a1", FormGrassroots, nil, 0},
		{"C-national", "vn", FormNational, said, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := w.make(Templates{}, c.unit, c.freeze, c.remarks)
			if d.Form != c.form {
				t.Errorf("form %s, want %s", d.Form, c.form)
			}
			keep(t, c.name+".docx", d.Data)
			golden(t, c.name+".txt", fmt.Sprintf("unknown %v\nunfilled %v\n%s", d.Unknown, d.Unfilled, read(t, d.Data)))
		})
	}
}

// The shipped templates fit the shipped campaign, and the shipped campaign only.
func TestShippedTemplates(t *testing.T) {
	if err := (Templates{}).Check(bluezone(t)); err != nil {
		t.Error(err)
	}
	if err := (Templates{}).Check(other(t)); err == nil || !strings.Contains(err.Error(), "A.docx (built in): unknown placeholders: {{") {
		t.Errorf("another campaign: %v", err)
	}
}

func other(t *testing.T) *config.Campaign {
	t.Helper()
	c, err := config.LoadCampaign("../../config/testdata/good/hien-mau.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var fonts = regexp.MustCompile(`w:(ascii|hAnsi|cs|eastAsia)="Times New Roman"`)

// The form that domain rules set: paper, margins, fonts, page numbers, sections.
func TestGeometry(t *testing.T) {
	w := nation(t)
	d := w.make(Templates{}, "vn", 0, nil)
	parts, err := readDocx(d.Data)
	if err != nil {
		t.Fatal(err)
	}
	text := map[string]string{}
	for _, p := range parts {
		text[p.name] = string(p.data)
	}
	if parts[0].name != typesPart {
		t.Errorf("the first part is %s", parts[0].name)
	}
	if got := len(fonts.FindAllString(text["word/styles.xml"], -1)); got != 4 {
		t.Errorf("%d of 4 font slots are set", got)
	}
	doc := text[mainPart]
	for what, want := range map[string]int{
		`w:w="11906" w:h="16838"`:                                  1,
		`w:top="1134" w:right="851" w:bottom="1134" w:left="1701"`: 1,
		`w:orient="landscape"`:                                     3, `<w:pgNumType w:start="1"/>`: 3, `<w:titlePg/>`: 4, `<w:tblHeader/>`: 6,
		`w:val="KhongVien"`: 2, `w:w="3742"`: 3, `w:w="4677"`: 4,
	} {
		if got := strings.Count(doc, what); got != want {
			t.Errorf("%s stands %d times, want %d", what, got, want)
		}
	}
	if strings.Contains(doc, "___") {
		t.Error("a line is made of underscores")
	}
}
