package desk

import (
	"errors"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/remind"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// renderReminder makes a reminder at the moment of sending: it says what is still
// to be done then. Steps for levels above have a message of their own.
func (d *Desk) renderReminder(s store.Snapshot, screen store.Screen, now time.Time) (chat.Message, error) {
	step := d.step(screen.Args[remind.ArgStep])
	if step != nil && forLevelsAbove(step) {
		return d.renderAbove(s, screen, step, now)
	}
	r, err := d.reminderFor(s, screen.For, now)
	if err != nil {
		return chat.Message{}, err
	}
	r.step, r.key = step, screen.Args[remind.ArgStep]
	person, err := remind.Read(s, d.Campaign, screen.For, now)
	if err != nil {
		return chat.Message{}, err
	}
	r.split(person)
	return r.render(s)
}

// reminderFor reads whom a reminder is for, and all that they still owe.
func (d *Desk) reminderFor(s store.Snapshot, p store.PersonID, now time.Time) (*reminder, error) {
	r := &reminder{d: d, now: now}
	r.w = &work{d: d, tx: readOnly{s}, now: now, person: store.Person{ID: p}}
	if _, err := store.Get(s, store.OfficerKey(p), &r.w.officer); err != nil {
		return nil, err
	}
	r.w.lang = lang(&r.w.officer)
	units := r.w.officer.Reporting()
	var err error
	r.owed, err = d.owedOf(s, units, len(units))
	return r, err
}

// render makes the message, with the names of people in it.
func (r *reminder) render(s store.Snapshot) (chat.Message, error) {
	m, err := r.message()
	if err != nil {
		return chat.Message{}, err
	}
	return fillMentions(s, m, strings.Join(r.w.mentions, " "))
}

// step finds a step of the ladder; nil if there is none, as for a reminder that
// somebody asked for.
func (d *Desk) step(key string) *config.Step {
	for _, s := range d.Campaign.Ladder {
		if s.Key == key {
			return s
		}
	}
	return nil
}

// forLevelsAbove reports whether a step speaks of what is below its people.
func forLevelsAbove(step *config.Step) bool {
	return slices.ContainsFunc(step.Audience, func(a config.Audience) bool {
		return a == config.Incomplete || a == config.NotJoined || a == config.Digest
	})
}

// reminder is one on its way to a person who reports.
type reminder struct {
	d    *Desk
	w    *work // reads only
	now  time.Time
	key  string
	step *config.Step
	from string // short name of the level above whose officer sends it; empty: nobody does
	owed []owed // of which the step speaks
	also []owed // of which it does not, and from which something is expected too
}

// split tells the units of which the step speaks from the others. If what it was
// written for is done, and something else is not, that is named plainly.
func (r *reminder) split(p *remind.Person) {
	all := r.owed
	r.owed = nil
	for _, o := range all {
		if r.wants(p, o) {
			r.owed = append(r.owed, o)
		} else {
			r.also = append(r.also, o)
		}
	}
	if len(r.owed) == 0 {
		r.owed, r.also, r.step = r.also, nil, nil
	}
}

// wants reports whether the step speaks of a unit.
func (r *reminder) wants(p *remind.Person, o owed) bool {
	return r.step == nil || slices.ContainsFunc(p.Units, func(u remind.Unit) bool {
		return u.ID == o.unit.ID && slices.Contains(r.step.Levels, u.Level) && u.In(r.step.Audience)
	})
}

// message is the reminder, and under it the question that the person is being
// asked, or the ways on.
func (r *reminder) message() (chat.Message, error) {
	if len(r.owed) == 0 {
		return message(text.Say(r.w.lang, text.RemindDone)), nil
	}
	lines, err := r.lines()
	if err != nil {
		return chat.Message{}, err
	}
	m := message(strings.Join(lines, "\n"))
	question, err := r.question()
	if err != nil {
		return chat.Message{}, err
	}
	if under := m.Text + "\n\n" + text.Say(r.w.lang, text.RemindAsked) + "\n" + question.Text; question.Text != "" && utf8.RuneCountInString(under) <= chat.MaxText {
		m.Text = under
		m.Buttons = append(question.Buttons, chat.Row(r.button(text.PutOff, dialog.PutOffData)))
		return m, nil
	}
	report, notMe := dialog.WhichData("u"), dialog.WhichData(dialog.NotMeKind)
	if len(r.owed)+len(r.also) == 1 {
		report, notMe = dialog.UnitData("u", string(r.owed[0].unit.ID)), dialog.UnitData(dialog.NotMeKind, string(r.owed[0].unit.ID))
	}
	now := r.button(text.ReportNow, report)
	if r.daily() {
		now = r.button(text.UpdateNow, dialog.UpdateData)
	}
	m.Buttons = [][]chat.Button{chat.Row(now),
		chat.Row(r.button(text.PutOff, dialog.PutOffData), r.button(text.NotMe, notMe))}
	return m, nil
}

// daily reports whether the step wants today's figure rather than the report.
func (r *reminder) daily() bool {
	return r.step != nil && slices.Equal(r.step.Audience, []config.Audience{config.DailyMissing})
}

func (r *reminder) button(label *text.Sentence, data string) chat.Button {
	return chat.Button{Text: text.Plain(r.w.lang, label), Data: data}
}

// question is what the person is being asked, without text if that cannot be
// shown again.
func (r *reminder) question() (chat.Message, error) {
	if err := r.w.loadState(); err != nil || !dialog.UnderWay(r.w.state) {
		return chat.Message{}, err
	}
	env, err := r.w.env(dialog.Event{Kind: dialog.Sent})
	if err != nil {
		return chat.Message{}, err
	}
	return dialog.Present(env, r.w.state), nil
}

// lines are what the step says, what has moved the deadline, and what is left of
// reports that were begun.
func (r *reminder) lines() ([]string, error) {
	l, c := r.w.lang, r.d.Campaign
	first := slices.MinFunc(r.owed, func(a, b owed) int { return r.d.deadline(a).Compare(r.d.deadline(b)) })
	names := make([]string, len(r.owed))
	for i, o := range r.owed {
		names[i] = o.unit.Name
	}
	lines := []string{text.Fill(r.template(), "unit", bold(text.Units(l, names)),
		"deadline", bold(text.Until(l, r.d.deadline(first), c.Zone)),
		"above", r.from, "title", text.Of(l, c.Title), "app", c.App, "letter", c.Letter.Number)}
	moved, err := r.moved(first)
	if err != nil {
		return nil, err
	}
	if moved != "" {
		lines = append(lines, moved)
	}
	begun, err := r.begun()
	return append(append(lines, begun...), r.others()...), err
}

// others names, in a line, the person's other units from which something is
// expected: a person gets one message for all.
func (r *reminder) others() []string {
	if len(r.also) == 0 {
		return nil
	}
	names := make([]string, len(r.also))
	for i, o := range r.also {
		names[i] = o.unit.Name
	}
	return []string{text.Say(r.w.lang, text.RemindAlso, "unit", text.Units(r.w.lang, names))}
}

func bold(s string) text.HTML { return text.HTML("<b>" + text.Escape(s) + "</b>") }

// template is what the step says, with its places open.
func (r *reminder) template() string {
	if r.from != "" {
		return text.NudgeSaid.In(r.w.lang)
	}
	if r.key == remind.Later {
		return text.RemindLater.In(r.w.lang)
	}
	if r.step != nil {
		if said := text.Of(r.w.lang, r.d.Campaign.Reminders[r.step.Text]); said != "" {
			return text.Escape(said)
		}
	}
	return text.RemindPlain.In(r.w.lang) // the campaign file has changed
}

// moved says in a line why the deadline is not the common one; empty if it is.
func (r *reminder) moved(o owed) (string, error) {
	l, zone := r.w.lang, r.d.Campaign.Zone
	before := remind.Deadline(r.d.Campaign, o.unit, o.dates.of)
	common, _ := r.d.Campaign.DeadlineFor(string(o.unit.Kind))
	switch {
	case before.After(common.Before):
		return text.Say(l, text.RemindGranted, "before", text.Until(l, common.Before, zone)), nil
	case before.Before(common.Before):
		above, err := r.setter(o, before)
		if err != nil || above == nil {
			return "", err
		}
		return text.Say(l, text.RemindInternal, "above", above.ShortName(), "before", text.Until(l, r.d.extended(common.Before), zone)), nil
	}
	return text.DeadlineMoved(l, r.d.extended(before), gaps(remind.Across(before, *r.d.outages.Load())), zone), nil
}

// setter is the level above that set a unit's internal date.
func (r *reminder) setter(o owed, at time.Time) (*store.Unit, error) {
	for _, id := range o.unit.Above {
		if o.dates[id].Below.Equal(at) {
			return r.w.readUnit(id)
		}
	}
	return nil, nil
}

// mostBegun is how many reports that were begun are spoken of.
const mostBegun = 3

// begun says what is left of the reports that were begun.
func (r *reminder) begun() ([]string, error) {
	var lines []string
	for _, o := range r.owed {
		if o.report.State != store.Draft || len(o.report.Working) == 0 || len(lines) == mostBegun {
			continue
		}
		r.w.unit, r.w.report = o.unit, o.report
		env, err := r.w.envUnit(dialog.Env{Campaign: r.d.Campaign, Lang: r.w.lang, Now: r.now}, false, false)
		if err != nil {
			return nil, err
		}
		say, left := text.RemindCard, dialog.Left(env)
		if left > 0 {
			say = text.RemindLeft
		}
		lines = append(lines, text.Say(r.w.lang, say, "unit", o.unit.ShortName(), "n", text.TwoDigits(r.w.lang, left)))
	}
	r.w.unit, r.w.report = nil, nil
	return lines, nil
}

// readOnly is a transaction that may only read: rendering changes nothing.
type readOnly struct{ store.Reader }

var errReadOnly = errors.New("desk: a screen does not write")

func (readOnly) Put(store.Key, []byte) error { return errReadOnly }
func (readOnly) Delete(store.Key) error      { return errReadOnly }
