package jobs

import (
	"reflect"
	"strconv"

	"raquan/bot/remind"
	"raquan/store"
)

// writing writes down what was decided about a person, in a transaction.
type writing struct {
	tx   store.Tx
	page *sweptPage
	decided
	done *entered
}

// person gives the entries that are to be sent. Nothing is written for somebody
// who was erased since, nor if what they were sent has changed: then it is to be
// decided anew.
func (w *writing) person() ([]store.Entry, error) {
	id := w.decided.person.ID
	if found, err := store.Get(w.tx, store.OfficerKey(id), &store.Officer{}); err != nil || !found {
		return nil, err
	}
	var nudges store.Nudges
	if _, err := store.Get(w.tx, store.NudgesKey(id), &nudges); err != nil {
		return nil, err
	}
	if !reflect.DeepEqual(nudges, w.decided.person.Nudges) {
		w.done.again = append(w.done.again, id)
		return nil, nil
	}
	var open []store.Entry
	for _, d := range w.decisions {
		e, err := w.decision(d)
		if err != nil {
			return nil, err
		}
		if e != nil {
			open = append(open, *e)
		}
	}
	return open, nil
}

// decision enters a decision, once. It gives the entry if it is to be sent.
func (w *writing) decision(d remind.Decision) (*store.Entry, error) {
	id, cause := w.decided.person.ID, w.page.ladder.Cause(d.Slot)
	key := store.LedgerKey(id, cause)
	var old store.Entry
	found, err := store.Get(w.tx, key, &old)
	if err != nil {
		return nil, err
	}
	if found {
		if !old.At.Before(w.page.sweep.At) { // of this sweep, before it was cut off
			w.count(old.Why)
		}
		return nil, nil
	}
	e := &store.Entry{V: 1, Cause: cause, Person: id, Lane: store.Wave, At: w.page.now, Useless: d.Slot.Useless, Keep: true}
	if d.Above {
		e.Lane = store.StaffLane
	}
	w.count(d.Why)
	if d.Why != "" {
		e.Outcome, e.Why = store.Skipped, d.Why
		return nil, store.Put(w.tx, key, e)
	}
	e.Screen = &store.Screen{Name: remind.Screen, Unit: d.Units[0], For: id, Lang: w.decided.person.Lang, Args: map[string]string{
		remind.ArgStep: d.Slot.Step.Key,
		remind.ArgSlot: strconv.FormatInt(d.Slot.Nominal.Unix(), 10),
	}}
	if err := w.nudge(e, d); err != nil {
		return nil, err
	}
	return e, store.Put(w.tx, key, e)
}

func (w *writing) count(why string) {
	if why == "" {
		why = Planned
	}
	w.done.counts[why]++
}

// nudge gives an entry its place among the person's, and counts it among what
// they have had.
func (w *writing) nudge(e *store.Entry, d remind.Decision) error {
	var chat store.Chat
	if _, err := store.Get(w.tx, store.ChatKey(e.Person), &chat); err != nil {
		return err
	}
	chat.V = 1
	chat.Seq++
	e.Seq = chat.Seq
	if err := store.Put(w.tx, store.ChatKey(e.Person), chat); err != nil {
		return err
	}
	n := w.decided.person.Nudges
	n.V, n.Sent = 1, append(lately(n.Sent, w.page.now), store.Nudge{Cause: e.Cause, At: w.page.now, Rank: d.Rank})
	if d.Above {
		if err := w.tell(e, d.Units, &n); err != nil {
			return err
		}
	}
	return store.Put(w.tx, store.NudgesKey(e.Person), n)
}
