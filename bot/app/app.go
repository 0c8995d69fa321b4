// Package app puts the parts together: settings, store, clock, Telegram, desk
// and courier; and it holds what the commands do.
//
// # Why a control socket
//
// The store belongs to one process. While serve runs, the other commands reach
// it through a unix socket beside the store and do their work inside it, on
// serve's clock; otherwise they open the store themselves. Somebody who does not
// know which is the case gets the same result, because both ways call the same
// function with the same Base (command.go, and cmd_….go for each).
//
// # What runs in serve
//
// serve.go starts what works side by side: the courier, the polling, the planner
// of the reminders (planner.go: cron and jumps of the clock wake it), digests, the
// desk's work beside the chat, and what completes a store of an older program
// (catch_up.go). exports.go says who makes which file. The courier asks still.go
// whether a reminder still holds.
//
// # How to change it
//
// A new command is a struct in a file of its own (cmd_….go), named in cli.go;
// if it needs the store, a function over Base too, named in the table of
// command.go. Whatever is started registers its closing at once (closers, last
// in first out).
package app

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"raquan/bot/clock"
	"raquan/bot/telegram"
	"raquan/config"
	"raquan/store"
	"raquan/store/bolt"
	"raquan/store/mem"
)

// Options are what every command works with, after flags, environment and
// settings file have been put together.
type Options struct {
	Settings *config.Settings
	Token    string // never in a text or a log
	Log      *slog.Logger
}

// Base is an opened store with what belongs to it.
type Base struct {
	Options
	Campaign *config.Campaign
	Store    store.Engine
	Secret   store.Secret
	Clock    clock.Clock
}

// Open opens the store and all that belongs to it. Close it.
func Open(ctx context.Context, o Options) (*Base, error) {
	campaign, err := config.LoadCampaign(o.Settings.Campaign)
	if err != nil {
		return nil, err
	}
	engine, err := openStore(o.Settings.Store)
	if err != nil {
		return nil, err
	}
	return newBase(ctx, o, campaign, engine)
}

// openEmpty is Open with an empty store in memory.
func openEmpty(ctx context.Context, o Options) (*Base, error) {
	campaign, err := config.LoadCampaign(o.Settings.Campaign)
	if err != nil {
		return nil, err
	}
	return newBase(ctx, o, campaign, mem.New())
}

func newBase(ctx context.Context, o Options, c *config.Campaign, engine store.Engine) (*Base, error) {
	b := &Base{Options: o, Campaign: c, Store: engine}
	if err := b.prepare(ctx); err != nil {
		return nil, errors.Join(err, engine.Close())
	}
	return b, nil
}

func (b *Base) prepare(ctx context.Context) error {
	random := make([]byte, 32)
	if _, err := rand.Read(random); err != nil {
		return fmt.Errorf("random numbers: %w", err)
	}
	var err error
	if b.Secret, err = store.Prepare(ctx, b.Store, random); err != nil {
		return err
	}
	b.Clock, err = b.newClock(ctx)
	return err
}

// Close closes the store.
func (b *Base) Close() error { return b.Store.Close() }

// openStore opens the engine that a place names, as in bolt:raquan.db.
func openStore(place string) (store.Engine, error) {
	engine, path, ok := strings.Cut(place, ":")
	if !ok || path == "" || engine != "bolt" {
		return nil, fmt.Errorf("store %q: give an engine and a place, as in bolt:raquan.db", place)
	}
	return bolt.Open(path, bolt.Options{})
}

// StorePath is the file of the store.
func StorePath(place string) string {
	_, path, _ := strings.Cut(place, ":")
	return path
}

// newClock gives the machine's clock, or one that starts at the moment in the
// settings, but never before the last moment that the store has recorded.
func (b *Base) newClock(ctx context.Context) (clock.Clock, error) {
	if b.Settings.Clock == "" {
		return clock.Machine(), nil
	}
	start, err := clockStart(b.Settings, b.Campaign.Zone)
	if err != nil {
		return nil, err
	}
	last, err := lastMoment(ctx, b.Store)
	if err != nil {
		return nil, err
	}
	if last.After(start) {
		if last.Sub(start) > clockLeap {
			b.Log.Warn("the store is already later than the clock that was asked for: the clock starts there",
				"asked", start, "starts", last.In(b.Campaign.Zone))
		}
		start = last
	}
	return clock.NewShifted(start, 1), nil
}

// clockLeap is how far the store may be ahead of the clock asked for without a
// word: a rehearsal that goes on is always a little ahead.
const clockLeap = 24 * time.Hour

// clockStart is where a shifted clock is to start. It is refused together with
// the public Telegram endpoint: nobody there lives in that time.
func clockStart(s *config.Settings, zone *time.Location) (time.Time, error) {
	if api := strings.TrimRight(s.Telegram.API, "/"); api == "" || api == telegram.PublicAPI {
		return time.Time{}, fmt.Errorf("clock %q: a shifted clock is refused with the public Telegram endpoint; give --telegram-api", s.Clock)
	}
	start, err := config.ParseClock(s.Clock, zone)
	if err != nil {
		return start, fmt.Errorf("clock %w", err)
	}
	return start, nil
}

// lastMoment is the newest moment that the store has recorded.
func lastMoment(ctx context.Context, e store.Engine) (time.Time, error) {
	var last time.Time
	err := e.View(ctx, func(s store.Snapshot) error {
		var h store.Heartbeat
		var a store.AuditHead
		if _, err := store.Get(s, store.HeartbeatKey, &h); err != nil {
			return err
		}
		if _, err := store.Get(s, store.AuditHeadKey, &a); err != nil {
			return err
		}
		last = h.At
		if a.At.After(last) {
			last = a.At
		}
		return nil
	})
	return last, err
}

// NewID makes a random id of 80 bits: [a-z0-9]{16}.
func NewID() string {
	var b [10]byte
	if _, err := rand.Read(b[:]); err != nil {
		panic(err) // crypto/rand does not fail on the systems we run on
	}
	return strings.ToLower(base32.HexEncoding.EncodeToString(b[:]))
}
