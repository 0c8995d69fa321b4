package desk

import (
	"cmp"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/store"
)

// readScreen reads which screen is wanted: the one a button names, or the
// summary of a unit.
func (w *work) readScreen(s *dialog.Screen) (store.Screen, bool) {
	if s.Data != "" {
		return summary.Parse(s.Data)
	}
	return store.Screen{Name: cmp.Or(s.Name, summary.Totals), Unit: store.UnitID(s.Unit)}, true
}

// rootFor gives the person's own unit under which a unit stands, the highest
// one; "" if the unit is outside what they may see. Everything that shows or
// changes a unit for staff asks here, with the data of the press: it is
// forgeable.
func (w *work) rootFor(id store.UnitID) (store.UnitID, error) {
	u, err := w.readUnit(id)
	if err != nil || u == nil {
		return "", err
	}
	return w.officer.RootOver(u), nil
}

// mayStaff reports whether the person may act for staff on a unit, and says so
// if not.
func (w *work) mayStaff(id store.UnitID) (bool, error) {
	root, err := w.rootFor(id)
	if err == nil && root == "" {
		w.sayAlert(text.OutsideScope)
	}
	return root != "", err
}

func message(html string) chat.Message { return chat.Message{Text: html} }
