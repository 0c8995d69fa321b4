package viet

// wordsOnly decides a text without any number in it.
func (s *survey) wordsOnly(l *line) Number {
	switch {
	case hasForeignDigits(l):
		return Number{Why: ForeignDigits}
	case s.seen[vagueWord]:
		return Number{Kind: Ask, Why: Approximate}
	case s.seen[noDataWord] && (s.seen[notWord] || s.seen[pendingWord] || !s.unclear):
		return Number{Why: NoData}
	case s.seen[notWord]:
		return s.negation()
	case s.seen[sameWord]:
		return Number{Kind: Ask, Why: SameAsBefore, Readings: []Reading{{Kind: Unchanged}}}
	case s.seen[halfWord] && !s.seen[hedgeWord]:
		return Number{Kind: Ask, Why: PercentOf, Readings: []Reading{{Kind: Share, A: 50_00}}}
	case s.seen[allWord]:
		return s.everybody()
	case s.seen[pendingWord] && !s.unclear:
		return Number{Why: NoData}
	case s.seen[moreWord] && !s.unclear && s.seen[counterWord]:
		return Number{Kind: Ask, Why: Increment}
	}
	return Number{Why: strangeness(l)}
}

func (s *survey) everybody() Number {
	if s.seen[hedgeWord] || s.seen[lessWord] || s.seen[questionSign] {
		return Number{Kind: Ask, Why: Approximate}
	}
	return Number{Kind: Ask, Why: All, Readings: []Reading{{Kind: Everybody}}}
}

// negation decides "không …" and "chưa …" without a number: nobody, the same as
// before, or a word that says too little.
func (s *survey) negation() Number {
	zero := []Reading{{Kind: Count}}
	switch {
	case s.seen[changeWord], s.seen[sameWord], s.seen[moreWord] && !s.unclear:
		return Number{Kind: Ask, Why: SameAsBefore, Readings: []Reading{{Kind: Unchanged}}}
	case s.seen[lessWord], s.seen[allWord] && !s.seen[nobodyWord], s.seen[pendingWord]:
		return Number{Kind: Ask, Why: Unclear}
	case s.unclear:
		return Number{Why: NotANumber}
	case s.seen[questionSign], s.seen[askWord], s.seen[hedgeWord]:
		return Number{Kind: Ask, Why: NoOrZero, Readings: zero}
	case s.seen[nobodyWord], s.seen[haveWord] && !s.seen[actWord] && !s.seen[deviceWord]:
		return Number{Kind: Value}
	}
	return Number{Kind: Ask, Why: NoOrZero, Readings: zero}
}

func hasForeignDigits(l *line) bool {
	for _, t := range l.tokens() {
		if t.kind == foreignToken {
			return true
		}
	}
	return false
}

// strangeness names what a text that is no number seems to be.
func strangeness(l *line) Reason {
	if l.n == 1 && isRoman(l.list[0].fold) {
		return Roman
	}
	return NotANumber
}

// isRoman tells words of two or more Roman numerals.
func isRoman(word string) bool {
	for i := 0; i < len(word); i++ {
		switch word[i] {
		case 'i', 'v', 'x', 'l', 'c', 'd', 'm':
		default:
			return false
		}
	}
	return len(word) > 1
}
