package jobs

import (
	"encoding/json"
	"time"

	"raquan/store"
)

// Wave is the record of a message that an officer above sends to the people of
// many units below: a reminder of those who have not reported, or a broadcast.
// It is worked on beside the chat, a few people in a transaction, and can be
// stopped at any time.
//
// Whoever it comes to has one ledger entry of it (Cause), whether it is sent or
// not, and stands on one of its pages; so nobody gets it twice, however often the
// work is cut off, and what became of it can be counted at any moment.
type Wave struct {
	V         int             `json:"v"`
	ID        string          `json:"id"`
	Kind      WaveKind        `json:"kind"`
	Unit      store.UnitID    `json:"unit"` // it goes to units below this one
	By        store.PersonID  `json:"by"`
	Lang      string          `json:"lang,omitempty"` // of its maker
	At        time.Time       `json:"at"`             // when it was confirmed
	Selection Selection       `json:"selection"`
	Content   json.RawMessage `json:"content,omitempty"` // of a broadcast: whatever its screen shows
	Planned   int             `json:"planned"`           // people, by the preview that was confirmed

	State   WaveState      `json:"state"`
	Begun   time.Time      `json:"begun,omitzero"`   // when the first entry was made
	Stopped time.Time      `json:"stopped,omitzero"` // when somebody stopped it; zero: nobody did
	Ended   time.Time      `json:"ended,omitzero"`
	Cursor  []store.Key    `json:"cursor,omitempty"` // the last unit that is done: its key among its sisters', and those of the levels above it, from Unit down
	Pages   int            `json:"pages,omitempty"`  // of people: store.WavePageKey
	People  int            `json:"people,omitempty"` // on them
	Left    map[string]int `json:"left,omitempty"`   // units left out, by reason

	Known WaveCount `json:"known,omitzero"` // of the first pages, which will not change
	Told  WaveTold  `json:"told,omitzero"`
}

// WaveTold is what its maker was told of a wave's progress last.
type WaveTold struct {
	At     time.Time `json:"at,omitzero"`
	Done   int       `json:"done,omitempty"`
	Paused bool      `json:"paused,omitempty"` // until people may be written to again
}

// WaveKind is what a wave brings.
type WaveKind string

// The kinds of waves.
const (
	NudgeWave     WaveKind = "nudge"
	BroadcastWave WaveKind = "broadcast"
)

// WaveState says how far a wave has come.
type WaveState string

// The states of a wave. One that was stopped is Entered until nothing of it waits
// any more.
const (
	WaveRunning  WaveState = "running"  // people are being looked up
	WaveEntered  WaveState = "entered"  // all stand in the ledger, and some wait to be sent to
	WaveFinished WaveState = "finished" // nothing of it waits any more
)

// The screens that show what a wave brings, and their argument.
const (
	NudgeScreen     = "waves.nudge"
	BroadcastScreen = "waves.broadcast"
	ArgWave         = "wave" // id of the wave
)

// What the causes of waves begin with.
const (
	nudgePrefix     = "n."
	broadcastPrefix = "b."
)

// Cause names the wave in the ledger of a person.
func (w *Wave) Cause() string {
	if w.Kind == BroadcastWave {
		return broadcastPrefix + w.ID
	}
	return nudgePrefix + w.ID
}

func (w *Wave) screen() string {
	if w.Kind == BroadcastWave {
		return BroadcastScreen
	}
	return NudgeScreen
}

// Stop ends a wave: nothing of it is sent from now on. It is to be put then.
func (w *Wave) Stop(now time.Time) {
	if w.State == WaveFinished || !w.Stopped.IsZero() {
		return
	}
	w.State, w.Stopped = WaveEntered, now
}

// ReadWave reads the record of a wave; nil if there is none.
func ReadWave(r store.Reader, id string) (*Wave, error) {
	w := new(Wave)
	found, err := store.Get(r, store.WaveKey(id), w)
	if err != nil || !found {
		return nil, err
	}
	return w, nil
}

// OpenWaves lists the waves that are not finished.
func OpenWaves(s store.Snapshot) ([]*Wave, error) {
	var open []*Wave
	from, to := store.AllWaves()
	for w, err := range store.Records[Wave](s, from, to) {
		if err != nil {
			return nil, err
		}
		if w.State != WaveFinished {
			open = append(open, w)
		}
	}
	return open, nil
}
