package sheets_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"raquan/bot/exports"
	"raquan/bot/sheets"
	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
	"raquan/store/mem"
)

// world is a store in which units and reports are made as the bot makes them.
type world struct {
	testing.TB
	e   store.Engine
	c   *config.Campaign
	now time.Time
	n   int
}

func newWorld(t testing.TB) *world {
	t.Helper()
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	w := &world{TB: t, e: mem.New(), c: c, now: time.Date(2020, 8, 25, 16, 42, 0, 0, c.Zone)}
	t.Cleanup(func() { _ = w.e.Close() })
	return w
}

func (w *world) do(fn func(store.Tx) error) {
	w.Helper()
	if err := w.e.Update(context.Background(), fn); err != nil {
		w.Fatal(err)
	}
}

func (w *world) put(k store.Key, v any) {
	w.Helper()
	w.do(func(tx store.Tx) error { return store.Put(tx, k, v) })
}

// unit adds a unit below parent, nil for the top; a grassroots union reports.
// Without workers (below zero) the roster has no number.
func (w *world) unit(parent *store.Unit, kind store.UnitKind, name, zone string, workers int64) *store.Unit {
	w.Helper()
	w.n++
	u := &store.Unit{V: 1, ID: store.UnitID(fmt.Sprint("u", w.n)), Code: fmt.Sprintf("%05d", w.n), Kind: kind, Name: name, Zone: zone, Order: w.n, Reports: kind == store.Grassroots}
	if workers >= 0 {
		u.Workers = &workers
	}
	if parent != nil {
		u.Parent, u.Above = parent.ID, append([]store.UnitID{parent.ID}, parent.Above...)
	}
	w.replace(nil, u)
	return u
}

func (w *world) replace(old, u *store.Unit) {
	w.Helper()
	w.do(func(tx store.Tx) error {
		if err := tally.Replace(tx, w.c, old, u); err != nil {
			return err
		}
		if u.Parent != "" {
			if err := store.PutID(tx, store.ChildKey(u.Parent, u.Order, u.ID), string(u.ID)); err != nil {
				return err
			}
		}
		return store.Put(tx, store.UnitKey(u.ID), u)
	})
}

func (w *world) close(u *store.Unit) {
	w.Helper()
	old := *u
	u.Closed = w.at(24, 0, 0)
	w.replace(&old, u)
}

func (w *world) at(day, hour, minute int) time.Time {
	return time.Date(2020, 8, day, hour, minute, 0, 0, w.c.Zone)
}

// person makes a person with a name and a number.
func (w *world) person(name, phone string) store.PersonID {
	w.n++
	id := store.PersonID(fmt.Sprint("p", w.n))
	w.put(store.PersonKey(id), store.Person{V: 1, ID: id, Telegram: int64(w.n), Name: name, Phone: phone})
	return id
}

// answer is a figure as it was typed; below zero it is NULL by a button.
func answer(n int64, by store.PersonID, at time.Time) store.Answer {
	if n < 0 {
		return store.Answer{Null: true, Source: store.Source{Button: "khong_nam", By: by, At: at}}
	}
	return store.Answer{N: &n, Source: store.Source{Typed: fmt.Sprint("là ", n), By: by, At: at}}
}

// report is a report with the figures of the campaign's counts; below zero is NULL.
func (w *world) report(by store.PersonID, total, have, phones int64) store.Report {
	at := w.at(24, 9, 30)
	return store.Report{V: 1, State: store.Sent, Revision: 1, First: at, Last: at.Add(26 * time.Hour), OnTime: true, Letter: true, Code: "BZ-2345-6789", By: by,
		Sent: map[string]store.Answer{
			"TONG_LD": answer(total, by, at), "DA_CAI": answer(have, by, at), "SMARTPHONE": answer(phones, by, at),
			"RA_QUAN":          {Choices: []string{"da_to_chuc"}, Source: store.Source{Button: "da_to_chuc", By: by, At: at}},
			"HINH_THUC":        {Choices: []string{"zalo_fb", "khac"}, Text: "loa xã", Source: store.Source{Button: "Xong", By: by, At: at}},
			"KHO_KHAN_DE_XUAT": {Choices: []string{"y_kien"}, Text: "=1+1", Source: store.Source{Typed: "=1+1", By: by, At: at}},
		}}
}

// send counts a report, which takes the place of the unit's.
func (w *world) send(u *store.Unit, r store.Report) {
	w.Helper()
	w.do(func(tx store.Tx) error {
		r := r
		r.Unit = u.ID
		var old store.Report
		if found, err := store.Get(tx, store.ReportKey(w.c.Key, u.ID), &old); err != nil || found {
			if err != nil {
				return err
			}
			r.Added, r.Above, r.Zone = old.Added, old.Above, old.Zone
		}
		if err := tally.Count(tx, w.c, u, &r); err != nil {
			return err
		}
		if r.Revision > 0 {
			v := store.Revision{V: 1, N: r.Revision, At: r.Last, By: r.By, Answers: r.Sent, Above: u.Above}
			if err := store.Put(tx, store.RevisionKey(w.c.Key, u.ID, r.Revision), v); err != nil {
				return err
			}
		}
		return store.Put(tx, store.ReportKey(w.c.Key, u.ID), r)
	})
}

// job is a job on a unit.
func job(u *store.Unit, lang string, args map[string]string) *exports.Job {
	return &exports.Job{ID: "j", Unit: u.ID, Lang: lang, Args: args}
}

// made runs a maker.
func (w *world) made(make exports.Maker, j *exports.Job) (m exports.Made, err error) {
	return m, w.e.View(context.Background(), func(s store.Snapshot) (err error) {
		m, err = make(context.Background(), s, j, w.now, func(int, int) {})
		return err
	})
}

func (w *world) maker() *sheets.Maker { return sheets.New(w.c) }

// small is a district with a report, one of zeros and NULL, a missing one, a draft,
// and a closed unit that has reported.
func (w *world) small() (top, district *store.Unit) {
	top = w.unit(nil, store.Federation, "LĐLĐ tỉnh <Mẫu> & Thử", "", -1)
	district = w.unit(top, store.Upper, "LĐLĐ huyện Nhất", "", -1)
	an := w.person("Nguyễn Mẫu An", "+84900000001")
	w.send(w.unit(district, store.Grassroots, "CĐCS Công ty “A”, \"B\"", "KCN", 450), w.report(an, 460, 380, 400))
	w.send(w.unit(district, store.Grassroots, "=HYPERLINK(\"x\")", "", 0), w.report("gone", 12, 0, -1))
	w.unit(district, store.Grassroots, "CĐCS Sao Mai", "", -1)
	draft := w.report(an, 30, 20, 25)
	draft.State, draft.Working, draft.Sent, draft.Revision = store.Draft, draft.Sent, nil, 0
	w.send(w.unit(district, store.Grassroots, "CĐCS Dở Dang", "KCN", 30), draft)
	closed := w.unit(top, store.Grassroots, "CĐCS Đã Thôi", "", 5)
	w.send(closed, w.report(an, 5, 5, 5))
	w.close(closed)
	return top, district
}
