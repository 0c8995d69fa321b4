package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"raquan/bot/text"
	"raquan/store"
)

// give makes somebody chair of units without asking.
func (o *office) give(p *phone, codes ...string) {
	o.Helper()
	f := o.officer(p)
	for _, code := range codes {
		id := o.unit(code).ID
		f.Posts = append(f.Posts, store.Post{Unit: id, Role: store.Chair, Since: o.now})
		o.do(func(tx store.Tx) error {
			if err := store.PutID(tx, store.StaffedKey(id), string(id)); err != nil {
				return err
			}
			return store.Put(tx, store.StaffKey(id), store.Staff{V: 1, Officers: []store.Post{{Person: p.person(), Role: store.Chair, Since: o.now}}})
		})
	}
	f.V = 1
	o.do(func(tx store.Tx) error { return store.Put(tx, store.OfficerKey(p.person()), f) })
}

// TestEraseManyRoles: whoever holds many roles may erase themselves too.
func TestEraseManyRoles(t *testing.T) {
	for _, n := range []int{30, 60, 80, 90, 120} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			o := open(t)
			b := &strings.Builder{}
			b.WriteString("code,parent_code,kind,name\n")
			var codes []string
			for i := range n {
				codes = append(codes, fmt.Sprintf("X%d", i))
				fmt.Fprintf(b, "X%d,01-1,grassroots,Đơn vị %d\n", i, i)
			}
			o.bring(b.String())
			p := o.phone(501, "Nhiều")
			p.says("/start")
			o.give(p, codes...)
			p.sharesOwn(phoneDung) // of twelve units more
			id := p.person()
			p.says("/xoadulieu")
			c := &counting{Engine: o.engine}
			o.work(c)
			wants(t, p.presses(text.EraseYes), text.EraseDone)
			if p.person() != "" || c.most > store.MaxOps {
				t.Errorf("known as %q, %d keys touched", p.person(), c.most)
			}
			for key, value := range o.dump() {
				if (key.Part(0) == "staff" || key.Part(0) == "officer") && strings.Contains(string(key)+value, string(id)) {
					t.Errorf("%s: %s", key, value)
				}
			}
			o.inOrder()
		})
	}
}

// TestEraseManyContacts: a number that stands at more units than the look-up by it
// names is gone from all of them.
func TestEraseManyContacts(t *testing.T) {
	o := open(t)
	b := &strings.Builder{}
	b.WriteString(units)
	for i := range store.MaxPhoneUnits + 100 {
		fmt.Fprintf(b, "02-%d,02,grassroots,CĐCS Quầy số %d,100,,,Lê Mẫu Em,0900000077\n", 100+i, i)
	}
	o.bring(b.String())
	p := o.phone(71, "Em")
	wants(t, p.sharesOwn("84900000077"), text.ContactMany)
	p.says("/xoadulieu")
	wants(t, p.presses(text.EraseYes), text.EraseDone)
	if found := o.traces(nowhere, "900000077", "Lê Mẫu Em"); len(found) > 0 {
		t.Errorf("%d traces, such as %s", len(found), found[0])
	}
	o.inOrder()
}
