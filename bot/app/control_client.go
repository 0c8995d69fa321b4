package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"path/filepath"
	"time"
)

// controlConn is a connection to the process that has the store open.
type controlConn struct{ net.Conn }

// dialTime is how long a process may take to be there.
const dialTime = 5 * time.Second

// errForeign says that the folder of a socket is not this user's alone: who
// listens there may be anybody, so nothing is said to them.
var errForeign = errors.New("belongs to somebody else, or others may enter it")

// dialControl connects; an error says why nobody is there, or wraps errForeign.
func dialControl(ctx context.Context, path string) (controlConn, error) {
	if dir := filepath.Dir(path); dir == privateDir() {
		if err := checkPrivate(dir); err != nil {
			return controlConn{}, err
		}
	}
	d := net.Dialer{Timeout: dialTime}
	conn, err := d.DialContext(ctx, "unix", path)
	return controlConn{conn}, err
}

// run has a command run on the other side and hands on its output. It ends with
// the context, and then the other side stops too.
func (c controlConn) run(ctx context.Context, name string, in commandInput, out commandOutput) error {
	defer c.Close()
	defer context.AfterFunc(ctx, func() { c.Close() })()
	err := c.talk(request{controlVersion, name, in}, out)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

func (c controlConn) talk(req request, out commandOutput) error {
	sent := make(chan error, 1)
	go func() { sent <- json.NewEncoder(c).Encode(req) }() // the answer may be a refusal halfway
	dec := json.NewDecoder(c)
	for {
		var f frame
		if err := dec.Decode(&f); err != nil {
			return c.broken(err, sent)
		}
		if f.Done {
			return f.failure()
		}
		if err := f.deliver(out); err != nil {
			return err
		}
	}
}

// broken is the error of a conversation that ended before the answer did.
func (c controlConn) broken(err error, sent <-chan error) error {
	select {
	case e := <-sent:
		err = errors.Join(err, e)
	default:
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the running raquan ended before the command was done")
	}
	return fmt.Errorf("control socket: %w", err)
}
