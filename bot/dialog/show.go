package dialog

import (
	"maps"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/config"
)

// show shows the unit's report: what was sent, or how far it is.
func (t *turn) show() {
	if !t.hasUnit("v") {
		return
	}
	u := t.env.Unit
	r := u.Report
	switch {
	case len(r.Sent) > 0:
		t.showSent(u)
	case len(r.Working) > 0:
		t.say(t.text(text.ShowDraft, "unit", u.Name)+t.cardLines()+t.claimLine(), row(button(t.label(text.GoOn), data("u", u.ID))))
	default:
		t.say(t.text(text.ShowNone, "unit", u.Name)+t.claimLine(), row(button(t.label(text.Report), data("u", u.ID))))
	}
}

func (t *turn) showSent(u *Unit) {
	r := u.Report
	html := t.text(text.ShowSent, "unit", u.Name, "n", itoa(r.Revision), "code", r.Code,
		"moment", t.moment(r.Last))
	if !r.OnTime {
		html += " " + t.text(text.ShowLate)
	}
	t.ans = maps.Clone(r.Sent)
	t.changed()
	html += t.cardLines() + t.claimLine()
	t.ans = nil
	t.changed()
	if r.Entered != nil {
		html += t.enteredLine()
	} else if r.Sender != "" {
		html += "\n" + t.text(text.ShowSender, "who", r.Sender)
	}
	if head := t.headOf(); head != "" {
		html += "\n" + head
	} else if len(r.Working) > 0 {
		html += "\n" + t.text(text.ShowChanged)
	}
	t.say(html, chat.Rows(append(t.editButton(), button(t.label(text.ReceiptShort), data("rc", u.ID)))...)...)
}

// cancel stops what is under way. Answers are kept unless the person says so.
func (t *turn) cancel() {
	mode, u := t.s.Mode, t.env.Unit
	waits := t.s.Heard != nil && t.s.Heard.Unit == ""
	t.reset(Idle)
	switch {
	case waits:
		t.say(t.text(text.HeardDropped))
	case mode == Idle:
		t.echo = t.text(text.NothingToCancel)
		t.idle()
	case mode == Linking:
		t.say(t.text(text.LinksLeft))
	case mode == Finding:
		t.say(t.text(text.FindLeft))
	case mode == Dating:
		t.say(t.text(text.DueLeft), t.duesButton())
	case mode == Assessing:
		t.say(t.text(text.AssessLeft))
	case mode == Reviewing:
		t.say(t.text(text.ReviewLeft))
	case mode == Arranging:
		t.say(t.text(text.ArrangeLeft))
	case mode == Broadcasting:
		t.say(t.text(text.BroadcastLeft))
	case mode != Asking || u == nil:
		t.say(t.text(text.Cancelled), t.reportRow()...)
	case len(u.Report.Sent) > 0:
		t.stopped(text.CancelledSent, text.DropChanges)
	case len(u.Report.Working) == 0:
		t.say(t.text(text.Cancelled), t.reportRow()...)
	default:
		t.stopped(text.Cancelled, text.DropDraft)
	}
}

// stopped says that the report is left as it is: to go on with, or to drop what
// is not sent.
func (t *turn) stopped(say, drop *text.Sentence) {
	id := t.env.Unit.ID
	t.say(t.text(say)+t.alsoTheirs(), row(button(t.label(text.GoOn), data("u", id))),
		row(button(t.label(drop), data("z", id, t.cardPrint()))))
}

// reportRow is the button that begins the report of somebody with a unit.
func (t *turn) reportRow() [][]chat.Button {
	if len(t.env.Units) == 0 {
		return nil
	}
	return [][]chat.Button{row(button(t.label(text.Report), data("c", "baocao")))}
}

// alsoTheirs says which of the answers not sent yet are another officer's: they
// would be dropped with one's own.
func (t *turn) alsoTheirs() string {
	working := t.env.Unit.Report.Working
	lines := t.othersAnswers(func(q *config.Question, _ Answer) bool { _, ok := working[q.Key]; return ok })
	if len(lines) == 0 {
		return ""
	}
	return "\n" + t.text(text.CancelTheirs) + "\n" + strings.Join(lines, "\n")
}

// pressDiscard drops what is not sent, if it still is what the person decided
// about: an old button drops no newer answers.
func (t *turn) pressDiscard(p press) {
	if p.key != t.cardPrint() {
		t.reshow(true)
		return
	}
	t.reset(Idle)
	t.remember()
	t.s.Heard, t.s.Begun = nil, nil
	t.out.Discard = true
	t.knowAll(nil)
	t.say(t.text(text.Dropped), t.reportRow()...)
}
