package links

import (
	"time"

	"raquan/bot/roster"
	"raquan/store"
)

// state is how far a unit has been invited: by the role that it is invited for.
type state struct {
	unit     *store.Unit
	role     store.Role
	officers []store.Post   // with that role
	open     *roster.Newest // the link that can be used; nil: none
}

// joined reports whether somebody has the role.
func (s *state) joined() bool { return len(s.officers) > 0 }

// since is when the first of them took it; zero: nobody.
func (s *state) since() (t time.Time) {
	for _, o := range s.officers {
		if t.IsZero() || o.Since.Before(t) {
			t = o.Since
		}
	}
	return t
}

func (p *page) state(u *store.Unit) (st state, err error) {
	st.unit, st.role = u, roster.DefaultRole(u)
	var staff store.Staff
	if _, err := store.Get(p.s, store.StaffKey(u.ID), &staff); err != nil {
		return st, err
	}
	st.officers = staff.With(st.role)
	n, found, err := roster.ReadNewest(p.s, u.ID, st.role)
	if err == nil && found && roster.Usable(&n.Invite, p.now) {
		st.open = &n
	}
	return st, err
}

// link is the address of the open link; empty if there is none, or none that
// can be shown again.
func (p *page) link(st *state) string {
	if st.open == nil {
		return ""
	}
	if payload := st.open.Payload(p.d.Secret); payload != "" {
		return roster.Link(p.bot, payload)
	}
	return ""
}

// counts are what the screens say of a subtree.
type counts struct {
	units, joined        int // that are to report
	levels, levelsJoined int // levels above others
	open                 int
	example              *store.Unit // one that can be typed
}

func (p *page) count(root store.UnitID) (c counts, err error) {
	for u, err := range store.Subtree(p.s, root) {
		if err != nil {
			return c, err
		}
		st, err := p.state(u)
		if err != nil {
			return c, err
		}
		c.add(&st)
	}
	return c, nil
}

func (c *counts) add(st *state) {
	all, joined := &c.units, &c.joined
	if st.role != store.Chair {
		all, joined = &c.levels, &c.levelsJoined
	}
	*all++
	if st.joined() {
		*joined++
	}
	if st.open != nil {
		c.open++
	}
	if c.example == nil && st.role == store.Chair {
		c.example = st.unit
	}
}

// children are the open units right below one, in roster order.
func (p *page) children(parent store.UnitID) ([]*store.Unit, error) {
	var list []*store.Unit
	for u, err := range store.Children(p.s, parent) {
		if err != nil {
			return nil, err
		}
		list = append(list, u)
	}
	return list, nil
}
