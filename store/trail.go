package store

import (
	"fmt"
	"iter"
)

// TrailOf reads the lines of the audit about a unit, the newest first; from a
// line's number on, or with 0 from the newest. It ends with the first error.
func TrailOf(r Reader, unit UnitID, from int64) iter.Seq2[*AuditLine, error] {
	return func(yield func(*AuditLine, error) bool) {
		if from == 0 {
			var t Trail
			if _, err := Get(r, TrailKey(unit), &t); err != nil {
				yield(nil, err)
				return
			}
			from = t.Last
		}
		for n := from; n > 0; {
			l := new(AuditLine)
			found, err := Get(r, AuditKey(n), l)
			if err == nil && !found {
				err = fmt.Errorf("store: line %d of the audit is missing: %w", n, ErrCorrupt)
			}
			if err == nil && l.Unit != unit {
				return // a number from outside, of another unit's line
			}
			if !yield(l, err) || err != nil {
				return
			}
			n = l.Before
		}
	}
}
