package courier_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/clock"
	"raquan/bot/courier"
	"raquan/store"
	"raquan/store/mem"
)

// receipt is an entry that is never replaced; its cause is its text.
func receipt(text string) store.Entry {
	return store.Entry{Cause: text, Message: message(chat.Message{Text: text})}
}

// view is an entry that shows a present state.
func view(name, text string) store.Entry {
	e := receipt(text)
	e.View = name
	return e
}

func question(name, text string) store.Entry {
	e := view(name, text)
	e.Asks = true
	return e
}

// notice is unasked and leaves its outcome.
func notice(lane store.Lane, text string) store.Entry {
	e := receipt(text)
	e.Lane, e.Keep = lane, true
	return e
}

func message(m chat.Message) json.RawMessage {
	b, err := json.Marshal(m)
	if err != nil {
		panic(err)
	}
	return b
}

var lost = &chat.Temporary{Err: errors.New("connection reset")}

var (
	machine = clock.Machine()
	quiet   = slog.New(slog.NewTextHandler(io.Discard, nil))
)

func emptyStore() store.Engine { return mem.New() }

// screens is a Render that does not look at its context.
func screens(make func(store.Screen) (chat.Message, error)) func(context.Context, store.Screen) (chat.Message, error) {
	return func(_ context.Context, s store.Screen) (chat.Message, error) { return make(s) }
}

// running runs a courier; stop ends it and gives Run's error.
func running(t testing.TB, c *courier.Courier) (stop func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- c.Run(ctx) }()
	return func() error {
		cancel()
		return <-done
	}
}

// wanted is a Still that does not look at its context.
func wanted(still func(store.Entry) (courier.Verdict, error)) func(context.Context, store.Entry) (courier.Verdict, error) {
	return func(_ context.Context, e store.Entry) (courier.Verdict, error) { return still(e) }
}

// shifted is a clock in the campaign's August.
func shifted() *clock.Shifted {
	return clock.NewShifted(time.Date(2020, 8, 20, 1, 0, 0, 0, time.UTC), 1)
}
