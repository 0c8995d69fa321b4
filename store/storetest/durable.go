package storetest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"raquan/store"
)

// childEnv names the path of the store that a child process of
// testKilled is to write to.
const childEnv = "RAQUAN_STORETEST_CHILD"

// RunDurable holds an engine that keeps its data in the file at path to what a
// crash may not take away. The test that calls it must do nothing before it, as
// it is run again in a child process.
func RunDurable(t *testing.T, open func(t *testing.T, path string) store.Engine) {
	if path := os.Getenv(childEnv); path != "" {
		writeUntilKilled(t, open(t, path))
		return
	}
	self := t.Name()
	t.Run("reopened", func(t *testing.T) { testReopened(t, open) })
	t.Run("copied while open", func(t *testing.T) { testCopied(t, open) })
	t.Run("killed", func(t *testing.T) { testKilled(t, self, open) })
}

func testReopened(t *testing.T, open func(t *testing.T, path string) store.Engine) {
	path := filepath.Join(t.TempDir(), "store")
	for round := range 3 {
		e := open(t, path)
		for before := range round {
			want(t, e, store.Key(fmt.Sprintf("round/%d", before)), "done")
		}
		put(t, e, store.Key(fmt.Sprintf("round/%d", round)), "done")
		put(t, e, "empty", "")
		put(t, e, "gone", "x")
		remove(t, e, "gone")
		closeEngine(t, e)
	}
	e := open(t, path)
	defer closeEngine(t, e)
	testEmptyAndGone(t, e)
}

func testEmptyAndGone(t *testing.T, e store.Engine) {
	t.Helper()
	want(t, e, "empty", "")
	wantNone(t, e, "gone")
}

// testCopied opens a copy of the file as it lies there after each
// acknowledgement: what a process that dies at this moment leaves behind.
func testCopied(t *testing.T, open func(t *testing.T, path string) store.Engine) {
	dir := t.TempDir()
	e := open(t, filepath.Join(dir, "store"))
	defer closeEngine(t, e)
	for round := range 5 {
		together(8, func(w int) { fill(t, e, fmt.Sprintf("%d/%d/", round, w), 20, "v") })
		path := filepath.Join(dir, fmt.Sprintf("copy%d", round))
		copyFile(t, filepath.Join(dir, "store"), path)
		c := open(t, path)
		view(t, c, func(s store.Snapshot) error {
			all, err := pairs(s, "", "")
			if n := (round + 1) * 8 * 20; len(all) != n {
				t.Errorf("copy has %d pairs, want %d", len(all), n)
			}
			return err
		})
		closeEngine(t, c)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// testKilled starts this test's program again, lets it write until it has
// acknowledged some Updates, kills it in the middle of the next ones, and looks
// for what was acknowledged. The second and third process go on in the file
// that the first left behind.
func testKilled(t *testing.T, self string, open func(t *testing.T, path string) store.Engine) {
	path := filepath.Join(t.TempDir(), "store")
	acked := map[string]int{}
	for round := range 3 {
		runChild(t, self, path, 150+100*round, acked)
		e := open(t, path)
		view(t, e, func(s store.Snapshot) error { return checkAcked(t, s, acked) })
		closeEngine(t, e)
	}
}

// checkAcked compares each writer's two counters, which each Update raises
// together, with the last value that was acknowledged.
func checkAcked(t *testing.T, s store.Snapshot, acked map[string]int) error {
	for w, n := range acked {
		a, err := number(s, store.Key("a/"+w))
		if err != nil {
			return err
		}
		b, err := number(s, store.Key("b/"+w))
		if err != nil {
			return err
		}
		if a < n || a != b {
			t.Errorf("writer %s: counters %d and %d, acknowledged up to %d", w, a, b, n)
		}
	}
	return nil
}

// runChild runs a child until it has acknowledged n Updates, kills it, and
// notes each writer's last acknowledged number, also of those it printed
// before it died.
func runChild(t *testing.T, self, path string, n int, acked map[string]int) {
	t.Helper()
	pattern := "^" + strings.ReplaceAll(regexp.QuoteMeta(self), "/", "$/^") + "$"
	cmd := exec.Command(os.Args[0], "-test.run="+pattern, "-test.count=1")
	cmd.Env = append(os.Environ(), childEnv+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	seen := readAcks(out, acked, n, func() { _ = cmd.Process.Kill() })
	if err := cmd.Wait(); err == nil || seen < n {
		t.Fatalf("child ended by itself after %d updates: %v", seen, err)
	}
}

func readAcks(out io.Reader, acked map[string]int, n int, enough func()) (seen int) {
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		rest, ok := strings.CutPrefix(lines.Text(), "acknowledged ")
		w, number, found := strings.Cut(rest, " ")
		if v, err := strconv.Atoi(number); ok && found && err == nil {
			acked[w] = v
			if seen++; seen == n {
				enough()
			}
		}
	}
	return seen
}

// writeUntilKilled is the child: writers raise their counters, each in two
// places, and print every number once it is acknowledged, in one write.
func writeUntilKilled(t *testing.T, e store.Engine) {
	var out sync.Mutex
	together(4, func(w int) {
		for {
			var n int
			err := e.Update(context.Background(), func(tx store.Tx) (err error) {
				a, b := store.Key(fmt.Sprintf("a/%d", w)), store.Key(fmt.Sprintf("b/%d", w))
				if n, err = number(tx, a); err != nil {
					return err
				}
				n++
				filler := store.Key(fmt.Sprintf("filler/%d/%d", w, n))
				return errors.Join(setNumber(tx, a, n), setNumber(tx, b, n), tx.Put(filler, make([]byte, 400)))
			})
			if err != nil {
				t.Errorf("update: %v", err)
				return
			}
			out.Lock()
			_, err = os.Stdout.WriteString(fmt.Sprintf("acknowledged %d %d\n", w, n))
			out.Unlock()
			if err != nil { // nobody reads any more
				return
			}
		}
	})
}
