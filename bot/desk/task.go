package desk

import (
	"context"
	"time"

	"golang.org/x/sync/errgroup"

	"raquan/bot/clock"
)

// task is a kind of work that goes on beside the chat: what an update begins there,
// and what a crash left, is done by one goroutine a task.
type task int

const (
	linkTask   task = iota // links are made or revoked by the thousand
	treeTask               // units follow one that was moved or merged
	exportTask             // files are made
	waveTask               // something is sent to many
	freezeTask             // figures are frozen
	stageTask              // stages of units follow those who report for them
	listTask               // lists of reports are read and entered
	tasks
)

func (t task) String() string {
	return [tasks]string{"links", "units that follow", "files", "waves", "freezes", "stages", "lists of reports"}[t]
}

// jobRetry is how long work waits that the store did not let through.
const jobRetry = 10 * time.Second

// Run does the work beside the chat, what was left from before first, until the
// context ends.
func (d *Desk) Run(ctx context.Context, c clock.Clock) error {
	g, ctx := errgroup.WithContext(ctx)
	for t := range tasks {
		g.Go(func() error { return d.keepDoing(ctx, c, t) })
	}
	return g.Wait()
}

// keepDoing does one task now, and again each time it is woken, fails or is not over.
func (d *Desk) keepDoing(ctx context.Context, c clock.Clock, t task) error {
	for {
		open, err := d.do(ctx, c, t)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		wait := waveTick
		if err != nil {
			d.Log.Error(t.String(), "err", err)
			wait = jobRetry
		}
		var again <-chan time.Time
		stop := func() bool { return false }
		if open || err != nil {
			timer := c.NewTimer(wait)
			again, stop = timer.C, timer.Stop
		}
		select {
		case <-d.bells[t]:
		case <-again:
		case <-ctx.Done():
			stop()
			return ctx.Err()
		}
		stop()
	}
}

// do does a task once. open says that there is more to do in a while, even if nobody
// begins more.
func (d *Desk) do(ctx context.Context, c clock.Clock, t task) (open bool, err error) {
	switch t {
	case linkTask:
		return false, d.LinkJobs(ctx, c.Now())
	case treeTask:
		return false, d.TreeJobs(ctx, c.Now())
	case exportTask:
		return false, d.Exports(ctx, c.Now)
	case waveTask:
		n, err := d.Waves(ctx, c.Now())
		return n > 0, err
	case listTask:
		return false, d.EntryLists(ctx, c.Now)
	case stageTask:
		return false, d.Stages(ctx)
	default:
		return false, d.Freezes(ctx, c.Now)
	}
}

// wake lets a task look for work.
func (d *Desk) wake(t task) {
	select {
	case d.bells[t] <- struct{}{}:
	default:
	}
}
