package summary

import (
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// Reminder is what an officer of a level above is told without having asked: what
// is missing under their units. Never a message for each unit that is missing.
type Reminder struct {
	Units    []store.UnitID          // in the order in which they are spoken of
	Say      config.Text             // of a unit: {unit}, {deadline}, {missing}, {of}, {not_joined}, {title}
	Deadline func(store.Unit) string // of a unit, in words
	Was      []store.Told            // what the officer was told last; changes since then are said
	Lang     text.Lang
}

const (
	remindMost  = 3 // units spoken of at length
	largestMost = 5 // missing units named of each
	maxOnButton = 24
)

// Remind makes that message. Units under which nothing is missing any more are left
// out; the text is empty if none is left.
func Remind(s store.Snapshot, c *config.Campaign, r Reminder, now time.Time) (chat.Message, error) {
	var msg chat.Message
	var parts []string
	for _, id := range r.Units {
		p := &page{s: s, c: c, lang: r.Lang, now: now, screen: store.Screen{Args: map[string]string{Root: string(id)}}}
		if found, err := store.Get(s, store.UnitKey(id), &p.unit); err != nil || !found {
			if err != nil {
				return msg, err
			}
			continue
		}
		said, buttons, err := p.remind(&r)
		if err != nil {
			return msg, err
		}
		if said == "" {
			continue
		}
		if len(parts) == remindMost {
			break
		}
		parts, msg.Buttons = append(parts, said), append(msg.Buttons, buttons...)
	}
	msg.Text = strings.Join(parts, "\n\n")
	return msg, nil
}

func (p *page) remind(r *Reminder) (string, [][]chat.Button, error) {
	sums, err := p.tally(p.unit.ID)
	if err != nil {
		return "", nil, err
	}
	if MissingIn(sums) <= 0 {
		return "", nil, nil
	}
	lines := []string{p.say(text.MissTold, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now)), p.headOf(r, sums)}
	if was := told(r.Was, p.unit.ID); was != nil {
		lines = append(lines, p.changed(was, sums))
	}
	largest, more, err := p.largest(largestMost)
	if err != nil {
		return "", nil, err
	}
	lines = append(lines, largest...)
	if more > 0 {
		lines = append(lines, p.say(text.MissMore, "n", p.num(int64(more))))
	}
	return strings.Join(lines, "\n"), [][]chat.Button{p.toFigures(sums, len(r.Units) > 1)}, nil
}

// headOf is the step's sentence about the unit.
func (p *page) headOf(r *Reminder, sums tally.Sums) string {
	joins := p.num(sums[tally.Absent])
	if sums[tally.Absent] == 0 {
		joins = p.say(text.MissNobody)
	}
	return text.Fill(text.Escape(p.of(r.Say)), "unit", clip(p.unit.Name, maxName), "deadline", r.Deadline(p.unit), "title", p.of(p.c.Title),
		"missing", p.num(MissingIn(sums)), "of", p.num(sums[tally.Units]), "not_joined", joins)
}

// changed says what has come in since the officer was told last.
func (p *page) changed(was *store.Told, sums tally.Sums) string {
	n := sums[tally.Sent] - sums[tally.Closed] - was.Sent
	if n <= 0 {
		return p.say(text.MissSame, "moment", p.moment(was.At))
	}
	return p.say(text.MissChanged, "moment", p.moment(was.At), "n", p.num(n))
}

// largest are lines about those missing under the unit that matter most, at most
// n, and how many units more there are right below.
func (p *page) largest(n int) (lines []string, more int, err error) {
	list, total, err := p.first(n)
	if err != nil {
		return nil, 0, err
	}
	for _, ch := range list[:min(n, len(list))] {
		line, err := p.lack(ch)
		if err != nil {
			return nil, 0, err
		}
		lines = append(lines, p.say(text.MissLine, "unit", clip(ch.unit.ShortName(), maxChild), "figures", text.HTML(line)))
	}
	return lines, total - len(lines), nil
}

// first are the first n units of those that are missing right below the unit, and how
// many there are; where very many stand right below, of all below.
func (p *page) first(n int) (list []child, total int, err error) {
	ids, err := p.below(p.unit.ID)
	if err != nil {
		return nil, 0, err
	}
	if len(ids) <= maxLacking {
		list, err = p.lacking(ids)
		return list, len(list), err
	}
	units, err := p.rungs(0, n, tally.Groups)
	if err != nil {
		return nil, 0, err
	}
	ids = ids[:0]
	for _, r := range units {
		ids = append(ids, r.Unit)
	}
	sums, err := p.tally(p.unit.ID)
	if err != nil {
		return nil, 0, err
	}
	list, err = p.load(ids, 0, len(ids))
	return list, int(MissingIn(sums)), err
}

// toFigures leads to the list and the figures; with several units in a message, it
// is said whose.
func (p *page) toFigures(sums tally.Sums, several bool) []chat.Button {
	n := p.num(MissingIn(sums))
	open := p.label(text.MissOpen, "n", n)
	if several {
		open = p.label(text.MissOpenOf, "unit", clip(p.unit.ShortName(), maxOnButton), "n", n)
	}
	return []chat.Button{
		p.button(open, p.link(Missing, p.unit.ID, 0)),
		p.button(p.label(text.Summary), p.link(Totals, p.unit.ID, 0)),
	}
}

// TellOf is what an officer is told of a unit now, to be compared with next time.
func TellOf(r store.Reader, c *config.Campaign, unit store.UnitID, now time.Time) (store.Told, error) {
	sums, err := tally.Read(r, c.Key, unit)
	return store.Told{Unit: unit, At: now, Sent: sums[tally.Sent] - sums[tally.Closed]}, err
}

func told(list []store.Told, unit store.UnitID) *store.Told {
	for i := range list {
		if list[i].Unit == unit {
			return &list[i]
		}
	}
	return nil
}
