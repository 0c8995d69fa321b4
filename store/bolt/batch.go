package bolt

import (
	"maps"
	"slices"

	"go.etcd.io/bbolt"

	"raquan/store"
)

// batch is the state that the Updates of one commit share: what they wrote, by
// key, above the last commit.
type batch struct {
	bucket *bbolt.Bucket
	cursor *bbolt.Cursor        // for reading; kept, since each new one makes its stack anew
	writes map[store.Key][]byte // nil: deleted
	bytes  int
}

func newBatch(b *bbolt.Bucket) *batch {
	return &batch{bucket: b, cursor: b.Cursor(), writes: make(map[store.Key][]byte)}
}

// Get implements store.Reader. Its slices are shared, as an Overlay wants them.
func (b *batch) Get(k store.Key) ([]byte, error) {
	if v, written := b.writes[k]; written {
		if v == nil {
			return nil, store.ErrNotFound
		}
		return v, nil
	}
	found, v := b.cursor.Seek([]byte(k))
	if string(found) != string(k) {
		return nil, store.ErrNotFound
	}
	return v, nil
}

func (b *batch) merge(tx *store.Overlay) {
	for k, v := range tx.Writes() {
		b.writes[k] = v
	}
	b.bytes += tx.Bytes()
}

func (b *batch) empty() bool { return len(b.writes) == 0 }

// apply puts the batch into the bucket, in the order of the keys, in which
// neighbours find their page already at hand.
func (b *batch) apply() error {
	for _, k := range slices.Sorted(maps.Keys(b.writes)) {
		var err error
		if v := b.writes[k]; v == nil {
			err = b.bucket.Delete([]byte(k))
		} else {
			err = b.bucket.Put([]byte(k), v)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
