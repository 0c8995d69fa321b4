package config

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

var (
	offsetForm = regexp.MustCompile(`^T(?:([+-][0-9]{1,3})d(?: ([0-9]{2}:[0-9]{2}))?|([+-][0-9]{1,3})([hm]))?$`)
	spanForm   = regexp.MustCompile(`^([1-9][0-9]{0,3})([hm])$`)
)

// edge says which end of a day is meant where a day is written.
type edge int

const (
	dayBegins edge = iota
	dayEnds
)

const (
	offsetForms = `a time before or after the deadline such as "T-3d 08:00" (T+0d is the last day on time), "T+2h", "T-3h"`
	boundForms  = `a day such as 2020-08-25, launch_week, letter, T (the deadline), T+4h, T+1d or "T-1d 08:00"`
)

// moment reads when a step goes: at, or cron with from and to.
func (r *campaignReader) moment(f mapping) Moment {
	at, isOffset := f.get("at")
	spec, isCron := f.get("cron")
	switch {
	case isOffset == isCron:
		f.fault(`%s has to say when it goes; write either at: "T-3d 08:00", or cron: "30 16 * * MON-SAT" with from and to`, f.name())
	case isOffset:
		for _, key := range []string{"from", "to"} {
			if v, ok := f.get(key); ok {
				v.fault("%s is a bound of cron, but %s goes once; take it away", v.name(), f.name())
			}
		}
		return Moment{Offset: at.offset()}
	default:
		return Moment{Cron: spec.schedule(), Spec: f.str("cron"), From: r.bound(f, "from", "launch_week", dayBegins), To: r.bound(f, "to", "letter", dayEnds)}
	}
	return Moment{}
}

// offset is a moment relative to the deadline; nil, and a fault, if it is none.
func (v value) offset() *Offset {
	s, ok := v.scalar()
	if !ok {
		return nil
	}
	o, clock, ok := parseOffset(s)
	if !ok || o.OnDay && !clock {
		v.fault("%s is %q; write %s", v.name(), s, offsetForms)
		return nil
	}
	return &o
}

// parseOffset reads "T-3d 08:00", "T+1d", "T+2h" or "T"; clock tells whether an
// hour of the day is given.
func parseOffset(s string) (o Offset, clock, ok bool) {
	m := offsetForm.FindStringSubmatch(s)
	switch {
	case m == nil:
		return Offset{}, false, false
	case m[3] != "":
		o.Around, _ = time.ParseDuration(m[3] + m[4])
	case m[1] != "":
		o.OnDay = true
		o.Days, _ = strconv.Atoi(m[1])
	}
	if m[2] == "" {
		return o, false, true
	}
	o.Clock, ok = parseClock(m[2])
	return o, true, ok && o.Clock < 24*time.Hour
}

// bound is the moment of a key that must be there.
func (r *campaignReader) bound(f mapping, key, example string, edge edge) Bound {
	v, ok := f.need(key, example)
	if !ok {
		return Bound{}
	}
	s, ok := v.scalar()
	if !ok {
		return Bound{}
	}
	b, ok := r.parseBound(s, edge)
	if !ok && s == "launch_week" {
		v.fault("%s is launch_week, but there is none; add launch_week, or write a day", v.name())
	} else if !ok && key == "useless_after" {
		v.fault("%s is %q; write how long after the step, such as 6h, or %s", v.name(), s, boundForms)
	} else if !ok {
		v.fault("%s is %q; write %s", v.name(), s, boundForms)
	}
	return b
}

func (r *campaignReader) parseBound(s string, edge edge) (Bound, bool) {
	if o, clock, ok := parseOffset(s); ok {
		if o.OnDay && !clock && edge == dayEnds {
			o.Clock = 24*time.Hour - 1
		}
		return Bound{Offset: &o}, true
	}
	if s == "letter" {
		return Bound{Letter: true}, true
	}
	if s == "launch_week" {
		day := r.c.LaunchWeek.From
		if edge == dayEnds {
			day = r.c.LaunchWeek.To
		}
		return Bound{Day: day}, !day.IsZero()
	}
	day, err := ParseDate(s)
	return Bound{Day: day}, err == nil
}

// uselessAfter is a bound, or how long after the slot.
func (r *campaignReader) uselessAfter(f mapping) Bound {
	if m := spanForm.FindStringSubmatch(f.peek("useless_after")); m != nil {
		after, _ := time.ParseDuration(m[0])
		return Bound{After: after}
	}
	return r.bound(f, "useless_after", "6h", dayEnds)
}

// schedule is a cron expression; nil, and a fault, if it is none, or one that
// would surprise its writer.
func (v value) schedule() Schedule {
	s, ok := v.scalar()
	if !ok {
		return nil
	}
	fields := strings.Fields(s)
	wrong := ""
	switch {
	case strings.Contains(s, "TZ="):
		wrong = "the time zone is that of the campaign; leave it out"
	case strings.HasPrefix(s, "@"), len(fields) != 5:
		wrong = `five parts are wanted: minute, hour, day, month, weekday; write for example "30 16 * * MON-SAT"`
	case strings.Contains(fields[4], "7"):
		wrong = "the weekdays are MON to SUN, or 0 (Sunday) to 6; there is no 7"
	case fields[2] != "*" && fields[4] != "*":
		wrong = "with a day and a weekday it would go on either; write * for one of them"
	}
	if wrong != "" {
		v.fault("%s is %q; %s", v.name(), s, wrong)
		return nil
	}
	schedule, err := parseCron(s)
	if err != nil {
		v.fault(`%s is %q: %v; write for example "30 16 * * MON-SAT"`, v.name(), s, err)
		return nil
	}
	return schedule
}

// parseCron has the library parse a specification. It panics on some.
func parseCron(s string) (schedule Schedule, err error) {
	defer func() {
		if recover() != nil {
			schedule, err = nil, fmt.Errorf("it is no cron expression")
		}
	}()
	return cron.ParseStandard(s)
}
