package viet

// longestSyllable is how many letters a Vietnamese syllable can have: nghiêng.
const longestSyllable = 7

// isWrittenSyllable tells whether a word, with the diacritics that it has, can be
// a Vietnamese syllable: "Thủy", "thuỷ" and "bắc" can; "maõ", "gỏt" and "Müller"
// cannot. Unlike isSyllable it holds the diacritics against the word.
func isWrittenSyllable(word string) bool {
	var letters [longestSyllable]letter
	n := 0
	for _, r := range word {
		l := letterOf(r)
		if n == len(letters) || !isOfAlphabet(r, l) {
			return false
		}
		letters[n] = l
		n++
	}
	for i := min(3, n-1); i >= 0; i-- {
		if markedInitials[plainLetters(letters[:i])] && markedRimes[plainLetters(letters[i:n])] && !hasTone(letters[:i]) {
			return tonesFit(letters[i:n])
		}
	}
	return false
}

// isOfAlphabet tells the letters of Vietnamese: not ç, ü, å or ñ.
func isOfAlphabet(r rune, l letter) bool {
	if l.base > 'z' || l.mark == noMark && l.tone == noTone && lower(r) != l.base {
		return false
	}
	return alphabet[string(l.base)+markSign[l.mark]] && (l.tone == noTone || isVowel(byte(l.base)))
}

// markSign writes marks in ASCII, as one types them.
var markSign = [...]string{noMark: "", breve: "8", circumflex: "6", horn: "7", stroke: "9"}

var alphabet = setOf("a|b|c|d|e|g|h|i|k|l|m|n|o|p|q|r|s|t|u|v|x|y|a8|a6|e6|o6|o7|u7|d9")

func plainLetters(letters []letter) string {
	var out []byte
	for _, l := range letters {
		out = append(append(out, byte(l.base)), markSign[l.mark]...)
	}
	return string(out)
}

func hasTone(letters []letter) bool {
	for _, l := range letters {
		if l.tone != noTone {
			return true
		}
	}
	return false
}

// tonesFit tells whether a rime carries one tone at most, where it is written,
// and one that it can have: bắc and bạc, but not bằc.
func tonesFit(rime []letter) bool {
	vowels, at, t := 0, -1, noTone
	for i, l := range rime {
		if isVowel(byte(l.base)) {
			vowels = i + 1
		}
		if l.tone != noTone {
			if at >= 0 {
				return false
			}
			at, t = i, l.tone
		}
	}
	if at >= 0 && !isTonePlace(rime, vowels, at) {
		return false
	}
	switch final := rime[len(rime)-1].base; {
	case final == 'c', final == 'k', final == 'p', final == 't', final == 'h' && rime[len(rime)-2].base == 'c':
		return t == acute || t == dotBelow
	}
	return true
}

// isTonePlace tells whether the tone of a rime that begins with so many vowels is
// written on the one at that index. Of oa, oe and uy the old and the new way are
// both in use.
func isTonePlace(rime []letter, vowels, at int) bool {
	for i := vowels - 1; i >= 0; i-- {
		if rime[i].mark != noMark {
			return at == i
		}
	}
	switch {
	case vowels == 3:
		return at == 1
	case vowels == 2 && len(rime) > 2:
		return at == 1
	case vowels == 2:
		switch string(rime[0].base) + string(rime[1].base) {
		case "oa", "oe", "uy":
			return true
		}
	}
	return at == 0
}

var (
	markedInitials = setOf("|b|c|ch|d|d9|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x")
	markedRimes    = setOf("a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|a8c|a8k|ak|a8m|a8n|a8ng|a8p|a8t|a6c|a6m|a6n|a6ng|a6p|a6t|a6u|a6y|" +
		"e|ec|em|en|eng|eo|ep|et|e6|e6ch|e6m|e6n|e6ng|e6nh|e6p|e6t|e6u|i|ia|ich|ie6c|ie6m|ie6n|ie6ng|ie6p|ie6t|ie6u|im|in|inh|ip|it|iu|" +
		"o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oa8c|oa8m|oa8n|oa8ng|oa8t|oc|oe|oen|oeo|oet|oi|om|on|ong|ooc|oong|op|ot|" +
		"o6|o6c|o6i|o6m|o6n|o6ng|o6p|o6t|o7|o7i|o7m|o7n|o7p|o7t|u|ua|ua6n|ua6ng|ua6t|ua6y|uc|ue6|ue6ch|ue6nh|ui|um|un|ung|uo6c|uo6i|uo6m|uo6n|uo6ng|uo6t|uo7|" +
		"up|ut|uy|uya|uych|uye6n|uye6t|uynh|uyt|uyu|u7|u7a|u7c|u7i|u7m|u7n|u7ng|u7o7c|u7o7i|u7o7m|u7o7n|u7o7ng|u7o7p|u7o7t|u7o7u|u7t|u7u|" +
		"y|ye6m|ye6n|ye6ng|ye6t|ye6u|ynh|yt|ych|uk|o6k|ok|ik|e6k")
)
