package directory

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"raquan/store"
)

// Live is the directory of a store. Index and Refresh may be called from many
// goroutines.
type Live struct {
	store store.Engine
	index atomic.Pointer[Index]

	mu   sync.Mutex // one Refresh at a time
	seen store.Counters
}

// NewLive makes a directory that is empty until the first Refresh.
func NewLive(e store.Engine) *Live { return &Live{store: e} }

// Index is the newest index; nil before the first Refresh has ended.
func (l *Live) Index() *Index {
	if l == nil {
		return nil
	}
	return l.index.Load()
}

// Refresh makes the index anew if units have changed since it was made. That
// takes about a second for the whole country.
func (l *Live) Refresh(ctx context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	err := l.store.View(ctx, func(s store.Snapshot) error {
		var now store.Counters
		if _, err := store.Get(s, store.CountersKey, &now); err != nil {
			return err
		}
		if l.index.Load() != nil && now == l.seen {
			return nil
		}
		x, err := Build(store.Units(s))
		if err != nil {
			return err
		}
		l.index.Store(x)
		l.seen = now
		return nil
	})
	if err != nil {
		return fmt.Errorf("directory: %w", err)
	}
	return nil
}
