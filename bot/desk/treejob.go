package desk

import (
	"context"
	"strconv"
	"time"

	"raquan/bot/clock"
	"raquan/bot/text"
	"raquan/bot/tree"
	"raquan/store"
)

// RunTreeJobs lets units follow those that were moved or merged, first what was cut
// off, until the context ends. The chat goes on meanwhile.
func (d *Desk) RunTreeJobs(ctx context.Context, c clock.Clock) error {
	for {
		err := d.TreeJobs(ctx, c.Now())
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var again <-chan time.Time
		stop := func() bool { return false }
		if err != nil {
			d.Log.Error("units that follow", "err", err)
			t := c.NewTimer(jobRetry)
			again, stop = t.C, t.Stop
		}
		select {
		case <-d.newTree:
		case <-again:
		case <-ctx.Done():
		}
		stop()
	}
}

func (d *Desk) wakeTreeJobs() {
	select {
	case d.newTree <- struct{}{}:
	default:
	}
}

// TreeJobs does the job under way, if there is one, and tells whoever moved the
// units that it is over.
func (d *Desk) TreeJobs(ctx context.Context, now time.Time) error {
	if _, err := tree.Run(ctx, d.Store, d.Secret, d.Campaign); err != nil {
		return err
	}
	return d.notify(ctx, now, func(n *notices) error {
		job, err := tree.ReadJob(n.tx)
		if err != nil || job == nil || job.Running || job.Told {
			return err
		}
		job.Told = true
		if err := store.Put(n.tx, store.JobKey(tree.JobID), job); err != nil {
			return err
		}
		if met, err := store.Get(n.tx, store.PersonKey(job.By), &store.Person{}); err != nil || !met {
			return err
		}
		var o store.Officer
		if _, err := store.Get(n.tx, store.OfficerKey(job.By), &o); err != nil {
			return err
		}
		unit, err := unitName(n.tx, job.Unit)
		if err != nil {
			return err
		}
		l := lang(&o)
		return n.tell(job.By, "tree-job."+strconv.Itoa(job.N), store.StaffLane,
			message(text.Say(l, text.ArrangeFollowed, "unit", unit, "n", text.Number(l, int64(job.Done)))))
	})
}
