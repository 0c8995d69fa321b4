package summary

import (
	"strings"

	"raquan/bot/freeze"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
)

// reported says how many units reported, which part of the people that is, and
// in what state the reports are.
func (p *page) reported(t tally.Sums) []string {
	if t[tally.Units] == 0 && t[tally.Sent] == 0 {
		return []string{p.say(text.SumNoUnits)}
	}
	sent := t[tally.Sent] - t[tally.Closed]
	line := p.say(text.SumReported, "sent", p.num(sent), "units", p.num(t[tally.Units]), "percent", p.percent(sent, t[tally.Units]))
	if t[tally.Workers] > 0 {
		line += p.say(text.SumCoverage, "percent", p.percent(t[tally.SentWorkers], t[tally.Workers]))
		if t[tally.WorkersN] < t[tally.Units] {
			line += p.say(text.SumCoverageIn, "n", p.num(t[tally.WorkersN]))
		}
	}
	lines := []string{line}
	if parts := p.punctual(t); len(parts) > 0 {
		lines = append(lines, dots(parts))
	}
	if parts := p.states(t); len(parts) > 0 {
		lines = append(lines, p.say(text.SumStates, "list", text.HTML(dots(parts))))
	}
	return append(lines, p.otherCases(t)...)
}

// punctual says how many of the reports were on time: for their level, and for the
// letter's own date.
func (p *page) punctual(t tally.Sums) []string {
	var parts []string
	if t[tally.Sent] > 0 {
		parts = append(parts, p.say(text.SumOnTime, "n", p.num(t[tally.OnTime]), "of", p.num(t[tally.Sent])))
		if p.c.Letter.Number != "" {
			parts = append(parts, p.say(text.SumLetter, "letter", p.c.Letter.Number, "n", p.num(t[tally.Letter])))
		}
	}
	return parts
}

func (p *page) states(t tally.Sums) []string {
	var parts []string
	for _, state := range []struct {
		n   int64
		say *text.Sentence
	}{{MissingIn(t), text.SumMissing}, {t[tally.Returned], text.SumReturned}, {t[tally.Doubted], text.SumDoubted}, {t[tally.Begun], text.SumBegun}, {t[tally.Closed], text.SumClosed}} {
		if state.n > 0 {
			parts = append(parts, p.say(state.say, "n", p.num(state.n)))
		}
	}
	return parts
}

// results are the figures of what was sent.
func (p *page) results(t tally.Sums) []string {
	if t[tally.Sent] == 0 {
		return []string{p.say(text.SumNobody)}
	}
	lines := []string{p.say(text.SumFigures, "n", p.num(t[tally.Sent]))}
	for _, q := range p.counts() {
		lines = append(lines, p.figure(t, q))
	}
	for _, r := range p.c.Rates {
		lines = append(lines, p.rate(t, r))
	}
	for _, is := range []*config.ChoiceIs{p.c.Held, p.c.Officers} {
		lines = append(lines, p.answeredSo(t, is)...)
	}
	return lines
}

// answeredSo says in how many reports a question was answered in a certain way, of
// those in which it was answered at all: not known is no answer.
func (p *page) answeredSo(t tally.Sums, is *config.ChoiceIs) []string {
	if is == nil || p.c.Question(is.Question) == nil {
		return nil
	}
	n, of := t[tally.Is(is.Question, is.Value)], int64(0)
	for _, b := range p.c.Question(is.Question).Buttons {
		of += t[tally.Is(is.Question, b.Key)]
	}
	if of == 0 {
		return []string{p.say(text.SumHeldNone, "label", p.of(is.Label))}
	}
	say := text.SumHeld
	if of < t[tally.Sent] {
		say = text.SumHeldIn
	}
	return []string{p.say(say, "n", p.num(n), "of", p.num(of), "percent", p.percent(n, of), "label", p.of(is.Label))}
}

// fixed says whether the unit's figures have been frozen: what is shown is live all
// the same.
func (p *page) fixed() ([]string, error) {
	own, err := freeze.Of(p.s, p.c.Key, p.unit.ID)
	if err != nil {
		return nil, err
	}
	if own.Latest == 0 {
		return []string{p.say(text.SumLive)}, nil
	}
	return []string{p.say(text.SumLiveAfter, "n", text.FreezeNumber(p.lang, own.Latest, own.Interim), "at", p.moment(own.At))}, nil
}

// counts are the campaign's questions for numbers of people.
func (p *page) counts() []*config.Question {
	var qs []*config.Question
	for _, q := range p.c.Questions {
		if q.Type == config.Count {
			qs = append(qs, q)
		}
	}
	return qs
}

func (p *page) name(q *config.Question) string {
	if q == nil {
		return ""
	}
	return clip(p.of(q.Label), maxLabel)
}

// figure is one total, and in how many units it is known if that is not all.
func (p *page) figure(t tally.Sums, q *config.Question) string {
	n := t[tally.Answered(q.Key)]
	if n == 0 {
		return p.say(text.SumNoFigure, "label", p.name(q))
	}
	line := p.say(text.SumFigure, "label", p.name(q), "n", p.num(t[tally.Sum(q.Key)]), "measure", p.of(q.Measure))
	line = strings.TrimSpace(line)
	if n < t[tally.Sent] {
		line += p.say(text.SumIn, "n", p.num(n))
	}
	return line
}

// rate is one percentage with its own pair.
func (p *page) rate(t tally.Sums, r config.Rate) string {
	var line string
	numerator := p.name(p.c.Question(r.Numerator))
	if den := t[tally.Denominator(r.Key)]; den > 0 {
		num := t[tally.Numerator(r.Key)]
		line = p.say(text.SumRate, "numerator", numerator, "percent", p.percent(num, den), "label", p.of(r.Label),
			"num", p.num(num), "den", p.num(den), "n", p.num(t[tally.RateIn(r.Key)]))
	} else {
		line = p.say(text.SumNoRate, "numerator", numerator, "label", p.of(r.Label))
	}
	if out := t[tally.RateOut(r.Key)]; out > 0 {
		line += p.say(text.SumRateOut, "n", p.num(out))
	}
	return line
}

// provisional is what is known of units that have not sent; none if nothing is.
func (p *page) provisional(t tally.Sums) []string {
	var parts []string
	for _, q := range p.counts() {
		if in := t[tally.KnownIn(q.Key)]; in > 0 {
			parts = append(parts, p.say(text.SumKnownFigure, "label", p.name(q), "n", p.num(t[tally.Known(q.Key)]),
				"measure", p.of(q.Measure), "in", p.num(in)))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{p.say(text.SumKnown, "figures", text.HTML(strings.Join(parts, "; ")))}
}
