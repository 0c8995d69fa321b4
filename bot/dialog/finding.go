package dialog

import (
	"strings"

	"raquan/bot/text"
	"raquan/bot/viet"
)

// findBelow looks for a unit by its code or name, among those of the person's
// levels above. Without one it asks, and texts to come are names; one given with
// the command interrupts nothing.
func (t *turn) findBelow(typed string) {
	typed = short(strings.TrimSpace(viet.Clean(typed)), maxSeek)
	if len(t.env.Roots) == 0 {
		if t.s.Mode == Finding {
			t.reset(Idle)
		}
		t.echo = t.text(text.NoRoleStaff)
		t.resume()
		return
	}
	if typed == "" {
		if t.s.Mode != Finding {
			t.reset(Finding)
		}
		t.say(t.hello() + t.takeEcho() + t.text(text.FindAsk, "example", t.label(text.FindExample)))
		return
	}
	t.out.Find = &Find{Text: typed}
}
