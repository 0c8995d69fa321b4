package tally_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"
	"testing"
	"testing/quick"
	"time"

	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
)

// campaign is a small one with every type of question that is counted.
func campaign() *config.Campaign {
	return &config.Campaign{
		Key: "drive",
		Questions: []*config.Question{
			{Key: "ALL", Type: config.Count},
			{Key: "DONE", Type: config.Count},
			{Key: "PHONES", Type: config.Count, Nullable: true},
			{Key: "HELD", Type: config.Choice},
			{Key: "WAYS", Type: config.MultiChoice},
			{Key: "REMARK", Type: config.FreeText},
			{Key: "OK", Type: config.Confirm},
		},
		Rates: []config.Rate{
			{Key: "all", Numerator: "DONE", Denominator: "ALL"},
			{Key: "phones", Numerator: "DONE", Denominator: "PHONES"},
		},
		States:  states,
		Trouble: "REMARK",
	}
}

// memory is the least that a store can be.
type memory map[store.Key][]byte

func (m memory) Get(k store.Key) ([]byte, error) {
	if v, ok := m[k]; ok {
		return v, nil
	}
	return nil, store.ErrNotFound
}

func (m memory) Put(k store.Key, v []byte) error { m[k] = v; return nil }
func (m memory) Delete(k store.Key) error        { delete(m, k); return nil }

func (m memory) Scan(from, to store.Key) iter.Seq2[store.KV, error] {
	return func(yield func(store.KV, error) bool) {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			if k >= from && (to == "" || k < to) && !yield(store.KV{Key: k, Value: m[k]}, nil) {
				return
			}
		}
	}
}

// history reads a random course of events out of bytes.
type history struct {
	bytes []byte
	db    memory
	c     *config.Campaign
	units []*store.Unit
	now   time.Time
}

func (h *history) draw(n int) int {
	if len(h.bytes) == 0 {
		return 0
	}
	b := h.bytes[0]
	h.bytes = h.bytes[1:]
	return int(b) % n
}

// play makes a tree and lets events happen to it; check is called after each.
func play(bytes []byte, check func(memory, *config.Campaign) error) error {
	h := &history{bytes: bytes, db: memory{}, c: campaign()}
	for range 3 + h.draw(8) {
		if err := h.join(); err != nil {
			return err
		}
	}
	for len(h.bytes) > 0 {
		event := []func() error{h.join, h.change, h.move, h.claim, h.report, h.report, h.report, h.report, h.staff, h.reach, h.follow}[h.draw(11)]
		h.now = time.Unix(1_600_000_000+int64(len(h.bytes)/2), 0) // time runs backwards at times, and some events share a second
		if err := event(); err != nil {
			return err
		}
		if err := check(h.db, h.c); err != nil {
			return err
		}
	}
	return nil
}

// join puts a new unit under one of those there are.
func (h *history) join() error {
	u := &store.Unit{V: 1, ID: store.UnitID(fmt.Sprint("u", len(h.units))), Zone: h.zone(), Workers: h.workers(), Reports: h.draw(4) > 0}
	if len(h.units) > 0 {
		parent := h.units[h.draw(len(h.units))]
		u.Above = append([]store.UnitID{parent.ID}, parent.Above...)
	}
	h.units = append(h.units, u)
	return h.replace(nil, u)
}

func (h *history) zone() string { return []string{"", store.ZoneKCN, store.ZoneKKT}[h.draw(3)] }

func (h *history) workers() *int64 {
	if n := int64(h.draw(5)); n > 0 {
		return new(100 * (n - 1))
	}
	return nil
}

// change closes or opens a unit, or changes its number of workers or its zone.
func (h *history) change() error {
	u := h.units[h.draw(len(h.units))]
	old := *u
	switch h.draw(4) {
	case 0:
		u.Closed = time.Time{}.AddDate(2020*h.draw(2), 0, 0)
	case 1:
		u.Reports = !u.Reports
	case 2:
		u.Workers = h.workers()
	case 3:
		u.Zone = h.zone()
	}
	return h.replace(&old, u)
}

// move puts a unit and all under it below another one.
func (h *history) move() error {
	u, to := h.units[h.draw(len(h.units))], h.units[h.draw(len(h.units))]
	if len(u.Above) == 0 || to.ID == u.ID || slices.Contains(to.Above, u.ID) {
		return nil
	}
	above := append([]store.UnitID{to.ID}, to.Above...)
	for _, v := range h.units {
		old := *v
		if at := slices.Index(v.Above, u.ID); at >= 0 {
			v.Above = slices.Concat(v.Above[:at+1], above)
		} else if v == u {
			v.Above = above
		} else {
			continue
		}
		if err := h.replace(&old, v); err != nil {
			return err
		}
	}
	return nil
}

func (h *history) replace(old, u *store.Unit) error {
	if err := tally.Replace(h.db, h.c, old, u); err != nil {
		return err
	}
	return store.Put(h.db, store.UnitKey(u.ID), u)
}

// report lets something happen to a unit's report.
func (h *history) report() error {
	u := h.units[h.draw(len(h.units))]
	r := store.Report{V: 1, Unit: u.ID, State: []store.ReportState{store.Draft, ""}[h.draw(2)]}
	if _, err := store.Get(h.db, store.ReportKey(h.c.Key, u.ID), &r); err != nil {
		return err
	}
	switch h.draw(5) {
	case 4:
		r.Working = h.answers()
	case 0:
		r.Known = h.known()
	case 1:
		r.Working = nil
		first := r.Revision == 0
		r.Claim = nil
		if r.State, r.Sent, r.Known = store.Sent, h.answers(), h.known(); first {
			r.OnTime, r.Letter = h.draw(2) > 0, h.draw(2) > 0
		}
		r.First, r.Last = cmp.Or(r.First, h.now), h.now
		r.Revision++
	case 2:
		if r.Counts() {
			r.State, r.Return = store.Returned, &store.Return{At: h.now}
		}
	case 3:
		if r.Counts() {
			r.State, r.Withdrawal, r.First = store.Withdrawn, &store.Withdrawal{At: h.now}, time.Time{}
		}
	}
	if err := tally.Count(h.db, h.c, u, &r); err != nil {
		return err
	}
	return store.Put(h.db, store.ReportKey(h.c.Key, u.ID), r)
}

// claim lets something be said about a unit, taken back, or agreed to, which
// closes the unit.
func (h *history) claim() error {
	u := h.units[h.draw(len(h.units))]
	r := store.Report{V: 1, Unit: u.ID}
	if _, err := store.Get(h.db, store.ReportKey(h.c.Key, u.ID), &r); err != nil {
		return err
	}
	old := *u
	switch h.draw(4) {
	case 0:
		r.Claim = nil
	case 1:
		if r.Claim.Stands() {
			r.Claim.Settled, u.Closed = time.Unix(1, 0), time.Unix(1, 0)
		}
	default:
		r.Claim = &store.Claim{Kind: store.ClaimKinds[h.draw(len(store.ClaimKinds))]}
	}
	if err := tally.Count(h.db, h.c, u, &r); err != nil {
		return err
	}
	if err := store.Put(h.db, store.ReportKey(h.c.Key, u.ID), r); err != nil {
		return err
	}
	return h.replace(&old, u)
}

func (h *history) known() map[string]store.Figure {
	return map[string]store.Figure{[]string{"ALL", "DONE", "GONE"}[h.draw(3)]: {N: int64(h.draw(50))}}
}

func (h *history) answers() map[string]store.Answer {
	as := map[string]store.Answer{"REMARK": {Text: []string{"", "x"}[h.draw(2)]}, "HELD": {Choices: []string{[]string{"yes", "now", "no"}[h.draw(3)]}}}
	for _, q := range []string{"ALL", "DONE", "PHONES"} {
		switch n := int64(h.draw(80)); {
		case n < 10:
		case n < 20:
			as[q] = store.Answer{Null: true}
		default:
			as[q] = store.Answer{N: new(n - 20)}
		}
	}
	if h.draw(2) > 0 {
		as["WAYS"] = store.Answer{Choices: []string{"zalo", "board", "zalo"}[:1+h.draw(3)]}
	}
	return as
}

// TestHistory: whatever happened, the tallies are what a recount makes of units
// and reports, and no share is above 100 %.
func TestHistory(t *testing.T) {
	one := func(bytes []byte) bool {
		if err := play(bytes, sound); err != nil {
			t.Log(err)
			return false
		}
		return true
	}
	if err := quick.Check(one, &quick.Config{MaxCount: 100}); err != nil {
		t.Error(err)
	}
}

func FuzzHistory(f *testing.F) {
	f.Add([]byte("a unit joins, reports, is corrected, closed and moved"))
	f.Fuzz(func(t *testing.T, bytes []byte) {
		if len(bytes) > 300 {
			bytes = bytes[:300]
		}
		if err := play(bytes, sound); err != nil {
			t.Error(err)
		}
	})
}

func sound(now memory, c *config.Campaign) error {
	if list, err := tally.Misplaced(now, c); err != nil || len(list) > 0 {
		return fmt.Errorf("misplaced: %v, %w", list, err)
	}
	if ds, err := tally.Differences(now, c); err != nil || len(ds) > 0 {
		return fmt.Errorf("differences: %v, %w", ds, err)
	}
	db := maps.Clone(now)
	if err := (&history{db: db, c: c}).follow(); err != nil {
		return err
	}
	want, err := tally.Recount(db, c)
	if err != nil {
		return err
	}
	for k := range db {
		if k.Part(0) == "tally" && want[store.UnitID(k.Part(2))] == nil {
			return fmt.Errorf("%s is stored, a recount has nothing there", k)
		}
	}
	for u, w := range want {
		var have store.Tally
		if _, err := store.Get(db, store.TallyKey(c.Key, u), &have); err != nil {
			return err
		}
		if !tally.Equal(&have, w) {
			return fmt.Errorf("tally of %s:\n have %v\n want %v", u, have, w)
		}
		if err := shares(c, tally.Total(w)); err != nil {
			return fmt.Errorf("%s: %w", u, err)
		}
	}
	if ds, err := tally.Differences(db, c); err != nil || len(ds) > 0 {
		return fmt.Errorf("differences: %v, %w", ds, err)
	}
	if err := ringable(db, c); err != nil {
		return err
	}
	return listed(db, c)
}

// shares checks every pair that is ever shown as a percentage.
func shares(c *config.Campaign, s tally.Sums) error {
	pairs := [][2]int64{
		{s[tally.Sent] - s[tally.Closed], s[tally.Units]},
		{s[tally.Joined], s[tally.Units]},
		{s[tally.Blocked] + s[tally.Silent] + s[tally.Halfway], s[tally.Joined]},
		{s[tally.SentWorkers], s[tally.Workers]},
		{s[tally.OnTime], s[tally.Sent]},
		{s[tally.Returned], s[tally.Sent]},
		{s[tally.Closed], s[tally.Sent]},
		{s[tally.Is("HELD", "yes")] + s[tally.Is("HELD", "now")] + s[tally.Is("HELD", "no")], s[tally.Sent]},
		{s[tally.Is("WAYS", "zalo")], s[tally.Sent]},
		{s[tally.Answered("PHONES")], s[tally.Sent]},
		{s[tally.State("no_phone")], s[tally.Answered("PHONES")]},
		{s[tally.State("nothing")], s[tally.Is("HELD", "no")]},
		{claimed(s), s[tally.Units]},
		{max(claimed(s), s[tally.State("no_phone")], s[tally.State("nothing")]), s[tally.Flagged]},
		{s[tally.Flagged], claimed(s) + s[tally.State("no_phone")] + s[tally.State("nothing")]},
	}
	for _, r := range c.Rates {
		pairs = append(pairs,
			[2]int64{s[tally.Numerator(r.Key)], s[tally.Denominator(r.Key)]},
			[2]int64{s[tally.RateIn(r.Key)] + s[tally.RateOut(r.Key)], s[tally.Answered(r.Denominator)]})
	}
	for i, p := range pairs {
		if p[0] < 0 || p[0] > p[1] {
			b, err := json.Marshal(s)
			return fmt.Errorf("pair %d is %d of %d in %s (%v)", i, p[0], p[1], b, err)
		}
	}
	return nil
}

func claimed(s tally.Sums) (n int64) {
	for _, kind := range store.ClaimKinds {
		n += s[tally.Claimed(kind)]
	}
	return n
}
