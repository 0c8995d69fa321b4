package viet

import (
	"strings"
	"unicode"
)

// Name is a personal name found in a text: normalised, titles stripped.
type Name struct {
	Kind Kind
	Full string // "Nguyễn Văn An"; with Ask the likely name, or empty
	Why  Reason
}

const (
	fewestSyllables = 2
	mostSyllables   = 7
)

// courtesies are the titles and openings that stand before a name.
var courtesies = lexiconOf("đồng chí|đ/c|đc|dc|anh|chị|ông|bà|cô|chú|bác|em|cháu|thầy|mr|mrs|ms|ths|th s|thạc sĩ|thạc sỹ|ts|tiến sĩ|tiến sỹ|gs|giáo sư|pgs|" +
	"phó giáo sư|bs|bác sĩ|bác sỹ|ks|kỹ sư|cử nhân|luật sư|ls|nhà giáo|dạ|vâng|thưa|tôi là|tôi tên là|tôi tên|tên tôi là|em là|em tên là|em tên|mình là|mình tên là|mình tên|tên là|tên|" +
	"họ tên|họ và tên|họ tên là|họ và tên là|chủ tịch|phó chủ tịch|chủ tịch công đoàn|chủ tịch cđcs|tôi|mình")

// closings stand behind a name.
var closings = lexiconOf("ạ|nhé|nha|nhá|à|ah|đây|đây ạ|nè")

// notNames are words that are in no name and show that the text is an answer to
// something else.
var notNames = lexiconOf("không|biết|chưa|được|gì|sao|rồi|báo cáo|người|đã|xin chào|trợ giúp|cảm ơn")

func lexiconOf(words string) lexicon[class] {
	return newLexicon(foldSpelling, nil, []wordList[class]{{politeWord, words}})
}

// ReadName reads a personal name: two to seven syllables, with the apostrophes
// of ethnic-minority names. It asks when only one syllable was given or when
// something else, such as a phone number, stands beside the name.
func ReadName(text string) Name {
	var l line
	l.read(strings.Map(straightApostrophe, Clean(text)))
	from, to := trimTitles(&l)
	var name nameWriter
	extra, several := l.cut, false
	for i := from; i < to; i++ {
		t := &l.list[i]
		switch {
		case t.text == "và" || t.text == "&":
			several = true
		case t.kind == wordToken && !extra:
			if _, n := notNames.find(&l, i); n > 0 && !isBare(t.text) {
				return Name{Why: NotUnderstood}
			}
			name.add(t)
		case t.kind == symbolToken && isInName(t.text):
			name.join(t.text)
		case t.kind == symbolToken && i+1 == to && strings.Contains(".,!;", t.text):
		default:
			extra = true
		}
	}
	return name.verdict(extra, several)
}

// trimTitles returns the tokens that are left when the words before and behind
// a name are taken off.
func trimTitles(l *line) (from, to int) {
	to = l.n
	for from < to {
		_, n := courtesies.find(l, from)
		if n == 0 && l.list[from].kind == symbolToken {
			n = 1
		}
		if n == 0 || from+n >= to {
			break
		}
		from += n
	}
	for to > from+1 {
		_, n := closings.find(l, to-1)
		t := &l.list[to-1]
		if t.kind != symbolToken && (n == 0 || t.text == "a") { // Nguyễn Văn A
			break
		}
		to--
	}
	return from, to
}

func straightApostrophe(r rune) rune {
	switch r {
	case '’', '‘', 'ʼ', '`', '´', '′':
		return '\''
	}
	return r
}

func isInName(sign string) bool { return sign == "'" || sign == "." || sign == "-" }

// nameWriter puts a name together with a capital at the start of every syllable
// and behind every apostrophe and hyphen.
type nameWriter struct {
	out       strings.Builder
	syllables int
	joined    bool
}

func (w *nameWriter) add(t *token) {
	if !w.joined {
		if w.syllables > 0 {
			w.out.WriteByte(' ')
		}
		w.syllables++
	}
	w.joined = false
	for i, r := range t.text {
		if isStrokedD(r) {
			r = strokedD
		}
		if i == 0 {
			r = unicode.ToUpper(r)
		}
		w.out.WriteRune(r)
	}
}

func (w *nameWriter) join(sign string) {
	if sign != "." && w.syllables > 0 {
		w.out.WriteString(sign)
		w.joined = true
	}
}

func (w *nameWriter) verdict(extra, several bool) Name {
	full := strings.TrimRight(w.out.String(), "'-")
	switch {
	case w.syllables == 0, w.syllables > mostSyllables:
		return Name{Why: NotUnderstood}
	case several:
		return Name{Kind: Ask, Why: Several}
	case w.syllables < fewestSyllables && extra:
		return Name{Why: NotUnderstood}
	case w.syllables < fewestSyllables:
		return Name{Kind: Ask, Why: Incomplete}
	case extra:
		return Name{Kind: Ask, Full: full, Why: Extra}
	}
	return Name{Kind: Value, Full: full}
}

// GivenName is how a person is addressed ("anh An"): the last syllable of a
// name. Ê Đê names have theirs first: H'Hen Niê is H'Hen, Y Thanh Niê Kdăm is
// Y Thanh.
func GivenName(full string) string {
	syllables := strings.Fields(full)
	switch {
	case len(syllables) == 0:
		return ""
	case len(syllables) > 1 && strings.HasPrefix(syllables[0], "H'"):
		return syllables[0]
	case len(syllables) > 2 && syllables[0] == "Y":
		return "Y " + syllables[1]
	}
	return syllables[len(syllables)-1]
}

// NameSortKey orders names the Vietnamese way when compared as strings: by the
// last syllable, then by the rest.
func NameSortKey(full string) string {
	full = strings.TrimSpace(full)
	last := strings.LastIndexByte(full, ' ') + 1
	return SortKey(full[last:] + " " + full[:last])
}
