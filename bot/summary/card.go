package summary

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/store"
)

// cardAction is a button of a unit's card.
type cardAction struct {
	label *text.Sentence
	data  func(*cardOf) string // callback data for the unit
	shown func(*cardOf) bool   // nil: always
}

// cardActions are what can be seen and done about a unit, two in a row, in this
// order. Whoever adds something to do with a unit adds a line here. A button only
// offers: what it leads to authorises again.
var cardActions = []cardAction{
	{label: text.UnitReport, data: (*cardOf).toReport, shown: (*cardOf).reports},
	{label: text.Summary, data: (*cardOf).toTotals, shown: (*cardOf).above},
	{label: text.LastMessages, data: (*cardOf).toMessages, shown: (*cardOf).reportsBelow},
	{label: text.CallOpen, data: func(c *cardOf) string { return c.link(Called, c.unit.ID, 0) }, shown: (*cardOf).callable},
	{label: text.ButtonLinkOne, data: func(c *cardOf) string { return "moi:c:" + string(c.unit.ID) + ":0" }, shown: (*cardOf).openBelow},
	{label: text.NudgeOpen, data: (*cardOf).toNudge, shown: (*cardOf).remindable},
	{label: text.NudgeOne, data: (*cardOf).toNudge, shown: (*cardOf).callable},
	{label: text.MenuBehalfShort, data: func(c *cardOf) string { return "nh/" + string(c.unit.ID) + "/do" }, shown: (*cardOf).enterable},
	{label: text.LogOpen, data: func(c *cardOf) string { return c.link(Log, c.unit.ID, 0) }},
	{label: text.Grant, data: func(c *cardOf) string { return "hg/" + string(c.unit.ID) }, shown: (*cardOf).extendable},
	{label: text.ArrangeOpen, data: func(c *cardOf) string { return arrange(c.page) }, shown: (*cardOf).below},
}

// cardOf is the card of a unit being rendered.
type cardOf struct {
	*page
	r     store.Report
	staff store.Staff
	leaf  bool
}

func (c *cardOf) toReport() string   { return c.link(Report, c.unit.ID, 0) }
func (c *cardOf) toTotals() string   { return c.link(Totals, c.unit.ID, 0) }
func (c *cardOf) toNudge() string    { return "nhac/" + string(c.unit.ID) }
func (c *cardOf) toMessages() string { return c.link(Messages, c.unit.ID, 0) }
func (c *cardOf) reports() bool      { return c.unit.Reports }
func (c *cardOf) above() bool        { return !c.leaf }

// below reports whether the viewer looks at the unit from above it.
func (c *cardOf) below() bool        { return c.root() != c.unit.ID }
func (c *cardOf) reportsBelow() bool { return c.unit.Reports && c.below() }
func (c *cardOf) openBelow() bool    { return c.unit.Closed.IsZero() && c.below() }
func (c *cardOf) callable() bool     { return c.enterable() && !c.r.Counts() }
func (c *cardOf) enterable() bool    { return c.openBelow() && c.unit.Reports }
func (c *cardOf) remindable() bool   { return c.unit.Closed.IsZero() && !c.leaf }
func (c *cardOf) extendable() bool {
	_, due := c.c.DeadlineFor(string(c.unit.Kind))
	return due && c.unit.Expected() && c.below() && (!c.r.OnTime || c.r.First.IsZero())
}

// card shows one unit: where it stands, who reports for it, how its report went,
// and what can be done.
func (p *page) card() (chat.Message, error) {
	c := &cardOf{page: p}
	for key, v := range map[store.Key]any{store.ReportKey(p.c.Key, p.unit.ID): &c.r, store.StaffKey(p.unit.ID): &c.staff} {
		if _, err := store.Get(p.s, key, v); err != nil {
			return chat.Message{}, err
		}
	}
	var err error
	if c.leaf, err = p.isLeaf(p.unit.ID); err != nil {
		return chat.Message{}, err
	}
	lines := []string{p.say(text.UnitCardHead, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now)), c.code()}
	for _, part := range []func() ([]string, error){c.chain, p.about, c.officers, c.figures, c.noted, c.history} {
		some, err := part()
		if err != nil {
			return chat.Message{}, err
		}
		lines = append(lines, some...)
	}
	return chat.Message{Text: strings.Join(fit(lines, maxText), "\n"), Buttons: append(c.actions(), p.around(Card, 0))}, nil
}

func (c *cardOf) actions() [][]chat.Button {
	var buttons []chat.Button
	for _, a := range cardActions {
		if a.shown == nil || a.shown(c) {
			buttons = append(buttons, c.button(c.label(a.label), a.data(c)))
		}
	}
	return append(c.reviewRows(&c.r), slices.Collect(slices.Chunk(buttons, perRow))...)
}

func (c *cardOf) code() string {
	line := c.say(text.UnitCardCode, "code", c.unit.Code, "kind", text.KindName(c.lang, string(c.unit.Kind)))
	if c.unit.Zone != "" {
		line += c.say(text.UnitCardZone, "zone", text.ZoneName(c.lang, c.unit.Zone))
	}
	return line
}

// chain names the levels above, the nearest first; the national unit only where
// nothing stands between.
func (c *cardOf) chain() ([]string, error) {
	above := c.unit.Above
	if len(above) > 1 {
		above = above[:len(above)-1]
	}
	var names []string
	for _, id := range above {
		var u store.Unit
		if _, err := store.Get(c.s, store.UnitKey(id), &u); err != nil {
			return nil, err
		}
		names = append(names, clip(u.ShortName(), maxChild))
	}
	if len(names) == 0 {
		return nil, nil
	}
	return []string{c.say(text.UnitAbove, "chain", strings.Join(names, " › "))}, nil
}

// officers are those of the unit, each with number, and whether they can be
// reached.
func (c *cardOf) officers() ([]string, error) {
	if len(c.staff.Officers) == 0 {
		return []string{c.say(text.UnitNoOfficer)}, nil
	}
	var lines []string
	for i, post := range c.staff.Officers {
		if i == maxReporters {
			return append(lines, c.say(text.UnitOfficerMore, "n", c.num(int64(len(c.staff.Officers)-i)))), nil
		}
		line, err := c.officer(post)
		if err != nil {
			return nil, err
		}
		lines = append(lines, line)
	}
	return lines, nil
}

func (c *cardOf) officer(post store.Post) (string, error) {
	var who store.Person
	var o store.Officer
	for key, v := range map[store.Key]any{store.PersonKey(post.Person): &who, store.OfficerKey(post.Person): &o} {
		if _, err := store.Get(c.s, key, v); err != nil {
			return "", err
		}
	}
	phone := ""
	if who.Phone != "" && c.below() {
		phone = c.say(text.UnitOfficerPhone, "phone", who.Phone)
	}
	line := c.say(text.UnitOfficer, "name", cmp.Or(clip(who.Name, maxLabel), "…"), "role", roleName(c.page, post.Role),
		"phone", text.HTML(phone), "moment", text.Day(post.Since, c.c.Zone))
	if !o.Unreachable.IsZero() {
		line += c.say(text.UnitOfficerGone, "moment", c.moment(o.Unreachable))
	}
	return line, nil
}

func roleName(p *page, role store.Role) string {
	say := map[store.Role]*text.Sentence{store.Deputy: text.RoleDeputy, store.UpperRole: text.RoleUpper, store.Department: text.RoleDepartment}[role]
	return p.label(cmp.Or(say, text.RoleChair))
}

// figures says where the report stands, or, of a level above, how many have come.
func (c *cardOf) figures() ([]string, error) {
	if c.unit.Reports {
		return slices.Concat(c.state(&c.r), c.promised(&c.r), c.cases(&c.r)), nil
	}
	sums, err := c.tally(c.unit.ID)
	return c.reported(sums), err
}

// noted tells of the calls to the unit.
func (c *cardOf) noted() ([]string, error) {
	var calls store.Calls
	if _, err := store.Get(c.s, store.CallsKey(c.c.Key, c.unit.ID), &calls); err != nil || !c.below() {
		return nil, err
	}
	return c.callLines(&calls)
}

// maxRevisions bounds the revisions that a card names.
const maxRevisions = 5

// history tells what officers above did with the report, and what was sent when
// and by whom, newest first.
func (c *cardOf) history() ([]string, error) {
	lines, err := c.reviewed(&c.r)
	if err != nil {
		return nil, err
	}
	for n := c.r.Revision; n > max(0, c.r.Revision-maxRevisions); n-- {
		line, err := c.revision(n)
		if err != nil {
			return nil, err
		}
		lines = append(lines, line)
	}
	return lines, nil
}

func (c *cardOf) revision(n int) (string, error) {
	var rev store.Revision
	if found, err := store.Get(c.s, store.RevisionKey(c.c.Key, c.unit.ID, n), &rev); err != nil || !found {
		return fmt.Sprint("   • ", c.num(int64(n))), err
	}
	var who store.Person
	if _, err := store.Get(c.s, store.PersonKey(rev.By), &who); err != nil {
		return "", err
	}
	line := c.say(text.UnitRevision, "n", c.num(int64(n)), "moment", c.moment(rev.At), "name", cmp.Or(clip(who.Name, maxLabel), "…"))
	if rev.Entered != nil {
		line += c.say(text.UnitBehalf)
	}
	return line, nil
}
