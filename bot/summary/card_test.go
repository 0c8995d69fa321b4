package summary_test

import (
	"testing"

	"raquan/bot/summary"
	"raquan/store"
)

// TestCard: a unit with everything that a card can say, one of which the roster
// alone knows something, a level above, and a unit seen by its own officer.
func TestCard(t *testing.T) {
	w, _, district, unions := country(t)
	u := unions[0]
	for id, p := range map[store.PersonID]store.Person{
		"p1": {Name: "Nguyễn <An>", Phone: "+84900000003"}, "p2": {Name: "Lê Thị Châu"},
		"p9": {Name: "Trần Bình", Phone: "+84912000001"}, "p8": {Name: "Phạm Dung", Phone: "+84912000002"},
	} {
		p.ID = id
		w.put(store.PersonKey(id), p)
	}
	w.put(store.OfficerKey("p2"), store.Officer{Unreachable: day(19, 21, 0)})
	w.put(store.StaffKey(u.ID), store.Staff{Officers: []store.Post{
		{Person: "p1", Role: store.Chair, Since: day(12, 9, 0)}, {Person: "p2", Role: store.Deputy, Since: day(13, 9, 0)},
		{Person: "p7", Role: store.Deputy, Since: day(14, 9, 0)}}})
	w.put(store.StaffKey(district.ID), store.Staff{Officers: []store.Post{{Person: "p8", Role: store.UpperRole, Since: day(11, 9, 0)}}})
	u.Contact, u.Zone = "p9", store.ZoneKCN
	w.put(store.UnitKey(u.ID), u)
	r := sent(100, 80, 90, "yes")
	r.Revision, r.Last = 2, day(20, 7, 40)
	r.Return = &store.Return{Reason: "#disagree", In: district.ID, At: day(19, 17, 0), Fixed: day(20, 7, 40)}
	w.report(u, r)
	for n, rev := range []store.Revision{{At: day(19, 8, 6), By: "p1"}, {At: day(20, 7, 40), By: "p7", Entered: &store.Entered{}}} {
		w.put(store.RevisionKey(w.c.Key, u.ID, n+1), rev)
	}
	unions[4].Contact = "p8"
	w.put(store.UnitKey(unions[4].ID), unions[4])
	own := screen(summary.Card, u, 0, "")
	own.Args = map[string]string{summary.Root: string(u.ID)}
	w.goldens(t, map[string]store.Screen{
		"card": screen(summary.Card, u, 0, ""), "card-own": own, "card-above": screen(summary.Card, district, 0, ""),
		"card-roster": screen(summary.Card, unions[4], 0, ""), "card-closed": screen(summary.Card, unions[6], 0, ""),
	})
}
