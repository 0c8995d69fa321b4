package app

import (
	"context"

	"raquan/bot/jobs"
	"raquan/store"
)

// warnEmpty says so if there is no roster: nobody would be known. The store may
// be the wrong one.
func (b *bot) warnEmpty(ctx context.Context) error {
	return b.Store.View(ctx, func(s store.Snapshot) error {
		var c store.Counters
		_, err := store.Get(s, store.CountersKey, &c)
		if err == nil && c.Units == 0 {
			b.Log.Warn("the store has no units, so nobody is known: import a roster, or look whether it is the right store", "store", b.Settings.Store)
		}
		return err
	})
}

// made is the version of the sums and lists that this program keeps. One more that
// older stores lack makes it another.
const made = "1"

// catchUp completes what a store of an older program, or of another campaign, lacks
// of this one: sums, where units stand, indexes. It is what recount --fix does, beside
// the chat, and done once: a note says that it was done to the end.
func (b *bot) catchUp(ctx context.Context) error {
	lacks, err := b.mayLack(ctx)
	if err != nil || !lacks {
		return err
	}
	r, err := jobs.Recount(ctx, b.Store, b.Campaign, false)
	if err != nil {
		return err
	}
	if n := len(r.Tallies) + len(r.Pending) + len(r.Stages); n > 0 {
		b.Log.Info("sums and lists of this campaign are being made; until then /tonghop, /tiendo and /chuanop lack some", "missing", n)
		if _, err := jobs.Recount(ctx, b.Store, b.Campaign, true); err != nil {
			return err
		}
		b.Log.Info("sums and lists of this campaign are complete")
	}
	return b.Store.Update(ctx, func(tx store.Tx) error { return store.PutID(tx, store.MadeKey(b.Campaign.Key), made) })
}

// mayLack reports whether there are units, and nobody has noted that nothing lacks.
func (b *bot) mayLack(ctx context.Context) (lacks bool, err error) {
	err = b.Store.View(ctx, func(s store.Snapshot) error {
		var c store.Counters
		if _, err := store.Get(s, store.CountersKey, &c); err != nil {
			return err
		}
		noted, _, err := store.GetID(s, store.MadeKey(b.Campaign.Key))
		lacks = c.Units > 0 && noted != made
		return err
	})
	return lacks, err
}
