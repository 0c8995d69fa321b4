package app

import (
	"context"
	"errors"
	"io"
	"time"
)

// Placeholders until serve.go, demo.go and sim.go are there.

var errPending = errors.New("not there yet")

func Serve(ctx context.Context, o Options, out io.Writer) error { return errPending }

type DemoOptions struct {
	Addr string
	Play bool
	Options
}

func Demo(ctx context.Context, o DemoOptions, out io.Writer) error { return errPending }

func RunSim(ctx context.Context, addr, token string, now func() time.Time, out io.Writer) error {
	return errPending
}
