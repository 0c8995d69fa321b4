package jobs

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"raquan/bot/roster"
	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
	"raquan/store/bolt"
	"raquan/store/storetest"
)

func TestImport(t *testing.T) {
	e, c, random := storetest.Rerun(newStore(t)), campaign(t), &numbers{}
	bring(t, e, c, first, options(false, random))
	inOrder(t, e, c)
	if n, w := total(t, e, c, "TLD", tally.Units), total(t, e, c, "01", tally.Workers); n != 5 || w != 1280 {
		t.Errorf("%d units expected in the nation, %d workers in 01", n, w)
	}
	if u := unit(t, e, "01-1-2"); len(u.Above) != 3 || u.Above[0] != u.Parent || u.Above[2] != unit(t, e, "TLD").ID || u.Contact == "" {
		t.Errorf("unit: %+v", u)
	}
	d := bring(t, e, c, second, options(true, random))
	if want := (roster.Counts{Added: 3, Changed: 5, Moved: 1, Carried: 2, Closed: 2, Unchanged: 2}); d.Count() != want {
		t.Errorf("second import: %+v, want %+v", d.Count(), want)
	}
	inOrder(t, e, c)
	if n, w := total(t, e, c, "02", tally.Units), total(t, e, c, "01", tally.Units); n != 2 || w != 0 {
		t.Errorf("%d units expected in 02, %d in 01, want 2 and 0", n, w)
	}
	if u := unit(t, e, "02-1"); u.Closed.IsZero() || u.Expected() {
		t.Errorf("a missing unit is not closed: %+v", u)
	}
	bring(t, e, c, first, options(false, random))
	inOrder(t, e, c)
	if u := unit(t, e, "02-1"); !u.Expected() {
		t.Errorf("a unit that came back is not open: %+v", u)
	}
	again := look(t, e, c, first, options(false, random))
	if len(again.Diff.Changes) > 0 {
		t.Errorf("the same file changes %d units", len(again.Diff.Changes))
	}
}

func TestFaultsImportNothing(t *testing.T) {
	e, c := newStore(t), campaign(t)
	before := dump(t, e)
	im := look(t, e, c, first+"x,YY,upper,X,,,,,\n", options(false, &numbers{}))
	if len(im.Faults) != 1 {
		t.Fatalf("faults: %v", im.Faults)
	}
	if err := im.Apply(context.Background(), e, secretOf(t, e), c); !errors.Is(err, ErrFaults) {
		t.Errorf("apply: %v", err)
	}
	if dump(t, e) != before {
		t.Error("something was imported")
	}
}

func TestLookingChangesNothing(t *testing.T) {
	e, c := newStore(t), campaign(t)
	before := dump(t, e)
	look(t, e, c, first, options(false, &numbers{}))
	if dump(t, e) != before {
		t.Error("the store has changed")
	}
}

func TestStaleLook(t *testing.T) {
	e, c, random := newStore(t), campaign(t), &numbers{}
	im := look(t, e, c, first, options(false, random))
	bring(t, e, c, first, options(false, random))
	before := dump(t, e)
	if err := im.Apply(context.Background(), e, secretOf(t, e), c); !errors.Is(err, ErrStale) {
		t.Errorf("apply: %v", err)
	}
	if dump(t, e) != before {
		t.Error("the store has changed")
	}
}

// TestTwoImportsAtOnce: of two that write their plans at the same time at most
// one holds, whole; the others are refused and leave nothing.
func TestTwoImportsAtOnce(t *testing.T) {
	c := campaign(t)
	for range 5 {
		e := newStore(t)
		looks := []*Import{
			look(t, e, c, nation(200), options(false, &numbers{})),
			look(t, e, c, string(roster.Sample()), options(false, &numbers{n: 1 << 32})),
		}
		errs := make([]error, len(looks))
		var both sync.WaitGroup
		for i, im := range looks {
			both.Go(func() { errs[i] = im.Apply(context.Background(), e, secretOf(t, e), c) })
		}
		both.Wait()
		if errs[0] == nil && errs[1] == nil {
			t.Fatal("both held")
		}
		if _, err := Resume(context.Background(), e, secretOf(t, e), c); err != nil {
			t.Fatal(err)
		}
		for i, text := range []string{nation(200), string(roster.Sample())} {
			if errs[i] != nil {
				if !errors.Is(errs[i], ErrStale) && !errors.Is(errs[i], ErrUnderWay) {
					t.Errorf("refused with: %v", errs[i])
				}
				continue
			}
			if d := look(t, e, c, text, options(true, &numbers{})).Diff; len(d.Changes) > 0 {
				t.Errorf("%d units are not as the import that held has them", len(d.Changes))
			}
		}
		inOrder(t, e, c)
	}
}

// TestSeveralResume: an import that several go on with at once ends as one that
// was never cut off.
func TestSeveralResume(t *testing.T) {
	c, text := campaign(t), nation(2000)
	uncut := newStore(t)
	bring(t, uncut, c, text, options(false, &numbers{}))
	want := dump(t, uncut)
	e := newStore(t)
	im := look(t, e, c, text, options(false, &numbers{}))
	pages := (len(im.Diff.Changes) + pageItems - 1) / pageItems
	broken := storetest.Faulty(e, storetest.Faults{Update: from(pages+20, storetest.Before)})
	if err := im.Apply(context.Background(), broken, secretOf(t, e), c); !errors.Is(err, storetest.ErrInjected) {
		t.Fatalf("apply: %v", err)
	}
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			if _, err := Resume(context.Background(), e, secretOf(t, e), c); err != nil {
				t.Errorf("resume: %v", err)
			}
		})
	}
	all.Wait()
	if got := dump(t, e); got != want {
		t.Error(difference(got, want))
	}
	inOrder(t, e, c)
}

// TestLateBatch: what is left of an import that another has finished writes
// nothing, so that it cannot undo the import after it.
func TestLateBatch(t *testing.T) {
	e, c, random := newStore(t), campaign(t), &numbers{}
	im := look(t, e, c, first, options(false, random))
	secret := secretOf(t, e)
	broken := storetest.Faulty(e, storetest.Faults{Update: from(8, storetest.Before)})
	if err := im.Apply(context.Background(), broken, secret, c); !errors.Is(err, storetest.ErrInjected) {
		t.Fatalf("apply: %v", err)
	}
	job, err := readJob(context.Background(), e)
	if err != nil || job.State != Running {
		t.Fatalf("job: %+v, %v", job, err)
	}
	r := &run{engine: e, secret: secret, campaign: c}
	late, err := r.next(context.Background(), job.ID)
	if err != nil || len(late.items) == 0 {
		t.Fatalf("nothing left to do: %+v, %v", late, err)
	}
	if _, err := Resume(context.Background(), e, secret, c); err != nil {
		t.Fatal(err)
	}
	bring(t, e, c, second, options(true, random))
	before := dump(t, e)
	if err := r.apply(context.Background(), late); !errors.Is(err, errOvertaken) {
		t.Errorf("apply: %v", err)
	}
	if err := r.finish(context.Background(), late.job); !errors.Is(err, errOvertaken) {
		t.Errorf("finish: %v", err)
	}
	if got := dump(t, e); got != before {
		t.Error(difference(got, before))
	}
}

// TestUnfinishedPlanIsNoHindrance: after a plan that was cut off the next import
// works, also without Resume.
func TestUnfinishedPlanIsNoHindrance(t *testing.T) {
	e, c, random := newStore(t), campaign(t), &numbers{}
	im := look(t, e, c, first, options(false, random))
	broken := storetest.Faulty(e, storetest.Faults{Update: from(3, storetest.Before)})
	if err := im.Apply(context.Background(), broken, secretOf(t, e), c); !errors.Is(err, storetest.ErrInjected) {
		t.Fatalf("apply: %v", err)
	}
	bring(t, e, c, first, options(false, random))
	inOrder(t, e, c)
}

// TestAudit: one line for the import, one for each unit that was there and is
// changed, and nothing that says who a person is.
func TestAudit(t *testing.T) {
	e, c, random := newStore(t), campaign(t), &numbers{}
	bring(t, e, c, first, options(false, random))
	bring(t, e, c, second, options(true, random))
	acts := map[string]int{}
	view(t, e, func(s store.Snapshot) {
		for kv := range under(t, s, "audit/") {
			var l store.AuditLine
			if err := json.Unmarshal(kv.Value, &l); err != nil {
				t.Fatal(err)
			}
			acts[l.Act]++
			if bytes.Contains(kv.Value, []byte("Mẫu")) || bytes.Contains(kv.Value, []byte("0900")) {
				t.Errorf("a person in the audit: %s", kv.Value)
			}
		}
	})
	if want := map[string]int{"import": 2, "unit-change": 3, "unit-rename": 1, "unit-move": 1, "unit-close": 2}; fmt.Sprint(acts) != fmt.Sprint(want) {
		t.Errorf("audit has %v, want %v", acts, want)
	}
}

// TestPersonsInOnePlace: names and numbers stand in Person records alone, also
// while the import is under way.
func TestPersonsInOnePlace(t *testing.T) {
	c := campaign(t)
	for cut := 1; ; cut++ {
		e := newStore(t)
		im := look(t, e, c, first, options(false, &numbers{}))
		broken := storetest.Faulty(e, storetest.Faults{Update: from(cut, storetest.Before)})
		err := im.Apply(context.Background(), broken, secretOf(t, e), c)
		view(t, e, func(s store.Snapshot) {
			for kv := range under(t, s, "") {
				if kv.Key.Part(0) != "person" && (bytes.Contains(kv.Value, []byte("Mẫu")) || bytes.Contains(kv.Value, []byte("900000"))) {
					t.Errorf("a person at %s after write %d", kv.Key, cut-1)
				}
			}
		})
		if err == nil {
			return
		}
	}
}

// from is a plan: every call from the n-th on has fault f, as after a crash.
func from(n int, f storetest.Fault) storetest.Plan {
	return func(i int) storetest.Fault {
		if i < n {
			return storetest.None
		}
		if i == n {
			return f
		}
		return storetest.Before
	}
}

// TestCrashAtEveryWrite cuts the second import off at its n-th write, before
// and after that write is stored, for every n, and goes on with a new process:
// the result is that of an import that was never cut off.
func TestCrashAtEveryWrite(t *testing.T) {
	for name, text := range map[string]string{"everything": second, "units that leave": leaving} {
		t.Run(name, func(t *testing.T) { crashAtEveryWrite(t, text, name == "everything") })
	}
}

func crashAtEveryWrite(t *testing.T, text string, closing bool) {
	c := campaign(t)
	uncut := newStore(t)
	random := &numbers{}
	bring(t, uncut, c, first, options(false, random))
	bring(t, uncut, c, text, options(closing, random))
	want := unordered(dump(t, uncut))
	for _, fault := range []storetest.Fault{storetest.Before, storetest.After} {
		resumed, cut := 0, 1
		for ; ; cut++ {
			e, random := newStore(t), &numbers{}
			bring(t, e, c, first, options(false, random))
			im := look(t, e, c, text, options(closing, random))
			broken := storetest.Faulty(e, storetest.Faults{Update: from(cut, fault)})
			if err := im.Apply(context.Background(), broken, secretOf(t, e), c); err == nil {
				break
			}
			if crashAgain(t, e, c, text, closing, random) {
				resumed++
			}
			if got := unordered(dump(t, e)); got != want {
				t.Fatalf("cut off at write %d (%v):\n%s", cut, fault, difference(got, want))
			}
			inOrder(t, e, c)
		}
		if cut < 8 || resumed < 4 {
			t.Errorf("only %d writes, %d imports resumed: the test has lost its point", cut, resumed)
		}
	}
}

// numbered is what depends on the order in which units of one level were written:
// they are written side by side.
var numbered = regexp.MustCompile(`(^(audit|tree/[^/]+)/)[0-9]+|"(n|last)":[0-9]+|"(prev|hash)":"[0-9a-f]*"`)

// unordered is a dump without that order.
func unordered(dump string) string {
	lines := strings.Split(dump, "\n")
	for i, l := range lines {
		lines[i] = numbered.ReplaceAllString(l, "$1")
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// crashAgain resumes an import, is cut off once more at the first write, and
// resumes again. If there is nothing to resume the file is imported anew.
func crashAgain(t *testing.T, e store.Engine, c *config.Campaign, text string, closing bool, random *numbers) bool {
	t.Helper()
	broken := storetest.Faulty(e, storetest.Faults{Update: from(1, storetest.After)})
	_, err := Resume(context.Background(), broken, secretOf(t, e), c)
	if err != nil && !errors.Is(err, storetest.ErrInjected) {
		t.Fatal(err)
	}
	job, err := Resume(context.Background(), e, secretOf(t, e), c)
	if err != nil {
		t.Fatal(err)
	}
	bring(t, e, c, text, options(closing, random)) // changes nothing if the import was resumed
	return job != nil
}

func difference(got, want string) string {
	has := map[string]bool{}
	for _, l := range strings.Split(want, "\n") {
		has[l] = true
	}
	var b strings.Builder
	for _, l := range strings.Split(got, "\n") {
		if !has[l] {
			fmt.Fprintln(&b, "+", l)
		}
		delete(has, l)
	}
	for l := range has {
		fmt.Fprintln(&b, "-", l)
	}
	return b.String()
}

// TestImportAmongFaults: an engine that fails now and then, before or after
// writing, and a process that tries again, give what a sound engine gives.
func TestImportAmongFaults(t *testing.T) {
	c := campaign(t)
	sample := string(roster.Sample())
	uncut := newStore(t)
	bring(t, uncut, c, sample, options(false, &numbers{}))
	want := dump(t, uncut)
	for seed := range uint64(4) {
		e, random := newStore(t), &numbers{}
		broken := storetest.Faulty(e, storetest.Faults{Update: storetest.Seeded(seed, 0.03, 0.03)})
		for {
			im := look(t, e, c, sample, options(false, random))
			err := im.Apply(context.Background(), broken, secretOf(t, e), c)
			for tries := 0; err != nil && tries < 1000; tries++ {
				_, err = Resume(context.Background(), broken, secretOf(t, e), c)
			}
			if err != nil {
				t.Fatal(err)
			}
			if len(look(t, e, c, sample, options(false, random)).Diff.Changes) == 0 {
				break
			}
		}
		if got := dump(t, e); got != want {
			t.Fatalf("seed %d:\n%s", seed, difference(got, want))
		}
		inOrder(t, e, c)
	}
}

// TestReportsOfChangedUnits: a report that was sent stays counted as it must
// when its unit is closed, opened again, or gets another zone.
func TestReportsOfChangedUnits(t *testing.T) {
	e, c, random := newStore(t), campaign(t), &numbers{}
	bring(t, e, c, first, options(false, random))
	for _, code := range []string{"01-1-1", "01-1-2"} {
		send(t, e, c, unit(t, e, code))
	}
	inOrder(t, e, c)
	if n := total(t, e, c, "TLD", tally.Sent); n != 2 {
		t.Fatalf("%d sent, want 2", n)
	}
	changed := strings.Replace(strings.Replace(first, "01-1-1,01-1,grassroots,Trường Hoa Sen,30,,,Nguyễn Mẫu An,0900000003\n", "", 1), "KCN", "KKT", 1)
	bring(t, e, c, changed, options(true, random))
	inOrder(t, e, c)
	bring(t, e, c, first, options(true, random))
	inOrder(t, e, c)
	bring(t, e, c, second, options(true, random)) // which moves units, with the reports of those below
	inOrder(t, e, c)
	if n := total(t, e, c, "TLD", tally.Sent); n != 2 {
		t.Errorf("%d sent after units were moved, want 2", n)
	}
}

// send stores a sent report of a unit, as the desk does.
func send(t *testing.T, e store.Engine, c *config.Campaign, u *store.Unit) {
	t.Helper()
	n := int64(20)
	answer := map[string]store.Answer{c.Main: {N: &n}, c.Total: {N: &n}}
	update(t, e, func(tx store.Tx) error {
		r := store.Report{V: 1, Unit: u.ID, State: store.Sent, Sent: answer, First: now, Last: now, OnTime: true}
		if err := tally.Count(tx, c, u, &r); err != nil {
			return err
		}
		if err := tx.Delete(store.PendingKey(c.Key, u.Parent, u.ID)); err != nil {
			return err
		}
		return store.Put(tx, store.ReportKey(c.Key, u.ID), r)
	})
}

// TestContactThatWasMet: a chair whom the bot has met is not deleted with the
// roster's entry.
func TestContactThatWasMet(t *testing.T) {
	e, c, random := newStore(t), campaign(t), &numbers{}
	bring(t, e, c, first, options(false, random))
	met := unit(t, e, "01-1").Contact
	update(t, e, func(tx store.Tx) error {
		return store.Put(tx, store.PersonKey(met), store.Person{V: 1, ID: met, Telegram: 7, Phone: "+84900000002"})
	})
	bring(t, e, c, strings.Replace(first, "Lê Mẫu Châu,0900000002", ",", 1), options(false, random))
	view(t, e, func(s store.Snapshot) {
		var p store.Person
		if found, err := store.Get(s, store.PersonKey(met), &p); err != nil || !found {
			t.Errorf("found %v, %v", found, err)
		}
	})
}

// TestManyUnitsOfOneNumber: the list of a number is bounded.
func TestManyUnitsOfOneNumber(t *testing.T) {
	e, c, random := newStore(t), campaign(t), &numbers{}
	text := first
	for i := range store.MaxPhoneUnits + 10 {
		text += fmt.Sprintf("x%d,02,grassroots,X,,,,Ngô Mẫu Em,0900000099\n", i)
	}
	bring(t, e, c, text, options(false, random))
	inOrder(t, e, c)
	bring(t, e, c, strings.ReplaceAll(text, "0900000099", "0900000098"), options(false, random))
	inOrder(t, e, c)
}

// TestMovesFitTransactions moves a hundred units at the bottom of a deep tree
// at once, first with all above them and then by themselves to the other side,
// each with another chair: as many keys as a unit ever touches.
func TestMovesFitTransactions(t *testing.T) {
	e, c, random := newStore(t), campaign(t), &numbers{}
	text := head + "TLD,,national,T,,,,,\n01,TLD,federation,A,,,,,\n02,TLD,federation,B,,,,,\ne,01,upper,E,,,,,\n"
	parent := "SIDE"
	for i := range roster.MaxDepth - 2 {
		code := fmt.Sprintf("d%d", i)
		text += code + "," + parent + ",upper,U,,,,,\n"
		parent = code
	}
	for i := range 100 {
		text += fmt.Sprintf("g%d,BOTTOM,grassroots,G,9,KCN,,Ngô Mẫu Em,090000ROUND%02d\n", i, i)
	}
	for _, step := range []struct{ side, bottom, round, under string }{
		{"01", parent, "01", "01"},
		{"02", parent, "02", "02"},
		{"02", "e", "03", "01"},
		{"01", parent, "04", "01"},
	} {
		r := strings.NewReplacer("SIDE", step.side, "BOTTOM", step.bottom, "ROUND", step.round)
		bring(t, e, c, r.Replace(text), options(false, random))
		inOrder(t, e, c)
		if n := total(t, e, c, step.under, tally.Units); n != 100 {
			t.Errorf("%+v: %d units there", step, n)
		}
	}
}

// TestNoUnitWithoutParents: wherever an import is cut off, no unit is there
// without all those above it.
func TestNoUnitWithoutParents(t *testing.T) {
	c, text := campaign(t), nation(300)
	partly := 0
	for cut := 1; ; cut += 3 {
		e := newStore(t)
		im := look(t, e, c, text, options(false, &numbers{}))
		broken := storetest.Faulty(e, storetest.Faults{Update: from(cut, storetest.Before)})
		err := im.Apply(context.Background(), broken, secretOf(t, e), c)
		units := 0
		view(t, e, func(s store.Snapshot) {
			for kv := range under(t, s, "unit/") {
				units++
				var u store.Unit
				if err := json.Unmarshal(kv.Value, &u); err != nil {
					t.Fatal(err)
				}
				for _, above := range u.Above {
					if _, err := s.Get(store.UnitKey(above)); err != nil {
						t.Errorf("cut off at write %d: %s is there, %s above it is not", cut, u.ID, above)
					}
				}
			}
		})
		if err == nil {
			break
		}
		if units > 0 {
			partly++
		}
	}
	if partly < 5 {
		t.Errorf("cut off only %d times with a part imported: the test has lost its point", partly)
	}
}

func TestRecountFixes(t *testing.T) {
	e, c := newStore(t), campaign(t)
	bring(t, e, c, first, options(false, &numbers{}))
	u := unit(t, e, "01-1-1")
	update(t, e, func(tx store.Tx) error {
		if err := tx.Delete(store.TallyKey(c.Key, u.Parent)); err != nil {
			return err
		}
		if err := tx.Delete(store.PendingKey(c.Key, u.Parent, u.ID)); err != nil {
			return err
		}
		return store.PutID(tx, store.PendingKey(c.Key, "u1", u.ID), string(u.ID))
	})
	r, err := Recount(context.Background(), e, c, true)
	if err != nil || len(r.Tallies) != 1 || len(r.Pending) != 2 || !r.Fixed {
		t.Errorf("recount: %+v, %v", r, err)
	}
	inOrder(t, e, c)
}

// nation is a roster as large as asked for, with the country's shape.
func nation(units int) string {
	var b strings.Builder
	b.WriteString(head + "TLD,,national,Tổng Liên đoàn,,,,,\n")
	n := 1
	for f := 0; n < units; f++ {
		fmt.Fprintf(&b, "%02d,TLD,federation,Liên đoàn Lao động tỉnh số %d,,,,,\n", f, f)
		for d := 0; d < 20 && n < units; d++ {
			fmt.Fprintf(&b, "%02d-%d,%02d,upper,Liên đoàn Lao động huyện số %d,,,,,\n", f, d, f, d)
			for g := 0; g < 100 && n < units; g++ {
				fmt.Fprintf(&b, "%02d-%d-%d,%02d-%d,grassroots,Công đoàn cơ sở Công ty TNHH Mẫu số %d,%d,KCN,,Nguyễn Mẫu An,09%08d\n", f, d, g, f, d, n, 6+n%900, n)
				n++
			}
		}
	}
	return b.String()
}

func BenchmarkImport(b *testing.B) {
	for _, size := range []int{5_000, 126_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			c, text := campaign(b), nation(size)
			for b.Loop() {
				e := openBolt(b)
				start := time.Now()
				im := look(b, e, c, text, options(false, &numbers{}))
				looked := time.Since(start)
				if err := im.Apply(context.Background(), e, secretOf(b, e), c); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(looked.Seconds(), "s/look")
				b.ReportMetric(time.Since(start).Seconds(), "s/import")
				if err := e.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func openBolt(t testing.TB) store.Engine {
	t.Helper()
	e, err := bolt.Open(filepath.Join(t.TempDir(), "raquan.db"), bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	prepare(t, e)
	return e
}
