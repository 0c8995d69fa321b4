package tally

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"

	"raquan/store"
)

// ReadOne gives one sum of all zones at and under a unit. A list that looks for a
// few units among thousands asks for it: it takes a record apart no further than
// that sum.
func ReadOne(r store.Reader, campaign string, u store.UnitID, name string) (int64, error) {
	key := store.TallyKey(campaign, u)
	record, err := r.Get(key)
	if errors.Is(err, store.ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("tally: read %s: %w", key, err)
	}
	if n, ok := one(record, name); ok {
		return n, nil
	}
	all, err := Read(r, campaign, u)
	return all[name], err
}

// one adds up a sum of an encoded tally. ok is false if the record is not written as
// patch would write it.
func one(record []byte, name string) (n int64, ok bool) {
	if !bytes.HasPrefix(record, []byte(recordHead)) || bytes.ContainsAny(record, "\\ \n") {
		return 0, false
	}
	want := []byte(`"` + name + `":`)
	for {
		_, rest, found := bytes.Cut(record, want)
		if !found {
			return n, true
		}
		end := bytes.IndexAny(rest, ",}")
		if end < 0 {
			return 0, false
		}
		m, err := strconv.ParseInt(string(rest[:end]), 10, 64)
		if err != nil { // a zone of that name
			return 0, false
		}
		n, record = n+m, rest[end:]
	}
}
