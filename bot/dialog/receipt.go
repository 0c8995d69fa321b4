package dialog

import (
	"maps"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/config"
)

// receipt says what was sent, when and to whom. Only a late first submission is
// marked as late.
func (t *turn) receipt(sub *Submit) {
	if t.env.Entering != nil {
		t.behalfReceipt(sub)
		return
	}
	u, c := t.env.Unit, t.env.Campaign
	thanks := text.Fill(text.Escape(text.Of(t.lang, c.Receipt.Thanks)), "unit", u.Name, "app", c.App)
	args := []any{
		"moment", t.moment(t.env.Now), "above", t.above(u.Above), "code", sub.Code,
		"n", itoa(u.Report.Revision + 1), "thanks", text.HTML(thanks),
	}
	first := u.Report.First.IsZero()
	s := text.Receipt
	if !first {
		s = text.ReceiptAgain
	}
	html := t.text(s, args...)
	if first {
		html += t.receiptDue(sub)
	}
	if line := t.beside(sub); line != "" {
		html += "\n" + line
	}
	html += "\n" + t.text(text.ReceiptEdit)
	t.say(html, append(row(button(t.label(text.ShowIt), data("v", u.ID))), t.editButton()...), append(t.groupButton(), button(t.label(text.ButtonDraftOwn), data("wd", u.ID))))
}

// receiptDue says that a first submission is late, or that it is on time only
// since the deadline was moved.
func (t *turn) receiptDue(sub *Submit) string {
	u, line := t.env.Unit, ""
	if !sub.OnTime {
		line = "\n" + t.text(text.ReceiptLate, "deadline", t.moment(u.Deadline))
	}
	if moved := t.moved(); moved != "" && !t.env.Now.Before(u.Dates.Before) {
		line += "\n" + moved
	}
	return line
}

// groupButton asks for the text for the union's group.
func (t *turn) groupButton() []chat.Button {
	return row(button(t.label(text.ForGroup), data("gt", t.env.Unit.ID)))
}

// showReceipt shows the receipt of the step's unit again, and the text for the
// group.
func (t *turn) showReceipt() {
	if len(t.env.Units) == 0 && len(t.env.Roots) > 0 {
		t.say(t.text(text.CodeHow, "example", exampleCode(t.env.Campaign)))
		return
	}
	if !t.hasUnit("rc") {
		return
	}
	u := t.env.Unit
	if len(u.Report.Sent) == 0 {
		t.say(t.text(text.ReceiptNone, "unit", u.Name), row(button(t.label(text.Report), data("u", u.ID))))
		return
	}
	if t.s.Mode == Idle {
		t.s.Unit = u.ID
	}
	r := u.Report
	html := t.text(text.ReceiptOf, "unit", u.Name, "code", r.Code, "moment", t.moment(r.Last), "n", itoa(r.Revision), "mark", t.onTime(r.OnTime)) + t.enteredLine()
	switch {
	case r.State == "withdrawn":
		t.say(html+"\n"+t.text(text.ReceiptGone), t.editButton())
		return
	case r.State == "returned":
		html += "\n" + t.text(text.ReceiptBack)
	case len(r.Working) > 0:
		html += "\n" + t.text(text.ShowChanged)
	}
	t.say(html+"\n"+t.text(text.ReceiptCopy), chat.Rows(append(row(button(t.label(text.ShowIt), data("v", u.ID))), t.editButton()...)...)...)
	t.say(t.groupText())
}

// pressGroup answers the button for the group's text. What says how to copy it is
// no part of the message, so that nothing but the text is copied.
func (t *turn) pressGroup() {
	r := t.env.Unit.Report
	if len(r.Sent) == 0 || r.State == "withdrawn" {
		t.showReceipt()
		return
	}
	t.out.Toast = t.label(text.ReceiptCopy)
	t.say(t.groupText())
}

// maxGroupText is how many letters the text for the group has at most: what a
// phone shows without scrolling.
const maxGroupText = 600

// groupText is what was sent, in short and to be read anywhere: the unit, its
// figures with the percentages named, their moment and the code. It stands in
// one piece of <code>, which phones copy whole at a tap and paste as plain text.
func (t *turn) groupText() string {
	u, c := t.env.Unit, t.env.Campaign
	t.ans = maps.Clone(u.Report.Sent)
	t.changed()
	defer func() { t.ans = nil; t.changed() }()
	lines := []string{t.text(text.GroupHead, "unit", short(u.Name, 120), "title", text.Of(t.lang, c.Title),
		"letter", c.Letter.Number, "moment", t.moment(u.Report.Last))}
	code := t.text(text.GroupCode, "code", u.Report.Code)
	size := letters(plain(lines[0])) + letters(plain(code)) + 1
	for _, q := range c.Questions {
		line := t.groupLine(q)
		if n := letters(plain(line)) + 1; line != "" && size+n <= maxGroupText {
			lines, size = append(lines, line), size+n
		}
	}
	return "<code>" + strings.Join(append(lines, code), "\n") + "</code>"
}

// groupLine is a known figure, or whether the launch was held.
func (t *turn) groupLine(q *config.Question) string {
	a, c := t.answers()[q.Key], t.env.Campaign
	if a.N == nil && !(c.Held != nil && c.Held.Question == q.Key && len(a.Choices) > 0) {
		return ""
	}
	value := t.value(q, a)
	if shares := t.shares(q, a); shares != "" {
		value += plain(t.text(text.CardShare, "shares", shares))
	}
	return t.text(text.GroupLine, "label", text.Of(t.lang, q.Label), "value", value)
}

func (t *turn) moment(at time.Time) string { return text.Moment(t.lang, at, t.env.Campaign.Zone) }

// onTime says whether the first submission came before the deadline.
func (t *turn) onTime(yes bool) string {
	if yes {
		return t.label(text.ReceiptOnTime)
	}
	return t.label(text.ReceiptAfter)
}
