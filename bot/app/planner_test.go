package app

import (
	"context"
	"io"
	"log/slog"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/clock"
)

// TestTick: the planner is woken at each full minute of the program's time, and at
// once when the clock jumps, by however much.
func TestTick(t *testing.T) {
	for _, rate := range []float64{1, 60} {
		synctest.Test(t, func(t *testing.T) {
			c := clock.NewShifted(time.Date(2020, 8, 25, 7, 59, 30, 0, time.UTC), rate)
			ctx, end := context.WithCancel(t.Context())
			wake := make(chan struct{}, 1)
			var done bool
			go func() {
				tick(ctx, c, slog.New(slog.NewTextHandler(io.Discard, nil)), wake)
				done = true
			}()
			at := func() string { <-wake; return c.Now().Truncate(time.Second).UTC().Format("15:04:05") }
			for _, want := range []string{"08:00:00", "08:01:00", "08:02:00"} {
				if got := at(); got != want {
					t.Errorf("rate %v: woken at %s, want %s", rate, got, want)
				}
			}
			if err := c.Jump(24*time.Hour + 10*time.Second); err != nil {
				t.Fatal(err)
			}
			for _, want := range []string{"08:02:10", "08:03:00", "08:04:00"} {
				if got := at(); got != want {
					t.Errorf("rate %v, after the jump: woken at %s, want %s", rate, got, want)
				}
			}
			end()
			synctest.Wait()
			if !done {
				t.Error("it goes on after its end")
			}
		})
	}
}

// TestAskedInASweep: while a sweep of the ladder rests, reminders that people
// asked for are entered all the same; they come before the ladder when it goes on.
func TestAskedInASweep(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := clock.NewShifted(time.Date(2020, 8, 25, 7, 59, 30, 0, time.UTC), 1)
		ctx, end := context.WithCancel(t.Context())
		defer end()
		var asked, swept atomic.Int64
		resting := make(chan struct{})
		p := planning{
			Clock: c, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
			Laters: func(context.Context) error { asked.Add(1); return nil },
			Plan: func(ctx context.Context) error {
				if asked.Load() == 0 {
					t.Error("the ladder came first")
				}
				swept.Add(1)
				select {
				case <-resting:
				case <-ctx.Done():
				}
				return nil
			},
		}
		go func() { _ = p.run(ctx) }()
		time.Sleep(5 * time.Minute)
		synctest.Wait()
		if asked.Load() < 5 || swept.Load() != 1 {
			t.Errorf("while the sweep rested, those who asked were looked for %d times, the ladder %d times", asked.Load(), swept.Load())
		}
		close(resting)
		time.Sleep(2 * time.Minute)
		synctest.Wait()
		if swept.Load() < 2 {
			t.Error("the ladder does not go on")
		}
	})
}
