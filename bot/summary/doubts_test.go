package summary_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"raquan/bot/review"
	"raquan/bot/summary"
	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
)

// withDoubts is the campaign with doubts, which only a campaign file can give.
func withDoubts(t testing.TB) *config.Campaign {
	t.Helper()
	data, err := os.ReadFile("testdata/states.yaml")
	if err != nil {
		t.Fatal(err)
	}
	read, err := config.ParseCampaign("states.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	c := campaign()
	c.Doubts = read.Doubts
	return c
}

// doubtsWorld is a district with every doubt, and with reports in every state.
func doubtsWorld(t testing.TB) (w *world, top, district *store.Unit, unions []*store.Unit) {
	w = newWorld(t, withDoubts(t))
	top = w.unit(nil, store.Federation, "LĐLĐ tỉnh A", -1)
	district = w.unit(top, store.Upper, "LĐLĐ quận 1", -1)
	jump := sent(100, 80, 90, "yes")
	jump.Was, jump.Revision = map[string]int64{"HAVE": 20, "ALL": 100}, 2
	checked := sent(100, 80, 10, "yes")
	checked.Checked = &store.Checked{Revision: 1, Note: "#called", By: "p1", In: district.ID, At: day(19, 10, 0)}
	back := sent(100, 80, 10, "yes")
	back.State, back.Return = store.Returned, &store.Return{Reason: "xem <lại> & ghi", Questions: []string{"HAVE", "NEED"}, By: "p1", In: district.ID, At: day(19, 11, 0), Revision: 1}
	gone := sent(100, 80, 10, "yes")
	gone.State, gone.Withdrawal = store.Withdrawn, &store.Withdrawal{Reason: "#twice", By: "p1", In: district.ID, At: day(19, 12, 0), Revision: 1}
	fixed := sent(100, 70, 90, "yes")
	fixed.Revision, fixed.Was = 2, map[string]int64{"HAVE": 80}
	fixed.Return = &store.Return{Reason: "#disagree", Questions: []string{"HAVE"}, By: "p1", In: top.ID, At: day(19, 11, 0), Revision: 1, Seen: day(19, 12, 0), Fixed: day(19, 13, 0)}
	seen := back
	seen.Return = &store.Return{Reason: "#disagree", Questions: []string{"HAVE"}, By: "p1", In: top.ID, At: day(19, 11, 0), Revision: 1, Seen: day(19, 12, 0)}
	for i, r := range []store.Report{
		sent(100, 80, 90, "yes"), // nothing
		sent(100, 80, 10, "yes"), // more than needed
		sent(100, 80, -1, "yes"), // not known
		jump, checked, back, gone, fixed, seen,
		sent(400, 80, 10, "yes"), // two doubts
	} {
		u := w.unit(district, store.Grassroots, fmt.Sprintf("CĐCS số <%d>", i+1), 100)
		unions = append(unions, u)
		w.report(u, r)
	}
	for n, have := range map[int]int64{1: 80, 2: 70} {
		w.put(store.RevisionKey(w.c.Key, unions[7].ID, n), store.Revision{V: 1, N: n, Answers: sent(100, have, 90, "yes").Sent})
	}
	w.put(store.StaffKey(unions[5].ID), store.Staff{V: 1, Officers: []store.Post{{Person: "p7", Role: store.Chair}, {Person: "p8", Role: store.Deputy}}})
	w.put(store.LedgerKey("p7", review.ReturnCause(w.c.Key, unions[5].ID, 1)), store.Entry{V: 1, Outcome: store.Done})
	return w, top, district, unions
}

func TestDoubtScreens(t *testing.T) {
	w, top, district, unions := doubtsWorld(t)
	w.goldens(t, map[string]store.Screen{
		"doubts":           screen(summary.Doubts, top, 0, ""),
		"doubts-above":     screen(summary.Totals, district, 0, ""),
		"doubts-none":      screen(summary.Doubts, unions[0], 0, ""),
		"doubts-report":    screen(summary.Report, unions[9], 0, ""),
		"doubts-accepted":  screen(summary.Report, unions[4], 0, ""),
		"review-delivered": screen(summary.Report, unions[5], 0, ""),
		"review-withdrawn": screen(summary.Report, unions[6], 0, ""),
		"review-fixed":     screen(summary.Report, unions[7], 0, ""),
		"review-seen":      screen(summary.Report, unions[8], 0, ""),
	})
}

// TestOwnReviewButtons: whoever sees no more than the unit itself has no buttons to
// review it.
func TestOwnReviewButtons(t *testing.T) {
	w, _, _, unions := doubtsWorld(t)
	s := screen(summary.Report, unions[9], 0, "")
	s.Args[summary.Root] = string(unions[9].ID)
	own := transcript(w.show(s))
	s.Name = summary.Doubts
	if all := own + transcript(w.show(s)); strings.Contains(all, "rv/") {
		t.Errorf("the unit reviews itself: %s", all)
	}
}

// TestDoubtsList: page by page the list has every report with an open doubt once, in
// the order of the roster, whatever the tree.
func TestDoubtsList(t *testing.T) {
	for seed := range uint64(20) {
		rnd := rand.New(rand.NewPCG(seed, 5))
		w := newWorld(t, withDoubts(t))
		parents := []*store.Unit{w.unit(nil, store.Federation, "LĐLĐ tỉnh A", -1)}
		var want []string
		for range 4 {
			parent := w.unit(parents[0], store.Upper, "LĐLĐ quận", -1)
			for range rnd.IntN(12) {
				u := w.unit(parent, store.Grassroots, fmt.Sprintf("CĐCS %d", w.n), 100)
				r := sent(100, 80, []int64{10, 90}[rnd.IntN(2)], "yes")
				w.report(u, r)
				if r.State = store.Sent; len(tally.OpenDoubts(w.c, u, &r)) > 0 {
					want = append(want, u.Name)
				}
			}
		}
		var got []string
		for page := range len(want)/5 + 1 {
			for line := range strings.SplitSeq(visible(w.show(screen(summary.Doubts, parents[0], page, ""))), "\n") {
				if _, rest, ok := strings.Cut(line, ". "); ok && strings.HasPrefix(rest, "CĐCS") {
					got = append(got, strings.TrimSuffix(rest, ": nhận nhiều hơn cần"))
				}
			}
		}
		if len(want)%5 == 0 && len(want) > 0 { // the page behind the last is the last
			got = got[:len(want)]
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("seed %d: %v, want %v", seed, got, want)
		}
	}
}
