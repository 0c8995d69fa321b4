package bolt

import (
	"context"
	"errors"
	"fmt"

	"raquan/store"
)

// What one commit takes at most, so that those in it need not wait long.
const (
	maxFuncs = 512
	maxBytes = 16 << 20 // of keys and values written
)

var errUnfinished = errors.New("store/bolt: function of an update did not finish")

// job is one Update on its way through the writer.
type job struct {
	ctx  context.Context
	turn chan *store.Overlay // unbuffered: either it is run or its context is done, never both
	done chan error          // the commit's outcome
}

func newJob(ctx context.Context) *job {
	return &job{ctx: ctx, turn: make(chan *store.Overlay), done: make(chan error, 1)}
}

// write is the writer goroutine. It ends when the queue is closed.
func (e *Engine) write() {
	defer close(e.stopped)
	for j := range e.queue {
		e.commit(j)
	}
}

// commit runs first and all that wait behind it in one transaction.
func (e *Engine) commit(first *job) {
	tx, err := e.db.Begin(true)
	if err != nil {
		first.done <- fmt.Errorf("store/bolt: begin update: %w", err)
		return
	}
	b := newBatch(tx.Bucket(bucketName))
	var jobs []*job
	for j := first; j != nil; j = e.next(len(jobs), b) {
		if e.give(j, b) {
			jobs = append(jobs, j)
		}
	}
	if b.empty() {
		err = tx.Rollback()
	} else if err = b.apply(); err != nil {
		_ = tx.Rollback() // the first error is the one to tell
	} else {
		err = tx.Commit()
	}
	if err != nil {
		err = fmt.Errorf("store/bolt: commit: %w", err)
	}
	for _, j := range jobs {
		j.done <- err
	}
}

// give lets j run on b. It reports whether j's caller now waits for the commit.
func (e *Engine) give(j *job, b *batch) bool {
	if j.ctx.Err() != nil {
		return false
	}
	tx := store.NewOverlay(b)
	select {
	case j.turn <- tx:
	case <-j.ctx.Done():
		return false
	}
	err := <-e.ran
	if err == nil {
		b.merge(tx)
	}
	return !errors.Is(err, errUnfinished)
}

// next is the job to take into the batch too, or nil if it is time to commit.
func (e *Engine) next(taken int, b *batch) *job {
	if taken >= maxFuncs || b.bytes >= maxBytes {
		return nil
	}
	select {
	case j := <-e.queue:
		return j
	default:
		return nil
	}
}
