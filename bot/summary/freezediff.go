package summary

import (
	"strconv"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/freeze"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// freezeDiff sets a freeze against what there is now, or against another freeze,
// figure by figure.
func (p *page) freezeDiff() (chat.Message, error) {
	first, second, two := strings.Cut(p.screen.Args[At], "-")
	from, err := p.frozenNumber(first)
	if err != nil {
		return chat.Message{}, err
	}
	now, err := p.tally(p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	against := p.say(text.DiffNow, "moment", p.moment(p.now))
	if two {
		to, err := p.frozenNumber(second)
		if err != nil {
			return chat.Message{}, err
		}
		now, against = freeze.Body(to).Sums, p.frozenAt(to)
	}
	lines := []string{p.say(text.DiffHead, "unit", clip(p.unit.Name, maxName)), p.frozenAt(from) + " → " + against, ""}
	same := p.diffs(freeze.Body(from).Sums, now)
	if len(same) == 0 {
		same = []string{p.say(text.DiffSame)}
	}
	lines = append(lines, fit(same, maxText-size(lines...))...)
	return chat.Message{Text: strings.Join(lines, "\n"), Buttons: [][]chat.Button{
		{p.button(p.label(text.ButtonFrozen), p.numbered(Frozen, 0, first)), p.button(p.label(text.ButtonSupplement), p.numbered(Supplement, 0, first))},
		{p.freezesButton(), p.button(p.label(text.SumRefresh), p.numbered(FreezeDiff, 0, p.screen.Args[At]))},
	}}, nil
}

func (p *page) frozenNumber(s string) (*store.Freeze, error) {
	n, err := strconv.Atoi(s)
	if err != nil {
		return nil, freeze.ErrNone
	}
	return freeze.Done(p.s, p.c.Key, p.unit.ID, n)
}

func (p *page) frozenAt(f *store.Freeze) string {
	return p.say(text.DiffFrom, "n", text.FreezeNumber(p.lang, f.N, f.Interim), "moment", p.moment(f.At))
}

// diffs are the figures that differ.
func (p *page) diffs(from, to tally.Sums) []string {
	var lines []string
	add := func(label, sum string) {
		if a, b := from[sum], to[sum]; a != b {
			lines = append(lines, p.say(text.DiffLine, "label", label, "from", p.num(a), "to", p.num(b), "diff", p.signed(b-a)))
		}
	}
	add(p.label(text.DiffUnits), tally.Units)
	add(p.label(text.DiffSent), tally.Sent)
	add(p.label(text.DiffTime), tally.OnTime)
	for _, q := range p.counts() {
		add(p.name(q), tally.Sum(q.Key))
	}
	for _, r := range p.c.Rates {
		a := p.share(from, r.Key)
		b := p.share(to, r.Key)
		if a != b {
			lines = append(lines, p.say(text.DiffRate, "label", p.name(p.c.Question(r.Numerator))+" "+p.of(r.Label), "from", a, "to", b))
		}
	}
	if h := p.c.Held; h != nil {
		add(p.of(h.Label), tally.Is(h.Question, h.Value))
	}
	return lines
}

// share is a rate of sums; a dash if there is none.
func (p *page) share(t tally.Sums, rate string) string {
	if t[tally.Denominator(rate)] == 0 {
		return "–"
	}
	return p.percent(t[tally.Numerator(rate)], t[tally.Denominator(rate)])
}

// signed writes a difference with its sign.
func (p *page) signed(n int64) string {
	if n < 0 {
		return "−" + p.num(-n)
	}
	return "+" + p.num(n)
}

// supplement names the reports that were sent or withdrawn after a freeze.
func (p *page) supplement() (chat.Message, error) {
	f, err := p.number()
	if err != nil {
		return chat.Message{}, err
	}
	at := p.screen.Page
	list, total, err := freeze.Later(p.s, p.c.Key, f, &p.unit, at*perPage, (at+1)*perPage)
	if err != nil {
		return chat.Message{}, err
	}
	of := max(1, (total+perPage-1)/perPage)
	lines := []string{p.say(text.SupplementHead, "n", text.FreezeNumber(p.lang, f.N, f.Interim), "unit", clip(p.unit.Name, maxName), "of", p.num(int64(total)), "moment", p.moment(p.now))}
	if total == 0 {
		lines = append(lines, p.say(text.SupplementNone))
	}
	var rows [][]chat.Button
	for i, c := range list {
		no := p.num(int64(at*perPage + i + 1))
		line, row, err := p.later(no, c)
		if err != nil {
			return chat.Message{}, err
		}
		lines, rows = append(lines, line), append(rows, row)
	}
	n := strconv.Itoa(f.N)
	var turns []chat.Button
	if at > 0 {
		turns = append(turns, p.button(p.label(text.SumBack), p.numbered(Supplement, at-1, n)))
	}
	if at < of-1 {
		turns = append(turns, p.button(p.label(text.SumNext), p.numbered(Supplement, at+1, n)))
	}
	if turns != nil {
		rows = append(rows, turns)
	}
	rows = append(rows, []chat.Button{p.button(p.label(text.ButtonFrozen), p.numbered(Frozen, 0, n)), p.freezesButton()})
	return chat.Message{Text: strings.Join(lines, "\n"), Buttons: rows}, nil
}

// later is the line about a report of the supplement, and the button to it.
func (p *page) later(no string, c freeze.Change) (line string, row []chat.Button, err error) {
	var u store.Unit
	var r store.Report
	for key, v := range map[store.Key]any{store.UnitKey(c.Unit): &u, store.ReportKey(p.c.Key, c.Unit): &r} {
		if _, err := store.Get(p.s, key, v); err != nil {
			return "", nil, err
		}
	}
	what := p.label(text.SupplementAgain, "n", p.num(int64(r.Revision)))
	switch c.Kind {
	case freeze.First:
		what = p.label(text.SupplementFirst)
	case freeze.Withdrawn:
		what = p.label(text.SupplementWithdraw)
	}
	line = p.say(text.SupplementLine, "no", no, "unit", clip(u.Name, maxChild), "what", what, "moment", p.moment(c.At))
	return line, chat.Row(p.button(p.label(text.SumOpen, "no", no, "unit", clip(u.ShortName(), maxButton)), p.link(Report, u.ID, 0))), nil
}
