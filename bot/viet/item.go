package viet

import (
	"unicode"
	"unicode/utf8"
)

// item is a token, a phrase or a whole figure with what it does in an answer
// about a number.
type item struct {
	class   class
	value   int64
	figure  uint8 // of a figureItem: its index among the figures
	glued   bool  // to the item before
	bare    bool  // typed without diacritics although the word has some
	off     bool  // misspelled
	partial bool  // typed with some diacritics missing
	token   int   // index of its first token
	zero    bool  // the word "không", which is zero inside a number
	colon   bool  // the sign ":", which is quiet except in 8:30
	mark    bool  // a "." or ","
	tilde   bool  // the sign "~", a dash between numbers and "about" elsewhere
	letter  bool  // a single letter
	span    bool  // a label that is a measure of time behind a number
}

// maxFigures is how many figures of a text are read; what has more is no answer.
const maxFigures = 8

// answer is a text as items.
type answer struct {
	items    [maxTokens]item
	n        int
	figures  [maxFigures]figure
	nFigures int
}

func (a *answer) parser() parser { return parser{a.items[:a.n], a.figures[:a.nFigures]} }

// read finds the figures, phrases and words of a line.
func (a *answer) read(l *line) {
	for i := 0; i < l.n; {
		t := &l.list[i]
		var it item
		var n int
		switch {
		case t.kind != digitsToken:
			it, n = wordAt(l, i)
		case a.nFigures == maxFigures:
			it, n = item{class: unknownWord}, 1
		default:
			labelled := a.n > 0 && a.items[a.n-1].class == labelWord
			a.figures[a.nFigures], n = readFigure(l.list[i:l.n], i == 0, labelled)
			it = item{class: figureItem, figure: uint8(a.nFigures)}
			a.nFigures++
		}
		it.token, it.glued, it.letter = i, t.glued, len(t.fold) == 1 && t.kind == wordToken
		a.items[a.n] = it
		a.n++
		i += n
	}
}

// wordAt finds the longest known phrase at token i and how many tokens it has.
// A number word with the wrong diacritics is found too, and marked.
func wordAt(l *line, i int) (item, int) {
	t := &l.list[i]
	if s, n := numberSenses.find(l, i); n > 0 {
		return itemOf(s, t, n), n
	}
	if numberSenses.has(t.fold) && numberSenses[t.fold].senses[0].class <= andHalfWord {
		it := itemOf(numberSenses[t.fold].senses[0], t, 1)
		it.off = true
		return it, 1
	}
	return item{class: strangeClass(t)}, 1
}

func itemOf(s sense[class], t *token, n int) item {
	it := item{class: s.class, value: s.value}
	if n == 1 {
		it.partial = t.text != s.spelling
		it.bare = it.partial && isBare(t.text)
	}
	switch s.spelling {
	case "không":
		it.zero = true
	case ":":
		it.colon = true
	case ".", ",":
		it.mark = true
	case "~":
		it.tilde = true
	case "ngày", "tuần", "tháng", "quý", "lần":
		it.span = true
	}
	return it
}

// strangeClass is the class of a token that is in no table. Pictures say
// nothing.
func strangeClass(t *token) class {
	if t.kind != symbolToken {
		return unknownWord
	}
	if r, _ := utf8.DecodeRuneInString(t.text); unicode.In(r, unicode.So, unicode.Sk, unicode.Mn) {
		return quietSign
	}
	return oddSign
}
