package desk_test

import (
	"strings"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/store"
)

const (
	secretName = "Nguyễn Thị Bí Mật"
	secretID   = 7123456789
)

// traces lists where the store holds any of the texts, but for what allowed
// excepts.
func (o *office) traces(allowed func(store.Key) bool, texts ...string) (keys []string) {
	o.Helper()
	for key, value := range o.dump() {
		if allowed(key) {
			continue
		}
		for _, s := range texts {
			if strings.Contains(value, s) || strings.Contains(string(key), s) {
				keys = append(keys, string(key)+" holds "+s)
			}
		}
	}
	return keys
}

func nowhere(store.Key) bool { return false }

// onItsWay allows the ledger's messages that are not sent yet.
func (o *office) settle(people ...*phone) {
	o.Helper()
	o.box.letGo()
	for _, p := range people {
		o.handle(p.update(chat.Joined)) // writes down what was sent
	}
}

// TestPersonalData: after a whole conversation, name, phone and Telegram id
// stand in the person's record and nowhere else, keys included.
func TestPersonalData(t *testing.T) {
	o := open(t)
	p, above := o.phone(secretID, secretName), o.phone(81, "Cấp trên")
	above.joins(o.invite("01-2", store.UpperRole))
	p.says("/start")
	p.sharesOwn(phoneDung)
	p.presses("CĐCS Cửa hàng số 2")
	above.presses(text.Approve)
	p.says("/baocao")
	p.reports("55")
	p.says("/xem")
	o.now = o.now.Add(2 * time.Hour)
	if err := o.desk.Digests(t.Context(), o.now); err != nil {
		t.Fatal(err)
	}
	person := func(k store.Key) bool { return k.Part(0) == "person" }
	if found := o.traces(person, secretName, "7123456789", "900000009"); len(found) > 0 {
		t.Errorf("personal data, before the ledger is settled: %q", found)
	}
	o.settle(p, above)
	if found := o.traces(person, secretName, "7123456789", "900000009"); len(found) > 0 {
		t.Errorf("personal data: %q", found)
	}
	if strings.Contains(o.log.String(), secretName) || strings.Contains(o.log.String(), "7123456789") || strings.Contains(o.log.String(), "900000009") {
		t.Errorf("personal data in the log: %s", o.log)
	}
	o.inOrder()
}

// TestErase: nothing of the person is left, the figures stay, and what comes
// in afterwards brings nothing back.
func TestErase(t *testing.T) {
	o := open(t)
	p := o.phone(secretID, secretName)
	p.says("/start")
	p.sharesOwn(phoneAn)
	p.reports("380")
	p.says("/xoadulieu")
	message, data := p.button(text.EraseYes)
	u := p.press(message, data)
	wants(t, p.does(u), text.EraseDone)
	gone := func(when string) {
		t.Helper()
		if found := o.traces(nowhere, secretName, "7123456789", "900000003"); len(found) > 0 {
			t.Errorf("%s: %q", when, found)
		}
		if id := p.person(); id != "" {
			t.Errorf("%s: still known as %s", when, id)
		}
	}
	gone("erased")
	if r := o.report("01-1-1"); r.State != store.Sent || *r.Sent["DA_CAI"].N != 380 || len(o.holders("01-1-1", store.Chair)) != 0 {
		t.Errorf("report: %+v", r)
	}
	o.inOrder()

	o.handle(u) // comes again
	gone("the same update again")
	o.handle(p.update(chat.Blocked)) // as people do who have had enough
	gone("blocked")
	o.handle(p.update(chat.Joined))
	gone("unblocked")
	wants(t, p.says("/baocao"), text.NoRoleChair) // a stranger again
	o.inOrder()
}

// TestEraseStaff: the menu goes with the role.
func TestEraseStaff(t *testing.T) {
	o := open(t)
	p := o.upper(81, "Cấp trên", "01-2")
	p.says("/xoadulieu")
	p.presses(text.EraseYes)
	if m := o.box.menus[len(o.box.menus)-1]; m.chat != p.id || m.commands[0].Name == "tonghop" {
		t.Errorf("menu: %+v", m)
	}
	o.inOrder()
}

// TestErasedMeanwhile: a request and a digest outlive the person they are about.
func TestErasedMeanwhile(t *testing.T) {
	o := open(t)
	above, dung, an := o.phone(81, "Cấp trên"), o.phone(secretID, secretName), o.phone(71, "An")
	above.joins(o.invite("01", store.UpperRole))
	dung.sharesOwn(phoneDung)
	dung.presses("CĐCS Cửa hàng số 2")
	an.joins(o.invite("01-2-20", store.Chair))
	o.chair(74, "Ba", "01-2-21")
	for _, p := range []*phone{dung, an} {
		p.says("/xoadulieu")
		p.presses(text.EraseYes)
	}
	above.presses(text.Approve)
	if n := len(o.holders("01-2-2", store.Chair)); n != 0 {
		t.Errorf("%d officers of the unit asked for by somebody who is erased", n)
	}
	n := above.count()
	o.now = o.now.Add(2 * time.Hour)
	if err := o.desk.Digests(t.Context(), o.now); err != nil {
		t.Fatal(err)
	}
	said := above.since(n)
	wants(t, said, text.Say(text.Vi, text.DigestLine, "name", "Ba", "role", text.RoleChair.Vi, "unit", "CĐCS Cửa hàng số 21"))
	if n := strings.Count(said, "CĐCS"); n != 1 {
		t.Errorf("%d lines, want one: %q", n, said)
	}
	o.settle(above)
	if found := o.traces(nowhere, secretName); len(found) > 0 {
		t.Errorf("personal data: %q", found)
	}
	o.inOrder()
}
