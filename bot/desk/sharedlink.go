package desk

import (
	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/jobs"
	"raquan/bot/roster"
	"raquan/bot/text"
	"raquan/store"
)

// sharedLink shows, makes anew or revokes the shared link of one of the person's
// units: whoever opens it picks a unit below and asks for it.
func (w *work) sharedLink(e dialog.Effects) error {
	if e.SharedLink == nil {
		return nil
	}
	id := store.UnitID(e.SharedLink.Unit)
	root, err := w.rootFor(id)
	if err != nil {
		return err
	}
	u, err := w.readUnit(id)
	if err != nil {
		return err
	}
	if root == "" || u.Kind == store.Grassroots || !u.Closed.IsZero() {
		return w.sayOf(text.OutsideScope)
	}
	o := jobs.LinkOptions{Secret: w.d.Secret, Renew: e.SharedLink.Act == "new", Now: w.now, By: w.person.ID}
	if e.SharedLink.Act == "off" {
		if _, err := jobs.RevokeLink(w.tx, id, store.ChairBelow, w.now, o); err != nil {
			return err
		}
		return w.tell(dialog.Outgoing{Message: chat.Message{
			Text:    text.Say(w.lang, text.SharedLinkRevoked, "unit", u.Name),
			Buttons: [][]chat.Button{chat.Row(w.linkButton(text.SharedLinkMake, id, "show"))},
		}})
	}
	link, _, err := jobs.MakeLink(w.tx, id, store.ChairBelow, o)
	if err != nil {
		return err
	}
	return w.showLink(u, link)
}

// showLink shows a link with its picture, and the words to go with it.
func (w *work) showLink(u *store.Unit, link roster.Newest) error {
	var bot store.Bot
	if _, err := store.Get(w.tx, store.BotKey, &bot); err != nil {
		return err
	}
	address := roster.Link(bot.Username, link.Payload(w.d.Secret))
	if address == "" {
		return w.sayOf(text.SharedLinkNoBot)
	}
	until := text.Day(link.Expires, w.d.Campaign.Zone)
	err := w.tell(dialog.Outgoing{QR: address, Message: chat.Message{
		Text: text.Say(w.lang, text.SharedLinkShow, "unit", u.Name, "link", address, "until", until),
		Buttons: [][]chat.Button{
			chat.Row(w.linkButton(text.SharedLinkRenew, u.ID, "new")),
			chat.Row(w.linkButton(text.SharedLinkRevoke, u.ID, "off")),
		},
	}})
	if err != nil {
		return err
	}
	return w.sayOf(text.SharedLinkForward, "unit", u.Name, "link", address, "title", text.Of(w.lang, w.d.Campaign.Title), "until", until)
}

func (w *work) linkButton(s *text.Sentence, unit store.UnitID, act string) chat.Button {
	return chat.Button{Text: text.Say(w.lang, s), Data: "lk/" + string(unit) + "/" + act}
}
