package storetest

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"

	"raquan/store"
)

// ErrInjected is what a call on a Faulty engine returns when its plan says so.
var ErrInjected = errors.New("storetest: injected fault")

// Fault is what befalls one call.
type Fault int

// The faults.
const (
	None   Fault = iota
	Before       // the function is not run and nothing is written
	After        // the function is run and an Update committed, and yet the caller gets ErrInjected
)

// A Plan says what befalls the n-th call, counted from 1. It is called by one
// goroutine at a time.
type Plan func(n int) Fault

// Faults are the plans of a Faulty engine; a nil plan means no faults.
type Faults struct {
	Update Plan
	View   Plan
}

// Every is a plan: each n-th call has fault f.
func Every(n int, f Fault) Plan {
	return func(i int) Fault {
		if i%n == 0 {
			return f
		}
		return None
	}
}

// Once is a plan: only the n-th call has fault f.
func Once(n int, f Fault) Plan {
	return func(i int) Fault {
		if i == n {
			return f
		}
		return None
	}
}

// Seeded is a plan by chance, the same for the same seed: before and after are
// the shares, 0 to 1, of calls with these faults.
func Seeded(seed uint64, before, after float64) Plan {
	rng := rand.New(rand.NewPCG(seed, 850))
	return func(int) Fault {
		switch x := rng.Float64(); {
		case x < before:
			return Before
		case x < before+after:
			return After
		}
		return None
	}
}

// Faulty returns an engine that works on e, except for the faults. A function
// that fails by itself keeps its own error.
func Faulty(e store.Engine, f Faults) store.Engine {
	return &faulty{Engine: e, updates: calls{plan: f.Update}, views: calls{plan: f.View}}
}

type faulty struct {
	store.Engine
	updates, views calls
}

func (f *faulty) Update(ctx context.Context, fn func(store.Tx) error) error {
	return f.updates.call(func() error { return f.Engine.Update(ctx, fn) })
}

func (f *faulty) View(ctx context.Context, fn func(store.Snapshot) error) error {
	return f.views.call(func() error { return f.Engine.View(ctx, fn) })
}

// calls counts calls of one kind and injects their faults.
type calls struct {
	mu   sync.Mutex
	n    int
	plan Plan
}

func (c *calls) call(do func() error) error {
	fault := c.next()
	if fault == Before {
		return ErrInjected
	}
	err := do()
	if err == nil && fault == After {
		return ErrInjected
	}
	return err
}

func (c *calls) next() Fault {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
	if c.plan == nil {
		return None
	}
	return c.plan(c.n)
}
