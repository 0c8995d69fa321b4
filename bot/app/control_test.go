package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"raquan/bot/jobs"
	"raquan/bot/roster"
	"raquan/config"
	"raquan/store"
)

const units = `code,parent_code,kind,name,workers
TLD,,national,Tổng Liên đoàn Lao động Việt Nam,
LD79,TLD,federation,Liên đoàn Lao động Thành phố Hồ Chí Minh,
CS1,LD79,grassroots,CĐCS Công ty May,450
CS2,LD79,grassroots,CĐCS Công ty Giày,1200
`

// testOptions name a store in a new folder.
func testOptions(t *testing.T) Options {
	t.Helper()
	s, err := config.LoadSettings("")
	if err != nil {
		t.Fatal(err)
	}
	s.Store = "bolt:" + filepath.Join(t.TempDir(), "raquan.db")
	return Options{Settings: s, Log: slog.New(slog.DiscardHandler)}
}

// testBase opens the store and answers for it until the test ends.
func testBase(t *testing.T, o Options) *Base {
	t.Helper()
	b, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	stop, err := StartControl(t.Context(), b)
	if err != nil {
		t.Fatal(errors.Join(err, b.Close()))
	}
	t.Cleanup(func() {
		if err := errors.Join(stop(), b.Close()); err != nil {
			t.Error(err)
		}
	})
	return b
}

// called is what a command wrote.
type called struct {
	out, err, file bytes.Buffer
	failed         error
}

func call(o Options, name string, args any, file string) *called {
	c := new(called)
	in, err := newInput(args)
	if err != nil {
		c.failed = err
		return c
	}
	in.Name, in.File = "units.csv", []byte(file)
	c.failed = do(context.Background(), o, name, in, commandOutput{Out: &c.out, Err: &c.err, File: &c.file})
	return c
}

func TestSocketMode(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // files have no mode there
	}
	o := testOptions(t)
	testBase(t, o)
	path := socketPath(StorePath(o.Settings.Store))
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 || info.Mode()&os.ModeSocket == 0 {
		t.Errorf("%s has mode %v; want a socket for its owner alone", path, info.Mode())
	}
	if path != realPath(StorePath(o.Settings.Store))+".sock" {
		t.Errorf("the socket is at %s, not beside the store", path)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".raquan-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// The socket goes with the process that answers; one that was killed leaves it,
// and the next one takes its place.
func TestStaleSocket(t *testing.T) {
	o := testOptions(t)
	path := socketPath(StorePath(o.Settings.Store))
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	l.SetUnlinkOnClose(false)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	stop, err := StartControl(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	if c := call(o, "recount", recountCmd{}, ""); c.failed != nil {
		t.Error(c.failed)
	}
	if _, err := StartControl(t.Context(), b); err == nil || !strings.Contains(err.Error(), "another process answers") {
		t.Errorf("a second server at a living socket: %v", err)
	}
	if c := call(o, "recount", recountCmd{}, ""); c.failed != nil {
		t.Errorf("after that: %v", c.failed)
	}
	if err := errors.Join(stop(), stop()); err != nil {
		t.Error(err)
	}
	if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the socket is still there: %v", err)
	}
}

// What is no socket is not replaced.
func TestFileInTheWay(t *testing.T) {
	o := testOptions(t)
	path := socketPath(StorePath(o.Settings.Store))
	if err := os.WriteFile(path, []byte("letter"), 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if _, err := StartControl(t.Context(), b); err == nil || !strings.Contains(err.Error(), "in the way") {
		t.Errorf("error %v", err)
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "letter" {
		t.Errorf("the file is now %q, %v", text, err)
	}
}

// A path that is too long for a socket has a short one that both sides know.
func TestLongPath(t *testing.T) {
	t.Setenv("TMPDIR", shortTemp(t))
	o := testOptions(t)
	dir := filepath.Join(t.TempDir(), strings.Repeat("thư-mục-dài/", 12))
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	o.Settings.Store = "bolt:" + filepath.Join(dir, "raquan.db")
	testBase(t, o)
	if c := call(o, "roster import", importCmd{}, units); c.failed != nil {
		t.Fatal(c.failed)
	}
	t.Chdir(dir) // the same store by another name
	o.Settings.Store = "bolt:raquan.db"
	if c := call(o, "recount", recountCmd{}, ""); c.failed != nil {
		t.Fatal(c.failed)
	}
	info, err := os.Stat(privateDir())
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("folder of sockets: %v, %v", info.Mode(), err)
	}
}

// Nobody but the user may have made the folder of sockets.
func TestForeignFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // the temporary folder is each user's own there
	}
	t.Setenv("TMPDIR", shortTemp(t))
	if err := os.Mkdir(privateDir(), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(privateDir(), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := makePrivate(privateDir()); err == nil {
		t.Error("a folder that everybody may enter was taken")
	}
}

// shortTemp is a temporary folder whose path is short enough for sockets.
func shortTemp(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "rq")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// Many commands at once: each gets its own answer, and imports and invitations
// do not get in each other's way.
func TestConcurrentCommands(t *testing.T) {
	o := testOptions(t)
	testBase(t, o)
	if c := call(o, "roster import", importCmd{}, units); c.failed != nil {
		t.Fatal(c.failed)
	}
	var wg sync.WaitGroup
	made := make(chan string, 20)
	for i := range 20 {
		wg.Go(func() {
			c := call(o, "invite", inviteCmd{All: true}, "")
			made <- c.err.String()
			if c.failed != nil {
				t.Errorf("invite: %v", c.failed)
			}
		})
		wg.Go(func() {
			more := fmt.Sprintf("%sNEW%d,LD79,grassroots,CĐCS Công ty Mới %d,10\n", units, i, i)
			if c := call(o, "roster import", importCmd{}, more); c.failed != nil {
				t.Errorf("import: %v", c.failed)
			}
		})
		wg.Go(func() {
			if c := call(o, "roster export", exportCmd{File: "out.csv"}, ""); c.failed != nil || !strings.Contains(c.file.String(), "CS1,LD79") {
				t.Errorf("export: %v, %q", c.failed, &c.file)
			}
		})
	}
	wg.Wait()
	close(made)
	c := call(o, "roster export", exportCmd{File: "out.csv"}, "")
	if n := strings.Count(c.file.String(), "\n"); n != 1+4+20 {
		t.Errorf("%d lines after 20 imports; want 25", n)
	}
	if c := call(o, "recount", recountCmd{}, ""); c.failed != nil {
		t.Errorf("recount: %v\n%s", c.failed, &c.out)
	}
	total := 0
	for said := range made {
		var n int
		if _, err := fmt.Sscanf(said, "%d invitation", &n); err != nil {
			t.Errorf("%q: %v", said, err)
		}
		total += n
	}
	if total < 4 || total > 24 {
		t.Errorf("%d invitations for at most 24 units", total)
	}
}

// A program of another version is refused with a sentence, and so is what is no
// request at all; the server goes on.
func TestRefusedRequests(t *testing.T) {
	o := testOptions(t)
	testBase(t, o)
	for _, c := range []struct{ send, want string }{
		{`{"version":2,"command":"recount"}`, "speaks version 1"},
		{`{"version":1,"command":"format disk"}`, `knows no command "format disk"`},
		{`{"version":1,"command":"invite","input":{"args":7}}`, "decode arguments"},
		{`GET / HTTP/1.1` + "\n", "read request"},
	} {
		conn, err := dialControl(t.Context(), socketPath(StorePath(o.Settings.Store)))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(conn, c.send); err != nil {
			t.Fatal(err)
		}
		var f frame
		if err := json.NewDecoder(conn).Decode(&f); err != nil {
			t.Fatal(err)
		}
		if !f.Done || f.Code != ExitFailure || !strings.Contains(f.Error, c.want) {
			t.Errorf("%s: %+v; want %q", c.send, f, c.want)
		}
		conn.Close()
	}
	if c := call(o, "recount", recountCmd{}, ""); c.failed != nil {
		t.Error(c.failed)
	}
}

// withCommand adds a command to the table for the time of a test.
func withCommand(t *testing.T, name string, e entry) {
	t.Helper()
	commands[name] = e
	t.Cleanup(func() { delete(commands, name) })
}

// A command that panics ends neither the bot nor the turn of the others.
func TestPanic(t *testing.T) {
	withCommand(t, "panic", entry{alone: true, run: func(context.Context, *Base, commandInput, commandOutput) error { panic("secret of somebody") }})
	o := testOptions(t)
	testBase(t, o)
	for range 2 {
		c := call(o, "panic", struct{}{}, "")
		if c.failed == nil || !strings.Contains(c.failed.Error(), "internal fault") || strings.Contains(c.failed.Error(), "secret") {
			t.Errorf("error %v", c.failed)
		}
	}
}

// The exit code and the output of a command are the same at the caller's.
func TestOutcome(t *testing.T) {
	withCommand(t, "speak", entry{run: func(_ context.Context, b *Base, in commandInput, out commandOutput) error {
		fmt.Fprint(out.Out, "o1")
		fmt.Fprint(out.Err, "e1")
		fmt.Fprintf(out.File, "%s:%s", in.Name, in.File)
		fmt.Fprint(out.Out, "o2")
		return usage("called wrongly:\n%s", "twice")
	}})
	o := testOptions(t)
	if c := call(o, "roster import", importCmd{}, units); c.failed != nil { // makes the store
		t.Fatal(c.failed)
	}
	compare := func(how string) {
		c := call(o, "speak", struct{}{}, "tệp\x00\xff")
		got := fmt.Sprint(c.out.String(), "|", c.err.String(), "|", c.file.String(), "|", c.failed, "|", codeOf(c.failed))
		if want := "o1o2|e1|units.csv:tệp\x00\xff|called wrongly:\ntwice|2"; got != want {
			t.Errorf("%s: %q; want %q", how, got, want)
		}
	}
	compare("here")
	testBase(t, o)
	compare("through the socket")
}

// A caller that goes ends its command, so that the next one has its turn.
func TestCallerGoes(t *testing.T) {
	begun := make(chan struct{}, 1)
	ended := make(chan error, 1)
	withCommand(t, "wait", entry{alone: true, run: func(ctx context.Context, _ *Base, _ commandInput, _ commandOutput) error {
		begun <- struct{}{}
		<-ctx.Done()
		ended <- ctx.Err()
		return ctx.Err()
	}})
	o := testOptions(t)
	testBase(t, o)
	ctx, cancel := context.WithCancel(t.Context())
	failed := make(chan error, 1)
	go func() { failed <- do(ctx, o, "wait", commandInput{}, commandOutput{}) }()
	<-begun
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("the command ended with %v", err)
	}
	if err := <-failed; !errors.Is(err, context.Canceled) {
		t.Errorf("the caller got %v", err)
	}
	if c := call(o, "recount", recountCmd{}, ""); c.failed != nil {
		t.Error(c.failed)
	}
}

// A process that stops ends the commands under way, and says so.
func TestServerStops(t *testing.T) {
	begun := make(chan struct{}, 1)
	withCommand(t, "wait", entry{run: func(ctx context.Context, _ *Base, _ commandInput, _ commandOutput) error {
		begun <- struct{}{}
		<-ctx.Done()
		return ctx.Err()
	}})
	o := testOptions(t)
	b, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	stop, err := StartControl(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	failed := make(chan error, 1)
	go func() { failed <- do(t.Context(), o, "wait", commandInput{}, commandOutput{}) }()
	<-begun
	if err := stop(); err != nil {
		t.Error(err)
	}
	if err := <-failed; err == nil || !strings.Contains(err.Error(), "was stopped before the command was done") {
		t.Errorf("the caller got %v", err)
	}
}

// An import that was cut off goes on when the next process starts.
func TestResumeAtStart(t *testing.T) {
	o := testOptions(t)
	b, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	cutOff(t, b)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	testBase(t, o)
	c := call(o, "roster export", exportCmd{File: "out.csv"}, "")
	if c.failed != nil || !strings.Contains(c.file.String(), "CS2,LD79") {
		t.Errorf("%v\n%s", c.failed, &c.file)
	}
}

// Or with the next import; a dry run says that it waits, and changes nothing.
func TestResumeBeforeImport(t *testing.T) {
	o := testOptions(t)
	b, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	cutOff(t, b)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if c := call(o, "roster import", importCmd{DryRun: true}, units); !errors.Is(c.failed, jobs.ErrUnderWay) {
		t.Errorf("dry run: %v", c.failed)
	}
	c := call(o, "roster import", importCmd{}, units)
	if c.failed != nil {
		t.Fatal(c.failed)
	}
	if said := c.err.String(); !strings.Contains(said, "finished the import of units.csv that was cut off: 4 added") || !strings.Contains(said, "nothing to import") {
		t.Errorf("said %q", said)
	}
}

// How far an import has come is told while it is under way.
func TestProgress(t *testing.T) {
	o := testOptions(t)
	b, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	var said strings.Builder
	if err := sayProgress(t.Context(), b, &said); err != nil || said.Len() > 0 {
		t.Errorf("before: %q, %v", &said, err)
	}
	cutOff(t, b)
	if err := sayProgress(t.Context(), b, &said); err != nil || said.String() != "  0 % imported\n" {
		t.Errorf("under way: %q, %v", &said, err)
	}
}

// cutOff imports units with an engine that breaks once the import is under way.
func cutOff(t *testing.T, b *Base) {
	t.Helper()
	file, err := roster.Read("units.csv", strings.NewReader(units))
	if err != nil {
		t.Fatal(err)
	}
	for works := 1; ; works++ {
		broken := &breaking{Engine: b.Store, left: works}
		im, err := jobs.LookAt(t.Context(), broken, b.Campaign, file, jobs.ImportOptions{Now: b.Clock.Now(), Random: bytes.NewReader(make([]byte, 1<<16))})
		if err != nil {
			t.Fatal(err)
		}
		if err := im.Apply(t.Context(), broken, b.Secret, b.Campaign); !errors.Is(err, errBroken) {
			t.Fatalf("import with %d updates: %v", works, err)
		}
		_, err = jobs.LookAt(t.Context(), b.Store, b.Campaign, file, jobs.ImportOptions{})
		if errors.Is(err, jobs.ErrUnderWay) {
			return
		}
	}
}

var errBroken = errors.New("broken on purpose")

// breaking is an engine whose Updates fail after some.
type breaking struct {
	store.Engine
	mu   sync.Mutex
	left int
}

func (e *breaking) Update(ctx context.Context, fn func(store.Tx) error) error {
	e.mu.Lock()
	e.left--
	broken := e.left < 0
	e.mu.Unlock()
	if broken {
		return errBroken
	}
	return e.Engine.Update(ctx, fn)
}

// A command that finds the store locked looks at the socket once more: serve
// may have opened the store between its two looks.
func TestServeStartsMeanwhile(t *testing.T) {
	o := testOptions(t)
	b, err := Open(t.Context(), o) // open, and not answering yet
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	done := make(chan *called, 1)
	go func() { done <- call(o, "recount", recountCmd{}, "") }()
	stop, err := StartControl(t.Context(), b) // while the command waits for the lock
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	if c := <-done; c.failed != nil {
		t.Error(c.failed)
	}
}
