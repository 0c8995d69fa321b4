package jobs

import (
	"context"
	"maps"
	"slices"
	"testing"
	"time"

	"raquan/bot/clock"
	"raquan/bot/remind"
	"raquan/config"
	"raquan/store"
)

// standing is a clock that stands still.
type standing struct {
	clock.Clock
	at time.Time
}

func (c standing) Now() time.Time { return c.at }

// A preview counts people, not units, and each of those who are left out with the
// reason; of units that nobody answers for it counts those that still have
// something to do.
func TestPreview(t *testing.T) {
	e, c, _ := district(t, 7)
	post(t, e, unit(t, e, "01-1").ID, "officer", store.UpperRole)
	of := func(code string) store.UnitID { return unit(t, e, code).ID }
	report := func(code string, r store.Report) {
		update(t, e, func(tx store.Tx) error { return store.Put(tx, store.ReportKey(c.Key, of(code)), r) })
	}
	report("01-1-4", store.Report{State: store.Sent})
	report("01-1-5", store.Report{State: store.Returned})
	update(t, e, func(tx store.Tx) error {
		if err := store.Put(tx, store.NudgesKey("p6"), store.Nudges{Off: eight(c)}); err != nil {
			return err
		}
		var o store.Officer
		if _, err := store.Get(tx, store.OfficerKey("other"), &o); err != nil {
			return err
		}
		o.Unreachable = eight(c)
		return store.Put(tx, store.OfficerKey("other"), o)
	})
	served := time.Date(2020, 8, 19, 16, 30, 0, 0, c.Zone)
	update(t, e, func(tx store.Tx) error {
		return store.Put(tx, store.SlotKey(c.Key, "daily", served), Served{V: 1, At: served, Sweep: served})
	})

	p := &Planner{Store: e, Campaign: c, Clock: standing{at: eight(c)}, Rate: 29.5, Outages: func() []store.Outage { return nil }}
	got, err := p.Preview(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if got.People != 6 { // p1, p4 to p7 and the officer
		t.Errorf("%d people can be reached", got.People)
	}
	find := func(step string, day int) PreviewLine {
		i := slices.IndexFunc(got.Lines, func(l PreviewLine) bool {
			return l.Step.Key == step && c.Day(l.Nominal) == config.Date{Year: 2020, Month: 8, Day: day}
		})
		if i < 0 {
			t.Fatalf("no %s on %d/8", step, day)
		}
		return got.Lines[i]
	}
	for _, w := range []struct {
		step      string
		day       int
		people    int
		left      map[string]int
		notJoined int
	}{
		// p1 has four units and is one person; p7 shares the last one.
		{"daily", 20, 2, map[string]int{remind.Done: 1, remind.Outside: 1, remind.Off: 1, remind.Unreachable: 1}, 0},
		{"last-day", 26, 3, map[string]int{remind.Done: 1, remind.Outside: 1, remind.Unreachable: 1}, 0},
		{"returned", 20, 1, map[string]int{remind.Done: 1, remind.Outside: 4}, 0},
		// the two districts: one has an officer.
		{"above-one-day", 26, 1, map[string]int{}, 1},
	} {
		l := find(w.step, w.day)
		if l.People != w.people || !maps.Equal(l.Left, w.left) || l.NotJoined != w.notJoined {
			t.Errorf("%s: %d people, without %v, %d units; want %d, %v, %d", w.step, l.People, l.Left, l.NotJoined, w.people, w.left, w.notJoined)
		}
	}
	if l := find("daily", 19); l.Served == nil || !l.Served.Sweep.Equal(served) {
		t.Errorf("the served slot is shown as %+v", l.Served)
	}
	if l := find("daily", 20); l.Served != nil {
		t.Errorf("a slot to come is shown as %+v", l.Served)
	}
}
