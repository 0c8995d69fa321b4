package jobs

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"raquan/config"
	"raquan/store"
	"raquan/store/storetest"
)

// eight is a Thursday morning at which people may be written to.
func eight(c *config.Campaign) time.Time { return time.Date(2020, 8, 20, 8, 0, 0, 0, c.Zone) }

// district is a store with a district of n unions, each with a chair, and one
// person who is chair of the first three and deputy of the last.
func district(t testing.TB, n int) (store.Engine, *config.Campaign, store.UnitID) {
	t.Helper()
	e, c := newStore(t), campaign(t)
	b := &strings.Builder{}
	b.WriteString(head + "TLD,,national,Tổng Liên đoàn,,,,,\n01,TLD,federation,LĐLĐ TP Mẫu,,,,,\n01-1,01,upper,LĐLĐ quận Nhất,,,,,\n01-2,01,upper,LĐLĐ quận Nhì,,,,,\n01-2-1,01-2,grassroots,CĐCS Khác,,,,,\n")
	for i := range n {
		fmt.Fprintf(b, "01-1-%d,01-1,grassroots,CĐCS số %d,%d,,,,\n", i+1, i+1, 100+i)
	}
	bring(t, e, c, b.String(), options(false, &numbers{}))
	for i := range n {
		id := store.PersonID(fmt.Sprintf("p%d", i+1))
		if i < 3 {
			id = "p1"
		}
		post(t, e, unit(t, e, fmt.Sprintf("01-1-%d", i+1)).ID, id, store.Chair)
	}
	post(t, e, unit(t, e, fmt.Sprintf("01-1-%d", n)).ID, "p1", store.Deputy)
	post(t, e, unit(t, e, "01-2-1").ID, "other", store.Chair)
	return e, c, unit(t, e, "01").ID
}

// post gives a person a role.
func post(t testing.TB, e store.Engine, u store.UnitID, p store.PersonID, r store.Role) {
	t.Helper()
	update(t, e, func(tx store.Tx) error {
		var s store.Staff
		var o store.Officer
		if _, err := store.Get(tx, store.StaffKey(u), &s); err != nil {
			return err
		}
		if _, err := store.Get(tx, store.OfficerKey(p), &o); err != nil {
			return err
		}
		s.Officers = append(s.Officers, store.Post{Person: p, Role: r})
		o.Posts = append(o.Posts, store.Post{Unit: u, Role: r})
		if err := store.Put(tx, store.StaffKey(u), s); err != nil {
			return err
		}
		return store.Put(tx, store.OfficerKey(p), o)
	})
}

// begin writes a wave down.
func begin(t testing.TB, e store.Engine, w *Wave) *Wave {
	t.Helper()
	w.V, w.State = 1, WaveRunning
	update(t, e, func(tx store.Tx) error { return store.Put(tx, store.WaveKey(w.ID), w) })
	return w
}

func waveNow(t testing.TB, e store.Engine, id string) (w *Wave, n WaveCount) {
	t.Helper()
	err := e.View(context.Background(), func(s store.Snapshot) (err error) {
		if w, err = ReadWave(s, id); err != nil {
			return err
		}
		n, _, err = w.Count(s)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return w, n
}

// got lists who has an entry of a wave, with what became of it.
func got(t testing.TB, e store.Engine, cause string) map[store.PersonID]string {
	t.Helper()
	m := map[store.PersonID]string{}
	err := e.View(context.Background(), func(s store.Snapshot) error {
		from, to := store.AllEntries()
		for entry, err := range store.Records[store.Entry](s, from, to) {
			if err != nil {
				return err
			}
			if entry.Cause == cause {
				m[entry.Person] = string(entry.Outcome) + entry.Why
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestWaveLeavesOut: a reminder goes once to everybody who reports for a unit that
// has not, and says why it does not go to the others; a survey said so before.
func TestWaveLeavesOut(t *testing.T) {
	e, c, root := district(t, 12)
	now := eight(c)
	u := func(n int) store.UnitID { return unit(t, e, fmt.Sprintf("01-1-%d", n)).ID }
	update(t, e, func(tx store.Tx) error {
		sent := func(at time.Time) store.Nudge { return store.Nudge{Cause: "r." + at.Format("150405"), At: at} }
		for k, v := range map[store.Key]any{
			store.NudgesKey("p4"):         store.Nudges{Off: now},
			store.NudgesKey("p5"):         store.Nudges{Later: now.Add(time.Hour)},
			store.NudgesKey("p6"):         store.Nudges{Sent: []store.Nudge{sent(now.Add(-time.Minute)), sent(now.Add(time.Hour))}},
			store.NudgesKey("p7"):         store.Nudges{Sent: []store.Nudge{sent(now.Add(-25 * time.Hour)), sent(now.Add(-26 * time.Hour)), sent(now)}},
			store.OfficerKey("p8"):        store.Officer{Unreachable: now},
			store.ReportKey(c.Key, u(9)):  store.Report{Claim: &store.Claim{Kind: store.Dissolved, At: now}},
			store.ReportKey(c.Key, u(10)): store.Report{Promise: &store.Promise{By: "p10", At: now, Until: now.Add(time.Hour)}},
			store.StaffKey(u(11)):         store.Staff{},
			store.ReportKey(c.Key, u(12)): store.Report{Promise: &store.Promise{By: "p10", At: now, Until: now}},
		} {
			if err := store.Put(tx, k, v); err != nil {
				return err
			}
		}
		return nil
	})
	w := begin(t, e, &Wave{ID: "w1", Kind: NudgeWave, Unit: root, Selection: Missing})
	var survey WaveSurvey
	if err := e.View(t.Context(), func(s store.Snapshot) (err error) { survey, err = w.Survey(s, c, now); return err }); err != nil {
		t.Fatal(err)
	}
	if err := w.Run(t.Context(), storetest.Rerun(e), WaveOptions{Campaign: c, Now: now}); err != nil {
		t.Fatal(err)
	}
	want := map[store.PersonID]string{"p1": "", "p4": "skippedoff", "p5": "skippedsnoozed", "p6": "skippedcapped", "p7": "", "p8": "skippedunreachable", "p12": "", "other": ""}
	if g := got(t, e, w.Cause()); !maps.Equal(g, want) {
		t.Errorf("entries %v", g)
	}
	w, n := waveNow(t, e, w.ID)
	if want := map[string]int{LeftClaim: 1, LeftPromised: 1, LeftNotJoined: 1}; !maps.Equal(w.Left, want) || !maps.Equal(survey.LeftUnit, want) {
		t.Errorf("units left out: %v, %v", w.Left, survey.LeftUnit)
	}
	if w.State != WaveEntered || w.People != 8 || n.Waiting != 4 || survey.People != 4 || !maps.Equal(survey.Left, n.Skipped) {
		t.Errorf("%+v, %+v, %+v", w, n, survey)
	}
	if survey.Units != 6 || len(survey.Sample) != 5 || survey.Sample[0].Unit.Code != "01-1-1" || survey.Sample[4].Promise == nil {
		t.Errorf("survey %+v", survey)
	}
	var p7 store.Nudges
	if err := e.View(t.Context(), func(s store.Snapshot) error { _, err := store.Get(s, store.NudgesKey("p7"), &p7); return err }); err != nil {
		t.Fatal(err)
	}
	if len(p7.Sent) != 4 || p7.Sent[3].Cause != w.Cause() {
		t.Errorf("remembered %+v", p7)
	}
}

// TestWaveCutAnywhere: cut off at any write, before or after it took effect, a
// wave comes to everybody once and counts them once.
func TestWaveCutAnywhere(t *testing.T) {
	const people = 61
	run := func(cut int, how storetest.Fault) (writes int) {
		e, c, root := district(t, people+1)
		w := begin(t, e, &Wave{ID: "w1", Kind: NudgeWave, Unit: root, Selection: Missing})
		count := func(n int) storetest.Fault { writes = n; return storetest.Once(cut, how)(n) }
		faulty := storetest.Faulty(e, storetest.Faults{Update: count})
		o := WaveOptions{Campaign: c, Now: eight(c)}
		err := w.Run(t.Context(), faulty, o)
		if cut > 0 && !errors.Is(err, storetest.ErrInjected) {
			t.Fatalf("cut at %d: %v", cut, err)
		}
		if err := w.Run(t.Context(), faulty, o); err != nil {
			t.Fatal(err)
		}
		w, n := waveNow(t, e, w.ID)
		if entries := len(got(t, e, w.Cause())); entries != people || w.People != people || n.Waiting != people || w.State != WaveEntered {
			t.Errorf("cut at %d (%v): %d entries, %d people, %d wait, %s", cut, how, entries, w.People, n.Waiting, w.State)
		}
		return writes
	}
	writes := run(0, storetest.None)
	if writes < 4 {
		t.Fatalf("only %d writes", writes)
	}
	for cut := 1; cut <= writes; cut++ {
		run(cut, storetest.Before)
		run(cut, storetest.After)
	}
}

// TestWaveWaits: a wave goes on only while few messages wait and people may be
// written to, stops when it is told to, and passes over nobody.
func TestWaveWaits(t *testing.T) {
	e, c, root := district(t, 300)
	w := begin(t, e, &Wave{ID: "w1", Kind: BroadcastWave, Unit: root, Selection: All})
	for _, at := range []time.Time{eight(c).Add(-31 * time.Minute), eight(c).Add(12 * time.Hour), eight(c).AddDate(0, 0, 3)} {
		if err := w.Run(t.Context(), e, WaveOptions{Campaign: c, Now: at}); err != nil {
			t.Fatal(err)
		}
		if g := got(t, e, w.Cause()); len(g) != 0 {
			t.Errorf("at %v: %d entries", at, len(g))
		}
	}
	backlog := 0
	o := WaveOptions{Campaign: c, Now: eight(c), Backlog: func() int { return backlog }}
	o.Commit = func(ctx context.Context, fn func(store.Tx) ([]store.Entry, error)) error {
		var made []store.Entry
		err := e.Update(ctx, func(tx store.Tx) (err error) { made, err = fn(tx); return err })
		backlog += 20 * len(made)
		return err
	}
	for round := 1; round <= 6; round++ {
		backlog = 0
		if err := w.Run(t.Context(), e, o); err != nil {
			t.Fatal(err)
		}
		now, n := waveNow(t, e, w.ID)
		if want := min(50*round, 299); now.People != want || n.Waiting != want || (now.State == WaveEntered) != (want == 299) {
			t.Errorf("round %d: %d people, %d wait, %s; want %d", round, now.People, n.Waiting, now.State, want)
		}
	}
	stopped := begin(t, e, &Wave{ID: "w2", Kind: BroadcastWave, Unit: root, Selection: All})
	backlog = 900
	if err := stopped.Run(t.Context(), e, o); err != nil {
		t.Fatal(err)
	}
	update(t, e, func(tx store.Tx) error {
		w, err := ReadWave(tx, "w2")
		if err != nil {
			return err
		}
		w.Stop(o.Now)
		return store.Put(tx, store.WaveKey(w.ID), w)
	})
	backlog = 0
	if err := stopped.Run(t.Context(), e, o); err != nil {
		t.Fatal(err)
	}
	if now, _ := waveNow(t, e, "w2"); now.People != 10 || now.Stopped.IsZero() || len(got(t, e, stopped.Cause())) != 10 {
		t.Errorf("after the stop: %d people", now.People)
	}
}

// TestWaveCount: what does not change any more is counted once.
func TestWaveCount(t *testing.T) {
	e, c, root := district(t, 62)
	w := begin(t, e, &Wave{ID: "w1", Kind: NudgeWave, Unit: root, Selection: Missing})
	if err := w.Run(t.Context(), e, WaveOptions{Campaign: c, Now: eight(c)}); err != nil {
		t.Fatal(err)
	}
	people := slices.Sorted(maps.Keys(got(t, e, w.Cause())))
	end := func(people []store.PersonID, o store.Outcome, why string) {
		for _, id := range people {
			update(t, e, func(tx store.Tx) error {
				return store.Put(tx, store.LedgerKey(id, w.Cause()), store.Entry{Cause: w.Cause(), Person: id, Outcome: o, Why: why})
			})
		}
	}
	end(people[:50], store.Done, "")
	end(people[50:52], store.Skipped, LeftStopped)
	end(people[52:54], store.Failed, "Forbidden")
	update(t, e, func(tx store.Tx) error {
		if err := tx.Delete(store.LedgerKey(people[54], w.Cause())); err != nil {
			return err
		}
		return store.Put(tx, store.OfficerKey(people[52]), store.Officer{Unreachable: eight(c)})
	})
	w, n := waveNow(t, e, w.ID)
	if n.Sent != 50 || n.Blocked != 1 || n.Failed != 1 || n.Skipped[LeftStopped] != 2 || n.Skipped[LeftErased] != 1 || n.Waiting != 6 || n.Done() != 55 {
		t.Errorf("counted %+v", n)
	}
	end(people, store.Done, "")
	err := e.View(t.Context(), func(s store.Snapshot) error {
		_, known, err := w.Count(s)
		if err != nil || known.Pages != w.Pages || known.Sent != 61 {
			t.Errorf("known %+v, %v", known, err)
		}
		w.Known = known
		again, _, err := w.Count(s)
		if again.Sent != 61 || again.Pages != w.Pages {
			t.Errorf("again %+v", again)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
