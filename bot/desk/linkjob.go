package desk

import (
	"context"
	"errors"
	"strconv"
	"time"

	"raquan/bot/jobs"
	"raquan/bot/links"
	"raquan/bot/text"
	"raquan/store"
)

// LinkJobs does all jobs on links that are under way. One that fails stays and
// does not hold up the others.
func (d *Desk) LinkJobs(ctx context.Context, now time.Time) error {
	if err := d.sayUnsure(ctx); err != nil {
		return err
	}
	running, err := d.runningLinkJobs(ctx)
	if err != nil {
		return err
	}
	for _, j := range running {
		err = errors.Join(err, d.linkJob(ctx, &j, now))
	}
	return err
}

func (d *Desk) runningLinkJobs(ctx context.Context) ([]jobs.LinkJob, error) {
	var running []jobs.LinkJob
	err := d.Store.View(ctx, func(s store.Snapshot) error {
		running = nil
		from, to := store.AllLinkJobs()
		for j, err := range store.Records[jobs.LinkJob](s, from, to) {
			if err != nil {
				return err
			}
			if j.State == jobs.Running {
				running = append(running, *j)
			}
		}
		return nil
	})
	return running, err
}

// linkJob does the work of a job, tells how it goes, and then what came of it.
// Whoever is no officer above the unit any more gets nothing done.
func (d *Desk) linkJob(ctx context.Context, j *jobs.LinkJob, now time.Time) error {
	may, err := d.mayMake(ctx, j.By, j.Unit)
	if err != nil {
		return err
	}
	if !may {
		return d.finishLinkJob(ctx, j, jobOutcome{denied: true}, now)
	}
	var told int
	err = j.Run(ctx, d.Store, d.Secret, func(done, total int) {
		if quarter := 4 * done / total; quarter > told && done < total {
			told = quarter
			d.tellProgress(ctx, j, done, total, now)
		}
	})
	if err != nil {
		return err
	}
	said, err := d.outcomeOf(ctx, j, now)
	if err != nil {
		return err
	}
	return d.finishLinkJob(ctx, j, said, now)
}

// tellProgress says how far a job has come. Its loss would matter little.
func (d *Desk) tellProgress(ctx context.Context, j *jobs.LinkJob, done, total int, now time.Time) {
	err := d.notify(ctx, now, func(n *notices) error {
		unit, err := unitName(n.tx, j.Unit)
		if err != nil {
			return err
		}
		lang := text.Lang(j.Lang)
		return n.tellOfJob(j, "p"+strconv.Itoa(done), text.Say(lang, text.LinkJobProgress, "unit", unit,
			"done", text.Number(lang, int64(done)), "total", text.Number(lang, int64(total))))
	})
	if err != nil {
		d.Log.Warn("progress of a job on links", "err", err)
	}
}

// jobOutcome is what a job ends with: how many links were revoked, or how many
// files are to be sent; or that it was not for its maker to have it done.
type jobOutcome struct {
	revoked, files int
	denied         bool
}

func (d *Desk) outcomeOf(ctx context.Context, j *jobs.LinkJob, now time.Time) (o jobOutcome, err error) {
	err = d.Store.View(ctx, func(s store.Snapshot) (err error) {
		o = jobOutcome{}
		if j.Kind == jobs.RevokeLinks {
			o.revoked, err = j.Revoked(s)
		} else {
			o.files, err = links.Files(s, j.Unit, now)
		}
		return err
	})
	return o, err
}

// finishLinkJob ends a job and enters what is to be sent: files are screens, so
// that no link stands in the ledger.
func (d *Desk) finishLinkJob(ctx context.Context, j *jobs.LinkJob, o jobOutcome, now time.Time) error {
	return d.notify(ctx, now, func(n *notices) error {
		var present jobs.LinkJob
		if _, err := store.Get(n.tx, store.LinkJobKey(j.ID), &present); err != nil {
			return err
		}
		if present.N != j.N || present.State != jobs.Running {
			return nil
		}
		present.State = jobs.Finished
		if err := store.Put(n.tx, store.LinkJobKey(j.ID), present); err != nil {
			return err
		}
		return n.endOfJob(j, o)
	})
}

// endOfJob tells the officer what came of a job, unless they were erased
// meanwhile.
func (n *notices) endOfJob(j *jobs.LinkJob, o jobOutcome) error {
	unit, err := unitName(n.tx, j.Unit)
	if err != nil {
		return err
	}
	lang := text.Lang(j.Lang)
	html := text.Say(lang, text.LinkJobReady, "unit", unit)
	switch {
	case o.denied:
		html = text.Say(lang, text.LinksNotAllowed, "unit", unit)
	case j.Kind == jobs.RevokeLinks:
		html = text.Say(lang, text.LinkJobRevoked, "unit", unit, "n", text.Number(lang, int64(o.revoked)))
	}
	if err := n.tellOfJob(j, "end", html); err != nil || len(n.out) == 0 {
		return err
	}
	for page := range o.files {
		s := &store.Screen{Name: links.File, Unit: j.Unit, Page: page, Lang: j.Lang, For: j.By}
		if err := n.answer(j.By, store.Entry{Cause: jobCause(j, "f"+strconv.Itoa(page)), Lane: store.StaffLane, Screen: s}); err != nil {
			return err
		}
	}
	return nil
}

// tellOfJob enters a message in the place of the one that says the job is under
// way; none for somebody who was erased meanwhile.
func (n *notices) tellOfJob(j *jobs.LinkJob, step, html string) error {
	if found, err := store.Get(n.tx, store.PersonKey(j.By), &store.Person{}); err != nil || !found {
		return err
	}
	e := store.Entry{Cause: jobCause(j, step), Lane: store.StaffLane, View: linkJobView(j)}
	if err := setMessage(&e, message(html)); err != nil {
		return err
	}
	return n.answer(j.By, e)
}

func jobCause(j *jobs.LinkJob, step string) string { return linkJobView(j) + "." + step }

func unitName(r store.Reader, id store.UnitID) (string, error) {
	var u store.Unit
	_, err := store.Get(r, store.UnitKey(id), &u)
	return u.Name, err
}
