package viet

import "time"

// datePart is one end of a period, or the whole of a date.
type datePart struct {
	day, month, year int
	saidDay          bool // with "ngày"
	shift            int  // days from today
	hasShift         bool
	weekday          int // 2 is Monday … 8 Sunday
	week             int // weeks from this one
	hasWeek          bool
	next, this, past bool // "thứ hai tới", "thứ hai này", "thứ hai vừa rồi"
	hour, minute     int
	hasTime          bool
	part             dateClass // morning, noon, …
}

// found tells whether anything that fixes a day or a time was said.
func (p *datePart) found() bool {
	return p.day > 0 || p.month > 0 || p.hasShift || p.weekday > 0 || p.hasTime || p.part != dateUnknown && p.hasTime
}

func (p *datePart) isTimeOnly() bool {
	return p.hasTime && p.day == 0 && p.month == 0 && p.weekday == 0 && !p.hasShift
}

// explicit dates are believed among words that are not understood.
func (p *datePart) explicit() bool { return p.month > 0 && p.day > 0 || p.day > 0 && p.saidDay }

// isNarrowed tells a Sunday for which more than the name was said, so that "CN"
// cannot be workers.
func (p *datePart) isNarrowed() bool {
	return p.month > 0 || p.hasWeek || p.next || p.this || p.past || p.hasTime || p.part != dateUnknown
}

func (p *datePart) weekdayOf() time.Weekday { return time.Weekday((p.weekday - 1) % 7) }

// hourOfDay applies the part of the day: 3 giờ chiều is 15.
func (p *datePart) hourOfDay() (int, bool) {
	h := p.hour
	switch p.part {
	case dateMorning:
		return h, h <= 12
	case dateNoon:
		if h <= 3 {
			h += 12
		}
		return h, h >= 10 && h <= 15
	case dateAfternoon, dateEvening:
		if h < 12 {
			h += 12
		}
		return h, h >= 12 && h <= 24
	case dateNight:
		switch {
		case h == 12:
			h = 24
		case h >= 6 && h < 12:
			h += 12
		}
	}
	return h, h <= 24
}
