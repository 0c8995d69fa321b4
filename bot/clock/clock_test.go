package clock_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/clock"
)

// start is the moment at which the campaign's launch week opened.
var start = time.Date(2020, 8, 20, 8, 0, 0, 0, time.FixedZone("ICT", 7*3600))

func TestShiftedRuns(t *testing.T) {
	for _, rate := range []float64{0.5, 1, 3, 60, 1000.0 / 7} {
		synctest.Test(t, func(t *testing.T) {
			c := clock.NewShifted(start, rate)
			if got := c.Now(); !got.Equal(start) {
				t.Errorf("rate %v: begins at %v, want %v", rate, got, start)
			}
			time.Sleep(10 * time.Second)
			want := start.Add(time.Duration(10 * rate * float64(time.Second)))
			if off := c.Now().Sub(want).Abs(); off > time.Microsecond {
				t.Errorf("rate %v: after 10 s of the machine it is %v, want %v", rate, c.Now(), want)
			}
		})
	}
}

func TestTimerIsNeverEarlyAndHardlyLate(t *testing.T) {
	for _, rate := range []float64{0.3, 1, 7, 60, 1e4} {
		for _, d := range []time.Duration{0, -time.Second, 1, 999, time.Second, 61 * time.Minute, 24 * 90 * time.Hour} {
			synctest.Test(t, func(t *testing.T) {
				c := clock.NewShifted(start, rate)
				timer := c.NewTimer(d)
				<-timer.C
				late := c.Now().Sub(start.Add(max(d, 0)))
				if late < 0 || late > time.Duration(2*rate+2) {
					t.Errorf("rate %v: timer of %v fired %v late", rate, d, late)
				}
				if timer.Stop() {
					t.Errorf("rate %v: Stop of a fired timer of %v reports true", rate, d)
				}
			})
		}
	}
}

func TestStopKeepsATimerFromFiring(t *testing.T) {
	clocks := map[string]func() clock.Clock{
		"machine": clock.Machine,
		"shifted": func() clock.Clock { return clock.NewShifted(start, 5) },
	}
	for name, make := range clocks {
		synctest.Test(t, func(t *testing.T) {
			timer := make().NewTimer(time.Minute)
			if !timer.Stop() {
				t.Errorf("%s: Stop of a waiting timer reports false", name)
			}
			if timer.Stop() {
				t.Errorf("%s: the second Stop reports true", name)
			}
			time.Sleep(time.Hour)
			select {
			case <-timer.C:
				t.Errorf("%s: fired after Stop", name)
			default:
			}
		})
	}
}

func TestJumpFiresWhatIsDueAndLeavesTheRest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := clock.NewShifted(start, 1)
		near, far := c.NewTimer(time.Hour), c.NewTimer(72*time.Hour)
		woken := clock.Jumps(c)
		before := time.Now()
		if err := c.JumpTo(start.Add(48 * time.Hour)); err != nil {
			t.Fatal(err)
		}
		<-woken
		<-near.C
		if took := time.Since(before); took != 0 {
			t.Errorf("a timer due at the jump fired %v of the machine later", took)
		}
		<-far.C
		if took := time.Since(before); took != 24*time.Hour {
			t.Errorf("a timer a day beyond the jump fired after %v", took)
		}
		if got, want := c.Now(), start.Add(72*time.Hour); !got.Equal(want) {
			t.Errorf("it is %v, want %v", got, want)
		}
	})
}

func TestEachJumpIsTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := clock.NewShifted(start, 2)
		for range 3 {
			told := clock.Jumps(c)
			select {
			case <-told:
				t.Fatal("told of a jump before it")
			default:
			}
			if err := c.Jump(time.Minute); err != nil {
				t.Fatal(err)
			}
			<-told
		}
		if got, want := c.Now(), start.Add(3*time.Minute); !got.Equal(want) {
			t.Errorf("after three jumps it is %v, want %v", got, want)
		}
	})
}

func TestAClockDoesNotGoBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := clock.NewShifted(start, 1)
		told := c.Jumped()
		if c.Jump(-time.Second) == nil || c.JumpTo(start.Add(-time.Hour)) == nil {
			t.Error("went back without an error")
		}
		select {
		case <-told:
			t.Error("a refused jump was told")
		default:
		}
		if got := c.Now(); !got.Equal(start) {
			t.Errorf("a refused jump moved the clock to %v", got)
		}
	})
}

func TestOnMachine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		now := time.Now()
		if got := clock.OnMachine(clock.Machine(), start); !got.Equal(start) {
			t.Errorf("machine: %v, want %v", got, start)
		}
		if clock.Jumps(clock.Machine()) != nil {
			t.Error("the machine's clock jumps")
		}
		c := clock.NewShifted(start, 60)
		got := clock.OnMachine(c, start.Add(time.Hour))
		if off := got.Sub(now.Add(time.Minute)).Abs(); off > time.Microsecond {
			t.Errorf("an hour at rate 60 ends at %v, want a minute after %v", got, now)
		}
		if err := c.Jump(time.Hour); err != nil {
			t.Fatal(err)
		}
		if got := clock.OnMachine(c, start.Add(time.Hour)); got.Sub(now).Abs() > time.Microsecond {
			t.Errorf("after the jump: %v, want %v", got, now)
		}
	})
}

func TestSleep(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := clock.NewShifted(start, 60)
		before := time.Now()
		if err := clock.Sleep(t.Context(), c, time.Minute); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(before); took < time.Second || took > time.Second+time.Microsecond {
			t.Errorf("a minute at rate 60 took %v", took)
		}
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		if err := clock.Sleep(ctx, c, time.Hour); !errors.Is(err, context.Canceled) {
			t.Errorf("a sleep that was called off: %v", err)
		}
		if err := clock.Sleep(ctx, c, 0); !errors.Is(err, context.Canceled) {
			t.Errorf("no sleep with an ended context: %v", err)
		}
		if err := clock.Sleep(t.Context(), c, -time.Hour); err != nil {
			t.Errorf("nothing to sleep: %v", err)
		}
	})
}

func TestRateMustBeAboveZero(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a clock that stands still was made")
		}
	}()
	clock.NewShifted(start, 0)
}
