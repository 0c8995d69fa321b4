package desk

import (
	"slices"
	"strconv"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// envReturned adds to the step's unit what an officer above has done with its
// report.
func (w *work) envReturned(env *dialog.Env) error {
	r := w.report
	if back := r.Reopened(); back != nil {
		above, err := w.shortName(back.In)
		if err != nil {
			return err
		}
		env.Unit.Report.Back = &dialog.Back{Reason: back.Reason, Questions: back.Questions, Above: above, Unseen: back.Seen.IsZero()}
		for key, a := range r.Working {
			if slices.Contains(back.Questions, key) && !a.Source.At.Before(back.At) {
				env.Unit.Report.Back.Given = append(env.Unit.Report.Back.Given, key)
			}
		}
		slices.Sort(env.Unit.Report.Back.Given)
	}
	if gone := r.Withdrawal; gone != nil && r.State == store.Withdrawn {
		above, err := w.shortName(gone.In)
		if err != nil {
			return err
		}
		env.Unit.Report.Gone = &dialog.Gone{Reason: gone.Reason, Above: above}
		env.Unit.Report.Code, env.Unit.Report.OnTime = gone.Code, gone.OnTime
	}
	return nil
}

// shortName is the short name of a unit; empty if there is none.
func (w *work) shortName(id store.UnitID) (string, error) {
	u, err := w.readUnit(id)
	if err != nil || u == nil {
		return "", err
	}
	return u.ShortName(), nil
}

// seeReturn notes that somebody who reports for the step's unit has seen what is to
// be completed.
func (w *work) seeReturn(e dialog.Effects) error {
	if !e.Seen || w.unit == nil || !w.officer.ReportsFor(w.unit.ID) {
		return nil
	}
	back := w.report.Reopened()
	if back == nil || !back.Seen.IsZero() {
		return nil
	}
	seen := *back
	seen.Seen = w.now
	w.report.Return = &seen
	if err := w.audit(store.AuditLine{Act: "return-seen", To: "revision " + strconv.Itoa(w.report.Revision)}); err != nil {
		return err
	}
	return store.Put(w.tx, store.ReportKey(w.d.Campaign.Key, w.unit.ID), w.report)
}

// maxFixedTold bounds how many officers are told in the place of the one who
// returned a report: the update that sends it touches much else.
const maxFixedTold = 3

// tellFixed tells whoever returned the report that it was sent again, with what has
// changed: the officer, or who is in charge of their level by now.
func (w *work) tellFixed() error {
	back := w.fixed
	if back == nil {
		return nil
	}
	var before store.Revision
	if _, err := store.Get(w.tx, store.RevisionKey(w.d.Campaign.Key, w.unit.ID, back.Revision), &before); err != nil {
		return err
	}
	people := []store.PersonID{back.By}
	var o store.Officer
	if _, err := store.Get(w.tx, store.OfficerKey(back.By), &o); err != nil {
		return err
	}
	if root := o.RootOver(w.unit); root == "" || root == w.unit.ID {
		var err error
		if _, people, err = nearestOfficers(w.tx, back.In); err != nil {
			return err
		}
		people = people[:min(len(people), maxFixedTold)]
	}
	cause := "fixed." + w.d.Campaign.Key + "." + string(w.unit.ID) + "." + strconv.Itoa(w.report.Revision)
	for _, p := range people {
		l, err := w.langOf(p)
		if err != nil {
			return err
		}
		lines := summary.Changes(l, w.d.Campaign, before.Answers, w.report.Sent)
		said := text.Say(l, text.FixedSame)
		if len(lines) > 0 {
			said = strings.Join(lines, "\n")
		}
		m := chat.Message{
			Text: text.Say(l, text.FixedTold, "unit", w.unit.Name, "n", strconv.Itoa(w.report.Revision), "changes", text.HTML(said)),
			Buttons: [][]chat.Button{chat.Row(chat.Button{Text: text.Plain(l, text.UnitReport),
				Data: summary.Data(store.Screen{Name: summary.Report, Unit: w.unit.ID, Args: map[string]string{summary.Root: string(back.In)}})})},
		}
		if err := w.tellOther(p, cause, store.StaffLane, m); err != nil {
			return err
		}
	}
	return nil
}

// labels are the names of questions, in the order of the campaign; of none, of all.
func labels(l text.Lang, c *config.Campaign, keys []string) []string {
	var names []string
	for _, q := range c.Questions {
		if slices.Contains(keys, q.Key) {
			names = append(names, text.Of(l, q.Label))
		}
	}
	if len(keys) == 0 {
		names = []string{text.Plain(l, text.RepBackAll)}
	}
	return names
}
