package summary

import (
	"slices"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/remind"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// maxRingPages bounds the list to ring: nobody turns to its hundredth page, and what
// stands behind is nearer from a level below.
const maxRingPages = 100

// ring lists the units at and under one that have not reported, of all groups or of
// one, the largest first, each with whom to ring and what is known of it.
func (p *page) ring() (chat.Message, error) {
	sums, err := p.tally(p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	groups := tally.Groups
	if slices.Contains(tally.Groups, p.what()) {
		groups = []string{p.what()}
	}
	n := inGroups(sums, groups)
	of := min(maxRingPages, max(1, (n+perPage-1)/perPage))
	at := max(0, min(p.screen.Page, of-1))
	lines := append([]string{p.say(text.RingHead, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}, p.zoneNote()...)
	say := text.RingCount
	if n == 0 {
		say = text.RingNone
	}
	lines = append(lines, p.say(say, "group", text.GroupName(p.lang, p.what()), "n", p.num(int64(n))))
	units, err := p.rungs(at*perPage, perPage, groups)
	if err != nil {
		return chat.Message{}, err
	}
	var buttons []chat.Button
	for i, r := range units {
		c, err := p.callee(r.Unit)
		if err != nil {
			return chat.Message{}, err
		}
		no := p.num(int64(at*perPage + i + 1))
		some, err := c.rung(no, r.Group)
		if err != nil {
			return chat.Message{}, err
		}
		lines = append(lines, some...)
		buttons = append(buttons, p.button(p.label(text.RingTap, "no", no, "unit", clip(c.unit.ShortName(), maxButton)), p.linkTo(Called, r.Unit, at, p.ringPlace())))
	}
	if at == maxRingPages-1 && n > maxRingPages*perPage {
		lines = append(lines, p.say(text.RingEnd, "n", p.num(maxRingPages*perPage)))
	}
	msg := chat.Message{Text: strings.Join(fit(lines, maxText), "\n"), Buttons: slices.Collect(slices.Chunk(buttons, perRow))}
	if row := p.turns(Ring, at, of); row != nil {
		msg.Buttons = append(msg.Buttons, row)
	}
	msg.Buttons = append(msg.Buttons, p.groupRows(sums)...)
	parks, err := p.parks(groups)
	if err != nil {
		return chat.Message{}, err
	}
	if parks != nil {
		msg.Buttons = append(msg.Buttons, parks)
	}
	msg.Buttons = append(msg.Buttons, []chat.Button{
		p.button(p.label(text.Summary), p.link(Totals, p.unit.ID, 0)),
		p.button(p.label(text.SumRefresh), p.linkTo(Ring, p.unit.ID, at, p.what())),
	})
	return msg, nil
}

// inGroups is how many units have not reported and are in some groups.
func inGroups(t tally.Sums, groups []string) (n int) {
	for _, group := range groups {
		n += int(t[group])
	}
	return n
}

// rungs are some units of the list, behind those that are skipped.
func (p *page) rungs(skip, most int, groups []string) ([]tally.Rung, error) {
	var list []tally.Rung
	for r, err := range tally.Ring(p.s, p.c.Key, &p.unit, p.zones, groups...) {
		if err != nil {
			return nil, err
		}
		if skip--; skip >= 0 {
			continue
		}
		if list = append(list, r); len(list) == most {
			break
		}
	}
	return list, nil
}

// groupRows are the buttons to the groups, and to the reports that were returned.
func (p *page) groupRows(sums tally.Sums) [][]chat.Button {
	var row []chat.Button
	add := func(group string, n int) {
		label := p.label(text.GroupButton, "group", text.GroupName(p.lang, group), "n", p.num(int64(n)))
		if group == p.what() {
			label = p.label(text.ViewNow, "view", label)
		}
		row = append(row, p.button(label, p.linkTo(Ring, p.unit.ID, 0, group)))
	}
	if all := inGroups(sums, tally.Groups); all > 0 {
		add("", all)
	}
	for _, group := range tally.Groups {
		if n := int(sums[group]); n > 0 {
			add(group, n)
		}
	}
	if n := sums[tally.Returned]; n > 0 {
		row = append(row, p.button(p.label(text.RingTurn, "n", p.num(n)), p.linkTo(Units, p.unit.ID, 0, "r")))
	}
	return slices.Collect(slices.Chunk(row, perRow))
}

// parks is the button to the units in industrial parks and economic zones, if some
// have not reported, or back to all.
func (p *page) parks(groups []string) ([]chat.Button, error) {
	q := *p
	if q.view.zone = 0; p.view.zone != 0 {
		return chat.Row(p.button(p.label(text.ViewEverywhere), q.linkTo(Ring, p.unit.ID, 0, p.what()))), nil
	}
	q.view.zone = inParks
	sums, err := tally.ReadIn(p.s, p.c.Key, p.unit.ID, q.view.zones())
	n := inGroups(sums, groups)
	if err != nil || n == 0 {
		return nil, err
	}
	label := p.label(text.GroupButton, "group", p.label(text.ViewInParks), "n", p.num(int64(n)))
	return chat.Row(p.button(label, q.linkTo(Ring, p.unit.ID, 0, p.what()))), nil
}

// callee is a unit that may be called, with what is known of it.
type callee struct {
	*page // of the unit itself
	r     store.Report
	calls store.Calls
}

// callee reads it.
func (p *page) callee(id store.UnitID) (*callee, error) {
	q := *p
	c := &callee{page: &q}
	for key, v := range map[store.Key]any{store.UnitKey(id): &q.unit, store.ReportKey(p.c.Key, id): &c.r, store.CallsKey(p.c.Key, id): &c.calls} {
		if _, err := store.Get(p.s, key, v); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// rung is a unit in the list to ring.
func (c *callee) rung(no, group string) ([]string, error) {
	above, err := c.level()
	if err != nil {
		return nil, err
	}
	people, err := c.reporters()
	if err != nil {
		return nil, err
	}
	var facts []string
	if c.unit.Workers != nil {
		facts = append(facts, c.say(text.RingSize, "n", c.num(*c.unit.Workers)))
	}
	facts = append(facts, text.GroupName(c.lang, group))
	lines := []string{c.say(text.RingLine, "no", no, "unit", clip(c.unit.ShortName(), maxChild), "above", text.HTML(above), "facts", dots(facts))}
	who, err := c.whom(people)
	if err != nil {
		return nil, err
	}
	lines = append(lines, who)
	known, err := c.known(people)
	if err != nil {
		return nil, err
	}
	calls, err := c.lastCall()
	if err != nil {
		return nil, err
	}
	for _, parts := range [][]string{known, calls} {
		if len(parts) > 0 {
			lines = append(lines, "   "+dots(parts))
		}
	}
	return lines, nil
}

// level names the unit right above, unless that is the one looked at.
func (c *callee) level() (string, error) {
	if c.unit.Parent == "" || c.unit.Parent == c.screen.Unit {
		return "", nil
	}
	var above store.Unit
	_, err := store.Get(c.s, store.UnitKey(c.unit.Parent), &above)
	return c.say(text.RingAbove, "above", clip(above.ShortName(), maxButton)), err
}

// whom names whom to ring: of those who report for the unit the first with a number,
// or else whom the roster has.
func (c *callee) whom(people []reporter) (string, error) {
	ids := []store.PersonID{}
	for _, r := range people {
		ids = append(ids, r.id)
	}
	if c.unit.Contact != "" {
		ids = append(ids, c.unit.Contact)
	}
	for _, id := range ids {
		var who store.Person
		if _, err := store.Get(c.s, store.PersonKey(id), &who); err != nil {
			return "", err
		}
		if strings.HasPrefix(who.Phone, "+") && c.fromAbove() {
			return c.say(text.RingWho, "name", clip(who.Name, maxLabel), "phone", who.Phone), nil
		}
	}
	return c.say(text.RingNoWho), nil
}

// known is what came from and went to the unit last: sign of life, promise, reminder.
func (c *callee) known(people []reporter) (parts []string, err error) {
	last := lastAnswer(&c.r).At
	for _, r := range people {
		if r.seen.After(last) {
			last = r.seen
		}
	}
	if !last.IsZero() {
		parts = append(parts, c.say(text.RingSeen, "moment", text.When(c.lang, last, c.c.Zone)))
	}
	if promise := c.r.Promise; promise != nil && !c.r.Counts() {
		parts = append(parts, c.promised(promise.Until, text.When(c.lang, promise.Until, c.c.Zone)))
	}
	out, err := c.outward(people)
	if err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(out, c.reminds); i >= 0 {
		parts = append(parts, c.reminder(&out[i].Entry))
	}
	return parts, nil
}

// promised says for when the report was promised, and that this has passed.
func (c *callee) promised(until time.Time, moment string) string {
	if until.Before(c.now) {
		return c.say(text.RingPassed, "moment", moment)
	}
	return c.say(text.MissPromise, "moment", moment)
}

// reminder says when the unit was reminded last, and what became of that if it did
// not arrive.
func (c *callee) reminder(e *store.Entry) string {
	moment := text.When(c.lang, e.At, c.c.Zone)
	if e.Outcome == store.Done {
		return c.say(text.RingTold, "moment", moment)
	}
	return c.say(text.RingNotTold, "moment", moment, "state", c.becameOf(e))
}

// lastCall says what came of the call before, and of the one before that in which a
// day was promised.
func (c *callee) lastCall() (parts []string, err error) {
	newest := c.calls.Last()
	if newest == nil {
		return nil, nil
	}
	if promise := c.calls.Promise(); promise != nil && promise != newest {
		parts = append(parts, c.promised(promise.Until, text.Day(promise.Until, c.c.Zone)))
	}
	name, err := c.nameOf(newest.By)
	return append(parts, c.say(text.RingCall, "moment", text.When(c.lang, newest.At, c.c.Zone), "outcome", c.outcome(newest), "name", name)), err
}

// reminds reports whether a message reminded of the report.
func (c *callee) reminds(o outgoing) bool {
	kind, _, _ := strings.Cut(o.Cause, ".")
	return kind == "n" || remind.IsLater(o.Cause) || remind.StepIn(c.c.Key, o.Cause) != ""
}
