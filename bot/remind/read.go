package remind

import (
	"slices"
	"time"

	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
)

// Source reads people at one moment. What they share (the dates that officers
// have set, who has joined below a unit) is read once.
type Source struct {
	r        store.Reader
	snapshot store.Snapshot // nil: it cannot be looked at who has joined
	c        *config.Campaign
	now      time.Time
	joins    bool // a step asks who has joined
	dates    map[store.UnitID]store.DueDates
	absent   map[store.UnitID]bool
}

// NewSource reads from a snapshot, which it must not outlive.
func NewSource(s store.Snapshot, c *config.Campaign, now time.Time) *Source {
	src := newSource(s, c, now)
	src.snapshot = s
	src.joins = slices.ContainsFunc(c.Ladder, func(step *config.Step) bool {
		return slices.Contains(step.Audience, config.NotJoined)
	})
	return src
}

func newSource(r store.Reader, c *config.Campaign, now time.Time) *Source {
	return &Source{r: r, c: c, now: now, dates: map[store.UnitID]store.DueDates{}, absent: map[store.UnitID]bool{}}
}

// Read reads one person, also inside of a transaction; there it is not looked at
// who has joined below their units. Somebody without an officer's record has no
// units.
func Read(r store.Reader, c *config.Campaign, id store.PersonID, now time.Time) (*Person, error) {
	return newSource(r, c, now).Person(id)
}

// Person reads one person.
func (s *Source) Person(id store.PersonID) (*Person, error) {
	var o store.Officer
	if _, err := store.Get(s.r, store.OfficerKey(id), &o); err != nil {
		return nil, err
	}
	return s.Officer(id, &o)
}

// Officer reads a person whose officer's record is at hand.
func (s *Source) Officer(id store.PersonID, o *store.Officer) (*Person, error) {
	p := &Person{ID: id, Lang: o.Lang, Unreachable: !o.Unreachable.IsZero()}
	if len(o.Posts) == 0 {
		return p, nil
	}
	if _, err := store.Get(s.r, store.NudgesKey(id), &p.Nudges); err != nil {
		return nil, err
	}
	var err error
	if p.Had, err = s.had(id, p.Nudges.Sent); err != nil {
		return nil, err
	}
	for _, post := range o.Posts {
		if slices.ContainsFunc(p.Units, func(u Unit) bool { return u.ID == post.Unit && u.Above == above(post.Role) }) {
			continue
		}
		u, err := s.unit(post)
		if err != nil {
			return nil, err
		}
		if u != nil {
			p.Units = append(p.Units, *u)
		}
	}
	return p, nil
}

// had finds out what became of unasked messages: one that was skipped after all
// does not count, nor one that will be, being too late; one that still waits goes
// now at the earliest.
func (s *Source) had(id store.PersonID, sent []store.Nudge) ([]Message, error) {
	var had []Message
	for _, n := range sent {
		var e store.Entry
		found, err := store.Get(s.r, store.LedgerKey(id, n.Cause), &e)
		if err != nil {
			return nil, err
		}
		switch {
		case !found:
			had = append(had, Message{Cause: n.Cause, At: n.At})
		case e.Outcome == store.Done:
			had = append(had, Message{Cause: n.Cause, At: e.SentAt})
		case e.Outcome == store.Open && (e.Useless.IsZero() || !s.now.After(e.Useless)):
			had = append(had, Message{Cause: n.Cause, At: later(s.now, e.Not), Open: true})
		}
	}
	return had, nil
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func above(r store.Role) bool { return r == store.UpperRole || r == store.Department }

// unit reads the unit of a post; nil if nothing is expected there.
func (s *Source) unit(post store.Post) (*Unit, error) {
	var u store.Unit
	found, err := store.Get(s.r, store.UnitKey(post.Unit), &u)
	if err != nil || !found || !u.Closed.IsZero() {
		return nil, err
	}
	unit := &Unit{ID: u.ID, Level: string(u.Kind), Above: above(post.Role), Since: post.Since}
	if !unit.Above && !u.Reports {
		return nil, nil
	}
	if err := s.setDeadline(unit, &u); err != nil {
		return nil, err
	}
	if unit.Above {
		return unit, s.readBelow(unit, &u)
	}
	return unit, s.readReport(unit, &u)
}

// setDeadline finds the deadline, and since when it is that.
func (s *Source) setDeadline(unit *Unit, u *store.Unit) error {
	for _, id := range append([]store.UnitID{u.ID}, u.Above...) {
		if _, ok := s.dates[id]; ok {
			continue
		}
		var d store.DueDates
		if _, err := store.Get(s.r, store.DueKey(s.c.Key, id), &d); err != nil {
			return err
		}
		s.dates[id] = d
	}
	of := func(id store.UnitID) store.DueDates { return s.dates[id] }
	unit.Deadline = Deadline(s.c, u, of)
	if d, _ := s.c.DeadlineFor(unit.Level); unit.Deadline.Equal(d.Before) {
		return nil
	}
	if own := of(u.ID); own.Granted.Equal(unit.Deadline) {
		unit.Granted, unit.Set = true, own.GrantedAt
		return nil
	}
	for _, id := range u.Above {
		if d := of(id); d.Below.Equal(unit.Deadline) {
			unit.Set = d.BelowAt
		}
	}
	return nil
}

func (s *Source) readReport(unit *Unit, u *store.Unit) error {
	var r store.Report
	if _, err := store.Get(s.r, store.ReportKey(s.c.Key, unit.ID), &r); err != nil {
		return err
	}
	unit.State = stateOf(u, &r)
	unit.DailyMissing = s.c.Main != "" && !s.today(r.Known[s.c.Main].At) && !s.today(r.Working[s.c.Main].Source.At)
	return nil
}

func stateOf(u *store.Unit, r *store.Report) State {
	switch {
	case tally.Claim(u, r) != nil:
		return Claimed
	case r.State == store.Sent:
		return Reported
	case r.State == store.Returned:
		return Returned
	case r.State == store.Withdrawn || len(r.Working) > 0:
		return HalfWay
	}
	return NotStarted
}

func (s *Source) today(t time.Time) bool { return !t.IsZero() && s.c.Day(t) == s.c.Day(s.now) }

func (s *Source) readBelow(unit *Unit, u *store.Unit) error {
	sums, err := tally.Read(s.r, s.c.Key, u.ID)
	if err != nil {
		return err
	}
	unit.Of, unit.Missing = sums[tally.Units], missing(sums)
	if unit.Missing == 0 {
		return nil
	}
	var own store.Freezes
	if _, err := store.Get(s.r, store.FreezesKey(s.c.Key, u.ID), &own); err != nil {
		return err
	}
	if unit.Frozen = own.Final(); unit.Frozen {
		return nil
	}
	if s.joins {
		unit.NotJoined, err = s.someAbsent(u.ID)
	}
	return err
}

// missing are the units expected of which no report counts.
func missing(s tally.Sums) int64 { return s[tally.Units] - (s[tally.Sent] - s[tally.Closed]) }

// ToDoAt reports whether something is expected of a unit's officers, if it had
// some.
func ToDoAt(r store.Reader, c *config.Campaign, u *store.Unit) (bool, error) {
	s, unit := newSource(r, c, time.Time{}), &Unit{ID: u.ID, Above: !u.Reports}
	if unit.Above {
		err := s.readBelow(unit, u)
		return unit.ToDo(), err
	}
	err := s.readReport(unit, u)
	return unit.ToDo(), err
}
