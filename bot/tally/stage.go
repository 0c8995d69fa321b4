package tally

import (
	"fmt"
	"maps"
	"slices"

	"raquan/config"
	"raquan/store"
)

// Where a unit stands is made of two things: its report, which changes in
// transactions that count it anyway, and who reports for it, which changes by the
// dozen (somebody joins for many units) or by the thousand (somebody who reports
// for many blocks the bot). So a stage remembers who reports. Count and Replace
// bring it up to date in their own transaction, without looking at people; whoever
// changes who reports only leaves a note (store.StaffedKey, store.ReachKey), and
// the desk lets one unit after the other follow with Stand.

// mostLooked bounds how many people of one unit are looked at for one who can be
// reached.
const mostLooked = 40

// Stand brings a unit's stage in line with its report and with who reports for it.
// Called too often it changes nothing.
func Stand(tx store.Tx, c *config.Campaign, id store.UnitID) error {
	var u store.Unit
	if found, err := store.Get(tx, store.UnitKey(id), &u); err != nil || !found {
		return err
	}
	r, err := reportOf(tx, c, id)
	if err != nil {
		return err
	}
	had, found, err := readStage(tx, c, id)
	if err != nil {
		return err
	}
	people, err := PeopleOf(tx, id)
	if err != nil {
		return err
	}
	now := stageOf(&u, r, people)
	if !found && !needsStage(&now) {
		return nil
	}
	return move(tx, c, id, had, now)
}

// restage is Stand within a transaction that changes a unit or its report: who
// reports for it is as it was. r is nil if there is no report.
func restage(tx store.Tx, c *config.Campaign, u *store.Unit, r *store.Report) error {
	had, found, err := readStage(tx, c, u.ID)
	if err != nil {
		return err
	}
	if !found { // who reports is not known here
		if !u.Expected() {
			return nil
		}
		return store.PutID(tx, store.StaffedKey(u.ID), string(u.ID))
	}
	return move(tx, c, u.ID, had, stageOf(u, r, had.People))
}

// firstStage begins the stage of a unit that is new: nobody reports for it.
func firstStage(tx store.Tx, c *config.Campaign, u *store.Unit) error {
	if !u.Expected() {
		return nil
	}
	return move(tx, c, u.ID, store.Stage{}, stageOf(u, nil, store.Nobody))
}

// stageOf is where a unit stands.
func stageOf(u *store.Unit, r *store.Report, people store.People) store.Stage {
	s := store.Stage{V: 1, People: people, Expected: u.Expected(), Group: GroupOf(u, r, people), Zone: u.Zone, Above: u.Above}
	if u.Workers != nil {
		s.Size = *u.Workers
	}
	return s
}

// GroupOf is the group of those to ring in which a unit is; empty if it has reported or
// need not. r is nil if there is no report.
func GroupOf(u *store.Unit, r *store.Report, people store.People) string {
	switch {
	case !Pending(u, r):
		return ""
	case people == store.Nobody:
		return Absent
	case people == store.OutOfReach:
		return Blocked
	case r != nil && len(r.Working) > 0:
		return Halfway
	}
	return Silent
}

// standing is what a stage adds to the tallies.
func standing(s *store.Stage) Sums {
	sums := Sums{}
	if s.Expected && s.People != store.Nobody {
		sums.add(Joined, 1)
	}
	if s.Group != "" {
		sums.add(s.Group, 1)
	}
	return sums
}

// Figures are sums without those of stages: what units and reports add up to.
func Figures(s Sums) Sums {
	figures := maps.Clone(s)
	for _, name := range append([]string{Joined}, Groups...) {
		delete(figures, name)
	}
	return figures
}

// move changes the tallies, the list of those to ring, and the record.
func move(tx store.Tx, c *config.Campaign, id store.UnitID, had, now store.Stage) error {
	if sameStage(&had, &now) {
		return nil
	}
	before, after := standing(&had), standing(&now)
	if had.Zone == now.Zone && slices.Equal(had.Above, now.Above) {
		if err := Change(tx, c.Key, stageChain(id, &now), now.Zone, before, after); err != nil {
			return err
		}
	} else {
		if err := Change(tx, c.Key, stageChain(id, &had), had.Zone, before, nil); err != nil {
			return err
		}
		if err := Change(tx, c.Key, stageChain(id, &now), now.Zone, nil, after); err != nil {
			return err
		}
	}
	if err := relist(tx, c.Key, id, &had, &now); err != nil {
		return err
	}
	return store.Put(tx, store.StageKey(c.Key, id), now)
}

func sameStage(a, b *store.Stage) bool {
	return a.V == b.V && a.People == b.People && a.Expected == b.Expected && a.Group == b.Group && a.Size == b.Size && a.Zone == b.Zone && slices.Equal(a.Above, b.Above)
}

// stageChain is the chain that a stage is counted in.
func stageChain(id store.UnitID, s *store.Stage) []store.UnitID {
	return append([]store.UnitID{id}, s.Above...)
}

// PeopleOf tells whether somebody reports for a unit, and can be reached.
func PeopleOf(r store.Reader, id store.UnitID) (store.People, error) {
	var staff store.Staff
	if _, err := store.Get(r, store.StaffKey(id), &staff); err != nil {
		return "", fmt.Errorf("tally: stage of %s: %w", id, err)
	}
	people, looked := store.Nobody, 0
	for _, post := range staff.Officers {
		if post.Role != store.Chair && post.Role != store.Deputy {
			continue
		}
		var o store.Officer
		if _, err := store.Get(r, store.OfficerKey(post.Person), &o); err != nil {
			return "", fmt.Errorf("tally: stage of %s: %w", id, err)
		}
		if o.Unreachable.IsZero() {
			return store.InReach, nil
		}
		people = store.OutOfReach
		if looked++; looked == mostLooked {
			break
		}
	}
	return people, nil
}

func readStage(r store.Reader, c *config.Campaign, id store.UnitID) (s store.Stage, found bool, err error) {
	found, err = store.Get(r, store.StageKey(c.Key, id), &s)
	if err != nil {
		err = fmt.Errorf("tally: stage of %s: %w", id, err)
	}
	return s, found, err
}

// reportOf is a unit's report; nil if there is none.
func reportOf(r store.Reader, c *config.Campaign, id store.UnitID) (*store.Report, error) {
	report := new(store.Report)
	found, err := store.Get(r, store.ReportKey(c.Key, id), report)
	if err != nil || !found {
		return nil, err
	}
	return report, nil
}
