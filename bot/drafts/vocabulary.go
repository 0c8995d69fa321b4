package drafts

import (
	"slices"
	"strconv"
	"strings"

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

func (v *vocabulary) ofUnits() {
	v.always("ten_don_vi", v.mean(text.NameUnit), func(p *place) string { return p.table.Unit.Name })
	v.always("ten_viet_tat", v.mean(text.NameShort), func(p *place) string { return p.table.Unit.ShortName() })
	v.always("ten", v.mean(text.NameShort), func(p *place) string {
		if p.opinion != nil {
			return p.opinion.unit
		}
		return p.body.Unit.ShortName()
	})
	v.always("ten_day_du", v.mean(text.NameFull), func(p *place) string { return p.body.Unit.Name })
	v.record("ky_hieu", text.NameSymbol, func(p *place) string {
		if u := &p.table.Unit; u.Symbol != "" || u.Kind != store.Grassroots {
			return u.Symbol
		}
		return text.DraftSymbol.In(lang)
	})
	v.record("dia_danh", text.NamePlace, func(p *place) string { return p.table.Unit.Place })
	v.record("ten_cap_tren", text.NameAbove, func(p *place) string {
		if p.superior == nil {
			return ""
		}
		return p.superior.Name
	})
	v.always("tt", v.mean(text.NameNo), func(p *place) string {
		if p.no == 0 {
			return ""
		}
		return strconv.Itoa(p.no)
	})
	v.always("ghi_chu", v.mean(text.NameRemark), (*place).remark)
	for _, is := range []struct {
		name string
		kind store.UnitKind
	}{{"la_ldld", store.Federation}, {"la_nganh", store.Sector}, {"la_truc_thuoc", store.Attached}, {"la_cap_tren", store.Upper}, {"la_cdcs", store.Grassroots}} {
		v.always(is.name, v.mean(text.NameIs, "level", level(is.kind)), func(p *place) string {
			if p.table.Unit.Kind == is.kind {
				return "1"
			}
			return ""
		})
	}
}

func (v *vocabulary) ofDocument() {
	c := v.c
	v.always("trich_dan", v.mean(text.NameCite), func(*place) string { return c.Letter.Cite.In(string(lang)) })
	v.always("noi_dung", v.mean(text.NameSubject), func(*place) string { return c.Letter.Subject.In(string(lang)) })
	v.always("tieu_de", v.mean(text.NameTitle), func(*place) string { return c.Title.In(string(lang)) })
	v.always("app", v.mean(text.NameApp), func(*place) string { return c.App })
	for _, part := range []string{"gio", "phut", "ngay", "thang", "nam"} {
		v.always(part, v.mean(text.NameCut, "what", text.MomentParts[part]), func(p *place) string { return moment(p.table.At.In(c.Zone), part) })
	}
	for _, end := range []string{"ra_quan_tu", "ra_quan_den"} {
		v.add(&word{name: end, meaning: v.mean(text.NameWeek, "what", text.MomentParts[end]), value: func(*place) (string, bool) {
			day := weekEnd(c.LaunchWeek, end == "ra_quan_tu")
			return day, day != ""
		}})
	}
	v.always("du_thao", v.mean(text.NameMark), func(p *place) string {
		if p.table.Frozen() {
			return ""
		}
		return text.DraftMark.In(lang)
	})
	v.always("lan_chot", v.mean(text.NameFreeze), func(p *place) string {
		if !p.table.Frozen() {
			return ""
		}
		return strconv.Itoa(p.table.Freeze)
	})
	v.always("so_cap_tren", v.mean(text.NameUppers), func(p *place) string { return text.Number(lang, p.uppers) })
}

// weekEnd is the first or the last day of the launch week; the year stands with the last.
func weekEnd(w config.Period, first bool) string {
	if w.From.IsZero() {
		return ""
	}
	if d := w.From; first {
		s := strconv.Itoa(d.Day) + "/" + strconv.Itoa(int(d.Month))
		if d.Year != w.To.Year {
			s += "/" + strconv.Itoa(d.Year)
		}
		return s
	}
	return strconv.Itoa(w.To.Day) + "/" + strconv.Itoa(int(w.To.Month)) + "/" + strconv.Itoa(w.To.Year)
}

func (v *vocabulary) ofReporting() {
	what := func(key string) *text.Sentence { return text.Reporting[key] }
	for _, w := range []struct {
		name, key string
		of        func(tally.Sums) int64
	}{
		{"cdcs_tong", "expected", func(s tally.Sums) int64 { return s[tally.Units] }},
		{"cdcs_da_bc", "reported", reported},
		{"cdcs_bc", "counted", func(s tally.Sums) int64 { return s[tally.Sent] }},
		{"cdcs_chua_bc", "owing", func(s tally.Sums) int64 { return s[tally.Units] - reported(s) }},
		{"cdcs_ket_thuc", "ended", func(s tally.Sums) int64 { return s[tally.Closed] }},
		{"cdcs_dung_han", "on-time", func(s tally.Sums) int64 { return s[tally.OnTime] }},
	} {
		v.figure(w.name, v.mean(text.NameReporting, "what", what(w.key)), func(p *place) string { return text.Number(lang, w.of(p.sums)) })
	}
	v.share("bc", what("reported"), func(s tally.Sums) (int64, int64) { return reported(s), s[tally.Units] })
	v.share("bc_nguoi", what("people"), func(s tally.Sums) (int64, int64) { return s[tally.SentWorkers], s[tally.Workers] })
}

func (v *vocabulary) ofBelow() {
	all := text.Reporting["all"]
	v.add(&word{name: "don_vi", meaning: v.mean(text.NameBelow, "what", all), list: func(p *place) []scope { return p.below("") }})
	for _, class := range []struct {
		name string
		kind store.UnitKind
	}{{"ldld", store.Federation}, {"nganh", store.Sector}, {"truc_thuoc", store.Attached}, {"cap_tren", store.Upper}, {"cdcs", store.Grassroots}} {
		v.add(&word{name: class.name, meaning: v.mean(text.NameBelow, "what", level(class.kind)), list: func(p *place) []scope { return p.below(class.kind) }})
		v.add(&word{name: class.name + "_cong", meaning: v.mean(text.NameBelowTotal), list: func(p *place) []scope { return p.total(class.kind) }})
		for i, w := range []struct{ end, what string }{{"_so", "all"}, {"_co_bc", "some"}, {"_du_bc", "complete"}, {"_da_chot", "frozen"}} {
			v.always(class.name+w.end, v.mean(text.NameClass, "level", level(class.kind), "what", text.Reporting[w.what]), func(p *place) string { return text.Number(lang, p.class(class.kind)[i]) })
		}
	}
}

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
