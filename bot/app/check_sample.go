package app

import (
	"fmt"
	"io"
	"maps"
	"strconv"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/text"
	"raquan/config"
)

// The sample unit of check.
const (
	sampleID      = "mau"
	sampleWorkers = 300
)

// sampleSteps bounds a sample conversation: a campaign whose rules refuse every
// answer would go on for ever.
const sampleSteps = 200

// playSample plays the campaign with a chairperson who takes the first button
// that answers, and types the main figure and those without a button. It is an error if that
// does not come to the end of the report.
func playSample(w io.Writer, c *config.Campaign) error {
	fmt.Fprintf(w, "\nA sample conversation of campaign %s; nothing of it is stored.\n", c.Key)
	p := newSample(w, c)
	e := dialog.Event{Kind: dialog.Said, Text: "/start mau"}
	for range sampleSteps {
		last, done := p.step(e)
		if done {
			return nil
		}
		var ok bool
		if e, ok = p.answer(last); !ok {
			break
		}
	}
	return fmt.Errorf("campaign: the sample conversation does not come to its end: it stays at question %q", p.state.Question)
}

// sample is a conversation with the sample unit.
type sample struct {
	w     io.Writer
	env   dialog.Env
	state dialog.State
	asked map[string]int // how often each question was answered
	typed int            // figures typed
}

func newSample(w io.Writer, c *config.Campaign) *sample {
	workers := int64(sampleWorkers)
	first := c.LaunchWeek.From
	if first.IsZero() {
		first = c.Letter.Date
	}
	p := &sample{w: w, asked: map[string]int{}}
	unit := dialog.UnitRef{ID: sampleID, Name: sampleName, Above: sampleAbove}
	p.env = dialog.Env{
		Campaign: c, Now: first.At(c.Zone, 8, 0), NewCode: c.Receipt.Prefix + "-ABCD-2345",
		Invite: &dialog.Invite{Token: "sample", Status: dialog.InviteOpen, Role: "chair", Unit: unit},
		Upper:  dialog.Contact{Unit: sampleAbove},
		Unit:   &dialog.Unit{ID: sampleID, Name: sampleName, Short: sampleName, Above: sampleAbove, Workers: &workers},
	}
	if d, ok := c.DeadlineFor("grassroots"); ok {
		p.env.Unit.Deadline = d.Before
	}
	p.env.Unit.Letter = c.LetterDeadline().Before
	return p
}

// step takes what the chairperson did, prints it and what the bot says to it,
// and carries out the effects as the desk would.
func (p *sample) step(e dialog.Event) (last chat.Message, done bool) {
	p.env.Now = p.env.Now.Add(20 * time.Second)
	s, out := dialog.Step(p.env, p.state, e)
	if out.Take != "" {
		p.env.Invite.Status = dialog.InviteMine
		p.env.Units = []dialog.UnitRef{p.env.Invite.Unit}
	}
	p.apply(out)
	if out.Continue != "" {
		s, out = dialog.Continue(p.env, s, e, out)
		p.apply(out)
	}
	p.state = s
	for _, m := range out.Messages {
		p.said(m.Message)
		last = m.Message
	}
	return last, out.Submit != nil
}

func (p *sample) apply(out dialog.Effects) {
	r := &p.env.Unit.Report
	if r.Working == nil {
		r.Working = map[string]dialog.Answer{}
	}
	maps.Copy(r.Working, out.Put)
	for _, key := range out.Drop {
		delete(r.Working, key)
	}
}

// answer chooses what the chairperson does about the bot's last message, and
// prints it; ok is false if there is nothing left to try.
func (p *sample) answer(m chat.Message) (e dialog.Event, ok bool) {
	q := p.env.Campaign.Question(p.state.Question)
	tries := p.asked[p.state.Question]
	p.asked[p.state.Question]++
	if tries > 20 {
		return e, false
	}
	if b, ok := p.button(q, m.Buttons, tries); ok {
		fmt.Fprintf(p.w, "\n    %s: [%s]\n", text.RoleChair.Vi, b.Text)
		return dialog.Event{Kind: dialog.Pressed, Data: b.Data, Message: int64(p.typed)}, true
	}
	if q == nil {
		return e, false
	}
	typed := p.text(q, tries)
	p.typed++
	fmt.Fprintf(p.w, "\n    %s: %s\n", text.RoleChair.Vi, typed)
	return dialog.Event{Kind: dialog.Said, Text: typed, Message: int64(p.typed)}, true
}

// button finds the first button that answers. What a button's data mean is
// written in bot/dialog, press.go.
func (p *sample) button(q *config.Question, rows [][]chat.Button, tries int) (chat.Button, bool) {
	for _, row := range rows {
		for _, b := range row {
			part := strings.Split(b.Data, "/")
			suits := false
			switch part[0] {
			case "i":
				suits = len(part) > 1 && part[1] == "y"
			case "s", "k", "n":
				suits = true
			case "d":
				suits = len(p.state.Picked) > 0
			case "m":
				suits = len(p.state.Picked) == 0 && plainButton(q, part)
			case "a":
				suits = plainButton(q, part) && (q.Type != config.Count || tries == 0 && q.Key != p.env.Campaign.Main)
			}
			if suits {
				return b, true
			}
		}
	}
	return chat.Button{}, false
}

// plainButton reports whether the button of a question simply answers it.
func plainButton(q *config.Question, part []string) bool {
	if q == nil || len(part) < 5 {
		return false
	}
	b := q.Button(part[4])
	return b != nil && !b.NotMine && !b.Edit && !b.Unknown && !b.OtherText
}

// text is what the chairperson types. A figure that was refused is followed by
// others: less and less of the whole, then the question's own example.
func (p *sample) text(q *config.Question, tries int) string {
	if q.Type != config.Count {
		if !q.Example.Empty() {
			return q.Example.Vi
		}
		return sampleRemark
	}
	if tries > 8 && !q.Example.Empty() {
		return q.Example.Vi
	}
	whole := int64(sampleWorkers)
	if a, ok := p.env.Unit.Report.Working[p.env.Campaign.Total]; ok && a.N != nil && q.Key != p.env.Campaign.Total {
		whole = *a.N
	}
	n := whole - whole/5>>p.typed // 80 %, 90 %, 95 % …: later figures are often wholes of earlier ones
	return strconv.FormatInt(n>>tries, 10)
}

// said prints a message of the bot with its buttons.
func (p *sample) said(m chat.Message) {
	fmt.Fprintln(p.w)
	for line := range strings.Lines(chat.Plain(m.Text)) {
		fmt.Fprintf(p.w, "  %s\n", strings.TrimRight(line, "\n"))
	}
	for _, row := range m.Buttons {
		labels := make([]string, len(row))
		for i, b := range row {
			labels[i] = "[" + b.Text + "]"
		}
		fmt.Fprintf(p.w, "  %s\n", strings.Join(labels, " "))
	}
	for _, row := range m.Keys {
		for _, k := range row {
			fmt.Fprintf(p.w, "  [%s]\n", k.Text)
		}
	}
}
