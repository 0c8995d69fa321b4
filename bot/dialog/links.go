package dialog

import (
	"strings"

	"raquan/bot/text"
	"raquan/bot/viet"
)

// LinksData begins the callback data of the buttons of bot/links. What they ask
// for is read and authorised by the desk.
const LinksData = "moi:"

// invitations opens the counts of the person's first unit above, or offers a
// choice. From then on a text is the name or code of a unit.
func (t *turn) invitations() {
	if len(t.env.Roots) > 0 {
		if echo := strings.TrimSpace(t.takeEcho()); echo != "" {
			t.say(echo)
		}
		t.look()
	} else if t.s.Mode == Linking {
		t.reset(Idle)
	}
	t.forRoot(t.linksOf, text.ChooseLinks, "moi")
}

func (t *turn) linksOf(unit string) {
	t.look()
	t.out.Links = &Links{Unit: unit}
}

// pressLinks takes a button of one of the screens.
func (t *turn) pressLinks() {
	t.look()
	t.out.Links = &Links{Data: t.e.Data}
}

// saidUnit takes a text as the unit whose link is wanted.
func (t *turn) saidUnit() {
	typed := short(strings.TrimSpace(viet.Clean(t.e.Text)), maxSeek)
	if typed == "" || len(t.env.Roots) == 0 {
		t.invitations()
		return
	}
	t.out.Links = &Links{Find: typed}
}

// look makes texts to come names of units, for an officer of a level above.
func (t *turn) look() {
	if len(t.env.Roots) > 0 && t.s.Mode != Linking {
		t.reset(Linking)
	}
}
