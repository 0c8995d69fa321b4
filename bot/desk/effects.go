package desk

import (
	"raquan/bot/dialog"
	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/store"
)

// carryOut does what the dialog decided, in the update's transaction.
func (w *work) carryOut(e dialog.Effects) error {
	w.toast, w.alert = e.Toast, e.Alert
	if e.SetLang != nil {
		w.lang = *e.SetLang
		w.officer.Lang, w.officerChanged = string(*e.SetLang), true
		if w.officer.Menu != "" {
			w.menu = dialog.Menu(w.lang, true)
		}
	}
	steps := []func(dialog.Effects) error{
		w.takeRoles, w.request, w.requestAdd, w.decide, w.inbox, w.approveAll, w.sharedLink,
		w.seeReturn, w.changeReport, w.tellEntered, w.nudge, w.delegate, w.leave, w.claim, w.setDate, w.freeze, w.review, w.call, w.assess, w.arrange, w.screen, w.erase,
	}
	for _, step := range steps {
		if err := step(e); err != nil {
			return err
		}
	}
	for _, m := range e.Messages {
		if err := w.tell(m); err != nil {
			return err
		}
	}
	if err := w.find(e.Find); err != nil {
		return err
	}
	if err := w.waves(e); err != nil {
		return err
	}
	if err := w.broadcast(e); err != nil {
		return err
	}
	if err := w.export(e); err != nil {
		return err
	}
	if err := w.enterMany(e); err != nil {
		return err
	}
	if err := w.officers(e); err != nil {
		return err
	}
	return w.links(e)
}

// screen opens a screen of figures, if the person may see its unit.
func (w *work) screen(e dialog.Effects) error {
	if e.Screen == nil {
		return nil
	}
	s, ok := w.readScreen(e.Screen)
	if !ok {
		w.sayToast(text.OldButton)
		return nil
	}
	root, err := w.rootFor(s.Unit)
	if err != nil {
		return err
	}
	if root == "" {
		return w.refuseScreen(e.Screen.Data != "")
	}
	if summary.DepartmentOnly(s.Name) && !w.officer.Has(root, store.Department) {
		return w.refuseRanking(e.Screen.Data != "")
	}
	w.look(s, root)
	s.Lang, s.For = string(w.lang), w.person.ID
	if s.Args == nil {
		s.Args = map[string]string{}
	}
	s.Args[summary.Root] = string(root)
	return w.show(s)
}

// refuseScreen says why a unit is not shown: no role at all, or outside the
// subtree. A forged button comes here as well.
func (w *work) refuseScreen(pressed bool) error {
	why := text.OutsideScope
	if len(w.roots()) == 0 {
		why = text.NoRoleStaff
	}
	if pressed {
		w.sayAlert(why)
		return nil
	}
	return w.sayOf(why)
}
