package charts

import (
	"raquan/bot/tally"
	"raquan/bot/text"
)

// funnel is how far the units have come: each bar holds those that are in the one
// below it.
func (m *maker) funnel() []chart {
	s := m.t.Sums
	units := s[tally.Units]
	if units == 0 {
		return nil
	}
	sent := s[tally.Sent] - s[tally.Closed]
	ch := m.head(m.say(text.ChartFunnelTitle))
	ch.top = float64(units)
	for _, stage := range []struct {
		say *text.Sentence
		n   int64
	}{
		{text.ChartStageUnits, units},
		{text.ChartStageBegun, s[tally.Begun] + sent},
		{text.ChartStageSent, sent},
		{text.ChartStageOnTime, s[tally.OnTime]},
		{text.ChartStageChecked, sent - s[tally.Returned] - s[tally.Doubted]},
	} {
		ch.bars = append(ch.bars, bar{label: m.say(stage.say), value: float64(stage.n), words: m.say(text.ChartUnits, "n", m.num(stage.n), "percent", m.percent(stage.n, units))})
	}
	return []chart{ch}
}
