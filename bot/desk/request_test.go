package desk_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"raquan/bot/text"
	"raquan/store"
)

// TestRequestTwice: an impatient chair asks again; the officer above is
// not asked twice for the same, and no answer contradicts the other.
func TestRequestTwice(t *testing.T) {
	o := open(t)
	dung := o.phone(73, "Dung")
	district := o.upper(81, "Nhì", "01-2")
	n := district.count()
	for range 5 {
		o.now = o.now.Add(time.Minute)
		dung.sharesOwn(phoneDung)
		dung.presses("CĐCS Cửa hàng số 2")
	}
	if asked := district.count() - n; asked != 1 {
		t.Errorf("the officer was asked %d times for one person and unit", asked)
	}
	o.now = o.now.Add(24 * time.Hour) // unanswered for a day: once more
	dung.sharesOwn(phoneDung)
	n = district.count()
	wants(t, dung.presses("CĐCS Cửa hàng số 2"), text.RequestSent)
	wants(t, district.since(n), text.RequestJoin)
	district.presses(text.Approve)
	o.now = o.now.Add(time.Minute)
	n = dung.count()
	district.presses(text.Decline)
	wants(t, o.box.lastToast().text, text.RequestGone)
	if got := dung.since(n); pattern(text.Declined).MatchString(got) {
		t.Errorf("told %q, but the role is there: %+v", got, o.officer(dung).Posts)
	}
	dung.sharesOwn(phoneDung)
	n = district.count()
	wants(t, dung.presses("CĐCS Cửa hàng số 2"), text.Welcome, "101") // no request: it was confirmed
	if district.count() > n {
		t.Errorf("the officer is asked again: %q", district.since(n))
	}
	o.inOrder()
}

// TestRequestOvertaken: whoever got the role by an invitation meanwhile needs no
// answer any more; whoever was declined may ask again.
func TestRequestOvertaken(t *testing.T) {
	o := open(t)
	dung := o.phone(73, "Dung")
	district := o.upper(81, "Nhì", "01-2")
	dung.sharesOwn(phoneDung)
	dung.presses("CĐCS Cửa hàng số 2")
	dung.joins(o.invite("01-2-2", store.Chair))
	n := dung.count()
	district.presses(text.Decline)
	wants(t, o.box.lastToast().text, text.RequestGone)
	if got := dung.since(n); got != "" {
		t.Errorf("told %q", got)
	}

	dung.sharesOwn(phoneDung)
	dung.presses("CĐCS Cửa hàng số 3")
	wants(t, district.presses(text.Decline), text.RequestDone)
	o.now = o.now.Add(23 * time.Hour)
	dung.sharesOwn(phoneDung)
	wants(t, dung.presses("CĐCS Cửa hàng số 3"), text.RequestRefused) // not on the same day
	o.now = o.now.Add(2 * time.Hour)
	dung.sharesOwn(phoneDung)
	n = district.count()
	dung.presses("CĐCS Cửa hàng số 3")
	wants(t, district.since(n), text.RequestJoin, "CĐCS Cửa hàng số 3")
	wants(t, district.presses(text.Approve), text.RequestDone)
	if f := o.officer(dung); !f.Has(o.unit("01-2-3").ID, store.Chair) {
		t.Errorf("officer: %+v", f)
	}
	o.inOrder()
}

// TestInviteRace: of two who confirm one link at the same moment one gets
// the role.
func TestInviteRace(t *testing.T) {
	for range 50 {
		o := open(t)
		a, b := o.phone(1, "A"), o.phone(2, "B")
		payload := o.invite("01-1-1", store.Chair)
		a.says("/start " + payload)
		b.says("/start " + payload)
		ua, ub := a.press(a.button(text.IAmChair)), b.press(b.button(text.IAmChair))
		var all sync.WaitGroup
		all.Go(func() { o.handle(ua) })
		all.Go(func() { o.handle(ub) })
		all.Wait()
		if n := len(o.holders("01-1-1", store.Chair)); n != 1 {
			t.Fatalf("%d holders", n)
		}
	}
}

// TestInviteGoneWhileConfirming and at the second of expiry: no role.
func TestInviteGoneWhileConfirming(t *testing.T) {
	o := open(t)
	a := o.phone(1, "A")
	a.says("/start " + o.invite("01-1-1", store.Chair))
	o.invite("01-1-1", store.Chair)
	wants(t, a.confirms(), text.InviteRevoked)
	p := o.invite("01-1-1", store.Chair)
	a.says("/start " + p)
	o.now = o.inviteOf(p).Expires
	wants(t, a.confirms(), text.InviteExpired)
	if len(o.officer(a).Posts) > 0 {
		t.Error("a role")
	}
}

// TestHiddenCharacters: what reverses or hides text in a Telegram name does not reach
// the officer who is to decide about the person.
func TestHiddenCharacters(t *testing.T) {
	o := open(t)
	dung := o.phone(73, "Dung\u202e\u200b")
	district := o.upper(81, "Nhì", "01-2")
	dung.sharesOwn(phoneDung)
	n := district.count()
	dung.presses("CĐCS Cửa hàng số 2")
	wants(t, district.since(n), "<b>Dung (+84900000009)</b>")
	if got := district.since(n); strings.ContainsAny(got, "\u202e\u200b") {
		t.Errorf("%q", got)
	}
}
