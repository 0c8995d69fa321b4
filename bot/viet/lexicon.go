package viet

import "strings"

// sense is one meaning of a word or phrase: how it is spelled, what it does in
// an answer (a class of the reader that asks), and its value if it has one.
type sense[C ~uint8] struct {
	spelling string
	class    C
	value    int64
}

// wordList are words of one class, separated by "|".
type wordList[C ~uint8] struct {
	class C
	words string
}

// lexicon finds words and phrases in a line. It is built once and only read.
type lexicon[C ~uint8] map[string]*lemma[C]

// lemma is what is known of one fold. longest is the number of words of the
// longest phrase that starts with it.
type lemma[C ~uint8] struct {
	senses  []sense[C]
	longest int
}

// newLexicon indexes the senses and lists; of a fold with several senses the
// first is the likeliest. fold is always foldSpelling: named where a lexicon is
// declared, it makes the compiler initialise the letter tables before it (the
// order is not derived from what generic methods use).
func newLexicon[C ~uint8](fold func(string) string, senses []sense[C], lists []wordList[C]) lexicon[C] {
	x := lexicon[C]{}
	for _, s := range senses {
		x.add(fold(s.spelling), s)
	}
	for _, list := range lists {
		for w := range strings.SplitSeq(list.words, "|") {
			x.add(fold(w), sense[C]{spelling: w, class: list.class})
		}
	}
	return x
}

func (x lexicon[C]) add(fold string, s sense[C]) {
	l := x.at(fold)
	for _, have := range l.senses {
		if have.spelling == s.spelling {
			return
		}
	}
	l.senses = append(l.senses, s)
	first, _ := nextWord(fold)
	head := x.at(first)
	head.longest = max(head.longest, 1+strings.Count(fold, " "))
}

// at returns the lemma of a fold, made if it is new.
func (x lexicon[C]) at(fold string) *lemma[C] {
	if x[fold] == nil {
		x[fold] = &lemma[C]{}
	}
	return x[fold]
}

// has tells whether a fold is a whole entry.
func (x lexicon[C]) has(fold string) bool {
	l := x[fold]
	return l != nil && len(l.senses) > 0
}

// foldSpelling is the fold of a table spelling in the form that line.phrase
// has: signs stand apart.
func foldSpelling(spelling string) string {
	var l line
	l.read(spelling)
	if l.n == 0 {
		return spelling // a line break
	}
	return l.phrase(0, l.n)
}

// find returns the sense of the longest phrase at token i that the typed words
// do not contradict, and how many tokens it has; 0 if there is none.
func (x lexicon[C]) find(l *line, i int) (sense[C], int) {
	head := x[l.list[i].fold]
	if head == nil {
		return sense[C]{}, 0
	}
	for n := min(head.longest, l.n-i); n > 1; n-- {
		if long := x[l.phrase(i, i+n)]; long != nil {
			if s, ok := long.best(l.list[i : i+n]); ok {
				return s, n
			}
		}
	}
	if s, ok := head.best(l.list[i : i+1]); ok {
		return s, 1
	}
	return sense[C]{}, 0
}

// best is the sense that is spelled as typed, diacritics included, or the
// likeliest that fits.
func (m *lemma[C]) best(tokens []token) (sense[C], bool) {
	if len(m.senses) > 1 && len(tokens) == 1 && !isBare(tokens[0].text) {
		for _, s := range m.senses {
			if s.spelling == tokens[0].text {
				return s, true
			}
		}
	}
	for _, s := range m.senses {
		if phraseFits(tokens, s.spelling) {
			return s, true
		}
	}
	return sense[C]{}, false
}

// phraseFits is fits for a phrase of several tokens. Tokens that are no words
// are equal already, since the folds are.
func phraseFits(tokens []token, spelling string) bool {
	if len(tokens) == 1 {
		return tokens[0].kind != wordToken || fits(tokens[0].text, spelling)
	}
	for i := range tokens {
		var word string
		word, spelling = nextWord(spelling)
		if tokens[i].kind == wordToken && !fits(tokens[i].text, word) {
			return false
		}
	}
	return true
}

// nextWord cuts the first word off a table spelling.
func nextWord(spelling string) (word, rest string) {
	word, rest, _ = strings.Cut(spelling, " ")
	return word, rest
}
