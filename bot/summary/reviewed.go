package summary

import (
	"cmp"
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/review"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// reviewed says what officers above have done with a report: returned it, with what
// became of that, withdrawn it, or accepted what is doubtful about it.
func (p *page) reviewed(r *store.Report) ([]string, error) {
	var lines []string
	if gone := r.Withdrawal; gone != nil {
		above, err := p.levelName(gone.In)
		if err != nil {
			return nil, err
		}
		lines = append(lines, p.say(text.RepGone, "above", above, "n", p.num(int64(gone.Revision)), "moment", p.moment(gone.At),
			"reason", text.ReviewReason(p.lang, text.ActGone, gone.Reason)))
	}
	if back := r.Return; back != nil && r.State != store.Withdrawn {
		line, err := p.back(r, back)
		if err != nil {
			return nil, err
		}
		lines = append(lines, line)
	}
	doubts := strings.Join(p.doubtNames(tally.Doubts(p.c, &p.unit, r)), "; ")
	switch {
	case !r.Counts() || doubts == "":
	case r.Settled():
		lines = append(lines, p.say(text.RepAccepted, "moment", p.moment(r.Checked.At), "doubts", doubts,
			"note", text.ReviewReason(p.lang, text.ActAccept, r.Checked.Note)))
	default:
		lines = append(lines, p.say(text.RepDoubts, "doubts", doubts))
	}
	return lines, nil
}

// back says that a report was returned, why, and how far that has come.
func (p *page) back(r *store.Report, back *store.Return) (string, error) {
	above, err := p.levelName(back.In)
	if err != nil {
		return "", err
	}
	var names []string
	for _, q := range p.c.Questions {
		if slices.Contains(back.Questions, q.Key) {
			names = append(names, p.name(q))
		}
	}
	progress, err := p.progress(r, back)
	return p.say(text.RepBack, "above", above, "moment", p.moment(back.At),
		"answers", cmp.Or(strings.Join(names, "; "), p.label(text.RepBackAll)),
		"reason", text.ReviewReason(p.lang, text.ActBack, back.Reason), "progress", text.HTML(progress)), err
}

// progress says whether the people of the unit have got it, seen it, and completed
// the report: with what, from what to what.
func (p *page) progress(r *store.Report, back *store.Return) (string, error) {
	switch {
	case !back.Fixed.IsZero():
		var was, is store.Revision
		for n, rev := range map[int]*store.Revision{back.Revision: &was, back.Revision + 1: &is} {
			if _, err := store.Get(p.s, store.RevisionKey(p.c.Key, p.unit.ID, n), rev); err != nil {
				return "", err
			}
		}
		changes := Changes(p.lang, p.c, was.Answers, is.Answers)
		for i := range changes {
			changes[i] = strings.TrimPrefix(changes[i], "• ")
		}
		return p.say(text.RepBackFixed, "moment", p.moment(back.Fixed),
			"changes", text.HTML(cmp.Or(strings.Join(changes, "; "), p.say(text.RepBackSame)))), nil
	case !back.Seen.IsZero():
		return p.say(text.RepBackSeen, "moment", p.moment(back.Seen)), nil
	}
	people, err := review.Reporters(p.s, p.unit.ID)
	if err != nil {
		return "", err
	}
	told := 0
	for _, id := range people {
		var e store.Entry
		found, err := store.Get(p.s, store.LedgerKey(id, review.ReturnCause(p.c.Key, p.unit.ID, back.Revision)), &e)
		if err != nil {
			return "", err
		}
		if found && e.Outcome == store.Done {
			told++
		}
	}
	if told == 0 {
		return p.say(text.RepBackNot), nil
	}
	return p.say(text.RepBackTold, "n", p.num(int64(told)), "of", p.num(int64(len(people)))), nil
}

// levelName names a unit above.
func (p *page) levelName(id store.UnitID) (string, error) {
	var u store.Unit
	_, err := store.Get(p.s, store.UnitKey(id), &u)
	return clip(u.ShortName(), maxName), err
}

// reviewRows are the buttons of what a level above can do with a report.
func (p *page) reviewRows(r *store.Report) [][]chat.Button {
	if !p.unit.Reports || p.root() == p.unit.ID {
		return nil
	}
	button := func(label *text.Sentence, what string) chat.Button {
		return p.button(p.label(label), reviewData(&p.unit, r, what))
	}
	var all []chat.Button
	if len(tally.OpenDoubts(p.c, &p.unit, r)) > 0 {
		all = append(all, button(text.Accept, string(text.ActAccept)))
	}
	if r.State == store.Sent {
		all = append(all, button(text.AskBack, string(text.ActBack)))
	}
	all = append(all, button(text.RingUnit, "ring"))
	if r.Counts() {
		all = append(all, button(text.Withdraw, string(text.ActGone)))
	}
	return slices.Collect(slices.Chunk(all, perRow))
}
