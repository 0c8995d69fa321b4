package dialog

import (
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
)

// EntryData begins the callback data of the buttons of bot/lists. What they do is
// read and authorised by the desk.
const EntryData = "nm:"

// EnterMany gives reports of many units to the desk: lines that were pasted, or a
// file. With Data it is a button about some that were given before.
type EnterMany struct {
	Text    string
	File    *chat.File
	Message int64 // that it came with
	Data    string
}

// askMany says how the reports of many units are given.
func (t *turn) askMany() {
	t.askInBehalf(t.text(text.ManyAsk))
}

// takeMany takes lines or a file; what is neither brings the explanation again.
func (t *turn) takeMany() {
	switch {
	case t.e.Kind == Said && t.e.Timing == Before:
		t.askBehalf()
		return
	case t.e.Kind == Said && strings.Contains(t.e.Text, ":"):
		t.out.EnterMany = &EnterMany{Text: t.e.Text, Message: t.e.Message}
	case t.e.Kind == Sent && t.e.File != nil:
		t.out.EnterMany = &EnterMany{File: t.e.File, Message: t.e.Message}
	default:
		t.echo = t.text(text.ManyNot) + "\n"
		t.askBehalf()
		return
	}
	t.s.Behalf = &Behalf{Many: true} // more may come
}

// isList reports whether a text is lines of several units.
func isList(s string) bool {
	n := 0
	for line := range strings.SplitSeq(s, "\n") {
		if strings.Contains(line, ":") {
			n++
		}
	}
	return n > 1
}
