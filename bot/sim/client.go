package sim

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
)

// Client is an HTTP client whose every request, to whatever host, is answered
// by this stand-in inside the process. It opens no socket and starts no
// goroutine of its own, so it can be used in a testing/synctest bubble (make
// the Server inside the bubble too).
func (s *Server) Client() *http.Client { return &http.Client{Transport: transport{s}} }

type transport struct{ s *Server }

// errDropped is what a caller sees of a connection that the other side closed.
var errDropped = errors.New("sim: connection closed by the other side: unexpected EOF")

// RoundTrip serves the request and keeps the rules of [http.RoundTripper]: the
// request is not changed, its body is closed, its context ends the wait.
func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	body := r.Body
	if body == nil {
		body = http.NoBody
	}
	defer body.Close()
	ctx := r.Context()
	if err := ctx.Err(); err != nil {
		return nil, context.Cause(ctx)
	}
	defer context.AfterFunc(ctx, func() { body.Close() })() // ends a read from a stuck writer

	in := r.WithContext(ctx)
	in.Body = body
	if in.Host == "" {
		in.Host = r.URL.Host
	}
	answer := &recorder{header: http.Header{}}
	if dropped := answer.serve(t.s, in); dropped {
		return nil, errDropped
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return answer.response(r), nil
}

// recorder keeps an answer in memory.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (w *recorder) Header() http.Header { return w.header }

func (w *recorder) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
}

func (w *recorder) Write(b []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	return w.body.Write(b)
}

// serve runs the handler; dropped tells that it closed the connection.
func (w *recorder) serve(h http.Handler, r *http.Request) (dropped bool) {
	defer func() {
		switch v := recover(); v {
		case nil:
		case http.ErrAbortHandler:
			dropped = true
		default:
			panic(v)
		}
	}()
	h.ServeHTTP(w, r)
	return false
}

func (w *recorder) response(r *http.Request) *http.Response {
	w.WriteHeader(http.StatusOK)
	return &http.Response{
		Status:     http.StatusText(w.status),
		StatusCode: w.status,
		Proto:      "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header:        w.header,
		Body:          io.NopCloser(&w.body),
		ContentLength: int64(w.body.Len()),
		Request:       r,
	}
}
