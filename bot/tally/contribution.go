package tally

import (
	"raquan/config"
	"raquan/store"
)

// Expected gives what a unit adds to the tallies before anybody reports; nil
// if no report is expected from it.
func Expected(u *store.Unit) Sums {
	if !u.Expected() {
		return nil
	}
	s := Sums{Units: 1}
	if u.Workers != nil {
		s.add(WorkersN, 1)
		s.add(Workers, *u.Workers)
	}
	return s
}

// Contribution gives what a unit's report adds to the tallies; nil if nothing.
// A nil report adds nothing.
func Contribution(c *config.Campaign, u *store.Unit, r *store.Report) Sums {
	s := Sums{}
	switch {
	case r == nil:
	case r.Counts():
		s.addSubmission(u, r)
		s.addDay(c, r)
		for _, q := range c.Questions {
			if a, ok := r.Sent[q.Key]; ok && !a.Null {
				if a.Text != "" {
					s.add(Said(q.Key), 1)
				}
				s.addAnswer(q, a)
			}
		}
		for _, rate := range c.Rates {
			s.addRate(rate, r.Sent)
		}
	case u.Expected():
		s.addKnown(c, r)
	}
	if r != nil {
		s.addExits(c, u, r)
		s.addDoubts(c, u, r)
	}
	if len(s) == 0 {
		return nil
	}
	return s
}

func (s Sums) addSubmission(u *store.Unit, r *store.Report) {
	s.add(Sent, 1)
	if r.OnTime {
		s.add(OnTime, 1)
	}
	if r.Letter {
		s.add(Letter, 1)
	}
	if r.State == store.Returned {
		s.add(Returned, 1)
	}
	if !u.Expected() {
		s.add(Closed, 1)
	} else if u.Workers != nil {
		s.add(SentWorkers, *u.Workers)
	}
}

func (s Sums) addDay(c *config.Campaign, r *store.Report) {
	if c.Zone != nil && !r.First.IsZero() {
		s.add(First(r.First.In(c.Zone)), 1)
	}
}

func (s Sums) addAnswer(q *config.Question, a store.Answer) {
	switch q.Type {
	case config.Count:
		if a.N != nil {
			s.add(Answered(q.Key), 1)
			s.add(Sum(q.Key), *a.N)
			if *a.N > 0 {
				s.add(Some(q.Key), 1)
			}
		}
	case config.Choice, config.MultiChoice:
		for _, value := range a.Choices {
			s[Is(q.Key, value)] = 1 // a value given twice is one unit
		}
	}
}

func (s Sums) addRate(rate config.Rate, sent map[string]store.Answer) {
	num, den := figure(sent, rate.Numerator), figure(sent, rate.Denominator)
	switch {
	case num == nil || den == nil:
	case *num > *den:
		s.add(RateOut(rate.Key), 1)
	default:
		s.add(RateIn(rate.Key), 1)
		s.add(Numerator(rate.Key), *num)
		s.add(Denominator(rate.Key), *den)
	}
}

func (s Sums) addKnown(c *config.Campaign, r *store.Report) {
	if r.State == store.Draft {
		s.add(Begun, 1)
	}
	for _, q := range c.Questions {
		if f, ok := Latest(r, q.Key); ok && q.Type == config.Count {
			s.add(KnownIn(q.Key), 1)
			s.add(Known(q.Key), f.N)
		}
	}
}

// Latest is the latest known figure of a report that does not count: the one in
// the draft, or else that of a quick update.
func Latest(r *store.Report, question string) (store.Figure, bool) {
	if a := r.Working[question]; a.N != nil && !a.Null {
		return store.Figure{N: *a.N, At: a.Source.At, Source: a.Source}, true
	}
	f, ok := r.Known[question]
	return f, ok
}

// figure is a count answer; nil if it is not known.
func figure(answers map[string]store.Answer, question string) *int64 {
	if a := answers[question]; !a.Null {
		return a.N
	}
	return nil
}
