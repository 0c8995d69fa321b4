package app

import (
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// The folder of sockets under the shared temporary one may have been made by
// anybody. Whoever listens there is told nothing, and nothing is done past them.
func TestForeignSocketIsToldNothing(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // the temporary folder is each user's own there
	}
	for name, trap := range map[string]func(dir string) error{
		"others may enter": func(dir string) error { return errors.Join(os.Mkdir(dir, 0o700), os.Chmod(dir, 0o777)) },
		"symbolic link": func(dir string) error {
			return errors.Join(os.Mkdir(dir+"x", 0o700), os.Symlink(dir+"x", dir))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("TMPDIR", shortTemp(t))
			if err := trap(privateDir()); err != nil {
				t.Fatal(err)
			}
			o := testOptions(t)
			dir := filepath.Join(t.TempDir(), strings.Repeat("x", 90))
			if err := os.Mkdir(dir, 0o700); err != nil {
				t.Fatal(err)
			}
			place := filepath.Join(dir, "raquan.db")
			o.Settings.Store = "bolt:" + place
			l, err := net.Listen("unix", socketPath(place))
			if err != nil {
				t.Fatal(err)
			}
			heard := make(chan string)
			go listenTo(l, heard)

			if c := call(o, "roster import", importCmd{}, units); !errors.Is(c.failed, errForeign) {
				t.Errorf("error %v, want errForeign", c.failed)
			}
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			for s := range heard {
				t.Errorf("the stranger heard %.60q", s)
			}
			if _, err := os.Stat(place); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("a store was made: %v", err)
			}
		})
	}
}

// listenTo hands on what each caller says, and ends with the listener.
func listenTo(l net.Listener, heard chan<- string) {
	defer close(heard)
	for {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		b := make([]byte, 1<<10)
		n, _ := conn.Read(b)
		_, _ = io.WriteString(conn, `{"done":true}`+"\n")
		_ = conn.Close()
		heard <- string(b[:n])
	}
}
