package viet

import "time"

// dateReader scans a text for the parts of a date.
type dateReader struct {
	line  line
	now   time.Time
	parts [2]datePart
	cur   int // the part being filled

	second, from, before, until      bool
	vague, lunar, not, question, bad bool
	code                             bool // "CN"
	week                             bool // "tuần" that fixes nothing
	about                            bool // "khoảng"
	unknown                          bool // words that are not understood
	leftover                         bool // digits that belong to nothing
}

func (r *dateReader) part() *datePart { return &r.parts[r.cur] }

// class is the sense of the longest phrase at token i.
func (r *dateReader) class(i int) (sense[dateClass], int) {
	if i >= r.line.n {
		return sense[dateClass]{}, 0
	}
	if r.line.list[i].kind == digitsToken {
		return sense[dateClass]{}, 0
	}
	return dateSenses.find(&r.line, i)
}

// alone is the sense of the one word at token i: in "thứ năm tới" the phrase
// "năm tới" is none.
func (r *dateReader) alone(i int) (sense[dateClass], bool) {
	if i >= r.line.n || dateSenses[r.line.list[i].fold] == nil {
		return sense[dateClass]{}, false
	}
	return dateSenses[r.line.list[i].fold].best(r.line.list[i : i+1])
}

func (r *dateReader) is(i int, c dateClass) bool {
	s, n := r.class(i)
	return n > 0 && s.class == c
}

func (r *dateReader) isDigits(i int) bool {
	return i >= 0 && i < r.line.n && r.line.list[i].kind == digitsToken && len(r.line.list[i].fold) <= 4
}

func (r *dateReader) digits(i int) int { return int(number(r.line.list[i].fold)) }

func (r *dateReader) scan() {
	for i := 0; i < r.line.n; {
		i += r.step(i)
	}
}

// step takes in what stands at token i and returns how many tokens it has.
func (r *dateReader) step(i int) int {
	switch r.line.list[i].kind {
	case digitsToken:
		return r.figures(i)
	case foreignToken:
		r.unknown = true
		return 1
	}
	s, n := r.class(i)
	if n == 0 {
		r.unknown = r.unknown || strangeClass(&r.line.list[i]) != quietSign
		return 1
	}
	if more := r.word(s, i, n); more > 0 {
		return n + more
	}
	return n
}

// word takes in a known word and returns how many tokens behind it belong to
// it.
func (r *dateReader) word(s sense[dateClass], i, n int) int {
	p := r.part()
	switch s.class {
	case dateToday:
		p.hasShift = true
	case dateShift:
		p.shift, p.hasShift = int(s.value), true
	case dateDay:
		return r.afterDay(i + n)
	case dateMonth:
		return r.afterMonth(i + n)
	case dateYear:
		return r.afterYear(i, i+n)
	case dateWeekday:
		return r.afterWeekday(i + n)
	case dateSunday:
		p.weekday = 8
	case dateMorning, dateNoon, dateAfternoon, dateEvening, dateNight:
		p.part = s.class
		if n == 2 && r.line.list[i+1].fold == "nay" {
			p.hasShift = true
		}
		if s.spelling == "nửa đêm" {
			r.vague = true
		}
	case dateThisWeek, dateNextWeek, dateLastWeek:
		p.hasWeek = true
		p.week = map[dateClass]int{dateNextWeek: 1, dateLastWeek: -1}[s.class]
		r.vague = r.vague || p.weekday == 0 && !r.weekdayFollows(i+n)
	case dateDigit, dateTen, dateTens, dateTwenty, dateTail:
		return r.spelledDay(i) - n
	case dateMonthShift:
		first := time.Date(r.now.Year(), r.now.Month()+time.Month(s.value), 1, 0, 0, 0, 0, r.now.Location())
		p.month, p.year = int(first.Month()), first.Year()
	case dateCode:
		r.code = true
		p.weekday = 8
	case dateHoliday:
		p.day, p.month = 2, 9
	default:
		r.mark(s.class, i, n)
	}
	return 0
}

// mark takes in the words that say how a date is meant.
func (r *dateReader) mark(c dateClass, i, n int) {
	p := r.part()
	switch c {
	case dateBefore:
		if p.found() {
			r.vague = true
		}
		r.before = true
	case dateUntil:
		r.until = true
		r.startSecond()
	case dateFrom:
		r.from = true
	case dateTo, dateNext, dateDash:
		switch {
		case c != dateDash && p.weekday > 0 && !r.dateFollows(i+n):
			p.next = true
		case c == dateTo && p.day > 0 && i+n == r.line.n: // ngày 25 tới
		case c == dateNext:
			r.vague = true
		default:
			r.startSecond()
			r.second = r.second || c == dateTo
		}
	case dateThis:
		p.this = true
	case dateAgo:
		p.past = p.weekday > 0
		r.vague = r.vague || !p.past
	case dateBack:
		r.until = true
	case dateAbout:
		r.about = true
	case dateWeeks:
		r.week = true
	case dateVague, dateHence:
		r.vague = true
	case dateLunar:
		r.lunar = true
	case dateNot:
		r.not = true
	case dateQuestion:
		r.question = true
	case dateHour, dateMinute, dateHalf, dateLess, dateSlash, dateColon:
		r.unknown = true
	}
}

// startSecond begins the second end of a period if the first is there.
func (r *dateReader) startSecond() {
	if r.cur == 0 && r.parts[0].found() {
		r.cur, r.second = 1, true
	}
}

func (r *dateReader) dateFollows(i int) bool {
	if r.isDigits(i) {
		return true
	}
	s, n := r.class(i)
	return n > 0 && s.class >= dateToday && s.class <= dateSunday
}

func (r *dateReader) weekdayFollows(i int) bool {
	return r.is(i, dateWeekday) || r.is(i, dateSunday)
}

// setDay fills in a day; a second day in one part is too much.
func (r *dateReader) setDay(day int, said bool) {
	p := r.part()
	if p.day > 0 && p.day != day {
		r.leftover = true
	}
	if day == 0 {
		r.bad = true
	}
	p.day = day
	p.saidDay = p.saidDay || said
}

// afterDay reads what follows "ngày" and returns its tokens.
func (r *dateReader) afterDay(i int) int {
	if v, n := r.spelled(i); n > 0 {
		r.setDay(v, true)
		return n
	}
	if r.isDigits(i) && !r.isTimeOrDate(i) {
		r.setDay(r.digits(i), true)
		return 1
	}
	r.part().saidDay = true
	return 0
}

// isTimeOrDate tells digits that figures reads.
func (r *dateReader) isTimeOrDate(i int) bool {
	if r.is(i+1, dateHour) || r.is(i+1, dateColon) {
		return true
	}
	return r.isSeparator(i+1) && r.isDigits(i+2)
}

func (r *dateReader) isSeparator(i int) bool {
	if i >= r.line.n {
		return false
	}
	switch r.line.list[i].text {
	case "/", "-", ".", "–", "\\":
		return true
	}
	return false
}

func (r *dateReader) afterMonth(i int) int {
	p := r.part()
	if r.isDigits(i) {
		p.month = r.digits(i)
		r.bad = r.bad || p.month == 0 || p.month > 12
		if r.isSeparator(i+1) && r.isDigits(i+2) && len(r.line.list[i+2].fold) == 4 {
			p.year = r.digits(i + 2)
			return 3
		}
		return 1
	}
	if v, n := r.spelled(i); n > 0 {
		p.month = v
		r.bad = r.bad || v > 12
		return n
	}
	r.vague = true
	return 0
}

// afterYear reads "năm 2020"; without a year behind it the word is five.
func (r *dateReader) afterYear(i, next int) int {
	if r.isDigits(next) && len(r.line.list[next].fold) == 4 {
		r.part().year = r.digits(next)
		return 1
	}
	if s, n := r.class(next); n > 0 && (s.class == dateThis || s.class == dateToday) {
		r.part().year = r.now.Year()
		return n
	}
	return r.spelledDay(i) - 1
}

// afterWeekday reads the number behind "thứ" and returns its tokens.
func (r *dateReader) afterWeekday(i int) int {
	p := r.part()
	if r.isDigits(i) {
		p.weekday = r.digits(i)
		r.bad = r.bad || p.weekday < 2 || p.weekday > 7
		return 1
	}
	s, ok := r.alone(i)
	if ok && (s.class == dateDigit || s.class == dateTail || s.class == dateYear) {
		p.weekday = int(s.value)
		r.bad = r.bad || p.weekday < 2 || p.weekday > 7
		return 1
	}
	r.vague = true
	return 0
}

// spelledDay takes in a day in words and returns its tokens; "mốt" alone is the
// day after tomorrow.
func (r *dateReader) spelledDay(i int) int {
	if s, n := r.class(i); n == 1 && s.spelling == "mốt" && !isBare(r.line.list[i].text) {
		r.part().shift, r.part().hasShift = 2, true
		return 1
	}
	v, n := r.spelled(i)
	if n == 0 {
		r.unknown = true
		return 1
	}
	if s, m := r.class(i + n); m > 0 && isCounted(s) {
		return n + r.counted(v, i+n)
	}
	r.setDay(v, false)
	return n
}

// spelled reads a number of days or months in words: "hai mươi lăm", "mười
// hai", "hai lăm", "tám".
func (r *dateReader) spelled(i int) (value, n int) {
	s, m := r.class(i)
	if m != 1 {
		return 0, 0
	}
	switch s.class {
	case dateTen, dateTwenty:
		v, n := r.unit(i + 1)
		return int(s.value) + v, 1 + n
	case dateDigit, dateYear:
		next, k := r.class(i + 1)
		switch {
		case k == 1 && next.class == dateTens:
			v, n := r.unit(i + 2)
			return int(s.value)*10 + v, 2 + n
		case k == 1 && next.class == dateTail && s.value < 4:
			return int(s.value)*10 + int(next.value), 2
		}
		return int(s.value), 1
	case dateTail:
		if s.value == 4 {
			return 4, 1
		}
	}
	return 0, 0
}

// unit reads a digit behind tens; "năm" before a year is not one.
func (r *dateReader) unit(i int) (value, n int) {
	s, m := r.class(i)
	switch {
	case m != 1:
	case s.class == dateDigit, s.class == dateTail, s.class == dateYear && !r.isDigits(i+1):
		return int(s.value), 1
	}
	return 0, 0
}
