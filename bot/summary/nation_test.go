package summary_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"raquan/bot/chat"
	"raquan/bot/summary"
	"raquan/bot/tally"
	"raquan/bot/tree"
	"raquan/config"
	"raquan/store"
	"raquan/store/bolt"
)

// nation is a store on disk with 126,000 grassroots unions under 83 bodies: one of
// them has 20,000 right below it, the others five districts each.
type nation struct {
	e             store.Engine
	c             *config.Campaign
	top, big, mid store.UnitID // the national unit, the body with 20,000, a district
}

// writes are records to be stored, a few in a transaction.
type writes []func(store.Tx) error

func (w writes) do(e store.Engine) error {
	var g errgroup.Group
	g.SetLimit(64)
	for i := 0; i < len(w); i += 30 {
		g.Go(func() error {
			return e.Update(context.Background(), func(tx store.Tx) error {
				for _, put := range w[i:min(i+30, len(w))] {
					if err := put(tx); err != nil {
						return err
					}
				}
				return nil
			})
		})
	}
	return g.Wait()
}

func openNation(b *testing.B) *nation {
	b.Helper()
	c, err := config.LoadCampaign("")
	if err != nil {
		b.Fatal(err)
	}
	e, err := bolt.Open(filepath.Join(b.TempDir(), "nation.db"), bolt.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = e.Close() })
	n := &nation{e: e, c: c, top: "u1", big: "u2"}
	seen := day(19, 20, 0)
	tallies := map[store.UnitID]*store.Tally{}
	var w writes
	put := func(k store.Key, v any) { w = append(w, func(tx store.Tx) error { return store.Put(tx, k, v) }) }
	made := 0
	unit := func(parent *store.Unit, kind store.UnitKind, name, zone string) *store.Unit {
		made++
		u := &store.Unit{V: 1, ID: tree.UnitID(int64(made)), Kind: kind, Name: name, Short: name, Order: made, Zone: zone}
		if parent != nil {
			u.Parent, u.Above = parent.ID, append([]store.UnitID{parent.ID}, parent.Above...)
			w = append(w, func(tx store.Tx) error { return store.PutID(tx, store.ChildKey(u.Parent, u.Order, u.ID), string(u.ID)) })
		}
		if kind == store.Grassroots {
			workers := int64(20 + made%700)
			u.Workers, u.Reports = &workers, true
		}
		put(store.UnitKey(u.ID), u)
		return u
	}
	count := func(u *store.Unit, s tally.Sums) {
		for _, id := range append([]store.UnitID{u.ID}, u.Above...) {
			if tallies[id] == nil {
				tallies[id] = &store.Tally{V: 1}
			}
			tally.Add(tallies[id], u.Zone, s, 1)
		}
	}
	union := func(parent *store.Unit) {
		zone := map[int]string{0: store.ZoneKCN, 1: store.ZoneKKT}[made%9]
		u := unit(parent, store.Grassroots, fmt.Sprintf("CĐCS Trường Mầm non Hoa Sen số %d", made), zone)
		count(u, tally.Expected(u))
		stage := func(tx store.Tx) error { return tally.Replace(blind{tx}, c, nil, u) }
		if made%3 == 0 {
			count(u, tally.Sums{tally.Groups[made/3%2*2]: 1}) // absent or silent
			w = append(w, func(tx store.Tx) error {
				if made := u.Order; made/3%2 > 0 {
					if err := store.Put(tx, store.StaffKey(u.ID), store.Staff{Officers: []store.Post{{Person: "p9", Role: store.Chair}}}); err != nil {
						return err
					}
				}
				if err := errors.Join(stage(tx), store.Put(tx, store.UnitKey(u.ID), u)); err != nil {
					return err
				}
				return tally.Stand(blind{tx}, c, u.ID)
			})
			return
		}
		all := *u.Workers
		r := shippedReport(c, all, all*int64(made%10)/10, all-all/int64(2+made%8))
		r.Unit = u.ID
		r.First = r.First.Add(time.Duration(made) * time.Second) // over a day and a half
		r.Last = r.First
		if made%7 == 0 {
			r.Sent["KHO_KHAN_DE_XUAT"] = store.Answer{Choices: []string{"y_kien"}, Text: "Một số đoàn viên dùng máy cũ, chưa cài được"}
		}
		count(u, tally.Contribution(c, u, &r))
		w = append(w, func(tx store.Tx) error {
			r := r
			bare := blind{tx} // tallies are stored at the end, once
			if err := stage(tx); err != nil {
				return err
			}
			if err := tally.Count(bare, c, u, &r); err != nil {
				return err
			}
			if d := r.Last.Sub(seen).Abs(); d < 2*time.Minute { // a freeze asks for their lines
				if err := store.Put(tx, store.RevisionKey(c.Key, u.ID, 1), store.Revision{V: 1, N: 1, At: r.Last, Line: 1}); err != nil {
					return err
				}
			}
			return store.Put(tx, store.ReportKey(c.Key, u.ID), r)
		})
	}
	top := unit(nil, store.National, "Tổng Liên đoàn Lao động Việt Nam", "")
	big := unit(top, store.Federation, "LĐLĐ TP. Hồ Chí Minh", "")
	for range 20_000 {
		union(big)
	}
	for i := range 82 {
		kind := store.Federation
		if i >= 62 {
			kind = store.Sector
		}
		body := unit(top, kind, fmt.Sprint("LĐLĐ tỉnh số ", i), "")
		for j := range 5 {
			district := unit(body, store.Upper, fmt.Sprint("LĐLĐ huyện số ", j), "")
			n.mid = district.ID
			for range 106_000 / 82 / 5 {
				union(district)
			}
		}
	}
	put(store.OfficerKey("p7"), store.Officer{V: 1, Looks: map[store.UnitID]store.Look{n.top: {Since: seen, At: now}}})
	for _, id := range []store.UnitID{n.top, n.mid} {
		put(store.FreezeKey(c.Key, id, 1), store.Freeze{V: 1, Unit: id, N: 1, State: store.Frozen, At: seen, Body: &store.Unit{}})
	}
	for id, t := range tallies {
		put(store.TallyKey(c.Key, id), t)
	}
	if err := w.do(e); err != nil {
		b.Fatal(err)
	}
	return n
}

// blind is a transaction that keeps tallies out.
type blind struct{ store.Tx }

func (b blind) Get(k store.Key) ([]byte, error) {
	if k.Part(0) == "tally" {
		return nil, store.ErrNotFound
	}
	return b.Tx.Get(k)
}

func (b blind) Put(k store.Key, v []byte) error {
	if k.Part(0) == "tally" {
		return nil
	}
	return b.Tx.Put(k, v)
}

// shippedReport answers the shipped campaign.
func shippedReport(c *config.Campaign, all, have, need int64) store.Report {
	src := store.Source{Typed: "khoảng ba trăm tám mươi", Message: 12345, By: "p1", At: day(19, 8, 5)}
	n := func(n int64) store.Answer { return store.Answer{N: &n, Source: src} }
	is := func(values ...string) store.Answer { return store.Answer{Choices: values, Source: src} }
	return store.Report{V: 1, State: store.Sent, Revision: 1, First: day(19, 8, 6), Last: day(19, 8, 6), OnTime: true, Letter: true, Code: "BZ-7K2F-9X3M", By: "p1",
		Sent: map[string]store.Answer{"TONG_LD": n(all), "DA_CAI": n(have), "SMARTPHONE": n(need), "TUYEN_TRUYEN": n(all),
			"CAN_BO_CD": is("du_100"), "RA_QUAN": is("da_to_chuc"), "HINH_THUC": is("loa", "zalo_fb"), "KHO_KHAN_DE_XUAT": is("may_cu")}}
}

func (n *nation) render(s store.Screen) (msg chat.Message, err error) {
	return msg, n.e.View(context.Background(), func(snap store.Snapshot) error {
		msg, err = summary.Render(snap, n.c, s, now)
		return err
	})
}

// BenchmarkNation is what a screen costs with 126,000 units on a disk.
func BenchmarkNation(b *testing.B) {
	n := openNation(b)
	at := func(name string, u store.UnitID, page int) store.Screen {
		return store.Screen{Name: name, Unit: u, Page: page, For: "p7", Args: map[string]string{summary.Root: "u1"}}
	}
	with := func(s store.Screen, arg, value string) store.Screen {
		s.Args[arg] = value
		return s
	}
	for name, s := range map[string]store.Screen{
		"national":                   at(summary.Totals, n.top, 0),
		"drill-down":                 at(summary.Totals, n.mid, 0),
		"20000-children":             at(summary.Totals, n.big, 1250),
		"20000-by-rate":              with(at(summary.Totals, n.big, 1250), summary.View, "r"),
		"20000-of-a-kind":            with(at(summary.Totals, n.big, 1250), summary.View, "g"),
		"20000-by-rate-in-parks":     with(at(summary.Totals, n.big, 100), summary.View, "ri"),
		"20000-in-parks":             with(at(summary.Totals, n.big, 100), summary.View, "i"),
		"national-by-rate-in-parks":  with(at(summary.Totals, n.top, 0), summary.View, "ri"),
		"ways":                       at(summary.Ways, n.top, 0),
		"difficulties":               at(summary.Trouble, n.top, 0),
		"difficulties-of-a-district": at(summary.Trouble, n.mid, 0),
		"changes":                    at(summary.News, n.top, 3),
		"reported-page-5000":         with(at(summary.Units, n.top, 5000), summary.What, "s"),
		"progress":                   at(summary.Progress, n.top, 0),
		"progress-of-a-district":     at(summary.Progress, n.mid, 0),
		"progress-20000-children":    at(summary.Progress, n.big, 1250),
		"ring":                       at(summary.Ring, n.top, 0),
		"ring-page-99":               at(summary.Ring, n.top, 99),
		"ring-of-a-district":         at(summary.Ring, n.mid, 0),
		"ring-20000-children":        with(at(summary.Ring, n.big, 99), summary.What, tally.Silent),
		"ranking":                    at(summary.Ranking, n.top, 0),
		"ring-in-parks":              with(at(summary.Ring, n.top, 99), summary.View, "i"),
		"missing-20000-children":     at(summary.Missing, n.big, 50),
		"supplement":                 with(at(summary.Supplement, n.top, 5), summary.At, "1"),
		"supplement-of-a-district":   with(at(summary.Supplement, n.mid, 0), summary.At, "1"),
		"more":                       at(summary.More, n.top, 0),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := n.render(s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
