package dialog

import (
	"raquan/bot/chat"
	"raquan/bot/text"
)

// Effects are what the desk carries out, in one transaction.
type Effects struct {
	Messages   []Outgoing
	Put        map[string]Answer // answers to store
	Drop       []string          // answers to drop
	Known      map[string]Answer // latest known figures to store, by question; no report
	Discard    bool              // drop the unsent changes: back to what was sent, or to nothing
	Submit     *Submit
	Behalf     *Entering  // of Put, Drop, Discard and Submit: they are entered by an officer above
	EnterMany  *EnterMany // reports of many units, by an officer above
	Take       string     // token of the invitation to take
	Bind       []string   // units to bind to this person by phone
	Continue   string     // go on with this unit's report once the role is taken: see Continue
	Leave      string     // unit of which this person is chair no longer, as Claim says
	Claim      *Claim     // what is said about the step's unit itself; the desk answers
	Lift       bool       // take back what was said about it
	Seen       bool       // somebody who reports for it has seen that its report was returned
	Request    []string   // units to ask the level above for
	ByLink     bool       // Request and Add go to the officers of the shared link's unit
	Add        *Addition
	Decide     *Decision
	SharedLink *SharedLink
	Inbox      *Inbox
	ApproveAll *ApproveAll

	Broadcast *Broadcast // send it ...
	Count     int        // ... to so many people, as the officer has confirmed
	Preview   *Preview   // show to how many a broadcast would go

	Delegation *Delegation
	Nudge      *Nudge
	Screen     *Screen
	Links      *Links
	Officers   *Officers
	Find       *Find
	SetDate    *SetDate
	Freeze     *Freeze
	Review     *ReviewOrder
	Call       *Call
	Arrange    *Arrange
	Waves      *Waves
	Export     *Export
	Assess     *Assess
	Toast      string // answer to the press
	Alert      bool   // Toast as an alert
	Erase      bool
	SetLang    *text.Lang
}

// Find is a unit at or below the person's own that is looked for, by code or name.
type Find struct {
	Text   string
	Screen string // of figures, to be opened for it; empty: its card
}

// Outgoing is a message to this person.
type Outgoing struct {
	Message chat.Message
	View    string // what it shows, if it shows a present state
	InPlace bool   // it takes the place of the message whose button was pressed, if that is the newest
	Asks    bool   // a text may answer it
	QR      string // a text, such as a link, whose QR code is the message's photo
}

// Submit sends the report.
type Submit struct {
	Answers map[string]Answer // all of them, to take the place of what was sent
	Code    string
	OnTime  bool // meaningful for a first submission
	Letter  bool // before the letter's own date
}

// Preview asks to whom a broadcast would go. Its button that sends it is of a
// revision.
type Preview struct {
	Unit string
	Whom string
	Rev  int
}

// Decision answers somebody's request to report for a unit.
type Decision struct {
	Request string
	Approve bool
	List    string // the unit whose list of requests was pressed, and is shown again; empty: none
	Page    int    // of that list
}

// Screen asks for a screen of figures.
type Screen struct {
	Unit string
	Name string // of the screen; empty: the summary
	Data string // callback data of the screen pressed; empty: the command
}

// Links asks for something about the start links of the units below an
// officer's own: one of the three is given.
type Links struct {
	Unit string // the counts of this unit
	Data string // callback data of the button pressed
	Find string // the unit that somebody typed, by code or name
}
