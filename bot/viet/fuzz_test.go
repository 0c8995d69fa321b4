package viet

import (
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// seed adds the inputs of a table to a fuzz corpus.
func seed(f *testing.F, names ...string) {
	for _, name := range names {
		for _, row := range rows(f, name, 1) {
			f.Add(unquote(row[0]))
		}
	}
}

// sameForAll tells that a text is one for which typing it decomposed or in
// upper case changes nothing but that: valid, and in Vietnamese letters.
func sameForAll(text string) bool {
	if !utf8.ValidString(text) {
		return false
	}
	for _, r := range text {
		if r >= 0x7F && (r < 'À' || r >= latinEnd) && (r < 'Ạ' || r > 'ỹ') {
			return false
		}
	}
	return norm.NFC.String(strings.ToLower(strings.ToUpper(text))) == strings.ToLower(text)
}

func FuzzFold(f *testing.F) {
	seed(f, "number", "yesno", "name", "unit")
	f.Add("Ӱ İ ſ ß Ǆ ﬁ K Å ǰ\u0345 \u1E9B\u0323 \u1B3B")
	f.Fuzz(func(t *testing.T, text string) {
		clean := Clean(text)
		if again := Clean(clean); again != clean {
			t.Errorf("Clean(%q) = %q, again %q", text, clean, again)
		}
		if !utf8.ValidString(clean) || !norm.NFC.IsNormalString(clean) {
			t.Errorf("Clean(%q) = %q is not NFC", text, clean)
		}
		fold := Fold(text)
		if again := Fold(fold); again != fold {
			t.Errorf("Fold(%q) = %q, again %q", text, fold, again)
		}
		if sameForAll(text) && Fold(strings.ToUpper(text)) != fold {
			t.Errorf("Fold(%q) differs in upper case", text)
		}
		if SortKey(text) == "" {
			t.Errorf("no sort key for %q", text)
		}
	})
}

func FuzzReadNumber(f *testing.F) {
	seed(f, "number")
	f.Fuzz(func(t *testing.T, text string) {
		known := NumberContext{Total: 450, Previous: 300, HasTotal: true, HasPrevious: true}
		n := ReadNumber(text, known)
		checkNumber(t, text, n)
		for _, r := range n.Readings {
			if people, ok := r.People(known); ok && people < 0 {
				t.Errorf("%q: %s is %d people", text, r, people)
			}
		}
		if !sameForAll(text) {
			return
		}
		for _, typed := range []string{norm.NFD.String(text), strings.ToUpper(text)} {
			if again := ReadNumber(typed, known); !reflect.DeepEqual(again, n) {
				t.Errorf("%q: %+v, but %q: %+v", text, n, typed, again)
			}
		}
	})
}

func checkNumber(t *testing.T, text string, n Number) {
	if n.Value < 0 || n.Value > MaxCount || len(n.Readings) > maxReadings {
		t.Errorf("%q: %+v", text, n)
	}
	if (n.Kind == Value) != (n.Why == Clear) || n.Kind != Ask && n.Readings != nil || n.Kind != Value && n.Value != 0 {
		t.Errorf("%q: %+v is inconsistent", text, n)
	}
	for i, r := range n.Readings {
		if r.A < 0 || r.B < 0 || r.Kind == Interval && r.A >= r.B {
			t.Errorf("%q: reading %+v", text, r)
		}
		for _, other := range n.Readings[:i] {
			if r == other {
				t.Errorf("%q: %s is offered twice", text, r)
			}
		}
	}
}

func FuzzReadYesNo(f *testing.F) {
	seed(f, "yesno")
	f.Fuzz(func(t *testing.T, text string) {
		got := ReadYesNo(text)
		if numbered := ReadYesNoNumbered(text); got != Unsure && numbered != got {
			t.Errorf("%q: %s, numbered %s", text, got, numbered)
		}
		if sameForAll(text) {
			for _, typed := range []string{norm.NFD.String(text), strings.ToUpper(text)} {
				if again := ReadYesNo(typed); again != got {
					t.Errorf("%q: %s, but %q: %s", text, got, typed, again)
				}
			}
		}
	})
}

func FuzzReadDate(f *testing.F) {
	seed(f, "date")
	f.Fuzz(func(t *testing.T, text string) {
		d := ReadDate(text, campaignNow())
		if (d.Kind == Value) != (d.Why == Clear) || (d.Kind == Value) != (d.String() != "") {
			t.Errorf("%q: %+v is inconsistent", text, d)
		}
		if d.Form == Span && d.To.Before(d.From) {
			t.Errorf("%q: ends before it begins: %s", text, d)
		}
		if sameForAll(text) {
			for _, typed := range []string{norm.NFD.String(text), strings.ToUpper(text)} {
				if again := ReadDate(typed, campaignNow()); again.String() != d.String() || again.Kind != d.Kind {
					t.Errorf("%q: %+v, but %q: %+v", text, d, typed, again)
				}
			}
		}
	})
}

func FuzzReadPhone(f *testing.F) {
	seed(f, "phone")
	f.Fuzz(func(t *testing.T, text string) {
		p := ReadPhone(text)
		if (p.Kind == Value) != (p.Why == Clear) || (p.E164 == "") != (p.Type == NoPhone) {
			t.Errorf("%q: %+v is inconsistent", text, p)
		}
		if p.E164 == "" {
			return
		}
		if again := ReadPhone(p.E164); again.Kind != Value || again.E164 != p.E164 || again.Type != p.Type {
			t.Errorf("%q: %s is read back as %+v", text, p.E164, again)
		}
	})
}

func FuzzReadName(f *testing.F) {
	seed(f, "name")
	f.Add("AT\u0308\u0301 A0")
	f.Fuzz(func(t *testing.T, text string) {
		n := ReadName(text)
		if (n.Kind == Value) != (n.Why == Clear) || n.Kind == Value && n.Full == "" || n.Kind == Refuse && n.Full != "" {
			t.Errorf("%q: %+v is inconsistent", text, n)
		}
		if n.Full != Clean(n.Full) {
			t.Errorf("%q: %q is not clean", text, n.Full)
		}
	})
}

func FuzzMatchUnit(f *testing.F) {
	for _, row := range rows(f, "unit", 2) {
		f.Add(row[0], row[1])
	}
	f.Add("MZ+"+strings.Repeat("t", 1100)+"0", "0")
	f.Fuzz(func(t *testing.T, name, query string) {
		m, score := NewUnitQuery(query).Match(NewUnitKey(name))
		if (m == NoMatch) != (score == 0) {
			t.Errorf("%q for %q: %s with score %d", name, query, m, score)
		}
		if sameForAll(query) {
			for _, typed := range []string{norm.NFD.String(query), strings.ToUpper(query)} {
				if again := MatchUnit(name, typed); again != m {
					t.Errorf("%q for %q: %s, but for %q: %s", name, query, m, typed, again)
				}
			}
		}
	})
}

func FuzzFromLegacy(f *testing.F) {
	for _, row := range table(f, "legacy.tsv", 3) {
		f.Add(row[0])
		f.Add(row[1])
		f.Add(row[2])
	}
	for _, s := range notLegacy {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		out, e, ok := FromLegacy(text)
		if ok != (e != Modern) || !ok && out != text || ok && out == text {
			t.Errorf("%q: %q in %q (%v)", text, out, e, ok)
		}
		if again, e, ok := FromLegacy(out); ok && again != out {
			t.Errorf("%q: read as %q, and that again as %q in %s", text, out, again, e)
		}
		if ok && isModern(text) {
			t.Errorf("%q is no text of an old font, but became %q", text, out)
		}
		if _, also := e.Decode(text); ok && !also {
			t.Errorf("%q is in %s for sure, and is not", text, e)
		}
	})
}

// isModern tells a text in which every word is ASCII or a Vietnamese syllable, or
// that has a letter which the old fonts cannot hold.
func isModern(text string) bool {
	for _, r := range text {
		if r > 0xFF && unicode.IsLetter(r) {
			return true
		}
	}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < 0x80 && !unicode.IsLetter(r) }) {
		if !isBare(word) && !isWrittenSyllable(word) {
			return false
		}
	}
	return true
}
