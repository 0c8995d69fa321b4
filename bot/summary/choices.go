package summary

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
)

// ways counts the forms of activity.
func (p *page) ways() (chat.Message, error) {
	if q := p.c.Question(p.c.Ways); q != nil {
		return p.choicesOf(q, Ways)
	}
	return chat.Message{Text: p.say(text.ChoicesNone, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}, nil
}

// choices counts the answers to the question that the screen is of; of one that the
// campaign does not have, see unitsOf.
func (p *page) choices() (chat.Message, error) {
	if q := p.question(p.what()); q != nil {
		return p.choicesOf(q, Choices)
	}
	return p.numbers()
}

// question is one with buttons, by its place in the campaign as callback data has
// it; nil if there is none.
func (p *page) question(place string) *config.Question {
	i, err := strconv.Atoi(place)
	if err != nil || i < 0 || i >= len(p.c.Questions) || !hasChoices(p.c.Questions[i]) {
		return nil
	}
	return p.c.Questions[i]
}

func hasChoices(q *config.Question) bool {
	return q.Type == config.Choice || q.Type == config.MultiChoice
}

// placeOf is what question reads.
func (p *page) placeOf(q *config.Question) string {
	return strconv.Itoa(slices.Index(p.c.Questions, q))
}

// choicesOf says how many units gave each answer to a question, at and under the
// unit and for each unit right below it, as a share of the reports sent.
func (p *page) choicesOf(q *config.Question, name string) (chat.Message, error) {
	sums, err := p.tally(p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	l, err := p.belowPage()
	if err != nil {
		return chat.Message{}, err
	}
	lines := []string{p.say(text.ChoicesHead, "question", p.name(q), "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}
	lines = slices.Concat(lines, p.note(), p.counted(q, sums))
	var buttons []chat.Button
	if len(l.children) > 0 {
		lines = append(lines, "")
	}
	for _, ch := range l.children {
		lines = append(lines, p.say(text.SumChild, "no", p.num(int64(ch.no)), "unit", clip(ch.unit.ShortName(), maxChild), "figures", text.HTML(p.most(q, ch.sums))))
		data := p.linkTo(Choices, ch.unit.ID, 0, p.placeOf(q))
		if ch.leaf {
			data = p.link(Report, ch.unit.ID, 0)
		}
		buttons = append(buttons, p.button(p.label(text.SumOpen, "no", p.num(int64(ch.no)), "unit", clip(ch.unit.ShortName(), maxButton)), data))
	}
	msg := chat.Message{Text: strings.Join(fit(lines, maxText), "\n"), Buttons: slices.Collect(slices.Chunk(buttons, perRow))}
	if sums[tally.Sent] > 0 {
		msg.Buttons = append(msg.Buttons, []chat.Button{p.button(p.label(text.ChoicesUnits), p.linkTo(Numbers, p.unit.ID, 0, p.placeOf(q)))})
	}
	if up, ok := p.up(); ok {
		msg.Buttons = append(msg.Buttons, []chat.Button{p.button(p.label(text.SumUp), p.linkTo(Choices, up.Unit, 0, p.placeOf(q)))})
	}
	return p.closing(msg, name, l.at, l.of), nil
}

// counted is a line for each answer, in the order of the buttons.
func (p *page) counted(q *config.Question, t tally.Sums) []string {
	if t[tally.Sent] == 0 {
		return []string{p.say(text.SumNobody)}
	}
	lines := []string{p.say(text.ChoicesOf, "n", p.num(t[tally.Sent]))}
	for _, b := range answersTo(q) {
		n := t[tally.Is(q.Key, b.Key)]
		lines = append(lines, p.say(text.ChoicesLine, "label", clip(p.of(b.Label), maxLabel), "n", p.num(n), "percent", p.percent(n, t[tally.Sent])))
	}
	return lines
}

// answersTo are the buttons of a question that are answers: not those that lead
// elsewhere, nor "not known".
func answersTo(q *config.Question) []*config.Button {
	return slices.DeleteFunc(slices.Clone(q.Buttons), func(b *config.Button) bool { return b.Exits || b.NotMine || b.Unknown })
}

// most are the three answers that most units below gave; of a report, all of its
// own.
func (p *page) most(q *config.Question, t tally.Sums) string {
	if t[tally.Sent] == 0 {
		return p.say(text.SumChildNot)
	}
	answers := answersTo(q)
	slices.SortStableFunc(answers, func(a, b *config.Button) int {
		return cmp.Compare(t[tally.Is(q.Key, b.Key)], t[tally.Is(q.Key, a.Key)])
	})
	var parts []string
	for _, b := range answers {
		n := t[tally.Is(q.Key, b.Key)]
		switch {
		case n == 0 || t[tally.Sent] > 1 && len(parts) == 3:
		case t[tally.Sent] == 1:
			parts = append(parts, text.Escape(clip(p.of(b.Label), maxLabel)))
		default:
			parts = append(parts, p.say(text.ChoicesMost, "label", clip(p.of(b.Label), maxLabel), "percent", p.percent(n, t[tally.Sent]), "n", p.num(n)))
		}
	}
	if len(parts) == 0 {
		return p.say(text.ChoicesNothing)
	}
	return dots(parts)
}
