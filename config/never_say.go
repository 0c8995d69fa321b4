package config

import (
	"slices"
	"strings"
	"unicode"
)

// NeverSay are words that no text may use as a statement: what the letter
// recommends must not be told as an order.
type NeverSay struct {
	Words  []string // lower case, one or several words each
	Unless []string // lower-case words that turn a sentence round, as "không"
}

func (r *campaignReader) neverSay(m mapping) {
	v, ok := m.get("never_say")
	if !ok {
		return
	}
	f := v.mapping("words", "unless")
	r.c.NeverSay = NeverSay{lowerWords(f, "words"), lowerWords(f, "unless")}
	if len(r.c.NeverSay.Words) == 0 {
		v.fault("never_say has no words; list some, or take it away")
	}
}

func lowerWords(m mapping, key string) []string {
	var list []string
	for _, v := range m.list(key) {
		if s, ok := v.scalar(); ok {
			if s != strings.ToLower(s) || strings.TrimSpace(s) == "" {
				v.fault("%s is %q; write it in small letters", v.name(), s)
			}
			list = append(list, s)
		}
	}
	return list
}

// checkSaid refuses a text that says what must not be said.
func (r *campaignReader) checkSaid(t draftText) {
	for _, s := range []string{t.Vi, t.En} {
		if word := r.c.NeverSay.In(s); word != "" {
			t.fault(`%s says "%s", which never_say forbids: the letter recommends, it does not order; write it otherwise`, t.name(), word)
		}
	}
}

// In finds a forbidden word in a text, "" if there is none. A question may ask
// it, and a sentence with one of the words of Unless may deny it.
func (n NeverSay) In(s string) string {
	for _, sentence := range sentences(strings.ToLower(s)) {
		words := spaced(sentence)
		has := func(word string) bool { return strings.Contains(words, spaced(word)) }
		if strings.HasSuffix(sentence, "?") || slices.ContainsFunc(n.Unless, has) {
			continue
		}
		if i := slices.IndexFunc(n.Words, has); i >= 0 {
			return n.Words[i]
		}
	}
	return ""
}

// sentences parts a text at its stops, which stay.
func sentences(s string) []string {
	var list []string
	for {
		i := strings.IndexAny(s, ".!?;\n")
		if i < 0 {
			return append(list, s)
		}
		list, s = append(list, s[:i+1]), s[i+1:]
	}
}

// spaced is a text as words between single spaces, at the ends as well.
func spaced(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) })
	return " " + strings.Join(words, " ") + " "
}
