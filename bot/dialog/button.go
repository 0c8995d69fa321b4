package dialog

import (
	"html"
	"strings"
	"unicode/utf8"

	"raquan/bot/chat"
)

func button(label, data string) chat.Button { return chat.Button{Text: label, Data: data} }

func row(b ...chat.Button) []chat.Button { return b }

// plain undoes the escaping of a sentence whose text goes onto a button.
func plain(s string) string { return html.UnescapeString(s) }

func letters(s string) int { return utf8.RuneCountInString(s) }

// short cuts a name so that it fits on a button.
func short(s string, max int) string {
	if letters(s) <= max {
		return s
	}
	r := []rune(s)
	return strings.TrimSpace(string(r[:max-1])) + "…"
}

// halfRow is how many letters fit on one of two buttons in a row of a cheap
// phone's narrow screen.
const halfRow = 18

// inRows puts buttons two to a row where their labels are short enough.
func inRows(all []chat.Button) [][]chat.Button {
	var rows [][]chat.Button
	for _, b := range all {
		last := len(rows) - 1
		if last >= 0 && len(rows[last]) == 1 && letters(rows[last][0].Text) <= halfRow && letters(b.Text) <= halfRow {
			rows[last] = append(rows[last], b)
			continue
		}
		rows = append(rows, row(b))
	}
	return rows
}
