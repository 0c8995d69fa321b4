package app

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"raquan/bot/jobs"
)

// StartControl opens the control socket of a store that this process has open.
// An import that was cut off is finished first, so that it meets no new one.
// The returned function ends the commands under way and takes the socket away;
// call it before the store is closed.
func StartControl(ctx context.Context, b *Base) (func() error, error) {
	if _, err := jobs.Resume(ctx, b.Store, b.Secret, b.Campaign); err != nil {
		return nil, err
	}
	path := socketPath(StorePath(b.Settings.Store))
	l, err := listenControl(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("control socket: %w", err)
	}
	ctx, cancel := context.WithCancel(ctx)
	c := &control{base: b, ctx: ctx}
	c.running.Go(func() { c.accept(l) })
	return sync.OnceValue(func() error {
		cancel()
		err := errors.Join(l.Close(), os.Remove(path))
		c.running.Wait()
		return err
	}), nil
}

// listenControl makes the socket. What a killed process left behind is replaced;
// a socket at which somebody answers is not.
func listenControl(ctx context.Context, path string) (net.Listener, error) {
	switch conn, err := dialControl(ctx, path); {
	case err == nil:
		_ = conn.Close() // it was only asked whether somebody is there
		return nil, fmt.Errorf("another process answers at %s", path)
	case errors.Is(err, errForeign):
		return nil, err
	}
	if !fitsSocket(path) {
		return nil, fmt.Errorf("%s: the name is too long for a socket; set TMPDIR to a shorter folder", path)
	}
	if filepath.Dir(path) == privateDir() {
		if err := makePrivate(privateDir()); err != nil {
			return nil, err
		}
	}
	return bindPrivate(path)
}

// bindPrivate binds in a new folder that nobody else may enter and moves the
// socket from there: so there is no moment in which others may connect, and no
// umask, which the whole process shares, has to be changed.
func bindPrivate(path string) (net.Listener, error) {
	dir, err := os.MkdirTemp(filepath.Dir(path), ".raquan-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	hidden := filepath.Join(dir, "s")
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: hidden, Net: "unix"})
	if err != nil {
		return nil, err
	}
	l.SetUnlinkOnClose(false) // it knows only the first name
	err = os.Chmod(hidden, 0o600)
	if err == nil {
		err = replace(hidden, path)
	}
	if err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// replace moves a socket to its place, over a socket but over nothing else.
func replace(from, to string) error {
	info, err := os.Lstat(to)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case info.Mode()&fs.ModeSocket == 0:
		return fmt.Errorf("%s is in the way: it is no socket", to)
	}
	return os.Rename(from, to)
}

// control answers at the socket.
type control struct {
	base    *Base
	ctx     context.Context
	turns   turns
	running sync.WaitGroup
}

func (c *control) accept(l net.Listener) {
	for {
		conn, err := l.Accept()
		if err != nil {
			if c.ctx.Err() == nil && !errors.Is(err, net.ErrClosed) {
				c.base.Log.Error("control socket closed", "err", err)
			}
			return
		}
		c.running.Go(func() { c.serve(conn) })
	}
}

const (
	requestTime = time.Minute     // for a caller to say what it wants
	leaveTime   = 5 * time.Second // for a caller to take the last words
)

// serve answers one caller. One that goes ends its command; one that is slow in
// taking the output (a pager) is waited for.
func (c *control) serve(conn net.Conn) {
	defer conn.Close()
	ctx, cancel := context.WithCancel(c.ctx)
	defer cancel()
	defer context.AfterFunc(ctx, func() {
		_ = conn.SetReadDeadline(time.Unix(1, 0))
		_ = conn.SetWriteDeadline(time.Now().Add(leaveTime))
	})()

	enc := json.NewEncoder(conn)
	var mu sync.Mutex
	send := func(f frame) error {
		mu.Lock()
		defer mu.Unlock()
		return enc.Encode(f)
	}
	req, err := readRequest(conn)
	switch {
	case errors.Is(err, io.EOF):
		return // it only looked whether somebody is there
	case err != nil:
		_ = send(outcome(err)) // if it is still there to hear
		return
	}
	go func() {
		_, _ = io.Copy(io.Discard, conn) // until the caller goes
		cancel()
	}()
	err = c.answer(ctx, req, send)
	if err != nil && c.ctx.Err() != nil {
		err = errors.New("the running raquan was stopped before the command was done")
	}
	_ = send(outcome(err)) // if it is still there to hear
}

func readRequest(conn net.Conn) (*request, error) {
	_ = conn.SetReadDeadline(time.Now().Add(requestTime))
	defer conn.SetReadDeadline(time.Time{})
	req := new(request)
	if err := json.NewDecoder(io.LimitReader(conn, maxRequest)).Decode(req); err != nil {
		return nil, fmt.Errorf("control socket: read request: %w", err)
	}
	return req, nil
}

// answer runs the command of a request.
func (c *control) answer(ctx context.Context, req *request, send func(frame) error) (err error) {
	if req.Version != controlVersion {
		return fmt.Errorf("the running raquan speaks version %d of the control socket, this command version %d: use the same program", controlVersion, req.Version)
	}
	e, ok := commands[req.Command]
	if !ok {
		return fmt.Errorf("the running raquan knows no command %q", req.Command)
	}
	if e.alone {
		if !c.turns.wait(ctx.Done()) {
			return ctx.Err()
		}
		defer c.turns.pass()
	}
	defer func() {
		if p := recover(); p != nil { // a fault of a command is not the end of the bot
			c.base.Log.Error("command failed", "command", req.Command, "panic", p, "stack", string(debug.Stack()))
			err = fmt.Errorf("%s: internal fault, see the log of the running raquan", req.Command)
		}
	}()
	file := bufio.NewWriterSize(frameWriter{send, func(p []byte) frame { return frame{File: p} }}, 64<<10)
	err = e.run(ctx, c.base, req.Input, commandOutput{
		Out:  frameWriter{send, func(p []byte) frame { return frame{Out: p} }},
		Err:  frameWriter{send, func(p []byte) frame { return frame{Err: p} }},
		File: file,
	})
	return errors.Join(err, file.Flush())
}
