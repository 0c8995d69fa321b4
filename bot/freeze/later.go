package freeze

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"raquan/store"
)

// MaxLines bounds how many lines of the audit are read for what came after a
// freeze: a screen is not to take long.
const MaxLines = 200_000

// ChangeKind is what happened to a report after a freeze.
type ChangeKind string

// The kinds.
const (
	First     ChangeKind = "first" // first sent after it
	Again     ChangeKind = "again" // counted in it, and sent again
	Withdrawn ChangeKind = "withdrawn"
)

// Change is a report that was sent or withdrawn after a freeze.
type Change struct {
	Unit     *store.Unit
	Kind     ChangeKind
	At       time.Time // of the latest
	Revision int
}

// Later lists the reports of units at and under a freeze's unit, as the tree is
// today, that were sent or withdrawn after it, in the order in which that began.
// all is false if the audit is too long to be read to its end.
func Later(s store.Snapshot, campaign string, f *store.Freeze) (list []Change, all bool, err error) {
	units, all, err := touched(s, f.Line+1)
	if err != nil {
		return nil, all, err
	}
	for _, id := range units {
		c, err := changeOf(s, campaign, f, id)
		if err != nil {
			return nil, all, err
		}
		if c != nil {
			list = append(list, *c)
		}
	}
	return list, all, nil
}

// touched are the units whose reports were sent or withdrawn from a line of the
// audit on.
func touched(s store.Snapshot, from int64) (units []store.UnitID, all bool, err error) {
	seen := map[store.UnitID]bool{}
	n := 0
	for kv, err := range s.Scan(store.AuditKey(from), store.AuditKey(from+MaxLines)) {
		if err != nil {
			return nil, false, fmt.Errorf("freeze: read audit: %w", err)
		}
		n++
		if !bytes.Contains(kv.Value, []byte(`"act":"send"`)) && !bytes.Contains(kv.Value, []byte(`"act":"withdraw"`)) {
			continue
		}
		var l store.AuditLine
		if err := json.Unmarshal(kv.Value, &l); err != nil {
			return nil, false, fmt.Errorf("freeze: audit: %w: %w", store.ErrCorrupt, err)
		}
		if !seen[l.Unit] {
			seen[l.Unit] = true
			units = append(units, l.Unit)
		}
	}
	return units, n < MaxLines, nil
}

// changeOf says what became of a unit's report after a freeze; nil if the unit is
// not under the freeze's, or nothing came of it.
func changeOf(s store.Reader, campaign string, f *store.Freeze, id store.UnitID) (*Change, error) {
	u, r := new(store.Unit), new(store.Report)
	if found, err := store.Get(s, store.UnitKey(id), u); err != nil || !found {
		return nil, err
	}
	if _, err := store.Get(s, store.ReportKey(campaign, id), r); err != nil {
		return nil, err
	}
	switch {
	case id != f.Unit && !slices.Contains(u.Above, f.Unit):
		return nil, nil
	case r.State == store.Withdrawn && r.Withdrawal != nil:
		if r.Withdrawal.First.After(f.At) {
			return nil, nil // it neither counted then nor does it now
		}
		return &Change{u, Withdrawn, r.Withdrawal.At, r.Revision}, nil
	case !r.Counts():
		return nil, nil
	case r.First.After(f.At):
		return &Change{u, First, r.Last, r.Revision}, nil
	}
	return &Change{u, Again, r.Last, r.Revision}, nil
}
