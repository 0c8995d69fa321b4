package jobs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"golang.org/x/sync/errgroup"

	"raquan/bot/roster"
	"raquan/bot/tree"
	"raquan/config"
	"raquan/store"
)

// Errors of imports.
var (
	// ErrUnderWay says that another import is not finished, which Resume goes on with,
	// or that units still follow one that was moved.
	ErrUnderWay = errors.New("another import is under way")
	// ErrStale says that the roster has changed since the import was looked at.
	ErrStale = errors.New("the roster has changed meanwhile")
	// ErrFaults says that the file has faults, so that nothing was imported.
	ErrFaults = errors.New("the roster file has faults")
)

// ImportOptions of one import.
type ImportOptions struct {
	roster.Options
	Now    time.Time
	By     store.PersonID // who imports; empty: the operator at the command line
	Random io.Reader      // for the ids of contacts: crypto/rand.Reader
}

// Import is a roster file held against the store: what it would change, and
// what is wrong with it. Looking changes nothing; Apply does.
type Import struct {
	Faults []roster.Fault // with any, there is no Diff and nothing can be applied
	Diff   *roster.Diff

	file    string
	present *roster.Present
	last    int // number of the import before
	opts    ImportOptions
}

// LookAt checks a roster file against the store and says what it would change.
func LookAt(ctx context.Context, e store.Engine, c *config.Campaign, f *roster.File, o ImportOptions) (*Import, error) {
	im := &Import{file: f.Name, opts: o}
	err := e.View(ctx, func(s store.Snapshot) (err error) {
		var job Job
		if _, err := store.Get(s, importKey(), &job); err != nil {
			return err
		}
		if im.last = job.N; job.State == Running {
			return ErrUnderWay
		}
		if job.unfinished() {
			im.last-- // it will be thrown away
		}
		im.present, err = roster.Load(s)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("look at roster: %w", err)
	}
	o.Options.Now = o.Now
	if im.Faults = roster.Check(f, im.present, o.Options); len(im.Faults) == 0 {
		im.Diff = roster.Compare(f, im.present, o.Options, o.Now)
	}
	return im, nil
}

// Apply makes the changes. If it is cut off once the plan is written, by a crash
// or an error, Resume goes on; before, nothing has changed.
func (im *Import) Apply(ctx context.Context, e store.Engine, secret store.Secret, c *config.Campaign) error {
	if len(im.Faults) > 0 {
		return ErrFaults
	}
	if len(im.Diff.Changes) == 0 {
		return nil
	}
	if err := im.apply(ctx, e, secret, c); err != nil {
		return fmt.Errorf("import: %w", err)
	}
	return nil
}

func (im *Import) apply(ctx context.Context, e store.Engine, secret store.Secret, c *config.Campaign) error {
	if _, err := discard(ctx, e); err != nil {
		return err
	}
	d, err := draft(im.Diff, im.present, im.opts.Random)
	if err != nil {
		return err
	}
	job, err := im.job(d)
	if err != nil {
		return err
	}
	if err := im.write(ctx, e, job, d); err != nil {
		return err
	}
	if err := im.start(ctx, e, job, d); err != nil {
		return err
	}
	return (&run{engine: e, secret: secret, campaign: c}).all(ctx, job.ID)
}

func (im *Import) job(d *drafter) (Job, error) {
	var id [8]byte
	if _, err := io.ReadFull(im.opts.Random, id[:]); err != nil {
		return Job{}, fmt.Errorf("random id: %w", err)
	}
	job := Job{V: 1, N: im.last + 1, ID: fmt.Sprintf("%x", id), State: Planning, At: im.opts.Now, By: im.opts.By, File: im.file, Counts: im.Diff.Count()}
	for _, pages := range d.levels {
		job.Levels = append(job.Levels, len(pages))
	}
	return job, nil
}

// write writes the plan and the new contacts. Until start this can be undone.
func (im *Import) write(ctx context.Context, e store.Engine, job Job, d *drafter) error {
	err := e.Update(ctx, func(tx store.Tx) error {
		if err := im.fresh(tx); err != nil {
			return err
		}
		return store.Put(tx, importKey(), job)
	})
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(sideBySide)
	n := 0
	for _, pages := range d.levels {
		for i := range pages {
			number, p := n, &pages[i]
			g.Go(func() error {
				return e.Update(ctx, func(tx store.Tx) error { return writePage(tx, job.ID, number, p) })
			})
			n++
		}
	}
	if err := g.Wait(); err != nil {
		return fmt.Errorf("write plan: %w", err)
	}
	return nil
}

func writePage(tx store.Tx, id string, number int, p *page) error {
	if err := stillOurs(tx, id); err != nil {
		return err
	}
	for i := range p.people {
		if err := store.Put(tx, store.PersonKey(p.people[i].ID), p.people[i]); err != nil {
			return err
		}
	}
	return store.Put(tx, pageKey(number), p)
}

// stillOurs refuses to go on with a plan that somebody else has thrown away.
func stillOurs(tx store.Tx, id string) error {
	var job Job
	_, err := store.Get(tx, importKey(), &job)
	if err == nil && (job.ID != id || job.State != Planning) {
		return ErrStale
	}
	return err
}

// fresh refuses to begin if something was imported since the file was looked at.
func (im *Import) fresh(tx store.Tx) error {
	var job Job
	var counters store.Counters
	if _, err := store.Get(tx, importKey(), &job); err != nil {
		return err
	}
	if _, err := store.Get(tx, store.CountersKey, &counters); err != nil {
		return err
	}
	follow, err := tree.ReadJob(tx)
	if err != nil {
		return err
	}
	switch {
	case job.State == Running || job.unfinished() || follow != nil && follow.Running:
		return ErrUnderWay
	case job.N != im.last || counters != im.present.Counters:
		return ErrStale
	}
	return nil
}

// start makes the plan hold: from here on the import will be finished. An
// engine may report an error although it wrote; then Resume finds the import
// under way.
func (im *Import) start(ctx context.Context, e store.Engine, job Job, d *drafter) error {
	counters := im.present.Counters
	counters.V, counters.Units = 1, d.next
	for _, u := range d.units {
		counters.Order = max(counters.Order, u.Order)
	}
	line := store.AuditLine{At: job.At, By: job.By, Act: "import", What: strconv.Itoa(job.N), To: countsText(job.Counts)}
	running := job
	running.State = Running
	err := e.Update(ctx, func(tx store.Tx) error {
		if err := stillOurs(tx, job.ID); err != nil {
			return err
		}
		if err := store.Put(tx, store.CountersKey, counters); err != nil {
			return err
		}
		if _, err := store.Append(tx, line); err != nil {
			return err
		}
		return store.Put(tx, importKey(), running)
	})
	if err != nil {
		return fmt.Errorf("start: %w", err)
	}
	return nil
}

func countsText(n roster.Counts) string {
	return fmt.Sprintf("added %d, changed %d, moved %d, closed %d, merged %d, reopened %d", n.Added, n.Changed, n.Moved, n.Closed, n.Merged, n.Reopened)
}
