package tally

import (
	"raquan/config"
	"raquan/store"
)

// Recount rebuilds every tally from units, reports and people alone. Units with
// nothing to count have none.
func Recount(s store.Snapshot, c *config.Campaign) (map[store.UnitID]*store.Tally, error) {
	b := book{}
	err := walk(s, c, func(u *store.Unit, r *store.Report) error {
		b.add(chain(u), u.Zone, Expected(u), 1)
		b.add(chain(u), u.Zone, Contribution(c, u, r), 1)
		people, err := PeopleOf(s, u.ID)
		stage := stageOf(u, r, people)
		b.add(chain(u), u.Zone, standing(&stage), 1)
		return err
	})
	return b, err
}

// Equal reports whether two tallies say the same. A nil tally is an empty one.
func Equal(a, b *store.Tally) bool {
	diff := book{}
	diff.enter("", a, 1)
	diff.enter("", b, -1)
	return len(diff) == 0
}
