package jobs

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"raquan/bot/clock"
	"raquan/bot/remind"
	"raquan/bot/tally"
	"raquan/store"
)

// An officer of a level above is told each evening what has changed since they were
// told last, which the reminder carries: what was, not what is.
func TestReminderCarriesWhatWasToldLast(t *testing.T) {
	e, c, _ := district(t, 4)
	above, union := unit(t, e, "01-1"), unit(t, e, "01-1-4")
	post(t, e, above.ID, "above", store.UpperRole)
	clk := clock.NewShifted(time.Date(2020, 8, 20, 17, 0, 1, 0, c.Zone), 1)
	var told []store.Entry
	p := &Planner{Store: e, Campaign: c, Clock: clk, Outages: func() []store.Outage { return nil }, Backlog: func() int { return 0 },
		Commit: func(ctx context.Context, fn func(store.Tx) ([]store.Entry, error)) error {
			var list []store.Entry
			err := e.Update(ctx, func(tx store.Tx) (err error) {
				list, err = fn(tx)
				return err
			})
			for _, entry := range list {
				if entry.Person == "above" {
					told = append(told, entry)
				}
			}
			return err
		}}
	evening := func() time.Time {
		t.Helper()
		if err := p.Plan(t.Context()); err != nil {
			t.Fatal(err)
		}
		return clk.Now()
	}
	first := evening()
	update(t, e, func(tx store.Tx) error {
		r := store.Report{V: 1, Unit: union.ID, State: store.Sent, Revision: 1}
		if err := tally.Count(tx, c, union, &r); err != nil {
			return err
		}
		return store.Put(tx, store.ReportKey(c.Key, union.ID), r)
	})
	if err := clk.Jump(24 * time.Hour); err != nil {
		t.Fatal(err)
	}
	evening()
	if len(told) != 2 {
		t.Fatalf("%d reminders in two evenings, want 2", len(told))
	}
	if was := told[0].Screen.Args[remind.ArgWas]; was != "" {
		t.Errorf("nothing was told before the first, it carries %s", was)
	}
	var was []store.Told
	if err := json.Unmarshal([]byte(told[1].Screen.Args[remind.ArgWas]), &was); err != nil {
		t.Fatal(err)
	}
	if len(was) != 1 || was[0].Unit != above.ID || was[0].Sent != 0 || was[0].At.Sub(first).Abs() > time.Minute {
		t.Errorf("the second carries %+v, want no report at %v", was, first)
	}
}
