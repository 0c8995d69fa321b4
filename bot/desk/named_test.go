package desk_test

import (
	"strings"
	"testing"

	"raquan/bot/chat"
	"raquan/bot/text"
)

// TestTypedMention: what somebody types in the shape of a mention of a person
// stays as it is. Buttons tell a chair the ids of the deputies, and messages that
// mention a deputy by name give no number away.
func TestTypedMention(t *testing.T) {
	o := open(t)
	o.named()
	binh := o.phone(72, "Bình")
	an := o.chair(71, "An", "01-1-1")
	binh.says("/start")
	binh.sharesOwn(phoneBinh)
	binh.joins(an.delegates())
	binh.answersAll("380")
	id := string(binh.person())
	an.says("/sua")
	an.edits("KHO_KHAN_DE_XUAT")
	an.does(an.press(an.find("a line of text", func(b chat.Button) bool { return strings.Contains(b.Data, "/y_kien/") })))
	an.says("{phone:" + id + "} và {who:" + id + "}")
	wants(t, an.presses(text.Done), text.TypedBy, "Bình")
	wants(t, an.says("/xem"), "{phone:"+id+"} và {who:"+id+"}", "Bình")
	if strings.Contains(an.since(0), phoneBinh) {
		t.Errorf("the deputy's number is given away: %q", an.since(0))
	}
	o.inOrder()
}
