package desk

import (
	"time"

	"raquan/bot/chat"
	"raquan/store"
)

// enterFor enters an unasked message to a person in the ledger, which may mention
// people (see setMessage). The same cause is entered once: nil is returned for a repeat.
func enterFor(tx store.Tx, p store.PersonID, cause string, lane store.Lane, m chat.Message, now time.Time, mentions ...string) (*Delivery, error) {
	e := store.Entry{Cause: cause, Lane: lane, Keep: true}
	e.Person = p // a Named screen says for whom it is
	if err := setMessage(&e, m, mentions...); err != nil {
		return nil, err
	}
	return enterEntry(tx, p, e, now)
}

// enterEntry completes an entry for a person and writes it. The same cause is
// entered once: nil is returned for a repeat.
func enterEntry(tx store.Tx, p store.PersonID, e store.Entry, now time.Time) (*Delivery, error) {
	key := store.LedgerKey(p, e.Cause)
	var old store.Entry
	if found, err := store.Get(tx, key, &old); err != nil || found {
		return nil, err
	}
	var c store.Chat
	if _, err := store.Get(tx, store.ChatKey(p), &c); err != nil {
		return nil, err
	}
	c.V = 1
	c.Seq++
	e.V, e.Person, e.Seq, e.At = 1, p, c.Seq, now
	if err := store.Put(tx, store.ChatKey(p), c); err != nil {
		return nil, err
	}
	if err := store.Put(tx, key, e); err != nil {
		return nil, err
	}
	return &Delivery{Person: p, Entries: []store.Entry{e}}, nil
}

// staffAbove finds the nearest unit above with an officer of a level above, and
// its officers; none if nobody has joined.
func staffAbove(r store.Reader, u *store.Unit) (store.UnitID, []store.PersonID, error) {
	for _, id := range u.Above {
		var s store.Staff
		if _, err := store.Get(r, store.StaffKey(id), &s); err != nil {
			return "", nil, err
		}
		var people []store.PersonID
		for _, p := range s.Officers {
			if p.Role == store.UpperRole || p.Role == store.Department {
				people = append(people, p.Person)
			}
		}
		if len(people) > 0 {
			return id, people[:min(len(people), maxTold)], nil
		}
	}
	return "", nil, nil
}

// maxTold bounds how many officers of one unit are told about one thing.
const maxTold = 10
