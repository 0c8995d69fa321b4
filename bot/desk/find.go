package desk

import (
	"raquan/bot/dialog"
	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/store"
)

// find shows the card of a unit that an officer above looks for, by code, also of
// a closed one, or by name, among those at and below their own. Several are
// offered to choose from. The directory is of a moment ago: what it finds is read
// and authorised again.
func (w *work) find(typed string) error {
	if typed == "" {
		return nil
	}
	if id, root, err := w.byCode(typed); err != nil || root != "" {
		if err != nil {
			return err
		}
		return w.showCard(id, root)
	}
	for _, root := range w.roots() {
		found := w.d.Directory.Index().Search(typed, root)
		rows, err := w.hits(found, w.cardData(root, summary.Card), w.cardData(root, summary.Totals))
		switch {
		case err != nil:
			return err
		case len(found.Units) == 1 && len(rows) == 1:
			return w.showCard(found.Units[0], root)
		case len(rows) > 0:
			m := message(text.Say(w.lang, text.LinksFound, "typed", clip(typed), "n", text.Number(w.lang, int64(found.Total))))
			m.Buttons = rows
			return w.tell(dialog.Outgoing{Message: m})
		}
	}
	return w.notFound(typed)
}

// byCode finds a unit by its code, and the person's own unit above it; that is
// empty if it is not theirs to see.
func (w *work) byCode(code string) (store.UnitID, store.UnitID, error) {
	if len(code) > maxCode {
		return "", "", nil
	}
	id, found, err := store.GetID(w.tx, store.CodeKey(code))
	if err != nil || !found {
		return "", "", err
	}
	root, err := w.rootFor(store.UnitID(id))
	return store.UnitID(id), root, err
}

func (w *work) showCard(id, root store.UnitID) error {
	return w.show(store.Screen{Name: summary.Card, Unit: id, Lang: string(w.lang), For: w.person.ID,
		Args: map[string]string{summary.Root: string(root)}})
}

// cardData is callback data of a screen of any unit under a root.
func (w *work) cardData(root store.UnitID, screen string) func(store.UnitID) string {
	return func(id store.UnitID) string {
		return summary.Data(store.Screen{Name: screen, Unit: id, Args: map[string]string{summary.Root: string(root)}})
	}
}

// notFound says what was read, and how to go on.
func (w *work) notFound(typed string) error {
	roots := w.roots()
	if len(roots) == 0 {
		return w.sayOf(text.NoRoleStaff)
	}
	root, err := w.readUnit(roots[0])
	if err != nil || root == nil {
		return err
	}
	example, err := w.exampleCode(root)
	if err != nil {
		return err
	}
	return w.sayOf(text.FindNone, "typed", clip(typed), "unit", root.Name, "example", example)
}
