package desk

import (
	"context"
	"errors"
	"strconv"
	"time"

	"raquan/bot/chat"
	"raquan/bot/jobs"
	"raquan/bot/waves"
	"raquan/store"
)

const (
	// waveTick is how often the waves that are on their way are looked at.
	waveTick = time.Second
	// tellWaveEvery is how often a wave's maker is told how it goes.
	tellWaveEvery = 5 * time.Second
)

// Waves goes on with every wave that is not over, tells its maker how it goes,
// and in the end what came of it. It gives how many there were. One that fails
// does not hold up the others.
func (d *Desk) Waves(ctx context.Context, now time.Time) (open int, err error) {
	if err := d.sayUnsure(ctx); err != nil {
		return 0, err
	}
	var list []*jobs.Wave
	err = d.Store.View(ctx, func(s store.Snapshot) (err error) {
		list, err = jobs.OpenWaves(s)
		return err
	})
	for _, w := range list {
		err = errors.Join(err, d.goOnWithWave(ctx, w, now))
	}
	return len(list), err
}

// goOnWithWave enters more of a wave, and tells of it. Whoever is no officer above
// its unit any more gets nothing more sent.
func (d *Desk) goOnWithWave(ctx context.Context, w *jobs.Wave, now time.Time) error {
	may, err := d.mayMake(ctx, w.By, w.Unit)
	if err != nil {
		return err
	}
	if !may {
		return d.endWave(ctx, w.ID, jobs.WaveCount{}, true, now)
	}
	err = w.Run(ctx, d.Store, jobs.WaveOptions{Campaign: d.Campaign, Now: now, Backlog: d.Backlog,
		Commit: func(ctx context.Context, fn func(store.Tx) ([]store.Entry, error)) error {
			return d.Enter(ctx, now, fn)
		}})
	if err != nil {
		return err
	}
	return d.tellOfWave(ctx, w.ID, now)
}

// mayMake authorises work on the units below one again: it may have waited.
func (d *Desk) mayMake(ctx context.Context, by store.PersonID, unit store.UnitID) (may bool, err error) {
	err = d.Store.View(ctx, func(s store.Snapshot) error {
		var o store.Officer
		var u store.Unit
		_, noOfficer := store.Get(s, store.OfficerKey(by), &o)
		_, noUnit := store.Get(s, store.UnitKey(unit), &u)
		may = o.RootOver(&u) != ""
		return errors.Join(noOfficer, noUnit)
	})
	return may, err
}

// tellOfWave counts what became of a wave, ends it if nothing of it waits, and
// else says how it goes if that is worth saying.
func (d *Desk) tellOfWave(ctx context.Context, id string, now time.Time) error {
	var w *jobs.Wave
	var all, known jobs.WaveCount
	err := d.Store.View(ctx, func(s store.Snapshot) (err error) {
		if w, err = jobs.ReadWave(s, id); err != nil || w == nil {
			return err
		}
		all, known, err = w.Count(s)
		return err
	})
	switch {
	case err != nil || w == nil || w.State == jobs.WaveFinished:
		return err
	case w.State == jobs.WaveEntered && all.Waiting == 0:
		return d.endWave(ctx, id, all, false, now)
	case known.Pages == w.Known.Pages && now.Sub(w.Told.At) < tellWaveEvery:
		return nil
	}
	return d.notify(ctx, now, func(n *notices) error {
		w, err := jobs.ReadWave(n.tx, id)
		if err != nil || w == nil || w.State == jobs.WaveFinished {
			return err
		}
		settled := known.Pages > w.Known.Pages
		if settled {
			w.Known = known
		}
		stage := waves.Stage{Wave: w, Count: all, Campaign: d.Campaign, Now: now}
		worth, err := n.worthTelling(w, &stage)
		if err != nil || !worth && !settled {
			return err
		}
		if worth {
			w.Told = jobs.WaveTold{At: now, Done: all.Done(), Paused: stage.Waits()}
			if err := n.tellOfWave(&stage, "p"+strconv.FormatInt(now.Unix(), 10), (*waves.Stage).Progress); err != nil {
				return err
			}
		}
		return store.Put(n.tx, store.WaveKey(id), w)
	})
}

// worthTelling reports whether a wave's maker is told how it goes: every few
// seconds while they look at it, and else only of each quarter, since that is a
// new message among others. That it waits for the morning, or goes on, is told at
// once.
func (n *notices) worthTelling(w *jobs.Wave, s *waves.Stage) (bool, error) {
	done, told := s.Count.Done(), w.Told
	switch {
	case !w.Stopped.IsZero() || n.now.Sub(told.At) < tellWaveEvery:
		return false, nil
	case s.Waits() != told.Paused:
		return true, nil
	case done == told.Done:
		return false, nil
	}
	var c store.Chat
	if _, err := store.Get(n.tx, store.ChatKey(w.By), &c); err != nil {
		return false, err
	}
	people := max(1, w.People, w.Planned)
	looking := c.View == waveView(w) && c.LastIn < c.Out
	return looking || 4*done/people > 4*told.Done/people, nil
}

// endWave ends a wave and says what came of it.
func (d *Desk) endWave(ctx context.Context, id string, all jobs.WaveCount, denied bool, now time.Time) error {
	return d.notify(ctx, now, func(n *notices) error {
		w, err := jobs.ReadWave(n.tx, id)
		if err != nil || w == nil || w.State == jobs.WaveFinished {
			return err
		}
		say := (*waves.Stage).Result
		if denied {
			w.Stop(now)
			say = (*waves.Stage).Denied
		} else {
			w.Known = all
		}
		w.State, w.Ended = jobs.WaveFinished, now
		if err := store.Put(n.tx, store.WaveKey(id), w); err != nil {
			return err
		}
		return n.tellOfWave(&waves.Stage{Wave: w, Count: all, Campaign: d.Campaign, Now: now}, "end", say)
	})
}

// tellOfWave enters a message in the place of the one before about the same wave;
// none for somebody who was erased meanwhile.
func (n *notices) tellOfWave(s *waves.Stage, step string, say func(*waves.Stage) chat.Message) error {
	w := s.Wave
	if found, err := store.Get(n.tx, store.PersonKey(w.By), &store.Person{}); err != nil || !found {
		return err
	}
	s.Unit = new(store.Unit)
	if _, err := store.Get(n.tx, store.UnitKey(w.Unit), s.Unit); err != nil {
		return err
	}
	e := store.Entry{Cause: waveView(w) + "." + step, Lane: store.StaffLane, View: waveView(w)}
	if err := setMessage(&e, say(s)); err != nil {
		return err
	}
	return n.answer(w.By, e)
}
