package desk

import (
	"raquan/bot/dialog"
	"raquan/store"
)

// envAssessed reads what is said of a unit; none if the person is no officer of
// that very unit: nobody speaks for another level.
func (w *work) envAssessed(env *dialog.Env, e dialog.Event) error {
	only := ""
	if len(env.Roots) == 1 {
		only = env.Roots[0].ID
	}
	id := store.UnitID(dialog.AssessedUnit(w.state, e, only))
	if !w.speaksFor(id) {
		return nil
	}
	u, err := w.readUnit(id)
	if err != nil || u == nil {
		return err
	}
	a, err := w.assessment(id)
	if err != nil {
		return err
	}
	env.Assessed = &dialog.Assessed{UnitRef: dialog.UnitRef{ID: string(id), Name: u.Name, Kind: string(u.Kind)}, Said: map[string]string{}}
	for key, r := range a.Remarks {
		env.Assessed.Said[key] = r.Text
	}
	return nil
}

func (w *work) speaksFor(id store.UnitID) bool {
	return id != "" && (w.officer.Has(id, store.UpperRole) || w.officer.Has(id, store.Department))
}

func (w *work) assessment(id store.UnitID) (a store.Assessment, err error) {
	_, err = store.Get(w.tx, store.AssessmentKey(w.d.Campaign.Key, id), &a)
	return a, err
}

// assess records what an officer says of their unit, or that it is taken away. The
// audit has a hash of both.
func (w *work) assess(e dialog.Effects) error {
	s := e.Assess
	if s == nil {
		return nil
	}
	id := store.UnitID(s.Unit)
	if !w.speaksFor(id) {
		return w.refuseScreen(true)
	}
	a, err := w.assessment(id)
	if err != nil {
		return err
	}
	was := a.Remarks[s.Key].Text
	if was == s.Said {
		return nil
	}
	line, err := w.auditLine(store.AuditLine{Act: "assessment", Unit: id, What: s.Key, From: w.hashedIfAny(was), To: w.hashedIfAny(s.Said)})
	if err != nil {
		return err
	}
	a.V, a.Unit = 1, id
	if a.Remarks == nil {
		a.Remarks = map[string]store.Remark{}
	}
	if a.Remarks[s.Key] = (store.Remark{Text: s.Said, By: w.person.ID, At: w.now, Line: line}); s.Said == "" {
		delete(a.Remarks, s.Key)
	}
	return store.Put(w.tx, store.AssessmentKey(w.d.Campaign.Key, id), a)
}

func (w *work) hashedIfAny(s string) string {
	if s == "" {
		return ""
	}
	return w.hashed(s)
}
