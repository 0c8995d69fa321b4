package tree_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/quick"
	"time"

	"raquan/bot/jobs"
	"raquan/bot/review"
	"raquan/bot/tally"
	"raquan/bot/tree"
	"raquan/config"
	"raquan/store"
	"raquan/store/mem"
	"raquan/store/storetest"
)

// history reads a random course of events out of bytes: units change, and people
// go on reporting.
type history struct {
	bytes  []byte
	e      store.Engine
	c      *config.Campaign
	secret store.Secret
	now    time.Time
	ids    []store.UnitID
}

func (h *history) draw(n int) int {
	if len(h.bytes) == 0 {
		return 0
	}
	b := h.bytes[0]
	h.bytes = h.bytes[1:]
	return int(b) % n
}

func (h *history) any() store.UnitID { return h.ids[h.draw(len(h.ids))] }

func (h *history) do(fn func(tree.Order) error) error {
	h.now = h.now.Add(time.Minute)
	return h.e.Update(context.Background(), func(tx store.Tx) error {
		return fn(tree.Order{Writer: tree.Writer{Tx: tx, Secret: h.secret, Campaign: h.c}, Now: h.now, By: "boss"})
	})
}

// tries does an operation that may be refused: then nothing of it was written, so
// the rest of its transaction stands.
func (h *history) tries(fn func(tree.Order) error) error {
	return h.do(func(o tree.Order) error { return allowed(fn(o)) })
}

// refused are the errors with which an operation is refused and changes nothing.
var refused = []error{tree.ErrGone, tree.ErrPlace, tree.ErrBelow, tree.ErrSame, tree.ErrMany, tree.ErrBusy, tree.ErrReport}

func allowed(err error) error {
	if slices.ContainsFunc(refused, func(r error) bool { return errors.Is(err, r) }) {
		return nil
	}
	return err
}

// add makes a unit, with a chair whose number the roster has.
func (h *history) add(kind store.UnitKind, parent store.UnitID) error {
	n := len(h.ids)
	workers, phone := int64(10*h.draw(20)), fmt.Sprintf("+8490000%04d", h.draw(3))
	var id store.UnitID
	err := h.do(func(o tree.Order) error {
		a := tree.Addition{Kind: kind, Name: fmt.Sprint("Đơn vị ", n), Parent: parent, Zone: []string{"", store.ZoneKCN}[workers/10%2]}
		if workers > 20 {
			a.Workers = &workers
		}
		u, err := o.Add(a)
		if err != nil {
			return err
		}
		id = u.ID
		with := *u
		with.Contact = store.PersonID("c" + string(u.ID))
		if err := store.Put(o.Tx, store.PersonKey(with.Contact), store.Person{V: 1, ID: with.Contact, Phone: phone}); err != nil {
			return err
		}
		return o.Replace(u, &with)
	})
	if err == nil {
		h.ids = append(h.ids, id)
	}
	return allowed(err)
}

func (h *history) event() error {
	id, to := h.any(), h.any()
	switch h.draw(15) {
	case 0:
		return h.add([]store.UnitKind{store.Upper, store.Grassroots}[h.draw(2)], id)
	case 1:
		return h.tries(func(o tree.Order) error { return o.Close(id) })
	case 2:
		return h.tries(func(o tree.Order) error { return o.Reopen(id) })
	case 3:
		return h.tries(func(o tree.Order) error { return o.Rename(id, "Tên mới") })
	case 4, 5:
		return h.tries(func(o tree.Order) error { return o.Move(id, to) })
	case 6, 7:
		return h.tries(func(o tree.Order) error { return o.Merge(id, to) })
	case 8:
		_, err := tree.Run(context.Background(), h.e, h.secret, h.c)
		return err
	case 9, 10:
		return h.staff(id)
	case 11:
		return h.follow()
	default:
		return h.report(id)
	}
}

// staff lets somebody join a unit or leave it, or block the bot or come back.
func (h *history) staff(id store.UnitID) error {
	p, what := store.PersonID(fmt.Sprint("p", h.draw(3))), h.draw(3)
	return h.do(func(o tree.Order) error {
		var officer store.Officer
		var staff store.Staff
		if _, err := store.Get(o.Tx, store.OfficerKey(p), &officer); err != nil {
			return err
		}
		if _, err := store.Get(o.Tx, store.StaffKey(id), &staff); err != nil {
			return err
		}
		note := store.StaffedKey(id)
		switch {
		case what == 0:
			note = store.ReachKey(p)
			if officer.Unreachable.IsZero() {
				officer.Unreachable = o.Now
			} else {
				officer.Unreachable = time.Time{}
			}
		case officer.Has(id, store.Chair):
			officer.Lose(id, store.Chair)
			staff.Officers = slices.DeleteFunc(staff.Officers, func(x store.Post) bool { return x.Person == p })
		default:
			officer.Posts = append(officer.Posts, store.Post{Unit: id, Role: store.Chair})
			staff.Officers = append(staff.Officers, store.Post{Person: p, Role: store.Chair})
		}
		return errors.Join(store.Put(o.Tx, store.OfficerKey(p), officer), store.Put(o.Tx, store.StaffKey(id), staff), o.Tx.Put(note, []byte(id)))
	})
}

// follow lets the stages of all units follow those who report for them.
func (h *history) follow() error {
	for _, id := range h.ids {
		err := h.do(func(o tree.Order) error {
			return errors.Join(tally.Stand(o.Tx, h.c, id), o.Tx.Delete(store.StaffedKey(id)))
		})
		if err != nil {
			return err
		}
	}
	return h.do(func(o tree.Order) error {
		return errors.Join(o.Tx.Delete(store.ReachKey("p0")), o.Tx.Delete(store.ReachKey("p1")), o.Tx.Delete(store.ReachKey("p2")))
	})
}

// report lets something happen to a unit's report, as the desk does it.
func (h *history) report(id store.UnitID) error {
	what, n := h.draw(6), int64(h.draw(90))
	return h.do(func(o tree.Order) error {
		u, r := store.Unit{}, store.Report{V: 1, Unit: id, State: store.Draft}
		if _, err := store.Get(o.Tx, store.UnitKey(id), &u); err != nil || !u.Expected() {
			return err
		}
		if _, err := store.Get(o.Tx, store.ReportKey(h.c.Key, id), &r); err != nil {
			return err
		}
		pending := store.PendingKey(h.c.Key, u.Parent, id)
		switch {
		case what < 3:
			if err := tree.Supersede(review.Case{Tx: o.Tx, Campaign: h.c, Unit: &u, By: "chair", At: o.Now, Hashed: func(s string) string { return s }}); err != nil {
				return err
			}
			if r.Revision++; r.First.IsZero() {
				r.First, r.OnTime = o.Now, n%2 == 0
			}
			r.State, r.Sent = store.Sent, map[string]store.Answer{h.c.Main: {N: &n}}
			rev := store.Revision{V: 1, N: r.Revision, Above: u.Above}
			if err := store.Put(o.Tx, store.RevisionKey(h.c.Key, id, r.Revision), rev); err != nil {
				return err
			}
			if err := o.Tx.Delete(pending); err != nil {
				return err
			}
		case what == 3:
			r.Working = map[string]store.Answer{h.c.Main: {N: &n}}
			r.Known = map[string]store.Figure{h.c.Main: {N: n}}
		case r.Counts() && what == 4:
			r.State = store.Returned
		case r.Counts():
			r.State, r.First, r.OnTime = store.Withdrawn, time.Time{}, false
			if err := store.PutID(o.Tx, pending, string(id)); err != nil {
				return err
			}
		}
		if err := tally.Count(o.Tx, h.c, &u, &r); err != nil {
			return err
		}
		return store.Put(o.Tx, store.ReportKey(h.c.Key, id), r)
	})
}

// sound: the tallies are what a recount makes of units and reports, and the indexes
// are those of the units, also while units follow.
func (h *history) sound() error {
	r, err := jobs.Recount(context.Background(), h.e, h.c, false)
	if err != nil {
		return err
	}
	if len(r.Tallies)+len(r.Pending)+len(r.Stages)+len(r.Tree) > 0 {
		return fmt.Errorf("tallies %v, pending %v, stages %v, tree %v", r.Tallies, r.Pending, r.Stages, r.Tree)
	}
	return h.e.View(context.Background(), func(s store.Snapshot) error { return phones(s, h.secret) })
}

// phones: a number leads to the open units that have it, and to no others.
func phones(s store.Snapshot, secret store.Secret) error {
	for n := range 3 {
		phone := fmt.Sprintf("+8490000%04d", n)
		var want []store.UnitID
		for u, err := range store.Units(s) {
			if err != nil {
				return err
			}
			var p store.Person
			if _, err := store.Get(s, store.PersonKey(u.Contact), &p); err != nil {
				return err
			}
			if u.Expected() && p.Phone == phone {
				want = append(want, u.ID)
			}
		}
		var have store.PhoneUnits
		if _, err := store.Get(s, store.PhoneKey(secret.MAC("phone", phone)), &have); err != nil {
			return err
		}
		if len(have.Units)+have.More != len(want) {
			return fmt.Errorf("%s leads to %v, and %d more, want %v", phone, have.Units, have.More, want)
		}
	}
	return nil
}

func begin(t testing.TB, bytes []byte) *history {
	t.Helper()
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	m := mem.New()
	t.Cleanup(func() { _ = m.Close() })
	h := &history{bytes: bytes, e: storetest.Rerun(m), c: c, now: time.Date(2020, 8, 20, 8, 0, 0, 0, c.Zone), secret: store.Secret{Key: []byte("secret")}}
	err = h.do(func(o tree.Order) error {
		if err := o.Replace(nil, &store.Unit{V: 1, ID: "u1", Code: "TLD", Kind: store.National, Name: "TLĐ", Order: 1}); err != nil {
			return err
		}
		return store.Put(o.Tx, store.CountersKey, store.Counters{V: 1, Units: 1, Order: 1})
	})
	h.ids = []store.UnitID{"u1"}
	for _, a := range []struct {
		kind   store.UnitKind
		parent int
	}{{store.Federation, 0}, {store.Federation, 0}, {store.Upper, 1}, {store.Upper, 1}, {store.Upper, 2}, {store.Grassroots, 3}, {store.Grassroots, 3}, {store.Grassroots, 4}, {store.Grassroots, 5}, {store.Upper, 3}, {store.Grassroots, 10}} {
		err = errors.Join(err, h.add(a.kind, h.ids[a.parent]))
	}
	if err != nil || len(h.ids) != 12 {
		t.Fatal(err, h.ids)
	}
	return h
}

func play(t testing.TB, bytes []byte) error {
	h := begin(t, bytes)
	for len(h.bytes) > 0 {
		if err := h.event(); err != nil {
			return err
		}
		if err := h.sound(); err != nil {
			return err
		}
	}
	if _, err := tree.Run(context.Background(), h.e, h.secret, h.c); err != nil {
		return err
	}
	return h.sound()
}

// TestHistory: whatever happens to units and reports, in any order, sums and
// indexes are what units and reports say.
func TestHistory(t *testing.T) {
	one := func(bytes []byte) bool {
		err := play(t, bytes)
		if err != nil {
			t.Log(err)
		}
		return err == nil
	}
	if err := quick.Check(one, &quick.Config{MaxCount: 60}); err != nil {
		t.Error(err)
	}
}

func FuzzHistory(f *testing.F) {
	f.Add([]byte("units move, merge, close and open again, and report meanwhile"))
	f.Fuzz(func(t *testing.T, bytes []byte) {
		if err := play(t, bytes[:min(len(bytes), 200)]); err != nil {
			t.Error(err)
		}
	})
}
