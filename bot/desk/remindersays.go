package desk

import (
	"slices"
	"strings"
	"time"

	"raquan/bot/dialog"
	"raquan/bot/remind"
	"raquan/bot/text"
	"raquan/store"
)

// lines are what the step says, what has moved the deadline, and what is left of
// reports that were begun.
func (r *reminder) lines() ([]string, error) {
	l, c := r.w.lang, r.d.Campaign
	first := slices.MinFunc(r.owed, func(a, b owed) int { return r.d.deadline(a).Compare(r.d.deadline(b)) })
	names := make([]string, len(r.owed))
	for i, o := range r.owed {
		names[i] = o.unit.Name
	}
	say, due := r.template(), r.d.deadline(first)
	dated := strings.Contains(say, "{deadline}")
	if r.overInternally(first) {
		if due = r.d.onTime(first); dated && r.step != nil {
			say = text.RemindPlain.In(l) // steps after the deadline say that a report is late now
		}
	}
	lines := []string{text.Fill(say, "unit", bold(text.Units(l, names)), "deadline", bold(text.Until(l, due, c.Zone)),
		"above", r.from, "title", text.Of(l, c.Title), "app", c.App, "letter", c.Letter.Number)}
	if dated {
		moved, err := r.moved(first)
		if err != nil {
			return nil, err
		}
		if moved != "" {
			lines = append(lines, moved)
		}
	}
	begun, err := r.begun()
	return slices.Concat(lines, begun, r.others(), r.above), err
}

// others names, in a line, the person's other units from which something is
// expected: a person gets one message for all.
func (r *reminder) others() []string {
	if len(r.also) == 0 {
		return nil
	}
	names := make([]string, len(r.also))
	for i, o := range r.also {
		names[i] = o.unit.Name
	}
	return []string{text.Say(r.w.lang, text.RemindAlso, "unit", text.Units(r.w.lang, names))}
}

func bold(s string) text.HTML { return text.HTML("<b>" + text.Escape(s) + "</b>") }

// template is what the step says, with its places open.
func (r *reminder) template() string {
	if r.from != "" {
		return text.NudgeSaid.In(r.w.lang)
	}
	if r.key == remind.Later {
		return text.RemindLater.In(r.w.lang)
	}
	if r.step != nil {
		if said := text.Of(r.w.lang, r.d.Campaign.Reminders[r.step.Text]); said != "" {
			return text.Escape(said)
		}
	}
	return text.RemindPlain.In(r.w.lang) // the campaign file has changed
}

// moved says in a line why the deadline is not the common one; empty if it is.
func (r *reminder) moved(o owed) (string, error) {
	l, zone := r.w.lang, r.d.Campaign.Zone
	before := remind.Deadline(r.d.Campaign, o.unit, o.dates.of)
	common, _ := r.d.Campaign.DeadlineFor(string(o.unit.Kind))
	switch {
	case before.After(common.Before):
		return text.Say(l, text.RemindGranted, "before", text.Until(l, common.Before, zone)), nil
	case before.Before(common.Before):
		above, err := r.setter(o, before)
		if err != nil || above == nil {
			return "", err
		}
		if r.overInternally(o) {
			return text.Say(l, text.DueInternal, "above", above.ShortName(), "internal", text.Until(l, r.d.deadline(o), zone)), nil
		}
		return text.Say(l, text.RemindInternal, "above", above.ShortName(), "before", text.Until(l, r.d.extended(common.Before), zone)), nil
	}
	return text.DeadlineMoved(l, r.d.extended(before), gaps(remind.Across(before, *r.d.outages.Load())), zone), nil
}

// overInternally reports whether only a date is past that a level above has set,
// and the report would still be on time.
func (r *reminder) overInternally(o owed) bool {
	return !r.d.deadline(o).After(r.now) && r.d.onTime(o).After(r.now)
}

// setter is the level above that set a unit's internal date.
func (r *reminder) setter(o owed, at time.Time) (*store.Unit, error) {
	for _, id := range o.unit.Above {
		if o.dates[id].Below.Equal(at) {
			return r.w.readUnit(id)
		}
	}
	return nil, nil
}

// mostBegun is how many reports that were begun are spoken of.
const mostBegun = 3

// begun says what is left of the reports that were begun, and what is to be completed
// in those that were returned.
func (r *reminder) begun() ([]string, error) {
	var lines []string
	for _, o := range r.owed {
		if back := o.report.Reopened(); back != nil && len(lines) < mostBegun {
			lines = append(lines, text.Say(r.w.lang, text.RemindBack, "unit", o.unit.ShortName(),
				"answers", strings.Join(labels(r.w.lang, r.d.Campaign, back.Questions), "; "), "reason", text.ReviewReason(r.w.lang, text.ActBack, back.Reason)))
			continue
		}
		if o.report.State != store.Draft || len(o.report.Working) == 0 || len(lines) == mostBegun {
			continue
		}
		r.w.unit, r.w.report = o.unit, o.report
		env, err := r.w.envUnit(dialog.Env{Campaign: r.d.Campaign, Lang: r.w.lang, Now: r.now}, false, false)
		if err != nil {
			return nil, err
		}
		say, left := text.RemindCard, dialog.Left(env)
		if left > 0 {
			say = text.RemindLeft
		}
		lines = append(lines, text.Say(r.w.lang, say, "unit", o.unit.ShortName(), "n", text.TwoDigits(r.w.lang, left)))
	}
	r.w.unit, r.w.report = nil, nil
	return lines, nil
}
