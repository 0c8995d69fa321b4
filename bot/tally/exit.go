package tally

import (
	"raquan/config"
	"raquan/store"
)

// States are the campaign's states that a report's answers show. What is not
// known shows none: a state about zero does not hold for NULL, nor for a report
// that does not count.
func States(c *config.Campaign, r *store.Report) []*config.State {
	if len(c.States) == 0 || !r.Counts() {
		return nil
	}
	facts := config.Facts{}
	for _, q := range c.Questions {
		a := r.Sent[q.Key]
		facts.Set(q, a.N, a.Choices, a.Text)
	}
	var shown []*config.State
	for _, s := range c.States {
		if holds, _ := s.Rule.Holds(facts); holds {
			shown = append(shown, s)
		}
	}
	return shown
}

// Claim is what stands said about a unit itself; nil if nothing does. It ends
// when the unit is closed.
func Claim(u *store.Unit, r *store.Report) *store.Claim {
	if r == nil || !r.Claim.Stands() || !u.Expected() {
		return nil
	}
	return r.Claim
}

// addExits counts what makes a unit one to look at.
func (s Sums) addExits(c *config.Campaign, u *store.Unit, r *store.Report) {
	states, claim := States(c, r), Claim(u, r)
	for _, state := range states {
		s.add(State(state.Key), 1)
	}
	if claim != nil {
		s.add(Claimed(claim.Kind), 1)
	}
	if len(states) > 0 || claim != nil {
		s.add(Flagged, 1)
	}
}
