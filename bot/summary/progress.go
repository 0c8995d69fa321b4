package summary

import (
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/tally"
	"raquan/bot/text"
)

// funnel shows how far the units at and under one have come, those that have not
// reported by the call that they need, and the same in a line for each unit below.
func (p *page) funnel() (chat.Message, error) {
	sums, err := p.tally(p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	l, err := p.belowPage()
	if err != nil {
		return chat.Message{}, err
	}
	lines := []string{p.say(text.ProgressHead, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}
	lines = slices.Concat(lines, p.note(), p.steps(sums), p.calls(sums))
	var buttons []chat.Button
	if len(l.children) > 0 {
		lines = append(lines, "", p.say(text.ProgressBelow, "from", p.num(int64(l.from+1)), "to", p.num(int64(l.to)), "of", p.num(int64(l.n))))
	}
	for _, ch := range l.children {
		unit, no := clip(ch.unit.ShortName(), maxChild), p.num(int64(ch.no))
		lines = append(lines, p.say(text.SumChild, "no", no, "unit", unit, "figures", text.HTML(p.pace(ch))))
		name := Progress
		if ch.leaf {
			name = Report
		}
		buttons = append(buttons, p.button(p.label(text.SumOpen, "no", no, "unit", clip(ch.unit.ShortName(), maxButton)), p.link(name, ch.unit.ID, 0)))
	}
	msg := chat.Message{Text: strings.Join(fit(lines, maxText), "\n"), Buttons: slices.Concat(p.callRows(sums), slices.Collect(slices.Chunk(buttons, perRow)))}
	var row []chat.Button
	if up, ok := p.up(); ok {
		up.Name = Progress
		row = append(row, p.button(p.label(text.SumUp), Data(up)))
	}
	if sums[tally.Units] > 0 && p.view == (view{}) {
		row = append(row, p.button(p.label(text.ProgressPicture), "xf:p:"+string(p.unit.ID)+":::funnel"))
	}
	if len(row) > 0 {
		msg.Buttons = append(msg.Buttons, row)
	}
	return p.closing(msg, Progress, l.at, l.of), nil
}

// steps are the lines of the funnel, each step as a share of the units of which a
// report is expected.
func (p *page) steps(t tally.Sums) []string {
	f := tally.FunnelOf(t)
	if f.Units == 0 {
		return []string{p.say(text.SumNoUnits)}
	}
	lines := []string{p.say(text.ProgressUnits, "n", p.num(f.Units))}
	for i, step := range []struct {
		say *text.Sentence
		n   int64
	}{{text.ProgressJoined, f.Joined}, {text.ProgressBegun, f.Begun}, {text.ProgressSent, f.Sent}, {text.ProgressOnTime, f.OnTime}, {text.ProgressChecked, f.Checked}} {
		lines = append(lines, p.say(text.ProgressStep, "no", p.num(int64(i+1)), "step", p.say(step.say), "n", p.num(step.n), "percent", p.percent(step.n, f.Units)))
	}
	return lines
}

// calls says how many units need which call.
func (p *page) calls(t tally.Sums) []string {
	if MissingIn(t) == 0 {
		if t[tally.Units] == 0 {
			return nil
		}
		return []string{"", p.say(text.MissNone)}
	}
	lines := []string{"", p.say(text.ProgressMissing, "n", p.num(MissingIn(t)))}
	for _, group := range tally.Groups {
		lines = append(lines, p.say(text.ProgressCall(group), "n", p.num(t[group])))
	}
	return lines
}

// callRows are the buttons to the lists of those to ring.
func (p *page) callRows(t tally.Sums) [][]chat.Button {
	var row []chat.Button
	for _, group := range tally.Groups {
		if t[group] > 0 {
			row = append(row, p.button(p.label(text.ProgressRing, "group", text.GroupName(p.lang, group), "n", p.num(t[group])), p.linkTo(Ring, p.unit.ID, 0, group)))
		}
	}
	return slices.Collect(slices.Chunk(row, perRow))
}

// pace is how far the units at and under one below have come, in short; of one that
// reports itself, where it stands.
func (p *page) pace(ch child) string {
	t := ch.sums
	f := tally.FunnelOf(t)
	switch {
	case f.Units == 0 && t[tally.Closed] > 0, !ch.unit.Closed.IsZero():
		return p.say(text.SumChildClosed)
	case f.Units == 0:
		return p.say(text.SumChildNothing)
	case !ch.leaf:
		return p.say(text.ProgressShort, "units", p.num(f.Units), "joined", p.num(f.Joined), "begun", p.num(f.Begun),
			"sent", p.num(f.Sent), "on_time", p.num(f.OnTime), "checked", p.num(f.Checked))
	case t[tally.Returned] > 0:
		return p.say(text.SumChildBack)
	case f.Sent > 0:
		return p.say(text.SumChildSent)
	}
	for _, group := range tally.Groups {
		if t[group] > 0 {
			return text.Escape(text.GroupName(p.lang, group))
		}
	}
	return p.say(text.SumChildNot)
}
