package desk_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"raquan/bot/roster"
	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/store"
)

// delegates makes a link for a deputy, handsOver one for a successor.
func (p *phone) delegates() string {
	p.o.Helper()
	p.says("/uyquyen")
	return payloadIn(p.o, p.presses(text.PeopleAdd))
}

func (p *phone) handsOver() string {
	p.o.Helper()
	p.says("/uyquyen")
	wants(p.o, p.presses(text.PeopleHandOver), text.HandAsk)
	return payloadIn(p.o, p.presses(text.HandYes))
}

// screenOf is what staff see of a unit.
func (o *office) screenOf(code string) (html string) {
	o.Helper()
	o.view(func(s store.Snapshot) error {
		m, err := summary.Render(s, o.c, store.Screen{Name: summary.Report, Unit: o.unit(code).ID}, o.now)
		html = m.Text
		return err
	})
	return html
}

// TestDelegate: a deputy takes the link, reports, is named wherever the report is
// shown and to the level above, and stops when the chair says so.
func TestDelegate(t *testing.T) {
	o := open(t)
	o.named()
	binh := o.phone(72, "Trần Mẫu Bình")
	an, above := o.chair(71, "An", "01-1-1"), o.upper(81, "Nhất", "01-1")
	payload := an.delegates()
	if i := o.inviteOf(payload); i.Role != store.Deputy || i.By != an.person() || i.Replaces != "" || i.Expires.Sub(o.now) != 7*24*time.Hour {
		t.Errorf("invite: %+v", i)
	}
	wants(t, an.says("/start "+payload), text.LinkNotYours)
	wants(t, binh.says("/start "+payload), text.AskDeputy, "CĐCS May Mẫu")
	wants(t, binh.confirms(), text.WelcomeDeputy)
	if f := o.officer(binh); !f.Has(o.unit("01-1-1").ID, store.Deputy) || len(f.Posts) != 1 {
		t.Errorf("officer: %+v", f)
	}
	binh.answersAll("380")
	wants(t, binh.last().Text, text.TypedBy, "Trần Mẫu Bình")
	wants(t, binh.sends(), text.Receipt)
	r := o.report("01-1-1")
	if src := r.Sent["DA_CAI"].Source; r.By != binh.person() || !src.Deputy || src.By != binh.person() {
		t.Errorf("source: %+v", src)
	}
	wants(t, an.says("/xem"), text.TypedBy, "Trần Mẫu Bình")
	wants(t, o.screenOf("01-1-1"), text.TypedBy, "Trần Mẫu Bình", text.RoleDeputy)
	wants(t, an.says("/donvi"), text.UnitCard, "LĐLĐ quận Nhất", "Trần Mẫu Bình", text.RoleDeputy)
	if strings.Contains(an.says("/donvi"), "An (") {
		t.Error("An is called by name, not Anh/Chị")
	}
	n := above.count()
	o.now = o.now.Add(2 * time.Hour)
	o.digests()
	wants(t, above.since(n), text.Say(text.Vi, text.DigestLine, "name", "Trần Mẫu Bình", "role", text.RoleDeputy.Vi, "unit", "CĐCS May Mẫu"))

	// The link is used up, and the role ends when the chair says so.
	wants(t, o.phone(73, "Châu").says("/start "+payload), text.LinkEnded)
	wants(t, an.says("/uyquyen"), text.People, "Trần Mẫu Bình")
	n = binh.count()
	wants(t, an.presses(text.PeopleEnd), text.DeputyEnded, "Trần Mẫu Bình")
	wants(t, binh.since(n), text.NotDeputy, "CĐCS May Mẫu")
	if len(o.officer(binh).Posts)+len(o.holders("01-1-1", store.Deputy)) != 0 {
		t.Errorf("officer: %+v", o.officer(binh))
	}
	wants(t, binh.says("/sua"), text.NoRoleChair)
	wants(t, an.says("/xem"), "Trần Mẫu Bình") // history stays
	wants(t, binh.says("/start "+payload), text.LinkEnded)
	if o.audited("deputy-end") != 1 || o.audited("delegate-link") != 1 {
		t.Error("not audited")
	}
	o.settle(an, binh, above)
	person := func(k store.Key) bool { return k.Part(0) == "person" }
	if found := o.traces(person, "Trần Mẫu Bình", payload); len(found) > 0 {
		t.Errorf("a name or a payload is stored: %q", found)
	}
	o.inOrder()
}

// TestDelegateForged: nobody but the chair changes who reports, whatever is
// pressed.
func TestDelegateForged(t *testing.T) {
	o := open(t)
	o.named()
	binh := o.phone(72, "Bình")
	an, ba, above := o.chair(71, "An", "01-1-1"), o.chair(73, "Ba", "01-1-2"), o.upper(81, "Nhất", "01-1")
	binh.joins(an.delegates())
	o.now = o.now.Add(time.Minute) // the same press again at once is a repeat
	open := an.delegates()
	unit := string(o.unit("01-1-1").ID)
	roles := func() (all []string) {
		for key, value := range o.dump() {
			if p := key.Part(0); p == "invite" || p == "staff" || p == "officer" || p == "delegation" {
				all = append(all, string(key)+value)
			}
		}
		slices.Sort(all)
		return all
	}
	before := roles()
	for _, p := range []*phone{binh, ba, above, o.phone(99, "Người lạ")} {
		for _, what := range []string{"link/", "hand/", "end/" + string(binh.person()), "end/" + string(an.person()), "revoke/" + roster.Hash(open)[:8]} {
			if said := p.forges("pe/" + unit + "/" + what); strings.Contains(said, "t.me/") {
				t.Errorf("%s forges %s and is given %q", p.name, what, said)
			}
		}
	}
	if after := roles(); !slices.Equal(before, after) {
		t.Errorf("roles changed:\n%s\n%s", before, after)
	}
	// The chair ends no chair, and no link of another unit.
	theirs := ba.delegates()
	before = roles()
	an.forges("pe/" + unit + "/end/" + string(an.person()))
	an.forges("pe/" + unit + "/revoke/" + roster.Hash(theirs)[:8])
	an.forges("pe/" + unit + "/revoke/")
	if after := roles(); !slices.Equal(before, after) {
		t.Errorf("roles changed:\n%s\n%s", before, after)
	}
	o.inOrder()
}

// TestNoBotName: without the bot's name there is no link, and nothing is stored.
func TestNoBotName(t *testing.T) {
	o := open(t)
	an := o.chair(71, "An", "01-1-1")
	an.says("/uyquyen")
	wants(t, an.presses(text.PeopleAdd), text.LinkLater)
	if o.audited("delegate-link") != 0 {
		t.Error("a link that nobody has")
	}
}

// TestDeputyClaims: what is said about the unit itself, its chair says and takes
// back; a deputy may leave.
func TestDeputyClaims(t *testing.T) {
	o := open(t)
	o.named()
	binh := o.phone(72, "Bình")
	an := o.chair(71, "An", "01-1-1")
	binh.joins(an.delegates())
	binh.says("trường hợp khác")
	unit := string(o.unit("01-1-1").ID)
	binh.forges("claim/" + unit + "/" + itoa(int64(o.state(binh).Rev)) + "/dissolved")
	binh.forges("claimed/" + unit + "/" + itoa(int64(o.state(binh).Rev)))
	if r := o.report("01-1-1"); r.Claim != nil {
		t.Errorf("a deputy claims %+v", r.Claim)
	}
	an.says("trường hợp khác")
	an.presses(text.ExitDissolved)
	an.presses(text.DissolvedYes)
	binh.forges("lift/" + unit)
	if r := o.report("01-1-1"); !r.Claim.Stands() {
		t.Error("a deputy takes back what the chair said")
	}
	wants(t, binh.says("/baocao"), text.ClaimStandsDeputy)
	an.says("/baocao")
	an.presses(text.ClaimLift)
	binh.says("trường hợp khác")
	binh.presses(text.NotMine)
	wants(t, binh.presses(text.LeaveYes), text.Left)
	if len(o.officer(binh).Posts) != 0 || len(o.holders("01-1-1", store.Chair)) != 1 || o.report("01-1-1").Claim != nil {
		t.Errorf("left: %+v, %+v", o.officer(binh).Posts, o.report("01-1-1").Claim)
	}
	o.inOrder()
}

// TestDeputyErased: whoever is erased is no deputy any more, and is named nowhere.
func TestDeputyErased(t *testing.T) {
	o := open(t)
	o.named()
	an, binh := o.phone(71, "An"), o.phone(72, secretName)
	an.joins(o.invite("01-1-1", store.Chair))
	binh.joins(an.delegates())
	binh.reports("380")
	binh.says("/xoadulieu")
	binh.presses(text.EraseYes)
	if n := len(o.holders("01-1-1", store.Deputy)); n != 0 {
		t.Errorf("%d deputies", n)
	}
	for _, said := range []string{an.says("/xem"), an.says("/uyquyen"), an.says("/donvi"), o.screenOf("01-1-1")} {
		if strings.Contains(said, secretName) {
			t.Errorf("named: %q", said)
		}
	}
	wants(t, an.says("/xem"), "380 người", text.TypedBy)
	o.settle(an)
	if found := o.traces(nowhere, secretName); len(found) > 0 {
		t.Errorf("personal data: %q", found)
	}
	o.inOrder()
}

// TestManyDelegates: deputies and links are bounded, and a hand-over touches no
// more keys than the store allows, also for somebody with many units.
func TestManyDelegates(t *testing.T) {
	o := open(t)
	o.named()
	an := o.chair(71, "An", "01-1-1")
	for i := range 10 {
		payload := an.delegates()
		if i%2 == 0 {
			o.phone(int64(500+i), "Phó").joins(payload)
		}
		o.now = o.now.Add(time.Minute)
	}
	an.says("/uyquyen")
	wants(t, an.presses(text.PeopleAdd), text.PeopleMany)
	dung := o.phone(73, "Dung")
	for i := range 30 {
		dung.joins(o.invite("01-2-"+itoa(int64(i+1)), store.Chair))
	}
	payload := an.handsOver()
	dung.says("/start " + payload)
	for range 16 {
		dung.says("/trogiup")
	}
	count := &counting{Engine: o.engine}
	o.work(count)
	dung.confirms()
	if f := o.officer(dung); !f.Has(o.unit("01-1-1").ID, store.Chair) || count.most > store.MaxOps {
		t.Errorf("%d keys touched; %+v", count.most, f.Posts)
	}
	t.Logf("at most %d keys in an update", count.most)
	o.inOrder()
}
