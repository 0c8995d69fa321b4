package config

import (
	"maps"
	"slices"
)

// Said is one text of a campaign, for those who read all of them.
type Said struct {
	Key   string // as in DA_CAI.hard.above_total
	Where string // as in "question DA_CAI, refused"
	Text  Text
}

// Said lists every text of the campaign, in the order of the file's sections.
func (c *Campaign) Said() []Said {
	var list []Said
	add := func(key, where string, t Text) {
		if !t.Empty() {
			list = append(list, Said{key, where, t})
		}
	}
	add("title", "greeting, summaries", c.Title)
	add("letter.issuer", "greeting", c.Letter.Issuer)
	add("letter.subject", "the letter", c.Letter.Subject)
	add("letter.cite", "the letter", c.Letter.Cite)
	if c.Held != nil {
		add("held.label", "summaries", c.Held.Label)
	}
	if c.Officers != nil {
		add("officers.label", "summaries", c.Officers.Label)
	}
	for _, s := range c.States {
		add("states."+s.Key, "summaries, other cases", s.Label)
	}
	for _, d := range c.Doubts {
		add("doubts."+d.Key, "summaries, /batthuong", d.Label)
	}
	for _, a := range c.Assessment {
		add("assessment."+a.Key, "/nhanxet, list", a.Label)
		add("assessment."+a.Key+".ask", "/nhanxet", a.Ask)
	}
	for _, r := range c.Rates {
		add("rates."+r.Key, "percentages", r.Label)
		add("rates."+r.Key+".short", "percentages, short", r.Short)
	}
	for _, q := range c.all() {
		q.said(add)
	}
	add("receipt.thanks", "receipt", c.Receipt.Thanks)
	add("invites.unit", "/moi, message to one unit", c.Invites.Unit)
	add("invites.group", "/moi, message to all units", c.Invites.Group)
	for _, key := range slices.Sorted(maps.Keys(c.Reminders)) {
		add("reminders."+key, "reminder", c.Reminders[key])
	}
	for _, s := range c.Ladder {
		add("ladder."+s.Key, "calendar of reminders", s.Name)
	}
	for _, l := range c.AppLinks {
		add("app_links."+l.Key, "QR codes of the app", l.Label)
	}
	for _, p := range c.Pages {
		where := p.Kind.where()
		add("texts."+p.Key+".title", where+", title", p.Title)
		add("texts."+p.Key, where, p.Body)
		add("texts."+p.Key+bareSuffix, where+", while figures are not known", p.Bare)
	}
	return list
}

func (q *Question) said(add func(key, where string, t Text)) {
	where := "question " + q.Key
	add(q.Key+".ask", where, q.Ask)
	add(q.Key+".ask_bare", where+", while facts are not known", q.AskBare)
	add(q.Key+".why", where+", why it is asked", q.Why)
	add(q.Key+".label", where+", name on the card", q.Label)
	add(q.Key+".measure", where+", measure", q.Measure)
	add(q.Key+".example", where+", example", q.Example)
	for _, b := range q.Buttons {
		add(q.Key+".button."+b.Key, where+", button", b.Label)
	}
	for _, r := range q.Hard {
		add(q.Key+".hard."+r.Key, where+", refused", r.Say)
	}
	for _, r := range q.Soft {
		add(q.Key+".soft."+r.Key, where+", asked back", r.Say)
	}
}

// where says where pages of a kind are read.
func (k PageKind) where() string {
	switch k {
	case GuidePage:
		return "/huongdan"
	case ProblemPage:
		return "/huongdan, does not work"
	case FAQPage:
		return "/hoidap"
	case ReadyPage:
		return "/tuyentruyen"
	}
	return "/congvan"
}
