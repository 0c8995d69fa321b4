package desk

import (
	"cmp"
	"strconv"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/lists"
	"raquan/bot/text"
	"raquan/store"
)

// enterMany takes a list of reports of many units, or a button of one. What is in
// it is read, and authorised unit by unit, beside the chat.
func (w *work) enterMany(e dialog.Effects) error {
	m := e.EnterMany
	if m == nil {
		return nil
	}
	if len(w.roots()) == 0 {
		return w.refuseScreen(w.u.Kind == chat.Press)
	}
	if m.Data != "" {
		return w.pressList(m.Data)
	}
	id := w.d.Secret.MAC("entry", string(w.person.ID)+"/"+strconv.FormatInt(m.Message, 10))[:16]
	b := lists.Batch{V: 1, ID: id, By: w.person.ID, Lang: string(w.lang), Message: m.Message, Text: m.Text, File: m.File, At: w.now, State: lists.Reading}
	if err := store.Put(w.tx, store.EntryKey(id), b); err != nil {
		return err
	}
	w.wakes[listTask] = true
	return w.showList(&b, lists.ScreenList, 0)
}

// showList shows a list to whoever gave it, in the place of what was shown of it.
func (w *work) showList(b *lists.Batch, screen string, page int) error {
	e := store.Entry{Lane: store.Reply, Screen: b.Of(screen, page)}
	e.Screen.Lang = string(w.lang)
	if screen == lists.ScreenList {
		e.View = b.View()
		if w.u.Kind == chat.Press {
			e.Edit = w.u.MessageID
		}
	}
	return w.enter(e, nil)
}

// pressList does what a button of a list says, for whoever gave the list. What was
// confirmed once is not confirmed again.
func (w *work) pressList(data string) error {
	p, ok := lists.Parse(data)
	var b lists.Batch
	if ok {
		found, err := store.Get(w.tx, store.EntryKey(p.Batch), &b)
		if err != nil {
			return err
		}
		ok = found && b.By == w.person.ID
	}
	if !ok {
		w.sayToast(text.OldButton)
		return nil
	}
	switch p.What {
	case lists.Look:
		return w.showList(&b, lists.ScreenList, p.Page)
	case lists.Fetch:
		if len(b.Bad) == 0 {
			w.sayToast(text.OldButton)
			return nil
		}
		return w.showList(&b, lists.ScreenFile, 0)
	}
	if b.State != lists.Ready {
		w.sayToast(text.ManyConfirm)
		return w.showList(&b, lists.ScreenList, 0)
	}
	b.State, b.Over = lists.Entering, p.What == lists.All
	if p.What == lists.Drop {
		b.State, b.Ended = lists.Dropped, w.now
	}
	if err := store.Put(w.tx, store.EntryKey(b.ID), b); err != nil {
		return err
	}
	w.wakes[listTask] = true
	return w.showList(&b, lists.ScreenList, 0)
}

// judge finds the unit of a row and what its report would be. The officer's right
// to it is asked here, in every step. listed is nil unless the row can be entered.
func (w *work) judge(it *lists.Item, b *lists.Batch) (listed *dialog.Listed, err error) {
	it.Verdict, it.Why = lists.Doubtful, nil
	if it.Unit == "" {
		if err := w.unitOfRow(it); err != nil || it.Unit == "" {
			return nil, err
		}
	}
	root, err := w.rootFor(it.Unit)
	if err != nil {
		return nil, err
	}
	if root == "" || root == it.Unit {
		it.Verdict, it.Why = lists.Outside, []string{text.Plain(w.lang, text.ListedOutside)}
		if root == "" {
			it.Unit, it.Found = "", ""
		}
		return nil, nil
	}
	env, err := w.listEnv(it.Unit)
	if err != nil {
		return nil, err
	}
	it.Found = env.Unit.Name
	l := dialog.ReadLine(env, dialog.Line{Says: it.Says, Common: b.Common, Cells: it.Cells, Message: b.Message})
	switch {
	case len(l.Why) > 0:
		it.Why = l.Why
		return nil, nil
	case l.Submit == nil:
		it.Verdict = lists.Same
		return nil, nil
	case l.Over != 0:
		it.Verdict = lists.Over
	default:
		it.Verdict = lists.New
	}
	return &l, nil
}

// listEnv is what is known about a unit whose report is entered from a list.
func (w *work) listEnv(id store.UnitID) (dialog.Env, error) {
	w.behalf, w.unit = true, nil
	env := dialog.Env{Campaign: w.d.Campaign, Lang: w.lang, Now: w.now}
	for _, own := range w.officer.Reporting() {
		env.Units = append(env.Units, dialog.UnitRef{ID: string(own)})
	}
	if err := w.loadUnit(id); err != nil {
		return env, err
	}
	env, err := w.envUnit(env, false, false)
	if err == nil && (w.report.Code == "" || w.report.State == store.Withdrawn) {
		env.NewCode, err = w.newCode()
	}
	return env, err
}

// unitOfRow finds the unit that a row names, by its code or else by its name among
// those the officer is in charge of; a row that says why has none.
func (w *work) unitOfRow(it *lists.Item) error {
	for _, code := range []string{it.Code, it.Name} {
		if code == "" || len(code) > maxCode {
			continue
		}
		id, found, err := store.GetID(w.tx, store.CodeKey(code))
		if err != nil {
			return err
		}
		if found {
			it.Unit = store.UnitID(id)
			return w.sameName(it)
		}
	}
	named := it.Name
	if it.Code != "" || named == "" { // a wrong code is not guessed at
		return w.noSuchUnit(it, text.ListedNoUnit, cmp.Or(it.Code, it.Name, it.Says))
	}
	for _, root := range w.roots() {
		found := w.d.Directory.Index().Search(named, root)
		switch {
		case len(found.Units) == 1 && found.Total <= 1:
			it.Unit = found.Units[0]
			return nil
		case found.Total > 0:
			return w.noSuchUnit(it, text.ListedSeveral, named, "n", text.Number(w.lang, int64(found.Total)))
		}
	}
	return w.noSuchUnit(it, text.ListedNoUnit, named)
}

// sameName says that a row's code is that of another unit than its name.
func (w *work) sameName(it *lists.Item) error {
	u, err := w.readUnit(it.Unit)
	if err != nil || u == nil || it.Code == "" || it.Name == "" || it.Name == u.Name || w.officer.RootOver(u) == "" {
		return err
	}
	for _, root := range w.roots() {
		for _, id := range w.d.Directory.Index().Search(it.Name, root).Units {
			if id == u.ID {
				return nil
			}
		}
	}
	it.Unit, it.Why = "", []string{text.Plain(w.lang, text.ListedOther, "code", it.Code, "unit", u.Name, "text", it.Name)}
	return nil
}

// noSuchUnit says what was read instead of a unit, with the code of one.
func (w *work) noSuchUnit(it *lists.Item, say *text.Sentence, read string, args ...any) error {
	root, err := w.readUnit(w.roots()[0])
	if err != nil || root == nil {
		return err
	}
	example, err := w.exampleCode(root)
	it.Why = []string{text.Plain(w.lang, say, append([]any{"text", text.Short(read, 60), "example", example}, args...)...)}
	return err
}
