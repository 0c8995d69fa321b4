package desk

import (
	"slices"
	"strconv"

	"raquan/bot/dialog"
	"raquan/store"
)

// erase removes the person: the one record with personal data, the look-up by
// Telegram id, the roles, and where the conversation stood. Reports, revisions
// and audit stay; they know a random id only. bbolt forgets the bytes after
// compaction and rotation of backups.
func (w *work) erase(e dialog.Effects) error {
	if !e.Erase {
		return nil
	}
	for _, post := range w.officer.Posts {
		if err := w.leaveStaff(post.Unit); err != nil {
			return err
		}
	}
	if err := w.eraseContacts(); err != nil {
		return err
	}
	if w.officer.Menu != "" {
		w.menu = dialog.Menu(w.lang, false)
	}
	w.unit = nil
	w.erased = true
	return w.audit(store.AuditLine{Act: "erase"})
}

// eraseContacts removes what the roster holds under the number that the person
// has proven to be theirs, and the look-up by it. The units stay; the next
// import brings back what its file says.
func (w *work) eraseContacts() error {
	if w.person.Phone == "" {
		return nil
	}
	key := store.PhoneKey(w.d.Secret.MAC("phone", w.person.Phone))
	var list store.PhoneUnits
	if _, err := store.Get(w.tx, key, &list); err != nil {
		return err
	}
	for _, id := range list.Units {
		u, err := w.readUnit(id)
		if err != nil {
			return err
		}
		if u == nil || u.Contact == "" {
			continue
		}
		var contact store.Person
		if _, err := store.Get(w.tx, store.PersonKey(u.Contact), &contact); err != nil {
			return err
		}
		if contact.Phone != w.person.Phone {
			continue
		}
		if err := w.tx.Delete(store.PersonKey(u.Contact)); err != nil {
			return err
		}
	}
	return w.tx.Delete(key)
}

func (w *work) leaveStaff(unit store.UnitID) error {
	var s store.Staff
	if _, err := store.Get(w.tx, store.StaffKey(unit), &s); err != nil {
		return err
	}
	s.Officers = slices.DeleteFunc(s.Officers, func(p store.Post) bool { return p.Person == w.person.ID })
	if len(s.Officers) == 0 {
		return w.tx.Delete(store.StaffKey(unit))
	}
	return store.Put(w.tx, store.StaffKey(unit), s)
}

// saveErased drops the records. The goodbye goes through the ledger; after a
// crash there is nobody left to send it to.
func (w *work) saveErased() error {
	if err := w.finishEntries(); err != nil {
		return err
	}
	p := w.person.ID
	for _, k := range []store.Key{
		store.PersonKey(p), store.OfficerKey(p), store.SessionKey(p), store.ChatKey(p),
		store.TelegramKey(w.d.Secret.MAC("telegram", strconv.FormatInt(w.subject(), 10))),
	} {
		if err := w.tx.Delete(k); err != nil {
			return err
		}
	}
	return nil
}
