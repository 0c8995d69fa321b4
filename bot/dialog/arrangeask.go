package dialog

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/bot/viet"
)

// maxUnitName is how many letters the name of a unit has at most.
const maxUnitName = 150

// mostWorkers is how many members and workers a grassroots union has at most.
const mostWorkers = 200_000

// readArrange reads a text as what was asked.
func (t *turn) readArrange() {
	d, typed := t.s.Arrange, strings.Join(strings.Fields(viet.Composed(viet.Clean(t.e.Text))), " ")
	switch d.wants() {
	case "to":
		t.readTo(typed)
	case "name":
		if n := letters(typed); n < 3 || n > maxUnitName || !strings.ContainsFunc(typed, unicode.IsLetter) {
			t.echo = t.text(text.ArrangeNameBad, "typed", short(typed, maxRead), "max", itoa(maxUnitName))
			return
		}
		d.Name = typed
	case "workers":
		n := viet.ReadNumber(typed, viet.NumberContext{})
		if n.Kind != viet.Value || n.Value < 1 || n.Value > mostWorkers {
			t.echo = t.text(text.ArrangeWorkersBad, "typed", short(typed, maxRead), "max", t.number(mostWorkers))
			return
		}
		d.Workers = n.Value
	case "papers":
		t.readPapers(typed)
	case "":
		switch viet.ReadYesNo(typed) {
		case viet.Yes:
			t.orderArrange()
		case viet.No:
			t.cancel()
		}
	}
}

// readTo takes the only unit that was found for a text.
func (t *turn) readTo(typed string) {
	switch {
	case len(t.env.Below) == 1 && t.env.BelowN <= 1:
		t.takeTo(t.env.Below[0])
	case len(t.env.Below) == 0 && typed != "":
		t.echo = t.text(text.ArrangeNotFound, "typed", short(typed, maxRead))
	}
}

// takeTo takes the other unit, if it is of a kind that fits. The rest is for the desk
// to know.
func (t *turn) takeTo(to Below) {
	d, level := t.s.Arrange, t.env.Arranged.Level
	args := []any{"unit", t.env.Arranged.Name, "to", to.Name}
	switch {
	case d.Act == text.ArrangeMerge && level == to.Reports:
		t.echo = t.text(text.ArrangeKinds, args...)
	case d.Act != text.ArrangeMerge && to.Reports:
		t.echo = t.text(text.ArrangePlace, args...)
	case to.ID == d.Unit && d.Act != text.ArrangeAdd, to.ID == t.env.Arranged.Parent && d.Act == text.ArrangeMove:
		t.echo = t.text(text.ArrangePlace, args...)
	default:
		d.To = to.UnitRef
	}
}

// readPapers reads number and date of a decision, and the day from which it holds:
// "12/QĐ-LĐLĐ ngày 18/8/2020, hiệu lực 20/8/2020".
func (t *turn) readPapers(typed string) {
	words := strings.Fields(strings.ReplaceAll(typed, ",", " , "))
	number, rest := cutAt(words, ",", "ngay")
	paper, from := cutAt(rest, "hieu")
	p := Papers{Number: strings.Trim(strings.Join(number, " "), " ,.;")}
	var ok, okFrom bool
	p.Date, ok = t.readDay(paper)
	p.From, okFrom = t.readDay(from)
	if p.Number == "" || letters(p.Number) > maxRead || !strings.ContainsAny(p.Number, "0123456789") || !ok || !okFrom {
		t.echo = t.text(text.ArrangeDecisionBad, "typed", short(typed, maxRead))
		return
	}
	if p.From.IsZero() {
		p.From = p.Date
	}
	if p.From.After(t.env.Now) {
		t.echo = t.text(text.ArrangeNotYet, "day", text.Day(p.From, t.env.Campaign.Zone))
		return
	}
	t.s.Arrange.Papers = &p
}

// readDay reads a day; ok is false if there is something else.
func (t *turn) readDay(words []string) (day time.Time, ok bool) {
	s := strings.Trim(strings.Join(words, " "), " ,.;()")
	if s == "" {
		return day, true
	}
	d := viet.ReadDate(s, t.env.Now.In(t.env.Campaign.Zone))
	return d.From, d.Kind == viet.Value && d.Form == viet.Day
}

// cutAt cuts words before the first that is, folded, one of some; of the words that
// begin the rest, those that say no date are left out.
func cutAt(words []string, marks ...string) (before, after []string) {
	i := slices.IndexFunc(words, func(w string) bool { return slices.Contains(marks, viet.Fold(w)) })
	if i < 0 {
		return words, nil
	}
	before, after = words[:i], words[i+1:]
	for len(after) > 0 && slices.Contains([]string{"luc", "tu", "ngay", ","}, viet.Fold(after[0])) {
		after = after[1:]
	}
	return before, after
}

// askArrange asks what is missing, or whether it shall be so. name is that of the
// unit of this step.
func (t *turn) askArrange(name string) {
	d := t.s.Arrange
	t.s.Rev++
	var rows [][]chat.Button
	html := ""
	switch d.wants() {
	case "to":
		html, rows = t.askTo(name)
	case "name":
		html = t.text(text.ArrangeNewName, "unit", name)
		if d.Act == text.ArrangeAdd {
			html = t.text(text.ArrangeName, "unit", d.To.Name)
		}
	case "workers":
		html, rows = t.text(text.ArrangeWorkers, "name", d.Name), append(rows, row(t.arrangeButton(t.label(text.ArrangeNoWorkers), "unknown", "0")))
	case "zone":
		var all []chat.Button
		for _, z := range zones {
			all = append(all, t.arrangeButton(text.ZoneButton(t.lang, z), "zone", z))
		}
		html, rows = t.text(text.ArrangeZone, "name", d.Name), chat.Rows(all...)
	case "papers":
		html, rows = t.text(text.ArrangeDecision, "act", text.ArrangeButton(t.lang, d.Act), "unit", cmp.Or(d.Name, name)), append(rows, row(t.arrangeButton(t.label(text.ArrangeNoDecision), "none", "0")))
	default:
		html = t.sureArrange(name)
		rows = append(rows, row(t.arrangeButton(t.label(text.ArrangeYes), "yes", "0")), row(t.arrangeButton(t.label(text.ArrangeEditDecision), "papers", "0")))
	}
	rows = append(rows, row(button(t.label(text.DueNo), data("c", "huy"))))
	t.out.Messages = append(t.out.Messages, Outgoing{Message: chat.Message{Text: t.takeEcho() + html, Buttons: rows}, View: "arrange", Asks: true})
}

func (t *turn) arrangeButton(label, what, value string) chat.Button {
	return button(label, data("tr", t.s.Arrange.Unit, itoa(t.s.Rev), what, value))
}

// askTo asks for the other unit; several that were found are offered.
func (t *turn) askTo(name string) (string, [][]chat.Button) {
	var rows [][]chat.Button
	if t.e.Kind == Said && (len(t.env.Below) > 1 || t.env.BelowN > 1) {
		for _, u := range t.env.Below {
			rows = append(rows, row(t.arrangeButton(short(u.Name, 36)+" – "+short(u.Above, 28), "to", u.ID)))
		}
		return t.text(text.ArrangeFound, "n", t.number(int64(t.env.BelowN)), "typed", short(t.e.Text, maxRead)), rows
	}
	ask := text.ArrangeWhereAdd
	switch t.s.Arrange.Act {
	case text.ArrangeMerge:
		ask = text.ArrangeWhereMerge
	case text.ArrangeMove:
		ask = text.ArrangeWhereMove
	}
	return t.text(ask, "unit", name, "example", exampleUnit), nil
}

// sureArrange says what will happen.
func (t *turn) sureArrange(name string) string {
	d, zone := t.s.Arrange, t.env.Campaign.Zone
	p, papers := d.Papers, t.text(text.ArrangeByNone)
	switch {
	case p.Number != "" && !p.Date.IsZero():
		papers = t.text(text.ArrangeBy, "number", p.Number, "day", text.Day(p.Date, zone), "from", text.Day(p.From, zone))
	case p.Number != "":
		papers = t.text(text.ArrangeByUndated, "number", p.Number)
	}
	args := []any{"unit", name, "to", d.To.Name, "name", d.Name, "decision", text.HTML(papers)}
	level := false
	if u := t.env.Arranged; u != nil {
		level = u.Level
		args = append(args, "n", t.number(u.Units))
	}
	if d.Act == text.ArrangeAdd {
		workers := t.label(text.ArrangeNoWorkers)
		if d.Workers > 0 {
			workers = t.text(text.ArrangePeople, "n", t.number(d.Workers))
		}
		args = append(args, "workers", workers, "zone", text.ZoneButton(t.lang, d.Zone))
	}
	return text.ArrangeSure(t.lang, d.Act, level, args...)
}
