package config

import (
	"slices"
	"testing"
	"time"
)

func TestParseOffset(t *testing.T) {
	for s, want := range map[string]Offset{
		"T":          {},
		"T+2h":       {Around: 2 * time.Hour},
		"T-3h":       {Around: -3 * time.Hour},
		"T-90m":      {Around: -90 * time.Minute},
		"T-3d 08:00": {OnDay: true, Days: -3, Clock: 8 * time.Hour},
		"T+0d 00:00": {OnDay: true},
		"T+1d":       {OnDay: true, Days: 1},
	} {
		if got, _, ok := parseOffset(s); !ok || got != want {
			t.Errorf("%q is %+v, %v; want %+v", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "t", "T-3", "T3d", "T-3d08:00", "T-3d 8:00", "T-3d 25:00", "T-3d 24:00", "T+2h 08:00", "T+1000h", " T"} {
		if got, _, ok := parseOffset(s); ok {
			t.Errorf("%q is %+v", s, got)
		}
	}
}

// The library panics on some specifications; a file may hold them.
func TestParseCron(t *testing.T) {
	for _, s := range []string{"TZ=UTC", "CRON_TZ=UTC", "* * * * 7", "", "a b c d e", "0 8 32 * *", "*/0 * * * *"} {
		if schedule, err := parseCron(s); err == nil {
			t.Errorf("%q is %v", s, schedule)
		}
	}
	zone := shipped(t).Zone
	saturday := time.Date(2020, 8, 22, 17, 0, 0, 0, zone)
	schedule, err := parseCron("30 16 * * MON-SAT")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := schedule.Next(saturday), time.Date(2020, 8, 24, 16, 30, 0, 0, zone); !got.Equal(want) {
		t.Errorf("after %s comes %s; want %s", saturday, got, want)
	}
}

func TestBoundsOfDays(t *testing.T) {
	c := shipped(t)
	r := &campaignReader{c: c}
	deadline := c.Deadlines["national"].Before // 31/8 00:00
	for s, want := range map[string][2]string{
		"2020-08-25":   {"2020-08-25 00:00:00", "2020-08-25 23:59:59"},
		"launch_week":  {"2020-08-18 00:00:00", "2020-08-25 23:59:59"},
		"letter":       {"2020-08-31 00:00:00", "2020-08-31 00:00:00"},
		"T":            {"2020-08-31 00:00:00", "2020-08-31 00:00:00"},
		"T+4h":         {"2020-08-31 04:00:00", "2020-08-31 04:00:00"},
		"T-1d":         {"2020-08-29 00:00:00", "2020-08-29 23:59:59"},
		"T-1d 08:00":   {"2020-08-29 08:00:00", "2020-08-29 08:00:00"},
		"2020-02-30":   {},
		"launch week":  {},
		"T-1d  08:00":  {},
		"3h":           {},
		"before T":     {},
		"2020-08-25 8": {},
	} {
		begins, ok := r.parseBound(s, dayBegins)
		ends, okEnds := r.parseBound(s, dayEnds)
		if ok != okEnds || ok != (want[0] != "") {
			t.Errorf("%q is read: %v, %v", s, ok, okEnds)
		}
		if !ok {
			continue
		}
		got := [2]string{begins.first(c, deadline).In(c.Zone).Format(time.DateTime), ends.last(c, time.Time{}, deadline).In(c.Zone).Format(time.DateTime)}
		if got != want {
			t.Errorf("%q is %q; want %q", s, got, want)
		}
	}
}

// Steps of a campaign without hours keep out of nights and Sundays; the shipped
// file says the same.
func TestHours(t *testing.T) {
	c := shipped(t)
	if h := c.Hours; h.From != shippedHours.From || h.To != shippedHours.To || !slices.Equal(h.NotOn, shippedHours.NotOn) {
		t.Errorf("hours %+v", h)
	}
	other, err := LoadCampaign("testdata/good/hien-mau.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if h := other.Hours; h.From != 8*time.Hour || h.To != 24*time.Hour || h.NotOn != nil {
		t.Errorf("hours %+v", h)
	}
}

func TestShippedLadder(t *testing.T) {
	c := shipped(t)
	if len(c.Ladder) == 0 {
		t.Fatal("no steps")
	}
	for _, s := range c.Ladder {
		if said := c.Reminders[s.Text]; said.Empty() {
			t.Errorf("step %s says nothing", s.Key)
		}
		if onDeadline := s.Moment.Offset != nil && (!s.Moment.Offset.OnDay || s.Moment.Offset.Days == 0); s.Always != onDeadline {
			t.Errorf("step %s: always is %v; want it on the deadline day only", s.Key, s.Always)
		}
	}
}
