package store

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Picker is a Snapshot that reads many records quicker than one by one. It gets its
// keys in order; the rest is as Pick has it.
type Picker interface {
	Pick(keys []Key, each func(i int, value []byte) error) error
}

// Pick reads thousands of records at once, for whatever sorts or filters what stands
// side by side. It hands out the place of each key with its value, in the order of
// the keys' bytes, and passes over keys where nothing stands. A value is the
// engine's own: it may be read while each runs, and neither kept nor changed. Pick
// ends with the first error, its own or that of each.
func Pick(s Snapshot, keys []Key, each func(i int, value []byte) error) error {
	if !slices.IsSorted(keys) {
		return pickSorted(s, keys, each)
	}
	if p, ok := s.(Picker); ok {
		return p.Pick(keys, each)
	}
	for i, k := range keys {
		value, err := s.Get(k)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return fmt.Errorf("store: read %s: %w", k.table(), err)
		}
		if err := each(i, value); err != nil {
			return err
		}
	}
	return nil
}

// pickSorted is Pick for keys that are not in order.
func pickSorted(s Snapshot, keys []Key, each func(i int, value []byte) error) error {
	places := make([]int, len(keys))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(keys[a], keys[b]) })
	sorted := make([]Key, len(keys))
	for i, place := range places {
		sorted[i] = keys[place]
	}
	return Pick(s, sorted, func(i int, value []byte) error { return each(places[i], value) })
}
