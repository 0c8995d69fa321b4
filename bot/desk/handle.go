package desk

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/text"
	"raquan/store"
)

// Handle takes one update in. An error is the store's: the update is not
// handled and has to be tried again. A fault of the update's own is recorded,
// answered politely, and counts as handled.
func (d *Desk) Handle(ctx context.Context, u chat.Update, now time.Time) error {
	if u.Kind == chat.Broken || u.From.ID == 0 && u.Kind != chat.Group {
		return d.recordFault(ctx, u, now, "cannot be decoded")
	}
	w, err := d.transact(ctx, u, now, (*work).run)
	if errors.Is(err, errTooMuch) {
		if err := d.shed(ctx, w.person.ID); err != nil {
			return err
		}
		w, err = d.transact(ctx, u, now, (*work).run)
	}
	if ownFault(err) {
		d.Log.Error("update failed", "update", u.ID, "err", err)
		w, err = d.apologise(ctx, u, now, err)
	}
	if err != nil {
		if w != nil && w.complete {
			d.unsure.Store(u.ID, w)
		}
		return err
	}
	if w == nil { // recorded as a fault, and no more
		return nil
	}
	if before, ok := d.unsure.LoadAndDelete(u.ID); ok && w.seen {
		w = before.(*work)
	}
	d.Log.Debug("update handled", "update", u.ID, "message", u.MessageID, "kind", u.Kind, "person", w.person.ID, "seen", w.seen,
		"timing", w.when, "mode", w.state.Mode, "question", w.state.Question, "rev", w.state.Rev, "entries", len(w.own))
	d.after(w)
	if w.approving {
		if err := d.approvals(ctx, now); err != nil {
			d.Log.Error("approvals", "err", err) // the next tick goes on with them
		}
	}
	return nil
}

// errPanic is a panic while handling an update.
var errPanic = errors.New("panic")

// ownFault tells faults of the update from faults of the store.
func ownFault(err error) bool {
	var limit *store.LimitError
	return errors.Is(err, errPanic) || errors.As(err, &limit) || errors.Is(err, store.ErrCorrupt)
}

// transact runs the update's one transaction. w is nil if it was not begun.
func (d *Desk) transact(ctx context.Context, u chat.Update, now time.Time, run func(*work) error) (w *work, err error) {
	fresh := d.NewID()
	defer func() {
		if r := recover(); r != nil {
			d.Log.Error("panic", "update", u.ID, "panic", fmt.Sprint(r), "stack", string(debug.Stack()))
			err = fmt.Errorf("desk: update %d: %w", u.ID, errPanic)
		}
	}()
	err = d.Store.Update(ctx, func(tx store.Tx) error {
		w = &work{d: d, tx: tx, u: u, now: now, fresh: fresh}
		err := run(w)
		w.complete = err == nil && !w.seen
		return err
	})
	return w, err
}

// after does what follows a commit: speak.
func (d *Desk) after(w *work) {
	if w.standing != nil {
		d.Outbox.Forget(w.person.ID, w.standing)
	}
	if w.u.Callback != "" {
		d.Outbox.Toast(w.u.Callback, w.toast, w.alert)
	}
	for _, del := range w.deliveries {
		d.Outbox.Offer(del)
	}
	for t, woken := range w.wakes {
		if woken {
			d.wake(task(t))
		}
	}
	if w.menu != nil {
		// For this chat in whatever language the phone is: the bot's was chosen.
		d.Outbox.Menu(w.u.Chat, "", w.menu)
	}
}

// work is one update under way. It is made anew for every run of the
// transaction's function.
type work struct {
	d     *Desk
	tx    store.Tx
	u     chat.Update
	now   time.Time
	fresh string // id for the person, if new

	person  store.Person
	chat    store.Chat
	officer store.Officer
	state   dialog.State
	lang    text.Lang

	unit     *store.Unit   // of this step
	behalf   bool          // unit is not the person's own: they enter its report as an officer strictly above it
	report   *store.Report // its report; never nil when unit is not
	fixed    *store.Return // that this step's Send has ended; nil: none
	invite   *store.Invite
	foundIDs []store.UnitID // units of the shared number
	mentions []string       // of people, to this person
	standing Standing
	when     dialog.Timing

	officerChanged bool
	personChanged  bool
	erased         bool
	seen           bool // the update was handled before
	nameless       bool // units are not named in this step: it touches others enough
	stranger       bool // the store does not know the person, and will not for this
	complete       bool // the function has run to its end
	approving      bool // a list of requests is to be approved, in transactions behind this one
	aside          bool // it is no update of the person's: nothing of theirs is saved

	entries    int // made for this person so far
	own        []store.Entry
	said       []*chat.Message // of own; nil for a screen
	deliveries []Delivery
	othersHear time.Time   // when the deliveries to others go; zero: at once
	wakes      [tasks]bool // work beside the chat that was begun
	toast      string
	alert      bool
	menu       []chat.Command
}

func (w *work) run() error {
	if err := w.loadPerson(); err != nil {
		return err
	}
	if w.stranger {
		w.sayToast(text.OldButton)
		return nil
	}
	if w.seen = w.chat.HasSeen(w.u.ID, w.now); w.seen {
		return nil
	}
	w.standing = w.d.Outbox.Standing(w.person.ID)
	if err := w.standing.Apply(w.tx, &w.chat); err != nil {
		return err
	}
	w.chat.MarkSeen(w.u.ID, w.now)
	if w.officer.Menu != "" && len(w.roots()) == 0 { // somebody else has ended the role
		w.updateMenu()
	}
	if err := w.take(); err != nil {
		return err
	}
	if w.u.MessageID > w.chat.LastIn && w.u.Kind != chat.Press && w.u.Kind != chat.Edited {
		w.chat.LastIn = w.u.MessageID
	}
	return w.save()
}

// take does what the kind of update asks for.
func (w *work) take() error {
	switch w.u.Kind {
	case chat.Group:
		return w.group()
	case chat.Blocked:
		w.officer.Unreachable, w.officerChanged = w.now, true
		return w.reach()
	case chat.Joined:
		return nil // the flag is lifted by loadPerson; the person will write
	default:
		return w.converse()
	}
}

// group says once that groups are not served. The group has a record of its own
// like a person, so that the saying goes through the ledger too.
func (w *work) group() error {
	if w.chat.Groups {
		return nil
	}
	w.chat.Groups = true
	return w.tell(dialog.Outgoing{Message: chat.Message{Text: text.Say(text.Vi, text.GroupsNo)}})
}

// converse takes one step of the dialog and carries out its effects.
func (w *work) converse() error {
	event := w.event()
	env, err := w.env(event)
	if err != nil {
		return err
	}
	state, effects := dialog.Step(env, w.state, event)
	if effects.Continue != "" {
		state, effects, err = w.goOn(env, state, event, effects)
		if err != nil {
			return err
		}
	}
	w.state = state
	return w.carryOut(effects)
}

// goOn takes the role that the step decided on, and goes on with the unit.
func (w *work) goOn(env dialog.Env, s dialog.State, e dialog.Event, done dialog.Effects) (dialog.State, dialog.Effects, error) {
	if err := w.takeRoles(done); err != nil {
		return s, done, err
	}
	done.Take, done.Bind = "", nil
	id := store.UnitID(done.Continue)
	if err := w.loadUnit(id); err != nil {
		return s, done, err
	}
	env, err := w.envAgain(env)
	if err != nil {
		return s, done, err
	}
	s, done = dialog.Continue(env, s, e, done)
	return s, done, nil
}

// event translates the update for the dialog.
func (w *work) event() dialog.Event {
	w.when = w.timing()
	e := dialog.Event{Text: w.u.Text, Data: w.u.Data, Message: w.u.MessageID, Timing: w.when}
	switch w.u.Kind {
	case chat.Text:
		e.Kind = dialog.Said
	case chat.Edited:
		e.Kind, e.Timing = dialog.Edited, dialog.After
		w.addFile(&e)
	case chat.Press:
		e.Kind = dialog.Pressed
	case chat.Contact:
		e.Kind = dialog.Shared
		e.Own = w.u.Card != nil && !w.u.Card.Forwarded && w.u.Card.UserID == w.u.From.ID
	default:
		e.Kind = dialog.Sent
		w.addFile(&e)
	}
	return e
}

// addFile adds the photo or the document of the update, with its caption.
func (w *work) addFile(e *dialog.Event) {
	if w.u.File == nil {
		return
	}
	e.Text, e.Album = w.u.Caption, w.u.Album
	if w.u.What == "photo" {
		e.Photo = w.u.File
	} else {
		e.File = w.u.File
	}
}

// timing says whether the writer of a text can have seen the question shown
// last: Telegram numbers the messages of a chat in order.
func (w *work) timing() dialog.Timing {
	switch before := w.chat.Asked != 0 && w.u.MessageID < w.chat.Asked; {
	case before && !w.chat.Again:
		return dialog.Before
	case before, w.standing.Asking():
		return dialog.Perhaps
	}
	return dialog.After
}
