package app

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"testing"

	"raquan/store"
)

// TestStagesOfAnOlderStore: a store that does not know where its units stand is
// warned of at the start; recount says so, and puts it right.
func TestStagesOfAnOlderStore(t *testing.T) {
	o := testOptions(t)
	b := testBase(t, o)
	var log bytes.Buffer
	warned := func() string {
		t.Helper()
		log.Reset()
		if err := (&bot{Base: b}).warnLacks(t.Context()); err != nil {
			t.Fatal(err)
		}
		return log.String()
	}
	b.Log = slog.New(slog.NewTextHandler(&log, nil))
	if got := warned(); !strings.Contains(got, "has no units") {
		t.Errorf("empty: %s", got)
	}
	roster := "code,parent_code,kind,name,workers\nTLD,,national,Tổng Liên đoàn,\n01,TLD,federation,LĐLĐ Mẫu,\n0101,01,grassroots,CĐCS Mẫu,20\n"
	if c := call(o, "roster import", importCmd{}, roster); c.failed != nil {
		t.Fatalf("%v\n%s", c.failed, &c.err)
	}
	if got := warned(); got != "" {
		t.Errorf("imported: %s", got)
	}
	var old []store.Key
	err := b.Store.View(t.Context(), func(s store.Snapshot) error {
		for _, prefix := range []string{"stage/", "ring/"} {
			from, to := store.Under(prefix)
			for kv := range s.Scan(from, to) {
				old = append(old, kv.Key)
			}
		}
		return nil
	})
	if err != nil || len(old) != 3 {
		t.Fatal(old, err)
	}
	err = b.Store.Update(context.Background(), func(tx store.Tx) error {
		for _, key := range old {
			if err := tx.Delete(key); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := warned(); !strings.Contains(got, "recount --fix") {
		t.Errorf("of old: %s", got)
	}
	if c := call(o, "recount", recountCmd{}, ""); c.failed == nil || !strings.Contains(c.out.String(), "0101 CĐCS Mẫu: its stage is not what") {
		t.Errorf("recount: %v\n%s", c.failed, &c.out)
	}
	if c := call(o, "recount", recountCmd{Fix: true}, ""); c.failed != nil {
		t.Error(c.failed)
	}
	if c := call(o, "recount", recountCmd{}, ""); c.failed != nil || warned() != "" {
		t.Errorf("after fixing: %v, %s", c.failed, warned())
	}
}
