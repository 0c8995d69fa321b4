package review_test

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"testing"
	"testing/quick"
	"time"

	"raquan/bot/review"
	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
)

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

// world is a small tree in which bytes say what happens.
type world struct {
	bytes []byte
	db    memory
	c     *config.Campaign
	units []*store.Unit
	now   time.Time
	seen  map[store.UnitID]store.Report // what must still be true of a report that counts
}

func (w *world) draw(n int) int {
	if len(w.bytes) == 0 {
		return 0
	}
	b := w.bytes[0]
	w.bytes = w.bytes[1:]
	return int(b) % n
}

func begin(c *config.Campaign, bytes []byte) (*world, error) {
	w := &world{bytes: bytes, db: memory{}, c: c, now: time.Date(2020, 8, 20, 8, 0, 0, 0, c.Zone), seen: map[store.UnitID]store.Report{}}
	for i := range 6 {
		u := &store.Unit{V: 1, ID: store.UnitID(fmt.Sprint("u", i)), Kind: store.Grassroots, Reports: i > 1, Workers: new(int64(100))}
		switch i {
		case 0:
			u.Kind = store.Federation
		case 1:
			u.Kind, u.Parent, u.Above = store.Upper, "u0", []store.UnitID{"u0"}
		default:
			u.Parent, u.Above = "u1", []store.UnitID{"u1", "u0"}
		}
		w.units = append(w.units, u)
		if err := tally.Replace(w.db, c, nil, u); err != nil {
			return nil, err
		}
		if err := w.store(u); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// store stores a unit, and keeps the index of what is pending.
func (w *world) store(u *store.Unit) error {
	if err := store.Put(w.db, store.UnitKey(u.ID), u); err != nil {
		return err
	}
	r, err := w.report(u)
	if err != nil {
		return err
	}
	key := store.PendingKey(w.c.Key, u.Parent, u.ID)
	if u.Expected() && !r.Counts() {
		return store.PutID(w.db, key, string(u.ID))
	}
	return w.db.Delete(key)
}

func (w *world) report(u *store.Unit) (*store.Report, error) {
	r := &store.Report{V: 1, Unit: u.ID}
	_, err := store.Get(w.db, store.ReportKey(w.c.Key, u.ID), r)
	return r, err
}

// happen lets one thing happen to a unit.
func (w *world) happen() error {
	w.now = w.now.Add(time.Hour)
	u := w.units[2+w.draw(len(w.units)-2)]
	r, err := w.report(u)
	if err != nil {
		return err
	}
	act := &review.Case{Tx: w.db, Campaign: w.c, Unit: u, Report: r, By: "p1", In: "u1", At: w.now,
		Seen: r.Revision - w.draw(8)/7, Hashed: func(string) string { return "text:1" }}
	switch w.draw(7) {
	case 0, 1, 2:
		return w.submit(u, r)
	case 3:
		_, err = review.Return(act, "x", [][]string{nil, {"DA_CAI"}, {"TONG_LD", "DA_CAI"}}[w.draw(3)])
	case 4:
		err = review.Withdraw(act, "x")
	case 5:
		err = review.Accept(act, "x")
	case 6:
		return w.close(u)
	}
	for _, refused := range []error{review.ErrNotSent, review.ErrChanged, review.ErrReturned, review.ErrAccepted} {
		if errors.Is(err, refused) {
			return nil
		}
	}
	return err
}

// submit sends a report, new or corrected.
func (w *world) submit(u *store.Unit, r *store.Report) error {
	if !u.Expected() {
		return nil
	}
	review.Resend(w.c, r, w.now)
	total, installed := int64(60+10*w.draw(8)), int64(10*w.draw(14))
	if r.First.IsZero() {
		r.First, r.OnTime, r.Letter = w.now, w.draw(2) > 0, w.draw(2) > 0
	}
	r.Sent = map[string]store.Answer{"TONG_LD": {N: &total}, "DA_CAI": {N: &installed}}
	if w.draw(2) > 0 {
		r.Sent["SMARTPHONE"] = store.Answer{N: new(int64(10 * w.draw(14)))}
	}
	r.State, r.Last, r.Working = store.Sent, w.now, map[string]store.Answer{"TUYEN_TRUYEN": {N: &total}}
	r.Revision++
	if err := tally.Count(w.db, w.c, u, r); err != nil {
		return err
	}
	if err := store.Put(w.db, store.ReportKey(w.c.Key, u.ID), r); err != nil {
		return err
	}
	return w.db.Delete(store.PendingKey(w.c.Key, u.Parent, u.ID))
}

// close closes a unit, or opens it again.
func (w *world) close(u *store.Unit) error {
	old := *u
	if u.Closed.IsZero() {
		u.Closed = w.now
	} else {
		u.Closed = time.Time{}
	}
	if err := tally.Replace(w.db, w.c, &old, u); err != nil {
		return err
	}
	return w.store(u)
}

// sound: the tallies are what a recount makes of units and reports; the index
// of what is pending is what a walk finds; and the first submission of a report
// that counts stays what it was until it is withdrawn.
func (w *world) sound() error {
	if ds, err := tally.Differences(w.db, w.c); err != nil || len(ds) > 0 {
		return fmt.Errorf("differences: %v, %w", ds, err)
	}
	if list, err := tally.Misplaced(w.db, w.c); err != nil || len(list) > 0 {
		return fmt.Errorf("misplaced: %v, %w", list, err)
	}
	top, err := tally.Read(w.db, w.c.Key, "u0")
	if err != nil {
		return err
	}
	var sent, back, doubted int64
	for _, u := range w.units {
		r, err := w.report(u)
		if err != nil {
			return err
		}
		_, pending, err := store.GetID(w.db, store.PendingKey(w.c.Key, u.Parent, u.ID))
		if err != nil {
			return err
		}
		if want := u.Expected() && !r.Counts(); pending != want {
			return fmt.Errorf("%s is pending: %v; want %v (%s)", u.ID, pending, want, r.State)
		}
		if was, ok := w.seen[u.ID]; ok && r.Counts() && was.Counts() && (!r.First.Equal(was.First) || r.OnTime != was.OnTime || r.Letter != was.Letter) {
			return fmt.Errorf("%s was first sent %s, now %s", u.ID, was.First, r.First)
		}
		if r.State == store.Withdrawn && (!r.First.IsZero() || r.OnTime || r.Letter || r.Withdrawal.First.IsZero()) {
			return fmt.Errorf("%s is withdrawn, and still first sent %s", u.ID, r.First)
		}
		w.seen[u.ID] = *r
		if r.Counts() {
			sent++
		}
		if r.State == store.Returned {
			back++
		}
		if len(tally.OpenDoubts(w.c, u, r)) > 0 {
			doubted++
		}
	}
	if top[tally.Sent] != sent || top[tally.Returned] != back || top[tally.Doubted] != doubted {
		return fmt.Errorf("counted %v; want %d sent, %d returned, %d doubted", top, sent, back, doubted)
	}
	_, err = store.VerifyAudit(w.db)
	return err
}

func play(c *config.Campaign, bytes []byte) error {
	w, err := begin(c, bytes)
	if err != nil {
		return err
	}
	for len(w.bytes) > 0 {
		if err := w.happen(); err != nil {
			return err
		}
		if err := w.sound(); err != nil {
			return err
		}
	}
	return nil
}

// TestReview: whatever is sent, corrected, returned, withdrawn, accepted and
// closed, in any order, everything that is kept twice agrees.
func TestReview(t *testing.T) {
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	one := func(bytes []byte) bool {
		if err := play(c, bytes); err != nil {
			t.Log(err)
			return false
		}
		return true
	}
	if err := quick.Check(one, &quick.Config{MaxCount: 150}); err != nil {
		t.Error(err)
	}
}
