package store

import "time"

// Freeze is a numbered snapshot of the figures at and under a unit. Its pages
// hold the units right below with their sums, and every unit of which a report is
// expected, or that has one, as it counted then. The head of the audit chain at
// its moment is in it, and its checksum is in the audit: whoever changes one of
// them later has to change what others have written down.
type Freeze struct {
	V     int         `json:"v"`
	Unit  UnitID      `json:"unit"`
	N     int         `json:"n"` // among the freezes of the unit, from 1
	State FreezeState `json:"state"`
	By    PersonID    `json:"by"`
	In    UnitID      `json:"in"` // the unit whose officer that was: this one, or one above
	Lang  string      `json:"lang,omitempty"`
	Asked time.Time   `json:"asked"`
	Runs  int         `json:"runs,omitempty"` // how often the work was begun

	// Interim says that figures are frozen only to be looked at, while the level goes
	// on collecting: its reminders go on, and drafts stay drafts.
	Interim bool `json:"interim,omitempty"`

	At       time.Time                   `json:"at,omitzero"`        // the cut-off
	Line     int64                       `json:"line,omitempty"`     // of the audit, the last one then
	Head     string                      `json:"head,omitempty"`     // its hash
	Body     *Unit                       `json:"body,omitempty"`     // the unit as it was
	Zones    map[string]map[string]int64 `json:"zones,omitempty"`    // its sums by zone
	Below    int                         `json:"below,omitempty"`    // units right below
	Rows     int                         `json:"rows,omitempty"`     // units with their reports
	Pages    map[FreezePart]int          `json:"pages,omitempty"`    // how many there are
	Checksum string                      `json:"checksum,omitempty"` // of all from At on
	Done     time.Time                   `json:"done,omitzero"`
	DoneLine int64                       `json:"done_line,omitempty"` // of the audit, with the checksum
}

// FreezeState says how far a freeze is.
type FreezeState string

// The states of a freeze.
const (
	Freezing FreezeState = "freezing"
	Frozen   FreezeState = "frozen"
	Unfrozen FreezeState = "stopped" // its maker was not in charge any more
)

// FreezePart is a kind of pages.
type FreezePart string

// The parts.
const (
	FrozenBelow FreezePart = "below" // the units right below, with their sums
	FrozenRows  FreezePart = "rows"  // units with their reports, in the order of the roster
)

// Freezes says how far a unit's freezes have come.
type Freezes struct {
	V      int       `json:"v"`
	N      int       `json:"n"`                  // numbers given
	Making int       `json:"making,omitempty"`   // the one under way; 0: none
	Latest int       `json:"latest,omitempty"`   // the newest that is done; 0: none
	At     time.Time `json:"latest_at,omitzero"` // its cut-off

	Interim bool `json:"interim,omitempty"` // that one is an interim one
}

// Final reports whether the unit has handed in its figures: the newest freeze that is
// done is not an interim one.
func (f Freezes) Final() bool { return f.Latest > 0 && !f.Interim }
