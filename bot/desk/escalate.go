package desk

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/store"
)

// A request goes to the nearest level above that has officers. Whom nobody
// answers in a day is not lost: the request goes one level further, day by day;
// the levels asked before keep their buttons, and the first answer counts. With
// nobody above, the request waits for the first officer of any level above. So
// every open request has keys beside it: when it goes further, or for whom it
// waits; closing it removes them.
const (
	answerWithin = 24 * time.Hour
	giveUpAfter  = 30 * 24 * time.Hour // then it stays with those who were asked
)

// levels are the units whose officers may answer a request about a unit, nearest
// first.
func levels(req *store.Request, u *store.Unit) []store.UnitID {
	above := u.Above
	if req.Kind == store.AskAdd { // the unit is the one above
		above = append([]store.UnitID{u.ID}, above...)
	}
	return above[max(0, slices.Index(above, req.Link)):]
}

// further finds the next level to ask: the nearest above the last one asked that
// has officers.
func further(r store.Reader, req *store.Request, u *store.Unit) (store.UnitID, []store.PersonID, error) {
	above := levels(req, u)
	if n := len(req.Told); n > 0 {
		above = above[slices.Index(above, req.Told[n-1])+1:]
	}
	return nearestOfficers(r, above...)
}

// teller enters an unasked message to somebody in the ledger.
type teller func(p store.PersonID, cause string, lane store.Lane, m chat.Message, mentions ...string) error

// place puts this person's request to the next level; see place.
func (w *work) place(req *store.Request, u *store.Unit) error {
	heard := w.d.Campaign.NextAwake(w.now)
	if err := place(w.tx, w.tellOther, req, u, w.now, heard); err != nil {
		return err
	}
	if len(req.Told) > 0 && heard.After(w.now) { // also if they get a list
		w.othersHear = heard
	}
	return nil
}

// place puts a request to the next level, or lets it wait, and stores it with
// its keys. heard is when those who are told now hear of it.
func place(tx store.Tx, tell teller, req *store.Request, u *store.Unit, now, heard time.Time) error {
	if err := unplace(tx, req, u); err != nil {
		return err
	}
	level, officers, err := further(tx, req, u)
	if err != nil {
		return err
	}
	if len(officers) > 0 {
		req.Told = append(slices.Clip(req.Told), level)
		if err := askLevel(tx, tell, req, u, officers, now, heard); err != nil {
			return err
		}
	}
	if err := placeKeys(tx, req, u, now, heard); err != nil {
		return err
	}
	return store.Put(tx, store.RequestKey(req.ID), req)
}

// placeKeys writes the keys of an open request: it goes further when its day is
// over, or waits for an officer of any level.
func placeKeys(tx store.Tx, req *store.Request, u *store.Unit, now, heard time.Time) error {
	req.Due = time.Time{}
	for _, id := range req.Told {
		if req.Kind == store.AskClose { // no unit is closed together with a whole list: see the summary
			break
		}
		if err := store.PutID(tx, store.InboxKey(id, req.At, req.ID), req.ID); err != nil {
			return err
		}
	}
	if len(req.Told) > 0 {
		if now.Sub(req.At) >= giveUpAfter {
			return nil
		}
		req.Due = heard.Add(answerWithin)
		if req.Link != "" {
			req.Due = req.Due.Add(digestEvery)
		}
		return store.PutID(tx, store.AskingKey(req.Due, req.ID), req.ID)
	}
	for _, id := range levels(req, u) {
		if err := store.PutID(tx, store.WaitingKey(id, req.ID), req.ID); err != nil {
			return err
		}
	}
	return nil
}

// unplace removes the keys of an open request.
func unplace(tx store.Tx, req *store.Request, u *store.Unit) error {
	if !req.Due.IsZero() {
		if err := tx.Delete(store.AskingKey(req.Due, req.ID)); err != nil {
			return err
		}
	}
	for _, id := range req.Told {
		if err := tx.Delete(store.InboxKey(id, req.At, req.ID)); err != nil {
			return err
		}
	}
	if len(req.Told) > 0 {
		return nil
	}
	for _, id := range levels(req, u) {
		if err := tx.Delete(store.WaitingKey(id, req.ID)); err != nil {
			return err
		}
	}
	return nil
}

// askLevel asks the officers of the level added last, who hear of it at a moment;
// or, if the request came by a shared link or many come at once, with others in
// an hour.
func askLevel(tx store.Tx, tell teller, req *store.Request, u *store.Unit, officers []store.PersonID, now, heard time.Time) error {
	level := req.Told[len(req.Told)-1]
	if req.Link != "" {
		return inboxDue(tx, level, now)
	}
	if req.Kind == store.AskClose { // not in the list: see placeKeys
		return askAll(tx, tell, req, u, officers)
	}
	if crowded, err := crowded(tx, level, heard); err != nil || crowded {
		return errors.Join(err, inboxDue(tx, level, now))
	}
	return askAll(tx, tell, req, u, officers)
}

// mostAnHour is how many requests the officers of a level are asked for one by
// one in an hour; further ones come in their list.
const mostAnHour = 10

// crowded counts one more request for a level, and reports whether there are too
// many to be asked for one by one.
func crowded(tx store.Tx, level store.UnitID, now time.Time) (bool, error) {
	var p store.Pace
	if _, err := store.Get(tx, store.PaceKey(level), &p); err != nil {
		return false, err
	}
	if ago := now.Sub(p.Since); ago < 0 || ago >= time.Hour {
		p = store.Pace{V: 1, Since: now}
	}
	p.N++
	return p.N > mostAnHour, store.Put(tx, store.PaceKey(level), p)
}

// askAll asks the officers of a level.
func askAll(tx store.Tx, tell teller, req *store.Request, u *store.Unit, officers []store.PersonID) error {
	ask, mentions, err := askMessage(tx, req, u)
	if err != nil {
		return err
	}
	cause := requestCause(*req)
	if n := len(req.Told); n > 1 {
		cause += "." + string(req.Told[n-1])
	}
	for _, p := range officers {
		if err := tell(p, cause, store.StaffLane, ask, mentions...); err != nil {
			return err
		}
	}
	return nil
}

// Requests moves open requests on: to the officers for whom they waited, and
// one level up after a day without an answer, but not at night. It is called every
// minute or so; calling it too often changes nothing.
func (d *Desk) Requests(ctx context.Context, now time.Time) error {
	if err := d.sayUnsure(ctx); err != nil {
		return err
	}
	arrived, due, err := d.dueRequests(ctx, now)
	if err != nil {
		return err
	}
	if err := d.approvals(ctx, now); err != nil {
		return err
	}
	if d.Campaign.Awake(now) {
		if err := d.inboxes(ctx, now); err != nil {
			return err
		}
	} else {
		due = nil
	}
	for _, unit := range arrived {
		if err := d.welcome(ctx, unit, now); err != nil {
			return err
		}
	}
	for _, id := range due {
		if err := d.moveOn(ctx, id, now); err != nil {
			return err
		}
	}
	return nil
}

// dueRequests lists the levels at which an officer has arrived, and the requests
// whose day is over.
func (d *Desk) dueRequests(ctx context.Context, now time.Time) (arrived []store.UnitID, due []string, err error) {
	err = d.Store.View(ctx, func(s store.Snapshot) error {
		arrived, due = nil, nil
		from, to := store.AllArrived()
		for kv, err := range s.Scan(from, to) {
			if err != nil {
				return err
			}
			arrived = append(arrived, store.UnitID(kv.Key.Part(1)))
		}
		from, to = store.AskingUntil(now)
		for kv, err := range s.Scan(from, to) {
			if err != nil {
				return err
			}
			due = append(due, string(kv.Value))
		}
		return nil
	})
	return arrived, due, err
}

// welcome brings the requests that waited for an officer of a level.
func (d *Desk) welcome(ctx context.Context, unit store.UnitID, now time.Time) error {
	var ids []string
	err := d.Store.View(ctx, func(s store.Snapshot) error {
		ids = nil
		from, to := store.WaitingFor(unit)
		for kv, err := range s.Scan(from, to) {
			if err != nil {
				return err
			}
			ids = append(ids, string(kv.Value))
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := d.moveOn(ctx, id, now); err != nil {
			return err
		}
	}
	return d.Store.Update(ctx, func(tx store.Tx) error { return tx.Delete(store.ArrivedKey(unit)) })
}

// moveOn brings one request to the next level, and tells the person once that it
// went up. A request that became pointless goes.
func (d *Desk) moveOn(ctx context.Context, id string, now time.Time) error {
	return d.notify(ctx, now, func(n *notices) error {
		return moveOn(n.tx, n.tell, id, now, d.Campaign.NextAwake(now))
	})
}

func moveOn(tx store.Tx, tell teller, id string, now, heard time.Time) error {
	var req store.Request
	found, err := store.Get(tx, store.RequestKey(id), &req)
	if err != nil || !found || !req.Answered.IsZero() || !req.Due.IsZero() && now.Before(req.Due) {
		return err
	}
	u := new(store.Unit)
	if _, err := store.Get(tx, store.UnitKey(req.Unit), u); err != nil {
		return err
	}
	if asks, err := asks(tx, &req, u); err != nil || !asks {
		return errors.Join(err, unplace(tx, &req, u), tx.Delete(store.RequestKey(id)))
	}
	before := len(req.Told)
	if err := place(tx, tell, &req, u, now, heard); err != nil || len(req.Told) == before || before > 1 {
		return err
	}
	return tellMoved(tx, tell, &req, u, before)
}

// tellMoved tells the person that the request has found somebody, or that it
// went one level up.
func tellMoved(tx store.Tx, tell teller, req *store.Request, u *store.Unit, before int) error {
	if met, err := store.Get(tx, store.PersonKey(req.Person), &store.Person{}); err != nil || !met {
		return err // erased since
	}
	var o store.Officer
	if _, err := store.Get(tx, store.OfficerKey(req.Person), &o); err != nil {
		return err
	}
	var above store.Unit
	if _, err := store.Get(tx, store.UnitKey(req.Told[len(req.Told)-1]), &above); err != nil {
		return err
	}
	say := text.RequestFound
	if before > 0 {
		say = text.RequestUp
	}
	m := chat.Message{Text: text.Say(lang(&o), say, "unit", subjectOf(req, u), "above", above.Name)}
	return tell(req.Person, requestCause(*req)+".moved"+strconv.Itoa(before), store.Notice, m)
}

// subjectOf names the unit that a request is about, or would add.
func subjectOf(req *store.Request, u *store.Unit) string {
	if req.Kind == store.AskAdd {
		return req.Name
	}
	return u.Name
}

// asks reports whether a request still has a meaning: the person has neither
// been erased meanwhile nor got the role another way, and the unit is open.
func asks(r store.Reader, req *store.Request, u *store.Unit) (bool, error) {
	if !u.Closed.IsZero() || req.Kind == store.AskJoin && !u.Expected() {
		return false, nil
	}
	if req.Kind == store.AskClose { // it is about the unit, whoever said it; taking it back ends the request
		return true, nil
	}
	if found, err := store.Get(r, store.PersonKey(req.Person), &store.Person{}); err != nil || !found || req.Person == "" {
		return false, err
	}
	var o store.Officer
	_, err := store.Get(r, store.OfficerKey(req.Person), &o)
	return req.Kind != store.AskJoin || !o.Has(req.Unit, store.Chair), err
}
