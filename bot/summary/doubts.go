package summary

import (
	"slices"
	"strconv"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// doubtsPerPage is how many reports stand on a page: each has four buttons.
const doubtsPerPage = 5

func doubtedIn(t tally.Sums) int64 { return t[tally.Doubted] }

// doubts lists the reports at and under a unit whose figures are worth a second
// look, in the order of the roster, each with what is to be looked at and what can
// be done about it.
func (p *page) doubts() (chat.Message, error) {
	sums, err := p.tally(p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	n := int(sums[tally.Doubted])
	of := max(1, (n+doubtsPerPage-1)/doubtsPerPage)
	at := max(0, min(p.screen.Page, of-1))
	walk := flagWalk{p: p, skip: at * doubtsPerPage, most: doubtsPerPage, counted: p.counting(tally.Doubted), has: func(f *flagged) bool {
		return len(tally.OpenDoubts(p.c, &f.unit, &f.report)) > 0
	}}
	if err := walk.under(p.unit.ID); err != nil {
		return chat.Message{}, err
	}
	lines := []string{p.say(text.DoubtsHead, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}
	if len(walk.found) == 0 {
		lines = append(lines, p.say(text.DoubtsNone))
	} else {
		lines = append(lines, p.say(text.DoubtsSum, "n", p.num(int64(n)), "list", text.HTML(dots(p.doubtCounts(sums)))), p.say(text.DoubtsHow), "")
	}
	var msg chat.Message
	for i, f := range walk.found {
		no := p.num(int64(at*doubtsPerPage + i + 1))
		open := tally.OpenDoubts(p.c, &f.unit, &f.report)
		lines = append(lines, p.say(text.DoubtsUnit, "no", no, "unit", clip(f.unit.ShortName(), maxChild),
			"doubts", strings.Join(p.doubtNames(open), "; "), "figures", text.HTML(dots(p.doubtFigures(&f, open)))))
		msg.Buttons = append(msg.Buttons, p.doubtRow(no, &f))
	}
	msg.Text = strings.Join(lines, "\n")
	if row := p.turns(Doubts, at, of); row != nil {
		msg.Buttons = append(msg.Buttons, row)
	}
	msg.Buttons = append(msg.Buttons, []chat.Button{
		p.button(p.label(text.Summary), p.link(Totals, p.unit.ID, 0)),
		p.button(p.label(text.SumRefresh), p.link(Doubts, p.unit.ID, at)),
	})
	return msg, nil
}

// doubtCounts are the doubts that are open, each with the number of its reports.
func (p *page) doubtCounts(t tally.Sums) []string {
	var parts []string
	for _, d := range p.c.Doubts {
		if n := t[tally.Doubt(d.Key)]; n > 0 {
			parts = append(parts, p.say(text.SumExit, "label", clip(p.of(d.Label), maxLabel), "n", p.num(n)))
		}
	}
	return parts
}

func (p *page) doubtNames(doubts []*config.Doubt) []string {
	var names []string
	for _, d := range doubts {
		names = append(names, clip(p.of(d.Label), maxLabel))
	}
	return names
}

// doubtFigures are the figures that doubts are about, with what they are held
// against.
func (p *page) doubtFigures(f *flagged, doubts []*config.Doubt) []string {
	names := map[string]bool{}
	for _, d := range doubts {
		for _, name := range d.Rule.Names() {
			names[name] = true
		}
	}
	var parts []string
	for _, key := range p.c.Doubtful(doubts) {
		q := p.c.Question(key)
		part := text.Escape(p.name(q)) + " " + text.Escape(clip(p.value(q, f.report.Sent[key]), maxLabel))
		if was, ok := f.report.Was[key]; ok && names[config.Was(key)] {
			part += p.say(text.DoubtsWas, "n", p.num(was))
		}
		parts = append(parts, part)
	}
	if names["roster"] && f.unit.Workers != nil {
		parts = append(parts, p.say(text.DoubtRoster, "n", p.num(*f.unit.Workers)))
	}
	return parts
}

// doubtRow are the buttons of a report: accept, ask to complete, call, open.
func (p *page) doubtRow(no string, f *flagged) []chat.Button {
	row := []chat.Button{p.button(p.label(text.DoubtReport, "no", no), p.link(Report, f.unit.ID, 0))}
	if f.unit.ID == p.root() {
		return row
	}
	return append([]chat.Button{
		p.button(p.label(text.DoubtAccept, "no", no), reviewData(&f.unit, &f.report, string(text.ActAccept))),
		p.button(p.label(text.DoubtBack, "no", no), reviewData(&f.unit, &f.report, string(text.ActBack))),
		p.button(p.label(text.DoubtRing, "no", no), reviewData(&f.unit, &f.report, "ring")),
	}, row...)
}

// reviewData is callback data of what can be done about a report: the dialog reads
// it.
func reviewData(u *store.Unit, r *store.Report, what string) string {
	return "rv/" + string(u.ID) + "/" + strconv.Itoa(r.Revision) + "/" + what + "/0"
}

// Changes are lines that say which answers differ between two states of a report,
// from what to what; none if they say the same.
func Changes(lang text.Lang, c *config.Campaign, was, is map[string]store.Answer) []string {
	p := &page{c: c, lang: lang}
	var lines []string
	for _, q := range c.Questions {
		from, before := was[q.Key]
		to, now := is[q.Key]
		if before == now && sameAnswer(from, to) {
			continue
		}
		lines = append(lines, p.say(text.FixedChange, "label", p.name(q), "was", p.valueOr(q, from, before), "is", p.valueOr(q, to, now)))
	}
	return lines
}

func (p *page) valueOr(q *config.Question, a store.Answer, there bool) string {
	if !there {
		return "–"
	}
	return clip(p.value(q, a), maxLabel)
}

// sameAnswer reports whether two answers say the same, wherever they came from.
func sameAnswer(a, b store.Answer) bool {
	if a.Null != b.Null || a.Text != b.Text || !slices.Equal(a.Choices, b.Choices) || (a.N == nil) != (b.N == nil) {
		return false
	}
	return a.N == nil || *a.N == *b.N
}
