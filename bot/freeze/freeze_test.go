package freeze_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strconv"
	"testing"
	"time"

	"raquan/bot/figures"
	"raquan/bot/freeze"
	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
	"raquan/store/mem"
	"raquan/store/storetest"
)

var (
	asked  = time.Date(2020, 8, 30, 8, 0, 0, 0, time.UTC)
	cutOff = asked.Add(time.Minute)
)

// country is a small tree with reports: a province with districts of some units,
// in zones.
type country struct {
	testing.TB
	c *config.Campaign
	e store.Engine
	n int // of grassroots unions
}

func open(t testing.TB, units int) *country {
	t.Helper()
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	co := &country{TB: t, c: c, e: storetest.Rerun(mem.New()), n: units}
	t.Cleanup(func() { _ = co.e.Close() })
	co.add(store.Unit{ID: "u1", Code: "TLD", Kind: store.National, Name: "Tổng Liên đoàn", Order: 1})
	co.add(store.Unit{ID: "u2", Code: "01", Kind: store.Federation, Name: "LĐLĐ tỉnh Mẫu", Order: 2, Parent: "u1", Above: []store.UnitID{"u1"}})
	for d := range 3 {
		co.add(store.Unit{ID: district(d), Code: fmt.Sprintf("01-%d", d), Kind: store.Upper, Name: "LĐLĐ huyện", Order: 10 + d, Parent: "u2", Above: []store.UnitID{"u2", "u1"}})
	}
	for i := range units {
		d := district(i % 3)
		zone := []string{"", store.ZoneKCN}[i%2]
		co.add(store.Unit{ID: id(i), Code: fmt.Sprintf("01-%d-%d", i%3, i), Kind: store.Grassroots, Name: "CĐCS " + strconv.Itoa(i), Order: 100 + i,
			Workers: new(int64(100 + i)), Zone: zone, Reports: true, Parent: d, Above: []store.UnitID{d, "u2", "u1"}})
	}
	return co
}

func district(d int) store.UnitID { return store.UnitID("d" + strconv.Itoa(d)) }
func id(i int) store.UnitID       { return store.UnitID("g" + strconv.Itoa(i)) }

func (co *country) do(fn func(store.Tx) error) {
	co.Helper()
	if err := co.e.Update(context.Background(), fn); err != nil {
		co.Fatal(err)
	}
}

func (co *country) look(fn func(store.Snapshot) error) {
	co.Helper()
	if err := co.e.View(context.Background(), fn); err != nil {
		co.Fatal(err)
	}
}

func (co *country) add(u store.Unit) {
	co.Helper()
	co.do(func(tx store.Tx) error {
		u.V = 1
		if err := store.Put(tx, store.UnitKey(u.ID), u); err != nil {
			return err
		}
		if err := store.PutID(tx, store.ChildKey(u.Parent, u.Order, u.ID), string(u.ID)); err != nil {
			return err
		}
		return tally.Replace(tx, co.c, nil, &u)
	})
}

// change changes a unit's report and counts it.
func (co *country) change(unit store.UnitID, at time.Time, fn func(*store.Report)) {
	co.Helper()
	co.do(func(tx store.Tx) error {
		var u store.Unit
		r := store.Report{V: 1, Unit: unit}
		if _, err := store.Get(tx, store.UnitKey(unit), &u); err != nil {
			return err
		}
		if _, err := store.Get(tx, store.ReportKey(co.c.Key, unit), &r); err != nil {
			return err
		}
		before := r.Revision
		fn(&r)
		if r.Revision > before {
			line, err := store.Append(tx, store.AuditLine{At: at, By: "p1", Act: "send", Unit: unit, To: "revision " + strconv.Itoa(r.Revision)})
			if err != nil {
				return err
			}
			rev := store.Revision{V: 1, N: r.Revision, At: at, By: "p1", Line: line, Answers: r.Sent, Above: u.Above}
			if err := store.Put(tx, store.RevisionKey(co.c.Key, unit, r.Revision), rev); err != nil {
				return err
			}
		}
		if err := tally.Count(tx, co.c, &u, &r); err != nil {
			return err
		}
		return store.Put(tx, store.ReportKey(co.c.Key, unit), r)
	})
}

func (co *country) send(unit store.UnitID, at time.Time, told, done int64) {
	co.Helper()
	co.change(unit, at, func(r *store.Report) {
		r.State, r.Working = store.Sent, nil
		r.Sent = map[string]store.Answer{"DA_TUYEN_TRUYEN": {N: &told}, "DA_CAI": {N: &done, Source: store.Source{Typed: strconv.FormatInt(done, 10), By: "p1", At: at}}}
		r.Revision++
		if r.Last = at; r.First.IsZero() {
			r.First, r.OnTime = at, true
		}
	})
}

// some reports of every kind.
func (co *country) reports() {
	for i := range co.n {
		switch i % 5 {
		case 0, 1, 2:
			co.send(id(i), asked.Add(-time.Hour), int64(50+i), int64(10+i))
		case 3:
			co.change(id(i), asked, func(r *store.Report) {
				r.State, r.Working = store.Draft, map[string]store.Answer{"DA_CAI": {N: new(int64(7))}}
			})
		}
	}
}

func (co *country) freeze(unit store.UnitID, at time.Time) *store.Freeze {
	co.Helper()
	var n int
	co.do(func(tx store.Tx) error {
		all, err := freeze.Of(tx, co.c.Key, unit)
		if err != nil {
			return err
		}
		n = all.N + 1
		begun, err := freeze.Begin(tx, co.c.Key, freeze.Order{Unit: unit, N: n, By: "p9", In: unit, Interim: n%2 == 0}, at.Add(-time.Minute))
		if err == nil && !begun {
			err = errors.New("not begun")
		}
		return err
	})
	f, err := freeze.Take(context.Background(), co.e, co.c, unit, n, at, nil)
	if err != nil {
		co.Fatal(err)
	}
	co.finish(f)
	return f
}

func (co *country) finish(f *store.Freeze) {
	co.Helper()
	co.do(func(tx store.Tx) error {
		done, err := freeze.Finish(tx, co.c.Key, f, f.At.Add(time.Second))
		if err == nil && !done {
			err = errors.New("not done")
		}
		return err
	})
}

// kept is all that a table gives.
type kept struct {
	Table figures.Table
	Rows  []figures.Row
}

func (co *country) read(table func(store.Snapshot) (*figures.Table, error)) (k kept) {
	co.Helper()
	co.look(func(s store.Snapshot) error {
		k = kept{}
		t, err := table(s)
		if err != nil {
			return err
		}
		for r, err := range t.Rows(s, co.c) {
			if err != nil {
				return err
			}
			k.Rows = append(k.Rows, r)
		}
		k.Table = figures.Table{Cut: t.Cut, Body: t.Body, Below: t.Below}
		return nil
	})
	return k
}

func (co *country) frozen(unit store.UnitID, n int) kept {
	co.Helper()
	return co.read(func(s store.Snapshot) (*figures.Table, error) { return freeze.Read(s, co.c, unit, n) })
}

func (co *country) live(unit store.UnitID) kept {
	co.Helper()
	return co.read(func(s store.Snapshot) (*figures.Table, error) {
		t, err := figures.Read(s, co.c, unit, cutOff)
		for _, b := range append(t.Below, t.Body) { // who can be reached is nothing of the figures
			for zone, sums := range b.Zones {
				b.Zones[zone] = tally.Figures(sums)
			}
			for _, name := range append([]string{tally.Joined}, tally.Groups...) {
				delete(b.Sums, name)
			}
		}
		return t, err
	})
}

func (co *country) verify(unit store.UnitID, n int) (err error) {
	co.Helper()
	co.look(func(s store.Snapshot) error {
		var f *store.Freeze
		if f, err = freeze.Done(s, co.c.Key, unit, n); err == nil {
			err = freeze.Verify(s, co.c, f)
		}
		return nil
	})
	return err
}

// TestSameAsLive: what is frozen reads like what it was made of, unit for unit,
// the texts of answers among it, over several pages.
func TestSameAsLive(t *testing.T) {
	co := open(t, 700)
	co.reports()
	f := co.freeze("u2", cutOff)
	live, frozen := co.live("u2"), co.frozen("u2", 1)
	live.Table.Cut.Freeze = 1
	if !reflect.DeepEqual(live.Table, frozen.Table) {
		t.Errorf("live\n%+v\nfrozen\n%+v", live.Table, frozen.Table)
	}
	if len(live.Rows) != 700 || len(frozen.Rows) != 700 || f.Rows != 700 || f.Pages[store.FrozenRows] < 2 {
		t.Fatalf("%d rows live, %d frozen, %d said, %v pages", len(live.Rows), len(frozen.Rows), f.Rows, f.Pages)
	}
	for i, l := range live.Rows {
		fr := frozen.Rows[i]
		if !reflect.DeepEqual(l.Unit, fr.Unit) || !reflect.DeepEqual(l.Above, fr.Above) {
			t.Fatalf("row %d: %+v under %v, frozen %+v under %v", i, l.Unit, l.Above, fr.Unit, fr.Above)
		}
		if l.Report == nil {
			if fr.Report != nil {
				t.Fatalf("row %d got a report", i)
			}
			continue
		}
		if l.Report.Counts() && !reflect.DeepEqual(l.Report, fr.Report) {
			t.Fatalf("row %d:\n%+v\nfrozen\n%+v", i, l.Report, fr.Report)
		}
		lf, lok := tally.Latest(l.Report, "DA_CAI")
		ff, fok := tally.Latest(fr.Report, "DA_CAI")
		if !l.Report.Counts() && (lf.N != ff.N || lok != fok) {
			t.Fatalf("row %d: latest known %v, frozen %v", i, lf, ff)
		}
	}
	if err := co.verify("u2", 1); err != nil {
		t.Error(err)
	}
}

// TestStays: corrections, returns, withdrawals, moves and closings change nothing
// of what was frozen.
func TestStays(t *testing.T) {
	co := open(t, 60)
	co.reports()
	co.freeze("u2", cutOff)
	before := co.frozen("u2", 1)
	later := cutOff.Add(time.Hour)
	for i := range co.n {
		switch i % 6 {
		case 0:
			co.send(id(i), later, 1, 1)
		case 1:
			co.change(id(i), later, func(r *store.Report) { r.State = store.Withdrawn })
		case 2:
			co.change(id(i), later, func(r *store.Report) {
				if r.Counts() {
					r.State = store.Returned
				}
			})
		case 3:
			co.replace(id(i), func(u *store.Unit) { u.Parent, u.Above = "d0", []store.UnitID{"d0", "u2", "u1"} })
		case 4:
			co.replace(id(i), func(u *store.Unit) { u.Closed, u.Name, u.Workers = later, "khác", nil })
		}
	}
	co.replace("d1", func(u *store.Unit) { u.Name = "tên mới" })
	co.freeze("u2", later.Add(time.Minute))
	if after := co.frozen("u2", 1); !reflect.DeepEqual(before, after) {
		t.Errorf("before\n%+v\nafter\n%+v", before.Table, after.Table)
	}
	if reflect.DeepEqual(before.Table.Sums, co.frozen("u2", 2).Table.Sums) {
		t.Error("the second freeze says what the first did: nothing was changed")
	}
	for n := 1; n <= 2; n++ {
		if err := co.verify("u2", n); err != nil {
			t.Error(err)
		}
	}
}

func (co *country) replace(unit store.UnitID, fn func(*store.Unit)) {
	co.Helper()
	co.do(func(tx store.Tx) error {
		var u store.Unit
		if _, err := store.Get(tx, store.UnitKey(unit), &u); err != nil {
			return err
		}
		old := u
		fn(&u)
		if err := tx.Delete(store.ChildKey(old.Parent, old.Order, old.ID)); err != nil {
			return err
		}
		if err := store.PutID(tx, store.ChildKey(u.Parent, u.Order, u.ID), string(u.ID)); err != nil {
			return err
		}
		if err := tally.Replace(tx, co.c, &old, &u); err != nil {
			return err
		}
		return store.Put(tx, store.UnitKey(unit), u)
	})
}

// TestRecount: whatever was reported, the totals of a freeze are those of its own
// rows.
func TestRecount(t *testing.T) {
	for seed := range uint64(20) {
		rnd := rand.New(rand.NewPCG(seed, 6))
		co := open(t, 12)
		for range 40 {
			unit := id(rnd.IntN(12))
			switch rnd.IntN(4) {
			case 0, 1:
				co.send(unit, asked, rnd.Int64N(900), rnd.Int64N(900))
			case 2:
				co.change(unit, asked, func(r *store.Report) {
					if r.Counts() {
						r.State = []store.ReportState{store.Returned, store.Withdrawn}[rnd.IntN(2)]
					}
				})
			case 3:
				co.replace(unit, func(u *store.Unit) { u.Zone = []string{"", store.ZoneKCN, store.ZoneKKT}[rnd.IntN(3)] })
			}
		}
		for _, unit := range []store.UnitID{"u1", "d1"} {
			co.freeze(unit, cutOff)
			if err := co.verify(unit, 1); err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
		}
	}
}

// TestChanged: whatever is changed behind it is found.
func TestChanged(t *testing.T) {
	record := func(fn func(*store.Freeze)) func(*country) {
		return func(co *country) {
			co.do(func(tx store.Tx) error {
				f, err := freeze.Get(tx, co.c.Key, "u2", 1)
				if err != nil {
					return err
				}
				fn(f)
				return store.Put(tx, store.FreezeKey(co.c.Key, "u2", 1), f)
			})
		}
	}
	tests := map[string]func(*country){
		"a total":    record(func(f *store.Freeze) { f.Zones[""]["sum.DA_CAI"]++ }),
		"the moment": record(func(f *store.Freeze) { f.At = f.At.Add(-time.Hour) }),
		"the head":   record(func(f *store.Freeze) { f.Head = "0" }),
		"the sum":    record(func(f *store.Freeze) { f.Checksum = "0" }),
		"a page": func(co *country) {
			co.do(func(tx store.Tx) error {
				page, err := tx.Get(store.FreezePageKey(co.c.Key, "u2", 1, store.FrozenBelow, 0))
				if err != nil {
					return err
				}
				return tx.Put(store.FreezePageKey(co.c.Key, "u2", 1, store.FrozenRows, 0), page)
			})
		},
		"a page gone": func(co *country) {
			co.do(func(tx store.Tx) error {
				return tx.Delete(store.FreezePageKey(co.c.Key, "u2", 1, store.FrozenRows, 0))
			})
		},
	}
	for name, damage := range tests {
		t.Run(name, func(t *testing.T) {
			co := open(t, 10)
			co.reports()
			co.freeze("u2", cutOff)
			if err := co.verify("u2", 1); err != nil {
				t.Fatal(err)
			}
			damage(co)
			if co.verify("u2", 1) == nil {
				t.Error("not found")
			}
		})
	}
}

// TestNumbers: a unit has one freeze under way, a press that comes again begins
// none, and units count for themselves.
func TestNumbers(t *testing.T) {
	co := open(t, 6)
	begin := func(unit store.UnitID, n int) (begun bool) {
		co.do(func(tx store.Tx) (err error) {
			begun, err = freeze.Begin(tx, co.c.Key, freeze.Order{Unit: unit, N: n, By: "p9", In: unit}, asked)
			return err
		})
		return begun
	}
	for _, step := range []struct {
		unit store.UnitID
		n    int
		want bool
	}{{"u2", 2, false}, {"u2", 1, true}, {"u2", 1, false}, {"u2", 2, false}, {"d0", 1, true}} {
		if got := begin(step.unit, step.n); got != step.want {
			t.Errorf("begin %s %d: %v", step.unit, step.n, got)
		}
	}
	co.look(func(s store.Snapshot) error {
		list, err := freeze.Running(s, co.c.Key)
		if len(list) != 2 {
			t.Errorf("%d under way", len(list))
		}
		if _, err := freeze.Read(s, co.c, "u2", 1); !errors.Is(err, freeze.ErrNone) {
			t.Errorf("one that is under way was read: %v", err)
		}
		return err
	})
	co.do(func(tx store.Tx) error { _, err := freeze.Stop(tx, co.c.Key, "u2", 1, asked); return err })
	if begin("u2", 1) || !begin("u2", 2) {
		t.Error("after a stop the next number is 2")
	}
}

// TestCrash: stopped before any of its writes, the work is done anew, with a new
// cut-off, and nothing of the first try is seen.
func TestCrash(t *testing.T) {
	broken := errors.New("the power went")
	for stop := range 40 {
		co := open(t, 600)
		co.reports()
		co.do(func(tx store.Tx) error {
			_, err := freeze.Begin(tx, co.c.Key, freeze.Order{Unit: "u1", N: 1, By: "p9", In: "u1"}, asked)
			return err
		})
		_, err := freeze.Take(t.Context(), &failing{Engine: co.e, left: stop, err: broken}, co.c, "u1", 1, cutOff, nil)
		if err == nil {
			if stop < 2 {
				t.Fatal("it wrote nothing")
			}
			return
		}
		if !errors.Is(err, broken) {
			t.Fatal(err)
		}
		co.look(func(s store.Snapshot) error {
			if _, err := freeze.Read(s, co.c, "u1", 1); !errors.Is(err, freeze.ErrNone) {
				t.Errorf("stopped at write %d it was read: %v", stop, err)
			}
			return nil
		})
		for i := range 500 { // fewer pages than before
			co.replace(id(i), func(u *store.Unit) { u.Reports = false })
			co.change(id(i), asked, func(r *store.Report) {
				*r = store.Report{V: 1, Unit: r.Unit, Added: r.Added, Above: r.Above, Zone: r.Zone}
			})
		}
		f, err := freeze.Take(t.Context(), co.e, co.c, "u1", 1, cutOff.Add(time.Hour), nil)
		if err != nil {
			t.Fatal(err)
		}
		co.finish(f)
		if k := co.frozen("u1", 1); f.Runs != min(stop, 1)+1 || !k.Table.At.Equal(cutOff.Add(time.Hour)) || len(k.Rows) != 100 {
			t.Errorf("stopped at write %d: run %d, of %v, %d rows", stop, f.Runs, k.Table.At, len(k.Rows))
		}
		if err := co.verify("u1", 1); err != nil {
			t.Error(err)
		}
		pages := 0
		co.look(func(s store.Snapshot) error {
			from, to := store.FreezePagesOf(co.c.Key, "u1", 1)
			for range s.Scan(from, to) {
				pages++
			}
			return nil
		})
		if want := f.Pages[store.FrozenRows] + f.Pages[store.FrozenBelow]; pages != want {
			t.Errorf("stopped at write %d: %d pages left, want %d", stop, pages, want)
		}
	}
}

// failing lets some Updates through, and then none.
type failing struct {
	store.Engine
	left int
	err  error
}

func (f *failing) Update(ctx context.Context, fn func(store.Tx) error) error {
	if f.left == 0 {
		return f.err
	}
	f.left--
	return f.Engine.Update(ctx, fn)
}

// TestOldRun: a run that was overtaken finishes nothing.
func TestOldRun(t *testing.T) {
	co := open(t, 3)
	co.do(func(tx store.Tx) error {
		_, err := freeze.Begin(tx, co.c.Key, freeze.Order{Unit: "u1", N: 1, By: "p9", In: "u1"}, asked)
		return err
	})
	take := func() *store.Freeze {
		f, err := freeze.Take(t.Context(), co.e, co.c, "u1", 1, cutOff, nil)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	old := take()
	newer := take()
	co.do(func(tx store.Tx) error {
		if done, err := freeze.Finish(tx, co.c.Key, old, cutOff); done || err != nil {
			t.Errorf("the old run finished: %v", err)
		}
		return nil
	})
	co.finish(newer)
	if _, err := freeze.Take(t.Context(), co.e, co.c, "u1", 1, cutOff, nil); !freeze.Ended(err) {
		t.Errorf("what is done was taken again: %v", err)
	}
}
