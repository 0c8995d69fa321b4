package dialog

import "raquan/bot/text"

// Parent is how the reports under the level above the unit stand so far, without
// this unit's own: what is sent now is added to it.
type Parent struct {
	Units int64 // of which a report is expected, this one included
	Sent  int64 // of those, the others that have reported
	In    int64 // the others in the main rate: both of its figures are known
	Num   int64 // the main rate over them
	Den   int64
}

// leastBeside is how many units have to be in the level above's percentage for it
// to be said beside a unit's own: from fewer, a unit could work out what its
// neighbour reported.
const leastBeside = 3

// beside says the unit's own percentage and that of the level above, this unit's
// report included; empty if there is nothing to say. Neighbours are not named and
// nobody is ranked.
func (t *turn) beside(sub *Submit) string {
	p, rate := t.env.Parent, t.env.Campaign.MainRate()
	if p == nil || rate == nil || p.In+1 < leastBeside {
		return ""
	}
	num, den := sub.Answers[rate.Numerator].N, sub.Answers[rate.Denominator].N
	if num == nil || den == nil || *den <= 0 || *num > *den {
		return ""
	}
	in := ""
	if p.In < p.Sent {
		in = t.text(text.BesideIn, "n", t.number(p.In+1))
	}
	label := text.Of(t.lang, t.env.Campaign.Question(rate.Numerator).Label)
	return t.text(text.Beside, "label", label, "own", text.Percent(t.lang, *num, *den), "short", text.Of(t.lang, rate.Short),
		"above", t.above(t.env.Unit.Above), "percent", text.Percent(t.lang, p.Num+*num, p.Den+*den), "in", text.HTML(in),
		"sent", t.number(p.Sent+1), "units", t.number(p.Units))
}
