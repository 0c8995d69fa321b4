package viet

import "strconv"

// Dots writes n with a dot between groups of three digits: 1250 is "1.250".
func Dots(n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := 0
	if n < 0 {
		sign = 1
	}
	out := make([]byte, 0, len(digits)+len(digits)/3)
	for i := range len(digits) {
		if i > sign && (len(digits)-i)%3 == 0 {
			out = append(out, '.')
		}
		out = append(out, digits[i])
	}
	return string(out)
}

// Percent writes part of whole as a share with at most one decimal, a comma
// before it: "84,4%", "85%". It rounds half up, in integers. A share that is
// not whole is never shown as 100%, one that is not nothing never as 0%: they
// are "99,9%" and "0,1%". Without a whole there is no share: "–".
func Percent(part, whole int64) string {
	if whole <= 0 || part < 0 {
		return "–"
	}
	permille := perMille(part, whole)
	switch {
	case part < whole && permille >= 1000:
		permille = 999
	case part > 0 && permille == 0:
		permille = 1
	}
	out := strconv.FormatInt(permille/10, 10)
	if d := permille % 10; d != 0 {
		out += "," + strconv.FormatInt(d, 10)
	}
	return out + "%"
}

// perMille is part·1000/whole rounded half up; part may be so large that the
// product would not fit.
func perMille(part, whole int64) int64 {
	times, rest := part/whole, part%whole
	return times*1000 + roundedShare(rest, 1000, whole)
}

// roundedShare is n·num/den rounded half up, for counts of people: the product
// must fit.
func roundedShare(n, num, den int64) int64 {
	q, r := n*num/den, n*num%den
	if r >= den-r {
		q++
	}
	return q
}
