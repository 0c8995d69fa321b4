package desk

import (
	"context"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/store"
)

// recordFault notes an update that cannot be handled at all.
func (d *Desk) recordFault(ctx context.Context, u chat.Update, now time.Time, what string) error {
	d.Log.Warn("update not handled", "update", u.ID, "why", what)
	return d.Store.Update(ctx, func(tx store.Tx) error {
		return store.Put(tx, store.FaultKey(u.ID), store.Fault{V: 1, Update: u.ID, At: now, What: what})
	})
}

// apologise records the fault, marks the update as seen and tells the person.
// If that fails by a fault of the update's own as well, recording is all.
func (d *Desk) apologise(ctx context.Context, u chat.Update, now time.Time, cause error) (*work, error) {
	w, err := d.transact(ctx, u, now, func(w *work) error { return w.runFault(cause) })
	if ownFault(err) {
		return nil, d.recordFault(ctx, u, now, "failed twice")
	}
	return w, err
}

// runFault leaves alone what may have failed: the outbox and the dialog.
func (w *work) runFault(cause error) error {
	fault := store.Fault{V: 1, Update: w.u.ID, At: w.now, What: cause.Error()}
	if err := store.Put(w.tx, store.FaultKey(w.u.ID), fault); err != nil {
		return err
	}
	if err := w.loadPerson(); err != nil || w.stranger {
		return err
	}
	if w.seen = w.chat.HasSeen(w.u.ID, w.now); w.seen {
		return nil
	}
	w.chat.MarkSeen(w.u.ID, w.now)
	if err := w.sayOf(text.Failed); err != nil {
		return err
	}
	return w.save()
}
