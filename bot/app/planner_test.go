package app

import (
	"context"
	"io"
	"log/slog"
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
