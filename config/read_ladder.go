package config

import (
	"regexp"
	"slices"
	"strconv"
)

var stepKey = regexp.MustCompile(`^[a-z0-9-]{1,24}$`)

// maxRank is the highest rank of a step.
const maxRank = 100

// What a text of a step may name. A reminder of reports speaks of the units to
// be reported for, one to a level above of those below it.
var (
	namesOfReports = []string{"unit", "deadline", "title", "app", "letter"}
	namesAbove     = []string{"unit", "deadline", "title", "app", "letter", "missing", "of", "not_joined"}
)

// reminders reads what the steps say.
func (r *campaignReader) reminders(m mapping) {
	r.c.Reminders = map[string]Text{}
	v, ok := m.get("reminders")
	if !ok {
		return
	}
	texts := v.mapping()
	for _, key := range texts.order {
		if v := texts.fields[key]; !stepKey.MatchString(key) {
			v.fault("the key %q of a reminder does not fit; use small letters, digits and hyphens, at most 24", key)
			continue
		}
		r.c.Reminders[key] = r.needText(texts, key, textRule{known: namesAbove, most: maxAsk})
		r.lines["reminder "+key] = texts.lineOf(key)
	}
}

// ladder reads the steps. A campaign may have none: then nobody is reminded.
func (r *campaignReader) ladder(m mapping) {
	for _, v := range m.list("ladder") {
		if key := v.peek("key"); key != "" {
			v.where = "step " + key
		}
		r.step(v.mapping("key", "name", "levels", "audience", "at", "cron", "from", "to", "useless_after", "rank", "text", "follows", "always"))
	}
}

func (r *campaignReader) step(f mapping) {
	before := len(r.list)
	s := &Step{
		Key:     f.matching("key", "t-3", stepKey, "small letters, digits and hyphens, at most 24"),
		Name:    r.needText(f, "name", plain),
		Moment:  r.moment(f),
		Useless: r.uselessAfter(f),
		Rank:    f.rank(),
		Text:    f.needStr("text", "deadline"),
		Follows: f.str("follows"),
		Always:  f.flag("always"),
	}
	s.Levels = f.words("levels", "[grassroots, attached]", kinds)
	for _, word := range f.words("audience", "[not_sent]", audienceWords()) {
		s.Audience = append(s.Audience, Audience(word))
	}
	r.lines[s] = f.line
	r.c.Ladder = append(r.c.Ladder, s)
	if len(r.list) == before {
		r.whole = append(r.whole, s)
	}
}

// rank is a whole number from 1 on.
func (m mapping) rank() int {
	s := m.needStr("rank", "50")
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > maxRank {
		m.doc.fault(m.lineOf("rank"), "rank of %s is %q; write a number from 1 to %d", m.name(), s, maxRank)
	}
	return n
}

// words are the entries of a list that must be there and have some, all known
// and different.
func (m mapping) words(key, example string, known []string) []string {
	list, ok := m.need(key, example)
	if !ok {
		return nil
	}
	var words []string
	before, items := len(m.doc.list), list.items()
	for _, v := range items {
		s, ok := v.scalar()
		switch {
		case !ok:
		case !slices.Contains(known, s):
			v.fault("%s is %q, which is unknown%s", v.name(), s, didYouMean(s, "there are", known))
		case slices.Contains(words, s):
			v.fault("%s is %s again; keep one of them", v.name(), s)
		default:
			words = append(words, s)
		}
	}
	if len(items) == 0 && len(m.doc.list) == before {
		list.fault("%s is empty; write for example %s: %s", list.name(), key, example)
	}
	return words
}

func audienceWords() []string {
	words := make([]string, len(audiences))
	for i, a := range audiences {
		words[i] = string(a)
	}
	return words
}
