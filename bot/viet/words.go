package viet

// Dialect chooses between the words that regions use for the same number.
type Dialect struct {
	Thousand string // nghìn, ngàn
	Odd      string // before a lone unit: linh, lẻ
	Four     string // after tens: bốn, tư
	Five     string // after tens: lăm, nhăm
	Seven    string // bảy, bẩy
}

// Northern is the form of official documents.
func Northern() Dialect {
	return Dialect{Thousand: "nghìn", Odd: "linh", Four: "bốn", Five: "lăm", Seven: "bảy"}
}

// Words writes n in Vietnamese words as documents do: 1250 is "một nghìn hai
// trăm năm mươi", 1005 "một nghìn không trăm linh năm". What it writes,
// ReadNumber reads back (up to MaxCount).
func Words(n int64) string { return Northern().Words(n) }

// Words writes n in the words of the dialect.
func (d Dialect) Words(n int64) string {
	switch {
	case n == 0:
		return "số không"
	case n < 0:
		return "âm " + d.Words(-n)
	}
	w := wordWriter{dialect: d}
	w.write(n)
	return string(w.out)
}

// scales are the names of the powers of a thousand, highest first.
var scales = [...]struct {
	value int64
	name  string
}{{1_000_000_000, "tỷ"}, {1_000_000, "triệu"}, {1000, ""}, {1, ""}}

type wordWriter struct {
	dialect Dialect
	out     []byte
}

func (w *wordWriter) add(word string) {
	if word == "" {
		return
	}
	if len(w.out) > 0 {
		w.out = append(w.out, ' ')
	}
	w.out = append(w.out, word...)
}

// write writes n > 0 group by group. Inside a number a thousands group of zero
// is said when units follow ("một triệu không nghìn hai trăm").
func (w *wordWriter) write(n int64) {
	for _, s := range scales {
		group := n / s.value
		n %= s.value
		thousand := s.value == 1000
		if group == 0 && !(thousand && n > 0 && len(w.out) > 0) {
			continue
		}
		switch {
		case group >= 1000:
			w.write(group)
		case group == 0:
			w.add("không")
		default:
			w.group(group, len(w.out) > 0)
		}
		w.add(s.name)
		if thousand {
			w.add(w.dialect.Thousand)
		}
	}
}

// group writes 1 to 999; inside a number with all its three places.
func (w *wordWriter) group(n int64, inside bool) {
	hundreds, tens, units := n/100, n/10%10, n%10
	if hundreds > 0 || inside {
		w.add(w.digit(hundreds))
		w.add("trăm")
	}
	switch {
	case tens == 0 && units == 0:
		return
	case tens == 0 && (hundreds > 0 || inside):
		w.add(w.dialect.Odd)
	case tens == 1:
		w.add("mười")
	case tens > 1:
		w.add(w.digit(tens))
		w.add("mươi")
	}
	w.add(w.unit(tens, units))
}

// unit is the word for a unit behind that many tens.
func (w *wordWriter) unit(tens, units int64) string {
	switch {
	case units == 0:
		return ""
	case tens > 1 && units == 1:
		return "mốt"
	case tens > 1 && units == 4:
		return w.dialect.Four
	case tens > 0 && units == 5:
		return w.dialect.Five
	}
	return w.digit(units)
}

func (w *wordWriter) digit(d int64) string {
	if d == 7 {
		return w.dialect.Seven
	}
	return [...]string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "", "tám", "chín"}[d]
}
