package clock

import (
	"fmt"
	"sync"
	"time"
)

// Shifted is a clock that starts at another moment than the machine's, runs at
// a rate, and can jump forward. It is for rehearsals: never use it against real
// people.
type Shifted struct {
	rate float64

	mu      sync.Mutex
	machine time.Time // these two
	program time.Time // are the same moment
	waiting map[*waiter]struct{}
	jumped  chan struct{}
}

// waiter is a timer that has not fired.
type waiter struct {
	due   time.Time // by the shifted clock
	fired chan time.Time
	timer *time.Timer // the machine's
}

// NewShifted returns a clock that shows start now and then rate seconds for
// each of the machine's. It panics if rate is not above 0.
func NewShifted(start time.Time, rate float64) *Shifted {
	if !(rate > 0) {
		panic(fmt.Sprintf("clock: rate %v is not above 0", rate))
	}
	return &Shifted{
		rate:    rate,
		machine: time.Now(),
		program: start.Round(0), // its machine reading would be wrong here
		waiting: make(map[*waiter]struct{}),
		jumped:  make(chan struct{}),
	}
}

// Now implements Clock.
func (s *Shifted) Now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now()
}

func (s *Shifted) now() time.Time {
	return s.program.Add(s.toProgram(time.Since(s.machine)))
}

// NewTimer implements Clock.
func (s *Shifted) NewTimer(d time.Duration) *Timer {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := &waiter{due: s.now().Add(d), fired: make(chan time.Time, 1)}
	s.waiting[w] = struct{}{}
	w.timer = time.AfterFunc(s.toMachine(d), func() { s.fire(w) })
	return &Timer{C: w.fired, stop: func() bool { return s.cancel(w) }}
}

// fire is called when a timer ought to be due.
func (s *Shifted) fire(w *waiter) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.waiting[w]; !ok {
		return
	}
	now := s.now()
	if early := w.due.Sub(now); early > 0 { // rounding, at rates other than 1
		w.timer.Reset(s.toMachine(early))
		return
	}
	delete(s.waiting, w)
	w.fired <- now
}

func (s *Shifted) cancel(w *waiter) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.waiting[w]
	delete(s.waiting, w)
	w.timer.Stop()
	return ok
}

// Jump puts the clock forward by d. Timers that are due by then fire at once.
// A clock does not go back: d below 0 is an error.
func (s *Shifted) Jump(d time.Duration) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.jump(s.now().Add(d))
}

// JumpTo puts the clock forward to a moment, as Jump does.
func (s *Shifted) JumpTo(t time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.jump(t.Round(0))
}

func (s *Shifted) jump(to time.Time) error {
	now := s.now()
	if to.Before(now) {
		return fmt.Errorf("clock: it is %s: cannot go back to %s", now.Format(time.DateTime), to.Format(time.DateTime))
	}
	s.machine, s.program = time.Now(), to
	for w := range s.waiting {
		w.timer.Reset(s.toMachine(w.due.Sub(to)))
	}
	close(s.jumped)
	s.jumped = make(chan struct{})
	return nil
}

// Jumped returns a channel that is closed by the next jump; see Jumps.
func (s *Shifted) Jumped() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.jumped
}

// Machine gives the machine's moment at which this clock will show t, if it
// does not jump before.
func (s *Shifted) Machine(t time.Time) time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.machine.Add(s.toMachine(t.Sub(s.program)))
}

// The two conversions are exact at rate 1 and within rounding otherwise.

func (s *Shifted) toProgram(d time.Duration) time.Duration {
	if s.rate == 1 {
		return d
	}
	return time.Duration(float64(d) * s.rate)
}

// toMachine rounds up, so that a timer is not too early.
func (s *Shifted) toMachine(d time.Duration) time.Duration {
	if s.rate == 1 || d == 0 {
		return d
	}
	return time.Duration(float64(d)/s.rate) + 1
}
