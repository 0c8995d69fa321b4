package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Encoding is a family of old Vietnamese fonts that store letters as others:
// "C«ng ®oµn" and "Coâng ñoaøn" are both "Công đoàn".
type Encoding uint8

// The encodings.
const (
	Modern Encoding = iota // Unicode, or not an old one for sure
	TCVN3
	VNI
)

// String is the name that people know the fonts by.
func (e Encoding) String() string {
	switch e {
	case TCVN3:
		return "TCVN3"
	case VNI:
		return "VNI"
	}
	return ""
}

// FromLegacy recognises a text that was typed with an old font and writes it in
// Unicode. It is for the cells of lists, which are kept for decades; nobody types
// so into a phone. It must come before [Clean], which takes out the soft hyphen
// that is ư in TCVN3.
//
// It is false unless every word that would change becomes a Vietnamese syllable,
// what was written is none, and some word has a mark where no language of Europe
// has one: "Müller", "René", "Nestlé", "Hoà Bình" and "LG®" stay as they are.
func FromLegacy(s string) (string, Encoding, bool) {
	if !mayBeLegacy(s) {
		return s, Modern, false
	}
	for _, e := range [...]Encoding{TCVN3, VNI} {
		if out, found := e.decode(s); found.isSure() {
			return out, e, true
		}
	}
	return s, Modern, false
}

// Decode is FromLegacy for a text beside others that were in e for sure: it also
// takes what could be another language ("Haï Long" beside "Coâng ñoaøn").
func (e Encoding) Decode(s string) (string, bool) {
	if e == Modern || !mayBeLegacy(s) {
		return s, false
	}
	out, found := e.decode(s)
	if !found.isLikely() {
		return s, false
	}
	return out, true
}

// mayBeLegacy tells a text that has characters of the old fonts and no letters
// that they lack.
func mayBeLegacy(s string) bool {
	high := false
	for _, r := range s {
		switch {
		case r >= 0xA1 && r <= 0xFF:
			high = true
		case r > 0xFF && (unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)), r == utf8.RuneError:
			return false
		}
	}
	return high
}

// legacyWords counts what a text would be if it was in an encoding.
type legacyWords struct {
	good   int // words that become a syllable, and were none
	bad    int // words that become none
	strong int // good ones with a mark that gives the encoding away
	closed int // good ones that end in a consonant
	words  int // of letters
}

// isSure tells that no other language is meant.
func (f legacyWords) isSure() bool {
	return f.isLikely() && (f.strong > 0 || f.good > 2 || f.words > 1 && f.closed == f.good)
}

// isLikely tells a text that makes sense in the encoding, and none without. A
// word in twenty may be a name or a slip.
func (f legacyWords) isLikely() bool { return f.good > 0 && 20*f.bad <= f.good }

// decode writes s as if it was in e.
func (e Encoding) decode(s string) (string, legacyWords) {
	var found legacyWords
	out := make([]byte, 0, len(s)+8)
	for len(s) > 0 {
		n := legacyWordLength(s)
		if n == 0 {
			r, size := utf8.DecodeRuneInString(s)
			out = utf8.AppendRune(out, r)
			s = s[size:]
			continue
		}
		out = append(out, found.take(e, s[:n])...)
		s = s[n:]
	}
	return string(out), found
}

// legacyWordLength measures the characters at the start of s that are letters in
// any of the old fonts.
func legacyWordLength(s string) int {
	for i, r := range s {
		ascii := r < utf8.RuneSelf && r|0x20 >= 'a' && r|0x20 <= 'z'
		if !ascii && (r < 0xC0 || r > 0xFF) && tcvn3Letters[r] == 0 {
			return i
		}
	}
	return len(s)
}

// take decodes one word and counts it.
func (f *legacyWords) take(e Encoding, word string) string {
	f.words++
	if isBare(word) || isMicro(word) {
		return word
	}
	var decoded string
	var strong bool
	if e == TCVN3 {
		decoded, strong = fromTCVN3(word)
	} else {
		decoded, strong = fromVNI(word)
	}
	switch {
	case decoded != "" && !hasVowel([]byte(Fold(decoded))):
		return decoded // LÑLÑ, CÑCS
	case decoded == "" || !isWrittenSyllable(decoded):
		f.bad++
		return word
	case isWrittenSyllable(word):
		return decoded // cô, Hoà: either
	}
	f.good++
	if strong {
		f.strong++
	}
	if last := decoded[len(decoded)-1]; last < utf8.RuneSelf && !isVowel(last|0x20) {
		f.closed++
	}
	return decoded
}

// isMicro tells µm, µg, µl.
func isMicro(word string) bool {
	rest, ok := strings.CutPrefix(word, "µ")
	return ok && len(rest) < 2
}

var (
	tcvn3Letters = tcvn3Table()
	vniLetters   = vniTable()
)

func tcvn3Table() map[rune]rune {
	table := map[rune]rune{}
	for _, l := range legacyLetters {
		table[l.tcvn3] = l.letter
	}
	for r, letter := range tcvn3Capitals {
		table[r] = letter
	}
	return table
}

func vniTable() map[string]rune {
	table := map[string]rune{}
	for _, l := range legacyLetters {
		table[l.vni] = l.letter
	}
	return table
}

// fromTCVN3 decodes a word, "" if it has a letter that the fonts lack. strong
// tells a sign, or a capital behind small letters, where a letter should be.
func fromTCVN3(word string) (decoded string, strong bool) {
	out := make([]byte, 0, len(word)+4)
	before := rune(0)
	ascii := false
	for _, r := range word {
		letter := r
		if r >= utf8.RuneSelf {
			if letter = tcvn3Letters[r]; letter == 0 {
				return "", false
			}
			strong = strong || r < 0xC0 || r == 0xD7 || r == 0xF7 || unicode.IsUpper(r) && unicode.IsLower(before)
		} else {
			ascii = true
		}
		out = utf8.AppendRune(out, letter)
		before = r
	}
	return string(out), strong && ascii
}

// fromVNI decodes a word, "" if it has a letter that the fonts lack. strong
// tells a vowel with an accent behind it such as other languages do not have.
func fromVNI(word string) (decoded string, strong bool) {
	out := make([]byte, 0, len(word)+4)
	for len(word) > 0 {
		r, size := utf8.DecodeRuneInString(word)
		next, nextSize := utf8.DecodeRuneInString(word[size:])
		key := string(unicode.ToLower(r))
		pair := key + string(unicode.ToLower(next))
		letter, n := vniLetters[pair], size+nextSize
		if letter == 0 || next < utf8.RuneSelf {
			letter, n = vniLetters[key], size
			strong = strong || letter == 'đ' && len(out) == 0 && len(word) > size
		} else {
			strong = strong || !europeanPairs[pair]
		}
		switch {
		case letter == 0 && r >= utf8.RuneSelf:
			return "", false
		case letter == 0:
			letter = r
		case unicode.IsUpper(r):
			letter = unicode.ToUpper(letter)
		}
		out = utf8.AppendRune(out, letter)
		word = word[n:]
	}
	return string(out), strong
}

// europeanPairs are the pairs of VNI that stand in words of other languages:
// naïf, aérien, Israël, Saül, Raúl, João, oásis, voilà.
var europeanPairs = setOf("aï|oï|eï|uï|aé|aë|aè|aü|aú|eá|oá|eã|oã|aã|où|oà|eä")
