package drafts

import (
	"strings"
	"time"

	"raquan/bot/figures"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// The language of the documents: they are official ones.
const lang = text.Vi

// none stands in a table where there is no figure, which is not zero.
const none = "-"

// report is what a draft is made of.
type report struct {
	c        *config.Campaign
	form     Form
	table    *figures.Table
	superior *store.Unit       // nil: none
	remarks  map[string]string // what the unit has said of its own, by key
	own      *store.Report     // of a unit that reports by itself; nil: none was sent
	uppers   int64             // upper-level unions below
	opinions map[string][]opinion
	words    map[string]*word
	cut      int // units for which a list had no room
}

// opinion is what a unit wrote.
type opinion struct{ unit, said string }

// place is where a placeholder stands: at a unit, perhaps one of a list.
type place struct {
	*report
	body    *figures.Body
	sums    tally.Sums // of the body
	no      int        // in a list; 0: it is the unit that reports
	opinion *opinion
	rest    int // the place stands for so many units at the end of a list
}

func at(r *report, b *figures.Body, no int) *place {
	return &place{report: r, body: b, sums: b.Sums, no: no}
}

func (p *place) value(name string) (v string, known, given bool) {
	w := p.words[name]
	if w == nil || w.value == nil {
		return "", false, false
	}
	if p.rest > 0 {
		if name == "ten" || name == "ten_day_du" {
			return text.Plain(lang, text.DraftMoreRows, "n", text.Number(lang, int64(p.rest))), true, true
		}
		return "", true, true
	}
	v, given = w.value(p)
	return v, true, given
}

func (p *place) list(name string) ([]scope, bool) {
	w := p.words[name]
	if w == nil || w.list == nil {
		return nil, false
	}
	return w.list(p), true
}

// inZones is the place with the sums of the zones that the letter asks for first.
func (p *place) inZones() *place {
	z := *p
	z.sums = tally.Sums{}
	for _, zone := range []string{store.ZoneKCN, store.ZoneKCX, store.ZoneKKT} {
		for name, n := range p.body.Zones[zone] {
			z.sums[name] += n
		}
	}
	return &z
}

// maxRows is how many units a list names: more make a document that no office
// opens, and stand in the sheet.
const maxRows = 3000

// below lists the units right below, of a kind or all of them ("").
func (p *place) below(kind store.UnitKind) []scope {
	var list []scope
	left := 0
	for i := range p.table.Below {
		b := &p.table.Below[i]
		switch {
		case kind != "" && b.Unit.Kind != kind:
		case len(list) == maxRows:
			left++
		default:
			list = append(list, at(p.report, b, len(list)+1))
		}
	}
	if left > 0 {
		p.cut += left
		list = append(list, &place{report: p.report, body: &figures.Body{}, rest: left})
	}
	return list
}

// total is the sum of the units of a kind right below; none if there are none.
func (p *place) total(kind store.UnitKind) []scope {
	b := figures.Body{Unit: p.body.Unit, Sums: tally.Sums{}}
	found := false
	for i := range p.table.Below {
		if other := &p.table.Below[i]; other.Unit.Kind == kind {
			found = true
			for name, n := range other.Sums {
				b.Sums[name] += n
			}
		}
	}
	if !found {
		return nil
	}
	return []scope{at(p.report, &b, 0)}
}

// class counts the open units of a kind right below: all, with reports, with all
// reports, handed in for good.
func (p *place) class(kind store.UnitKind) (n [4]int64) {
	for i := range p.table.Below {
		b := &p.table.Below[i]
		if b.Unit.Kind != kind || !b.Unit.Closed.IsZero() {
			continue
		}
		n[0]++
		if sent := reported(b.Sums); sent > 0 {
			n[1]++
			if sent == b.Sums[tally.Units] {
				n[2]++
			}
		}
		if b.Own.Final() {
			n[3]++
		}
	}
	return n
}

// reported counts the units that have reported, of those that are expected to.
func reported(s tally.Sums) int64 { return s[tally.Sent] - s[tally.Closed] }

// remark is what a table says beside a unit.
func (p *place) remark() string {
	var say *text.Sentence
	switch s := p.sums; {
	case p.no == 0:
		return ""
	case !p.body.Unit.Closed.IsZero():
		say = text.DraftClosed
	case s[tally.Units] > 0 && s[tally.Sent] == 0:
		say = text.DraftNotReported
	case s[tally.Returned] > 0 && p.body.Unit.Expected():
		say = text.DraftReturned
	default:
		return ""
	}
	return say.In(lang)
}

// number is a figure of a table: none, if nothing was reported that it would be of.
func number(n, of int64) string {
	if of == 0 {
		return none
	}
	return text.Number(lang, n)
}

// rate is a share in percent with one decimal, without the sign. It never says
// 100 of a part, nor 0 of something.
func rate(num, den int64) string {
	s := strings.TrimSuffix(text.Percent(lang, num, den), "%")
	switch {
	case den <= 0:
		return none
	case !strings.Contains(s, ","):
		s += ",0"
	}
	return s
}

// chosen are the answers to a choice: of one unit as it gave them, of several with
// the number of units, those of most first.
func (p *place) chosen(q *config.Question) string {
	if p.form == FormGrassroots && p.no == 0 {
		return p.answered(q)
	}
	var list []string
	for _, b := range byUnits(q, p.sums) {
		label := b.Label.In(string(lang))
		if b.OtherText {
			label = text.DraftOtherChoice.In(lang)
		}
		list = append(list, text.Plain(lang, text.DraftUnits, "label", label, "n", text.Number(lang, p.sums[tally.Is(q.Key, b.Key)])))
	}
	switch {
	case len(list) > 0:
		return strings.Join(list, "; ")
	case p.sums[tally.Sent] > 0:
		return text.DraftNothing.In(lang)
	}
	return text.DraftNoData.In(lang)
}

// answered is the answer of the unit itself.
func (p *place) answered(q *config.Question) string {
	if p.own == nil {
		return text.DraftNoData.In(lang)
	}
	a := p.own.Sent[q.Key]
	if a.Null {
		return text.DraftNotKnown.In(lang)
	}
	if q.Type == config.FreeText && a.Text != "" {
		return a.Text
	}
	var list []string
	for _, key := range a.Choices {
		b := q.Button(key)
		switch {
		case b == nil:
		case b.OtherText && a.Text != "" && len(a.Choices) == 1:
			list = append(list, a.Text)
		case b.OtherText && a.Text != "":
			list = append(list, text.Plain(lang, text.DraftChoiceSays, "label", text.DraftOtherChoice.In(lang), "said", a.Text))
		default:
			list = append(list, b.Label.In(string(lang)))
		}
	}
	if len(list) == 0 {
		return text.DraftNothing.In(lang)
	}
	return strings.TrimRight(strings.Join(list, "; "), " .;")
}

// moment writes a part of a moment as documents do: days below ten and the first
// two months bear a nought.
func moment(t time.Time, part string) string {
	layout := map[string]string{"gio": "15", "phut": "04", "ngay": "02", "thang": "1", "nam": "2006"}[part]
	if part == "thang" && t.Month() <= time.February {
		layout = "01"
	}
	return t.Format(layout)
}
