package app

import (
	"errors"
	"fmt"
	"io"
	"sync"
)

// controlVersion is the version of what is said over the control socket. A
// change that an older program would misread raises it; the other side then
// refuses with a sentence instead of guessing.
const controlVersion = 1

// The caller sends one request and keeps the connection open; its end is the
// caller's wish to stop. The server answers with frames, the last of which says
// Done. All of it is JSON. Files travel as contents: relative paths, permissions
// and overwriting are the business of the caller, who knows its own folder.
type request struct {
	Version int          `json:"version"`
	Command string       `json:"command"`
	Input   commandInput `json:"input"`
}

// maxRequest bounds a request: a roster of the whole country as csv is some
// 20 MB, and a third more in JSON.
const maxRequest = 128 << 20

// frame is a piece of output, or the end.
type frame struct {
	Out  []byte `json:"out,omitempty"`
	Err  []byte `json:"err,omitempty"`
	File []byte `json:"file,omitempty"`

	Done  bool   `json:"done,omitempty"`
	Code  int    `json:"code,omitempty"`  // exit code
	Error string `json:"error,omitempty"` // one error a line
}

// outcome makes the last frame of what a command returned, and an error of it
// again on the other side.
func outcome(err error) frame {
	if err == nil {
		return frame{Done: true}
	}
	return frame{Done: true, Code: codeOf(err), Error: err.Error()}
}

func (f *frame) failure() error {
	if f.Code == ExitOK {
		return nil
	}
	return &exitError{f.Code, errors.New(f.Error)}
}

// deliver writes a frame's pieces where they belong.
func (f *frame) deliver(out commandOutput) error {
	for _, piece := range []struct {
		to   io.Writer
		data []byte
		what string
	}{{out.Out, f.Out, "output"}, {out.Err, f.Err, "messages"}, {out.File, f.File, "output file"}} {
		if len(piece.data) == 0 {
			continue
		}
		if _, err := piece.to.Write(piece.data); err != nil {
			return fmt.Errorf("write %s: %w", piece.what, err)
		}
	}
	return nil
}

// frameWriter makes a frame of each piece written to it.
type frameWriter struct {
	send func(frame) error
	wrap func([]byte) frame
}

func (w frameWriter) Write(p []byte) (int, error) {
	if err := w.send(w.wrap(p)); err != nil {
		return 0, err
	}
	return len(p), nil
}

// turns lets one at a time pass, the others wait for as long as they like.
type turns struct {
	once sync.Once
	free chan struct{}
}

func (t *turns) init() {
	t.free = make(chan struct{}, 1)
	t.free <- struct{}{}
}

// wait takes the turn, or gives up when done is closed.
func (t *turns) wait(done <-chan struct{}) bool {
	t.once.Do(t.init)
	select {
	case <-t.free:
		return true
	case <-done:
		return false
	}
}

func (t *turns) pass() { t.free <- struct{}{} }
