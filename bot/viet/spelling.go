package viet

// correctSpelling gives a word that is in no table, and stands among numbers,
// the meaning of the number word that is one letter away. What it finds is
// marked as misspelled, so that it is always asked back. A word with the wrong
// diacritics that does not stand among numbers is no number word.
func correctSpelling(p parser, l *line) {
	items := p.items
	numbers := 0
	for i := range items {
		if isNumeric(items[i].class) && !items[i].off {
			numbers++
		}
	}
	for i := range items {
		it := &items[i]
		switch {
		case it.off && numbers == 0:
			*it = item{class: unknownWord, token: it.token, glued: it.glued}
		case it.class == unknownWord && numbers > 0 && !isRawTyping(l, l.list[it.token]):
			if s, ok := nearPart(l.list[it.token]); ok && isPlausible(p, i, s.class) {
				it.class, it.value, it.off = s.class, s.value, true
			}
		}
	}
}

// isPlausible tells whether a number word of that class can stand at i: beside
// another number word, or as a scale beside a figure.
func isPlausible(p parser, i int, c class) bool {
	for _, beside := range [...]class{p.class(i - 1), p.class(i + 1)} {
		if isNumeric(beside) && beside != figureItem || beside == figureItem && (c == scaleWord || c == dozenWord || c == andHalfWord) {
			return true
		}
	}
	return false
}

// shortestCorrected is the length from which a word with one wrong letter can
// still be recognised.
const shortestCorrected = 3

// nearPart finds the one number word to which a word is a single mistake away.
func nearPart(t token) (sense[class], bool) {
	var found sense[class]
	if t.kind != wordToken || len(t.fold) < shortestCorrected {
		return found, false
	}
	for _, s := range misspelledParts {
		if t.fold == Fold(s.spelling) {
			return s, true
		}
	}
	count := 0
	for _, s := range correctable {
		if oneMistake(t.fold, s.spelling) && s.value != found.value {
			found = s
			count++
		}
	}
	return found, count == 1
}

// correctable are the folded number words that are long enough to be
// recognised with a mistake.
var correctable = func() []sense[class] {
	var out []sense[class]
	for _, s := range numberParts {
		if fold := Fold(s.spelling); len(fold) >= shortestCorrected && s.class < zeroWord {
			out = append(out, sense[class]{fold, s.class, s.value})
		}
	}
	return out
}()

// oneMistake tells whether a and b differ by one letter changed, left out,
// added, or by two neighbours exchanged.
func oneMistake(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || a == b {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if a[i+1:] == b[i+1:] {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// hasRawTyping tells whether any word is raw typing.
func hasRawTyping(l *line) bool {
	for _, t := range l.tokens() {
		if isRawTyping(l, t) {
			return true
		}
	}
	return false
}

// isRawTyping tells whether t is a number word in the keys of Telex or VNI,
// typed while the input method was off: "mootj", "nghinf", "mo6t5".
func isRawTyping(l *line, t token) bool {
	if t.kind != wordToken || !isBare(t.text) || numberSenses.has(t.fold) {
		return false
	}
	if isNumberWord(vniWord(l, t)) {
		return true
	}
	return isNumberWord(telexWord(t.fold))
}

func isNumberWord(fold string) bool {
	return len(fold) > 1 && numberSenses.has(fold) && isNumeric(numberSenses[fold].senses[0].class)
}

// telexWord undoes Telex: doubled vowels, w, dd and a tone key.
func telexWord(word string) string {
	out := make([]byte, 0, len(word))
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case c == 'w':
		case i > 0 && c == word[i-1] && (c == 'a' || c == 'e' || c == 'o' || c == 'd'):
		case i > 0 && (c == 's' || c == 'f' || c == 'r' || c == 'x' || c == 'j') && hasVowel(out):
		default:
			out = append(out, c)
		}
	}
	if len(out) == len(word) {
		return ""
	}
	return string(out)
}

func hasVowel(word []byte) bool {
	for _, c := range word {
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			return true
		}
	}
	return false
}

// vniWord joins the letters of the run that starts at t, leaving out its
// digits.
func vniWord(l *line, t token) string {
	var out []byte
	digits, started := false, false
	for _, u := range l.tokens() {
		switch {
		case u.start < t.start:
			continue
		case started && !u.glued, u.kind == symbolToken:
			return vniResult(out, digits)
		case u.kind == digitsToken:
			digits = true
		default:
			out = append(out, u.fold...)
		}
		started = true
	}
	return vniResult(out, digits)
}

func vniResult(letters []byte, digits bool) string {
	if !digits {
		return ""
	}
	return string(letters)
}
