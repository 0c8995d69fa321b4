package viet

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
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
	"phó giáo sư|bs|bác sĩ|bác sỹ|ks|kỹ sư|cử nhân|luật sư|ls|nhà giáo|dạ|vâng|thưa|th.s|thạc sỹ|cn|bscki|bsckii|bsck1|bsck2|ct|pct|ctcđ|đ.c|đ c|ck1|ck2|hs|chs|nghệ nhân|nsưt|nsnd|ngưt|ngnd|nhà báo|tôi là|tôi tên là|tôi tên|tên tôi là|em là|em tên là|em tên|mình là|mình tên là|mình tên|tên là|tên|" +
	"họ tên|họ và tên|họ tên là|họ và tên là|chủ tịch|phó chủ tịch|chủ tịch công đoàn|chủ tịch cđcs|phó chủ tịch công đoàn|ct cđ|ct công đoàn|tổ trưởng|tổ phó|giám đốc|hiệu trưởng|hiệu phó|tôi")

// closings stand behind a name.
var closings = lexiconOf("ạ|nhé|nha|nhá|à|ah|đây|đây ạ|nè")

// offices stand behind a name and end it.
var offices = lexiconOf("chủ tịch|phó chủ tịch|ct|pct|ctcđ|ct cđ|ctcd|cđcs|bch|công đoàn|giám đốc|phó giám đốc|kế toán|trưởng phòng|phó phòng|tổ trưởng|tổ phó|hiệu trưởng|hiệu phó|" +
	"ủy viên|nhân viên|công nhân|giáo viên|cán bộ|sđt|sdt|đt|số điện thoại|điện thoại|zalo|sinh năm|sinh ngày|sn|ns|email|đơn vị|công ty|cty|bộ phận|phụ trách")

// surnames are the commonest ones, folded. Only before one of them is "chu" the
// title "chú" without its diacritics, and not the surname Chu.
var (
	surnames  = setOf("nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dinh|ha|luong|trinh|dao|mai|doan|truong|cao|ta|to|luu|lam|thai|chau|tong|quach")
	twoFolded = setOf("chu|vang|ong|bac|co|ba|thay|tien")
)

// notNames are words that are in no name and show that the text is an answer to
// something else.
var notNames = lexiconOf("không|biết|chưa|được|gì|sao|rồi|báo cáo|người|đã|tnhh|cđcs|lđlđ|thcs|thpt|trợ giúp|cảm ơn|số điện thoại")

// notOpenings are words with which no name begins.
var notOpenings = lexiconOf("chào|xin chào|để sau|mai gửi|bỏ qua|giấu tên|ẩn danh|hi bot|hello bot|tôi là|" +
	"công ty|công đoàn|liên đoàn|đồng chí|chủ tịch|mầm non|tiểu học|trung học|bệnh viện|xí nghiệp|nhà máy|doanh nghiệp|đơn vị|ủy ban|trung tâm|hợp tác xã|trường mầm non|trường tiểu học|trường trung học")

func lexiconOf(words string) lexicon[class] {
	return newLexicon(foldSpelling, nil, []wordList[class]{{politeWord, words}})
}

// ReadName reads a personal name: two to seven syllables, with the apostrophes
// of ethnic-minority names. It asks when only one syllable was given or when
// something else, such as a phone number, stands beside the name.
func ReadName(text string) Name {
	var l line
	l.read(strings.Map(nameSign, Clean(text)))
	from, to := trimTitles(&l)
	var name nameWriter
	extra, several, ended := l.cut, false, l.cut
	for i := from; i < to; i++ {
		t := &l.list[i]
		switch {
		case name.syllables >= fewestSyllables && joinsNames(t.text):
			several = true
		case name.syllables >= fewestSyllables && isWord(offices, &l, i), isForeign(&l, i):
			extra, ended = true, true
		case t.kind == wordToken && !ended && isInitial(&l, i):
			extra = true
			name.add(t)
		case t.kind == wordToken && !ended:
			if isWord(notNames, &l, i) || name.syllables == 0 && isWord(notOpenings, &l, i) {
				return Name{Why: NotUnderstood}
			}
			name.add(t)
		case t.kind == symbolToken && isInName(t.text) && (t.glued || t.text != "-"):
			name.join(t.text)
		case t.kind == symbolToken && (i+1 == to || name.syllables == 0) && strings.Contains(".,!;:-", t.text):
		default:
			extra, ended = true, name.syllables > 0
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
		if n == 1 && twoFolded[l.list[from].text] && (from+1 == to || !surnames[l.list[from+1].fold]) {
			break
		}
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

// joinsNames tells the words between two names.
func joinsNames(word string) bool {
	switch word {
	case "và", "hoặc", "với", "cùng", "&", "+":
		return true
	}
	return false
}

// isWord tells whether a word of the list stands at token i: one that was typed
// with its diacritics, or that cannot be a syllable of a name.
func isWord(list lexicon[class], l *line, i int) bool {
	_, n := list.find(l, i)
	return n > 1 || n == 1 && (!isBare(l.list[i].text) || !isSyllable(l.list[i].fold))
}

// isInitial tells what stands for a name that was not written out: the N of
// "N. V. An", Ng.
func isInitial(l *line, i int) bool {
	t := &l.list[i]
	return !hasVowel([]byte(t.fold)) && !t.glued && (len(t.fold) > 1 || t.fold != "h" && t.fold != "k") &&
		!(i+1 < l.n && l.list[i+1].text == "'")
}

// isForeign tells a word that is in no Vietnamese name: without a vowel (sn, at
// the end), in another script, or before an @.
func isForeign(l *line, i int) bool {
	t := &l.list[i]
	if t.kind != wordToken {
		return false
	}
	if i+1 < l.n && l.list[i+1].glued {
		switch l.list[i+1].text {
		case "'":
			return false
		case "@":
			return true
		}
	}
	for _, r := range t.fold {
		if r >= latinEnd {
			return true
		}
	}
	return i > 0 && isInitial(l, i) && len(t.fold) > 1
}

// nameSign writes the signs of names in one way.
func nameSign(r rune) rune {
	if r == '_' {
		return ' '
	}
	return straightApostrophe(r)
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
	full := norm.NFC.String(strings.TrimRight(w.out.String(), "'-")) // a small letter may have a form with its mark that the capital lacks
	switch {
	case w.syllables == 0, w.syllables > mostSyllables:
		return Name{Why: NotUnderstood}
	case several:
		return Name{Kind: Ask, Why: Several}
	case w.syllables < fewestSyllables:
		return Name{Kind: Ask, Why: Incomplete}
	case strings.HasSuffix(full, " Thị"):
		return Name{Kind: Ask, Full: full, Why: Incomplete}
	case extra:
		return Name{Kind: Ask, Full: full, Why: Extra}
	}
	return Name{Kind: Value, Full: full}
}
