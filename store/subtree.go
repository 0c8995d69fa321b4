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
	from, to := ChildrenOf(parent)
	for kv, err := range s.Scan(from, to) {
		if err != nil {
			yield(new(Unit), fmt.Errorf("store: read units: %w", err))
			return false
		}
		id, u := UnitID(kv.Key.Part(3)), new(Unit)
		found, err := Get(s, UnitKey(id), u)
		if err != nil {
			yield(u, err)
			return false
		}
		if !found || !u.Closed.IsZero() {
			continue
		}
		if !yield(u, nil) {
			return false
		}
		if u.Kind != Grassroots && !subtree(s, id, yield) {
			return false
		}
	}
	return true
}
