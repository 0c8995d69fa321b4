package desk

import (
	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/jobs"
	"raquan/bot/links"
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
	if _, _, err := jobs.MakeLink(w.tx, id, store.ChairBelow, o); err != nil {
		return err
	}
	return w.showShared(u)
}

// showShared shows the link with its picture, and the words to go with it. Both
// are screens, so that no link stands in the ledger.
func (w *work) showShared(u *store.Unit) error {
	var bot store.Bot
	if _, err := store.Get(w.tx, store.BotKey, &bot); err != nil {
		return err
	}
	if bot.Username == "" {
		return w.sayOf(text.SharedLinkNoBot)
	}
	for _, name := range []string{links.Shared, links.SharedReady} {
		s := &store.Screen{Name: name, Unit: u.ID, Lang: string(w.lang), For: w.person.ID}
		if err := w.enter(store.Entry{Lane: store.Reply, Screen: s}, nil); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) linkButton(s *text.Sentence, unit store.UnitID, act string) chat.Button {
	return chat.Button{Text: text.Say(w.lang, s), Data: "lk/" + string(unit) + "/" + act}
}
