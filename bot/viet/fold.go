package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean is the form in which typed text is stored and shown: NFC, without
// invisible characters (format characters, variation selectors, controls),
// every kind of space a plain one, full-width letters and digits plain ones,
// trimmed. Line breaks stay. Clean(Clean(s)) == Clean(s).
//
// Text in a legacy font must be converted before: TCVN3 writes ư with the soft
// hyphen, which is a format character.
func Clean(s string) string {
	if isClean(s) {
		return strings.Trim(s, " \n")
	}
	s = strings.ToValidUTF8(s, "")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(cleanRune, s)
	// Composing can yield a compatibility form of a character mapped above.
	s = strings.Map(cleanRune, norm.NFC.String(s))
	return strings.Trim(s, " \n")
}

// Composed is a text as it was typed, with its letters composed (NFC) and no space
// around it: for what is sent on to others. Emoji stay whole.
func Composed(s string) string {
	return strings.TrimSpace(norm.NFC.String(strings.ToValidUTF8(s, "")))
}

// isClean is true for what most people send: ASCII and composed Vietnamese
// letters, which need no work.
func isClean(s string) bool {
	for _, r := range s {
		switch {
		case r >= ' ' && r < 0x7F, r == '\n':
		case r >= 'À' && r < latinEnd, r >= 'Ạ' && r <= 'ỹ':
		default:
			return false
		}
	}
	return true
}

func cleanRune(r rune) rune {
	switch {
	case r == '\n' || (r >= ' ' && r < 0x7F):
		return r
	case r == '\r' || r == 0x2028 || r == 0x2029:
		return '\n'
	case r == '\t' || unicode.Is(unicode.Zs, r):
		return ' '
	case r < 0xA0:
		return -1
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFF01 + '!'
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF:
		return -1
	case unicode.Is(unicode.Cf, r):
		return -1
	}
	return r
}

// Fold is the form in which text is compared: cleaned, lower case, đ (and its
// look-alikes) as d, no diacritics, single spaces, no line breaks. It removes
// tone and letter marks, not spelling variants: "Quy Nhơn" and "Qui Nhơn" stay
// different. Fold(Fold(s)) == Fold(s).
func Fold(s string) string {
	s = Clean(s)
	out := make([]byte, 0, len(s))
	space := false
	for _, r := range s {
		if r == ' ' || r == '\n' {
			space = len(out) > 0
			continue
		}
		base := letterOf(r).base
		if isCombining(r) || isCombining(base) {
			continue
		}
		if space {
			out = append(out, ' ')
			space = false
		}
		out = utf8.AppendRune(out, base)
	}
	return string(out)
}

// isCombining is true for diacritics that found no letter to compose with.
func isCombining(r rune) bool {
	if r < combiningMin {
		return false
	}
	return r <= combiningMax || unicode.Is(unicode.Mn, r)
}
