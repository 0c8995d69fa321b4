package jobs

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"

	"raquan/bot/tree"
	"raquan/config"
	"raquan/store"
)

const (
	// sideBySide is how many transactions are under way at once; the engine
	// puts them under one commit.
	sideBySide = 128
	// windowPages is how many pages are read, and applied, between two notes of
	// how far the import has come.
	windowPages = 24
)

// run applies a plan that holds.
type run struct {
	engine   store.Engine
	secret   store.Secret
	campaign *config.Campaign
}

// errOvertaken says that the import was finished by somebody else meanwhile.
var errOvertaken = errors.New("finished by another")

// all goes on from where the job record says to the end. Several may do so at
// once, as after a restart while an import is asked for: each transaction holds
// only while this very import is under way, so a late one cannot undo what a
// later import has done.
func (r *run) all(ctx context.Context, id string) error {
	for {
		w, err := r.next(ctx, id)
		if err == nil && len(w.items) == 0 {
			err = r.finish(ctx, w.job)
		} else if err == nil {
			if err = r.apply(ctx, w); err == nil {
				continue
			}
		}
		if errors.Is(err, errOvertaken) {
			return nil
		}
		return err
	}
}

// window is some pages of one level, with the record that they belong to.
type window struct {
	job   *Job
	pages int
	items []item
}

// next reads the pages to be applied next; none if all are.
func (r *run) next(ctx context.Context, id string) (w window, err error) {
	err = r.engine.View(ctx, func(s store.Snapshot) error {
		w = window{}
		if w.job, err = underWay(s, id); err != nil {
			return err
		}
		w.pages = min(windowPages, w.job.leftOfLevel())
		for n := w.job.Done; n < w.job.Done+w.pages; n++ {
			var p page
			found, err := store.Get(s, pageKey(n), &p)
			if err != nil {
				return err
			}
			if !found {
				return fmt.Errorf("page %d of the plan is missing", n)
			}
			w.items = append(w.items, p.Items...)
		}
		return nil
	})
	return w, err
}

// underWay gives the record of an import that is under way.
func underWay(r store.Reader, id string) (*Job, error) {
	job := new(Job)
	if _, err := store.Get(r, importKey(), job); err != nil {
		return nil, err
	}
	if job.ID != id || job.State != Running {
		return nil, errOvertaken
	}
	return job, nil
}

// leftOfLevel is how many pages of the present level are to be done: what lies
// deeper must wait for them.
func (j *Job) leftOfLevel() int {
	end := 0
	for _, pages := range j.Levels {
		if end += pages; end > j.Done {
			return end - j.Done
		}
	}
	return 0
}

// apply applies a window side by side, and notes that it is done.
func (r *run) apply(ctx context.Context, w window) error {
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(sideBySide)
	for _, batch := range cut(w.items) {
		g.Go(func() error {
			return r.engine.Update(gctx, func(tx store.Tx) error { return r.write(tx, w.job, batch) })
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return r.engine.Update(ctx, func(tx store.Tx) error {
		job, err := underWay(tx, w.job.ID)
		if err != nil {
			return err
		}
		job.Done = max(job.Done, w.job.Done+w.pages)
		return store.Put(tx, importKey(), job)
	})
}

// write writes a batch in its transaction.
func (r *run) write(tx store.Tx, job *Job, batch []item) error {
	if _, err := underWay(tx, job.ID); err != nil {
		return err
	}
	w := writer{Writer: tree.Writer{Tx: tx, Secret: r.secret, Campaign: r.campaign}, job: job}
	for _, it := range batch {
		if err := w.item(it); err != nil {
			return fmt.Errorf("unit %s: %w", it.Unit.ID, err)
		}
	}
	return nil
}

// finish removes the pages of a plan that is applied, and then ends the import.
func (r *run) finish(ctx context.Context, job *Job) error {
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(sideBySide)
	const each = store.MaxOps - 1 // and the record
	for first := 0; first < job.pages(); first += each {
		last := min(first+each, job.pages())
		g.Go(func() error {
			return r.engine.Update(gctx, func(tx store.Tx) error { return removePages(tx, job.ID, first, last) })
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return r.engine.Update(ctx, func(tx store.Tx) error {
		job, err := underWay(tx, job.ID)
		if err != nil {
			return err
		}
		job.State, job.Levels, job.Done = Finished, nil, 0
		if err := store.UnitsChanged(tx); err != nil {
			return err
		}
		return store.Put(tx, importKey(), job)
	})
}

func removePages(tx store.Tx, id string, first, last int) error {
	if _, err := underWay(tx, id); err != nil {
		return err
	}
	for n := first; n < last; n++ {
		if err := tx.Delete(pageKey(n)); err != nil {
			return err
		}
	}
	return nil
}

// cut divides items of one level into batches that one transaction can hold.
// Neighbours mostly share the units above them, whose tallies count once.
func cut(items []item) [][]item {
	var batches [][]item
	start, ops := 0, 0
	shared := map[store.UnitID]bool{}
	for i := range items {
		own, above := weigh(&items[i])
		n := own
		for _, u := range above {
			if !shared[u] {
				n++
			}
		}
		if ops+n > store.MaxOps-batchOps && i > start {
			batches = append(batches, items[start:i])
			start, ops, n = i, 0, own+len(above)
			clear(shared)
		}
		ops += n
		for _, u := range above {
			shared[u] = true
		}
	}
	if start < len(items) {
		batches = append(batches, items[start:])
	}
	return batches
}

// batchOps is what a batch touches once: the job record and the head of the
// audit.
const batchOps = 2

// weigh gives how many keys an item touches by itself (see writer), and which
// units above it have their tallies changed.
func weigh(it *item) (own int, above []store.UnitID) {
	own = 12 // unit, code, child, pending, report, own tally, contact, its number, stage or the note for it, twice listed to be rung
	if !it.New {
		own += 12 + store.TrailOps // child, pending, contact and its number before; line of the audit, the change recorded; twice listed as recent, twice before, and to be rung before
	}
	if len(it.Into) > 0 {
		own *= 3 // moved, merged, and the other one written
	}
	return own, slices.Concat(it.Unit.Above, it.From, it.Into)
}
