package charts

import (
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
)

// ways are the forms of activity: in how many reports each was named, in the
// order of the question's buttons. A campaign may ask several such questions.
func (m *maker) ways() []chart {
	sent := m.t.Sums[tally.Sent]
	var all []chart
	for _, q := range m.c.Questions {
		if q.Type != config.MultiChoice || sent == 0 {
			continue
		}
		ch := m.head(m.say(text.ChartWaysTitle, "question", m.of(q.Label)))
		ch.top = float64(sent)
		ch.note = m.say(text.ChartOfReports, "n", m.num(sent))
		for _, b := range q.Buttons {
			if b.Exits || b.NotMine {
				continue
			}
			n := m.t.Sums[tally.Is(q.Key, b.Key)]
			ch.bars = append(ch.bars, bar{label: m.of(b.Label), value: float64(n), words: m.num(n) + " · " + m.percent(n, sent)})
		}
		all = append(all, ch)
	}
	return all
}

func (m *maker) of(t config.Text) string { return text.Of(m.lang, t) }
