package desk

import (
	"strconv"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/roster"
	"raquan/bot/text"
	"raquan/store"
)

// tell enters a message to this person in the ledger. Its cause is the update
// and its place among the answers to it.
func (w *work) tell(m dialog.Outgoing) error {
	e := store.Entry{Lane: store.Reply, View: m.View, Asks: m.Asks}
	if m.InPlace && w.u.Kind == chat.Press {
		e.Edit = w.u.MessageID
	}
	if m.QR != "" {
		picture, err := roster.QRCode(m.QR)
		if err != nil {
			return err
		}
		m.Message.Photo = &chat.File{Name: "qr.png", Data: picture}
	}
	if err := setMessage(&e, m.Message, w.mentions...); err != nil {
		return err
	}
	return w.enter(e, &m.Message)
}

// sayOf tells this person a sentence.
func (w *work) sayOf(s *text.Sentence, args ...any) error {
	return w.tell(dialog.Outgoing{Message: message(text.Say(w.lang, s, args...))})
}

// sayToast answers the press with a line above the chat.
func (w *work) sayToast(s *text.Sentence, args ...any) { w.toast = text.Plain(w.lang, s, args...) }

// sayAlert answers the press with a box that has to be closed.
func (w *work) sayAlert(s *text.Sentence) {
	w.sayToast(s)
	w.alert = true
}

// show enters a screen of figures, rendered when it is sent. A screen opened by
// a press takes the place of the one that was pressed.
func (w *work) show(s store.Screen) error {
	e := store.Entry{Lane: store.Reply, View: "screen", Screen: &s}
	if w.u.Kind == chat.Press {
		e.Edit = w.u.MessageID
	}
	return w.enter(e, nil)
}

// enter completes an entry to this person, whose message is m unless it is a
// screen. It is written by finishEntries.
func (w *work) enter(e store.Entry, m *chat.Message) error {
	if e.Screen != nil {
		m = nil
	}
	w.chat.Seq++
	e.V, e.Person, e.Seq, e.At = 1, w.person.ID, w.chat.Seq, w.now
	if e.Cause == "" {
		e.Cause = "u" + strconv.FormatInt(w.u.ID, 10) + "." + strconv.Itoa(w.entries)
		w.entries++
	}
	w.own, w.said = append(w.own, e), append(w.said, m)
	return nil
}

// finishEntries writes this person's entries and hands them over.
func (w *work) finishEntries() error {
	for _, e := range w.own {
		if err := store.Put(w.tx, store.LedgerKey(e.Person, e.Cause), e); err != nil {
			return err
		}
	}
	w.deliveries = append(w.deliveries, Delivery{Person: w.person.ID, ChatID: w.subject(), Chat: w.chat, Entries: w.own, Messages: w.said})
	return nil
}

// tellOther enters an unasked message to somebody else, once for a cause. It may
// mention people: see setMessage. What the person is answered says when it goes:
// see andWhen.
func (w *work) tellOther(p store.PersonID, cause string, lane store.Lane, m chat.Message, mentions ...string) error {
	if p == w.person.ID && !w.aside { // it goes with the answers to this update, in their order
		e := store.Entry{Cause: cause, Lane: lane, Keep: true}
		if err := setMessage(&e, m, mentions...); err != nil {
			return err
		}
		return w.enter(e, &m)
	}
	n := w.notices()
	err := n.tell(p, cause, lane, m, mentions...)
	w.deliveries = n.out
	w.othersHear = afterNight(w.d.Campaign, lane, w.now)
	return err
}

// notices are messages to others, behind those of this step so far.
func (w *work) notices() *notices {
	return &notices{tx: w.tx, campaign: w.d.Campaign, now: w.now, out: w.deliveries}
}
