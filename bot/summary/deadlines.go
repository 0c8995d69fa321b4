package summary

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/remind"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// deadlines shows an officer above the deadlines of their own level and of those
// below, the earlier dates that levels above have set, and the units that were
// granted more time.
func (p *page) deadlines() (chat.Message, error) {
	outages, err := p.outages()
	if err != nil {
		return chat.Message{}, err
	}
	lines := []string{p.say(text.DuesHead, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}
	kind, own := string(p.unit.Kind), store.DueDates{}
	if _, err := store.Get(p.s, store.DueKey(p.c.Key, p.unit.ID), &own); err != nil {
		return chat.Message{}, err
	}
	lines = append(lines, p.levels(kind, own, outages)...)
	internal, err := p.internal(own)
	if err != nil {
		return chat.Message{}, err
	}
	granted, err := p.granted()
	if err != nil {
		return chat.Message{}, err
	}
	of := max(1, (len(granted)+perPage-1)/perPage)
	at := max(0, min(p.screen.Page, of-1))
	lines, buttons := p.grants(append(lines, internal...), granted, at)
	msg := chat.Message{Text: strings.Join(lines, "\n"), Buttons: slices.Collect(slices.Chunk(buttons, perRow))}
	if row := p.turns(Deadlines, at, of); row != nil {
		msg.Buttons = append(msg.Buttons, row)
	}
	msg.Buttons = append(msg.Buttons, p.setDates(kind, own)...)
	msg.Buttons = append(msg.Buttons, []chat.Button{p.button(p.label(text.SumRefresh), p.link(Deadlines, p.unit.ID, at))})
	return msg, nil
}

// levels is a line for each level that has a deadline, and why it was moved.
func (p *page) levels(kind string, own store.DueDates, outages []store.Outage) []string {
	var lines []string
	for _, level := range append(slices.Clone(config.LevelsBelow(kind)), kind) {
		d, ok := p.c.DeadlineFor(level)
		if !ok {
			continue
		}
		before := d.Before
		if level == kind {
			before = remind.OnTime(p.c, &p.unit, own)
		}
		until := remind.Extended(before, outages)
		lines = append(lines, p.say(text.DuesLevel, "level", text.LevelName(p.lang, level), "deadline", p.until(until), "left", p.left(until)))
		if level == kind && before.Equal(own.Granted) {
			lines = append(lines, p.say(text.DuesOwn, "granted", p.until(own.Granted), "reason", clip(text.GrantReason(p.lang, own.Reason), maxLabel)))
		}
		var gaps []text.Gap
		for _, o := range remind.Across(before, outages) {
			gaps = append(gaps, text.Gap{From: o.From, To: o.To})
		}
		if moved := text.DeadlineMoved(p.lang, until, gaps, p.c.Zone); moved != "" {
			lines = append(lines, moved)
		}
	}
	return lines
}

// left says how long it is until a moment, or how long ago it was.
func (p *page) left(until time.Time) string {
	if left := until.Sub(p.now); left > 0 {
		return p.label(text.DuesLeft, "left", text.Lasting(p.lang, left))
	}
	return p.label(text.DuesAgo, "left", text.Lasting(p.lang, p.now.Sub(until)))
}

// internal are the earlier dates: the unit's own for what is below it, and those
// of levels above for it.
func (p *page) internal(own store.DueDates) ([]string, error) {
	var lines []string
	if !own.Below.IsZero() {
		var who store.Person
		if _, err := store.Get(p.s, store.PersonKey(own.BelowBy), &who); err != nil {
			return nil, err
		}
		lines = append(lines, p.say(text.DuesBelow, "until", p.until(own.Below), "who", cmp.Or(clip(who.Name, maxLabel), "…"), "moment", p.moment(own.BelowAt)))
	}
	for _, id := range p.unit.Above {
		var above store.Unit
		var d store.DueDates
		if _, err := store.Get(p.s, store.DueKey(p.c.Key, id), &d); err != nil {
			return nil, err
		}
		if d.Below.IsZero() {
			continue
		}
		if _, err := store.Get(p.s, store.UnitKey(id), &above); err != nil {
			return nil, err
		}
		lines = append(lines, p.say(text.DuesAbove, "until", p.until(d.Below), "above", clip(above.ShortName(), maxName)))
	}
	return lines, nil
}

// granted is a unit with more time.
type granted struct {
	unit  store.Unit
	dates store.DueDates
	by    string // short name of the level above that granted it
}

// granted lists the units below with more time, the newest grant first.
func (p *page) granted() ([]granted, error) {
	var list []granted
	from, to := store.DueDatesIn(p.c.Key)
	for d, err := range store.Records[store.DueDates](p.s, from, to) {
		if err != nil {
			return nil, err
		}
		if d.Granted.IsZero() {
			continue
		}
		g := granted{dates: *d}
		if _, err := store.Get(p.s, store.UnitKey(d.Unit), &g.unit); err != nil {
			return nil, err
		}
		if !slices.Contains(g.unit.Above, p.unit.ID) {
			continue
		}
		var by store.Unit
		if _, err := store.Get(p.s, store.UnitKey(d.GrantedIn), &by); err != nil {
			return nil, err
		}
		g.by = by.ShortName()
		list = append(list, g)
	}
	slices.SortStableFunc(list, func(a, b granted) int { return b.dates.GrantedAt.Compare(a.dates.GrantedAt) })
	return list, nil
}

// grants are a page of them, in lines and buttons.
func (p *page) grants(lines []string, list []granted, at int) ([]string, []chat.Button) {
	if len(list) == 0 {
		return append(lines, p.say(text.DuesNoGrants)), nil
	}
	lines = append(lines, p.say(text.DuesGrants, "n", p.num(int64(len(list)))))
	var buttons []chat.Button
	for i, g := range list[at*perPage : min((at+1)*perPage, len(list))] {
		no, name := p.num(int64(at*perPage+i+1)), g.unit.ShortName()
		lines = append(lines, p.say(text.DuesGrant, "no", no, "unit", clip(name, maxChild), "until", p.until(g.dates.Granted), "reason", clip(text.GrantReason(p.lang, g.dates.Reason), maxLabel), "by", clip(g.by, maxChild)))
		buttons = append(buttons, p.button(p.label(text.SumOpen, "no", no, "unit", clip(name, maxButton)), p.link(Report, g.unit.ID, 0)))
	}
	return lines, buttons
}

// setDates are the buttons that change dates. Whoever presses is authorised again.
func (p *page) setDates(kind string, own store.DueDates) [][]chat.Button {
	if len(config.LevelsBelow(kind)) == 0 {
		return nil
	}
	var rows [][]chat.Button
	id := string(p.unit.ID)
	if first := p.c.FirstBelow(kind); first.After(p.now) {
		rows = append(rows, []chat.Button{p.button(p.label(text.SetBelow), "hs/"+id)})
	}
	if !own.Below.IsZero() {
		rows = append(rows, []chat.Button{p.button(p.label(text.DropBelow), "hx/"+id)})
	}
	return append(rows, []chat.Button{p.button(p.label(text.GrantOne), "hf/"+id)})
}

func (p *page) until(t time.Time) string { return text.Until(p.lang, t, p.c.Zone) }

// outages are the recorded ones.
func (p *page) outages() ([]store.Outage, error) {
	var list []store.Outage
	from, to := store.AllOutages()
	for o, err := range store.Records[store.Outage](p.s, from, to) {
		if err != nil {
			return nil, err
		}
		list = append(list, *o)
	}
	return list, nil
}
