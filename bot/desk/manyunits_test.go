package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"raquan/bot/text"
	"raquan/store"
)

// TestLaterOfManyDistricts: somebody with units in as many districts, most of which
// have reported, can put reminders off and choose among the rest, also while as
// much waits to be written down as one Update takes along.
func TestLaterOfManyDistricts(t *testing.T) {
	o := open(t)
	b := strings.Builder{}
	b.WriteString(units)
	for i := range 36 {
		fmt.Fprintf(&b, "05-%d,02,upper,LĐLĐ huyện %d,,,,,\n05-%d-1,05-%d,grassroots,CĐCS Xã %d,%d,,,,\n", i, i, i, i, i, 100+i)
	}
	o.bring(b.String())
	o.lookAround()
	an := o.chair(71, "An", "01-1-1")
	an.reports("380")
	f := o.officer(an)
	for i := range 36 {
		u := o.unit(fmt.Sprintf("05-%d-1", i))
		f.Posts = append(f.Posts, store.Post{Unit: u.ID, Role: store.Chair})
		if i < 23 {
			o.do(func(tx store.Tx) error {
				return store.Put(tx, store.ReportKey(o.c.Key, u.ID), store.Report{V: 1, Unit: u.ID, State: store.Sent})
			})
		}
	}
	id := an.person()
	o.do(func(tx store.Tx) error { return store.Put(tx, store.OfficerKey(id), f) })
	evening := o.clock(20, 19, 0)
	for data, want := range map[string]*text.Sentence{
		"c/desau": text.LaterAsk, "later/" + itoa(evening.Unix()): text.LaterSet, "which/u": text.WhichOwed, "which/notme": text.WhichOwed,
	} {
		o.box.hold = true
		for range 20 {
			an.says("/menu")
		}
		o.box.hold = false
		o.box.letGo()
		wants(t, an.forges(data), want)
	}
	o.now = evening
	wants(t, o.later(an), text.RemindLater)
}
