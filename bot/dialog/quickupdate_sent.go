package dialog

import (
	"slices"

	"raquan/bot/text"
	"raquan/config"
)

// A quick update of a report that was sent is a correction of its main figure: it
// goes to the level above with a revision of its own.

// refusedByReport reports whether an update of a report that was sent breaks one
// of its hard rules: then the report's way of correcting is offered at once.
func (t *turn) refusedByReport(q *config.Question, a Answer) bool {
	if q != t.env.Campaign.Daily || !t.counts() {
		return false
	}
	r := t.brokenRule(t.mainQuestion(), a)
	return r != nil && isHard(t.mainQuestion(), r)
}

// correct makes the figure the answer of a report that was sent. It is sent at
// once if it is all that changes and no rule finds it doubtful; else the report
// goes its usual way.
func (t *turn) correct(a Answer) {
	u, q := t.env.Unit, t.mainQuestion()
	if t.closed(q) {
		t.sayClosed(q)
		return
	}
	if was := t.answers()[q.Key]; was.N != nil && *was.N == *a.N && len(u.Report.Working) == 0 {
		t.afterSending()
		t.say(t.hello()+t.text(text.UpdateSame, "unit", u.Name, "label", text.Of(t.lang, q.Label), "figure", t.ofTotal(*a.N),
			"code", u.Report.Code), t.editButton())
		return
	}
	settled := t.settled()
	t.put(q.Key, a)
	for _, r := range q.Soft {
		if slices.Contains(settled, r.Key) {
			t.accept(q, r)
		}
	}
	if r := t.brokenRule(q, a); r == nil || !isHard(q, r) {
		t.echo = t.readBack(q, a)
	}
	t.s.AtOnce = u.Report.State != "returned"
	t.goOn()
}

// settled are the keys of the daily question's doubts that the person has just
// settled: the report's rules of the same keys are not asked once more.
func (t *turn) settled() []string {
	daily := t.env.Campaign.Daily
	var keys []string
	for _, r := range daily.Soft {
		if t.s.Accepted[t.ruleName(daily, r)] == fingerprint(r, t.facts(daily.Key)) {
			keys = append(keys, r.Key)
		}
	}
	delete(t.answers(), daily.Key) // it is no answer of the report
	t.changed()
	return keys
}

// onlyMainChanged reports whether the answers differ from those that were sent in
// the main figure alone.
func (t *turn) onlyMainChanged() bool {
	sent, now := t.env.Unit.Report.Sent, t.answers()
	if len(sent) != len(now) {
		return false
	}
	for key, a := range now {
		b, ok := sent[key]
		if !ok || key != t.env.Campaign.Main && !sameAnswer(a, b) {
			return false
		}
	}
	return true
}

// sameAnswer reports whether two answers say the same, wherever they came from.
func sameAnswer(a, b Answer) bool {
	if a.Null != b.Null || a.Text != b.Text || !slices.Equal(a.Choices, b.Choices) || (a.N == nil) != (b.N == nil) {
		return false
	}
	return a.N == nil || *a.N == *b.N
}

// sendUpdate sends a report in which the main figure alone was corrected.
func (t *turn) sendUpdate() {
	q := t.mainQuestion()
	was, is := t.env.Unit.Report.Sent[q.Key], t.answers()[q.Key]
	line := t.text(text.UpdateSent, "unit", t.env.Unit.Name, "label", text.Of(t.lang, q.Label),
		"was", t.value(q, was), "figure", t.ofTotal(*is.N))
	sentBefore := ""
	if t.sentByOther() {
		sentBefore = t.otherSent()
	}
	t.echo = ""
	at := len(t.out.Messages)
	t.submit()
	receipt := &t.out.Messages[at].Message
	before, _ := t.last(q.Key)
	if sentBefore != "" {
		line = sentBefore + "\n" + line
	}
	t.know(q.Key, is)
	receipt.Text = line + t.whoseBefore(before, *is.N) + "\n" + receipt.Text
	t.afterSending()
}
