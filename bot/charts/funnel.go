package charts

import (
	"raquan/bot/tally"
	"raquan/bot/text"
)

// funnel is how far the units have come.
func (m *maker) funnel() []chart {
	f := tally.FunnelOf(m.t.Sums)
	if f.Units == 0 {
		return nil
	}
	ch := m.head(m.say(text.ChartFunnelTitle))
	ch.top = float64(f.Units)
	for _, stage := range []struct {
		say *text.Sentence
		n   int64
	}{
		{text.ChartStageUnits, f.Units},
		{text.ChartStageJoined, f.Joined},
		{text.ChartStageBegun, f.Begun},
		{text.ChartStageSent, f.Sent},
		{text.ChartStageOnTime, f.OnTime},
		{text.ChartStageChecked, f.Checked},
	} {
		if stage.say == text.ChartStageJoined && m.t.Cut.Frozen() {
			continue // who has joined is nothing of what was frozen
		}
		ch.bars = append(ch.bars, bar{label: m.say(stage.say), value: float64(stage.n), words: m.say(text.ChartUnits, "n", m.num(stage.n), "percent", m.percent(stage.n, f.Units))})
	}
	return []chart{ch}
}
