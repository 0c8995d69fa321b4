package dialog

import (
	"time"

	"raquan/bot/text"
	"raquan/config"
)

// Env is what is known about the person and the moment. The desk reads it from
// the store; nothing in it changes during a step.
type Env struct {
	Campaign *config.Campaign
	Lang     text.Lang
	Now      time.Time
	Units    []UnitRef // where the person is chair, in order
	Roots    []UnitRef // where the person is an officer of a level above
	Operator bool      // the settings name the person: they see who belongs to the department
	Unit     *Unit     // the unit of this step, with its report; nil if none
	Invite   *Invite   // what the invitation named in the event or the state is; nil if none was named
	Found    []UnitRef // units found by the shared phone number
	FoundN   int       // how many there are in all
	Assessed *Assessed // what the unit of AssessedUnit says of its own; nil if it is none of the person's
	Checked  *Checked  // what the receipt's code of AskedCode leads to; nil if to nothing they may know of
	Search   *Search   // what was looked up in the list of units; see LooksUp
	Pending  []Pending // what the person has asked the levels above for; needed if NeedsPending
	Due      *DueUnit  // whose dates are being set; nil if it is not the person's to set; see DueUnitOf
	Arranged *Arranged // the unit that is being changed; nil if it is not the person's to change; see ArrangedUnit
	Review   *Review   // the report that is looked at; nil if it is not the person's to see; see ReviewedUnit
	NewCode  string    // the receipt code to use if the report has none; needed if MaySend
	Parent   *Parent   // what the unit's figures stand beside once they are sent; nil if there is nothing; needed if MaySend, or once it was sent
	Nudges   Nudges    // the reminders to the person; needed if NeedsNudges
	Below    []Below   // the units that LooksBelow names; none if the person may not write to them
	BelowN   int       // how many there are in all
	NewLink  NewLink   // the link to use if one is made for a deputy or a successor; needed if NeedsLink
	Behalf   bool      // Unit is that of BehalfUnit: not the person's own, but one strictly under them
	Entering *Entering // Unit's report is being entered by an officer above; nil: by the unit
	Upper    Contact   // of the level above Unit
	Support  string    // whom else people may ask, from the settings; may be empty
}

// UnitRef names a unit.
type UnitRef struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Above string `json:"above"` // short name of the level above
	Kind  string `json:"kind"`  // of unit, as in config.Campaign.Deadlines
}

// NewLink is a link that may be made: its token, and its address, which is empty
// while the bot's name is not known.
type NewLink struct{ Token, URL string }

// Contact is whom to ask.
type Contact struct {
	Unit  string // name of the level above
	Name  string // may be empty
	Phone string // plain +84…, may be empty
}

// Unit is the unit that a report is for, and the report.
type Unit struct {
	ID       string
	Name     string
	Short    string
	Above    string // short name of the level above
	Workers  *int64 // by the roster
	Closed   bool
	NoReport bool       // it makes no report itself; set for BehalfUnit alone
	Attached bool       // a department or an institute: it has no chair, but somebody in charge
	Deputy   string     // the person's own name, if they report as a deputy; empty: as chair
	People   []Reporter // who reports for it; needed if NeedsPeople
	Links    []OpenLink // open links of its chairs; needed if NeedsPeople
	Deadline time.Time  // of this unit, extensions included; zero: none
	Dates    Dates      // what moved it
	Letter   time.Time  // the letter's own; zero: none
	Report   Report
}

// Report is what has been answered.
type Report struct {
	State    string            // "", draft, sent, returned, withdrawn
	Working  map[string]Answer // given since the last sending
	Sent     map[string]Answer // what counts
	Revision int
	First    time.Time
	Last     time.Time
	OnTime   bool
	Code     string
	Known    map[string]Figure // last known figures from daily updates
	Sender   string            // who sent the latest, if somebody else: as it is to be said
	Mine     bool              // some of what was sent is this person's
	Entered  *EnteredBy        // an officer above entered what was sent; nil: the unit did
	Claim    *Claim            // what was said about the unit and is not decided; nil: nothing
	Back     *Back             // an officer above has returned it; nil: nothing is to be completed
	Gone     *Gone             // an officer above has withdrawn it; nil: not
}

// EnteredBy says who entered a report for the unit, and how they had it.
type EnteredBy struct{ Who, Via, From string }

// Answer is one answer. Exactly one of N, Choices, Text and Null says it; Text
// stands beside Choices for other_text.
type Answer struct {
	N       *int64   `json:"n,omitempty"`
	Choices []string `json:"c,omitempty"`
	Text    string   `json:"t,omitempty"`
	Null    bool     `json:"null,omitempty"`
	Typed   string   `json:"typed,omitempty"`  // source: the text, verbatim
	Button  string   `json:"button,omitempty"` // source: the button's label
	Message int64    `json:"msg,omitempty"`    // source: the message, if this person wrote it

	Other string    `json:"other,omitempty"` // who gave it, if somebody else: as it is to be said
	At    time.Time `json:"at,omitzero"`     // when
	By    string    `json:"-"`               // the name of the deputy who gave it; empty: a chair did
}

// Figure is a figure and when it was given.
type Figure struct {
	N       int64
	At      time.Time
	Typed   string // the text it was read from, verbatim
	Message int64  // of this person with that text; 0: somebody else's
	Other   string // who gave it, if somebody else: as it is to be said
}

// Invite is an invitation and what has become of it.
type Invite struct {
	Token  string // names it in the state; not the payload
	Status InviteStatus
	Role   string // chair, deputy, upper, department
	Unit   UnitRef

	HandOver bool // the chair is handed over: its maker loses the role
}

// InviteStatus says whether an invitation can be taken.
type InviteStatus string

// The statuses of an invitation.
const (
	InviteOpen    InviteStatus = "open"
	InviteMine    InviteStatus = "mine" // used by this very person
	InviteUsed    InviteStatus = "used"
	InviteExpired InviteStatus = "expired"
	InviteRevoked InviteStatus = "revoked"
	InviteUnknown InviteStatus = "unknown"
	InviteOthers  InviteStatus = "others" // open, for somebody else: this person made it, or reports for the unit already
)
