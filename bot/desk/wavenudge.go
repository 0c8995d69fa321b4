package desk

import (
	"fmt"
	"slices"
	"time"

	"raquan/bot/chat"
	"raquan/bot/jobs"
	"raquan/store"
)

// renderNudge makes the reminder that an officer above sends, as it stands at the
// moment of sending: it says in whose name it comes, and names the person's units
// that have not reported by then.
func (d *Desk) renderNudge(s store.Snapshot, screen store.Screen, now time.Time) (chat.Message, error) {
	wave, err := jobs.ReadWave(s, screen.Args[jobs.ArgWave])
	if err != nil {
		return chat.Message{}, err
	}
	if wave == nil {
		return chat.Message{}, fmt.Errorf("%w: no such wave", ErrScreen)
	}
	above, err := d.unitOf(s, wave.Unit)
	if err != nil {
		return chat.Message{}, err
	}
	units, _, err := wave.Reminds(s, d.Campaign, screen.For, now)
	if err != nil {
		return chat.Message{}, err
	}
	r, err := d.reminderFor(s, screen.For, now)
	if err != nil {
		return chat.Message{}, err
	}
	r.from = above.ShortName()
	r.owed = slices.DeleteFunc(r.owed, func(o owed) bool {
		return !slices.ContainsFunc(units, func(u store.Unit) bool { return u.ID == o.unit.ID })
	})
	return r.render(s)
}
