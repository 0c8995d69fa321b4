package desk

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"sync"
	"time"

	"raquan/bot/exports"
	"raquan/bot/text"
	"raquan/store"
)

// shelfBytes is how much of the files made last stays in memory.
const shelfBytes = 64 << 20

// Exports does the jobs under way, the oldest first, and forgets those that ended
// long ago. One that fails does not hold up the others.
func (d *Desk) Exports(ctx context.Context, now func() time.Time) error {
	if err := d.sayUnsure(ctx); err != nil {
		return err
	}
	running, over, err := d.allExports(ctx, now())
	if err != nil {
		return err
	}
	for _, j := range running {
		err = errors.Join(err, d.exportJob(ctx, j, now))
	}
	return errors.Join(err, d.forgetExports(ctx, over))
}

// allExports lists the jobs under way, and the ids of those that ended long ago.
func (d *Desk) allExports(ctx context.Context, now time.Time) (running []*exports.Job, over []string, err error) {
	err = d.Store.View(ctx, func(s store.Snapshot) error {
		running, over = nil, nil
		from, to := store.AllExports()
		for j, err := range store.Records[exports.Job](s, from, to) {
			switch {
			case err != nil:
				return err
			case j.State == exports.Running:
				running = append(running, j)
			case now.Sub(j.Ended) > exports.KeptFor:
				over = append(over, j.ID)
			}
		}
		return nil
	})
	slices.SortStableFunc(running, func(a, b *exports.Job) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID))
	})
	return running, over, err
}

// forgetExports deletes records of jobs, unless they were begun again meanwhile.
func (d *Desk) forgetExports(ctx context.Context, ids []string) error {
	for batch := range slices.Chunk(ids, store.MaxOps) {
		err := d.Store.Update(ctx, func(tx store.Tx) error {
			for _, id := range batch {
				var j exports.Job
				_, err := store.Get(tx, store.ExportKey(id), &j)
				if err == nil && j.State != exports.Running {
					err = tx.Delete(store.ExportKey(id))
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// exportJob makes the files of a job, tells how it goes, and enters them to be
// sent. Whoever is no officer above the unit any more gets none. An error is the
// store's, or the context's; a Maker's ends the job.
func (d *Desk) exportJob(ctx context.Context, j *exports.Job, now func() time.Time) error {
	may, err := d.beginTry(ctx, j)
	if err != nil {
		return err
	}
	var made exports.Made
	said := text.ExportNotAllowed
	if may {
		said = text.ExportFailed
		if j.Tries <= exports.MaxTries {
			progress, stop := d.tellProgressOf(ctx, j, now)
			made, err = d.filesOf(ctx, j, now(), progress)
			stop()
			if ctx.Err() != nil {
				return ctx.Err()
			}
		}
		if err != nil {
			d.Log.Error("a file could not be made", "job", j.ID, "kind", j.Kind, "unit", j.Unit, "err", err)
		}
	}
	switch {
	case len(made.Files) > 0:
		said = text.ExportReady
	case may && err == nil && j.Tries <= exports.MaxTries:
		said = text.ExportNothing
	}
	return d.endExport(ctx, j, said, len(made.Files), now())
}

// beginTry notes that a job is begun, and reports whether it may be.
func (d *Desk) beginTry(ctx context.Context, j *exports.Job) (may bool, err error) {
	err = d.Store.Update(ctx, func(tx store.Tx) error {
		var o store.Officer
		var u store.Unit
		var present exports.Job
		_, noOfficer := store.Get(tx, store.OfficerKey(j.By), &o)
		_, noUnit := store.Get(tx, store.UnitKey(j.Unit), &u)
		_, noJob := store.Get(tx, store.ExportKey(j.ID), &present)
		if err := errors.Join(noOfficer, noUnit, noJob); err != nil {
			return err
		}
		may = present.Kind.May(&o, &u)
		present.Tries++
		j.Tries = present.Tries
		return store.Put(tx, store.ExportKey(j.ID), present)
	})
	return may, err
}

// tellProgressOf gives what a Maker calls, and what ends it. The officer hears at
// each quarter, from beside: whoever reads a snapshot must not wait for a write.
func (d *Desk) tellProgressOf(ctx context.Context, j *exports.Job, now func() time.Time) (progress func(done, total int), stop func()) {
	const quarters = 4
	reached := make(chan int, quarters)
	var teller sync.WaitGroup
	teller.Go(func() {
		for q := range reached {
			err := d.notify(ctx, now(), func(n *notices) error {
				return n.tellOfExport(j, "p"+strconv.Itoa(q), text.ExportProgress, "percent", text.Percent(text.Lang(j.Lang), int64(q), quarters))
			})
			if err != nil { // its loss matters little
				d.Log.Warn("progress of a file", "err", err)
			}
		}
	})
	told := 0
	progress = func(done, total int) {
		if total > 0 && done < total && quarters*done/total > told {
			told = quarters * done / total
			reached <- told
		}
	}
	return progress, func() { close(reached); teller.Wait() }
}

// endExport ends a job and enters what is to be sent: files are screens, so that
// nothing of them stands in the ledger.
func (d *Desk) endExport(ctx context.Context, j *exports.Job, said *text.Sentence, files int, now time.Time) error {
	if files > 1 {
		said = text.ExportReadyParts
	}
	return d.notify(ctx, now, func(n *notices) error {
		var present exports.Job
		if _, err := store.Get(n.tx, store.ExportKey(j.ID), &present); err != nil {
			return err
		}
		if present.State != exports.Running || !present.At.Equal(j.At) {
			return nil
		}
		present.State, present.Files, present.Ended = exports.Finished, files, now
		if files == 0 {
			present.State = exports.Failed
		}
		if err := store.Put(n.tx, store.ExportKey(j.ID), present); err != nil {
			return err
		}
		if err := n.tellOfExport(j, "end", said, "n", text.Number(text.Lang(j.Lang), int64(files))); err != nil || len(n.out) == 0 {
			return err
		}
		return n.enterFiles(j, files)
	})
}

// enterFiles enters the files of a job, each a message of its own.
func (n *notices) enterFiles(j *exports.Job, files int) error {
	for i := range files {
		s := &store.Screen{Name: exports.ScreenFile, Unit: j.Unit, Page: i, Args: map[string]string{exports.ArgJob: j.ID}, Lang: j.Lang, For: j.By}
		e := store.Entry{Cause: j.View() + ".f" + strconv.Itoa(i), Lane: store.StaffLane, Screen: s, Useless: n.now.Add(exports.KeptFor)}
		if err := n.answer(j.By, e); err != nil {
			return err
		}
	}
	return nil
}

// tellOfExport enters a message in the place of the one that says the job is under
// way; none for somebody who was erased meanwhile.
func (n *notices) tellOfExport(j *exports.Job, step string, s *text.Sentence, args ...any) error {
	if found, err := store.Get(n.tx, store.PersonKey(j.By), &store.Person{}); err != nil || !found {
		return err
	}
	unit, err := unitName(n.tx, j.Unit)
	if err != nil {
		return err
	}
	e := store.Entry{Cause: j.View() + "." + step, Lane: store.StaffLane, View: j.View()}
	if err := setMessage(&e, message(text.Say(text.Lang(j.Lang), s, append(args, "unit", unit)...))); err != nil {
		return err
	}
	return n.answer(j.By, e)
}
