package viet

import (
	"slices"
	"strings"
)

// mostSyllablesOfUnit is how many syllables of a name are compared.
const mostSyllablesOfUnit = 32

// cover records which syllables of a name a query has named.
type cover struct {
	words   [mostSyllablesOfUnit]string
	used    [mostSyllablesOfUnit]bool
	n       int
	name    int // of the syllables, how many are the unit's own; the others are of units above
	own     int // slots found that are not places
	foreign int // places of the query that the name does not have
	letters int // letters found
	loose   bool
}

func (c *cover) split(words string) {
	for len(words) > 0 && c.n < len(c.words) {
		c.words[c.n], words = nextWord(words)
		c.n++
	}
}

// take finds a slot in the name. The last slot may be the beginning of a
// syllable.
func (c *cover) take(s *unitSlot, last bool) bool {
	switch {
	case s.perhaps:
		if i := c.index(s.word); i >= 0 && !c.used[i] {
			c.mark(i)
		}
		return true
	case s.meanings != nil && c.takeMeaning(s):
	case c.takeWord(s.word):
	case s.typo && (c.takeJoined(s.word) || c.takeNear(s.word)):
	case s.initial && c.takePrefix(s.word):
		c.loose = true
	case last && s.meanings == nil && c.takePrefix(s.word), s.meanings == nil && c.takePart(s.word):
		c.loose = true
	case s.isStrict() && c.takeClipped(s.word):
		c.loose = true
	case s.place:
		c.foreign++
		return true
	case isWeak(s.word):
		c.loose = true
		return true
	default:
		return false
	}
	if !s.place {
		c.own++
	}
	return true
}

// allowsForeign tells whether a name may leave out the places that the query
// has: neither it nor a level above has places of its own instead, and enough
// else was found.
func (c *cover) allowsForeign(k UnitKey, above []UnitKey) bool {
	missing := false
	for i := range c.name {
		missing = missing || !c.used[i]
		if !c.used[i] && i >= k.place {
			return false
		}
	}
	if hasPlace(k) || slices.ContainsFunc(above, hasPlace) {
		return false
	}
	switch k.kind {
	case unitFederation:
		return !missing
	case unitUnion, unitNational:
		return false
	}
	return c.own > 1
}

// hasPlace tells whether a name has a province in it.
func hasPlace(k UnitKey) bool { return len(placesIn(k.words)) > 0 }

func (c *cover) takeMeaning(s *unitSlot) bool {
	for _, m := range s.meanings {
		if c.takeAll(m.words) {
			c.loose = c.loose || m.place && s.severalPlaces()
			return true
		}
	}
	return false
}

// takeAll takes all the words or none; of a word several times in the name any
// serves.
func (c *cover) takeAll(words []string) bool {
	for _, w := range words {
		if c.index(w) < 0 {
			return false
		}
	}
	for _, w := range words {
		c.takeWord(w)
	}
	return true
}

// index is the place of a word, one not yet used if possible, or -1.
func (c *cover) index(word string) int {
	found := -1
	for i := range c.n {
		if c.words[i] != word {
			continue
		}
		if !c.used[i] {
			return i
		}
		found = i
	}
	return found
}

func (c *cover) takeWord(word string) bool {
	i := c.index(word)
	if i < 0 {
		return false
	}
	c.mark(i)
	return true
}

func (c *cover) mark(i int) {
	if !c.used[i] {
		c.letters += len(c.words[i])
	}
	c.used[i] = true
}

// takeJoined takes syllables that were typed without a space: "binhduong".
func (c *cover) takeJoined(word string) bool {
	for i := range c.n {
		rest, ok := strings.CutPrefix(word, c.words[i])
		j := i + 1
		for ok && rest != "" && j < c.n {
			rest, ok = strings.CutPrefix(rest, c.words[j])
			j++
		}
		if ok && rest == "" {
			for ; i < j; i++ {
				c.mark(i)
			}
			return true
		}
	}
	return false
}

// takeNear takes a syllable that differs by one letter.
func (c *cover) takeNear(word string) bool {
	for i := range c.n {
		if !c.used[i] && len(c.words[i]) > 2 && oneMistake(word, c.words[i]) && !isOtherShort(word, c.words[i]) {
			c.mark(i)
			return true
		}
	}
	return false
}

// isOtherShort tells words of three letters of which one is another, which are
// as likely to be two words: Chư Păh and Chư Pưh.
func isOtherShort(a, b string) bool {
	return len(a) == 3 && len(b) == 3 && a[0]+a[1]+a[2] != b[0]+b[1]+b[2]
}

// takeClipped takes a syllable of which one letter was left out or doubled, when
// what is left is a syllable too; that is good for a list only.
func (c *cover) takeClipped(word string) bool {
	for i := range c.n {
		w := c.words[i]
		if !c.used[i] && len(word) > 2 && len(w) > 3 && len(w) != len(word) && oneMistake(word, w) {
			c.mark(i)
			return true
		}
	}
	return false
}

func (c *cover) takePrefix(word string) bool {
	for i := range c.n {
		if !c.used[i] && !isDigits(word) && strings.HasPrefix(c.words[i], word) {
			c.mark(i)
			return true
		}
	}
	return false
}

// takePart takes a foreign word that was typed in pieces ("pou yuen").
func (c *cover) takePart(word string) bool {
	for i := range c.n {
		if len(word) > 2 && len(c.words[i]) > len(word) && !isSyllable(c.words[i]) && strings.Contains(c.words[i], word) {
			c.mark(i)
			return true
		}
	}
	return false
}

func isDigits(word string) bool { return word[0] >= '0' && word[0] <= '9' }

// isWeak tells the syllables that a name may have or lack without being another:
// those of "Việt Nam".
func isWeak(word string) bool { return word == "viet" || word == "nam" }

// verdict weighs what of the name was not named.
func (c *cover) verdict(q *UnitQuery, k UnitKey) (Match, int) {
	missing, letters := 0, 0
	for i := range c.n {
		if i >= c.name && !c.used[i] {
			continue // nobody has to name the level above
		}
		letters += len(c.words[i])
		if !c.used[i] && !c.isWeakAt(i) {
			missing++
		}
	}
	if !q.named && (q.kind == unitPlain || c.n > 0) {
		return NoMatch, 0
	}
	score := max(1, 1000*(c.letters+1)/(letters+1))
	if q.kind == k.kind && q.kind != unitPlain {
		score += 50
	}
	if missing > 0 || c.loose || q.isOtherLevel(k) || c.foreign > 0 {
		return Possible, score
	}
	return Exact, 1000 + score
}

// isWeakAt tells whether the syllable at i is part of "Việt Nam".
func (c *cover) isWeakAt(i int) bool {
	switch c.words[i] {
	case "viet":
		return i+1 < c.n && c.words[i+1] == "nam"
	case "nam":
		return i > 0 && c.words[i-1] == "viet"
	}
	return false
}
