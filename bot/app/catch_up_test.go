package app

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"testing"

	"raquan/store"
)

// TestCatchUp: a store of an older program, which does not know where its units stand,
// is completed at the start; recount finds it so.
func TestCatchUp(t *testing.T) {
	o := testOptions(t)
	b := testBase(t, o)
	var log bytes.Buffer
	started := func() string {
		t.Helper()
		log.Reset()
		started := &bot{Base: b}
		for _, step := range []func(context.Context) error{started.warnEmpty, started.catchUp} {
			if err := step(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		return log.String()
	}
	b.Log = slog.New(slog.NewTextHandler(&log, nil))
	if got := started(); !strings.Contains(got, "has no units") {
		t.Errorf("empty: %s", got)
	}
	roster := "code,parent_code,kind,name,workers\nTLD,,national,Tổng Liên đoàn,\n01,TLD,federation,LĐLĐ Mẫu,\n0101,01,grassroots,CĐCS Mẫu,20\n0102,01,grassroots,CĐCS Hai,30\n"
	if c := call(o, "roster import", importCmd{}, roster); c.failed != nil {
		t.Fatalf("%v\n%s", c.failed, &c.err)
	}
	if got := started(); got != "" {
		t.Errorf("imported: %s", got)
	}
	old := []store.Key{store.MadeKey(b.Campaign.Key)}
	err := b.Store.View(t.Context(), func(s store.Snapshot) error {
		for _, prefix := range []string{"stage/", "ring/"} {
			from, to := store.Under(prefix)
			for kv := range s.Scan(from, to) { // of the other somebody has reported already
				if strings.HasSuffix(string(kv.Key), "/u3") {
					old = append(old, kv.Key)
				}
			}
		}
		return nil
	})
	if err != nil || len(old) != 4 {
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
	if c := call(o, "recount", recountCmd{}, ""); c.failed == nil || !strings.Contains(c.out.String(), "0101 CĐCS Mẫu: its stage is not what") {
		t.Errorf("recount: %v\n%s", c.failed, &c.out)
	}
	if got := started(); !strings.Contains(got, "are complete") {
		t.Errorf("of old: %s", got)
	}
	if c := call(o, "recount", recountCmd{}, ""); c.failed != nil || started() != "" {
		t.Errorf("after catching up: %v, %s", c.failed, started())
	}
}
