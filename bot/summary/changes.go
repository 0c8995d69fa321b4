package summary

import (
	"slices"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// maxRecent bounds the changes that are counted, so that whoever comes back after a
// week need not wait.
const maxRecent = 20_000

// change is what became of a report since a moment.
type change int

// The changes, in the order in which they are said.
const (
	cameNew change = iota
	corrected
	wentBack
	withdrawn
)

// changeWords are the words for the count of each change, and for one.
var changeWords = [...]struct{ count, one *text.Sentence }{
	cameNew:   {text.NewsCame, text.NewsOneCame},
	corrected: {text.NewsCorrected, text.NewsOneCorrected},
	wentBack:  {text.NewsBack, text.NewsOneBack},
	withdrawn: {text.NewsWithdrawn, text.NewsOneWithdrawn},
}

func changeOf(r tally.Recent, since time.Time) change {
	switch {
	case r.State == store.Withdrawn:
		return withdrawn
	case r.State == store.Returned:
		return wentBack
	case r.First.Before(since):
		return corrected
	}
	return cameNew
}

// recent is what has changed since a moment: how much of each, and one page of it.
type recent struct {
	since  time.Time
	counts [len(changeWords)]int
	n      int
	more   bool // there is more than was counted
	page   []tally.Recent
}

// recently counts the changes at and under the unit since a moment, all if it is
// zero, and gives those from one place to another.
func (p *page) recently(since time.Time, from, to int) (*recent, error) {
	since = since.Truncate(time.Second) // as the index has it
	r := &recent{since: since}
	for rec, err := range tally.Recently(p.s, p.c.Key, &p.unit) {
		switch {
		case err != nil:
			return nil, err
		case rec.At.Before(since):
			return r, nil
		case r.n == maxRecent:
			r.more = true
			return r, nil
		}
		if r.n >= from && r.n < to {
			r.page = append(r.page, rec)
		}
		r.counts[changeOf(rec, since)]++
		r.n++
	}
	return r, nil
}

// look is when the viewer looked at their own summary before this sitting; zero:
// never.
func (p *page) look() (time.Time, error) {
	if p.screen.For == "" {
		return time.Time{}, nil
	}
	var o store.Officer
	_, err := store.Get(p.s, store.OfficerKey(p.screen.For), &o)
	return o.Looks[p.root()].Since, err
}

// news is what a summary says of the changes, and the button to them.
type news struct {
	lines   []string
	buttons [][]chat.Button
}

// news is there at the viewer's own unit only, once they have looked before.
func (p *page) news() (n news, err error) {
	if !atRoot(p) || p.view.filtered() {
		return n, nil
	}
	since, err := p.look()
	if err != nil || since.IsZero() {
		return n, err
	}
	r, err := p.recently(since, 0, 0)
	if err != nil {
		return n, err
	}
	n.lines = []string{p.say(text.NewsSince, "moment", p.moment(since), "changes", text.HTML(p.countsOf(r)))}
	if r.n > 0 {
		n.buttons = [][]chat.Button{{p.button(p.label(text.NewsOpen, "n", p.num(int64(r.n))), p.link(News, p.unit.ID, 0))}}
	}
	return n, nil
}

// countsOf says how much of each has changed.
func (p *page) countsOf(r *recent) string {
	var parts []string
	for c, n := range r.counts {
		if n > 0 {
			parts = append(parts, p.say(changeWords[c].count, "n", p.num(int64(n))))
		}
	}
	switch {
	case len(parts) == 0:
		return p.say(text.NewsNone)
	case r.more:
		parts = append(parts, p.say(text.NewsMore, "n", p.num(maxRecent)))
	}
	return strings.Join(parts, ", ")
}

// changes lists the reports that have come in, been corrected, returned or withdrawn
// since the viewer looked last, the newest first; all of them if they never have.
func (p *page) changes() (chat.Message, error) {
	since, err := p.look()
	if err != nil {
		return chat.Message{}, err
	}
	at := max(0, p.screen.Page)
	r, err := p.recently(since, at*perPage, (at+1)*perPage)
	if err != nil {
		return chat.Message{}, err
	}
	of := max(1, (r.n+perPage-1)/perPage)
	lines := []string{p.say(text.ChangesHead, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}
	if !since.IsZero() {
		lines = append(lines, p.say(text.NewsSince, "moment", p.moment(since), "changes", text.HTML(p.countsOf(r))))
	} else if r.n == 0 {
		lines = append(lines, p.say(text.NewsNone))
	}
	var buttons []chat.Button
	for i, rec := range r.page {
		var u store.Unit
		if _, err := store.Get(p.s, store.UnitKey(rec.Unit), &u); err != nil {
			return chat.Message{}, err
		}
		no := p.num(int64(at*perPage + i + 1))
		became := p.say(changeWords[changeOf(rec, r.since)].one, "when", text.When(p.lang, rec.At, p.c.Zone))
		lines = append(lines, p.say(text.SumChild, "no", no, "unit", clip(u.ShortName(), maxChild), "figures", text.HTML(became)))
		buttons = append(buttons, p.button(p.label(text.SumOpen, "no", no, "unit", clip(u.ShortName(), maxButton)), p.link(Report, u.ID, 0)))
	}
	msg := chat.Message{Text: strings.Join(lines, "\n"), Buttons: slices.Collect(slices.Chunk(buttons, perRow))}
	return p.closing(msg, News, min(at, of-1), of), nil
}

// closing adds the buttons to the pages beside, to the summary, and to the same
// screen anew.
func (p *page) closing(msg chat.Message, name string, at, of int) chat.Message {
	if row := p.turns(name, at, of); row != nil {
		msg.Buttons = append(msg.Buttons, row)
	}
	msg.Buttons = append(msg.Buttons, []chat.Button{
		p.button(p.label(text.Summary), p.link(Totals, p.unit.ID, 0)),
		p.button(p.label(text.SumRefresh), p.linkTo(name, p.unit.ID, at, p.what())),
	})
	return msg
}
