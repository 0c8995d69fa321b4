// Package lists holds lists of reports that an officer above enters for many units
// at once: lines that were pasted, or a table that was filled in.
//
// # Why it is a package of its own
//
// Units tell their figures by phone, by Zalo and on paper, and whoever collects
// them has them in a list. Entering a list is the same act as entering one report,
// many times, with one difference: there is nobody to ask about what is doubtful.
// So a list is read first, everything about it is shown (what would be entered,
// what is doubtful and why), and nothing is written before it is confirmed. What
// is confirmed is carried out unit by unit beside the chat; a restart goes on
// where it stopped.
//
// # How it is divided
//
// lines.go cuts pasted text into rows, and table.go does so with a workbook or csv;
// screen.go shows a list at every stage, press.go has its buttons. What a row says
// about a report is read by bot/dialog (ReadLine), with the readers and rules of the
// conversation. The desk finds the units, authorises every step, reads and enters
// (lists.go, listsrun.go there).
//
// # How to change it
//
// Another reason not to take a row is a case where the desk judges it, or a rule of
// the campaign. Another column is a question of the campaign: the heads come from
// bot/figures, which writes them too.
package lists

import (
	"time"

	"raquan/bot/chat"
	"raquan/store"
)

// KeptFor is how long a list can be confirmed, and looked at when it is over.
const KeptFor = 48 * time.Hour

// Limits of a list, so that no file fills memory or holds up the others.
const (
	MaxRows  = 5000
	MaxBytes = 10 << 20 // of a file
	PerPage  = 25       // rows in one stored page
)

// State is how far a list is.
type State string

// The states.
const (
	Reading  State = "reading"
	Ready    State = "ready" // read, waits to be confirmed
	Entering State = "entering"
	Done     State = "done"
	Dropped  State = "dropped"
	Failed   State = "failed" // it could not be read; Why says why
)

// Verdict is what becomes of a row.
type Verdict string

// The verdicts.
const (
	New      Verdict = "new"      // it will be entered
	Over     Verdict = "over"     // the unit has sent other answers: entered if corrections are confirmed
	Same     Verdict = "same"     // the unit has sent just that
	Doubtful Verdict = "doubtful" // Why says why
	Outside  Verdict = "outside"  // of no unit that the officer is in charge of
	Entered  Verdict = "entered"
)

// Batch is a list on its way.
type Batch struct {
	V       int            `json:"v"`
	ID      string         `json:"id"` // of the person and their message: the same message is one list
	By      store.PersonID `json:"by"`
	Lang    string         `json:"lang,omitempty"`
	Message int64          `json:"message"`
	Text    string         `json:"text,omitempty"` // as it was pasted
	File    *chat.File     `json:"file,omitempty"` // as Telegram keeps it
	At      time.Time      `json:"at"`
	State   State          `json:"state"`
	Why     string         `json:"why,omitempty"` // of Failed
	Tries   int            `json:"tries,omitempty"`

	Common string          `json:"common,omitempty"` // what is said of every unit
	Rows   int             `json:"rows,omitempty"`
	Counts map[Verdict]int `json:"counts,omitempty"`
	Bad    []int           `json:"bad,omitempty"`  // the doubtful rows and those outside, by place
	Over   bool            `json:"over,omitempty"` // confirmed: corrections too
	Next   int             `json:"next,omitempty"` // Entering: the place to go on at
	Ended  time.Time       `json:"ended,omitzero"`
}

// Via is how the officer had what is in the list.
func (b *Batch) Via() store.EntryVia {
	if b.File != nil {
		return store.ViaSheet
	}
	return store.ViaList
}

// View names what the messages about a list show: each takes the place of the one
// before.
func (b *Batch) View() string { return "lists." + b.ID }

// Wanted reports whether a row with a verdict is entered, as it was confirmed.
func (b *Batch) Wanted(v Verdict) bool { return v == New || v == Over && b.Over }

// Row is one unit of a list, as it was written. Cells are under the questions' keys;
// nil: Says has it all in words.
type Row struct {
	Line  int               `json:"line"` // of the text or the sheet, from 1
	Code  string            `json:"code,omitempty"`
	Name  string            `json:"name,omitempty"` // or the code, in pasted lines
	Says  string            `json:"says,omitempty"`
	Cells map[string]string `json:"cells,omitempty"`
}

// Item is a row with what was found about it.
type Item struct {
	Row
	Unit    store.UnitID `json:"unit,omitempty"`
	Found   string       `json:"found,omitempty"` // the unit's name
	Verdict Verdict      `json:"verdict"`
	Why     []string     `json:"why,omitempty"`
}

// Page is some items of a list, PerPage of them but for the last.
type Page struct {
	V     int    `json:"v"`
	Items []Item `json:"items"`
}

// Count counts an item at its place.
func (b *Batch) Count(place int, it *Item) {
	if b.Counts == nil {
		b.Counts = map[Verdict]int{}
	}
	b.Counts[it.Verdict]++
	if it.Verdict == Doubtful || it.Verdict == Outside {
		b.Bad = append(b.Bad, place)
	}
}
