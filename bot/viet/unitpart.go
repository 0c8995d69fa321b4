package viet

import (
	"iter"
	"strings"
)

// Comparing a query with every name of the country takes a fifth of a second. An
// index over the words of the names finds those few that are worth comparing:
// the parts of a query say which words to look up.

// Words are the words under which an index finds the key.
func (k UnitKey) Words() iter.Seq[string] { return strings.FieldsSeq(k.words) }

// UnitPart is one part of a query that a name, or a level above, must have for a
// match.
type UnitPart struct {
	slot *unitSlot
	last bool // may be the beginning of a word
}

// Parts are the parts of the query worth looking up.
func (q *UnitQuery) Parts() []UnitPart {
	var parts []UnitPart
	for i := range q.slots {
		if s := &q.slots[i]; len(s.word) > 1 || isDigits(s.word) {
			parts = append(parts, UnitPart{slot: s, last: i+1 == len(q.slots)})
		}
	}
	return parts
}

// Typed are the words any of which may be what was typed.
func (p UnitPart) Typed() []string {
	words := []string{p.slot.word}
	for _, m := range p.slot.meanings {
		if len(m.words) > 0 {
			words = append(words, m.words[0])
		}
	}
	return words
}

// Optional reports that a name can match without this part: it names a place, or
// is one of the small words that names have or lack.
func (p UnitPart) Optional() bool {
	if p.slot.place || p.slot.perhaps || isWeak(p.slot.word) {
		return true
	}
	for _, m := range p.slot.meanings {
		if len(m.words) == 0 {
			return true
		}
	}
	return false
}

// Near reports whether a word may be what was meant by a slip of the finger, a
// word not finished, or words run together.
func (p UnitPart) Near(word string) bool {
	typed := p.slot.word
	switch {
	case p.slot.meanings != nil:
		return false
	case p.last && !isDigits(typed) && strings.HasPrefix(word, typed):
		return true
	case p.slot.typo && (len(word) > 1 && strings.HasPrefix(typed, word) || len(word) > 2 && oneMistake(typed, word)):
		return true
	case len(typed) > 2 && len(word) > len(typed) && !isSyllable(word) && strings.Contains(word, typed):
		return true
	}
	return p.slot.isStrict() && len(typed) > 2 && len(word) > 3 && len(word) != len(typed) && oneMistake(typed, word)
}
