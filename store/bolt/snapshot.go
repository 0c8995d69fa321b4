package bolt

import (
	"bytes"
	"context"
	"iter"

	"go.etcd.io/bbolt"

	"raquan/store"
)

// snapshot is a bbolt read transaction. What it hands out is copied, since
// bbolt's slices lie in the mapped file and die with the transaction.
type snapshot struct {
	ctx    context.Context
	bucket *bbolt.Bucket
	ended  bool
}

func (s *snapshot) Get(k store.Key) ([]byte, error) {
	if s.ended {
		return nil, store.ErrEnded
	}
	if err := store.CheckKey(k); err != nil {
		return nil, err
	}
	v := s.bucket.Get([]byte(k))
	if v == nil {
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
		end := []byte(to)
		c := s.bucket.Cursor()
		for k, v := c.Seek([]byte(from)); k != nil; k, v = c.Next() {
			if len(end) > 0 && bytes.Compare(k, end) >= 0 {
				return
			}
			if !yield(store.KV{Key: store.Key(k), Value: bytes.Clone(v)}, nil) {
				return
			}
			if err := s.err(); err != nil {
				yield(store.KV{}, err)
				return
			}
		}
	}
}

func (s *snapshot) err() error {
	if s.ended {
		return store.ErrEnded
	}
	return s.ctx.Err()
}
