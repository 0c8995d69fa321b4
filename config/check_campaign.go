package config

import "slices"

// check compares the sections with one another; each may be read well and
// still not fit the rest.
func (r *campaignReader) check() {
	r.checkDeadlines()
	r.checkKept()
	r.checkOrder()
	r.checkFigures()
	r.checkChoiceIs("held", r.c.Held)
	r.checkChoiceIs("officers", r.c.Officers)
	r.checkAsked("ways", r.c.Ways, Choice, MultiChoice)
	r.checkAsked("trouble", r.c.Trouble, Choice, MultiChoice, FreeText)
	r.checkRates()
	r.checkDaily()
	r.checkOffers()
	r.checkLadder()
	r.readFills()
	r.checkAliases()
	r.compileRules()
	for _, t := range r.texts {
		r.checkPlaceholders(t)
		r.checkSaid(t)
	}
}

func (r *campaignReader) checkDeadlines() {
	for _, kind := range kinds {
		upper, ok := r.c.Deadlines[kind]
		for _, lower := range below[kind] {
			l, both := r.c.Deadlines[lower]
			if ok && both && l.Before.After(upper.Before) {
				r.fault(r.lines["deadline "+kind], "deadline of %s (%s) is before that of %s (%s), whose reports it collects; write a later one",
					kind, upper.Before.Format("2006-01-02 15:04"), lower, l.Before.Format("2006-01-02 15:04"))
			}
		}
	}
}

// checkKept demands that the figures are kept until every report is in.
func (r *campaignReader) checkKept() {
	if r.c.KeptUntil.IsZero() {
		return
	}
	end := r.c.KeptUntil.At(r.c.Zone, 24, 0)
	for _, kind := range kinds {
		if d, ok := r.c.Deadlines[kind]; ok && end.Before(d.Before) {
			r.fault(r.lines["kept_until"], "kept_until (%s) is before the deadline of %s (%s); write a later day", r.c.KeptUntil, kind, d.Before.Format("2006-01-02 15:04"))
			return
		}
	}
}

// checkOrder demands unique keys and one confirming question, the last.
func (r *campaignReader) checkOrder() {
	seen := map[string]int{}
	for i, q := range r.c.Questions {
		line := r.lines[q]
		if first, twice := seen[q.Key]; twice && q.Key != "" {
			r.fault(line, "question %s is there twice, first in line %d; give it another key", q.Key, first)
		}
		seen[q.Key] = line
		last := i == len(r.c.Questions)-1
		switch {
		case q.Type == Confirm && !last:
			r.fault(line, "question %s of type confirm must be the last one; move it to the end", q.Key)
		case last && q.Type != Confirm && q.Type != "":
			r.fault(line, "the last question is %s; add one of type confirm after it, or nobody can send", q.Key)
		}
	}
}

// find is a question of the report with a type, else a fault at the line.
func (r *campaignReader) find(line int, what, key string, kind QuestionType) *Question {
	if key == "" {
		return nil
	}
	var keys []string
	for _, q := range r.c.Questions {
		if q.Key == key && q.Type == kind {
			return q
		}
		if q.Type == kind {
			keys = append(keys, q.Key)
		}
	}
	r.fault(line, "%s is %q, which is no question of type %s%s", what, key, kind, didYouMean(key, "there are", keys))
	return nil
}

func (r *campaignReader) checkFigures() {
	r.find(r.lines["total"], "total", r.c.Total, Count)
	r.find(r.lines["main"], "main", r.c.Main, Count)
}

func (r *campaignReader) checkChoiceIs(name string, is *ChoiceIs) {
	if is == nil {
		return
	}
	q := r.find(r.lines[name], "question of "+name, is.Question, Choice)
	if q != nil && is.Value != "" && q.Button(is.Value) == nil {
		r.fault(r.lines[name], "value of %s is %q, but %s has no such button%s", name, is.Value, q.Key, didYouMean(is.Value, "its buttons", q.buttonKeys()))
	}
}

// checkAsked checks that a key names a question of one of the types, if it names
// any.
func (r *campaignReader) checkAsked(name, key string, types ...QuestionType) {
	if key == "" {
		return
	}
	var keys []string
	for _, q := range r.c.Questions {
		if !slices.Contains(types, q.Type) {
			continue
		}
		if q.Key == key {
			return
		}
		keys = append(keys, q.Key)
	}
	r.fault(r.lines[name], "%s is %q, which is no question of that kind%s", name, key, didYouMean(key, "there are", keys))
}

func (r *campaignReader) checkRates() {
	seen := map[string]bool{}
	for i, rate := range r.c.Rates {
		line := r.lines[i]
		r.find(line, "numerator of rate "+rate.Key, rate.Numerator, Count)
		r.find(line, "denominator of rate "+rate.Key, rate.Denominator, Count)
		if rate.Numerator == rate.Denominator && rate.Numerator != "" {
			r.fault(line, "rate %s divides %s by itself; name another question as denominator", rate.Key, rate.Numerator)
		}
		if seen[rate.Key] && rate.Key != "" {
			r.fault(line, "rate %s is there twice; give it another key", rate.Key)
		}
		seen[rate.Key] = true
	}
}

func (r *campaignReader) checkDaily() {
	daily := r.c.Daily
	if daily == nil {
		return
	}
	line := r.lines[daily]
	if daily.Type != Count && daily.Type != "" {
		r.fault(line, "daily is of type %s; write type: count, it asks for the figure named by main", daily.Type)
	}
	for _, q := range r.c.Questions {
		if q.Key == daily.Key && q.Key != "" {
			r.fault(line, "daily has the key %s of a question; give it another key", q.Key)
		}
	}
	if r.c.LaunchWeek.IsZero() {
		r.fault(line, "daily is asked in the launch week, but there is none; add launch_week, or take daily away")
	}
}

// checkOffers demands that a rule's offer is another question.
func (r *campaignReader) checkOffers() {
	for _, q := range r.c.all() {
		for _, rule := range q.demands() {
			if rule.Offer == "" {
				continue
			}
			if rule.Offer == q.Key {
				r.fault(r.lines[rule], "rule %s of %s offers to correct %s itself; name another question, or leave offer out", rule.Key, q.Key, q.Key)
				continue
			}
			if other := r.c.Question(rule.Offer); other == nil || other.Type == Confirm {
				r.fault(r.lines[rule], "rule %s of %s offers the unknown question %q%s", rule.Key, q.Key, rule.Offer, didYouMean(rule.Offer, "there are", r.c.keys()))
			}
		}
	}
}

// all is every question, the daily one last.
func (c *Campaign) all() []*Question {
	if c.Daily == nil {
		return c.Questions
	}
	return append(slices.Clone(c.Questions), c.Daily)
}

func (c *Campaign) keys() []string {
	var keys []string
	for _, q := range c.Questions {
		if q.Type != Confirm {
			keys = append(keys, q.Key)
		}
	}
	return keys
}
