package charts

import (
	"fmt"
	"time"

	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
)

// maxDays is how many columns stand beside each other on a phone.
const maxDays = 16

// days are the reports that had come by the end of each day, first ones of a unit
// only. The deadline of grassroots unions is a line, and what came after its day
// is of another colour.
func (m *maker) days() []chart {
	first, to := m.firstDay(), m.t.At.In(m.c.Zone)
	if first.IsZero() || first.After(to) {
		return nil
	}
	units := m.t.Sums[tally.Units]
	ch := m.head(m.say(text.ChartDaysTitle))
	ch.upright = true
	ch.top, ch.topWords = float64(max(units, m.t.Sums[tally.Sent])), m.say(text.ChartDaysTop, "n", m.num(units))
	deadline := m.c.Deadlines["grassroots"]
	if !deadline.Before.IsZero() {
		ch.note = m.say(text.ChartDaysNote, "deadline", text.Deadline(m.lang, deadline, m.c.Zone))
	}
	from := first
	for from.AddDate(0, 0, maxDays).Before(to) {
		from = from.AddDate(0, 0, 1)
	}
	var so, behind int64
	for day := first; !day.After(to); day = day.AddDate(0, 0, 1) {
		n := m.t.Sums[tally.First(day)]
		so += n
		if !deadline.Before.IsZero() && !day.Before(deadline.Before) {
			behind += n
		}
		if day.Before(from) {
			continue
		}
		if in := deadline.Before.Sub(day); in > 0 && in <= 24*time.Hour {
			ch.mark = float64(len(ch.bars)) + in.Hours()/24
		}
		ch.bars = append(ch.bars, bar{label: fmt.Sprintf("%d/%d", day.Day(), int(day.Month())), value: float64(so), late: float64(behind), words: m.num(so)})
	}
	return []chart{ch}
}

// firstDay is the first day of the launch week, or of a report that came earlier;
// zero if there is neither. It is a midnight of the campaign's zone.
func (m *maker) firstDay() time.Time {
	var first time.Time
	if w := m.c.LaunchWeek.From; w != (config.Date{}) {
		first = time.Date(w.Year, w.Month, w.Day, 0, 0, 0, 0, m.c.Zone)
	}
	for name := range m.t.Sums {
		day, ok := tally.FirstDay(name, m.c.Zone)
		if ok && (first.IsZero() || day.Before(first)) {
			first = day
		}
	}
	return first
}
