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
	w.unit = nil
	w.erased = true
	return w.audit(store.AuditLine{Act: "erase"})
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
