package desk_test

import (
	"strings"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/summary"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// claims are the sums of claims at and under a unit, those that are not zero.
func (o *office) claims(code string) (list string) {
	o.Helper()
	for _, kind := range store.ClaimKinds {
		if n := o.total(code, tally.Claimed(kind)); n != 0 {
			list += string(kind) + " " + itoa(n) + " "
		}
	}
	return strings.TrimSpace(list)
}

func (p *phone) dissolves() string {
	p.o.Helper()
	p.says("/truonghopkhac")
	p.presses(text.ExitDissolved)
	return p.presses(text.DissolvedYes)
}

// TestDissolved: the level above is asked, sees the claim in its figures, and
// closes the unit with one tap; both sides are told, and only what was expected
// changes.
func TestDissolved(t *testing.T) {
	o := open(t)
	an := o.phone(73, "An")
	district := o.upper(81, "Nhất", "01-1")
	an.sharesOwn(phoneAn)
	an.picks("dung_roi")
	units, workers := o.total("TLD", tally.Units), o.total("TLD", tally.Workers)
	n := district.count()
	wants(t, an.dissolves(), text.ClaimSent, "LĐLĐ quận Nhất")
	wants(t, district.since(n), text.CloseAsk, "CĐCS May Mẫu", "<b>CĐCS May Mẫu</b>", "An")
	for _, code := range []string{"01-1-1", "01-1", "01", "TLD"} {
		if got := o.claims(code); got != "dissolved 1" {
			t.Errorf("%s: %s", code, got)
		}
	}
	if o.total("TLD", tally.Units) != units || o.total("02", tally.Flagged) != 0 {
		t.Error("a claim has taken a unit away")
	}
	o.inOrder() // the unit stays pending

	wants(t, an.says("/baocao"), text.ClaimStands, "20/8/2020")
	wants(t, an.says("380"), text.ClaimStands)
	if r := o.report("01-1-1"); len(r.Working) != 1 {
		t.Errorf("answers: %+v", r.Working)
	}
	o.now = o.now.Add(time.Hour)
	n = an.count()
	wants(t, district.presses(text.Approve), text.RequestDone)
	wants(t, an.since(n), text.CloseApproved, "LĐLĐ quận Nhất")
	u := o.unit("01-1-1")
	if !u.Closed.Equal(o.now) || o.claims("TLD") != "" || o.total("TLD", tally.Units) != units-1 || o.total("TLD", tally.Workers) != workers-450 {
		t.Errorf("closed %v, claims %s, units %d of %d", u.Closed, o.claims("TLD"), o.total("TLD", tally.Units), units)
	}
	if r := o.report("01-1-1"); r.Claim == nil || !r.Claim.Settled.Equal(o.now) {
		t.Errorf("why it was closed: %+v", r.Claim)
	}
	wants(t, an.says("/baocao"), text.UnitClosed)
	district.presses(text.Decline)
	wants(t, o.box.lastToast().text, text.CloseGone)
	an.sharesOwn(phoneAn)
	wants(t, o.phone(74, "Người khác").sharesOwn(phoneAn), text.ContactUnknown)
	o.nothingWaits()
	o.inOrder()
}

// TestDissolvedAfterSending: what was reported stays counted.
func TestDissolvedAfterSending(t *testing.T) {
	o := open(t)
	district, an := o.upper(81, "Nhất", "01-1"), o.chair(73, "An", "01-1-1")
	an.reports("380")
	an.says("/truonghopkhac")
	an.presses(text.ExitMerged)
	n := district.count()
	wants(t, an.says("CĐCS Sao <Mai>"), text.ClaimSent, "CĐCS Sao &lt;Mai&gt;")
	wants(t, district.since(n), "CĐCS Sao &lt;Mai&gt;")
	if o.claims("01") != "merged 1" || o.total("01", tally.Sum("DA_CAI")) != 380 {
		t.Errorf("claims %s", o.claims("01"))
	}
	for key, value := range o.dump() {
		if key.Part(0) == "audit" && strings.Contains(value, "Sao") {
			t.Errorf("%s holds what was typed: %s", key, value)
		}
	}
	district.presses(text.Approve)
	if o.total("01", tally.Sum("DA_CAI")) != 380 || o.total("01", tally.Sent) != 1 || o.total("01", tally.Closed) != 1 {
		t.Error("the report of a closed unit is gone")
	}
	o.inOrder()
}

// TestDeclined: the claim is lifted, the chair is told and can report; and may
// claim again.
func TestDeclined(t *testing.T) {
	o := open(t)
	district, an := o.upper(81, "Nhất", "01-1"), o.chair(73, "An", "01-1-1")
	an.dissolves()
	n := an.count()
	wants(t, district.presses(text.Decline), text.RequestDone)
	wants(t, an.since(n), text.CloseDeclined)
	if o.claims("TLD") != "" || !o.unit("01-1-1").Closed.IsZero() {
		t.Errorf("claims %s", o.claims("TLD"))
	}
	o.nothingWaits()
	an.says("/baocao")
	wants(t, an.reports("380"), text.Receipt)
	n = district.count()
	wants(t, an.dissolves(), text.ClaimSent)
	wants(t, district.since(n), text.CloseAsk)
	o.inOrder()
}

// TestClaimTakenBack: the officer's buttons do nothing any more, and nobody is
// asked twice a day for the same.
func TestClaimTakenBack(t *testing.T) {
	o := open(t)
	district, an := o.upper(81, "Nhất", "01-1"), o.chair(73, "An", "01-1-1")
	n := district.count()
	for range 4 {
		o.now = o.now.Add(time.Minute)
		an.dissolves()
		an.says("/baocao")
		wants(t, an.presses(text.ClaimLift), text.ClaimLifted)
	}
	if asked := district.count() - n; asked != 1 {
		t.Errorf("asked %d times", asked)
	}
	district.presses(text.Approve)
	wants(t, o.box.lastToast().text, text.CloseGone)
	if o.claims("TLD") != "" || !o.unit("01-1-1").Closed.IsZero() {
		t.Errorf("claims %s", o.claims("TLD"))
	}
	if n := o.audited("claim"); n != 8 {
		t.Errorf("%d lines in the audit", n)
	}
	o.nothingWaits()
	o.inOrder()
}

// TestCloseForged: only a level above closes a unit: no officer of another
// subtree, no officer of the unit itself, no chair.
func TestCloseForged(t *testing.T) {
	o := open(t)
	self, province := o.phone(83, "Quận"), o.phone(84, "Tỉnh")
	an, stranger := o.chair(73, "An", "01-1-1"), o.upper(82, "Nhì", "01-2")
	wants(t, an.dissolves(), text.ClaimNobody, "LĐLĐ quận Nhất")
	closing := func(code, answer string) string {
		return "q/" + o.secret.MAC("close", string(o.unit(code).ID))[:16] + "/" + answer
	}
	for _, p := range []*phone{an, stranger} {
		p.forges(closing("01-1-1", "y"))
		wants(t, o.box.lastToast().text, text.OutsideScope)
	}
	u := o.unit("01-1")
	u.Reports = true
	o.do(func(tx store.Tx) error {
		old := o.unit("01-1")
		if err := tally.Replace(tx, o.c, &old, &u); err != nil {
			return err
		}
		if err := store.PutID(tx, store.PendingKey(o.c.Key, u.Parent, u.ID), string(u.ID)); err != nil {
			return err
		}
		return store.Put(tx, store.UnitKey(u.ID), u)
	})
	self.joins(o.invite("01-1", store.UpperRole))
	self.joins(o.invite("01-1", store.Chair))
	self.dissolves()
	self.forges(closing("01-1", "y"))
	wants(t, o.box.lastToast().text, text.OutsideScope)
	if !o.unit("01-1").Closed.IsZero() || !o.unit("01-1-1").Closed.IsZero() || o.claims("TLD") != "dissolved 2" {
		t.Fatalf("claims %s", o.claims("TLD"))
	}
	province.joins(o.invite("01", store.UpperRole)) // nobody was there when it was asked
	n, m := province.count(), self.count()
	o.requests()
	wants(t, province.since(n), text.CloseAsk, "LĐLĐ quận Nhất")
	wants(t, self.since(m), text.CloseAsk, "CĐCS May Mẫu")
	province.forges(closing("01-1-1", "y"))
	if o.unit("01-1-1").Closed.IsZero() || o.claims("TLD") != "dissolved 1" {
		t.Errorf("claims %s", o.claims("TLD"))
	}
	for _, key := range o.leftKeys() {
		if strings.HasPrefix(string(key), "inbox") {
			t.Errorf("%s: it could be approved with a whole list", key)
		}
	}
	o.inOrder()
}

// TestCloseGoesUp: a claim that nobody answers for a day goes one level up like
// any request; the chair is told once, and either level decides.
func TestCloseGoesUp(t *testing.T) {
	o := open(t)
	district, city, an := o.upper(81, "Nhất", "01-1"), o.upper(82, "Thành phố", "01"), o.chair(73, "An", "01-1-1")
	an.dissolves()
	n, m := city.count(), an.count()
	o.requests()
	if city.count() != n {
		t.Errorf("at once: %q", city.since(n))
	}
	o.now = o.now.Add(25 * time.Hour)
	o.requests()
	o.requests()
	wants(t, city.since(n), text.CloseAsk, "CĐCS May Mẫu")
	wants(t, an.since(m), text.RequestUp, "LĐLĐ TP Mẫu")
	if city.count() != n+1 || an.count() != m+1 {
		t.Errorf("told %q and %q", city.since(n), an.since(m))
	}
	n = an.count()
	wants(t, city.presses(text.Decline), text.RequestDone)
	wants(t, an.since(n), text.CloseDeclined, "LĐLĐ TP Mẫu")
	district.presses(text.Approve)
	wants(t, o.box.lastToast().text, text.CloseGone)
	if !o.unit("01-1-1").Closed.IsZero() || o.claims("TLD") != "" {
		t.Errorf("claims %s", o.claims("TLD"))
	}
	o.nothingWaits()
	o.inOrder()
}

// TestClaimOutlivesItsAuthor: who said it may be erased; the level above decides
// all the same, and nothing is written about the person again.
func TestClaimOutlivesItsAuthor(t *testing.T) {
	o := open(t)
	district, city, an := o.upper(81, "Nhất", "01-1"), o.upper(82, "Thành phố", "01"), o.chair(73, "An", "01-1-1")
	an.dissolves()
	id := an.person()
	an.says("/xoadulieu")
	an.presses(text.EraseYes)
	o.settle(district)
	o.now = o.now.Add(25 * time.Hour)
	o.requests()
	wants(t, city.presses(text.Approve), text.RequestDone)
	if o.unit("01-1-1").Closed.IsZero() {
		t.Error("not closed")
	}
	for key := range o.dump() {
		if p := key.Part(0); key.Part(1) == string(id) && (p == "chat" || p == "person" || p == "officer") {
			t.Errorf("%s is there again", key)
		}
	}
	o.inOrder()
}

// TestExitsScreen: the officer sees the claim in the summary, finds the unit in
// the list and decides there, within their own subtree only.
func TestExitsScreen(t *testing.T) {
	o := open(t)
	district, stranger, an := o.upper(81, "Nhất", "01-1"), o.upper(82, "Nhì", "01-2"), o.chair(73, "An", "01-1-1")
	an.dissolves()
	id := string(o.unit("01-1").ID)
	stranger.forges("t:o:" + id + ":0:" + id + ":")
	wants(t, o.box.lastToast().text, text.OutsideScope)
	district.says("/tonghop")
	shown := district.screen()
	wants(t, shown.Text, text.ClaimName(text.Vi, "dissolved")+": 1")
	district.forges(buttonOf(t, shown, text.MoreOpen))
	district.forges(buttonOf(t, district.screen(), text.SumExitsOpen))
	shown = district.screen()
	wants(t, shown.Text, text.SumExitsHead, "CĐCS May Mẫu", text.ClaimWhat(text.Vi, "dissolved", ""))
	district.forges(buttonOf(t, shown, "1. CĐCS May Mẫu"))
	shown = district.screen()
	wants(t, shown.Text, text.RepClaim, text.RepClaimWaits)
	wants(t, district.forges(buttonOf(t, shown, text.Approve)), text.RequestDone)
	if o.unit("01-1-1").Closed.IsZero() || o.claims("TLD") != "" {
		t.Errorf("claims %s", o.claims("TLD"))
	}
	o.inOrder()
}

// screen is the screen of figures shown last, as the courier renders it.
func (p *phone) screen() (m chat.Message) {
	p.o.Helper()
	s := p.last().entry.Screen
	if s == nil {
		p.o.Fatal("no screen")
	}
	p.o.view(func(snap store.Snapshot) (err error) {
		m, err = summary.Render(snap, p.o.c, *s, p.o.now)
		return err
	})
	return m
}

// buttonOf is the data of a button of a message.
func buttonOf(t testing.TB, m chat.Message, label any) string {
	t.Helper()
	for _, row := range m.Buttons {
		for _, b := range row {
			if pattern(label).MatchString(b.Text) {
				return b.Data
			}
		}
	}
	t.Fatalf("no button %v", label)
	return ""
}

// TestClosedMeanwhile: the roster closes the unit before the officer answers.
func TestClosedMeanwhile(t *testing.T) {
	o := open(t)
	district, an := o.upper(81, "Nhất", "01-1"), o.chair(73, "An", "01-1-1")
	an.dissolves()
	o.closes("01-1-1")
	district.presses(text.Decline)
	wants(t, o.box.lastToast().text, text.CloseGone)
	if o.claims("TLD") != "" {
		t.Errorf("claims %s", o.claims("TLD"))
	}
	o.nothingWaits()
	o.inOrder()
}

// TestResigned: the role ends although something was sent, which stays; the
// level above is told within the hour; a successor ends the claim.
func TestResigned(t *testing.T) {
	o := open(t)
	ba := o.phone(74, "Ba")
	district, an := o.upper(81, "Nhất", "01-1"), o.chair(73, "An", "01-1-1")
	an.reports("380")
	an.presses(text.EditIt)
	an.edits("DA_CAI")
	an.says("390")
	an.says("/truonghopkhac")
	an.presses(text.ExitResigned)
	wants(t, an.presses(text.ResignYes), text.Resigned)
	r := o.report("01-1-1")
	if len(o.officer(an).Posts) != 0 || r.Sent["DA_CAI"].N == nil || *r.Working["DA_CAI"].N != 390 || o.claims("TLD") != "resigned 1" {
		t.Errorf("report %+v, claims %s", r, o.claims("TLD"))
	}
	wants(t, an.says("/baocao"), text.NoRoleChair)
	o.now = o.now.Add(2 * time.Hour)
	n := district.count()
	o.digests()
	wants(t, district.since(n), text.ClaimDigest, "May Mẫu", "An")
	ba.joins(o.invite("01-1-1", store.Chair))
	if o.claims("TLD") != "" {
		t.Errorf("claims %s", o.claims("TLD"))
	}
	wants(t, ba.sends(), text.ReceiptAgain)
	o.inOrder()
}

// TestNotMineIsSeen: "not my unit" is counted above until somebody reports for
// the unit, and not at all while a colleague does.
func TestNotMineIsSeen(t *testing.T) {
	o := open(t)
	district, an, ba := o.upper(81, "Nhất", "01-1"), o.chair(73, "An", "01-1-1"), o.chair(74, "Ba", "01-1-1")
	ba.picks("khong_phai")
	ba.presses(text.LeaveYes)
	if o.claims("TLD") != "" {
		t.Errorf("claims %s while somebody reports", o.claims("TLD"))
	}
	an.picks("khong_phai")
	an.presses(text.LeaveYes)
	if o.claims("TLD") != "not_mine 1" {
		t.Errorf("claims %s", o.claims("TLD"))
	}
	o.now = o.now.Add(2 * time.Hour)
	n := district.count()
	o.digests()
	if said := district.since(n); strings.Count(said, "• May Mẫu")+strings.Count(said, "• CĐCS May Mẫu") != 2 {
		t.Errorf("told %q", said)
	}
	an.sharesOwn(phoneAn)
	if o.claims("TLD") != "" {
		t.Errorf("claims %s after somebody joined", o.claims("TLD"))
	}
	o.inOrder()
}

// TestStatesFollow: a state holds however its figures were given, follows a
// correction once it is sent, and is neither NULL nor a draft.
func TestStatesFollow(t *testing.T) {
	o := open(t)
	an := o.phone(73, "An")
	state := func() int64 { t.Helper(); o.inOrder(); return o.total("TLD", tally.State("khong_dt")) }
	an.joins(o.invite("01-1-1", store.Chair))
	an.picks("dung_roi")
	an.picks("khong_dt")
	if state() != 0 {
		t.Error("a draft counts")
	}
	an.says("0") // nobody informed
	an.picks("chua_to_chuc")
	an.picks("khong_co")
	an.sends()
	if state() != 1 || o.total("01-1", tally.State("chua_lam")) != 1 || o.total("TLD", tally.Flagged) != 1 {
		t.Error("the button's answers show no state")
	}
	if a := o.report("01-1-1").Sent["SMARTPHONE"]; a.N == nil || *a.N != 0 || a.Source.Button == "" {
		t.Errorf("source: %+v", a)
	}
	an.presses(text.EditIt)
	an.edits("SMARTPHONE")
	an.picks("khong_nam")
	if state() != 1 {
		t.Error("a correction counts before it is sent")
	}
	an.sends()
	if state() != 0 {
		t.Error("not known counts as nobody")
	}
	an.presses(text.EditIt)
	an.edits("SMARTPHONE")
	an.says("không có ai")
	an.sends()
	if state() != 1 {
		t.Error("a typed zero shows no state")
	}
}

// nothingWaits: no open request is left behind once its day is over.
func (o *office) nothingWaits() {
	o.Helper()
	o.now = o.now.Add(25 * time.Hour)
	o.requests()
	o.nothingLeft()
}
