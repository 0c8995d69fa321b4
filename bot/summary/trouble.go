package summary

import (
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// textsPerPage is how many texts stand on a page.
const textsPerPage = 5

// trouble shows the difficulties and proposals at and under the unit: how many units
// named which, and what was said in words, the newest first.
func (p *page) trouble() (chat.Message, error) {
	q := p.c.Question(p.c.Trouble)
	if q == nil {
		return chat.Message{Text: p.say(text.ChoicesNone, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}, nil
	}
	sums, err := p.tally(p.unit.ID)
	if err != nil {
		return chat.Message{}, err
	}
	n := int(sums[tally.Said(q.Key)])
	of := max(1, (n+textsPerPage-1)/textsPerPage)
	at := max(0, min(p.screen.Page, of-1))
	lines := []string{p.say(text.ChoicesHead, "question", p.name(q), "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}
	if at == 0 && hasChoices(q) {
		lines = append(lines, p.counted(q, sums)...)
	}
	lines = append(lines, "", p.say(text.TroubleTexts, "n", p.num(int64(n))))
	said, buttons, err := p.texts(q, at*textsPerPage, min(textsPerPage, max(0, n-at*textsPerPage)))
	if err != nil {
		return chat.Message{}, err
	}
	msg := chat.Message{Text: strings.Join(append(lines, said...), "\n"), Buttons: slices.Collect(slices.Chunk(buttons, perRow))}
	if hasChoices(q) && sums[tally.Sent] > 0 {
		msg.Buttons = append(msg.Buttons, []chat.Button{p.button(p.label(text.TroubleByUnit), p.linkTo(Choices, p.unit.ID, 0, p.placeOf(q)))})
	}
	return p.closing(msg, Trouble, at, of), nil
}

// texts are n of the answers in words, each with its unit and the button to its
// report.
func (p *page) texts(q *config.Question, skip, n int) (lines []string, buttons []chat.Button, err error) {
	no := skip
	for rec, err := range tally.Recently(p.s, p.c.Key, &p.unit) {
		if len(buttons) == n {
			break
		}
		if err != nil {
			return nil, nil, err
		}
		if !rec.Said {
			continue
		}
		if skip > 0 {
			skip--
			continue
		}
		var u store.Unit
		var r store.Report
		if _, err := store.Get(p.s, store.UnitKey(rec.Unit), &u); err != nil {
			return nil, nil, err
		}
		if _, err := store.Get(p.s, store.ReportKey(p.c.Key, rec.Unit), &r); err != nil {
			return nil, nil, err
		}
		no++
		lines = append(lines, p.say(text.TroubleText, "no", p.num(int64(no)), "unit", clip(u.ShortName(), maxChild),
			"when", text.When(p.lang, r.Last, p.c.Zone), "said", clip(r.Sent[q.Key].Text, maxTyped)))
		buttons = append(buttons, p.button(p.label(text.SumOpen, "no", p.num(int64(no)), "unit", clip(u.ShortName(), maxButton)), p.link(Report, u.ID, 0)))
	}
	return lines, buttons, nil
}
