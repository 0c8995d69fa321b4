package desk

import (
	"context"
	"strconv"
	"time"

	"golang.org/x/sync/errgroup"

	"raquan/bot/remind"
	"raquan/store"
)

const (
	latersAtOnce = 32             // people side by side: the store commits them together
	latersPage   = 500            // people read at once
	laterGoodFor = 24 * time.Hour // a reminder that was asked for is sent after its moment, at most
)

// Laters enters the reminders of those who asked to be reminded by now, and have
// still a report to send. They do not count among the unasked messages of a day.
// It is called each minute or so, and calling it too often changes nothing.
func (d *Desk) Laters(ctx context.Context, now time.Time) error {
	if err := d.sayUnsure(ctx); err != nil {
		return err
	}
	for {
		due, err := d.laterBy(ctx, now)
		if err != nil {
			return err
		}
		var g errgroup.Group
		g.SetLimit(latersAtOnce)
		for _, l := range due {
			g.Go(func() error { return d.remindLater(ctx, l, now) })
		}
		if err := g.Wait(); err != nil || len(due) < latersPage {
			return err
		}
	}
}

// later is somebody who asked to be reminded at a moment.
type later struct {
	key    store.Key
	person store.PersonID
}

// laterBy lists those who asked to be reminded by now, the first ones.
func (d *Desk) laterBy(ctx context.Context, now time.Time) (list []later, err error) {
	err = d.Store.View(ctx, func(s store.Snapshot) error {
		list = nil
		from, to := store.LaterUntil(now)
		for kv, err := range s.Scan(from, to) {
			if err != nil {
				return err
			}
			if list = append(list, later{kv.Key, store.PersonID(kv.Value)}); len(list) == latersPage {
				break
			}
		}
		return nil
	})
	return list, err
}

// remindLater enters one such reminder. The wish goes with it, also if there is
// nothing left to be reminded of.
func (d *Desk) remindLater(ctx context.Context, l later, now time.Time) error {
	return d.notify(ctx, now, func(n *notices) error {
		if err := n.tx.Delete(l.key); err != nil {
			return err
		}
		var nudges store.Nudges
		if _, err := store.Get(n.tx, store.NudgesKey(l.person), &nudges); err != nil {
			return err
		}
		at := nudges.Later
		if at.IsZero() || store.LaterKey(at, l.person) != l.key { // another moment was chosen since
			return nil
		}
		nudges.Later = time.Time{}
		goes, err := d.enterLater(n, l.person, at)
		if err != nil {
			return err
		}
		if !goes.IsZero() {
			nudges.Asked = goes
		}
		return store.Put(n.tx, store.NudgesKey(l.person), nudges)
	})
}

// enterLater enters the reminder that somebody asked for at a moment, and gives
// when it goes; zero if no report of theirs is waited for.
func (d *Desk) enterLater(n *notices, p store.PersonID, at time.Time) (goes time.Time, err error) {
	var o store.Officer
	if _, err := store.Get(n.tx, store.OfficerKey(p), &o); err != nil {
		return goes, err
	}
	list, err := d.owedOf(n.tx, reportingFor(&o), 1)
	if err != nil || len(list) == 0 {
		return goes, err
	}
	var bot store.Bot
	if _, err := store.Get(n.tx, store.BotKey, &bot); err != nil {
		return goes, err
	}
	e := store.Entry{
		Cause: remind.LaterCause(bot.ID, d.Campaign.Key, at), Lane: store.Notice, Keep: true, Useless: n.now.Add(laterGoodFor),
		Screen: &store.Screen{Name: remind.Screen, Unit: list[0].unit.ID, For: p, Lang: o.Lang,
			Args: map[string]string{remind.ArgStep: remind.Later, remind.ArgSlot: strconv.FormatInt(at.Unix(), 10)}},
	}
	goes = n.now
	if may := d.Campaign.NextPermitted(n.now); may.After(n.now) { // it was missed, and would come at night
		e.Not, e.Useless, goes = may, may.Add(laterGoodFor), may
	}
	return goes, n.answer(p, e)
}
