package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/robfig/cron/v3"

	"raquan/bot/clock"
	"raquan/bot/jobs"
	"raquan/store"
)

// newPlanner makes the planner of the ladder for a bot.
func newPlanner(b *bot) *jobs.Planner {
	return &jobs.Planner{
		Store: b.Store, Campaign: b.Campaign, Clock: b.Clock,
		Outages: b.desk.Outages, Rate: b.Settings.Telegram.RateTotal, Backlog: b.courier.Backlog,
		Commit: func(ctx context.Context, fn func(store.Tx) ([]store.Entry, error)) error {
			return b.desk.Enter(ctx, b.Clock.Now(), fn)
		},
	}
}

// plan enters reminders as they come due, until the context ends. It begins when
// the first answer of Telegram has been taken in: until then people may have
// reported without its being known, and an outage may not be recorded.
func (b *bot) plan(ctx context.Context, begin <-chan struct{}) error {
	select {
	case <-begin:
	case <-ctx.Done():
		return ctx.Err()
	}
	planner := newPlanner(b)
	p := planning{Clock: b.Clock, Log: b.Log, Plan: planner.Plan,
		Laters: func(ctx context.Context) error { return b.desk.Laters(ctx, b.Clock.Now()) }}
	return p.run(ctx)
}

// planning enters what comes due: reminders that people asked for, and those of
// the ladder. A sweep of the ladder over a nation rests while many messages wait,
// for an hour and more; who asked to be reminded does not wait for it.
type planning struct {
	Clock  clock.Clock
	Log    *slog.Logger
	Laters func(context.Context) error // reminders that people asked for
	Plan   func(context.Context) error // the ladder
}

func (p *planning) run(ctx context.Context) error {
	asked, both := make(chan struct{}, 1), make(chan struct{}, 1)
	go tick(ctx, p.Clock, p.Log, asked, both)
	go p.eachTime(ctx, asked, p.Laters)
	return p.eachTime(ctx, both, p.once)
}

// eachTime does something at once, and at each knock, until the context ends.
func (p *planning) eachTime(ctx context.Context, door <-chan struct{}, do func(context.Context) error) error {
	for {
		if err := do(ctx); err != nil && ctx.Err() == nil {
			p.Log.Error("reminders", "err", err)
		}
		select {
		case <-door:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// once enters what has come due of both kinds, asked for first: the ladder makes
// way for them. What goes wrong with the one kind does not hold up the other.
func (p *planning) once(ctx context.Context) error {
	return errors.Join(p.Laters(ctx), p.Plan(ctx))
}

// tick wakes at each full minute of the clock, and when it has jumped. cron does
// the waiting, by the machine's time; what it waits for is asked of the clock.
func tick(ctx context.Context, c clock.Clock, log *slog.Logger, doors ...chan<- struct{}) {
	for ctx.Err() == nil {
		jumped := clock.Jumps(c)
		runner := cron.New(cron.WithLogger(cronLog{log}), cron.WithChain(
			// In this order: a panic that is recovered first gives the place back.
			cron.SkipIfStillRunning(cronLog{log}), cron.Recover(cronLog{log}),
		))
		runner.Schedule(minutes{c}, cron.FuncJob(func() { knock(doors) }))
		runner.Start()
		select {
		case <-jumped:
			knock(doors)
		case <-ctx.Done():
		}
		<-runner.Stop().Done()
	}
}

func knock(doors []chan<- struct{}) {
	for _, door := range doors {
		select {
		case door <- struct{}{}:
		default:
		}
	}
}

// minutes are the full minutes of the program's time, told in the machine's.
// Nothing finer is needed: slots lie on minutes.
type minutes struct{ clock clock.Clock }

// Next implements cron.Schedule. What comes at once by rounding comes a moment
// later: cron must not run twice for one moment.
func (m minutes) Next(machine time.Time) time.Time {
	next := clock.OnMachine(m.clock, m.clock.Now().Truncate(time.Minute).Add(time.Minute))
	if soonest := machine.Add(time.Millisecond); next.Before(soonest) {
		return soonest
	}
	return next
}

// cronLog writes down what goes wrong in cron.
type cronLog struct{ log *slog.Logger }

func (l cronLog) Info(string, ...any) {}

func (l cronLog) Error(err error, msg string, about ...any) {
	l.log.Error("cron: "+msg, append([]any{"err", fmt.Sprint(err)}, about...)...)
}
