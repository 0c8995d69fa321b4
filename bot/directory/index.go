// Package directory finds the unit that somebody means by what they type: the
// units that are to report, by name and by the names of the levels above, and the
// levels themselves.
//
// # Why a room of its own
//
// Somebody who has neither a link nor a number on the roster knows the name of
// their unit, and types it their way: "cđcs cty may ninh kiều". Deciding whether
// a name fits is the work of viet; comparing every name of the country for it
// would take a fifth of a second, and hundreds of schools share one name. So the
// names are kept in memory by their words (13 MB for 126,000 units), a search
// compares the few that have the words typed, and a crowd of equal names is
// told apart by where they stand.
//
// An Index is a picture of one moment, made in the background (Live). Whoever
// acts on what it found reads the unit again in the transaction: it may have
// been closed since.
//
// # How to change it
//
// How words are read belongs to viet. What a search gives to choose from is in
// search.go. A unit that is added or closed takes part from the next minute on:
// who writes units calls store.UnitsChanged.
package directory

import (
	"cmp"
	"iter"
	"slices"

	"raquan/bot/viet"
	"raquan/store"
)

// Index is the units of one moment. It does not change; nil is an empty one.
type Index struct {
	uppers []upper
	at     map[store.UnitID]int32 // place in uppers
	units  []entry                // in roster order
	words  map[string][]int32     // units with the word in their name or above, in order
}

// upper is a unit that others stand under.
type upper struct {
	id    store.UnitID
	above int32 // -1: none
	key   viet.UnitKey
}

// entry is a unit that is to report.
type entry struct {
	id    store.UnitID
	above int32
	order int
	key   viet.UnitKey
}

// Build makes an index of the units that are to report.
func Build(units iter.Seq2[*store.Unit, error]) (*Index, error) {
	x := &Index{at: map[store.UnitID]int32{}, words: map[string][]int32{}}
	parents := map[store.UnitID]store.UnitID{}
	var under []store.UnitID // of each entry
	for u, err := range units {
		if err != nil {
			return nil, err
		}
		if u.Kind != store.Grassroots {
			x.at[u.ID] = int32(len(x.uppers))
			x.uppers = append(x.uppers, upper{id: u.ID, key: viet.NewUnitKey(u.Name)})
			parents[u.ID] = u.Parent
		}
		if u.Expected() {
			x.units = append(x.units, entry{id: u.ID, above: int32(len(under)), order: u.Order, key: viet.NewUnitKey(u.Name)})
			under = append(under, u.Parent)
		}
	}
	for i := range x.uppers {
		x.uppers[i].above = x.place(parents[x.uppers[i].id])
	}
	for i := range x.units {
		x.units[i].above = x.place(under[i])
	}
	slices.SortFunc(x.units, func(a, b entry) int { return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.id, b.id)) })
	x.list()
	return x, nil
}

// place finds a unit above, -1 if it is none.
func (x *Index) place(id store.UnitID) int32 {
	if i, ok := x.at[id]; ok {
		return i
	}
	return -1
}

// list enters every unit under its words, and those of all above but the
// national unit.
func (x *Index) list() {
	for i := range x.units {
		for w := range x.units[i].key.Words() {
			x.enter(w, int32(i))
		}
		for a := x.units[i].above; a >= 0 && x.uppers[a].above >= 0; a = x.uppers[a].above {
			for w := range x.uppers[a].key.Words() {
				x.enter(w, int32(i))
			}
		}
	}
	for w, list := range x.words {
		x.words[w] = slices.Clip(list)
	}
}

func (x *Index) enter(word string, i int32) {
	list := x.words[word]
	if n := len(list); n == 0 || list[n-1] != i {
		x.words[word] = append(list, i)
	}
}

// isUnder reports whether a unit stands under another, at any depth; under "" is
// everywhere.
func (x *Index) isUnder(e *entry, under store.UnitID) bool {
	if under == "" {
		return true
	}
	for a := e.above; a >= 0; a = x.uppers[a].above {
		if x.uppers[a].id == under {
			return true
		}
	}
	return false
}

// Under lists units under another in roster order, at most n from a place on,
// and says how many there are in all.
func (x *Index) Under(under store.UnitID, from, n int) (ids []store.UnitID, total int) {
	if x == nil {
		return nil, 0
	}
	for i := range x.units {
		if !x.isUnder(&x.units[i], under) {
			continue
		}
		if total >= from && len(ids) < n {
			ids = append(ids, x.units[i].id)
		}
		total++
	}
	return ids, total
}
