package desk_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

func (o *office) august(day, hour, minute int) time.Time {
	return time.Date(2020, 8, day, hour, minute, 0, 0, o.c.Zone)
}

func (o *office) dates(code string) (d store.DueDates) {
	o.Helper()
	o.get(store.DueKey(o.c.Key, o.unit(code).ID), &d)
	return d
}

// grants presses and types all that gives a unit more time.
func (p *phone) grants(u store.Unit, until, reason string) string {
	p.o.Helper()
	p.forges("hg/" + string(u.ID))
	p.says(until)
	p.says(reason)
	return p.presses(text.DueYes)
}

// TestGrant: what is sent after the deadline and within the time granted is on
// time; the unit sees who granted it and why, and no personal name of theirs.
func TestGrant(t *testing.T) {
	o := open(t)
	p, chau := o.phone(501, "An"), o.phone(601, "Châu Lê Mẫu")
	p.sharesOwn(phoneAn)
	chau.joins(o.invite("01-1", store.UpperRole))
	o.now = o.august(26, 10, 0)
	n := p.count()
	wants(t, chau.grants(o.unit("01-1-1"), "27/8 17h", "đơn vị mất điện"), text.Granted, text.GrantedTold, "17:00 thứ Năm 27/8")
	wants(t, p.since(n), text.GrantedYou, "LĐLĐ quận Nhất", "đơn vị mất điện", "17:00 thứ Năm 27/8")
	if strings.Contains(p.since(n), "Châu") {
		t.Error("the unit is told a person's name")
	}
	wants(t, p.says("/hanchot"), text.DueOf, text.DueGranted, "LĐLĐ quận Nhất", "đơn vị mất điện")
	o.now = o.august(27, 16, 0)
	wants(t, p.reports("380"), text.DueGranted)
	if r := o.report("01-1-1"); !r.OnTime || o.total("01-1", tally.OnTime) != 1 {
		t.Errorf("within the time granted, and on time %v, counted %d", r.OnTime, o.total("01-1", tally.OnTime))
	}
	o.inOrder()
}

// TestGrantAtNight: the unit hears of it in the morning, and the officer that it
// will.
func TestGrantAtNight(t *testing.T) {
	o := open(t)
	p, chau := o.phone(501, "An"), o.phone(601, "Châu")
	p.sharesOwn(phoneAn)
	chau.joins(o.invite("01-1", store.UpperRole))
	o.now = o.august(25, 21, 30)
	n := p.count()
	wants(t, chau.grants(o.unit("01-1-1"), "27/8 17h", "mất điện"), text.Granted, text.GrantedTold, text.WaitsTomorrow)
	entry := o.waiting(p, "grant.")
	if !entry.Not.Equal(o.august(26, 7, 30)) {
		t.Errorf("it goes at %s (%s)", entry.Not, p.since(n))
	}
}

// waiting is the entry of a person whose cause begins so.
func (o *office) waiting(p *phone, cause string) (e store.Entry) {
	o.Helper()
	from, to := store.Under("ledger/" + string(p.person()))
	o.view(func(s store.Snapshot) error {
		for found, err := range store.Records[store.Entry](s, from, to) {
			if err != nil {
				return err
			}
			if strings.HasPrefix(found.Cause, cause) {
				e = *found
			}
		}
		return nil
	})
	return e
}

// TestGrantAfterwards: a report that came late is on time once time is granted
// beyond it, in its mark and in the totals of all levels; the audit tells it.
func TestGrantAfterwards(t *testing.T) {
	o := open(t)
	p, chau := o.phone(501, "An"), o.phone(601, "Châu")
	p.sharesOwn(phoneAn)
	chau.joins(o.invite("01", store.UpperRole))
	o.now = o.august(26, 15, 0)
	wants(t, p.reports("380"), text.ReceiptLate)
	if r := o.report("01-1-1"); r.OnTime || o.total("TLD", tally.OnTime) != 0 {
		t.Fatal("three hours late, and on time")
	}
	o.now = o.august(27, 9, 0)
	n := p.count()
	wants(t, chau.grants(o.unit("01-1-1"), "26/8 16h", "nhập số liệu chậm do mất mạng"), text.Granted, text.GrantedOnTime)
	wants(t, p.since(n), text.GrantedYou, text.GrantedOnTime)
	for _, code := range []string{"01-1-1", "01-1", "01", "TLD"} {
		if n := o.total(code, tally.OnTime); n != 1 {
			t.Errorf("%d on time at %s", n, code)
		}
	}
	wants(t, p.says("/bienlai"), text.ReceiptOnTime)
	acts := map[string]int{}
	for _, v := range o.dump() {
		var l store.AuditLine
		if json.Unmarshal([]byte(v), &l) == nil && l.Hash != "" {
			acts[l.Act]++
			if strings.Contains(v, "mất mạng") {
				t.Error("the reason stands in the audit")
			}
		}
	}
	if acts["grant"] != 1 || acts["on-time"] != 1 {
		t.Errorf("the audit has %v", acts)
	}
	wants(t, chau.forges("hg/"+string(o.unit("01-1-1").ID)), text.GrantNeedless)
	o.inOrder()
}

// TestGrantsAreAuthorised: nobody grants time outside of what is under them, to
// their own unit, with buttons of somebody else's, or without a role any more.
func TestGrantsAreAuthorised(t *testing.T) {
	o := open(t)
	p, chau := o.phone(501, "An"), o.phone(601, "Châu")
	p.sharesOwn(phoneAn)
	chau.joins(o.invite("01-1", store.UpperRole))
	mine, other, own := o.unit("01-1-1"), o.unit("02-1"), o.unit("01-1")
	for _, who := range []*phone{p, chau} {
		for _, data := range []string{"hg/", "hs/", "hx/", "hf/", "hw/", "hr/", "hy/"} {
			rest := map[bool]string{true: "/1598432400"}[data >= "hr/" && data != "hs/" && data != "hx/"]
			who.forges(data + string(other.ID) + rest)
			if toast := o.box.lastToast(); toast.text != text.Plain(text.Vi, text.NoSuchUnit) || !toast.alert {
				t.Errorf("%s presses %s and is told %+v", who.name, data, toast)
			}
		}
	}
	p.forges("hg/" + string(mine.ID))
	if toast := o.box.lastToast(); toast.text != text.Plain(text.Vi, text.NoSuchUnit) {
		t.Errorf("a chair grants time to the own unit: %+v", toast)
	}
	wants(t, chau.forges("hg/"+string(own.ID)), text.GrantOwn)

	// The role ends before it is confirmed.
	chau.forges("hg/" + string(mine.ID))
	chau.says("27/8 17h")
	chau.says("mất điện")
	o.do(func(tx store.Tx) error { return store.Put(tx, store.OfficerKey(chau.person()), store.Officer{V: 1}) })
	chau.presses(text.DueYes)
	for _, code := range []string{"01-1-1", "01-1", "02-1"} {
		if d := o.dates(code); d != (store.DueDates{}) {
			t.Errorf("%s has %+v", code, d)
		}
	}
}

// TestInternalDate: it is stored for the units below and shown to them, and makes
// no report late.
func TestInternalDate(t *testing.T) {
	o := open(t)
	p, chau := o.phone(501, "An"), o.phone(601, "Châu")
	p.sharesOwn(phoneAn)
	chau.joins(o.invite("01-1", store.UpperRole))
	id := string(o.unit("01-1").ID)
	chau.forges("hs/" + id)
	wants(t, chau.says("24/8 17h"), text.BelowSure)
	wants(t, chau.presses(text.DueYes), text.BelowSet, "17:00 thứ Hai 24/8")
	if d := o.dates("01-1"); !d.Below.Equal(o.august(24, 17, 0)) || d.BelowBy != chau.person() {
		t.Fatalf("set: %+v", d)
	}
	wants(t, p.says("/hanchot"), text.DueInternal, "LĐLĐ quận Nhất", "17:00 thứ Hai 24/8")
	o.now = o.august(25, 9, 0)
	p.reports("380")
	if r := o.report("01-1-1"); !r.OnTime || o.total("01-1", tally.OnTime) != 1 {
		t.Error("before the common deadline, after the internal date, and late")
	}
	o.now = o.now.Add(time.Minute)
	wants(t, chau.forges("hx/"+id), text.BelowDropped)
	if d := o.dates("01-1"); !d.Below.IsZero() || d.BelowBy != "" {
		t.Errorf("dropped, and still there: %+v", d)
	}
	o.now = o.now.Add(time.Minute)
	wants(t, chau.forges("hx/"+id), text.BelowNone)
	o.inOrder()
}

// TestInternalDateNeverDecides: whatever is set for the units below, and whenever a
// report comes, it is on time exactly if it comes before the campaign's deadline.
func TestInternalDateNeverDecides(t *testing.T) {
	o := open(t)
	district, city := o.unit("01-2"), o.unit("01")
	end, _ := o.c.DeadlineFor("grassroots")
	for i := range 24 {
		o.do(func(tx store.Tx) error {
			for n, u := range []store.Unit{district, city} {
				below := end.Before.Add(-time.Duration((i*7+n*31)%90) * time.Hour)
				if err := store.Put(tx, store.DueKey(o.c.Key, u.ID), store.DueDates{V: 1, Unit: u.ID, Below: below}); err != nil {
					return err
				}
			}
			return nil
		})
		code := "01-2-" + itoa(int64(i+1))
		p := o.phone(700+int64(i), "Người "+code)
		o.now = o.august(20, 8, 0)
		p.joins(o.invite(code, store.Chair))
		o.now = end.Before.Add(time.Duration(i*5-60)*time.Hour - time.Minute)
		p.says("/baocao")
		p.reports("1")
		if r := o.report(code); r.OnTime != o.now.Before(end.Before) {
			t.Errorf("sent at %s: on time %v", o.now, r.OnTime)
		}
	}
}

// TestGrantFindsUnits: by code and by name, under the officer's own unit alone.
func TestGrantFindsUnits(t *testing.T) {
	o := open(t)
	chau := o.phone(601, "Châu")
	chau.joins(o.invite("01-1", store.UpperRole))
	chau.forges("hf/" + string(o.unit("01-1").ID))
	wants(t, chau.says("01-1-2"), text.GrantFound)
	wants(t, chau.says("sao mai"), text.GrantFound)
	wants(t, chau.presses("CĐCS Sao Mai"), text.GrantAsk)
	chau.forges("hf/" + string(o.unit("01-1").ID))
	wants(t, chau.says("nhà văn hóa"), text.GrantNotFound)
	wants(t, chau.says("02-1"), text.GrantNotFound)
}

// TestOutageIsSaid: where a chair sees a deadline that an outage has moved, it is
// said why.
func TestOutageIsSaid(t *testing.T) {
	o := open(t)
	p := o.phone(501, "An")
	p.sharesOwn(phoneAn)
	for _, at := range []time.Time{o.august(26, 11, 0), o.august(26, 13, 0)} {
		if err := o.desk.Beat(t.Context(), at); err != nil {
			t.Fatal(err)
		}
	}
	o.now = o.august(26, 13, 30)
	moved := "Hạn được lùi đến 14:00 thứ Tư 26/8 vì hệ thống gián đoạn từ 11:00 thứ Tư 26/8 đến 13:00 thứ Tư 26/8."
	wants(t, p.says("/hanchot"), moved)
	wants(t, p.says("/donvi"), moved)
	p.says("/baocao")
	wants(t, p.reports("380"), moved)
	if r := o.report("01-1-1"); !r.OnTime {
		t.Error("late within what was given back")
	}
}
