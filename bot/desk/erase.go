package desk

import (
	"context"
	"errors"
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
	if len(w.officer.Posts) > maxLeft {
		return errManyRoles
	}
	for _, post := range w.officer.Posts {
		if err := leaveStaff(w.tx, w.person.ID, post); err != nil {
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

// maxLeft is how many roles end in the transaction that erases a person, beside
// all else that it touches (store.MaxOps).
const maxLeft = 20

// errManyRoles is given by an update that would end more roles than that.
var errManyRoles = errors.New("desk: too many roles for one transaction")

// shedRoles ends a person's roles, some in each transaction, until one more can
// erase the person. A crash on the way leaves fewer roles, and the update to be
// handled again.
func (d *Desk) shedRoles(ctx context.Context, p store.PersonID) error {
	const some = 60
	for left := maxLeft + 1; left > maxLeft; {
		err := d.Store.Update(ctx, func(tx store.Tx) error {
			var o store.Officer
			if _, err := store.Get(tx, store.OfficerKey(p), &o); err != nil {
				return err
			}
			n := min(some, max(0, len(o.Posts)-maxLeft))
			for _, post := range o.Posts[:n] {
				if err := leaveStaff(tx, p, post); err != nil {
					return err
				}
			}
			o.Posts = o.Posts[n:]
			left = len(o.Posts)
			return store.Put(tx, store.OfficerKey(p), o)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// saveErased drops the records. The goodbye goes through the ledger; after a
// crash there is nobody left to send it to.
func (w *work) saveErased() error {
	if err := w.finishEntries(); err != nil {
		return err
	}
	p := w.person.ID
	for _, k := range []store.Key{
		store.PersonKey(p), store.OfficerKey(p), store.SessionKey(p), store.ChatKey(p), store.AskedKey(p),
		store.TelegramKey(w.d.Secret.MAC("telegram", strconv.FormatInt(w.subject(), 10))),
	} {
		if err := w.tx.Delete(k); err != nil {
			return err
		}
	}
	return nil
}
