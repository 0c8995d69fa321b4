// Package store holds what must outlive a crash: the contract that every
// engine keeps, the keys, the records and the typed tables over them.
//
// # Why a contract of our own
//
// The bot's rule is "one update, one transaction": what one Telegram update
// changes is written together or not at all, before Telegram is told that the
// update is handled. That needs very little of a database, and the little is
// written down here so that any ordered key-value store can serve: bbolt on one
// machine, memory in tests, a replicated store for those who outgrow one
// machine. The limits below come from the weakest of them (etcd) and every
// engine enforces them, so that a record that fits one fits all.
//
// # Rules for an engine
//
//   - Update is serializable: of two that touch the same key one sees all of
//     the other. It returns nil only after what fn wrote survives a power cut
//     (engines in memory excepted). After an error of the engine's own (not
//     fn's, not the context's) it is unknown whether fn's writes are there: a
//     lost connection or a failing disk cannot tell. So what is written must
//     bear being written again.
//   - fn may be run more than once (a conflict, a failed commit of a shared
//     batch). It touches only its Tx and its own locals, and sets every local it
//     hands out anew in each run. It calls no Update, View or Close of its
//     engine, waits for nobody and is quick: others may wait for it.
//   - An error or panic of fn leaves no trace in the store, and none in the
//     Updates that happen to share a commit with it. A panic is passed on to the
//     caller of Update; an error is returned as it is.
//   - A Tx reads its own writes. It has no Scan: what an Update touches is
//     known by key, which keeps it cheap and lets every engine detect conflicts.
//   - A call that a Tx refuses (a limit, a malformed key) dooms its Update, also
//     if fn goes on and returns nil: half of what fn meant is never written.
//   - View sees one moment of everything; it must be short (collect, then
//     render), since an open read pins old pages in some engines.
//   - A Tx or Snapshot is dead once its fn has returned: every call gives
//     ErrEnded.
//   - A context that is done before fn starts means that fn is not run and the
//     context's error is returned. Once fn has run in an Update the context no
//     longer matters; a Scan ends with the context's error.
//   - Values handed out may be kept and changed by the caller; values handed in
//     are copied before Put returns.
//   - Close waits for the calls under way; later ones give ErrClosed.
//
// Overlay and Gate do for an engine what is the same in all of them. An engine that
// can read many records quicker than one by one makes its Snapshot a Picker.
//
// store/storetest holds the suite that decides whether an engine keeps them.
// A new engine is a package beside mem and bolt with one test that calls it.
package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
)

// Key is a flat, printable, slash-separated key. Only key.go spells keys.
type Key string

// KV is one stored pair, as Scan yields it.
type KV struct {
	Key   Key
	Value []byte
}

// Limits of one key, one value and one Update. They are part of the contract:
// every engine refuses what is above them with a *LimitError.
const (
	MaxKey   = 512       // bytes
	MaxValue = 512 << 10 // bytes
	MaxOps   = 96        // distinct keys read, put or deleted in one Update
)

// Errors that engines return, wrapped with what was being done.
var (
	ErrNotFound = errors.New("not found")    // Get: no such key
	ErrClosed   = errors.New("store closed") // any call after Close
	ErrEnded    = errors.New("store: used after its transaction ended")
	ErrLocked   = errors.New("store is in use by another process")
	ErrCorrupt  = errors.New("record cannot be read")
	ErrNewer    = errors.New("store was written by a newer version of raquan")
)

// LimitError says which limit of the contract a call broke.
type LimitError struct {
	What string // "key", "value" or "operations"
	Got  int
	Max  int
	Key  Key // the key in question, if one
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("store: %s too large: %d, at most %d (key %.64q)", e.What, e.Got, e.Max, string(e.Key))
}

// Reader reads single keys. Get returns ErrNotFound (wrapped or bare) for a
// key that does not exist; a stored empty value is found and is empty, not nil.
type Reader interface {
	Get(Key) ([]byte, error)
}

// Snapshot is one moment of everything, read-only.
type Snapshot interface {
	Reader
	// Scan yields the pairs with from <= key < to in order of their bytes. An
	// empty to means the end. It stops after the first error it yields.
	Scan(from, to Key) iter.Seq2[KV, error]
}

// Tx is a read-write transaction over known keys.
type Tx interface {
	Reader
	Put(Key, []byte) error
	Delete(Key) error // deleting what is not there is no error
}

// Engine is a store. All methods may be called from many goroutines.
type Engine interface {
	View(ctx context.Context, fn func(Snapshot) error) error
	Update(ctx context.Context, fn func(Tx) error) error // fn may run again
	Close() error
}

// CheckKey reports a key outside the contract: empty, too long, or not
// printable ASCII.
func CheckKey(k Key) error {
	if len(k) == 0 || len(k) > MaxKey {
		return &LimitError{What: "key", Got: len(k), Max: MaxKey, Key: k}
	}
	for i := 0; i < len(k); i++ {
		if k[i] <= ' ' || k[i] > '~' {
			return fmt.Errorf("store: key %q: byte %d is not printable ASCII", string(k), i)
		}
	}
	return nil
}

// CheckValue reports a value outside the contract.
func CheckValue(k Key, v []byte) error {
	if len(v) > MaxValue {
		return &LimitError{What: "value", Got: len(v), Max: MaxValue, Key: k}
	}
	return nil
}
