package config

import (
	"slices"
	"strings"
)

// Doubt is what makes the figures of a report that was sent worth a second look,
// as "everybody has installed it". It says nothing about anybody: an officer above
// looks, and accepts, asks the unit for an addition, or rings. It is derived from
// the report whenever that is counted, so it goes when the figures change.
type Doubt struct {
	Key   string // [a-z0-9_]{1,20}
	Rule  *Rule  // names answers, the roster's number and figures sent before
	Label Text   // how lists call it, in neutral words
}

// Was names the figure that a count question had in the revision before, in the
// rules of doubts.
func Was(question string) string { return wasPrefix + question }

const (
	wasPrefix = "was_"
	maxDoubts = 8
)

// doubtful are the questions whose answers a doubt is about, in their order.
func (c *Campaign) doubtful(d *Doubt) []string {
	var keys []string
	for _, q := range c.Questions {
		if names := d.Rule.Names(); slices.Contains(names, q.Key) || slices.Contains(names, Was(q.Key)) {
			keys = append(keys, q.Key)
		}
	}
	return keys
}

// Doubtful are the questions whose answers some doubts are about, each once, in
// the order of the campaign.
func (c *Campaign) Doubtful(doubts []*Doubt) []string {
	found := map[string]bool{}
	for _, d := range doubts {
		for _, key := range c.doubtful(d) {
			found[key] = true
		}
	}
	var keys []string
	for _, q := range c.Questions {
		if found[q.Key] {
			keys = append(keys, q.Key)
		}
	}
	return keys
}

func (r *campaignReader) doubts(m mapping) {
	about := finding{list: "doubts", what: "doubt", key: "tang_nhieu", rule: "DA_CAI == TONG_LD", use: doubted, most: maxDoubts, room: "lists have room for no more"}
	r.findings(m, about, func(key string, rule *Rule, label Text) {
		r.c.Doubts = append(r.c.Doubts, &Doubt{key, rule, label})
	})
}

// doubtWords is what the rules of doubts may name: answers, the roster's number,
// and the figures of the revision before.
func (c *Campaign) doubtWords() vocabulary {
	words := c.answerWords()
	words.types["roster"] = 0
	for _, q := range c.Questions {
		if q.Type == Count {
			words.types[Was(q.Key)] = 0
		}
	}
	return words
}

// checkDoubt refuses a doubt that is about no answer: nobody could be asked to look
// at it.
func (r *campaignReader) checkDoubt(d *draftRule) {
	if !slices.ContainsFunc(d.expr.names, func(name string) bool {
		return name != "roster" && !strings.HasPrefix(name, wasPrefix)
	}) {
		d.source.fault("%s: names no answer, so that nobody could look at it; name for example %s", d.source.name(), r.c.Main)
	}
}
