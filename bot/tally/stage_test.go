package tally_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
)

// staff lets somebody join or leave a unit, as the desk does it.
func (h *history) staff() error {
	u, p := h.units[h.draw(len(h.units))], store.PersonID(fmt.Sprint("p", h.draw(4)))
	post := store.Post{Role: []store.Role{store.Chair, store.Deputy, store.UpperRole}[h.draw(3)]}
	var staff store.Staff
	var o store.Officer
	for key, v := range map[store.Key]any{store.StaffKey(u.ID): &staff, store.OfficerKey(p): &o} {
		if _, err := store.Get(h.db, key, v); err != nil {
			return err
		}
	}
	if o.Has(u.ID, post.Role) {
		o.Lose(u.ID, post.Role)
		staff.Officers = slices.DeleteFunc(staff.Officers, func(x store.Post) bool { return x.Person == p && x.Role == post.Role })
	} else {
		o.Posts = append(o.Posts, store.Post{Unit: u.ID, Role: post.Role})
		staff.Officers = append(staff.Officers, store.Post{Person: p, Role: post.Role})
	}
	for key, v := range map[store.Key]any{store.StaffKey(u.ID): staff, store.OfficerKey(p): o} {
		if err := store.Put(h.db, key, v); err != nil {
			return err
		}
	}
	return store.PutID(h.db, store.StaffedKey(u.ID), string(u.ID))
}

// reach lets somebody block the bot, or come back.
func (h *history) reach() error {
	p := store.PersonID(fmt.Sprint("p", h.draw(4)))
	var o store.Officer
	if _, err := store.Get(h.db, store.OfficerKey(p), &o); err != nil {
		return err
	}
	if o.Unreachable = time.Unix(1, 0); h.draw(2) > 0 {
		o.Unreachable = time.Time{}
	}
	if err := store.Put(h.db, store.OfficerKey(p), o); err != nil {
		return err
	}
	return store.PutID(h.db, store.ReachKey(p), string(p))
}

// follow lets stages follow the notes that wait.
func (h *history) follow() error {
	for key := range h.db {
		var units []store.UnitID
		switch key.Part(0) {
		case "staffed":
			units = []store.UnitID{store.UnitID(key.Part(1))}
		case "reach":
			var o store.Officer
			if _, err := store.Get(h.db, store.OfficerKey(store.PersonID(key.Part(1))), &o); err != nil {
				return err
			}
			units = o.Reporting()
		default:
			continue
		}
		for _, id := range units {
			if err := tally.Stand(h.db, h.c, id); err != nil {
				return err
			}
		}
		delete(h.db, key)
	}
	return nil
}

// ringable checks that under every unit those who have not reported stand in the
// list, each in its group, the largest first, and that the sums count them.
func ringable(db memory, c *config.Campaign) error {
	all, units := map[store.UnitID][]tally.Rung{}, map[store.UnitID]*store.Unit{}
	for u, err := range store.Units(db) {
		if err != nil {
			return err
		}
		units[u.ID] = u
		if group := groupBySight(db, c, u); group != "" {
			r := tally.Rung{Unit: u.ID, Group: group}
			if u.Workers != nil {
				r.Size = *u.Workers
			}
			for _, id := range append([]store.UnitID{u.ID}, u.Above...) {
				all[id] = append(all[id], r)
			}
		}
	}
	for id, u := range units {
		want := all[id]
		slices.SortFunc(want, func(a, b tally.Rung) int { return cmp.Or(cmp.Compare(b.Size, a.Size), cmp.Compare(a.Unit, b.Unit)) })
		sums, err := tally.Read(db, c.Key, id)
		if err != nil {
			return err
		}
		if missing := sums[tally.Units] - (sums[tally.Sent] - sums[tally.Closed]); int64(len(want)) != missing {
			return fmt.Errorf("%d are missing under %s, %d are to be rung", missing, id, len(want))
		}
		parks := func(zone string) bool { return zone != "" }
		inParks := slices.DeleteFunc(slices.Clone(want), func(r tally.Rung) bool { return units[r.Unit].Zone == "" })
		for _, list := range []struct {
			zones  tally.Zones
			groups []string
			want   []tally.Rung
		}{{nil, nil, want}, {parks, nil, inParks}, {nil, tally.Groups[:1], of(want, tally.Absent)}, {nil, tally.Groups[1:3], of(want, tally.Blocked, tally.Silent)}} {
			var got []tally.Rung
			for r, err := range tally.Ring(db, c.Key, u, list.zones, list.groups...) {
				if err != nil {
					return err
				}
				got = append(got, r)
			}
			if !slices.Equal(got, list.want) {
				return fmt.Errorf("to ring under %s of %v:\n have %v\n want %v", id, list.groups, got, list.want)
			}
		}
		for _, group := range tally.Groups {
			if n := int64(len(of(want, group))); sums[group] != n {
				return fmt.Errorf("%d are %s under %s, counted %d", n, group, id, sums[group])
			}
		}
	}
	return nil
}

func of(list []tally.Rung, groups ...string) []tally.Rung {
	return slices.DeleteFunc(slices.Clone(list), func(r tally.Rung) bool { return !slices.Contains(groups, r.Group) })
}

// groupBySight is a unit's group, found by looking at everybody.
func groupBySight(db memory, c *config.Campaign, u *store.Unit) string {
	var r store.Report
	if _, err := store.Get(db, store.ReportKey(c.Key, u.ID), &r); err != nil || !u.Expected() || r.Counts() {
		return ""
	}
	var staff store.Staff
	if _, err := store.Get(db, store.StaffKey(u.ID), &staff); err != nil {
		return ""
	}
	joined, reached := 0, 0
	for _, post := range staff.Officers {
		var o store.Officer
		if _, err := store.Get(db, store.OfficerKey(post.Person), &o); err == nil && post.Role != store.UpperRole {
			joined++
			if o.Unreachable.IsZero() {
				reached++
			}
		}
	}
	switch {
	case joined == 0:
		return tally.Absent
	case reached == 0:
		return tally.Blocked
	case len(r.Working) > 0:
		return tally.Halfway
	}
	return tally.Silent
}

// TestPlace: what a store from before stages lacks, and what has drifted apart since,
// is found and put right.
func TestPlace(t *testing.T) {
	db, c := memory{}, campaign()
	top, u := &store.Unit{V: 1, ID: "u0"}, &store.Unit{V: 1, ID: "u1", Reports: true, Workers: new(int64(30)), Above: []store.UnitID{"u0"}}
	for _, err := range []error{tally.Replace(db, c, nil, top), tally.Replace(db, c, nil, u),
		store.Put(db, store.UnitKey(top.ID), top), store.Put(db, store.UnitKey(u.ID), u),
		store.Put(db, store.StaffKey(u.ID), store.Staff{Officers: []store.Post{{Person: "p1", Role: store.Deputy}}})} {
		if err != nil {
			t.Fatal(err)
		}
	}
	wrongs := map[string]func(){
		"somebody has joined": func() {},
		"no stage": func() {
			for _, id := range []store.UnitID{"u0", "u1"} {
				if err := tally.Change(db, c.Key, []store.UnitID{id}, "", tally.Sums{tally.Silent: 1, tally.Joined: 1}, nil); err != nil {
					t.Fatal(err)
				}
			}
			for key := range db {
				if key.Part(0) == "stage" || key.Part(0) == "ring" {
					delete(db, key)
				}
			}
		},
		"an entry is lost":         func() { delete(db, store.RingKey(c.Key, "u0", tally.Silent, 30, "u1")) },
		"an entry of long ago":     func() { db[store.RingKey(c.Key, "u0", tally.Silent, 31, "u1")] = []byte("/u1/u0/") },
		"an entry of another zone": func() { db[store.RingKey(c.Key, "u0", tally.Silent, 30, "u1")] = []byte("KCN/u1/u0/") },
		"a unit that never was":    func() { db[store.RingKey(c.Key, "u0", tally.Absent, 3, "u7")] = []byte("/u7/u0/") },
	}
	for _, what := range []string{"somebody has joined", "no stage", "an entry is lost", "an entry of long ago", "an entry of another zone", "a unit that never was"} {
		wrongs[what]()
		list, err := tally.Misplaced(db, c)
		if err != nil || len(list) != 1 || list[0].String() == "" {
			t.Errorf("%s: found %v, %v", what, list, err)
		}
		for _, m := range list {
			if err := tally.Place(db, c, m); err != nil {
				t.Error(err)
			}
		}
		if list, err := tally.Misplaced(db, c); err != nil || len(list) > 0 {
			t.Errorf("%s: still %v, %v", what, list, err)
		}
		if err := sound(db, c); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
}
