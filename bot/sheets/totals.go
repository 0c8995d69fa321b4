package sheets

import (
	"raquan/bot/figures"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// sumRow is a unit with its sums.
type sumRow struct {
	name string
	unit *store.Unit // nil: the totals
	sums tally.Sums
}

// totals writes the sheet of totals: a row for each unit right below, in the order
// of the roster, and the totals, which no filter touches. A unit with nothing below
// it has a row of its own.
func (b *book) totals(w *workbook) error {
	s, err := addSheet(w, b.say(text.SheetTotals), b.sumColumns())
	if err != nil {
		return err
	}
	below := b.table.Below
	if len(below) == 0 {
		below = []figures.Body{b.table.Body}
	}
	for i := range below {
		if err := s.add(&sumRow{below[i].Unit.Name, &below[i].Unit, b.sums(&below[i])}); err != nil {
			return err
		}
	}
	if err := s.filter("Totals"); err != nil {
		return err
	}
	if err := s.addAs(&sumRow{name: b.say(text.SheetTotal), sums: b.sums(&b.table.Body)}, true); err != nil {
		return err
	}
	return s.stream.Flush()
}

func (b *book) sumColumns() []column[*sumRow] {
	ofUnit := func(of func(*store.Unit) string) func(*sumRow) any {
		return func(r *sumRow) any {
			if r.unit == nil {
				return ""
			}
			return of(r.unit)
		}
	}
	columns := []column[*sumRow]{
		{figures.CodeHead(b.lang), 14, ofUnit(func(u *store.Unit) string { return u.Code })},
		{figures.UnitHead(b.lang), 46, func(r *sumRow) any { return r.name }},
		{b.say(text.ColKind), 24, ofUnit(func(u *store.Unit) string { return text.LevelName(b.lang, string(u.Kind)) })},
		sum(b.say(text.ColUnits), tally.Units),
		{b.say(text.ColReported), 12, func(r *sumRow) any { return r.sums[tally.Sent] - r.sums[tally.Closed] }},
		pair(b.say(text.ColReportedShare), func(s tally.Sums) (int64, int64) { return s[tally.Sent] - s[tally.Closed], s[tally.Units] }),
		sum(b.say(text.ColReportedClosed), tally.Closed),
		sum(b.say(text.ColOnTime), tally.OnTime),
		sum(b.say(text.ColLetter), tally.Letter),
		sum(b.say(text.StateReturned), tally.Returned),
		sum(b.say(text.ColDoubted), tally.Doubted),
		{b.say(text.ColChecked), 12, func(r *sumRow) any { return tally.FunnelOf(r.sums).Checked }},
		sum(b.say(text.StateBegun), tally.Begun),
		sum(b.say(text.ColRoster), tally.Workers),
		pair(b.say(text.ColCoverage), func(s tally.Sums) (int64, int64) { return s[tally.SentWorkers], s[tally.Workers] }),
	}
	if !b.table.Cut.Frozen() { // who reports for a unit is nothing of what was frozen
		columns = append(columns, sum(b.say(text.ColUnitsJoined), tally.Joined), sum(b.say(text.ColUnitsAbsent), tally.Absent), sum(b.say(text.ColUnitsBlocked), tally.Blocked))
	}
	for _, q := range figures.Asked(b.Campaign) {
		columns = append(columns, b.sumsOf(q)...)
	}
	for _, rate := range b.Campaign.Rates {
		columns = append(columns, b.rate(rate)...)
	}
	return columns
}

// sum is a column of a sum.
func sum(head, name string) column[*sumRow] {
	return column[*sumRow]{head, 12, func(r *sumRow) any { return r.sums[name] }}
}

// pair is a column of a share; empty if it is one of nothing.
func pair(head string, of func(tally.Sums) (num, den int64)) column[*sumRow] {
	return column[*sumRow]{head, 12, func(r *sumRow) any {
		num, den := of(r.sums)
		if den <= 0 {
			return nil
		}
		return share(float64(num) / float64(den))
	}}
}

// sumsOf are the columns of a question: the people, and in how many units; or the
// units for each choice.
func (b *book) sumsOf(q *config.Question) (columns []column[*sumRow]) {
	label := figures.AnswerHead(b.lang, q)
	switch q.Type {
	case config.Count:
		people := column[*sumRow]{label, 12, func(r *sumRow) any {
			if r.sums[tally.Answered(q.Key)] == 0 {
				return nil
			}
			return r.sums[tally.Sum(q.Key)]
		}}
		return append(columns, people, sum(b.say(text.ColUnitsWith, "label", label), tally.Answered(q.Key)))
	case config.Choice, config.MultiChoice:
		for _, button := range q.Buttons {
			columns = append(columns, sum(b.say(text.ColChoice, "label", label, "choice", b.of(button.Label)), tally.Is(q.Key, button.Key)))
		}
	}
	return columns
}

// rate are the columns of a rate with its pair.
func (b *book) rate(rate config.Rate) []column[*sumRow] {
	label := b.say(text.ColRate, "numerator", figures.AnswerHead(b.lang, b.Campaign.Question(rate.Numerator)), "label", b.of(rate.Label))
	return []column[*sumRow]{
		pair(label, func(s tally.Sums) (int64, int64) {
			return s[tally.Numerator(rate.Key)], s[tally.Denominator(rate.Key)]
		}),
		sum(b.say(text.ColRateNumerator, "label", label), tally.Numerator(rate.Key)),
		sum(b.say(text.ColRateDenominator, "label", label), tally.Denominator(rate.Key)),
		sum(b.say(text.ColUnitsWith, "label", label), tally.RateIn(rate.Key)),
		sum(b.say(text.ColRateOut, "label", label), tally.RateOut(rate.Key)),
	}
}
