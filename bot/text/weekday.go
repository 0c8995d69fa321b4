package text

import (
	"strconv"
	"strings"
	"time"
)

var (
	weekdays = [...]*Sentence{
		say("weekday.0", `Chủ nhật`, `Sunday`), say("weekday.1", `thứ Hai`, `Monday`), say("weekday.2", `thứ Ba`, `Tuesday`),
		say("weekday.3", `thứ Tư`, `Wednesday`), say("weekday.4", `thứ Năm`, `Thursday`), say("weekday.5", `thứ Sáu`, `Friday`),
		say("weekday.6", `thứ Bảy`, `Saturday`),
	}
	endOf       = say("until.day", `hết {weekday} {day}`, `the end of {weekday} {day}`)
	lastDays    = say("lasting.days", `{n} ngày`, `{n} d`)
	lastHours   = say("lasting.hours", `{n} giờ`, `{n} h`)
	lastMinutes = say("lasting.minutes", `{n} phút`, `{n} min`)
)

// Weekday names the day of the week: thứ Ba.
func Weekday(lang Lang, d time.Weekday) string { return weekdays[d].In(lang) }

// When writes a moment near by, with its weekday: 12:00 thứ Ba 25/8.
func When(lang Lang, t time.Time, loc *time.Location) string {
	return Clock(t, loc) + " " + weekdayOf(lang, t.In(loc))
}

// Until is When for the end of something; midnight is said as the day before,
// whole: hết Chủ nhật 30/8.
func Until(lang Lang, t time.Time, loc *time.Location) string {
	if t = t.In(loc); t.Hour()+t.Minute() > 0 {
		return When(lang, t, loc)
	}
	t = t.AddDate(0, 0, -1)
	return Plain(lang, endOf, "weekday", Weekday(lang, t.Weekday()), "day", dayMonth(t))
}

// OfDay writes a day near by, with its weekday: thứ Ba 25/8.
func OfDay(lang Lang, t time.Time, loc *time.Location) string { return weekdayOf(lang, t.In(loc)) }

func weekdayOf(lang Lang, t time.Time) string { return Weekday(lang, t.Weekday()) + " " + dayMonth(t) }

func dayMonth(t time.Time) string { return strconv.Itoa(t.Day()) + "/" + strconv.Itoa(int(t.Month())) }

// Lasting says how long something lasts, in its two largest units: 5 ngày 3 giờ.
// Whatever is shorter than a minute is one.
func Lasting(lang Lang, d time.Duration) string {
	minutes := max(1, int64(d/time.Minute))
	parts := []struct {
		s *Sentence
		n int64
	}{{lastDays, minutes / (24 * 60)}, {lastHours, minutes / 60 % 24}, {lastMinutes, minutes % 60}}
	var said []string
	for i, p := range parts {
		if p.n > 0 && !(i == 2 && parts[0].n > 0) {
			said = append(said, Plain(lang, p.s, "n", Number(lang, p.n)))
		}
	}
	return strings.Join(said, " ")
}
