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
	figure  figure // of a figureItem
	glued   bool   // to the item before
	bare    bool   // typed without diacritics although the word has some
	off     bool   // misspelled
	partial bool   // typed with some diacritics missing
	token   int    // index of its first token
	zero    bool   // the word "không", which is zero inside a number
	colon   bool   // the sign ":", which is quiet except in 8:30
	tilde   bool   // the sign "~", a dash between numbers and "about" elsewhere
	letter  bool   // a single letter
	span    bool   // a label that is a measure of time behind a number
}

// maxItems is how many items one text can have.
const maxItems = maxTokens

// itemise finds the figures, phrases and words of a line.
func itemise(l line, buf *[maxItems]item) []item {
	items := buf[:0]
	for i := 0; i < len(l.tokens); {
		t := l.tokens[i]
		if t.kind == digitsToken {
			labelled := len(items) > 0 && items[len(items)-1].class == labelWord
			f, n := readFigure(l.tokens[i:], i == 0, labelled)
			items = append(items, item{class: figureItem, value: f.whole, figure: f, glued: t.glued, token: i})
			i += n
			continue
		}
		it, n := wordAt(l, i)
		it.token, it.glued, it.letter = i, t.glued, len(t.fold) == 1 && t.kind == wordToken
		items = append(items, it)
		i += n
	}
	return items
}

// wordAt finds the longest known phrase at token i and how many tokens it has.
func wordAt(l line, i int) (item, int) {
	for n := min(longestPhrase, len(l.tokens)-i); n > 0; n-- {
		senses := numberSenses[l.phrase(i, i+n)]
		if s, ok := bestSense(l.tokens[i:i+n], senses); ok {
			return itemOf(s, l.tokens[i], n), n
		}
		if n == 1 && len(senses) > 0 && senses[0].class <= andHalfWord {
			it := itemOf(senses[0], l.tokens[i], 1)
			it.off = true
			return it, 1
		}
	}
	return item{class: strangeClass(l.tokens[i])}, 1
}

func itemOf(s sense, t token, n int) item {
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
	case "~":
		it.tilde = true
	case "ngày", "tuần", "tháng", "quý", "lần":
		it.span = true
	}
	return it
}

// strangeClass is the class of a token that is in no table. Pictures say
// nothing.
func strangeClass(t token) class {
	if t.kind != symbolToken {
		return unknownWord
	}
	if r, _ := utf8.DecodeRuneInString(t.text); unicode.In(r, unicode.So, unicode.Sk, unicode.Mn) {
		return quietSign
	}
	return oddSign
}

// bestSense is the sense that is spelled as typed, or the likeliest that the
// typed words do not contradict.
func bestSense(tokens []token, senses []sense) (sense, bool) {
	if len(senses) > 1 && len(tokens) == 1 {
		for _, s := range senses {
			if s.spelling == tokens[0].text {
				return s, true
			}
		}
	}
	for _, s := range senses {
		if phraseFits(tokens, s.spelling) {
			return s, true
		}
	}
	return sense{}, false
}
