package tally

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"
	"testing/quick"

	"raquan/store"
)

// TestPatch: patching a record gives the very bytes that decoding, adding and
// encoding would.
func TestPatch(t *testing.T) {
	names := []string{"a", "b", "known.DONE", "n.X", "rate.all.num", "sent", "z"}
	zones := []string{"", "KCN", "KCX", "KKT"}
	one := func(fill [4][7]int8, diff [7]int8, zone uint8) bool {
		have := store.Tally{V: 1}
		for z, sums := range fill {
			for i, n := range sums {
				Add(&have, zones[z], Sums{names[i]: int64(n % 3)}, 1)
			}
		}
		record := encode(t, have)
		s := Sums{}
		for i, n := range diff {
			s.add(names[i], int64(n%3))
		}
		Add(&have, zones[zone%4], s, 1)
		got, ok := patch(record, zones[zone%4], inOrder(s))
		db := records{store.TallyKey("drive", "u1"): got}
		if len(got) == 0 {
			clear(db)
		}
		if total, err := Read(db, "drive", "u1"); err != nil || !maps.Equal(total, Total(&have)) {
			t.Logf("%s reads as %v, %v", got, total, err)
			return false
		}
		for _, name := range append(names, "no such sum", "KCN") {
			if n, err := ReadOne(db, "drive", "u1", name); err != nil || n != Total(&have)[name] {
				t.Logf("%s: %s reads as %d, %v", got, name, n, err)
				return false
			}
		}
		if want := encode(t, have); !ok || string(got) != string(want) {
			t.Logf("%s + %q %v\n got %s\nwant %s", record, zones[zone%4], s, got, want)
			return false
		}
		return true
	}
	if err := quick.Check(one, &quick.Config{MaxCount: 2000}); err != nil {
		t.Error(err)
	}
}

// encode is how store.Put writes a tally; nothing if it is empty.
func encode(t *testing.T, tl store.Tally) []byte {
	t.Helper()
	if len(tl.Zones) == 0 {
		return nil
	}
	b, err := json.Marshal(tl)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// FuzzPatch: whatever stands in a record, patching it either is refused or
// gives a record that says the sum of both.
func FuzzPatch(f *testing.F) {
	for _, s := range []string{
		``, `{"v":1,"zones":{}}`, `{"v":1,"zones":{"":{"a":1}}}`, `{"v":1,"zones":{"KCN":{"a":-1,"sent":2},"KKT":{"b":1}}}`,
		`{"v":2,"zones":{}}`, `{"v":1,"zones":{"":{"a":1},}}`, `{"v":1,"zones":{"":{"b":1,"a":1}}}`, `{"v":1,"zones":{"":{"a":1e3}}}`,
		`{"v":1,"zones":{"":{"a":01}}}`, `{"v":1,"zones":{"Z":{"a":1},"":{"a":1}}}`, `{"v":1,"zones":{"":{"a":1,"a":2}}}`, `{"v":1,"zones":{"":null}}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, record []byte) {
		got, ok := patch(record, "KCN", []sum{{"a", 1}, {"sent", -2}})
		if !ok {
			return
		}
		var have, patched store.Tally
		if len(record) > 0 && json.Unmarshal(record, &have) != nil {
			return // no program wrote it; a reader finds that out
		}
		if len(got) > 0 && json.Unmarshal(got, &patched) != nil {
			t.Fatalf("patched %s to %s", record, got)
		}
		if total, ok := read(record); ok && !maps.Equal(total, Total(&have)) {
			t.Fatalf("%s reads as %v", record, total)
		}
		Add(&have, "KCN", Sums{"a": 1, "sent": -2}, 1)
		if !Equal(&have, &patched) {
			t.Fatalf("patched %s to %s", record, got)
		}
	})
}

func TestUnreadableRecordIsDecoded(t *testing.T) {
	key := store.TallyKey("drive", "u1")
	tests := map[string]struct {
		record string
		want   map[string]map[string]int64
	}{
		"spaces":      {`{"v": 1, "zones": {"": {"sent": 1}}}`, map[string]map[string]int64{"": {"sent": 3}}},
		"nothing set": {`{}`, map[string]map[string]int64{"": {"sent": 2}}},
		"odd name":    {`{"v":1,"zones":{"":{"a b":1}}}`, map[string]map[string]int64{"": {"sent": 2, "a b": 1}}},
		"comes to 0":  {`{ "v":1,"zones":{"":{"sent":-2}}}`, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			db := records{key: []byte(test.record)}
			if err := Change(db, "drive", []store.UnitID{"u1"}, "", Sums{"sent": 1}, Sums{"sent": 3}); err != nil {
				t.Fatal(err)
			}
			var got store.Tally
			if found, err := store.Get(db, key, &got); err != nil || found != (test.want != nil) {
				t.Fatalf("found %v, %v", found, err)
			}
			if !maps.EqualFunc(got.Zones, test.want, maps.Equal) {
				t.Errorf("got %v, want %v", got.Zones, test.want)
			}
			db[key] = []byte(test.record)
			var have store.Tally
			if _, err := store.Get(db, key, &have); err != nil {
				t.Fatal(err)
			}
			if total, err := Read(db, "drive", "u1"); err != nil || !maps.Equal(total, Total(&have)) {
				t.Errorf("reads as %v, %v", total, err)
			}
		})
	}
	db := records{key: []byte("nonsense")}
	if err := Change(db, "drive", []store.UnitID{"u1"}, "", nil, Sums{"sent": 1}); err == nil {
		t.Error("nonsense was taken for a tally")
	}
	if total, err := Read(db, "drive", "u1"); err == nil {
		t.Errorf("nonsense reads as %v", total)
	}
}

// records is a transaction over a map.
type records map[store.Key][]byte

func (m records) Get(k store.Key) ([]byte, error) {
	if v, ok := m[k]; ok {
		return slices.Clone(v), nil
	}
	return nil, store.ErrNotFound
}
func (m records) Put(k store.Key, v []byte) error { m[k] = v; return nil }
func (m records) Delete(k store.Key) error        { delete(m, k); return nil }

// TestReadOne: also of a record that another program wrote, or of zones with the
// names of sums.
func TestReadOne(t *testing.T) {
	for record, want := range map[string]int64{
		`{"v":1,"zones":{"":{"a":1,"b":7},"KCN":{"a":-3}}}`: -2,
		`{ "v": 1, "zones": { "": { "a": 1 } } }`:           1,
		`{"v":1,"zones":{"a":{"a":4},"b":{"c":9}}}`:         4,
		`{"v":1,"zones":{"":{"aa":1}}}`:                     0,
		`{"v":1,"zones":{"":{"\u0061":5}}}`:                 5,
		`{"zones":{"":{"a":6}},"v":1}`:                      6,
	} {
		db := records{store.TallyKey("drive", "u1"): []byte(record)}
		if n, err := ReadOne(db, "drive", "u1", "a"); err != nil || n != want {
			t.Errorf("%s: %d, %v; want %d", record, n, err, want)
		}
	}
	if n, err := ReadOne(records{}, "drive", "u1", "a"); n != 0 || err != nil {
		t.Errorf("nothing counted reads as %d, %v", n, err)
	}
}
