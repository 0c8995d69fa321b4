package desk

import (
	"time"

	"raquan/bot/dialog"
	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/store"
)

// mistaken is for how long an officer may put right what they have noted.
const mistaken = 5 * time.Minute

// call notes what came of an officer's call to a unit below theirs, and shows the
// unit anew. A press from before another call was noted notes nothing: the same one
// twice is one call, and after a colleague's the officer looks first.
func (w *work) call(e dialog.Effects) error {
	if e.Call == nil {
		return nil
	}
	outcome := text.OutcomeOf(e.Call.Outcome)
	u, root, err := w.reviewed(store.UnitID(e.Call.Unit))
	if err != nil {
		return err
	}
	if u == nil || root == u.ID {
		return w.refuseScreen(true)
	}
	if outcome == nil {
		w.sayToast(text.OldButton)
		return nil
	}
	key := store.CallsKey(w.d.Campaign.Key, u.ID)
	var calls store.Calls
	if _, err := store.Get(w.tx, key, &calls); err != nil {
		return err
	}
	switch last := calls.Last(); {
	case calls.N == e.Call.Seen:
		line := store.AuditLine{Act: "call", Unit: u.ID, To: outcome.Key}
		now := store.Call{Outcome: outcome.Key, By: w.person.ID, In: root, At: w.now, Until: w.endOfDay(outcome.Days)}
		if last != nil && last.By == w.person.ID && w.now.Sub(last.At) < mistaken {
			line.From = last.Outcome
			calls.Correct(now)
		} else {
			calls.Add(now)
		}
		if err := store.Put(w.tx, key, calls); err != nil {
			return err
		}
		if err := w.audit(line); err != nil {
			return err
		}
		w.sayToast(text.CallDone, "outcome", text.Outcome(w.lang, outcome.Key))
	case last == nil || last.By != w.person.ID:
		w.sayAlert(text.CallLate)
	}
	return w.show(store.Screen{Name: summary.Called, Unit: u.ID, Page: e.Call.Page, Lang: string(w.lang), For: w.person.ID,
		Args: map[string]string{summary.Root: string(root), summary.What: e.Call.List}})
}

// endOfDay is the last second of the day that is so many days after today; zero if
// days is negative.
func (w *work) endOfDay(days int) time.Time {
	if days < 0 {
		return time.Time{}
	}
	y, m, d := w.now.In(w.d.Campaign.Zone).Date()
	return time.Date(y, m, d+days, 23, 59, 59, 0, w.d.Campaign.Zone)
}
