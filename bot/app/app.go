// Package app puts the parts together: settings, store, clock, Telegram, desk
// and courier; and it holds what the commands do.
//
// # Why a control socket
//
// The store belongs to one process. While serve runs, the other commands reach
// it through a unix socket beside the store and do their work inside it, on
// serve's clock; otherwise they open the store themselves. Somebody who does not
// know which is the case gets the same result, because both ways call the same
// function with the same Base (commands.go).
//
// # How to change it
//
// A new command is a struct in cli.go, a function over Base in a file of its
// own, and its name in the table of control.go if it needs the store. Whatever
// is started registers its closing at once (closers, last in first out).
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
	"raquan/config"
	"raquan/store"
	"raquan/store/bolt"
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

// publicAPI is where Telegram is; a shifted clock is refused with it.
const publicAPI = "https://api.telegram.org"

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
	b := &Base{Options: o, Campaign: campaign, Store: engine}
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
	if api := strings.TrimRight(b.Settings.Telegram.API, "/"); api == "" || api == publicAPI {
		return nil, fmt.Errorf("clock %q: a shifted clock is refused with the public Telegram endpoint; give --telegram-api", b.Settings.Clock)
	}
	start, err := time.ParseInLocation("2006-01-02T15:04", b.Settings.Clock, b.Campaign.Zone)
	if err != nil {
		return nil, fmt.Errorf("clock %q: give a moment such as 2020-08-20T08:00", b.Settings.Clock)
	}
	last, err := lastMoment(ctx, b.Store)
	if err != nil {
		return nil, err
	}
	if last.After(start) {
		start = last
	}
	return clock.NewShifted(start, 1), nil
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
