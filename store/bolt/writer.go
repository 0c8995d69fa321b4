package bolt

import (
	"context"

	"fmt"
	"runtime"

	"go.etcd.io/bbolt"

	"raquan/store"
)

// What one commit takes at most, so that those in it need not wait long.
const (
	maxFuncs = 512
	maxBytes = 16 << 20 // of keys and values written
)

// group is the Updates that share a commit, and the bbolt transaction for it.
type group struct {
	*batch
	tx   *bbolt.Tx
	runs int
	done chan struct{} // closed when committed; then err is the outcome
	err  error
}

func (g *group) full() bool { return g.runs >= maxFuncs || g.bytes >= maxBytes }

// enter waits for the turn.
func (e *Engine) enter(ctx context.Context) error {
	e.waiting.Add(1)
	select {
	case e.turn <- struct{}{}:
		e.waiting.Add(-1)
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// giveUp is for one who was counted as waiting and does not want the turn any
// more: the one before may have left the commit to them.
func (e *Engine) giveUp() {
	e.turn <- struct{}{}
	e.waiting.Add(-1)
	e.leave()
}

// run runs fn in the turn of its caller, which it ends. It returns the group
// whose commit is to be waited for, and what became of fn.
func (e *Engine) run(ctx context.Context, fn func(store.Tx) error) (g *group, outcome error) {
	defer e.leave()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if e.open == nil {
		tx, err := e.db.Begin(true)
		if err != nil {
			return nil, fmt.Errorf("store/bolt: begin update: %w", err)
		}
		e.open = &group{batch: newBatch(tx.Bucket(bucketName)), tx: tx, done: make(chan struct{})}
	}
	g = e.open
	g.runs++
	tx := store.NewOverlay(g.batch)
	if outcome = tx.Run(fn); outcome == nil {
		g.merge(tx)
	}
	return g, outcome
}

// leave ends a turn. Whoever finds nobody waiting behind hands the group to the
// writer, and the turn with it.
func (e *Engine) leave() {
	if e.waiting.Load() == 0 {
		runtime.Gosched() // somebody may be on the way
	}
	g := e.open
	if g == nil || e.waiting.Load() > 0 && !g.full() {
		<-e.turn
		return
	}
	e.open = nil
	e.ready <- g
}

// write is the writer goroutine. It ends when ready is closed.
func (e *Engine) write() {
	defer close(e.stopped)
	for g := range e.ready {
		g.commit()
		close(g.done)
		<-e.turn
	}
}

func (g *group) commit() {
	var err error
	if g.empty() {
		err = g.tx.Rollback()
	} else if err = g.apply(); err != nil {
		_ = g.tx.Rollback() // the first error is the one to tell
	} else {
		err = g.tx.Commit()
	}
	if err != nil {
		g.err = fmt.Errorf("store/bolt: commit: %w", err)
	}
}
