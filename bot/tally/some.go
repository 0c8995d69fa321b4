package tally

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"

	"raquan/store"
)

// Zones says which zones of a tally are meant; nil: all of them.
type Zones func(zone string) bool

func (z Zones) has(zone string) bool { return z == nil || z(zone) }

// ReadIn is Read for some of the zones.
func ReadIn(r store.Reader, campaign string, u store.UnitID, zones Zones) (Sums, error) {
	if zones == nil {
		return Read(r, campaign, u)
	}
	var t store.Tally
	if _, err := store.Get(r, store.TallyKey(campaign, u), &t); err != nil {
		return nil, err
	}
	return totalIn(&t, zones), nil
}

// totalIn is Total of some of the zones.
func totalIn(t *store.Tally, zones Zones) Sums {
	for zone := range t.Zones {
		if !zones.has(zone) {
			delete(t.Zones, zone)
		}
	}
	return Total(t)
}

// ReadSome gives a few sums at and under a unit, in the order of their names: it
// takes a record apart no further than those sums.
func ReadSome(r store.Reader, campaign string, u store.UnitID, zones Zones, names []string) ([]int64, error) {
	sums := make([]int64, len(names))
	key := store.TallyKey(campaign, u)
	record, err := r.Get(key)
	if errors.Is(err, store.ErrNotFound) {
		return sums, nil
	}
	if err != nil {
		return nil, fmt.Errorf("tally: read %s: %w", key, err)
	}
	_, err = some(key, record, zones, names, sums)
	return sums, err
}

// EachSome is ReadSome of many units at once, for whatever orders or filters
// thousands. It hands out the place of each unit of which anything at all is counted
// in the zones, in no particular order, with its sums, which are those of the next
// unit when each has returned.
func EachSome(s store.Snapshot, campaign string, units []store.UnitID, zones Zones, names []string, each func(i int, sums []int64)) error {
	keys := make([]store.Key, len(units))
	for i, u := range units {
		keys[i] = store.TallyKey(campaign, u)
	}
	sums := make([]int64, len(names))
	return store.Pick(s, keys, func(i int, record []byte) error {
		clear(sums)
		any, err := some(keys[i], record, zones, names, sums)
		if any {
			each(i, sums)
		}
		return err
	})
}

// some adds up a few sums of an encoded tally, and reports whether anything is
// counted there.
func some(key store.Key, record []byte, zones Zones, names []string, sums []int64) (any bool, err error) {
	if any, ok := patched(record, zones, names, sums); ok {
		return any, nil
	}
	var t store.Tally
	if err := decode(store.KV{Key: key, Value: record}, &t); err != nil {
		return false, err
	}
	all := totalIn(&t, zones)
	for i, name := range names {
		sums[i] = all[name]
	}
	return len(all) > 0, nil
}

// patched is some for a record that is written as patch would write it. If it is
// not, ok is false and the sums mean nothing.
func patched(record []byte, zones Zones, names []string, sums []int64) (any, ok bool) {
	rest, head := bytes.CutPrefix(record, []byte(recordHead))
	rest, tail := bytes.CutSuffix(rest, []byte(recordTail))
	if !head || !tail || bytes.IndexByte(rest, '\\') >= 0 || bytes.IndexByte(rest, ' ') >= 0 || bytes.IndexByte(rest, '\n') >= 0 {
		return false, false
	}
	for len(rest) > 0 {
		zone, body, after, ok := cutZone(rest)
		if !ok {
			return false, false
		}
		if rest = after; !zones.has(zone) {
			continue
		}
		any = any || len(body) > 0
		for i, name := range names {
			n, ok := sumIn(body, name)
			if !ok {
				return false, false
			}
			sums[i] += n
		}
	}
	return any, true
}

// sumIn finds one sum of an encoded zone; 0 if it is not there.
func sumIn(body []byte, name string) (n int64, ok bool) {
	for at := bytes.Index(body, []byte(name)); at >= 0; {
		end := at + len(name)
		if at > 0 && body[at-1] == '"' && bytes.HasPrefix(body[end:], []byte(`":`)) {
			number, _, _ := bytes.Cut(body[end+2:], []byte{','})
			n, err := strconv.ParseInt(string(number), 10, 64)
			return n, err == nil
		}
		next := bytes.Index(body[end:], []byte(name))
		if next < 0 {
			break
		}
		at = end + next
	}
	return 0, true
}
