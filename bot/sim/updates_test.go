package sim_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/sim"
)

// ids are the ids of updates, counted from the first.
func ids(us []update, first int) (out []int) {
	for _, u := range us {
		out = append(out, u.ID-first)
	}
	return out
}

func equal(a, b []int) bool {
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return string(x) == string(y)
}

func TestOffsets(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, c := range []struct {
			name   string
			offset int // counted from the first update, unless negative
			limit  string
			want   []int
			left   int // unconfirmed afterwards
		}{
			{"nothing confirmed", 0, "", []int{0, 1, 2, 3, 4}, 5},
			{"two confirmed", 2, "", []int{2, 3, 4}, 3},
			{"all confirmed", 5, "", nil, 0},
			{"a little ahead", 14, "", nil, 0},
			{"unknown, far ahead", 1000, "", []int{0, 1, 2, 3, 4}, 5},
			{"the last two only", -2, "", []int{3, 4}, 2},
			{"more than there are", -100, "", []int{0, 1, 2, 3, 4}, 5},
			{"limit", 1, "2", []int{1, 2}, 4},
			{"limit too low", 1, "-1", []int{1}, 4},
		} {
			d := newDoor(t, sim.Options{})
			p := d.AddPerson(sim.Person{FirstName: "Lan"})
			for _, text := range strings.Fields("a b c d e") {
				p.Say(text)
			}
			first := d.updates()[0].ID
			time.Sleep(time.Minute)
			offset := c.offset
			if offset >= 0 {
				offset += first
			}
			got := ids(d.updates("offset", id(offset), "limit", c.limit, "allowed_updates", "null"), first)
			if !equal(got, c.want) || d.Pending() != c.left {
				t.Errorf("%s: got %v with %d left, want %v with %d", c.name, got, d.Pending(), c.want, c.left)
			}
		}
	})
}

func TestLongPoll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDoor(t, sim.Options{})
		p := d.AddPerson(sim.Person{FirstName: "Lan"})
		start := time.Now()
		if us := d.updates("timeout", "90"); len(us) > 0 || time.Since(start) != 50*time.Second {
			t.Errorf("an idle poll gave %d updates after %v", len(us), time.Since(start))
		}
		start = time.Now()
		go func() {
			time.Sleep(7 * time.Second)
			p.Say("chào")
		}()
		us := d.updates("timeout", "50", "offset", "1")
		if len(us) != 1 || us[0].Message.Text != "chào" || time.Since(start) != 7*time.Second {
			t.Errorf("a poll gave %+v after %v", us, time.Since(start))
		}
	})
}

func TestLongPollEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDoor(t, sim.Options{})
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		r, err := http.NewRequestWithContext(ctx, "GET", address("getUpdates")+"?timeout=50", nil)
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		if _, err := d.Client().Do(r); !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != time.Second {
			t.Errorf("ended after %v with %v", time.Since(start), err)
		}
		client := d.Client()
		client.Timeout = 2 * time.Second
		start = time.Now()
		if _, err := client.Get(address("getUpdates") + "?timeout=50"); err == nil || time.Since(start) != 2*time.Second {
			t.Errorf("the client's own timeout: ended after %v with %v", time.Since(start), err)
		}
		done := make(chan int)
		go func() { done <- len(d.updates("timeout", "50")) }()
		synctest.Wait()
		start = time.Now()
		d.Close()
		if n := <-done; n != 0 || time.Since(start) != 0 {
			t.Errorf("Close left a poll waiting for %v", time.Since(start))
		}
	})
}

func TestTwoPollers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDoor(t, sim.Options{})
		early := make(chan answer, 2)
		poll := func() { early <- d.call("getUpdates", "timeout", "50") }
		start := time.Now()
		go poll()
		synctest.Wait()
		go poll()
		synctest.Wait()
		if a := <-early; a.ErrorCode != 409 || a.Description != "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running" || time.Since(start) != 0 {
			t.Errorf("the earlier poll: %+v", a)
		}
		go d.call("getUpdates", "timeout", "50")
		if a := <-early; a.ErrorCode != 409 || time.Since(start) != 3*time.Second {
			t.Errorf("the next clash: %+v after %v", a, time.Since(start))
		}
		d.Close() // ends the poll that goes on
		synctest.Wait()
	})
}

func TestSameOffsetIsSlowedDown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDoor(t, sim.Options{})
		p := d.AddPerson(sim.Person{FirstName: "Lan"})
		p.Say("a")
		p.Say("b")
		if n := len(d.updates("offset", "0")); n != 2 {
			t.Errorf("first poll: %d updates", n)
		}
		if n := len(d.updates("offset", "0")); n != 1 {
			t.Errorf("the same offset at once: %d updates, want 1", n)
		}
		time.Sleep(time.Second)
		last := d.updates("offset", "0")
		next := id(last[1].ID + 1)
		d.updates("offset", next)
		start := time.Now()
		d.updates("offset", next)
		if time.Since(start) != 3*time.Second {
			t.Errorf("an empty poll repeated waited %v, want 3s", time.Since(start))
		}
	})
}

func TestAllowedUpdates(t *testing.T) {
	d := newDoor(t, sim.Options{})
	p := d.opened("Lan")
	first := d.updates()[0].ID
	d.updates("offset", id(first+1), "allowed_updates", `["message"]`)
	p.Block()
	p.Unblock()
	p.Say("a")
	us := d.updates("offset", id(first+1), "timeout", "0", "allowed_updates", "null")
	if len(us) != 1 || us[0].Message == nil {
		t.Errorf("the filter let through %+v", us)
	}
	d.updates("offset", id(first+2), "allowed_updates", "[]")
	p.Block()
	if us := d.updates("offset", id(first+2)); len(us) != 1 || us[0].Member == nil || us[0].Member.New.Status != "kicked" {
		t.Errorf("an empty list is the default again: %+v", us)
	}
}

func TestUpdatesExpire(t *testing.T) {
	now := time.Date(2020, 8, 20, 8, 0, 0, 0, time.UTC)
	d := newDoor(t, sim.Options{Now: func() time.Time { return now }})
	p := d.opened("Lan")
	m := d.send(p, "Đúng không?", "reply_markup", keyboard(`[{"text":"Đúng","callback_data":"y"}]`))
	query, err := p.Press(m, "y")
	if err != nil {
		t.Fatal(err)
	}
	now = now.Add(150 * time.Second)
	if d.Pending() != 2 {
		t.Errorf("%d updates wait after 150 s, want 2", d.Pending())
	}
	now = now.Add(time.Second)
	if d.Pending() != 1 {
		t.Errorf("%d updates wait after 151 s, want the message alone", d.Pending())
	}
	if a := d.call("answerCallbackQuery", "callback_query_id", query); a.OK {
		t.Error("an old press was answered")
	}
	now = now.Add(24 * time.Hour)
	if d.Pending() != 0 {
		t.Errorf("%d updates wait after a day, want none", d.Pending())
	}
}

func TestWebhook(t *testing.T) {
	d := newDoor(t, sim.Options{})
	d.opened("Lan")
	d.must("setWebhook", "url", "https://example.org/hook")
	if a := d.call("getUpdates"); a.Description != "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first" {
		t.Errorf("polling beside a webhook: %+v", a)
	}
	info := decode[struct {
		URL     string
		Pending int `json:"pending_update_count"`
	}](t, d.must("getWebhookInfo").Result)
	if info.URL != "https://example.org/hook" || info.Pending != 1 {
		t.Errorf("info: %+v", info)
	}
	d.must("deleteWebhook", "drop_pending_updates", "true")
	if us := d.updates(); len(us) != 0 {
		t.Errorf("dropped updates came: %+v", us)
	}
}

func TestPushUpdate(t *testing.T) {
	d := newDoor(t, sim.Options{})
	n := d.PushUpdate("moon", json.RawMessage(`{"full":true}`))
	raw := decode[[]map[string]json.RawMessage](t, d.must("getUpdates").Result)
	if len(raw) != 1 || string(raw[0]["moon"]) != `{"full":true}` || string(raw[0]["update_id"]) != id(n) {
		t.Errorf("got %s", raw)
	}
}
