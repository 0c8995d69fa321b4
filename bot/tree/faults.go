package tree

import (
	"fmt"
	"slices"

	"raquan/store"
)

// Fault is something in which units and their indexes do not agree.
type Fault struct {
	Unit store.UnitID
	What string
}

// Faults compares the chains of all units, and the indexes of codes and of
// children, with the units themselves. Units that are still to follow one that was
// moved, by an officer or by an import under way, are none.
func Faults(s store.Snapshot) ([]Fault, error) {
	c := checker{s: s, units: map[store.UnitID]*store.Unit{}}
	for u, err := range store.Units(s) {
		if err != nil {
			return nil, err
		}
		c.units[u.ID] = u
	}
	job, err := ReadJob(s)
	if err != nil {
		return nil, err
	}
	if job != nil && job.Running {
		c.moving = job
	}
	c.importing, err = importing(s)
	if err != nil {
		return nil, err
	}
	for u, err := range store.Units(s) {
		if err != nil {
			return nil, err
		}
		if err := c.unit(u); err != nil {
			return nil, err
		}
	}
	err = c.strays()
	return c.faults, err
}

type checker struct {
	s      store.Snapshot
	units  map[store.UnitID]*store.Unit
	moving *Job // nil: none is under way
	faults []Fault

	importing bool // units below others follow these level by level
}

func (c *checker) fault(u store.UnitID, what string, args ...any) {
	c.faults = append(c.faults, Fault{u, fmt.Sprintf(what, args...)})
}

func (c *checker) unit(u *store.Unit) error {
	if err := c.index(store.CodeKey(u.Code), u.ID); err != nil {
		return err
	}
	if err := c.index(store.ChildKey(u.Parent, u.Order, u.ID), u.ID); err != nil {
		return err
	}
	switch parent := c.units[u.Parent]; {
	case u.Parent == "" && len(u.Above) > 0:
		c.fault(u.ID, "stands under nothing, and its chain names units")
	case u.Parent == "":
	case parent == nil:
		c.fault(u.ID, "stands under %s, which is not there", u.Parent)
	case !slices.Equal(u.Above, under(parent)) && !c.follows(u):
		c.fault(u.ID, "its chain is not that of the unit above it")
	}
	if u.Into != "" && c.units[u.Into] == nil {
		c.fault(u.ID, "became part of %s, which is not there", u.Into)
	}
	return nil
}

// follows reports whether a unit is on its way after one that was moved.
func (c *checker) follows(u *store.Unit) bool {
	if c.importing {
		return true
	}
	for up := c.units[u.Parent]; c.moving != nil && up != nil; up = c.units[up.Parent] {
		if up.ID == c.moving.Under || up.ID == c.moving.Unit {
			return true
		}
	}
	return false
}

func (c *checker) index(k store.Key, want store.UnitID) error {
	id, found, err := store.GetID(c.s, k)
	if err == nil && (!found || store.UnitID(id) != want) {
		c.fault(want, "is not found by %s", k)
	}
	return err
}

// strays finds entries of the index of children that no unit has.
func (c *checker) strays() error {
	from, to := store.AllChildren()
	for kv, err := range c.s.Scan(from, to) {
		if err != nil {
			return err
		}
		u := c.units[store.UnitID(kv.Key.Part(3))]
		if u == nil || store.ChildKey(u.Parent, u.Order, u.ID) != kv.Key {
			c.fault(store.UnitID(kv.Key.Part(3)), "is listed under %s, where it does not stand", kv.Key.Part(1))
		}
	}
	return nil
}
