// Package clock is the time by which the program waits and dates things.
//
// There are two clocks. Machine is the machine's own. Shifted starts at another
// moment, runs at a rate, and can jump: with it a campaign of last August is
// rehearsed today, in minutes, with every deadline and reminder in its place.
// Decisions never ask a clock: they get a moment as a value. Only what waits
// (the courier, the planner, jobs) holds one.
//
// A third clock is a type with Now and NewTimer. If its time can leave the
// machine's behind, give it Jumped and Machine too, as Shifted has: Jumps and
// OnMachine find them.
package clock

import (
	"context"
	"time"
)

// Clock tells the program's time and wakes those who wait for it.
type Clock interface {
	// Now is the program's moment.
	Now() time.Time
	// NewTimer returns a timer that fires once, d of the program's time from
	// now; at once if d is not above 0.
	NewTimer(d time.Duration) *Timer
}

// Timer fires once: the moment of firing comes on C.
type Timer struct {
	C    <-chan time.Time
	stop func() bool
}

// Stop keeps the timer from firing and reports whether it did so. What already
// stands in C stays there.
func (t *Timer) Stop() bool { return t.stop() }

// Machine is the machine's clock.
func Machine() Clock { return machine{} }

type machine struct{}

func (machine) Now() time.Time { return time.Now() }

func (machine) NewTimer(d time.Duration) *Timer {
	t := time.NewTimer(d)
	return &Timer{C: t.C, stop: t.Stop}
}

// Sleep waits for d of the clock's time. It returns the context's error if that
// ends first.
func Sleep(ctx context.Context, c Clock, d time.Duration) error {
	if err := ctx.Err(); err != nil || d <= 0 {
		return err
	}
	t := c.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Jumps returns a channel that is closed when the clock jumps next; nil, on
// which one waits for ever, for a clock that never does. Ask again after each
// jump.
func Jumps(c Clock) <-chan struct{} {
	if j, ok := c.(interface{ Jumped() <-chan struct{} }); ok {
		return j.Jumped()
	}
	return nil
}

// OnMachine gives the machine's moment at which the clock will show t, if it
// does not jump before. For those who can wait by the machine's clock only.
func OnMachine(c Clock, t time.Time) time.Time {
	if m, ok := c.(interface{ Machine(time.Time) time.Time }); ok {
		return m.Machine(t)
	}
	return t
}
