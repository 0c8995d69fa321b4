package jobs

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"golang.org/x/sync/errgroup"

	"raquan/bot/tally"
	"raquan/bot/tree"
	"raquan/config"
	"raquan/store"
)

// Recounted is what a recount found. All is in order if the lists are empty.
type Recounted struct {
	Tallies []tally.Difference // tallies and reports that are not as they ought to be
	Pending []PendingDifference
	Stages  []tally.Misplacement
	Tree    []tree.Fault // entries of indexes of units that are not as the units say; no fix mends them
	Fixed   bool         // all of it was put right
}

// PendingDifference is an entry of the index of pending reports that is there
// and ought not to be, or the other way round.
type PendingDifference struct{ Parent, Unit store.UnitID }

// Recount rebuilds the campaign's tallies, its index of pending reports, the stages
// of units and the list of those to ring from units, reports and people alone and
// compares. With fix it puts right what differs,
// also while people go on reporting. After an error of the engine while fixing
// it is to be run again.
func Recount(ctx context.Context, e store.Engine, c *config.Campaign, fix bool) (Recounted, error) {
	var r Recounted
	err := e.View(ctx, func(s store.Snapshot) (err error) {
		if r.Tallies, err = tally.Differences(s, c); err != nil {
			return err
		}
		if r.Pending, err = pendingDifferences(s, c.Key); err != nil {
			return err
		}
		if r.Stages, err = tally.Misplaced(s, c); err != nil {
			return err
		}
		r.Tree, err = tree.Faults(s)
		return err
	})
	if err != nil {
		return Recounted{}, fmt.Errorf("recount: %w", err)
	}
	if !fix {
		return r, nil
	}
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(sideBySide)
	for _, d := range r.Tallies {
		g.Go(func() error { return e.Update(ctx, func(tx store.Tx) error { return tally.Fix(tx, c, d) }) })
	}
	for _, d := range r.Pending {
		g.Go(func() error { return e.Update(ctx, func(tx store.Tx) error { return d.fix(tx, c.Key) }) })
	}
	for _, m := range r.Stages {
		g.Go(func() error { return e.Update(ctx, func(tx store.Tx) error { return tally.Place(tx, c, m) }) })
	}
	if err := g.Wait(); err != nil {
		return r, fmt.Errorf("recount: fix: %w", err)
	}
	r.Fixed = true
	return r, nil
}

// fix puts one entry right, by what unit and report say now.
func (d PendingDifference) fix(tx store.Tx, campaign string) error {
	var u store.Unit
	if _, err := store.Get(tx, store.UnitKey(d.Unit), &u); err != nil {
		return err
	}
	pending, err := tree.Pending(tx, campaign, &u)
	if err != nil {
		return err
	}
	key := store.PendingKey(campaign, d.Parent, d.Unit)
	if pending && u.Parent == d.Parent {
		return store.PutID(tx, key, string(d.Unit))
	}
	return tx.Delete(key)
}

// pendingDifferences compares the index of pending reports with the units.
func pendingDifferences(s store.Snapshot, campaign string) ([]PendingDifference, error) {
	entries := map[PendingDifference]bool{}
	from, to := store.PendingIn(campaign)
	for kv, err := range s.Scan(from, to) {
		if err != nil {
			return nil, err
		}
		entries[PendingDifference{store.UnitID(kv.Key.Part(2)), store.UnitID(kv.Key.Part(3))}] = true
	}
	var wrong []PendingDifference
	for u, err := range store.Units(s) {
		if err != nil {
			return nil, err
		}
		pending, err := tree.Pending(s, campaign, u)
		if err != nil {
			return nil, err
		}
		entry := PendingDifference{u.Parent, u.ID}
		if entries[entry] != pending {
			wrong = append(wrong, entry)
		}
		delete(entries, entry)
	}
	wrong = slices.AppendSeq(wrong, maps.Keys(entries)) // under another parent, or of no unit
	slices.SortFunc(wrong, func(a, b PendingDifference) int {
		return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Parent, b.Parent))
	})
	return wrong, nil
}
