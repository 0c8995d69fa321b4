package app

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// maxSocketPath is how long the path of a unix socket may be on every system:
// macOS has 104 bytes, with a zero at the end.
const maxSocketPath = 103

// hiddenName is, at its longest, what bindPrivate puts behind the folder while it
// makes the socket.
const hiddenName = "/.raquan-0123456789/s"

// socketPath is where the control socket of a store is: beside the store, or,
// if that path is too long for a socket, under a short name in a folder of this
// user's own. Server and caller compute the same, wherever they were started.
func socketPath(storePath string) string {
	path := realPath(storePath) + ".sock"
	if fitsSocket(path) {
		return path
	}
	sum := sha256.Sum256([]byte(path))
	return filepath.Join(privateDir(), hex.EncodeToString(sum[:8])+".sock")
}

func fitsSocket(path string) bool {
	return max(len(path), len(filepath.Dir(path)+hiddenName)) <= maxSocketPath
}

// realPath is the one name of a file that may have several: absolute, without
// symbolic links. The file need not be there.
func realPath(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		return filepath.Join(dir, filepath.Base(abs))
	}
	return abs
}

// privateDir is the folder for sockets that cannot stand beside their store.
func privateDir() string {
	return filepath.Join(os.TempDir(), fmt.Sprintf("raquan-%d", os.Getuid()))
}

// makePrivate makes sure that a folder in the shared temporary one is this
// user's alone: whoever could write there could stand in for the bot.
func makePrivate(dir string) error {
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return checkPrivate(dir)
}

// checkPrivate refuses a folder that is not this user's alone, and a symbolic
// link in its place.
func checkPrivate(dir string) error {
	info, err := os.Lstat(dir)
	if err != nil {
		return err
	}
	if !info.IsDir() || !ownedByUs(info) {
		return fmt.Errorf("%s %w", dir, errForeign)
	}
	return nil
}
