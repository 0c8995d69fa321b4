package app

import (
	"context"

	"raquan/store"
)

// warnLacks says what the store lacks: a roster, without which nobody is known (the
// store may be the wrong one), or where the units of this campaign stand, which a
// store of an older program or of another campaign does not know.
func (b *bot) warnLacks(ctx context.Context) error {
	return b.Store.View(ctx, func(s store.Snapshot) error {
		var c store.Counters
		if _, err := store.Get(s, store.CountersKey, &c); err != nil {
			return err
		}
		if c.Units == 0 {
			b.Log.Warn("the store has no units, so nobody is known: import a roster, or look whether it is the right store", "store", b.Settings.Store)
			return nil
		}
		from, to := store.StagesIn(b.Campaign.Key)
		for _, err := range s.Scan(from, to) {
			return err
		}
		b.Log.Warn("it is not known where the units stand, so /tiendo and /chuanop lack them: run raquan recount --fix")
		return nil
	})
}
