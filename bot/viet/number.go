package viet

// MaxCount is the largest head-count that is read: nine digits. Whether a
// count is plausible for a unit is for the campaign's rules to say.
const MaxCount = 999_999_999

// NumberContext is what is known before a number is read. It never changes
// what a text means, only which numbers of people are offered for it.
type NumberContext struct {
	Total    int64 // people in the unit
	Previous int64 // the figure reported last

	HasTotal, HasPrevious bool
}

// Number is what a text says as a number of people.
//
//   - Value: one meaning, in Value.
//   - Ask: Readings are what to offer, likeliest first, at most four and
//     perhaps none; Why says what is doubtful.
//   - Refuse: not a number; Why says what it seems to be.
type Number struct {
	Kind     Kind
	Value    int64
	Readings []Reading
	Why      Reason
}

// ReadNumber reads the number of people that a text states. It accepts digits
// with any grouping, unit words, number words in northern, central and southern
// forms with or without diacritics, colloquial tails ("một nghìn hai") and k
// forms ("1k2"). Everything that can mean two things, or is not exact, is asked
// back; see [Number].
func ReadNumber(text string, c NumberContext) Number {
	var l line
	l.read(text)
	var a answer
	a.read(&l)
	p := a.parser()
	correctSpelling(p, &l)
	resolve(p, &l)
	s := look(p)
	s.unclear = s.unclear || l.cut
	switch {
	case s.unclear && hasRawTyping(&l):
		return Number{Why: RawTyping}
	case s.n == 1 && s.isShareRange(p):
		return Number{Kind: Ask, Why: Range}
	case s.n == 1:
		return s.single(c)
	case s.n == 2:
		return s.double(p, c)
	case s.n > 2:
		return Number{Kind: Ask, Why: Several}
	case s.nShares > 0:
		return s.shareOnly()
	case s.refused != Clear:
		return Number{Why: s.refused}
	case s.hollow != Clear:
		return Number{Kind: Ask, Why: s.hollow}
	}
	return s.wordsOnly(&l)
}

// isShareRange tells "50-60%".
func (s *survey) isShareRange(p parser) bool {
	if s.nShares == 0 || s.shares[0].from < s.counts[0].to {
		return false
	}
	link := linkBetween(p, s.counts[0].to, s.shares[0].from)
	if s.counts[0].value()*100 >= s.shares[0].percent {
		return false // 300 - 85%
	}
	return link == dashSign || link == toWord
}

// single decides a text with one count.
func (s *survey) single(c NumberContext) Number {
	q := s.counts[0]
	if q.value() == 0 && q.sure && s.seen[noDataWord] {
		return Number{Why: NoData}
	}
	if q.value() == 1 && s.seen[halfWord] {
		return Number{Kind: Ask, Why: PercentOf, Readings: []Reading{{Kind: Share, A: 50_00}}} // 1 nửa
	}
	why := q.why
	if q.sure {
		why = s.doubt()
	}
	if why == Clear {
		return Number{Kind: Value, Value: q.value()}
	}
	rs := q.rs
	if rs.n == 1 {
		rs.addCounts(s.derived(why, q.value(), c)...)
	}
	return Number{Kind: Ask, Readings: rs.slice(), Why: why}
}

// doubt is why a count that is sure in itself must be asked back because of the
// words around it.
func (s *survey) doubt() Reason {
	switch {
	case s.seen[hedgeWord], s.seen[vagueWord], s.seen[questionSign], s.seen[oddWord], s.seen[askWord]:
		return Approximate
	case s.seen[moreWord], s.seen[plusSign]:
		return Increment
	case s.seen[lessWord]:
		return Decrease
	case s.seen[notWord] && !s.seen[nobodyWord]:
		return Decrease
	case s.nShares > 0:
		return PercentOf
	case s.seen[sameWord], s.seen[changeWord]:
		return SameAsBefore
	case s.seen[slashSign], s.seen[dashSign], s.seen[ofWord], s.seen[toWord], s.seen[fromWord],
		s.seen[orWord], s.seen[andWord], s.seen[partWord], s.seen[halfWord], s.seen[pendingWord],
		s.seen[noDataWord], s.seen[notWord], s.seen[nobodyWord], s.seen[negativeWord], s.seen[labelWord],
		s.seen[percentWord], s.unclear, s.refused != Clear, s.hollow != Clear:
		return Unclear
	}
	return Clear
}

// derived are the counts that an increase or a decrease by n leads to.
func (s *survey) derived(why Reason, n int64, c NumberContext) []int64 {
	switch {
	case why == Increment && c.HasPrevious:
		return []int64{c.Previous + n}
	case why == Decrease && (s.seen[notWord] || s.seen[allWord]) && c.HasTotal:
		return []int64{c.Total - n}
	}
	return nil
}

// double decides a text with two counts.
func (s *survey) double(p parser, c NumberContext) Number {
	a, b := &s.counts[0], &s.counts[1]
	link := linkBetween(p, a.to, b.from)
	same := a.rs.n == 1 && b.rs.n == 1 && a.value() == b.value()
	said := a.inWords != b.inWords && b.from > a.to // 380, ba trăm tám mươi
	if same && a.sure && b.sure && (said || link == openSign) {
		return s.single(c)
	}
	var rs readings
	n := Number{Kind: Ask, Why: Several}
	switch {
	case a.rs.n > 1 || b.rs.n > 1:
		rs.addAll(a.rs)
		rs.addAll(b.rs)
	case (link == slashSign || link == ofWord || link == partWord) && a.value() <= b.value():
		n.Why = Pair
		rs.add(Reading{Kind: Proportion, A: a.value(), B: b.value()})
	case (link == dashSign || link == toWord) && a.low(b) < b.value():
		n.Why = Range
		rs.add(Reading{Kind: Interval, A: a.low(b), B: b.value()})
	case link == andWord || link == plusSign:
		rs.addCounts(a.value(), b.value(), a.value()+b.value())
	default:
		rs.addCounts(a.value(), b.value())
	}
	n.Readings = rs.slice()
	return n
}

// low is the lower end of a range that ends at b: in "2-3 trăm" the first
// number is in hundreds too.
func (q *quantity) low(b *quantity) int64 {
	v := q.value()
	if v >= 10 || q.scaled || !b.scaled {
		return v
	}
	for s := int64(1_000_000); s >= 10; s /= 10 {
		if b.value()%s == 0 && b.value()/s < 10 {
			return v * s
		}
	}
	return v
}

// linkBetween is what joins two counts; the strongest of the words between
// them.
func linkBetween(p parser, from, to int) class {
	link := commaSign
	for i := from; i < to; i++ {
		switch c := p.class(i); c {
		case slashSign, ofWord, partWord, dashSign, toWord, orWord, andWord, plusSign, openSign:
			if link == commaSign || link == openSign {
				link = c
			}
		}
	}
	return link
}

// shareOnly decides a text with percentages and no count.
func (s *survey) shareOnly() Number {
	q := s.shares[0]
	switch {
	case q.percent > 100_00:
		return Number{Why: PercentOf}
	case s.nShares > 1 || s.hollow != Clear:
		return Number{Kind: Ask, Why: Range}
	case q.percent == 100_00 && !s.seen[hedgeWord]:
		return Number{Kind: Ask, Why: All, Readings: []Reading{{Kind: Everybody}}}
	}
	return Number{Kind: Ask, Why: PercentOf, Readings: []Reading{{Kind: Share, A: q.percent}}}
}
