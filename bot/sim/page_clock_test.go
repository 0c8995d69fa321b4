package sim_test

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"

	"raquan/bot/sim"
)

type clockNews struct {
	Time, Day string
	Jumps     []string
}

// TestPageClockJumps: a press on the page puts the clock forward, by the jump that
// the page showed.
func TestPageClockJumps(t *testing.T) {
	now := time.Date(2020, 8, 20, 1, 5, 0, 0, time.UTC)
	next := "Nhắc lần 1"
	by := func(d time.Duration) func(context.Context) error {
		return func(context.Context) error { now = now.Add(d); return nil }
	}
	d := newDoor(t, sim.Options{Now: func() time.Time { return now }, Jumps: []sim.Jump{
		{Label: func() string { return "+1 ngày" }, Do: by(24 * time.Hour)},
		{Label: func() string { return next }, Do: by(time.Hour)},
		{Label: func() string { return "" }, Do: by(time.Minute)},
		{Label: func() string { return "hỏng" }, Do: func(context.Context) error { return errors.New("broken") }},
	}})
	clock := func() clockNews {
		_, body := d.get("/phone/clock")
		return decode[clockNews](t, json.RawMessage(body))
	}
	if c := clock(); c.Day != "Thứ Năm, 20/8/2020" || !slices.Equal(c.Jumps, []string{"+1 ngày", next, "", "hỏng"}) {
		t.Errorf("at first: %+v", c)
	}
	status, body := d.post("/phone/jump", act{"jump": 0, "label": "+1 ngày"})
	if c := decode[clockNews](t, json.RawMessage(body)); status != 200 || c.Day != "Thứ Sáu, 21/8/2020" || c.Time != "08:05:00" {
		t.Errorf("a day later: %d %s", status, body)
	}
	next = "Nhắc lần 2"
	for _, bad := range []struct {
		act  act
		want int
	}{
		{act{"jump": 1, "label": "Nhắc lần 1"}, 409}, // what the page showed is over
		{act{"jump": 2, "label": ""}, 409},           // it is not there
		{act{"jump": 3, "label": "hỏng"}, 409},
		{act{"jump": 4}, 400},
		{act{"jump": -1}, 400},
		{act{"jump": "x"}, 400},
	} {
		if status, body := d.post("/phone/jump", bad.act); status != bad.want {
			t.Errorf("%v: %d %s", bad.act, status, body)
		}
	}
	if c := clock(); c.Day != "Thứ Sáu, 21/8/2020" || c.Time != "08:05:00" {
		t.Errorf("after bad jumps: %+v", c)
	}
	if status, _ := d.post("/phone/jump", act{"jump": 1, "label": "Nhắc lần 2"}); status != 200 || clock().Time != "09:05:00" {
		t.Errorf("to the next: %d, %s", status, clock().Time)
	}
}
