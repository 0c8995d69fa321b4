package review_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"raquan/bot/review"
	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
)

// sent is a world in which u2 has sent 450, 380 and 410.
func sent(t *testing.T) (*world, *review.Case) {
	t.Helper()
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	w, err := begin(c, nil)
	if err != nil {
		t.Fatal(err)
	}
	u := w.units[2]
	r := &store.Report{V: 1, Unit: u.ID, State: store.Sent, Revision: 1, First: w.now, Last: w.now, OnTime: true, Letter: true, Code: "BZ-7KM2-94QD",
		Sent: map[string]store.Answer{"TONG_LD": {N: new(int64(450))}, "DA_CAI": {N: new(int64(380))}, "SMARTPHONE": {N: new(int64(370))}}}
	if err := tally.Count(w.db, c, u, r); err != nil {
		t.Fatal(err)
	}
	return w, &review.Case{Tx: w.db, Campaign: c, Unit: u, Report: r, By: "p1", In: "u1", At: w.now, Seen: 1,
		Hashed: func(s string) string { return "text:" + strings.Repeat("*", len(s)) }}
}

func (w *world) total(t *testing.T, name string) int64 {
	t.Helper()
	sums, err := tally.Read(w.db, w.c.Key, "u0")
	if err != nil {
		t.Fatal(err)
	}
	return sums[name]
}

// lines are the acts in the audit.
func (w *world) lines(t *testing.T) (acts []string) {
	t.Helper()
	for _, kv := range slices.Sorted(func(yield func(store.Key) bool) {
		for k := range w.db {
			if k.Part(0) == "audit" && !yield(k) {
				return
			}
		}
	}) {
		var l store.AuditLine
		if err := json.Unmarshal(w.db[kv], &l); err != nil {
			t.Fatal(err)
		}
		acts = append(acts, strings.TrimRight(l.Act+" "+l.What+" "+l.To+" "+l.Why, " "))
	}
	return acts
}

func TestReturn(t *testing.T) {
	w, act := sent(t)
	act.Report.Working = map[string]store.Answer{"TONG_LD": {N: new(int64(451))}, "DA_CAI": {N: new(int64(381))}}
	dropped, err := review.Return(act, "Xem lại số đã cài", []string{"DA_CAI"})
	if err != nil || !slices.Equal(dropped, []string{"TONG_LD"}) {
		t.Fatalf("dropped %v, %v", dropped, err)
	}
	r := act.Report
	if r.State != store.Returned || !r.OnTime || !r.Letter || r.First.IsZero() || r.Return.Reason != "Xem lại số đã cài" || len(r.Working) != 1 {
		t.Errorf("returned: %+v", r)
	}
	if w.total(t, tally.Sent) != 1 || w.total(t, tally.Sum("DA_CAI")) != 380 || w.total(t, tally.OnTime) != 1 || w.total(t, tally.Returned) != 1 {
		t.Error("the figures of a returned report do not count")
	}
	if w.total(t, tally.Doubted) != 0 {
		t.Error("what waits for its unit is still to be looked at")
	}
	if got, want := w.lines(t), []string{"return DA_CAI revision 1 text:" + strings.Repeat("*", len("Xem lại số đã cài")), "drop TONG_LD"}; !slices.Equal(got, want) {
		t.Errorf("audit %q, want %q", got, want)
	}
	if _, err := review.Return(act, "x", nil); !errors.Is(err, review.ErrReturned) {
		t.Errorf("returned twice: %v", err)
	}
	if err := review.Accept(act, "x"); !errors.Is(err, review.ErrReturned) {
		t.Errorf("accepted while it waits for its unit: %v", err)
	}
	back := review.Resend(w.c, r, w.now)
	if back == nil || back.Fixed.IsZero() || back.Seen.IsZero() || r.Was["DA_CAI"] != 380 || r.Was["TONG_LD"] != 450 {
		t.Errorf("sent again: %+v, was %v", back, r.Was)
	}
}

func TestWithdraw(t *testing.T) {
	w, act := sent(t)
	first := act.Report.First
	if err := review.Withdraw(act, "#duplicate"); err != nil {
		t.Fatal(err)
	}
	r := act.Report
	if r.State != store.Withdrawn || !r.First.IsZero() || r.OnTime || r.Letter || r.Code != "" ||
		!r.Withdrawal.First.Equal(first) || !r.Withdrawal.OnTime || r.Withdrawal.Code != "BZ-7KM2-94QD" {
		t.Errorf("withdrawn: %+v, %+v", r, r.Withdrawal)
	}
	if w.total(t, tally.Sent) != 0 || w.total(t, tally.Sum("DA_CAI")) != 0 || w.total(t, tally.OnTime) != 0 || w.total(t, tally.Units) != 4 {
		t.Error("the figures of a withdrawn report count")
	}
	if _, pending, err := store.GetID(w.db, store.PendingKey(w.c.Key, "u1", "u2")); err != nil || !pending {
		t.Error("the unit is not pending", err)
	}
	if err := review.Withdraw(act, "x"); !errors.Is(err, review.ErrNotSent) {
		t.Errorf("withdrawn twice: %v", err)
	}
	if review.Resend(w.c, r, w.now) != nil || r.Was != nil {
		t.Errorf("the next report is compared with one that never counted: %v", r.Was)
	}
}

func TestAccept(t *testing.T) {
	w, act := sent(t)
	if w.total(t, tally.Doubted) != 1 || w.total(t, tally.Doubt("hon_dt")) != 1 || w.total(t, tally.Doubt("khac_ds")) != 1 {
		t.Fatal("380 of 370 smartphones, 450 of 100 by the roster, and no doubt")
	}
	act.Seen = 2
	if err := review.Accept(act, "x"); !errors.Is(err, review.ErrChanged) {
		t.Errorf("another revision than was seen: %v", err)
	}
	act.Seen = 1
	if err := review.Accept(act, "#rang"); err != nil {
		t.Fatal(err)
	}
	if w.total(t, tally.Doubted) != 0 || w.total(t, tally.Doubt("hon_dt")) != 0 || len(tally.Doubts(w.c, act.Unit, act.Report)) != 2 {
		t.Error("accepted, and still to be looked at")
	}
	if err := review.Accept(act, "x"); !errors.Is(err, review.ErrAccepted) {
		t.Errorf("accepted twice: %v", err)
	}
	act.Report.Revision++
	if err := tally.Count(w.db, w.c, act.Unit, act.Report); err != nil || w.total(t, tally.Doubted) != 1 {
		t.Error("the next revision is not looked at anew", err)
	}
}
