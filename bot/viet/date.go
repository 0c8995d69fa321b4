package viet

import "time"

// DateForm is the shape of a date that was read.
type DateForm uint8

const (
	Day      DateForm = iota // a day
	Moment                   // a day and a time of day
	Span                     // from From to To, both days included
	Before                   // strictly before From
	UntilEnd                 // up to From, that day (or moment) included
)

// Date is a day, a moment or a period found in a text.
//
//   - Value: one meaning, in Form, From and To.
//   - Ask: Days are what to offer, if anything; Why says what is doubtful.
//   - Refuse: no date, or one that does not exist.
type Date struct {
	Kind     Kind
	Form     DateForm
	From, To time.Time
	HasTime  bool // From carries a time of day
	Days     []time.Time
	Why      Reason
}

const (
	dayFormat    = "2006-01-02"
	momentFormat = "2006-01-02T15:04"
)

// String is the value form: 2020-08-31, 2020-08-20T15:30,
// 2020-08-18/2020-08-25, <2020-08-31 or <=2020-08-31; empty unless Value.
func (d Date) String() string {
	if d.Kind != Value {
		return ""
	}
	format := dayFormat
	if d.HasTime {
		format = momentFormat
	}
	from := d.From.Format(format)
	switch d.Form {
	case Span:
		return from + "/" + d.To.Format(format)
	case Before:
		return "<" + from
	case UntilEnd:
		return "<=" + from
	}
	return from
}

// ReadDate reads a day, a time, or a period in a text, as seen from now, in
// now's zone. The day comes before the month. "trước ngày 31/8" excludes that
// day, "đến hết ngày 31/8" includes it. It asks when the month is missing and
// the day has gone by, when the date is of the lunar calendar, and for "CN",
// which is Sunday and workers.
func ReadDate(text string, now time.Time) Date {
	r := dateReader{now: now}
	r.line.read(text)
	r.scan()
	return r.date()
}

// date decides what the parts that were found mean together.
func (r *dateReader) date() Date {
	a, b := &r.parts[0], &r.parts[1]
	switch {
	case r.bad:
		return Date{Why: NoSuchDate}
	case a.day > 31 && a.month == 0 && !r.leftover:
		return Date{Why: NoSuchDate}
	case r.lunar:
		return Date{Kind: Ask, Why: Lunar}
	case !a.found():
		return r.nothing()
	case r.week && !a.explicit():
		return Date{Kind: Ask, Why: Unclear}
	case r.vague || r.not || r.question || r.line.cut || r.leftover || r.unknown && !a.explicit():
		return Date{Kind: Ask, Why: Unclear}
	case r.code && !a.isNarrowed():
		return Date{Kind: Ask, Why: Unclear}
	case r.second && b.found():
		return r.span(a, b)
	}
	d := r.resolve(a)
	switch {
	case d.Kind == Value && r.about:
		return Date{Kind: Ask, Why: Approximate, Days: []time.Time{d.From}, HasTime: d.HasTime}
	case d.Kind != Value:
	case r.before:
		d.Form = Before
	case r.until || r.second:
		d.Form = UntilEnd
	case r.from:
		return Date{Kind: Ask, Why: Incomplete, Days: []time.Time{d.From}}
	}
	return d
}

// nothing decides a text without any part of a date.
func (r *dateReader) nothing() Date {
	switch {
	case (r.vague || r.week || r.leftover || r.part().part != dateUnknown) && !r.unknown:
		return Date{Kind: Ask, Why: Incomplete}
	}
	return Date{Why: NotUnderstood}
}

// span joins the two ends of a period; the first may leave its month to the
// second ("từ ngày 18 đến ngày 25 tháng 8").
func (r *dateReader) span(a, b *datePart) Date {
	if a.day > 0 && a.month == 0 && b.month > 0 {
		a.month, a.year = b.month, b.year
	}
	if a.year == 0 {
		a.year = b.year
	}
	if a.isTimeOnly() {
		hour, minute, part := a.hour, a.minute, a.part
		*a = *b // từ 8h đến 11h ngày 25/8
		a.hour, a.minute = hour, minute
		if part != dateUnknown {
			a.part = part
		}
	}
	from, to := r.resolve(a), r.resolve(b)
	switch {
	case from.Kind == Refuse:
		return from
	case to.Kind == Refuse:
		return to
	case from.Kind == Ask:
		return from
	case to.Kind == Ask:
		return to
	case to.From.Before(from.From):
		return Date{Kind: Ask, Why: Unclear}
	}
	return Date{Kind: Value, Form: Span, From: from.From, To: to.From, HasTime: from.HasTime && to.HasTime}
}

// resolve turns one part into a day or a moment.
func (r *dateReader) resolve(p *datePart) Date {
	d := r.resolveDay(p)
	if d.Kind != Value || !p.hasTime {
		return d
	}
	return r.resolveTime(p, d.From)
}

func (r *dateReader) today() time.Time { return r.dayAt(0) }

// dayAt is the day that many days from today, at midnight.
func (r *dateReader) dayAt(shift int) time.Time {
	y, m, d := r.now.Date()
	return time.Date(y, m, d+shift, 0, 0, 0, 0, r.now.Location())
}

func sure(day time.Time) Date { return Date{Kind: Value, From: day} }

func (r *dateReader) resolveDay(p *datePart) Date {
	switch {
	case p.month > 0 && p.day == 0:
		return Date{Kind: Ask, Why: Incomplete}
	case p.month > 0:
		return r.calendarDay(p)
	case p.hasShift && p.weekday == 0 && p.day == 0:
		return sure(r.dayAt(p.shift))
	case p.weekday > 0 && p.day == 0:
		return r.weekday(p)
	case p.day > 31:
		return Date{Why: NoSuchDate}
	case p.day > 0:
		return r.dayOfMonth(p)
	}
	return sure(r.today())
}

// calendarDay resolves a day and a month, and compares it with a weekday that
// was named too.
func (r *dateReader) calendarDay(p *datePart) Date {
	year := p.year
	if year == 0 {
		year = r.now.Year()
	}
	day := time.Date(year, time.Month(p.month), p.day, 0, 0, 0, 0, r.now.Location())
	switch {
	case p.month > 12 && p.day <= 12 && p.month <= 31 && p.year == 0:
		return Date{Kind: Ask, Why: Unclear} // 8/31, as in English
	case p.month > 12 || p.day > 31 || day.Day() != p.day:
		return Date{Why: NoSuchDate}
	case p.weekday > 0 && day.Weekday() != p.weekdayOf():
		return Date{Kind: Ask, Why: Unclear, Days: []time.Time{day}}
	case p.year != 0 && year < r.now.Year():
		return Date{Kind: Ask, Why: Past, Days: []time.Time{day}}
	case p.year != 0 && year > r.now.Year()+1:
		return Date{Kind: Ask, Why: Unclear, Days: []time.Time{day}}
	case p.year == 0:
		return r.nearestYear(day)
	}
	return sure(day)
}

// nearestYear asks when a day without a year is nearer in another one.
func (r *dateReader) nearestYear(day time.Time) Date {
	const half = 183 * 24 * time.Hour
	switch distance := day.Sub(r.today()); {
	case distance < -half:
		return Date{Kind: Ask, Why: Past, Days: []time.Time{day.AddDate(1, 0, 0), day}}
	case distance > half:
		return Date{Kind: Ask, Why: Unclear, Days: []time.Time{day, day.AddDate(-1, 0, 0)}}
	}
	return sure(day)
}

// dayOfMonth resolves a day without a month: the next such day, if the word
// "ngày" was said and the day has not gone by this month.
func (r *dateReader) dayOfMonth(p *datePart) Date {
	y, m, today := r.now.Date()
	here := time.Date(y, m, p.day, 0, 0, 0, 0, r.now.Location())
	next := time.Date(y, m+1, p.day, 0, 0, 0, 0, r.now.Location())
	var days []time.Time
	if here.Day() == p.day {
		days = append(days, here)
	}
	if next.Day() == p.day {
		days = append(days, next)
	}
	if p.saidDay && p.day >= today && here.Day() == p.day && (p.weekday == 0 || here.Weekday() == p.weekdayOf()) {
		return sure(here)
	}
	why := Incomplete
	if p.saidDay {
		why = Past
	}
	return Date{Kind: Ask, Why: why, Days: days}
}

// weekday resolves a day of the week: of the week named, or the next one. A
// week starts on Monday.
func (r *dateReader) weekday(p *datePart) Date {
	if p.weekday < 0 || p.weekday > 8 || p.weekday == 1 {
		return Date{Why: NoSuchDate}
	}
	// Days since Monday.
	today, want := (int(r.now.Weekday())+6)%7, p.weekday-2
	switch {
	case p.hasWeek:
		return sure(r.dayAt(want - today + 7*p.week))
	case p.past:
		return sure(r.dayAt(-((today-want+6)%7 + 1)))
	case want == today && p.next:
		return sure(r.dayAt(7))
	case want == today && !p.this:
		return Date{Kind: Ask, Why: Unclear, Days: []time.Time{r.today(), r.dayAt(7)}}
	case p.this && want < today:
		return sure(r.dayAt(want - today))
	}
	return sure(r.dayAt((want - today + 7) % 7))
}

// resolveTime puts a time of day on a day.
func (r *dateReader) resolveTime(p *datePart, day time.Time) Date {
	hour, ok := p.hourOfDay()
	if !ok || p.minute > 59 || hour > 24 || hour == 24 && p.minute > 0 {
		return Date{Why: NoSuchDate}
	}
	at := day.Add(time.Duration(hour)*time.Hour + time.Duration(p.minute)*time.Minute)
	d := Date{Kind: Value, Form: Moment, From: at, HasTime: true}
	named := p.month > 0 || p.day > 0 || p.weekday > 0 || p.hasShift
	if at.Before(r.now) && !named {
		d.Kind, d.Why, d.Days = Ask, Past, []time.Time{at.AddDate(0, 0, 1), at}
		if hour > 0 && hour < 12 && p.part == dateUnknown {
			d.Days = []time.Time{at.Add(12 * time.Hour), at.AddDate(0, 0, 1)}
		}
	}
	return d
}
