package desk

import (
	"raquan/bot/dialog"
	"raquan/bot/directory"
	"raquan/store"
)

// envSearch looks up what the step needs to know from the list of units. The
// directory is of a moment ago: what it finds is read again here.
func (w *work) envSearch(env *dialog.Env, e dialog.Event) error {
	l, ok := dialog.LooksUp(*env, w.state, e)
	if !ok {
		return nil
	}
	env.Search = &dialog.Search{}
	if l.Unit != "" {
		c, err := w.candidate(store.UnitID(l.Unit))
		env.Search.Picked = c
		return err
	}
	index := w.d.Directory.Index()
	if l.Text == "" {
		var ids []store.UnitID
		ids, env.Search.Total = index.Under(store.UnitID(l.Under), (max(1, l.Page)-1)*directory.Most, directory.Most)
		return w.candidates(env.Search, ids)
	}
	found := index.Search(l.Text, store.UnitID(l.Under))
	env.Search.Total = found.Total
	for _, g := range found.Groups {
		above, err := w.ref(g.Above)
		if err != nil {
			return err
		}
		env.Search.Groups = append(env.Search.Groups, dialog.Group{UnitRef: above, N: g.N})
	}
	return w.candidates(env.Search, found.Units)
}

// candidates describes units that were found; those closed since are left out.
func (w *work) candidates(s *dialog.Search, ids []store.UnitID) error {
	for _, id := range ids {
		c, err := w.candidate(id)
		if err != nil {
			return err
		}
		if c == nil {
			s.Total--
			continue
		}
		s.Units = append(s.Units, *c)
	}
	return nil
}

// candidate describes a unit that is to report; nil if it is not.
func (w *work) candidate(id store.UnitID) (*dialog.Candidate, error) {
	u, err := w.readUnit(id)
	if err != nil || u == nil || !u.Expected() {
		return nil, err
	}
	c := &dialog.Candidate{Short: u.ShortName()}
	if c.UnitRef, err = w.ref(id); err != nil {
		return nil, err
	}
	c.Place = c.Above
	if n := len(u.Above); n > 2 { // the one below the national unit, the province
		top, err := w.readUnit(u.Above[n-2])
		if err != nil {
			return nil, err
		}
		if top != nil {
			c.Place += ", " + top.ShortName()
		}
	}
	chair, err := chairOf(w.tx, id)
	c.Taken = chair != ""
	return c, err
}
