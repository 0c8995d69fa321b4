package summary

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/store"
)

// called is a unit to be called: whom, what is known, what came of the calls before,
// and buttons for what came of this one. They carry the number of calls noted, so
// that one press is one call.
func (p *page) called() (chat.Message, error) {
	if len(p.what()) > maxPlace || !isID(p.what()) { // somebody made it up
		p.screen.Args[What] = ""
	}
	c, err := p.callee(p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	people, err := c.reporters()
	if err != nil {
		return chat.Message{}, err
	}
	var above store.Unit
	if _, err := store.Get(p.s, store.UnitKey(p.unit.Parent), &above); p.unit.Parent != "" && err != nil {
		return chat.Message{}, err
	}
	lines := []string{p.say(text.CallHead, "unit", clip(p.unit.Name, maxName), "above", text.HTML(p.say(text.RingAbove, "above", clip(above.ShortName(), maxChild))), "moment", p.moment(p.now))}
	about, err := p.about()
	if err != nil {
		return chat.Message{}, err
	}
	known, err := c.known(people)
	if err != nil {
		return chat.Message{}, err
	}
	lines = slices.Concat(lines, about, p.state(&c.r))
	if len(known) > 0 {
		lines = append(lines, dots(known))
	}
	msg := chat.Message{}
	if p.fromAbove() {
		some, err := c.fromAboveOnly(people)
		if err != nil {
			return chat.Message{}, err
		}
		lines = append(lines, some...)
		msg.Buttons = append(c.outcomes(), c.doing(len(people) == 0)...)
	}
	msg.Text = strings.Join(fit(lines, maxText), "\n")
	msg.Buttons = append(msg.Buttons, []chat.Button{
		p.button(p.label(text.RingOpen), p.toRing()), p.button(p.label(text.SumRefresh), p.linkTo(Called, p.unit.ID, p.screen.Page, p.what()))})
	return msg, nil
}

// fromAboveOnly is what only officers above see: whom to ring, and the calls before.
func (c *callee) fromAboveOnly(people []reporter) ([]string, error) {
	who, err := c.whom(people)
	if err != nil {
		return nil, err
	}
	calls, err := c.callLines(&c.calls)
	return slices.Concat([]string{"📞 " + strings.TrimSpace(who)}, calls, []string{"", c.say(text.CallAsk)}), err
}

// maxPlace is how long ringPlace gets: with it the data of a button fits.
const maxPlace = 26

// ringPlace names the list to ring that is shown, so that the viewer comes back to it from
// a unit: whose it is, its group, and the view.
func (p *page) ringPlace() string {
	return strings.Join([]string{string(p.unit.ID), p.what(), p.view.String()}, "-")
}

// toRing leads back to the list that the viewer comes from, or else to that of their
// own unit.
func (p *page) toRing() string {
	parts := append(strings.Split(p.what(), "-"), "", "")
	q := *p
	q.view, _ = parseView(parts[2])
	return q.linkTo(Ring, cmp.Or(store.UnitID(parts[0]), p.root()), p.screen.Page, parts[1])
}

// fromAbove reports whether the viewer looks at the unit from above it.
func (p *page) fromAbove() bool { return p.root() != p.unit.ID }

// outcomes are the buttons for what came of a call.
func (c *callee) outcomes() [][]chat.Button {
	var row []chat.Button
	for _, o := range text.CallOutcomes {
		row = append(row, c.button(c.label(o.Name), strings.Join([]string{"cl", string(c.unit.ID), o.Key, strconv.Itoa(c.calls.N), strconv.Itoa(c.screen.Page), c.what()}, "/")))
	}
	return slices.Collect(slices.Chunk(row, perRow))
}

// doing are the ways on to what else spares a call, or follows one. nobody: has joined
// who reports for the unit.
func (c *callee) doing(nobody bool) [][]chat.Button {
	row := []chat.Button{c.button(c.label(text.CallCard), "rv/"+string(c.unit.ID)+"/0/ring/0")}
	if c.unit.Expected() {
		row = append(row, c.button(c.label(text.MenuBehalfShort), "nh/"+string(c.unit.ID)+"/do"))
		switch {
		case nobody:
			row = append(row, c.button(c.label(text.ButtonLinkOne), "moi:c:"+string(c.unit.ID)+":0"))
		case !c.r.Counts():
			row = append(row, c.button(c.label(text.NudgeOne), "nhac/"+string(c.unit.ID)))
		}
	}
	row = append(row, c.button(c.label(text.ButtonUnitCard), c.link(Card, c.unit.ID, 0)))
	return slices.Collect(slices.Chunk(row, perRow))
}

// callLines tell of the calls noted, the newest first.
func (p *page) callLines(calls *store.Calls) ([]string, error) {
	var lines []string
	for i := range calls.List {
		call := &calls.List[i]
		name, err := p.nameOf(call.By)
		if err != nil {
			return nil, err
		}
		lines = append(lines, p.say(text.CallLine, "moment", text.When(p.lang, call.At, p.c.Zone), "name", name, "outcome", p.outcome(call)))
	}
	return lines, nil
}

// outcome names what came of a call, with the day that was promised.
func (p *page) outcome(call *store.Call) string {
	said := text.Outcome(p.lang, call.Outcome)
	if call.Until.IsZero() {
		return said
	}
	return p.label(text.CallsBy, "outcome", said, "day", text.Day(call.Until, p.c.Zone))
}

// nameOf is a person's name; of one who was erased "…".
func (p *page) nameOf(id store.PersonID) (string, error) {
	var who store.Person
	_, err := store.Get(p.s, store.PersonKey(id), &who)
	return cmp.Or(clip(who.Name, maxLabel), "…"), err
}
