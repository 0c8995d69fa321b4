package store

import "time"

// Assessment is what the officers of a unit say of their own in its report: what
// no figure gives.
type Assessment struct {
	V       int               `json:"v"`
	Unit    UnitID            `json:"unit"`
	Remarks map[string]Remark `json:"remarks"` // by the campaign's keys
}

// Remark is one thing said. The audit has its hash.
type Remark struct {
	Text string    `json:"text"`
	By   PersonID  `json:"by"`
	At   time.Time `json:"at"`
	Line int64     `json:"line"` // of the audit
}
