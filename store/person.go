package store

import (
	"encoding/json"
	"slices"
	"time"
)

// Person is the one record with personal data. Erasing a person deletes it and
// its look-up keys; everywhere else a person is a random id.
type Person struct {
	V        int       `json:"v"`
	ID       PersonID  `json:"id"`
	Telegram int64     `json:"telegram,omitempty"` // 0: a contact of the roster, not met yet
	Name     string    `json:"name,omitempty"`     // as in Telegram, or as in the roster
	Username string    `json:"username,omitempty"`
	Phone    string    `json:"phone,omitempty"` // E.164
	Met      time.Time `json:"met,omitzero"`    // first contact
}

// PhoneUnits lists the units whose chair has this number by the roster.
type PhoneUnits struct {
	V     int      `json:"v"`
	Units []UnitID `json:"units"` // at most MaxPhoneUnits
	More  int      `json:"more,omitempty"`
}

// MaxPhoneUnits bounds the list kept for one number. Above five the level above
// approves anyway.
const MaxPhoneUnits = 20

// Without gives the list without a unit, which may be one of those that are only
// counted.
func (p PhoneUnits) Without(unit UnitID) PhoneUnits {
	if i := slices.Index(p.Units, unit); i >= 0 {
		p.Units = slices.Delete(slices.Clone(p.Units), i, i+1)
	} else {
		p.More = max(0, p.More-1)
	}
	return p
}

// Empty reports whether no unit lists the number.
func (p PhoneUnits) Empty() bool { return len(p.Units) == 0 && p.More == 0 }

// Officer is what a person may do, and how they want to be spoken to.
type Officer struct {
	V           int       `json:"v"`
	Posts       []Post    `json:"posts,omitempty"`
	Lang        string    `json:"lang,omitempty"`       // "en", else Vietnamese
	Unreachable time.Time `json:"unreachable,omitzero"` // since when the bot is blocked
	Menu        string    `json:"menu,omitempty"`       // which commands menu was set last

	Looks map[UnitID]Look `json:"looks,omitempty"` // at the summary of their own units
}

// Look is when an officer looked at a summary: at what came after Since they are
// looking now.
type Look struct {
	Since time.Time `json:"since,omitzero"` // end of the sitting before; zero: this is the first
	At    time.Time `json:"at"`             // the latest look
}

// sitting is how long looks may be apart and still be one: whoever turns pages is
// not told that nothing has changed since a minute ago.
const sitting = 30 * time.Minute

// Again is the look at a moment, after this one.
func (l Look) Again(at time.Time) Look {
	if at.Sub(l.At) >= sitting {
		l.Since = l.At
	}
	l.At = at
	return l
}

// Has reports whether the officer holds a role on a unit.
func (o *Officer) Has(unit UnitID, role Role) bool {
	for _, p := range o.Posts {
		if p.Unit == unit && p.Role == role {
			return true
		}
	}
	return false
}

// Units lists the units on which the officer holds a role, in order.
func (o *Officer) Units(role Role) []UnitID {
	var us []UnitID
	for _, p := range o.Posts {
		if p.Role == role {
			us = append(us, p.Unit)
		}
	}
	return us
}

// ReportsFor reports whether the officer may make the report of a unit: as its
// chair, or as a deputy.
func (o *Officer) ReportsFor(unit UnitID) bool {
	return o.Has(unit, Chair) || o.Has(unit, Deputy)
}

// Lose takes a role on a unit off the officer.
func (o *Officer) Lose(unit UnitID, role Role) {
	o.Posts = slices.DeleteFunc(o.Posts, func(p Post) bool { return p.Unit == unit && p.Role == role })
}

// RootOver is the officer's own unit at or above a unit, the highest one; empty if
// they are no officer of a level above it.
func (o *Officer) RootOver(u *Unit) UnitID {
	for _, id := range slices.Backward(u.Above) {
		if o.Has(id, UpperRole) || o.Has(id, Department) {
			return id
		}
	}
	if o.Has(u.ID, UpperRole) || o.Has(u.ID, Department) {
		return u.ID
	}
	return ""
}

// Reporting lists the units whose reports the officer may make, in order.
func (o *Officer) Reporting() []UnitID {
	var us []UnitID
	for _, p := range o.Posts {
		if (p.Role == Chair || p.Role == Deputy) && !slices.Contains(us, p.Unit) {
			us = append(us, p.Unit)
		}
	}
	return us
}

// Chat is where the chat with one person stands, as far as it matters for what
// to do with the next update and how to send the next message.
type Chat struct {
	V      int       `json:"v"`
	Seen   []int64   `json:"seen,omitempty"`   // the highest update ids handled, ascending, at most SeenRing
	SeenAt time.Time `json:"seen_at,omitzero"` // when the newest was handled
	LastIn int64     `json:"in,omitempty"`     // newest message id of the person
	Out    int64     `json:"out,omitempty"`    // newest message id of ours known to be sent
	View   string    `json:"view,omitempty"`   // which view message Out shows; "" if none, "media" if it is no text
	Asked  int64     `json:"asked,omitempty"`  // message id of the question shown last; 0: not known
	Again  bool      `json:"again,omitempty"`  // that question may have been shown before Asked as well
	Seq    int64     `json:"seq,omitempty"`    // order of the last ledger entry made
	Groups bool      `json:"groups,omitempty"` // was told once that groups are not served
}

// SeenRing is how many update ids are kept for one person.
const SeenRing = 16

// seenFor: Telegram keeps updates 24 hours and restarts ids at random after a
// quiet week, so an older ring says nothing.
const seenFor = 48 * time.Hour

// HasSeen reports whether an update was handled: it is in the ring, or the ring
// is full and it is below the lowest of it.
func (c *Chat) HasSeen(id int64, now time.Time) bool {
	if now.Sub(c.SeenAt) > seenFor {
		return false
	}
	low := id
	for _, s := range c.Seen {
		if s == id {
			return true
		}
		low = min(low, s)
	}
	return len(c.Seen) >= SeenRing && low == id
}

// MarkSeen puts an update into the ring.
func (c *Chat) MarkSeen(id int64, now time.Time) {
	if now.Sub(c.SeenAt) > seenFor {
		c.Seen = nil
	}
	c.Seen = append(slices.Clone(c.Seen), id)
	slices.Sort(c.Seen) // the highest are kept, in whatever order they come
	c.Seen = c.Seen[max(0, len(c.Seen)-SeenRing):]
	c.SeenAt = now
}

// Session is where the conversation with one person stands. State belongs to
// the dialog.
type Session struct {
	V     int             `json:"v"`
	State json.RawMessage `json:"state"`
}
