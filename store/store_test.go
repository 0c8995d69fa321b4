package store_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"raquan/store"
	"raquan/store/mem"
)

var random = bytes.Repeat([]byte{7}, 32)

// Whatever comes from outside (codes, receipts, ids) makes one printable part
// of a key, and different texts make different keys.
func FuzzKeys(f *testing.F) {
	f.Add("01", "56-568")
	f.Add("Hà Nội/1", "Hà Nội%2F1")
	f.Add("", "%")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 100 {
			return
		}
		for _, k := range []store.Key{store.CodeKey(a), store.ReceiptKey(a), store.RequestKey(a)} {
			if a != "" && store.CheckKey(k) != nil {
				t.Errorf("%q: %v", k, store.CheckKey(k))
			}
			if strings.Count(string(k), "/") != 1 {
				t.Errorf("%q has not two parts", k)
			}
		}
		if (a == b) != (store.CodeKey(a) == store.CodeKey(b)) {
			t.Errorf("%q and %q: %q, %q", a, b, store.CodeKey(a), store.CodeKey(b))
		}
	})
}

func TestUnder(t *testing.T) {
	from, to := store.Under("child/u7/")
	for key, want := range map[store.Key]bool{
		store.ChildKey("u7", 1, "u8"):        true,
		store.ChildKey("u7", 99999999, "u8"): true,
		store.ChildKey("u70", 1, "u8"):       false,
		store.ChildKey("u6", 1, "u8"):        false,
		"child/u7":                           false,
	} {
		if got := from <= key && key < to; got != want {
			t.Errorf("%s below child/u7/: %v", key, got)
		}
	}
	if p := store.ChildKey("u7", 12, "u8"); p.Part(0) != "child" || p.Part(1) != "u7" || p.Part(3) != "u8" || p.Part(4) != "" {
		t.Errorf("parts of %s: %q %q %q %q", p, p.Part(0), p.Part(1), p.Part(3), p.Part(4))
	}
}

// The ring of handled updates (Telegram keeps them a day, and restarts ids at
// random after a quiet week).
func TestSeen(t *testing.T) {
	now := time.Date(2020, 8, 20, 8, 0, 0, 0, time.UTC)
	var c store.Chat
	if c.HasSeen(5, now) {
		t.Error("an empty ring has seen something")
	}
	for id := int64(101); id <= 116; id++ {
		if c.HasSeen(id, now) {
			t.Errorf("%d before it came", id)
		}
		c.MarkSeen(id, now)
	}
	for id, want := range map[int64]bool{100: true, 101: true, 116: true, 117: false, 1000: false} {
		if got := c.HasSeen(id, now); got != want {
			t.Errorf("%d: %v", id, got)
		}
	}
	later := now.Add(49 * time.Hour)
	if c.HasSeen(100, later) || c.HasSeen(116, later) {
		t.Error("an old ring still counts")
	}
	c.MarkSeen(3, later)
	if c.HasSeen(2, later) || !c.HasSeen(3, later) || len(c.Seen) != 1 {
		t.Errorf("after a restart of ids: %v", c.Seen)
	}
}

// Ids that come out of order push none of the highest out of the ring.
func TestSeenOutOfOrder(t *testing.T) {
	now := time.Date(2020, 8, 20, 8, 0, 0, 0, time.UTC)
	var c store.Chat
	for id := int64(201); id <= 216; id++ {
		c.MarkSeen(id, now)
	}
	c.MarkSeen(150, now) // a late one, taken for handled from now on
	if !c.HasSeen(201, now) || !c.HasSeen(216, now) || c.HasSeen(217, now) {
		t.Errorf("ring %v", c.Seen)
	}
}

func TestPrepare(t *testing.T) {
	e := mem.New()
	first, err := store.Prepare(t.Context(), e, random)
	if err != nil || len(first.Key) != 32 {
		t.Fatal(first, err)
	}
	again, err := store.Prepare(t.Context(), e, bytes.Repeat([]byte{8}, 32))
	if err != nil || !bytes.Equal(first.Key, again.Key) {
		t.Errorf("the secret changed: %v", err)
	}
	if first.MAC("telegram", "1") == first.MAC("phone", "1") || first.MAC("phone", "1") == first.MAC("phone", "2") {
		t.Error("look-up names collide")
	}
	err = e.Update(t.Context(), func(tx store.Tx) error { return store.Put(tx, store.SchemaKey, store.Schema{Version: 99}) })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Prepare(t.Context(), e, random); !errors.Is(err, store.ErrNewer) {
		t.Errorf("a newer store: %v", err)
	}
	if _, err := store.Prepare(t.Context(), mem.New(), random[:31]); err == nil {
		t.Error("31 random bytes are taken")
	}
}

// TestTrail: each unit's lines are found from its newest one, others' not among
// them.
func TestTrail(t *testing.T) {
	e := mem.New()
	if _, err := store.Prepare(t.Context(), e, random); err != nil {
		t.Fatal(err)
	}
	err := e.Update(t.Context(), func(tx store.Tx) error {
		for _, unit := range []store.UnitID{"u1", "u2", "u1", "", "u1", "u2"} {
			if _, err := store.Append(tx, store.AuditLine{Act: "answer", Unit: unit}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for unit, want := range map[store.UnitID][]int64{"u1": {5, 3, 1}, "u2": {6, 2}, "u3": nil} {
		var got []int64
		err := e.View(t.Context(), func(s store.Snapshot) error {
			for l, err := range store.TrailOf(s, unit, 0) {
				if err != nil {
					return err
				}
				got = append(got, l.N)
			}
			return nil
		})
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v (%v)", unit, got, want, err)
		}
	}
	if err := e.View(t.Context(), func(s store.Snapshot) error { _, err := store.VerifyAudit(s); return err }); err != nil {
		t.Error(err)
	}
}

// TestMigrate: a store of version 1 stays readable, and says from which line on
// units have trails.
func TestMigrate(t *testing.T) {
	e := mem.New()
	if _, err := store.Prepare(t.Context(), e, random); err != nil {
		t.Fatal(err)
	}
	err := e.Update(t.Context(), func(tx store.Tx) error {
		for range 3 {
			if _, err := store.Append(tx, store.AuditLine{Act: "answer"}); err != nil { // as lines were then
				return err
			}
		}
		return store.Put(tx, store.SchemaKey, store.Schema{Version: 1})
	})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := store.Prepare(t.Context(), e, random); err != nil {
			t.Fatal(err)
		}
		err := e.Update(t.Context(), func(tx store.Tx) error {
			if _, err := store.Append(tx, store.AuditLine{Act: "answer", Unit: "u1"}); err != nil {
				return err
			}
			var from store.TrailFrom
			if _, err := store.Get(tx, store.TrailFromKey, &from); err != nil || from.Line != 3 {
				t.Errorf("trails from behind line %d: %v", from.Line, err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := e.View(t.Context(), func(s store.Snapshot) error { _, err := store.VerifyAudit(s); return err }); err != nil {
		t.Error(err)
	}
}

// The audit is a chain: a line that is changed, dropped, moved or added at the
// end breaks it.
func TestAudit(t *testing.T) {
	change := func(tx store.Tx, n int64, f func(*store.AuditLine)) error {
		var l store.AuditLine
		if _, err := store.Get(tx, store.AuditKey(n), &l); err != nil {
			return err
		}
		f(&l)
		return store.Put(tx, store.AuditKey(n), l)
	}
	for name, harm := range map[string]func(store.Tx) error{
		"":        func(store.Tx) error { return nil },
		"changed": func(tx store.Tx) error { return change(tx, 2, func(l *store.AuditLine) { l.To = "381" }) },
		"dated":   func(tx store.Tx) error { return change(tx, 2, func(l *store.AuditLine) { l.At = l.At.Add(1) }) },
		"dropped": func(tx store.Tx) error { return tx.Delete(store.AuditKey(3)) },
		"cut":     func(tx store.Tx) error { return tx.Delete(store.AuditKey(4)) },
		"added": func(tx store.Tx) error {
			return store.Put(tx, store.AuditKey(5), store.AuditLine{V: 1, N: 5})
		},
		"swapped": func(tx store.Tx) error { return change(tx, 2, func(l *store.AuditLine) { l.N = 3 }) },
	} {
		e := mem.New()
		for i := range 4 {
			err := e.Update(t.Context(), func(tx store.Tx) error {
				n, err := store.Append(tx, store.AuditLine{At: time.Unix(int64(i), 0).UTC(), Act: "answer", To: "380"})
				if n != int64(i+1) {
					t.Errorf("line %d is number %d", i+1, n)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := e.Update(t.Context(), harm); err != nil {
			t.Fatal(err)
		}
		err := e.View(t.Context(), func(s store.Snapshot) error {
			_, err := store.VerifyAudit(s)
			return err
		})
		if (err != nil) != (name != "") {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// A record that cannot be read is told from a store that cannot be reached.
func TestCorrupt(t *testing.T) {
	e := mem.New()
	err := e.Update(t.Context(), func(tx store.Tx) error {
		if err := tx.Put(store.UnitKey("u1"), []byte("{")); err != nil {
			return err
		}
		found, err := store.Get(tx, store.UnitKey("u1"), &store.Unit{})
		if found || !errors.Is(err, store.ErrCorrupt) {
			t.Errorf("found %v, %v", found, err)
		}
		if found, err := store.Get(tx, store.UnitKey("u2"), &store.Unit{}); found || err != nil {
			t.Errorf("absent: found %v, %v", found, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Units reads them all, and ends with the first that cannot be read.
func TestUnits(t *testing.T) {
	e := mem.New()
	err := e.Update(t.Context(), func(tx store.Tx) error {
		for _, id := range []store.UnitID{"u2", "u1", "u4"} {
			if err := store.Put(tx, store.UnitKey(id), store.Unit{V: 1, ID: id}); err != nil {
				return err
			}
		}
		return tx.Put(store.UnitKey("u3"), []byte("{"))
	})
	if err != nil {
		t.Fatal(err)
	}
	var ids []store.UnitID
	var last error
	err = e.View(t.Context(), func(s store.Snapshot) error {
		for u, err := range store.Units(s) {
			if last = err; err == nil {
				ids = append(ids, u.ID)
			}
		}
		return nil
	})
	if err != nil || !slices.Equal(ids, []store.UnitID{"u1", "u2"}) || !errors.Is(last, store.ErrCorrupt) {
		t.Errorf("%v, %v, %v", ids, last, err)
	}
}

// NULL, 0 and "not asked" are three different things in storage.
func TestAnswerInJSON(t *testing.T) {
	zero := int64(0)
	forms := map[string]store.Answer{"zero": {N: &zero}, "null": {Null: true}, "none": {}}
	seen := map[string]string{}
	for name, a := range forms {
		b, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		if other, ok := seen[string(b)]; ok {
			t.Errorf("%s is stored like %s: %s", name, other, b)
		}
		seen[string(b)] = name
		var back store.Answer
		if err := json.Unmarshal(b, &back); err != nil {
			t.Fatal(err)
		}
		if (back.N != nil) != (a.N != nil) || back.Null != a.Null {
			t.Errorf("%s reads back as %+v", name, back)
		}
	}
}

// TestIsKind: a unit's kind is told from its record, whatever its name says.
func TestIsKind(t *testing.T) {
	for _, name := range []string{"LĐLĐ huyện", `"kind":"upper"`, `\"kind":"upper"`, `\`, `,"kind":"upper",`} {
		record, err := json.Marshal(store.Unit{Kind: store.Grassroots, Name: name, Zone: `"kind":"upper"`})
		if err != nil {
			t.Fatal(err)
		}
		if !store.IsKind(record, store.Grassroots) || store.IsKind(record, store.Upper) {
			t.Errorf("%s has another kind", record)
		}
	}
}
