// Package mem is the store engine in memory, for tests and for the demo. It
// keeps the whole contract of package store except that it forgets everything
// when the process ends.
//
// The data is a B-tree whose copies share their nodes until one of them is
// changed: a View takes a copy in constant time and reads it in peace, an
// Update copies only the few nodes on its paths. Updates take turns.
package mem

import (
	"bytes"
	"context"
	"iter"
	"sync"

	"github.com/tidwall/btree"

	"raquan/store"
)

type tree = btree.Map[store.Key, []byte]

// Engine implements store.Engine.
type Engine struct {
	gate store.Gate
	turn chan struct{} // holds one token: the right to run an Update

	mu   sync.Mutex // guards data; not held while a caller's function runs
	data *tree      // its values are never changed, only replaced
}

// New returns an empty store.
func New() *Engine {
	e := &Engine{turn: make(chan struct{}, 1), data: new(tree)}
	e.turn <- struct{}{}
	return e
}

// View implements store.Engine.
func (e *Engine) View(ctx context.Context, fn func(store.Snapshot) error) error {
	if err := e.gate.Enter(); err != nil {
		return err
	}
	defer e.gate.Leave()
	if err := ctx.Err(); err != nil {
		return err
	}
	s := &snapshot{ctx: ctx, data: e.copy()}
	defer func() { s.ended = true }()
	return fn(s)
}

// Update implements store.Engine.
func (e *Engine) Update(ctx context.Context, fn func(store.Tx) error) error {
	if err := e.gate.Enter(); err != nil {
		return err
	}
	defer e.gate.Leave()
	select {
	case <-e.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { e.turn <- struct{}{} }()
	if err := ctx.Err(); err != nil { // both were ready
		return err
	}
	tx := store.NewOverlay((*latest)(e))
	if err := tx.Run(fn); err != nil {
		return err
	}
	e.apply(tx)
	return nil
}

// Close implements store.Engine. The data is gone.
func (e *Engine) Close() error {
	return e.gate.Close()
}

func (e *Engine) copy() *tree {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.data.Copy()
}

func (e *Engine) apply(tx *store.Overlay) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for k, v := range tx.Writes() {
		if v == nil {
			e.data.Delete(k)
		} else {
			e.data.Set(k, v)
		}
	}
}

// latest reads what the last Update left; it hands out shared slices.
type latest Engine

func (l *latest) Get(k store.Key) ([]byte, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	v, ok := l.data.Get(k)
	if !ok {
		return nil, store.ErrNotFound
	}
	return v, nil
}

// snapshot is one moment: a copy of the tree that nobody changes.
type snapshot struct {
	ctx   context.Context
	data  *tree
	ended bool
}

func (s *snapshot) Get(k store.Key) ([]byte, error) {
	if s.ended {
		return nil, store.ErrEnded
	}
	if err := store.CheckKey(k); err != nil {
		return nil, err
	}
	v, ok := s.data.Get(k)
	if !ok {
		return nil, store.ErrNotFound
	}
	return bytes.Clone(v), nil
}

func (s *snapshot) Scan(from, to store.Key) iter.Seq2[store.KV, error] {
	return func(yield func(store.KV, error) bool) {
		if err := s.err(); err != nil {
			yield(store.KV{}, err)
			return
		}
		s.data.Ascend(from, func(k store.Key, v []byte) bool {
			if err := s.err(); err != nil {
				yield(store.KV{}, err)
				return false
			}
			if to != "" && k >= to {
				return false
			}
			return yield(store.KV{Key: k, Value: bytes.Clone(v)}, nil)
		})
	}
}

func (s *snapshot) err() error {
	if s.ended {
		return store.ErrEnded
	}
	return s.ctx.Err()
}
