package desk

import (
	"encoding/json"
	"fmt"
	"strconv"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/store"
)

// tell enters a message to this person in the ledger. Its cause is the update
// and its place among the answers to it.
func (w *work) tell(m dialog.Outgoing) error {
	body, err := json.Marshal(m.Message)
	if err != nil {
		return fmt.Errorf("desk: encode message: %w", err)
	}
	return w.enter(store.Entry{Lane: store.Reply, View: m.View, Asks: m.Asks, Message: body})
}

// show enters a screen of figures, rendered when it is sent. A screen opened by
// a press takes the place of the one that was pressed.
func (w *work) show(s store.Screen) error {
	e := store.Entry{Lane: store.Reply, View: "screen", Screen: &s}
	if w.u.Kind == chat.Press {
		e.Edit = w.u.MessageID
	}
	return w.enter(e)
}

// enter completes an entry to this person. It is written by finishEntries.
func (w *work) enter(e store.Entry) error {
	w.chat.Seq++
	e.V, e.Person, e.Seq, e.At = 1, w.person.ID, w.chat.Seq, w.now
	if e.Cause == "" {
		e.Cause = "u" + strconv.FormatInt(w.u.ID, 10) + "." + strconv.Itoa(w.entries)
		w.entries++
	}
	w.own = append(w.own, e)
	return nil
}

// finishEntries writes this person's entries and hands them over.
func (w *work) finishEntries() error {
	for _, e := range w.own {
		if err := store.Put(w.tx, store.LedgerKey(e.Person, e.Cause), e); err != nil {
			return err
		}
	}
	w.deliveries = append(w.deliveries, Delivery{Person: w.person.ID, ChatID: w.subject(), Chat: w.chat, Entries: w.own})
	return nil
}

// tellOther enters an unasked message to somebody else, once for a cause.
func (w *work) tellOther(p store.PersonID, cause string, lane store.Lane, m chat.Message) error {
	if p == w.person.ID { // it goes with the answers to this update, in their order
		body, err := json.Marshal(m)
		if err != nil {
			return fmt.Errorf("desk: encode notice: %w", err)
		}
		return w.enter(store.Entry{Cause: cause, Lane: lane, Message: body, Keep: true})
	}
	d, err := enterFor(w.tx, p, cause, lane, m, w.now)
	if err == nil && d != nil {
		w.deliveries = append(w.deliveries, *d)
	}
	return err
}
