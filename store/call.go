package store

import "time"

// Calls are what officers above have noted of their calls to a unit that had not
// reported.
type Calls struct {
	V    int    `json:"v"`
	N    int    `json:"n"`              // how often one was noted or put right
	List []Call `json:"list,omitempty"` // the newest first, at most KeptCalls
}

// KeptCalls is how many calls stay on record with a unit; the audit has all.
const KeptCalls = 5

// Call is one of them.
type Call struct {
	Outcome string    `json:"outcome"` // see text.CallOutcomes
	By      PersonID  `json:"by"`
	In      UnitID    `json:"in"` // the level above whose officer that was
	At      time.Time `json:"at"`
	Until   time.Time `json:"until,omitzero"` // by when the report was promised; zero: it was not, or without a day
}

// Add notes a call.
func (c *Calls) Add(call Call) {
	c.V, c.N = 1, c.N+1
	c.List = append([]Call{call}, c.List[:min(len(c.List), KeptCalls-1)]...)
}

// Correct puts right what was noted last.
func (c *Calls) Correct(call Call) {
	c.N++
	c.List[0] = call
}

// Last is the newest call; nil if there was none.
func (c *Calls) Last() *Call {
	if len(c.List) == 0 {
		return nil
	}
	return &c.List[0]
}

// Promise is the newest call in which the report was promised for a day; nil if there
// is none.
func (c *Calls) Promise() *Call {
	for i := range c.List {
		if !c.List[i].Until.IsZero() {
			return &c.List[i]
		}
	}
	return nil
}
