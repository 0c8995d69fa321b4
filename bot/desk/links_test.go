package desk_test

import (
	"bytes"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"github.com/xuri/excelize/v2"

	"raquan/bot/chat"
	"raquan/bot/jobs"
	"raquan/bot/links"
	"raquan/bot/roster"
	"raquan/bot/text"
	"raquan/store"
	"raquan/store/storetest"
)

// linkScreen makes a screen of links as the courier does, at the moment of
// sending.
func (o *office) linkScreen(s store.Screen) (m chat.Message) {
	o.Helper()
	if s.Name == links.File && o.noFiles {
		return chat.Message{Text: "a file"} // drawing takes time
	}
	var page links.Page
	o.view(func(snap store.Snapshot) (err error) {
		page, err = links.Read(snap, links.Deps{Secret: o.secret, Campaign: o.c}, s, o.now)
		return err
	})
	m, err := page.Message()
	if err != nil {
		o.Error(err)
	}
	return m
}

// inviting is an office whose bot has a name, with an officer of a district and
// one of another.
func inviting(t *testing.T) (o *office, nhat, nhi *phone) {
	o = open(t)
	o.named()
	return o, o.upper(81, "Nhất", "01-1"), o.upper(82, "Nhì", "01-2")
}

func (o *office) linkData(what, code string) string {
	return links.Data(links.Press{What: what, Unit: o.unit(code).ID})
}

// decoded is the text of a QR code.
func decoded(t testing.TB, picture []byte) string {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		t.Fatal(err)
	}
	bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
	if err != nil {
		t.Fatal(err)
	}
	got, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil {
		t.Fatal(err)
	}
	return got.GetText()
}

// TestOneLink: an officer of a district picks a unit, gets its link as a QR
// code, sends it on, and sees who joined by it.
func TestOneLink(t *testing.T) {
	o, nhat, _ := inviting(t)
	an, mai := o.phone(71, "Nguyễn Mẫu An"), o.phone(72, "Mai")
	wants(t, nhat.says("/moi"), text.LinksHead, "LĐLĐ quận Nhất", "<b>3</b>", "<b>0</b> (0%)", text.LinksOpen)
	wants(t, nhat.presses(text.ButtonOneUnit), text.LinksPick)
	said := nhat.presses("CĐCS May Mẫu")
	wants(t, said, text.LinkChair, "01-1-1")
	payload := payloadIn(t, said)
	if got := decoded(t, nhat.last().Photo.Data); got != "https://t.me/raquan_bot?start="+payload {
		t.Errorf("the picture says %q", got)
	}
	wants(t, nhat.says("01-1-1"), "start="+payload)            // typed: the same link again
	wants(t, nhat.says("may mẫu quận nhất"), "start="+payload) // and by its name
	wants(t, nhat.presses(text.ButtonZalo), payload, "12:00 ngày 26/8/2020", "850/TLĐ", "CĐCS May Mẫu")
	if len(nhat.last().Buttons) != 0 || nhat.last().Photo != nil {
		t.Errorf("a message to forward is no plain text: %+v", nhat.last().Message)
	}
	wants(t, an.joins(payload), text.Welcome)
	wants(t, mai.says("/start "+payload), text.InviteUsed)

	wants(t, nhat.says("01-1-1"), text.LinkTaken, "Nguyễn Mẫu An")
	second := payloadIn(t, nhat.presses(text.ButtonMoreLink))
	if second == payload {
		t.Error("a used link was given out again")
	}
	wants(t, nhat.last().Text, text.LinkAlso)
	wants(t, nhat.says("/moi"), "<b>1</b> (33,3%)")
	wants(t, nhat.presses(text.ButtonJoined), text.LinksJoined, "Nguyễn Mẫu An", "CĐCS May Mẫu", "08:00 ngày 20/8/2020")
	wants(t, nhat.says("khong co don vi nay"), text.LinksNotFound, "khong co don vi nay")
	wants(t, nhat.says("02-1"), text.LinksNotFound) // of another province
	nation := o.department(83, "Tuyên giáo")
	nation.says("/moi")
	wants(t, nation.says("khong co don vi nay"), text.LinksNotFound, "ví dụ: 01-1-1") // the example is a unit that there is

	for _, p := range []string{payload, second} {
		if found := o.traces(nowhere, p); len(found) > 0 {
			t.Errorf("the store holds a link: %q", found)
		}
	}
	if found := o.traces(func(k store.Key) bool { return k.Part(0) == "person" }, "Nguyễn Mẫu An"); len(found) > 0 {
		t.Errorf("a name stands outside of its record: %q", found)
	}
	o.inOrder()
}

// TestFindAnything: a text of any length is the name of no unit, and is neither
// logged nor written down.
func TestFindAnything(t *testing.T) {
	o := open(t)
	o.named()
	nhat := o.upper(81, "Nhất", "01-1")
	for _, typed := range []string{strings.Repeat("đường ", 680), strings.Repeat("<&>", 1300), strings.Repeat("đ", 100), strings.Repeat("/", 4096)} {
		nhat.says("/moi")
		if got := nhat.says(typed); strings.HasPrefix(typed, "đ") {
			wants(t, got, text.LinksNotFound)
		}
	}
	for key := range o.dump() {
		if key.Part(0) == "fault" {
			t.Errorf("%s: %s", key, o.log)
		}
	}
	o.inOrder()
}

// TestInviteLowerOfficer: a province invites the officer of a district, who then
// invites the units below.
func TestInviteLowerOfficer(t *testing.T) {
	o, _, _ := inviting(t)
	third := o.phone(91, "Quận")
	city := o.upper(90, "Thành phố", "01")
	city.says("/language") // in English
	wants(t, city.says("/invite"), "Levels below with an officer registered: 2/2")
	wants(t, city.presses("👥 Officers of levels below"), "✅ an officer has joined")
	wants(t, city.presses("LĐLĐ quận Nhì"), "has somebody registered: Nhì")
	said := city.presses("➕ Invite one more")
	wants(t, said, "For an officer of this level")
	third.joins(payloadIn(t, said))
	if f := o.officer(third); !f.Has(o.unit("01-2").ID, store.UpperRole) {
		t.Errorf("officer: %+v", f)
	}
	wants(t, third.says("/moi"), text.LinksHead, "LĐLĐ quận Nhì", "<b>30</b>")

	city.says("/moi")
	city.presses("🔎 One unit")
	wants(t, city.presses("LĐLĐ quận Nhì"), "choose a unit (1–8 of 30)")
	wants(t, city.presses("▶"), "(9–16 of 30)")
	wants(t, city.presses("CĐCS Cửa hàng số 9"), "01-2-9", "works once")
	wants(t, city.presses("✉️ Message for Zalo"), "12:00 on 26/8/2020", "CĐCS Cửa hàng số 9")
	wants(t, city.says("CĐCS Cửa hàng"), "30 units have a name like") // too many to choose from: by level
	wants(t, city.says("/cancel"), "You have left the invitations")
	o.inOrder()
}

// TestForgedLinks: whatever a button says, the units below one's own are all
// that can be seen, invited or revoked; and nobody gives out their own role.
func TestForgedLinks(t *testing.T) {
	o, nhat, nhi := inviting(t)
	stranger := o.phone(99, "Người lạ")
	an := o.chair(71, "An", "01-1-1")
	payload := payloadIn(t, nhat.says("/moi\n")+nhat.says("01-1-2"))
	before := o.dump()
	for _, what := range []string{links.Home, links.List, links.Levels, links.Card, links.Ready, links.Joined, links.AskRevoke, links.AskRevokeAll,
		links.Pick, links.Make, links.Revoke, links.MakeFile, links.RevokeAll} {
		for _, code := range []string{"01-1-2", "01-1", "01", "TLD", "02-1"} {
			if !strings.HasPrefix(code, "01-2") {
				n := nhi.count()
				nhi.forges(o.linkData(what, code))
				if got := o.box.lastToast(); nhi.count() != n || !pattern(text.OutsideScope).MatchString(got.text) {
					t.Errorf("%s on %s: %d messages, %+v", what, code, nhi.count()-n, got)
				}
			}
		}
		n := an.count()
		an.forges(o.linkData(what, "01-1-1"))
		if got := o.box.lastToast(); an.count() != n || !pattern(text.NoRoleStaff).MatchString(got.text) {
			t.Errorf("a chairperson: %s: %d messages, %+v", what, an.count()-n, got)
		}
		stranger.forges(o.linkData(what, "01-1-1"))
	}
	for _, key := range []string{"invite/", "open/", "job/", "audit/"} {
		for k, v := range o.dump() {
			if strings.HasPrefix(string(k), key) && before[k] != v {
				t.Errorf("%s was changed", k)
			}
		}
	}
	wants(t, nhat.forges(o.linkData(links.Make, "01-1")), text.LinkOwn)
	nhat.forges(o.linkData(links.Revoke, "01-1"))
	wants(t, o.box.lastToast().text, text.RevokeGone)
	nhat.forges("moi:rác")
	wants(t, o.box.lastToast().text, text.OldButton)
	if i := o.inviteOf(payload); !roster.Usable(&i, o.now) {
		t.Errorf("the link: %+v", i)
	}
	o.inOrder()
}

// TestLinksAfterTheRoleEnded: what was asked for is not shown to somebody who is
// no officer any more when it is sent.
func TestLinksAfterTheRoleEnded(t *testing.T) {
	o, nhat, _ := inviting(t)
	nhat.says("/moi")
	o.box.hold = true
	nhat.says("01-1-1")
	o.do(func(tx store.Tx) error { return store.Put(tx, store.OfficerKey(nhat.person()), store.Officer{V: 1}) })
	n := nhat.count()
	o.box.letGo()
	if said := nhat.since(n); !pattern(text.LinksNotAllowed).MatchString(said) || startLink.MatchString(said) || nhat.last().Photo != nil {
		t.Errorf("shown: %s", said)
	}
}

// TestLinkJobAfterTheRoleEnded: a job that waited while the role of its maker ended
// changes nothing.
func TestLinkJobAfterTheRoleEnded(t *testing.T) {
	for _, what := range []string{links.MakeFile, links.RevokeAll} {
		o, nhat, _ := inviting(t)
		nhat.says("/moi")
		nhat.says("01-1-1") // a link that is open
		nhat.forges(o.linkData(what, "01-1"))
		o.do(func(tx store.Tx) error { return store.Put(tx, store.OfficerKey(nhat.person()), store.Officer{V: 1}) })
		invites := func() (n int, all string) {
			for key, value := range o.dump() {
				if key.Part(0) == "invite" {
					n, all = n+1, all+value
				}
			}
			return n, all
		}
		n, before := invites()
		said := nhat.count()
		o.linkJobs()
		wants(t, nhat.since(said), text.LinksNotAllowed)
		if m, after := invites(); m != n || strings.Count(after, "revoked") != strings.Count(before, "revoked") {
			t.Errorf("%s: %d links became %d: %s", what, n, m, after)
		}
		o.inOrder()
	}
}

// TestSharedLinkStandsNowhere: the link for all units below is made when it is
// sent, as the others are.
func TestSharedLinkStandsNowhere(t *testing.T) {
	o, nhat, _ := inviting(t)
	o.box.hold = true
	nhat.says("/lienketchung")
	before := o.dump()
	n := nhat.count()
	o.box.letGo()
	payload := payloadIn(t, nhat.last().Text)
	if said := nhat.since(n); strings.Count(said, payload) != 2 || !pattern(text.SharedLinkShow).MatchString(said) {
		t.Errorf("shown: %s", said)
	}
	for key, value := range before {
		if strings.Contains(value, payload) {
			t.Errorf("%s holds the link", key)
		}
	}
}

func (o *office) linkJobs() {
	o.Helper()
	if err := o.desk.LinkJobs(o.Context(), o.now); err != nil {
		o.Fatal(err)
	}
}

// book opens the newest file on a phone.
func (p *phone) book() *excelize.File {
	p.o.Helper()
	f := p.last().File
	if f == nil {
		p.o.Fatalf("no file but %q", p.last().Text)
	}
	book, err := excelize.OpenReader(bytes.NewReader(f.Data))
	if err != nil {
		p.o.Fatal(err)
	}
	p.o.Cleanup(func() { _ = book.Close() })
	return book
}

func rows(t testing.TB, book *excelize.File, sheet string) [][]string {
	t.Helper()
	got, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestLinkFile: one press makes the links of a whole district and the workbook
// of them; those who joined have none, and every link in it can be taken.
func TestLinkFile(t *testing.T) {
	o, nhat, _ := inviting(t)
	o.chair(71, "An", "01-1-1")
	nhat.says("/moi")
	posted := payloadIn(t, nhat.says("01-1-2")) // is in a Zalo group already
	nhat.says("/moi")
	wants(t, nhat.presses(text.ButtonLinkFile), text.LinkJobFile)
	wants(t, nhat.forges(o.linkData(links.MakeFile, "01-1")), text.LinkJobFile) // pressed twice: one job
	n := nhat.count()
	o.linkJobs()
	o.linkJobs()
	if said := nhat.since(n); nhat.count() != n+2 || !pattern(text.LinkJobReady).MatchString(said) || !pattern(text.LinkFileCaption).MatchString(said) {
		t.Fatalf("%d messages: %s", nhat.count()-n, said)
	}
	if name := nhat.last().File.Name; name != "lien-ket-01-1.xlsx" || nhat.last().Text == "" {
		t.Errorf("file %q", name)
	}
	book := nhat.book()
	got := rows(t, book, "Liên kết")
	if len(got) != 4 || got[1][0] != "01-1-1" || got[1][3] != "" || got[1][4] != "Có" || got[1][5] != "20/8/2020 08:00" ||
		got[2][0] != "01-1-2" || got[2][3] != "https://t.me/raquan_bot?start="+posted || got[2][4] != "Chưa" || got[3][2] != "LĐLĐ quận Nhất" {
		t.Errorf("rows %q", got)
	}
	if qr := rows(t, book, "Mã QR để in"); len(qr) != 3 || !slices.Equal(qr[2], []string{"01-1-2", "01-1-3"}) {
		t.Errorf("codes to print %q", qr)
	}
	pictures, err := book.GetPictures("Mã QR để in", "B1")
	if err != nil || len(pictures) != 1 || decoded(t, pictures[0].File) != got[3][3] {
		t.Errorf("%d pictures, %v", len(pictures), err)
	}
	binh := o.phone(73, "Bình")
	wants(t, binh.joins(payloadIn(t, got[3][3])), text.Welcome)
	if found := o.traces(nowhere, posted, payloadIn(t, got[3][3])); len(found) > 0 {
		t.Errorf("the store holds a link: %q", found)
	}
	o.inOrder()
}

// TestRevokeLinks: one link, and all of a district; what was made meanwhile and
// what others gave out stays.
func TestRevokeLinks(t *testing.T) {
	o, nhat, nhi := inviting(t)
	nhat.says("/moi")
	first := payloadIn(t, nhat.says("01-1-1"))
	wants(t, nhat.presses(text.ButtonRevoke), text.RevokeAsk)
	wants(t, nhat.presses(text.ButtonRevokeYes), text.LinkNone)
	wants(t, o.box.lastToast().text, text.Revoked)
	wants(t, o.phone(70, "Ba").says("/start "+first), text.InviteRevoked)
	if next := payloadIn(t, nhat.presses(text.ButtonNewLink)); next == first {
		t.Error("a revoked link was given out again")
	}

	nhi.says("/moi")
	other := payloadIn(t, nhi.says("01-2-1"))
	o.now = o.now.Add(time.Hour)
	all := []string{payloadIn(t, nhat.says("01-1-1")), payloadIn(t, nhat.says("01-1-2"))}
	nhat.says("/moi")
	wants(t, nhat.presses(text.ButtonRevoke), text.RevokeAllAsk, "<b>2</b>")
	wants(t, nhat.presses(text.ButtonRevokeYes), text.LinkJobRevoke)
	o.now = o.now.Add(time.Minute)
	later := payloadIn(t, nhat.says("01-1-3")) // before the job gets to it
	n := nhat.count()
	o.linkJobs()
	wants(t, nhat.since(n), text.LinkJobRevoked, "thu hồi 2 liên kết")
	for _, p := range all {
		if i := o.inviteOf(p); i.Revoked.IsZero() {
			t.Errorf("still open: %+v", i)
		}
	}
	for _, p := range []string{other, later} {
		if i := o.inviteOf(p); !i.Revoked.IsZero() {
			t.Errorf("revoked: %+v", i)
		}
	}
	nhi.presses(text.ButtonLinksHome)
	nhat.says("/moi")
	o.inOrder()
}

// TestLinkJobsCutAnywhere: a job that is cut off at any write, before or after it
// took effect, ends as one that was not, and says its end once.
func TestLinkJobsCutAnywhere(t *testing.T) {
	for _, kind := range []string{links.MakeFile, links.RevokeAll} {
		want, told, writes := "", "", 1<<30
		for cut := 0; cut <= writes; cut++ {
			for _, how := range []storetest.Fault{storetest.Before, storetest.After} {
				o, _, nhi := inviting(t)
				o.noFiles = true
				nhi.says("/moi")
				if kind == links.RevokeAll {
					for i := range 10 { // a third of the units has links
						id := o.unit("01-2-" + itoa(int64(3*i+1))).ID
						o.do(func(tx store.Tx) error {
							_, _, err := jobs.MakeLink(tx, id, store.Chair, jobs.LinkOptions{Secret: o.secret, Now: o.now})
							return err
						})
					}
				}
				nhi.forges(o.linkData(kind, "01-2"))
				shown, count := nhi.count(), 0
				o.work(storetest.Faulty(o.under, storetest.Faults{Update: func(i int) storetest.Fault {
					count = i
					if cut > 0 && i == cut {
						return how
					}
					return storetest.None
				}}))
				err := o.desk.LinkJobs(o.Context(), o.now)
				if (err != nil) != (cut > 0) {
					t.Fatalf("%s cut at %d: %v", kind, cut, err)
				}
				if cut == 0 {
					writes = count
				}
				if cut%2 == 0 { // the program ended, and what it had to say is read from the ledger
					o.work(storetest.Rerun(o.under))
				}
				o.linkJobs()
				o.linkJobs()
				said := nhi.since(shown)
				if want == "" {
					told = said
				}
				if cut%2 == 1 && said != told {
					t.Errorf("%s cut at %d (%v): told %q, uncut %q", kind, cut, how, said, told)
				}
				if got := o.linkState(nhi); want == "" {
					want = got
				} else if got != want {
					t.Fatalf("%s cut at %d (%v):\n%s\nuncut:\n%s", kind, cut, how, got, want)
				}
				o.inOrder()
			}
		}
		if writes < 2 {
			t.Errorf("%s: only %d writes were cut", kind, writes)
		}
	}
}

// linkState is what a job left behind: links, and what its officer is told.
func (o *office) linkState(p *phone) string {
	var lines []string
	for key, value := range o.dump() {
		switch {
		case strings.HasPrefix(string(key), "invite/"), strings.HasPrefix(string(key), "open/"), strings.HasPrefix(string(key), "job/"):
			lines = append(lines, string(key)+" "+value)
		case strings.HasPrefix(string(key), "ledger/"+string(p.person())+"/links."):
			lines = append(lines, string(key))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// TestLinkJobOfSomebodyErased: the work is done, and nobody is told.
func TestLinkJobOfSomebodyErased(t *testing.T) {
	o, nhat, _ := inviting(t)
	nhat.forges(o.linkData(links.MakeFile, "01-1"))
	gone := nhat.person()
	nhat.says("/xoadulieu")
	nhat.presses(text.EraseYes)
	o.linkJobs()
	for key := range o.dump() {
		if key == store.ChatKey(gone) || strings.HasPrefix(string(key), "ledger/"+string(gone)+"/links.") {
			t.Errorf("left behind: %s", key)
		}
	}
}
