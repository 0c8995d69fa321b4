package app

import (
	"context"
	"strings"

	"raquan/bot/courier"
	"raquan/bot/remind"
	"raquan/store"
)

// still says whether a reminder is still to be sent, right before it is. All other
// entries are.
func (b *bot) still(ctx context.Context, e store.Entry) (courier.Verdict, error) {
	if !strings.HasPrefix(e.Cause, "r.") && !strings.HasPrefix(e.Cause, "later.") {
		return courier.Verdict{}, nil
	}
	var v remind.Verdict
	err := b.Store.View(ctx, func(s store.Snapshot) error {
		var me store.Bot
		if _, err := store.Get(s, store.BotKey, &me); err != nil {
			return err
		}
		now := b.Clock.Now()
		p, err := remind.NewSource(s, b.Campaign, now).Person(e.Person)
		if err != nil {
			return err
		}
		v = remind.Check(now, e, p, &remind.Ladder{Bot: me.ID, Campaign: b.Campaign})
		return nil
	})
	return courier.Verdict(v), err
}
