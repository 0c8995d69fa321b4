package roster

import (
	"slices"
	"strconv"
	"time"

	"raquan/bot/text"
	"raquan/store"
)

// MaxDepth is how many levels a unit may have above it: a report changes the
// tallies of all of them in one transaction.
const MaxDepth = 12

// below says which kinds stand directly under a kind.
var below = map[store.UnitKind][]store.UnitKind{
	store.National:   {store.Federation, store.Sector, store.Attached},
	store.Federation: {store.Upper, store.Grassroots},
	store.Sector:     {store.Upper, store.Grassroots},
	store.Attached:   {store.Upper, store.Grassroots},
	store.Upper:      {store.Upper, store.Grassroots},
}

// Options of an import.
type Options struct {
	CloseMissing bool // close the units that the file does not have

	Now time.Time // decisions that hold from a later day are refused; zero: none are
}

// Check lists everything that is wrong with a file, in order of rows: what Read
// found, and what does not fit together or with the units that the store has.
// With any fault nothing may be imported.
func Check(f *File, p *Present, o Options) []Fault {
	c := &checker{file: f, present: p, tree: merge(f, p, o.CloseMissing), codes: p.codes(), now: o.Now}
	c.faults = append(c.faults, f.faults...)
	if len(f.header.shown) < len(needed) || !f.header.has(Code) || !f.header.has(ParentCode) || !f.header.has(Kind) {
		sortFaults(c.faults)
		return c.faults // without these columns all other faults are noise
	}
	c.tree.measure(c.codes)
	c.early()
	c.twice()
	c.roots()
	for _, n := range c.tree.inFile {
		c.row(n)
	}
	c.others()
	c.leaving()
	sortFaults(c.faults)
	return c.faults
}

type checker struct {
	file    *File
	present *Present
	tree    *tree
	codes   map[store.UnitID]string
	faults  []Fault
	now     time.Time

	rootless bool // there is no national unit
}

func (c *checker) fault(row int, column Column, what *text.Sentence, args ...any) {
	name := ""
	if column != "" {
		name = c.file.header.name(column)
	}
	c.faults = append(c.faults, Fault{row, name, say(what, args...)})
}

// early finds decisions that hold from a day to come: what is imported holds at once.
func (c *checker) early() {
	if c.now.IsZero() {
		return
	}
	today := time.Date(c.now.Year(), c.now.Month(), c.now.Day(), 0, 0, 0, 0, time.UTC)
	for _, r := range c.file.Rows {
		if day := r.Decision.From; day.After(today) {
			c.fault(r.Line, Effective, text.ListDayAhead, "day", day.Format("2/1/2006"))
		}
	}
}

// twice finds codes that come again.
func (c *checker) twice() {
	first := make(map[string]*Row, len(c.file.Rows))
	for i := range c.file.Rows {
		r := &c.file.Rows[i]
		switch f := first[r.Code]; {
		case r.Code == "":
		case f == nil:
			first[r.Code] = r
		case f.Parent != r.Parent:
			c.fault(r.Line, ParentCode, text.ListTwoAbove, "code", r.Code, "row", strconv.Itoa(f.Line), "above", orNone(f.Parent))
		default:
			c.fault(r.Line, Code, text.ListCodeTwice, "code", r.Code, "row", strconv.Itoa(f.Line))
		}
	}
}

func orNone(code string) string {
	if code == "" {
		return say(text.ListNone)
	}
	return code
}

// roots: there is exactly one national unit.
func (c *checker) roots() {
	var root *node
	for _, n := range c.tree.nodes {
		if n.kind == store.National && n.row == nil {
			root = n // kept from the store
		}
	}
	for _, n := range c.tree.inFile {
		switch {
		case n.kind != store.National:
		case root == nil:
			root = n
		default:
			c.fault(n.row.Line, Kind, text.ListOneRoot, "code", root.code)
		}
	}
	if root == nil && len(c.tree.inFile) > 0 {
		c.faults = append(c.faults, Fault{Text: say(text.ListNoRoot)})
		c.rootless = true
	}
}

// row finds what is wrong with one unit of the file.
func (c *checker) row(n *node) {
	c.parent(n)
	if n.row.Workers != nil && n.kind == store.Grassroots && *n.row.Workers > MaxWorkers {
		c.fault(n.row.Line, Workers, text.ListTooMany, "max", strconv.Itoa(MaxWorkers))
	}
	if n.row.Reports != nil && *n.row.Reports && n.kind == store.National {
		c.fault(n.row.Line, Reports, text.ListRootReport)
	}
}

// parent finds what is wrong with the link to the unit above.
func (c *checker) parent(n *node) {
	line, above := n.row.Line, c.tree.nodes[n.parent]
	switch {
	case n.parent == "" && n.kind == store.National:
	case c.rootless && MayStand(store.National, n.kind) && c.present.Units[n.parent] == nil: // told once
	case n.kind == store.National:
		c.fault(line, ParentCode, text.ListRootAbove)
	case n.parent == "":
		c.fault(line, ParentCode, text.ListNoAbove)
	case n.parent == n.code:
		c.fault(line, ParentCode, text.ListOwnAbove)
	case above == nil:
		c.missing(n)
	case n.circle:
		c.fault(line, ParentCode, text.ListCircle, "code", n.code)
	case n.loop: // told at the circle
	case n.depth > MaxDepth:
		c.fault(line, ParentCode, text.ListDeep, "n", strconv.Itoa(n.depth), "max", strconv.Itoa(MaxDepth))
	case n.kind != "" && above.kind != "" && !MayStand(above.kind, n.kind):
		c.fault(line, Kind, text.ListUnder, "kind", kindName(n.kind), "above", kindName(above.kind), "code", above.code)
	}
}

// MayStand reports whether units of a kind stand directly under another.
func MayStand(above, kind store.UnitKind) bool { return slices.Contains(below[above], kind) }

// missing reports a parent that will not be there.
func (c *checker) missing(n *node) {
	switch k := c.present.Units[n.parent]; {
	case k == nil:
		c.fault(n.row.Line, ParentCode, text.ListUnknown, "code", n.parent)
	case k.Closed.IsZero():
		c.fault(n.row.Line, ParentCode, text.ListCloses, "code", n.parent)
	default:
		c.fault(n.row.Line, ParentCode, text.ListClosed, "code", n.parent)
	}
}

// others finds what the file does to units that it does not mention; the fault
// is told at the row above that causes it.
func (c *checker) others() {
	for _, n := range c.tree.missing() {
		if above := c.tree.nodes[n.parent]; above != nil && above.row != nil && above.kind != "" && !MayStand(above.kind, n.kind) {
			c.fault(above.row.Line, Kind, text.ListOver, "kind", kindName(above.kind), "code", n.code, "below", kindName(n.kind))
		}
	}
}
