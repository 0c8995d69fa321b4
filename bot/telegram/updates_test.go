package telegram

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/chat"
)

func TestUpdatesAsksForEverythingItReads(t *testing.T) {
	tests := []struct {
		offset  int64
		timeout time.Duration
		want    url.Values
	}{
		{0, 0, url.Values{"timeout": {"0"}}},
		{700000001, 25 * time.Second, url.Values{"timeout": {"25"}, "offset": {"700000001"}}},
		{-1, 2500 * time.Millisecond, url.Values{"timeout": {"2"}, "offset": {"-1"}}},
		{5, time.Hour, url.Values{"timeout": {"50"}, "offset": {"5"}}},
		{5, -time.Second, url.Values{"timeout": {"0"}, "offset": {"5"}}},
	}
	for _, tt := range tests {
		c := serve(t, func(method string, form url.Values) answer {
			tt.want["limit"] = []string{"100"}
			tt.want["allowed_updates"] = []string{`["message","edited_message","callback_query","my_chat_member"]`}
			if method != "getUpdates" || !reflect.DeepEqual(form, tt.want) {
				t.Errorf("asked %s with %v, want %v", method, form, tt.want)
			}
			return ok("[]")
		})
		if list, err := c.Updates(context.Background(), tt.offset, tt.timeout); err != nil || len(list) != 0 {
			t.Errorf("Updates = %v, %v", list, err)
		}
	}
}

func updatesOf(t *testing.T, body string) ([]chat.Update, error) {
	t.Helper()
	c := serve(t, func(string, url.Values) answer { return answer{http.StatusOK, body} })
	return c.Updates(context.Background(), 0, 0)
}

func TestOneBadUpdateLeavesTheOthers(t *testing.T) {
	list, err := updatesOf(t, `{"ok":true,"result":[
		{"update_id":10,"message":{"message_id":1,"chat":{"id":5,"type":"private"},"from":{"id":5},"date":1597910400,"text":"a, ]}[{ \" \\"}},
		{"update_id":11,"message":{"message_id":"one","chat":{"id":5,"type":"private"}}},
		{"update_id":12,"message":[]},
		{"message":{"message_id":1},"update_id" : 13, "x": 12e},
		{"update_id":14},
		17, null, "x", {}, [],
		{"update_id":4, "message":{"message_id":1,"chat":{"id":5,"type":"private"},"from":{"id":5},"text":"b"}}
	]}`)
	if err != nil {
		t.Fatal(err)
	}
	type brief struct {
		id   int64
		kind chat.Kind
		text string
	}
	var got []brief
	for _, u := range list {
		got = append(got, brief{u.ID, u.Kind, u.Text})
	}
	want := []brief{
		{10, chat.Text, `a, ]}[{ " \`},
		{11, chat.Broken, ""},
		{12, chat.Broken, ""},
		{13, chat.Broken, ""},
		{14, chat.Broken, ""},
		{4, chat.Text, "b"}, // ids restart anywhere
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestBatchesThatCannotBeConfirmed(t *testing.T) {
	for _, body := range []string{
		`{"ok":true,"result":[{}]}`,
		`{"ok":true,"result":[1,2]}`,
		`{"ok":true,"result":[,,]}`,
		`{"ok":true,"result":[{"update_id":1}}`,
		`{"ok":true,"result":[{"update_id":1`,
		`{"ok":true,"result":{}}`,
		`{"ok":true,"result":true}`,
		`{"ok":true}`,
	} {
		list, err := updatesOf(t, body)
		var temporary *chat.Temporary
		if !errors.As(err, &temporary) || list != nil {
			t.Errorf("%s: got %v, %v, want Temporary", body, list, err)
		}
	}
}

// Other servers may write an answer in another form than Telegram's.
func TestAnswersInOtherForms(t *testing.T) {
	const u = `{"update_id":1,"message":{"message_id":1,"chat":{"id":5,"type":"private"},"text":"x"}}`
	for _, body := range []string{
		`{"ok":true,"result":[` + u + `]}`,
		"\n {\"ok\":true,\"result\":[" + u + "] } \n",
		`{"ok": true, "result": [ ` + u + ` ]}`,
		`{"result":[` + u + `],"ok":true}`,
		`{"ok":true,"result":[` + u + `],"description":"all is well"}`,
	} {
		list, err := updatesOf(t, body)
		if err != nil || len(list) != 1 || list[0].Text != "x" {
			t.Errorf("%s: got %v, %v", body, list, err)
		}
	}
}

func TestCancelEndsALongPoll(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var cancelled time.Time
	c := serveHTTP(t, func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		cancelled = time.Now()
		cancel()
		<-r.Context().Done() // the client hangs up
	})
	_, err := c.Updates(ctx, 1, 50*time.Second)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	var temporary *chat.Temporary
	if errors.As(err, &temporary) {
		t.Error("cancelled is Temporary")
	}
	if late := time.Since(cancelled); late > time.Second {
		t.Errorf("ended %s after cancel", late)
	}
}

func TestTimeouts(t *testing.T) {
	calls := []struct {
		name string
		do   func(context.Context, *Client) error
		want time.Duration
	}{
		{"send", func(ctx context.Context, c *Client) error {
			_, err := c.Send(ctx, 5, chat.Message{Text: "x"})
			return err
		}, 20 * time.Second},
		{"upload", func(ctx context.Context, c *Client) error {
			_, err := c.Send(ctx, 5, chat.Message{File: &chat.File{Name: "a.xlsx", Data: make([]byte, 1<<20)}})
			return err
		}, 5 * time.Minute},
		{"poll", func(ctx context.Context, c *Client) error {
			_, err := c.Updates(ctx, 1, 50*time.Second)
			return err
		}, 65 * time.Second},
	}
	silent := func(r *http.Request) (*http.Response, error) {
		<-r.Context().Done()
		r.Body.Close()
		return nil, r.Context().Err()
	}
	silentAfterHeader := func(r *http.Request) (*http.Response, error) {
		r.Body.Close()
		return &http.Response{StatusCode: 200, ContentLength: -1, Body: stalled{r.Context()}}, nil
	}
	for _, call := range calls {
		for _, server := range []roundTrip{silent, silentAfterHeader} {
			synctest.Test(t, func(t *testing.T) {
				c := inProcess(t, server)
				start := time.Now()
				err := call.do(t.Context(), c)
				if took := time.Since(start); took != call.want || kind(err) != "temporary: no answer in time" {
					t.Errorf("%s ended after %s with %v, want %s", call.name, took, err, call.want)
				}
			})
		}
	}
}

// stalled is a body that never comes.
type stalled struct{ ctx context.Context }

func (s stalled) Read([]byte) (int, error) { <-s.ctx.Done(); return 0, s.ctx.Err() }
func (stalled) Close() error               { return nil }
