package jobs_test

import (
	"testing"
	"time"

	"raquan/bot/jobs"
	"raquan/bot/remind"
	"raquan/config"
	"raquan/store"
	"raquan/store/mem"
)

// TestWaveStillNeverAgain: when no permitted day is left, what staff send is not
// sent at all, rather than at once.
func TestWaveStillNeverAgain(t *testing.T) {
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2020, 8, 30, 9, 0, 0, 0, c.Zone)
	for day := range 400 {
		c.Holidays = append(c.Holidays, c.Day(now).Add(day))
	}
	e := mem.New()
	t.Cleanup(func() { _ = e.Close() })
	w := jobs.Wave{V: 1, ID: "w1", Kind: jobs.BroadcastWave, Unit: "u1", State: jobs.WaveEntered}
	if err := e.Update(t.Context(), func(tx store.Tx) error { return store.Put(tx, store.WaveKey(w.ID), w) }); err != nil {
		t.Fatal(err)
	}
	entry := store.Entry{Cause: w.Cause(), Person: "p1", Lane: store.Wave}
	err = e.View(t.Context(), func(s store.Snapshot) error {
		v, err := jobs.WaveStill(s, c, &entry, now)
		if want := (remind.Verdict{Why: remind.NeverAgain}); v != want {
			t.Errorf("verdict %+v, want %+v", v, want)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
