package jobs_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"raquan/bot/clock"
	"raquan/bot/jobs"
	"raquan/config"
	"raquan/store"
	"raquan/store/mem"
)

// planner is one over an empty store, on a Friday of the launch week.
func planner(t *testing.T) *jobs.Planner {
	t.Helper()
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	return &jobs.Planner{
		Store: mem.New(), Campaign: c, Clock: clock.NewShifted(time.Date(2020, 8, 21, 9, 0, 0, 0, c.Zone), 1),
		Outages: func() []store.Outage { return nil },
	}
}

func TestUpcoming(t *testing.T) {
	p := planner(t)
	s, err := p.Upcoming(t.Context())
	if err != nil || s.Step == nil {
		t.Fatalf("nothing comes: %v", err)
	}
	if !s.Start.After(p.Clock.Now()) {
		t.Errorf("%s came at %v", s.Step.Key, s.Start)
	}
	p.Clock = clock.NewShifted(p.Clock.Now().AddDate(1, 0, 0), 1)
	if s, err := p.Upcoming(t.Context()); err != nil || s.Step != nil {
		t.Errorf("a year later %v comes: %v", s, err)
	}
}

func TestPlanEndsWithItsContext(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := planner(t).Plan(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("Plan: %v", err)
	}
}
