package summary

import (
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// DepartmentOnly reports whether a screen is for the department alone: whoever opens
// it is asked for that role.
func DepartmentOnly(screen string) bool { return screen == Ranking }

// national reports whether the viewer sees the whole tree. Whether they are of the
// department is asked again when the button is pressed.
func national(p *page) bool { return len(p.unit.Above) == 0 && atRoot(p) || p.topAbove() == p.root() }

// topAbove is the highest unit above; empty if there is none.
func (p *page) topAbove() store.UnitID {
	if len(p.unit.Above) == 0 {
		return ""
	}
	return p.unit.Above[len(p.unit.Above)-1]
}

// ranking lists the units right below by the campaign's main rate, each with its
// pair. Equal ones share a place; those without figures come last and have none. It
// is for the department's own eyes: no unit is ever told its place.
func (p *page) ranking() (chat.Message, error) {
	ids, err := p.below(p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	rate := p.c.MainRate()
	lines := []string{p.say(text.RankingHead, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}
	if rate == nil || len(ids) == 0 {
		return p.closing(chat.Message{Text: strings.Join(append(lines, p.say(text.RankingNone)), "\n")}, Ranking, 0, 1), nil
	}
	list, err := p.ranks(ids, byRate)
	if err != nil {
		return chat.Message{}, err
	}
	slices.SortFunc(list, ranked.compare)
	at, of := p.place(ids)
	lines = append(lines, p.say(text.RankingBy, "numerator", p.mainName(), "label", p.of(rate.Label)))
	var buttons []chat.Button
	for i := at * perPage; i < min((at+1)*perPage, len(list)); i++ {
		children, err := p.load(ids, list[i].at, list[i].at+1)
		if err != nil {
			return chat.Message{}, err
		}
		ch, name := children[0], Totals
		if ch.leaf {
			name = Report
		}
		lines = append(lines, p.rankLine(list, i, ch))
		buttons = append(buttons, p.button(clip(ch.unit.ShortName(), maxButton), p.link(name, ch.unit.ID, 0)))
	}
	msg := chat.Message{Text: strings.Join(lines, "\n"), Buttons: slices.Collect(slices.Chunk(buttons, perRow))}
	return p.closing(msg, Ranking, at, of), nil
}

// rankLine is the line of the i-th of the sorted units.
func (p *page) rankLine(list []ranked, i int, ch child) string {
	r, unit := list[i], clip(ch.unit.ShortName(), maxChild)
	if r.den == 0 {
		return p.say(text.RankingNoFigure, "unit", unit)
	}
	place := i
	for place > 0 && list[place-1].order(r) == 0 {
		place--
	}
	line := p.say(text.RankingLine, "place", p.num(int64(place+1)), "unit", unit, "percent", p.percent(r.num, r.den), "num", p.num(r.num), "den", p.num(r.den))
	if in := ch.sums[tally.RateIn(p.c.MainRate().Key)]; !ch.leaf {
		line += p.say(text.RankingIn, "n", p.num(in), "of", p.num(ch.sums[tally.Units]))
	}
	return line
}
