package desk_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/roster"
	"raquan/bot/text"
	"raquan/store"
)

func (o *office) inviteOf(payload string) (i store.Invite) {
	o.Helper()
	if !o.get(store.InviteKey(roster.Hash(payload)), &i) {
		o.Fatal("no such invite")
	}
	return i
}

func (o *office) officer(p *phone) (f store.Officer) {
	o.Helper()
	o.get(store.OfficerKey(p.person()), &f)
	return f
}

// holders are the persons with a role on a unit.
func (o *office) holders(code string, role store.Role) (people []store.PersonID) {
	o.Helper()
	var s store.Staff
	o.get(store.StaffKey(o.unit(code).ID), &s)
	for _, p := range s.Officers {
		if p.Role == role {
			people = append(people, p.Person)
		}
	}
	return people
}

// TestInvite: opening costs nothing, confirming takes the role, once and for one
// person.
func TestInvite(t *testing.T) {
	o := open(t)
	payload := o.invite("01-1-1", store.Chair)
	an, ba := o.phone(71, "An"), o.phone(72, "Ba")
	wants(t, ba.says("/start "+payload), text.AskChair, "CĐCS May Mẫu")
	an.says("/start " + payload)
	an.says("/start " + payload)
	if i := o.inviteOf(payload); !i.Used.IsZero() || len(o.holders("01-1-1", store.Chair)) != 0 {
		t.Fatalf("used up by opening: %+v", i)
	}
	wants(t, an.confirms(), text.Welcome)
	i := o.inviteOf(payload)
	if i.UsedBy != an.person() || !slices.Equal(o.holders("01-1-1", store.Chair), []store.PersonID{an.person()}) {
		t.Errorf("taken: %+v", i)
	}
	if f := o.officer(an); !f.Has(o.unit("01-1-1").ID, store.Chair) || len(f.Posts) != 1 {
		t.Errorf("officer: %+v", f)
	}
	wants(t, an.says("/start "+payload), "CĐCS May Mẫu", "450") // the same person again
	wants(t, ba.confirms(), text.InviteUsed)                    // was looking at it meanwhile
	wants(t, ba.says("/start "+payload), text.InviteUsed)
	if f := o.officer(ba); len(f.Posts) != 0 || len(o.officer(an).Posts) != 1 {
		t.Errorf("roles after a second try: %+v", f)
	}
	if next := o.invite("01-1-1", store.Chair); next == payload || !o.inviteOf(payload).Revoked.IsZero() {
		t.Error("the used invite still counts as open")
	}
	o.inOrder()
}

func TestInviteRefused(t *testing.T) {
	o := open(t)
	an := o.phone(71, "An")
	wants(t, an.says("/start khong-co-ma-nay"), text.InviteUnknown)
	old := o.invite("01-1-1", store.Chair)
	o.invite("01-1-1", store.Chair) // renewed
	wants(t, an.says("/start "+old), text.InviteRevoked)
	late := o.invite("01-1-2", store.Chair)
	an.says("/start " + late)
	o.now = o.now.Add(31 * 24 * time.Hour)
	wants(t, an.confirms(), text.InviteExpired) // expired while it was looked at
	wants(t, an.says("/start "+late), text.InviteExpired)
	if f := o.officer(an); len(f.Posts) != 0 {
		t.Errorf("a refused invite gave %+v", f.Posts)
	}
	o.inOrder()
}

// TestRoles: each role has its own sentence, commands and rights.
func TestRoles(t *testing.T) {
	for _, c := range []struct {
		code string
		role store.Role
		ask  *text.Sentence
	}{
		{"01-1", store.UpperRole, text.AskUpper},
		{"TLD", store.Department, text.AskDepartment},
	} {
		o := open(t)
		p := o.phone(71, "Cán bộ")
		wants(t, p.says("/start "+o.invite(c.code, c.role)), c.ask)
		wants(t, p.confirms(), "/tonghop")
		if f := o.officer(p); !f.Has(o.unit(c.code).ID, c.role) || f.Menu != "staff" {
			t.Errorf("officer: %+v", f)
		}
		if n := len(o.box.menus); n != 1 || o.box.menus[0].chat != p.id || o.box.menus[0].commands[0].Name != "tonghop" {
			t.Errorf("menus: %+v", o.box.menus)
		}
		wants(t, p.says("/baocao"), text.NotForStaff)
		o.inOrder()
	}
}

// TestContact: only the sender's own contact proves a number, and only numbers
// of the roster are kept.
func TestContact(t *testing.T) {
	o := open(t)
	an := o.phone(71, "An")
	wants(t, an.says("/start"), text.AskContact)
	for _, card := range []chat.Card{
		{Phone: phoneAn, UserID: an.id, Forwarded: true},
		{Phone: phoneAn, UserID: 99},
		{Phone: phoneAn},
	} {
		wants(t, an.shares(card), text.ContactForwarded)
	}
	wants(t, an.sharesOwn("84911111111"), text.ContactUnknown)
	var p store.Person
	if o.get(store.PersonKey(an.person()), &p); p.Phone != "" {
		t.Errorf("a number that the roster does not know is kept: %+v", p)
	}
	if len(o.officer(an).Posts) != 0 {
		t.Error("a role from nothing")
	}
	wants(t, an.sharesOwn(phoneAn), "CĐCS May Mẫu", "450")
	if f := o.officer(an); !f.Has(o.unit("01-1-1").ID, store.Chair) {
		t.Errorf("officer: %+v", f)
	}
	o.inOrder()
}

func TestContactOfSeveral(t *testing.T) {
	o := open(t)
	binh := o.phone(72, "Bình")
	wants(t, binh.sharesOwn(phoneBinh), text.ContactChoose, "2")
	wants(t, binh.says("gì vậy"), text.ContactChoose, "2") // the choice stands
	binh.forges("f/" + string(o.unit("01-1-1").ID))
	if f := o.officer(binh); len(f.Posts) != 0 {
		t.Errorf("a forged choice gave %+v", f.Posts)
	}
	wants(t, binh.presses("CĐCS Trạm Y tế"), "đoàn viên")
	if f := o.officer(binh); len(f.Posts) != 1 {
		t.Errorf("officer: %+v", f)
	}
	binh.sharesOwn(phoneBinh)
	wants(t, binh.presses(text.AllOfThem), text.ChooseUnit)
	if f := o.officer(binh); len(f.Posts) != 2 {
		t.Errorf("officer: %+v", f)
	}
	wants(t, binh.presses("CĐCS Sao Mai"), "CĐCS Sao Mai", "1.250")
	o.inOrder()
}

// TestContactOfMany: above five units the level above confirms, by one tap, and
// once.
func TestContactOfMany(t *testing.T) {
	o := open(t)
	dung := o.phone(73, "Dung")
	wants(t, dung.sharesOwn(phoneDung), text.ContactMany, "12")
	wants(t, dung.presses("CĐCS Cửa hàng số 2"), text.RequestWaits) // nobody above has joined
	district, sibling, nation := o.upper(81, "Nhì", "01-2"), o.upper(82, "Nhất", "01-1"), o.department(83, "Tuyên giáo")

	o.now = o.now.Add(time.Minute)
	n, told := district.count(), dung.count()
	o.requests() // it waited for somebody
	wants(t, dung.since(told), text.RequestFound, "LĐLĐ quận Nhì")
	dung.sharesOwn(phoneDung)
	wants(t, dung.presses("CĐCS Cửa hàng số 2"), text.RequestSent)
	wants(t, district.since(n), text.RequestJoin, "Dung", "+84900000009", "CĐCS Cửa hàng số 2")
	if pattern(text.RequestJoin).MatchString(sibling.since(0)) || pattern(text.RequestJoin).MatchString(nation.since(0)) {
		t.Error("asked more than the nearest level above")
	}
	if len(o.officer(dung).Posts) != 0 {
		t.Error("a role before the answer")
	}

	_, yes := district.button(text.Approve)
	for _, stranger := range []*phone{sibling, dung} { // authorised again, with what is forged
		stranger.forges(yes)
		wants(t, o.box.lastToast().text, text.OutsideScope)
	}
	if len(o.officer(dung).Posts) != 0 {
		t.Fatal("somebody else decided")
	}
	n = dung.count()
	wants(t, district.presses(text.Approve), text.RequestDone, "CĐCS Cửa hàng số 2")
	wants(t, dung.since(n), text.Approved)
	if f := o.officer(dung); !f.Has(o.unit("01-2-2").ID, store.Chair) {
		t.Errorf("officer: %+v", f)
	}
	o.now = o.now.Add(time.Minute)
	district.presses(text.Decline)
	wants(t, o.box.lastToast().text, text.RequestGone)
	nation.forges(yes)
	wants(t, o.box.lastToast().text, text.RequestGone)
	wants(t, dung.says("/baocao"), "CĐCS Cửa hàng số 2", "101")

	dung.sharesOwn(phoneDung)
	dung.presses("CĐCS Cửa hàng số 3")
	n = dung.count()
	nation.forges(strings.ReplaceAll(o.newestRequest(), "/y", "/n")) // the department may answer too
	wants(t, dung.since(n), text.Declined)
	if f := o.officer(dung); len(f.Posts) != 1 {
		t.Errorf("declined, and yet %+v", f.Posts)
	}
	o.inOrder()
}

// newestRequest is the data that approves the request not answered yet.
func (o *office) newestRequest() string {
	o.Helper()
	for key := range o.dump() {
		var r store.Request
		if key.Part(0) == "request" && o.get(key, &r) && r.Answered.IsZero() {
			return "q/" + r.ID + "/y"
		}
	}
	o.Fatal("no open request")
	return ""
}

// TestOwnRequest: an officer of the level above who is chair as well confirms
// their own request.
func TestOwnRequest(t *testing.T) {
	o := open(t)
	dung := o.upper(73, "Dung", "01-2")
	dung.sharesOwn(phoneDung)
	dung.presses("CĐCS Cửa hàng số 2")
	o.handle(dung.update(chat.Blocked)) // so that the press changes the officer's record as well
	dung.presses(text.Approve)
	f := o.officer(dung)
	if !f.Has(o.unit("01-2-2").ID, store.Chair) || !f.Has(o.unit("01-2").ID, store.UpperRole) {
		t.Errorf("officer: %+v", f)
	}
	wants(t, dung.since(0), text.Approved)
	o.inOrder()
}

// TestGroup: a group is told once, through the ledger, and nothing in it counts.
func TestGroup(t *testing.T) {
	o := open(t)
	say := func(from int64, s string) {
		o.handle(chat.Update{ID: o.update.Add(1), Kind: chat.Group, Chat: -500, From: chat.Person{ID: from, Name: "Ai đó"}, Text: s})
	}
	say(71, "/start "+o.invite("01-1-1", store.Chair))
	entries := func() (n int) {
		for key := range maps.Keys(o.box.offered) {
			if key.Part(0) == "ledger" {
				n++
			}
		}
		return n
	}
	if entries() != 1 {
		t.Fatalf("%d entries", entries())
	}
	say(71, "/baocao")
	say(72, "xin chào")
	if entries() != 1 {
		t.Errorf("%d entries after more talk", entries())
	}
	if len(o.holders("01-1-1", store.Chair)) != 0 {
		t.Error("a role was taken in a group")
	}
	o.inOrder()
}

// TestBlocked: whoever blocks the bot is unreachable until they write again.
func TestBlocked(t *testing.T) {
	o := open(t)
	an := o.chair(71, "An", "01-1-1")
	o.handle(an.update(chat.Blocked))
	if f := o.officer(an); !f.Unreachable.Equal(o.now) {
		t.Errorf("officer: %+v", f)
	}
	o.handle(an.update(chat.Joined))
	if f := o.officer(an); !f.Unreachable.IsZero() {
		t.Errorf("officer after joining again: %+v", f)
	}
	o.handle(an.update(chat.Blocked))
	wants(t, an.says("/baocao"), "CĐCS May Mẫu")
	if f := o.officer(an); !f.Unreachable.IsZero() {
		t.Errorf("officer after writing: %+v", f)
	}
	o.inOrder()
}

// TestLanguage: Vietnamese unless asked otherwise.
func TestLanguage(t *testing.T) {
	o := open(t)
	an := o.phone(71, "An")
	wants(t, an.says("/start"), text.Hello)
	wants(t, an.says("/ngonngu"), text.LangSet.En)
	wants(t, an.says("/start"), text.AskContact.En)
	wants(t, an.says("/ngonngu"), text.LangSet)
	wants(t, an.says("/start"), text.AskContact)
	if len(o.box.menus) > 0 {
		t.Errorf("menus: %+v", o.box.menus) // Telegram shows the default one by the phone's language
	}

	above := o.upper(81, "Cấp trên", "01-1")
	above.says("/ngonngu")
	if m := o.box.menus; len(m) != 2 || m[1].lang != "" || m[1].commands[0].Description != text.MenuSummary.En {
		t.Errorf("menus: %+v", m)
	}
}
