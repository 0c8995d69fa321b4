package store

import "time"

// ClaimKind is what was said about a unit itself rather than its figures.
type ClaimKind string

// The kinds of claims. The first two are about the unit and wait for the level
// above; the others say that nobody reports for it any more.
const (
	Dissolved ClaimKind = "dissolved"
	Merged    ClaimKind = "merged"
	Resigned  ClaimKind = "resigned" // its chair is chair no longer
	NotMine   ClaimKind = "not_mine" // who was registered for it says it is not theirs
)

// ClaimKinds lists the kinds in the order of summaries.
var ClaimKinds = []ClaimKind{Dissolved, Merged, Resigned, NotMine}

// Closes reports whether the unit is closed once the level above agrees.
func (k ClaimKind) Closes() bool { return k == Dissolved || k == Merged }

// Claim is such a statement. It takes nothing away: the unit stays expected, and
// its report counted, until the level above has closed the unit. A later report
// lifts it.
type Claim struct {
	Kind    ClaimKind `json:"kind"`
	Note    string    `json:"note,omitempty"` // Merged: into which unit, as it was typed
	By      PersonID  `json:"by"`
	At      time.Time `json:"at"`
	Request string    `json:"request,omitempty"` // with which the level above is asked to close the unit
	Settled time.Time `json:"settled,omitzero"`  // the level above agreed
}

// Stands reports whether there is a claim that nobody has decided on.
func (c *Claim) Stands() bool { return c != nil && c.Settled.IsZero() }

// DigestClaim is somebody who left a unit, and what they said.
type DigestClaim struct {
	Unit   UnitID    `json:"unit"`
	Kind   ClaimKind `json:"kind"`
	Person PersonID  `json:"person"`
	At     time.Time `json:"at"`
}

// MaxDigestClaims bounds them in one digest.
const MaxDigestClaims = 10
