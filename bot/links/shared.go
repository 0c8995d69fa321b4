package links

import (
	"raquan/bot/chat"
	"raquan/bot/roster"
	"raquan/bot/text"
	"raquan/store"
)

// sharedButtons are what the buttons under a shared link say: the dialog reads
// them, since its command does the same.
const (
	sharedButtons = "lk/"
	sharedShow    = "/show"
	sharedNew     = "/new"
	sharedOff     = "/off"
)

// shared is the one link for all units below the screen's, as a QR code, or the
// message that goes with it.
func (p *page) shared() (chat.Message, error) {
	n, found, err := roster.ReadNewest(p.s, p.unit.ID, store.ChairBelow)
	if err != nil {
		return chat.Message{}, err
	}
	if !found || !roster.Usable(&n.Invite, p.now) {
		return chat.Message{Text: p.say(text.SharedLinkRevoked, "unit", p.unit.Name),
			Buttons: [][]chat.Button{chat.Row(p.sharedButton(text.SharedLinkMake, sharedShow))}}, nil
	}
	link, until := roster.Link(p.bot, n.Payload(p.d.Secret)), text.Day(n.Expires, p.c.Zone)
	if p.screen.Name == SharedReady {
		return p.only(p.say(text.SharedLinkForward, "unit", p.unit.Name, "link", link, "title", text.Of(p.lang, p.c.Title), "until", until)), nil
	}
	picture, err := roster.QRCode(link)
	if err != nil {
		return chat.Message{}, err
	}
	return chat.Message{
		Text:  p.say(text.SharedLinkShow, "unit", text.Short(p.unit.Name, maxHead), "link", link, "until", until),
		Photo: &chat.File{Name: "qr.png", Data: picture},
		Buttons: [][]chat.Button{
			chat.Row(p.sharedButton(text.SharedLinkRenew, sharedNew)),
			chat.Row(p.sharedButton(text.SharedLinkRevoke, sharedOff)),
			p.back(),
		},
	}, nil
}

func (p *page) sharedButton(s *text.Sentence, act string) chat.Button {
	return chat.Button{Text: p.label(s), Data: sharedButtons + string(p.unit.ID) + act}
}
