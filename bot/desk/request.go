package desk

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/text"
	"raquan/bot/tree"
	"raquan/bot/viet"
	"raquan/store"
)

// request asks the level above to confirm the person as chair of units.
func (w *work) request(e dialog.Effects) error {
	for _, id := range e.Request {
		link, err := w.linkFor(e)
		if err != nil {
			return err
		}
		if err := w.requestUnit(store.UnitID(id), link); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) requestUnit(id, link store.UnitID) error {
	u, err := w.readUnit(id)
	if err != nil || u == nil || !u.Expected() {
		return err
	}
	if !slices.Contains(u.Above, link) { // the link is for other units
		link = ""
	}
	return w.make(store.Request{V: 1, ID: w.requestID(string(id)), Person: w.person.ID, Unit: id, At: w.now, Listed: len(w.foundIDs) > 0, Link: link}, u)
}

// linkFor is the unit whose shared link the person came by, if the step used it.
func (w *work) linkFor(e dialog.Effects) (store.UnitID, error) {
	if !e.ByLink || w.invite == nil || w.invite.Role != store.ChairBelow {
		return "", nil
	}
	status, err := w.inviteStatus(w.invite)
	if err != nil || status != dialog.InviteOpen {
		return "", err
	}
	return w.invite.Unit, nil
}

// requestAdd asks the officers of a shared link's unit to add a unit under it.
func (w *work) requestAdd(e dialog.Effects) error {
	link, err := w.linkFor(e)
	if err != nil || e.Add == nil || link == "" {
		return err
	}
	u, err := w.readUnit(link)
	if err != nil || u == nil {
		return err
	}
	return w.make(store.Request{V: 1, Kind: store.AskAdd, ID: w.requestID(string(link) + "/" + viet.Fold(e.Add.Name)), Person: w.person.ID, Unit: link,
		At: w.now, Name: e.Add.Name, Workers: e.Add.Workers, Link: link}, u)
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
	if err := w.place(&req, u); err != nil {
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
	say := text.RequestSent
	if req.Link != "" {
		say = text.RequestListed
	}
	return w.sayAndWhen(say, "unit", subjectOf(&req, u), "above", above.Name)
}

// askMessage asks an officer. It tells who asks, and who is known for the unit.
func askMessage(r store.Reader, req *store.Request, u *store.Unit) (chat.Message, []string, error) {
	if req.Kind == store.AskClose {
		m, mentions := closeMessage(req, u)
		return m, mentions, nil
	}
	mentions := []string{whoOf(req.Person)}
	var notes text.HTML
	if req.Listed {
		notes += text.HTML("\n" + text.Say(text.Vi, text.RequestNoteListed))
	}
	chair, err := chairOf(r, u.ID)
	if err != nil {
		return chat.Message{}, nil, err
	}
	if chair != "" {
		name := nameOf(chair)
		mentions = append(mentions, name)
		notes += text.HTML("\n" + text.Say(text.Vi, text.RequestNoteTaken, "name", name))
	}
	return chat.Message{
		Text:    text.Say(text.Vi, text.RequestJoin, "who", mentions[0], "unit", u.Name, "notes", notes),
		Buttons: answers(req),
	}, mentions, nil
}

// answers are the buttons under a request.
func answers(req *store.Request) [][]chat.Button {
	return [][]chat.Button{chat.Row(
		chat.Button{Text: text.Say(text.Vi, text.Approve), Data: "q/" + req.ID + "/y"},
		chat.Button{Text: text.Say(text.Vi, text.Decline), Data: "q/" + req.ID + "/n"},
	)}
}

// chairOf is the first person known as chair of a unit; empty if nobody is.
func chairOf(r store.Reader, unit store.UnitID) (store.PersonID, error) {
	var s store.Staff
	_, err := store.Get(r, store.StaffKey(unit), &s)
	if chairs := s.With(store.Chair); len(chairs) > 0 {
		return chairs[0].Person, err
	}
	return "", err
}

// requestID names the request of this person about a unit: there is one, however
// often they ask.
func (w *work) requestID(about string) string {
	return w.d.Secret.MAC("request", string(w.person.ID)+"/"+about)[:16]
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
		w.sayAlert(gone)
		return nil
	}
	root, err := w.rootFor(req.Unit)
	if err != nil {
		return err
	}
	if root == "" || req.Kind == store.AskClose && root == req.Unit { // no unit closes itself
		w.sayAlert(text.OutsideScope)
		return nil
	}
	if req.Kind == store.AskClose {
		return w.answerClose(req, e.Decide.Approve, root)
	}
	err = w.settle(&req, e.Decide.Approve, root)
	if cannotAdd(err) {
		w.sayAlert(text.AddLater)
		return nil
	}
	if err != nil {
		return err
	}
	return w.sayDecided(e.Decide, &req)
}

// sayDecided tells the officer that the answer is recorded: beside a list, the
// list shows it.
func (w *work) sayDecided(d *dialog.Decision, req *store.Request) error {
	answer := text.Decline
	if d.Approve {
		answer = text.Approve
	}
	name, err := w.subjectName(req)
	if err != nil {
		return err
	}
	args := []any{"answer", text.Say(w.lang, answer), "unit", name}
	if d.List == "" {
		return w.sayAndWhen(text.RequestDone, args...)
	}
	w.toast = w.andWhen(text.Plain(w.lang, text.RequestDone, args...))
	return w.showInbox(store.UnitID(d.List), d.Page)
}

// settle answers an open request, and tells the person.
func (w *work) settle(req *store.Request, yes bool, root store.UnitID) error {
	unit := req.Unit
	if yes { // first of all: it may not be possible
		var err error
		if unit, err = w.grant(req); err != nil {
			return err
		}
	}
	if err := w.answered(req, yes, store.AuditLine{Act: "request", What: string(req.Kind)}); err != nil {
		return err
	}
	name, err := w.subjectName(req)
	if err != nil {
		return err
	}
	above, err := w.ref(root)
	if err != nil {
		return err
	}
	l, err := w.langOf(req.Person)
	if err != nil {
		return err
	}
	m := message(text.Say(l, text.Declined, "unit", name, "above", above.Name))
	if yes {
		m = chat.Message{Text: text.Say(l, text.Approved, "unit", name, "above", above.Name),
			Buttons: [][]chat.Button{chat.Row(chat.Button{Text: text.Say(l, text.Report), Data: "u/" + string(unit)})}}
	}
	return w.tellOther(req.Person, requestCause(*req)+".answer", store.Notice, m)
}

// answered ends an open request, with a line of the audit.
func (w *work) answered(req *store.Request, yes bool, line store.AuditLine) error {
	u, err := w.readUnit(req.Unit)
	if err != nil {
		return err
	}
	if u != nil {
		if err := unplace(w.tx, req, u); err != nil {
			return err
		}
	}
	req.Answered, req.By, req.Approved = w.now, w.person.ID, yes
	if err := store.Put(w.tx, store.RequestKey(req.ID), req); err != nil {
		return err
	}
	line.Unit, line.To = req.Unit, "declined"
	if yes {
		line.To = "approved"
	}
	return w.audit(line)
}

// subjectName names the unit that a request is about, or would add.
func (w *work) subjectName(req *store.Request) (string, error) {
	u, err := w.readUnit(req.Unit)
	if err != nil || u == nil {
		return req.Name, err
	}
	return subjectOf(req, u), nil
}

// langOf is the language that somebody chose.
func (w *work) langOf(p store.PersonID) (text.Lang, error) {
	var o store.Officer
	_, err := store.Get(w.tx, store.OfficerKey(p), &o)
	return lang(&o), err
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

// grant does what was asked for, and gives the unit that the person has now.
func (w *work) grant(req *store.Request) (store.UnitID, error) {
	switch req.Kind {
	case store.AskJoin:
		return req.Unit, w.approve(req.Person, req.Unit)
	case store.AskAdd:
		u, err := w.order("").Add(tree.Addition{Kind: store.Grassroots, Name: req.Name, Workers: req.Workers, Parent: req.Unit})
		if err != nil {
			return "", err
		}
		return u.ID, w.approve(req.Person, u.ID)
	}
	return "", fmt.Errorf("%w: %q: %w", errRequestKind, req.Kind, store.ErrCorrupt)
}

// approve gives the asking person the role.
func (w *work) approve(p store.PersonID, unit store.UnitID) error {
	if err := w.filled(unit); err != nil {
		return err
	}
	post := store.Post{Unit: unit, Role: store.Chair, Since: w.now}
	w.wakes[stageTask] = true
	if p == w.person.ID { // somebody who is chair and officer above
		w.officerChanged = true
		return giveRole(w.tx, p, &w.officer, post)
	}
	var o store.Officer
	if _, err := store.Get(w.tx, store.OfficerKey(p), &o); err != nil {
		return err
	}
	if err := giveRole(w.tx, p, &o, post); err != nil {
		return err
	}
	o.V = 1
	return store.Put(w.tx, store.OfficerKey(p), o)
}
