package store

import "time"

// Nudges is what matters when one person is to be reminded.
type Nudges struct {
	V     int       `json:"v"`
	Off   time.Time `json:"off,omitzero"`   // since when they want no reminders but those of the deadline day; zero: all
	Later time.Time `json:"later,omitzero"` // when they asked to be reminded again: nothing of the ladder before; zero: they did not ask
	// Asked is when the last reminder was to go that they had asked for: nothing of
	// the ladder shortly after.
	Asked time.Time `json:"asked,omitzero"`
	// Sent are the unasked messages of the last days, oldest first: at most two go
	// to one person a day.
	Sent []Nudge `json:"sent,omitempty"`
	// Told is what an officer of a level above was told last of each of their units.
	Told []Told `json:"told,omitempty"`
}

// Told is how a unit stood when one of its officers was told.
type Told struct {
	Unit UnitID    `json:"unit"`
	At   time.Time `json:"at"`
	Sent int64     `json:"sent"` // open units that had sent
}

// Nudge is one unasked message to a person.
type Nudge struct {
	Cause string    `json:"cause"` // of its ledger entry
	At    time.Time `json:"at"`    // when it was planned to go
	Rank  int       `json:"rank"`
}

// Promise is what an officer said when they put a reminder off: the report will
// be made at about that moment. The levels above see it.
type Promise struct {
	By    PersonID  `json:"by"`
	At    time.Time `json:"at"`    // when it was said
	Until time.Time `json:"until"` // when the report is promised
}

// DueDates are the dates that officers above have set for a unit beside those of
// the campaign.
type DueDates struct {
	V    int    `json:"v"`
	Unit UnitID `json:"unit"`

	// Granted is more time for this unit: what is sent before it is on time.
	Granted   time.Time `json:"granted,omitzero"`
	Reason    string    `json:"reason,omitempty"` // as it was typed, or a word for one of those offered
	GrantedBy PersonID  `json:"granted_by,omitempty"`
	GrantedIn UnitID    `json:"granted_in,omitempty"` // the level above whose officer that was
	GrantedAt time.Time `json:"granted_at,omitzero"`

	// Below is an earlier deadline for the units below this one. It moves only the
	// ladder: nothing becomes late by it.
	Below   time.Time `json:"below,omitzero"`
	BelowBy PersonID  `json:"below_by,omitempty"`
	BelowAt time.Time `json:"below_at,omitzero"`
}
