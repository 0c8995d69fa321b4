package remind

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"raquan/config"
	"raquan/store"
)

// Ladder is the campaign's ladder for a bot, with what moves its slots. It
// remembers slots that it has worked out, so it belongs to one goroutine.
type Ladder struct {
	Bot      int64
	Campaign *config.Campaign
	Times    Times

	slots map[rung][]Slot
}

// rung is a step for the units of a level with one deadline.
type rung struct {
	step     *config.Step
	level    string
	deadline int64
}

// Slots are the occurrences of a step as Slots gives them.
func (l *Ladder) Slots(step *config.Step, level string, deadline time.Time) []Slot {
	if l.slots == nil {
		l.slots = map[rung][]Slot{}
	}
	key := rung{step, level, deadline.UnixNano()}
	slots, ok := l.slots[key]
	if !ok {
		slots = Slots(l.Campaign, step, level, deadline, l.Times)
		l.slots[key] = slots
	}
	return slots
}

// Step finds a step by its key; nil if there is none.
func (l *Ladder) Step(key string) *config.Step {
	for _, step := range l.Campaign.Ladder {
		if step.Key == key {
			return step
		}
	}
	return nil
}

// Cause names a reminder of a slot in its person's ledger.
func (l *Ladder) Cause(s Slot) string { return Cause(l.Bot, l.Campaign.Key, s.Step.Key, s.Nominal) }

// ours reports whether a cause is that of a reminder of this ladder.
func (l *Ladder) ours(cause string) bool {
	return strings.HasPrefix(cause, reminderPrefix+strconv.FormatInt(l.Bot, 10)+"."+l.Campaign.Key+".")
}

// Dates are deadlines that officers have set, with the kind of the unit for which
// they did so.
type Dates struct {
	Kind string
	store.DueDates
}

// All are the slots of all levels, for the campaign's deadlines and those that
// officers have set. The same slot may be there for several deadlines.
func (l *Ladder) All(dates []Dates) []Slot {
	var all []Slot
	for level, deadlines := range l.deadlines(dates) {
		for at := range deadlines {
			for _, step := range l.Campaign.Ladder {
				all = append(all, l.Slots(step, level, time.Unix(0, at))...)
			}
		}
	}
	return all
}

// deadlines are those that units of a level can have.
func (l *Ladder) deadlines(dates []Dates) map[string]map[int64]bool {
	set := map[string]map[int64]bool{}
	for level, d := range l.Campaign.Deadlines {
		set[level] = map[int64]bool{d.Before.UnixNano(): true}
		for _, o := range dates {
			if o.Kind == level && o.Granted.After(d.Before) {
				set[level][o.Granted.UnixNano()] = true
			}
			if !o.Below.IsZero() && o.Below.Before(d.Before) && isBelow(level, o.Kind) {
				set[level][o.Below.UnixNano()] = true
			}
		}
	}
	return set
}

// isBelow reports whether units of a kind may stand below those of another.
func isBelow(kind, above string) bool {
	return slices.Contains(config.LevelsBelow(above), kind) || kind == above && kind == string(store.Upper)
}
