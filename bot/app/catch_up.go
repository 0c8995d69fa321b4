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

// catchUp completes what a store of an older program, or of another campaign, lacks
// of this one: sums, where units stand, indexes. It is what recount --fix does, beside
// the chat; a store that has it already is only looked at.
func (b *bot) catchUp(ctx context.Context) error {
	lacks, err := b.lacks(ctx)
	if err != nil || !lacks {
		return err
	}
	b.Log.Info("sums and lists of this campaign are being made; until then /tonghop, /tiendo and /chuanop lack some")
	r, err := jobs.Recount(ctx, b.Store, b.Campaign, true)
	if err != nil {
		return err
	}
	b.Log.Info("sums and lists of this campaign are complete", "mended", len(r.Tallies)+len(r.Pending)+len(r.Stages))
	return nil
}

// lacks reports whether there are units, and it is of none known where it stands.
func (b *bot) lacks(ctx context.Context) (lacks bool, err error) {
	err = b.Store.View(ctx, func(s store.Snapshot) error {
		var c store.Counters
		if _, err := store.Get(s, store.CountersKey, &c); err != nil {
			return err
		}
		lacks = c.Units > 0
		from, to := store.StagesIn(b.Campaign.Key)
		for _, err := range s.Scan(from, to) {
			lacks = false
			return err
		}
		return nil
	})
	return lacks, err
}
