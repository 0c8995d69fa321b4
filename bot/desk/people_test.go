package desk_test

import (
	"regexp"
	"testing"

	"raquan/bot/text"
	"raquan/bot/tree"
	"raquan/store"
)

// The people with whom stories begin.

// chair is somebody who has joined as the chair of a unit.
func (o *office) chair(id int64, name, code string) *phone {
	o.Helper()
	return o.joined(id, name, code, store.Chair)
}

// upper is an officer of a level above who has joined.
func (o *office) upper(id int64, name, code string) *phone {
	o.Helper()
	return o.joined(id, name, code, store.UpperRole)
}

// department is an officer of the national department who has joined.
func (o *office) department(id int64, name string) *phone {
	o.Helper()
	return o.joined(id, name, "TLD", store.Department)
}

func (o *office) joined(id int64, name, code string, role store.Role) *phone {
	o.Helper()
	p := o.phone(id, name)
	p.joins(o.invite(code, role))
	return p
}

// named gives the bot a user name, without which there are no links.
func (o *office) named() {
	o.Helper()
	o.do(func(tx store.Tx) error {
		return store.Put(tx, store.BotKey, store.Bot{V: 1, ID: 1, Username: "raquan_bot"})
	})
}

var startLink = regexp.MustCompile(`https://t\.me/raquan_bot\?start=([A-Za-z0-9_-]+)`)

// payloadIn is the payload of the only link in a text.
func payloadIn(t testing.TB, said string) string {
	t.Helper()
	found := startLink.FindAllStringSubmatch(said, -1)
	if len(found) != 1 {
		t.Fatalf("%d links in %q", len(found), said)
	}
	return found[0][1]
}

// twoUnits is Bình, known by the number as chair of two units, who has reported
// for CĐCS Sao Mai and not for the other.
func (o *office) twoUnits() *phone {
	o.Helper()
	p := o.phone(502, "Bình")
	p.sharesOwn(phoneBinh)
	p.presses(text.AllOfThem)
	p.presses("CĐCS Sao Mai")
	p.reports("380")
	return p
}

// stopped is An, known by the number, who has given one answer and stopped.
func (o *office) stopped() *phone {
	o.Helper()
	p := o.phone(501, "An")
	p.sharesOwn(phoneAn)
	p.picks("dung_roi")
	p.says("/huy")
	return p
}

// asking is Mai, who has asked for CĐCS May Mẫu, and officers of its two levels
// above.
func (o *office) asking() (mai, district, city *phone) {
	o.Helper()
	district, city = o.upper(81, "Nhất", "01-1"), o.upper(82, "Thành phố", "01")
	mai = o.phone(75, "Mai")
	mai.asksFor("CĐCS May Mẫu")
	return mai, district, city
}

// handingOver is An, who looks at the card of a report while the link by which
// the chair is handed over stands open with two others.
func (o *office) handingOver() (an, binh, chau *phone) {
	o.Helper()
	o.named()
	an, binh, chau = o.chair(71, "An", "01-1-1"), o.phone(72, "Bình"), o.phone(73, "Châu")
	payload := an.handsOver()
	an.says("/baocao")
	an.answersAll("380")
	binh.says("/start " + payload)
	chau.says("/start " + payload)
	return an, binh, chau
}

// misses opens a shared link and says that the unit is not in its list.
func (p *phone) misses(payload string) {
	p.o.Helper()
	p.says("/start " + payload)
	p.presses(text.SeekMissing)
}

// closes closes a unit as an import does.
func (o *office) closes(code string) {
	o.Helper()
	u := o.unit(code)
	o.do(func(tx store.Tx) error {
		return tree.Order{Writer: tree.Writer{Tx: tx, Secret: o.secret, Campaign: o.c}, Now: o.now}.Close(u.ID)
	})
}

// nothingLeft: no key beside an open request is there any more.
func (o *office) nothingLeft() {
	o.Helper()
	if keys := o.leftKeys(); len(keys) > 0 {
		o.Errorf("left: %q", keys)
	}
}
