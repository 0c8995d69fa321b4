package store

import "time"

// TreeKind is a kind of change of the tree of units.
type TreeKind string

// The kinds of changes of the tree.
const (
	UnitAdded    TreeKind = "unit-add"
	UnitClosed   TreeKind = "unit-close"
	UnitReopened TreeKind = "unit-reopen"
	UnitRenamed  TreeKind = "unit-rename"
	UnitMoved    TreeKind = "unit-move"  // gets another unit above it
	UnitMerged   TreeKind = "unit-merge" // is closed, and has become part of another
	UnitChanged  TreeKind = "unit-change"
)

// TreeChange is a change of one unit's place in the tree, or of the unit itself, as
// it was decided. What an import does to several of its fields at once is one.
type TreeChange struct {
	V        int       `json:"v"`
	N        int64     `json:"n"` // of its line in the audit
	Kind     TreeKind  `json:"kind"`
	Unit     UnitID    `json:"unit"`
	From     UnitID    `json:"from,omitempty"` // the unit above before, where that changes
	To       UnitID    `json:"to,omitempty"`   // the unit above from then on; of UnitMerged: what it is part of
	Was      string    `json:"was,omitempty"`  // the name before, where that changes
	Name     string    `json:"name,omitempty"` // from then on
	Decision Decision  `json:"decision,omitzero"`
	By       PersonID  `json:"by,omitempty"` // empty: the operator at the command line
	In       UnitID    `json:"in,omitempty"` // the level above whose officer that was
	At       time.Time `json:"at"`
	Import   int       `json:"import,omitempty"` // number of the import that brought it; 0: none
}

// Decision is what a change of the tree was decided with. All of it may be missing:
// the papers often come later than the fact.
type Decision struct {
	Number string    `json:"number,omitempty"` // as it was typed
	Date   time.Time `json:"date,omitzero"`    // of the paper
	From   time.Time `json:"from,omitzero"`    // the day from which it holds
}
