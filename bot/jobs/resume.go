package jobs

import (
	"context"
	"fmt"

	"raquan/config"
	"raquan/store"
)

// Resume goes on with an import that was cut off, and throws away a plan that
// was never finished. It returns the import that it finished, nil if none. To be
// called at every start, before anything else is imported.
func Resume(ctx context.Context, e store.Engine, secret store.Secret, c *config.Campaign) (*Job, error) {
	job, err := discard(ctx, e)
	if err != nil {
		return nil, fmt.Errorf("resume import: %w", err)
	}
	if job.State != Running {
		return nil, nil
	}
	if err := (&run{engine: e, secret: secret, campaign: c}).all(ctx, job.ID); err != nil {
		return nil, fmt.Errorf("resume import: %w", err)
	}
	return job, nil
}

// discard throws away a plan that was never finished, with the contacts made
// for it, and returns the record that is left: what was known of the import
// before is not, but its number. It first takes the plan away from whoever may
// still be writing it.
func discard(ctx context.Context, e store.Engine) (*Job, error) {
	job, err := readJob(ctx, e)
	if err != nil || !job.unfinished() {
		return job, err
	}
	id := job.ID
	job.State = Discarding
	if err := replace(ctx, e, id, job); err != nil {
		return nil, fmt.Errorf("discard plan: %w", err)
	}
	for n := range job.pages() {
		if err := e.Update(ctx, func(tx store.Tx) error { return discardPage(tx, id, n) }); err != nil {
			return nil, fmt.Errorf("discard plan: %w", err)
		}
	}
	left := &Job{V: 1, N: job.N - 1, State: Finished}
	if err := replace(ctx, e, id, left); err != nil {
		return nil, fmt.Errorf("discard plan: %w", err)
	}
	return left, nil
}

// replace puts a record in the place of that of an unfinished plan.
func replace(ctx context.Context, e store.Engine, id string, with *Job) error {
	return e.Update(ctx, func(tx store.Tx) error {
		if err := stillUnfinished(tx, id); err != nil {
			return err
		}
		return store.Put(tx, importKey(), with)
	})
}

func stillUnfinished(tx store.Tx, id string) error {
	var job Job
	_, err := store.Get(tx, importKey(), &job)
	if err == nil && (job.ID != id || !job.unfinished()) {
		return ErrUnderWay
	}
	return err
}

func discardPage(tx store.Tx, id string, n int) error {
	if err := stillUnfinished(tx, id); err != nil {
		return err
	}
	var p page
	found, err := store.Get(tx, pageKey(n), &p)
	if err != nil || !found {
		return err
	}
	for _, it := range p.Items {
		if it.Contact {
			if err := tx.Delete(store.PersonKey(it.Unit.Contact)); err != nil {
				return err
			}
		}
	}
	return tx.Delete(pageKey(n))
}

func readJob(ctx context.Context, e store.Engine) (*Job, error) {
	job := new(Job)
	err := e.View(ctx, func(s store.Snapshot) error {
		_, err := store.Get(s, importKey(), job)
		return err
	})
	return job, err
}
