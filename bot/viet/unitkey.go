package viet

import "strings"

// unitSlot is one syllable of a name or query, or an abbreviation with its
// possible meanings.
type unitSlot struct {
	word     string        // the canonical syllable, or the abbreviation itself
	meanings []unitMeaning // of an abbreviation; nil for a syllable
	place    bool          // stands behind tỉnh, huyện, …, or is in the name of a province
	initial  bool          // a letter with a dot: b.duong
	perhaps  bool          // a small word as far as one sees without diacritics: tại, or Tài
	typo     bool          // no Vietnamese syllable: perhaps a slip of the finger
}

// unitMeaning is one way to write out an abbreviation.
type unitMeaning struct {
	words []string
	place bool
}

// isStrict tells slots that only the same syllable satisfies.
func (s *unitSlot) isStrict() bool { return s.meanings == nil && !s.typo }

// firstMeaning is what a slot stands for in a name. Place codes with several
// meanings stay as they are.
func (s *unitSlot) firstMeaning() []string {
	if s.meanings == nil || s.severalPlaces() {
		return []string{s.word}
	}
	return s.meanings[0].words
}

func (s *unitSlot) severalPlaces() bool {
	n := 0
	for _, m := range s.meanings {
		if m.place {
			n++
		}
	}
	return n > 1
}

// unitLexicon finds roles and abbreviations; unitExpansions has their meanings.
var unitLexicon, unitExpansions = buildUnitLexicon()

func buildUnitLexicon() (lexicon[unitClass], [][]unitMeaning) {
	var senses []sense[unitClass]
	var expansions [][]unitMeaning
	for _, pair := range unitAbbreviations {
		senses = append(senses, sense[unitClass]{pair[0], unitExpanded, int64(len(expansions))})
		expansions = append(expansions, parseMeanings(pair[1]))
	}
	return newLexicon(foldSpelling, senses, unitWords), expansions
}

func parseMeanings(text string) []unitMeaning {
	var out []unitMeaning
	for m := range strings.SplitSeq(text, "|") {
		m, place := strings.CutPrefix(m, "@")
		words := strings.Fields(m)
		for i := range words {
			words[i] = canonicalSyllable(words[i])
		}
		out = append(out, unitMeaning{words, place})
	}
	return out
}

// canonicalProvinces indexes the provinces by their first syllable.
func canonicalProvinces(list string) map[string][]string {
	index := map[string][]string{}
	for _, m := range parseMeanings(list) {
		index[m.words[0]] = append(index[m.words[0]], strings.Join(m.words, " "))
	}
	return index
}

// placesIn finds the provinces named in a text of canonical syllables.
func placesIn(words string) []string {
	var found []string
	for w := range strings.SplitSeq(words, " ") {
		for _, p := range provinces[w] {
			if containsWords(words, p) {
				found = append(found, p)
			}
		}
	}
	return found
}

// canonicalSyllable unifies i and y (Quy Nhơn, Qui Nhơn), and the spellings of
// highland names (Đắk Lắk, Đắc Lắc; Bắc Kạn, Bắc Cạn).
func canonicalSyllable(fold string) string {
	switch fold {
	case "dak":
		return "dac"
	case "lak":
		return "lac"
	case "kan":
		return "can"
	}
	n := len(fold)
	if n > 1 && fold[n-1] == 'y' && !isVowel(fold[n-2]) || strings.HasSuffix(fold, "quy") {
		return fold[:n-1] + "i"
	}
	return fold
}

func isVowel(b byte) bool { return strings.IndexByte("aeiouy", b) >= 0 }

// unitBuilder turns a text into slots.
type unitBuilder struct {
	slots []unitSlot
	kind  unitClass
	level unitClass
	place bool

	levelWord string // the word of the level, typed without diacritics: perhaps part of the name

	late   bool // the kind was said behind some of the name
	school bool // "trường" was said
}

func (b *unitBuilder) read(text string) {
	var l line
	l.read(text)
	for i := 0; i < l.n; {
		s, n := unitLexicon.find(&l, i)
		if n == 0 || s.class == unitProvince && isNameOfPlace(&l, i) {
			b.syllable(&l, i)
			i++
			continue
		}
		b.sense(s, &l, i)
		i += n
	}
}

// isNameOfPlace tells "tinh" at token i from "tỉnh" when it was typed without
// its tone: Hà Tĩnh ends with it.
func isNameOfPlace(l *line, i int) bool {
	return isBare(l.list[i].text) && (i+1 == l.n || i > 0 && l.list[i-1].fold == "ha")
}

// sense takes in a word with a role.
func (b *unitBuilder) sense(s sense[unitClass], l *line, i int) {
	if t := &l.list[i]; s.class != unitExpanded && isBare(t.text) && !isBare(s.spelling) && len(t.fold) > 2 && !strings.Contains(s.spelling, " ") {
		b.slots = append(b.slots, unitSlot{word: canonicalSyllable(t.fold), place: b.place, perhaps: true})
	}
	switch s.class {
	case unitExpanded:
		b.expanded(unitExpansions[s.value], l.list[i].fold)
	case unitFederation, unitGrassroots, unitUnion, unitNational:
		b.union(s.class, l, i)
	case unitProvince, unitCity, unitDistrict, unitUrban, unitTown:
		b.place = b.named() || b.kind == unitFederation
		if b.level == unitPlain {
			b.level = s.class
			if isBare(l.list[i].text) {
				b.levelWord = l.list[i].fold
			}
		}
	case unitCommune:
		b.place = true
	}
}

// union takes in "công đoàn" and its like: the kind at the start, words of the
// name elsewhere ("cao đẳng" is abbreviated like "công đoàn").
func (b *unitBuilder) union(class unitClass, l *line, i int) {
	if b.kind != unitPlain || b.named() || b.school {
		if t := &l.list[i]; class == unitUnion && t.fold == "cd" {
			b.expanded([]unitMeaning{{words: []string{"cao", "dang"}}, {words: nil}}, t.fold)
		}
		if b.kind == unitPlain {
			b.kind, b.late = class, true
		}
		return
	}
	b.kind = class
}

// named tells whether anything of the name itself was read.
func (b *unitBuilder) named() bool {
	for i := range b.slots {
		if !b.slots[i].perhaps {
			return true
		}
	}
	return false
}

// expanded takes in an abbreviation. With one meaning its words become
// syllables, among them the kind of the unit ("CĐGD").
func (b *unitBuilder) expanded(meanings []unitMeaning, abbreviation string) {
	if len(meanings) > 1 || meanings[0].place {
		b.slots = append(b.slots, unitSlot{word: abbreviation, meanings: meanings, place: b.place})
		return
	}
	words := meanings[0].words
	if len(words) > 2 && words[0] == "cong" && words[1] == "doan" {
		if b.kind == unitPlain {
			b.kind = unitUnion
		}
		words = words[2:]
	}
	for _, w := range words {
		b.slots = append(b.slots, unitSlot{word: w, place: b.place})
	}
}

func (b *unitBuilder) syllable(l *line, i int) {
	t := &l.list[i]
	if t.kind == symbolToken {
		return
	}
	if b.withCountry(t.fold, l, i) {
		return
	}
	word := canonicalSyllable(t.fold)
	if word == "truong" && i+1 < l.n && schoolKinds[l.list[i+1].fold] {
		b.school = true
		return
	}
	typo := t.kind == wordToken && !isSyllable(word)
	initial := len(word) == 1 && i+2 < l.n && l.list[i+1].text == "." && l.list[i+1].glued && l.list[i+2].glued
	b.slots = append(b.slots, unitSlot{word: word, place: b.place, typo: typo, initial: initial})
}

// withCountry reads an abbreviation with VN at its end: GDVN, CĐGDVN.
func (b *unitBuilder) withCountry(fold string, l *line, i int) bool {
	short, ok := strings.CutSuffix(fold, "vn")
	if !ok || !unitLexicon.has(short) || unitLexicon[short].senses[0].class != unitExpanded {
		return false
	}
	b.sense(unitLexicon[short].senses[0], l, i)
	b.expanded([]unitMeaning{{words: []string{"viet", "nam"}}}, "vn")
	return true
}

// markProvinces marks the syllables of the provinces that a query names beside
// something else as places: the name of the unit may leave them out.
func markProvinces(slots []unitSlot, places []string) {
	if len(places) == 1 && strings.Count(places[0], " ")+1 == len(slots) {
		return
	}
	for _, p := range places {
		words := strings.Fields(p)
		for i := 0; i+len(words) <= len(slots); i++ {
			if !spells(slots[i:], words) {
				continue
			}
			for j := range words {
				slots[i+j].place = true
			}
		}
	}
}

func spells(slots []unitSlot, words []string) bool {
	for j, w := range words {
		if slots[j].word != w {
			return false
		}
	}
	return true
}

// plainWords are the canonical syllables, abbreviations with one meaning
// written out.
func (b *unitBuilder) plainWords() string {
	words := make([]string, len(b.slots))
	for i := range b.slots {
		words[i] = b.slots[i].word
	}
	return strings.Join(words, " ")
}
