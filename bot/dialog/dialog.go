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
// at the same place. An answer is read by its type (answer.go, count.go,
// otherline.go), checked by the campaign's rules (check.go, rules.go), stored at
// once, and echoed at the head of the next question. A message may hold several
// answers (wholeread.go, whole.go): what is doubtful in it waits for its question
// (waiting.go), like a figure that was refused while the one it was held against
// is corrected. The card (card.go) is sent, and answered by a receipt
// (receipt.go) with the comparison beside it (compare.go); anybody above can
// check its code (receiptcode.go).
//
// # What stands beside the report
//
// The quick update of the launch week is one figure, provisional until the report
// is sent and a correction of it afterwards (quickupdate.go, quickupdate_sent.go).
// Two officers of one unit may be at it at once: each is told what the other did
// (twoofficers.go). A report may be practised (practice.go): a conversation inside
// the conversation, of which nothing but messages leaves the dialog. What is wrong
// with the unit itself is said by a case of a list: several answers at once, or a
// claim, which the level above decides about (exits.go, claim.go).
//
// An officer above may return a report for some of its answers, which are asked
// again while the others are closed (returned.go), withdraw it, or accept what is
// doubtful about it (review.go, reviewask.go).
//
// People come by an invitation or their number (enrol.go), by looking for their
// unit (seek.go), or by a link shared in a group (sharedlink.go). A chair lets
// others report or hands over (delegate.go). Officers above open screens of
// figures, links and requests, which others make (command.go, links.go), and set dates
// for them (duedate.go, setdate.go, setdateask.go), change units (arrange.go,
// arrangeask.go), write to them (broadcast.go), and enter reports for them, one by one
// (behalf.go, behalfsteps.go) or as a list (many.go, listed.go). Of their own level they
// say what no report holds (assess.go). What the campaign has to tell stands on shelves
// (pages.go, readymessage.go). After anything that is not understood the conversation
// is shown where it stands (resume.go).
//
// The dialog decides what a person may mean, never what they may do: units, roles
// and callback data are checked again by the desk, which reads only what a step
// needs (MaySend, LooksUp, the functions that begin with Needs).
//
// # How to change it
//
// A new question, button, rule or page is a line in the campaign file. A new
// question type is a case in answer.go, one in ask.go, and a story. A new command
// is a line in command.go and a story. A new button is a line in the table of
// press.go, which gives its parts, and a case in pressed.go. What a step needs to know is
// a field of Env, filled in by the desk; what it wants done is a field of Effects,
// carried out there; what it must remember is a field of State, and then reset
// says whether it outlives the report. Each needs a story; coverage_test.go says
// which are missing.
package dialog

import (
	"maps"
	"slices"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/config"
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

	// Of Sent, and of Edited if it is none of a text: the photo or the document that
	// came, beside which Text is its caption.
	Photo, File *chat.File
	Album       string // names those that were sent at once; empty: a single one
}

// State is where the conversation stands. Its zero value is the beginning.
type State struct {
	V    int    `json:"v,omitempty"`
	Mode Mode   `json:"mode,omitempty"`
	Unit string `json:"unit,omitempty"` // of the report under way

	// The question being asked.
	Question string    `json:"q,omitempty"`         // empty on the card
	Rev      int       `json:"rev,omitempty"`       // of the question shown: buttons of older ones are old
	Editing  bool      `json:"editing,omitempty"`   // the question was reached from the card
	Picked   []string  `json:"picked,omitempty"`    // multichoice: what is ticked
	Other    string    `json:"other,omitempty"`     // the button that waits for a line of text
	OtherSay string    `json:"other_say,omitempty"` // the line given
	OtherRaw string    `json:"other_raw,omitempty"` // as it was typed
	OtherMsg int64     `json:"other_msg,omitempty"` // in this message
	Doubt    *Doubt    `json:"doubt,omitempty"`     // an answer that waits to be confirmed
	Refused  *Answer   `json:"refused,omitempty"`   // an answer that a rule stopped
	Fails    int       `json:"fails,omitempty"`     // in a row, at this question
	LastText string    `json:"last_text,omitempty"` // the text last taken as an answer
	LastData string    `json:"last_data,omitempty"` // the press last taken
	LastAt   time.Time `json:"last_at,omitzero"`

	// The report.
	Accepted map[string]string `json:"accepted,omitempty"` // soft rules accepted, by unit, question and rule, with the values then
	Card     string            `json:"card,omitempty"`     // fingerprint of the answers on the card shown last
	Heard    *Heard            `json:"heard,omitempty"`    // the message that several answers came from last
	Begun    map[string]Answer `json:"begun,omitempty"`    // ticks left undone by going back, by unit and question
	Met      *Met              `json:"met,omitempty"`      // what is known of the unit's report
	Note     *Note             `json:"note,omitempty"`     // a quick update that waits for its unit to be chosen
	Aside    bool              `json:"aside,omitempty"`    // the quick update was asked for in the middle of the report
	AtOnce   bool              `json:"at_once,omitempty"`  // a correction of the main figure is sent as soon as nothing in it is doubtful
	Claim    ClaimKind         `json:"claim,omitempty"`    // Exiting: the claim to be confirmed; empty: the list

	// Besides.
	Date     *DateTalk `json:"date,omitempty"`   // Dating: what is being set
	Invite   string    `json:"invite,omitempty"` // token of the invitation to be confirmed, or of the shared link
	Seek     Seek      `json:"seek,omitzero"`
	Practice *Practice `json:"practice,omitempty"` // under way instead of all else
	Keys     bool      `json:"keys,omitempty"`     // the keyboard to share the number is in view
	Intro    bool      `json:"intro,omitempty"`    // was told once what is kept
	Place    string    `json:"place,omitempty"`    // the ready message that waits for the place in it

	Assess    *AssessTalk  `json:"assess,omitempty"`    // Assessing: what is being asked
	Arrange   *ArrangeTalk `json:"arrange,omitempty"`   // Arranging: the change of a unit under way
	Review    *ReviewTalk  `json:"review,omitempty"`    // Reviewing: the report being looked at
	Behalf    *Behalf      `json:"behalf,omitempty"`    // a report is entered for a unit below, instead of all else
	Broadcast *Broadcast   `json:"broadcast,omitempty"` // Broadcasting: the message under way
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
	Dating    Mode = "dating"  // an officer above sets a date
	Linking   Mode = "linking" // an officer above looks for a unit's link: a text is its code or name

	Assessing    Mode = "assessing"    // an officer above says what stands in the unit's report
	Arranging    Mode = "arranging"    // an officer above changes a unit
	Reviewing    Mode = "reviewing"    // an officer above looks at a report
	Finding      Mode = "finding"      // an officer above looks for a unit: a text is its code or name
	Broadcasting Mode = "broadcasting" // an officer above prepares a message to units below
)

// Doubt is an answer that is stored only once the person has confirmed it.
type Doubt struct {
	Answer Answer `json:"answer"`
	Rule   string `json:"rule,omitempty"` // why it is doubtful: the key of a soft rule, or one of those below
}

// The doubts that are no rules of the campaign; no rule has such a key.
const (
	doubtText   = "#text"   // the text may name somebody, or hold a number
	doubtTheirs = "#theirs" // another officer has given an answer meanwhile, whose place this one would take
	doubtMeant  = "#meant"  // a bare figure may not be meant for the report
)

// Step takes one event.
func Step(env Env, s State, e Event) (State, Effects) {
	t := &turn{env: env, s: s.clone(), e: e, lang: env.Lang}
	t.s.V = 1
	switch {
	case t.s.Practice == nil && t.s.Behalf != nil:
		t.onBehalf()
	case t.s.Practice == nil:
		t.run()
	case t.inPractice():
		t.practise((*turn).run)
	default:
		t.leavePractice()
	}
	if t.s.Mode != Broadcasting {
		t.s.Broadcast = nil
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
	s.Picked, s.Accepted = slices.Clone(s.Picked), maps.Clone(s.Accepted)
	if s.Doubt != nil {
		d := *s.Doubt
		s.Doubt = &d
	}
	if s.Date != nil {
		d := *s.Date
		s.Date = &d
	}
	if s.Arrange != nil {
		a := *s.Arrange
		s.Arrange = &a
	}
	if s.Review != nil {
		r := *s.Review
		s.Review = &r
	}
	if s.Assess != nil {
		a := *s.Assess
		s.Assess = &a
	}
	if s.Behalf != nil {
		b := *s.Behalf
		s.Behalf = &b
	}
	if s.Broadcast != nil {
		b := *s.Broadcast
		s.Broadcast = &b
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
	return text.Plain(t.lang, s, args...)
}
