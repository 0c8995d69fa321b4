package roster

import (
	"cmp"
	"slices"

	"raquan/store"
)

// tree is what the units will be once the file is imported: those of the file
// and the open ones of the store that it does not mention; without those that leave.
type tree struct {
	nodes    map[string]*node
	inFile   []*node // in order of rows, each code once
	children map[string]int
	named    map[string]bool // codes that the file has
	leaving  []*node         // units that a row closes or merges, in order of rows: none of nodes
}

// node is one unit of the tree.
type node struct {
	code   string
	parent string
	kind   store.UnitKind
	row    *Row   // nil: not in the file
	known  *Known // nil: not in the store

	// Set by measure.
	depth  int  // 0 is the national unit
	circle bool // is in a circle of parents
	loop   bool // is under one
	moved  bool // it, or a unit above it, gets another parent
	walked bool
}

// merge makes the tree. Of a code that the file has twice the first row counts.
func merge(f *File, p *Present, closeMissing bool) *tree {
	t := &tree{nodes: make(map[string]*node, len(f.Rows)), children: map[string]int{}, named: make(map[string]bool, len(f.Rows))}
	for i := range f.Rows {
		r := &f.Rows[i]
		if r.Code == "" || t.named[r.Code] {
			continue
		}
		t.named[r.Code] = true
		n := &node{code: r.Code, parent: r.Parent, kind: r.Kind, row: r, known: p.Units[r.Code]}
		if r.leaves() {
			t.leaving = append(t.leaving, n)
			continue
		}
		t.nodes[r.Code] = n
		t.inFile = append(t.inFile, n)
	}
	if !closeMissing {
		t.keepMissing(p)
	}
	for _, n := range t.nodes {
		if n.parent != "" {
			t.children[n.parent]++
		}
	}
	return t
}

func (t *tree) keepMissing(p *Present) {
	codes := p.codes()
	for code, k := range p.Units {
		if !t.named[code] && k.Closed.IsZero() {
			t.nodes[code] = &node{code: code, parent: codes[k.Parent], kind: k.Kind, known: k}
		}
	}
}

// codes gives the code of each unit of the store.
func (p *Present) codes() map[store.UnitID]string {
	codes := make(map[store.UnitID]string, len(p.Units))
	for code, k := range p.Units {
		codes[k.ID] = code
	}
	return codes
}

// measure walks from every unit to the top and notes what it meets there.
func (t *tree) measure(codes map[store.UnitID]string) {
	for _, n := range t.nodes {
		t.walk(n, codes)
	}
}

// walk measures a unit and all above it.
func (t *tree) walk(n *node, codes map[store.UnitID]string) {
	var path []*node
	at := map[*node]int{}
	for n != nil && !n.walked {
		if i, met := at[n]; met {
			for _, m := range path[i:] {
				m.circle = true
			}
			break
		}
		at[n] = len(path)
		path = append(path, n)
		n = t.nodes[n.parent]
	}
	for _, n := range slices.Backward(path) {
		n.walked = true
		n.moved = n.known != nil && codes[n.known.Parent] != n.parent
		if above := t.nodes[n.parent]; above != nil && !n.circle {
			n.depth = above.depth + 1
			n.loop = above.loop || above.circle
			n.moved = n.moved || n.known != nil && above.moved
		}
	}
}

// missing lists the units that the file does not have, by code.
func (t *tree) missing() []*node {
	var nodes []*node
	for _, n := range t.nodes {
		if n.row == nil {
			nodes = append(nodes, n)
		}
	}
	slices.SortFunc(nodes, func(a, b *node) int { return cmp.Compare(a.code, b.code) })
	return nodes
}

// downwards lists the units, parents first, those of one depth in roster order.
func (t *tree) downwards(order func(*node) int) []*node {
	nodes := make([]*node, 0, len(t.nodes))
	for _, n := range t.nodes {
		nodes = append(nodes, n)
	}
	slices.SortFunc(nodes, func(a, b *node) int {
		return cmp.Or(cmp.Compare(a.depth, b.depth), cmp.Compare(order(a), order(b)), cmp.Compare(a.code, b.code))
	})
	return nodes
}
