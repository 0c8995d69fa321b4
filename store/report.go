package store

import "time"

// Answer is one answer of a report with its source.
type Answer struct {
	N       *int64   `json:"n,omitempty"`    // a count
	Choices []string `json:"c,omitempty"`    // a choice (one) or choices
	Text    string   `json:"t,omitempty"`    // free text, or the other_text of a choice
	Null    bool     `json:"null,omitempty"` // asked, and not known
	Source  Source   `json:"src"`
}

// Source is where a figure came from: the typed text verbatim with its message,
// or the button pressed.
type Source struct {
	Typed   string    `json:"typed,omitempty"`
	Button  string    `json:"button,omitempty"`
	Message int64     `json:"msg,omitempty"` // id of the person's message, or of the one with the button
	By      PersonID  `json:"by"`
	At      time.Time `json:"at"`
	Deputy  bool      `json:"deputy,omitempty"` // By was a deputy then
	Behalf  bool      `json:"behalf,omitempty"` // By was an officer above, who entered it for the unit
}

// ReportState says where a report stands. A unit without a record has not
// begun, which differs from every state here.
type ReportState string

// The states of a report.
const (
	Draft     ReportState = "draft"
	Sent      ReportState = "sent"
	Returned  ReportState = "returned"  // figures still count, marked
	Withdrawn ReportState = "withdrawn" // figures left the tallies
)

// Report is a unit's answers in a campaign: what was sent, and what is being
// worked on. Officers of one unit share it.
type Report struct {
	V        int               `json:"v"`
	Unit     UnitID            `json:"unit"`
	State    ReportState       `json:"state"`
	Working  map[string]Answer `json:"working,omitempty"` // what the next Send will send
	Sent     map[string]Answer `json:"sent,omitempty"`    // what counts
	Revision int               `json:"revision,omitempty"`
	First    time.Time         `json:"first,omitzero"` // moment of the first complete submission
	Last     time.Time         `json:"last,omitzero"`  // of the latest
	OnTime   bool              `json:"on_time,omitempty"`
	Letter   bool              `json:"letter,omitempty"`  // the first submission came before the letter's own date
	Code     string            `json:"code,omitempty"`    // of the receipt
	By       PersonID          `json:"by,omitempty"`      // who sent the latest
	Above    []UnitID          `json:"above,omitempty"`   // the chain it was counted in
	Zone     string            `json:"zone,omitempty"`    // the zone it was counted in
	Added    map[string]int64  `json:"added,omitempty"`   // its contribution to the tallies, to be taken off exactly
	Listed   time.Time         `json:"listed,omitzero"`   // where it stands in the index of recent changes; zero: nowhere
	Known    map[string]Figure `json:"known,omitempty"`   // latest known figures, by question
	Claim    *Claim            `json:"claim,omitempty"`   // what was said about the unit itself
	Promise  *Promise          `json:"promise,omitempty"` // when it was promised, last

	Return     *Return          `json:"return,omitempty"`     // the latest; it stands while State is Returned
	Withdrawal *Withdrawal      `json:"withdrawal,omitempty"` // the latest
	Checked    *Checked         `json:"checked,omitempty"`    // the latest; it holds for its revision only
	Entered    *Entered         `json:"entered,omitempty"`    // the revision sent last was entered by an officer above; nil: by the unit
	Was        map[string]int64 `json:"was,omitempty"`        // count answers of the revision before, by question
}

// Figure is a figure, when it was given and where it came from.
type Figure struct {
	N      int64     `json:"n"`
	At     time.Time `json:"at"`
	Source Source    `json:"src,omitzero"`
}

// Counts reports whether the report's figures are in the tallies.
func (r *Report) Counts() bool { return r.State == Sent || r.State == Returned }

// Revision is one sent state of a report.
type Revision struct {
	V       int               `json:"v"`
	N       int               `json:"n"`
	At      time.Time         `json:"at"`
	By      PersonID          `json:"by"`
	Line    int64             `json:"line"` // of the audit: "as of line N" is one moment of everything
	Answers map[string]Answer `json:"answers"`
	Above   []UnitID          `json:"above"`
	Entered *Entered          `json:"entered,omitempty"` // nil: by the unit
}

// Tally holds the totals of the reports at and under a unit in a campaign, by
// zone ("" is elsewhere). The names of the sums belong to bot/tally.
type Tally struct {
	V     int                         `json:"v"`
	Zones map[string]map[string]int64 `json:"zones"`
}
