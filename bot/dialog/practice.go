package dialog

import (
	"maps"
	"slices"

	"raquan/bot/chat"
	"raquan/bot/text"
)

// Practice is a report that is made for practice, for a unit that does not exist.
// It is a conversation inside the conversation: its own state and answers live in
// the person's State alone, every message of it is marked, and of its effects
// nothing but messages leaves the dialog. So nothing of it can be stored, counted
// or sent. Any command ends it.
type Practice struct {
	State   State             `json:"state"`
	Working map[string]Answer `json:"working,omitempty"`
	Known   map[string]Figure `json:"known,omitempty"`
}

// PracticeUnit is the id of the invented unit on the buttons of a practice. The
// ids of real units begin with u and a number.
const PracticeUnit = "thu"

// practiceWorkers is how many people the invented unit has.
const practiceWorkers = 450

// practiceWords are the commands that belong to making a report: they do not end
// a practice.
var practiceWords = []string{"quaylai", "boqua", "visao", "capnhat"}

// startPractice begins one, and leaves what was under way; its answers are kept.
func (t *turn) startPractice() {
	if t.s.Mode == Asking || t.s.Mode == Exiting || t.s.Mode == Erasing {
		t.afterSending()
	}
	t.s.Rev++
	t.s.Practice = &Practice{State: State{V: 1, Intro: true, Rev: t.s.Rev}}
	t.practise(func(in *turn) {
		in.echo = t.text(text.PracticeStart)
		in.begin()
	})
}

// inPractice reports whether an event belongs to the practice under way.
func (t *turn) inPractice() bool {
	switch p := t.s.Practice; t.e.Kind {
	case Said:
		name, _, slash := readCommand(t.e.Text)
		return slices.Contains(practiceWords, name) || !slash && (name == "" || p.State.Other != "")
	case Pressed:
		press, _ := parsePress(t.e.Data)
		return press.unit == PracticeUnit || press.kind == "c" && slices.Contains(practiceWords, press.value)
	case Edited:
		return p.came(t.e.Message)
	case Shared:
		return !t.e.Own
	}
	return true
}

// came reports whether something in the practice came from a message.
func (p *Practice) came(message int64) bool {
	for _, a := range p.Working {
		if a.Message == message {
			return true
		}
	}
	for _, f := range p.Known {
		if f.Message == message {
			return true
		}
	}
	return p.State.Heard != nil && p.State.Heard.Message == message
}

// practise lets the practice take an act.
func (t *turn) practise(act func(*turn)) {
	in := &turn{env: t.practiceEnv(), s: t.s.Practice.State.clone(), e: t.e, lang: t.lang}
	act(in)
	t.s.Rev = max(t.s.Rev, in.s.Rev)
	if in.out.Submit != nil || in.out.Claim != nil || in.out.Leave != "" {
		t.endPractice()
		return
	}
	t.s.Practice = t.s.Practice.after(in)
	t.out.Toast, t.out.Alert = in.out.Toast, in.out.Alert
	for _, m := range in.out.Messages {
		m.Message.Text = t.hello() + t.text(text.PracticeMark) + "\n" + m.Message.Text
		t.out.Messages = append(t.out.Messages, m)
	}
}

// after is the practice after a turn of it: its answers are kept as the desk
// would keep them.
func (p *Practice) after(in *turn) *Practice {
	next := &Practice{State: in.s, Working: map[string]Answer{}, Known: map[string]Figure{}}
	if !in.out.Discard {
		maps.Copy(next.Working, p.Working)
	}
	for _, key := range in.out.Drop {
		delete(next.Working, key)
	}
	for key, a := range in.out.Put {
		a.At = in.env.Now
		next.Working[key] = a
	}
	maps.Copy(next.Known, p.Known)
	for key, a := range in.out.Known {
		next.Known[key] = Figure{N: *a.N, At: in.env.Now, Typed: a.Typed, Message: a.Message}
	}
	return next
}

// practiceEnv is the world of a practice: one invented unit, and nobody above.
func (t *turn) practiceEnv() Env {
	p, workers, name := t.s.Practice, int64(practiceWorkers), t.label(text.PracticeName)
	u := &Unit{ID: PracticeUnit, Name: name, Short: name, Above: t.label(text.PracticeAbove), Workers: &workers,
		Report: Report{Working: p.Working, Known: p.Known}}
	if len(p.Working) > 0 {
		u.Report.State = "draft"
	}
	return Env{Campaign: t.env.Campaign, Lang: t.lang, Now: t.env.Now, Support: t.env.Support, NewCode: PracticeUnit,
		Units: []UnitRef{{ID: u.ID, Name: u.Name, Above: u.Above}}, Unit: u}
}

// endPractice ends a practice that has gone all the way, and shows the way to the
// report.
func (t *turn) endPractice() {
	t.s.Practice = nil
	again := row(button(t.label(text.PracticeAgain), data("c", "lamthu")))
	t.say(t.text(text.PracticeMark)+"\n"+t.text(text.PracticeDone), append(t.wayOn(), again)...)
}

// leavePractice ends one for something else, which is done next.
func (t *turn) leavePractice() {
	t.s.Practice = nil
	if name, _, _ := readCommand(t.e.Text); t.e.Kind == Said && name == "huy" {
		t.say(t.text(text.PracticeLeft), t.wayOn()...)
		return
	}
	if t.e.Kind != Edited {
		t.say(t.text(text.PracticeLeft))
	}
	t.run()
}

// wayOn is the button for what the person is here for.
func (t *turn) wayOn() [][]chat.Button {
	if len(t.env.Units) == 0 && len(t.env.Roots) > 0 {
		return [][]chat.Button{row(button(t.label(text.Summary), data("c", "tonghop")))}
	}
	return [][]chat.Button{row(button(t.label(text.PracticeReal), data("c", "baocao")))}
}
