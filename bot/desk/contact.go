package desk

import (
	"raquan/bot/dialog"
	"raquan/store"
)

// envRootAbove says whom an officer without a unit of their own can ask: the
// level above the first of theirs.
func (w *work) envRootAbove(env dialog.Env, contact bool) (dialog.Env, error) {
	if !contact || len(env.Units) > 0 || len(env.Roots) == 0 {
		return env, nil
	}
	root, err := w.readUnit(store.UnitID(env.Roots[0].ID))
	if err != nil || root == nil {
		return env, err
	}
	above, err := w.readUnit(root.Parent)
	if err != nil || above == nil {
		return env, err
	}
	env.Upper, err = w.contactOf(above, contact)
	return env, err
}

// contactOf is whom to ask at a unit. The person is named by id; name and number
// are filled in at sending.
func (w *work) contactOf(u *store.Unit, person bool) (dialog.Contact, error) {
	c := dialog.Contact{Unit: u.ShortName()}
	if u.Contact == "" || !person {
		return c, nil
	}
	var p store.Person
	if _, err := store.Get(w.tx, store.PersonKey(u.Contact), &p); err != nil {
		return c, err
	}
	c.Name = w.mention(u.Contact)
	if p.Phone != "" {
		c.Phone = phoneOf(u.Contact)
		w.mentions = append(w.mentions, c.Phone)
	}
	return c, nil
}
