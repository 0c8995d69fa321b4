package directory

import (
	"cmp"
	"slices"

	"raquan/bot/viet"
	"raquan/store"
)

// Levels finds the units above others, at or under a unit ("" is everywhere), that a
// text may mean, best first, at most Most of them, and says how many fit. There are
// some thousand in the country, so all are compared.
func (x *Index) Levels(text string, under store.UnitID) (ids []store.UnitID, total int) {
	if x == nil {
		return nil, 0
	}
	q := viet.NewUnitQuery(clip(text))
	var hits []hit
	var above [8]viet.UnitKey
	for i := range x.uppers {
		u := &x.uppers[i]
		e := entry{id: u.id, above: u.above, key: u.key}
		if u.id != under && !x.isUnder(&e, under) {
			continue
		}
		if m, score := q.MatchWithin(u.key, x.aboveOf(&e, above[:0])...); m != viet.NoMatch {
			hits = append(hits, hit{int32(i), m, score})
		}
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.match, a.match), cmp.Compare(b.score, a.score), cmp.Compare(a.unit, b.unit))
	})
	if exact := slices.IndexFunc(hits, func(h hit) bool { return h.match != viet.Exact }); exact > 0 {
		hits = hits[:exact]
	}
	for _, h := range hits[:min(len(hits), Most)] {
		ids = append(ids, x.uppers[h.unit].id)
	}
	return ids, len(hits)
}

// Top is the unit that all others stand under; empty if there is none.
func (x *Index) Top() store.UnitID {
	if x == nil {
		return ""
	}
	for i := range x.uppers {
		if x.uppers[i].above < 0 {
			return x.uppers[i].id
		}
	}
	return ""
}
