package desk_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"raquan/bot/drafts"
	"raquan/bot/exports"
	"raquan/bot/text"
	"raquan/store"
	"raquan/store/storetest"
)

var tags = regexp.MustCompile(`<[^>]*>`)

// draft is the document that a phone was sent since, as plain text with its headers;
// "" if it was sent none.
func (p *phone) draft(since int) string {
	p.o.Helper()
	var b strings.Builder
	for _, m := range p.shown[since:] {
		if m.File == nil {
			continue
		}
		z, err := zip.NewReader(bytes.NewReader(m.File.Data), int64(len(m.File.Data)))
		if err != nil {
			p.o.Fatal(err)
		}
		for _, name := range []string{"word/header2.xml", "word/document.xml"} {
			r, err := z.Open(name)
			if err != nil {
				p.o.Fatal(err)
			}
			data, err := io.ReadAll(r)
			if err != nil {
				p.o.Fatal(err)
			}
			b.WriteString(tags.ReplaceAllString(string(data), ""))
		}
	}
	return b.String()
}

// asksDraft gives the draft of a unit of figures of now, or of a freeze.
func (p *phone) asksDraft(code string, args map[string]string) string {
	p.o.Helper()
	n := p.count()
	p.o.now = p.o.now.Add(time.Minute)
	p.forges(p.o.exportData(exports.Document, code, args))
	p.o.exports()
	return p.draft(n)
}

// TestDraftFigures: a draft has the figures of now and says that they are provisional,
// or those of a freeze, which no correction changes, and then it is a draft no more.
func TestDraftFigures(t *testing.T) {
	o := drafting(t)
	an, nhat := o.chair(71, "An", "01-1-1"), o.upper(81, "Nhất", "01-1")
	an.reports("380")
	nhat.says("/chotsolieu")
	nhat.forges(buttonOf(t, nhat.screen(), text.ButtonFreeze))
	o.freezes()
	an.says("/sua")
	an.edits("DA_CAI")
	an.says("400")
	an.sends()

	now := nhat.asksDraft("01-1", nil)
	wants(t, now, "DỰ THẢO", "400 người", "1/3 công đoàn cơ sở")
	wants(t, nhat.last().Text, text.DraftCaptionLive, text.DraftCaptionLeft)
	frozen := nhat.asksDraft("01-1", map[string]string{exports.ArgFreeze: "1"})
	wants(t, frozen, "380 người", "1/3 công đoàn cơ sở")
	wants(t, nhat.last().Text, "chốt lần 1")
	if strings.Contains(strings.ToLower(frozen), "dự thảo") || strings.Contains(frozen, "400 người") || strings.Contains(now, "380 người") {
		t.Errorf("now\n%s\nfrozen\n%s", now, frozen)
	}
	if got := nhat.asksDraft("01-1", map[string]string{exports.ArgFreeze: "2"}); got != "" {
		t.Errorf("of a freeze that there is not: %s", got)
	}
	wants(t, nhat.last().Text, text.ExportFailed)

	nhat.says("/xuatbaocao") // proposes what is final, and nothing that was frozen only for now
	wants(t, nhat.last().Text, "số liệu chốt lần 1, tính đến")
	nhat.says("/chotsolieu")
	nhat.forges(buttonOf(t, nhat.screen(), text.ButtonInterim))
	o.freezes()
	nhat.says("/xuatbaocao")
	wants(t, nhat.last().Text, "số liệu hiện tại")
	interim := nhat.asksDraft("01-1", map[string]string{exports.ArgFreeze: "2"})
	wants(t, interim, "DỰ THẢO", "400 người")
	o.inOrder()
}

// TestDraftRights: whatever a button says, everybody gets the drafts of their own
// units and of those below, and no others; a chairperson the own one only.
func TestDraftRights(t *testing.T) {
	o := drafting(t)
	o.named()
	an, deputy := o.chair(94, "An", "01-1-1"), o.phone(95, "Phó")
	deputy.says("/start " + an.delegates())
	wants(t, deputy.confirms(), text.WelcomeDeputy)
	codes := []string{"TLD", "01", "02", "01-1", "01-2", "01-1-1", "01-1-2", "02-1"}
	for _, c := range []struct {
		phone *phone
		may   string
	}{
		{o.department(91, "Ban"), "TLD 01 02 01-1 01-2 01-1-1 01-1-2 02-1"},
		{o.upper(92, "Mẫu", "01"), "01 01-1 01-2 01-1-1 01-1-2"},
		{o.upper(93, "Nhất", "01-1"), "01-1 01-1-1 01-1-2"},
		{an, "01-1-1"},
		{deputy, "01-1-1"},
		{o.phone(96, "Người lạ"), ""},
	} {
		for _, code := range codes {
			may := strings.Contains(" "+c.may+" ", " "+code+" ")
			if got := c.phone.asksDraft(code, nil); (got != "") != may {
				t.Errorf("%s asks for %s: %.60q", c.phone.name, code, got)
			}
			n := c.phone.count()
			o.now = o.now.Add(time.Minute)
			c.phone.forges("wd/" + string(o.unit(code).ID))
			o.exports()
			if got := c.phone.draft(n); (got != "") != may {
				t.Errorf("%s presses for %s: %.60q", c.phone.name, code, got)
			}
		}
	}
	o.inOrder()
}

// TestAssessmentByTwo: two officers of a unit write in the same field; the last word
// stands in the draft of both, and the audit says who wrote what when.
func TestAssessmentByTwo(t *testing.T) {
	o := drafting(t)
	nhat, nhi := o.upper(81, "Nhất", "01-1"), o.upper(82, "Nhì", "01-1")
	unit := string(o.unit("01-1").ID)
	nhat.forges("nx/" + unit + "/ask/uu_diem")
	nhat.says("Triển khai sớm.")
	nhi.says("/ngonngu")
	wants(t, nhi.forges("nx/"+unit+"/ask/uu_diem"), "It reads: “Triển khai sớm.”")
	wants(t, nhi.says("Triển khai sớm, đều."), "Recorded: What went well")
	a := o.assessment("01-1").Remarks["uu_diem"]
	var line, before store.AuditLine
	o.get(store.AuditKey(a.Line), &line)
	if a.By != nhi.person() || line.By != nhi.person() || line.From == "" || line.To == line.From {
		t.Errorf("%+v, %+v", a, line)
	}
	for n := a.Line - 1; n > 0 && before.Act != "assessment"; n-- {
		o.get(store.AuditKey(n), &before)
	}
	if before.By != nhat.person() || before.To != line.From {
		t.Errorf("before: %+v, then %+v", before, line)
	}
	for _, p := range []*phone{nhat, nhi} {
		wants(t, p.asksDraft("01-1", nil), "Ưu điểm: Triển khai sớm, đều.")
	}
	wants(t, nhi.last().Text, "Draft report", "7 fields of the unit")
	o.inOrder()
}

// TestOfficeTemplate: a template that the office has edited takes the place of the
// shipped one; what nobody knows in it is said beside the file, and one that is
// broken while the program runs ends the job.
func TestOfficeTemplate(t *testing.T) {
	o := drafting(t)
	templates := drafts.Templates{Dir: t.TempDir()}
	edited := func(change ...string) {
		data, err := drafts.Templates{}.Docx(drafts.FormUpper)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(templates.Dir, drafts.FormUpper.File()), rewritten(t, data, change...), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	o.makers = map[exports.Kind]exports.Maker{exports.Document: drafts.Maker(o.c, templates)}
	o.work(storetest.Rerun(o.under))
	nhat := o.upper(81, "Nhất", "01-1")
	if got := nhat.asksDraft("01-1", nil); got != "" {
		t.Errorf("without a template: %s", got)
	}
	wants(t, nhat.last().Text, text.ExportFailed)
	edited("I. CÔNG TÁC CHỈ ĐẠO", "A. CHỈ ĐẠO CỦA {{TEN_DON_VI}} {{ten_don_vj}}")
	wants(t, nhat.asksDraft("01-1", nil), "A. CHỈ ĐẠO CỦA LĐLĐ QUẬN NHẤT {{ten_don_vj}}")
	wants(t, nhat.last().Text, text.DraftCaptionUnknown, "{{ten_don_vj}}")
	edited("</w:document>", "")
	if got := nhat.asksDraft("01-1", nil); got != "" {
		t.Errorf("of a broken template: %s", got)
	}
	wants(t, nhat.last().Text, text.ExportFailed)
	if log := o.log.String(); !strings.Contains(log, "A2.docx: part word/document.xml: it cannot be read as XML") {
		t.Errorf("log %s", log)
	}
	o.inOrder()
}

// rewritten is a .docx in whose text something was replaced.
func rewritten(t *testing.T, data []byte, change ...string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := strings.NewReplacer(change...).WriteString(w, string(part)); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
