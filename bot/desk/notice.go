package desk

import (
	"context"
	"time"

	"raquan/bot/chat"
	"raquan/config"
	"raquan/store"
)

// notices are messages that one transaction enters in the ledger for people whose
// update it is not.
type notices struct {
	tx       store.Tx
	campaign *config.Campaign // whose quiet hours are kept
	now      time.Time
	out      []Delivery
}

// tell enters a message to a person, which may mention people (see setMessage).
func (n *notices) tell(p store.PersonID, cause string, lane store.Lane, m chat.Message, mentions ...string) error {
	e := store.Entry{Cause: cause, Lane: lane, Keep: true, Person: p}
	if err := setMessage(&e, m, mentions...); err != nil {
		return err
	}
	return n.enter(p, e)
}

// enter writes an unasked entry for a person: at night it waits for the morning.
func (n *notices) enter(p store.PersonID, e store.Entry) error {
	e.Not = afterNight(n.campaign, e.Lane, n.now)
	return n.answer(p, e)
}

// answer completes an entry for a person and writes it. It is what they wait for:
// it goes at once. The same cause is entered once.
func (n *notices) answer(p store.PersonID, e store.Entry) error {
	key := store.LedgerKey(p, e.Cause)
	if found, err := store.Get(n.tx, key, &store.Entry{}); err != nil || found {
		return err
	}
	var c store.Chat
	if _, err := store.Get(n.tx, store.ChatKey(p), &c); err != nil {
		return err
	}
	c.V = 1
	c.Seq++
	e.V, e.Person, e.Seq, e.At = 1, p, c.Seq, n.now
	if err := store.Put(n.tx, store.ChatKey(p), c); err != nil {
		return err
	}
	n.out = append(n.out, Delivery{Person: p, Entries: []store.Entry{e}})
	return store.Put(n.tx, key, e)
}

// notify runs a transaction of nobody's update, and hands over what it entered
// once that is committed.
func (d *Desk) notify(ctx context.Context, now time.Time, fn func(*notices) error) error {
	var n *notices
	err := d.Store.Update(ctx, func(tx store.Tx) error {
		n = &notices{tx: tx, campaign: d.Campaign, now: now}
		return fn(n)
	})
	if err != nil {
		if n != nil {
			d.keepUnsure(n.out)
		}
		return err
	}
	d.offer(n.out)
	return nil
}

// offer hands over what is committed.
func (d *Desk) offer(list []Delivery) {
	if len(list) > 0 {
		d.unsure.Delete(firstOf(list))
	}
	for _, del := range list {
		d.Outbox.Offer(del)
	}
}

// unsureNotices names deliveries in Desk.unsure: by the key of the first entry.
type unsureNotices store.Key

func firstOf(list []Delivery) unsureNotices {
	e := list[0].Entries[0]
	return unsureNotices(store.LedgerKey(e.Person, e.Cause))
}

// keepUnsure keeps the deliveries of a transaction of which the store could not
// say whether it was written.
func (d *Desk) keepUnsure(list []Delivery) {
	if len(list) > 0 {
		d.unsure.Store(firstOf(list), list)
	}
}

// sayUnsure hands over those of them that were written after all. Whoever is
// about to try again what was unsure calls it first.
func (d *Desk) sayUnsure(ctx context.Context) error {
	var err error
	d.unsure.Range(func(key, _ any) bool {
		first, ok := key.(unsureNotices)
		if !ok {
			return true
		}
		written := false
		err = d.Store.View(ctx, func(s store.Snapshot) (err error) {
			written, err = store.Get(s, store.Key(first), &store.Entry{})
			return err
		})
		if err != nil {
			return false
		}
		if list, ok := d.unsure.LoadAndDelete(first); ok && written {
			d.offer(list.([]Delivery))
		}
		return true
	})
	return err
}

// nearestOfficers finds the first of some units with an officer of a level above,
// and these officers; none if nobody has joined there.
func nearestOfficers(r store.Reader, units ...store.UnitID) (store.UnitID, []store.PersonID, error) {
	for _, id := range units {
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
