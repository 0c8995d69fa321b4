package viet

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// said is a way to say n. With ask, the words have another meaning besides, and
// n must be among the readings that are offered.
type said struct {
	words string
	n     int64
	ask   bool
}

// tails are the short ways to say d tenths of a scale: "một nghìn hai" is 1.200.
// "năm" is five tenths, or five with "linh" left out, or a year; "một" likewise.
func tails(a, scale int64, name string) []said {
	head := ""
	if a > 1 {
		head = Words(a) + " "
	}
	base := a * scale
	all := []said{
		{head + name + " rưỡi", base + scale/2, false}, {head + name + " rưởi", base + scale/2, false},
		{head + name + " mốt", base + scale/10, false}, {head + name + " tư", base + 4*scale/10, false},
		{head + name + " một", base + scale/10, true}, {head + name + " một", base + 1, true},
		{head + name + " năm", base + scale/2, true}, {head + name + " năm", base + 5, true}, {head + name + " lăm", base + 5, true},
		{head + name + " linh năm", base + 5, false}, {head + name + " lẻ năm", base + 5, false}, {head + name + " lẻ một", base + 1, false},
	}
	for _, d := range []int64{2, 3, 4, 6, 7, 8, 9} {
		all = append(all, said{head + name + " " + Words(d), base + d*scale/10, false})
	}
	return all
}

// shortTens are the ways to say t tens and u without "mươi".
func shortTens() []said {
	var all []said
	for t := int64(2); t <= 9; t++ {
		ten := Words(t)
		all = append(all, said{ten + " mốt", t*10 + 1, false}, said{ten + " tư", t*10 + 4, false}, said{ten + " lăm", t*10 + 5, false},
			said{ten + " nhăm", t*10 + 5, false}, said{ten + " chục", t * 10, false}, said{ten + " mươi năm", t*10 + 5, true})
		for _, u := range []int64{1, 2, 3, 6, 7, 8, 9} {
			all = append(all, said{ten + " " + Words(u), t*10 + u, true}, said{ten + " chục " + Words(u), t*10 + u, false})
		}
	}
	for u := int64(2); u <= 9; u++ {
		all = append(all, said{"hăm " + Words(u), 20 + u, u == 5}, said{"băm " + Words(u), 30 + u, u == 5})
	}
	return all
}

func allSaid() []said {
	all := shortTens()
	for _, a := range []int64{1, 2, 3, 9} {
		all = append(all, tails(a, 100, "trăm")...)
	}
	for _, a := range []int64{1, 2, 12, 25, 250} {
		for _, name := range []string{"nghìn", "ngàn"} {
			all = append(all, tails(a, 1000, name)...)
		}
		all = append(all, tails(a, 1_000_000, "triệu")...)
	}
	for _, a := range []int64{1, 2, 12} {
		all = append(all, tails(a, 10_000, "vạn")...)
	}
	return all
}

// TestColloquialRoundTrip says numbers the short way, as people of all regions
// do. What has one meaning is read back; what has two is asked back and offers
// the number that was meant. Without diacritics nothing may become another
// number; two words turn into others ("tư" and "từ", "vạn" and "vẫn") and may be
// asked back.
func TestColloquialRoundTrip(t *testing.T) {
	for _, s := range allSaid() {
		for _, typed := range []string{s.words, strings.ToUpper(s.words), s.words + " người ạ", "dạ " + s.words} {
			checkSaid(t, s, typed, false)
		}
		checkSaid(t, s, Fold(s.words), true)
	}
}

func checkSaid(t *testing.T, s said, typed string, bare bool) {
	t.Helper()
	n := ReadNumber(typed, NumberContext{})
	offered := false
	for _, r := range n.Readings {
		offered = offered || r == Reading{Kind: Count, A: s.n}
	}
	switch {
	case !s.ask && n.Kind == Value && n.Value == s.n:
	case (s.ask || bare) && n.Kind == Ask && offered:
	default:
		t.Errorf("%d said as %q: %s (%s)", s.n, typed, numberString(n), n.Why)
	}
}

// TestFiguresRoundTrip writes numbers in digits as phones, offices and
// spreadsheets do.
func TestFiguresRoundTrip(t *testing.T) {
	random := rand.New(rand.NewPCG(18, 8))
	for range 5000 {
		n := random.Int64N([]int64{1000, 100_000, MaxCount + 1}[random.IntN(3)])
		plain, dots := strconv.FormatInt(n, 10), Dots(n)
		forms := []string{plain, dots, strings.ReplaceAll(dots, ".", ","), plain + " người", dots + "ng", "tổng " + dots, fullWidth(plain), dots + "\u200b", "dạ " + dots + " ạ"}
		if head, _, grouped := strings.Cut(dots, "."); grouped && len(head) < 3 {
			forms = append(forms, strings.ReplaceAll(dots, ".", " "), strings.ReplaceAll(dots, ".", "\u00a0"), strings.ReplaceAll(dots, ".", "\u202f"))
		}
		if n >= 1000 && n < 1_000_000 {
			forms = append(forms, fmt.Sprintf("%d nghìn %03d", n/1000, n%1000), fmt.Sprintf("%d ngàn %03d", n/1000, n%1000), fmt.Sprintf("%dk%03d", n/1000, n%1000))
		}
		if n >= 1000 && n < 1_000_000 && n%100 == 0 {
			forms = append(forms, fmt.Sprintf("%d,%dk", n/1000, n/100%10), fmt.Sprintf("%d.%d nghìn", n/1000, n/100%10), fmt.Sprintf("%dk%d", n/1000, n/100%10))
		}
		for _, typed := range forms {
			if got := ReadNumber(typed, NumberContext{}); got.Kind != Value || got.Value != n {
				t.Fatalf("%d written as %q: %s (%s)", n, typed, numberString(got), got.Why)
			}
		}
	}
}

func fullWidth(digits string) string {
	return strings.Map(func(r rune) rune { return r - '0' + '０' }, digits)
}
