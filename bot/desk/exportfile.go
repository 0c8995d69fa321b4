package desk

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"raquan/bot/chat"
	"raquan/bot/exports"
	"raquan/bot/text"
	"raquan/store"
)

// ExportFile makes the message of a screen that is a file of a job: the one made
// before, or, after a restart, one made anew. Who is to get it is authorised again.
func (d *Desk) ExportFile(ctx context.Context, screen store.Screen, now time.Time) (chat.Message, error) {
	var j exports.Job
	var u store.Unit
	may := false
	err := d.Store.View(ctx, func(s store.Snapshot) error {
		var o store.Officer
		j = exports.Job{}
		_, noOfficer := store.Get(s, store.OfficerKey(screen.For), &o)
		_, noUnit := store.Get(s, store.UnitKey(screen.Unit), &u)
		_, noJob := store.Get(s, store.ExportKey(screen.Args[exports.ArgJob]), &j)
		may = j.Kind.May(&o, &u)
		return errors.Join(noOfficer, noUnit, noJob)
	})
	if err != nil {
		return chat.Message{}, err
	}
	lang := text.Lang(screen.Lang)
	switch {
	case !may:
		return message(text.Say(lang, text.ExportNotAllowed, "unit", u.Name)), nil
	case j.By != screen.For || j.Unit != screen.Unit:
		return message(text.Say(lang, text.ExportGone)), nil
	}
	made, err := d.filesOf(ctx, &j, now, func(int, int) {})
	switch {
	case ctx.Err() != nil:
		return chat.Message{}, ctx.Err()
	case err != nil:
		d.Log.Error("a file could not be made anew", "job", j.ID, "kind", j.Kind, "unit", j.Unit, "err", err)
		return message(text.Say(lang, text.ExportFailed, "unit", u.Name)), nil
	case screen.Page >= len(made.Files):
		return message(text.Say(lang, text.ExportGone)), nil
	}
	return made.Files[screen.Page].Message(), nil
}

// filesOf gives the files of a job from the shelf, or makes them.
func (d *Desk) filesOf(ctx context.Context, j *exports.Job, now time.Time, progress func(done, total int)) (exports.Made, error) {
	if made, ok := d.shelf.Get(j.View()); ok {
		return made, nil
	}
	made, err := d.makeFiles(ctx, j, now, progress)
	if err == nil && len(made.Files) > 0 {
		d.shelf.Put(j.View(), made)
	}
	return made, err
}

// errNoMaker is given for a kind of file that this program cannot make.
var errNoMaker = errors.New("nobody makes such a file")

// makeFiles makes the files of a job, one job at a time. A panic ends the job, not
// the program: the record would bring it back after every start.
func (d *Desk) makeFiles(ctx context.Context, j *exports.Job, now time.Time, progress func(done, total int)) (made exports.Made, err error) {
	d.making.Lock()
	defer d.making.Unlock()
	defer func() {
		if r := recover(); r != nil {
			d.Log.Error("panic in a file", "job", j.ID, "type", fmt.Sprintf("%T", r), "stack", string(debug.Stack()))
			err = errPanic
		}
	}()
	maker := d.Makers[j.Kind]
	if maker == nil {
		return made, fmt.Errorf("%w: %q", errNoMaker, j.Kind)
	}
	err = d.Store.View(ctx, func(s store.Snapshot) error {
		var err error
		made, err = maker(ctx, s, j, now, progress)
		return err
	})
	return made, err
}
