package viet

import "unicode/utf8"

// SortKey turns a text into a key that orders texts the Vietnamese way when
// compared as strings: letters first (a ă â b c d đ e ê …), then tones (level,
// huyền, hỏi, ngã, sắc, nặng), numbers by value ("Quận 2" before "Quận 10").
func SortKey(text string) string {
	text = Clean(text)
	letters := make([]byte, 0, 2*len(text)+2)
	tones := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		if n := digitsAt(text[i:]); n > 0 {
			letters = appendNumber(letters, text[i:i+n])
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		l := letterOf(r)
		letters = utf8.AppendRune(letters, l.base)
		if l.base >= 'a' && l.base <= 'z' {
			letters = append(letters, byte(l.mark)+1)
			tones = append(tones, toneRank[l.tone])
		}
	}
	return string(append(append(letters, 0), tones...))
}

// toneRank is the order of tones in dictionaries.
var toneRank = [...]byte{noTone: 1, grave: 2, hook: 3, tilde: 4, acute: 5, dotBelow: 6}

func digitsAt(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// appendNumber writes digits so that shorter numbers come first.
func appendNumber(key []byte, digits string) []byte {
	for len(digits) > 1 && digits[0] == '0' {
		digits = digits[1:]
	}
	return append(append(key, '0', byte(min(len(digits), 255))), digits...)
}
