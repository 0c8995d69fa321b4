package desk

import (
	"context"
	"strconv"
	"time"

	"raquan/bot/text"
	"raquan/bot/tree"
	"raquan/store"
)

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
