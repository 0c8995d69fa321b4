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

// maxPassed bounds the records between two wanted ones that Pick passes over:
// looking the next one up from the root costs as much as passing over about twenty.
const maxPassed = 12

// Pick implements store.Picker: it goes from key to key through the leaves of the
// tree, and copies nothing.
func (s *snapshot) Pick(keys []store.Key, each func(i int, value []byte) error) error {
	c := s.bucket.Cursor()
	var at, value []byte
	for i, k := range keys {
		if err := s.err(); err != nil {
			return err
		}
		for passed := 0; at != nil && string(at) < string(k) && passed < maxPassed; passed++ {
			at, value = c.Next()
		}
		if i == 0 || at != nil && string(at) < string(k) {
			at, value = c.Seek([]byte(k))
		}
		if string(at) == string(k) {
			if err := each(i, value); err != nil {
				return err
			}
		}
	}
	return nil
}
