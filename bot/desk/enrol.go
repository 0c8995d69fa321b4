package desk

import (
	"slices"
	"strings"

	"raquan/bot/dialog"
	"raquan/bot/viet"
	"raquan/store"
)

// takeRoles gives the roles that the step decided on. It checks again what the
// decision was based on, in this very transaction.
func (w *work) takeRoles(e dialog.Effects) error {
	if e.Take != "" {
		if err := w.takeInvite(e.Take); err != nil {
			return err
		}
	}
	for _, id := range e.Bind {
		if !slices.Contains(w.foundIDs, store.UnitID(id)) {
			continue
		}
		if err := w.giveRole(store.UnitID(id), store.Chair, "phone"); err != nil {
			return err
		}
	}
	return nil
}

// takeInvite uses an invitation up.
func (w *work) takeInvite(token string) error {
	inv := w.invite
	if inv == nil || inv.Role == store.ChairBelow { // a shared link is not used up
		return nil
	}
	if status, err := w.inviteStatus(inv); err != nil || status != dialog.InviteOpen {
		return err
	}
	inv.Used, inv.UsedBy = w.now, w.person.ID
	if err := store.Put(w.tx, store.InviteKey(token), inv); err != nil {
		return err
	}
	if inv.ByChair() {
		if err := w.takeHanded(inv, token); err != nil {
			return err
		}
	}
	return w.giveRole(inv.Unit, inv.Role, via(inv))
}

// via says what gave a role, for the audit.
func via(inv *store.Invite) string {
	switch {
	case inv.Replaces != "":
		return handedOver
	case inv.Role == store.Deputy:
		return "delegated"
	}
	return "invite"
}

// handedOver is said of a role that somebody gave up for this person.
const handedOver = "handed over"

// giveRole gives this person a role on a unit and puts it into the digest of
// the level above.
func (w *work) giveRole(unit store.UnitID, role store.Role, via string) error {
	if w.officer.Has(unit, role) {
		return nil
	}
	if err := giveRole(w.tx, w.person.ID, &w.officer, store.Post{Unit: unit, Role: role, Since: w.now}); err != nil {
		return err
	}
	w.officerChanged, w.wakes[stageTask] = true, true
	w.updateMenu()
	if role == store.UpperRole || role == store.Department { // requests may wait for somebody
		if err := store.PutID(w.tx, store.ArrivedKey(unit), string(unit)); err != nil {
			return err
		}
	}
	if err := w.audit(store.AuditLine{Act: "join", Unit: unit, To: string(role), Why: via}); err != nil {
		return err
	}
	if role == store.Chair {
		if err := w.filled(unit); err != nil {
			return err
		}
	}
	return w.digest(unit, role, via == handedOver)
}

// giveRole writes a role to the officer (whose record the caller stores) and to
// the unit's staff.
func giveRole(tx store.Tx, p store.PersonID, o *store.Officer, post store.Post) error {
	if o.Has(post.Unit, post.Role) {
		return nil
	}
	var s store.Staff
	if _, err := store.Get(tx, store.StaffKey(post.Unit), &s); err != nil {
		return err
	}
	if post.Role == store.Chair { // who may do everything is nobody's deputy
		deputy := func(h store.Post) bool {
			return h.Role == store.Deputy && (h.Unit == post.Unit || h.Person == p)
		}
		o.Posts, s.Officers = slices.DeleteFunc(o.Posts, deputy), slices.DeleteFunc(s.Officers, deputy)
	}
	o.Posts = append(o.Posts, post)
	s.V = 1
	s.Officers = append(s.Officers, store.Post{Person: p, Role: post.Role, Since: post.Since})
	if err := staffed(tx, post); err != nil {
		return err
	}
	return store.Put(tx, store.StaffKey(post.Unit), s)
}

// updateMenu gives staff their own commands menu when their role changes; the
// chairperson's is everybody's default.
func (w *work) updateMenu() {
	want := ""
	if len(w.roots()) > 0 {
		want = "staff"
	}
	if w.officer.Menu != want {
		w.officer.Menu, w.officerChanged = want, true
		w.menu = dialog.Menu(w.lang, want != "")
	}
}

// envFound finds the units of the number that is shared now, or was shared when
// the choice was offered. A number that the roster does not know is not kept.
func (w *work) envFound(env *dialog.Env, e dialog.Event) error {
	phone := ""
	switch {
	case e.Kind == dialog.Shared && e.Own:
		// Telegram gives numbers with their country code, mostly without the plus.
		if p := viet.ReadPhone("+" + strings.TrimPrefix(w.u.Card.Phone, "+")); p.Kind == viet.Value {
			phone = p.E164
		}
	case w.state.Mode == dialog.Enrolling:
		phone = w.person.Phone
	}
	if phone == "" {
		return nil
	}
	if w.person.Phone != phone && w.d.Operators.Has(0, phone) {
		w.person.Phone, w.personChanged = phone, true
		env.Operator = true
	}
	var list store.PhoneUnits
	found, err := store.Get(w.tx, store.PhoneKey(w.d.Secret.MAC("phone", phone)), &list)
	if err != nil || !found || len(list.Units) == 0 {
		return err
	}
	if w.person.Phone != phone {
		w.person.Phone, w.personChanged = phone, true
	}
	env.FoundN = len(list.Units) + list.More
	w.foundIDs = list.Units
	for _, id := range list.Units {
		r, err := w.ref(id)
		if err != nil {
			return err
		}
		env.Found = append(env.Found, r)
	}
	return nil
}
