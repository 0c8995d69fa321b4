package desk

import (
	"context"
	"errors"
	"strconv"
	"time"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/freeze"
	"raquan/bot/summary"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// freeze begins a freeze that an officer at or above its unit has confirmed. The
// unit is authorised here, whatever the button says; the same number is given once.
func (w *work) freeze(e dialog.Effects) error {
	if e.Freeze == nil {
		return nil
	}
	unit := store.UnitID(e.Freeze.Unit)
	root, err := w.rootFor(unit)
	if err != nil {
		return err
	}
	if root == "" {
		return w.refuseScreen(true)
	}
	u, err := w.readUnit(unit)
	if err != nil {
		return err
	}
	if u.Kind == store.Grassroots {
		w.sayToast(text.OldButton)
		return nil
	}
	order := freeze.Order{Unit: unit, N: e.Freeze.N, By: w.person.ID, In: root, Lang: string(w.lang), Interim: e.Freeze.Interim}
	begun, err := freeze.Begin(w.tx, w.d.Campaign.Key, order, w.now)
	if err != nil {
		return err
	}
	if !begun { // the same press again, or another's freeze: what there is now is shown
		return w.show(store.Screen{Name: summary.FreezeAsk, Unit: unit, Lang: string(w.lang), For: w.person.ID,
			Args: map[string]string{summary.Root: string(root)}})
	}
	w.wakes[freezeTask] = true
	said := text.Say(w.lang, text.FreezeBegun, "unit", u.Name, "n", text.FreezeNumber(w.lang, order.N, order.Interim))
	return w.tell(dialog.Outgoing{Message: message(said), View: freezeView(unit, order.N)})
}

// freezeView is what the messages about a freeze show: each takes the place of the
// one before. It names their causes too.
func freezeView(unit store.UnitID, n int) string {
	return "freeze." + string(unit) + "." + strconv.Itoa(n)
}

// Freezes makes all freezes that are under way. One that fails stays and does not
// hold up the others. The cut-off of each is the moment at which its work begins.
func (d *Desk) Freezes(ctx context.Context, now func() time.Time) error {
	if err := d.sayUnsure(ctx); err != nil {
		return err
	}
	var running []*store.Freeze
	err := d.Store.View(ctx, func(s store.Snapshot) (err error) {
		running, err = freeze.Running(s, d.Campaign.Key)
		return err
	})
	if err != nil {
		return err
	}
	for _, f := range running {
		err = errors.Join(err, d.makeFreeze(ctx, f, now))
	}
	return err
}

// makeFreeze does the work of a freeze, tells how it goes, and then its maker and
// the level above that it is done.
func (d *Desk) makeFreeze(ctx context.Context, f *store.Freeze, now func() time.Time) error {
	may, err := d.mayMake(ctx, f.By, f.Unit)
	if err != nil {
		return err
	}
	if !may {
		return d.stopFreeze(ctx, f, now())
	}
	begun := now()
	told := 0
	taken, err := freeze.Take(ctx, d.Store, d.Campaign, f.Unit, f.N, begun, func(done, total int) {
		if quarter := 4 * done / max(1, total); quarter > told && done < total {
			told = quarter
			d.tellFreezing(ctx, f, done, total, begun)
		}
	})
	if freeze.Ended(err) {
		return nil
	}
	if err != nil {
		return err
	}
	return d.notify(ctx, now(), func(n *notices) error { return d.finishFreeze(n, taken) })
}

// tellFreezing says how far a freeze is. Its loss would matter little.
func (d *Desk) tellFreezing(ctx context.Context, f *store.Freeze, done, total int, now time.Time) {
	err := d.notify(ctx, now, func(n *notices) error {
		unit, err := unitName(n.tx, f.Unit)
		if err != nil {
			return err
		}
		lang := text.Lang(f.Lang)
		return n.tellOfFreeze(f, "p"+strconv.Itoa(f.Runs)+"."+strconv.Itoa(done), message(text.Say(lang, text.FreezeProgress, "unit", unit, "n", text.FreezeNumber(lang, f.N, f.Interim),
			"done", text.Number(lang, int64(done)), "total", text.Number(lang, int64(total)))))
	})
	if err != nil {
		d.Log.Warn("progress of a freeze", "err", err)
	}
}

// tellOfFreeze enters a message for a freeze's maker in the place of the one
// before; none for somebody who was erased meanwhile.
func (n *notices) tellOfFreeze(f *store.Freeze, step string, m chat.Message) error {
	if found, err := store.Get(n.tx, store.PersonKey(f.By), &store.Person{}); err != nil || !found {
		return err
	}
	view := freezeView(f.Unit, f.N)
	e := store.Entry{Cause: view + "." + step, Lane: store.StaffLane, View: view}
	if err := setMessage(&e, m); err != nil {
		return err
	}
	return n.answer(f.By, e)
}

// stopFreeze ends a freeze whose maker is not in charge any more.
func (d *Desk) stopFreeze(ctx context.Context, f *store.Freeze, now time.Time) error {
	return d.notify(ctx, now, func(n *notices) error { return d.stopFreezeIn(n, f) })
}

func (d *Desk) stopFreezeIn(n *notices, f *store.Freeze) error {
	done, err := freeze.Stop(n.tx, d.Campaign.Key, f.Unit, f.N, n.now)
	if err != nil || !done {
		return err
	}
	unit, err := unitName(n.tx, f.Unit)
	if err != nil {
		return err
	}
	return n.tellOfFreeze(f, "end", message(text.Say(text.Lang(f.Lang), text.FreezeStopped, "unit", unit)))
}

// finishFreeze makes a freeze seen, if its maker may still have it made, and tells
// of it.
func (d *Desk) finishFreeze(n *notices, f *store.Freeze) error {
	var maker store.Officer
	var u store.Unit
	if _, err := store.Get(n.tx, store.OfficerKey(f.By), &maker); err != nil {
		return err
	}
	if _, err := store.Get(n.tx, store.UnitKey(f.Unit), &u); err != nil {
		return err
	}
	if maker.RootOver(&u) == "" {
		return d.stopFreezeIn(n, f)
	}
	done, err := freeze.Finish(n.tx, d.Campaign.Key, f, n.now)
	if err != nil || !done {
		return err
	}
	if err := n.tellOfFreeze(f, "end", d.freezeDone(f)); err != nil {
		return err
	}
	return d.tellAbove(n, f, &u)
}

// freezeSays are the figures that the messages about a freeze name.
func (d *Desk) freezeSays(lang text.Lang, f *store.Freeze) []any {
	sums := freeze.Body(f).Sums
	return []any{"unit", f.Body.Name, "n", text.FreezeNumber(lang, f.N, f.Interim), "moment", text.Moment(lang, f.At, d.Campaign.Zone),
		"sent", text.Number(lang, sums[tally.Sent]-sums[tally.Closed]), "units", text.Number(lang, sums[tally.Units])}
}

// freezeDone tells the maker.
func (d *Desk) freezeDone(f *store.Freeze) chat.Message {
	lang := text.Lang(f.Lang)
	said := text.Say(lang, text.FreezeDone, append(d.freezeSays(lang, f), "sum", f.Checksum[:16])...)
	if f.Runs > 1 {
		said += "\n" + text.Say(lang, text.FreezeAgain)
	}
	button := func(s *text.Sentence, screen string) chat.Button {
		return chat.Button{Text: text.Plain(lang, s), Data: summary.FrozenScreen(screen, f.Unit, f.N)}
	}
	m := message(said)
	m.Buttons = [][]chat.Button{{button(text.ButtonFrozen, summary.Frozen), button(text.ButtonDiff, summary.FreezeDiff)}}
	return m
}

// tellAbove tells the officers right above; not the maker.
func (d *Desk) tellAbove(n *notices, f *store.Freeze, u *store.Unit) error {
	_, officers, err := nearestOfficers(n.tx, u.Above...)
	if err != nil {
		return err
	}
	m := message(text.Say(text.Vi, text.FreezeTold, d.freezeSays(text.Vi, f)...))
	m.Buttons = [][]chat.Button{{{Text: text.Plain(text.Vi, text.ButtonFrozen), Data: summary.FrozenScreen(summary.Frozen, f.Unit, f.N)}}}
	for _, p := range officers {
		if p == f.By {
			continue
		}
		if err := n.tell(p, freezeView(f.Unit, f.N)+".above", store.StaffLane, m); err != nil {
			return err
		}
	}
	return nil
}
