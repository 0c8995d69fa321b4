package jobs

import (
	"encoding/json"
	"fmt"
	"slices"

	"raquan/bot/remind"
	"raquan/bot/summary"
	"raquan/store"
)

// toldMost is of how many units it is noted what their officer was told.
const toldMost = 10

// told counts the tallies that are read for decisions.
func told(list []remind.Decision) int {
	n := 0
	for _, d := range list {
		if d.Above && d.Why == "" {
			n += min(len(d.Units), toldMost)
		}
	}
	return n
}

// tell puts what the officer was told last of the units into a reminder about
// levels above, which says what has changed since; and notes what they are told
// now.
func (w *writing) tell(e *store.Entry, units []store.UnitID, n *store.Nudges) error {
	var was []store.Told
	list := slices.Clone(n.Told)
	for _, id := range units[:min(len(units), toldMost)] {
		now, err := summary.TellOf(w.tx, w.page.ladder.Campaign, id, w.page.now)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(list, func(t store.Told) bool { return t.Unit == id })
		if at < 0 {
			list = append(list, now)
			continue
		}
		was, list[at] = append(was, list[at]), now
	}
	n.Told = list
	if was == nil {
		return nil
	}
	body, err := json.Marshal(was)
	if err != nil {
		return fmt.Errorf("encode what was told: %w", err)
	}
	e.Screen.Args[remind.ArgWas] = string(body)
	return nil
}
