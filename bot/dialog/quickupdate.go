package dialog

import (
	"slices"
	"strings"

	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

// The quick update: one figure a day in the launch week, the campaign's main one.
// Before the report is sent it is the unit's latest known figure, always called
// provisional, and the report offers it as a prepared answer. Afterwards it is a
// correction of that answer, sent at once unless a rule finds it doubtful.

// Note is a quick update that waits for its unit to be chosen.
type Note struct {
	Text    string `json:"text,omitempty"`  // the figure as it was written; empty: it is to be asked for
	Typed   string `json:"typed,omitempty"` // the whole message
	Message int64  `json:"msg,omitempty"`
}

// updateIn finds the figure in "cập nhật 380", the command without its slash;
// "" if it is none.
func updateIn(s string) string {
	words := strings.Fields(s)
	for n := min(3, len(words)-1); n > 0; n-- {
		if commandWords[viet.Fold(strings.Join(words[:n], " "))] != "capnhat" {
			continue
		}
		rest := strings.Join(words[n:], " ")
		if viet.ReadNumber(rest, viet.NumberContext{}).Kind != viet.Refuse {
			return rest
		}
	}
	return ""
}

// withoutCommand leaves of "/capnhat 380" the figure to be read.
func (t *turn) withoutCommand() {
	if name, rest, _ := readCommand(t.e.Text); name == "capnhat" && rest != "" {
		t.read(rest)
	}
}

// read takes a part of what was typed as the text of this step.
func (t *turn) read(part string) {
	if t.verbatim == "" {
		t.verbatim = t.e.Text
	}
	t.e.Text = part
}

// update takes the command for a quick update, with the figure behind it, if any.
func (t *turn) update(figure string) {
	switch {
	case len(t.env.Units) == 0:
		t.report()
	case t.env.Unit == nil:
		t.reset(Choosing)
		t.s.Note = &Note{Text: figure, Typed: t.e.Text, Message: t.e.Message}
		t.chooseUnit()
	case t.env.Unit.Unasked():
		t.begin()
	default:
		t.takeUpdate(figure)
	}
}

// askNote asks which unit a quick update is for.
func (t *turn) askNote() string {
	n := itoa(len(t.env.Units))
	if t.s.Note.Text == "" {
		return t.text(text.UpdateWhich, "n", n)
	}
	return t.text(text.UpdateWhose, "n", n, "text", short(t.s.Note.Text, 60))
}

// updateNoted goes on with the noted update, for the unit chosen.
func (t *turn) updateNoted() {
	note := t.s.Note
	t.s.Note = nil
	if t.env.Unit.Unasked() {
		t.begin()
		return
	}
	t.s.Mode = Idle
	t.e.Text, t.e.Message, t.verbatim = note.Typed, note.Message, ""
	t.takeUpdate(note.Text)
}

// saidUpdate takes a bare figure while nothing is being asked; false: the text is
// none. Outside the launch week nobody expects that, so it is asked about.
func (t *turn) saidUpdate() bool {
	if t.env.Campaign.Daily == nil || len(t.env.Units) == 0 || t.e.Timing != After || !bareFigure(t.e.Text) {
		return false
	}
	if u := t.env.Unit; u == nil || u.Unasked() || t.applies(t.env.Campaign.Daily) {
		t.update(t.e.Text)
		return true
	}
	q := t.updateQuestion()
	n := viet.ReadNumber(t.e.Text, t.numberContext(q))
	if n.Kind != viet.Value {
		t.takeUpdate(t.e.Text)
		return true
	}
	t.open(q)
	a := t.typed()
	a.N = &n.Value
	t.accepted()
	t.doubt(q, a, doubtMeant)
	return true
}

// bareFigure reports whether a text says a figure, or that it has not changed.
func bareFigure(s string) bool {
	n := viet.ReadNumber(s, viet.NumberContext{})
	switch {
	case n.Kind == viet.Value:
		return true
	case n.Kind != viet.Ask || len(n.Readings) == 0:
		return false
	}
	kind := n.Readings[0].Kind
	return kind == viet.Unchanged || kind == viet.Everybody || strings.ContainsAny(s, "0123456789")
}

// updateQuestion is the one that a quick update answers: the campaign's daily one
// in the launch week and after sending, else that of the report.
func (t *turn) updateQuestion() *config.Question {
	if q := t.env.Campaign.Daily; q != nil && (t.counts() || t.applies(q)) {
		return q
	}
	return t.mainQuestion()
}

func (t *turn) mainQuestion() *config.Question { return t.env.Campaign.Question(t.env.Campaign.Main) }

// counts reports whether the report was sent and its figures count.
func (t *turn) counts() bool {
	r := t.env.Unit.Report
	return len(r.Sent) > 0 && r.State != "withdrawn"
}

// open makes a question the one under way, whatever was before.
func (t *turn) open(q *config.Question) {
	t.s.Aside = t.s.Mode == Asking && t.s.Unit == t.env.Unit.ID && (t.s.Aside || !t.isUpdate(t.s.Question))
	t.s.Mode, t.s.Unit = Asking, t.env.Unit.ID
	t.s.Editing, t.s.AtOnce = false, false
	t.enter(q)
}

// takeUpdate reads the figure of an update of the step's unit, or asks for it.
func (t *turn) takeUpdate(figure string) {
	if main := t.mainQuestion(); t.closed(main) {
		t.sayClosed(main)
		return
	}
	q := t.updateQuestion()
	if q != t.env.Campaign.Daily {
		t.echo = t.updateOver()
		if figure == "" {
			t.begin()
			return
		}
	}
	t.open(q)
	if q == t.env.Campaign.Daily && len(t.env.Units) > 1 {
		t.echo = t.text(text.UpdateFor, "unit", t.env.Unit.Name)
	}
	if figure == "" {
		t.render(q)
		return
	}
	t.read(figure)
	t.readCount(q, t.typed())
}

// updateOver says that there is no quick update now, and what becomes of the
// figure.
func (t *turn) updateOver() string {
	week := t.env.Campaign.LaunchWeek
	if t.env.Campaign.Daily == nil || week.IsZero() {
		return t.text(text.UpdateNone)
	}
	return t.text(text.UpdateOver, "from", week.From.Short(), "to", week.To.Short())
}

// isUpdate reports whether a key is that of the daily question.
func (t *turn) isUpdate(key string) bool {
	q := t.env.Campaign.Daily
	return q != nil && q.Key == key
}

// latest is the newest figure that is known: of the answers given for the next
// sending, or else the last one.
func (t *turn) latest() (Figure, bool) {
	main := t.env.Campaign.Main
	last, ok := t.last(main)
	if a := t.env.Unit.Report.Working[main]; a.N != nil && (!ok || !a.At.Before(last.At)) {
		return Figure{N: *a.N, At: a.At, Other: a.Other}, true
	}
	return last, ok
}

// updateFacts are the facts for the daily question: the last figure is the newest
// one, and where the report has no total yet the roster's stands for it.
func (t *turn) updateFacts() config.Facts {
	f, c := t.makeFacts(), t.env.Campaign
	if last, ok := t.latest(); ok {
		f["last_"+c.Main], f["last_hours"] = int(last.N), int(t.env.Now.Sub(last.At).Hours())
	}
	if total, ok := t.total(); ok {
		f[c.Total] = int(total)
	}
	return f
}

// storeUpdate keeps the figure: as the latest known one, or as a correction.
func (t *turn) storeUpdate(a Answer) {
	if a.N == nil {
		t.leaveUpdate()
		return
	}
	if t.counts() {
		t.correct(a)
		return
	}
	was, _ := t.latest()
	t.noteKnown(a)
	t.endUpdate(t.saidProvisional(*a.N) + t.whoseBefore(was, *a.N))
}

// leaveUpdate leaves the daily question without a figure.
func (t *turn) leaveUpdate() { t.endUpdate(t.text(text.UpdateLeft)) }

// endUpdate says what became of the quick update, and goes on with the report if
// it was asked for in the middle of it.
func (t *turn) endUpdate(said string) {
	if t.s.Aside {
		t.echo = said
		t.goOn()
		return
	}
	t.echo = ""
	t.afterSending()
	t.say(t.hello()+said, row(button(t.label(text.Report), data("u", t.env.Unit.ID))))
}

// noteKnown stores a figure as the latest known one. An answer that was given
// for the next sending is the same figure.
func (t *turn) noteKnown(a Answer) {
	main := t.env.Campaign.Main
	t.out.Known = map[string]Answer{main: a}
	if _, begun := t.env.Unit.Report.Working[main]; begun {
		t.put(main, a)
	}
}

// keepUpdate keeps a doubtful update whose person chose to correct the figure that
// its rule offers. done says that another officer's figure has to be weighed first.
func (t *turn) keepUpdate(other *config.Question) (done bool) {
	daily := t.env.Campaign.Daily
	if !t.isUpdate(t.s.Question) || t.s.Doubt == nil || !slices.ContainsFunc(daily.Soft, func(r *config.Rule) bool {
		return r.Key == t.s.Doubt.Rule && r.Offer == other.Key
	}) {
		return false
	}
	a := t.s.Doubt.Answer
	if t.overtaken(daily, a) {
		return true
	}
	if t.counts() {
		t.put(t.env.Campaign.Main, a)
		return false
	}
	t.noteKnown(a)
	t.echo = t.saidProvisional(*a.N)
	return false
}

// saidProvisional says that a figure was noted, and that it is no report.
func (t *turn) saidProvisional(n int64) string {
	u, q := t.env.Unit, t.mainQuestion()
	return t.text(text.UpdateNoted, "unit", u.Name, "label", text.Of(t.lang, q.Label),
		"figure", t.ofTotal(n), "moment", t.moment(t.env.Now))
}

// ofTotal writes a figure beside the unit's total: 380/450 người (84,4%).
func (t *turn) ofTotal(n int64) string {
	measure := text.Of(t.lang, t.mainQuestion().Measure)
	total, ok := t.total()
	if !ok || total <= 0 || n > total {
		return strings.TrimSpace(t.number(n) + " " + measure)
	}
	return strings.TrimSpace(t.number(n)+"/"+t.number(total)+" "+measure) + " (" + text.Percent(t.lang, n, total) + ")"
}

// editedUpdate takes the correction of the message that an update was read from;
// false: the message was none.
func (t *turn) editedUpdate() bool {
	u := t.env.Unit
	f, ok := u.Report.Known[t.env.Campaign.Main]
	if !ok || f.Typed == "" || f.Message != t.e.Message {
		return false
	}
	sent := u.Report.Sent[t.env.Campaign.Main]
	switch {
	case f.Typed == t.e.Text:
	case t.s.Mode == Asking && t.s.Unit != u.ID:
		t.editedOther()
	case t.counts() && (sent.N == nil || *sent.N != f.N): // something newer stands in the report
		t.show()
	default:
		t.withoutCommand()
		t.takeUpdate(t.e.Text)
	}
	return true
}
