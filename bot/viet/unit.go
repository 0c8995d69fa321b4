package viet

import (
	"slices"
	"strings"
)

// Match says how well the name of a unit answers a search.
type Match uint8

const (
	NoMatch  Match = iota
	Possible       // one of a list to choose from
	Exact          // this unit, or one of the same name
)

// String is match, rank or nomatch.
func (m Match) String() string {
	switch m {
	case Exact:
		return "match"
	case Possible:
		return "rank"
	}
	return "nomatch"
}

// UnitKey is a unit's name prepared for searching: abbreviations written out,
// legal forms dropped, spelling variants unified. It is small, so that all keys
// of the country fit in memory.
type UnitKey struct {
	words string    // canonical syllables, a space between each
	place int       // syllables from this one on are a place: behind huyện, phường, …
	kind  unitClass // federation, grassroots, union, national, or unitPlain
	level unitClass // province, city, district, or unitPlain
}

// NewUnitKey prepares a name.
func NewUnitKey(name string) UnitKey {
	var b unitBuilder
	b.read(name)
	k := UnitKey{kind: b.kind, level: b.level}
	words := make([]string, 0, len(b.slots))
	k.place = mostSyllablesOfUnit
	for _, s := range b.slots {
		if s.perhaps {
			continue
		}
		if s.place && k.place == mostSyllablesOfUnit {
			k.place = len(words)
		}
		words = append(words, s.firstMeaning()...)
	}
	k.words = strings.Join(words, " ")
	return k
}

// MatchUnit compares one name with one search text. For many names prepare the
// query once and the keys once.
func MatchUnit(name, query string) Match {
	m, _ := NewUnitQuery(query).Match(NewUnitKey(name))
	return m
}

// UnitQuery is a search text prepared for many names.
type UnitQuery struct {
	slots  []unitSlot
	kind   unitClass
	level  unitClass
	late   bool // the kind was said behind the name: perhaps that of the level above
	places []string

	levelWord string // see unitBuilder

	named    bool // there is something besides the kind
	national bool // "Việt Nam" was said
}

// NewUnitQuery prepares a search text.
func NewUnitQuery(text string) *UnitQuery {
	var b unitBuilder
	b.read(text)
	q := &UnitQuery{slots: b.slots, kind: b.kind, level: b.level, late: b.late, named: b.named(), levelWord: b.levelWord}
	words := b.plainWords()
	q.places, q.national = placesIn(words), containsWords(words, "viet nam")
	markProvinces(q.slots, q.places)
	return q
}

// Match compares the query with a key. The score orders the results of one
// query, highest first; it is 0 without a match.
func (q *UnitQuery) Match(k UnitKey) (Match, int) { return q.MatchWithin(k) }

// MatchWithin is Match for a unit that stands under others, whose names the
// query may name and need not: "hoa sen ninh kieu" is Trường Mầm non Hoa Sen
// under LĐLĐ quận Ninh Kiều.
func (q *UnitQuery) MatchWithin(k UnitKey, above ...UnitKey) (Match, int) {
	if !q.kindFits(k) && !(q.late && len(above) > 0) {
		return NoMatch, 0
	}
	var c cover
	c.split(k.words)
	c.name = c.n
	for i := range above {
		c.split(above[i].words)
	}
	for i := range q.slots {
		if !c.take(&q.slots[i], i+1 == len(q.slots)) {
			return NoMatch, 0
		}
	}
	if q.swaps(k) {
		return NoMatch, 0
	}
	if q.national && k.kind == unitUnion && !containsWords(k.words, "viet nam") && hasPlace(k) {
		return NoMatch, 0 // cđ gd vn is not the union of a province
	}
	if c.foreign > 0 && !c.allowsForeign(k, above) || c.foreign == 0 && !q.placesIn(k, above) {
		return NoMatch, 0
	}
	return c.verdict(q, k)
}

// kindFits compares what is said about the kind and level of the unit.
func (q *UnitQuery) kindFits(k UnitKey) bool {
	switch {
	case q.kind == unitPlain:
	case q.kind == k.kind:
	case q.kind == unitUnion && k.kind == unitGrassroots, q.kind == unitGrassroots && (k.kind == unitPlain || k.kind == unitUnion):
	case q.kind == unitUnion && k.kind == unitPlain:
	default:
		return false
	}
	if k.kind != unitFederation || q.level == unitPlain || k.level == unitPlain {
		return true
	}
	return q.level == k.level || isDistrict(q.level) && isDistrict(k.level) ||
		q.levelIsName(k)
}

// levelIsName tells that what looks like a level is part of the name: "tinh bien"
// is Tịnh Biên.
func (q *UnitQuery) levelIsName(k UnitKey) bool {
	return q.levelWord != "" && containsWords(k.words, q.levelWord)
}

// isDistrict tells the levels of the second rank. They are often mixed up, since
// districts become towns; but "quận Tân Phú" is not "huyện Tân Phú".
func isDistrict(level unitClass) bool {
	return level == unitDistrict || level == unitUrban || level == unitTown
}

// isOtherLevel tells whether the query and the key name different levels.
func (q *UnitQuery) isOtherLevel(k UnitKey) bool {
	return isDistrict(q.level) && isDistrict(k.level) && q.level != k.level && !q.levelIsName(k)
}

// swaps tells whether the query has two syllables of the name in the other order:
// Tây Sơn is not Sơn Tây. Whole parts of a name may change places.
func (q *UnitQuery) swaps(k UnitKey) bool {
	for i := 1; i < len(q.slots); i++ {
		a, b := &q.slots[i-1], &q.slots[i]
		if a.meanings != nil || b.meanings != nil || a.perhaps || b.perhaps || a.word == b.word || !isSyllable(a.word) || !isSyllable(b.word) {
			continue
		}
		if containsWords(k.words, b.word+" "+a.word) && !containsWords(k.words, a.word+" "+b.word) {
			return true
		}
	}
	return false
}

// placesIn tells whether every province that the query names is in the key, or
// in one of a unit above.
func (q *UnitQuery) placesIn(k UnitKey, above []UnitKey) bool {
	for _, p := range q.places {
		in := func(k UnitKey) bool { return containsWords(k.words, p) }
		if !in(k) && !slices.ContainsFunc(above, in) {
			return false
		}
	}
	return true
}

func containsWords(words, part string) bool {
	i := strings.Index(words, part)
	for i >= 0 {
		end := i + len(part)
		if (i == 0 || words[i-1] == ' ') && (end == len(words) || words[end] == ' ') {
			return true
		}
		next := strings.Index(words[i+1:], part)
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}
