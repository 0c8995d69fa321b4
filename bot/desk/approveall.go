package desk

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/text"
	"raquan/bot/tree"
	"raquan/store"
)

// approveBatch is how many requests are approved in one transaction: each touches
// up to 22 keys, if it adds a unit.
const approveBatch = 3

// approveAll takes an officer's word for a whole list, as it was shown to them.
// It is carried out in transactions of its own, right behind this one.
func (w *work) approveAll(e dialog.Effects) error {
	if e.ApproveAll == nil {
		return nil
	}
	unit := store.UnitID(e.ApproveAll.Unit)
	if may, err := w.mayStaff(unit); err != nil || !may {
		return err
	}
	until := time.Unix(e.ApproveAll.Until, 0)
	if until.After(w.now) {
		until = w.now
	}
	w.approving = true
	w.sayToast(text.Approving)
	return store.Put(w.tx, store.ApprovalKey(unit, w.person.ID),
		store.Approval{V: 1, Unit: unit, By: w.person.ID, At: w.now, Until: until})
}

// approvals carries out what officers have said about whole lists, as far as it
// is not done.
func (d *Desk) approvals(ctx context.Context, now time.Time) error {
	var open []store.Approval
	err := d.Store.View(ctx, func(s store.Snapshot) error {
		open = nil
		from, to := store.AllApprovals()
		for a, err := range store.Records[store.Approval](s, from, to) {
			if err != nil {
				return err
			}
			open = append(open, *a)
		}
		return nil
	})
	for i := range open {
		for more := err == nil; more; {
			more, err = d.approveSome(ctx, &open[i], now)
		}
	}
	return err
}

// approveSome approves the next few of a list; more tells whether some are left.
func (d *Desk) approveSome(ctx context.Context, a *store.Approval, now time.Time) (more bool, err error) {
	next, err := d.nextApprovals(ctx, a)
	if err != nil {
		return false, err
	}
	var w *work
	var after store.Approval
	err = d.Store.Update(ctx, func(tx store.Tx) (err error) {
		w, after = &work{d: d, tx: tx, now: now, aside: true}, *a
		more, err = w.approveThese(&after, next)
		return err
	})
	if err != nil {
		if w != nil {
			d.keepUnsure(w.deliveries)
		}
		return false, err
	}
	*a = after
	d.offer(w.deliveries)
	return more, nil
}

// nextApprovals gives the keys of the next few requests of the list.
func (d *Desk) nextApprovals(ctx context.Context, a *store.Approval) (next []store.KV, err error) {
	err = d.Store.View(ctx, func(s store.Snapshot) error {
		next = nil
		from, _ := store.InboxOf(a.Unit)
		if a.Last != "" {
			from = a.Last.After()
		}
		for kv, err := range s.Scan(from, store.InboxKey(a.Unit, a.Until.Add(time.Second), "")) {
			if err != nil {
				return err
			}
			if next = append(next, kv); len(next) == approveBatch {
				return nil
			}
		}
		return nil
	})
	return next, err
}

// approveThese approves some requests in the officer's name, whose right is
// checked again. a is what is known of the approval; if somebody else went on
// with it meanwhile, it is left to them. Behind the last the officer is told.
func (w *work) approveThese(a *store.Approval, next []store.KV) (more bool, err error) {
	key := store.ApprovalKey(a.Unit, a.By)
	var stored store.Approval
	found, err := store.Get(w.tx, key, &stored)
	if err != nil || !found || !stored.At.Equal(a.At) || stored.Last != a.Last {
		return false, err
	}
	w.person.ID = a.By
	if _, err := store.Get(w.tx, store.OfficerKey(a.By), &w.officer); err != nil {
		return false, err
	}
	w.lang = lang(&w.officer)
	if root, err := w.rootFor(a.Unit); err != nil || root == "" { // the role has ended
		return false, errors.Join(err, w.tx.Delete(key))
	}
	for _, kv := range next {
		done, err := w.approveOne(string(kv.Value))
		if err != nil {
			return false, err
		}
		if a.Last = kv.Key; done {
			a.Done++
		} else {
			a.Left++
		}
	}
	if len(next) == approveBatch {
		return true, store.Put(w.tx, key, a)
	}
	if err := w.tx.Delete(key); err != nil {
		return false, err
	}
	said, err := w.allApproved(a)
	if err != nil {
		return false, err
	}
	e := store.Entry{Cause: "approved." + string(a.Unit) + "." + strconv.FormatInt(a.At.Unix(), 10), Lane: store.Notice, Keep: true}
	if err := setMessage(&e, said); err != nil {
		return false, err
	}
	n := w.notices()
	err = n.answer(a.By, e)
	w.deliveries = n.out
	return false, err
}

// allApproved says what became of the list; of one that was dealt with before,
// that nothing waits any more.
func (w *work) allApproved(a *store.Approval) (chat.Message, error) {
	var said []string
	if a.Done > 0 {
		say := text.ApprovedAll
		if w.othersHear = afterNight(w.d.Campaign, store.Notice, w.now); !w.othersHear.IsZero() {
			say = text.ApprovedAllLater
		}
		said = append(said, w.andWhen(text.Say(w.lang, say, "n", text.Number(w.lang, int64(a.Done)))))
	}
	if a.Left > 0 {
		said = append(said, text.Say(w.lang, text.ApprovedLeft, "n", text.Number(w.lang, int64(a.Left))))
	}
	if len(said) == 0 {
		var u store.Unit
		if _, err := store.Get(w.tx, store.UnitKey(a.Unit), &u); err != nil {
			return chat.Message{}, err
		}
		said = append(said, text.Say(w.lang, text.ListDone, "unit", u.Name))
	}
	return message(strings.Join(said, "\n")), nil
}

// approveOne approves a request, if that still can be done.
func (w *work) approveOne(id string) (bool, error) {
	var req store.Request
	if found, err := store.Get(w.tx, store.RequestKey(id), &req); err != nil || !found || !req.Answered.IsZero() {
		return false, err
	}
	still, err := w.stillAsks(req)
	if err != nil {
		return false, err
	}
	root, err := w.rootFor(req.Unit)
	if err != nil || !still || root == "" || req.Person == w.person.ID {
		return false, err
	}
	err = w.settle(&req, true, root)
	if cannotAdd(err) {
		return false, nil
	}
	return err == nil, err
}

// cannotAdd reports that a unit cannot be added now.
func cannotAdd(err error) bool {
	return errors.Is(err, tree.ErrPlace) || errors.Is(err, tree.ErrGone) || errors.Is(err, tree.ErrBusy)
}
