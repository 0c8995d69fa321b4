package config

import (
	"maps"
	"slices"
	"strings"
)

// checkLadder holds the steps against one another, the texts and the calendar.
func (r *campaignReader) checkLadder() {
	seen, used := map[string]int{}, map[string]bool{}
	for _, s := range r.c.Ladder {
		line := r.lines[s]
		if first, twice := seen[s.Key]; twice && s.Key != "" {
			r.fault(line, "step %s is there twice, first in line %d; give it another key", s.Key, first)
		}
		if _, before := seen[s.Follows]; s.Follows != "" && (!before || s.Follows == s.Key) {
			r.fault(line, "step %s follows %q, which is no step before it%s", s.Key, s.Follows, didYouMean(s.Follows, "there are", slices.Sorted(maps.Keys(seen))))
		}
		seen[s.Key], used[s.Text] = line, true
		r.checkAudience(s)
		r.checkReminder(s)
	}
	for _, key := range slices.Sorted(maps.Keys(r.c.Reminders)) {
		if !used[key] {
			r.fault(r.lines["reminder "+key], "reminder %s is the text of no step; name it in a step, or take it away", key)
		}
	}
	if _, ok := r.c.Deadlines["national"]; !ok {
		return
	}
	for _, s := range r.whole {
		r.checkMoments(s)
	}
}

// checkAudience demands that the audience exists on the levels, and that one text
// can speak to all of it.
func (r *campaignReader) checkAudience(s *Step) {
	if len(s.Audience) == 0 {
		return
	}
	line, reports := r.lines[s], s.Audience[0].OfReports()
	for _, a := range s.Audience {
		if a.OfReports() != reports {
			r.fault(line, "step %s is for %s and %s: those who report and the levels above are told different things; make two steps of it", s.Key, s.Audience[0], a)
			return
		}
		if a == DailyMissing && r.c.Daily == nil {
			r.fault(line, "step %s is for %s, but there is no daily question; add daily, or take the step away", s.Key, a)
		}
	}
	for _, level := range s.Levels {
		switch {
		case reports && level != "grassroots" && level != "attached":
			r.fault(line, "step %s is for %s, but units of level %s do not report; write incomplete, not_joined or digest", s.Key, s.Audience[0], level)
		case !reports && level == "grassroots":
			r.fault(line, "step %s is for %s, but nothing is below units of level grassroots; take the level away", s.Key, s.Audience[0])
		}
	}
}

// checkReminder demands that the text is there, and names what is known.
func (r *campaignReader) checkReminder(s *Step) {
	text, ok := r.c.Reminders[s.Text]
	if !ok && s.Text != "" {
		r.fault(r.lines[s], "step %s has the text %q, which is not among reminders%s", s.Key, s.Text, didYouMean(s.Text, "there are", slices.Sorted(maps.Keys(r.c.Reminders))))
	}
	if len(s.Audience) == 0 || !s.Audience[0].OfReports() {
		return
	}
	for _, name := range text.names() {
		if !slices.Contains(namesOfReports, name) && slices.Contains(namesAbove, name) {
			r.fault(r.lines[s], "step %s has the text %s, which names {%s}: only levels above have that; give it another text", s.Key, s.Text, name)
		}
	}
}

// checkMoments refuses a step that would not go, or goes too late, on a level.
func (r *campaignReader) checkMoments(s *Step) {
	for _, level := range s.Levels {
		deadline := r.c.Deadlines[level].Before
		moments := r.c.moments(s.Moment, deadline)
		switch {
		case deadline.IsZero():
			continue
		case len(moments) == 0:
			r.fault(r.lines[s], "step %s never goes for %s: cron %q has no moment between from and to", s.Key, level, s.Moment.Spec)
			return
		case len(moments) >= maxOccurrences:
			r.fault(r.lines[s], "step %s goes more than %d times for %s; write a cron that goes less often, or a nearer to", s.Key, maxOccurrences-1, level)
			return
		}
		for _, at := range moments {
			if last := s.Useless.last(r.c, at, deadline); at.After(last) {
				r.fault(r.lines[s], "step %s goes on %s for %s, after its own useless_after (%s); write a later one", s.Key, at.In(r.c.Zone).Format(stamp), level, last.In(r.c.Zone).Format(stamp))
				return
			}
		}
		if len(r.c.Occurrences(s, deadline, deadline)) == 0 {
			r.fault(r.lines[s], "every moment of step %s for %s is in a forbidden time (%s–%s, not on %s, not on holidays), the first on %s; write another one, or a later useless_after",
				s.Key, level, clockText(r.c.Hours.To), clockText(r.c.Hours.From), notOn(r.c.Hours), moments[0].In(r.c.Zone).Format(stamp))
			return
		}
	}
}

const stamp = "Mon 2006-01-02 15:04"

func notOn(h Hours) string {
	var names []string
	for _, d := range h.NotOn {
		names = append(names, weekdays[d])
	}
	return strings.Join(names, ", ")
}
