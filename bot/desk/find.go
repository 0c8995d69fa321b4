package desk

import (
	"cmp"
	"slices"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/directory"
	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/store"
)

// find shows the card of a unit that an officer above looks for, by code, also of
// a closed one, or by name, among those at and below their own; or figures of it, if
// it is one that others stand under. Several are offered to choose from, levels
// before the unions under them: "ninh kiều" is the district first. The directory is
// of a moment ago: what it finds is read and authorised again.
func (w *work) find(f *dialog.Find) error {
	if f == nil {
		return nil
	}
	if id, root, err := w.byCode(f.Text); err != nil || root != "" {
		if err != nil {
			return err
		}
		return w.openFound(id, root, f.Screen)
	}
	for _, root := range w.roots() {
		done, err := w.findUnder(root, f)
		if done || err != nil {
			return err
		}
	}
	return w.notFound(text.FindNone, f.Text)
}

// mostLevels is how many levels are offered before the unions that have the text in
// their name.
const mostLevels = 3

// findUnder looks for a unit at and below one of the person's own, and reports
// whether there was something to show.
func (w *work) findUnder(root store.UnitID, f *dialog.Find) (bool, error) {
	levels, total := w.d.Directory.Index().Levels(f.Text, root)
	var found directory.Found
	if f.Screen == "" || total == 0 {
		levels = levels[:min(len(levels), mostLevels)]
		found = w.d.Directory.Index().Search(f.Text, root)
		both := len(found.Units)
		found.Units = slices.DeleteFunc(found.Units, func(id store.UnitID) bool { return slices.Contains(levels, id) })
		total = found.Total + len(levels) - (both - len(found.Units))
	}
	rows, err := w.hits(directory.Found{Units: levels}, w.cardData(root, cmp.Or(f.Screen, summary.Card)), nil)
	if err != nil {
		return false, err
	}
	below, err := w.hits(found, w.cardData(root, summary.Card), w.cardData(root, summary.Totals))
	if err != nil {
		return false, err
	}
	all := append(levels, found.Units...)
	rows = append(rows, below...)
	switch {
	case len(rows) == 0:
		return false, nil
	case len(rows) == 1 && len(all) == 1:
		return true, w.openFound(all[0], root, f.Screen)
	}
	m := message(text.Say(w.lang, text.LinksFound, "typed", clip(f.Text), "n", text.Number(w.lang, int64(total))))
	m.Buttons = rows
	return true, w.tell(dialog.Outgoing{Message: m})
}

// openFound shows a unit that was found: figures, or its card.
func (w *work) openFound(id, root store.UnitID, screen string) error {
	u, err := w.readUnit(id)
	if err != nil {
		return err
	}
	if screen == "" || u == nil || u.Kind == store.Grassroots {
		return w.showCard(id, root)
	}
	return w.screen(dialog.Effects{Screen: &dialog.Screen{Unit: string(id), Name: screen}})
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

// notFound says what was read instead of a unit below the person's own, with the code
// of one, and how to go on.
func (w *work) notFound(say *text.Sentence, typed string, ways ...func(root store.UnitID) chat.Button) error {
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
	m := message(text.Say(w.lang, say, "typed", clip(typed), "unit", root.Name, "example", example))
	for _, way := range ways {
		m.Buttons = append(m.Buttons, chat.Row(way(root.ID)))
	}
	return w.tell(dialog.Outgoing{Message: m})
}
