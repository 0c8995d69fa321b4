package desk

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/jobs"
	"raquan/bot/remind"
	"raquan/bot/text"
	"raquan/store"
)

// RenderNudge makes the reminder that an officer above sends, as it stands at the
// moment of sending: it names the person's units that have not reported by then.
func (d *Desk) RenderNudge(s store.Snapshot, screen store.Screen, now time.Time) (chat.Message, error) {
	wave, err := jobs.ReadWave(s, screen.Args[jobs.ArgWave])
	if err != nil || wave == nil {
		return chat.Message{}, errOr(err, fmt.Errorf("%w: no such wave", ErrScreen))
	}
	var above store.Unit
	if _, err := store.Get(s, store.UnitKey(wave.Unit), &above); err != nil {
		return chat.Message{}, err
	}
	units, _, err := wave.Reminds(s, d.Campaign, screen.For, now)
	if err != nil || len(units) == 0 {
		return chat.Message{}, errOr(err, fmt.Errorf("%w: nothing to remind of", ErrScreen))
	}
	l, zone := text.Lang(screen.Lang), d.Campaign.Zone
	var names []string
	var due time.Time
	for _, u := range units {
		names = append(names, u.Name)
		dates := map[store.UnitID]store.DueDates{}
		for _, id := range append([]store.UnitID{u.ID}, u.Above...) {
			var set store.DueDates
			if _, err := store.Get(s, store.DueKey(d.Campaign.Key, id), &set); err != nil {
				return chat.Message{}, err
			}
			dates[id] = set
		}
		at := d.extended(remind.Deadline(d.Campaign, &u, func(id store.UnitID) store.DueDates { return dates[id] }))
		if due.IsZero() || at.Before(due) {
			due = at
		}
	}
	m := message(text.Say(l, text.NudgeSaid, "above", above.ShortName(), "unit", strings.Join(names[:min(5, len(names))], "; "),
		"title", text.Of(l, d.Campaign.Title), "deadline", text.Until(l, due, zone)))
	m.Buttons = [][]chat.Button{{{Text: text.Plain(l, text.Report), Data: "u/" + string(units[0].ID)}}}
	return m, nil
}

func errOr(errs ...error) error {
	i := slices.IndexFunc(errs, func(err error) bool { return err != nil })
	return errs[i]
}
