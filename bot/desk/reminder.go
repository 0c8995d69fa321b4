package desk

import (
	"errors"
	"slices"
	"strconv"
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
	if step != nil && !step.OfReports() {
		return d.renderAbove(s, screen, step, now)
	}
	r, err := d.reminderFor(s, screen.For, now)
	if err != nil {
		return chat.Message{}, err
	}
	r.step, r.key, r.slot = step, screen.Args[remind.ArgStep], screen.Args[remind.ArgSlot]
	person, err := remind.Read(s, d.Campaign, screen.For, now)
	if err != nil {
		return chat.Message{}, err
	}
	r.split(person)
	if r.above, err = d.alsoAbove(s, r.w.lang, person, nil); err != nil {
		return chat.Message{}, err
	}
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

// reminder is one on its way to a person who reports.
type reminder struct {
	d    *Desk
	w    *work // reads only
	now  time.Time
	key  string
	slot string // unix seconds
	step *config.Step
	from string // short name of the level above whose officer sends it; empty: nobody does
	owed []owed // of which the step speaks
	also []owed // of which it does not, and from which something is expected too

	above []string // lines about the person's levels above
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
		return u.ID == o.unit.ID && slices.Contains(r.step.Levels, u.Level) && u.In(r.step.Audience) && r.d.hasSlot(r.step, r.slot, &u)
	})
}

// hasSlot reports whether a slot is one of a unit's by its deadline, which may not
// be that of the person's other units. Without a slot, all are meant.
func (d *Desk) hasSlot(step *config.Step, slot string, u *remind.Unit) bool {
	seconds, err := strconv.ParseInt(slot, 10, 64)
	return err != nil || slices.ContainsFunc(remind.Slots(d.Campaign, step, u.Level, u.Deadline, remind.Times{}), func(s remind.Slot) bool {
		return s.Nominal.Unix() == seconds
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
	ways := chat.Row(r.button(text.PutOff, dialog.PutOffData), r.button(text.NotMe, r.ofUnit(dialog.NotMeKind)))
	asked := r.asked()
	if under := m.Text + "\n\n" + asked + "\n" + question.Text; question.Text != "" && utf8.RuneCountInString(under) <= chat.MaxText {
		m.Text, m.Buttons = under, question.Buttons
		if r.asksElse() {
			m.Buttons = append([][]chat.Button{chat.Row(r.button(text.UpdateNow, dialog.UpdateData))}, m.Buttons...)
		}
		if r.offersNotMe(question) {
			ways = ways[:1]
		}
		m.Buttons = append(m.Buttons, ways)
		return m, nil
	}
	now := r.reportNow()
	if r.daily() {
		now = r.button(text.UpdateNow, dialog.UpdateData)
	}
	m.Buttons = [][]chat.Button{chat.Row(now), ways}
	return m, nil
}

// offersNotMe reports whether the question that waits has such a button itself.
func (r *reminder) offersNotMe(question chat.Message) bool {
	q := r.d.Campaign.Question(r.w.state.Question)
	return q != nil && slices.ContainsFunc(q.Buttons, func(b *config.Button) bool {
		return b.NotMine && slices.ContainsFunc(slices.Concat(question.Buttons...), func(c chat.Button) bool { return strings.HasSuffix(c.Data, "/"+b.Key) })
	})
}

func (r *reminder) reportNow() chat.Button { return r.button(text.ReportNow, r.ofUnit("u")) }

// ofUnit is callback data of a kind for the unit, or for one to be chosen.
func (r *reminder) ofUnit(kind string) string {
	if all := slices.Concat(r.owed, r.also); len(all) == 1 {
		return dialog.UnitData(kind, string(all[0].unit.ID))
	}
	return dialog.WhichData(kind)
}

// asked stands over the question that waits.
func (r *reminder) asked() string {
	if r.asksElse() {
		return text.Say(r.w.lang, text.RemindAskedElse)
	}
	return text.Say(r.w.lang, text.RemindAsked)
}

// asksElse reports whether today's figure is wanted while another question waits,
// which a number would answer.
func (r *reminder) asksElse() bool {
	return r.daily() && !(r.w.state.Mode == dialog.Asking && r.w.state.Question == r.d.Campaign.Main)
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

// readOnly is a transaction that may only read: rendering changes nothing.
type readOnly struct{ store.Reader }

var errReadOnly = errors.New("desk: a screen does not write")

func (readOnly) Put(store.Key, []byte) error { return errReadOnly }
func (readOnly) Delete(store.Key) error      { return errReadOnly }
