package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// Time-outs of one call, measured from its start to the end of its answer.
const (
	sendTimeout   = 20 * time.Second
	uploadTimeout = 5 * time.Minute
	pollReserve   = 15 * time.Second // beyond the time that a poll waits
)

// maxAnswer bounds an answer in bytes. The longest real one is a batch of
// updates, which Telegram cuts at 4 MiB.
const maxAnswer = 16 << 20

// call is one call to Telegram. It is the HTTP client of a copy of the library
// made for it, which is how a context gets through the library.
type call struct {
	client  *Client
	via     http.RoundTripper
	ctx     context.Context
	timeout time.Duration
	method  string
	library tgbotapi.BotAPI
	result  []byte // of a successful answer, cut out before the library reads it
}

func (c *Client) newCall(ctx context.Context, method string) *call {
	k := &call{client: c, via: c.send, ctx: ctx, timeout: sendTimeout, method: method, library: c.library}
	k.library.Client = k
	return k
}

// request calls a method and returns the result as JSON.
func (c *Client) request(ctx context.Context, method string, p tgbotapi.Params) (json.RawMessage, error) {
	return c.newCall(ctx, method).request(p)
}

func (k *call) request(p tgbotapi.Params) (json.RawMessage, error) {
	return k.done(k.library.MakeRequest(k.method, p))
}

// upload is request with files.
func (k *call) upload(p tgbotapi.Params, files ...tgbotapi.RequestFile) (json.RawMessage, error) {
	return k.done(k.library.UploadFiles(k.method, p, files))
}

func (k *call) done(answer *tgbotapi.APIResponse, err error) (json.RawMessage, error) {
	if err != nil {
		code := 0
		if answer != nil {
			code = answer.ErrorCode // the error that the library makes of an upload lacks it
		}
		return nil, k.problem(err, code)
	}
	if k.result != nil {
		return k.result, nil
	}
	return answer.Result, nil
}

// Do completes a request of the library, which knows neither address nor token,
// sends it, and reads the answer to its end, so that the connection is free for
// the next call before the library looks at it. It does not follow redirects:
// the Bot API has none.
func (k *call) Do(req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(k.ctx, k.timeout)
	defer cancel()
	to := k.client.base
	to.Path += "/" + k.method
	req = req.WithContext(ctx)
	req.URL = &to
	resp, err := k.via.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	body, err := readBody(resp)
	if err != nil {
		return nil, err
	}
	if !bytes.HasPrefix(body, []byte("{")) {
		return nil, &notJSON{status: resp.StatusCode, retryAfter: resp.Header.Get("Retry-After")}
	}
	if result, ok := resultOf(body); ok {
		k.result, body = result, []byte(`{"ok":true}`)
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	return resp, nil
}

// readBody reads the whole body, without the space around it, and closes it.
func readBody(resp *http.Response) ([]byte, error) {
	defer resp.Body.Close()
	if resp.ContentLength > maxAnswer {
		return nil, errTooLong
	}
	var buf bytes.Buffer
	buf.Grow(int(max(resp.ContentLength, 0)) + bytes.MinRead)
	if _, err := buf.ReadFrom(io.LimitReader(resp.Body, maxAnswer+1)); err != nil {
		return nil, err
	}
	if buf.Len() > maxAnswer {
		return nil, errTooLong
	}
	return bytes.TrimSpace(buf.Bytes()), nil
}

var errTooLong = fmt.Errorf("answer is longer than %d MiB", maxAnswer>>20)
