package roster

import (
	"raquan/bot/text"
	"raquan/bot/viet"
)

// say gives a sentence of the catalogue as plain text. Whoever keeps a list of
// units reads Vietnamese.
func say(s *text.Sentence, args ...any) string { return text.Plain(text.Vi, s, args...) }

// sayN is say with a number {n}.
func sayN(s *text.Sentence, n int) string { return say(s, "n", viet.Dots(int64(n))) }
