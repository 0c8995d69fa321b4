package dialog

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

// confirm is the campaign's card question.
func (t *turn) confirm() *config.Question {
	return t.env.Campaign.Questions[len(t.env.Campaign.Questions)-1]
}

// showCard shows the card as a new message.
func (t *turn) showCard() {
	t.s.Question, t.s.Refused = "", nil
	t.s.Rev++
	t.s.Card = t.cardPrint()
	t.renderCard()
}

// renderCard shows the card. If another officer of the unit has changed an
// answer since, the buttons of the card shown before are old.
func (t *turn) renderCard() {
	if p := t.cardPrint(); p != t.s.Card {
		t.s.Card = p
		t.s.Rev++
	}
	t.meet(true)
	html := t.takeEcho() + t.backHead() + t.cardText() + "\n" + t.wording(t.confirm())
	send := t.sendLabel()
	rows := [][]chat.Button{row(button(send, data("s", t.s.Unit, itoa(t.s.Rev))))}
	t.out.Messages = append(t.out.Messages, Outgoing{
		Message: chat.Message{Text: html, Buttons: slices.Concat(rows, t.editButtons(), t.footRow(t.confirm()))},
		View:    "card." + t.s.Unit + "." + itoa(t.s.Rev),
		Asks:    true,
	})
}

// cardPrint is a fingerprint of the answers on the card: what is sent is what
// was seen.
func (t *turn) cardPrint() string {
	h := fnv.New64a()
	for _, q := range t.env.Campaign.Questions {
		if a, ok := t.answers()[q.Key]; ok {
			fmt.Fprintf(h, "%s %s;", q.Key, printOf(a))
		}
	}
	return strconv.FormatUint(h.Sum64(), 36)
}

// sendLabel is what the Send button says.
func (t *turn) sendLabel() string {
	if len(t.env.Unit.Report.Sent) > 0 {
		return t.label(text.SendAgain)
	}
	if bs := t.confirm().Buttons; len(bs) > 0 {
		return t.buttonName(t.confirm(), bs[0])
	}
	return t.label(text.SendIt)
}

// cardText lists all answers, each count with the percentages whose numerator
// it is; each percentage names what it is a share of.
func (t *turn) cardText() string {
	return t.text(text.Card, "unit", t.env.Unit.Name) + t.cardLines()
}

// cardLines are the answers, each on a line of its own.
func (t *turn) cardLines() string {
	var b strings.Builder
	for _, q := range t.env.Campaign.Questions {
		a, ok := t.answers()[q.Key]
		if !ok || q.Type == config.Confirm {
			continue
		}
		b.WriteByte('\n')
		b.WriteString(t.text(text.CardLine, "label", text.Of(t.lang, q.Label), "value", t.value(q, a)))
		if shares := t.shares(q, a); shares != "" {
			b.WriteString(t.text(text.CardShare, "shares", shares))
		}
	}
	if names := t.typists(); names != "" {
		b.WriteString("\n" + t.text(text.TypedBy, "names", text.HTML(names)))
	}
	return b.String()
}

// shares are the percentages of a figure. A pair that is not known, or whose
// part is larger than the whole, has none.
func (t *turn) shares(q *config.Question, a Answer) string {
	if a.N == nil {
		return ""
	}
	var list []string
	for _, r := range t.env.Campaign.Rates {
		whole, ok := t.answers()[r.Denominator]
		if r.Numerator != q.Key || !ok || whole.N == nil || *whole.N <= 0 || *a.N > *whole.N {
			continue
		}
		list = append(list, text.Percent(t.lang, *a.N, *whole.N)+" "+text.Of(t.lang, r.Short))
	}
	return strings.Join(list, "; ")
}

// maxShown is how many letters of a text of the person's own are shown again.
const maxShown = 300

// value writes an answer for people. NULL and 0 read differently.
func (t *turn) value(q *config.Question, a Answer) string {
	switch {
	case q.Type == config.Count && a.N != nil:
		return strings.TrimSpace(t.number(*a.N) + " " + text.Of(t.lang, q.Measure))
	case len(a.Choices) > 0:
		return t.choices(q, a)
	case a.Text != "":
		return short(a.Text, maxShown)
	case q.Type == config.Count:
		return t.label(text.NoFigure)
	case !q.Nullable:
		return t.label(text.LeftBlank)
	default:
		return t.label(text.NotKnown)
	}
}

func (t *turn) choices(q *config.Question, a Answer) string {
	var names []string
	for _, key := range a.Choices {
		b := q.Button(key)
		switch {
		case b == nil:
			names = append(names, key)
		case b.OtherText && a.Text != "":
			names = append(names, short(a.Text, maxShown))
		default:
			names = append(names, plain(text.Fill(text.Of(t.lang, b.Label), t.names(q)...)))
		}
	}
	return strings.Join(names, ", ")
}

// editButtons are one for each answer; they return to the card.
func (t *turn) editButtons() [][]chat.Button {
	var all []chat.Button
	for _, q := range t.env.Campaign.Questions {
		if _, ok := t.answers()[q.Key]; ok && q.Type != config.Confirm && !t.closed(q) {
			all = append(all, button(t.label(text.Edit, "label", text.Of(t.lang, q.Label)), data("e", t.env.Unit.ID, q.Key)))
		}
	}
	return chat.Rows(all...)
}

// editAnswer asks one question again; the answer returns to the card.
func (t *turn) editAnswer(key string) {
	q := t.env.Campaign.Question(key)
	if !slices.Contains(t.env.Campaign.Questions, q) || q.Type == config.Confirm {
		t.reshow(true)
		return
	}
	if t.closed(q) {
		t.sayClosed(q)
		return
	}
	if t.keepUpdate(q) {
		return
	}
	t.hold(q)
	t.s.Mode, t.s.Unit = Asking, t.env.Unit.ID
	t.s.Editing, t.s.AtOnce = true, false
	t.ask(q)
}

// editReport opens the card of a report, sent or not.
func (t *turn) editReport() {
	switch {
	case len(t.env.Units) == 0:
		t.report()
	case t.env.Unit == nil:
		t.chooseUnit()
	default:
		t.s.Unit = t.env.Unit.ID
		t.begin()
	}
}

// MaySend reports whether a step from this state may send the report for the
// first time, as it may under the card alone: only then it needs Env.NewCode.
func MaySend(s State) bool {
	if s.Behalf != nil {
		s = s.Behalf.State
	}
	return s.Mode == Asking && s.Question == ""
}

// answerCard reads a text written under the card.
func (t *turn) answerCard() {
	if viet.ReadYesNo(t.e.Text) == viet.Yes {
		t.accepted()
		t.send()
		return
	}
	t.s.Fails++
	t.echo = t.text(text.PressSend, "send", t.sendLabel())
	if t.s.Fails >= helpAfter {
		t.echo += "\n" + t.helpLine()
	}
	t.s.Rev++
	t.renderCard()
}

// pressSend takes the Send button.
func (t *turn) pressSend(p press) {
	switch {
	case t.s.Mode == Asking && t.s.Question == "" && t.s.Rev == p.rev:
		t.remember()
		t.send()
	case t.s.Mode != Asking && t.sameAsSent() && t.env.Unit.Report.Back == nil && t.counts():
		t.alreadySent()
	default:
		t.s.Unit = t.env.Unit.ID
		t.out.Toast = t.label(text.OldButton)
		t.goOn()
	}
}

// sameAsSent reports that there is nothing to send that was not sent before.
func (t *turn) sameAsSent() bool {
	return len(t.env.Unit.Report.Sent) > 0 && len(t.env.Unit.Report.Working) == 0
}

func (t *turn) alreadySent() {
	t.say(t.otherSentOrSame(), t.editButton())
	t.knowSent(t.env.Unit.Report.Revision)
}

// editButton opens this unit's card, whichever unit is the last one when it is
// pressed.
func (t *turn) editButton() []chat.Button {
	if t.returned() != nil {
		return row(button(t.label(text.BackNow), data("u", t.env.Unit.ID)))
	}
	return row(button(t.label(text.EditIt), data("b", t.env.Unit.ID)))
}

// send checks everything once more and submits.
func (t *turn) send() {
	u := t.env.Unit
	if t.sameAsSent() && u.Report.State != "returned" && u.Report.State != "withdrawn" {
		t.afterSending()
		t.alreadySent()
		return
	}
	if q, _ := t.next(); q != nil {
		t.goOn()
		return
	}
	if t.s.Card != t.cardPrint() {
		t.echo = t.text(text.CardChanged)
		t.showCard()
		return
	}
	t.submit()
	t.afterSending()
}

// submit sends the answers as they stand, and says so.
func (t *turn) submit() {
	u, now := t.env.Unit, t.env.Now
	sub := &Submit{
		Answers: maps.Clone(t.answers()),
		Code:    u.Report.Code,
		OnTime:  u.Deadline.IsZero() || now.Before(u.Deadline),
		Letter:  u.Letter.IsZero() || now.Before(u.Letter),
	}
	if sub.Code == "" || u.Report.Gone != nil { // what was withdrawn keeps its own
		sub.Code = t.env.NewCode
	}
	t.out.Submit = sub
	t.s.Heard, t.s.Begun = nil, nil
	t.knowSent(u.Report.Revision + 1)
	t.receipt(sub)
}

// afterSending leaves the report. The unit and what was taken last are kept, so
// that the next command is for this unit and a repeat is known as one.
func (t *turn) afterSending() {
	was := t.s
	t.reset(Idle)
	t.s.Unit, t.s.LastText, t.s.LastData, t.s.LastAt = was.Unit, was.LastText, was.LastData, was.LastAt
}

func parseInt(s string) (int64, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil && n >= 0 && n <= viet.MaxCount
}

func i64(n int64) string { return strconv.FormatInt(n, 10) }
