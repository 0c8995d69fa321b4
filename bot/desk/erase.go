package desk

import (
	"context"
	"errors"
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
	if len(w.officer.Posts) > maxLeft {
		return errTooMuch
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
	w.erased, w.wakes[stageTask] = true, true
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
	if list.More > 0 {
		return errTooMuch
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
const maxLeft = 12

// errTooMuch is given by an update that would end more roles than that, or erase
// a number that stands at more units than the look-up by it names.
var errTooMuch = errors.New("desk: too much to erase in one transaction")

// shed makes a person small enough to be erased in one transaction. A crash on
// the way leaves less of them, and the update to be handled again.
func (d *Desk) shed(ctx context.Context, p store.PersonID) error {
	if err := d.shedRoles(ctx, p); err != nil {
		return err
	}
	return d.shedContacts(ctx, p)
}

// shedContacts removes all that the roster holds under the person's number, if
// that is more than the look-up by it names.
func (d *Desk) shedContacts(ctx context.Context, p store.PersonID) error {
	var person store.Person
	var list store.PhoneUnits
	var contacts []store.PersonID
	err := d.Store.View(ctx, func(s store.Snapshot) (err error) {
		contacts = nil
		if _, err := store.Get(s, store.PersonKey(p), &person); err != nil || person.Phone == "" {
			return err
		}
		if _, err := store.Get(s, store.PhoneKey(d.Secret.MAC("phone", person.Phone)), &list); err != nil || list.More == 0 {
			return err
		}
		contacts, err = contactsOf(s, person.Phone)
		return err
	})
	if err != nil || list.More == 0 {
		return err
	}
	for some := range slices.Chunk(contacts, store.MaxOps) {
		err := d.Store.Update(ctx, func(tx store.Tx) error {
			for _, c := range some {
				if err := tx.Delete(store.PersonKey(c)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return d.Store.Update(ctx, func(tx store.Tx) error { return tx.Delete(store.PhoneKey(d.Secret.MAC("phone", person.Phone))) })
}

// contactsOf are the people whom the roster names under a number: they have no
// account.
func contactsOf(s store.Snapshot, phone string) (list []store.PersonID, err error) {
	from, to := store.AllPeople()
	for p, err := range store.Records[store.Person](s, from, to) {
		if err != nil {
			return nil, err
		}
		if p.Phone == phone && p.Telegram == 0 {
			list = append(list, p.ID)
		}
	}
	return list, nil
}

// shedRoles ends a person's roles, some in each transaction, until one more can
// erase the person.
func (d *Desk) shedRoles(ctx context.Context, p store.PersonID) error {
	const some = 40
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
	if err := w.eraseNudges(); err != nil {
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
