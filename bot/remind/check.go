package remind

import (
	"slices"
	"time"

	"raquan/config"
	"raquan/store"
)

// Check says whether an entry of the ladder, or one that its person asked for, may
// go now, right before it is sent. p is the person as they stand now.
func Check(now time.Time, e store.Entry, p *Person, l *Ladder) Verdict {
	why := ""
	switch {
	case len(p.Units) == 0:
		why = HandedOver
	case p.Unreachable:
		why = Unreachable
	case len(p.ToDo()) == 0:
		why = Done
	case l.ours(e.Cause):
		why = l.stale(now, e, p)
	default: // they asked for it: only their sleep matters
		return wait(now, l.Campaign.NextAwake(now))
	}
	if why != "" {
		return Verdict{Why: why}
	}
	return Permit(l.Campaign, now)
}

// Permit says whether a reminder, or what staff send to many, may go at a moment,
// by the day and the hour alone.
func Permit(c *config.Campaign, now time.Time) Verdict { return wait(now, c.NextPermitted(now)) }

func wait(now, until time.Time) Verdict {
	switch {
	case until.IsZero():
		return Verdict{Why: NeverAgain}
	case until.After(now):
		return Verdict{Wait: until}
	}
	return Verdict{}
}

// stale is why a reminder of the ladder is not wanted any more; empty: it is.
func (l *Ladder) stale(now time.Time, e store.Entry, p *Person) string {
	if e.Screen == nil {
		return NoStep
	}
	step := l.Step(e.Screen.Args[ArgStep])
	if step == nil {
		return NoStep
	}
	if why := unwanted(&p.Nudges, step, now); why != "" {
		return why
	}
	concerned := slices.ContainsFunc(p.Units, func(u Unit) bool {
		return slices.Contains(step.Levels, u.Level) && u.In(step.Audience)
	})
	switch {
	case !concerned:
		return Elsewhere
	case l.overtaken(e.Cause, p.Nudges.Sent):
		return Superseded
	case l.enough(now, p.Had):
		return Capped
	}
	return ""
}

// overtaken reports that a newer reminder of the ladder was entered since.
func (l *Ladder) overtaken(cause string, sent []store.Nudge) bool {
	mine := slices.IndexFunc(sent, func(n store.Nudge) bool { return n.Cause == cause })
	return slices.ContainsFunc(sent[mine+1:], func(n store.Nudge) bool { return l.ours(n.Cause) && n.Cause != cause })
}

// enough reports that the person has had the day's messages: planned for another
// day, this one was held up.
func (l *Ladder) enough(now time.Time, had []Message) bool {
	n := 0
	for _, m := range had {
		if !m.Open && l.Campaign.Day(m.At) == l.Campaign.Day(now) {
			n++
		}
	}
	return n >= mostADay
}
