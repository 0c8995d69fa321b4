package tally_test

import (
	"reflect"
	"testing"
	"time"

	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
)

func count(n int64) store.Answer    { return store.Answer{N: &n} }
func pick(v ...string) store.Answer { return store.Answer{Choices: v} }

var null = store.Answer{Null: true}

func grassroots() *store.Unit {
	return &store.Unit{ID: "u9", Kind: store.Grassroots, Reports: true, Workers: new(int64(400)), Above: []store.UnitID{"u2", "u1"}}
}

func TestExpected(t *testing.T) {
	tests := map[string]struct {
		change func(*store.Unit)
		want   tally.Sums
	}{
		"open":                  {func(*store.Unit) {}, tally.Sums{"units": 1, "workers": 400, "workers_n": 1}},
		"workers not known":     {func(u *store.Unit) { u.Workers = nil }, tally.Sums{"units": 1}},
		"no workers, and known": {func(u *store.Unit) { *u.Workers = 0 }, tally.Sums{"units": 1, "workers_n": 1}},
		"does not report":       {func(u *store.Unit) { u.Reports = false }, nil},
		"closed":                {func(u *store.Unit) { u.Closed = time.Unix(1, 0) }, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			u := grassroots()
			test.change(u)
			if got := tally.Expected(u); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestContribution(t *testing.T) {
	type answers = map[string]store.Answer
	type figures = map[string]store.Figure
	tests := map[string]struct {
		report store.Report
		closed bool
		want   tally.Sums
	}{
		"nothing yet":   {store.Report{}, false, nil},
		"begun":         {store.Report{State: store.Draft}, false, tally.Sums{"begun": 1}},
		"known so far":  {store.Report{State: store.Draft, Known: figures{"DONE": {N: 7}, "ALL": {N: 0}}}, false, tally.Sums{"begun": 1, "known.DONE": 7, "known_n.DONE": 1, "known_n.ALL": 1}},
		"in the draft":  {store.Report{State: store.Draft, Working: answers{"DONE": count(8)}, Known: figures{"DONE": {N: 7}}}, false, tally.Sums{"begun": 1, "known.DONE": 8, "known_n.DONE": 1}},
		"null in draft": {store.Report{State: store.Draft, Working: answers{"DONE": null}, Known: figures{"DONE": {N: 7}}}, false, tally.Sums{"begun": 1, "known.DONE": 7, "known_n.DONE": 1}},
		"not a figure":  {store.Report{State: store.Draft, Known: figures{"HELD": {N: 7}, "GONE": {N: 8}}}, false, tally.Sums{"begun": 1}},
		"draft, closed": {store.Report{State: store.Draft, Known: figures{"DONE": {N: 7}}}, true, nil},
		"sent, nothing known, late": {
			store.Report{State: store.Sent, Sent: answers{"PHONES": null}}, false,
			tally.Sums{"sent": 1, "sent_workers": 400},
		},
		"sent: NULL, zero and absent differ": {
			store.Report{State: store.Sent, OnTime: true, Letter: true, Sent: answers{"ALL": count(0), "PHONES": null}, Known: figures{"DONE": {N: 9}}}, false,
			tally.Sums{"sent": 1, "sent_workers": 400, "on_time": 1, "letter": 1, "n.ALL": 1},
		},
		"rates have pairs of their own": {
			store.Report{State: store.Sent, Sent: answers{"ALL": count(10), "DONE": count(6), "PHONES": null}}, false,
			tally.Sums{"sent": 1, "sent_workers": 400, "sum.ALL": 10, "some.ALL": 1, "n.ALL": 1, "sum.DONE": 6, "some.DONE": 1, "n.DONE": 1, "rate.all.num": 6, "rate.all.den": 10, "rate.all.n": 1},
		},
		"more than have a phone": {
			store.Report{State: store.Sent, Sent: answers{"DONE": count(6), "PHONES": count(5)}}, false,
			tally.Sums{"sent": 1, "sent_workers": 400, "sum.DONE": 6, "some.DONE": 1, "n.DONE": 1, "sum.PHONES": 5, "some.PHONES": 1, "n.PHONES": 1, "rate.phones.out": 1},
		},
		"none of none": {
			store.Report{State: store.Sent, Sent: answers{"DONE": count(0), "PHONES": count(0)}}, false,
			tally.Sums{"sent": 1, "sent_workers": 400, "n.DONE": 1, "n.PHONES": 1, "rate.phones.n": 1, "state.no_phone": 1, "flagged": 1},
		},
		"choices": {
			store.Report{State: store.Sent, Sent: answers{"HELD": pick("yes"), "WAYS": pick("zalo", "board", "zalo")}}, false,
			tally.Sums{"sent": 1, "sent_workers": 400, "is.HELD.yes": 1, "is.WAYS.zalo": 1, "is.WAYS.board": 1},
		},
		"returned still counts": {
			store.Report{State: store.Returned, OnTime: true, Sent: answers{"DONE": count(6)}}, false,
			tally.Sums{"sent": 1, "sent_workers": 400, "on_time": 1, "returned": 1, "sum.DONE": 6, "some.DONE": 1, "n.DONE": 1},
		},
		"withdrawn leaves what is known": {
			store.Report{State: store.Withdrawn, OnTime: true, Sent: answers{"DONE": count(6)}, Known: figures{"DONE": {N: 6}}}, false,
			tally.Sums{"known.DONE": 6, "known_n.DONE": 1},
		},
		"closed after it was sent": {
			store.Report{State: store.Sent, Sent: answers{"DONE": count(6)}}, true,
			tally.Sums{"sent": 1, "closed": 1, "sum.DONE": 6, "some.DONE": 1, "n.DONE": 1},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			u := grassroots()
			if test.closed {
				u.Closed = time.Unix(1, 0)
			}
			if got := tally.Contribution(campaign(), u, &test.report); !reflect.DeepEqual(got, test.want) {
				t.Errorf("\n got %v\nwant %v", got, test.want)
			}
		})
	}
	if got := tally.Contribution(campaign(), grassroots(), nil); got != nil {
		t.Errorf("no report adds %v", got)
	}
}

func TestAddAndTotal(t *testing.T) {
	var tl store.Tally
	tally.Add(&tl, "KCN", tally.Sums{"sent": 1, "sum.DONE": 5}, 1)
	tally.Add(&tl, "", tally.Sums{"sent": 2}, 1)
	tally.Add(&tl, "KCN", tally.Sums{"sum.DONE": 5}, -1)
	want := map[string]map[string]int64{"KCN": {"sent": 1}, "": {"sent": 2}}
	if !reflect.DeepEqual(tl.Zones, want) {
		t.Errorf("zones %v, want %v", tl.Zones, want)
	}
	if got := tally.Total(&tl); !reflect.DeepEqual(got, tally.Sums{"sent": 3}) {
		t.Errorf("total %v", got)
	}
	tally.Add(&tl, "KCN", tally.Sums{"sent": 1}, -1)
	if _, there := tl.Zones["KCN"]; there {
		t.Error("an empty zone stayed")
	}
}

func TestEqual(t *testing.T) {
	in := func(zone string, n int64) *store.Tally {
		return &store.Tally{Zones: map[string]map[string]int64{zone: {"sent": n}, "KKT": {}}}
	}
	tests := []struct {
		a, b *store.Tally
		want bool
	}{
		{in("", 1), in("", 1), true},
		{in("", 1), in("", 2), false},
		{in("", 1), in("KCN", 1), false},
		{in("", 0), nil, true},
		{nil, nil, true},
		{nil, in("", 1), false},
	}
	for i, test := range tests {
		if got := tally.Equal(test.a, test.b); got != test.want {
			t.Errorf("%d: got %v", i, got)
		}
	}
}

// untouchable fails every call.
type untouchable struct{ *testing.T }

func (x untouchable) Get(k store.Key) ([]byte, error) { x.Error("read", k); return nil, nil }
func (x untouchable) Put(k store.Key, _ []byte) error { x.Error("put", k); return nil }
func (x untouchable) Delete(k store.Key) error        { x.Error("deleted", k); return nil }

func TestNothingChangedIsNotTouched(t *testing.T) {
	same := tally.Sums{"sent": 1, "sum.DONE": 5}
	if err := tally.Change(untouchable{t}, "drive", []store.UnitID{"u1"}, "", same, same); err != nil {
		t.Error(err)
	}
	db, c, u := memory{}, campaign(), grassroots()
	if err := tally.Replace(db, c, nil, u); err != nil {
		t.Fatal(err)
	}
	r := &store.Report{State: store.Draft, Above: u.Above, Added: tally.Sums{"begun": 1}}
	if err := tally.Count(onlyStage{untouchable{t}, db}, c, u, r); err != nil {
		t.Error(err)
	}
}

// onlyStage lets stages be read.
type onlyStage struct {
	untouchable
	db memory
}

func (x onlyStage) Get(k store.Key) ([]byte, error) {
	if k.Part(0) == "stage" {
		return x.db.Get(k)
	}
	return x.untouchable.Get(k)
}

// TestFix: what drifted apart is put right, also while a report comes in
// between looking and fixing.
func TestFix(t *testing.T) {
	db, c, u := memory{}, campaign(), grassroots()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	send := func(n int64) {
		t.Helper()
		var r store.Report
		_, err := store.Get(db, store.ReportKey(c.Key, u.ID), &r)
		must(err)
		r.State, r.Sent = store.Sent, map[string]store.Answer{"DONE": count(n)}
		must(tally.Count(db, c, u, &r))
		must(store.Put(db, store.ReportKey(c.Key, u.ID), r))
	}
	must(tally.Replace(db, c, nil, u))
	must(store.Put(db, store.UnitKey(u.ID), u))
	send(10)

	// A later program counts something more, a tally is lost, another is too
	// high, and one belongs to nobody.
	c.Rates = append(c.Rates, config.Rate{Key: "self", Numerator: "DONE", Denominator: "DONE"})
	delete(db, store.TallyKey(c.Key, "u2"))
	must(tally.Change(db, c.Key, []store.UnitID{"u1", "u8"}, "KCN", nil, tally.Sums{"sent": 3}))

	ds, err := tally.Differences(db, c)
	must(err)
	want := []tally.Difference{
		{Unit: "u1", Zones: map[string]map[string]int64{"KCN": {"sent": -3}}},
		{Unit: "u2", Zones: map[string]map[string]int64{"": {"units": 1, "workers": 400, "workers_n": 1, "sent": 1, "sent_workers": 400, "sum.DONE": 10, "some.DONE": 1, "n.DONE": 1}}},
		{Unit: "u8", Zones: map[string]map[string]int64{"KCN": {"sent": -3}}},
		{Unit: "u9", Report: true},
	}
	// u1 and u2 are not units of this store, and still have tallies of their own.
	if !reflect.DeepEqual(ds, want) {
		t.Fatalf("differences\n got %v\nwant %v", ds, want)
	}
	send(12)
	for _, d := range ds {
		must(tally.Fix(db, c, d))
	}
	must(sound(db, c))
	var nation store.Tally
	_, err = store.Get(db, store.TallyKey(c.Key, "u1"), &nation)
	must(err)
	if got := tally.Total(&nation); got["sum.DONE"] != 12 || got["rate.self.den"] != 12 {
		t.Errorf("after fixing: %v", got)
	}
}

// BenchmarkCount is one send of a report four levels deep, where the tallies
// above are full.
func BenchmarkCount(b *testing.B) {
	db, c := memory{}, campaign()
	for i := range 12 {
		q := "QUESTION" + string(rune('A'+i))
		c.Questions = append(c.Questions, &config.Question{Key: q, Type: config.MultiChoice})
	}
	u := grassroots()
	u.Above = []store.UnitID{"u4", "u3", "u2", "u1"}
	answers := map[string]store.Answer{"ALL": count(400), "DONE": count(0), "PHONES": count(300), "HELD": pick("yes")}
	for _, q := range c.Questions[7:] {
		answers[q.Key] = pick("one", "two", "three")
	}
	full := tally.Contribution(c, u, &store.Report{State: store.Sent, Sent: answers})
	for _, zone := range []string{"", "KCN", "KCX", "KKT"} {
		if err := tally.Change(db, c.Key, []store.UnitID{"u9", "u4", "u3", "u2", "u1"}, zone, nil, full); err != nil {
			b.Fatal(err)
		}
	}
	if err := tally.Replace(db, c, nil, u); err != nil {
		b.Fatal(err)
	}
	r := &store.Report{State: store.Sent}
	var n int64
	for b.Loop() {
		n++
		answers["DONE"] = count(n % 300)
		r.Sent = answers
		if err := tally.Count(db, c, u, r); err != nil {
			b.Fatal(err)
		}
	}
}
