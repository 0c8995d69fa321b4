package dialog

import (
	"slices"
	"strings"
	"unicode"

	"raquan/bot/viet"
	"raquan/config"
)

// word is a run of letters and digits in a line.
type word struct {
	from, to int    // bytes of the line
	fold     string // as it is compared
	gap      string // what stands between it and the word before
}

func (w word) isNumber() bool { return startsWithDigit(w.fold) }

// wordsOf cuts a cleaned line into words. A percent sign belongs to its number.
func wordsOf(line string) []word {
	var ws []word
	from, last := -1, 0
	end := func(to int) {
		if from >= 0 {
			ws = append(ws, word{from, to, viet.Fold(line[from:to]), line[last:from]})
			from, last = -1, to
		}
	}
	for i, r := range line {
		switch inside := inWord(r); {
		case inside && from < 0:
			from = i
		case !inside:
			end(i)
		}
	}
	end(len(line))
	return ws
}

// name is one way to call a question or a button, in folded words.
type name struct {
	q     *config.Question
	b     *config.Button // nil: the question itself
	words []string
	total bool // the question says how many people there are
}

func foldedWords(s string) []string {
	return strings.FieldsFunc(viet.Fold(s), func(r rune) bool { return !inWord(r) })
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '%'
}

// numberOf may stand before the name of a count: "số người đã cài".
var numberOf = [][]string{nil, {"so"}, {"so", "nguoi"}, {"so", "luong"}}

// questionNames are the names of the questions that a message may answer.
func questionNames(c *config.Campaign) []name {
	var names []name
	for _, q := range c.Questions {
		if q.Type == config.FreeText || q.Type == config.Confirm {
			continue
		}
		for _, s := range append([]string{q.Label.Vi, q.Label.En}, q.Aliases...) {
			if words := foldedWords(s); len(words) > 0 {
				names = append(names, name{q: q, words: words, total: q.Key == c.Total})
			}
		}
	}
	return names
}

// nameAt finds the question with the longest name that the words begin with, and
// how many words that takes; 0 if there is none. A total of something is the
// number of that: "tổng số đã cài".
func nameAt(names []name, ws []word) (*config.Question, int) {
	var found name
	n := 0
	for _, before := range numberOf {
		if !begins(ws, before) {
			continue
		}
		f, m := longest(names, ws[len(before):])
		if m > 0 && m+len(before) > n && (len(before) == 0 || f.q.Type == config.Count) {
			found, n = f, m+len(before)
		}
	}
	if n == 0 {
		return nil, 0
	}
	if found.total && n < len(ws) && strings.TrimSpace(ws[n].gap) == "" {
		if of, m := longest(names, ws[n:]); m > 0 && !of.total {
			return of.q, n + m
		}
	}
	return found.q, n
}

func longest(names []name, ws []word) (found name, n int) {
	for _, c := range names {
		if len(c.words) > n && begins(ws, c.words) {
			found, n = c, len(c.words)
		}
	}
	return found, n
}

func begins(ws []word, words []string) bool {
	if len(words) > len(ws) {
		return false
	}
	for i, w := range words {
		if ws[i].fold != w || i > 0 && strings.ContainsAny(ws[i].gap, ":=;|") {
			return false
		}
	}
	return true
}

// buttonNames are the ways to write a button's label, in both languages: labels
// that are filled in are not among them.
func buttonNames(q *config.Question) []name {
	var names []name
	for _, b := range q.Buttons {
		if b.Edit || b.NotMine || b.Exits || b.Fill != nil {
			continue
		}
		for _, s := range append([]string{b.Label.Vi, b.Label.En}, b.Aliases...) {
			if words := foldedWords(s); len(words) > 0 && !strings.Contains(s, "{") {
				names = append(names, name{q: q, b: b, words: words})
			}
		}
	}
	return names
}

// buttonNamed is the button that a text names, whole; nil if there is none.
func buttonNamed(q *config.Question, s string) *config.Button {
	ws := wordsOf(viet.Clean(s))
	if found, n := longest(buttonNames(q), ws); n > 0 && n == len(ws) {
		return found.b
	}
	return nil
}

// chosen are the buttons of a multichoice that a text lists, and what is left of
// it.
func chosen(q *config.Question, s string) (keys []string, rest string) {
	names := buttonNames(q)
	var left []string
	for _, clause := range strings.FieldsFunc(viet.Clean(s), func(r rune) bool { return r == ';' || r == '\n' }) {
		keys, left = chosenIn(names, clause, keys, left)
	}
	return keys, strings.Join(left, ", ")
}

// chosenIn reads one clause: a label may have commas in it, so the whole is
// tried before its parts.
func chosenIn(names []name, clause string, keys, left []string) ([]string, []string) {
	ws := wordsOf(clause)
	for i := 0; i < len(ws); {
		if isAnd(ws[i]) {
			i++
			continue
		}
		found, n := longest(names, ws[i:])
		if n > 0 && (i+n == len(ws) || listMark(ws[i+n])) {
			if !slices.Contains(keys, found.b.Key) {
				keys = append(keys, found.b.Key)
			}
			i += n
			continue
		}
		from := i
		for i++; i < len(ws) && !listMark(ws[i]); i++ {
		}
		left = append(left, clause[ws[from].from:ws[i-1].to])
	}
	return keys, left
}

func isAnd(w word) bool { return w.fold == "va" || w.fold == "and" }

// listMark reports whether a word begins the next thing of a list.
func listMark(w word) bool {
	return isAnd(w) || strings.ContainsAny(w.gap, ",;+&/")
}

// otherButton is the button of a multichoice that takes a line of text.
func otherButton(q *config.Question) *config.Button {
	if i := slices.IndexFunc(q.Buttons, func(b *config.Button) bool { return b.OtherText }); i >= 0 {
		return q.Buttons[i]
	}
	return nil
}
