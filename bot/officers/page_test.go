package officers_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"raquan/bot/officers"
	"raquan/store"
	"raquan/store/mem"
)

// TestPages: the units below stand on pages, eight on each, closed ones left out.
func TestPages(t *testing.T) {
	e := mem.New()
	t.Cleanup(func() { _ = e.Close() })
	put := func(tx store.Tx, u store.Unit) error {
		if err := store.Put(tx, store.UnitKey(u.ID), u); err != nil {
			return err
		}
		return store.PutID(tx, store.ChildKey(u.Parent, u.Order, u.ID), string(u.ID))
	}
	err := e.Update(context.Background(), func(tx store.Tx) error {
		if err := put(tx, store.Unit{ID: "u1", Kind: store.National, Name: "TLĐ"}); err != nil {
			return err
		}
		for i := range 18 {
			u := store.Unit{ID: store.UnitID(fmt.Sprintf("u%d", 10+i)), Kind: store.Federation, Name: fmt.Sprintf("Tỉnh %d", i), Order: i, Parent: "u1", Above: []store.UnitID{"u1"}}
			if i == 3 {
				u.Closed = time.Date(2020, 8, 1, 0, 0, 0, 0, time.UTC)
			}
			if err := put(tx, u); err != nil {
				return err
			}
		}
		return store.Put(tx, store.OfficerKey("p1"), store.Officer{V: 1, Posts: []store.Post{{Unit: "u1", Role: store.Department}}})
	})
	if err != nil {
		t.Fatal(err)
	}
	for page, want := range []string{"0 1 2 4 5 6 7 8 | 1", "9 10 11 12 13 14 15 16 | 0 2", "17 | 1", "| 2"} {
		var got []string
		err := e.View(context.Background(), func(s store.Snapshot) error {
			m, err := officers.Render(s, officers.Deps{Operator: func(*store.Person) bool { return false }}, store.Screen{Name: officers.Home, Unit: "u1", For: "p1", Page: page, Lang: "vi"}, time.Now())
			for _, row := range m.Buttons {
				for _, b := range row {
					p, ok := officers.Parse(b.Data)
					switch {
					case ok && p.Unit != "u1":
						got = append(got, strings.TrimPrefix(b.Text, "👥 Tỉnh "))
					case ok && p.What == officers.Home:
						if !strings.Contains(strings.Join(got, " "), "|") {
							got = append(got, "|")
						}
						got = append(got, fmt.Sprint(p.Page))
					}
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("page %d has %q, want %q", page, s, want)
		}
	}
}
