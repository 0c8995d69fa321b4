package desk

import (
	"maps"
	"slices"

	"raquan/bot/dialog"
	"raquan/store"
)

// leave ends this person's role as chair of the step's unit. If it never was
// theirs, which nobody can say who has sent something for it, what they answered
// goes; else all stays. The invitation stays used.
func (w *work) leave(e dialog.Effects) error {
	if e.Leave == "" || e.Claim == nil || w.unit == nil || w.unit.ID != store.UnitID(e.Leave) {
		return nil
	}
	kind := store.ClaimKind(e.Claim.Kind)
	if kind.Closes() || kind == store.NotMine && w.sentByMe(w.report) {
		return nil
	}
	post := store.Post{Unit: w.unit.ID, Role: store.Chair}
	if w.officer.Has(post.Unit, store.Deputy) {
		post.Role = store.Deputy
	}
	if !w.officer.Has(post.Unit, post.Role) {
		return nil
	}
	if kind == store.NotMine {
		if err := w.dropMine(); err != nil {
			return err
		}
	}
	if err := leaveStaff(w.tx, w.person.ID, post); err != nil {
		return err
	}
	w.officer.Lose(post.Unit, post.Role)
	w.officerChanged, w.wakes[stageTask] = true, true
	if err := w.undigest(w.person.ID, post); err != nil {
		return err
	}
	if err := w.unpromise(w.person.ID, post.Unit); err != nil {
		return err
	}
	if err := w.audit(store.AuditLine{Act: "leave", To: string(post.Role), Why: string(kind)}); err != nil {
		return err
	}
	if post.Role == store.Deputy { // the chair stays
		return nil
	}
	return w.vacated(kind)
}

// sentByMe reports whether something of what was sent is this person's.
func (w *work) sentByMe(r *store.Report) bool {
	if r.By == w.person.ID {
		return true
	}
	for _, a := range r.Sent {
		if a.Source.By == w.person.ID {
			return true
		}
	}
	return false
}

// dropMine drops this person's answers that are not sent.
func (w *work) dropMine() error {
	r, dropped := w.report, false
	for _, key := range slices.Sorted(maps.Keys(r.Working)) {
		if r.Working[key].Source.By != w.person.ID {
			continue
		}
		if err := w.auditAnswer(key, r.Working[key], store.Answer{}); err != nil {
			return err
		}
		delete(r.Working, key)
		dropped = true
	}
	if !dropped {
		return nil
	}
	if len(r.Working)+len(r.Sent) == 0 {
		r.State = ""
	}
	return w.writeReport()
}

// leaveStaff takes a person's role off a unit's staff.
func leaveStaff(tx store.Tx, p store.PersonID, post store.Post) error {
	var s store.Staff
	if _, err := store.Get(tx, store.StaffKey(post.Unit), &s); err != nil {
		return err
	}
	s.Officers = slices.DeleteFunc(s.Officers, func(o store.Post) bool { return o.Person == p && o.Role == post.Role })
	if err := staffed(tx, post); err != nil {
		return err
	}
	if len(s.Officers) == 0 {
		return tx.Delete(store.StaffKey(post.Unit))
	}
	return store.Put(tx, store.StaffKey(post.Unit), s)
}

// undigest takes back that the level above will be told of somebody's role.
func (w *work) undigest(p store.PersonID, post store.Post) error {
	u, err := w.readUnit(post.Unit)
	if err != nil || u == nil {
		return err
	}
	key := store.DigestKey(u.Parent)
	var d store.Digest
	found, err := store.Get(w.tx, key, &d)
	if err != nil || !found {
		return err
	}
	d.Joined = slices.DeleteFunc(d.Joined, func(l store.DigestLine) bool {
		return l.Unit == post.Unit && l.Role == post.Role && l.Person == p
	})
	return store.Put(w.tx, key, d)
}
