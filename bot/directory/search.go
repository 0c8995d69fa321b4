package directory

import (
	"cmp"
	"math/bits"
	"slices"
	"unicode/utf8"

	"raquan/bot/viet"
	"raquan/store"
)

// Most is how many units, or groups of units, a search gives to choose from.
const Most = 8

// MaxQuery is how many letters of a search text are read.
const MaxQuery = 200

// Found is what a search gives: units, best first, or, if too many fit equally
// well, where they stand.
type Found struct {
	Units  []store.UnitID
	Groups []Group // to choose from instead of Units; in roster order
	Total  int     // how many fit
}

// Group is some of the units found, under one unit above.
type Group struct {
	Above store.UnitID
	N     int
}

// mostCompared bounds the names compared in one search: a text so general that
// more have its words needs another word anyway.
const mostCompared = 5000

// Search finds the units under another ("" is everywhere) that a text may mean.
// The same text finds the same in the same order.
func (x *Index) Search(text string, under store.UnitID) Found {
	if x == nil {
		return Found{}
	}
	q := viet.NewUnitQuery(clip(text))
	for _, how := range []leniency{{}, {near: true}, {near: true, without: true}} {
		if hits := x.compare(q, x.narrow(q, how), under); len(hits) > 0 {
			return x.choose(hits, under)
		}
	}
	return Found{}
}

func clip(s string) string {
	if utf8.RuneCountInString(s) > MaxQuery {
		return string([]rune(s)[:MaxQuery])
	}
	return s
}

// set is a set of places in Index.units.
type set []uint64

// leniency says which units are worth comparing, if the zero value finds none.
type leniency struct {
	near    bool // a word near the one typed serves as well
	without bool // parts that a name need not have are left out
}

// narrow gives the units worth comparing: those that have every part of the
// query. nil are none.
func (x *Index) narrow(q *viet.UnitQuery, how leniency) set {
	var left set
	for _, part := range q.Parts() {
		if how.without && part.Optional() {
			continue
		}
		have := make(set, (len(x.units)+63)/64)
		for _, w := range part.Typed() {
			have.add(x.words[w])
		}
		if how.near {
			for w, list := range x.words {
				if part.Near(w) {
					have.add(list)
				}
			}
		}
		if left == nil {
			left = have
			continue
		}
		for i := range left {
			left[i] &= have[i]
		}
	}
	return left
}

func (s set) add(list []int32) {
	for _, i := range list {
		s[i/64] |= 1 << (i % 64)
	}
}

// hit is a unit that fits.
type hit struct {
	unit  int32
	match viet.Match
	score int
}

// compare decides about the units of a set.
func (x *Index) compare(q *viet.UnitQuery, s set, under store.UnitID) []hit {
	var hits []hit
	compared := 0
	var above [8]viet.UnitKey
	for i, word := range s {
		for ; word != 0 && compared < mostCompared; word &= word - 1 {
			n := int32(i*64 + bits.TrailingZeros64(word))
			e := &x.units[n]
			if !x.isUnder(e, under) {
				continue
			}
			compared++
			if m, score := q.MatchWithin(e.key, x.aboveOf(e, above[:0])...); m != viet.NoMatch {
				hits = append(hits, hit{n, m, score})
			}
		}
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.match, a.match), cmp.Compare(b.score, a.score), cmp.Compare(a.unit, b.unit))
	})
	return hits
}

// aboveOf gives the names of the levels above, without the national unit's.
func (x *Index) aboveOf(e *entry, keys []viet.UnitKey) []viet.UnitKey {
	for a := e.above; a >= 0 && x.uppers[a].above >= 0 && len(keys) < cap(keys); a = x.uppers[a].above {
		keys = append(keys, x.uppers[a].key)
	}
	return keys
}

// choose makes what is to be chosen from. Of more exact matches than can be
// shown, and of more possible ones if none is exact, the places are.
func (x *Index) choose(hits []hit, under store.UnitID) Found {
	exact := 0
	for exact < len(hits) && hits[exact].match == viet.Exact {
		exact++
	}
	f := Found{Total: len(hits)}
	if len(hits) > Most && (exact == 0 || exact > Most) {
		if exact > 0 {
			hits = hits[:exact]
		}
		f.Total = len(hits)
		f.Groups = x.groups(hits, under)
	}
	if f.Groups == nil {
		for _, h := range hits[:min(len(hits), Most)] {
			f.Units = append(f.Units, x.units[h.unit].id)
		}
	}
	return f
}

// groups divides hits by the highest level under a unit at which they stand
// apart; nil if that gives too many groups, or if some stand higher.
func (x *Index) groups(hits []hit, under store.UnitID) []Group {
	hits = slices.Clone(hits)
	slices.SortFunc(hits, func(a, b hit) int { return cmp.Compare(a.unit, b.unit) })
	for depth := 0; ; depth++ {
		count, order := map[int32]int{}, []int32(nil)
		for _, h := range hits {
			path := x.path(&x.units[h.unit], under)
			if depth >= len(path) {
				return nil
			}
			a := path[len(path)-1-depth]
			if count[a]++; count[a] == 1 {
				order = append(order, a)
			}
		}
		switch {
		case len(order) > Most:
			return nil
		case len(order) > 1:
			groups := make([]Group, 0, len(order))
			for _, a := range order {
				groups = append(groups, Group{Above: x.uppers[a].id, N: count[a]})
			}
			return groups
		}
	}
}

// path is the way from a unit up to what stands right under another unit, or
// under the national one.
func (x *Index) path(e *entry, under store.UnitID) []int32 {
	var path []int32
	for a := e.above; a >= 0 && x.uppers[a].id != under && x.uppers[a].above >= 0; a = x.uppers[a].above {
		path = append(path, a)
	}
	return path
}
