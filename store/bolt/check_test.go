package bolt

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestCheck(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // an open file can be neither deleted nor moved there
	}
	copied := func(from, to string) error {
		data, err := os.ReadFile(from)
		return errors.Join(err, os.WriteFile(to, data, 0o600))
	}
	for name, c := range map[string]struct {
		happens func(path string) error
		gone    bool
	}{
		"nothing":        {func(string) error { return nil }, false},
		"deleted":        {os.Remove, true},
		"folder deleted": {func(path string) error { return os.RemoveAll(filepath.Dir(path)) }, true},
		"moved":          {func(path string) error { return os.Rename(path, path+".old") }, true},
		"replaced by its copy": {func(path string) error {
			return errors.Join(copied(path, path+".copy"), os.Rename(path+".copy", path))
		}, true},
		"deleted and made anew": {func(path string) error { return errors.Join(os.Remove(path), os.WriteFile(path, nil, 0o600)) }, true},
		"copied":                {func(path string) error { return copied(path, path+".copy") }, false},
		"moved and moved back": {func(path string) error {
			return errors.Join(os.Rename(path, path+".old"), os.Rename(path+".old", path))
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			e := openNew(t)
			defer e.Close()
			if err := putOne(e, "k", []byte("v")); err != nil {
				t.Fatal(err)
			}
			if err := c.happens(e.Path()); err != nil {
				t.Fatal(err)
			}
			if err := e.Check(); errors.Is(err, ErrGone) != c.gone || err != nil && !c.gone {
				t.Errorf("error %v, want gone: %v", err, c.gone)
			}
		})
	}
}

// A store that was opened by a relative name stays where it is.
func TestCheckElsewhere(t *testing.T) {
	t.Chdir(t.TempDir())
	e := open(t, "raquan.db")
	defer e.Close()
	t.Chdir(t.TempDir())
	if err := e.Check(); err != nil {
		t.Error(err)
	}
}
