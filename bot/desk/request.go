package desk

import (
	"errors"
	"fmt"
	"strconv"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/text"
	"raquan/store"
)

// request asks the level above to confirm somebody whose number the roster
// lists for many units.
func (w *work) request(e dialog.Effects) error {
	for _, id := range e.Request {
		if err := w.requestUnit(store.UnitID(id)); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) requestUnit(id store.UnitID) error {
	u, err := w.readUnit(id)
	if err != nil || u == nil || !u.Expected() {
		return err
	}
	return w.make(store.Request{V: 1, ID: w.requestID(id), Person: w.person.ID, Unit: id, At: w.now, Listed: len(w.foundIDs) > 0}, u)
}

// make makes a request about a unit, and says what became of it.
func (w *work) make(req store.Request, u *store.Unit) error {
	var before store.Request
	found, err := store.Get(w.tx, store.RequestKey(req.ID), &before)
	if err != nil {
		return err
	}
	if found {
		if again, err := w.mayAskAgain(before, u); err != nil || !again {
			return err
		}
	}
	may, err := w.underLimit(req)
	if err != nil || !may {
		return err
	}
	if err := place(w.tx, w.tellOther, &req, u, w.now); err != nil {
		return err
	}
	return w.sayRequest(req, u)
}

// sayRequest says where an open request is.
func (w *work) sayRequest(req store.Request, u *store.Unit) error {
	if len(req.Told) == 0 {
		return w.sayOf(text.RequestWaits, "unit", subjectOf(&req, u))
	}
	above, err := w.ref(req.Told[len(req.Told)-1])
	if err != nil {
		return err
	}
	return w.sayOf(text.RequestSent, "unit", subjectOf(&req, u), "above", above.Name)
}

// askMessage asks an officer. It tells who asks, and who is known for the unit.
func askMessage(r store.Reader, req *store.Request, u *store.Unit) (chat.Message, []store.PersonID, error) {
	if req.Kind == store.AskClose {
		m, people := closeMessage(req, u)
		return m, people, nil
	}
	people := []store.PersonID{req.Person}
	var notes text.HTML
	if req.Listed {
		notes += text.HTML("\n" + text.Say(text.Vi, text.RequestNoteListed))
	}
	chair, err := chairOf(r, u.ID)
	if err != nil {
		return chat.Message{}, nil, err
	}
	if chair != "" {
		people = append(people, chair)
		notes += text.HTML("\n" + text.Say(text.Vi, text.RequestNoteTaken, "name", nameOf(chair)))
	}
	return chat.Message{
		Text: text.Say(text.Vi, text.RequestJoin, "who", whoOf(req.Person), "unit", u.Name, "notes", notes),
		Buttons: [][]chat.Button{{
			{Text: text.Say(text.Vi, text.Approve), Data: "q/" + req.ID + "/y"},
			{Text: text.Say(text.Vi, text.Decline), Data: "q/" + req.ID + "/n"},
		}},
	}, people, nil
}

// chairOf is the first person known as chair of a unit; empty if nobody is.
func chairOf(r store.Reader, unit store.UnitID) (store.PersonID, error) {
	var s store.Staff
	_, err := store.Get(r, store.StaffKey(unit), &s)
	for _, p := range s.Officers {
		if p.Role == store.Chair {
			return p.Person, err
		}
	}
	return "", err
}

// sayOf tells this person a sentence.
func (w *work) sayOf(s *text.Sentence, args ...any) error {
	return w.tell(dialog.Outgoing{Message: message(text.Say(w.lang, s, args...))})
}

// requestID names the request of this person for a unit: there is one, however
// often they ask.
func (w *work) requestID(unit store.UnitID) string {
	return w.d.Secret.MAC("request", string(w.person.ID)+"/"+string(unit))[:16]
}

// requestCause is the ledger's cause for one asking of a request.
func requestCause(r store.Request) string {
	return "req." + r.ID + "." + strconv.FormatInt(r.At.Unix(), 10)
}

// decide answers somebody's request. The presser is authorised again: the unit
// must stand under one of theirs.
func (w *work) decide(e dialog.Effects) error {
	if e.Decide == nil {
		return nil
	}
	var req store.Request
	found, err := store.Get(w.tx, store.RequestKey(e.Decide.Request), &req)
	if err != nil {
		return err
	}
	asks, err := w.stillAsks(req)
	if err != nil {
		return err
	}
	if !found || !req.Answered.IsZero() || !asks {
		gone := text.RequestGone
		if req.Kind == store.AskClose {
			gone = text.CloseGone
		}
		w.toast, w.alert = plainToast(text.Say(w.lang, gone)), true
		return nil
	}
	root, err := w.rootFor(req.Unit)
	if err != nil {
		return err
	}
	if root == "" || req.Kind == store.AskClose && root == req.Unit { // no unit closes itself
		w.toast, w.alert = plainToast(text.Say(w.lang, text.OutsideScope)), true
		return nil
	}
	return w.answerRequest(req, e.Decide.Approve, root)
}

func (w *work) answerRequest(req store.Request, yes bool, root store.UnitID) error {
	if err := w.unplace(&req); err != nil {
		return err
	}
	req.Answered, req.By, req.Approved = w.now, w.person.ID, yes
	if err := store.Put(w.tx, store.RequestKey(req.ID), req); err != nil {
		return err
	}
	if req.Kind == store.AskClose {
		return w.answerClose(req, yes, root)
	}
	unit, err := w.ref(req.Unit)
	if err != nil {
		return err
	}
	above, err := w.ref(root)
	if err != nil {
		return err
	}
	say, answer := text.Declined, text.Decline
	if yes {
		say, answer = text.Approved, text.Approve
		if err := w.grant(req); err != nil {
			return err
		}
	}
	if err := w.audit(store.AuditLine{Act: "request", Unit: req.Unit, To: map[bool]string{true: "approved", false: "declined"}[yes]}); err != nil {
		return err
	}
	told := message(text.Say(text.Vi, say, "unit", unit.Name, "above", above.Name))
	if err := w.tellOther(req.Person, requestCause(req)+".answer", store.Notice, told); err != nil {
		return err
	}
	return w.tell(dialog.Outgoing{Message: message(text.Say(w.lang, text.RequestDone,
		"answer", text.Say(w.lang, answer), "unit", unit.Name))})
}

// stillAsks reports whether a request still has a meaning; see asks.
func (w *work) stillAsks(r store.Request) (bool, error) {
	if r.Kind == store.AskClose {
		return w.stillClaimed(r)
	}
	u, err := w.readUnit(r.Unit)
	if err != nil || u == nil {
		return false, err
	}
	return asks(w.tx, &r, u)
}

// errRequestKind is given for a request that this program does not know.
var errRequestKind = errors.New("desk: unknown kind of request")

// grant does what was asked for.
func (w *work) grant(req store.Request) error {
	switch req.Kind {
	case store.AskJoin:
		return w.approve(req)
	}
	return fmt.Errorf("%w: %q: %w", errRequestKind, req.Kind, store.ErrCorrupt)
}

// approve gives the asking person the role.
func (w *work) approve(req store.Request) error {
	if err := w.filled(req.Unit); err != nil {
		return err
	}
	post := store.Post{Unit: req.Unit, Role: store.Chair, Since: w.now}
	if req.Person == w.person.ID { // somebody who is chair and officer above
		w.officerChanged = true
		return giveRole(w.tx, req.Person, &w.officer, post)
	}
	var o store.Officer
	if _, err := store.Get(w.tx, store.OfficerKey(req.Person), &o); err != nil {
		return err
	}
	if err := giveRole(w.tx, req.Person, &o, post); err != nil {
		return err
	}
	o.V = 1
	return store.Put(w.tx, store.OfficerKey(req.Person), o)
}
