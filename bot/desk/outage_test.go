package desk_test

import (
	"testing"
	"time"

	"raquan/store"
)

// TestClockJump: a clock that was wrong for a moment moves no deadline.
func TestClockJump(t *testing.T) {
	o := open(t)
	p := o.phone(501, "An")
	p.sharesOwn(phoneAn)
	beat := func(at time.Time) {
		if err := o.desk.Beat(t.Context(), at); err != nil {
			t.Fatal(err)
		}
	}
	beat(o.now)
	beat(o.now.Add(10 * 24 * time.Hour))                  // the clock is wrong
	beat(o.now.Add(time.Minute))                          // and right again
	o.now = time.Date(2020, 8, 27, 12, 0, 0, 0, o.c.Zone) // a day late
	for at := time.Date(2020, 8, 20, 8, 1, 0, 0, o.c.Zone); at.Before(o.now); at = at.Add(5 * time.Minute) {
		beat(at)
	}
	p.reports("380")
	if r := o.report("01-1-1"); r.OnTime {
		t.Error("a report a day after the deadline is on time")
	}
}

// TestClockJumpAfterOutage: of an outage that ended under a wrong clock remains
// what really passed; a second's correction takes nothing away.
func TestClockJumpAfterOutage(t *testing.T) {
	for name, c := range map[string]struct{ wrong, while time.Duration }{
		"a second":   {time.Second, 0},
		"ten days":   {10 * 24 * time.Hour, 0},
		"some hours": {10 * 24 * time.Hour, 3 * time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			o := open(t)
			p := o.phone(501, "An")
			p.sharesOwn(phoneAn)
			end, _ := o.c.DeadlineFor("grassroots")
			stops := end.Before.Add(-time.Hour)
			beat := func(at time.Time) {
				if err := o.desk.Beat(t.Context(), at); err != nil {
					t.Fatal(err)
				}
			}
			beat(stops)
			back := stops.Add(3 * time.Hour) // the outage: three hours across the deadline
			for d := time.Duration(0); d <= c.while; d += 5 * time.Minute {
				beat(back.Add(c.wrong + d))
			}
			now := back.Add(c.while)
			beat(now)
			if o.now = now; now.Before(end.Before.Add(3 * time.Hour)) {
				p.reports("380")
				if r := o.report("01-1-1"); !r.OnTime {
					t.Error("an hour after the deadline, of which three were lost, and late")
				}
				return
			}
			p.reports("380")
			if r := o.report("01-1-1"); r.OnTime {
				t.Error("time that never passed was given back")
			}
		})
	}
}

// TestJumpIsNoOutage: the clock of a rehearsal is put forward while polls go on;
// one of them has read the clock just before.
func TestJumpIsNoOutage(t *testing.T) {
	o := open(t)
	beat := func(at time.Time) {
		if err := o.desk.Beat(t.Context(), at); err != nil {
			t.Fatal(err)
		}
	}
	beat(o.now)
	read := o.now.Add(2 * time.Minute)
	to := o.now.Add(10 * 24 * time.Hour)
	err := o.desk.Jump(t.Context(), to, func() error { o.now = to; return nil })
	if err != nil {
		t.Fatal(err)
	}
	beat(read)
	beat(to.Add(time.Second))
	beat(to.Add(2 * time.Minute))
	o.work(o.engine) // as after a start
	beat(to.Add(3 * time.Minute))
	for key := range o.dump() {
		if key.Part(0) == "outage" {
			t.Errorf("recorded: %s", key)
		}
	}
	beat(to.Add(time.Hour)) // that was one
	if !o.get(store.OutageKey(to.Add(3*time.Minute).Unix()), &store.Outage{}) {
		t.Error("an outage after a jump is not recorded")
	}
}
