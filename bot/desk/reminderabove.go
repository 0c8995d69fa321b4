package desk

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
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
	r.Units = aboveOf(p, func(u *remind.Unit) bool {
		return slices.Contains(step.Levels, u.Level) && u.In(step.Audience) && d.hasSlot(step, screen.Args[remind.ArgSlot], u)
	})
	if len(r.Units) == 0 { // their deadlines were set anew since
		r.Units = aboveOf(p, (*remind.Unit).ToDo)
		r.Say = plainAbove
	}
	r.Deadline = func(u store.Unit) string { return d.dueFrom(r.Lang, p, u.ID) }
	m, err := summary.Remind(s, d.Campaign, r, now)
	if err != nil {
		return m, err
	}
	if m.Text == "" {
		m = message(text.Say(r.Lang, text.MissAllSent))
	}
	also, err := d.alsoAbove(s, r.Lang, p, r.Units)
	if err != nil {
		return m, err
	}
	own, err := d.reminderFor(s, screen.For, now)
	if err != nil {
		return m, err
	}
	if own.also, own.owed = own.owed, nil; len(own.also) > 0 {
		also = append(also, own.others()...)
		m.Buttons = append(m.Buttons, chat.Row(own.reportNow()))
	}
	m.Text = strings.Join(append([]string{m.Text}, also...), "\n")
	return m, nil
}

// plainAbove is said when no step of the ladder fits any more.
var plainAbove = config.Text{Vi: text.MissPlain.In(text.Vi), En: text.MissPlain.In(text.En)}

// aboveOf lists the levels above of a person that fit.
func aboveOf(p *remind.Person, fits func(*remind.Unit) bool) (list []store.UnitID) {
	for i := range p.Units {
		if u := &p.Units[i]; u.Above && fits(u) {
			list = append(list, u.ID)
		}
	}
	return list
}

// dueFrom says until when a level above of a person is to be complete.
func (d *Desk) dueFrom(l text.Lang, p *remind.Person, unit store.UnitID) string {
	for _, u := range p.Units {
		if u.ID == unit && u.Above {
			return text.Until(l, d.extended(u.Deadline), d.Campaign.Zone)
		}
	}
	return ""
}

// alsoAbove says in lines what is missing under the person's other levels above: a
// person gets one message for all.
func (d *Desk) alsoAbove(s store.Snapshot, l text.Lang, p *remind.Person, said []store.UnitID) (lines []string, err error) {
	for _, u := range p.Units {
		if !u.Above || !u.ToDo() || slices.Contains(said, u.ID) || len(lines) == mostBegun {
			continue
		}
		unit, err := d.unitOf(s, u.ID)
		if err != nil || unit == nil {
			return lines, err
		}
		lines = append(lines, text.Say(l, text.MissAlso, "unit", unit.ShortName(), "missing", text.Number(l, u.Missing),
			"of", text.Number(l, u.Of), "deadline", d.dueFrom(l, p, u.ID)))
	}
	return lines, nil
}
