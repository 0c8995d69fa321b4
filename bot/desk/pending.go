package desk

import (
	"raquan/bot/dialog"
	"raquan/store"
)

// envPending reads what the person has asked the levels above for.
func (w *work) envPending(env *dialog.Env, e dialog.Event) (err error) {
	if dialog.NeedsPending(*env, e) {
		env.Pending, err = w.pending()
	}
	return err
}

// pending are the person's requests that the levels above have not answered.
func (w *work) pending() ([]dialog.Pending, error) {
	var asked store.Asked
	if _, err := store.Get(w.tx, store.AskedKey(w.person.ID), &asked); err != nil {
		return nil, err
	}
	var list []dialog.Pending
	for _, a := range asked.Requests {
		open, err := w.waits(a.ID)
		if err != nil {
			return nil, err
		}
		if !open {
			continue
		}
		p, err := w.describeRequest(a.ID)
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
}

// describeRequest says what a request is about, and with whom it is.
func (w *work) describeRequest(id string) (dialog.Pending, error) {
	var r store.Request
	if _, err := store.Get(w.tx, store.RequestKey(id), &r); err != nil {
		return dialog.Pending{}, err
	}
	u, err := w.readUnit(r.Unit)
	if err != nil || u == nil {
		return dialog.Pending{}, err
	}
	p := dialog.Pending{Unit: subjectOf(&r, u)}
	if n := len(r.Told); n > 0 {
		above, err := w.ref(r.Told[n-1])
		if err != nil {
			return dialog.Pending{}, err
		}
		p.Above = above.Name
	}
	return p, nil
}
