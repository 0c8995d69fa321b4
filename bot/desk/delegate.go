package desk

import (
	"slices"
	"time"

	"raquan/bot/dialog"
	"raquan/bot/roster"
	"raquan/bot/text"
	"raquan/store"
)

// envLink proposes a link to make for the step's unit.
func (w *work) envLink(env *dialog.Env, e dialog.Event) (err error) {
	if w.unit != nil && dialog.NeedsLink(e) {
		env.NewLink, err = w.newLink()
	}
	return err
}

// newLink proposes a link for a deputy or a successor. Its payload is made of
// secret bits and the id made for this update, so that a function that runs again
// proposes the same; the store learns its hash only.
func (w *work) newLink() (dialog.NewLink, error) {
	var bot store.Bot
	if _, err := store.Get(w.tx, store.BotKey, &bot); err != nil {
		return dialog.NewLink{}, err
	}
	payload := w.d.Secret.MAC("delegate", w.fresh)
	return dialog.NewLink{Token: roster.Hash(payload), URL: roster.Link(bot.Username, payload)}, nil
}

// envPeople reads who reports for the step's unit, and the links that its chairs
// have open.
func (w *work) envPeople(env *dialog.Env, e dialog.Event) error {
	u := env.Unit
	if u == nil || !dialog.NeedsPeople(e) {
		return nil
	}
	staff, list, err := w.delegation(w.unit.ID)
	if err != nil {
		return err
	}
	for _, p := range staff.Officers {
		if p.Role == store.Chair || p.Role == store.Deputy {
			u.People = append(u.People, dialog.Reporter{ID: string(p.Person), Name: w.mention(p.Person), Role: string(p.Role),
				Since: p.Since, Me: p.Person == w.person.ID})
		}
	}
	for _, l := range list.Links {
		u.Links = append(u.Links, dialog.OpenLink{Token: l.Hash, Role: string(l.Role), Expires: l.Expires})
	}
	return nil
}

// mention names a person in what is said to this one: see Named.
func (w *work) mention(p store.PersonID) string {
	name := nameOf(p)
	if !slices.Contains(w.mentions, name) {
		w.mentions = append(w.mentions, name)
	}
	return name
}

// delegation reads a unit's staff, and those links of its chairs that are alive.
func (w *work) delegation(unit store.UnitID) (staff store.Staff, list store.Delegation, err error) {
	if _, err = store.Get(w.tx, store.StaffKey(unit), &staff); err != nil {
		return staff, list, err
	}
	if _, err = store.Get(w.tx, store.DelegationKey(unit), &list); err != nil {
		return staff, list, err
	}
	list.V = 1
	list.Links = slices.DeleteFunc(list.Links, func(l store.DelegateLink) bool {
		return !w.now.Before(l.Expires) || !chairSince(staff, l.By, l.Expires.Add(-dialog.LinkValid))
	})
	return staff, list, nil
}

// chairSince reports whether a person has been chair without a break since a
// moment: who became chair again later did not make the links of then.
func chairSince(s store.Staff, p store.PersonID, made time.Time) bool {
	return slices.ContainsFunc(s.Officers, func(o store.Post) bool {
		return o.Person == p && o.Role == store.Chair && !o.Since.After(made)
	})
}

// delegate changes who reports for the step's unit. The presser is authorised
// again: deputies, and chairs of other units, change nothing.
func (w *work) delegate(e dialog.Effects) error {
	d := e.Delegation
	if d == nil || w.unit == nil || !w.officer.Has(w.unit.ID, store.Chair) {
		return nil
	}
	_, list, err := w.delegation(w.unit.ID)
	if err != nil {
		return err
	}
	switch {
	case d.Make != "":
		return w.makeLink(list, store.Role(d.Make))
	case d.Revoke != "":
		return w.revokeLink(list, d.Revoke)
	default:
		return w.endDeputy(store.PersonID(d.End))
	}
}

// makeLink stores an invite for a deputy, or for a successor: of those there is
// one at a time.
func (w *work) makeLink(list store.Delegation, role store.Role) error {
	link, err := w.newLink()
	if err != nil {
		return err
	}
	inv := store.Invite{V: 1, Unit: w.unit.ID, Role: role, Made: w.now, Expires: w.now.Add(dialog.LinkValid), By: w.person.ID}
	if role == store.Chair {
		inv.Replaces = w.person.ID
		for _, l := range list.Links {
			if l.Role != store.Chair {
				continue
			}
			if err := w.killInvite(l.Hash); err != nil {
				return err
			}
			list = list.Without(l.Hash)
		}
	}
	list.Links = append(list.Links, store.DelegateLink{Hash: link.Token, By: inv.By, Role: role, Expires: inv.Expires})
	if err := store.Put(w.tx, store.InviteKey(link.Token), inv); err != nil {
		return err
	}
	if err := store.Put(w.tx, store.DelegationKey(w.unit.ID), list); err != nil {
		return err
	}
	return w.audit(store.AuditLine{Act: "delegate-link", What: string(role)})
}

// revokeLink cancels an open link of the step's unit.
func (w *work) revokeLink(list store.Delegation, hash string) error {
	if !slices.ContainsFunc(list.Links, func(l store.DelegateLink) bool { return l.Hash == hash }) {
		return nil
	}
	if err := w.killInvite(hash); err != nil {
		return err
	}
	if err := store.Put(w.tx, store.DelegationKey(w.unit.ID), list.Without(hash)); err != nil {
		return err
	}
	return w.audit(store.AuditLine{Act: "delegate-revoke"})
}

// killInvite makes an invite worthless.
func (w *work) killInvite(hash string) error {
	var inv store.Invite
	found, err := store.Get(w.tx, store.InviteKey(hash), &inv)
	if err != nil || !found || !inv.Used.IsZero() {
		return err
	}
	inv.Revoked = w.now
	return store.Put(w.tx, store.InviteKey(hash), inv)
}

// endDeputy ends a deputy's role on the step's unit, and tells them.
func (w *work) endDeputy(p store.PersonID) error {
	said, err := w.loseRole(p, store.Post{Unit: w.unit.ID, Role: store.Deputy})
	if err != nil || said == nil {
		return err
	}
	if err := w.audit(store.AuditLine{Act: "deputy-end", To: string(p)}); err != nil {
		return err
	}
	return w.tellOther(p, "deputy-end."+w.fresh, store.Notice, message(text.Say(lang(said), text.NotDeputy, "unit", w.unit.Name)))
}

// loseRole takes a role off somebody else. It gives their record, nil if they do
// not hold the role.
func (w *work) loseRole(p store.PersonID, post store.Post) (*store.Officer, error) {
	var o store.Officer
	found, err := store.Get(w.tx, store.OfficerKey(p), &o)
	if err != nil || !found || !o.Has(post.Unit, post.Role) {
		return nil, err
	}
	o.Lose(post.Unit, post.Role)
	if err := store.Put(w.tx, store.OfficerKey(p), o); err != nil {
		return nil, err
	}
	if err := leaveStaff(w.tx, p, post); err != nil {
		return nil, err
	}
	w.wakes[stageTask] = true
	if err := w.unpromise(p, post.Unit); err != nil {
		return nil, err
	}
	return &o, w.undigest(p, post)
}

// handedStatus says whether a link of a unit's chair can be taken: it dies with
// its maker's role, and it is for somebody who does not report for the unit yet.
func (w *work) handedStatus(inv *store.Invite) (dialog.InviteStatus, error) {
	var staff store.Staff
	if _, err := store.Get(w.tx, store.StaffKey(inv.Unit), &staff); err != nil {
		return dialog.InviteUnknown, err
	}
	switch {
	case !chairSince(staff, inv.By, inv.Made):
		return dialog.InviteRevoked, nil
	case inv.By == w.person.ID, inv.Role == store.Deputy && w.officer.ReportsFor(inv.Unit):
		return dialog.InviteOthers, nil
	}
	return dialog.InviteOpen, nil
}

// takeHanded ends the predecessor's role where the chair is handed over, and
// takes the link off the list of open ones.
func (w *work) takeHanded(inv *store.Invite, hash string) error {
	var list store.Delegation
	if _, err := store.Get(w.tx, store.DelegationKey(inv.Unit), &list); err != nil {
		return err
	}
	if err := store.Put(w.tx, store.DelegationKey(inv.Unit), list.Without(hash)); err != nil {
		return err
	}
	if inv.Replaces == "" {
		return nil
	}
	left, err := w.loseRole(inv.Replaces, store.Post{Unit: inv.Unit, Role: store.Chair})
	if err != nil || left == nil {
		return err
	}
	if err := w.audit(store.AuditLine{Act: "hand-over", Unit: inv.Unit, From: string(inv.Replaces), To: string(w.person.ID)}); err != nil {
		return err
	}
	u, err := w.readUnit(inv.Unit)
	if err != nil || u == nil {
		return err
	}
	if err := w.forgetNumber(u); err != nil {
		return err
	}
	name := nameOf(w.person.ID)
	told := message(text.Say(lang(left), text.HandedOver, "name", name, "unit", u.Name))
	return w.tellOther(inv.Replaces, "handed-over."+w.fresh, store.Notice, told, name)
}

// forgetNumber makes the number that the roster has for a unit's chair worth
// nothing for this unit: whoever handed the chair over does not get it back by
// sharing their number. The next import brings back what its file says.
func (w *work) forgetNumber(u *store.Unit) error {
	if u.Contact == "" {
		return nil
	}
	var contact store.Person
	if _, err := store.Get(w.tx, store.PersonKey(u.Contact), &contact); err != nil || contact.Phone == "" {
		return err
	}
	key := store.PhoneKey(w.d.Secret.MAC("phone", contact.Phone))
	var list store.PhoneUnits
	found, err := store.Get(w.tx, key, &list)
	if err != nil || !found || list.More == 0 && !slices.Contains(list.Units, u.ID) {
		return err
	}
	if list = list.Without(u.ID); list.Empty() {
		return w.tx.Delete(key)
	}
	return store.Put(w.tx, key, list)
}
