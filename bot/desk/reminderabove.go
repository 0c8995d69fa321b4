package desk

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"raquan/bot/chat"
	"raquan/bot/remind"
	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// renderAbove makes a reminder about levels above: what is missing below the
// officer's units, at the moment of sending.
func (d *Desk) renderAbove(s store.Snapshot, screen store.Screen, step *config.Step, now time.Time) (chat.Message, error) {
	r := summary.Reminder{Say: d.Campaign.Reminders[step.Text], Lang: text.Lang(screen.Lang)}
	if was := screen.Args[remind.ArgWas]; was != "" {
		if err := json.Unmarshal([]byte(was), &r.Was); err != nil {
			return chat.Message{}, fmt.Errorf("%w: what was told: %w", ErrScreen, err)
		}
	}
	p, err := remind.NewSource(s, d.Campaign, now).Person(screen.For)
	if err != nil {
		return chat.Message{}, err
	}
	deadlines := map[store.UnitID]time.Time{}
	for _, u := range p.Units {
		if u.Above && slices.Contains(step.Levels, u.Level) && u.In(step.Audience) {
			r.Units = append(r.Units, u.ID)
			deadlines[u.ID] = d.extended(u.Deadline)
		}
	}
	r.Deadline = func(u store.Unit) string { return text.Until(r.Lang, deadlines[u.ID], d.Campaign.Zone) }
	m, err := summary.Remind(s, d.Campaign, r, now)
	if err == nil && m.Text == "" {
		m = message(text.Say(r.Lang, text.MissAllSent))
	}
	return m, err
}
