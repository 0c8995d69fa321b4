package drafts

import (
	"slices"

	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// word is a name that templates may have between braces. It has a value, or
// repeats something.
type word struct {
	name    string
	meaning func(text.Lang) string // nil: another name explains it
	value   func(*place) (v string, given bool)
	list    func(*place) []scope
}

// vocabulary gathers the words of a campaign, in the order of the list that people
// read. The first of a name stays.
type vocabulary struct {
	c      *config.Campaign
	words  map[string]*word
	order  []*word
	double []string // names given twice
}

const (
	sharePrefix = "tl_"
	zonePrefix  = "kcn_"
	fullSuffix  = "_day_du"
)

// wordsOf lists the words that templates of a campaign may have.
func wordsOf(c *config.Campaign) *vocabulary {
	v := &vocabulary{c: c, words: map[string]*word{}}
	v.ofUnits()
	v.ofDocument()
	v.ofReporting()
	v.ofBelow()
	for _, q := range c.Questions {
		v.ofQuestion(q)
	}
	v.ofRates()
	for _, s := range c.States {
		v.figure("tt_"+s.Key, v.mean(text.NameState, "label", s.Label), func(p *place) string {
			return number(p.sums[tally.State(s.Key)], p.sums[tally.Sent])
		})
	}
	for _, a := range c.Assessment {
		v.add(&word{name: a.Key, meaning: v.mean(text.NameAssessment, "label", a.Label), value: func(p *place) (string, bool) {
			said := p.remarks[a.Key]
			return said, said != ""
		}})
	}
	return v
}

func (v *vocabulary) add(w *word) {
	if v.words[w.name] != nil {
		v.double = append(v.double, w.name)
		return
	}
	v.words[w.name] = w
	v.order = append(v.order, w)
}

// mean says what a name means. Of args, sentences and texts of the campaign are said in
// the reader's language.
func (v *vocabulary) mean(s *text.Sentence, args ...any) func(text.Lang) string {
	return func(l text.Lang) string {
		said := slices.Clone(args)
		for i, a := range said {
			switch a := a.(type) {
			case config.Text:
				said[i] = text.Of(l, a)
			case *text.Sentence:
				said[i] = a.In(l)
			case func(text.Lang) string:
				said[i] = a(l)
			}
		}
		return text.Plain(l, s, said...)
	}
}

// level names units of a kind.
func level(kind store.UnitKind) func(text.Lang) string {
	return func(l text.Lang) string { return text.LevelName(l, string(kind)) }
}

// always adds a name whose value is there, if only as an empty one.
func (v *vocabulary) always(name string, meaning func(text.Lang) string, value func(*place) string) {
	v.add(&word{name: name, meaning: meaning, value: func(p *place) (string, bool) { return value(p), true }})
}

// record adds a name whose value may be missing in the unit's record.
func (v *vocabulary) record(name string, meaning *text.Sentence, value func(*place) string) {
	v.add(&word{name: name, meaning: v.mean(meaning), value: func(p *place) (string, bool) { s := value(p); return s, s != "" }})
}

// figure adds a name made of sums, and the same in the zones.
func (v *vocabulary) figure(name string, meaning func(text.Lang) string, value func(*place) string) {
	v.always(name, meaning, value)
	v.words[zonePrefix+name] = &word{name: zonePrefix + name, value: func(p *place) (string, bool) { return value(p.inZones()), true }}
}

// share adds a share without and with its sign.
func (v *vocabulary) share(name string, what any, pair func(tally.Sums) (num, den int64)) {
	v.figure(sharePrefix+name, v.mean(text.NameShare, "what", what), func(p *place) string { return rate(pair(p.sums)) })
	v.hidden(sharePrefix+name+fullSuffix, func(p *place) string {
		num, den := pair(p.sums)
		if den <= 0 {
			return text.DraftNoData.In(lang)
		}
		return text.Percent(lang, num, den)
	})
}

// hidden adds a figure that the meaning of another one explains.
func (v *vocabulary) hidden(name string, value func(*place) string) {
	v.figure(name, nil, value)
}
