package summary

import (
	"cmp"
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// MissingIn is how many reports are missing in sums: of open units that have not
// sent.
func MissingIn(t tally.Sums) int64 { return t[tally.Units] - (t[tally.Sent] - t[tally.Closed]) }

// missingPeople is of how many people, by the roster, the reports are missing.
func missingPeople(t tally.Sums) int64 { return t[tally.Workers] - t[tally.SentWorkers] }

// missing lists the units right below one under which reports are missing, those
// of most people first: whom to ring first.
func (p *page) missing() (chat.Message, error) {
	sums, err := p.tally(p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	ids, err := p.below(p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	if len(ids) > maxLacking {
		return p.ring()
	}
	list, err := p.lacking(ids)
	if err != nil {
		return chat.Message{}, err
	}
	of := max(1, (len(list)+perPage-1)/perPage)
	at := max(0, min(p.screen.Page, of-1))
	lines := append([]string{p.say(text.MissHead, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}, p.zoneNote()...)
	lines = append(lines, p.missingOf(sums))
	var buttons []chat.Button
	for i, ch := range list[at*perPage : min((at+1)*perPage, len(list))] {
		line, err := p.lack(ch)
		if err != nil {
			return chat.Message{}, err
		}
		no := p.num(int64(at*perPage + i + 1))
		lines = append(lines, p.say(text.SumChild, "no", no, "unit", clip(ch.unit.ShortName(), maxChild), "figures", text.HTML(line)))
		buttons = append(buttons, p.button(p.label(text.SumOpen, "no", no, "unit", clip(ch.unit.ShortName(), maxButton)), p.opens(ch)))
	}
	msg := chat.Message{Text: strings.Join(lines, "\n"), Buttons: slices.Collect(slices.Chunk(buttons, perRow))}
	if row := p.turns(Missing, at, of); row != nil {
		msg.Buttons = append(msg.Buttons, row)
	}
	if MissingIn(sums) > 0 {
		msg.Buttons = append(msg.Buttons, append(p.nudge(), p.button(p.label(text.RingOpen), p.link(Ring, p.unit.ID, 0))))
	}
	msg.Buttons = append(msg.Buttons, []chat.Button{
		p.button(p.label(text.Summary), p.link(Totals, p.unit.ID, 0)),
		p.button(p.label(text.SumRefresh), p.link(Missing, p.unit.ID, at)),
	})
	return msg, nil
}

// nudge is the button with which the units that have not reported are reminded:
// the dialog reads it, since its command does the same.
func (p *page) nudge() []chat.Button {
	return chat.Row(p.button(p.label(text.NudgeOpen), "nhac/"+string(p.unit.ID)))
}

func (p *page) missingOf(sums tally.Sums) string {
	n := MissingIn(sums)
	if n == 0 {
		return p.say(text.MissNone)
	}
	return p.say(text.MissCount, "n", p.num(n), "of", p.num(sums[tally.Units]))
}

// opens is where the button of a unit leads: to what is missing below it, or to
// its report.
func (p *page) opens(ch child) string {
	if ch.leaf {
		return p.link(Report, ch.unit.ID, 0)
	}
	return p.link(Missing, ch.unit.ID, 0)
}

// maxLacking bounds the units of which the missing ones are sorted here. Where more
// stand right below a unit they hardly have others below them, and the list to ring,
// which has an index, says the same.
const maxLacking = 500

// lacking are those of some units under which reports are missing, those of
// most people first, then those of most units, then in the order of the roster.
func (p *page) lacking(ids []store.UnitID) ([]child, error) {
	children, err := p.load(ids, 0, len(ids))
	if err != nil {
		return nil, err
	}
	children = slices.DeleteFunc(children, func(ch child) bool { return MissingIn(ch.sums) <= 0 })
	slices.SortStableFunc(children, func(a, b child) int {
		return cmp.Or(cmp.Compare(missingPeople(b.sums), missingPeople(a.sums)), cmp.Compare(MissingIn(b.sums), MissingIn(a.sums)))
	})
	return children, nil
}

// lack says what is missing of a unit and below it.
func (p *page) lack(ch child) (string, error) {
	var parts []string
	if !ch.leaf {
		parts = append(parts, p.say(text.MissBelow, "n", p.num(MissingIn(ch.sums)), "of", p.num(ch.sums[tally.Units])))
	}
	if n := missingPeople(ch.sums); n > 0 {
		parts = append(parts, p.say(text.MissPeople, "n", p.num(n)))
	}
	if !ch.leaf {
		return dots(parts), nil
	}
	state, err := p.where(&ch.unit)
	return dots(append(parts, append(state, p.childCases(ch)...)...)), err
}

// whereSaid says how far a unit has come that has not sent.
var whereSaid = map[string]*text.Sentence{tally.Absent: text.MissAbsent, tally.Blocked: text.MissBlocked, tally.Silent: text.MissSilent, tally.Halfway: text.MissBegun}

// where says how far a unit that has not sent has come, and what was promised.
func (p *page) where(u *store.Unit) ([]string, error) {
	people, err := tally.PeopleOf(p.s, u.ID)
	if err != nil {
		return nil, err
	}
	var r store.Report
	if _, err := store.Get(p.s, store.ReportKey(p.c.Key, u.ID), &r); err != nil {
		return nil, err
	}
	group := tally.GroupOf(u, &r, people)
	if whereSaid[group] == nil {
		return nil, nil
	}
	parts := []string{p.say(whereSaid[group])}
	if r.Promise != nil && r.Promise.Until.After(p.now) {
		parts = append(parts, p.say(text.MissPromise, "moment", text.When(p.lang, r.Promise.Until, p.c.Zone)))
	}
	return parts, nil
}
