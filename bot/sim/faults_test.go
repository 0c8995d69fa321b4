package sim_test

import (
	"io"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/sim"
)

func TestFaults(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDoor(t, sim.Options{})
		p := d.opened("Lan")
		say := func(text string) (status int, body string, err error) {
			resp, err := d.Client().PostForm(address("sendMessage"), form("chat_id", id(p.Person().ID), "text", text))
			if err != nil {
				return 0, "", err
			}
			defer resp.Body.Close()
			raw, err := io.ReadAll(resp.Body)
			return resp.StatusCode, string(raw), err
		}
		heard := func() string {
			m, _ := p.Last()
			return m.Text
		}

		d.Inject(sim.Fault{Kind: sim.TooMany, Wait: 7 * time.Second, Method: "sendMessage", Times: 2})
		d.must("sendChatAction", "chat_id", id(p.Person().ID), "action", "typing")
		for range 2 {
			if a := d.call("sendMessage", "chat_id", id(p.Person().ID), "text", "a"); a.ErrorCode != 429 || a.Parameters.RetryAfter != 7 || a.Description != "Too Many Requests: retry after 7" {
				t.Errorf("429: %+v", a)
			}
		}
		if status, _, _ := say("a"); status != 200 || heard() != "a" {
			t.Errorf("the third call: %d, heard %q", status, heard())
		}

		d.Inject(sim.Fault{Kind: sim.BadGateway, Times: 1})
		if status, body, _ := say("b"); status != 502 || !strings.HasPrefix(body, "<html>") || heard() != "a" {
			t.Errorf("502: %d %s, heard %q", status, body, heard())
		}
		d.Inject(sim.Fault{Kind: sim.Internal, Times: 1, After: true})
		if status, body, _ := say("b"); status != 500 || !strings.Contains(body, `"error_code":500`) || heard() != "b" {
			t.Errorf("500 after the effect: %d %s, heard %q", status, body, heard())
		}
		d.Inject(sim.Fault{Kind: sim.Drop, Times: 1})
		if _, _, err := say("c"); err == nil || heard() != "b" {
			t.Errorf("dropped before the effect: %v, heard %q", err, heard())
		}
		d.Inject(sim.Fault{Kind: sim.Drop, Times: 1, After: true})
		if _, _, err := say("c"); err == nil || heard() != "c" {
			t.Errorf("dropped after the effect: %v, heard %q", err, heard())
		}
		start := time.Now()
		d.Inject(sim.Fault{Kind: sim.Delay, Wait: time.Minute, Times: 1})
		if status, _, _ := say("d"); status != 200 || time.Since(start) != time.Minute || heard() != "d" {
			t.Errorf("delayed: %d after %v, heard %q", status, time.Since(start), heard())
		}
		lift := d.Inject(sim.Fault{Kind: sim.Internal, Chat: 1})
		if status, _, _ := say("e"); status != 200 {
			t.Errorf("a fault of another chat struck: %d", status)
		}
		lift()
		d.Inject(sim.Fault{Kind: sim.Internal})
		d.Heal()
		if status, _, _ := say("f"); status != 200 {
			t.Errorf("healed: %d", status)
		}
	})
}

func TestChanceOfFaults(t *testing.T) {
	d := newDoor(t, sim.Options{Seed: 1})
	d.Inject(sim.Fault{Kind: sim.Internal, Chance: 0.25})
	failed := 0
	for range 1000 {
		if !d.call("getMe").OK {
			failed++
		}
	}
	if failed < 200 || failed > 300 {
		t.Errorf("%d of 1000 calls failed, want about 250", failed)
	}
}

func TestDuplicateUpdates(t *testing.T) {
	d := newDoor(t, sim.Options{})
	p := d.AddPerson(sim.Person{FirstName: "Lan"})
	d.Duplicate(1)
	p.Say("a")
	first := d.updates()
	d.Heal()
	again := d.updates("offset", id(first[0].ID+1))
	if len(again) != 1 || again[0].ID != first[0].ID || again[0].Message.Text != "a" {
		t.Errorf("delivered %+v, then %+v", first, again)
	}
	if rest := d.updates("offset", id(first[0].ID+2)); len(rest) != 0 {
		t.Errorf("and a third time: %+v", rest)
	}
}

func TestDropOverASocket(t *testing.T) {
	d := newDoor(t, sim.Options{})
	server := httptest.NewServer(d.Server)
	defer server.Close()
	defer d.Close()
	url := server.URL + "/bot" + token + "/getMe"
	d.Inject(sim.Fault{Kind: sim.Drop, Times: 1})
	if resp, err := server.Client().Post(url, "", nil); err == nil {
		resp.Body.Close()
		t.Errorf("a dropped connection was answered: %s", resp.Status)
	}
	if a := d.read(server.Client().Get(url)); !a.OK {
		t.Errorf("the next call: %+v", a)
	}
}

func TestCalls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDoor(t, sim.Options{})
		p := d.opened("Lan")
		for range 5 {
			for range 3 {
				d.send(p, "a")
			}
			time.Sleep(400 * time.Millisecond)
		}
		d.call("sendMessage", "chat_id", "1", "text", "a")
		if n := d.Count("sendMessage"); n != 16 {
			t.Errorf("counted %d calls", n)
		}
		calls := d.Calls()
		if len(calls) != 16 || calls[15].Code != 400 || calls[0].Code != 200 || calls[0].Chat != p.Person().ID {
			t.Errorf("calls: %+v", calls)
		}
		if most := sim.Peak(calls, time.Second); most != 9 {
			t.Errorf("most in a second: %d, want 9", most)
		}
		d.ResetCalls()
		if len(d.Calls()) != 0 || d.Count("sendMessage") != 0 {
			t.Error("calls are not forgotten")
		}
	})
}
