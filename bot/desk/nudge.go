package desk

import (
	"strings"
	"time"

	"raquan/bot/dialog"
	"raquan/store"
)

// mostPromised is how many reports are promised at once: an Update may touch
// store.MaxOps keys. All of a person's reports are reminded of all the same.
const mostPromised = 6

// envNudges reads the reminders to the person, if the step may speak of them.
func (w *work) envNudges(env *dialog.Env, e dialog.Event) error {
	if !dialog.NeedsNudges(w.state, e) {
		return nil
	}
	var n store.Nudges
	if _, err := store.Get(w.tx, store.NudgesKey(w.person.ID), &n); err != nil {
		return err
	}
	env.Nudges.Off = !n.Off.IsZero()
	list, err := w.d.owedOf(w.tx, reportingFor(&w.officer), mostPromised)
	if err != nil {
		return err
	}
	for _, o := range list {
		u := dialog.UnitRef{ID: string(o.unit.ID), Name: o.unit.Name, Kind: string(o.unit.Kind)}
		env.Nudges.Owed = append(env.Nudges.Owed, dialog.Owed{UnitRef: u, Ahead: w.d.ahead(o, w.now), Late: !w.d.onTime(o).After(w.now)})
	}
	if len(list) > 0 {
		return nil
	}
	w.nameless = false // then it is not about reminders
	return w.envRoles(env, e)
}

// nudge changes the reminders to this person: puts them off, turns them off but
// those of the deadline day, or on again.
func (w *work) nudge(e dialog.Effects) error {
	if e.Nudge == nil {
		return nil
	}
	n, err := w.readNudges()
	if err != nil {
		return err
	}
	line := store.AuditLine{Act: "reminders", To: "on"}
	if !e.Nudge.On {
		if err := w.forgetLater(&n); err != nil {
			return err
		}
	}
	switch {
	case !e.Nudge.Later.IsZero():
		n.Later = e.Nudge.Later
		line = store.AuditLine{Act: "promise", What: strings.Join(e.Nudge.Units, ","), To: n.Later.UTC().Format(time.RFC3339)}
		if err := store.PutID(w.tx, store.LaterKey(n.Later, w.person.ID), string(w.person.ID)); err != nil {
			return err
		}
		if err := w.promise(e.Nudge.Units, n.Later); err != nil {
			return err
		}
	case e.Nudge.Off:
		n.Off, line.To = w.now, "off"
	default:
		n.Off = time.Time{}
	}
	if err := store.Put(w.tx, store.NudgesKey(w.person.ID), n); err != nil {
		return err
	}
	return w.audit(line)
}

func (w *work) readNudges() (n store.Nudges, err error) {
	_, err = store.Get(w.tx, store.NudgesKey(w.person.ID), &n)
	n.V = 1
	return n, err
}

// forgetLater takes back when the person asked to be reminded; the caller stores
// what is left.
func (w *work) forgetLater(n *store.Nudges) error {
	if n.Later.IsZero() {
		return nil
	}
	key := store.LaterKey(n.Later, w.person.ID)
	n.Later = time.Time{}
	return w.tx.Delete(key)
}

// promise notes with reports of the person's units when they are to come. The
// figures do not change by it, so nothing is counted; a unit of which nothing is
// known has not begun by it.
func (w *work) promise(units []string, until time.Time) error {
	for _, id := range units {
		u, r, err := w.unitAndReport(store.UnitID(id))
		if err != nil {
			return err
		}
		if u == nil || !w.officer.ReportsFor(u.ID) || !owes(u, r) {
			continue
		}
		r.Promise = &store.Promise{By: w.person.ID, At: w.now, Until: until}
		if err := store.Put(w.tx, store.ReportKey(w.d.Campaign.Key, u.ID), r); err != nil {
			return err
		}
	}
	return nil
}

// kept ends the promise of the report that is being sent. If it was the only one
// that the person makes, they need not be reminded either.
func (w *work) kept() error {
	w.report.Promise = nil
	if len(w.officer.Reporting()) > 1 {
		return nil
	}
	n, err := w.readNudges()
	if err != nil || n.Later.IsZero() {
		return err
	}
	if err := w.forgetLater(&n); err != nil {
		return err
	}
	return store.Put(w.tx, store.NudgesKey(w.person.ID), n)
}

// unpromise ends what somebody promised who reports for a unit no more.
func (w *work) unpromise(p store.PersonID, unit store.UnitID) error {
	u, r, err := w.unitAndReport(unit)
	if err != nil || u == nil || r.Promise == nil || r.Promise.By != p {
		return err
	}
	r.Promise = nil
	return store.Put(w.tx, store.ReportKey(w.d.Campaign.Key, unit), r)
}

// eraseNudges removes what is kept about the reminders to this person.
func (w *work) eraseNudges() error {
	n, err := w.readNudges()
	if err != nil {
		return err
	}
	if err := w.forgetLater(&n); err != nil {
		return err
	}
	return w.tx.Delete(store.NudgesKey(w.person.ID))
}
