package dialog

import (
	"slices"
	"strings"
	"unicode"

	"raquan/bot/viet"
	"raquan/config"
)

// What is read as a message that holds a report: longer ones are somebody's
// letter, not a report.
const (
	maxWhole      = 1200 // characters
	maxWholeLines = 40
)

// whole is what a message says about a report: which question each part of it
// names, and what it says there. Nothing in it is an answer yet.
type whole struct {
	parts  []part
	unread []string // what belongs to no question
	app    []string // words of what is installed, which may stand behind "đã cài"
}

// part is what a message says about one question.
type part struct {
	q    *config.Question
	says string // two values for one question stand beside each other
}

// readWhole finds the questions that a message names. A name counts only at the
// head of a clause and with something behind it that can be its answer, so that
// sentences in which the words happen to occur are no reports.
func readWhole(c *config.Campaign, text string) whole {
	var w whole
	text = viet.Clean(text)
	if letters(text) > maxWhole || strings.Count(text, "\n") >= maxWholeLines || strings.Count(text, " ")+strings.Count(text, "\n") == 0 {
		return w
	}
	w.app = foldedWords(c.App)
	names := questionNames(c)
	for line := range strings.SplitSeq(text, "\n") {
		w.readLine(names, unnumbered(line))
	}
	return w
}

// unnumbered takes the mark or the number of a list off a line: "2. ", "b) ",
// "- ".
func unnumbered(line string) string {
	line = strings.TrimLeft(line, " •*–—-+")
	mark := strings.IndexAny(line, ".)")
	if mark < 1 || mark > 2 || mark+1 == len(line) {
		return line
	}
	rest := strings.TrimLeft(line[mark+1:], " ")
	if r := []rune(rest); len(r) == 0 || !unicode.IsLetter(r[0]) {
		return line
	}
	return rest
}

// readLine cuts a line at the names in it.
func (w *whole) readLine(names []name, line string) {
	ws := wordsOf(line)
	var q *config.Question
	from, says := 0, 0 // where the clause begins, and what it says
	for i := 0; i < len(ws); {
		found, n := nameAt(names, ws[i:])
		if n == 0 || !heads(ws, i, n, q != nil, says) {
			i++
			continue
		}
		w.add(names, q, line[from:ws[i].from], says-from)
		q, from, says = found, ws[i].from, ws[i+n-1].to
		i += n
	}
	w.add(names, q, line[from:], says-from)
}

// heads reports whether the words at i begin a clause: at the head of the line,
// behind a mark or an "and", or, in a clause that has a name, between one figure
// and the next. says is where the name before them ends.
func heads(ws []word, i, n int, named bool, says int) bool {
	if i == 0 {
		return true
	}
	gap, last := ws[i].gap, ws[i-1]
	switch {
	case named && last.to == says: // what a name says may begin with another: "hình thức: tuyên truyền miệng"
		return false
	case strings.ContainsAny(gap, ",;|•·.:/()–—"), strings.Contains(gap, " -"), strings.Contains(gap, "- "):
		return true
	case isAnd(last):
		return true
	}
	figure := named && (last.isNumber() || slices.Contains(counterWords, last.fold))
	return figure && i+n < len(ws) && ws[i+n].isNumber()
}

// counterWords may stand behind a figure.
var counterWords = []string{"nguoi", "ng", "nld", "dv", "people"}

// add takes a clause: its first bytes are the name of q, nil if it has none.
func (w *whole) add(names []name, q *config.Question, clause string, name int) {
	if q == nil {
		w.skip(clause)
		return
	}
	says, rest := clause[name:], ""
	if q.Type == config.MultiChoice {
		says, rest = listClauses(q, says)
	} else {
		says, rest = firstClause(says)
	}
	told := strings.HasPrefix(strings.TrimLeft(says, " "), ":") || strings.HasPrefix(strings.TrimLeft(says, " "), "=")
	says = w.trimSaid(q, says)
	if !fitsPart(names, q, says, told) {
		w.skip(clause)
		return
	}
	w.skip(rest)
	for i := range w.parts {
		if p := &w.parts[i]; p.q == q {
			if viet.Fold(p.says) != viet.Fold(says) {
				p.says += "; " + says
			}
			return
		}
	}
	w.parts = append(w.parts, part{q, says})
}

// skip keeps what is not read, if there is something in it.
func (w *whole) skip(s string) {
	s = strings.Trim(s, " ,;|•·.:/()–—-")
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		w.unread = append(w.unread, s)
	}
}

// listClauses cuts a list at the first semicolon behind which no more of it
// stands. A text of the person's own goes on to the end.
func listClauses(q *config.Question, s string) (list, rest string) {
	if _, own := chosen(q, strings.SplitN(s, ";", 2)[0]); own != "" {
		return s, ""
	}
	for at := strings.IndexByte(s, ';'); at >= 0; {
		next := strings.IndexByte(s[at+1:], ';')
		end := len(s)
		if next >= 0 {
			end = at + 1 + next
		}
		if _, left := chosen(q, s[at+1:end]); left != "" {
			return s[:at], s[at+1:]
		}
		if at = end; next < 0 {
			break
		}
	}
	return s, ""
}

// firstClause cuts a text at its first mark that is not part of a number.
func firstClause(s string) (first, rest string) {
	digit := func(i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }
	for i := range len(s) {
		switch s[i] {
		case ';', '|':
			return s[:i], s[i+1:]
		case ',', '.':
			if inNumber := digit(i-1) && digit(i+1); !inNumber && strings.Trim(s[:i], " :=.-") != "" {
				return s[:i], s[i+1:]
			}
		}
	}
	return s, ""
}

// fillerWords stand between a name and what it says: "tổng số của đơn vị là 450".
var fillerWords = []string{"la", "cua", "don", "vi", "trong", "hien", "nay", "den", "hien nay", "co", "duoc", "nguoi", "so", "luong", "is", "are"}

// trimSaid takes the marks and fillers around what a clause says. A minus that
// touches a figure stays: it is for the reader of numbers to refuse.
func (w *whole) trimSaid(q *config.Question, s string) string {
	s = strings.TrimRight(s, " ,;|•·.!/–—-(")
	if ws := wordsOf(s); len(ws) > 1 && isAnd(ws[len(ws)-1]) {
		s = s[:ws[len(ws)-2].to]
	}
	for {
		s = strings.TrimLeft(s, " :=–—→>,.")
		if dash, ok := strings.CutPrefix(s, "-"); ok && (dash == "" || dash[0] < '0' || dash[0] > '9') {
			s = dash
			continue
		}
		first, rest, more := strings.Cut(s, " ")
		fold := strings.TrimRight(viet.Fold(first), ":=")
		filler := slices.Contains(fillerWords, fold) || slices.Contains(w.app, fold)
		if !more || q.Type != config.Count || !filler {
			return s
		}
		s = rest
	}
}

// fitsPart reports whether what a clause says can be an answer to its question.
// told: a colon stands before it.
func fitsPart(names []name, q *config.Question, says string, told bool) bool {
	if says == "" {
		return false
	}
	if buttonNamed(q, says) != nil {
		return true
	}
	switch q.Type {
	case config.Count:
		ws := wordsOf(says)
		if len(ws) == 0 || viet.ReadNumber(says, viet.NumberContext{}).Kind == viet.Refuse {
			return false
		}
		for i := range ws { // "450 người đã cài": of what is it the number?
			if _, n := nameAt(names, ws[i:]); n > 0 {
				return false
			}
		}
		return beginsNumber(says, ws)
	case config.MultiChoice:
		_, rest := chosen(q, says)
		return rest == "" || told && otherButton(q) != nil
	}
	return false
}

// beginsNumber reports whether a text begins with a number, or with a word that
// belongs to one, as in "khoảng 400".
func beginsNumber(says string, ws []word) bool {
	for _, n := range []int{1, 2} {
		if n <= len(ws) && viet.ReadNumber(says[:ws[n-1].to], viet.NumberContext{}).Kind != viet.Refuse {
			return true
		}
	}
	return ws[0].isNumber()
}

// readBare reads a message of three figures and nothing else as the first three
// counts of the campaign. A text that can be one number is one.
func readBare(c *config.Campaign, text string) []part {
	text = strings.Trim(viet.Clean(text), " ,;.")
	if len(text) > 80 || viet.ReadNumber(text, viet.NumberContext{}).Kind == viet.Value {
		return nil
	}
	pieces := strings.FieldsFunc(strings.NewReplacer(", ", "\n", " / ", "\n").Replace(text), func(r rune) bool { return r == '\n' || r == ';' })
	if len(pieces) == 1 {
		pieces = strings.Fields(text)
	}
	var counts []*config.Question
	for _, q := range c.Questions {
		if q.Type == config.Count {
			counts = append(counts, q)
		}
	}
	if len(pieces) != 3 || len(counts) < 3 {
		return nil
	}
	parts := make([]part, 3)
	for i, s := range pieces {
		if n := viet.ReadNumber(s, viet.NumberContext{}); n.Kind != viet.Value || !startsWithDigit(s) {
			return nil
		}
		parts[i] = part{counts[i], strings.TrimSpace(s)}
	}
	return parts
}

func startsWithDigit(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && s[0] >= '0' && s[0] <= '9'
}
