package summary

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/figures"
	"raquan/bot/freeze"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// Screens of freezes. Which one is shown stands in At: its number.
const (
	FreezeAsk  = "chotsolieu"   // what a freeze now would hold, and whether it is to be made
	FreezeList = "freezes"      // the freezes of a unit
	Frozen     = "frozen"       // the figures of one
	FreezeDiff = "freeze-diff"  // one against now, or "1-2": against another
	Supplement = "freeze-later" // what was sent after one
)

// FrozenScreen names the screen of a freeze, for a button.
func FrozenScreen(name string, unit store.UnitID, n int) string {
	return Data(store.Screen{Name: name, Unit: unit, Args: map[string]string{At: strconv.Itoa(n)}})
}

// freezeScreen renders one of them, or the log; ok is false if it is none.
func (p *page) freezeScreen() (msg chat.Message, ok bool, err error) {
	screens := map[string]func() (chat.Message, error){
		FreezeAsk: p.freezeAsk, FreezeList: p.freezeList, Frozen: p.frozen, FreezeDiff: p.freezeDiff, Supplement: p.supplement, Log: p.log,
	}
	show, ok := screens[p.screen.Name]
	if !ok {
		return msg, false, nil
	}
	msg, err = show()
	if errors.Is(err, freeze.ErrNone) {
		msg, err = chat.Message{Text: p.say(text.FrozenGone), Buttons: [][]chat.Button{{p.freezesButton()}}}, nil
	}
	return msg, true, err
}

// numbered is the callback data of a screen of a freeze of the page's unit.
func (p *page) numbered(name string, page int, at string) string {
	return Data(store.Screen{Name: name, Unit: p.unit.ID, Page: page, Args: map[string]string{Root: string(p.root()), At: at}})
}

func (p *page) freezesButton() chat.Button {
	return p.button(p.label(text.ButtonFreezes), p.link(FreezeList, p.unit.ID, 0))
}

func (p *page) summaryButton() chat.Button {
	return p.button(p.label(text.Summary), p.link(Totals, p.unit.ID, 0))
}

// number is the freeze that the screen is about.
func (p *page) number() (*store.Freeze, error) {
	n, err := strconv.Atoi(p.screen.Args[At])
	if err != nil {
		return nil, freeze.ErrNone
	}
	return freeze.Done(p.s, p.c.Key, p.unit.ID, n)
}

// freezeAsk says what a freeze now would hold and what it means.
func (p *page) freezeAsk() (chat.Message, error) {
	sums, err := p.tally(p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	all, err := freeze.Of(p.s, p.c.Key, p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	lines := []string{p.say(text.FreezeAsk, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}
	var rows [][]chat.Button
	switch next := p.num(int64(all.N + 1)); {
	case sums[tally.Units] == 0 && sums[tally.Sent] == 0:
		lines = append(lines, p.say(text.FreezeNothing))
	case all.Making != 0:
		lines = append(lines, p.say(text.FreezeMaking, "n", p.num(int64(all.Making))))
	default:
		lines = append(lines, p.freezeState(sums), p.say(text.FreezeMeans, "n", next))
		which := "/" + string(p.unit.ID) + "/" + strconv.Itoa(all.N+1)
		rows = append(rows, chat.Row(p.button(p.label(text.ButtonInterim, "n", next), "ctam"+which)), chat.Row(p.button(p.label(text.ButtonFreeze, "n", next), "chot"+which)))
	}
	last := []chat.Button{p.summaryButton()}
	if all.Latest > 0 {
		last = append([]chat.Button{p.freezesButton()}, last...)
	}
	return chat.Message{Text: strings.Join(lines, "\n"), Buttons: append(rows, last)}, nil
}

func (p *page) freezeState(t tally.Sums) string {
	line := p.say(text.FreezeState, "sent", p.num(t[tally.Sent]-t[tally.Closed]), "units", p.num(t[tally.Units]), "missing", p.num(MissingIn(t)))
	if n := t[tally.Returned]; n > 0 {
		line += p.say(text.FreezeReturned, "n", p.num(n))
	}
	if n := t[tally.Doubted]; n > 0 {
		line += p.say(text.FreezeDoubted, "n", p.num(n))
	}
	return line
}

// frozenBelow says how many of the units right below have frozen their figures. Units
// that ever did are some hundred in a country, so they are looked for among those.
func (p *page) frozenBelow(ids []store.UnitID) ([]string, error) {
	asked, err := freeze.Asked(p.s, p.c.Key)
	if err != nil || len(asked) == 0 {
		return nil, err
	}
	final, interim := 0, 0
	for _, id := range ids {
		if !asked[id] {
			continue
		}
		own, err := freeze.Of(p.s, p.c.Key, id)
		switch {
		case err != nil:
			return nil, err
		case own.Final():
			final++
		case own.Latest > 0:
			interim++
		}
	}
	switch {
	case final+interim == 0:
		return nil, nil
	case interim == 0:
		return []string{p.say(text.FrozenBelow, "n", p.num(int64(final)))}, nil
	}
	return []string{p.say(text.FrozenBelowSome, "n", p.num(int64(final)), "interim", p.num(int64(interim)))}, nil
}

// freezeList are the freezes of a unit, the newest first.
func (p *page) freezeList() (chat.Message, error) {
	list, err := freeze.List(p.s, p.c.Key, p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	lines := []string{p.say(text.FrozenList, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}
	if len(list) == 0 {
		lines = append(lines, p.say(text.FrozenNone))
	}
	of := max(1, (len(list)+perPage-1)/perPage)
	at := min(p.screen.Page, of-1)
	var buttons []chat.Button
	for _, f := range list[at*perPage : min((at+1)*perPage, len(list))] {
		var who store.Person
		if _, err := store.Get(p.s, store.PersonKey(f.By), &who); err != nil {
			return chat.Message{}, err
		}
		sums := freeze.Body(f).Sums
		lines = append(lines, p.say(text.FrozenLine, "n", text.FreezeNumber(p.lang, f.N, f.Interim), "moment", p.moment(f.At), "sent", p.num(sums[tally.Sent]-sums[tally.Closed]),
			"units", p.num(sums[tally.Units]), "who", cmp.Or(clip(who.Name, maxLabel), "…")))
		buttons = append(buttons, p.button(p.label(text.FrozenNumber, "n", p.num(int64(f.N))), p.numbered(Frozen, 0, strconv.Itoa(f.N))))
	}
	msg := chat.Message{Text: strings.Join(lines, "\n"), Buttons: slices.Collect(slices.Chunk(buttons, perRow))}
	if row := p.turns(FreezeList, at, of); row != nil {
		msg.Buttons = append(msg.Buttons, row)
	}
	msg.Buttons = append(msg.Buttons, []chat.Button{p.button(p.label(text.FreezeOpen), p.link(FreezeAsk, p.unit.ID, 0)), p.summaryButton()})
	return msg, nil
}

// frozen is the summary of a unit as it was frozen, in the words of the live one.
func (p *page) frozen() (chat.Message, error) {
	f, err := p.number()
	if err != nil {
		return chat.Message{}, err
	}
	of := max(1, (f.Below+perPage-1)/perPage)
	at := min(p.screen.Page, of-1)
	below, err := freeze.Below(p.s, p.c.Key, f, at*perPage, (at+1)*perPage)
	if err != nil {
		return chat.Message{}, err
	}
	sums := freeze.Body(f).Sums
	top := []string{p.say(text.FrozenHead, "n", text.FreezeNumber(p.lang, f.N, f.Interim), "unit", clip(f.Body.Name, maxName), "moment", p.moment(f.At))}
	top = append(append(top, p.reported(sums)...), "")
	var list []string
	if f.Below > 0 {
		list = append(list, "", p.say(text.SumChildren, "from", p.num(int64(at*perPage+1)), "to", p.num(int64(at*perPage+len(below))), "of", p.num(int64(f.Below))))
	}
	for i := range below {
		list = append(list, p.line(frozenChild(at*perPage+i+1, &below[i])))
	}
	middle := fit(append(p.results(sums), p.provisional(sums)...), maxText-size(top...)-size(list...))
	return chat.Message{Text: strings.Join(slices.Concat(top, middle, list), "\n"), Buttons: p.frozenButtons(f, at, of)}, nil
}

// frozenChild is a unit below as a line of a summary takes it.
func frozenChild(no int, b *figures.Body) child {
	return child{no: no, unit: b.Unit, sums: b.Sums, leaf: b.Unit.Kind == store.Grassroots, own: b.Own}
}

func (p *page) frozenButtons(f *store.Freeze, at, of int) [][]chat.Button {
	n := strconv.Itoa(f.N)
	var rows [][]chat.Button
	if of > 1 {
		var row []chat.Button
		if at > 0 {
			row = append(row, p.button(p.label(text.SumBack), p.numbered(Frozen, at-1, n)))
		}
		row = append(row, p.button(p.label(text.SumPage, "n", p.num(int64(at+1)), "of", p.num(int64(of))), p.numbered(Frozen, at, n)))
		if at < of-1 {
			row = append(row, p.button(p.label(text.SumNext), p.numbered(Frozen, at+1, n)))
		}
		rows = append(rows, row)
	}
	rows = append(rows, chat.Row(p.button(p.label(text.ButtonExport), "xf:?:"+string(p.unit.ID)+":"+n+"::")))
	rows = append(rows, []chat.Button{p.button(p.label(text.ButtonDiff), p.numbered(FreezeDiff, 0, n)), p.button(p.label(text.ButtonSupplement), p.numbered(Supplement, 0, n))})
	if f.N > 1 {
		last := strconv.Itoa(f.N - 1)
		rows = append(rows, []chat.Button{p.button(p.label(text.ButtonPast, "n", last), p.numbered(FreezeDiff, 0, last+"-"+n))})
	}
	return append(rows, []chat.Button{p.freezesButton(), p.summaryButton()})
}
