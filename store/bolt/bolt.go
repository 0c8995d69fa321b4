// Package bolt is the store engine for one machine: one bbolt file, all keys
// flat in one bucket.
//
// # Group commit
//
// A commit costs two fsyncs, from 0.2 ms on a quick disk to 10 ms and more on a
// slow one, so that one commit an Update would hold a launch day's crowd at the
// door. Therefore Updates take turns in one bbolt transaction, and the last one,
// behind whom nobody waits, has it committed for all (writer.go). Each runs on an
// overlay of its own above what the earlier ones of the batch wrote (batch.go):
// one that fails leaves nothing behind, and nobody has to run again. bbolt's own
// Batch waits 10 ms to gather company and reruns everybody when one fails, which
// is why it is not used.
//
// An Update's function runs on its caller's goroutine: a panic arrives where it
// belongs, with its own stack. Commits have a goroutine of their own, the writer:
// it holds the turn while it commits, and those who come meanwhile go together.
//
// To change how much goes into one commit, see maxFuncs and maxBytes.
package bolt

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync/atomic"

	"go.etcd.io/bbolt"

	"raquan/store"
)

// Engine implements store.Engine.
type Engine struct {
	gate store.Gate
	db   *bbolt.DB
	path string

	place string      // path, wherever the process goes
	file  os.FileInfo // which file is open

	turn    chan struct{} // full while an Update runs or the writer commits
	waiting atomic.Int64  // Updates that wait for their turn
	open    *group        // of those who ran since the last commit; nil: none. Whose turn it is may touch it
	ready   chan *group   // to be committed
	stopped chan struct{} // closed when the writer has ended
}

// Path is the name of the file, as it was given to Open.
func (e *Engine) Path() string { return e.path }

// ErrGone says that the file was deleted, moved or replaced while it was open:
// what is written now is lost with the process.
var ErrGone = errors.New("the store's file was deleted or replaced while it was open")

// Check asks the system whether the file is still where it was opened. An error
// wraps ErrGone if it is not.
func (e *Engine) Check() error {
	now, err := os.Stat(e.place)
	if errors.Is(err, os.ErrNotExist) || err == nil && !os.SameFile(now, e.file) {
		err = ErrGone
	}
	if err != nil {
		return fmt.Errorf("store/bolt: check %s: %w", e.path, err)
	}
	return nil
}

// View implements store.Engine. It may see what an Update wrote a moment before
// that Update returns.
func (e *Engine) View(ctx context.Context, fn func(store.Snapshot) error) error {
	if err := e.gate.Enter(); err != nil {
		return err
	}
	defer e.gate.Leave()
	if err := ctx.Err(); err != nil {
		return err
	}
	tx, err := e.db.Begin(false)
	if err != nil {
		return fmt.Errorf("store/bolt: begin view: %w", err)
	}
	s := &snapshot{ctx: ctx, bucket: tx.Bucket(bucketName)}
	defer func() {
		s.ended = true
		_ = tx.Rollback() // a read transaction has nothing to lose
	}()
	return fn(s)
}

// Update implements store.Engine.
func (e *Engine) Update(ctx context.Context, fn func(store.Tx) error) error {
	if err := e.gate.Enter(); err != nil {
		return err
	}
	if err := e.enter(ctx); err != nil {
		go func() {
			defer e.gate.Leave()
			e.giveUp()
		}()
		return err
	}
	defer e.gate.Leave()
	g, outcome := e.run(ctx, fn)
	if g == nil {
		return outcome
	}
	// Also a function that failed waits for the commit: it may have failed
	// because of what an earlier one in the group wrote.
	<-g.done
	if g.err != nil {
		return g.err
	}
	return outcome
}

// Close implements store.Engine. The file is free for others afterwards.
func (e *Engine) Close() error {
	if err := e.gate.Close(); err != nil {
		return err
	}
	close(e.ready)
	<-e.stopped
	if err := e.db.Close(); err != nil {
		return fmt.Errorf("store/bolt: close %s: %w", e.path, err)
	}
	return nil
}
