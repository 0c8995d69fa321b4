package desk

import (
	"slices"
	"time"

	"raquan/bot/text"
	"raquan/store"
)

// Officers answer requests one by one, so a person can make only so many: those
// that wait, and those of a day. Who is declined may think again for a day.
const (
	mostWaiting   = 3
	mostADay      = 6
	askAgainAfter = 24 * time.Hour
)

// mayAsk decides whether a request may be made now, and says why not. A request
// that is open already is not made twice: the person hears once more that it was
// sent, the level above hears nothing.
func (w *work) mayAsk(req store.Request, above string) (bool, error) {
	var before store.Request
	found, err := store.Get(w.tx, store.RequestKey(req.ID), &before)
	if err != nil {
		return false, err
	}
	switch {
	case !found:
	case before.Answered.IsZero() && w.within(before.At, askAgainAfter):
		return false, w.sayOf(text.RequestSent, "unit", w.nameOfUnit(req), "above", above)
	case !before.Answered.IsZero() && !before.Approved && w.within(before.Answered, askAgainAfter):
		return false, w.sayOf(text.RequestRefused, "above", above)
	}
	return w.underLimit(req)
}

// nameOfUnit is the name of the unit that a request is about, or would add.
func (w *work) nameOfUnit(req store.Request) string {
	if u, err := w.readUnit(req.Unit); err == nil && u != nil && req.Name == "" {
		return u.Name
	}
	return req.Name
}

// within reports whether a moment is less than so long ago.
func (w *work) within(t time.Time, d time.Duration) bool {
	ago := w.now.Sub(t)
	return ago >= 0 && ago < d
}

// underLimit enters the request into the person's list, unless there are too
// many.
func (w *work) underLimit(req store.Request) (bool, error) {
	var asked store.Asked
	if _, err := store.Get(w.tx, store.AskedKey(w.person.ID), &asked); err != nil {
		return false, err
	}
	waiting, kept := 0, asked.Requests[:0]
	for _, a := range asked.Requests {
		open, err := w.waits(a.ID)
		if err != nil {
			return false, err
		}
		if a.ID == req.ID || !open && !w.within(a.At, askAgainAfter) {
			continue
		}
		if open {
			waiting++
		}
		kept = append(kept, a)
	}
	switch {
	case waiting >= mostWaiting:
		return false, w.sayOf(text.RequestMost, "n", text.Number(w.lang, int64(waiting)))
	case len(kept) >= mostADay:
		return false, w.sayOf(text.RequestToday)
	}
	asked.V, asked.Requests = 1, append(slices.Clip(kept), store.AskedOf{ID: req.ID, At: req.At})
	return true, store.Put(w.tx, store.AskedKey(w.person.ID), asked)
}

// waits reports whether a request waits for its answer.
func (w *work) waits(id string) (bool, error) {
	var r store.Request
	found, err := store.Get(w.tx, store.RequestKey(id), &r)
	if err != nil || !found || !r.Answered.IsZero() {
		return false, err
	}
	return w.stillAsks(r)
}
