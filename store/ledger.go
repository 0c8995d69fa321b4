package store

import (
	"encoding/json"
	"time"
)

// Lane says how urgent an entry is; lower goes first.
type Lane int

// The lanes. Reply takes no slot of the limit for unasked messages.
const (
	Reply     Lane = iota // an answer to what the person just did
	StaffLane             // unasked, for staff
	Notice                // a single unasked notice
	Wave                  // one of many
)

// Outcome of an entry. Open is not served yet.
type Outcome string

// The outcomes.
const (
	Open    Outcome = ""
	Done    Outcome = "sent"
	Skipped Outcome = "skipped" // with Why
	Failed  Outcome = "failed"  // with Why
)

// Entry is one outward message. Its id is its cause (see LedgerKey): the same
// cause cannot be entered twice.
type Entry struct {
	V       int             `json:"v"`
	Cause   string          `json:"cause"` // [a-zA-Z0-9._-]+, as "u123.0"
	Person  PersonID        `json:"person"`
	Seq     int64           `json:"seq"` // order among this person's entries
	Lane    Lane            `json:"lane"`
	At      time.Time       `json:"at"`
	Useless time.Time       `json:"useless,omitzero"`  // not sent after this moment
	Not     time.Time       `json:"not,omitzero"`      // not sent before this moment
	View    string          `json:"view,omitempty"`    // what it shows, if it shows a present state; a newer view replaces it
	Asks    bool            `json:"asks,omitempty"`    // it is a question that a text may answer
	Message json.RawMessage `json:"message,omitempty"` // chat.Message, ready
	Screen  *Screen         `json:"screen,omitempty"`  // or a screen of figures, rendered when it is sent
	Keep    bool            `json:"keep,omitempty"`    // stays with its outcome: the proof that the cause was served
	Outcome Outcome         `json:"outcome,omitempty"`
	Why     string          `json:"why,omitempty"`
	SentAt  time.Time       `json:"sent_at,omitzero"`
	Edit    int64           `json:"edit,omitempty"` // the message that a press asked to change; 0: none
}

// Screen names a screen of figures and its arguments.
type Screen struct {
	Name string            `json:"name"`
	Unit UnitID            `json:"unit"`
	Page int               `json:"page,omitempty"`
	Args map[string]string `json:"args,omitempty"`
	Lang string            `json:"lang,omitempty"`
	For  PersonID          `json:"for"` // whose rights were checked
}

// Digest collects what the officers of a unit will be told together.
type Digest struct {
	V      int          `json:"v"`
	Due    time.Time    `json:"due"`
	Joined []DigestLine `json:"joined,omitempty"` // at most MaxDigest
	More   int          `json:"more,omitempty"`   // joined beyond those

	Claims     []DigestClaim `json:"claims,omitempty"`      // at most MaxDigestClaims
	MoreClaims int           `json:"more_claims,omitempty"` // beyond those
}

// Add takes in what another digest has; a new one is due now.
func (d *Digest) Add(g Digest, now time.Time) {
	d.V = 1
	if d.Due.IsZero() {
		d.Due = now
	}
	joined := append(d.Joined, g.Joined...)
	d.Joined = joined[:min(len(joined), MaxDigest)]
	d.More += g.More + len(joined) - len(d.Joined)
	claims := append(d.Claims, g.Claims...)
	d.Claims = claims[:min(len(claims), MaxDigestClaims)]
	d.MoreClaims += g.MoreClaims + len(claims) - len(d.Claims)
}

// MaxDigest bounds the lines of a digest.
const MaxDigest = 20

// DigestLine is somebody who took a role.
type DigestLine struct {
	Unit   UnitID    `json:"unit"`
	Role   Role      `json:"role"`
	Person PersonID  `json:"person"`
	At     time.Time `json:"at"`
	Handed bool      `json:"handed,omitempty"` // the role was handed over to them
}

// Outage is a time in which the bot could not take anything in.
type Outage struct {
	V    int       `json:"v"`
	From time.Time `json:"from"`
	To   time.Time `json:"to"`
}

// Heartbeat is written after successful polls, at most once a minute.
type Heartbeat struct {
	V  int       `json:"v"`
	At time.Time `json:"at"`
}

// Bot is what getMe said last, so that links can be made offline.
type Bot struct {
	V        int    `json:"v"`
	ID       int64  `json:"id"`
	Username string `json:"username"`
	Name     string `json:"name"`
}

// Counters hand out ids, and tell that units have changed.
type Counters struct {
	V       int   `json:"v"`
	Units   int64 `json:"units"`             // units made so far
	Order   int   `json:"order"`             // last place in the roster given
	Changes int64 `json:"changes,omitempty"` // how often units were changed
}

// UnitsChanged notes that units are changed in this transaction: what is made
// from all units is made anew then.
func UnitsChanged(tx Tx) error {
	var c Counters
	if _, err := Get(tx, CountersKey, &c); err != nil {
		return err
	}
	c.V = 1
	c.Changes++
	return Put(tx, CountersKey, c)
}

// RequestKind is what somebody asks the level above for.
type RequestKind string

// The kinds of requests.
const (
	AskJoin  RequestKind = ""      // to be confirmed as chair of Unit
	AskAdd   RequestKind = "add"   // that a unit named Name be added under Unit, and to be its chair
	AskClose RequestKind = "close" // that Unit be closed: it was dissolved or merged
)

// Request is something that somebody asks the level above for, who answers it
// with one tap.
type Request struct {
	V        int         `json:"v"`
	ID       string      `json:"id"`
	Kind     RequestKind `json:"kind,omitempty"`
	Name     string      `json:"name,omitempty"`    // AskAdd: of the unit, as it was typed; AskClose: into which it was merged
	Claim    ClaimKind   `json:"claim,omitempty"`   // AskClose: why
	Workers  *int64      `json:"workers,omitempty"` // AskAdd: members and workers; nil: not known
	Person   PersonID    `json:"person"`
	Unit     UnitID      `json:"unit"`
	At       time.Time   `json:"at"`
	Answered time.Time   `json:"answered,omitzero"`
	By       PersonID    `json:"by,omitempty"`
	Approved bool        `json:"approved,omitempty"`

	TakenBack bool      `json:"taken_back,omitempty"` // AskClose: by the unit itself, before it was answered
	Listed    bool      `json:"listed,omitempty"`     // the person's number is the roster's for this unit, and for too many others
	Link      UnitID    `json:"link,omitempty"`       // whose shared link was used: asked first, and once an hour
	Told      []UnitID  `json:"told,omitempty"`       // whose officers were asked, nearest first; none: it waits for one to join
	Due       time.Time `json:"due,omitzero"`         // when it goes one level up
}

// Pace counts the requests for which the officers of a unit were asked one by
// one in an hour.
type Pace struct {
	V     int       `json:"v"`
	Since time.Time `json:"since"`
	N     int       `json:"n"`
}

// Approval is an officer's word that everybody on a list is approved, who had
// asked until a moment: it is carried out a few at a time.
type Approval struct {
	V     int       `json:"v"`
	Unit  UnitID    `json:"unit"` // whose list
	By    PersonID  `json:"by"`
	At    time.Time `json:"at"`
	Until time.Time `json:"until"`
	Last  Key       `json:"last,omitempty"` // of the list, how far it is carried out
	Done  int       `json:"done"`           // approved so far
	Left  int       `json:"left"`           // could not be approved
}

// Asked lists the requests that a person has made of late, oldest first, so that
// nobody floods the levels above.
type Asked struct {
	V        int       `json:"v"`
	Requests []AskedOf `json:"requests"`
}

// AskedOf is one request made.
type AskedOf struct {
	ID string    `json:"id"`
	At time.Time `json:"at"`
}

// Fault is an update that could not be handled by a fault of its own.
type Fault struct {
	V      int       `json:"v"`
	Update int64     `json:"update"`
	At     time.Time `json:"at"`
	What   string    `json:"what"` // no text of the update
}
