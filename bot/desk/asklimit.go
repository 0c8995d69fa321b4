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

// mayAskAgain decides what becomes of a request that was made before. One that
// is open is not made twice in a day: the person hears once more where it is, the
// level above hears nothing.
func (w *work) mayAskAgain(before store.Request, u *store.Unit) (bool, error) {
	switch {
	case before.Answered.IsZero() && w.within(before.At, askAgainAfter):
		return false, w.sayRequest(before, u)
	case before.Answered.IsZero():
		return true, unplace(w.tx, &before, u)
	case !before.Approved && w.within(before.Answered, askAgainAfter):
		above, err := w.ref(append(before.Told, levels(&before, u)[0])[0])
		if err != nil {
			return false, err
		}
		return false, w.sayOf(text.RequestRefused, "above", above.Name)
	}
	return true, nil
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
