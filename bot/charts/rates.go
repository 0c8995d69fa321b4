package charts

import (
	"slices"

	"raquan/bot/figures"
	"raquan/bot/tally"
	"raquan/bot/text"
)

const (
	maxBars     = 13 // units in one picture
	maxPictures = 5  // with more units than fit into those, bands of rates are counted
)

// rates are the main rate of each unit right below, in the order of the roster;
// where they are too many, how many of them lie in each band.
func (m *maker) rates() []chart {
	rate := m.c.MainRate()
	if rate == nil || m.t.Sums[tally.RateIn(rate.Key)] == 0 {
		return nil
	}
	title := m.say(text.ChartRatesTitle, "figure", m.of(m.c.Question(m.c.Main).Label), "label", m.of(rate.Label))
	if len(m.t.Below) > maxBars*maxPictures {
		return []chart{m.bands(title, rate.Key)}
	}
	var all []chart
	parts := slices.Collect(slices.Chunk(m.t.Below, maxBars))
	for i, below := range parts {
		ch := m.head(title)
		if len(parts) > 1 {
			ch.title = m.say(text.ChartPart, "title", title, "n", m.num(int64(i+1)), "of", m.num(int64(len(parts))))
		}
		ch.top, ch.note = 100, m.whole(rate.Key)
		for _, b := range below {
			ch.bars = append(ch.bars, m.rateBar(&b, rate.Key))
		}
		all = append(all, ch)
	}
	return all
}

// whole says the rate of all together.
func (m *maker) whole(rate string) string {
	s := m.t.Sums
	num, den := s[tally.Numerator(rate)], s[tally.Denominator(rate)]
	return m.say(text.ChartRatesNote, "percent", m.percent(num, den), "num", m.num(num), "den", m.num(den), "n", m.num(s[tally.RateIn(rate)]))
}

func (m *maker) rateBar(b *figures.Body, rate string) bar {
	num, den := b.Sums[tally.Numerator(rate)], b.Sums[tally.Denominator(rate)]
	out := bar{label: text.Short(b.Unit.ShortName(), maxLabel), words: m.say(text.ChartNothing), colour: none}
	if den > 0 {
		out.value, out.colour = share(num, den), done
		out.words = m.say(text.ChartPair, "percent", m.percent(num, den), "num", m.num(num), "den", m.num(den))
	}
	return out
}

func share(num, den int64) float64 { return 100 * float64(num) / float64(den) }

// bands counts the units right below by their rate, in steps of 20 per cent, and
// those that have none.
func (m *maker) bands(title, rate string) chart {
	const steps = 5
	var in [steps]int64
	var without int64
	for _, b := range m.t.Below {
		den := b.Sums[tally.Denominator(rate)]
		if den == 0 {
			without++
			continue
		}
		in[min(steps-1, b.Sums[tally.Numerator(rate)]*steps/den)]++
	}
	ch := m.head(title)
	ch.note = m.whole(rate)
	all := int64(len(m.t.Below))
	ch.top = float64(all)
	add := func(label string, n int64, c colour) {
		ch.bars = append(ch.bars, bar{label: label, value: float64(n), words: m.say(text.ChartUnits, "n", m.num(n), "percent", m.percent(n, all)), colour: c})
	}
	for i := steps - 1; i >= 0; i-- {
		label := text.ChartBand
		if i == steps-1 {
			label = text.ChartBandTop
		}
		add(m.say(label, "from", m.num(int64(i*100/steps)), "to", m.num(int64((i+1)*100/steps))), in[i], done)
	}
	add(m.say(text.ChartNothing), without, none)
	return ch
}
