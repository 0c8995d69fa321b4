package dialog

import (
	"raquan/bot/chat"
	"raquan/bot/text"
)

// contact says whom to ask: the level above the person's unit, by name and
// number, and once more as a card to ring or to save. Whoever has no role learns
// nothing about anybody.
func (t *turn) contact() {
	unit := ""
	switch {
	case t.env.Unit != nil:
		unit = t.env.Unit.Name
	case len(t.env.Units) > 0:
		t.contactWhich()
		return
	case len(t.env.Roots) > 0:
		unit = t.env.Roots[0].Name
	default:
		t.say(t.hello() + t.text(text.ContactJoin) + t.supportLine())
		t.resume() // an invitation that waits stays open
		return
	}
	c := t.env.Upper
	switch {
	case c.Unit == "":
		t.say(t.hello() + t.text(text.ContactTop, "unit", unit) + t.supportLine())
	case c.Phone == "":
		t.say(t.hello() + t.text(text.ContactNone, "unit", unit, "above", c.Unit) + t.supportLine())
	default:
		t.say(t.hello() + t.text(text.ContactHead, "unit", unit, "above", c.Unit, "name", c.Name, "phone", c.Phone) + t.supportLine())
		// The desk sends the card, or the text if there is no number any more.
		t.out.Messages = append(t.out.Messages, Outgoing{Message: chat.Message{
			Text: t.text(text.HelpAboveBare, "above", c.Unit), Contact: &chat.ContactCard{Name: c.Name, Phone: c.Phone}}})
	}
}

// contactWhich asks for which of the person's units somebody is to be asked.
func (t *turn) contactWhich() {
	t.say(t.hello()+t.text(text.ContactWhich), unitRows(t.env.Units, "y")...)
}

// supportLine says whom else people may ask, if the settings name somebody.
func (t *turn) supportLine() string {
	if t.env.Support == "" {
		return ""
	}
	return "\n" + t.text(text.HelpSupport, "support", t.env.Support)
}
