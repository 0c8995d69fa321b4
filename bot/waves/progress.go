package waves

import (
	"maps"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/jobs"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// Stage is where a wave is, for the messages about it.
type Stage struct {
	Wave     *jobs.Wave
	Count    jobs.WaveCount
	Unit     *store.Unit // the wave's
	Campaign *config.Campaign
	Now      time.Time
}

func (s *Stage) lang() text.Lang { return text.Lang(s.Wave.Lang) }

func (s *Stage) say(what *text.Sentence, args ...any) string {
	return text.Say(s.lang(), what, args...)
}

func (s *Stage) num(n int) string { return text.Number(s.lang(), int64(n)) }

// Waits reports whether nothing goes now for the time of day or the day.
func (s *Stage) Waits() bool { return !s.Campaign.Permitted(s.Now) }

func (s *Stage) title() string {
	title := text.WaveNudgeTitle
	if s.Wave.Kind == jobs.BroadcastWave {
		title = text.WaveBroadcastTitle
	}
	return s.say(title, "unit", s.Unit.Name)
}

// Progress says how far a wave has come, with a button to stop it.
func (s *Stage) Progress() chat.Message {
	w := s.Wave
	lines := []string{s.title()}
	people := max(w.People, w.Planned)
	if w.State == jobs.WaveEntered {
		people = w.People
	}
	if done := s.Count.Done(); done > 0 || !s.Waits() {
		lines = append(lines, s.say(text.WaveGoes, "sent", s.num(s.Count.Sent), "people", s.num(people)))
	}
	if left := s.left(); left != "" {
		lines = append(lines, s.say(text.WaveLeft, "list", text.HTML(left)))
	}
	if s.Waits() {
		lines = append(lines, s.say(text.WaveWaits, "at", text.When(s.lang(), s.Campaign.NextPermitted(s.Now), s.Campaign.Zone)))
	}
	stop := chat.Button{Text: text.Plain(s.lang(), text.WaveStop), Data: Data(Press{What: Stop, ID: w.ID})}
	return chat.Message{Text: strings.Join(lines, "\n"), Buttons: [][]chat.Button{chat.Row(stop)}}
}

// Stopping says that nothing more of a wave goes.
func (s *Stage) Stopping() chat.Message {
	return chat.Message{Text: strings.Join([]string{s.title(), s.say(text.WaveStopping)}, "\n")}
}

// Result says what came of a wave that is over.
func (s *Stage) Result() chat.Message {
	w, sent := s.Wave, s.num(s.Count.Sent)
	lines := []string{s.title()}
	switch {
	case !w.Stopped.IsZero():
		lines = append(lines, s.say(text.WaveStopped, "sent", sent))
	case s.Count.Sent == 0:
		lines = append(lines, s.say(text.WaveNone))
	default:
		lines = append(lines, s.say(text.WaveDone, "sent", sent, "lasting", text.Lasting(s.lang(), s.Now.Sub(w.Begun))))
	}
	if left := s.left(); left != "" {
		lines = append(lines, s.say(text.WaveLeft, "list", text.HTML(left)))
	}
	return chat.Message{Text: strings.Join(lines, "\n")}
}

// left says who got nothing so far, and why.
func (s *Stage) left() string {
	people := maps.Clone(s.Count.Skipped)
	if people == nil {
		people = map[string]int{}
	}
	if unmet := s.Wave.Planned - s.Wave.People; !s.Wave.Stopped.IsZero() && unmet > 0 {
		people[jobs.LeftStopped] += unmet
	}
	if s.Count.Blocked > 0 {
		people["blocked"] = s.Count.Blocked
	}
	if s.Count.Failed > 0 {
		people["failed"] = s.Count.Failed
	}
	return leftList(s.lang(), people, s.Wave.Left)
}

// Denied says that a wave was ended because its maker is no officer above the unit
// any more.
func (s *Stage) Denied() chat.Message {
	return chat.Message{Text: s.say(text.WaveNotAllowed, "unit", s.Unit.Name)}
}
