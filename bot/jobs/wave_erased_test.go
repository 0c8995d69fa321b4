package jobs

import (
	"context"
	"testing"

	"raquan/store"
)

// TestWaveErased: somebody who is erased between being looked up and being written
// to leaves nothing behind.
func TestWaveErased(t *testing.T) {
	e, c, root := district(t, 6)
	w := begin(t, e, &Wave{ID: "w1", Kind: NudgeWave, Unit: root, Selection: Missing})
	o := WaveOptions{Campaign: c, Now: eight(c)}
	p, err := w.nextPage(t.Context(), e, o)
	if err != nil || p == nil {
		t.Fatal(p, err)
	}
	update(t, e, func(tx store.Tx) error { return tx.Delete(store.OfficerKey("p5")) })
	err = p.enter(t.Context(), WaveOptions{Campaign: c, Now: o.Now, Commit: func(ctx context.Context, fn func(store.Tx) ([]store.Entry, error)) error {
		return e.Update(ctx, func(tx store.Tx) error { _, err := fn(tx); return err })
	}})
	if err != nil {
		t.Fatal(err)
	}
	update(t, e, func(tx store.Tx) error {
		for _, k := range []store.Key{store.LedgerKey("p5", w.Cause()), store.ChatKey("p5"), store.NudgesKey("p5")} {
			if _, err := tx.Get(k); err == nil {
				t.Errorf("%s is there", k)
			}
		}
		return nil
	})
	if _, n := waveNow(t, e, "w1"); n.Waiting != 4 {
		t.Errorf("%+v", n)
	}
}
