package jobs

import (
	"context"
	"fmt"
	"time"

	"raquan/bot/clock"
	"raquan/bot/remind"
	"raquan/config"
	"raquan/store"
)

const (
	// sweepPage is how many officers are read at once.
	sweepPage = 500
	// sweepOps is how many keys a transaction of a sweep touches at most.
	sweepOps = store.MaxOps - 6
	// sweepBacklog is how many unasked messages may wait while a sweep goes on.
	sweepBacklog = 4000
	// backlogRest is how long a sweep rests when more are waiting.
	backlogRest = 2 * time.Second
	// peopleEvery is how often it is counted how many people a wave reaches.
	peopleEvery = 10 * time.Minute
)

// Past is why a slot is served by no sweep: it lies before the last one, as those
// of a deadline that was set later.
const Past = "past"

// Planner serves the slots of the reminder ladder as they come, by sweeps, one
// after the other. Its methods are called by one goroutine; another planner over
// the same store does no harm.
type Planner struct {
	Store    store.Engine
	Campaign *config.Campaign
	Clock    clock.Clock
	Outages  func() []store.Outage
	Rate     float64    // unasked messages a second; 0: no limit
	Backlog  func() int // unasked messages that wait to be sent
	// Commit runs an Update and hands over the entries that its function gives, once
	// they are committed; also if the store could only say later that they were.
	Commit func(ctx context.Context, fn func(store.Tx) ([]store.Entry, error)) error

	people  int       // reachable officers
	counted time.Time // when

	known *remind.Ladder // at the last look, with the slots that it has worked out
}

// Plan serves all slots that have come, and finishes what was cut off. It plans
// nothing while nobody may be written to: it is to be called again every minute or
// so, at the start, and when the clock has jumped. Calling it too often changes
// nothing.
func (p *Planner) Plan(ctx context.Context) error {
	for p.Campaign.Permitted(p.Clock.Now()) {
		if err := p.countPeople(ctx); err != nil {
			return fmt.Errorf("plan: %w", err)
		}
		s, err := p.next(ctx)
		if err != nil {
			return fmt.Errorf("plan: %w", err)
		}
		if s == nil {
			return nil
		}
		finished, err := p.run(ctx, s)
		if err != nil {
			return fmt.Errorf("sweep: %w", err)
		}
		if !finished {
			return nil
		}
	}
	return nil
}

// countPeople counts now and then whom a wave reaches: by that its length is
// known, and so when it must begin.
func (p *Planner) countPeople(ctx context.Context) error {
	now := p.Clock.Now()
	if p.Rate == 0 || !p.counted.IsZero() && now.Sub(p.counted).Abs() < peopleEvery {
		return nil
	}
	n := 0
	err := p.Store.View(ctx, func(s store.Snapshot) error {
		n = 0
		from, to := store.AllOfficers()
		for o, err := range store.Records[store.Officer](s, from, to) {
			if err != nil {
				return err
			}
			if len(o.Posts) > 0 && o.Unreachable.IsZero() {
				n++
			}
		}
		return nil
	})
	if err == nil {
		p.people, p.counted = n, now
	}
	return err
}

// ladder is the ladder as it stands now.
func (p *Planner) ladder(r store.Reader) (*remind.Ladder, error) {
	var bot store.Bot
	if _, err := store.Get(r, store.BotKey, &bot); err != nil {
		return nil, err
	}
	l := &remind.Ladder{Bot: bot.ID, Campaign: p.Campaign}
	l.Times.Outages = p.Outages()
	if p.Rate > 0 {
		l.Times.Lead = time.Duration(float64(p.people) / p.Rate * float64(time.Second))
	}
	return l, nil
}

// next gives the sweep to go on with: one that was cut off, or a new one if slots
// have come; nil if there is nothing to do.
func (p *Planner) next(ctx context.Context) (*Sweep, error) {
	var due *dueSlots
	err := p.Store.View(ctx, func(s store.Snapshot) (err error) {
		due, err = p.look(s)
		return err
	})
	if err != nil {
		return nil, err
	}
	if due.open != nil {
		return due.open, nil
	}
	if err := p.serve(ctx, due.past, nil); err != nil {
		return nil, err
	}
	if len(due.come) == 0 {
		return nil, nil
	}
	return p.begin(ctx, due)
}

// begin records a new sweep. If one began within this second, there is nothing to
// do for now.
func (p *Planner) begin(ctx context.Context, due *dueSlots) (*Sweep, error) {
	s := &Sweep{V: 1, At: due.now, Since: due.since}
	for _, slot := range due.come {
		s.Slots = append(s.Slots, slot.SweptSlot)
	}
	taken := false
	err := p.Store.Update(ctx, func(tx store.Tx) error {
		var other Sweep
		var err error
		key := store.SweepKey(p.Campaign.Key, s.At)
		if taken, err = store.Get(tx, key, &other); err != nil || taken {
			return err
		}
		return store.Put(tx, key, s)
	})
	if err != nil || taken {
		return nil, err
	}
	return s, nil
}
