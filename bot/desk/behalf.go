package desk

import (
	"strconv"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/text"
	"raquan/store"
)

// behalfUnit gives the unit for which the step enters a report, if the person is
// an officer of a level strictly above it and does not report for it themselves.
// Every step asks here anew.
func (w *work) behalfUnit(e dialog.Event) (store.UnitID, error) {
	id := store.UnitID(dialog.BehalfUnit(w.state, e))
	may, err := w.mayEnter(id)
	if err != nil || !may {
		return "", err
	}
	w.behalf = true
	return id, nil
}

// mayEnter reports whether the person may enter the report of a unit for it.
func (w *work) mayEnter(id store.UnitID) (bool, error) {
	if id == "" || w.officer.ReportsFor(id) {
		return false, nil
	}
	root, err := w.rootFor(id)
	return root != "" && root != id, err
}

// entered is the mark of a report that an officer above enters, with its line in
// the audit; nil if the unit sends it.
func (w *work) entered(in *dialog.Entering) (*store.Entered, error) {
	if in == nil || !w.behalf {
		return nil, nil
	}
	root, err := w.rootFor(w.unit.ID)
	if err != nil {
		return nil, err
	}
	why := ""
	if in.From != "" {
		why = w.hashed(in.From)
	}
	if err := w.audit(store.AuditLine{Act: "enter", What: in.Via, To: "revision " + strconv.Itoa(w.report.Revision), Why: why}); err != nil {
		return nil, err
	}
	return &store.Entered{By: w.person.ID, In: root, Via: store.EntryVia(in.Via), From: in.From, At: w.now}, nil
}

// enteredBy tells the dialog who entered the report sent last; nil if the unit
// sent it.
func (w *work) enteredBy(r *store.Report) *dialog.EnteredBy {
	if r.Entered == nil {
		return nil
	}
	return &dialog.EnteredBy{Who: w.mention(r.Entered.By), Via: string(r.Entered.Via), From: r.Entered.From}
}

// tellEntered tells those who report for the unit what was entered and sent for
// it, and how to correct it.
func (w *work) tellEntered(e dialog.Effects) error {
	if e.Behalf == nil || e.Submit == nil || w.report.Entered == nil {
		return nil
	}
	var staff store.Staff
	if _, err := store.Get(w.tx, store.StaffKey(w.unit.ID), &staff); err != nil {
		return err
	}
	above, err := w.readUnit(w.report.Entered.In)
	if err != nil || above == nil {
		return err
	}
	told := map[store.PersonID]bool{w.person.ID: true}
	for _, p := range staff.Officers {
		if told[p.Person] || len(told) > maxTold || p.Role != store.Chair && p.Role != store.Deputy {
			continue
		}
		told[p.Person] = true
		l, err := w.langOf(p.Person)
		if err != nil {
			return err
		}
		cause := "entered." + w.d.Campaign.Key + "." + string(w.unit.ID) + "." + strconv.Itoa(w.report.Revision)
		if err := w.tellOther(p.Person, cause, store.Notice, w.enteredMessage(l, above)); err != nil {
			return err
		}
	}
	return nil
}

// enteredMessage says which figures were entered for the unit, by which level.
func (w *work) enteredMessage(l text.Lang, above *store.Unit) chat.Message {
	r := w.report
	var lines strings.Builder
	for _, q := range w.d.Campaign.Questions {
		if a := r.Sent[q.Key]; a.N != nil {
			lines.WriteString("\n" + text.Say(l, text.CardLine, "label", text.Of(l, q.Label), "value", text.Number(l, *a.N)))
		}
	}
	html := text.Say(l, text.BehalfTold, "above", above.ShortName(), "unit", w.unit.Name, "moment", text.Moment(l, w.now, w.d.Campaign.Zone),
		"n", strconv.Itoa(r.Revision), "via", text.Via(l, string(r.Entered.Via), r.Entered.From), "lines", text.HTML(lines.String()), "code", r.Code)
	id := string(w.unit.ID)
	return chat.Message{Text: html, Buttons: [][]chat.Button{
		chat.Row(chat.Button{Text: text.Plain(l, text.ShowIt), Data: "v/" + id}),
		chat.Row(chat.Button{Text: text.Plain(l, text.EditIt), Data: "b/" + id})}}
}
