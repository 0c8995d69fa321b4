package drafts

// The words of what units have answered: of questions, of rates, and of the texts
// that they wrote.

import (
	"slices"
	"strconv"
	"strings"

	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
)

func (v *vocabulary) ofQuestion(q *config.Question) {
	key, label := strings.ToLower(q.Key), q.Label
	switch q.Type {
	case config.Count:
		v.ofCount(key, label, q)
	case config.Choice, config.MultiChoice:
		v.figure(key, v.mean(text.NameChoices, "label", label), func(p *place) string { return p.chosen(q) })
		for _, b := range q.Buttons {
			if b.Unknown {
				continue
			}
			what := v.mean(text.NameChoice, "label", label, "what", b.Label)
			units := func(s tally.Sums) (int64, int64) { return s[tally.Is(q.Key, b.Key)], s[tally.Sent] }
			v.figure(key+"_"+b.Key, what, func(p *place) string { return number(units(p.sums)) })
			v.share(key+"_"+b.Key, what, units)
		}
	case config.FreeText:
		v.record(key, text.NameOpinion, func(p *place) string {
			if p.form != FormGrassroots {
				return ""
			}
			return p.answered(q)
		})
	}
	if takesText(q) {
		v.ofOpinions(key, label, q)
	}
}

func (v *vocabulary) ofCount(key string, label config.Text, q *config.Question) {
	v.figure(key, v.mean(text.NameSum, "label", label), func(p *place) string { return number(p.sums[tally.Sum(q.Key)], p.sums[tally.Answered(q.Key)]) })
	v.hidden(key+fullSuffix, func(p *place) string {
		if p.sums[tally.Answered(q.Key)] == 0 {
			return text.DraftNoData.In(lang)
		}
		return strings.TrimSpace(text.Number(lang, p.sums[tally.Sum(q.Key)]) + " " + q.Measure.In(string(lang)))
	})
	v.figure(key+"_n", v.mean(text.NameAnswered, "label", label), func(p *place) string { return text.Number(lang, p.sums[tally.Answered(q.Key)]) })
	some := v.mean(text.NamePositive, "label", label)
	v.figure(key+"_co", some, func(p *place) string { return text.Number(lang, p.sums[tally.Some(q.Key)]) })
	v.share(key+"_co", some, func(s tally.Sums) (int64, int64) { return s[tally.Some(q.Key)], s[tally.Sent] })
}

func (v *vocabulary) ofRates() {
	for _, r := range v.c.Rates {
		q := v.c.Question(r.Numerator)
		what := config.Text{Vi: q.Label.Vi + " " + r.Label.Vi, En: q.Label.En + " " + r.Label.En}
		v.share(r.Key, what, func(s tally.Sums) (int64, int64) { return s[tally.Numerator(r.Key)], s[tally.Denominator(r.Key)] })
		v.figure("n_"+r.Key, v.mean(text.NameRateIn, "what", what), func(p *place) string { return text.Number(lang, p.sums[tally.RateIn(r.Key)]) })
		v.figure("rieng_"+r.Key, v.mean(text.NameRateOwn), func(p *place) string {
			if n := p.sums[tally.RateIn(r.Key)]; n > 0 && n != p.sums[tally.Sent] {
				return text.Number(lang, n)
			}
			return ""
		})
		v.figure("rasoat_"+r.Key, v.mean(text.NameRateOut), func(p *place) string {
			if p.sums[tally.RateIn(r.Key)] > 0 || p.sums[tally.RateOut(r.Key)] == 0 {
				return ""
			}
			return text.Number(lang, p.sums[tally.RateOut(r.Key)])
		})
	}
}

// mostOpinions is how many of the texts that units wrote a draft quotes.
const mostOpinions = 10

const opinions = "_ghi"

func (v *vocabulary) ofOpinions(key string, label config.Text, q *config.Question) {
	v.add(&word{name: key + opinions, meaning: v.mean(text.NameOpinions, "label", label), list: func(p *place) []scope {
		var list []scope
		for _, o := range some(p.opinions[q.Key], mostOpinions) {
			list = append(list, &place{report: p.report, body: p.body, sums: p.sums, opinion: &o})
		}
		return list
	}})
	n := v.mean(text.NameOpinionsN, "label", label)
	v.always(key+opinions+"_tong", n, func(p *place) string { return text.Number(lang, int64(len(p.opinions[q.Key]))) })
	v.always(key+opinions+"_neu", n, func(p *place) string { return strconv.Itoa(min(mostOpinions, len(p.opinions[q.Key]))) })
	if v.words["y_kien"] == nil {
		v.always("y_kien", v.mean(text.NameOpinion), func(p *place) string {
			if p.opinion == nil {
				return ""
			}
			return p.opinion.said
		})
	}
}

// takesText reports whether units may write something under a question.
func takesText(q *config.Question) bool {
	return q.Type == config.FreeText || q.Type != config.Count && slices.ContainsFunc(q.Buttons, func(b *config.Button) bool { return b.OtherText })
}

// some picks so many of a list, spread evenly over it, in its order: none of the
// units is preferred.
func some(list []opinion, most int) []opinion {
	if len(list) <= most {
		return list
	}
	picked := make([]opinion, 0, most)
	for i := range most {
		picked = append(picked, list[i*len(list)/most])
	}
	return picked
}

// byUnits sorts the buttons that units have chosen by how many they are. Those that
// say "none of it" are left out.
func byUnits(q *config.Question, s tally.Sums) []*config.Button {
	var list []*config.Button
	for _, b := range q.Buttons {
		if !b.Exclusive && !b.Unknown && s[tally.Is(q.Key, b.Key)] > 0 {
			list = append(list, b)
		}
	}
	slices.SortStableFunc(list, func(a, b *config.Button) int {
		return int(s[tally.Is(q.Key, b.Key)] - s[tally.Is(q.Key, a.Key)])
	})
	return list
}
