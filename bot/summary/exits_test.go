package summary_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"raquan/bot/chat"
	"raquan/bot/summary"
	"raquan/config"
	"raquan/store"
)

// withStates is the campaign with states, which only a campaign file can give.
func withStates(t testing.TB) *config.Campaign {
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
	c.States = read.States
	return c
}

func claimed(kind store.ClaimKind, note string) store.Report {
	request := ""
	if kind.Closes() {
		request = "r7"
	}
	return store.Report{Claim: &store.Claim{Kind: kind, Note: note, By: "p1", At: day(19, 9, 30), Request: request}}
}

// exitsWorld is a district in which every state and claim is there.
func exitsWorld(t testing.TB) (w *world, top, district *store.Unit, unions []*store.Unit) {
	w = newWorld(t, withStates(t))
	top = w.unit(nil, store.Federation, "LĐLĐ tỉnh A", -1)
	district = w.unit(top, store.Upper, "LĐLĐ quận 1", -1)
	for i, r := range []store.Report{
		sent(100, 80, 0, "no"),       // zero: nobody needs one
		sent(100, 80, -1, "no"),      // not known
		{},                           // not reported
		sent(100, 0, 50, "no"),       // nothing done
		claimed(store.Dissolved, ""), //
		claimed(store.Merged, "CĐCS <Mới> & "+"Khác"), //
		claimed(store.Resigned, ""),                   //
		claimed(store.NotMine, ""),                    //
		known(0),                                      // zero, but not sent
		sent(100, 0, 0, "no"),                         // two states
		claimed(store.Dissolved, ""),                  // agreed to
	} {
		u := w.unit(district, store.Grassroots, fmt.Sprintf("CĐCS số %d", i+1), 100)
		unions = append(unions, u)
		if r.State != "" || r.Claim != nil {
			w.report(u, r)
		}
	}
	settled := claimed(store.Dissolved, "")
	settled.Claim.Settled = day(19, 15, 0)
	w.report(unions[10], settled)
	w.close(unions[10])
	return w, top, district, unions
}

func TestExitScreens(t *testing.T) {
	w, top, district, unions := exitsWorld(t)
	w.goldens(t, map[string]store.Screen{
		"exits-above":     screen(summary.Totals, top, 0, ""),
		"exits-district":  screen(summary.Totals, district, 0, ""),
		"exits":           screen(summary.Exits, top, 0, ""),
		"exits-state":     screen(summary.Report, unions[9], 0, ""),
		"exits-claim":     screen(summary.Report, unions[5], 0, ""),
		"exits-vacant":    screen(summary.Report, unions[6], 0, ""),
		"exits-agreed-to": screen(summary.Report, unions[10], 0, ""),
	})
}

// TestExitsDiffer: not known, zero, not reported, zero that was not sent, and what
// was said about a unit read differently; none is taken for another.
func TestExitsDiffer(t *testing.T) {
	w, _, district, _ := exitsWorld(t)
	got := visible(w.show(screen(summary.Totals, district, 0, ""))) + "\n" + visible(w.show(screen(summary.Totals, district, 1, "")))
	for _, want := range []string{
		"Đã báo cáo: 4/10 đơn vị",
		"⚑ không ai cần mũ: 2 · chưa phát mũ: 2 · báo đã giải thể: 1 · báo đã sáp nhập: 1 · Chủ tịch đã thôi nhiệm vụ: 1 · báo không phải đơn vị mình: 1",
		"1. CĐCS số 1: ✅ đã báo cáo · Tổng số 100 · Cần mũ 0 · Đã nhận mũ 80 · 80% tổng số (80/100) · ⚑ không ai cần mũ",
		"2. CĐCS số 2: ✅ đã báo cáo · Tổng số 100 · Cần mũ: chưa có số liệu · Đã nhận mũ 80 · 80% tổng số (80/100)\n",
		"3. CĐCS số 3: chưa báo cáo\n",
		"5. CĐCS số 5: chưa báo cáo · ⚑ báo đã giải thể\n",
		"9. CĐCS số 9: chưa báo cáo · tạm tính: Đã nhận mũ 0\n",
		"10. CĐCS số 10: ✅ đã báo cáo · Tổng số 100 · Cần mũ 0 · Đã nhận mũ 0 · 0% tổng số (0/100) · ⚑ không ai cần mũ, chưa phát mũ\n",
		"11. CĐCS số 11: đã ngừng hoạt động",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// TestExitsList: page by page the list has every unit with a state or a claim
// once, in the order of the roster, whatever the tree.
func TestExitsList(t *testing.T) {
	for seed := range uint64(30) {
		rng := rand.New(rand.NewPCG(seed, 4))
		w := newWorld(t, withStates(t))
		units := []*store.Unit{w.unit(nil, store.Federation, "LĐLĐ tỉnh", -1)}
		flagged := map[store.UnitID]bool{}
		for range rng.IntN(80) {
			parent := units[rng.IntN(1+rng.IntN(len(units)))]
			u := w.unit(parent, store.Grassroots, "CĐCS", 10)
			units = append(units, u)
			switch rng.IntN(4) {
			case 0:
				w.report(u, claimed(store.ClaimKinds[rng.IntN(4)], ""))
				flagged[u.ID] = true
			case 1:
				w.report(u, sent(10, int64(rng.IntN(3)), int64(rng.IntN(2)), "no"))
				flagged[u.ID] = len(w.states(u)) > 0
			}
			if rng.IntN(6) == 0 {
				w.close(u)
				flagged[u.ID] = len(w.states(u)) > 0
			}
		}
		top := units[rng.IntN(len(units))]
		var want []string
		for _, u := range w.inOrder(top.ID) {
			if flagged[u] {
				want = append(want, string(u))
			}
		}
		var got []string
		for page := 0; ; page++ {
			msg := w.show(screen(summary.Exits, top, page, ""))
			got = append(got, opens(msg)...)
			if len(got) >= len(want) || page > 20 {
				break
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("seed %d: listed %v, want %v", seed, got, want)
		}
	}
}

// states are those that the unit's own tally counts once what is below it is
// taken off.
func (w *world) states(u *store.Unit) (names []string) {
	w.Helper()
	var r store.Report
	w.do(func(tx store.Tx) error {
		_, err := store.Get(tx, store.ReportKey(w.c.Key, u.ID), &r)
		return err
	})
	for name := range r.Added {
		if strings.HasPrefix(name, "state.") {
			names = append(names, name)
		}
	}
	return names
}

// inOrder lists a unit and all below it as the roster does.
func (w *world) inOrder(u store.UnitID) []store.UnitID {
	w.Helper()
	list := []store.UnitID{u}
	var below []store.UnitID
	if err := w.e.View(w.Context(), func(s store.Snapshot) error {
		from, to := store.ChildrenOf(u)
		for kv, err := range s.Scan(from, to) {
			if err != nil {
				return err
			}
			below = append(below, store.UnitID(kv.Key.Part(3)))
		}
		return nil
	}); err != nil {
		w.Fatal(err)
	}
	for _, id := range below {
		list = append(list, w.inOrder(id)...)
	}
	return list
}

// opens are the units whose report the buttons of a message open.
func opens(msg chat.Message) (units []string) {
	for _, row := range msg.Buttons {
		for _, b := range row {
			if s, ok := summary.Parse(b.Data); ok && s.Name == summary.Report {
				units = append(units, string(s.Unit))
			}
		}
	}
	return units
}

// BenchmarkExits is a page in the middle of the list of a province with 20,000
// unions, a fortieth of which have something to say.
func BenchmarkExits(b *testing.B) {
	w := newWorld(b, withStates(b))
	top := w.unit(nil, store.Federation, "LĐLĐ tỉnh", -1)
	for range 100 {
		district := w.unit(top, store.Upper, "LĐLĐ huyện", -1)
		for i := range 200 {
			if u := w.unit(district, store.Grassroots, "CĐCS", 100); i%40 == 0 {
				w.report(u, claimed(store.Dissolved, ""))
			}
		}
	}
	render(b, w, screen(summary.Exits, top, 30, ""))
}
