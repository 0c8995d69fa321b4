package app

import (
	"context"
	"time"

	"raquan/bot/courier"
	"raquan/bot/jobs"
	"raquan/bot/remind"
	"raquan/store"
)

// still says whether a reminder, or what staff send to many, is still to be sent,
// right before it is. All other entries are.
func (b *bot) still(ctx context.Context, e store.Entry) (courier.Verdict, error) {
	ask := b.stillDue
	switch {
	case jobs.OfWave(&e):
		ask = func(s store.Snapshot, e store.Entry, now time.Time) (remind.Verdict, error) {
			return jobs.WaveStill(s, b.Campaign, &e, now)
		}
	case !remind.IsReminder(e.Cause):
		return courier.Verdict{}, nil
	}
	var v remind.Verdict
	err := b.Store.View(ctx, func(s store.Snapshot) (err error) {
		v, err = ask(s, e, b.Clock.Now())
		return err
	})
	return courier.Verdict(v), err
}

// stillDue asks it of a reminder of the ladder.
func (b *bot) stillDue(s store.Snapshot, e store.Entry, now time.Time) (remind.Verdict, error) {
	var me store.Bot
	if _, err := store.Get(s, store.BotKey, &me); err != nil {
		return remind.Verdict{}, err
	}
	p, err := remind.NewSource(s, b.Campaign, now).Person(e.Person)
	if err != nil {
		return remind.Verdict{}, err
	}
	return remind.Check(now, e, p, &remind.Ladder{Bot: me.ID, Campaign: b.Campaign}), nil
}
