package viet

// quantity is a number found in a text, with the role that the words beside it
// give it.
type quantity struct {
	rs       readings
	sure     bool
	why      Reason
	from, to int // its items
	inWords  bool
	scaled   bool
	percent  int64 // hundredths of a percent, when isShare
	isShare  bool
}

// value is the likeliest count.
func (q *quantity) value() int64 { return q.rs.list[0].A }

const maxQuantities = 6

// survey is everything that a text says about a number.
type survey struct {
	counts  [maxQuantities]quantity
	n       int
	shares  [2]quantity
	nShares int

	seen    [oddSign + 1]bool // classes of the words around the numbers
	refused Reason            // a number that is none: too long, negative, money, time
	hollow  Reason            // why a number is one of which nothing can be offered
	counted int               // the item behind a label that a number counts, if any
	unclear bool              // words that are not understood, numbers that are names
}

// look surveys the items of a text.
func look(p parser) survey {
	var s survey
	for i := 0; i < len(p.items); {
		g, next := p.number(i)
		if next == i {
			s.note(p, i)
			i++
			continue
		}
		i = s.place(p, g, i, next)
	}
	return s
}

// note takes in a word that is not part of a number.
func (s *survey) note(p parser, i int) {
	class := p.class(i)
	switch class {
	case unknownWord, oddSign, clockWord, moneyWord, measureWord, scaleWord, andHalfWord, tensWord, trWord:
		s.unclear = true
	case kWord:
		if p.class(i+1) == figureItem && p.at(i+1).glued {
			s.hollow = AmbiguousGroup
		}
		class = notWord
	}
	s.seen[class] = true
	if p.at(i).tilde {
		s.seen[hedgeWord] = true
	}
}

// place decides what the numeral from i to next is, and returns the index
// behind it and what belongs to it.
func (s *survey) place(p parser, g numeral, i, next int) int {
	before, behind := p.at(i-1), p.at(next)
	switch {
	case isDate(p, i, next):
		s.refuse(Time)
		return next + 4
	case p.class(i) == figureItem && p.isStray(i-1):
		g.doubt(AmbiguousGroup) // .250
		s.count(p, g, i, next)
		return next
	case before.class == labelWord && s.counted != i:
		s.unclear = true
		if behind.class == slashSign && p.class(next+1) == figureItem {
			return next + 2
		}
		return next
	case isNamed(p, i):
		s.unclear = true
		return next
	case before.class == halfWord && p.class(i) == scaleWord:
		s.hollow = Approximate // nửa nghìn
		return next
	case behind.class == vagueWord && p.class(i) == digitWord && next == i+1:
		s.hollow = Approximate // hai mấy
		return next
	case before.class == vagueWord && p.class(i) != figureItem && p.class(i) != digitWord:
		s.hollow = Approximate // mấy chục, vài trăm
		return next
	case behind.class == percentWord:
		s.share(p, g, i, next)
		return next + 1
	case behind.class == moneyWord:
		s.refuse(Money)
		return next + 1
	case isClock(p, next):
		s.refuse(Time)
		if p.class(next+1) == figureItem && p.figure(next+1).isPlain(2) {
			next++
		}
		return next + 1
	case p.countsLabels(g, next):
		s.unclear, s.counted = true, next+1 // 3 phân xưởng 380 người
		return next + 1
	case behind.class == measureWord, behind.class == labelWord && behind.span:
		s.refuse(NotANumber)
		return next + 1
	case before.class == negativeWord, before.class == dashSign && !before.tilde && p.at(i).glued && isSign(p, i-1):
		s.refuse(Negative)
		return next
	}
	s.count(p, g, i, next)
	return next
}

func (s *survey) refuse(why Reason) {
	if s.refused == Clear {
		s.refused = why
	}
}

// countsLabels tells a number of workshops or shifts before a larger number.
func (p parser) countsLabels(g numeral, next int) bool {
	if p.class(next) != labelWord || p.at(next).span || p.class(next+1) != figureItem || g.n == 0 {
		return false
	}
	f := p.figure(next + 1)
	return f.sure && f.vals[0] > g.vals[0]
}

// isDate tells three figures with slashes between them, the second a month.
func isDate(p parser, i, next int) bool {
	return p.class(i) == figureItem && p.class(next) == slashSign && p.class(next+1) == figureItem &&
		p.class(next+2) == slashSign && p.class(next+3) == figureItem && p.figure(next+1).isPlain(2) && p.figure(next+1).whole <= 12
}

// isStray tells a mark at i that stands before a figure as if it grouped it, and
// has no digits before it.
func (p parser) isStray(i int) bool {
	it := p.at(i)
	return it.mark && p.at(i+1).glued && !it.glued && p.class(i-1) != figureItem
}

// isNamed tells a figure that is the end of a name: Covid-19, F0.
func isNamed(p parser, i int) bool {
	if p.class(i) != figureItem || !p.at(i).glued {
		return false
	}
	before := p.at(i - 1)
	if before.class == dashSign && before.glued {
		before = p.at(i - 2)
		if before.class == kWord && p.class(i-3) == figureItem {
			return false // 1k-2k
		}
	}
	return before.letter || before.class == unknownWord || before.class == labelWord || before.class == clockWord || before.class == measureWord
}

// isClock tells whether what stands behind a figure makes it a time of day.
func isClock(p parser, next int) bool {
	it := p.at(next)
	if p.class(next-1) != figureItem {
		return false
	}
	switch {
	case it.class == clockWord:
		return true
	case it.class == quietSign && it.colon && it.glued:
		return p.class(next+1) == figureItem && p.at(next+1).glued && p.figure(next+1).digits == 2
	}
	return false
}

// isSign tells whether the dash at i is a minus sign: nothing that could be the
// start of a range stands before it.
func isSign(p parser, i int) bool {
	switch p.class(i - 1) {
	case endOfText, politeWord, haveWord, actWord, quietSign:
		return true
	}
	return false
}

// count records a numeral that counts something.
func (s *survey) count(p parser, g numeral, i, next int) {
	q := quantity{sure: g.sure, why: g.why, from: i, to: next, inWords: p.class(i) != figureItem, scaled: next > i+1}
	q.rs.addCounts(g.vals[:g.n]...)
	if g.high > 0 {
		q.rs.add(Reading{Kind: Interval, A: g.low, B: g.high})
	}
	switch {
	case g.why == TooLong, g.n > 0 && q.rs.n == 0:
		s.refuse(TooLong)
		return
	case q.rs.n == 0:
		s.hollow = g.why
		return
	}
	if s.n < maxQuantities {
		s.counts[s.n] = q
	}
	s.n++
}

// share records a percentage.
func (s *survey) share(p parser, g numeral, i, next int) {
	q := quantity{from: i, to: next, isShare: true, sure: g.sure}
	f := &figure{}
	if p.class(i) == figureItem {
		f = p.figure(i)
	}
	switch {
	case f.fracDigits > 0 && f.fracDigits <= 2 && next == i+1:
		q.percent = f.whole*100 + f.frac*power10(2-f.fracDigits)
	case g.n > 0:
		q.percent = g.vals[0] * 100
	default:
		s.hollow = AmbiguousGroup
		return
	}
	if s.nShares < len(s.shares) {
		s.shares[s.nShares] = q
	}
	s.nShares++
}
