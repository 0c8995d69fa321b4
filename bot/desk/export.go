package desk

import (
	"strings"
	"time"

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
	if e.Export.Data != "" {
		p, ok = exports.Parse(e.Export.Data)
	}
	if !ok || p.Kind != "" && w.d.Makers[p.Kind] == nil {
		w.sayToast(text.OldButton)
		return nil
	}
	root, err := w.rootFor(p.Unit)
	if err != nil {
		return err
	}
	if root == "" {
		return w.refuseScreen(e.Export.Data != "")
	}
	if p.Kind == "" {
		return w.show(store.Screen{Name: exports.ScreenChoose, Unit: p.Unit, Args: p.Args, Lang: string(w.lang), For: w.person.ID})
	}
	return w.beginExport(p)
}

// beginExport writes down a job, unless the same one is under way or was begun a
// moment ago, and says so.
func (w *work) beginExport(p exports.Press) error {
	u, err := w.readUnit(p.Unit)
	if err != nil {
		return err
	}
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
	w.exports = true
	return w.tell(dialog.Outgoing{Message: message(text.Say(w.lang, text.ExportBegun, "unit", u.Name)), View: j.View()})
}
