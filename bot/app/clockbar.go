package app

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"raquan/bot/clock"
	"raquan/bot/desk"
	"raquan/bot/jobs"
	"raquan/bot/remind"
	"raquan/bot/sim"
	"raquan/bot/text"
)

// clockBar is what the demo's page can do with the clock, so that a campaign is
// run through in minutes, with each reminder arriving at its time.
type clockBar struct {
	*Base
	clock *clock.Shifted

	mu      sync.Mutex
	desk    *desk.Desk    // nil until the bot is there
	planner *jobs.Planner // like the bot's
	next    remind.Slot   // the one that begins next
	read    time.Time     // when it was looked for, by the machine's clock
}

// clockBarFresh is how long the next slot is good without a look, unless it has
// come: the page asks every second.
const clockBarFresh = 5 * time.Second

// newClockBar is for a base whose clock is shifted.
func newClockBar(b *Base) *clockBar {
	return &clockBar{Base: b, clock: b.Clock.(*clock.Shifted)}
}

// serves says whose clock it is: the bot must know that a jump is no outage.
func (b *clockBar) serves(bot *bot) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.desk, b.planner = bot.desk, newPlanner(bot)
}

// jumps are the buttons.
func (b *clockBar) jumps() []sim.Jump {
	by := func(label string, d time.Duration) sim.Jump {
		return sim.Jump{
			Label: func() string { return label },
			Do:    func(ctx context.Context) error { return b.jumpTo(ctx, b.clock.Now().Add(d)) },
		}
	}
	return []sim.Jump{by(jumpHour, time.Hour), by(jumpDay, 24*time.Hour), {Label: b.nextLabel, Do: b.jumpToNext}}
}

// nextLabel says which step of the ladder comes next, and when.
func (b *clockBar) nextLabel() string {
	next, err := b.upcoming(context.Background())
	if err != nil {
		b.Log.Error("next reminder", "err", err)
	}
	if next.Step == nil {
		return ""
	}
	at := next.Start.In(b.Campaign.Zone)
	return fmt.Sprintf("%s: %s, %s %d/%d %s", jumpNext, next.Step.Name.Vi,
		text.Weekday(text.Vi, at.Weekday()), at.Day(), at.Month(), text.Clock(at, b.Campaign.Zone))
}

func (b *clockBar) jumpToNext(ctx context.Context) error {
	next, err := b.upcoming(ctx)
	if err != nil || next.Step == nil {
		return err
	}
	return b.jumpTo(ctx, next.Start)
}

// upcoming is the slot that begins next.
func (b *clockBar) upcoming(ctx context.Context) (remind.Slot, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if time.Since(b.read) < clockBarFresh && b.next.Start.After(b.clock.Now()) {
		return b.next, nil
	}
	if b.planner == nil {
		return remind.Slot{}, nil
	}
	next, err := b.planner.Upcoming(ctx)
	if err == nil {
		b.next, b.read = next, time.Now()
	}
	return next, err
}

var errStarting = errors.New("the program is starting: try again in a moment")

func (b *clockBar) jumpTo(ctx context.Context, to time.Time) error {
	b.mu.Lock()
	d := b.desk
	b.mu.Unlock()
	if d == nil {
		return errStarting
	}
	return d.Jump(ctx, to, func() error { return b.clock.JumpTo(to) })
}
