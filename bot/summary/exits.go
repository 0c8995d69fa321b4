package summary

import (
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// named are the states and claims that sums hold, in words, each with its number
// unless it is the only one of a unit.
func (p *page) named(t tally.Sums, numbered bool) []string {
	var parts []string
	add := func(label string, n int64) {
		switch {
		case n == 0:
		case numbered:
			parts = append(parts, p.say(text.SumExit, "label", text.HTML(label), "n", p.num(n)))
		default:
			parts = append(parts, label)
		}
	}
	for _, s := range p.c.States {
		add(text.Escape(clip(p.of(s.Label), maxLabel)), t[tally.State(s.Key)])
	}
	for _, kind := range store.ClaimKinds {
		add(text.ClaimName(p.lang, string(kind)), t[tally.Claimed(kind)])
	}
	return parts
}

// otherCases is the line of a summary that counts them; none if there are none.
func (p *page) otherCases(t tally.Sums) []string {
	parts := p.named(t, true)
	if len(parts) == 0 {
		return nil
	}
	return []string{p.say(text.SumExits, "list", text.HTML(dots(parts)))}
}

// childCases marks a line of a unit below.
func (p *page) childCases(ch child) []string {
	switch n := ch.sums[tally.Flagged]; {
	case n == 0:
		return nil
	case ch.leaf:
		return []string{p.say(text.SumChildExit, "list", text.HTML(strings.Join(p.named(ch.sums, false), ", ")))}
	default:
		return []string{p.say(text.SumChildExits, "n", p.num(n))}
	}
}

// exits lists the units with a state or a claim at and under a unit, in the order
// of the roster.
func (p *page) exits() (chat.Message, error) {
	sums, err := p.tally(p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	n := int(sums[tally.Flagged])
	of := max(1, (n+perPage-1)/perPage)
	at := max(0, min(p.screen.Page, of-1))
	walk := flagWalk{p: p, skip: at * perPage, most: perPage, counted: p.counting(tally.Flagged), has: func(f *flagged) bool {
		return len(tally.States(p.c, &f.report)) > 0 || tally.Claim(&f.unit, &f.report) != nil
	}}
	if err := walk.under(p.unit.ID); err != nil {
		return chat.Message{}, err
	}
	lines := append([]string{p.say(text.SumExitsHead, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}, p.otherCases(sums)...)
	if len(walk.found) == 0 {
		lines = append(lines, p.say(text.SumExitsNone))
	}
	var buttons []chat.Button
	for i, f := range walk.found {
		no, name := p.num(int64(at*perPage+i+1)), f.unit.ShortName()
		parts := append(p.statesOf(&f.report), p.claimOf(&f)...)
		lines = append(lines, p.say(text.SumChild, "no", no, "unit", clip(name, maxChild), "figures", text.HTML(dots(parts))))
		buttons = append(buttons, p.button(p.label(text.SumOpen, "no", no, "unit", clip(name, maxButton)), p.link(Report, f.unit.ID, 0)))
	}
	msg := chat.Message{Text: strings.Join(lines, "\n"), Buttons: slices.Collect(slices.Chunk(buttons, perRow))}
	if row := p.turns(Exits, at, of); row != nil {
		msg.Buttons = append(msg.Buttons, row)
	}
	msg.Buttons = append(msg.Buttons, []chat.Button{
		p.button(p.label(text.Summary), p.link(Totals, p.unit.ID, 0)),
		p.button(p.label(text.SumRefresh), p.link(Exits, p.unit.ID, at)),
	})
	return msg, nil
}

// flagged is a unit of a list, as those with a state or a claim.
type flagged struct {
	unit   store.Unit
	report store.Report
}

// flagWalk collects a page of them. The tallies say how many are under a unit,
// so only those on the way are entered.
type flagWalk struct {
	p       *page
	counted func(store.UnitID) (int, error) // how many there are at and under a unit
	has     func(*flagged) bool
	skip    int // that stand on the pages before
	most    int // on the page
	found   []flagged
}

// counting counts by one sum of the tallies.
func (p *page) counting(sum string) func(store.UnitID) (int, error) {
	return func(u store.UnitID) (int, error) {
		n, err := tally.ReadOne(p.s, p.c.Key, u, sum)
		return int(n), err
	}
}

func (w *flagWalk) full() bool { return len(w.found) == w.most }

func (w *flagWalk) under(u store.UnitID) error {
	n, err := w.counted(u)
	if err != nil {
		return err
	}
	if n <= w.skip {
		w.skip -= n
		return nil
	}
	own, err := w.at(u)
	if err != nil || w.full() || own == n {
		return err
	}
	ids, err := w.p.below(u)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := w.under(id); err != nil || w.full() {
			return err
		}
	}
	return nil
}

// at takes the unit itself, if it is one of them: it gives 1 then.
func (w *flagWalk) at(u store.UnitID) (int, error) {
	var f flagged
	if _, err := store.Get(w.p.s, store.UnitKey(u), &f.unit); err != nil {
		return 0, err
	}
	if _, err := store.Get(w.p.s, store.ReportKey(w.p.c.Key, u), &f.report); err != nil {
		return 0, err
	}
	if !w.has(&f) {
		return 0, nil
	}
	if w.skip > 0 {
		w.skip--
	} else {
		w.found = append(w.found, f)
	}
	return 1, nil
}

// statesOf says which states a report's answers show.
func (p *page) statesOf(r *store.Report) []string {
	var parts []string
	for _, s := range tally.States(p.c, r) {
		parts = append(parts, text.Escape(clip(p.of(s.Label), maxLabel)))
	}
	return parts
}

// claimOf says what was said about a unit.
func (p *page) claimOf(f *flagged) []string {
	if c := tally.Claim(&f.unit, &f.report); c != nil {
		return []string{text.ClaimWhat(p.lang, string(c.Kind), clip(c.Note, maxLabel))}
	}
	return nil
}

// cases are the lines of a unit's report about its states and what was said
// about it, with their dates.
func (p *page) cases(r *store.Report) []string {
	var lines []string
	if states := p.statesOf(r); len(states) > 0 {
		lines = append(lines, p.say(text.RepStates, "day", text.Day(r.Last, p.c.Zone), "states", text.HTML(strings.Join(states, "; "))))
	}
	c := r.Claim
	if c == nil {
		return lines
	}
	line := p.say(text.RepClaim, "day", text.Day(c.At, p.c.Zone), "what", text.HTML(text.ClaimWhat(p.lang, string(c.Kind), clip(c.Note, maxLabel))))
	switch {
	case !c.Settled.IsZero():
		line += p.say(text.RepClaimSettled, "day", text.Day(c.Settled, p.c.Zone))
	case c.Kind.Closes() && p.unit.Expected():
		line += p.say(text.RepClaimWaits)
	}
	return append(lines, line)
}

// decide are the buttons with which the level above closes a unit that is said to
// be no more, or keeps it; none for whoever sees no more than the unit itself.
func (p *page) decide(r *store.Report) []chat.Button {
	c := tally.Claim(&p.unit, r)
	if c == nil || c.Request == "" || p.root() == p.unit.ID {
		return nil
	}
	return []chat.Button{
		p.button(p.label(text.Approve), "q/"+c.Request+"/y"),
		p.button(p.label(text.Decline), "q/"+c.Request+"/n"),
	}
}
