// Package text holds every sentence that the bot says, in Vietnamese (the
// default) and English.
//
// # Why one catalogue
//
// The people who answer for what the bot says are not programmers: they want
// one list to read, in which a sentence stands once, whole, in both languages.
// So no other package holds a Vietnamese literal; a test of the module lists the
// few places that may (the words that viet reads, the stand-in's page, sample
// data). What belongs to one campaign stands in the campaign file, and everything
// else here.
//
// # How to change a sentence
//
// Find it in one of the files of this package (a file for each part of the bot),
// change both languages, keep the placeholders. A test compares the placeholders
// of the two and checks that the Vietnamese is NFC. A sentence is HTML in
// Telegram's subset; the values put into it are escaped by Say.
//
// # Style
//
// "Anh/Chị … ạ" in questions, "đồng chí" in formal notices, never "bạn". The bot
// is "Hệ thống" or not named at all; "Tôi hiểu là…" stands only where it echoes
// what it understood ("Tôi" on a button is the person who presses it). Errors
// say what was read, why not, and one example. Buttons stay within 28
// characters, a unit's name aside. At most five lines and one question a
// message. Quotation marks are “ ”. Nothing says that anybody must install.
package text

import (
	"html"
	"strings"

	"raquan/config"
)

// Lang is a language of the bot.
type Lang string

// The languages.
const (
	Vi Lang = ""
	En Lang = "en"
)

// Sentence is one thing the bot says. Placeholders are {name}.
type Sentence struct {
	Key    string
	Vi, En string
}

// all is filled while the package's variables are set, and not changed later.
var all []*Sentence

func say(key, vi, en string) *Sentence {
	s := &Sentence{Key: key, Vi: vi, En: en}
	all = append(all, s)
	return s
}

// All lists the catalogue in the order of its files.
func All() []*Sentence { return all }

// In gives the sentence in a language with its placeholders unfilled.
func (s *Sentence) In(lang Lang) string {
	if lang == En {
		return s.En
	}
	return s.Vi
}

// Say gives a sentence with its placeholders filled. args are pairs of name and
// value; values are escaped, so that what people typed cannot become markup. A
// value of type HTML is put in as it is.
func Say(lang Lang, s *Sentence, args ...any) string {
	return Fill(s.In(lang), args...)
}

// HTML is a text that is ready for Telegram.
type HTML string

// Fill fills the placeholders of a template, as Say does. Names without a value
// stay, so that a test can find them.
func Fill(template string, args ...any) string {
	if !strings.Contains(template, "{") {
		return template
	}
	var b strings.Builder
	b.Grow(len(template) + 64)
	for {
		open := strings.IndexByte(template, '{')
		if open < 0 {
			break
		}
		length := strings.IndexByte(template[open:], '}')
		if length < 0 {
			break
		}
		name := template[open+1 : open+length]
		b.WriteString(template[:open])
		if v, ok := lookUp(name, args); ok {
			b.WriteString(v)
		} else {
			b.WriteString(template[open : open+length+1])
		}
		template = template[open+length+1:]
	}
	b.WriteString(template)
	return b.String()
}

// Missing reports whether a template names something that args do not give.
func Missing(template string, args ...any) bool {
	for _, name := range Placeholders(template) {
		if _, ok := lookUp(name, args); !ok {
			return true
		}
	}
	return false
}

// Placeholders lists the names in a template, in order, with repeats.
func Placeholders(template string) []string {
	var names []string
	for {
		open := strings.IndexByte(template, '{')
		if open < 0 {
			return names
		}
		template = template[open+1:]
		if end := strings.IndexByte(template, '}'); end >= 0 {
			names = append(names, template[:end])
		}
	}
}

func lookUp(name string, args []any) (string, bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] != name {
			continue
		}
		switch v := args[i+1].(type) {
		case HTML:
			return string(v), true
		case string:
			return Escape(v), true
		}
	}
	return "", false
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// Escape makes a text fit to stand in a sentence.
func Escape(s string) string { return escaper.Replace(s) }

// Of gives a campaign's text in a language.
func Of(lang Lang, t config.Text) string { return t.In(string(lang)) }

// Plain is Say for places that show no markup: buttons, terminals, files.
func Plain(lang Lang, s *Sentence, args ...any) string {
	return html.UnescapeString(Say(lang, s, args...))
}
