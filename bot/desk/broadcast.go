package desk

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/directory"
	"raquan/bot/jobs"
	"raquan/bot/text"
	"raquan/bot/waves"
	"raquan/store"
)

// envBelow finds the units below the person's own that a broadcast's press names,
// or that a typed name or code may mean.
func (w *work) envBelow(env *dialog.Env, e dialog.Event) error {
	unit, typed := dialog.LooksBelow(w.state, e)
	if unit != "" {
		return w.addBelow(env, store.UnitID(unit))
	}
	if typed == "" {
		return nil
	}
	u, _, err := w.belowByCode(typed)
	if err != nil {
		return err
	}
	if u != nil {
		return w.addBelow(env, u.ID)
	}
	for _, root := range w.roots() {
		hits := w.d.Directory.Index().Search(typed, root)
		if dialog.FindsLevel(w.state) {
			hits.Units, hits.Total = w.d.Directory.Index().Levels(typed, root)
		}
		env.BelowN += hits.Total
		for _, id := range hits.Units[:min(len(hits.Units), max(0, directory.Most-len(env.Below)))] {
			if err := w.addBelow(env, id); err != nil {
				return err
			}
		}
		if env.BelowN > 0 {
			break
		}
	}
	return nil
}

// addBelow adds a unit to those found, if it is open and below one of the
// person's own. The directory is of a moment ago, and data of a press is
// forgeable.
func (w *work) addBelow(env *dialog.Env, id store.UnitID) error {
	u, root, err := w.below(id)
	if err != nil || u == nil {
		return err
	}
	ref, err := w.ref(id)
	if err != nil {
		return err
	}
	own, err := w.ref(root)
	if err != nil {
		return err
	}
	env.Below = append(env.Below, dialog.Below{UnitRef: ref, Root: own, Reports: u.Expected()})
	env.BelowN = max(env.BelowN, len(env.Below))
	return nil
}

// broadcast shows to whom a message to many units would go, or begins to send
// it.
func (w *work) broadcast(e dialog.Effects) error {
	if p := e.Preview; p != nil {
		return w.previewBroadcast(p)
	}
	b := e.Broadcast
	if b == nil {
		return nil
	}
	may, err := w.mayBroadcast(store.UnitID(b.Root.ID), store.UnitID(b.Unit.ID), b.Whom)
	if err != nil {
		return err
	}
	if !may {
		return w.refuseScreen(w.u.Callback != "")
	}
	content, err := json.Marshal(waves.Content{Root: store.UnitID(b.Root.ID), Text: b.Text, Photo: b.Photo, File: b.File})
	if err != nil {
		return fmt.Errorf("desk: encode broadcast: %w", err)
	}
	return w.beginWave(&jobs.Wave{
		ID:   w.d.Secret.MAC("broadcast", strconv.FormatInt(w.u.ID, 10)+"/"+string(w.person.ID))[:16],
		Kind: jobs.BroadcastWave, Unit: store.UnitID(b.Unit.ID), Selection: jobs.Selection(b.Whom), Content: content, Planned: e.Count,
	})
}

func (w *work) previewBroadcast(p *dialog.Preview) error {
	root, err := w.rootFor(store.UnitID(p.Unit))
	if err != nil {
		return err
	}
	if root == "" {
		return w.refuseScreen(false)
	}
	return w.enter(store.Entry{Lane: store.Reply, View: "screen", Screen: &store.Screen{
		Name: waves.BroadcastPreview, Unit: store.UnitID(p.Unit), Lang: string(w.lang), For: w.person.ID,
		Args: map[string]string{waves.ArgWhom: p.Whom, waves.ArgRev: strconv.Itoa(p.Rev)},
	}}, nil)
}

// broadcastTo are the words of the dialog for those to whom a broadcast goes: the
// same as of the wave.
var broadcastTo = []string{dialog.ToOne, dialog.ToAll, dialog.ToMissing, dialog.ToReported, dialog.ToLevels, dialog.ToEverybody}

// mayBroadcast reports whether the person may write to those under a unit in the
// name of another: they still are an officer of that one, and it stands above.
func (w *work) mayBroadcast(root, unit store.UnitID, whom string) (bool, error) {
	u, err := w.readUnit(unit)
	if err != nil || u == nil || !slices.Contains(broadcastTo, whom) {
		return false, err
	}
	own := w.officer.Has(root, store.UpperRole) || w.officer.Has(root, store.Department)
	return own && (root == unit || slices.Contains(u.Above, root)), nil
}

// renderBroadcast makes the message of a broadcast as one person gets it. Whoever
// is being asked something sees the question again under it, if there is room:
// what they type next still answers it.
func (d *Desk) renderBroadcast(s store.Snapshot, screen store.Screen, now time.Time) (chat.Message, error) {
	m, err := waves.Render(s, waves.Deps{Campaign: d.Campaign}, screen, now)
	if err != nil {
		return m, err
	}
	r := reminder{d: d, now: now, w: &work{d: d, tx: readOnly{s}, now: now, person: store.Person{ID: screen.For}}}
	if _, err := store.Get(s, store.OfficerKey(screen.For), &r.w.officer); err != nil {
		return m, err
	}
	r.w.lang = lang(&r.w.officer)
	question, err := r.question()
	if err != nil || question.Text == "" {
		return m, err
	}
	if question, err = fillMentions(s, question, strings.Join(r.w.mentions, " ")); err != nil {
		return m, err
	}
	most := chat.MaxText
	if m.Media() {
		most = chat.MaxCaption
	}
	under := m.Text + "\n\n" + text.Say(r.w.lang, text.RemindAsked) + "\n" + question.Text
	if utf8.RuneCountInString(chat.Plain(under)) <= most {
		m.Text, m.Buttons = under, question.Buttons
	}
	return m, nil
}

// contentHash names what a wave brings, in the audit, which keeps no text.
func (w *work) contentHash(wave *jobs.Wave) string {
	if len(wave.Content) == 0 {
		return ""
	}
	return w.d.Secret.MAC("broadcast-content", string(wave.Content))
}
