package desk

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strconv"
	"time"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/lists"
	"raquan/bot/text"
	"raquan/store"
)

// maxListTries is how often a list is read, so that one which ends the program does
// not do so for ever.
const maxListTries = 5

// EntryLists goes on with all lists that are being read or entered, and forgets
// those that are over. One that fails does not hold up the others.
func (d *Desk) EntryLists(ctx context.Context, now func() time.Time) error {
	if err := d.sayUnsure(ctx); err != nil {
		return err
	}
	var open, old []*lists.Batch
	err := d.Store.View(ctx, func(s store.Snapshot) error {
		open, old = nil, nil
		from, to := store.AllEntryLists()
		for b, err := range store.Records[lists.Batch](s, from, to) {
			switch {
			case err != nil:
				return err
			case b.State == lists.Reading || b.State == lists.Entering:
				open = append(open, b)
			case now().Sub(b.At) > lists.KeptFor:
				old = append(old, b)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, b := range open {
		if b.State == lists.Reading {
			err = errors.Join(err, d.readList(ctx, b, now))
		} else {
			err = errors.Join(err, d.enterList(ctx, b, now))
		}
	}
	for _, b := range old {
		err = errors.Join(err, d.forgetList(ctx, b))
	}
	return err
}

// forgetList deletes a list with its pages, unless it was confirmed meanwhile. From
// the first page on it cannot be.
func (d *Desk) forgetList(ctx context.Context, b *lists.Batch) error {
	const most = store.MaxOps - 1
	pages := (b.Rows + lists.PerPage - 1) / lists.PerPage
	for from := 0; from <= pages; from += most {
		err := d.Store.Update(ctx, func(tx store.Tx) error {
			var present lists.Batch
			found, err := store.Get(tx, store.EntryKey(b.ID), &present)
			if err != nil || !found || present.State == lists.Reading || present.State == lists.Entering {
				return err
			}
			for n := from; n < min(pages, from+most); n++ {
				if err := tx.Delete(store.EntryPageKey(b.ID, n)); err != nil {
					return err
				}
			}
			if from+most >= pages {
				return tx.Delete(store.EntryKey(b.ID))
			}
			present.State = lists.Dropped
			return store.Put(tx, store.EntryKey(b.ID), present)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// officerAt is a step in the name of the officer who gave a list, outside of any
// update of theirs; nil if they are an officer above no more.
func (d *Desk) officerAt(tx store.Tx, b *lists.Batch, place int, now time.Time) (*work, error) {
	w := &work{d: d, tx: tx, now: now, aside: true, fresh: b.View() + "." + strconv.Itoa(place)}
	if found, err := store.Get(tx, store.PersonKey(b.By), &w.person); err != nil || !found {
		return nil, err
	}
	if _, err := store.Get(tx, store.OfficerKey(b.By), &w.officer); err != nil {
		return nil, err
	}
	w.person.ID, w.lang = b.By, text.Lang(b.Lang)
	if len(w.roots()) == 0 {
		return nil, nil
	}
	return w, nil
}

// readList reads a list, judges its rows, and shows what would be entered.
func (d *Desk) readList(ctx context.Context, b *lists.Batch, now func() time.Time) error {
	if err := d.tryList(ctx, b); err != nil {
		return err
	}
	var items []lists.Item
	why, err := "", errPanic
	if b.Tries <= maxListTries {
		err = d.guarded(b, func() (err error) {
			var rows []lists.Row
			if rows, b.Common, why, err = d.rowsOf(ctx, b); err == nil && why == "" {
				items, err = d.judgeRows(ctx, b, rows, now())
			}
			return err
		})
	}
	if errors.Is(err, errPanic) {
		why, err = text.Plain(text.Lang(b.Lang), text.ManyFormat), nil
	}
	if err != nil {
		return err
	}
	if why != "" {
		b.State, b.Why = lists.Failed, why
		return d.stepList(ctx, b, lists.Reading, now())
	}
	if items == nil { // no officer any more
		b.State = lists.Dropped
		return d.stepList(ctx, b, lists.Reading, now())
	}
	for n := 0; n*lists.PerPage < len(items); n++ {
		p := lists.Page{V: 1, Items: items[n*lists.PerPage : min(len(items), (n+1)*lists.PerPage)]}
		if err := d.Store.Update(ctx, func(tx store.Tx) error { return store.Put(tx, store.EntryPageKey(b.ID, n), p) }); err != nil {
			return err
		}
	}
	b.State, b.Rows = lists.Ready, len(items)
	for i := range items {
		b.Count(i, &items[i])
	}
	return d.stepList(ctx, b, lists.Reading, now())
}

// guarded does work on a list. A panic ends that work, not the program: the record
// would bring it back after every start.
func (d *Desk) guarded(b *lists.Batch, work func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			d.Log.Error("panic in a list", "list", b.ID, "type", fmt.Sprintf("%T", r), "stack", string(debug.Stack()))
			err = errPanic
		}
	}()
	return work()
}

// tryList notes that a list is being read.
func (d *Desk) tryList(ctx context.Context, b *lists.Batch) error {
	present := *b
	present.Tries++
	err := d.Store.Update(ctx, func(tx store.Tx) error { return store.Put(tx, store.EntryKey(b.ID), present) })
	b.Tries = present.Tries
	return err
}

// rowsOf gives the rows of a list, or why it cannot be read.
func (d *Desk) rowsOf(ctx context.Context, b *lists.Batch) (rows []lists.Row, common, why string, err error) {
	l := text.Lang(b.Lang)
	if b.File != nil {
		rows, why, err = d.fileRows(ctx, b)
	} else {
		rows, common = lists.ReadLines(b.Text)
	}
	switch {
	case why != "" || err != nil:
	case len(rows) == 0:
		why = text.Plain(l, text.ManyEmpty)
	case len(rows) > lists.MaxRows:
		why = text.Plain(l, text.ManyTooLong, "n", text.Number(l, lists.MaxRows))
	}
	return rows, common, why, err
}

// fileRows fetches a file and reads its rows. What Telegram does not give for good is
// told; what it may give later is tried again.
func (d *Desk) fileRows(ctx context.Context, b *lists.Batch) (rows []lists.Row, why string, err error) {
	l := text.Lang(b.Lang)
	if d.Fetch == nil || b.Tries == maxListTries {
		return nil, text.Plain(l, text.ManyNoFile), nil
	}
	data, err := d.Fetch(ctx, b.File.ID, lists.MaxBytes)
	var refused *chat.Refused
	switch {
	case errors.As(err, &refused):
		return nil, text.Plain(l, text.ManyTooBig, "n", strconv.Itoa(lists.MaxBytes>>20)), nil
	case err != nil:
		return nil, "", err
	}
	return lists.ReadTable(l, d.Campaign, data)
}

// judgeRows finds what becomes of each row, in one snapshot; nil if whoever gave
// the list is no officer above any more. A unit is taken once.
func (d *Desk) judgeRows(ctx context.Context, b *lists.Batch, rows []lists.Row, now time.Time) (items []lists.Item, err error) {
	err = d.Store.View(ctx, func(s store.Snapshot) error {
		items = nil
		at := map[store.UnitID]int{}
		for i, row := range rows {
			w, err := d.officerAt(readOnly{s}, b, i, now)
			if err != nil || w == nil {
				return err
			}
			it := lists.Item{Row: row}
			if _, err := w.judge(&it, b); err != nil {
				return err
			}
			if first, ok := at[it.Unit]; ok && it.Unit != "" {
				it.Verdict, it.Why = lists.Doubtful, []string{text.Plain(w.lang, text.ListedTwice, "n", strconv.Itoa(first))}
			} else {
				at[it.Unit] = row.Line
			}
			items = append(items, it)
		}
		return ctx.Err()
	})
	return items, err
}

// stepList stores a list that has come further, if it was in this state still, and
// shows it.
func (d *Desk) stepList(ctx context.Context, b *lists.Batch, was lists.State, now time.Time) error {
	return d.notify(ctx, now, func(n *notices) error {
		var present lists.Batch
		if found, err := store.Get(n.tx, store.EntryKey(b.ID), &present); err != nil || !found || present.State != was {
			return err
		}
		if err := store.Put(n.tx, store.EntryKey(b.ID), b); err != nil {
			return err
		}
		return n.showList(b, string(b.State))
	})
}

// showList enters the screen of a list in the place of the one before; none for
// somebody who was erased meanwhile.
func (n *notices) showList(b *lists.Batch, step string) error {
	if found, err := store.Get(n.tx, store.PersonKey(b.By), &store.Person{}); err != nil || !found {
		return err
	}
	return n.answer(b.By, store.Entry{Cause: b.View() + "." + step, Lane: store.StaffLane, View: b.View(), Screen: b.Of(lists.ScreenList, 0)})
}

// enterList enters the reports of a confirmed list, each in a transaction of its
// own with the note that it is done.
func (d *Desk) enterList(ctx context.Context, b *lists.Batch, now func() time.Time) error {
	told := 4 * b.Next / max(1, b.Rows)
	for b.Next < b.Rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		var after *lists.Batch
		err := d.guarded(b, func() (err error) {
			after, err = d.enterNext(ctx, b, now())
			return err
		})
		if ownFault(err) {
			d.Log.Error("a report of a list could not be entered", "list", b.ID, "place", b.Next, "err", err)
			after, err = d.passOver(ctx, b)
		}
		if err != nil {
			return err
		}
		if after == nil { // somebody else goes on with it
			return nil
		}
		*b = *after
		if q := 4 * b.Next / b.Rows; q > told && q < 4 {
			told = q
			err := d.notify(ctx, now(), func(n *notices) error { return n.showList(b, "p"+strconv.Itoa(q)) })
			if err != nil { // its loss matters little
				d.Log.Warn("progress of a list", "err", err)
			}
		}
	}
	b.State, b.Ended = lists.Done, now()
	return d.stepList(ctx, b, lists.Entering, now())
}

// enterNext passes over rows that are not entered, and enters the next one.
func (d *Desk) enterNext(ctx context.Context, b *lists.Batch, now time.Time) (after *lists.Batch, err error) {
	var w *work
	err = d.Store.Update(ctx, func(tx store.Tx) error {
		w, after = nil, nil
		present, p, err := d.listPage(tx, b)
		if err != nil || present == nil {
			return err
		}
		after = present
		for i := after.Next % lists.PerPage; i < len(p.Items); i++ {
			it := &p.Items[i]
			after.Next++
			if !after.Wanted(it.Verdict) {
				continue
			}
			if w, err = d.officerAt(tx, after, after.Next, now); err != nil {
				return err
			}
			if err := w.enterRow(it, after); err != nil {
				return err
			}
			if err := store.Put(tx, store.EntryPageKey(b.ID, (after.Next-1)/lists.PerPage), p); err != nil {
				return err
			}
			break
		}
		return store.Put(tx, store.EntryKey(b.ID), after)
	})
	if err != nil {
		if w != nil {
			d.keepUnsure(w.deliveries)
		}
		return nil, err
	}
	if w != nil {
		d.offer(w.deliveries)
	}
	return after, nil
}

// listPage reads a list and its page at the place to go on at; nil if it has gone
// on without b.
func (d *Desk) listPage(tx store.Tx, b *lists.Batch) (present *lists.Batch, p lists.Page, err error) {
	present = &lists.Batch{}
	found, err := store.Get(tx, store.EntryKey(b.ID), present)
	if err != nil || !found || present.State != lists.Entering || present.Next != b.Next {
		return nil, p, err
	}
	_, err = store.Get(tx, store.EntryPageKey(b.ID, b.Next/lists.PerPage), &p)
	return present, p, err
}

// enterRow enters the report of a row, if it still can be: what has changed since
// it was shown makes it doubtful. w is nil for somebody who is no officer any more.
func (w *work) enterRow(it *lists.Item, b *lists.Batch) error {
	was := it.Verdict
	b.Counts[was]--
	defer func() { b.Count(b.Next-1, it) }()
	if w == nil {
		it.Verdict, it.Why = lists.Outside, []string{text.Plain(text.Lang(b.Lang), text.ListedOutside)}
		return nil
	}
	listed, err := w.judge(it, b)
	if err != nil || listed == nil || !b.Wanted(it.Verdict) {
		return err
	}
	e := dialog.Effects{Put: listed.Put, Submit: listed.Submit, Behalf: &dialog.Entering{Via: string(b.Via())}}
	if err := w.changeReport(e); err != nil {
		return err
	}
	if err := w.tellEntered(e); err != nil {
		return err
	}
	it.Verdict = lists.Entered
	return nil
}

// passOver leaves a row that cannot be entered, and says so.
func (d *Desk) passOver(ctx context.Context, b *lists.Batch) (after *lists.Batch, err error) {
	err = d.Store.Update(ctx, func(tx store.Tx) error {
		after = nil
		present, p, err := d.listPage(tx, b)
		if err != nil || present == nil {
			return err
		}
		for i := present.Next % lists.PerPage; i < len(p.Items); i++ {
			it := &p.Items[i]
			present.Next++
			if !present.Wanted(it.Verdict) {
				continue
			}
			present.Counts[it.Verdict]--
			it.Verdict, it.Why = lists.Doubtful, []string{text.Plain(text.Lang(b.Lang), text.ListedFailed)}
			present.Count(present.Next-1, it)
			break
		}
		after = present
		if err := store.Put(tx, store.EntryPageKey(b.ID, (present.Next-1)/lists.PerPage), p); err != nil {
			return err
		}
		return store.Put(tx, store.EntryKey(b.ID), after)
	})
	return after, err
}
