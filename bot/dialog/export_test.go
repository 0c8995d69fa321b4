package dialog

import "raquan/config"

// CommandWords are the words that are commands, for the test that every one of
// them is in a story.
var CommandWords = commandWords

// PrintOf is what a State knows of an answer.
var PrintOf = printOf

// ReadWhole is what a message says about a report: QUESTION=what, in order, and
// what belongs to no question.
func ReadWhole(c *config.Campaign, text string) (parts, unread []string) {
	w := readWhole(c, text)
	for _, p := range w.parts {
		parts = append(parts, p.q.Key+"="+p.says)
	}
	return parts, w.unread
}

// ReadBare is the same of three figures.
func ReadBare(c *config.Campaign, text string) (parts []string) {
	for _, p := range readBare(c, text) {
		parts = append(parts, p.q.Key+"="+p.says)
	}
	return parts
}
