package desk_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/exports"
	"raquan/bot/text"
	"raquan/store"
	"raquan/store/storetest"
)

// exportScreen makes a screen of files as the courier does, at the moment of
// sending.
func (o *office) exportScreen(s store.Screen) (m chat.Message) {
	o.Helper()
	var err error
	if s.Name == exports.ScreenFile {
		m, err = o.desk.ExportFile(o.Context(), s, o.now)
	} else {
		err = o.engine.View(o.Context(), func(snap store.Snapshot) (err error) {
			m, err = exports.Render(snap, o.c, s)
			return err
		})
	}
	if err != nil {
		o.Error(err)
	}
	return m
}

// exporting is an office with officers of two districts, where files are a line on
// what they are of. made counts them.
func exporting(t *testing.T, files int) (o *office, nhat, nhi *phone, made *int) {
	o, made = open(t), new(int)
	maker := func(_ context.Context, s store.Snapshot, j *exports.Job, now time.Time, progress func(done, total int)) (m exports.Made, err error) {
		*made++
		var u store.Unit
		_, err = store.Get(s, store.UnitKey(j.Unit), &u)
		for i := range files {
			for n := range 10 {
				progress(10*i+n, 10*files)
			}
			f := exports.File{Picture: j.Kind == exports.Picture, Caption: u.Name + " " + text.Clock(now, o.c.Zone)}
			f.File = chat.File{Name: "tep-" + itoa(int64(i+1)), Data: []byte(u.Code + " " + j.Args[exports.ArgZone])}
			m.Files = append(m.Files, f)
		}
		return m, err
	}
	o.makers = map[exports.Kind]exports.Maker{exports.Sheet: maker, exports.Picture: maker,
		exports.Plain: func(context.Context, store.Snapshot, *exports.Job, time.Time, func(int, int)) (exports.Made, error) {
			return exports.Made{}, errors.New("no ink")
		},
		exports.Document: func(context.Context, store.Snapshot, *exports.Job, time.Time, func(int, int)) (exports.Made, error) {
			panic("no paper")
		}}
	o.work(storetest.Rerun(o.under))
	return o, o.upper(81, "Nhất", "01-1"), o.upper(82, "Nhì", "01-2"), made
}

func (o *office) exports() {
	o.Helper()
	if err := o.desk.Exports(o.Context(), func() time.Time { return o.now }); err != nil {
		o.Fatal(err)
	}
}

func (o *office) exportData(kind exports.Kind, code string, args map[string]string) string {
	return exports.Data(exports.Press{Kind: kind, Unit: o.unit(code).ID, Args: args})
}

// jobs are the records of files.
func (o *office) jobs() (list []exports.Job) {
	o.view(func(s store.Snapshot) error {
		list = nil
		from, to := store.AllExports()
		for j, err := range store.Records[exports.Job](s, from, to) {
			if err != nil {
				return err
			}
			list = append(list, *j)
		}
		return nil
	})
	return list
}

// files are what a phone was sent as files since it had shown so many messages.
func (p *phone) files(since int) (list []string) {
	for _, m := range p.shown[since:] {
		if m.File != nil {
			list = append(list, m.File.Name+": "+string(m.File.Data))
		}
		if m.Photo != nil {
			list = append(list, "photo "+m.Photo.Name+": "+string(m.Photo.Data))
		}
	}
	return list
}

// TestExport: an officer chooses a zone and a file, goes on, hears how far it is,
// and gets the file; nothing of it stands in the store.
func TestExport(t *testing.T) {
	o, nhat, _, made := exporting(t, 1)
	wants(t, nhat.says("/xuatexcel"), text.ExportHead, "LĐLĐ quận Nhất", text.ExportWhole, text.ExportLive, text.ExportSecret)
	wants(t, nhat.presses("KCN"), "Đang chọn: khu công nghiệp")
	said := nhat.presses(text.ButtonExportSheet)
	wants(t, said, text.ExportBegun, "LĐLĐ quận Nhất")
	view := nhat.last().entry.View
	wants(t, nhat.says("/trogiup"), text.HelpStaff) // the chat goes on
	before := nhat.count()
	o.now = o.now.Add(time.Minute)
	o.exports()
	got := nhat.since(before)
	wants(t, got, "25%", "50%", "75%", text.ExportReady)
	if files := nhat.files(before); !slices.Equal(files, []string{"tep-1: 01-1 KCN"}) {
		t.Errorf("files %q", files)
	}
	wants(t, nhat.last().Text, "LĐLĐ quận Nhất 08:01")
	for _, m := range nhat.shown[before : len(nhat.shown)-1] {
		if m.entry.View != view {
			t.Errorf("%q does not take the place of the message before", m.Text)
		}
	}
	o.exports()
	if *made != 1 || len(nhat.files(0)) != 1 {
		t.Errorf("made %d times, %d files", *made, len(nhat.files(0)))
	}
	if found := o.traces(nowhere, "tep-1"); len(found) > 0 {
		t.Errorf("a file stands in the store: %q", found)
	}
	if j := o.jobs(); len(j) != 1 || j[0].State != exports.Finished || j[0].Files != 1 {
		t.Errorf("jobs %+v", j)
	}
	o.inOrder()
}

// TestExportTwice: the same press twice makes one file, and a later one another.
func TestExportTwice(t *testing.T) {
	o, nhat, _, made := exporting(t, 1)
	data := o.exportData(exports.Sheet, "01-1", nil)
	lines := func() (n int) {
		for k, v := range o.dump() {
			if k.Part(0) == "audit" && strings.Contains(v, `"export"`) {
				n++
			}
		}
		return n
	}
	for range 3 {
		wants(t, nhat.forges(data), text.ExportBegun)
	}
	o.exports()
	shown := nhat.count()
	nhat.forges(data) // a moment after: nervous
	o.exports()
	if *made != 1 || lines() != 1 || nhat.count() != shown {
		t.Errorf("made %d times, %d lines of audit, said %q", *made, lines(), nhat.since(shown))
	}
	o.now = o.now.Add(time.Minute)
	wants(t, nhat.forges(data), text.ExportBegun)
	o.exports()
	if *made != 2 || lines() != 2 || len(nhat.files(0)) != 2 || len(o.jobs()) != 1 {
		t.Errorf("made %d times, %d lines of audit, jobs %+v", *made, lines(), o.jobs())
	}
	o.inOrder()
}

// TestExportParts: each file is a message of its own; a picture is a photo.
func TestExportParts(t *testing.T) {
	o, nhat, _, _ := exporting(t, 2)
	nhat.says("/language")
	nhat.forges(o.exportData(exports.Picture, "01-1", map[string]string{exports.ArgChart: "funnel"}))
	before := nhat.count()
	o.exports()
	wants(t, nhat.since(before), "is ready, in 2 parts")
	if files := nhat.files(before); !slices.Equal(files, []string{"photo tep-1: 01-1 ", "photo tep-2: 01-1 "}) {
		t.Errorf("files %q", files)
	}
	o.inOrder()
}

// TestExportFails: a maker that fails or panics ends its job, says so, and holds up
// no other.
func TestExportFails(t *testing.T) {
	o, nhat, nhi, _ := exporting(t, 1)
	for _, kind := range []exports.Kind{exports.Plain, exports.Document, exports.Sheet} {
		nhat.forges(o.exportData(kind, "01-1", nil))
		o.now = o.now.Add(time.Second)
	}
	nhi.forges(o.exportData(exports.Sheet, "01-2", nil))
	before := nhat.count()
	o.exports()
	said := nhat.since(before)
	if strings.Count(said, "Chưa lập được tệp") != 2 || len(nhat.files(before)) != 1 || len(nhi.files(0)) != 1 {
		t.Errorf("said %q", said)
	}
	if log := o.log.String(); !strings.Contains(log, "no ink") || strings.Contains(log, "Nhất") {
		t.Errorf("log: %s", log)
	}
	o.exports()
	if nhat.since(before) != said {
		t.Error("said again")
	}
	o.inOrder()
}

// TestExportAfterRestart: a job that was under way is done by the next start, and a
// file that was not sent is made anew with its own moment.
func TestExportAfterRestart(t *testing.T) {
	o, nhat, _, made := exporting(t, 1)
	nhat.forges(o.exportData(exports.Sheet, "01-1", nil))
	o.work(storetest.Rerun(o.under))
	before := nhat.count()
	o.box.hold = true
	o.exports()
	o.work(storetest.Rerun(o.under)) // the file was in memory only
	o.now = o.now.Add(time.Hour)
	o.box.letGo()
	wants(t, nhat.since(before), text.ExportReady, "LĐLĐ quận Nhất 09:00")
	if len(nhat.files(before)) != 1 || *made != 2 {
		t.Errorf("%d files, made %d times", len(nhat.files(before)), *made)
	}
	o.inOrder()
}

// TestExportGivenUp: a job that was begun too often, as one that ends the program,
// is not begun again.
func TestExportGivenUp(t *testing.T) {
	o, nhat, _, made := exporting(t, 1)
	nhat.forges(o.exportData(exports.Sheet, "01-1", nil))
	j := o.jobs()[0]
	j.Tries = exports.MaxTries
	o.do(func(tx store.Tx) error { return store.Put(tx, store.ExportKey(j.ID), j) })
	before := nhat.count()
	o.exports()
	wants(t, nhat.since(before), text.ExportFailed)
	if *made != 0 {
		t.Error("it was begun again")
	}
}

// TestExportRights: whatever a button says, and whenever the role was lost, only
// officers above get a file.
func TestExportRights(t *testing.T) {
	o, nhat, nhi, made := exporting(t, 1)
	an, stranger := o.chair(71, "An", "01-1-1"), o.phone(99, "Người lạ")
	for _, kind := range []exports.Kind{"", exports.Sheet, exports.Plain, exports.Document, exports.Picture} {
		for _, code := range []string{"01-1", "01-1-1", "01", "TLD", "02-1"} {
			n := nhi.count()
			nhi.forges(o.exportData(kind, code, nil))
			if got := o.box.lastToast(); nhi.count() != n || !pattern(text.OutsideScope).MatchString(got.text) {
				t.Errorf("%q of %s: %d messages, %+v", kind, code, nhi.count()-n, got)
			}
		}
		n := an.count()
		code := "01-1-1"
		if kind == exports.Document { // their own report they may have: TestDraftOfOnesOwn
			code = "01-2-1"
		}
		an.forges(o.exportData(kind, code, nil))
		if got := o.box.lastToast(); an.count() != n || !pattern(text.NoRoleStaff).MatchString(got.text) {
			t.Errorf("a chairperson: %q: %+v", kind, got)
		}
		stranger.forges(o.exportData(kind, "01-1", nil))
	}
	nhi.forges("xf:x:u1:0::")
	if got := o.box.lastToast(); !pattern(text.OldButton).MatchString(got.text) {
		t.Errorf("nonsense: %+v", got)
	}
	if len(o.jobs()) != 0 {
		t.Fatalf("jobs %+v", o.jobs())
	}
	data := o.exportData(exports.Sheet, "01-1", nil)
	nhat.forges(data)
	o.retire(nhat)
	o.exports()
	wants(t, nhat.last().Text, text.ExportNotAllowed)
	if *made != 0 {
		t.Error("made for somebody who may not have it")
	}

	second := o.upper(83, "Ba", "01-1")
	second.forges(data)
	o.box.hold = true
	o.exports()
	o.retire(second)
	o.box.letGo()
	wants(t, second.last().Text, text.ExportNotAllowed)
	if len(second.files(0)) != 0 || *made != 1 {
		t.Errorf("files %q", second.files(0))
	}
	o.inOrder()
}

// retire takes all roles off somebody.
func (o *office) retire(p *phone) {
	id := p.person()
	o.do(func(tx store.Tx) error { return store.Put(tx, store.OfficerKey(id), store.Officer{V: 1}) })
}

// TestExportsAreForgotten: records of what ended long ago go, and nobody is told a
// file of somebody else's job.
func TestExportsAreForgotten(t *testing.T) {
	o, nhat, nhi, _ := exporting(t, 1)
	nhat.forges(o.exportData(exports.Sheet, "01-1", nil))
	o.exports()
	id := o.jobs()[0].ID
	stolen := o.exportScreen(store.Screen{Name: exports.ScreenFile, Unit: o.unit("01-2").ID, Args: map[string]string{exports.ArgJob: id}, For: nhi.person()})
	if wants(t, stolen.Text, text.ExportGone); stolen.File != nil {
		t.Error("a file of somebody else's")
	}
	o.now = o.now.Add(exports.KeptFor + time.Hour)
	nhi.forges(o.exportData(exports.Sheet, "01-2", nil))
	o.exports()
	if j := o.jobs(); len(j) != 1 || j[0].By != nhi.person() {
		t.Errorf("jobs %+v", j)
	}
	late := o.exportScreen(store.Screen{Name: exports.ScreenFile, Unit: o.unit("01-1").ID, Args: map[string]string{exports.ArgJob: id}, For: nhat.person()})
	wants(t, late.Text, text.ExportGone)
	o.inOrder()
}

// TestExportCutAnywhere: a job that is cut off at any write, before or after it
// took effect, ends as one that was not, and its file is sent once.
func TestExportCutAnywhere(t *testing.T) {
	writes := 1 << 30
	for cut := 0; cut <= writes; cut++ {
		for _, how := range []storetest.Fault{storetest.Before, storetest.After} {
			o, nhat, _, _ := exporting(t, 1)
			nhat.forges(o.exportData(exports.Sheet, "01-1", nil))
			before, count := nhat.count(), 0
			o.work(storetest.Faulty(o.under, storetest.Faults{Update: func(i int) storetest.Fault {
				count = i
				if cut > 0 && i == cut {
					return how
				}
				return storetest.None
			}}))
			err := o.desk.Exports(o.Context(), func() time.Time { return o.now })
			if cut == 0 {
				writes = count
			}
			if err != nil {
				o.exports()
				o.exports()
			}
			if got := nhat.files(before); len(got) != 1 || !strings.Contains(nhat.since(before), "đã lập xong") {
				t.Errorf("cut at %d (%v): %q, %v", cut, how, nhat.since(before), err)
			}
			o.inOrder()
		}
	}
}
