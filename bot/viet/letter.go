package viet

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// mark is what a Vietnamese letter carries besides its base letter and tone.
type mark uint8

const (
	noMark mark = iota
	breve
	circumflex
	horn
	stroke
)

// tone is one of the six tones; noTone is both the level tone and "not typed".
type tone uint8

const (
	noTone tone = iota
	grave
	acute
	hook
	tilde
	dotBelow
)

// letter is a rune taken apart: ắ is a, breve, acute.
type letter struct {
	base rune
	mark mark
	tone tone
}

const (
	latinEnd     = 0x250
	additional   = 0x1E00
	additionEnd  = 0x1F00
	strokedD     = 'đ'
	combiningMin = 0x300
	combiningMax = 0x36F
)

// latin and latinAdditional hold the letters of the two blocks from which
// Vietnamese is written, taken apart and lower-cased.
var (
	latin           = lettersBetween(0, latinEnd)
	latinAdditional = lettersBetween(additional, additionEnd)
)

func lettersBetween(from, to rune) []letter {
	table := make([]letter, to-from)
	for i := range table {
		table[i] = takeApart(from + rune(i))
	}
	return table
}

// letterOf takes r apart; a rune that is not Latin is its own base.
func letterOf(r rune) letter {
	switch {
	case r < latinEnd:
		return latin[r]
	case r >= additional && r < additionEnd:
		return latinAdditional[r-additional]
	}
	return takeApart(r)
}

func takeApart(r rune) letter {
	r = lower(r)
	if isStrokedD(r) {
		return letter{base: 'd', mark: stroke}
	}
	var l letter
	for i, d := range norm.NFD.String(string(r)) {
		if i == 0 {
			l.base = plainBase(d)
			continue
		}
		m, t := combining(d)
		l.mark = max(l.mark, m)
		l.tone = max(l.tone, t)
	}
	return l
}

// combining tells what a combining character adds to its letter.
func combining(r rune) (mark, tone) {
	switch r {
	case 0x306:
		return breve, noTone
	case 0x302:
		return circumflex, noTone
	case 0x31B:
		return horn, noTone
	case 0x300:
		return noMark, grave
	case 0x301:
		return noMark, acute
	case 0x309:
		return noMark, hook
	case 0x303:
		return noMark, tilde
	case 0x323:
		return noMark, dotBelow
	}
	return noMark, noTone
}

// lower maps all cases of a letter to one, also for letters whose upper case
// has another lower case (ı, ſ, µ).
func lower(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return unicode.ToLower(unicode.ToUpper(r))
}

// isStrokedD is true for đ and for the two letters that look like it on a
// screen: eth (ð, Ð) and African d (ɖ, Ɖ).
func isStrokedD(r rune) bool {
	return r == strokedD || r == 'ð' || r == 'ɖ'
}

// plainBase is the lower-case Latin letter that a base letter is, or looks like.
func plainBase(r rune) rune {
	r = lower(r)
	if plain, ok := lookAlike(r); ok {
		return plain
	}
	return r
}

// lookAlike maps the Cyrillic and Greek letters that cannot be told from a
// Latin one on a screen.
func lookAlike(r rune) (rune, bool) {
	const (
		foreign = "аеорсхуіοα"
		plain   = "aeopcxyioa"
	)
	if r < 0x370 || r > 0x460 {
		return 0, false
	}
	n := 0
	for _, f := range foreign {
		if f == r {
			return rune(plain[n]), true
		}
		n++
	}
	return 0, false
}

// fits tells whether typed contradicts want nowhere. Both are one word in NFC
// with equal folds. Every mark that was typed must be in want, and the tone,
// wherever in the word it was typed (hòa, hoà), must be want's tone or missing.
func fits(typed, want string) bool {
	var typedTone, wantTone tone
	for len(typed) > 0 && len(want) > 0 {
		t, n := utf8.DecodeRuneInString(typed)
		w, m := utf8.DecodeRuneInString(want)
		typed, want = typed[n:], want[m:]
		a, b := letterOf(t), letterOf(w)
		if a.mark != noMark && a.mark != b.mark {
			return false
		}
		typedTone = max(typedTone, a.tone)
		wantTone = max(wantTone, b.tone)
	}
	return typedTone == noTone || typedTone == wantTone
}

// isBare is true when a word was typed without any diacritic.
func isBare(word string) bool {
	for i := 0; i < len(word); i++ {
		if word[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
