package jobs

import (
	"context"

	"raquan/bot/remind"
	"raquan/store"
)

// Upcoming is the slot that begins next; its Step is nil if none does.
func (p *Planner) Upcoming(ctx context.Context) (next remind.Slot, err error) {
	now := p.Clock.Now()
	err = p.Store.View(ctx, func(s store.Snapshot) error {
		next = remind.Slot{}
		l, err := p.ladder(s)
		if err != nil {
			return err
		}
		dates, err := p.dates(s)
		if err != nil {
			return err
		}
		for _, slot := range l.All(dates) {
			if slot.Start.After(now) && (next.Step == nil || slot.Start.Before(next.Start)) {
				next = slot
			}
		}
		return nil
	})
	return next, err
}
