package store

import (
	"slices"
	"time"
)

// Delegation lists the links that a unit's chairs have made for deputies and
// successors, and that nobody has used. A link of somebody who is no longer chair
// is dead, whether or not it is still listed.
type Delegation struct {
	V     int            `json:"v"`
	Links []DelegateLink `json:"links,omitempty"` // a few
}

// DelegateLink is one such link.
type DelegateLink struct {
	Hash    string    `json:"hash"` // of the Invite
	By      PersonID  `json:"by"`
	Role    Role      `json:"role"` // Deputy; Chair hands the chair over
	Expires time.Time `json:"expires"`
}

// Without gives the list without one link.
func (d Delegation) Without(hash string) Delegation {
	d.Links = slices.DeleteFunc(slices.Clone(d.Links), func(l DelegateLink) bool { return l.Hash == hash })
	return d
}
