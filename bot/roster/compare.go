package roster

import (
	"slices"
	"time"

	"raquan/store"
)

// Diff is what a file changes in the store.
type Diff struct {
	Changes   []*Change // units above before those below
	Unchanged int       // units of the file that are as they were
	Absent    int       // open units that the file does not have and that stay
	Notes     []Note    // of the file
	Legacy    Legacy    // of the file
}

// Change is one unit as it will be. A unit may be changed, moved and reopened
// at once.
type Change struct {
	Unit       store.Unit // ID, Parent, Above and Contact are as before; whoever applies the Diff sets them
	ParentCode string
	ChairName  string
	ChairPhone string // E.164
	Old        *Known // nil: the unit is new
	Row        int    // of the file; 0: not in it
	Fields     []Column
	From       string // code of the parent before, if Moved
	Moved      bool   // gets another parent
	Carried    bool   // only goes along with a unit above it that moves
	Reopened   bool

	Decision store.Decision // by which it changes; may be empty
	Into     string         // code of the unit of which it becomes a part
	Grows    bool           // that one's number of workers grows by its own: the file does not say it
}

// Added reports whether the unit is new.
func (c *Change) Added() bool { return c.Old == nil }

// Closed reports whether the unit is closed by this change.
func (c *Change) Closed() bool {
	return c.Old != nil && c.Old.Closed.IsZero() && !c.Unit.Closed.IsZero() && !c.Merged()
}

// Merged reports whether the unit becomes part of another.
func (c *Change) Merged() bool { return c.Into != "" }

// Changed reports whether fields of a unit that stays differ.
func (c *Change) Changed() bool { return c.Old != nil && len(c.Fields) > 0 }

// NewContact reports whether the chair's name or number differ.
func (c *Change) NewContact() bool {
	if c.Old == nil {
		return c.ChairName != "" || c.ChairPhone != ""
	}
	return c.ChairName != c.Old.ChairName || c.ChairPhone != c.Old.ChairPhone
}

// Compare says what a file without faults changes in what the store has. now is
// the moment from which new parents hold and missing units are closed.
func Compare(f *File, p *Present, o Options, now time.Time) *Diff {
	m := &comparer{file: f, present: p, codes: p.codes(), tree: merge(f, p, o.CloseMissing), now: now}
	m.tree.measure(m.codes)
	m.diff.Notes, m.diff.Legacy = f.Notes, f.Legacy
	places := m.places()
	for _, n := range m.tree.downwards(func(n *node) int { return places[n.code] }) {
		m.compare(n, places[n.code])
	}
	if o.CloseMissing {
		m.closeMissing()
	}
	m.closeLeaving()
	return &m.diff
}

type comparer struct {
	file    *File
	present *Present
	tree    *tree
	codes   map[store.UnitID]string
	now     time.Time
	diff    Diff
}

// places gives every unit its place in the roster: its old one, or one after
// the last in order of rows.
func (m *comparer) places() map[string]int {
	places := make(map[string]int, len(m.tree.nodes))
	for code, k := range m.present.Units {
		places[code] = k.Order
	}
	last := m.present.Counters.Order
	for _, n := range m.tree.inFile {
		if n.known == nil {
			last++
			places[n.code] = last
		}
	}
	return places
}

func (m *comparer) compare(n *node, place int) {
	if n.row == nil {
		m.diff.Absent++
		if n.moved {
			c := &Change{Unit: n.known.Unit, ParentCode: n.parent, ChairName: n.known.ChairName, ChairPhone: n.known.ChairPhone, Old: n.known, Carried: true}
			m.diff.Changes = append(m.diff.Changes, c)
		}
		return
	}
	c := m.change(n, place)
	if c.Added() || c.Changed() || c.Moved || c.Carried || c.Reopened {
		m.diff.Changes = append(m.diff.Changes, c)
		return
	}
	m.diff.Unchanged++
}

// change gives the unit of a row as it will be.
func (m *comparer) change(n *node, place int) *Change {
	c := &Change{ParentCode: n.parent, Row: n.row.Line, Old: n.known, Decision: n.row.Decision}
	if n.known == nil {
		c.Unit = store.Unit{V: 1, Code: n.code, Order: place, From: from(n.row, m.now), Decision: n.row.Decision.Number}
	} else {
		c.Unit, c.ChairName, c.ChairPhone = n.known.Unit, n.known.ChairName, n.known.ChairPhone
		c.Reopened = !n.known.Closed.IsZero()
		c.Unit.Closed, c.Unit.Into = time.Time{}, ""
		c.From = m.codes[n.known.Parent]
		c.Moved = c.From != n.parent
		c.Carried = n.moved && !c.Moved
		if c.Moved {
			c.Unit.From, c.Unit.Decision = from(n.row, m.now), n.row.Decision.Number
		}
	}
	m.fill(c, n)
	c.Fields = c.differences()
	return c
}

// fill sets the fields that the file speaks of.
func (m *comparer) fill(c *Change, n *node) {
	r, u, has := n.row, &c.Unit, m.file.header.has
	u.Kind, u.Name = r.Kind, r.Name
	if has(ShortName) {
		u.Short = r.Short
	}
	if has(Symbol) {
		u.Symbol = r.Symbol
	}
	if has(Place) {
		u.Place = r.Place
	}
	if has(Workers) {
		u.Workers = r.Workers
	}
	if has(Zone) {
		u.Zone = r.Zone
	}
	switch {
	case r.Reports != nil:
		u.Reports = *r.Reports
	case has(Reports) || n.known == nil || n.known.Kind != r.Kind:
		u.Reports = ReportsByDefault(r.Kind, m.tree.children[n.code] > 0)
	}
	if has(ChairName) {
		c.ChairName = r.ChairName
	}
	if has(ChairPhone) {
		c.ChairPhone = r.ChairPhone
	}
}

// differences lists the columns in which a unit that stays differs.
func (c *Change) differences() []Column {
	if c.Old == nil {
		return nil
	}
	old, u := &c.Old.Unit, &c.Unit
	var cs []Column
	note := func(c Column, differs bool) {
		if differs {
			cs = append(cs, c)
		}
	}
	note(Kind, old.Kind != u.Kind)
	note(Name, old.Name != u.Name)
	note(ShortName, old.Short != u.Short)
	note(Symbol, old.Symbol != u.Symbol)
	note(Place, old.Place != u.Place)
	note(Workers, !sameNumber(old.Workers, u.Workers))
	note(Zone, old.Zone != u.Zone)
	note(Reports, old.Reports != u.Reports)
	note(ChairName, c.Old.ChairName != c.ChairName)
	note(ChairPhone, c.Old.ChairPhone != c.ChairPhone)
	return cs
}

func sameNumber(a, b *int64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// closeMissing adds the open units that the file does not have, in roster order.
func (m *comparer) closeMissing() {
	var gone []*Change
	for code, k := range m.present.Units {
		if m.tree.named[code] || !k.Closed.IsZero() {
			continue
		}
		c := &Change{Unit: k.Unit, ParentCode: m.codes[k.Parent], ChairName: k.ChairName, ChairPhone: k.ChairPhone, Old: k}
		c.Unit.Closed = m.now
		gone = append(gone, c)
	}
	slices.SortFunc(gone, func(a, b *Change) int { return a.Unit.Order - b.Unit.Order })
	m.diff.Changes = append(m.diff.Changes, gone...)
}
