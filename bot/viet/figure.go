package viet

import (
	"slices"
	"strings"
)

// figure is a number in digits, with whatever groups it.
type figure struct {
	vals    [3]int64 // what it may mean, likeliest first
	n       int
	sure    bool
	why     Reason
	whole   int64 // the value when sure; the part before a decimal mark otherwise
	digits  int   // how many digits were typed, without marks; 0 when grouped
	lead    bool  // has a superfluous leading zero
	grouped bool  // thousands are marked

	// The reading as a decimal number, which counts when a unit word follows:
	// "1,2 nghìn". fracDigits is 0 when there is none.
	frac       int64
	fracDigits int
}

// separator is what stands between two groups of digits.
type separator uint8

const (
	noSeparator separator = iota
	dotSeparator
	commaSeparator
	quoteSeparator
	oddSeparator // two marks, or a mark with a space at one side
)

// groups are the digit groups of one figure.
type groups struct {
	text [maxGroups]string
	sep  [maxGroups]separator // sep[i] stands before text[i]
	n    int
	look bool
}

const (
	maxGroups      = 5
	maxCountDigits = 9
)

// readFigure reads the figure that starts at the first token and returns how
// many tokens it has. first tells that nothing stands before it; labelled, that
// it numbers something ("tổ 1"), so that digits after a space are not its.
func readFigure(tokens []token, first, labelled bool) (figure, int) {
	var g groups
	g.add(tokens[0], noSeparator)
	i := 1
	for g.n < maxGroups {
		sep, n := separatorAt(tokens[i:])
		if sep == noSeparator {
			break
		}
		g.add(tokens[i+n], sep)
		i += n + 1
	}
	if g.n == 1 && !labelled {
		if f, n := spacedFigure(tokens); n > 0 {
			return f, n
		}
		if f, n := looseFigure(tokens, first); n > 0 {
			return f, n
		}
	}
	f := g.figure()
	if g.look && f.n > 0 {
		f.sure, f.why = false, LookAlike
	}
	return f, i
}

func (g *groups) add(t token, sep separator) {
	g.text[g.n], g.sep[g.n] = t.fold, sep
	g.look = g.look || t.look
	g.n++
}

// separatorAt finds a separator glued to digits on both sides and its length in
// tokens.
func separatorAt(tokens []token) (separator, int) {
	n := 0
	for n < len(tokens) && n < 2 && tokens[n].glued && separatorOf(tokens[n]) != noSeparator {
		n++
	}
	if n == 0 || n == len(tokens) || tokens[n].kind != digitsToken || !tokens[n].glued {
		return noSeparator, 0
	}
	if n > 1 {
		return oddSeparator, n
	}
	return separatorOf(tokens[0]), 1
}

func separatorOf(t token) separator {
	switch t.text {
	case ".", "·":
		return dotSeparator
	case ",", "٬":
		return commaSeparator
	case "'", "’", "‘", "`", "´", "_":
		return quoteSeparator
	}
	return noSeparator
}

// figure decides what the groups mean.
func (g *groups) figure() figure {
	switch {
	case g.n == 1:
		return plainFigure(g.text[0])
	case g.isGrouped(g.n):
		return g.grouped()
	case g.n > 2 && g.sep[g.n-1] != g.sep[g.n-2] && isZeros(g.text[g.n-1]) && len(g.text[g.n-1]) < 3 && g.isGrouped(g.n-1):
		g.n-- // 1,250.00
		return g.grouped()
	case g.n == 2 && (g.sep[1] == dotSeparator || g.sep[1] == commaSeparator):
		return decimalFigure(g.text[0], g.text[1])
	case g.isThousands():
		return doubtful(AmbiguousGroup, number(strings.Join(g.text[:g.n], "")))
	}
	return doubtful(AmbiguousGroup)
}

// isGrouped tells whether the first n groups are thousands with one mark.
func (g *groups) isGrouped(n int) bool {
	if len(g.text[0]) > 3 || g.text[0][0] == '0' {
		return false
	}
	for i := 1; i < n; i++ {
		if len(g.text[i]) != 3 || g.sep[i] != g.sep[1] || g.sep[i] > commaSeparator {
			return false
		}
	}
	return true
}

// isThousands is isGrouped with any marks, so that the number is no more than
// likely: 1'250'000, 1.,250, 1.234,567.
func (g *groups) isThousands() bool {
	for i := 1; i < g.n; i++ {
		if len(g.text[i]) != 3 {
			return false
		}
	}
	return len(g.text[0]) <= 3 && g.text[0][0] != '0'
}

func (g *groups) grouped() figure {
	f := certain(number(strings.Join(g.text[:g.n], "")))
	f.grouped = true
	if g.n == 2 && f.sure {
		f.fracDigits, f.frac = 3, number(g.text[1])
		f.whole = number(g.text[0])
	}
	return f
}

// plainFigure reads digits without marks. "05" is how offices write 5; more
// zeros than that are asked back.
func plainFigure(digits string) figure {
	significant := strings.TrimLeft(digits, "0")
	if len(significant) > maxCountDigits || len(digits) > maxCountDigits && significant != "" {
		return figure{why: TooLong, digits: len(digits)}
	}
	f := certain(number(significant))
	f.digits = len(digits)
	f.lead = len(digits) > 1 && digits[0] == '0'
	if f.lead && significant != "" && len(digits) != 2 {
		f.sure, f.why = false, LeadingZero
	}
	return f
}

// decimalFigure reads digits with one mark that does not group thousands: 1,2
// is perhaps 1,2 thousand, perhaps 12 with a stray mark.
func decimalFigure(whole, frac string) figure {
	f := figure{why: AmbiguousGroup}
	if len(whole) > 6 || len(frac) > 6 {
		return f
	}
	f.whole, f.frac, f.fracDigits = number(whole), number(frac), len(frac)
	if whole[0] == '0' {
		return f
	}
	joined := f.whole*power10(len(frac)) + f.frac
	if isZeros(frac) {
		f.add(f.whole)
	}
	switch {
	case len(whole) > 3:
	case len(frac) < 3:
		f.add(f.whole*1000+f.frac*power10(3-len(frac)), joined)
	case len(frac) == 4:
		f.add(joined)
		if joined%10 == 0 {
			f.add(joined / 10)
		}
	}
	return f
}

// spacedFigure reads digits grouped by spaces: 1 250 is a number, 300 450 may
// be two. It returns 0 tokens when the digits stand alone.
func spacedFigure(tokens []token) (figure, int) {
	n := 1
	threes := true
	for n < len(tokens) && tokens[n].kind == digitsToken && !continues(tokens, n) {
		threes = threes && len(tokens[n].fold) == 3
		n++
	}
	if n == 1 {
		return figure{}, 0
	}
	head := tokens[0].fold
	switch {
	case len(head) > 3:
		return figure{}, 0
	case threes && len(head) < 3 && head[0] != '0' && n <= 3:
		f := certain(joinedNumber(tokens[:n]))
		f.grouped = true
		return f, n
	case threes && n == 2 && len(head) == 3 && head[0] != '0' && tokens[1].fold[0] == '0':
		return doubtful(AmbiguousGroup, joinedNumber(tokens[:n])), n // 125 000: the second is hardly a number
	case threes && n == 2 && len(head) == 3 && head[0] != '0':
		a, b := number(head), number(tokens[1].fold)
		return doubtful(AmbiguousGroup, a, b, a*1000+b), n
	}
	return doubtful(AmbiguousGroup), n
}

// continues tells whether the digits at n go on in another way (1 250.000, 2 3k),
// so that they are a number of their own.
func continues(tokens []token, n int) bool {
	sep, _ := separatorAt(tokens[n+1:])
	return sep != noSeparator
}

// looseFigure reads two groups with a mark that has a space at one side: "1 .250"
// and, at the start of a text, "1. 250", which may be item 1 of a list.
func looseFigure(tokens []token, first bool) (figure, int) {
	if len(tokens) < 3 || tokens[2].kind != digitsToken || separatorOf(tokens[1]) == noSeparator {
		return figure{}, 0
	}
	head, tail := tokens[0].fold, tokens[2].fold
	if sep, _ := separatorAt(tokens[3:]); sep != noSeparator || len(head) > 3 || len(tail) > maxCountDigits {
		return figure{}, 0
	}
	joined := number(head)*1000 + number(tail)
	groupable := len(tail) == 3 && head[0] != '0'
	switch {
	case groupable && !tokens[1].glued:
		return doubtful(AmbiguousGroup, joined), 3
	case first && tokens[1].text == "." && len(head) < 3:
		f := doubtful(AmbiguousGroup, number(tail))
		if groupable {
			f.add(joined)
		}
		return f, 3
	}
	return figure{}, 0
}

// add adds values that it may mean.
func (f *figure) add(vals ...int64) {
	for _, v := range vals {
		if v <= MaxCount && f.n < len(f.vals) && !slices.Contains(f.vals[:f.n], v) {
			f.vals[f.n] = v
			f.n++
		}
	}
}

func certain(n int64) figure {
	if n > MaxCount {
		return figure{why: TooLong}
	}
	f := figure{sure: true, whole: n}
	f.add(n)
	return f
}

func doubtful(why Reason, candidates ...int64) figure {
	f := figure{why: why}
	f.add(candidates...)
	return f
}

// isPlain tells a number of at most that many digits without marks.
func (f *figure) isPlain(digits int) bool {
	return f.sure && f.digits > 0 && f.digits <= digits
}

// number reads digits; beyond 18 of them the value is only known to be large.
func number(digits string) int64 {
	var n int64
	for i := 0; i < len(digits) && i < 18; i++ {
		n = n*10 + int64(digits[i]-'0')
	}
	return n
}

func joinedNumber(tokens []token) int64 {
	var n int64
	for _, t := range tokens {
		n = n*power10(len(t.fold)) + number(t.fold)
	}
	return n
}

func isZeros(digits string) bool { return strings.Trim(digits, "0") == "" }

func power10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}
