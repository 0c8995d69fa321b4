package dialog

import (
	"html"
	"unicode/utf8"

	"raquan/bot/chat"
	"raquan/bot/text"
)

func button(label, data string) chat.Button { return chat.Button{Text: label, Data: data} }

func row(b ...chat.Button) []chat.Button { return b }

// plain undoes the escaping of a sentence whose text goes onto a button.
func plain(s string) string { return html.UnescapeString(s) }

func letters(s string) int { return utf8.RuneCountInString(s) }

// short cuts a name so that it fits on a button.
func short(s string, max int) string { return text.Short(s, max) }
