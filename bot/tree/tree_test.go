package tree_test

import (
	"errors"
	"slices"
	"testing"

	"raquan/bot/tally"
	"raquan/bot/tree"
	"raquan/store"
)

func (h *history) must(t *testing.T, fn func(tree.Order) error) {
	t.Helper()
	if err := h.do(fn); err != nil {
		t.Fatal(err)
	}
}

func (h *history) get(t *testing.T, k store.Key, v any) {
	t.Helper()
	if err := h.e.View(t.Context(), func(s store.Snapshot) error { _, err := store.Get(s, k, v); return err }); err != nil {
		t.Fatal(err)
	}
}

func (h *history) sums(t *testing.T, u store.UnitID) (sums tally.Sums) {
	t.Helper()
	if err := h.e.View(t.Context(), func(s store.Snapshot) (err error) { sums, err = tally.Read(s, h.c.Key, u); return err }); err != nil {
		t.Fatal(err)
	}
	return sums
}

// send sends a unit's report with a figure.
func (h *history) send(t *testing.T, id store.UnitID, n byte) {
	t.Helper()
	h.bytes = []byte{0, n}
	if err := h.report(id); err != nil {
		t.Fatal(err)
	}
}

// The units that begin makes, by what they are.
const (
	nation, city, province, district, second, beyond = "u1", "u2", "u3", "u4", "u5", "u6"
	may, sao, tram, far, inner, deep                 = "u7", "u8", "u9", "ua10", "ua11", "ua12"
)

// TestMergedReports: nobody is left out and nobody counted twice.
func TestMergedReports(t *testing.T) {
	h := begin(t, nil)
	h.send(t, may, 40)
	h.send(t, sao, 30)
	h.must(t, func(o tree.Order) error { return o.Merge(may, sao) })
	if s := h.sums(t, city); s[tally.Sum(h.c.Main)] != 70 || s[tally.Closed] != 1 {
		t.Errorf("after the merger %v", s)
	}
	h.send(t, sao, 75) // the report of both
	if s := h.sums(t, city); s[tally.Sum(h.c.Main)] != 75 || s[tally.Sent] != 1 {
		t.Errorf("after the report of both %v", s)
	}
	var u store.Unit
	var r store.Report
	h.get(t, store.UnitKey(may), &u)
	h.get(t, store.ReportKey(h.c.Key, may), &r)
	if u.Into != sao || r.State != store.Withdrawn || r.Withdrawal.First.IsZero() || r.Withdrawal.Reason != tree.WithdrawnMerged {
		t.Errorf("unit %+v, report %+v", u, r)
	}
	h.must(t, func(o tree.Order) error { return o.Reopen(may) })
	u = store.Unit{}
	h.get(t, store.UnitKey(may), &u)
	if s := h.sums(t, city); !u.Expected() || u.Into != "" || s[tally.Sum(h.c.Main)] != 75 || s[tally.Units] != s[tally.Sent]+3 {
		t.Errorf("opened again: %+v %v", u, s)
	}
}

// TestMoveLevel: a level moves at once, what stands below it follows, and reports
// keep the chain of their sending.
func TestMoveLevel(t *testing.T) {
	h := begin(t, nil)
	h.send(t, may, 40)
	h.send(t, deep, 2)
	h.must(t, func(o tree.Order) error {
		o.Decision = store.Decision{Number: "12/QĐ-LĐLĐ", Date: h.now, From: h.now}
		return o.Move(district, province)
	})
	if err := h.sound(); err != nil {
		t.Error("while units follow: ", err)
	}
	if s := h.sums(t, nation); s[tally.Sum(h.c.Main)] != 42 || s[tally.Sent] != 2 {
		t.Errorf("the nation has %v", s)
	}
	err := h.do(func(o tree.Order) error { return o.Move(tram, district) })
	if !errors.Is(err, tree.ErrBusy) {
		t.Errorf("another one moves meanwhile: %v", err)
	}
	job, err := tree.Run(t.Context(), h.e, h.secret, h.c)
	if err != nil || job == nil || job.Done != 4 {
		t.Fatalf("%+v, %v", job, err)
	}
	if err := h.sound(); err != nil {
		t.Error(err)
	}
	if s := h.sums(t, province); s[tally.Sum(h.c.Main)] != 42 || h.sums(t, city)[tally.Sent] != 0 {
		t.Errorf("the province has %v", s)
	}
	var u store.Unit
	var rev store.Revision
	h.get(t, store.UnitKey(deep), &u)
	h.get(t, store.RevisionKey(h.c.Key, deep, 1), &rev)
	if !slices.Equal(u.Above, []store.UnitID{inner, district, province, nation}) || !slices.Equal(rev.Above, []store.UnitID{inner, district, city, nation}) {
		t.Errorf("chain %v, of the report %v", u.Above, rev.Above)
	}
	h.get(t, store.UnitKey(district), &u)
	if u.Decision != "12/QĐ-LĐLĐ" || len(h.changes(t, district)) != 2 {
		t.Errorf("%+v, %v", u, h.changes(t, district))
	}
	if c := h.changes(t, district)[1]; c.Kind != store.UnitMoved || c.From != city || c.To != province || c.By != "boss" || c.N == 0 || c.Decision.Date.IsZero() {
		t.Errorf("recorded %+v", c)
	}
}

// changes are the recorded ones of a unit.
func (h *history) changes(t *testing.T, id store.UnitID) (list []*store.TreeChange) {
	t.Helper()
	err := h.e.View(t.Context(), func(s store.Snapshot) error {
		from, to := store.TreeOf(id)
		for c, err := range store.Records[store.TreeChange](s, from, to) {
			if err != nil {
				return err
			}
			list = append(list, c)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestMergeLevels: what stood below the one stands below the other, and the one is
// closed.
func TestMergeLevels(t *testing.T) {
	h := begin(t, nil)
	h.send(t, tram, 5)
	h.must(t, func(o tree.Order) error { return o.Merge(district, beyond) })
	h.send(t, may, 40) // meanwhile
	if err := h.sound(); err != nil {
		t.Error(err)
	}
	if _, err := tree.Run(t.Context(), h.e, h.secret, h.c); err != nil {
		t.Fatal(err)
	}
	var u, below store.Unit
	h.get(t, store.UnitKey(district), &u)
	h.get(t, store.UnitKey(deep), &below)
	if u.Closed.IsZero() || u.Into != beyond || !slices.Equal(below.Above, []store.UnitID{inner, beyond, province, nation}) {
		t.Errorf("%+v, %v", u, below.Above)
	}
	if s := h.sums(t, province); s[tally.Units] != 4 || s[tally.Sum(h.c.Main)] != 40 {
		t.Errorf("the province has %v", s)
	}
	if err := h.sound(); err != nil {
		t.Error(err)
	}
}

func TestRefused(t *testing.T) {
	h := begin(t, nil)
	for name, test := range map[string]struct {
		do   func(tree.Order) error
		want error
	}{
		"close a level with units":    {func(o tree.Order) error { return o.Close(district) }, tree.ErrBelow},
		"close what is not there":     {func(o tree.Order) error { return o.Close("u99") }, tree.ErrGone},
		"open an open one":            {func(o tree.Order) error { return o.Reopen(may) }, tree.ErrSame},
		"the same name":               {func(o tree.Order) error { return o.Rename(may, "Đơn vị 6") }, tree.ErrSame},
		"to where it stands":          {func(o tree.Order) error { return o.Move(may, district) }, tree.ErrSame},
		"under a union":               {func(o tree.Order) error { return o.Move(may, sao) }, tree.ErrPlace},
		"under itself":                {func(o tree.Order) error { return o.Move(district, inner) }, tree.ErrPlace},
		"a province under a district": {func(o tree.Order) error { return o.Move(province, district) }, tree.ErrPlace},
		"into itself":                 {func(o tree.Order) error { return o.Merge(may, may) }, tree.ErrPlace},
		"a union into a district":     {func(o tree.Order) error { return o.Merge(may, second) }, tree.ErrReport},
		"the nation into a province":  {func(o tree.Order) error { return o.Merge(nation, province) }, tree.ErrPlace},
	} {
		if err := h.do(test.do); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
	}
	if err := h.sound(); err != nil {
		t.Error(err)
	}
}

// TestUnitID: ids stand in the store in the order in which units were made.
func TestUnitID(t *testing.T) {
	last := tree.UnitID(1)
	for _, n := range []int64{2, 9, 10, 11, 99, 100, 999, 1000, 20_000, 99_999, 126_000, 1_000_000} {
		if id := tree.UnitID(n); id <= last {
			t.Errorf("%s is not behind %s", id, last)
		} else {
			last = id
		}
	}
}

// TestCloseWhileUnitsFollow: a level cannot be closed before those that were put under
// it have come.
func TestCloseWhileUnitsFollow(t *testing.T) {
	h := begin(t, nil)
	var made store.UnitID
	h.must(t, func(o tree.Order) error {
		u, err := o.Add(tree.Addition{Kind: store.Upper, Name: "LĐLĐ huyện Mới", Parent: city})
		if err == nil {
			made = u.ID
		}
		return err
	})
	h.must(t, func(o tree.Order) error { return o.Move(district, made) })
	shut := func(o tree.Order) error { return o.Close(made) }
	if err := h.do(shut); !errors.Is(err, tree.ErrBusy) {
		t.Errorf("while units follow: %v", err)
	}
	if _, err := tree.Run(t.Context(), h.e, h.secret, h.c); err != nil {
		t.Fatal(err)
	}
	if err := h.do(shut); !errors.Is(err, tree.ErrBelow) {
		t.Errorf("with units below: %v", err)
	}
	if err := h.sound(); err != nil {
		t.Error(err)
	}
}
