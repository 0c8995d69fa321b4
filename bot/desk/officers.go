package desk

import (
	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/jobs"
	"raquan/bot/officers"
	"raquan/bot/text"
	"raquan/store"
)

// operator reports whether a person is named in the settings as an operator.
func (d *Desk) operator(p *store.Person) bool { return d.Operators.Has(p.Telegram, p.Phone) }

// officers does what somebody asks for about those in charge of a unit: shows them,
// ends somebody's roles, or makes a link to the department. The unit is authorised
// here, whatever the button says.
func (w *work) officers(e dialog.Effects) error {
	o := e.Officers
	if o == nil {
		return nil
	}
	p, ok := officers.Press{What: officers.Home, Unit: store.UnitID(o.Unit)}, true
	if o.Data != "" {
		p, ok = officers.Parse(o.Data)
	} else if o.Unit == "" {
		p.Unit = w.d.Directory.Index().Top()
	}
	if !ok {
		w.sayToast(text.OldButton)
		return nil
	}
	u, err := w.readUnit(p.Unit)
	if err != nil {
		return err
	}
	operator := w.d.operator(&w.person)
	if u == nil || !officers.MaySee(&w.officer, operator, u) {
		return w.refuseScreen(o.Data != "")
	}
	may := officers.MayRemove(&w.officer, operator, u) && p.Person != w.person.ID
	if p.What == officers.MakeLink { // there is no department below
		may = operator && u.Kind == store.National
	}
	if p.What != officers.Home && !may {
		return w.refuseScreen(true)
	}
	switch p.What {
	case officers.Remove:
		return w.removeOfficer(u, p.Person)
	case officers.MakeLink:
		if _, _, err := jobs.MakeLink(w.tx, u.ID, store.Department, w.linkOptions()); err != nil {
			return err
		}
		p.What = officers.Link
	}
	s := store.Screen{Name: p.What, Unit: u.ID, Page: p.Page, Lang: string(w.lang), For: w.person.ID}
	if p.Person != "" {
		s.Args = map[string]string{officers.ArgPerson: string(p.Person)}
	}
	return w.show(s)
}

// removeOfficer ends all roles of a person in a unit, and with them the links that
// would bring them back: the open ones of the unit. Links of chairs die with their
// maker's role, and what the person has under way is refused when it goes on.
func (w *work) removeOfficer(u *store.Unit, who store.PersonID) error {
	var lost *store.Officer
	for _, role := range []store.Role{store.Chair, store.Deputy, store.UpperRole, store.Department} {
		o, err := w.loseRole(who, store.Post{Unit: u.ID, Role: role})
		if err != nil {
			return err
		}
		if o == nil {
			continue
		}
		lost = o
		if err := w.audit(store.AuditLine{Act: "officer-remove", Unit: u.ID, What: string(role), To: string(who)}); err != nil {
			return err
		}
		if err := w.closeDoor(u, role); err != nil {
			return err
		}
	}
	if lost == nil {
		return w.show(store.Screen{Name: officers.Home, Unit: u.ID, Lang: string(w.lang), For: w.person.ID})
	}
	return w.tellRemoved(u, who, lost)
}

// closeDoor revokes the links by which somebody who has lost a role on a unit could
// take it again, or give others one there.
func (w *work) closeDoor(u *store.Unit, role store.Role) error {
	roles := []store.Role{role}
	switch role {
	case store.Chair:
		if err := w.forgetNumber(u); err != nil {
			return err
		}
	case store.UpperRole, store.Department:
		roles = append(roles, store.ChairBelow)
	}
	for _, r := range roles {
		if _, err := jobs.RevokeLink(w.tx, u.ID, r, w.now, w.linkOptions()); err != nil {
			return err
		}
	}
	return nil
}

// tellRemoved tells both.
func (w *work) tellRemoved(u *store.Unit, who store.PersonID, lost *store.Officer) error {
	l := lang(lost)
	above := text.Say(l, text.OfficerByOperator)
	if root := w.officer.RootOver(u); root != "" && root != u.ID {
		top, err := w.readUnit(root)
		if err != nil {
			return err
		}
		above = top.Name
	}
	if err := w.tellOther(who, "officer-remove."+w.fresh, store.Notice, message(text.Say(l, text.OfficerTold, "above", above, "unit", u.Name))); err != nil {
		return err
	}
	m := message(w.andWhen(text.Say(w.lang, text.OfficerRemoved, "name", w.mention(who), "unit", u.Name)))
	if u.Kind != store.Grassroots && u.Kind != store.National {
		m.Buttons = append(m.Buttons, chat.Row(chat.Button{Text: text.Plain(w.lang, text.OfficerLinksBelow), Data: "moi:s:" + string(u.ID) + ":0"}))
	}
	m.Buttons = append(m.Buttons, chat.Row(chat.Button{Text: text.Plain(w.lang, text.OfficersBack), Data: officers.Data(officers.Press{What: officers.Home, Unit: u.ID})}))
	return w.tell(dialog.Outgoing{Message: m})
}
