package app

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Output files hold names, numbers and invitations, so they are for their owner
// alone.
const outputMode = 0o600

// createNew opens a file that must not be there yet. close keeps what was
// written, also after a failure; a file that stayed empty is taken away.
func createNew(name string) (f *os.File, closeFile func() error, err error) {
	f, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, outputMode)
	if errors.Is(err, fs.ErrExist) {
		return nil, nil, fmt.Errorf("%s is there already and may hold invitations that exist nowhere else: give another name", name)
	}
	if err != nil {
		return nil, nil, err
	}
	return f, func() error {
		info, err := f.Stat()
		err = errors.Join(err, f.Sync(), f.Close())
		if err == nil && info.Size() == 0 {
			err = os.Remove(name)
		}
		return err
	}, nil
}

// replaceFile writes a file in the place of one that may be there, whole or not
// at all.
func replaceFile(name string, write func(*os.File) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".raquan-") // mode 0600
	if err != nil {
		return err
	}
	err = write(f)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // the error is told already
	}
	return err
}
