package dialog

import (
	"strings"

	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

const (
	blankPlace = 1   // the n of a ready message's button that leaves the place blank
	maxPlace   = 100 // letters
)

// ready gives a message to forward, as a message of its own without buttons. If
// it names a place, that is asked for first, in the middle of anything.
func (t *turn) ready(p *config.Page, blank bool) {
	if !blank && strings.Contains(text.Of(t.lang, p.Body), "{"+config.PlaceName+"}") {
		t.s.Place = p.Key
		t.say(t.text(text.PlaceAsk), row(button(t.label(text.PlaceExample), data("g", p.Key, itoa(blankPlace)))))
		return
	}
	t.say(t.readyText(p, "…"))
}

// placed takes the line that names the place, and goes on with what was being
// asked before.
func (t *turn) placed() {
	p := t.env.Campaign.Page(t.s.Place)
	place := strings.Join(strings.Fields(viet.Clean(t.e.Text)), " ")
	if p == nil || place == "" {
		t.s.Place = ""
		t.saidAnswer()
		return
	}
	if n := letters(place); n > maxPlace {
		t.say(t.text(text.PlaceLong, "n", itoa(n), "max", itoa(maxPlace)),
			row(button(t.label(text.PlaceExample), data("g", p.Key, itoa(blankPlace)))))
		return
	}
	t.s.Place = ""
	t.say(t.readyText(p, place))
	if t.s.Mode != Idle {
		t.s.Rev++
		t.resume()
	}
}

// readyText fills a ready message with the unit's figures, or gives its variant
// without, if one of them is not known.
func (t *turn) readyText(p *config.Page, place string) string {
	args := append(t.figures(), "app", t.env.Campaign.App, config.PlaceName, place)
	body := text.Of(t.lang, p.Body)
	if text.Missing(body, args...) {
		body = text.Of(t.lang, p.Bare)
	}
	return text.Fill(text.Escape(body), args...)
}

// figures are the unit's counts as they are known now, and the share that the
// campaign is about.
func (t *turn) figures() []any {
	if t.env.Unit == nil {
		return nil
	}
	var args []any
	known := map[string]int64{}
	for _, q := range t.env.Campaign.Questions {
		if q.Type != config.Count {
			continue
		}
		n, ok := t.figure(q.Key)
		if ok {
			known[q.Key] = n
			args = append(args, strings.ToLower(q.Key), t.number(n))
		}
	}
	c := t.env.Campaign
	main, ok := known[c.Main]
	if total := known[c.Total]; ok && total > 0 && main <= total {
		args = append(args, config.PercentName, text.Percent(t.lang, main, total))
	}
	return args
}

// figure is the newest one of a question: given in the report under way, else
// the last known.
func (t *turn) figure(key string) (int64, bool) {
	if a, ok := t.env.Unit.Report.Working[key]; ok {
		if a.N == nil {
			return 0, false
		}
		return *a.N, true
	}
	last, ok := t.last(key)
	return last.N, ok
}
