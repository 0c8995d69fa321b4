package viet

// scale tells whether the item at i multiplies what stands before it, and by
// how much; 0 if not. "k", "tr" and "chục" do so only behind digits.
func (p parser) scale(i int) int64 {
	switch it := p.at(i); it.class {
	case scaleWord:
		return it.value
	case kWord, trWord, dozenWord:
		if p.class(i-1) == figureItem {
			return it.value
		}
	}
	return 0
}

// number reads the numeral that starts at i and returns the index behind it,
// or i if none starts there.
func (p parser) number(i int) (numeral, int) {
	g, next := p.coefficient(i)
	if next == i {
		return g, i
	}
	if s := p.scale(next); s > 0 && p.class(i) != zeroWord {
		g = p.scaled(g, next)
		g, next = p.rest(g, s, next+1)
	} else if next == i+1 && p.class(i) == scaleWord && p.items[i].value > 100 {
		g, next = p.rest(g, p.items[i].value, next)
		if next == i+1 {
			g.doubt(Approximate) // "nghìn" alone
		}
	}
	if d := p.digit(next + 1); p.class(next) == oddWord && d > 0 && g.isRound() {
		g, next = perhaps(AmbiguousGroup, hundredShape, g.vals[0]+d), next+2 // 300 lẻ 5
	}
	p.doubtWord(&g, i, next)
	return g, next
}

// isRound tells a figure of whole hundreds.
func (g *numeral) isRound() bool {
	return g.shape == figureShape && g.sure && g.vals[0] > 0 && g.vals[0]%100 == 0
}

// coefficient reads what a scale may multiply; a scale at the start stands for
// one of itself ("nghìn hai").
func (p parser) coefficient(i int) (numeral, int) {
	switch it := p.at(i); {
	case it.class == zeroWord:
		return exactly(0, digitShape), i + 1
	case it.class == scaleWord && it.value > 100:
		return exactly(it.value, digitShape), i + 1
	case it.class == figureItem && !p.figure(i).isPlain(1):
		return p.figureTens(i)
	}
	return p.below1000(i)
}

// scaled multiplies g by the scale at i.
func (p parser) scaled(g numeral, i int) numeral {
	s := p.scale(i)
	switch {
	case g.shape == figureShape && g.figure.fracDigits > 0:
		g = decimalScaled(g.figure, s)
	case g.shape == figureShape && !g.sure:
		g.none(AmbiguousGroup)
	case g.open:
		// "một trăm hai nghìn": 120.000, or 102.000 with a "linh" left out.
		v := g.vals[0]
		g = perhaps(Homograph, g.shape, v*s, (v/100*100+v%100/10)*s)
	default:
		g.each(func(v int64) int64 { return v * s })
	}
	if s == 100 && g.shape != figureShape {
		g.doubt(Misspelled) // "mười hai trăm"
	}
	if p.class(i) == trWord && g.n > 0 {
		g = perhaps(Homograph, g.shape, g.vals[0], g.vals[0]/10_000)
	}
	return g
}

// decimalScaled reads "1,2 nghìn" as 1.200. "1.250 nghìn" is 1.250 or 1.250.000.
func decimalScaled(f figure, s int64) numeral {
	unit := power10(f.fracDigits)
	value := f.whole*s + f.frac*s/unit
	isWhole := f.frac*s%unit == 0
	g := numeral{shape: figureShape, figure: f}
	switch {
	case f.grouped && isWhole:
		g = perhaps(AmbiguousGroup, figureShape, value, (f.whole*unit+f.frac)*s)
	case f.grouped:
		g = perhaps(AmbiguousGroup, figureShape, (f.whole*unit+f.frac)*s)
	case isWhole:
		g.vals[0], g.n, g.sure = value, 1, true
	default:
		g.why = AmbiguousGroup
	}
	g.figure = f
	return g
}

// rest reads what follows a scale s: smaller scales, then a tail.
func (p parser) rest(sum numeral, s int64, i int) (numeral, int) {
	decimal := sum.shape == figureShape && sum.figure.fracDigits > 0
	nought := false
	for {
		at := i
		if p.class(i) == commaSign && s >= 1000 {
			at++
		}
		if p.isNought(at) && p.items[at+1].value == 1000 && s > 1000 {
			i, s, nought = at+2, 1000, true
			continue
		}
		g, next := p.part(at, s)
		if next == at {
			return sum, i
		}
		smaller := p.scale(next)
		switch {
		case at > i && smaller == 0 && g.shape < tensShape,
			smaller >= s:
			return sum, i
		case decimal:
			sum.none(AmbiguousGroup)
			return sum, next
		case smaller > 0:
			sum = plus(sum, p.scaled(g, next))
			i, s, nought = next+1, smaller, false
			continue
		}
		return p.join(sum, s, g, at, nought), next
	}
}

// part reads the next summand behind a scale s. "rưỡi" and "linh" come back as
// finished hundreds.
func (p parser) part(i int, s int64) (numeral, int) {
	switch p.class(i) {
	case andHalfWord:
		g := exactly(s/2, hundredShape)
		g.nought = true
		return g, i + 1
	case oddWord:
		g, next := p.odd(i+1, 1000)
		g.each(func(v int64) int64 { return v - 1000 })
		g.nought = true
		return g, next
	case figureItem:
		return p.figureGroup(i)
	case digitWord, tenWord, twentyWord, onlyTail, notWord:
		return p.below1000(i)
	case scaleWord:
		if p.items[i].value == 100 && s > 100 {
			return p.below1000(i)
		}
	}
	return numeral{}, i
}

// figureGroup is coefficient for digits.
func (p parser) figureGroup(i int) (numeral, int) {
	if p.figure(i).isPlain(1) {
		return p.below1000(i)
	}
	return p.figureTens(i)
}

// join adds the tail g behind the scale s to sum.
func (p parser) join(sum numeral, s int64, g numeral, i int, nought bool) numeral {
	scale := p.at(i - 1).class
	v := g.vals[0]
	switch {
	case g.nought, nought && g.shape >= tensShape:
		return plus(sum, g)
	case g.shape == figureShape && (scale == trWord || scale == kWord && p.at(i).glued):
		return gluedTail(sum, s, g)
	case g.shape == figureShape:
		return plus(sum, looseTail(s, &g.figure))
	case s == 10:
		g.doubt(Homograph)
		return plus(sum, g)
	case g.shape == digitShape && (v == 5 || v == 1), g.shape == tailShape && v == 5:
		return plus(sum, perhaps(Homograph, hundredShape, v*s/10, v))
	case g.shape == digitShape, g.shape == tailShape:
		return plus(sum, exactly(v*s/10, hundredShape))
	case g.shape == shortShape && s > 100:
		return plus(sum, perhaps(Homograph, hundredShape, v, v*s/100))
	case g.shape == hundredShape && s >= 1_000_000 && g.n == 1:
		return plus(sum, perhaps(Homograph, hundredShape, v*1000, v))
	}
	return plus(sum, g)
}

// gluedTail reads the digits behind k and tr as decimals: 1k2, 1k25, 1k05.
func gluedTail(sum numeral, s int64, g numeral) numeral {
	f := &g.figure
	if f.digits == 0 || f.n != 1 || power10(f.digits) > s {
		sum.none(AmbiguousGroup)
		return sum
	}
	tail := f.vals[0] * s / power10(f.digits)
	sum.vals[0] += tail
	if sum.n == 2 { // tr as hundreds
		if f.digits < 3 {
			sum.vals[1] += f.vals[0] * 100 / power10(f.digits)
		} else {
			sum.n = 1
		}
	}
	return sum
}

// looseTail reads the digits behind a scale word: "1 nghìn 2" is 1.200,
// "1 nghìn 250" is 1.250, "1 nghìn 25" is either.
func looseTail(s int64, f *figure) numeral {
	v := f.whole
	exact := exactly(v, hundredShape)
	switch {
	case f.lead && f.n == 1 && f.vals[0] < s && power10(f.digits) == s:
		return exactly(f.vals[0], hundredShape) // 2 nghìn 005
	case !f.sure || f.n != 1 || f.vals[0] >= s:
		return numeral{why: AmbiguousGroup}
	case f.digits == 0:
		return exactly(f.vals[0], hundredShape)
	case power10(f.digits) == s, f.lead && f.digits < 4:
		return exact
	case f.digits == 1 && s == 10:
		return perhaps(AmbiguousGroup, hundredShape, v)
	case f.digits == 1:
		return exactly(v*s/10, hundredShape)
	case f.digits == 2 && s > 100:
		return perhaps(AmbiguousGroup, hundredShape, v, v*s/100)
	case f.digits == 3 && s == 1_000_000:
		return perhaps(AmbiguousGroup, hundredShape, v*1000, v)
	case f.digits == 3:
		return perhaps(AmbiguousGroup, hundredShape, v, v*s/1000)
	}
	return perhaps(AmbiguousGroup, hundredShape, v)
}

// plus adds two numerals of which at most one has several candidates.
func plus(a, b numeral) numeral {
	switch {
	case a.n == 0:
		return a
	case b.n == 0, a.n > 1 && b.n > 1:
		a.none(b.why)
		return a
	}
	sum := numeral{sure: a.sure && b.sure, why: a.why, shape: hundredShape}
	if a.sure {
		sum.why = b.why
	}
	for _, x := range a.vals[:a.n] {
		for _, y := range b.vals[:b.n] {
			sum.vals[sum.n] = x + y
			sum.n++
		}
	}
	return sum
}
