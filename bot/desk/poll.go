package desk

import (
	"context"
	"errors"
	"sync"
	"time"

	"raquan/bot/chat"
	"raquan/bot/clock"
)

// Source gives updates, as Telegram does.
type Source interface {
	Updates(ctx context.Context, offset int64, timeout time.Duration) ([]chat.Update, error)
}

// pollTimeout is how long Telegram may hold a poll open (its limit is 50 s).
const pollTimeout = 50 * time.Second

// sideBySide is how many persons are handled at once. The engine's group commit
// puts them under one sync.
const sideBySide = 128

// Poll receives updates until the context ends, or the token is refused. The
// offset moves on when every update of a batch is committed; nothing about it is
// stored, since handled updates are known by their ids. polled is called after
// every successful poll has been handled.
func (d *Desk) Poll(ctx context.Context, src Source, clk clock.Clock, polled func()) error {
	turns := make(chan func())
	defer close(turns)
	startWorkers(turns)
	var offset int64
	timeout := time.Duration(0)
	wait := backoff{}
	for ctx.Err() == nil {
		batch, err := src.Updates(ctx, offset, timeout)
		if errors.Is(err, chat.ErrUnauthorized) {
			return err
		}
		if err != nil {
			timeout = 0 // the end of an outage is seen at once
			wait.pause(ctx, d, "poll", err)
			continue
		}
		if err := d.takeIn(ctx, turns, batch, clk.Now()); err != nil {
			wait.pause(ctx, d, "store", err)
			continue
		}
		wait = backoff{}
		timeout = pollTimeout
		for _, u := range batch {
			offset = u.ID + 1
		}
		polled()
	}
	return ctx.Err()
}

// takeIn handles a batch after it has noted that a poll succeeded: the first
// batch after an outage holds what people sent during it, and its deadlines are
// to know of the outage.
func (d *Desk) takeIn(ctx context.Context, turns chan<- func(), batch []chat.Update, now time.Time) error {
	if err := d.Beat(ctx, now); err != nil {
		return err
	}
	return d.handleAll(ctx, turns, batch, now)
}

// handleAll handles a batch: one person's updates in order, persons side by
// side. The first store error is returned after all have ended (a store that is
// down gives one to each): the batch is tried again as a whole, and what is
// handled is found to be so.
func (d *Desk) handleAll(ctx context.Context, turns chan<- func(), batch []chat.Update, now time.Time) error {
	var order []int64
	byPerson := map[int64][]chat.Update{}
	for _, u := range batch {
		who := u.From.ID
		if u.Kind == chat.Group {
			who = u.Chat
		}
		if _, ok := byPerson[who]; !ok {
			order = append(order, who)
		}
		byPerson[who] = append(byPerson[who], u)
	}
	var all sync.WaitGroup
	errs := make([]error, len(order))
	for i, who := range order {
		all.Add(1)
		turns <- func() {
			defer all.Done()
			for _, u := range byPerson[who] {
				if errs[i] = d.Handle(ctx, u, now); errs[i] != nil {
					return
				}
			}
		}
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// startWorkers starts the goroutines that handle persons, until turns is closed.
// They are kept: one made for each update would spend its time on growing its
// stack.
func startWorkers(turns <-chan func()) {
	for range sideBySide {
		go func() {
			for f := range turns {
				f()
			}
		}()
	}
}

// backoff waits longer after each error in a row: 0.2 s to 30 s, or as long as
// Telegram asks.
type backoff struct {
	n    int
	said string
}

func (b *backoff) pause(ctx context.Context, d *Desk, what string, err error) {
	if ctx.Err() != nil {
		return
	}
	if b.said != err.Error() {
		d.Log.Warn("trying again", "what", what, "err", err)
		b.said = err.Error()
	}
	wait := min(200*time.Millisecond<<min(b.n, 8), 30*time.Second)
	b.n++
	var busy *chat.Busy
	if errors.As(err, &busy) {
		wait = max(wait, busy.After)
	}
	t := time.NewTimer(wait)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
