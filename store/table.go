package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
)

// Get reads the record at a key into v (a pointer to a record type). found is
// false, and v untouched, if there is none.
func Get(r Reader, k Key, v any) (found bool, err error) {
	b, err := r.Get(k)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("store: read %s: %w", k.table(), err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		return false, fmt.Errorf("store: decode %s: %w: %w", k.table(), ErrCorrupt, err)
	}
	return true, nil
}

// Put writes a record.
func Put(tx Tx, k Key, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("store: encode %s: %w", k.table(), err)
	}
	if err := tx.Put(k, b); err != nil {
		return fmt.Errorf("store: write %s: %w", k.table(), err)
	}
	return nil
}

// GetID reads an index key whose value is an id.
func GetID(r Reader, k Key) (id string, found bool, err error) {
	b, err := r.Get(k)
	if errors.Is(err, ErrNotFound) {
		return "", false, nil
	}
	if err != nil {
		return "", false, fmt.Errorf("store: read %s: %w", k.table(), err)
	}
	return string(b), true, nil
}

// Records reads the records of one type in a range of keys, in their order. It
// ends with the first error.
func Records[T any](s Snapshot, from, to Key) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for kv, err := range s.Scan(from, to) {
			v := new(T)
			switch {
			case err != nil:
				err = fmt.Errorf("store: read %s: %w", from.table(), err)
			default:
				if err = json.Unmarshal(kv.Value, v); err != nil {
					err = fmt.Errorf("store: decode %s: %w: %w", kv.Key, ErrCorrupt, err)
				}
			}
			if !yield(v, err) || err != nil {
				return
			}
		}
	}
}

// Units reads every unit, in the order of their ids. It ends with the first
// error.
func Units(s Snapshot) iter.Seq2[*Unit, error] {
	from, to := AllUnits()
	return Records[Unit](s, from, to)
}

// PutID writes an index key.
func PutID(tx Tx, k Key, id string) error {
	if err := tx.Put(k, []byte(id)); err != nil {
		return fmt.Errorf("store: write %s: %w", k.table(), err)
	}
	return nil
}

// table names a key in errors without what identifies a person or a unit
// further than their random ids.
func (k Key) table() string { return string(k) }
