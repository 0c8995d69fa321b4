package store

import (
	"fmt"
	"iter"
)

// Subtree reads the open units below a unit, itself not among them, each before
// those below it, in roster order among sisters. What stands below a closed unit
// is passed over with it. It ends with the first error.
func Subtree(s Snapshot, root UnitID) iter.Seq2[*Unit, error] {
	return func(yield func(*Unit, error) bool) { subtree(s, root, yield) }
}

// subtree reports whether to go on.
func subtree(s Snapshot, parent UnitID, yield func(*Unit, error) bool) bool {
	for u, err := range Children(s, parent) {
		if !yield(u, err) || err != nil {
			return false
		}
		if u.Kind != Grassroots && !subtree(s, u.ID, yield) {
			return false
		}
	}
	return true
}

// Children reads the open units right below a unit, in roster order. It ends with
// the first error.
func Children(s Snapshot, parent UnitID) iter.Seq2[*Unit, error] {
	return func(yield func(*Unit, error) bool) {
		from, to := ChildrenOf(parent)
		for kv, err := range s.Scan(from, to) {
			u, found := new(Unit), false
			if err != nil {
				err = fmt.Errorf("store: read units: %w", err)
			} else {
				found, err = Get(s, UnitKey(UnitID(kv.Key.Part(3))), u)
			}
			if err == nil && (!found || !u.Closed.IsZero()) {
				continue
			}
			if !yield(u, err) || err != nil {
				return
			}
		}
	}
}
