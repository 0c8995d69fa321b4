package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	wordToken tokenKind = iota
	digitsToken
	symbolToken
	foreignToken // a digit or numeral that is not 0-9
)

// token is a word, a run of digits or one symbol of a cleaned text.
type token struct {
	kind  tokenKind
	text  string // as typed, lower case, NFC
	fold  string // folded; of digits: the digits alone
	start int    // of fold, in line.folded
	glued bool   // nothing stands between this token and the one before
	look  bool   // digits with look-alike letters (12O) or emoji keys in them
}

// maxTokens bounds the work on one text; an answer has a dozen.
const maxTokens = 48

// line is a text cut into tokens. folded holds their folds with one space
// between each, so that a phrase of several tokens is a part of it. The tokens
// are an array so that a reader can keep the line on its stack.
type line struct {
	list   [maxTokens]token
	n      int
	folded string
	cut    bool // the text went on after maxTokens
}

// read cuts a text into tokens.
func (l *line) read(text string) {
	text = strings.ToLower(Clean(text))
	folded := make([]byte, 0, len(text)+16)
	glued := false
	for len(text) > 0 {
		if text[0] == ' ' {
			text, glued = text[1:], false
			continue
		}
		if l.n == maxTokens {
			l.cut = true
			break
		}
		kind, n, look := nextToken(text)
		if l.n > 0 {
			folded = append(folded, ' ')
		}
		t := token{kind: kind, text: text[:n], start: len(folded), glued: glued, look: look}
		folded = foldToken(folded, t)
		l.list[l.n] = t
		l.n++
		text, glued = text[n:], true
	}
	l.folded = string(folded)
	end := len(l.folded)
	for i := l.n - 1; i >= 0; i-- {
		l.list[i].fold = l.folded[l.list[i].start:end]
		end = l.list[i].start - 1
	}
}

func (l *line) tokens() []token { return l.list[:l.n] }

// phrase is the fold of tokens from up to and without to.
func (l *line) phrase(from, to int) string {
	last := &l.list[to-1]
	return l.folded[l.list[from].start : last.start+len(last.fold)]
}

func nextToken(s string) (kind tokenKind, n int, look bool) {
	r, size := utf8.DecodeRuneInString(s)
	if n, look = digitsRun(s); n > 0 {
		return digitsToken, n, look
	}
	switch {
	case unicode.IsLetter(r):
		return wordToken, wordRun(s), false
	case unicode.IsNumber(r):
		return foreignToken, size, false
	}
	return symbolToken, size, false
}

const keycap = '\u20E3'

// digitsRun measures the digits at the start of s, 0 if there are none. A run
// of digits and of the letters o, l, i that is not followed by other letters is
// read as digits too, with look set; so is a run of emoji keys.
func digitsRun(s string) (n int, look bool) {
	plain, mixed, seen := 0, 0, false
scan:
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9':
			if plain == i {
				plain = i + 1
			}
			seen = true
			mixed = i + 1
		case r == keycap && seen:
			mixed = i + utf8.RuneLen(r)
		case r < utf8.RuneSelf && likeDigit(byte(r)) != 0:
			mixed = i + 1
		case unicode.IsLetter(r):
			return plain, false
		default:
			break scan
		}
	}
	if !seen {
		return 0, false
	}
	return mixed, mixed != plain
}

// likeDigit is the digit that a lower-case letter is mistaken for, or 0.
func likeDigit(b byte) byte {
	switch b {
	case 'o':
		return '0'
	case 'l', 'i':
		return '1'
	}
	return 0
}

// wordRun measures a word: letters, their marks and inner apostrophes. "đ/c"
// and "d/c" (comrade) are words.
func wordRun(s string) int {
	if n := comrade(s); n > 0 {
		return n
	}
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) && r != keycap {
			continue
		}
		return i
	}
	return len(s)
}

// comrade measures "đ/c" or "d/c" at the start of s.
func comrade(s string) int {
	for _, p := range [...]string{"đ/c", "d/c"} {
		if rest, ok := strings.CutPrefix(s, p); ok {
			if r, _ := utf8.DecodeRuneInString(rest); !unicode.IsLetter(r) {
				return len(p)
			}
		}
	}
	return 0
}

// foldToken appends the fold of t to buf.
func foldToken(buf []byte, t token) []byte {
	for _, r := range t.text {
		switch {
		case t.kind == digitsToken:
			if r >= '0' && r <= '9' {
				buf = append(buf, byte(r))
			} else if r < utf8.RuneSelf {
				buf = append(buf, likeDigit(byte(r)))
			}
		case t.kind == wordToken && isCombining(r):
		default:
			buf = utf8.AppendRune(buf, letterOf(r).base)
		}
	}
	return buf
}
