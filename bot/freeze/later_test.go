package freeze_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"raquan/bot/freeze"
	"raquan/store"
)

// later lists what came after a freeze, page by page.
func (co *country) later(f *store.Freeze, perPage int) (list []string) {
	co.Helper()
	co.look(func(s store.Snapshot) error {
		list = nil
		var today store.Unit
		if _, err := store.Get(s, store.UnitKey(f.Unit), &today); err != nil {
			return err
		}
		for {
			page, n, err := freeze.Later(s, co.c.Key, f, &today, len(list), len(list)+perPage)
			if err != nil {
				return err
			}
			for _, c := range page {
				list = append(list, fmt.Sprintf("%s %s %s", c.Unit, c.Kind, c.At.Sub(cutOff).Round(time.Second)))
			}
			if len(page) == 0 {
				if n != len(list) {
					co.Errorf("%d are said, %d are there", n, len(list))
				}
				return nil
			}
		}
	})
	return list
}

// TestLater: what was sent or withdrawn after a freeze is its supplement, also what
// was sent before it and written after it; returns and moves are not.
func TestLater(t *testing.T) {
	co := open(t, 12)
	for _, i := range []int{0, 1, 2, 3, 6} {
		co.send(id(i), asked.Add(-time.Hour), 50, 10)
	}
	province, district := co.freeze("u2", cutOff), co.freeze("d0", cutOff)
	after := func(d time.Duration) time.Time { return cutOff.Add(d) }
	co.send(id(4), after(-2*time.Second), 50, 10) // it was on its way
	co.send(id(1), after(-time.Second), 60, 20)
	co.send(id(0), after(2*time.Minute), 60, 20)
	co.change(id(3), after(3*time.Minute), func(r *store.Report) {
		r.State, r.Return = store.Returned, &store.Return{At: after(3 * time.Minute)}
	})
	for _, i := range []int{6, 7} { // one that counted, one that did not
		if i == 7 {
			co.send(id(i), after(3*time.Minute), 50, 10)
		}
		co.change(id(i), after(4*time.Minute), func(r *store.Report) {
			r.State, r.Withdrawal = store.Withdrawn, &store.Withdrawal{At: after(4 * time.Minute), First: r.First, Line: 1000}
			r.First = time.Time{}
		})
	}
	co.send(id(9), after(5*time.Minute), 50, 10)
	co.replace(id(2), func(u *store.Unit) { u.Parent, u.Above = "d0", []store.UnitID{"d0", "u2", "u1"} })
	want := []string{"g9 first 5m0s", "g6 withdrawn 4m0s", "g0 again 2m0s", "g1 again -1s", "g4 first -2s"}
	for _, perPage := range []int{1, 2, 100} {
		if got := co.later(province, perPage); !slices.Equal(got, want) {
			t.Errorf("by %d: %q, want %q", perPage, got, want)
		}
	}
	if got := co.later(district, 2); !slices.Equal(got, want[:3]) {
		t.Errorf("the district's: %q", got)
	}
}
