package dialog

import (
	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

// smallestInWords is the figure from which it is read back in words too: a zero
// too many is seen less easily than it is heard.
const smallestInWords = 1000

// readBack says what was recorded.
func (t *turn) readBack(q *config.Question, a Answer) string {
	value := t.value(q, a)
	if q.Type == config.Count && a.N != nil && *a.N >= smallestInWords && t.lang != text.En {
		return t.text(text.RecordedInWords, "value", value, "words", viet.Words(*a.N))
	}
	return t.text(text.Recorded, "value", value)
}
