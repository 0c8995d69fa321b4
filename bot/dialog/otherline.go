package dialog

import (
	"slices"
	"strings"

	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

// The line of text beside choices. Several messages may give it, one behind the
// other; the last of them is its source, and can be corrected by an edit.

// waitOther begins to wait for the line of text that a button takes.
func (t *turn) waitOther(q *config.Question, key string) {
	t.s.Other = key
	t.s.Rev++
	t.askOther(q, key)
}

// askOther asks for that line.
func (t *turn) askOther(q *config.Question, key string) {
	b := q.Button(key)
	if b == nil {
		t.render(q)
		return
	}
	t.sayAsking(q, t.text(text.WriteOther, "label", t.buttonName(q, b)))
}

// otherText takes the line of text of a choice.
func (t *turn) otherText(q *config.Question, a Answer) {
	line, more := strings.TrimSpace(viet.Clean(t.e.Text)), false
	if was := t.s.OtherSay; line != "" && was != "" && q.Type == config.MultiChoice {
		line = oneMore(was, line)
		more = line != was
	}
	if !t.fits(q, line) {
		return
	}
	key := t.s.Other
	t.accepted()
	t.s.Other, t.s.OtherSay, t.s.OtherRaw, t.s.OtherMsg = "", line, t.e.Text, t.e.Message
	if q.Type == config.Choice {
		a.Choices, a.Text = []string{key}, line
		t.check(q, a)
		return
	}
	if !slices.Contains(t.s.Picked, key) {
		t.s.Picked = append(t.s.Picked, key)
	}
	t.echo = t.text(text.Recorded, "value", short(line, 60))
	if more {
		t.echo = t.text(text.RecordedMore, "value", short(line, 200), "label", t.buttonName(q, q.Button(key)))
	}
	t.s.Rev++ // a new showing: the text stands between it and the old one
	t.render(q)
}

// lineBreak stands between the lines of text that several messages gave.
const lineBreak = "; "

// oneMore puts a line behind those before, once.
func oneMore(was, line string) string {
	if slices.Contains(strings.Split(was, lineBreak), line) {
		return was
	}
	return was + lineBreak + line
}

// lineAgain gives the text in which what a message said, as it was typed, is
// corrected: the lines that other messages gave before it stand.
func lineAgain(all, typed, now string) string {
	was := strings.TrimSpace(viet.Clean(typed))
	if before, found := strings.CutSuffix(all, lineBreak+was); found && was != "" {
		return before + lineBreak + now
	}
	return now
}

// editedLine corrects the line of text that stands beside choices.
func (t *turn) editedLine(q *config.Question, a Answer) {
	t.enter(q)
	line := strings.TrimSpace(viet.Clean(t.e.Text))
	if line != "" {
		line = lineAgain(a.Text, a.Typed, line)
	}
	if t.fits(q, line) {
		a.Text, a.Typed = line, t.e.Text
		t.check(q, a)
	}
}

// editedTicking corrects the line of text of the multichoice under way; false if
// the message gave none.
func (t *turn) editedTicking() bool {
	q := t.underWay()
	if q == nil || q.Type != config.MultiChoice || t.s.OtherSay == "" || t.s.OtherMsg != t.e.Message || t.s.OtherRaw == t.e.Text {
		return false
	}
	line := strings.TrimSpace(viet.Clean(t.e.Text))
	if line != "" {
		line = lineAgain(t.s.OtherSay, t.s.OtherRaw, line)
	}
	if t.fits(q, line) {
		t.s.OtherSay, t.s.OtherRaw = line, t.e.Text
		t.echo = t.text(text.Recorded, "value", short(line, 200))
		t.s.Rev++
		t.render(q)
	}
	return true
}
