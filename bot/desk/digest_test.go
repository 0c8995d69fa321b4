package desk_test

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/store"
	"raquan/store/storetest"
)

func (o *office) digests() {
	o.Helper()
	if err := o.desk.Digests(o.Context(), o.now); err != nil {
		o.Fatal(err)
	}
}

// TestDigest: the level above is told who joined, once an hour and once only.
func TestDigest(t *testing.T) {
	o := open(t)
	above, nation := o.upper(81, "Nhì", "01-2"), o.department(83, "Tuyên giáo")
	o.now = o.now.Add(2 * time.Hour)
	o.digests() // the joining of the district itself goes to the nearest level above it with officers
	wants(t, nation.since(nation.count()-1), text.Digest, "Tổng Liên đoàn", "Nhì")

	n := above.count()
	for i := range 25 {
		u := o.unit("01-2-" + itoa(int64(i+1)))
		u.Name += strings.Repeat(" Chi nhánh", 10)
		o.do(func(tx store.Tx) error { return store.Put(tx, store.UnitKey(u.ID), u) })
		o.phone(int64(900+i), "Chị <"+strings.Repeat("Tên Dài ", 12)+itoa(int64(i))).joins(o.invite("01-2-"+itoa(int64(i+1)), store.Chair))
		o.now = o.now.Add(time.Minute)
	}
	o.digests()
	if above.count() != n {
		t.Fatalf("told before the hour is over: %q", above.since(n))
	}
	o.now = o.now.Add(36 * time.Minute)
	o.digests()
	o.digests()
	if above.count() != n+1 {
		t.Fatalf("%d messages, want one: %q", above.count()-n, above.since(n))
	}
	said := above.since(n)
	wants(t, said, "25", text.Say(text.Vi, text.DigestMore, "n", "5"))
	if lines := strings.Count(said, "•"); lines != store.MaxDigest {
		t.Errorf("%d lines", lines)
	}
	if n := utf8.RuneCountInString(chat.Plain(said)); n > 4096 {
		t.Errorf("%d characters", n)
	}
	for key := range o.dump() {
		if key.Part(0) == "digest" {
			t.Errorf("%s is left", key)
		}
	}
	// The next hour is another message.
	o.phone(71, "An").joins(o.invite("01-2-30", store.Chair))
	o.now = o.now.Add(time.Hour)
	o.digests()
	if above.count() != n+2 {
		t.Errorf("%d messages after the second hour", above.count()-n)
	}
	o.inOrder()
}

// TestDigestFullest: the fullest digest, for as many officers as are told, found
// at the top of the tree, is one transaction within the limits of the store.
func TestDigestFullest(t *testing.T) {
	o := open(t)
	var officers []*phone
	for i := range 10 {
		p := o.phone(int64(100+i), "Tuyên giáo "+itoa(int64(i)))
		p.joins(o.invite("TLD", store.Department))
		officers = append(officers, p)
	}
	g := store.Digest{V: 1, Due: o.now}
	for i := range store.MaxDigest + store.MaxDigestClaims {
		unit := o.unit("01-2-" + itoa(int64(i+1))).ID
		person := store.Person{V: 1, ID: store.PersonID("who" + itoa(int64(i))), Name: "Chị Mẫu"}
		o.do(func(tx store.Tx) error { return store.Put(tx, store.PersonKey(person.ID), person) })
		if i < store.MaxDigest {
			g.Joined = append(g.Joined, store.DigestLine{Unit: unit, Role: store.Chair, Person: person.ID, At: o.now})
		} else {
			g.Claims = append(g.Claims, store.DigestClaim{Unit: unit, Kind: store.Resigned, Person: person.ID, At: o.now})
		}
	}
	o.do(func(tx store.Tx) error { return store.Put(tx, store.DigestKey(o.unit("01-2").ID), g) })
	o.digests()
	for _, p := range officers {
		wants(t, p.since(p.count()-2), text.Digest, "Tổng Liên đoàn", itoa(store.MaxDigest), text.ClaimDigest, itoa(store.MaxDigestClaims))
	}
}

// TestDigestIsOne: an officer of the nation hears in one message of all units below
// that have no officers of their own.
func TestDigestIsOne(t *testing.T) {
	o := open(t)
	nation := o.department(83, "Tuyên giáo")
	o.phone(71, "An").joins(o.invite("01-1-1", store.Chair))
	o.phone(72, "Bình").joins(o.invite("01-2-1", store.Chair))
	n := nation.count()
	o.now = o.now.Add(2 * time.Hour)
	o.digests()
	o.digests()
	if nation.count() != n+1 {
		t.Fatalf("%d messages, want one: %q", nation.count()-n, nation.since(n))
	}
	wants(t, nation.since(n), text.Digest, "An", "Bình")
	o.inOrder()
}

// TestDigestNobody: with nobody above there is nothing to tell, and nothing is
// kept for later.
func TestDigestNobody(t *testing.T) {
	o := open(t)
	o.phone(71, "An").joins(o.invite("01-1-1", store.Chair))
	o.now = o.now.Add(time.Hour)
	o.digests()
	for key := range o.dump() {
		if key.Part(0) == "digest" {
			t.Errorf("%s is left", key)
		}
	}
	o.inOrder()
}

// TestDigestStoreErrors: told once, whatever the store said.
func TestDigestStoreErrors(t *testing.T) {
	for name, fault := range map[string]storetest.Fault{"before": storetest.Before, "after": storetest.After} {
		t.Run(name, func(t *testing.T) {
			o := open(t)
			above := o.upper(81, "Nhì", "01-2")
			o.phone(71, "An").joins(o.invite("01-2-1", store.Chair))
			n := above.count()
			o.now = o.now.Add(time.Hour)
			o.work(storetest.Faulty(storetest.Rerun(o.under), storetest.Faults{Update: func(int) storetest.Fault { return fault }}))
			for range 2 {
				if err := o.desk.Digests(t.Context(), o.now); err != nil && !errors.Is(err, storetest.ErrInjected) {
					t.Fatal(err)
				}
			}
			d := o.desk
			o.work(storetest.Rerun(o.under)) // a crash, or ...
			if fault == storetest.Before {
				d = o.desk
			}
			for range 2 {
				if err := d.Digests(t.Context(), o.now); err != nil && !errors.Is(err, storetest.ErrInjected) {
					t.Fatal(err)
				}
			}
			if above.count() != n+1 {
				t.Errorf("told %d times", above.count()-n)
			}
			o.inOrder()
		})
	}
}
