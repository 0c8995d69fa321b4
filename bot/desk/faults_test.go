package desk_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/store"
	"raquan/store/storetest"
)

// counting counts the keys that Updates touch.
type counting struct {
	store.Engine
	most int
}

func (c *counting) Update(ctx context.Context, fn func(store.Tx) error) error {
	return c.Engine.Update(ctx, func(tx store.Tx) error {
		k := &counted{Tx: tx, keys: map[store.Key]bool{}}
		err := fn(k)
		c.most = max(c.most, len(k.keys))
		return err
	})
}

type counted struct {
	store.Tx
	keys map[store.Key]bool
}

func (c *counted) Get(k store.Key) ([]byte, error) { c.keys[k] = true; return c.Tx.Get(k) }

func (c *counted) Put(k store.Key, v []byte) error { c.keys[k] = true; return c.Tx.Put(k, v) }

func (c *counted) Delete(k store.Key) error { c.keys[k] = true; return c.Tx.Delete(k) }

// TestPanic: a panic in one update is recorded, answered politely, and harms
// nobody else.
func TestPanic(t *testing.T) {
	o := open(t)
	an, ba := o.chair(71, "An", "01-1-1"), o.chair(72, "Ba", "01-1-2")
	an.picks("dung_roi")
	o.box.panics = an.person()
	u := an.texts("380")
	wants(t, an.does(u), text.Failed)
	ba.picks("dung_roi")
	if _, there := o.report("01-1-2").Working["TONG_LD"]; !there {
		t.Error("another person was harmed")
	}
	var f store.Fault
	if !o.get(store.FaultKey(u.ID), &f) || !strings.Contains(f.What, "panic") || strings.Contains(f.What, "380") {
		t.Errorf("fault: %+v", f)
	}
	o.box.panics = ""
	if said := an.does(u); said != "" {
		t.Errorf("the update is not seen: %q", said)
	}
	an.says("381")
	if a := o.report("01-1-1").Working["DA_CAI"]; a.N == nil || *a.N != 381 {
		t.Errorf("after the panic: %+v", a)
	}
	o.inOrder()
}

// TestOwnFaults: what an update brings with it never stops the others.
func TestOwnFaults(t *testing.T) {
	o := open(t)
	an := o.chair(71, "An", "01-1-1")
	o.handle(chat.Update{ID: o.update.Add(1), Kind: chat.Broken, What: "no kind"})
	o.handle(chat.Update{ID: o.update.Add(1), Kind: chat.Text, Text: "from nobody"})
	faults := 0
	for key := range o.dump() {
		if key.Part(0) == "fault" {
			faults++
		}
	}
	if faults != 2 {
		t.Errorf("%d faults recorded, want 2", faults)
	}
	// A session of another make is a new beginning; the answers are in the report.
	an.picks("dung_roi")
	o.do(func(tx store.Tx) error {
		return store.Put(tx, store.SessionKey(an.person()), store.Session{V: 1, State: []byte(`{"mode":"asking","unit":"u77","rev":"seven"}`)})
	})
	if an.says("/baocao"); an.asked() != "DA_CAI" {
		t.Errorf("asked %s", an.asked())
	}
	// A report that cannot be read is a fault of its own.
	o.do(func(tx store.Tx) error {
		return tx.Put(store.ReportKey(o.c.Key, o.unit("01-1-1").ID), []byte("{"))
	})
	wants(t, an.says("380"), text.Failed)
	o.do(func(tx store.Tx) error { return tx.Put(store.SessionKey(an.person()), []byte("{")) })
	o.handle(an.texts("380"))
}

// TestStoreErrors: an update of which the store says it failed is tried again,
// and counts once, whether it was written or not.
func TestStoreErrors(t *testing.T) {
	for _, c := range []struct {
		name string
		plan storetest.Plan
	}{
		{"every second fails before", storetest.Every(2, storetest.Before)},
		{"every second fails after", storetest.Every(2, storetest.After)},
		{"every third fails after", storetest.Every(3, storetest.After)},
		{"by chance", storetest.Seeded(7, 0.3, 0.3)},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := open(t)
			above := o.upper(81, "Cấp trên", "01-2")
			o.work(storetest.Faulty(storetest.Rerun(o.under), storetest.Faults{Update: c.plan}))
			dung := o.phone(73, "Dung")
			dung.stubborn = true
			above.stubborn = true
			failed := o.failed
			dung.sharesOwn(phoneDung)
			dung.presses("CĐCS Cửa hàng số 2")
			above.presses(text.Approve)
			dung.says("/baocao")
			wants(t, dung.reports("50"), text.Receipt)
			if o.failed == failed {
				t.Fatal("nothing failed")
			}
			if r := o.report("01-2-2"); r.Revision != 1 || o.total("TLD", "sum.DA_CAI") != 50 {
				t.Errorf("report: %+v", r)
			}
			o.now = o.now.Add(2 * time.Hour)
			o.inOrder()
		})
	}
}

// TestErrorIsReturned: the store's error reaches the caller, nothing is said.
func TestErrorIsReturned(t *testing.T) {
	o := open(t)
	an := o.chair(71, "An", "01-1-1")
	before := len(o.box.offered)
	o.work(storetest.Faulty(o.under, storetest.Faults{Update: storetest.Every(1, storetest.Before)}))
	if err := o.desk.Handle(t.Context(), an.texts("450"), o.now); !errors.Is(err, storetest.ErrInjected) {
		t.Errorf("error %v", err)
	}
	if len(o.box.offered) != before {
		t.Error("something was said that is not stored")
	}
	o.inOrder()
}
