package viet

// shape is how a group below a thousand was said, which decides what it means
// behind a scale: "một nghìn hai" is 1.200, "một nghìn hai mươi" is 1.020.
type shape uint8

const (
	noShape      shape = iota
	digitShape         // hai
	tailShape          // mốt, tư, lăm: a digit that can only be a tail
	shortShape         // hai lăm, hai ba: tens without mươi
	tensShape          // hai mươi ba, mười hai
	hundredShape       // hai trăm …
	figureShape        // digits
)

// numeral is a number in words, in digits, or both, while it is being read.
// Its candidates are in order of likelihood.
type numeral struct {
	vals  [3]int64
	n     int
	sure  bool
	why   Reason
	shape shape

	// low and high are set for "hai ba trăm": two to three hundred.
	low, high int64
	// nought is set for "không trăm …".
	nought bool
	// open is set when a digit closes a hundred ("trăm hai"), so that a scale
	// behind it makes it doubtful.
	open bool
	// figure is the figure of a figureShape.
	figure figure
}

func exactly(v int64, s shape) numeral {
	return numeral{vals: [3]int64{v}, n: 1, sure: true, shape: s}
}

func perhaps(why Reason, s shape, vals ...int64) numeral {
	g := numeral{why: why, shape: s}
	g.n = copy(g.vals[:], vals)
	return g
}

// doubt makes a sure numeral doubtful.
func (g *numeral) doubt(why Reason) {
	if g.sure {
		g.sure, g.why = false, why
	}
}

// each changes every candidate.
func (g *numeral) each(change func(int64) int64) {
	for i := range g.vals[:g.n] {
		g.vals[i] = change(g.vals[i])
	}
	if g.high > 0 {
		g.low, g.high = change(g.low), change(g.high)
	}
}

// none leaves a numeral without candidates.
func (g *numeral) none(why Reason) {
	g.n, g.sure, g.why, g.low, g.high = 0, false, why, 0, 0
}

// parser reads numerals from items.
type parser struct {
	items   []item
	figures []figure
}

// figure is the figure of the figureItem at i.
func (p parser) figure(i int) *figure { return &p.figures[p.items[i].figure] }

func (p parser) at(i int) item {
	if i < 0 || i >= len(p.items) {
		return item{class: endOfText}
	}
	return p.items[i]
}

// class looks without copying an item.
func (p parser) class(i int) class {
	if i < 0 || i >= len(p.items) {
		return endOfText
	}
	return p.items[i].class
}

// digit is the value of a single digit at i, in words or figures; none if 0
// or not a digit.
func (p parser) digit(i int) int64 {
	switch p.class(i) {
	case digitWord:
		return p.items[i].value
	case figureItem:
		if f := p.figure(i); f.isPlain(1) {
			return f.whole
		}
	}
	return 0
}

// isNought tells whether "không" at i opens a hundred or a thousand.
func (p parser) isNought(i int) bool {
	return p.class(i) == notWord && p.items[i].zero && p.class(i+1) == scaleWord && p.items[i+1].value <= 1000
}

// doubtWord marks g doubtful if the word at i was misspelled.
func (p parser) doubtWord(g *numeral, from, to int) {
	for i := from; i < to; i++ {
		if p.items[i].off {
			g.doubt(Misspelled)
		}
	}
}

// below100 reads "mười hai", "hai mươi lăm", "hăm ba", "hai lăm", "hai ba",
// "hai". It returns the index behind.
func (p parser) below100(i int) (numeral, int) {
	switch it := p.at(i); it.class {
	case tenWord:
		g, next := p.units(i+1, 10)
		return g, next
	case tensWord, dozenWord:
		return p.looseTens(i)
	case twentyWord:
		g, next := p.units(i+1, it.value)
		if next == i+1 {
			g.doubt(Homograph)
		}
		return g, next
	case onlyTail:
		return perhaps(Homograph, tailShape, it.value), i + 1
	case figureItem:
		return p.figureTens(i)
	case digitWord:
		return p.digitTens(i)
	}
	return numeral{}, i
}

// units reads the digit behind a number of tens.
func (p parser) units(i int, tens int64) (numeral, int) {
	it := p.at(i)
	switch {
	case p.class(i+1) == tensWord, p.class(i+1) == dozenWord:
		// The digit belongs to what follows: hai mươi | ba mươi.
		return exactly(tens, tensShape), i
	case it.class == onlyTail:
		g := exactly(tens+it.value, tensShape)
		if tens == 10 && it.value == 1 {
			g.doubt(Misspelled) // mười mốt
		}
		return g, i + 1
	case p.digit(i) == 5 && it.class == digitWord:
		return perhaps(Homograph, tensShape, tens+5), i + 1 // hai mươi năm
	case p.digit(i) > 0:
		return exactly(tens+p.digit(i), tensShape), i + 1
	}
	return exactly(tens, tensShape), i
}

// startsScale tells whether the word at i makes the digit before it a number of
// hundreds or tens.
func (p parser) startsScale(i int) bool {
	switch it := p.at(i); it.class {
	case tensWord, dozenWord:
		return true
	case scaleWord:
		return it.value == 100
	}
	return false
}

// looseTens reads mươi and chục without a digit before them: about ten.
func (p parser) looseTens(i int) (numeral, int) {
	if p.class(i) == dozenWord && p.class(i+1) == andHalfWord {
		return exactly(15, tensShape), i + 2
	}
	g, next := p.units(i+1, 10)
	g.doubt(Approximate)
	return g, next
}

// figureTens reads digits where tens are expected: 5 mươi, 5 chục.
func (p parser) figureTens(i int) (numeral, int) {
	f := p.figure(i)
	if f.isPlain(1) && f.whole > 0 && (p.class(i+1) == tensWord || p.class(i+1) == dozenWord) {
		return p.afterTens(i+2, f.whole*10)
	}
	return numeral{vals: f.vals, n: f.n, sure: f.sure, why: f.why, shape: figureShape, figure: *f}, i + 1
}

// digitTens reads a digit word and what makes tens of it.
func (p parser) digitTens(i int) (numeral, int) {
	d := p.items[i].value
	next := p.at(i + 1)
	switch {
	case next.class == tensWord, next.class == dozenWord, next.class == tenWord:
		g, end := p.afterTens(i+2, d*10)
		if next.class == tenWord && !next.partial {
			g.doubt(Misspelled) // hai mười
		}
		return g, end
	case next.class == onlyTail:
		return exactly(d*10+next.value, shortShape), i + 2
	case p.digitRun(i) > 2:
		return p.spelled(i)
	case next.class == digitWord && !p.startsScale(i+2):
		return p.twoDigits(i, d, next.value), i + 2
	case next.class == digitWord && follows(d, next.value):
		return p.interval(i)
	case next.class == notWord && next.zero && !p.isNought(i+1) && p.class(i+2) == endOfText:
		return perhaps(Homograph, shortShape, d*10), i + 2
	}
	return exactly(d, digitShape), i + 1
}

func (p parser) afterTens(i int, tens int64) (numeral, int) {
	if p.class(i-1) == dozenWord && p.class(i) == andHalfWord {
		return exactly(tens+5, tensShape), i + 1
	}
	return p.units(i, tens)
}

// twoDigits reads "hai ba": 23, or two to three.
func (p parser) twoDigits(i int, a, b int64) numeral {
	g := perhaps(Homograph, shortShape, a*10+b)
	if follows(a, b) && p.class(i-1) != scaleWord {
		g.low, g.high = a, b
	}
	return g
}

// follows tells the pairs of digits that mean "from a to b": neighbours, and
// "năm bảy".
func follows(a, b int64) bool { return b == a+1 || a == 5 && b == 7 }

// interval reads "hai ba trăm", "năm sáu chục": from the one to the other.
func (p parser) interval(i int) (numeral, int) {
	a := p.items[i].value
	scale := int64(10)
	if p.class(i+2) == scaleWord {
		scale = p.items[i+2].value
	}
	g := numeral{why: Range, shape: hundredShape, low: a * scale, high: p.items[i+1].value * scale}
	return g, i + 3
}

// digitRun counts the digit words from i on, không among them.
func (p parser) digitRun(i int) int {
	n := 0
	for ; ; n++ {
		it := p.at(i + n)
		if it.class != digitWord && !(it.class == notWord && it.zero && n > 0) {
			break
		}
	}
	if p.startsScale(i+n) || p.isNought(i+n-1) {
		return 0
	}
	return n
}

// spelled reads a number digit by digit: "một không năm".
func (p parser) spelled(i int) (numeral, int) {
	n := p.digitRun(i)
	if n > maxCountDigits {
		return perhaps(TooLong, shortShape), i + n
	}
	var v int64
	for k := range n {
		v = v*10 + p.items[i+k].value
	}
	return perhaps(Homograph, shortShape, v), i + n
}

// below1000 reads a group that may open with hundreds.
func (p parser) below1000(i int) (numeral, int) {
	switch {
	case p.isNought(i) && p.items[i+1].value == 100:
		g, next := p.hundreds(i+2, 0)
		g.nought = true
		return g, next
	case p.class(i) == scaleWord && p.items[i].value == 100:
		g, next := p.hundreds(i+1, 100)
		if next == i+1 {
			g.doubt(Approximate) // "trăm" alone
		}
		return g, next
	case p.digit(i) > 0 && p.class(i+1) == scaleWord && p.items[i+1].value == 100:
		return p.hundreds(i+2, p.digit(i)*100)
	}
	return p.below100(i)
}

// hundreds reads what follows "d trăm".
func (p parser) hundreds(i int, base int64) (numeral, int) {
	switch p.class(i) {
	case andHalfWord:
		return exactly(base+50, hundredShape), i + 1
	case oddWord:
		return p.odd(i+1, base)
	}
	if p.startsScale(i+1) && p.class(i+1) == scaleWord {
		return exactly(base, hundredShape), i // two hundred, three hundred
	}
	tail, next := p.below100(i)
	if next == i || tail.high > 0 && tail.n == 0 {
		return exactly(base, hundredShape), i
	}
	g := p.hundredsTail(base, tail)
	return g, next
}

// hundredsTail joins d trăm and what is below a hundred.
func (p parser) hundredsTail(base int64, tail numeral) numeral {
	v := tail.vals[0]
	g := tail
	g.shape = hundredShape
	g.low, g.high = 0, 0
	switch {
	case tail.shape == figureShape:
		return figureTail(base, tail)
	case tail.shape == digitShape && base == 0:
		return perhaps(Homograph, hundredShape, v)
	case tail.shape == digitShape && (v == 5 || v == 1):
		g = perhaps(Homograph, hundredShape, base+v*10, base+v)
	case tail.shape == digitShape:
		g = exactly(base+v*10, hundredShape)
		g.open = true
		return g
	case tail.shape == tailShape && v == 5:
		g = perhaps(Homograph, hundredShape, base+50, base+5)
	case tail.shape == tailShape:
		g = exactly(base+v*10, hundredShape)
		g.open = true
		return g
	default:
		g.each(func(t int64) int64 { return base + t })
	}
	g.open = tail.shape == digitShape || tail.shape == tailShape
	return g
}

// figureTail joins d trăm and digits: 2 trăm 3 is 230, 2 trăm 03 is 203.
func figureTail(base int64, tail numeral) numeral {
	f := &tail.figure
	switch {
	case f.isPlain(1) && base == 0:
		return perhaps(AmbiguousGroup, hundredShape, f.whole)
	case f.isPlain(1) && f.whole > 0:
		g := exactly(base+f.whole*10, hundredShape)
		g.open = true
		return g
	case f.isPlain(2) && f.digits == 2:
		return exactly(base+f.whole, hundredShape)
	}
	return perhaps(AmbiguousGroup, hundredShape)
}

// odd reads what follows linh or lẻ: a digit, or nothing ("300 lẻ").
func (p parser) odd(i int, base int64) (numeral, int) {
	it := p.at(i)
	switch {
	case it.class == onlyTail && it.value == 4:
		return exactly(base+4, hundredShape), i + 1
	case it.class == onlyTail:
		return perhaps(Misspelled, hundredShape, base+it.value), i + 1
	}
	tail, next := p.below100(i)
	switch {
	case next == i:
		return perhaps(Approximate, hundredShape, base), i
	case tail.shape == digitShape, tail.shape == figureShape && tail.figure.isPlain(2):
		return exactly(base+tail.vals[0], hundredShape), next
	case tail.n > 0 && base >= 1000 && tail.shape == tensShape && tail.sure:
		return exactly(base+tail.vals[0], hundredShape), next
	case tail.n > 0:
		return perhaps(Misspelled, hundredShape, base+tail.vals[0]), next
	}
	return perhaps(AmbiguousGroup, hundredShape, base), next
}
