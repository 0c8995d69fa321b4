package desk_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/desk"
	"raquan/bot/dialog"
	"raquan/bot/directory"
	"raquan/bot/exports"
	"raquan/bot/jobs"
	"raquan/bot/roster"
	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
	"raquan/store/mem"
	"raquan/store/storetest"
)

// units of the tests: two districts of one city, and another province. An's
// number stands at one unit, Bình's at two, Dung's at twelve.
var units = func() string {
	b := &strings.Builder{}
	b.WriteString("code,parent_code,kind,name,workers,zone,reports,chair_name,chair_phone\n" +
		"TLD,,national,Tổng Liên đoàn,,,,,\n" +
		"01,TLD,federation,LĐLĐ TP Mẫu,,,,,\n" +
		"02,TLD,federation,LĐLĐ tỉnh Thử,,,,,\n" +
		"01-1,01,upper,LĐLĐ quận Nhất,,,,Lê Mẫu Châu,0900000002\n" +
		"01-2,01,upper,LĐLĐ quận Nhì,,,,,\n" +
		"01-1-1,01-1,grassroots,CĐCS May Mẫu,450,,,Nguyễn Mẫu An,0900000003\n" +
		"01-1-2,01-1,grassroots,CĐCS Sao Mai,1250,KCN,,Trần Mẫu Bình,0900000004\n" +
		"01-1-3,01-1,grassroots,CĐCS Trạm Y tế,,,,Trần Mẫu Bình,0900000004\n" +
		"02-1,02,grassroots,CĐCS Nhà văn hóa,12,,,,\n")
	for i := range 30 {
		contact := ","
		if i < 12 {
			contact = "Phạm Mẫu Dung,0900000009"
		}
		fmt.Fprintf(b, "01-2-%d,01-2,grassroots,CĐCS Cửa hàng số %d,%d,,,%s\n", i+1, i+1, 100+i, contact)
	}
	return b.String()
}()

const (
	phoneAn   = "84900000003"
	phoneBinh = "84900000004"
	phoneDung = "84900000009"
)

// office is a desk with all around it: a store, an outbox that sends at once
// unless told otherwise, and people with phones.
type office struct {
	testing.TB
	c      *config.Campaign
	secret store.Secret
	under  store.Engine // without faults
	engine store.Engine // what the desk works on
	desk   *desk.Desk
	units  *directory.Live
	box    *box
	now    time.Time
	log    *bytes.Buffer
	failed int // updates that the store refused

	operators config.Operators
	noFiles   bool // workbooks of links are not made
	makers    map[exports.Kind]exports.Maker
	given     map[string][]byte // files that people have sent, by ID

	update atomic.Int64
	fresh  atomic.Int64
	random numbers
}

func open(t testing.TB) *office {
	t.Helper()
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	o := &office{TB: t, c: c, under: mem.New(), now: time.Date(2020, 8, 20, 8, 0, 0, 0, c.Zone), log: &bytes.Buffer{}}
	t.Cleanup(func() { _ = o.under.Close() })
	o.update.Store(1000)
	if o.secret, err = store.Prepare(t.Context(), o.under, bytes.Repeat([]byte{8}, 32)); err != nil {
		t.Fatal(err)
	}
	o.bring(units)
	o.box = &box{o: o, people: map[store.PersonID]*lane{}, phones: map[int64]*phone{}, offered: map[store.Key]int{}}
	o.work(storetest.Rerun(o.under))
	return o
}

// work makes a desk on an engine, as after a start.
func (o *office) work(e store.Engine) {
	o.engine = e
	o.units = directory.NewLive(o.under)
	o.lookAround()
	o.desk = desk.New(desk.Options{Store: e, Campaign: o.c, Secret: o.secret, Outbox: o.box, Directory: o.units, Makers: o.makers, Operators: o.operators, Fetch: o.fetch,
		Log:   slog.New(slog.NewTextHandler(&locked{w: o.log}, nil)),
		NewID: func() string { return fmt.Sprintf("id%dx", o.fresh.Add(1)) }})
}

// lookAround brings the directory of units up to date.
func (o *office) lookAround() {
	o.Helper()
	if err := o.units.Refresh(o.Context()); err != nil {
		o.Fatal(err)
	}
}

type locked struct {
	mu sync.Mutex
	w  *bytes.Buffer
}

func (l *locked) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(b)
}

// numbers is a source of random bytes, the same each time.
type numbers struct{ n uint64 }

func (r *numbers) Read(b []byte) (int, error) {
	for i := range b {
		r.n++
		b[i] = byte(r.n * 0x9E3779B97F4A7C15 >> 40)
	}
	return len(b), nil
}

func (o *office) bring(csv string) {
	o.Helper()
	f, err := roster.Read("roster.csv", strings.NewReader(csv))
	if err != nil {
		o.Fatal(err)
	}
	im, err := jobs.LookAt(o.Context(), o.under, o.c, f, jobs.ImportOptions{Now: o.now, Random: &o.random})
	if err != nil || len(im.Faults) > 0 {
		o.Fatal(err, im.Faults)
	}
	if err := im.Apply(o.Context(), o.under, o.secret, o.c); err != nil {
		o.Fatal(err)
	}
}

// invite makes an invitation and gives its payload.
func (o *office) invite(code string, role store.Role) string {
	o.Helper()
	payload := ""
	_, err := jobs.Invite(o.Context(), o.under, jobs.InviteOptions{Unit: code, Role: role, LinkOptions: jobs.LinkOptions{Secret: o.secret, Renew: true, Now: o.now}},
		func(i roster.Invitation) error { payload = i.Payload; return nil })
	if err != nil || payload == "" {
		o.Fatal("invite", err)
	}
	return payload
}

// handle takes an update in and fails the test on an error.
func (o *office) handle(u chat.Update) {
	o.Helper()
	if err := o.desk.Handle(context.Background(), u, o.now); err != nil {
		o.Fatalf("handle %+v: %v", u, err)
	}
}

func (o *office) view(fn func(store.Snapshot) error) {
	o.Helper()
	if err := o.under.View(context.Background(), fn); err != nil {
		o.Fatal(err)
	}
}

func (o *office) do(fn func(store.Tx) error) {
	o.Helper()
	if err := o.under.Update(context.Background(), fn); err != nil {
		o.Fatal(err)
	}
}

// get reads a record; it reports whether there is one.
func (o *office) get(k store.Key, v any) (found bool) {
	o.Helper()
	o.view(func(s store.Snapshot) (err error) { found, err = store.Get(s, k, v); return err })
	return found
}

func (o *office) unit(code string) (u store.Unit) {
	o.Helper()
	id, found := "", false
	o.view(func(s store.Snapshot) (err error) { id, found, err = store.GetID(s, store.CodeKey(code)); return err })
	if !found || !o.get(store.UnitKey(store.UnitID(id)), &u) {
		o.Fatal("no unit ", code)
	}
	return u
}

func (o *office) report(code string) (r store.Report) {
	o.Helper()
	o.get(store.ReportKey(o.c.Key, o.unit(code).ID), &r)
	return r
}

// total is a sum of the tally at and under a unit.
func (o *office) total(code, name string) (n int64) {
	o.Helper()
	id := o.unit(code).ID
	o.view(func(s store.Snapshot) error {
		sums, err := tally.Read(s, o.c.Key, id)
		n = sums[name]
		return err
	})
	return n
}

// dump is everything that is stored.
func (o *office) dump() map[store.Key]string {
	o.Helper()
	all := map[store.Key]string{}
	o.view(func(s store.Snapshot) error {
		for kv, err := range s.Scan("", "") {
			if err != nil {
				return err
			}
			all[kv.Key] = string(kv.Value)
		}
		return nil
	})
	return all
}

// inOrder checks what must hold at every moment.
func (o *office) inOrder() {
	o.Helper()
	o.view(func(s store.Snapshot) error {
		if _, err := store.VerifyAudit(s); err != nil {
			o.Error(err)
		}
		ds, err := tally.Differences(s, o.c)
		for _, d := range ds {
			o.Error(d)
		}
		if err != nil {
			return err
		}
		list, err := tally.Misplaced(s, o.c)
		for _, m := range list {
			o.Error(m)
		}
		if err != nil {
			return err
		}
		if err := o.pendingInOrder(s); err != nil {
			return err
		}
		return o.ledgerInOrder(s)
	})
	o.box.inOrder()
}

// pendingInOrder: the index names exactly the units that have not reported.
func (o *office) pendingInOrder(s store.Snapshot) error {
	from, to := store.Under("unit/")
	for kv, err := range s.Scan(from, to) {
		if err != nil {
			return err
		}
		var u store.Unit
		if err := json.Unmarshal(kv.Value, &u); err != nil {
			return err
		}
		var r store.Report
		if _, err := store.Get(s, store.ReportKey(o.c.Key, u.ID), &r); err != nil {
			return err
		}
		_, pending, err := store.GetID(s, store.PendingKey(o.c.Key, u.Parent, u.ID))
		if err != nil {
			return err
		}
		if want := u.Expected() && !r.Counts(); pending != want {
			o.Errorf("unit %s: pending %v, want %v", u.Code, pending, want)
		}
	}
	return nil
}

// ledgerInOrder: an entry stands under its cause, and a person's entries have
// one order.
func (o *office) ledgerInOrder(s store.Snapshot) error {
	from, to := store.Under("ledger/")
	seqs := map[string]string{}
	for kv, err := range s.Scan(from, to) {
		if err != nil {
			return err
		}
		var e store.Entry
		if err := json.Unmarshal(kv.Value, &e); err != nil {
			return err
		}
		if store.LedgerKey(e.Person, e.Cause) != kv.Key {
			o.Errorf("%s holds cause %s of %s", kv.Key, e.Cause, e.Person)
		}
		at := fmt.Sprintf("%s %d", e.Person, e.Seq)
		if other, twice := seqs[at]; twice {
			o.Errorf("%s and %s have the same place %d", other, e.Cause, e.Seq)
		}
		seqs[at] = e.Cause
	}
	return nil
}

// state is where a person's conversation stands.
func (o *office) state(p *phone) (s dialog.State) {
	o.Helper()
	var session store.Session
	if o.get(store.SessionKey(p.person()), &session) {
		if err := json.Unmarshal(session.State, &s); err != nil {
			o.Fatal(err)
		}
	}
	return s
}

// checkMessages checks that the messages handed over are those that are stored.
func (o *office) checkMessages(d desk.Delivery) {
	if d.Messages != nil && len(d.Messages) != len(d.Entries) {
		o.Errorf("%d messages for %d entries", len(d.Messages), len(d.Entries))
	}
	for i, m := range d.Messages {
		stored := cmp.Or(string(d.Entries[i].Message), "null")
		if handed, err := json.Marshal(m); err != nil || string(handed) != stored {
			o.Errorf("entry %s: stored %s, handed over %s (%v)", d.Entries[i].Cause, stored, handed, err)
		}
	}
}
