package desk

import (
	"context"

	"golang.org/x/sync/errgroup"

	"raquan/bot/tally"
	"raquan/store"
)

const (
	stagesAtOnce = 32  // transactions side by side: the store commits them together
	stagesPage   = 500 // notes read at once
)

// staffed notes that who reports for a unit has changed: its stage is to follow.
func staffed(tx store.Tx, post store.Post) error {
	if post.Role != store.Chair && post.Role != store.Deputy {
		return nil
	}
	return store.PutID(tx, store.StaffedKey(post.Unit), string(post.Unit))
}

// reach notes that this person has blocked the bot or come back: the stages of the
// units that they report for, which may be a thousand, are to follow.
func (w *work) reach() error {
	if len(w.officer.Reporting()) == 0 {
		return nil
	}
	w.wakes[stageTask] = true
	return store.PutID(w.tx, store.ReachKey(w.person.ID), string(w.person.ID))
}

// Stages lets the stages of units follow those who report for them: all of which
// notes were left. Calling it too often changes nothing.
func (d *Desk) Stages(ctx context.Context) error {
	for {
		units, people, err := d.stageNotes(ctx)
		if err != nil || len(units)+len(people) == 0 {
			return err
		}
		g, gctx := errgroup.WithContext(ctx)
		g.SetLimit(stagesAtOnce)
		for _, id := range units {
			g.Go(func() error { return d.restage(gctx, id) })
		}
		if err := g.Wait(); err != nil {
			return err
		}
		for _, p := range people {
			if err := d.restageAll(ctx, p); err != nil {
				return err
			}
		}
	}
}

// stageNotes reads which notes there are, the first ones.
func (d *Desk) stageNotes(ctx context.Context) (units []store.UnitID, people []store.PersonID, err error) {
	err = d.Store.View(ctx, func(s store.Snapshot) error {
		units, people = nil, nil
		from, to := store.AllStaffed()
		for kv, err := range s.Scan(from, to) {
			if err != nil {
				return err
			}
			if units = append(units, store.UnitID(kv.Key.Part(1))); len(units) == stagesPage {
				break
			}
		}
		from, to = store.AllReach()
		for kv, err := range s.Scan(from, to) {
			if err != nil {
				return err
			}
			if people = append(people, store.PersonID(kv.Key.Part(1))); len(people) == stagesPage {
				break
			}
		}
		return nil
	})
	return units, people, err
}

// restage lets one unit's stage follow, and takes its note away.
func (d *Desk) restage(ctx context.Context, id store.UnitID) error {
	return d.Store.Update(ctx, func(tx store.Tx) error {
		if err := tx.Delete(store.StaffedKey(id)); err != nil {
			return err
		}
		return tally.Stand(tx, d.Campaign, id)
	})
}

// restageAll lets the stages of all units that somebody reports for follow. The note
// goes if they have neither gone nor come back meanwhile; a unit that they joined
// meanwhile has a note of its own.
func (d *Desk) restageAll(ctx context.Context, p store.PersonID) error {
	var was store.Officer
	err := d.Store.View(ctx, func(s store.Snapshot) (err error) {
		was = store.Officer{}
		_, err = store.Get(s, store.OfficerKey(p), &was)
		return err
	})
	if err != nil {
		return err
	}
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(stagesAtOnce)
	for _, id := range was.Reporting() {
		g.Go(func() error {
			return d.Store.Update(gctx, func(tx store.Tx) error { return tally.Stand(tx, d.Campaign, id) })
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return d.Store.Update(ctx, func(tx store.Tx) error {
		var now store.Officer
		if _, err := store.Get(tx, store.OfficerKey(p), &now); err != nil || !now.Unreachable.Equal(was.Unreachable) {
			return err
		}
		return tx.Delete(store.ReachKey(p))
	})
}
