package store

import (
	"bytes"
	"errors"
	"iter"
)

// Overlay is the Tx of every engine: it keeps the contract's limits, copies
// values both ways, and holds what fn writes apart from what lies below, so
// that dropping an Overlay is all it takes to undo it. It is used by one
// goroutine.
type Overlay struct {
	below Reader
	cells map[Key]cell // every key touched, so its length is the operations
	bytes int
	fault error // the first refused call
	ended bool
}

type cell struct {
	value   []byte // nil: not there
	written bool
}

// NewOverlay returns an Overlay over below, whose Get may hand out shared
// slices: the Overlay copies before it hands them on. A key that below does not
// have is a bare ErrNotFound.
func NewOverlay(below Reader) *Overlay {
	return &Overlay{below: below, cells: make(map[Key]cell, 32)}
}

// Run calls fn with the Overlay and ends it. It returns fn's error or, if fn
// has none, that of the first call that was refused.
func (o *Overlay) Run(fn func(Tx) error) error {
	defer func() { o.ended = true }()
	if err := fn(o); err != nil {
		return err
	}
	return o.fault
}

// Writes yields what was put and deleted, in no order. A nil value is a
// deletion. The values are the Overlay's own and never change.
func (o *Overlay) Writes() iter.Seq2[Key, []byte] {
	return func(yield func(Key, []byte) bool) {
		for k, c := range o.cells {
			if c.written && !yield(k, c.value) {
				return
			}
		}
	}
}

// Bytes is the size of the keys and values written, for engines that bound what
// they commit at once.
func (o *Overlay) Bytes() int { return o.bytes }

// Get implements Reader.
func (o *Overlay) Get(k Key) ([]byte, error) {
	c, touched := o.cells[k]
	if !touched || o.ended {
		if err := o.check(k, nil); err != nil {
			return nil, err
		}
		v, err := o.below.Get(k)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return nil, o.refuse(err)
		}
		c = cell{value: v}
		o.cells[k] = c
	}
	if c.value == nil {
		return nil, ErrNotFound
	}
	return bytes.Clone(c.value), nil
}

// Put implements Tx.
func (o *Overlay) Put(k Key, v []byte) error {
	if err := o.check(k, v); err != nil {
		return err
	}
	o.write(k, append([]byte{}, v...)) // never nil: nil is a deletion
	return nil
}

// Delete implements Tx.
func (o *Overlay) Delete(k Key) error {
	if err := o.check(k, nil); err != nil {
		return err
	}
	o.write(k, nil)
	return nil
}

func (o *Overlay) write(k Key, v []byte) {
	o.cells[k] = cell{value: v, written: true}
	o.bytes += len(k) + len(v)
}

func (o *Overlay) check(k Key, v []byte) error {
	if o.ended {
		return ErrEnded
	}
	if _, touched := o.cells[k]; !touched {
		if err := CheckKey(k); err != nil {
			return o.refuse(err)
		}
		if len(o.cells) == MaxOps {
			return o.refuse(&LimitError{What: "operations", Got: MaxOps + 1, Max: MaxOps, Key: k})
		}
	}
	if err := CheckValue(k, v); err != nil {
		return o.refuse(err)
	}
	return nil
}

func (o *Overlay) refuse(err error) error {
	if o.fault == nil {
		o.fault = err
	}
	return err
}
