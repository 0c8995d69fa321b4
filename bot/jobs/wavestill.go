package jobs

import (
	"slices"
	"strings"
	"time"

	"raquan/bot/remind"
	"raquan/config"
	"raquan/store"
)

// OfWave reports whether a ledger entry is one of a wave's.
func OfWave(e *store.Entry) bool { return waveID(e) != "" }

func waveID(e *store.Entry) string {
	for _, prefix := range []string{nudgePrefix, broadcastPrefix} {
		if id, ok := strings.CutPrefix(e.Cause, prefix); ok && e.Lane == store.Wave {
			return id
		}
	}
	return ""
}

// WaveStill says at the moment of sending whether an entry of a wave may go: not
// when the wave was stopped, nor at night; and a reminder not to somebody who has
// reported meanwhile, or wants none now.
func WaveStill(s store.Reader, c *config.Campaign, e *store.Entry, now time.Time) (remind.Verdict, error) {
	w, err := ReadWave(s, waveID(e))
	if err != nil || w == nil {
		return remind.Verdict{}, err
	}
	if !w.Stopped.IsZero() {
		return remind.Verdict{Why: LeftStopped}, nil
	}
	why := ""
	if w.Kind == NudgeWave {
		if why, err = w.stillMissing(s, c, e.Person, now); err != nil {
			return remind.Verdict{}, err
		}
	}
	if why != "" {
		return remind.Verdict{Why: why}, nil
	}
	return remind.Permit(c, now), nil
}

// stillMissing says why a person is not to be reminded any more; empty: they are.
func (w *Wave) stillMissing(s store.Reader, c *config.Campaign, p store.PersonID, now time.Time) (string, error) {
	var nudges store.Nudges
	if _, err := store.Get(s, store.NudgesKey(p), &nudges); err != nil {
		return "", err
	}
	if why := remind.Alone(&nudges, now); why != "" {
		return why, nil
	}
	units, theirs, err := w.Reminds(s, c, p, now)
	switch {
	case err != nil || len(units) > 0:
		return "", err
	case theirs:
		return remind.Done, nil
	}
	return remind.HandedOver, nil
}

// Reminds lists the units of which a reminder speaks to a person at a moment: they
// report for them, and nothing has come in. theirs is whether they report for any
// unit that it goes to.
func (w *Wave) Reminds(s store.Reader, c *config.Campaign, p store.PersonID, now time.Time) (units []store.Unit, theirs bool, err error) {
	var o store.Officer
	if _, err := store.Get(s, store.OfficerKey(p), &o); err != nil {
		return nil, false, err
	}
	for _, id := range o.Reporting() {
		var u store.Unit
		if _, err := store.Get(s, store.UnitKey(id), &u); err != nil {
			return nil, false, err
		}
		if u.ID != w.Unit && !slices.Contains(u.Above, w.Unit) {
			continue
		}
		theirs = true
		_, pending, err := store.GetID(s, store.PendingKey(c.Key, u.Parent, u.ID))
		if err != nil {
			return nil, false, err
		}
		var r store.Report
		if _, err := store.Get(s, store.ReportKey(c.Key, id), &r); err != nil {
			return nil, false, err
		}
		if pending && u.Expected() && NotReminded(&u, &r, now) == "" {
			units = append(units, u)
		}
	}
	return units, theirs, nil
}
