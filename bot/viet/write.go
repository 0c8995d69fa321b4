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

// roundedShare is n·num/den rounded half up, for counts of people: the product
// must fit.
func roundedShare(n, num, den int64) int64 {
	q, r := n*num/den, n*num%den
	if r >= den-r {
		q++
	}
	return q
}
