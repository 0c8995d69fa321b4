package config

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Most characters of texts, so that they fit a small screen and a message.
const (
	maxAsk      = 400
	maxAskLines = 5
	maxLabel    = 40 // of a button or a name on the card
)

// textRule says what a text may contain. Placeholders that are known always
// are listed; those that stand for facts are allowed where something makes sure
// that the fact is known: the other text of a question, a rule, a button's value.
type textRule struct {
	known  []string
	most   int       // characters
	q      *Question // whose facts may be named; nil: none
	ask    bool      // it is Ask: AskBare is used when a fact is unknown
	rule   *Rule     // a say: what its rule names is known
	button *Button   // a label: what its value and when name is known
}

// plain is a short text without placeholders.
var plain = textRule{most: 300}

// draftText is a text whose placeholders are checked when all questions are
// known.
type draftText struct {
	value
	Text
	textRule
}

// needText is a text that must be there.
func (r *campaignReader) needText(m mapping, key string, rule textRule) Text {
	v, ok := m.need(key, `{vi: "…", en: "…"}`)
	if !ok {
		return Text{}
	}
	return r.text(v, rule)
}

// optText is a text that may be absent.
func (r *campaignReader) optText(m mapping, key string, rule textRule) Text {
	v, ok := m.get(key)
	if !ok {
		return Text{}
	}
	return r.text(v, rule)
}

func (r *campaignReader) text(v value, rule textRule) Text {
	t := v.text(rule.most)
	if !t.Empty() {
		r.texts = append(r.texts, draftText{v, t, rule})
	}
	return t
}

// text reads {vi: …, en: …}: both must be there, with the same placeholders.
// What is wrong is a fault; the text is empty if placeholders cannot be read.
func (v value) text(most int) Text {
	if _, isMapping := v.pairs(); !isMapping {
		v.wrongKind(fmt.Sprintf(`both languages are wanted; write %s: {vi: "…", en: "…"}`, lastKey(v.where)))
		return Text{}
	}
	m := v.mapping("vi", "en")
	t := Text{Vi: m.needStr("vi", `"…"`), En: m.needStr("en", `"…"`)}
	for _, s := range []string{t.Vi, t.En} {
		if n := utf8.RuneCountInString(s); n > most {
			v.fault("%s has %d characters; the most is %d", v.name(), n, most)
		}
		if lines := 1 + strings.Count(s, "\n"); most == maxAsk && lines > maxAskLines {
			v.fault("%s has %d lines; the most is %d", v.name(), lines, maxAskLines)
		}
	}
	vi, errVi := placeholders(t.Vi)
	en, errEn := placeholders(t.En)
	switch {
	case errVi != nil:
		m.fields["vi"].fault("%s %v", m.fields["vi"].name(), errVi)
	case errEn != nil:
		m.fields["en"].fault("%s %v", m.fields["en"].name(), errEn)
	case t.Vi == "" || t.En == "":
	case !slices.Equal(vi, en):
		v.fault("%s has the placeholders %s in vi, but %s in en; use the same in both", v.name(), braces(vi), braces(en))
	default:
		return t
	}
	return Text{}
}

func lastKey(where string) string {
	key, _, _ := strings.Cut(where, " of ")
	return key
}

func braces(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return "{" + strings.Join(names, "}, {") + "}"
}
