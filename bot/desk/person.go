package desk

import (
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/viet"
	"raquan/store"
)

// subject is the Telegram id whose record this update belongs to: the person's,
// or the group's.
func (w *work) subject() int64 {
	if w.u.Kind == chat.Group {
		return w.u.Chat
	}
	return w.u.From.ID
}

// loadPerson reads what is known about the person, or begins a record.
func (w *work) loadPerson() error {
	key := store.TelegramKey(w.d.Secret.MAC("telegram", strconv.FormatInt(w.subject(), 10)))
	id, known, err := store.GetID(w.tx, key)
	if err != nil {
		return err
	}
	if !known {
		return w.newPerson(key)
	}
	p := store.PersonID(id)
	if _, err := store.Get(w.tx, store.PersonKey(p), &w.person); err != nil {
		return err
	}
	w.person.ID = p
	if _, err := store.Get(w.tx, store.ChatKey(p), &w.chat); err != nil {
		return err
	}
	if _, err := store.Get(w.tx, store.OfficerKey(p), &w.officer); err != nil {
		return err
	}
	if err := w.loadState(); err != nil {
		return err
	}
	w.lang = lang(&w.officer)
	if !w.officer.Unreachable.IsZero() && w.u.Kind != chat.Blocked {
		w.officer.Unreachable, w.officerChanged = time.Time{}, true
		if err := w.reach(); err != nil {
			return err
		}
	}
	if name := cleanName(w.u.From.Name); w.u.Kind != chat.Group && (name != w.person.Name || w.u.From.Username != w.person.Username) {
		w.person.Name, w.person.Username, w.personChanged = name, w.u.From.Username, true
	}
	return nil
}

// cleanName is a name without what hides or reverses text: it is shown to those
// who decide about the person.
func cleanName(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) {
			return -1
		}
		return r
	}, viet.Clean(name))
	return strings.Join(strings.Fields(name), " ")
}

// newPerson begins the record of somebody who writes for the first time. Nobody
// is recorded for pressing, editing or blocking: that is done by people who had
// their data erased, or it is forged.
func (w *work) newPerson(key store.Key) error {
	switch w.u.Kind {
	case chat.Press, chat.Edited, chat.Blocked, chat.Joined:
		w.stranger = true
		return nil
	}
	w.person = store.Person{V: 1, ID: store.PersonID(w.fresh), Telegram: w.subject(), Met: w.now}
	if w.u.Kind != chat.Group {
		w.person.Name, w.person.Username = cleanName(w.u.From.Name), w.u.From.Username
	}
	w.personChanged = true
	return store.PutID(w.tx, key, string(w.person.ID))
}

// session is store.Session with its state decoded in one go.
type session struct {
	V     int          `json:"v"`
	State dialog.State `json:"state"`
}

// loadState reads where the conversation stands. A state that this program
// cannot read is a new beginning: the answers are in the report.
func (w *work) loadState() error {
	var s session
	_, err := store.Get(w.tx, store.SessionKey(w.person.ID), &s)
	if errors.Is(err, store.ErrCorrupt) {
		w.d.Log.Error("session cannot be read", "person", w.person.ID)
		return nil
	}
	w.state = s.State
	return err
}

// save writes what the update changed about the person.
func (w *work) save() error {
	if w.erased {
		return w.saveErased()
	}
	if err := w.finishEntries(); err != nil {
		return err
	}
	p := w.person.ID
	w.chat.V = 1
	if err := store.Put(w.tx, store.ChatKey(p), w.chat); err != nil {
		return err
	}
	if w.personChanged {
		if err := store.Put(w.tx, store.PersonKey(p), w.person); err != nil {
			return err
		}
	}
	if w.officerChanged {
		w.officer.V = 1
		if err := store.Put(w.tx, store.OfficerKey(p), w.officer); err != nil {
			return err
		}
	}
	if w.u.Kind == chat.Group {
		return nil
	}
	return store.Put(w.tx, store.SessionKey(p), session{V: 1, State: w.state})
}
