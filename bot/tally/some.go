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
	for zone := range t.Zones {
		if !zones.has(zone) {
			delete(t.Zones, zone)
		}
	}
	return Total(&t), nil
}

// ReadSome gives a few sums at and under a unit, in the order of their names, and
// whether anything at all is counted there. Whatever orders or filters thousands of
// units asks for it: it takes a record apart no further than those sums.
func ReadSome(r store.Reader, campaign string, u store.UnitID, zones Zones, names []string) (sums []int64, any bool, err error) {
	key := store.TallyKey(campaign, u)
	record, err := r.Get(key)
	if errors.Is(err, store.ErrNotFound) {
		return make([]int64, len(names)), false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("tally: read %s: %w", key, err)
	}
	if sums, any, ok := some(record, zones, names); ok {
		return sums, any, nil
	}
	all, err := ReadIn(r, campaign, u, zones)
	sums = make([]int64, len(names))
	for i, name := range names {
		sums[i] = all[name]
	}
	return sums, len(all) > 0, err
}

// some is ReadSome of an encoded tally. ok is false if the record is not written as
// patch would write it.
func some(record []byte, zones Zones, names []string) (sums []int64, any, ok bool) {
	rest, head := bytes.CutPrefix(record, []byte(recordHead))
	rest, tail := bytes.CutSuffix(rest, []byte(recordTail))
	if !head || !tail || bytes.IndexByte(rest, '\\') >= 0 || bytes.IndexByte(rest, ' ') >= 0 || bytes.IndexByte(rest, '\n') >= 0 {
		return nil, false, false
	}
	sums = make([]int64, len(names))
	for len(rest) > 0 {
		zone, body, after, ok := cutZone(rest)
		if !ok {
			return nil, false, false
		}
		if rest = after; !zones.has(zone) {
			continue
		}
		any = any || len(body) > 0
		for i, name := range names {
			n, ok := sumIn(body, name)
			if !ok {
				return nil, false, false
			}
			sums[i] += n
		}
	}
	return sums, any, true
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
