package courier_test

import (
	"context"
	"io"
	"log/slog"
	"testing"

	"raquan/bot/chat"
	"raquan/bot/clock"
	"raquan/bot/courier"
	"raquan/store"
	"raquan/store/mem"
)

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
func wanted(still func(store.Entry) (string, error)) func(context.Context, store.Entry) (string, error) {
	return func(_ context.Context, e store.Entry) (string, error) { return still(e) }
}
