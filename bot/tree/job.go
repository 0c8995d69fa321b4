package tree

import (
	"context"
	"fmt"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"raquan/config"
	"raquan/store"
)

// Job is the record of units that follow a level which was moved or merged. One
// is under way at a time; its record stays when it is over.
type Job struct {
	V        int            `json:"v"`
	N        int            `json:"n"` // of this store's jobs, from 1
	Running  bool           `json:"running"`
	Unit     store.UnitID   `json:"unit"`           // that was moved, or merged
	Into     store.UnitID   `json:"into,omitempty"` // of a merger: the unit that those below are put under
	Under    store.UnitID   `json:"under"`          // the units below this one follow
	Done     int            `json:"done"`           // units that have followed
	Told     bool           `json:"told,omitempty"` // that it is over
	By       store.PersonID `json:"by,omitempty"`
	In       store.UnitID   `json:"in,omitempty"`
	At       time.Time      `json:"at"`
	Decision store.Decision `json:"decision,omitzero"`
}

// JobID is the id of the record under store.JobKey.
const JobID = "tree"

func jobKey() store.Key { return store.JobKey(JobID) }

// ReadJob reads the job under way, or else the last one; nil if there was none.
func ReadJob(r store.Reader) (*Job, error) {
	j := new(Job)
	found, err := store.Get(r, jobKey(), j)
	if err != nil || !found {
		return nil, err
	}
	return j, nil
}

// Free gives ErrBusy while units follow one that was moved, or an import of a
// roster is under way.
func Free(r store.Reader) error {
	j, err := ReadJob(r)
	if err != nil {
		return err
	}
	if j != nil && j.Running {
		return ErrBusy
	}
	under, err := importing(r)
	if err == nil && under {
		return ErrBusy
	}
	return err
}

// importing reports whether an import of a roster is under way: the record is that
// of bot/jobs.
func importing(r store.Reader) (bool, error) {
	var imported struct {
		State string `json:"state"`
	}
	found, err := store.Get(r, store.JobKey("import"), &imported)
	return found && imported.State != "finished", err
}

// begin writes a job down.
func (o Order) begin(j Job) error {
	last, err := ReadJob(o.Tx)
	if err != nil {
		return err
	}
	if last != nil {
		j.N = last.N
	}
	j.V, j.Running = 1, true
	j.N++
	j.By, j.In, j.At, j.Decision = o.By, o.In, o.Now, o.Decision
	return store.Put(o.Tx, jobKey(), j)
}

const (
	window     = 512 // units that are read before they are written
	sideBySide = 64  // transactions under way at once; the engine puts them under one commit
)

// Run goes on with the job under way to its end, and gives it; nil if there is
// none. Several may run it at once.
func Run(ctx context.Context, e store.Engine, secret store.Secret, c *config.Campaign) (*Job, error) {
	r := runner{e: e, secret: secret, c: c}
	for {
		job, next, err := r.next(ctx)
		if err != nil || job == nil {
			return nil, err
		}
		if len(next) == 0 {
			return job, r.finish(ctx, job)
		}
		if err := r.follow(ctx, job, next); err != nil {
			return nil, err
		}
	}
}

type runner struct {
	e      store.Engine
	secret store.Secret
	c      *config.Campaign
}

func (r *runner) writer(tx store.Tx) Writer { return Writer{Tx: tx, Secret: r.secret, Campaign: r.c} }

// next reads the job under way, and some of the units that are to follow, those of
// one depth, the highest first.
func (r *runner) next(ctx context.Context) (job *Job, next []store.UnitID, err error) {
	err = r.e.View(ctx, func(s store.Snapshot) error {
		next = nil
		if job, err = ReadJob(s); err != nil || job == nil || !job.Running {
			job = nil
			return err
		}
		if job.Into != "" {
			if next, err = childrenOf(s, job.Unit); err != nil || len(next) > 0 {
				next = next[:min(len(next), window)]
				return err
			}
		}
		next, err = stale(s, job.Under)
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("move units: %w", err)
	}
	return job, next, nil
}

// childrenOf lists the units right below one, closed ones too.
func childrenOf(s store.Snapshot, parent store.UnitID) ([]store.UnitID, error) {
	var ids []store.UnitID
	from, to := store.ChildrenOf(parent)
	for kv, err := range s.Scan(from, to) {
		if err != nil {
			return nil, err
		}
		ids = append(ids, store.UnitID(kv.Key.Part(3)))
	}
	return ids, nil
}

// stale lists units below one whose chain is not that of the unit above them. It
// goes down level by level and ends with the first that has some, so that no unit
// is written before the one above it.
func stale(s store.Snapshot, root store.UnitID) ([]store.UnitID, error) {
	level := []store.UnitID{root}
	for len(level) > 0 {
		var below, found []store.UnitID
		for _, id := range level {
			var parent store.Unit
			if _, err := store.Get(s, store.UnitKey(id), &parent); err != nil {
				return nil, err
			}
			if parent.Kind == store.Grassroots {
				continue
			}
			ids, err := childrenOf(s, id)
			if err != nil {
				return nil, err
			}
			for _, child := range ids {
				var u store.Unit
				if _, err := store.Get(s, store.UnitKey(child), &u); err != nil {
					return nil, err
				}
				if !slices.Equal(u.Above, under(&parent)) {
					found = append(found, child)
				}
			}
			if below = append(below, ids...); len(found) >= window {
				return found, nil
			}
		}
		if len(found) > 0 {
			return found, nil
		}
		level = below
	}
	return nil, nil
}

// follow lets units follow, side by side, and notes how many.
func (r *runner) follow(ctx context.Context, job *Job, ids []store.UnitID) error {
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(sideBySide)
	for _, id := range ids {
		g.Go(func() error {
			return r.e.Update(gctx, func(tx store.Tx) error { return r.one(tx, job, id) })
		})
	}
	if err := g.Wait(); err != nil {
		return fmt.Errorf("move units: %w", err)
	}
	return r.e.Update(ctx, func(tx store.Tx) error {
		present, err := r.underWay(tx, job)
		if err != nil || present == nil {
			return err
		}
		present.Done = max(present.Done, job.Done+len(ids))
		return store.Put(tx, jobKey(), present)
	})
}

// underWay reads a job again; nil if it is over.
func (r *runner) underWay(tx store.Tx, job *Job) (*Job, error) {
	present, err := ReadJob(tx)
	if err != nil || present == nil || !present.Running || present.N != job.N {
		return nil, err
	}
	return present, nil
}

// one puts one unit where it is to be. A unit that is there is passed over.
func (r *runner) one(tx store.Tx, job *Job, id store.UnitID) error {
	if present, err := r.underWay(tx, job); err != nil || present == nil {
		return err
	}
	var old, parent store.Unit
	if _, err := store.Get(tx, store.UnitKey(id), &old); err != nil {
		return err
	}
	moved := old
	if old.Parent == job.Unit && job.Into != "" {
		moved.Parent, moved.From, moved.Decision = job.Into, job.from(), job.Decision.Number
	}
	if _, err := store.Get(tx, store.UnitKey(moved.Parent), &parent); err != nil {
		return err
	}
	if moved.Above = under(&parent); moved.Parent == old.Parent && slices.Equal(old.Above, moved.Above) {
		return nil
	}
	return r.writer(tx).Replace(&old, &moved)
}

func (j *Job) from() time.Time {
	if j.Decision.From.IsZero() {
		return j.At
	}
	return j.Decision.From
}

// finish ends a job: a merged level is closed.
func (r *runner) finish(ctx context.Context, job *Job) error {
	err := r.e.Update(ctx, func(tx store.Tx) error {
		present, err := r.underWay(tx, job)
		if err != nil || present == nil {
			return err
		}
		if present.Into != "" {
			if err := r.close(tx, present); err != nil {
				return err
			}
		}
		present.Running = false
		if err := store.UnitsChanged(tx); err != nil {
			return err
		}
		return store.Put(tx, jobKey(), present)
	})
	if err != nil {
		return fmt.Errorf("move units: %w", err)
	}
	return nil
}

func (r *runner) close(tx store.Tx, job *Job) error {
	var old store.Unit
	if _, err := store.Get(tx, store.UnitKey(job.Unit), &old); err != nil {
		return err
	}
	closed := old
	closed.Closed = job.from()
	return r.writer(tx).Replace(&old, &closed)
}
