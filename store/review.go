package store

import "time"

// Return is an officer's word that a report is to be put right: its figures still
// count, marked, and only the named answers are open.
type Return struct {
	Reason    string    `json:"reason"`              // as it was typed, or a word for one of those offered
	Questions []string  `json:"questions,omitempty"` // keys of the answers that are open; none: all
	By        PersonID  `json:"by"`
	In        UnitID    `json:"in"` // the level above whose officer that was
	At        time.Time `json:"at"`
	Line      int64     `json:"line"`           // of the audit
	Revision  int       `json:"revision"`       // that was returned
	Seen      time.Time `json:"seen,omitzero"`  // by somebody who reports for the unit
	Fixed     time.Time `json:"fixed,omitzero"` // it was sent again
}

// Withdrawal is an officer's word that a report does not count: it was for
// another unit, or there are two. What it was, is kept; the unit is pending again,
// and its next report is a first one.
type Withdrawal struct {
	Reason   string    `json:"reason"`
	By       PersonID  `json:"by"`
	In       UnitID    `json:"in"`
	At       time.Time `json:"at"`
	Line     int64     `json:"line"`     // of the audit
	Revision int       `json:"revision"` // that was withdrawn
	First    time.Time `json:"first"`    // of the report withdrawn, with its marks
	OnTime   bool      `json:"on_time,omitempty"`
	Letter   bool      `json:"letter,omitempty"`
	Code     string    `json:"code,omitempty"` // of its receipt
}

// Checked is an officer's word that the doubts about a revision are settled.
type Checked struct {
	Revision int       `json:"revision"`
	Note     string    `json:"note,omitempty"`
	By       PersonID  `json:"by"`
	In       UnitID    `json:"in"`
	At       time.Time `json:"at"`
}

// EntryVia is how an officer above had a report that they entered for a unit.
type EntryVia string

// The ways.
const (
	ViaPhone EntryVia = "phone"
	ViaZalo  EntryVia = "zalo"
	ViaPaper EntryVia = "paper"
	ViaList  EntryVia = "list" // pasted lines
	ViaSheet EntryVia = "sheet"
)

// Entered says that an officer above entered the report sent last for the unit.
type Entered struct {
	By   PersonID  `json:"by"`
	In   UnitID    `json:"in"`             // the level above whose officer that was
	Via  EntryVia  `json:"via"`            // how they had it
	From string    `json:"from,omitempty"` // from whom, as it was typed, or text.TheChair
	At   time.Time `json:"at"`
}

// Settled reports whether an officer above has accepted the present revision.
func (r *Report) Settled() bool { return r.Checked != nil && r.Checked.Revision == r.Revision }

// Reopened is the return that the unit has not answered yet; nil if there is none.
func (r *Report) Reopened() *Return {
	if r.State != Returned {
		return nil
	}
	return r.Return
}
