package dialog

import (
	"strings"

	"raquan/bot/text"
)

// Pending is a request of the person that the level above has not answered.
type Pending struct {
	Unit  string // what it is about
	Above string // whose officers were asked last; empty: nobody is there yet
}

// NeedsPending reports whether a step may say what the person has asked for, so
// that Env.Pending is worth reading.
func NeedsPending(env Env, e Event) bool {
	return len(env.Units)+len(env.Roots) == 0 && (e.Kind == Said || e.Kind == Pressed && strings.HasPrefix(e.Data, "c/"))
}

// sayPending tells somebody who waits for an answer that it is not forgotten;
// false if they have asked for nothing.
func (t *turn) sayPending() bool {
	if len(t.env.Pending) == 0 {
		return false
	}
	var lines []string
	for _, p := range t.env.Pending {
		if p.Above == "" {
			lines = append(lines, t.text(text.PendingKept, "unit", p.Unit))
			continue
		}
		lines = append(lines, t.text(text.PendingAt, "unit", p.Unit, "above", p.Above))
	}
	t.say(t.takeEcho()+strings.Join(lines, "\n"), t.againRow())
	return true
}
