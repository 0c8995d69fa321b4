package desk

import (
	"strconv"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/exports"
	"raquan/bot/text"
	"raquan/store"
)

// sameExport is how long after a job has begun the same press is taken for a repeat
// of the one that began it.
const sameExport = 10 * time.Second

// export shows which files there can be of a unit, or begins the job that makes
// one. The unit is authorised here, whatever the button says.
func (w *work) export(e dialog.Effects) error {
	if e.Export == nil {
		return nil
	}
	p, ok := exports.Press{Unit: store.UnitID(e.Export.Unit)}, true
	switch {
	case e.Export.Data != "":
		p, ok = exports.Parse(e.Export.Data)
	case e.Export.Draft:
		p.Kind = exports.Document
	}
	if !ok || p.Kind != "" && w.d.Makers[p.Kind] == nil {
		w.sayToast(text.OldButton)
		return nil
	}
	u, err := w.readUnit(p.Unit)
	if err != nil {
		return err
	}
	if u == nil || !p.Kind.May(&w.officer, u) {
		return w.refuseScreen(w.u.Kind == chat.Press)
	}
	if e.Export.Draft && w.officer.RootOver(u) != "" {
		if p, err = w.draftOf(p); err != nil {
			return err
		}
	}
	if p.Kind == "" {
		return w.show(store.Screen{Name: exports.ScreenChoose, Unit: p.Unit, Args: p.Args, Lang: string(w.lang), For: w.person.ID})
	}
	return w.beginExport(p, u)
}

// draftOf is what is begun for a draft asked for in general: if there are frozen
// figures, it is chosen of which it shall be; an interim freeze is not proposed.
func (w *work) draftOf(p exports.Press) (exports.Press, error) {
	var f store.Freezes
	_, err := store.Get(w.tx, store.FreezesKey(w.d.Campaign.Key, p.Unit), &f)
	if f.Latest > 0 {
		p.Kind = ""
	}
	if f.Final() {
		p = p.With(exports.ArgFreeze, strconv.Itoa(f.Latest))
	}
	return p, err
}

// beginExport writes down a job, unless the same one is under way or was begun a
// moment ago, and says so.
func (w *work) beginExport(p exports.Press, u *store.Unit) error {
	what := exports.Data(p)
	id := w.d.Secret.MAC("export", strings.Join([]string{string(w.person.ID), what}, "/"))[:16]
	var j exports.Job
	if _, err := store.Get(w.tx, store.ExportKey(id), &j); err != nil {
		return err
	}
	if ago := w.now.Sub(j.At); j.State != exports.Running && ago >= 0 && ago < sameExport {
		return nil
	}
	if j.State != exports.Running {
		j = exports.Job{V: 1, ID: id, Kind: p.Kind, Unit: u.ID, By: w.person.ID, Lang: string(w.lang), Args: p.Args, At: w.now, State: exports.Running}
		if err := store.Put(w.tx, store.ExportKey(id), j); err != nil {
			return err
		}
		if err := w.audit(store.AuditLine{Act: "export", Unit: u.ID, What: what}); err != nil {
			return err
		}
	}
	w.wakes[exportTask] = true
	return w.tell(dialog.Outgoing{Message: message(text.Say(w.lang, text.ExportBegun, "unit", u.Name)), View: j.View()})
}
