package desk_test

import (
	"strings"
	"testing"
	"time"

	"raquan/bot/drafts"
	"raquan/bot/exports"
	"raquan/bot/text"
	"raquan/store"
	"raquan/store/storetest"
)

// drafting is an office that makes real drafts.
func drafting(t *testing.T) *office {
	o := open(t)
	o.makers = map[exports.Kind]exports.Maker{exports.Document: drafts.Maker(o.c, drafts.Templates{})}
	o.work(storetest.Rerun(o.under))
	return o
}

func (o *office) assessment(code string) (a store.Assessment) {
	o.get(store.AssessmentKey(o.c.Key, o.unit(code).ID), &a)
	return a
}

// What an officer says of their unit stands in its draft; the audit has a hash of
// it, and erasing the officer leaves it.
func TestAssessment(t *testing.T) {
	o := drafting(t)
	nhat := o.upper(81, "Nhất", "01-1")
	nhat.says("/nhanxet")
	nhat.presses(text.ButtonAssessAll)
	nhat.says("123/LĐLĐ-TG")
	nhat.says("/boqua")
	n := nhat.count()
	nhat.says("Phối hợp với {{ten_don_vi}} & <Sở>")
	wants(t, nhat.since(n), text.AssessSaved)
	a := o.assessment("01-1")
	if len(a.Remarks) != 2 || a.Remarks["so_cv"].Text != "123/LĐLĐ-TG" || a.Remarks["phoi_hop"].By != nhat.person() {
		t.Errorf("%+v", a)
	}
	var line store.AuditLine
	o.get(store.AuditKey(a.Remarks["phoi_hop"].Line), &line)
	if line.Act != "assessment" || line.What != "phoi_hop" || line.Unit != o.unit("01-1").ID || line.From != "" || !strings.HasPrefix(line.To, "text:") {
		t.Errorf("%+v", line)
	}
	nhat.forges("nx/" + string(a.Unit) + "/clear/so_cv")
	nhat.forges("nx/" + string(a.Unit) + "/clear/so_cv")
	if a = o.assessment("01-1"); len(a.Remarks) != 1 || o.audited("assessment") != 3 {
		t.Errorf("%+v, %d lines", a, o.audited("assessment"))
	}

	before := nhat.count()
	nhat.says("/xuatbaocao")
	o.exports()
	files := nhat.files(before)
	if len(files) != 1 || !strings.HasPrefix(files[0], "bao-cao-01-1-20200820-") {
		t.Fatalf("%.60q", files)
	}
	if said := nhat.last().Text; !strings.Contains(said, "Số công văn triển khai") || strings.Contains(said, "phối hợp") {
		t.Errorf("caption %q", said)
	}
	o.retire(nhat)
	nhat.says("/xoadulieu")
	nhat.presses(text.EraseYes)
	if a = o.assessment("01-1"); a.Remarks["phoi_hop"].Text == "" {
		t.Error("erasing a person took what the unit says")
	}
	o.inOrder()
}

// An officer speaks for their own unit only, neither for one below nor above, and
// no longer once the role is lost.
func TestAssessmentOfOthers(t *testing.T) {
	o := drafting(t)
	nhat := o.upper(81, "Nhất", "01-1")
	for _, code := range []string{"01", "01-1-1", "01-2", "TLD"} {
		nhat.forges("nx/" + string(o.unit(code).ID) + "/ask/uu_diem")
		nhat.says("Rất tốt")
		if a := o.assessment(code); len(a.Remarks) > 0 {
			t.Errorf("%s: %+v", code, a)
		}
	}
	nhat.forges("nx/" + string(o.unit("01-1").ID) + "/ask/uu_diem")
	o.retire(nhat)
	nhat.says("Rất tốt")
	if a := o.assessment("01-1"); len(a.Remarks) > 0 || o.audited("assessment") > 0 {
		t.Errorf("%+v", a)
	}
	o.inOrder()
}

// A chairperson gets the report of their own unit as a document, and none of
// another; a job asked for is refused when the role was lost meanwhile.
func TestDraftOfOnesOwn(t *testing.T) {
	o := drafting(t)
	an := o.chair(71, "An", "01-1-1")
	an.reports("380")
	before := an.count()
	an.presses(text.ButtonDraftOwn)
	o.exports()
	if files := an.files(before); len(files) != 1 || !strings.HasPrefix(files[0], "bao-cao-01-1-1-20200820-") {
		t.Fatalf("%.60q", files)
	}
	for _, code := range []string{"01-1", "01-1-2", "01", "TLD"} {
		an.forges("wd/" + string(o.unit(code).ID))
		an.forges(o.exportData(exports.Document, code, nil))
	}
	if n := len(o.jobs()); n != 1 {
		t.Errorf("%d jobs", n)
	}
	o.now = o.now.Add(time.Minute)
	an.says("/xuatbaocao")
	o.retire(an)
	before = an.count()
	o.exports()
	wants(t, an.since(before), text.ExportNotAllowed)
	if len(an.files(before)) != 0 {
		t.Error("sent to somebody who is chair no longer")
	}
	o.inOrder()
}

// With frozen figures an officer chooses whether the draft is of them.
func TestDraftOfFrozen(t *testing.T) {
	o := drafting(t)
	nhat := o.upper(81, "Nhất", "01-1")
	u := o.unit("01-1").ID
	o.do(func(tx store.Tx) error {
		return store.Put(tx, store.FreezesKey(o.c.Key, u), store.Freezes{V: 1, N: 2, Latest: 2, At: o.now})
	})
	nhat.says("/xuatbaocao")
	if len(o.jobs()) != 0 {
		t.Error("begun without being asked of which figures")
	}
	if s := nhat.last().entry.Screen; s == nil || s.Name != exports.ScreenChoose || s.Args[exports.ArgFreeze] != "2" {
		t.Errorf("%+v", s)
	}
	nhat.forges("wd/" + string(u))
	nhat.forges(o.exportData(exports.Document, "01-1", map[string]string{exports.ArgFreeze: "2"}))
	if jobs := o.jobs(); len(jobs) != 1 || jobs[0].Freeze() != 2 {
		t.Errorf("%+v", jobs)
	}
}
