package desk_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"raquan/bot/roster"
	"raquan/bot/text"
	"raquan/store"
)

// TestHandOver: the successor confirms, the predecessor loses the role in that
// moment and is told; what is unfinished and what was sent stays.
func TestHandOver(t *testing.T) {
	o := open(t)
	o.named()
	binh := o.phone(72, "Trần Mẫu Bình")
	an, above := o.chair(71, "An", "01-1-1"), o.upper(81, "Nhất", "01-1")
	an.reports("380")
	an.says("/sua")
	an.edits("DA_CAI")
	an.says("390") // not sent
	payload := an.handsOver()
	deputy := an.delegates()
	if i := o.inviteOf(payload); i.Role != store.Chair || i.By != an.person() || i.Replaces != an.person() {
		t.Errorf("invite: %+v", i)
	}
	if f := o.officer(an); len(f.Posts) != 1 {
		t.Errorf("the role is lost before anybody confirmed: %+v", f)
	}
	binh.joins(deputy)
	n := an.count()
	wants(t, binh.says("/start "+payload), text.AskSuccessor, "CĐCS May Mẫu")
	binh.confirms()
	wants(t, an.since(n), text.HandedOver, "Trần Mẫu Bình", "CĐCS May Mẫu")
	if f := o.officer(binh); len(f.Posts) != 1 || !f.Has(o.unit("01-1-1").ID, store.Chair) || len(o.officer(an).Posts) != 0 {
		t.Errorf("roles: %+v and %+v", f, o.officer(an))
	}
	if chairs := o.holders("01-1-1", store.Chair); !slices.Equal(chairs, []store.PersonID{binh.person()}) || len(o.holders("01-1-1", store.Deputy)) != 0 {
		t.Errorf("staff: %v", chairs)
	}
	r := o.report("01-1-1")
	if r.By != an.person() || *r.Sent["DA_CAI"].N != 380 || *r.Working["DA_CAI"].N != 390 || r.Working["DA_CAI"].Source.By != an.person() {
		t.Errorf("report: %+v", r)
	}
	wants(t, an.says("/baocao"), text.NoRoleChair)
	binh.says("/sua")
	wants(t, binh.sends(), text.ReceiptAgain)
	wants(t, o.screenOf("01-1-1"), text.RepLeft)
	n = above.count()
	o.now = o.now.Add(2 * time.Hour)
	o.digests()
	wants(t, above.since(n), text.Say(text.Vi, text.DigestHanded, "name", "Trần Mẫu Bình", "role", text.RoleChair.Vi, "unit", "CĐCS May Mẫu"))
	if strings.Contains(above.since(n), "An –") {
		t.Errorf("the level above is told of a chair who is none: %q", above.since(n))
	}
	if o.audited("hand-over") != 1 {
		t.Error("not audited")
	}
	o.inOrder()
}

// TestHandOverByPhone: whoever handed the chair over does not get it back by
// sharing the number that the roster has for the unit.
func TestHandOverByPhone(t *testing.T) {
	o := open(t)
	o.named()
	an, binh := o.phone(71, "An"), o.phone(72, "Bình")
	an.sharesOwn(phoneAn)
	if f := o.officer(an); !f.Has(o.unit("01-1-1").ID, store.Chair) {
		t.Fatalf("not chair by the number: %+v", f)
	}
	binh.joins(an.handsOver())
	wants(t, an.says("/baocao"), text.NoRoleChair)
	an.sharesOwn(phoneAn)
	if f := o.officer(an); len(f.Posts) != 0 {
		t.Errorf("chair again by sharing the number: %+v", f)
	}
	if chairs := o.holders("01-1-1", store.Chair); !slices.Equal(chairs, []store.PersonID{binh.person()}) {
		t.Errorf("chairs: %v", chairs)
	}
	o.inOrder()
}

// TestHandOverDies: a link dies when it is used, cancelled or too old, when
// another takes its place, and with its maker's role, however that ends.
func TestHandOverDies(t *testing.T) {
	for name, kill := range map[string]func(o *office, an *phone) (dead string){
		"cancelled": func(o *office, an *phone) string {
			p := an.handsOver()
			wants(o, an.presses(text.PeopleUnhand), text.LinkRevoked)
			return p
		},
		"a deputy's cancelled": func(o *office, an *phone) string {
			p := an.delegates()
			wants(o, an.presses(text.PeopleRevoke), text.LinkRevoked)
			return p
		},
		"expired": func(o *office, an *phone) string {
			p := an.handsOver()
			o.now = o.now.Add(7 * 24 * time.Hour)
			return p
		},
		"another": func(o *office, an *phone) string {
			p := an.handsOver()
			o.now = o.now.Add(time.Minute)
			an.handsOver()
			return p
		},
		"handed to somebody else": func(o *office, an *phone) string {
			p := an.delegates()
			o.phone(74, "Dung").joins(an.handsOver())
			return p
		},
		"handed to somebody else and back": func(o *office, an *phone) string {
			p, dung := an.delegates(), o.phone(74, "Dung")
			dung.joins(an.handsOver())
			o.now = o.now.Add(time.Minute)
			an.joins(dung.handsOver())
			return p
		},
		"erased": func(o *office, an *phone) string {
			p := an.handsOver()
			an.says("/xoadulieu")
			wants(o, an.presses(text.EraseYes), text.EraseDone)
			return p
		},
		"a deputy's, erased": func(o *office, an *phone) string {
			p := an.delegates()
			an.says("/xoadulieu")
			an.presses(text.EraseYes)
			return p
		},
		"left": func(o *office, an *phone) string {
			p := an.handsOver()
			an.says("/baocao")
			an.picks("khong_phai")
			wants(o, an.presses(text.LeaveYes), text.Left)
			return p
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := open(t)
			o.named()
			binh, chau := o.phone(72, "Bình"), o.phone(73, "Châu")
			an := o.chair(71, "An", "01-1-1")
			dead := kill(o, an)
			wants(t, binh.says("/start "+dead), text.LinkEnded)
			binh.forges("i/y/" + roster.Hash(dead)[:8])
			if len(o.officer(binh).Posts) != 0 {
				t.Errorf("a dead link gives %+v", o.officer(binh).Posts)
			}
			// Who was looking at it when it died takes nothing either.
			if name == "cancelled" {
				live := an.handsOver()
				chau.says("/start " + live)
				an.presses(text.PeopleUnhand)
				wants(t, chau.confirms(), text.LinkEnded)
				if len(o.officer(chau).Posts) != 0 {
					t.Errorf("a dead link gives %+v", o.officer(chau).Posts)
				}
			}
			if name == "cancelled" && pattern(text.PeopleHanding).MatchString(an.says("/uyquyen")) {
				t.Error("still listed")
			}
			o.inOrder()
		})
	}
}

// TestHandOverRaces: two people confirm the same link, and the predecessor sends
// while the successor confirms.
func TestHandOverRaces(t *testing.T) {
	o := open(t)
	an, binh, chau := o.handingOver()
	binh.confirms()
	wants(t, chau.confirms(), text.LinkEnded)
	if chairs := o.holders("01-1-1", store.Chair); !slices.Equal(chairs, []store.PersonID{binh.person()}) {
		t.Errorf("chairs: %v", chairs)
	}
	an.sends()
	if got := o.box.lastToast(); !got.alert || !pattern(text.NoSuchUnit).MatchString(got.text) || o.report("01-1-1").Revision != 0 {
		t.Errorf("the predecessor sends: %+v, %+v", got, o.report("01-1-1"))
	}
	an.says("đúng")
	if r := o.report("01-1-1"); r.Revision != 0 || len(r.Working) != 8 {
		t.Errorf("the unfinished report: %+v", r)
	}
	wants(t, binh.sends(), text.Receipt) // the draft stayed with the unit: the successor saw its card

	// The other way round: sent first, handed over then.
	back := binh.handsOver()
	binh.says("/sua")
	binh.edits("DA_CAI")
	binh.says("390")
	an.says("/start " + back)
	wants(t, binh.sends(), text.ReceiptAgain)
	an.confirms()
	if r := o.report("01-1-1"); r.Revision != 2 || r.By != binh.person() {
		t.Errorf("report: %+v", r)
	}
	if chairs := o.holders("01-1-1", store.Chair); !slices.Equal(chairs, []store.PersonID{an.person()}) {
		t.Errorf("chairs: %v", chairs)
	}
	o.inOrder()
}

// TestHandOverAtOnce: the predecessor presses Send in the very moment in which the
// successor confirms, and a third one tries as well: there is one chair, and the
// report is either sent or as it was.
func TestHandOverAtOnce(t *testing.T) {
	sent := 0
	for range 20 {
		o := open(t)
		an, binh, chau := o.handingOver()
		var all sync.WaitGroup
		for _, act := range []func(){func() { an.sends() }, func() { binh.confirms() }, func() { chau.confirms() }} {
			all.Go(act)
		}
		all.Wait()
		chairs := o.holders("01-1-1", store.Chair)
		if len(chairs) != 1 || chairs[0] == an.person() || len(o.officer(binh).Posts)+len(o.officer(chau).Posts) != 1 || len(o.officer(an).Posts) != 0 {
			t.Fatalf("chairs: %v", chairs)
		}
		r := o.report("01-1-1")
		if whole := r.Revision == 1 && r.By == an.person() && len(r.Sent) == 8 || r.Revision == 0 && len(r.Working) == 8; !whole {
			t.Fatalf("report: %+v", r)
		}
		sent += r.Revision
		o.inOrder()
	}
	t.Logf("%d of 20 sent before", sent)
}
