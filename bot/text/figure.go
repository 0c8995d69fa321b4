package text

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"raquan/config"
)

// Number writes a whole number: 1.250, in English 1,250.
func Number(lang Lang, n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	if len(s) <= 3 {
		return sign + s
	}
	sep := byte('.')
	if lang == En {
		sep = ','
	}
	var b strings.Builder
	b.WriteString(sign)
	for i := 0; i < len(s); i++ {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteByte(sep)
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// Percent writes num/den as a percentage with one decimal, none if it is 0:
// 84,4%, 85%, in English 84.4%. It never says 100% of a part, nor 0% of
// something. "–" if den is 0.
func Percent(lang Lang, num, den int64) string {
	if den <= 0 {
		return "–"
	}
	p := (num*2000/den + 1) / 2 // tenths of a percent, half up
	if p >= 1000 && num < den {
		p = 999
	}
	if p == 0 && num > 0 {
		p = 1
	}
	if p%10 == 0 {
		return strconv.FormatInt(p/10, 10) + "%"
	}
	mark := ","
	if lang == En {
		mark = "."
	}
	return strconv.FormatInt(p/10, 10) + mark + strconv.FormatInt(p%10, 10) + "%"
}

// Moment writes a moment of the day: 16:42 ngày 25/8/2020.
func Moment(lang Lang, t time.Time, loc *time.Location) string {
	t = t.In(loc)
	join := " ngày "
	if lang == En {
		join = " on "
	}
	return Clock(t, loc) + join + Day(t, loc)
}

// Clock writes the time of day: 08:05.
func Clock(t time.Time, loc *time.Location) string {
	t = t.In(loc)
	return fmt.Sprintf("%02d:%02d", t.Hour(), t.Minute())
}

// Day writes a day: 25/8/2020.
func Day(t time.Time, loc *time.Location) string {
	t = t.In(loc)
	return fmt.Sprintf("%d/%d/%d", t.Day(), int(t.Month()), t.Year())
}

// Deadline says a deadline of a campaign: 12:00 ngày 26/8/2020. One given by day
// is said as the day before, whole: hết ngày 30/8/2020, since "trước ngày 31/8"
// ends with the 30th.
func Deadline(lang Lang, d config.Deadline, loc *time.Location) string {
	if !d.ByDay {
		return Moment(lang, d.Before, loc)
	}
	return Plain(lang, EndOfDay, "day", Day(d.Before.In(loc).AddDate(0, 0, -1), loc))
}

// EndOfDay is a deadline that a whole day belongs to.
var EndOfDay = say("deadline.end-of-day", `hết ngày {day}`, `the end of {day}`)

// Short cuts a name or a line to so many letters, with a mark where it was cut.
func Short(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:most-1])) + "…"
}
