package bolt

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"time"

	"go.etcd.io/bbolt"
	bberrors "go.etcd.io/bbolt/errors"

	"raquan/store"
)

// mapSize is the address space reserved for the file. To grow beyond it bbolt
// must wait until no View is open. It holds some ten times what the whole
// country fills.
const mapSize = 1 << 30

var bucketName = []byte("raquan")

// Options of Open. The zero value is right for production.
type Options struct {
	// LockTimeout is how long to wait for another process to let go of the
	// file; 0 means one second.
	LockTimeout time.Duration
}

// Open opens or creates the store in the file at path, for this process alone.
// An error wraps store.ErrLocked if another process has the file open, and says
// so if the file is no store, cut short or damaged; a damaged file may stay
// locked until this process ends.
func Open(path string, opts Options) (*Engine, error) {
	e := &Engine{
		path:    path,
		turn:    make(chan struct{}, 1),
		ready:   make(chan *group, 1),
		stopped: make(chan struct{}),
	}
	var err error
	if e.place, err = filepath.Abs(path); err == nil {
		e.db, err = openFile(path, opts, &e.file)
	}
	if err != nil {
		return nil, fmt.Errorf("store/bolt: open %s: %w", path, err)
	}
	go e.write()
	return e, nil
}

// openFile opens the file and tells which one it is.
func openFile(path string, opts Options, file *os.FileInfo) (*bbolt.DB, error) {
	_, err := os.Stat(path)
	fresh := errors.Is(err, os.ErrNotExist)
	db, err := openDB(path, opts, file)
	switch {
	case errors.Is(err, bberrors.ErrTimeout):
		return nil, store.ErrLocked
	case errors.Is(err, bberrors.ErrInvalid):
		return nil, errors.New("not a store file, or damaged at its head")
	case err != nil:
		return nil, err
	}
	err = guard(func() error { return prepare(db) })
	if err == nil && fresh {
		err = syncDir(filepath.Dir(path))
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// openDB leaves the freelist in the file, though lone commits would be twice as
// fast without it: to rebuild it at opening, bbolt walks the whole file on a
// goroutine of its own, where a damaged page ends the process and no error can
// be made of it.
func openDB(path string, opts Options, file *os.FileInfo) (db *bbolt.DB, err error) {
	o := &bbolt.Options{
		Timeout:      opts.LockTimeout,
		FreelistType: bbolt.FreelistMapType, // the default degrades in a fragmented file
		NoStatistics: true,
		OpenFile: func(name string, flag int, mode os.FileMode) (*os.File, error) {
			f, err := os.OpenFile(name, flag, mode)
			if err == nil {
				*file, err = f.Stat()
			}
			return f, err
		},
	}
	if o.Timeout == 0 {
		o.Timeout = time.Second // to bbolt 0 is for ever
	}
	if runtime.GOOS != "windows" && strconv.IntSize == 64 {
		o.InitialMmapSize = mapSize // on Windows the file itself would grow to it
	}
	err = guard(func() error {
		db, err = bbolt.Open(path, 0o600, o)
		return err
	})
	return db, err
}

// guard runs fn and makes an error of the panic or memory fault that ends
// bbolt's way along a page number that leads into the void.
func guard(fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		switch p := recover().(type) {
		case nil:
		case runtime.Error: // its text speaks of addresses
			err = errors.New("damaged or cut short")
		default:
			err = fmt.Errorf("damaged or cut short: %v", p)
		}
	}()
	return fn()
}

// prepare checks that the file is whole and ours, and makes the bucket in a new
// one.
func prepare(db *bbolt.DB) error {
	var present, others bool
	err := db.View(func(tx *bbolt.Tx) error {
		info, err := os.Stat(db.Path())
		if err != nil {
			return err
		}
		if info.Size() < tx.Size() {
			return fmt.Errorf("cut short: %d bytes of at least %d", info.Size(), tx.Size())
		}
		present = tx.Bucket(bucketName) != nil
		first, _ := tx.Cursor().First()
		others = first != nil
		return nil
	})
	switch {
	case err != nil || present:
		return err
	case others:
		return errors.New("a bbolt file of another program")
	}
	return db.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket(bucketName)
		return err
	})
}

// syncDir makes a new file's name survive a power cut, where the system can.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
