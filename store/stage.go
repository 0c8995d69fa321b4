package store

// Stage is where a unit stands in a campaign, as it is counted in the tallies and
// listed among those to ring. A unit without one has never been expected to report.
// How it comes about belongs to bot/tally.
type Stage struct {
	V        int      `json:"v"`
	People   People   `json:"p,omitempty"`
	Expected bool     `json:"e,omitempty"` // a report was expected then
	Group    string   `json:"g,omitempty"` // of those to ring; empty: it has reported, or need not
	Size     int64    `json:"n,omitempty"` // members and workers by the roster; 0 also: not known
	Zone     string   `json:"z,omitempty"` // the zone it was counted in
	Above    []UnitID `json:"a,omitempty"` // the chain it was counted in
}

// People says whether somebody reports for a unit, and can be reached.
type People string

// Who reports for a unit.
const (
	Nobody     People = ""
	OutOfReach People = "gone"  // all of them have blocked the bot
	InReach    People = "there" // somebody has not
)
