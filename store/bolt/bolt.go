// Package bolt is the store engine for one machine: one bbolt file, all keys
// flat in one bucket.
//
// # Group commit
//
// A commit costs two fsyncs, from 0.2 ms on a quick disk to 10 ms and more on a
// slow one, so that one commit an Update would hold a launch day's crowd at the
// door. Therefore Updates queue up, and one writer goroutine (writer.go) takes
// all that wait into one bbolt transaction and one commit. Each runs on an
// overlay of its own above what the earlier ones of the batch wrote (batch.go):
// one that fails leaves nothing behind, and nobody has to run again. bbolt's own
// Batch waits 10 ms to gather company and reruns everybody when one fails, which
// is why it is not used.
//
// An Update's function runs on its caller's goroutine while the writer waits
// for it: a panic arrives where it belongs, with its own stack.
//
// To change how much goes into one commit, see maxFuncs and maxBytes.
package bolt

import (
	"context"
	"errors"
	"fmt"
	"os"

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

	queue   chan *job     // Updates that wait to be run
	ran     chan error    // outcome of the function whose turn it was
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
	defer e.gate.Leave()
	j := newJob(ctx)
	select {
	case e.queue <- j:
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case tx := <-j.turn:
		return e.run(j, tx, fn)
	case err := <-j.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// run does what the caller of an Update does when its turn has come.
func (e *Engine) run(j *job, tx *store.Overlay, fn func(store.Tx) error) error {
	outcome := errUnfinished // fn panicked, or ended the goroutine
	func() {
		defer func() { e.ran <- outcome }()
		outcome = tx.Run(fn)
	}()
	// Also a function that failed waits for the commit: it may have failed
	// because of what an earlier one in the batch wrote.
	if err := <-j.done; err != nil {
		return err
	}
	return outcome
}

// Close implements store.Engine. The file is free for others afterwards.
func (e *Engine) Close() error {
	if err := e.gate.Close(); err != nil {
		return err
	}
	close(e.queue)
	<-e.stopped
	if err := e.db.Close(); err != nil {
		return fmt.Errorf("store/bolt: close %s: %w", e.path, err)
	}
	return nil
}
