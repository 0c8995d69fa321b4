// Package dialog is the conversation with one person, as a pure function: what
// is known (Env), where the conversation stands (State) and what the person did
// (Event) give a new State and the Effects that the desk carries out.
//
// # Why pure
//
// A conversation must survive crashes, days of silence, upgrades and repeated
// updates. So it has no clock, no I/O and no memory of its own: State is a small
// value that the desk stores in the same transaction as the answers, and every
// sentence, stored answer and submission is an Effect that can be compared in a
// test. Whole conversations are told as stories in testdata/*.txtar, in which
// the state is written to JSON and read back between every two turns.
//
// # How a report goes
//
// The questions are the campaign's, in order. The next one is always computed
// from the answers (ask.go): the first applicable question without an answer,
// else the card. So nothing has to be remembered about the way, an edit that
// makes another question necessary is caught, and two officers of one unit meet
// at the same place. An answer is read by its type (answer.go, count.go), checked
// by the campaign's rules (check.go, rules.go), stored at once, and echoed at the
// head of the next question. A message may hold several answers (wholeread.go,
// whole.go): what is doubtful in it waits for its question (waiting.go), like a
// figure that was refused while the one it was held against is corrected.
//
// Beside the report stands the quick update of the launch week (quickupdate.go): one
// figure, provisional until the report is sent and a correction of it afterwards.
//
// Two officers of one unit may be at it at once (twoofficers.go), and a report may be
// practised (practice.go): a conversation inside the conversation, of which nothing
// but messages leaves the dialog.
//
// # How to change it
//
// A new question, button or rule is a line in the campaign file. A new question
// type is a case in answer.go, one in ask.go, and a story. A new command is a
// line in command.go and a story.
package dialog

import (
	"time"

	"raquan/bot/chat"
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
	Unit     *Unit     // the unit of this step, with its report; nil if none
	Invite   *Invite   // what the invitation named in the event or the state is; nil if none was named
	Found    []UnitRef // units found by the shared phone number
	FoundN   int       // how many there are in all
	Checked  *Checked  // what the receipt's code of AskedCode leads to; nil if to nothing they may know of
	Search   *Search   // what was looked up in the list of units; see LooksUp
	Pending  []Pending // what the person has asked the levels above for; needed if NeedsPending
	NewCode  string    // the receipt code to use if the report has none; needed if MaySend
	Parent   *Parent   // what the unit's figures stand beside once they are sent; nil if there is nothing; needed if MaySend, or once it was sent
	NewLink  NewLink   // the link to use if one is made for a deputy or a successor; needed if NeedsLink
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
	Attached bool       // a department or an institute: it has no chair, but somebody in charge
	Deputy   string     // the person's own name, if they report as a deputy; empty: as chair
	People   []Reporter // who reports for it; needed if NeedsPeople
	Links    []OpenLink // open links of its chairs; needed if NeedsPeople
	Deadline time.Time  // of this unit, extensions included; zero: none
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
	Claim    *Claim            // what was said about the unit and is not decided; nil: nothing
}

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

// Timing says whether the writer of a text can have seen the question.
type Timing int

// The timings.
const (
	After   Timing = iota // the question was shown before the text was written
	Perhaps               // the question is under way
	Before                // the text was written before the question was shown
)

// EventKind says what the person did.
type EventKind string

// The kinds of events.
const (
	Said    EventKind = "said"
	Edited  EventKind = "edited" // an earlier message now reads Text
	Pressed EventKind = "pressed"
	Shared  EventKind = "shared" // a contact
	Sent    EventKind = "sent"   // something that is not read
)

// Event is what the person did.
type Event struct {
	Kind    EventKind
	Text    string
	Data    string // of a press
	Message int64
	Timing  Timing
	Own     bool // Shared: the contact is proven to be the sender's own
}

// State is where the conversation stands. Its zero value is the beginning.
type State struct {
	V        int               `json:"v,omitempty"`
	Mode     Mode              `json:"mode,omitempty"`
	Unit     string            `json:"unit,omitempty"`      // of the report under way
	Question string            `json:"q,omitempty"`         // being asked; empty on the card
	Rev      int               `json:"rev,omitempty"`       // of the question shown: buttons of older ones are old
	Editing  bool              `json:"editing,omitempty"`   // the question was reached from the card
	Picked   []string          `json:"picked,omitempty"`    // multichoice: what is ticked
	Other    string            `json:"other,omitempty"`     // the button that waits for a line of text
	OtherSay string            `json:"other_say,omitempty"` // the line given
	OtherRaw string            `json:"other_raw,omitempty"` // as it was typed
	OtherMsg int64             `json:"other_msg,omitempty"` // in this message
	Doubt    *Doubt            `json:"doubt,omitempty"`     // an answer that waits to be confirmed
	Accepted map[string]string `json:"accepted,omitempty"`  // soft rules accepted, by unit, question and rule, with the values then
	Fails    int               `json:"fails,omitempty"`     // in a row, at this question
	Card     string            `json:"card,omitempty"`      // fingerprint of the answers on the card shown last
	Refused  *Answer           `json:"refused,omitempty"`   // an answer that a rule stopped
	Heard    *Heard            `json:"heard,omitempty"`     // the message that several answers came from last
	Begun    map[string]Answer `json:"begun,omitempty"`     // ticks left undone by going back, by unit and question
	Invite   string            `json:"invite,omitempty"`    // token of the invitation to be confirmed
	Seek     Seek              `json:"seek,omitzero"`
	LastText string            `json:"last_text,omitempty"` // the text last taken as an answer
	LastData string            `json:"last_data,omitempty"` // the press last taken
	LastAt   time.Time         `json:"last_at,omitzero"`
	Met      *Met              `json:"met,omitempty"`      // what is known of the unit's report
	Practice *Practice         `json:"practice,omitempty"` // under way instead of all else
	Note     *Note             `json:"note,omitempty"`     // a quick update that waits for its unit to be chosen
	Aside    bool              `json:"aside,omitempty"`    // the quick update was asked for in the middle of the report
	AtOnce   bool              `json:"at_once,omitempty"`  // a correction of the main figure is sent as soon as nothing in it is doubtful
	Keys     bool              `json:"keys,omitempty"`     // the keyboard to share the number is in view
	Intro    bool              `json:"intro,omitempty"`    // was told once what is kept
	Place    string            `json:"place,omitempty"`    // the ready message that waits for the place in it
	Claim    ClaimKind         `json:"claim,omitempty"`    // Exiting: the claim to be confirmed; empty: the list
}

// Mode is the part of the conversation.
type Mode string

// The modes.
const (
	Idle      Mode = ""
	Asking    Mode = "asking" // a question or the card
	Inviting  Mode = "inviting"
	Choosing  Mode = "choosing"  // a unit, for the report
	Enrolling Mode = "enrolling" // a unit, for the shared number
	Seeking   Mode = "seeking"   // the person's unit, by its name
	Erasing   Mode = "erasing"
	Exiting   Mode = "exiting" // a case of the list, or a claim to be confirmed
	Linking   Mode = "linking" // an officer above looks for a unit's link: a text is its code or name
)

// Doubt is an answer that is stored only once the person has confirmed it.
type Doubt struct {
	Answer Answer `json:"answer"`
	Rule   string `json:"rule,omitempty"` // the soft rule asked; empty: the reading itself
}

// Effects are what the desk carries out, in one transaction.
type Effects struct {
	Messages   []Outgoing
	Put        map[string]Answer // answers to store
	Drop       []string          // answers to drop
	Known      map[string]Answer // latest known figures to store, by question; no report
	Discard    bool              // drop the unsent changes: back to what was sent, or to nothing
	Submit     *Submit
	Take       string   // token of the invitation to take
	Bind       []string // units to bind to this person by phone
	Continue   string   // go on with this unit's report once the role is taken: see Continue
	Leave      string   // unit of which this person is chair no longer, as Claim says
	Claim      *Claim   // what is said about the step's unit itself; the desk answers
	Lift       bool     // take back what was said about it
	Request    []string // units to ask the level above for
	ByLink     bool     // Request and Add go to the officers of the shared link's unit
	Add        *Addition
	Decide     *Decision
	SharedLink *SharedLink
	Inbox      *Inbox
	ApproveAll *ApproveAll

	Delegation *Delegation
	Screen     *Screen
	Links      *Links
	Toast      string // answer to the press
	Alert      bool   // Toast as an alert
	Erase      bool
	SetLang    *text.Lang
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
	Data string // callback data of the screen pressed; empty: the command
}

// Links asks for something about the start links of the units below an
// officer's own: one of the three is given.
type Links struct {
	Unit string // the counts of this unit
	Data string // callback data of the button pressed
	Find string // the unit that somebody typed, by code or name
}

// Step takes one event.
func Step(env Env, s State, e Event) (State, Effects) {
	t := &turn{env: env, s: s.clone(), e: e, lang: env.Lang}
	t.s.V = 1
	switch {
	case t.s.Practice == nil:
		t.run()
	case t.inPractice():
		t.practise((*turn).run)
	default:
		t.leavePractice()
	}
	return t.s, t.out
}

// turn is one step under way.
type turn struct {
	env   Env
	s     State
	e     Event
	lang  text.Lang
	out   Effects
	ans   map[string]Answer // see answers
	known config.Facts      // see facts
	named []any             // see names
	echo  string            // said at the head of the next question

	verbatim string // what was typed, where t.e.Text is only the part to be read
}

func (t *turn) run() {
	switch t.e.Kind {
	case Said:
		t.said()
	case Edited:
		t.edited()
	case Pressed:
		t.pressed()
	case Shared:
		t.shared()
	default:
		t.unread()
	}
}

// reset leaves whatever is under way. The revision is kept, so that no button of
// an older message comes to life again, and so are the soft rules that were
// accepted.
func (t *turn) reset(m Mode) {
	t.keepTicks()
	was := t.s
	t.s = State{V: was.V, Mode: m, Intro: was.Intro, Keys: was.Keys, Rev: was.Rev, Met: was.Met, Accepted: was.Accepted, Begun: was.Begun}
	if was.Heard != nil && len(was.Heard.Left) > 0 {
		t.s.Heard = was.Heard // a draft of the unit
	}
}

// clone copies what a step may change in place.
func (s State) clone() State {
	s.Picked = append([]string(nil), s.Picked...)
	if s.Accepted != nil {
		m := make(map[string]string, len(s.Accepted))
		for k, v := range s.Accepted {
			m[k] = v
		}
		s.Accepted = m
	}
	if s.Doubt != nil {
		d := *s.Doubt
		s.Doubt = &d
	}
	return s
}

// say adds a message.
func (t *turn) say(html string, rows ...[]chat.Button) {
	t.out.Messages = append(t.out.Messages, Outgoing{Message: chat.Message{Text: html, Buttons: rows}})
}

// view adds a message that shows a present state.
func (t *turn) view(name, html string, rows ...[]chat.Button) {
	t.out.Messages = append(t.out.Messages, Outgoing{Message: chat.Message{Text: t.takeEcho() + html, Buttons: rows}, View: name})
}

func (t *turn) text(s *text.Sentence, args ...any) string { return text.Say(t.lang, s, args...) }

// label gives a sentence for a button: buttons are plain text, not HTML.
func (t *turn) label(s *text.Sentence, args ...any) string {
	return plain(text.Say(t.lang, s, args...))
}
