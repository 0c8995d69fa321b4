package desk

import (
	"strconv"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// claim keeps what somebody said about the step's unit itself, or takes it back.
// What ends a role is said by leave. A deputy does neither.
func (w *work) claim(e dialog.Effects) error {
	if w.unit == nil || !w.officer.Has(w.unit.ID, store.Chair) {
		return nil
	}
	if e.Lift && w.report.Claim.Stands() {
		if err := w.takeBack(); err != nil {
			return err
		}
		return w.setClaim(nil)
	}
	if e.Claim == nil || e.Leave != "" || !w.unit.Expected() {
		return nil
	}
	c := &store.Claim{Kind: store.ClaimKind(e.Claim.Kind), Note: e.Claim.Note, By: w.person.ID, At: w.now}
	if !c.Kind.Closes() {
		return nil
	}
	if err := w.askClose(c); err != nil {
		return err
	}
	return w.setClaim(c)
}

// setClaim counts and stores a claim of the step's unit, or the end of one.
func (w *work) setClaim(c *store.Claim) error {
	line := store.AuditLine{Act: "claim", From: w.briefClaim(w.report.Claim), To: w.briefClaim(c)}
	w.report.Claim = c
	if err := w.writeReport(); err != nil {
		return err
	}
	return w.audit(line)
}

// briefClaim writes a claim for the audit, its free text as a salted hash.
func (w *work) briefClaim(c *store.Claim) string {
	switch {
	case c == nil:
		return ""
	case c.Note == "":
		return string(c.Kind)
	}
	return w.brief(store.Answer{Choices: []string{string(c.Kind)}, Text: c.Note})
}

// askClose asks the level above to close the unit, as any request is asked (see
// escalate.go), and tells the person so. Officers are not asked twice a day for
// the same: if it was taken back meanwhile, their buttons come to life again.
func (w *work) askClose(c *store.Claim) error {
	u := w.unit
	req := store.Request{V: 1, ID: w.closeID(), Kind: store.AskClose, Claim: c.Kind, Name: c.Note, Person: w.person.ID, Unit: u.ID, At: w.now}
	var before store.Request
	if _, err := store.Get(w.tx, store.RequestKey(req.ID), &before); err != nil {
		return err
	}
	var err error
	if before.TakenBack && len(before.Told) > 0 && before.Claim == req.Claim && before.Name == req.Name && w.within(before.At, askAgainAfter) {
		req.At, req.Told = before.At, before.Told
		if err = placeKeys(w.tx, &req, u, w.now, w.now); err == nil {
			err = store.Put(w.tx, store.RequestKey(req.ID), req)
		}
	} else {
		err = w.place(&req, u)
	}
	if err != nil {
		return err
	}
	c.Request = req.ID
	what := text.HTML(text.ClaimWhat(w.lang, string(c.Kind), c.Note))
	if len(req.Told) == 0 {
		own, err := w.ref(u.ID)
		if err != nil {
			return err
		}
		return w.sayOf(text.ClaimNobody, "unit", u.Name, "what", what, "above", own.Above)
	}
	above, err := w.ref(req.Told[len(req.Told)-1])
	if err != nil {
		return err
	}
	return w.sayAndWhen(text.ClaimSent, "unit", u.Name, "what", what, "above", above.Name)
}

// closeID names the request to close the step's unit: there is one, whoever asks.
func (w *work) closeID() string { return w.d.Secret.MAC("close", string(w.unit.ID))[:16] }

// takeBack ends the open request to close the step's unit.
func (w *work) takeBack() error {
	var req store.Request
	found, err := store.Get(w.tx, store.RequestKey(w.closeID()), &req)
	if err != nil || !found || !req.Answered.IsZero() {
		return err
	}
	if err := unplace(w.tx, &req, w.unit); err != nil {
		return err
	}
	req.Answered, req.By, req.TakenBack = w.now, w.person.ID, true
	return store.Put(w.tx, store.RequestKey(req.ID), req)
}

// closeMessage asks an officer to close a unit.
func closeMessage(req *store.Request, u *store.Unit) (chat.Message, []string) {
	name := nameOf(req.Person)
	return chat.Message{
		Text: text.Say(text.Vi, text.CloseAsk, "unit", u.Name, "name", name,
			"what", text.HTML(text.ClaimWhat(text.Vi, string(req.Claim), req.Name))),
		Buttons: answers(req),
	}, []string{name}
}

// stillClaimed reports whether a request to close a unit is still what its chair
// says.
func (w *work) stillClaimed(req store.Request) (bool, error) {
	u, r, err := w.unitAndReport(req.Unit)
	if err != nil || u == nil {
		return false, err
	}
	c := tally.Claim(u, r)
	return c != nil && c.Kind.Closes(), nil
}

// unitAndReport reads a unit and its report; the unit is nil if there is none.
func (w *work) unitAndReport(id store.UnitID) (*store.Unit, *store.Report, error) {
	if w.unit != nil && w.unit.ID == id {
		return w.unit, w.report, nil
	}
	u, err := w.readUnit(id)
	if err != nil || u == nil {
		return nil, nil, err
	}
	r := &store.Report{V: 1, Unit: id}
	_, err = store.Get(w.tx, store.ReportKey(w.d.Campaign.Key, id), r)
	return u, r, err
}

// answerClose closes the unit, or lifts the claim. Both sides are told.
func (w *work) answerClose(req store.Request, yes bool, root store.UnitID) error {
	unit, r, err := w.unitAndReport(req.Unit)
	if err != nil {
		return err
	}
	if err := w.answered(&req, yes, store.AuditLine{Act: "close", What: string(req.Claim)}); err != nil {
		return err
	}
	say, answer := text.CloseDeclined, text.Decline
	if yes {
		say, answer = text.CloseApproved, text.Approve
		r.Claim.Settled = w.now
		err = w.closeUnit(unit, r, root)
	} else {
		r.Claim = nil
		err = w.countReport(unit, r)
	}
	if err != nil {
		return err
	}
	if err := w.tellClaimant(&req, say, unit, root); err != nil {
		return err
	}
	return w.sayAndWhen(text.RequestDone, "answer", text.Say(w.lang, answer), "unit", unit.Name)
}

// tellClaimant tells who said it what the level above decided, unless they have
// been erased since.
func (w *work) tellClaimant(req *store.Request, say *text.Sentence, unit *store.Unit, root store.UnitID) error {
	if met, err := store.Get(w.tx, store.PersonKey(req.Person), &store.Person{}); err != nil || !met {
		return err
	}
	l, err := w.langOf(req.Person)
	if err != nil {
		return err
	}
	above, err := w.ref(root)
	if err != nil {
		return err
	}
	told := message(text.Say(l, say, "unit", unit.Name, "above", above.Name,
		"what", text.HTML(text.ClaimWhat(l, string(req.Claim), req.Name))))
	return w.tellOther(req.Person, requestCause(*req)+".answer."+strconv.FormatInt(w.now.Unix(), 10), store.Notice, told)
}

// closeUnit closes a unit as an import does, and keeps why with its report.
func (w *work) closeUnit(u *store.Unit, r *store.Report, root store.UnitID) error {
	if err := w.countReport(u, r); err != nil {
		return err
	}
	return w.order(root).Close(u.ID)
}

// countReport counts and stores a report that need not be that of this step.
func (w *work) countReport(u *store.Unit, r *store.Report) error {
	if err := tally.Count(w.tx, w.d.Campaign, u, r); err != nil {
		return err
	}
	return store.Put(w.tx, store.ReportKey(w.d.Campaign.Key, u.ID), r)
}

// vacated keeps, once a chair has left the step's unit for which nobody else
// reports, why; and tells the level above within the hour.
func (w *work) vacated(kind store.ClaimKind) error {
	if err := w.digestClaim(w.unit, kind); err != nil {
		return err
	}
	var s store.Staff
	if _, err := store.Get(w.tx, store.StaffKey(w.unit.ID), &s); err != nil {
		return err
	}
	if len(s.With(store.Chair)) > 0 || w.report.Claim.Stands() { // what was said about the unit weighs more
		return nil
	}
	return w.setClaim(&store.Claim{Kind: kind, By: w.person.ID, At: w.now})
}

// filled ends the claim that nobody reports for a unit: somebody does.
func (w *work) filled(id store.UnitID) error {
	u, r, err := w.unitAndReport(id)
	if err != nil || u == nil || !r.Claim.Stands() || r.Claim.Kind.Closes() {
		return err
	}
	r.Claim = nil
	return w.countReport(u, r)
}

// claimOf is the claim that the dialog is to know: one that waits for the level
// above.
func (w *work) claimOf(r *store.Report) *dialog.Claim {
	c := tally.Claim(w.unit, r)
	if c == nil || !c.Kind.Closes() {
		return nil
	}
	return &dialog.Claim{Kind: dialog.ClaimKind(c.Kind), Note: c.Note, At: c.At}
}
