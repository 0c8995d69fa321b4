package app

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/clock"
	"raquan/store/bolt"
)

// A bot whose store's file is taken away ends within a minute and says why; one
// that has its file goes on.
func TestStoreIsWatched(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // an open file can be neither deleted nor moved there
	}
	for name, happens := range map[string]func(path string) error{
		"deleted":  os.Remove,
		"replaced": func(path string) error { return errors.Join(os.Remove(path), os.WriteFile(path, nil, 0o600)) },
		"":         func(string) error { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			o := testOptions(t)
			synctest.Test(t, func(t *testing.T) {
				b, err := Open(t.Context(), o)
				if err != nil {
					t.Fatal(err)
				}
				defer b.Close()
				if err := happens(StorePath(o.Settings.Store)); err != nil {
					t.Fatal(err)
				}
				var log bytes.Buffer
				ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
				defer cancel()
				start := time.Now()
				err = watchStore(ctx, clock.Machine(), b.Store, slog.New(slog.NewTextHandler(&log, nil)))
				if name == "" {
					if !errors.Is(err, context.DeadlineExceeded) || log.Len() > 0 {
						t.Errorf("error %v, log %s", err, &log)
					}
					return
				}
				if !errors.Is(err, bolt.ErrGone) || time.Since(start) > storeTick {
					t.Errorf("error %v after %v", err, time.Since(start))
				}
				if !strings.Contains(log.String(), "level=ERROR") || !strings.Contains(log.String(), "deleted or replaced") {
					t.Errorf("log: %s", &log)
				}
			})
		})
	}
}
