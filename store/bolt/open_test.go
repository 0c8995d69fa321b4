package bolt

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"raquan/store"
)

func TestLocked(t *testing.T) {
	e := openNew(t)
	start := time.Now()
	_, err := Open(e.Path(), Options{LockTimeout: 100 * time.Millisecond})
	if !errors.Is(err, store.ErrLocked) || !strings.Contains(err.Error(), e.Path()) {
		t.Errorf("second open: %v, want ErrLocked with the file's name", err)
	}
	if waited := time.Since(start); waited > 5*time.Second {
		t.Errorf("waited %v", waited)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if err := open(t, e.Path()).Close(); err != nil {
		t.Error(err)
	}
}

func TestFileIsPrivate(t *testing.T) {
	e := openNew(t)
	defer e.Close()
	info, err := os.Stat(e.Path())
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); mode != 0o600 && runtime.GOOS != "windows" {
		t.Errorf("mode %o, want 600", mode)
	}
	if info.Size() > 64<<20 {
		t.Errorf("a new file takes %d bytes", info.Size())
	}
}

// filled is the content of a store file with some hundred keys, written in such
// an order that pages of every kind lie low and high in it.
func filled(t *testing.T) []byte {
	t.Helper()
	e := openNew(t)
	for i := range 330 {
		if err := putOne(e, fmt.Sprint("k", i%300), make([]byte, 400)); err != nil {
			t.Fatal(err)
		}
	}
	err := e.Update(context.Background(), func(tx store.Tx) error {
		for i := range store.MaxOps {
			if err := tx.Delete(store.Key(fmt.Sprint("k", i))); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := putOne(e, "last", nil); err != nil { // takes up what was set free
		t.Fatal(err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(e.Path())
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestOpenRefuses(t *testing.T) {
	good := filled(t)
	page := os.Getpagesize()
	for name, data := range map[string][]byte{
		"short text":         []byte("xin chào\n"),
		"long text":          bytes.Repeat([]byte("xin chào\n"), 10000),
		"one page":           good[:page],
		"zeros":              make([]byte, 10*page),
		"damaged after head": append(bytes.Clone(good[:2*page]), make([]byte, len(good)-2*page)...),
		"another program's":  foreign(t),
	} {
		t.Run(name, func(t *testing.T) {
			refuse(t, data)
		})
	}
}

// However short a file is cut, it is refused, and nothing reads past its end.
func TestOpenRefusesCutFile(t *testing.T) {
	good := filled(t)
	page := os.Getpagesize()
	used := len(bytes.TrimRight(good, "\x00"))
	for cut := 2 * page; cut < used; cut += 3 * page {
		refuse(t, good[:cut])
	}
}

// refuse checks that data cannot be opened as a store, is said to be at fault
// by its name, and is not changed.
func refuse(t *testing.T, data []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "raquan.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	e, err := Open(path, Options{})
	if err == nil {
		t.Fatalf("opened %d bytes (close: %v)", len(data), e.Close())
	}
	if !strings.Contains(err.Error(), path) || errors.Is(err, store.ErrLocked) {
		t.Errorf("error %v, want one that names the file and what is wrong", err)
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(after, data) {
		t.Errorf("file was changed (%v)", err)
	}
}

func TestOpenNamesPath(t *testing.T) {
	for _, path := range []string{t.TempDir(), filepath.Join(t.TempDir(), "none", "raquan.db")} {
		if _, err := Open(path, Options{}); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("open %s: %v, want an error that names it", path, err)
		}
	}
}

// foreign is a bbolt file that some other program made.
func foreign(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "foreign.db")
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte("theirs"))
		return err
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A process that dies cannot show what a power cut would: that both fsyncs of
// bbolt are on.
func TestSyncs(t *testing.T) {
	e := openNew(t)
	defer e.Close()
	if e.db.NoSync || e.db.NoGrowSync {
		t.Error("an update would return before it is on the disk")
	}
}
