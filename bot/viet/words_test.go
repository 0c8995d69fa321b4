package viet

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestWords(t *testing.T) {
	for n, want := range map[int64]string{
		0: "số không", 1: "một", 10: "mười", 11: "mười một", 15: "mười lăm", 21: "hai mươi mốt", 24: "hai mươi bốn",
		55: "năm mươi lăm", 100: "một trăm", 101: "một trăm linh một", 105: "một trăm linh năm", 110: "một trăm mười",
		115: "một trăm mười lăm", 380: "ba trăm tám mươi", 1000: "một nghìn", 1005: "một nghìn không trăm linh năm",
		1020: "một nghìn không trăm hai mươi", 1250: "một nghìn hai trăm năm mươi", 10_000: "mười nghìn",
		126_000: "một trăm hai mươi sáu nghìn", 1_000_000: "một triệu", 1_000_200: "một triệu không nghìn hai trăm",
		10_500_000: "mười triệu năm trăm nghìn", 1_050_000: "một triệu không trăm năm mươi nghìn",
		2_000_000_000: "hai tỷ", -5: "âm năm",
	} {
		if got := Words(n); got != want {
			t.Errorf("Words(%d) = %q, want %q", n, got, want)
		}
	}
}

func dialects() []Dialect {
	var all []Dialect
	for _, thousand := range []string{"nghìn", "ngàn"} {
		for _, odd := range []string{"linh", "lẻ"} {
			for _, four := range []string{"bốn", "tư"} {
				for _, five := range []string{"lăm", "nhăm"} {
					for _, seven := range []string{"bảy", "bẩy"} {
						all = append(all, Dialect{thousand, odd, four, five, seven})
					}
				}
			}
		}
	}
	return all
}

// TestWordsRoundTrip writes numbers in every dialect and every way of typing
// them, and reads them back.
func TestWordsRoundTrip(t *testing.T) {
	typings := map[string]func(string) string{
		"as written":   func(s string) string { return s },
		"decomposed":   norm.NFD.String,
		"upper case":   strings.ToUpper,
		"no diacritic": Fold,
		"polite":       func(s string) string { return "Dạ " + s + " người ạ." },
		"commas":       func(s string) string { return strings.ReplaceAll(s, "triệu ", "triệu, ") },
	}
	all := dialects()
	check := func(n int64, d Dialect) {
		words := d.Words(n)
		for name, typing := range typings {
			typed := typing(words)
			if got := ReadNumber(typed, NumberContext{}); got.Kind != Value || got.Value != n {
				t.Errorf("%s: %d → %q → %s (%s)", name, n, typed, numberString(got), got.Why)
			}
		}
	}
	for n := int64(0); n < 3000; n++ {
		check(n, all[n%int64(len(all))])
	}
	for _, n := range []int64{9999, 10_000, 10_001, 10_010, 10_100, 99_999, 100_000, 100_001, 101_000, 999_999, 1_000_000,
		1_000_001, 1_000_010, 1_000_100, 1_001_000, 1_100_000, 5_000_005, 105_105_105, 555_555_555, 100_000_000, MaxCount} {
		for _, d := range all {
			check(n, d)
		}
	}
	random := rand.New(rand.NewPCG(850, 2020))
	for i := range 6000 {
		limit := []int64{10_000, 1_000_000, MaxCount + 1}[i%3]
		check(random.Int64N(limit), all[random.IntN(len(all))])
		if t.Failed() {
			return
		}
	}
}

func TestDots(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1250: "1.250", 10_500_000: "10.500.000", -1250: "-1.250", -999: "-999"} {
		if got := Dots(n); got != want {
			t.Errorf("Dots(%d) = %q, want %q", n, got, want)
		}
	}
}
