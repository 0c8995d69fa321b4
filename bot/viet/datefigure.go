package viet

// figures takes in what starts with digits: 31/8, 31-8-2020, 2020-08-31, 8h30,
// 15:30, 18-25/8, 3 ngày nữa, 31t8. It returns how many tokens it has.
func (r *dateReader) figures(i int) int {
	if !r.isDigits(i) {
		r.leftover = true
		return 1
	}
	if s, n := r.class(i + 1); n > 0 {
		if isCounted(s) {
			if m := r.counted(r.digits(i), i+1); m > 0 {
				return 1 + m
			}
		}
		if s.class == dateMonth {
			r.setDay(r.digits(i), false)
			return 1
		}
	}
	if r.isSeparator(i+1) && r.isDigits(i+2) {
		return r.numeric(i)
	}
	if r.is(i+1, dateYear) && r.isDigits(i+2) {
		r.leftover = true
	}
	r.setDay(r.digits(i), false)
	return 1
}

// isCounted tells the words that a number may count: hours, days, weeks.
func isCounted(s sense[dateClass]) bool {
	switch s.class {
	case dateHour, dateColon, dateDay, dateWeeks:
		return true
	}
	return s.spelling == "hôm" || s.spelling == "bữa"
}

// counted reads what follows a number n at token i: hours, or days and weeks
// from now. It returns its tokens, 0 if there is nothing of the kind.
func (r *dateReader) counted(v, i int) int {
	switch s, n := r.class(i); {
	case s.class == dateHour:
		return r.clock(v, i, n)
	case s.class == dateColon && r.isDigits(i+1):
		return r.clock(v, i, n)
	case isCounted(s) && s.class != dateColon:
		if s.class == dateWeeks {
			v *= 7
		}
		next, m := r.class(i + n)
		switch {
		case m > 0 && (next.class == dateHence || next.class == dateNext && next.spelling == "sau"):
		case m > 0 && (next.class == dateBefore || next.class == dateAgo):
			v = -v
		default:
			r.vague = true
			return n
		}
		r.part().shift, r.part().hasShift = v, true
		return n + m
	}
	return 0
}

// clock reads the minutes behind an hour.
func (r *dateReader) clock(hour, i, n int) int {
	p := r.part()
	if p.hasTime {
		r.leftover = true
	}
	p.hour, p.hasTime = hour, true
	next := i + n
	s, m := r.class(next)
	switch {
	case r.isDigits(next) && !(r.isSeparator(next+1) && r.isDigits(next+2)) && !r.is(next+1, dateMonth):
		p.minute = r.digits(next)
		if _, k := r.class(next + 1); r.is(next+1, dateMinute) {
			return n + 1 + k
		}
		if s.class == dateUnknown && r.is(i, dateColon) && r.is(next+1, dateColon) && r.isDigits(next+2) {
			return n + 3 // seconds
		}
		return n + 1
	case m > 0 && s.class == dateHalf:
		p.minute = 30
		return n + m
	case m > 0 && s.class == dateLess && r.isDigits(next+m):
		return n + m + r.lessMinutes(next+m)
	}
	return n
}

// lessMinutes reads "9 giờ kém 15".
func (r *dateReader) lessMinutes(i int) int {
	p := r.part()
	less := r.digits(i)
	if less < 1 || less > 59 || p.hour < 1 {
		r.bad = true
		return 1
	}
	p.hour, p.minute = p.hour-1, 60-less
	if s, n := r.class(i + 1); n > 0 && s.class == dateMinute {
		return 1 + n
	}
	return 1
}

// numeric reads digits with separators.
func (r *dateReader) numeric(i int) int {
	a, b := r.digits(i), r.digits(i+2)
	third := r.isSeparator(i+3) && r.isDigits(i+4)
	first, second := r.line.list[i+1].text, ""
	if third {
		second = r.line.list[i+3].text
	}
	p := r.part()
	switch {
	case third && len(r.line.list[i].fold) == 4:
		p.year, p.month = a, b
		r.setDay(r.digits(i+4), true)
		r.bad = r.bad || b == 0
		if i+5 < r.line.n && r.line.list[i+5].text == "t" && r.isDigits(i+6) && r.is(i+7, dateColon) {
			return 6 // 2020-08-31T17:00
		}
		return 5
	case third && isDash(first) && second == "/":
		// 18-25/8: two days of a month.
		r.setDay(a, false)
		p.month = r.digits(i + 4)
		r.startSecond()
		return 2
	case third && second != first && isDash(second):
		return r.dayMonth(a, b, 3) // 18/8-25/8
	case third:
		p.year = fullYear(r.digits(i+4), len(r.line.list[i+4].fold))
		return r.dayMonth(a, b, 5)
	case first == "." && b > 12 && a <= 24:
		r.leftover = true // 15.30
		return 3
	case len(r.line.list[i+2].fold) == 4:
		p.month, p.year = a, b // 8/2020
		r.bad = r.bad || a == 0 || a > 12
		return 3
	}
	return r.dayMonth(a, b, 3)
}

func (r *dateReader) dayMonth(day, month, n int) int {
	p := r.part()
	if p.month > 0 && p.month != month {
		r.leftover = true
	}
	r.setDay(day, false)
	p.month = month
	r.bad = r.bad || month == 0
	return n
}

func isDash(sign string) bool { return sign == "-" || sign == "–" }

// fullYear completes a year of two digits.
func fullYear(year, digits int) int {
	if digits <= 2 {
		return 2000 + year
	}
	return year
}
