package tally_test

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
)

// listed checks that under every unit there stand exactly the reports at and under
// it that were sent, returned or withdrawn, the newest first.
func listed(db memory, c *config.Campaign) error {
	all := map[store.UnitID][]tally.Recent{}
	units := map[store.UnitID]*store.Unit{}
	for u, err := range store.Units(db) {
		if err != nil {
			return err
		}
		units[u.ID] = u
		var r store.Report
		if _, err := store.Get(db, store.ReportKey(c.Key, u.ID), &r); err != nil {
			return err
		}
		rec := tally.Recent{Unit: u.ID, At: r.Last, First: r.First, State: r.State, Said: r.Sent["REMARK"].Text != ""}
		switch r.State {
		case store.Sent:
		case store.Returned:
			rec.At = r.Return.At
		case store.Withdrawn:
			rec.At, rec.Said = r.Withdrawal.At, false
		default:
			continue
		}
		if rec.At.IsZero() { // of a test that has no time
			continue
		}
		for _, id := range append([]store.UnitID{u.ID}, u.Above...) {
			all[id] = append(all[id], rec)
		}
	}
	for id, u := range units {
		want := all[id]
		slices.SortFunc(want, func(a, b tally.Recent) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.Unit, b.Unit)) })
		var got []tally.Recent
		for rec, err := range tally.Recently(db, c.Key, u) {
			if err != nil {
				return err
			}
			got = append(got, rec)
		}
		if !slices.EqualFunc(got, want, same) {
			return fmt.Errorf("recent under %s:\n have %v\n want %v", id, got, want)
		}
	}
	return nil
}

func same(a, b tally.Recent) bool {
	return a.Unit == b.Unit && a.State == b.State && a.Said == b.Said && a.At.Equal(b.At) && a.First.Equal(b.First)
}

// TestRecountListsOldReports: reports of a store from before the index are found by
// a recount, and listed by fixing it.
func TestRecountListsOldReports(t *testing.T) {
	db, c := memory{}, campaign()
	top, u := &store.Unit{V: 1, ID: "u0"}, &store.Unit{V: 1, ID: "u1", Reports: true, Above: []store.UnitID{"u0"}}
	r := store.Report{V: 1, Unit: u.ID, State: store.Sent, First: time.Unix(5, 0), Last: time.Unix(9, 0)}
	for _, err := range []error{tally.Replace(db, c, nil, top), tally.Replace(db, c, nil, u), tally.Count(db, c, u, &r),
		store.Put(db, store.UnitKey(top.ID), top), store.Put(db, store.UnitKey(u.ID), u)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for key := range db {
		if key.Part(0) == "recent" {
			delete(db, key)
		}
	}
	r.Listed = time.Time{}
	if err := store.Put(db, store.ReportKey(c.Key, u.ID), r); err != nil {
		t.Fatal(err)
	}
	ds, err := tally.Differences(db, c)
	if err != nil || len(ds) != 1 || !ds[0].Report {
		t.Fatalf("differences %v, %v", ds, err)
	}
	if err := tally.Fix(db, c, ds[0]); err != nil {
		t.Fatal(err)
	}
	if err := listed(db, c); err != nil {
		t.Error(err)
	}
	if ds, err := tally.Differences(db, c); err != nil || len(ds) > 0 {
		t.Errorf("differences %v, %v", ds, err)
	}
}

// TestReadSome: a few sums, of all zones or some, as Read gives them, whoever wrote
// the record.
func TestReadSome(t *testing.T) {
	parks := func(zone string) bool { return zone != "" }
	for record, want := range map[string][2][]int64{
		`{"v":1,"zones":{"":{"a":1,"b":7},"KCN":{"a":-3}}}`: {{-2, 7}, {-3, 0}},
		`{ "v": 1, "zones": { "": { "a": 1 } } }`:           {{1, 0}, {0, 0}},
		`{"v":1,"zones":{"a":{"a":4},"b":{"c":9}}}`:         {{4, 0}, {4, 0}},
		`{"v":1,"zones":{"":{"aa":1,"ba":2}}}`:              {{0, 0}, {0, 0}},
		`{"v":1,"zones":{"KKT":{"\u0061":5,"b" :2}}}`:       {{5, 2}, {5, 2}},
	} {
		db := memory{store.TallyKey("drive", "u1"): []byte(record)}
		for i, zones := range []tally.Zones{nil, parks} {
			got, err := tally.ReadSome(db, "drive", "u1", zones, []string{"a", "b"})
			if err != nil || !reflect.DeepEqual(got, want[i]) {
				t.Errorf("%s: %v, %v; want %v", record, got, err, want[i])
			}
			all, err := tally.ReadIn(db, "drive", "u1", zones)
			each := map[int][]int64{}
			err2 := tally.EachSome(db, "drive", []store.UnitID{"u2", "u1"}, zones, []string{"a", "b"}, func(i int, sums []int64) { each[i] = slices.Clone(sums) })
			if err != nil || err2 != nil || len(each) != min(1, len(all)) || len(each) == 1 && !reflect.DeepEqual(each[1], want[i]) {
				t.Errorf("%s: %v among many, %v, %v; want %v", record, each, err, err2, want[i])
			}
		}
	}
	if got, err := tally.ReadSome(memory{}, "drive", "u1", nil, []string{"a"}); err != nil || got[0] != 0 {
		t.Errorf("nothing counted reads as %v, %v", got, err)
	}
}
