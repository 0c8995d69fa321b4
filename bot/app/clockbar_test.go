package app_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"raquan/bot/app"
	"raquan/config"
)

// noise is an output that is read while it is written.
type noise struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (n *noise) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.b.Write(p)
}

func (n *noise) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.b.String()
}

type pageClock struct {
	Time, Day string
	Jumps     []string
}

// The demo's clock is put forward on its page: by a day, an hour, and to the reminder
// that comes next; no outage comes of it.
func TestDemoClock(t *testing.T) {
	settings, err := config.LoadSettings("")
	if err != nil {
		t.Fatal(err)
	}
	settings.Store = ""
	var out, log noise
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		done <- app.Demo(ctx, app.DemoOptions{Addr: "127.0.0.1:0", Options: app.Options{Settings: settings, Log: slog.New(slog.NewTextHandler(&log, nil))}}, &out)
	}()
	url := ""
	for tick := time.Tick(10 * time.Millisecond); url == ""; <-tick {
		select {
		case err := <-done:
			t.Fatalf("the demo ended: %v", err)
		default:
			url = regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(out.String())
		}
	}
	do := func(resp *http.Response, err error) (c pageClock) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(body, &c); err != nil {
			t.Fatalf("%s: %s", resp.Status, body)
		}
		return c
	}
	jump := func(i int, label string) pageClock {
		t.Helper()
		body, err := json.Marshal(map[string]any{"jump": i, "label": label})
		if err != nil {
			t.Fatal(err)
		}
		return do(http.Post(url+"/phone/jump", "application/json", bytes.NewReader(body)))
	}
	c := do(http.Get(url + "/phone/clock"))
	if len(c.Jumps) != 3 || c.Day != "Thứ Năm, 20/8/2020" {
		t.Fatalf("at first: %+v", c)
	}
	if c = jump(1, c.Jumps[1]); c.Day != "Thứ Sáu, 21/8/2020" {
		t.Errorf("a day later: %+v", c)
	}
	if c = jump(0, c.Jumps[0]); c.Day != "Thứ Sáu, 21/8/2020" || !strings.HasPrefix(c.Time, "09:") {
		t.Errorf("an hour later: %+v", c)
	}
	for range 3 {
		label := c.Jumps[2]
		if c = jump(2, label); !strings.HasSuffix(label, " "+c.Time[:5]) {
			t.Errorf("%q led to %s, %s", label, c.Day, c.Time)
		}
		if c.Jumps[2] == label {
			t.Errorf("the next reminder is still %q", label)
		}
		t.Log(label)
	}
	stop()
	if err := <-done; err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if strings.Contains(log.String(), "outage") {
		t.Errorf("the log: %s", log.String())
	}
}
