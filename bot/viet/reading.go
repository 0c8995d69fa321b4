package viet

import "strconv"

// ReadingKind is the shape of a Reading.
type ReadingKind uint8

const (
	Count      ReadingKind = iota // A people
	Share                         // A hundredths of a percent of the total
	Proportion                    // A of B
	Interval                      // from A to B
	Everybody                     // the total
	Unchanged                     // the figure reported before
)

// Reading is one way to understand a text as a number of people.
type Reading struct {
	Kind ReadingKind
	A, B int64
}

// String is the reading as it is written in test tables and reports of the
// reader: "1250", "85%", "300/450", "300-400", "ALL", "PREV".
func (r Reading) String() string {
	switch r.Kind {
	case Share:
		return shareString(r.A)
	case Proportion:
		return strconv.FormatInt(r.A, 10) + "/" + strconv.FormatInt(r.B, 10)
	case Interval:
		return strconv.FormatInt(r.A, 10) + "-" + strconv.FormatInt(r.B, 10)
	case Everybody:
		return "ALL"
	case Unchanged:
		return "PREV"
	}
	return strconv.FormatInt(r.A, 10)
}

func shareString(hundredths int64) string {
	out := strconv.FormatInt(hundredths/100, 10)
	switch rest := hundredths % 100; {
	case rest == 0:
	case rest%10 == 0:
		out += "," + strconv.FormatInt(rest/10, 10)
	case rest < 10:
		out += ",0" + strconv.FormatInt(rest, 10)
	default:
		out += "," + strconv.FormatInt(rest, 10)
	}
	return out + "%"
}

// smallestTotal separates fractions from pairs: 2/3 is two thirds, 300/450 is
// 300 of 450 people.
const smallestTotal = 10

// People is the number of people that the reading means, given what is known.
// It is false when that is not known: a share without a total, an interval.
// 85% of 450 is 382,5, rounded half up: 383.
func (r Reading) People(c NumberContext) (int64, bool) {
	switch r.Kind {
	case Count:
		return r.A, true
	case Share:
		return roundedShare(c.Total, r.A, 10000), c.HasTotal
	case Proportion:
		return r.proportion(c)
	case Everybody:
		return c.Total, c.HasTotal
	case Unchanged:
		return c.Previous, c.HasPrevious
	}
	return 0, false
}

func (r Reading) proportion(c NumberContext) (int64, bool) {
	switch {
	case c.HasTotal && r.B == c.Total, r.B > smallestTotal:
		return r.A, true
	case c.HasTotal && r.B > 0:
		return roundedShare(c.Total, r.A, r.B), true
	}
	return 0, false
}

// maxReadings is how many buttons a question back can show.
const maxReadings = 4

// readings is a short list without repetitions.
type readings struct {
	list [maxReadings]Reading
	n    int
}

func (rs *readings) add(r Reading) {
	for _, have := range rs.list[:rs.n] {
		if have == r {
			return
		}
	}
	if rs.n < maxReadings {
		rs.list[rs.n] = r
		rs.n++
	}
}

func (rs *readings) addCounts(counts ...int64) {
	for _, n := range counts {
		if n >= 0 && n <= MaxCount {
			rs.add(Reading{Kind: Count, A: n})
		}
	}
}

func (rs *readings) addAll(other readings) {
	for _, r := range other.list[:other.n] {
		rs.add(r)
	}
}

// slice is a copy for the caller, nil when empty.
func (rs *readings) slice() []Reading {
	if rs.n == 0 {
		return nil
	}
	return append([]Reading(nil), rs.list[:rs.n]...)
}
