package app

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"raquan/bot/jobs"
	"raquan/store"
)

// progressTick is how often it is told how far an import has come.
const progressTick = 2 * time.Second

// withProgress tells how far an import has come while fn is at it. What cannot
// be told is left: fn itself meets the same fault.
func withProgress(ctx context.Context, b *Base, out io.Writer, fn func() error) error {
	ctx, cancel := context.WithCancel(ctx)
	var telling sync.WaitGroup
	telling.Go(func() {
		tick := time.NewTicker(progressTick)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				_ = sayProgress(ctx, b, out)
			}
		}
	})
	err := fn()
	cancel()
	telling.Wait()
	return err
}

// sayProgress tells how much of the import under way, if there is one, is done.
func sayProgress(ctx context.Context, b *Base, out io.Writer) error {
	var job jobs.Job
	err := b.Store.View(ctx, func(s store.Snapshot) error {
		_, err := store.Get(s, jobs.ImportKey(), &job)
		return err
	})
	if err != nil || job.State != jobs.Running {
		return err
	}
	pages := 0
	for _, n := range job.Levels {
		pages += n
	}
	if pages > 0 {
		fmt.Fprintf(out, "  %d %% imported\n", 100*job.Done/pages)
	}
	return nil
}
