// Package desk takes in what people do: one update is one transaction. It says
// who may do what.
//
// # Why one transaction
//
// What an update changes (the conversation, the report, the tallies of all units
// above, the audit, and the intent to answer) is written together or not at
// all, before Telegram is told that the update is handled. So a crash at any
// moment loses nothing and doubles nothing: an update that comes again is found
// in the person's ring of handled updates, and answers that were intended are in
// the ledger.
//
// # How it is divided
//
//   - An update: poll.go receives batches and moves the offset on; handle.go is the
//     life of one; env.go reads what the dialog needs to know, and effects.go carries
//     out what it decided; tell.go writes ledger entries, and night.go lets notices
//     wait for the morning. The decisions themselves are in bot/dialog, which is pure.
//   - A chair's: report.go, enrol.go, delegate.go, leave.go, claim.go and erase.go;
//     request.go asks the level above, and escalate.go the one above that; nudge.go
//     and later.go put reminders off.
//   - An officer's above: scope.go decides who may see which unit. find.go, review.go,
//     returned.go, behalf.go, call.go, assess.go, freeze.go and setdate.go are about
//     reports; officers.go, links.go and arrange.go about people and units.
//   - Beside the chat (task.go): what is begun in an update and goes on in steps of its
//     own, as files (export.go, exportjob.go), what goes to many (broadcast.go, wave.go,
//     waverun.go), links of subtrees (linkjob.go), lists of reports (lists.go,
//     listsrun.go), units that follow (treejob.go), stages (stage.go).
//   - At the moment of sending: reminder.go and remindersays.go make reminders, named.go
//     fills in names, exportfile.go gives files.
//
// # How to change it
//
// A new effect of the dialog is a method here and a test that runs on an engine
// which executes every function twice (storetest.Rerun): a function of Update
// touches only its transaction and the work value it is given.
package desk

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"raquan/bot/chat"
	"raquan/bot/directory"
	"raquan/bot/exports"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// Standing is what the courier has sent to a person that is not written down
// yet, and what is under way.
type Standing interface {
	// Apply writes down what was sent: ledger entries go, the chat record
	// learns the newest message, view and question.
	Apply(tx store.Tx, c *store.Chat) error
	// Asking reports that a question is queued or being sent, so that its
	// message id is not known.
	Asking() bool
}

// Outbox is what the desk needs of the courier.
type Outbox interface {
	Standing(store.PersonID) Standing
	Forget(store.PersonID, Standing) // what Apply wrote is committed
	Offer(Delivery)                  // entries that are committed
	Toast(callback, text string, alert bool)
	Menu(chatID int64, lang string, commands []chat.Command)
}

// Delivery is what one committed update has to say to one person.
type Delivery struct {
	Person  store.PersonID
	ChatID  int64 // 0: the courier looks it up
	Chat    store.Chat
	Entries []store.Entry
	// Messages are those of Entries, in the same order, so that the courier need
	// not decode what was encoded a moment ago. nil: it has to.
	Messages []*chat.Message
}

// Options are what a Desk works with.
type Options struct {
	Store     store.Engine
	Campaign  *config.Campaign
	Secret    store.Secret
	Outbox    Outbox
	Directory *directory.Live // where units are looked up; nil: nowhere
	Log       *slog.Logger
	Operators config.Operators               // who invites and removes officers of the department
	Support   config.Text                    // whom people may ask besides the level above; may be empty
	NewID     func() string                  // a random id, [a-z0-9], for persons and requests
	Makers    map[exports.Kind]exports.Maker // of the files that can be asked for
	// Fetch reads a file that somebody sent, by its ID, of at most so many bytes; nil:
	// none can be read.
	Fetch   func(ctx context.Context, id string, most int64) ([]byte, error)
	Backlog func() int // unasked messages that wait to be sent; nil: none ever do
}

// Desk handles updates. Different persons may be handled side by side.
type Desk struct {
	Options
	outages atomic.Pointer[[]store.Outage]
	stale   atomic.Bool  // outages may lack what the store has
	beat    atomic.Int64 // unix seconds of the last heartbeat written
	units   sync.Map     // store.UnitID → *knownUnit
	bells   [tasks]chan struct{}
	making  sync.Mutex     // held while files are made: one job at a time
	shelf   *exports.Shelf // the files made last

	// unsure is what is to follow an Update of which the store could not say
	// whether it was written: *work by update id, and lists of deliveries (see
	// sayUnsure). Found to be written after all, it is said then.
	unsure sync.Map

	beating sync.Mutex // held while a heartbeat is written
	jumped  time.Time  // to which the clock was put forward last
}

// New makes a Desk.
func New(o Options) *Desk {
	d := &Desk{Options: o, shelf: exports.NewShelf(shelfBytes)}
	for t := range d.bells {
		d.bells[t] = make(chan struct{}, 1)
	}
	d.outages.Store(&[]store.Outage{})
	return d
}

// lang is the language an officer chose.
func lang(o *store.Officer) text.Lang {
	if o.Lang == string(text.En) {
		return text.En
	}
	return text.Vi
}
