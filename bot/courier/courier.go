// Package courier brings the ledger to Telegram. It is the only one that
// speaks: everybody else writes a ledger entry and lets the courier know.
//
// An entry that is committed will be sent at least once, in its person's order,
// at the pace that Telegram allows; and it is sent once only, except that a
// crash or a lost answer between the call and its record repeats that message:
// Telegram has no way to tell a repetition from a wish.
//
// # How it works
//
// Every person with something to be said has a queue (queue.go). One call at
// most is under way for a person; persons go side by side. Replies are called at
// once, each in its own goroutine. What nobody asked for waits in lanes until a
// slot is free (slots.go), and the dispatcher (dispatch.go) starts it. An entry
// that may not go yet (store.Entry.Not, Verdict.Wait) is passed over by the others
// of its person, and an alarm brings the queue back to it. How a
// call ends decides what becomes of the entry (outcome.go). What was sent is
// written down by the person's next transaction or by a sweep (settle.go), so
// that a reply costs no transaction of its own. After a start the ledger's open
// entries are read and held for a moment (restart.go).
//
// # How to change it
//
// All state is guarded by one mutex, held for moments only and never during a
// call, a rendering or a transaction. A new way for a call to end is a case in
// finish; a new kind of priority is a store.Lane.
package courier

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"sync"
	"time"

	"raquan/bot/chat"
	"raquan/bot/clock"
	"raquan/store"
)

const (
	chatBurst = 5                // replies to one chat before its rate counts
	bulkCalls = 64               // unasked calls under way at most
	grace     = 10 * time.Second // for the calls under way when Run ends
)

// Transport is what the courier needs of Telegram. Its errors are those of
// bot/chat; any other counts as an unknown outcome. "Message is not modified"
// is no error. It honours its contexts.
type Transport interface {
	Send(ctx context.Context, chatID int64, m chat.Message) (messageID int64, err error)
	Edit(ctx context.Context, chatID, messageID int64, m chat.Message) error
	Answer(ctx context.Context, callbackID, text string, alert bool) error
	SetCommands(ctx context.Context, chatID int64, lang string, cmds []chat.Command) error
}

// Options are what a Courier works with. Store, Transport, Clock and Log are
// needed.
type Options struct {
	Store     store.Engine
	Transport Transport
	Clock     clock.Clock
	Log       *slog.Logger

	// Render makes the message of a screen of figures, at the moment of sending.
	// Needed if entries have screens.
	Render func(ctx context.Context, s store.Screen) (chat.Message, error)
	// Still is asked right before an unasked entry is sent, which may be long
	// after it was written. nil: all may go.
	Still func(ctx context.Context, e store.Entry) (Verdict, error)

	RateTotal   float64 // unasked messages a second in all; 0: no limit
	RateChat    float64 // messages a second to one chat, with a burst of 5; 0: no limit
	RateReplies float64 // replies a second in all; 0: no limit
}

// Verdict says whether an unasked entry may be sent now. The zero Verdict: it may.
type Verdict struct {
	Why  string    // it is skipped, for this reason
	Wait time.Time // it waits until then, and Still is asked again; zero: it need not
}

// Courier sends what the ledger holds. Its methods may be called from many
// goroutines.
type Courier struct {
	opts   Options
	wake   chan struct{} // the dispatcher has to look again
	soiled chan struct{} // the sweep has something to write down
	fatal  chan error    // what makes sending pointless
	free   chan func()   // work for a goroutine that has none
	ended  chan struct{} // closed when Run ends

	mu      sync.Mutex
	calls   context.Context // of the calls; nil unless Run runs
	under   int             // calls under way, all kinds
	quiet   chan struct{}   // closed when none is under way any more; nil: nobody waits
	queues  map[store.PersonID]*queue
	holding bool // between Load and Release

	waiting waiting // queues that wait for a moment
	lanes   lanes   // queues that wait for a slot
	slots   slots
	replies pace // of all replies together
	chats   time.Duration
	backlog int // unasked entries not yet served
	bulk    int // unasked calls under way

	busy  pauses
	small int // toasts and menus under way
	dirty []dirty
}

// New returns a courier that does nothing yet: Load, then Run.
func New(o Options) *Courier {
	return &Courier{
		opts:    o,
		wake:    make(chan struct{}, 1),
		soiled:  make(chan struct{}, 1),
		fatal:   make(chan error, 1),
		free:    make(chan func()),
		ended:   make(chan struct{}),
		queues:  make(map[store.PersonID]*queue),
		slots:   newSlots(o.RateTotal),
		replies: pace{every: every(o.RateReplies), burst: int(max(1, math.Ceil(o.RateReplies/10)))},
		chats:   every(o.RateChat),
	}
}

// Delivery is what one transaction wrote for one person.
type Delivery struct {
	Person store.PersonID
	ChatID int64      // the person's Telegram id; 0: not at hand, read from the store
	Chat   store.Chat // as committed, by an update of the person; zero otherwise
	// Entries, in the order of their Seq. The courier takes them over.
	Entries []store.Entry
	// Messages are those of Entries, one for each, nil where it is to be decoded
	// or a screen; nil altogether if none is at hand.
	Messages []*chat.Message
}

// Offer hands over what a committed transaction wrote. Call it after every
// update of a person, also when nothing is to be said: the courier then knows
// that the person wrote something after the message it might edit.
//
// Those who write many entries (waves) look at Backlog between their
// transactions: what is offered stays in memory until it is sent.
func (c *Courier) Offer(d Delivery) {
	c.mu.Lock()
	defer c.mu.Unlock()
	q := c.queues[d.Person]
	if q == nil {
		if len(d.Entries) == 0 {
			return
		}
		q = c.newQueue(d.Person)
	}
	now := c.opts.Clock.Now()
	q.meet(d.ChatID, &d.Chat)
	for i := range d.Entries {
		var m *chat.Message
		if d.Messages != nil {
			m = d.Messages[i]
		}
		c.add(q, &d.Entries[i], m, now)
		if d.Entries[i].Lane == store.Reply {
			q.held = false
		}
	}
	c.schedule(q, now)
}

// Backlog is how many unasked entries wait to be sent.
func (c *Courier) Backlog() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.backlog
}

// Run sends until ctx ends; then it waits a little for the calls under way and
// writes down what was sent. What is not sent by then stays in the ledger for
// the next start. It returns early, with chat.ErrUnauthorized, when Telegram
// does not know the bot any more, and with an error of the store if the last
// writing failed. It is called once.
func (c *Courier) Run(ctx context.Context) error {
	calls, cut := context.WithCancel(context.WithoutCancel(ctx))
	defer cut()
	stop, end := context.WithCancel(ctx)
	defer end()
	defer close(c.ended)
	var loops sync.WaitGroup
	c.start(calls)
	loops.Go(func() { c.dispatch(stop) })
	loops.Go(func() { c.sweep(stop) })

	var err error
	select {
	case <-ctx.Done():
	case err = <-c.fatal:
	}
	end()
	loops.Wait()
	c.finishCalls(cut)
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	if e := c.settle(last, c.opts.Clock.Now()); e != nil {
		err = errors.Join(err, fmt.Errorf("courier: last sweep: %w", e))
	}
	return err
}

// start lets everything go that was offered before.
func (c *Courier) start(calls context.Context) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.calls = calls
	now := c.opts.Clock.Now()
	for _, q := range c.queues {
		c.schedule(q, now)
	}
}

// finishCalls begins no further call and waits for those under way: first for
// their own end, then for what they make of being cut off.
func (c *Courier) finishCalls(cut func()) {
	c.mu.Lock()
	c.calls = nil
	quiet := make(chan struct{})
	if c.under == 0 {
		close(quiet)
	} else {
		c.quiet = quiet
	}
	c.mu.Unlock()
	for range 2 {
		t := c.opts.Clock.NewTimer(grace)
		select {
		case <-quiet:
		case <-t.C:
		}
		t.Stop()
		cut()
	}
}

// beside runs f beside all else. Its goroutines are kept for the next call: one
// made for each would spend its time on growing its stack.
func (c *Courier) beside(f func()) {
	select {
	case c.free <- f:
	default:
		go c.work(f)
	}
}

func (c *Courier) work(f func()) {
	for {
		f()
		select {
		case f = <-c.free:
		case <-c.ended:
			return
		}
	}
}

// callBegins and callEnds count what is under way; c.mu is held.
func (c *Courier) callBegins() { c.under++ }

func (c *Courier) callEnds() {
	c.under--
	if c.under == 0 && c.quiet != nil {
		close(c.quiet)
		c.quiet = nil
	}
}

// fail makes Run return.
func (c *Courier) fail(err error) {
	select {
	case c.fatal <- err:
	default:
	}
}
