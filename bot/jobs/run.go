package jobs

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"

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

// all goes on from the job record to the end.
func (r *run) all(ctx context.Context) error {
	job, err := readJob(ctx, r.engine)
	if err != nil {
		return err
	}
	for job.Done < job.pages() {
		n := min(windowPages, job.pages()-job.Done, job.leftOfLevel())
		if err := r.window(ctx, job, n); err != nil {
			return err
		}
		job.Done += n
		if err := r.note(ctx, job); err != nil {
			return err
		}
	}
	if err := r.clean(ctx, job); err != nil {
		return err
	}
	job.State, job.Levels, job.Done = Finished, nil, 0
	return r.note(ctx, job)
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

// window applies n pages of one level side by side.
func (r *run) window(ctx context.Context, job *Job, n int) error {
	items, err := r.read(ctx, job.Done, n)
	if err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(sideBySide)
	for _, batch := range cut(items) {
		g.Go(func() error {
			return r.engine.Update(ctx, func(tx store.Tx) error {
				w := writer{tx: tx, run: r, job: job}
				for _, it := range batch {
					if err := w.item(it); err != nil {
						return fmt.Errorf("unit %s: %w", it.Unit.ID, err)
					}
				}
				return nil
			})
		})
	}
	return g.Wait()
}

func (r *run) read(ctx context.Context, first, n int) ([]item, error) {
	var items []item
	err := r.engine.View(ctx, func(s store.Snapshot) error {
		items = nil
		for i := first; i < first+n; i++ {
			var p page
			found, err := store.Get(s, pageKey(i), &p)
			if err != nil {
				return err
			}
			if !found {
				return fmt.Errorf("page %d of the plan is missing", i)
			}
			items = append(items, p.Items...)
		}
		return nil
	})
	return items, err
}

func (r *run) note(ctx context.Context, job *Job) error {
	return r.engine.Update(ctx, func(tx store.Tx) error { return store.Put(tx, importKey(), job) })
}

// clean removes the pages of a plan that is applied.
func (r *run) clean(ctx context.Context, job *Job) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(sideBySide)
	for first := 0; first < job.pages(); first += store.MaxOps {
		last := min(first+store.MaxOps, job.pages())
		g.Go(func() error {
			return r.engine.Update(ctx, func(tx store.Tx) error {
				for n := first; n < last; n++ {
					if err := tx.Delete(pageKey(n)); err != nil {
						return err
					}
				}
				return nil
			})
		})
	}
	return g.Wait()
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
		if ops+n > store.MaxOps-auditOps && i > start {
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

// auditOps is the head of the audit, which all lines of a batch share.
const auditOps = 1

// weigh gives how many keys an item touches by itself (see writer), and which
// units above it have their tallies changed.
func weigh(it *item) (own int, above []store.UnitID) {
	own = 8 // unit, code, child, pending, report, own tally, contact, its number
	if !it.New {
		own += 5 // child, pending, contact and its number before; line of the audit
	}
	return own, append(append([]store.UnitID{}, it.Unit.Above...), it.From...)
}
