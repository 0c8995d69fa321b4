package desk_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"raquan/bot/text"
	"raquan/store"
	"raquan/store/storetest"
)

// requests is a tick.
func (o *office) requests() {
	o.Helper()
	if err := o.desk.Requests(o.Context(), o.now); err != nil {
		o.Fatal(err)
	}
}

// leftKeys are the keys beside open requests.
func (o *office) leftKeys() (keys []store.Key) {
	for key := range o.dump() {
		if p := key.Part(0); p == "asking" || p == "waiting" || p == "arrived" || strings.HasPrefix(p, "inbox") || p == "approval" {
			keys = append(keys, key)
		}
	}
	return keys
}

// TestEscalate: unanswered for a day, a request goes one level up, and the day
// after one more; those asked before keep the button, the first answer counts,
// and the person hears once that it went up.
func TestEscalate(t *testing.T) {
	o := open(t)
	mai, city := o.phone(75, "Mai"), o.phone(82, "Thành phố")
	district, nation := o.upper(81, "Nhất", "01-1"), o.department(83, "Tuyên giáo")
	wants(t, mai.asksFor("CĐCS May Mẫu"), text.RequestSent, "LĐLĐ quận Nhất")
	city.joins(o.invite("01", store.UpperRole))
	asked := func(when string, want ...int) {
		t.Helper()
		for range 3 { // a tick too many changes nothing
			o.requests()
		}
		for i, p := range []*phone{district, city, nation} {
			if got := strings.Count(p.since(0), "<b>Mai</b>"); got != want[i] {
				t.Errorf("%s: %s asked %d times, want %d", when, p.name, got, want[i])
			}
		}
	}
	n := mai.count()
	o.now = o.now.Add(24*time.Hour - time.Second)
	asked("before the day is over", 1, 0, 0)
	o.now = o.now.Add(time.Second)
	asked("after a day", 1, 1, 0)
	wants(t, mai.since(n), text.RequestUp, "LĐLĐ TP Mẫu")
	n = mai.count()
	o.now = o.now.Add(24 * time.Hour)
	asked("after two days", 1, 1, 1)
	o.now = o.now.Add(48 * time.Hour)
	asked("after four days", 1, 1, 1)
	if got := mai.since(n); got != "" {
		t.Errorf("told again: %q", got)
	}
	wants(t, district.presses(text.Approve), text.RequestDone)
	wants(t, mai.since(n), text.Approved)
	nation.presses(text.Decline)
	wants(t, o.box.lastToast().text, text.RequestGone)
	city.presses(text.Approve)
	wants(t, o.box.lastToast().text, text.RequestGone)
	if f := o.officer(mai); !f.Has(o.unit("01-1-1").ID, store.Chair) {
		t.Error("no role")
	}
	o.nothingLeft()
	o.inOrder()
}

// TestMinuteByMinute: as the program ticks, over days in which it is killed and
// started again, every level is asked once.
func TestMinuteByMinute(t *testing.T) {
	o := open(t)
	mai := o.phone(75, "Mai")
	district, city, nation := o.upper(81, "Nhất", "01-1"), o.upper(82, "Thành phố", "01"), o.department(83, "Tuyên giáo")
	mai.asksFor("CĐCS May Mẫu")
	start := o.now
	at := map[*phone]time.Duration{}
	for minute := range 3 * 24 * 60 {
		o.now = start.Add(time.Duration(minute) * time.Minute)
		if minute%700 == 699 {
			o.work(storetest.Rerun(o.under))
		}
		o.requests()
		for _, p := range []*phone{district, city, nation} {
			n := strings.Count(p.since(0), "<b>Mai</b>")
			if _, before := at[p]; n > 0 && !before {
				at[p] = o.now.Sub(start)
			}
			if n > 1 {
				t.Fatalf("%s is asked %d times", p.name, n)
			}
		}
	}
	if at[district] != 0 || at[city] != 24*time.Hour || at[nation] != 48*time.Hour {
		t.Errorf("asked after %v", at)
	}
	o.inOrder()
	o.requestsInOrder()
}

// TestRequestWaits: with nobody above, a request waits for the first officer of
// any level above; another level's officer does not get it.
func TestRequestWaits(t *testing.T) {
	o := open(t)
	mai, sibling, city := o.phone(75, "Mai"), o.phone(80, "Nhì"), o.phone(82, "Thành phố")
	wants(t, mai.asksFor("CĐCS May Mẫu"), text.RequestWaits)
	wants(t, mai.asksFor("CĐCS May Mẫu"), text.RequestWaits) // impatient
	o.requests()
	sibling.joins(o.invite("01-2", store.UpperRole))
	o.requests()
	if strings.Contains(sibling.since(0), "Mai") {
		t.Error("the officer of another district is asked")
	}
	n := mai.count()
	city.joins(o.invite("01", store.UpperRole))
	for range 3 {
		o.requests()
	}
	if got := strings.Count(city.since(0), "<b>Mai</b>"); got != 1 {
		t.Errorf("asked %d times", got)
	}
	wants(t, mai.since(n), text.RequestFound, "LĐLĐ TP Mẫu")
	n = mai.count()
	wants(t, city.presses(text.Decline), text.RequestDone)
	wants(t, mai.since(n), text.Declined)
	o.nothingLeft()
	o.inOrder()
}

// TestRequestPointless: what nobody needs an answer to any more goes no level up:
// the person has the role or is erased, the unit is closed.
func TestRequestPointless(t *testing.T) {
	for name, happens := range map[string]func(*office, *phone){
		"role": func(o *office, p *phone) { p.joins(o.invite("01-1-1", store.Chair)) },
		"erased": func(o *office, p *phone) {
			p.says("/xoadulieu")
			p.presses(text.EraseYes)
		},
		"closed": func(o *office, _ *phone) { o.closes("01-1-1") },
	} {
		t.Run(name, func(t *testing.T) {
			o := open(t)
			mai, district, city := o.asking()
			happens(o, mai)
			district.presses(text.Approve)
			wants(t, o.box.lastToast().text, text.RequestGone)
			n := mai.count()
			o.now = o.now.Add(25 * time.Hour)
			o.requests()
			if got := strings.Count(city.since(0), "<b>Mai</b>") + len(mai.since(n)); got != 0 {
				t.Errorf("it went on: %q, %q", city.since(0), mai.since(n))
			}
			o.nothingLeft()
		})
	}
}

// TestEscalateStoreErrors: asked once, whatever the store said.
func TestEscalateStoreErrors(t *testing.T) {
	for name, fault := range map[string]storetest.Fault{"before": storetest.Before, "after": storetest.After} {
		t.Run(name, func(t *testing.T) {
			o := open(t)
			_, _, city := o.asking()
			o.requests()
			o.now = o.now.Add(25 * time.Hour)
			fails := 2
			o.work(storetest.Faulty(storetest.Rerun(o.under), storetest.Faults{Update: func(int) storetest.Fault {
				if fails--; fails >= 0 {
					return fault
				}
				return storetest.None
			}}))
			for range 5 {
				if err := o.desk.Requests(t.Context(), o.now); err != nil && !errors.Is(err, storetest.ErrInjected) {
					t.Fatal(err)
				}
			}
			if got := strings.Count(city.since(0), "<b>Mai</b>"); got != 1 {
				t.Errorf("asked %d times", got)
			}
			o.inOrder()
		})
	}
}
