package desk

import (
	"strconv"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/directory"
	"raquan/bot/jobs"
	"raquan/bot/links"
	"raquan/bot/roster"
	"raquan/bot/text"
	"raquan/store"
)

// links does what an officer above asks for about the links of a unit below:
// shows a screen of bot/links, makes or revokes one link, or begins a job on
// many. The unit is authorised here, whatever the button says.
func (w *work) links(e dialog.Effects) error {
	switch {
	case e.Links == nil:
		return nil
	case e.Links.Find != "":
		return w.findLink(e.Links.Find)
	}
	p, ok := links.Press{What: links.Home, Unit: store.UnitID(e.Links.Unit)}, true
	if e.Links.Data != "" {
		p, ok = links.Parse(e.Links.Data)
	}
	if !ok {
		w.sayToast(text.OldButton)
		return nil
	}
	root, err := w.rootFor(p.Unit)
	if err != nil {
		return err
	}
	if root == "" {
		return w.refuseScreen(e.Links.Data != "")
	}
	u, err := w.readUnit(p.Unit)
	if err != nil {
		return err
	}
	return w.onLinks(p, u, root)
}

// onLinks does what a press on an authorised unit asks for.
func (w *work) onLinks(p links.Press, u *store.Unit, root store.UnitID) error {
	switch p.What {
	case links.Pick:
		return w.pickLink(u, root)
	case links.Make:
		return w.giveLink(u, root)
	case links.Revoke:
		return w.endLink(u, root)
	case links.MakeFile:
		return w.beginLinkJob(jobs.MakeLinks, u, text.LinkJobFile)
	case links.RevokeAll:
		return w.beginLinkJob(jobs.RevokeLinks, u, text.LinkJobRevoke)
	}
	return w.showLinks(p)
}

// showLinks enters a screen. A message to forward is a message of its own.
func (w *work) showLinks(p links.Press) error {
	s := store.Screen{Name: p.What, Unit: p.Unit, Page: p.Page, Lang: string(w.lang), For: w.person.ID}
	if p.What == links.Ready {
		return w.enter(store.Entry{Lane: store.Reply, Screen: &s}, nil)
	}
	return w.show(s)
}

// giveLink makes a unit's link if none is open, and shows it. A unit's own
// officers get none for it: their links come from the level above.
func (w *work) giveLink(u *store.Unit, root store.UnitID) error {
	if u.ID != root && u.Closed.IsZero() {
		if _, _, err := jobs.MakeLink(w.tx, u.ID, roster.DefaultRole(u), w.linkOptions()); err != nil {
			return err
		}
	}
	return w.showLinks(links.Press{What: links.Card, Unit: u.ID})
}

func (w *work) linkOptions() jobs.LinkOptions {
	return jobs.LinkOptions{Secret: w.d.Secret, Beside: true, Now: w.now, By: w.person.ID}
}

func (w *work) endLink(u *store.Unit, root store.UnitID) error {
	done := false
	if u.ID != root {
		var err error
		if done, err = jobs.RevokeLink(w.tx, u.ID, roster.DefaultRole(u), w.now, w.linkOptions()); err != nil {
			return err
		}
	}
	say := text.RevokeGone
	if done {
		say = text.Revoked
	}
	w.sayToast(say)
	return w.showLinks(links.Press{What: links.Card, Unit: u.ID})
}

// findLink looks for a unit by its code or its name among those below the
// officer's own. The directory is of a moment ago: what it finds is read and
// authorised again.
func (w *work) findLink(typed string) error {
	u, root, err := w.belowByCode(typed)
	if err != nil {
		return err
	}
	if u != nil {
		return w.pickLink(u, root)
	}
	for _, root := range w.roots() {
		hits := w.d.Directory.Index().Search(typed, root)
		rows, err := w.hits(hits, linkData(links.Pick), linkData(links.List))
		if err != nil {
			return err
		}
		if len(hits.Units) == 1 && len(rows) == 1 {
			u, root, err := w.below(hits.Units[0])
			if err != nil {
				return err
			}
			return w.pickLink(u, root)
		}
		if len(rows) > 0 {
			m := message(text.Say(w.lang, text.LinksFound, "typed", clip(typed), "n", text.Number(w.lang, int64(hits.Total))))
			m.Buttons = rows
			return w.tell(dialog.Outgoing{Message: m})
		}
	}
	return w.noLinkFound(typed)
}

// maxCode is how many bytes of what somebody typed may be a unit's code: the key
// of a longer one would break the store's limits.
const maxCode = 100

// belowByCode is below for a unit's code.
func (w *work) belowByCode(code string) (*store.Unit, store.UnitID, error) {
	if len(code) > maxCode {
		return nil, "", nil
	}
	id, found, err := store.GetID(w.tx, store.CodeKey(code))
	if err != nil || !found {
		return nil, "", err
	}
	return w.below(store.UnitID(id))
}

// below reads an open unit at or below one of the officer's own, and which; nil
// if it is none.
func (w *work) below(id store.UnitID) (*store.Unit, store.UnitID, error) {
	root, err := w.rootFor(id)
	if err != nil || root == "" {
		return nil, "", err
	}
	u, err := w.readUnit(id)
	if err != nil || u == nil || !u.Closed.IsZero() {
		return nil, "", err
	}
	return u, root, nil
}

func linkData(what string) func(store.UnitID) string {
	return func(id store.UnitID) string { return links.Data(links.Press{What: what, Unit: id}) }
}

// hits are the buttons of units that were found, or of the levels under which
// they are, each with its callback data.
func (w *work) hits(f directory.Found, unit, group func(store.UnitID) string) ([][]chat.Button, error) {
	var rows [][]chat.Button
	add := func(id store.UnitID, data func(store.UnitID) string, note func(*store.Unit) (string, error)) error {
		u, _, err := w.below(id)
		if err != nil || u == nil {
			return err
		}
		label, err := note(u)
		rows = append(rows, chat.Row(chat.Button{Text: label, Data: data(id)}))
		return err
	}
	for _, id := range f.Units {
		err := add(id, unit, func(u *store.Unit) (string, error) {
			r, err := w.ref(id)
			return clip(u.ShortName()) + " – " + clip(r.Above), err
		})
		if err != nil {
			return nil, err
		}
	}
	for _, g := range f.Groups {
		err := add(g.Above, group, func(u *store.Unit) (string, error) {
			return clip(u.ShortName()) + " (" + text.Number(w.lang, int64(g.N)) + ")", nil
		})
		if err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// pickLink shows who has joined a unit, or its link if nobody has.
func (w *work) pickLink(u *store.Unit, root store.UnitID) error {
	var staff store.Staff
	if _, err := store.Get(w.tx, store.StaffKey(u.ID), &staff); err != nil {
		return err
	}
	if len(staff.With(roster.DefaultRole(u))) > 0 {
		return w.showLinks(links.Press{What: links.Card, Unit: u.ID})
	}
	return w.giveLink(u, root)
}

// noLinkFound says so, with the list of units to choose from.
func (w *work) noLinkFound(typed string) error {
	return w.notFound(text.LinksNotFound, typed, func(root store.UnitID) chat.Button {
		return chat.Button{Text: text.Plain(w.lang, text.ButtonOneUnit), Data: links.Data(links.Press{What: links.List, Unit: root})}
	})
}

// exampleCode is the code of a unit below one, or its own if there is none.
func (w *work) exampleCode(u *store.Unit) (string, error) {
	ids, _ := w.d.Directory.Index().Under(u.ID, 0, 1)
	if len(ids) == 0 {
		return u.Code, nil
	}
	first, err := w.readUnit(ids[0])
	if err != nil || first == nil {
		return u.Code, err
	}
	return first.Code, nil
}

// beginLinkJob writes down a job, unless the same one is under way, and says so.
func (w *work) beginLinkJob(kind jobs.LinkJobKind, u *store.Unit, say *text.Sentence) error {
	id := w.d.Secret.MAC("link-job", strings.Join([]string{string(w.person.ID), string(u.ID), string(kind)}, "/"))[:16]
	var job jobs.LinkJob
	if _, err := store.Get(w.tx, store.LinkJobKey(id), &job); err != nil {
		return err
	}
	if job.State != jobs.Running {
		job = jobs.LinkJob{V: 1, ID: id, N: job.N + 1, Kind: kind, Unit: u.ID, By: w.person.ID, Lang: string(w.lang), At: w.now, State: jobs.Running}
		if err := store.Put(w.tx, store.LinkJobKey(id), job); err != nil {
			return err
		}
		if err := w.audit(store.AuditLine{Act: "links-" + string(kind), Unit: u.ID}); err != nil {
			return err
		}
	}
	w.wakes[linkTask] = true
	return w.tell(dialog.Outgoing{Message: message(text.Say(w.lang, say, "unit", u.Name)), View: linkJobView(&job)})
}

// linkJobView is what the messages of a job show: each takes the place of the
// one before.
func linkJobView(j *jobs.LinkJob) string { return "links." + j.ID + "." + strconv.Itoa(j.N) }
