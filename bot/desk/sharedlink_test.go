package desk_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
	"raquan/store/storetest"
)

// sharedLink lets an officer make the link and gives its payload.
func (p *phone) sharedLink() string {
	p.o.Helper()
	p.o.named()
	p.says("/lienketchung")
	return payloadIn(p.o, p.last().Text)
}

// come makes n people who open a link and ask for a shop each, from the first.
func (o *office) come(payload string, first, n int) []*phone {
	o.Helper()
	var people []*phone
	for i := range n {
		p := o.phone(int64(2000+first+i), fmt.Sprintf("Người %d", first+i))
		o.now = o.now.Add(time.Second)
		shop := fmt.Sprintf("CĐCS Cửa hàng số %d", first+i)
		p.says("/start " + payload)
		p.says(shop)
		p.presses(shop)
		wants(o, p.presses(text.IAmChair), text.RequestListed)
		people = append(people, p)
	}
	return people
}

// TestSharedLink: one link for many people; the officer gets one list an hour,
// answers with one tap each or for all at once; everybody is told.
func TestSharedLink(t *testing.T) {
	o := open(t)
	district := o.upper(81, "Nhì", "01-2")
	payload := district.sharedLink()
	if again := district.sharedLink(); again != payload {
		t.Error("the link is another one the second time")
	}
	n := district.count()
	people := o.come(payload, 1, 14)
	o.requests()
	if got := district.since(n); got != "" {
		t.Errorf("the officer is told at once: %q", got)
	}
	o.now = o.now.Add(time.Hour)
	o.requests()
	o.requests()
	if district.count() != n+1 {
		t.Fatalf("%d messages after the hour", district.count()-n)
	}
	wants(t, district.since(n), text.InboxHead, "14", "1. <b>Người 1</b> – CĐCS Cửa hàng số 1", "6. <b>Người 6</b>")
	wants(t, district.presses(text.PageOn), "1. <b>Người 7</b>", "6. <b>Người 12</b>")
	wants(t, district.presses(text.Approve), text.InboxHead, "13", "1. <b>Người 8</b>") // the newest such button: of the last line shown first
	o.inOrder()

	if found := o.traces(func(k store.Key) bool { return k.Part(0) == "person" }, "Người 7", "Người 14"); len(found) > 0 {
		t.Errorf("personal data: %q", found)
	}
	late := o.come(payload, 15, 1)[0] // not on the list that was shown
	before := district.count()
	district.presses(text.ApproveAll)
	wants(t, district.since(before), text.ApprovedAll, "13")
	again := district.count()
	o.now = o.now.Add(time.Minute)
	district.presses(text.ApproveAll) // the button of the list still stands there
	wants(t, district.since(again), text.ListDone)
	for i, p := range people {
		if f := o.officer(p); len(f.Posts) != 1 || !f.Has(o.unit(fmt.Sprintf("01-2-%d", i+1)).ID, store.Chair) {
			t.Errorf("person %d: %+v", i+1, f)
		}
		if got := strings.Count(p.since(0), "/baocao)"); got > 0 {
			t.Errorf("person %d: %q", i+1, p.since(0))
		}
		wants(t, p.since(0), text.Approved)
	}
	if len(o.officer(late).Posts) > 0 {
		t.Error("somebody was approved who was not on the list")
	}
	wants(t, district.says("/duyet"), "1. <b>Người 15</b>")
	wants(t, district.presses(text.Decline), text.InboxEmpty)
	wants(t, late.since(0), text.Declined)
	o.now = o.now.Add(time.Hour)
	n = district.count()
	o.requests() // nothing waits any more
	if got := district.since(n); got != "" {
		t.Errorf("told of an empty list: %q", got)
	}
	o.nothingLeft()
	o.inOrder()
}

// TestSharedLinkRevoked: a link that was revoked or replaced leads nowhere, and
// neither does the conversation begun by it.
func TestSharedLinkRevoked(t *testing.T) {
	o := open(t)
	stranger, mai := o.phone(82, "Ai đó"), o.phone(75, "Mai")
	district := o.upper(81, "Nhì", "01-2")
	payload := district.sharedLink()
	mai.misses(payload)
	stranger.says("/start")
	stranger.forges("lk/" + string(o.unit("01-2").ID) + "/off")
	wants(t, stranger.since(0), text.OutsideScope)
	wants(t, district.presses(text.SharedLinkRevoke), text.SharedLinkRevoked)
	wants(t, mai.says("CĐCS Kho mới"), text.SeekAsk)
	wants(t, mai.says("/start "+payload), text.InviteRevoked)
	if next := district.sharedLink(); next == payload {
		t.Error("the same link again")
	}
	o.inOrder()
}

// TestAddUnit: a unit that is not in the list is asked for by the link; approved,
// it counts for everybody above, and its chair reports at once.
func TestAddUnit(t *testing.T) {
	o := open(t)
	mai := o.phone(75, "Mai")
	district := o.upper(81, "Nhì", "01-2")
	payload := district.sharedLink()
	before := map[string]int64{}
	for _, code := range []string{"TLD", "01", "01-2", "01-1"} {
		before[code] = o.total(code, tally.Units)
	}
	mai.misses(payload)
	mai.says("CĐCS  Kho <mới>")
	wants(t, mai.says("120"), text.RequestListed, "CĐCS Kho &lt;mới&gt;")
	o.now = o.now.Add(time.Hour)
	o.requests()
	wants(t, district.since(0), text.InboxHead, "Mai", "CĐCS Kho &lt;mới&gt;", "120")
	wants(t, district.presses(text.Approve), text.InboxEmpty)
	u := o.unit("BS-40")
	if u.Name != "CĐCS Kho <mới>" || *u.Workers != 120 || u.Parent != o.unit("01-2").ID || !u.Expected() || u.Order != 40 {
		t.Errorf("unit: %+v", u)
	}
	for code, n := range before {
		if got, want := o.total(code, tally.Units), n+1; got != want && code != "01-1" || code == "01-1" && got != n {
			t.Errorf("%s: %d units are expected, before %d", code, got, n)
		}
	}
	wants(t, mai.since(0), text.Approved, "CĐCS Kho &lt;mới&gt;")
	o.inOrder()
	mai.says("/baocao")
	mai.reports("100")
	o.inOrder()
	o.lookAround()
	wants(t, o.phone(76, "Lan").says("kho moi quan nhi"), text.SeekFound, text.SeekTakenMark)
	o.bring(units) // the next roster knows nothing of it, and goes on
	o.inOrder()
}

// TestApproveAllAdds: a list of units to be added, which two levels were asked
// for, is approved at once.
func TestApproveAllAdds(t *testing.T) {
	o := open(t)
	district, city := o.upper(81, "Nhì", "01-2"), o.upper(82, "Thành phố", "01")
	payload := district.sharedLink()
	for i := range 7 {
		p := o.phone(int64(3000+i), fmt.Sprint("Người ", i))
		p.misses(payload)
		p.says(fmt.Sprintf("CĐCS Kho mới số %d", i))
		p.says("50")
	}
	o.now = o.now.Add(26 * time.Hour)
	o.requests() // the city's officers are asked too, in their list
	o.now = o.now.Add(time.Hour)
	n := city.count()
	o.requests()
	wants(t, city.since(n), text.InboxHead, "7")
	n = city.count()
	city.presses(text.ApproveAll)
	wants(t, city.since(n), text.ApprovedAll, "7")
	wants(t, district.says("/duyet"), text.InboxEmpty)
	if got := o.total("01-2", tally.Units); got != 37 {
		t.Errorf("%d units in the district", got)
	}
	o.nothingLeft()
	o.inOrder()
}

// TestAddUnitTwice: the same name asked for again is one request; a declined one
// makes no unit.
func TestAddUnitTwice(t *testing.T) {
	o := open(t)
	mai := o.phone(75, "Mai")
	district := o.upper(81, "Nhì", "01-2")
	payload := district.sharedLink()
	for _, name := range []string{"CĐCS Kho mới", "cđcs kho MỚI"} {
		mai.misses(payload)
		mai.says(name)
		wants(t, mai.presses(text.AddNoWorkers), text.RequestListed)
	}
	wants(t, district.says("/duyet"), "1 đề nghị", text.InboxNoWorkers)
	wants(t, district.presses(text.Decline), text.InboxEmpty)
	wants(t, mai.since(0), text.Declined)
	if o.get(store.CodeKey("BS-40"), new(string)) {
		t.Error("a unit was added")
	}
	o.inOrder()
}

// TestApproveAllForged: only officers of the level or above approve its list, and
// one who loses the role on the way stops.
func TestApproveAllForged(t *testing.T) {
	o := open(t)
	district, other := o.upper(81, "Nhì", "01-2"), o.upper(82, "Nhất", "01-1")
	people := o.come(district.sharedLink(), 1, 4)
	id := string(o.unit("01-2").ID)
	for _, p := range []*phone{other, people[0]} {
		for _, data := range []string{"qa/" + id + "/2000000000", "ql/" + id + "/0", "ql/" + id + "/99"} {
			n := p.count()
			p.forges(data)
			wants(t, o.box.lastToast().text, text.OutsideScope)
			if got := p.since(n); got != "" {
				t.Errorf("%s: %q", data, got)
			}
		}
	}
	o.now = o.now.Add(time.Minute)
	district.forges("qa/u999/1")
	wants(t, o.box.lastToast().text, text.OutsideScope)
	if n := len(o.holders("01-2-1", store.Chair)); n != 0 {
		t.Error("approved by a stranger")
	}
	o.inOrder()
}

// TestApproveAllStoreErrors: whatever the store says on the way, in the end all
// are approved once and the officer hears the right number once.
func TestApproveAllStoreErrors(t *testing.T) {
	for seed := range uint64(6) {
		o := open(t)
		district := o.upper(81, "Nhì", "01-2")
		people := o.come(district.sharedLink(), 1, 10)
		district.says("/duyet")
		district.stubborn = true
		o.work(storetest.Faulty(storetest.Rerun(o.under), storetest.Faults{Update: storetest.Seeded(seed, 0.25, 0.25)}))
		n := district.count()
		district.presses(text.ApproveAll)
		for range 40 {
			_ = o.desk.Requests(t.Context(), o.now) // fails as the store does
		}
		if got := district.since(n); strings.Count(got, "✅ Đã đồng ý 10 đề nghị") != 1 || strings.Contains(got, "Còn") {
			t.Errorf("seed %d: the officer is told %q", seed, got)
		}
		for _, p := range people {
			if got := len(pattern(text.Approved).FindAllString(p.since(0), -1)); got != 1 || len(o.officer(p).Posts) != 1 {
				t.Errorf("seed %d: %s is told %d times", seed, p.name, got)
			}
		}
		o.inOrder()
	}
}

// TestAddNoNumber: a telephone number becomes no part of a unit's name, which
// everybody can find.
func TestAddNoNumber(t *testing.T) {
	o := open(t)
	mai := o.phone(75, "Mai")
	district := o.upper(81, "Nhì", "01-2")
	mai.misses(district.sharedLink())
	wants(t, mai.says("CĐCS Kho mới, gọi Mai 0912 345 678"), text.AddNameBad, text.AddName)
	wants(t, mai.says("CĐCS Kho mới"), text.AddWorkers)
	mai.says("12")
	if found := o.traces(nowhere, "0912 345 678"); len(found) > 0 {
		t.Errorf("the number stands in %q", found)
	}
	o.inOrder()
}
