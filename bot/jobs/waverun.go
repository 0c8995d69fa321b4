package jobs

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"raquan/bot/remind"
	"raquan/config"
	"raquan/store"
)

const (
	// waveChunk is how many people one transaction of a wave takes: each is a
	// ledger entry, a chat, an officer and their nudges.
	waveChunk = 10
	// wavePage is how many people are looked up at once, and waveLook how many
	// units at most are visited for them.
	wavePage = 200
	waveLook = 2000
	// waveBacklog is how many unasked messages may wait while a wave goes on:
	// enough to keep the courier busy for half a minute.
	waveBacklog = 1000
	// nudgesKept is how long those sent are remembered.
	nudgesKept = 72 * time.Hour
	// waveUseless is when a message of a wave is given up: long enough to wait
	// over a Sunday beside a holiday.
	waveUseless = 72 * time.Hour
)

// Why a person gets nothing of a wave, beside the reasons of bot/remind, as their
// ledger entry says.
const (
	LeftStopped = "stopped" // the wave was stopped before it came to them
	LeftErased  = "erased"  // their data was erased since: there is no entry
)

// WaveOptions are what a wave is worked on with.
type WaveOptions struct {
	Campaign *config.Campaign
	Now      time.Time
	Backlog  func() int // unasked messages that wait to be sent; nil: none ever do
	// Commit runs an Update and hands over the entries that its function gives, once
	// they are committed; also if the store could only say later that they were. nil:
	// the engine's Update, and nothing is handed over.
	Commit func(ctx context.Context, fn func(store.Tx) ([]store.Entry, error)) error
}

// Run enters what a wave brings into the ledgers of its people, from wherever it
// was left, until it has come to all of them, it is stopped, enough waits to be
// sent, or nobody may be written to at this time of day. In the last two cases it
// is to be run again later. The record in the store goes along; w is as it was.
func (w *Wave) Run(ctx context.Context, e store.Engine, o WaveOptions) error {
	if o.Commit == nil {
		o.Commit = func(ctx context.Context, fn func(store.Tx) ([]store.Entry, error)) error {
			return e.Update(ctx, func(tx store.Tx) error { _, err := fn(tx); return err })
		}
	}
	for o.Campaign.Permitted(o.Now) && !o.full() {
		p, err := w.nextPage(ctx, e, o)
		if err != nil {
			return fmt.Errorf("wave: %w", err)
		}
		if p == nil {
			return nil
		}
		err = p.enter(ctx, o)
		if errors.Is(err, errOvertaken) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("wave: %w", err)
		}
	}
	return nil
}

func (o *WaveOptions) full() bool { return o.Backlog != nil && o.Backlog() >= waveBacklog }

// wavePeople are the next people that a wave comes to.
type wavePeople struct {
	wave   *Wave // as it was read
	people []store.PersonID
	cursor []store.Key
	left   map[string]int // units left out
	last   bool           // there are no more
}

// nextPage reads the next people; nil if the wave does not run any more.
func (w *Wave) nextPage(ctx context.Context, e store.Engine, o WaveOptions) (p *wavePeople, err error) {
	err = e.View(ctx, func(s store.Snapshot) error {
		p = nil
		now, err := ReadWave(s, w.ID)
		if err != nil || now == nil || now.State != WaveRunning {
			return err
		}
		p = &wavePeople{wave: now, cursor: now.Cursor, left: map[string]int{}}
		p.last, err = p.walk(s, o).under(now.Unit, now.Cursor)
		return err
	})
	return p, err
}

func (p *wavePeople) walk(s store.Snapshot, o WaveOptions) *waveWalk {
	seen := 0
	return &waveWalk{s: s, c: o.Campaign, kind: p.wave.Kind, of: p.wave.Selection, now: o.Now,
		visit: func(v *waveUnit) bool {
			if v.why != "" {
				p.left[v.why]++
				return true
			}
			for _, id := range v.people {
				if !slices.Contains(p.people, id) {
					p.people = append(p.people, id)
				}
			}
			return true
		},
		pass: func(place []store.Key) bool {
			seen++
			p.cursor = place
			return len(p.people) < wavePage && seen < waveLook
		},
	}
}

// enter enters a page, a few people at a time. The cursor moves on with the last
// of them: if the work is cut off before, those who have their entry already are
// passed over.
func (p *wavePeople) enter(ctx context.Context, o WaveOptions) error {
	chunks := slices.Collect(slices.Chunk(p.people, waveChunk))
	if len(chunks) == 0 {
		chunks = append(chunks, nil)
	}
	for i, people := range chunks {
		err := o.Commit(ctx, func(tx store.Tx) ([]store.Entry, error) {
			return p.enterSome(tx, o, people, i == len(chunks)-1)
		})
		if err != nil || o.full() && i < len(chunks)-1 {
			return err
		}
	}
	return nil
}

// enterSome enters a few people of a page in a transaction, unless the wave was
// stopped or somebody else went on with it.
func (p *wavePeople) enterSome(tx store.Tx, o WaveOptions, people []store.PersonID, end bool) ([]store.Entry, error) {
	w, err := ReadWave(tx, p.wave.ID)
	if err != nil {
		return nil, err
	}
	if w == nil || w.State != WaveRunning || !slices.Equal(w.Cursor, p.wave.Cursor) {
		return nil, errOvertaken
	}
	var list []store.PersonID
	var entries []store.Entry
	for _, id := range people {
		e, err := w.enterOne(tx, o, id)
		if err != nil {
			return nil, err
		}
		if e == nil {
			continue
		}
		list = append(list, id)
		if e.Outcome == store.Open {
			entries = append(entries, *e)
		}
	}
	if len(list) > 0 {
		if err := store.Put(tx, store.WavePageKey(w.ID, w.Pages), list); err != nil {
			return nil, err
		}
		w.Pages++
		w.People += len(list)
	}
	if w.Begun.IsZero() {
		w.Begun = o.Now
	}
	if end {
		p.moveOn(w)
	}
	return entries, store.Put(tx, store.WaveKey(w.ID), w)
}

// moveOn notes that a page is done.
func (p *wavePeople) moveOn(w *Wave) {
	w.Cursor = p.cursor
	w.Left = maps.Clone(w.Left)
	for why, n := range p.left {
		if w.Left == nil {
			w.Left = map[string]int{}
		}
		w.Left[why] += n
	}
	if p.last {
		w.State = WaveEntered
	}
}

// enterOne makes one person's entry: to be sent, or with the reason why it is
// not. It gives nil if there is one already, or the person was erased since they
// were looked up.
func (w *Wave) enterOne(tx store.Tx, o WaveOptions, id store.PersonID) (*store.Entry, error) {
	key := store.LedgerKey(id, w.Cause())
	if found, err := store.Get(tx, key, &store.Entry{}); err != nil || found {
		return nil, err
	}
	var officer store.Officer
	if found, err := store.Get(tx, store.OfficerKey(id), &officer); err != nil || !found {
		return nil, err
	}
	var nudges store.Nudges
	var chat store.Chat
	for k, v := range map[store.Key]any{store.NudgesKey(id): &nudges, store.ChatKey(id): &chat} {
		if _, err := store.Get(tx, k, v); err != nil {
			return nil, err
		}
	}
	chat.V = 1
	chat.Seq++
	e := &store.Entry{V: 1, Cause: w.Cause(), Person: id, Seq: chat.Seq, Lane: store.Wave, At: o.Now, Keep: true}
	why, err := w.leavesOut(tx, id, &officer, &nudges, o.Campaign, o.Now)
	if err != nil {
		return nil, err
	}
	if why != "" {
		e.Outcome, e.Why = store.Skipped, why
	} else {
		e.Useless = o.Now.Add(waveUseless)
		e.Screen = &store.Screen{Name: w.screen(), Unit: w.Unit, Lang: officer.Lang, For: id, Args: map[string]string{ArgWave: w.ID}}
		nudges.V, nudges.Sent = 1, append(lately(nudges.Sent, o.Now), store.Nudge{Cause: e.Cause, At: o.Now})
		if err := store.Put(tx, store.NudgesKey(id), nudges); err != nil {
			return nil, err
		}
	}
	if err := store.Put(tx, store.ChatKey(id), chat); err != nil {
		return nil, err
	}
	return e, store.Put(tx, key, e)
}

// lately are the nudges that still matter.
func lately(sent []store.Nudge, now time.Time) []store.Nudge {
	return slices.DeleteFunc(slices.Clone(sent), func(n store.Nudge) bool { return now.Sub(n.At) > nudgesKept })
}

// leavesOut says why a person gets nothing of a wave; empty: they do. A broadcast
// goes to everybody who can be reached.
func (w *Wave) leavesOut(r store.Reader, p store.PersonID, o *store.Officer, n *store.Nudges, c *config.Campaign, now time.Time) (string, error) {
	if !o.Unreachable.IsZero() {
		return remind.Unreachable, nil
	}
	if w.Kind == BroadcastWave {
		return "", nil
	}
	if why := remind.Alone(n, now); why != "" {
		return why, nil
	}
	enough, err := remind.Enough(r, c, p, n, now)
	if enough {
		return remind.Capped, err
	}
	return "", err
}
