package remind

import (
	"time"

	"raquan/config"
	"raquan/store"
)

// Person is what matters of one officer when reminders are decided.
type Person struct {
	ID          store.PersonID
	Lang        string // "en", else Vietnamese
	Unreachable bool   // the bot is blocked
	Nudges      store.Nudges
	Had         []Message // of Nudges.Sent, those that were sent or will be
	Units       []Unit    // on which they hold a role, in the order in which they took it
}

// Message is an unasked message that a person has had, or is about to get.
type Message struct {
	Cause string
	At    time.Time // when it was sent; of an open one the present moment
	Open  bool      // it is not known to be sent yet
}

// Unit is a unit as its officer is reminded of it.
type Unit struct {
	ID       store.UnitID
	Level    string    // its kind, as in the campaign's deadlines
	Above    bool      // a level above, which collects; else it reports
	Since    time.Time // when the person took the role
	Deadline time.Time // by which its reminders go, without outages; zero: it has none
	Set      time.Time // when officers set that deadline; zero: it is the campaign's
	Granted  bool      // it is more time that was granted

	// Of a unit that reports.
	State        State
	DailyMissing bool // today's figure is not known

	// Of a level above.
	Of        int64 // units from which a report is expected
	Missing   int64 // of these, those that have not sent
	Frozen    bool  // the level has frozen its figures, and not as an interim version: it has reported
	NotJoined bool  // some unit below has no officer in the bot; looked at only if a step asks for it
}

// State says where the report of a unit stands.
type State string

// The states.
const (
	NotStarted State = "not started" // nothing answered
	HalfWay    State = "half-way"    // something answered, nothing sent; or what was sent was withdrawn
	Returned   State = "returned"    // sent, and returned with a reason
	Reported   State = "reported"
	Claimed    State = "claimed" // somebody says that the unit is dissolved, or not theirs: the level above decides
)

// In reports whether the unit is in any of some audiences.
func (u *Unit) In(audiences []config.Audience) bool {
	for _, a := range audiences {
		if u.in(a) {
			return true
		}
	}
	return false
}

func (u *Unit) in(a config.Audience) bool {
	if u.Above {
		return u.collects(a)
	}
	pending := u.State == NotStarted || u.State == HalfWay
	switch a {
	case config.NotStarted:
		return u.State == NotStarted
	case config.HalfWay:
		return u.State == HalfWay
	case config.NotSent:
		return pending
	case config.Returned:
		return u.State == Returned
	case config.DailyMissing:
		return pending && u.DailyMissing
	}
	return false
}

func (u *Unit) collects(a config.Audience) bool {
	if u.Frozen {
		return false
	}
	switch a {
	case config.Incomplete, config.Digest:
		return u.Missing > 0
	case config.NotJoined:
		return u.NotJoined
	}
	return false
}

// ToDo reports whether something is expected of the unit's officers at all.
func (u *Unit) ToDo() bool {
	if u.Above {
		return u.Missing > 0 && !u.Frozen
	}
	return u.State == NotStarted || u.State == HalfWay || u.State == Returned
}

// ToDo lists the person's units of which something is expected.
func (p *Person) ToDo() []Unit {
	var units []Unit
	for _, u := range p.Units {
		if u.ToDo() {
			units = append(units, u)
		}
	}
	return units
}
