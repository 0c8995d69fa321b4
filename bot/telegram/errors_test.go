package telegram

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	stdlog "log"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"raquan/bot/chat"
)

// everyCall makes each call of the Client once and returns its errors by name.
func everyCall(ctx context.Context, c *Client) map[string]error {
	errs := map[string]error{}
	_, errs["Me"] = c.Me(ctx)
	_, errs["Updates"] = c.Updates(ctx, 7, 0)
	_, errs["Send"] = c.Send(ctx, 5, chat.Message{Text: "x"})
	_, errs["Send a file"] = c.Send(ctx, 5, chat.Message{File: &chat.File{Name: "a.csv", Data: []byte("a;b")}})
	errs["Edit"] = c.Edit(ctx, 5, 6, chat.Message{Text: "x"})
	errs["Answer"] = c.Answer(ctx, "1", "x", false)
	errs["Typing"] = c.Typing(ctx, 5)
	errs["SetCommands"] = c.SetCommands(ctx, 0, "", nil)
	return errs
}

// kind names the error of package chat that err is.
func kind(err error) string {
	var (
		gone      *chat.Gone
		busy      *chat.Busy
		refused   *chat.Refused
		temporary *chat.Temporary
	)
	switch {
	case err == nil:
		return "nil"
	case errors.As(err, &gone):
		return "gone: " + gone.Why
	case errors.As(err, &busy):
		return "busy: " + busy.After.String()
	case errors.As(err, &refused):
		return "refused: " + refused.Why
	case errors.As(err, &temporary):
		return "temporary: " + temporary.Err.Error()
	}
	for _, e := range []error{chat.ErrUnauthorized, chat.ErrConflict, chat.ErrNoMessage, chat.ErrExpired, context.Canceled} {
		if errors.Is(err, e) {
			return e.Error()
		}
	}
	return "unknown: " + err.Error()
}

func refusal(code int, text string) answer {
	return answer{code, fmt.Sprintf(`{"ok":false,"error_code":%d,"description":%q}`, code, text)}
}

// The texts are those of Telegram's server, word by word.
func TestAnswersHaveOneMeaning(t *testing.T) {
	tests := []struct {
		answer answer
		want   string // the beginning of kind(err)
	}{
		{refusal(401, "Unauthorized"), chat.ErrUnauthorized.Error()},
		{refusal(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"), chat.ErrConflict.Error()},
		{refusal(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"), chat.ErrConflict.Error()},
		{refusal(403, "Forbidden: bot was blocked by the user"), "gone: bot was blocked by the user"},
		{refusal(403, "Forbidden: user is deactivated"), "gone: user is deactivated"},
		{refusal(403, "Forbidden: bot can't initiate conversation with a user"), "gone: bot can't initiate"},
		{refusal(403, "Forbidden: bot was kicked from the supergroup chat"), "gone: bot was kicked"},
		{refusal(400, "Bad Request: chat not found"), "gone: chat not found"},
		{refusal(400, "Bad Request: PEER_ID_INVALID"), "gone: chat not found"},
		{refusal(400, "Bad Request: USER_IS_BLOCKED"), "gone: bot was blocked"},
		{refusal(400, "Bad Request: message to edit not found"), chat.ErrNoMessage.Error()},
		{refusal(400, "Bad Request: message can't be edited"), chat.ErrNoMessage.Error()},
		{refusal(400, "Bad Request: there is no text in the message to edit"), chat.ErrNoMessage.Error()},
		{refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"), chat.ErrExpired.Error()},
		{refusal(400, "Bad Request: message is too long"), "refused: Bad Request: message is too long"},
		{refusal(400, "Bad Request: BUTTON_DATA_INVALID"), "refused: Bad Request: BUTTON"},
		{refusal(400, `Bad Request: can't parse entities: Unsupported start tag "c" at byte offset 0`), "refused: Bad Request: can't parse"},
		{refusal(413, "Request Entity Too Large"), "refused: Request Entity"},
		{refusal(404, "Not Found"), "temporary: Not Found (a malformed token"},
		{answer{404, `{"ok":false,"error_code":404}`}, "temporary: (a malformed token"},
		{answer{200, `{"ok":false}`}, "temporary: (no error code"},
		{answer{400, `{"ok":false}`}, "temporary: (no error code"},
		{answer{403, `{"ok":false,"description":"blocked by the proxy"}`}, "temporary: blocked by the proxy (no error code"},
		{answer{404, `{"detail":"no such page"}`}, "temporary: (no error code"},
		{answer{400, `{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1001}}`}, "refused: Bad Request: group chat was upgraded"},
		{answer{429, `{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7","parameters":{"retry_after":7}}`}, "busy: 7s"},
		{refusal(429, "Too Many Requests"), "busy: 1s"},
		{answer{429, "<html>slow down</html>"}, "busy: 1s"},
		{refusal(500, "Internal Server Error: restart"), "temporary: Internal Server Error: restart (500)"},
		{refusal(502, "Bad Gateway"), "temporary: Bad Gateway (502)"},
		{answer{502, "<html><h1>502 Bad Gateway</h1></html>"}, "temporary: answer is not JSON (HTTP 502 Bad Gateway)"},
		{answer{403, "<html>proxy says no</html>"}, "temporary: answer is not JSON (HTTP 403"},
		{answer{200, "<html>log in to this wireless network</html>"}, "temporary: answer is not JSON (HTTP 200"},
		{answer{200, ""}, "temporary: answer is not JSON (HTTP 200"},
		{answer{200, "null"}, "temporary: answer is not JSON (HTTP 200"},
		{answer{200, `{"ok":true,"result":{"message_id":12`}, "temporary: "},
		{answer{200, `{`}, "temporary: "},
		{answer{302, ""}, "temporary: answer is not JSON (HTTP 302"},
	}
	for _, tt := range tests {
		t.Run(tt.want, func(t *testing.T) {
			c := serve(t, func(string, url.Values) answer { return tt.answer })
			for call, err := range everyCall(context.Background(), c) {
				if got := kind(err); !strings.HasPrefix(got, tt.want) {
					t.Errorf("%s: %s, want %s", call, got, tt.want)
				}
			}
		})
	}
}

func TestRetryAfterOfAGateway(t *testing.T) {
	c := serveHTTP(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "9")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	if err := c.Typing(context.Background(), 5); kind(err) != "busy: 9s" {
		t.Errorf("error is %v", err)
	}
}

func TestTooLongAnswer(t *testing.T) {
	var sent int
	for name, length := range map[string]int64{"announced": maxAnswer + 1, "not announced": -1} {
		c := inProcess(t, func(r *http.Request) (*http.Response, error) {
			r.Body.Close()
			return &http.Response{StatusCode: 200, ContentLength: length, Body: io.NopCloser(endless{&sent})}, nil
		})
		sent = 0
		if err := c.Typing(context.Background(), 5); !strings.HasPrefix(kind(err), "temporary: answer is longer") {
			t.Errorf("%s: error is %v", name, err)
		}
		if sent > maxAnswer+1 {
			t.Errorf("%s: read %d bytes", name, sent)
		}
	}
}

type endless struct{ n *int }

func (e endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = '{'
	}
	*e.n += len(b)
	return len(b), nil
}

// TestTokenIsNeverTold makes calls fail in all ways that could bring the address
// of the call into a text.
func TestTokenIsNeverTold(t *testing.T) {
	_, secret, _ := strings.Cut(testToken, ":")
	var said bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&said, &slog.HandlerOptions{Level: slog.LevelDebug}))
	tgbotapi.SetLogger(stdlog.New(&said, "", 0))
	t.Cleanup(func() { tgbotapi.SetLogger(silence{}) })

	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch path := r.URL.Path; r.Header.Get("X-Fault") {
		case "redirect":
			http.Redirect(w, r, "/elsewhere"+path, http.StatusFound)
		case "echo":
			http.Error(w, fmt.Sprintf(`{"ok":false,"error_code":400,"description":"no such path %s or %s"}`, path, url.QueryEscape(path)), 400)
		case "echo as 500":
			http.Error(w, fmt.Sprintf(`{"ok":false,"error_code":500,"description":"no such path %s"}`, path), 500)
		case "page":
			http.Error(w, "<html>"+path+"</html>", http.StatusBadGateway)
		case "update":
			fmt.Fprintf(w, `{"ok":true,"result":[{"update_id":"%s"},{"update_id":5,"message":%q}]}`, path, path)
		case "cut off":
			w.Header().Set("Content-Length", "1000")
			io.WriteString(w, "{"+path)
		default:
			conn, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			conn.Close()
		}
	}))
	t.Cleanup(server.Close)
	closed := httptest.NewServer(nil)
	closed.Close()

	fault := func(name string) *http.Client {
		return &http.Client{Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
			r.Header.Set("X-Fault", name)
			return http.DefaultTransport.RoundTrip(r)
		})}
	}
	options := map[string]Options{
		"nobody listens":    {API: closed.URL},
		"connection closed": {API: server.URL},
		"not TLS":           {API: strings.Replace(server.URL, "http:", "https:", 1)},
		"proxy is closed":   {API: server.URL, Proxy: closed.URL},
		"proxy is no socks": {API: "http://198.51.100.1", Proxy: "socks5://" + hangingUp(t)},
		"transport with address in its errors": {API: server.URL, HTTP: &http.Client{
			Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
				io.Copy(io.Discard, r.Body)
				r.Body.Close()
				return nil, &url.Error{Op: "Post", URL: r.URL.String(), Err: errors.New("broken " + url.QueryEscape(r.URL.String()))}
			}),
		}},
	}
	for _, name := range []string{"redirect", "echo", "echo as 500", "page", "update", "cut off"} {
		options[name] = Options{API: server.URL, HTTP: fault(name)}
	}
	for name, o := range options {
		o.Token, o.Log = testToken, logger
		c := newClient(t, o)
		for call, err := range everyCall(context.Background(), c) {
			if err == nil && name != "update" {
				t.Errorf("%s, %s: no error", name, call)
			}
			for e := err; e != nil; e = errors.Unwrap(e) {
				if text := fmt.Sprintf("%v %+v %#v", e, e, e); strings.Contains(text, secret) {
					t.Errorf("%s, %s: token in %s", name, call, text)
				}
			}
		}
	}
	if strings.Contains(said.String(), secret) {
		t.Errorf("token in the log: %s", &said)
	}
	if !strings.Contains(said.String(), "update=5") {
		t.Errorf("the broken update is not in the log: %s", &said)
	}
}

// hangingUp is an address where every connection is closed at once.
func hangingUp(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			conn.Close()
		}
	}()
	return l.Addr().String()
}

func TestConnectionErrorsAreTemporary(t *testing.T) {
	closed := httptest.NewServer(nil)
	closed.Close()
	c := newClient(t, Options{API: closed.URL, Token: testToken})
	for call, err := range everyCall(context.Background(), c) {
		if !strings.HasPrefix(kind(err), "temporary: ") {
			t.Errorf("%s: %s", call, kind(err))
		}
	}
}

func TestCancelledIsNotTemporary(t *testing.T) {
	c := serve(t, func(string, url.Values) answer { return ok("true") })
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for call, err := range everyCall(ctx, c) {
		if kind(err) != context.Canceled.Error() {
			t.Errorf("%s: %s", call, kind(err))
		}
	}
}

func TestDeadlineOfTheCallerIsTemporary(t *testing.T) {
	c := serve(t, func(string, url.Values) answer { return ok("true") })
	ctx, cancel := context.WithDeadline(context.Background(), time.Unix(1, 0))
	defer cancel()
	for call, err := range everyCall(ctx, c) {
		if kind(err) != "temporary: no answer in time" {
			t.Errorf("%s: %s", call, kind(err))
		}
	}
}
