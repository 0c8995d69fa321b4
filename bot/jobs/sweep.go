package jobs

import (
	"time"

	"raquan/store"
)

// Sweep is the record of one round of the reminder ladder over all officers: each
// is decided about once, a page of them at a time, in the order of their ids.
//
// Whoever is decided about has a ledger entry for each slot in whose audience
// they are, to be sent or with the reason why it is not. Its cause is entered
// once, so a sweep that was cut off anywhere goes on from its cursor, and two of
// them at once change nothing. Decisions are made for the present moment, also in
// a sweep that goes on after a pause.
type Sweep struct {
	V        int            `json:"v"`
	At       time.Time      `json:"at"`               // when it began, which names it
	Since    time.Time      `json:"since,omitzero"`   // when the one before began: what lies there was decided then
	Slots    []SweptSlot    `json:"slots"`            // that it serves
	Cursor   store.PersonID `json:"cursor,omitempty"` // the last officer that is done
	People   int            `json:"people"`           // decided about so far
	Counts   map[string]int `json:"counts,omitempty"` // decisions so far: Planned, or by why not
	Finished time.Time      `json:"finished,omitzero"`
}

// Planned counts, in Sweep.Counts, the reminders that are sent unless something
// comes between.
const Planned = "planned"

// SweptSlot names a slot of the ladder.
type SweptSlot struct {
	Step string    `json:"step"`
	Slot time.Time `json:"slot"` // its name
	At   time.Time `json:"at"`   // when it was to go; the latest, if that differs by deadlines
}

// Served is the record of a slot that nobody is decided about any more.
type Served struct {
	V     int       `json:"v"`
	At    time.Time `json:"at"`             // as SweptSlot.At
	Sweep time.Time `json:"sweep,omitzero"` // in which it was served; zero: in none
	Why   string    `json:"why,omitempty"`  // in none, for this reason
}

// ReadServed reads what became of a slot; found is false while it has not been
// served.
func ReadServed(r store.Reader, campaign, step string, slot time.Time) (s Served, found bool, err error) {
	found, err = store.Get(r, store.SlotKey(campaign, step, slot), &s)
	return s, found, err
}
