package app

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"raquan/bot/clock"
	"raquan/store"
	"raquan/store/bolt"
)

// storeTick is how often it is looked whether the store is still there.
const storeTick = time.Minute

// watchStore ends with an error if the store's file was deleted or replaced:
// better no bot than one that thanks for answers which nobody will ever read.
func watchStore(ctx context.Context, c clock.Clock, e store.Engine, log *slog.Logger) error {
	file, ok := e.(interface{ Check() error })
	if !ok {
		return nil // it has no file that could go
	}
	for {
		if err := clock.Sleep(ctx, c, storeTick); err != nil {
			return err
		}
		switch err := file.Check(); {
		case errors.Is(err, bolt.ErrGone):
			log.Error("the bot ends: what it stores is lost", "err", err)
			return err
		case err != nil:
			log.Error("the store cannot be looked at", "err", err)
		}
	}
}
