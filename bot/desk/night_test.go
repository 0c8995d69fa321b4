package desk_test

import (
	"fmt"
	"testing"
	"time"

	"raquan/bot/text"
	"raquan/store"
)

// at puts the clock to a time of the campaign's day; of the next day if that is
// over.
func (o *office) at(hour, minute int) {
	day := o.c.Day(o.now)
	if at := day.At(o.c.Zone, hour, minute); at.After(o.now) {
		o.now = at
		return
	}
	o.now = day.Add(1).At(o.c.Zone, hour, minute)
}

// goesOut lets out what may go by now.
func (o *office) goesOut() { o.box.letGo() }

// nights are the moments at which people are asleep, with what is said about the
// messages that wait.
var nights = []struct {
	hour    int
	lang    string
	morning string
}{
	{21, "vi", "sẽ được gửi lúc 07:30 sáng mai"},
	{21, "en", "will be told at 07:30 tomorrow morning"},
	{6, "vi", "sẽ được gửi lúc 07:30 sáng nay"},
	{6, "en", "will be told at 07:30 this morning"},
}

// speaks gives somebody a language.
func (p *phone) speaks(lang string) {
	p.o.Helper()
	p.o.do(func(tx store.Tx) error {
		var f store.Officer
		key := store.OfficerKey(p.person())
		if _, err := store.Get(tx, key, &f); err != nil {
			return err
		}
		f.V, f.Lang = 1, lang
		return store.Put(tx, key, f)
	})
}

func eachNight(t *testing.T, test func(t *testing.T, o *office, hour int, lang, morning string)) {
	for _, night := range nights {
		t.Run(fmt.Sprint(night.hour, " ", night.lang), func(t *testing.T) {
			o := open(t)
			test(t, o, night.hour, night.lang, night.morning)
			o.inOrder()
		})
	}
}

// unheard: somebody has heard nothing since, hears it in the morning and not a
// minute before.
func (p *phone) unheard(since int, what ...any) {
	p.o.Helper()
	p.o.at(7, 29)
	p.o.goesOut()
	if got := p.since(since); got != "" {
		p.o.Errorf("heard before the morning: %q", got)
	}
	p.o.at(7, 30)
	p.o.goesOut()
	wants(p.o, p.since(since), what...)
}

// TestRequestAtNight: the officers are asked in the morning, and the person who
// asks knows it.
func TestRequestAtNight(t *testing.T) {
	eachNight(t, func(t *testing.T, o *office, hour int, lang, morning string) {
		dung, district := o.phone(73, "Dung"), o.phone(81, "Nhì")
		district.joins(o.invite("01-2", store.UpperRole))
		dung.sharesOwn(phoneDung)
		dung.speaks(lang)
		o.at(hour, 0)
		n := district.count()
		wants(t, dung.presses("CĐCS Cửa hàng số 2"), "LĐLĐ quận Nhì", morning)
		district.unheard(n, text.RequestJoin, "CĐCS Cửa hàng số 2")
		o.at(7, 40)
		m := dung.count()
		district.presses(text.Approve)
		wants(t, dung.since(m), "LĐLĐ quận Nhì") // it is day
	})
}

// TestDecidedAtNight: whoever answers a request at night is told that the person
// hears of it in the morning.
func TestDecidedAtNight(t *testing.T) {
	eachNight(t, func(t *testing.T, o *office, hour int, lang, morning string) {
		dung, district := o.phone(73, "Dung"), o.phone(81, "Nhì")
		district.joins(o.invite("01-2", store.UpperRole))
		district.speaks(lang)
		dung.sharesOwn(phoneDung)
		dung.presses("CĐCS Cửa hàng số 2")
		o.at(hour, 0)
		n := dung.count()
		wants(t, district.presses(text.Approve), "CĐCS Cửa hàng số 2", morning)
		dung.unheard(n, text.Approved, "CĐCS Cửa hàng số 2")
	})
}

// TestDecidedByDay: by day nobody waits, and nobody is told of waiting.
func TestDecidedByDay(t *testing.T) {
	o := open(t)
	dung, district := o.phone(73, "Dung"), o.phone(81, "Nhì")
	district.joins(o.invite("01-2", store.UpperRole))
	dung.sharesOwn(phoneDung)
	o.at(19, 59)
	dung.presses("CĐCS Cửa hàng số 2")
	n := dung.count()
	said := district.presses(text.Decline)
	wants(t, said, text.RequestDone)
	if pattern(text.WaitsTomorrow).MatchString(said) {
		t.Errorf("said by day: %q", said)
	}
	wants(t, dung.since(n), text.Declined)
}

// TestCloseAtNight: so it is with a unit that is said to be dissolved.
func TestCloseAtNight(t *testing.T) {
	eachNight(t, func(t *testing.T, o *office, hour int, lang, morning string) {
		an, district := o.phone(73, "An"), o.phone(81, "Nhất")
		district.joins(o.invite("01-1", store.UpperRole))
		district.speaks(lang)
		an.sharesOwn(phoneAn)
		an.picks("dung_roi")
		o.at(hour, 0)
		n := district.count()
		wants(t, an.dissolves(), text.ClaimSent, "07:30 sáng")
		district.unheard(n, text.CloseAsk)
		o.at(hour, 30)
		n = an.count()
		wants(t, district.presses(text.Approve), "CĐCS May Mẫu", morning)
		an.unheard(n, text.CloseApproved)
	})
}

// TestListAtNight: a whole list is approved at night: the officer hears the result
// at once, the people in the morning.
func TestListAtNight(t *testing.T) {
	o := open(t)
	district := o.phone(81, "Nhì")
	district.joins(o.invite("01-2", store.UpperRole))
	people := o.come(district.sharedLink(), 1, 5)
	o.at(21, 0)
	o.requests() // the hour is over, at night
	n := district.count()
	o.goesOut()
	if got := district.since(n); got != "" {
		t.Errorf("told at night: %q", got)
	}
	wants(t, district.says("/duyet"), text.InboxHead, "5")
	district.presses(text.Decline)
	wants(t, o.box.lastToast().text, text.WaitsTomorrow, "07:30")
	m := people[1].count()
	n = district.count()
	district.presses(text.ApproveAll)
	wants(t, district.since(n), text.ApprovedAllLater, "4", text.WaitsTomorrow)
	people[1].unheard(m, text.Approved)
	o.inOrder()
}

// TestRequestsOfANight come as a list if they are many, not one by one at half
// past seven; and none goes one level up while those who were asked sleep.
func TestRequestsOfANight(t *testing.T) {
	o := open(t)
	district, city := o.phone(81, "Nhì"), o.phone(82, "Mẫu")
	district.joins(o.invite("01-2", store.UpperRole))
	city.joins(o.invite("01", store.UpperRole))
	o.at(20, 30)
	n, m := district.count(), city.count()
	for i := range 12 { // one in 45 minutes: never ten an hour
		p := o.phone(int64(300+i), fmt.Sprintf("Người %d", i))
		p.sharesOwn(phoneDung)
		p.presses(fmt.Sprintf("CĐCS Cửa hàng số %d", i+1))
		o.now = o.now.Add(45 * time.Minute)
		o.requests()
	}
	o.at(7, 31)
	o.requests()
	o.goesOut()
	if got := district.count() - n; got != 11 {
		t.Errorf("%d messages in the morning, want ten requests and a list", got)
	}
	wants(t, district.since(n), text.InboxHead, "12")
	o.at(7, 29) // of the next day
	o.requests()
	o.goesOut()
	if got := city.since(m); got != "" {
		t.Errorf("one level up within a day of hearing of it: %q", got)
	}
	o.at(8, 0)
	o.requests()
	o.goesOut()
	wants(t, city.since(m), text.RequestJoin)
	o.inOrder()
}

// TestDigestsOfANight are one message in the morning.
func TestDigestsOfANight(t *testing.T) {
	o := open(t)
	district := o.phone(81, "Nhất")
	district.joins(o.invite("01-1", store.UpperRole))
	o.digests()
	n := district.count()
	for i := range 3 {
		o.at(21+i, 0)
		o.phone(int64(300+i), fmt.Sprintf("Người %d", i)).joins(o.invite(fmt.Sprintf("01-1-%d", i+1), store.Chair))
		o.digests()
	}
	o.at(7, 29)
	o.digests()
	if district.count() != n {
		t.Errorf("told at night: %q", district.since(n))
	}
	o.at(7, 30)
	o.digests()
	if got := district.since(n); district.count() != n+1 {
		t.Errorf("%d messages: %q", district.count()-n, got)
	}
	wants(t, district.since(n), text.Digest, "3")
}

// TestLinksAtNight: what somebody asked for comes at once, whatever the hour.
func TestLinksAtNight(t *testing.T) {
	o, nhat, _ := inviting(t)
	o.at(22, 0)
	nhat.says("/moi")
	nhat.says("01-1-1")
	nhat.says("/moi")
	nhat.presses(text.ButtonRevoke)
	nhat.presses(text.ButtonRevokeYes)
	n := nhat.count()
	o.linkJobs()
	wants(t, nhat.since(n), text.LinkJobRevoked)
}
