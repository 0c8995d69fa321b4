package desk

import (
	"errors"
	"slices"
	"strconv"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/bot/tree"
	"raquan/store"
)

// order is this person's word that the tree of units changes, as an officer of a
// level above.
func (w *work) order(in store.UnitID) tree.Order {
	return tree.Order{
		Writer: tree.Writer{Tx: w.tx, Secret: w.d.Secret, Campaign: w.d.Campaign},
		Now:    w.now, By: w.person.ID, In: in,
	}
}

// envArranged describes the unit that an officer above changes; none if it is not
// under them.
func (w *work) envArranged(env *dialog.Env, e dialog.Event) error {
	u, root, err := w.reviewed(store.UnitID(dialog.ArrangedUnit(w.state, e)))
	if err != nil || u == nil {
		return err
	}
	sums, err := tally.Read(w.tx, w.d.Campaign.Key, u.ID)
	if err != nil {
		return err
	}
	env.Arranged = &dialog.Arranged{UnitRef: dialog.UnitRef{ID: string(u.ID), Name: u.Name, Kind: string(u.Kind)}, Own: root == u.ID,
		Closed: !u.Closed.IsZero(), Level: u.Kind != store.Grassroots, Parent: string(u.Parent), Units: sums[tally.Units]}
	return nil
}

// arrange carries out a change of the tree that an officer above has confirmed, once
// more authorised: the unit stands below one of theirs, or, to add one below it, is
// theirs; and so does the other unit.
func (w *work) arrange(e dialog.Effects) error {
	a := e.Arrange
	if a == nil {
		return nil
	}
	u, root, err := w.reviewed(store.UnitID(a.Unit))
	if err != nil {
		return err
	}
	if u == nil || a.Act != text.ArrangeAdd && root == u.ID {
		return w.refuseScreen(true)
	}
	var to *store.Unit
	if a.To != "" {
		if to, _, err = w.reviewed(store.UnitID(a.To)); err != nil {
			return err
		}
		if to == nil {
			return w.refuseScreen(true)
		}
	}
	c := &arrangement{act: a.Act, root: root, unit: *u, was: u.Name, parent: u.Parent}
	if to != nil {
		c.to = *to
	}
	o := w.order(root)
	o.Decision = store.Decision{Number: a.Papers.Number, Date: a.Papers.Date, From: a.Papers.From}
	if err := w.carryOutOrder(o, a, c); err != nil {
		return w.cannotArrange(c, err)
	}
	return w.tellArranged(c)
}

// arrangement is a change of the tree under way, for what is said about it.
type arrangement struct {
	act    text.ArrangeAct
	root   store.UnitID // the officer's own
	unit   store.Unit
	was    string       // its name before
	parent store.UnitID // the unit above it before
	to     store.Unit   // the other unit; without an ID if there is none
}

func (w *work) carryOutOrder(o tree.Order, a *dialog.Arrange, c *arrangement) error {
	id, to := c.unit.ID, c.to.ID
	switch a.Act {
	case text.ArrangeAdd:
		add := tree.Addition{Kind: store.Grassroots, Name: a.Name, Zone: a.Zone, Parent: to}
		if a.Workers > 0 {
			add.Workers = &a.Workers
		}
		u, err := o.Add(add)
		if err == nil {
			c.unit = *u
		}
		return err
	case text.ArrangeRename:
		c.unit.Name = a.Name
		return o.Rename(id, a.Name)
	case text.ArrangeMerge:
		w.wakes[treeTask] = c.unit.Kind != store.Grassroots
		return o.Merge(id, to)
	case text.ArrangeMove:
		w.wakes[treeTask] = c.unit.Kind != store.Grassroots
		return o.Move(id, to)
	case text.ArrangeClose:
		return o.Close(id)
	case text.ArrangeReopen:
		return o.Reopen(id)
	}
	return tree.ErrGone
}

// cannotArrange says why a change could not be made. Nothing was written.
func (w *work) cannotArrange(c *arrangement, why error) error {
	w.wakes[treeTask] = false
	for _, r := range []struct {
		err error
		say *text.Sentence
	}{
		{tree.ErrBusy, text.ArrangeBusy}, {tree.ErrGone, text.ArrangeGone}, {tree.ErrSame, text.ArrangeGone}, {tree.ErrBelow, text.ArrangeBelow},
		{tree.ErrPlace, text.ArrangePlace}, {tree.ErrReport, text.ArrangeKinds}, {tree.ErrMany, text.ArrangeMany},
	} {
		if errors.Is(why, r.err) {
			return w.tellArranger(c, text.Say(w.lang, r.say, "unit", c.was, "to", c.to.Name))
		}
	}
	return why
}

// tellArranged tells the officer what was done, and those concerned: who reports for
// the unit or is its officer, those of the other unit, and the officers of the level
// above before.
func (w *work) tellArranged(c *arrangement) error {
	top, err := w.readUnit(c.root)
	if err != nil || top == nil {
		return err
	}
	args := []any{"unit", c.unit.Name, "was", c.was, "to", c.to.Name, "code", c.unit.Code, "above", top.Name}
	told := map[store.PersonID]bool{w.person.ID: true}
	units := []store.UnitID{c.unit.ID, c.to.ID}
	if c.act == text.ArrangeMove {
		units = append(units, c.parent)
	}
	for _, id := range units {
		if err := w.tellStaff(id, c, told, args); err != nil {
			return err
		}
	}
	return w.tellArranger(c, w.andWhen(text.ArrangeDone(w.lang, c.act, args...)))
}

// maxConcerned bounds how many people of one unit are told of a change: all of it is
// one transaction.
const maxConcerned = 3

func (w *work) tellStaff(id store.UnitID, c *arrangement, told map[store.PersonID]bool, args []any) error {
	if id == "" {
		return nil
	}
	var staff store.Staff
	if _, err := store.Get(w.tx, store.StaffKey(id), &staff); err != nil {
		return err
	}
	n := 0
	for _, p := range staff.Officers {
		if told[p.Person] || n == maxConcerned {
			continue
		}
		told[p.Person] = true
		n++
		l, err := w.langOf(p.Person)
		if err != nil {
			return err
		}
		cause := "tree." + string(c.unit.ID) + "." + string(c.act) + "." + strconv.FormatInt(w.now.UnixNano(), 36)
		if err := w.tellOther(p.Person, cause, store.Notice, message(text.ArrangeTold(l, c.act, args...))); err != nil {
			return err
		}
	}
	return nil
}

// tellArranger answers the officer, with the ways on.
func (w *work) tellArranger(c *arrangement, html string) error {
	m := message(html)
	if c.act == text.ArrangeAdd && !slices.Contains([]store.UnitID{c.to.ID, c.root}, c.unit.ID) {
		m.Buttons = append(m.Buttons, chat.Row(chat.Button{Text: text.Plain(w.lang, text.ButtonInvite), Data: "moi:p:" + string(c.unit.ID) + ":0"}))
	}
	m.Buttons = append(m.Buttons, chat.Row(chat.Button{Text: text.Plain(w.lang, text.UnitReport), Data: "o/" + string(c.unit.ID)}))
	return w.tell(dialog.Outgoing{Message: m})
}
