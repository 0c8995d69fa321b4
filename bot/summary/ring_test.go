package summary_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"raquan/bot/summary"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// ringWorld is the province of missingWorld, with numbers, a reminder, calls, and
// somebody who has blocked the bot.
func ringWorld(t testing.TB) (w *world, top, district *store.Unit) {
	w, top, district = missingWorld(t)
	w.put(store.PersonKey("p1"), store.Person{V: 1, ID: "p1", Name: "Nguyễn Thị Mẫu", Phone: "+84900000001"})
	w.put(store.PersonKey("p2"), store.Person{V: 1, ID: "p2", Name: "Trần Văn <Thử>", Phone: "+84900000002"})
	w.put(store.PersonKey("p3"), store.Person{V: 1, ID: "p3", Name: "Lê Châu"})
	w.put(store.ChatKey("p1"), store.Chat{V: 1, SeenAt: day(19, 20, 15)})
	w.put(store.LedgerKey("p1", "n.q1.x"), store.Entry{V: 1, Person: "p1", Cause: "n.q1.x", Keep: true, At: day(19, 8, 0), SentAt: day(19, 8, 0), Outcome: store.Done})
	blocked := w.unit(district, store.Grassroots, "CĐCS đã chặn", 700)
	w.put(store.StaffKey(blocked.ID), store.Staff{V: 1, Officers: []store.Post{{Person: "p2", Role: store.Chair}}})
	w.put(store.OfficerKey("p2"), store.Officer{V: 1, Posts: []store.Post{{Unit: blocked.ID, Role: store.Chair}}, Unreachable: day(18, 9, 0)})
	calls := store.Calls{}
	calls.Add(store.Call{Outcome: "tomorrow", By: "p3", In: district.ID, At: day(19, 15, 0), Until: day(20, 23, 59)})
	calls.Add(store.Call{Outcome: "silent", By: "p3", In: district.ID, At: day(20, 7, 30)})
	w.put(store.CallsKey(w.c.Key, blocked.ID), calls)
	var largest store.Unit
	w.view(func(s store.Snapshot) error { _, err := store.Get(s, store.UnitKey("u6"), &largest); return err })
	listed := largest
	listed.Contact = "p2"
	w.replace(&largest, &listed)
	for i := range w.n {
		w.stand(store.UnitID(fmt.Sprint("u", i+1)))
	}
	return w, top, district
}

func (w *world) view(fn func(store.Snapshot) error) {
	w.Helper()
	if err := w.e.View(context.Background(), fn); err != nil {
		w.Fatal(err)
	}
}

// stand lets a unit's stage follow those who report for it.
func (w *world) stand(u store.UnitID) {
	w.do(func(tx store.Tx) error { return tally.Stand(tx, w.c, u) })
}

func TestRingScreens(t *testing.T) {
	w, top, district := ringWorld(t)
	of := func(u *store.Unit, group string) store.Screen {
		return store.Screen{Name: summary.Ring, Unit: u.ID, Args: map[string]string{summary.Root: string(top.ID), summary.What: group}}
	}
	blocked := ""
	for _, row := range w.show(of(top, tally.Blocked)).Buttons {
		for _, b := range row {
			if s, ok := summary.Parse(b.Data); ok && s.Name == summary.Called {
				blocked = string(s.Unit)
			}
		}
	}
	w.goldens(t, map[string]store.Screen{
		"ring-above": of(top, ""), "ring-district": of(district, ""), "ring-absent": of(top, tally.Absent), "ring-forged": of(top, "nogroup"),
		"ring-none":  {Name: summary.Ring, Unit: "u4", Args: map[string]string{summary.Root: "u4"}},
		"called":     {Name: summary.Called, Unit: store.UnitID(blocked), Args: map[string]string{summary.Root: string(top.ID)}},
		"called-own": {Name: summary.Called, Unit: store.UnitID(blocked), Args: map[string]string{summary.Root: blocked}},
	})
}

// TestRingOfOwn: whoever stands at a unit itself sees no number of its people.
func TestRingOfOwn(t *testing.T) {
	w, _, district := ringWorld(t)
	leaf := w.unit(district, store.Grassroots, "CĐCS riêng", 10)
	w.put(store.StaffKey(leaf.ID), store.Staff{V: 1, Officers: []store.Post{{Person: "p1", Role: store.Chair}}})
	w.stand(leaf.ID)
	for _, name := range []string{summary.Ring, summary.Called} {
		got := visible(w.show(store.Screen{Name: name, Unit: leaf.ID, Args: map[string]string{summary.Root: string(leaf.ID)}}))
		if strings.Contains(got, "+84") {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

// TestRingPages: page by page the list has every unit that has not reported, once,
// the largest first.
func TestRingPages(t *testing.T) {
	w := newWorld(t, campaign())
	top := w.unit(nil, store.Federation, "LĐLĐ tỉnh A", -1)
	want := []string{}
	for i := range 45 {
		name := fmt.Sprintf("CĐCS %02d", i)
		w.unit(top, store.Grassroots, name, int64(1000-i))
		want = append(want, name)
	}
	var got []string
	for at := range 6 {
		for _, line := range strings.Split(visible(w.show(screen(summary.Ring, top, at, ""))), "\n") {
			if _, rest, ok := strings.Cut(line, ". "); ok {
				name, _, _ := strings.Cut(rest, " – ")
				got = append(got, name)
			}
		}
	}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("the pages have\n%v", got)
	}
}

// TestMissingOfMany: where very many units stand right below one, those that are
// missing are the list to ring, and a reminder names the largest.
func TestMissingOfMany(t *testing.T) {
	w := newWorld(t, campaign())
	top := w.unit(nil, store.Federation, "LĐLĐ tỉnh A", -1)
	for i := range 600 {
		w.unit(top, store.Grassroots, fmt.Sprintf("CĐCS %03d", i), int64(1000+i))
	}
	got := visible(w.show(screen(summary.Missing, top, 1, "")))
	if !strings.Contains(got, "600") || !strings.Contains(got, "9. CĐCS 591") {
		t.Errorf("missing:\n%s", got)
	}
	got = visible(w.remind("", nil, top))
	if !strings.Contains(got, "CĐCS 599") || strings.Contains(got, "CĐCS 100") {
		t.Errorf("reminder:\n%s", got)
	}
}

// TestRingAndBack: from a unit of the list the way leads back to that list, in its
// group and view, and to the page that was left.
func TestRingAndBack(t *testing.T) {
	w := newWorld(t, campaign())
	top := w.unit(nil, store.Federation, "LĐLĐ tỉnh A", -1)
	for i := range 30 {
		u := *w.unit(top, store.Grassroots, fmt.Sprintf("CĐCS %02d", i), int64(1000-i))
		old := u
		u.Zone = store.ZoneKCN
		w.replace(&old, &u)
	}
	left := store.Screen{Name: summary.Ring, Unit: top.ID, Page: 2, Args: map[string]string{summary.Root: string(top.ID), summary.What: tally.Absent, summary.View: "i"}}
	s, ok := store.Screen{}, false
	for _, row := range w.show(left).Buttons {
		for _, b := range row {
			if to, parsed := summary.Parse(b.Data); parsed && to.Name == summary.Called {
				s, ok = to, true
			}
		}
	}
	if !ok {
		t.Fatal("no unit to call")
	}
	for _, row := range w.show(s).Buttons {
		for _, b := range row {
			if to, parsed := summary.Parse(b.Data); parsed && to.Name == summary.Ring && (to.Page != 2 || to.Args[summary.What] != tally.Absent || to.Args[summary.View] != "i" || to.Unit != top.ID) {
				t.Errorf("the way back leads to %+v", to)
			}
		}
	}
}

// TestForgedPlace: a way back that nobody was shown leads to the viewer's own list.
func TestForgedPlace(t *testing.T) {
	w := newWorld(t, campaign())
	top := w.unit(nil, store.Federation, "LĐLĐ tỉnh A", -1)
	u := w.unit(top, store.Grassroots, "CĐCS", 10)
	for _, what := range []string{"u1:x", "a/b", strings.Repeat("u", 40)} {
		s := store.Screen{Name: summary.Called, Unit: u.ID, Args: map[string]string{summary.Root: string(top.ID), summary.What: what}}
		for _, row := range w.show(s).Buttons {
			for _, b := range row {
				if len(b.Data) > 64 || strings.Contains(b.Data, what) {
					t.Errorf("%q leads to %s", what, b.Data)
				}
			}
		}
	}
}

// TestOutcomesFit: what came of a call fits a button, and its press into callback
// data, also behind the longest id and many calls.
func TestOutcomesFit(t *testing.T) {
	for _, o := range text.CallOutcomes {
		if data := "cl/u9999999/" + o.Key + "/9999/99/u9999999-blocked-mia"; len(data) > 64 || o.Name.En == "" {
			t.Errorf("%s: %s", o.Key, data)
		}
	}
}
