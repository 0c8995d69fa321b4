package desk

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/text"
	"raquan/store"
)

// Inbox is the screen of the requests that wait for the officers of a unit. It is
// made at the moment of sending, so names stand in it that are nowhere in the
// ledger, and what has been answered meanwhile is not in it.
const Inbox = "inbox"

const (
	inboxPage = 6   // requests on one page
	inboxMost = 500 // requests counted
)

// inboxDue notes that a level is to be told of new requests in an hour.
func inboxDue(tx store.Tx, unit store.UnitID, now time.Time) error {
	key := store.InboxDueKey(unit)
	if _, set, err := store.GetID(tx, key); err != nil || set {
		return err
	}
	return store.PutID(tx, key, strconv.FormatInt(now.Add(digestEvery).Unix(), 10))
}

// inboxes tells the levels whose hour is over of the requests that wait.
func (d *Desk) inboxes(ctx context.Context, now time.Time) error {
	due := map[store.UnitID]string{}
	err := d.Store.View(ctx, func(s store.Snapshot) error {
		clear(due)
		from, to := store.AllInboxDue()
		for kv, err := range s.Scan(from, to) {
			if err != nil {
				return err
			}
			if at, err := strconv.ParseInt(string(kv.Value), 10, 64); err != nil || at <= now.Unix() {
				due[store.UnitID(kv.Key.Part(1))] = string(kv.Value)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for unit, at := range due {
		if err := d.sendInbox(ctx, unit, at, now); err != nil {
			return err
		}
	}
	return nil
}

// sendInbox enters the list for every officer of a level; nothing if no request
// waits any more.
func (d *Desk) sendInbox(ctx context.Context, unit store.UnitID, at string, now time.Time) error {
	n := 0
	if err := d.Store.View(ctx, func(s store.Snapshot) error {
		waiting, err := inboxOf(s, unit)
		n = len(waiting)
		return err
	}); err != nil {
		return err
	}
	return d.notify(ctx, now, func(out *notices) error {
		if err := out.tx.Delete(store.InboxDueKey(unit)); err != nil || n == 0 {
			return err
		}
		_, officers, err := nearestOfficers(out.tx, unit)
		if err != nil {
			return err
		}
		for _, p := range officers {
			var o store.Officer
			if _, err := store.Get(out.tx, store.OfficerKey(p), &o); err != nil {
				return err
			}
			screen := &store.Screen{Name: Inbox, Unit: unit, Lang: o.Lang, For: p}
			e := store.Entry{Cause: "inbox." + string(unit) + "." + at, Lane: store.StaffLane, Keep: true, Screen: screen}
			if err := out.enter(p, e); err != nil {
				return err
			}
		}
		return nil
	})
}

// waiting is an open request with its unit.
type waiting struct {
	store.Request
	unit *store.Unit
}

// inboxOf lists the requests that wait for a level, oldest first, at most
// inboxMost.
func inboxOf(s store.Snapshot, unit store.UnitID) ([]waiting, error) {
	var list []waiting
	from, to := store.InboxOf(unit)
	for kv, err := range s.Scan(from, to) {
		if err != nil {
			return nil, err
		}
		w := waiting{unit: new(store.Unit)}
		if _, err := store.Get(s, store.RequestKey(string(kv.Value)), &w.Request); err != nil {
			return nil, err
		}
		if _, err := store.Get(s, store.UnitKey(w.Unit), w.unit); err != nil {
			return nil, err
		}
		open, err := asks(s, &w.Request, w.unit)
		if err != nil {
			return nil, err
		}
		if open && w.Answered.IsZero() {
			list = append(list, w)
		}
		if len(list) == inboxMost {
			break
		}
	}
	return list, nil
}

// renderInbox makes the screen.
func renderInbox(s store.Snapshot, screen store.Screen) (chat.Message, error) {
	l := text.Lang(screen.Lang)
	var u store.Unit
	var o store.Officer
	if _, err := store.Get(s, store.UnitKey(screen.Unit), &u); err != nil {
		return chat.Message{}, err
	}
	if _, err := store.Get(s, store.OfficerKey(screen.For), &o); err != nil {
		return chat.Message{}, err
	}
	if o.RootOver(&u) == "" { // the role ended while the screen was on its way
		return message(text.Say(l, text.OutsideScope)), nil
	}
	list, err := inboxOf(s, screen.Unit)
	if err != nil {
		return chat.Message{}, err
	}
	if len(list) == 0 {
		return message(text.Say(l, text.InboxEmpty, "unit", u.Name)), nil
	}
	pages := (len(list) + inboxPage - 1) / inboxPage
	page := min(max(screen.Page, 0), pages-1)
	m := chat.Message{Text: text.Say(l, text.InboxHead, "unit", u.Name, "n", text.Number(l, int64(len(list))))}
	for i, w := range list[page*inboxPage : min((page+1)*inboxPage, len(list))] {
		line, err := inboxLine(s, l, i+1, w)
		if err != nil {
			return chat.Message{}, err
		}
		m.Text += "\n" + line
		n, data := strconv.Itoa(i+1), fmt.Sprintf("qd/%s/%d/%s/", screen.Unit, page, w.ID)
		m.Buttons = append(m.Buttons, chat.Row(
			chat.Button{Text: text.Say(l, text.Approve) + " " + n, Data: data + "y"},
			chat.Button{Text: text.Say(l, text.Decline) + " " + n, Data: data + "n"}))
	}
	m.Buttons = append(m.Buttons, inboxButtons(l, u.ID, page, pages, list)...)
	return m, nil
}

// inboxLine tells who asks for what.
func inboxLine(s store.Snapshot, l text.Lang, n int, w waiting) (string, error) {
	var p store.Person
	if _, err := store.Get(s, store.PersonKey(w.Person), &p); err != nil {
		return "", err
	}
	number := strconv.Itoa(n)
	if w.Kind == store.AskAdd {
		workers := text.Say(l, text.InboxNoWorkers)
		if w.Workers != nil {
			workers = text.Number(l, *w.Workers)
		}
		return text.Say(l, text.InboxLineAdd, "n", number, "who", who(&p), "unit", clip(w.Name), "workers", workers), nil
	}
	line := text.Say(l, text.InboxLine, "n", number, "who", who(&p), "unit", clip(w.unit.Name))
	chair, err := chairOf(s, w.Unit)
	if err != nil || chair == "" {
		return line, err
	}
	var known store.Person
	_, err = store.Get(s, store.PersonKey(chair), &known)
	return line + " " + text.Say(l, text.InboxTaken, "name", clip(known.Name)), err
}

// inboxButtons are the buttons for all of the list, and for its other pages.
func inboxButtons(l text.Lang, unit store.UnitID, page, pages int, list []waiting) [][]chat.Button {
	var rows [][]chat.Button
	if len(list) > 1 {
		newest := list[len(list)-1].At.Unix()
		rows = append(rows, chat.Row(chat.Button{
			Text: text.Say(l, text.ApproveAll, "n", text.Number(l, int64(len(list)))),
			Data: fmt.Sprintf("qa/%s/%d", unit, newest)}))
	}
	var turn []chat.Button
	if page > 0 {
		turn = append(turn, chat.Button{Text: text.Say(l, text.PageBack), Data: fmt.Sprintf("ql/%s/%d", unit, page-1)})
	}
	if page < pages-1 {
		turn = append(turn, chat.Button{Text: text.Say(l, text.PageOn), Data: fmt.Sprintf("ql/%s/%d", unit, page+1)})
	}
	if len(turn) > 0 {
		rows = append(rows, turn)
	}
	return rows
}

// inbox opens the list of a unit that the person may see.
func (w *work) inbox(e dialog.Effects) error {
	if e.Inbox == nil {
		return nil
	}
	return w.showInbox(store.UnitID(e.Inbox.Unit), e.Inbox.Page)
}

func (w *work) showInbox(unit store.UnitID, page int) error {
	if may, err := w.mayStaff(unit); err != nil || !may {
		return err
	}
	return w.show(store.Screen{Name: Inbox, Unit: unit, Page: page, Lang: string(w.lang), For: w.person.ID})
}
