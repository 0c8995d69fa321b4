package desk_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"raquan/bot/dialog"
	"raquan/bot/exports"
	"raquan/bot/links"
	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/bot/waves"
	"raquan/store"
)

// Who may do what, as one table: every kind of press with forged data, and every
// command, by everybody, about every unit. What is refused leaves nothing behind and
// names nothing. A new kind of press or command needs a line here.

// whose says whose a unit has to be for a press to be answered.
type whose int

const (
	nobodys  whose = iota // it names no unit, or only looks for something
	reports               // for those who report for the unit
	staff                 // for officers at or above the unit
	above                 // for officers of a level above the unit, the department for all
	theirs                // for officers of the unit itself
	entering              // for officers of a level above the unit who do not report for it
	either                // for those who report for the unit, and officers at or above it
)

// presses are the forged data of each kind; {u} is the unit.
var presses = map[string]struct {
	whose whose
	data  []string
}{
	"a": {reports, []string{"a/{u}/DA_CAI/1/du_100"}}, "n": {reports, []string{"n/{u}/DA_CAI/1/5"}},
	"m": {reports, []string{"m/{u}/HINH_THUC/1/zalo_fb/1"}}, "d": {reports, []string{"d/{u}/HINH_THUC/1"}},
	"k": {reports, []string{"k/{u}/DA_CAI/1"}}, "x": {reports, []string{"x/{u}/DA_CAI/1"}}, "r": {reports, []string{"r/{u}/DA_CAI/1"}},
	"theirs": {reports, []string{"theirs/{u}/DA_CAI/1"}}, "same": {reports, []string{"same/{u}/DA_CAI/1"}},
	"back": {reports, []string{"back/{u}/DA_CAI/1"}}, "why": {reports, []string{"why/{u}/DA_CAI/1"}},
	"e": {reports, []string{"e/{u}/DA_CAI"}}, "s": {reports, []string{"s/{u}/1"}}, "b": {reports, []string{"b/{u}"}},
	"u": {reports, []string{"u/{u}"}}, "v": {reports, []string{"v/{u}"}}, "rc": {reports, []string{"rc/{u}"}}, "gt": {reports, []string{"gt/{u}"}},
	"hc": {reports, []string{"hc/{u}"}}, "y": {reports, []string{"y/{u}"}}, "z": {reports, []string{"z/{u}/0"}},
	"dl":    {reports, []string{"dl/{u}"}},
	"pe":    {reports, []string{"pe/{u}/deputy/0", "pe/{u}/end/{p}", "pe/{u}/revoke/0"}},
	"notme": {reports, []string{"notme/{u}"}},
	"exits": {reports, []string{"exits/{u}"}}, "fill": {reports, []string{"fill/{u}/DA_CAI/1/khong"}},
	"claim": {reports, []string{"claim/{u}/1/dissolved"}}, "claimed": {reports, []string{"claimed/{u}/1"}}, "lift": {reports, []string{"lift/{u}"}},

	"o": {staff, []string{"o/{u}"}}, "moi": {staff, []string{"moi/{u}"}}, "nhac": {staff, []string{"nhac/{u}"}},
	"scr": {staff, []string{"scr/{u}/chuanop", "scr/{u}/hinhthuc", "scr/{u}/khokhan", "scr/{u}/tiendo"}},
	"nk":  {staff, []string{"nk/{u}"}}, "chot": {staff, []string{"chot/{u}/0", "chot/{u}/1"}}, "ctam": {staff, []string{"ctam/{u}/0", "ctam/{u}/1"}}, "xe": {staff, []string{"xe/{u}"}}, "bt": {staff, []string{"bt/{u}"}},
	"wd": {either, []string{"wd/{u}"}},
	"nx": {theirs, []string{"nx/{u}/see/0", "nx/{u}/all/0", "nx/{u}/ask/uu_diem", "nx/{u}/skip/uu_diem", "nx/{u}/clear/uu_diem"}},
	"ho": {staff, []string{"ho/{u}"}}, "hs": {staff, []string{"hs/{u}"}}, "hx": {staff, []string{"hx/{u}"}}, "hf": {staff, []string{"hf/{u}"}},
	"hg": {above, []string{"hg/{u}"}}, "hw": {staff, []string{"hw/{u}/1598000000"}}, "hr": {staff, []string{"hr/{u}/0"}}, "hy": {staff, []string{"hy/{u}/1598000000"}},
	"lk": {staff, []string{"lk/{u}/show", "lk/{u}/new", "lk/{u}/off"}}, "ql": {staff, []string{"ql/{u}/0"}},
	"qd": {staff, []string{"qd/{u}/0/id1x/y"}}, "qa": {staff, []string{"qa/{u}/1598000000"}},
	"tb": {staff, []string{"tb/{u}/0/under/0", "tb/{u}/1/all/0", "tb/{u}/1/send/5.qf3k8w"}},
	"tr": {staff, []string{"tr/{u}/0/menu/0", "tr/{u}/0/close/0", "tr/{u}/0/rename/0", "tr/{u}/1/yes/0", "tr/{u}/2/yes/0", "tr/{u}/1/to/{u}"}},
	"rv": {above, []string{"rv/{u}/1/back/0", "rv/{u}/1/gone/0", "rv/{u}/1/accept/0", "rv/{u}/1/ring/0", "rv/{u}/1/yes/0", "rv/{u}/1/all/0"}},

	"c": {nobodys, []string{"c/trogiup"}}, "g": {nobodys, []string{"g/guide/0"}}, "w": {nobodys, []string{"w/n"}}, "i": {nobodys, []string{"i/y/abc"}},
	"f": {nobodys, []string{"f/{u}", "f/*"}}, "q": {nobodys, []string{"q/id1x/y"}}, "which": {nobodys, []string{"which/u"}}, "later": {nobodys, []string{"later/1598000000"}},
	"in": {nobodys, []string{"in/{u}"}}, "pick": {nobodys, []string{"pick/{u}"}}, "ask": {nobodys, []string{"ask/{u}"}}, "seek": {nobodys, []string{"seek/1", "seek/again"}},

	"t:": {staff, append(lettered("t:%c:{u}:0:{root}:"), "t:fa:{u}:0::", "t:fl:{u}:0:{root}:", "t:fz:{u}:0::1", "t:fd:{u}:0::1", "t:fs:{u}:0::1")}, dialog.LinksData: {staff, lettered("moi:%c:{u}:0")},
	dialog.WavesData: {staff, lettered("wv:%c:{u}:qfbf9c:5")},
	"cl":             {above, []string{"cl/{u}/silent/0/0/", "cl/{u}/today/0/3/{u}-absent-i"}},
	"nm:":            {nobodys, []string{"nm:0123456789abcdef:y:0", "nm:0123456789abcdef:f:0"}},
	"nh":             {entering, []string{"nh/{u}/do", "nh/{u}/phone", "nh/{u}/chair", "nh/{u}/over", "nh/{u}/drop", "nh/{u}/show"}},
	"cn":             {staff, []string{"cn/{u}"}}, dialog.OfficersData: {above, []string{"cb:a:{u}:{p}", "cb:x:{u}:{p}", "cb:n:{u}:0"}},
	dialog.ExportsData: {staff, []string{exports.DataPrefix + "?:{u}:::"}},
}

// lettered gives data for every screen and act of a room: they have letters.
func lettered(form string) (data []string) {
	for c := 'a'; c <= 'z'; c++ {
		d := fmt.Sprintf(form, c)
		example := strings.NewReplacer("{u}", "u1", "{root}", "u1").Replace(d)
		_, summarised := summary.Parse(example)
		_, linked := links.Parse(example)
		wave, waved := waves.Parse(example)
		if summarised || linked || waved && wave.What != waves.Stop { // which names no unit
			data = append(data, d)
		}
	}
	return data
}

// TestEveryPressHasRights: no kind of press is without a line in the table.
func TestEveryPressHasRights(t *testing.T) {
	if have, want := slices.Sorted(maps.Keys(presses)), slices.Sorted(slices.Values(dialog.PressKinds())); !slices.Equal(have, want) {
		t.Errorf("the table has %q,\nthere are %q", have, want)
	}
}

// cast is everybody who presses, and what is theirs.
type cast struct {
	who      string
	phone    *phone
	reports  []string // codes of units
	officer  string   // code of the unit of which they are an officer
	national bool
}

func (c *cast) may(o *office, w whose, code string) bool {
	at, top := false, false
	if u := o.unit(code); c.officer != "" {
		own := o.unit(c.officer).ID
		top = u.ID == own
		at = top || slices.Contains(u.Above, own)
	}
	switch w {
	case reports:
		return slices.Contains(c.reports, code)
	case staff:
		return at
	case theirs:
		return top
	case entering:
		return at && !top && !slices.Contains(c.reports, code)
	case either:
		return at || slices.Contains(c.reports, code)
	case above:
		return at && (!top || c.national)
	}
	return true
}

// everybody has joined, and a report has been sent in each district.
func everybody(t *testing.T) (*office, []cast) {
	o := open(t)
	o.named()
	o.noFiles = true
	an := o.chair(1, "An", "01-1-1")
	an.reports("380")
	other := o.chair(2, "Hoa", "02-1")
	other.reports("5")
	nobody := o.phone(3, "Ai đó")
	nobody.says("/trogiup")
	deputy := o.phone(4, "Phó")
	an.says("/uyquyen")
	deputy.joins(payloadIn(t, an.presses(text.PeopleAdd)))
	return o, []cast{
		{who: "nobody", phone: nobody},
		{who: "chair", phone: an, reports: []string{"01-1-1"}},
		{who: "deputy", phone: deputy, reports: []string{"01-1-1"}},
		{who: "district", phone: o.upper(5, "Châu", "01-1"), officer: "01-1"},
		{who: "city", phone: o.upper(6, "Tâm", "01"), officer: "01"},
		{who: "department", phone: o.department(7, "Ban"), officer: "TLD", national: true},
	}
}

// targets are units as the district of the cast sees them: its own, one below, its
// sister, those above, and foreign ones.
var targets = []string{"01-1", "01-1-1", "01-2", "01", "TLD", "02-1"}

// TestRightsOfPresses: what somebody may not press changes nothing and tells
// nothing; what they may is not refused.
func TestRightsOfPresses(t *testing.T) {
	o, people := everybody(t)
	for _, kind := range slices.Sorted(maps.Keys(presses)) {
		line := presses[kind]
		if line.whose == nobodys {
			continue
		}
		for _, c := range people {
			for _, code := range targets {
				for _, form := range line.data {
					o.tries(&c, kind, form, code, line.whose)
				}
			}
		}
	}
}

func (o *office) tries(c *cast, kind, form, code string, w whose) {
	o.Helper()
	u, root := o.unit(code), o.unit("TLD").ID
	if c.officer != "" {
		root = o.unit(c.officer).ID
	}
	data := strings.NewReplacer("{u}", string(u.ID), "{root}", string(root), "{p}", string(c.phone.person())).Replace(form)
	before := o.standing(c.phone)
	n := c.phone.count()
	said := c.phone.forges(data)
	toast := o.box.lastToast()
	refused := toast.callback == "cb"+itoa(c.phone.id)+"."+itoa(int64(c.phone.callback)) && toast.alert
	if c.may(o, w, code) {
		if refused && w != above && pattern(text.OutsideScope).MatchString(toast.text) {
			o.Errorf("%s about %s is refused to the %s: %s", data, code, c.who, toast.text)
		}
		return
	}
	if after := o.standing(c.phone); !maps.Equal(before, after) {
		o.Errorf("%s about %s by the %s changes %v", data, code, c.who, differing(before, after))
	}
	for _, m := range c.phone.shown[n:] {
		if s := m.entry.Screen; s != nil && s.Unit == u.ID && len(m.Buttons) > 0 {
			o.Errorf("%s about %s by the %s shows %s", data, code, c.who, s.Name)
		}
	}
	if strings.Contains(said+toast.text, u.Name) && !c.knows(o, &u) {
		o.Errorf("%s about %s by the %s tells its name: %s %s", data, code, c.who, said, toast.text)
	}
}

// knows reports whether a unit is one of somebody's own, or a level above these,
// whose names they are told everywhere; the nation's is in the letter.
func (c *cast) knows(o *office, u *store.Unit) bool {
	return u.Kind == store.National || slices.ContainsFunc(append(slices.Clone(c.reports), c.officer), func(code string) bool {
		if code == "" {
			return false
		}
		own := o.unit(code)
		return own.ID == u.ID || slices.Contains(own.Above, u.ID)
	})
}

// standing is all of the store but where the chat with a person stands.
func (o *office) standing(p *phone) map[store.Key]string {
	all := o.dump()
	id := string(p.person())
	for k := range all {
		own := k.Part(1) == id && slices.Contains([]string{"chat", "session", "ledger", "person"}, k.Part(0))
		if own || k == store.HeartbeatKey {
			delete(all, k)
		}
	}
	return all
}

func differing(a, b map[store.Key]string) (keys []store.Key) {
	for k, v := range b {
		if a[k] != v {
			keys = append(keys, k)
		}
	}
	for k := range a {
		if _, there := b[k]; !there {
			keys = append(keys, k)
		}
	}
	return keys
}

// staffCommands are for officers of a level above; everybody else is told that they
// are none. All other commands are for everybody, about their own units.
var staffCommands = []string{"batthuong", "chotsolieu", "chuanop", "duyet", "hinhthuc", "khokhan", "lienketchung", "moi", "nhac", "nhanxet", "nhapho", "nhatky", "themdonvi", "thongbao", "tiendo", "timdonvi", "tonghop", "tralai", "xephang", "xuatexcel"}

// ownCommands are the others.
var ownCommands = []string{"baocao", "batnhac", "bienlai", "boqua", "capnhat", "congvan", "desau", "doidonvi", "donvi", "hanchot", "hoidap", "huongdan", "huy",
	"lamthu", "lienhe", "ngonngu", "quaylai", "start", "sua", "tatnhac", "trogiup", "truonghopkhac", "tuyentruyen", "uyquyen", "visao", "xem", "xoadulieu", "xuatbaocao"}

// TestRightsOfCommands: a command shows nobody a unit that is not at or below their
// own, and officers' commands work for officers only.
func TestRightsOfCommands(t *testing.T) {
	if all := slices.Sorted(slices.Values(slices.Concat(staffCommands, ownCommands))); !slices.Equal(all, dialog.Commands()) {
		t.Errorf("the tables have %q,\nthere are %q", all, dialog.Commands())
	}
	o, people := everybody(t)
	for _, name := range dialog.Commands() {
		for _, c := range people {
			before, n := o.standing(c.phone), c.phone.count()
			said := c.phone.says("/" + name)
			if name == "ngonngu" { // and back
				c.phone.says("/" + name)
			}
			for _, code := range targets {
				u := o.unit(code)
				if strings.Contains(said, u.Name) && !c.knows(o, &u) && !c.may(o, staff, code) {
					t.Errorf("/%s by the %s names %s: %s", name, c.who, code, said)
				}
				for _, m := range c.phone.shown[n:] {
					if s := m.entry.Screen; s != nil && s.Unit == u.ID && !c.may(o, staff, code) && !slices.Contains(c.reports, code) {
						t.Errorf("/%s by the %s shows %s of %s", name, c.who, s.Name, code)
					}
				}
			}
			if slices.Contains(staffCommands, name) && c.officer == "" {
				wants(t, said, text.NoRoleStaff)
				if after := o.standing(c.phone); !maps.Equal(before, after) {
					t.Errorf("/%s by the %s changes %v", name, c.who, differing(before, after))
				}
			}
			if slices.Contains(staffCommands, name) && c.officer != "" && pattern(text.NoRoleStaff).MatchString(said) {
				t.Errorf("/%s is refused to the %s", name, c.who)
			}
		}
	}
}
