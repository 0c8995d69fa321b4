package tally

import (
	"raquan/config"
	"raquan/store"
)

// Doubts are the campaign's doubts about the figures of a report that was sent,
// settled or not. What is not known raises none.
func Doubts(c *config.Campaign, u *store.Unit, r *store.Report) []*config.Doubt {
	if len(c.Doubts) == 0 || !r.Counts() {
		return nil
	}
	facts := config.Facts{}
	for _, q := range c.Questions {
		a := r.Sent[q.Key]
		facts.Set(q, a.N, a.Choices, a.Text)
		if was, ok := r.Was[q.Key]; ok {
			facts[config.Was(q.Key)] = int(was)
		}
	}
	if u.Workers != nil {
		facts["roster"] = int(*u.Workers)
	}
	var list []*config.Doubt
	for _, d := range c.Doubts {
		if holds, _ := d.Rule.Holds(facts); holds {
			list = append(list, d)
		}
	}
	return list
}

// OpenDoubts are the doubts that wait for an officer above: nobody has accepted
// this revision, and it was not returned to its unit.
func OpenDoubts(c *config.Campaign, u *store.Unit, r *store.Report) []*config.Doubt {
	if r.State != store.Sent || r.Settled() {
		return nil
	}
	return Doubts(c, u, r)
}

func (s Sums) addDoubts(c *config.Campaign, u *store.Unit, r *store.Report) {
	open := OpenDoubts(c, u, r)
	for _, d := range open {
		s.add(Doubt(d.Key), 1)
	}
	if len(open) > 0 {
		s.add(Doubted, 1)
	}
}
