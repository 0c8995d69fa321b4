package dialog

import (
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/config"
)

// What the campaign has to tell stands on shelves, one for each kind of page: a
// list of titles as buttons, and behind each a page, a step at a time. Turning
// pages edits the message in place and leaves the report under way alone. The
// data of all these buttons is g/<name>/<n>:
//
//	a kind of pages       its list, from page n of the list
//	the key of a page     its step n; n is wholePage: all of it, to forward
//	qrShelf               the codes to choose from; the key of a link: its code
const (
	qrShelf    = "qr"
	qrPrefix   = "qr."
	wholePage  = 99
	shelfPages = 6 // titles shown at once
)

// shelfHeads is what stands above the titles of a kind.
var shelfHeads = map[config.PageKind]*text.Sentence{
	config.GuidePage:   text.GuideHead,
	config.ProblemPage: text.ProblemHead,
	config.FAQPage:     text.FAQHead,
	config.ReadyPage:   text.ReadyHead,
}

// pressPage shows what a button of a shelf names.
func (t *turn) pressPage(name string, n int) {
	page := t.env.Campaign.Page(name)
	link, isLink := strings.CutPrefix(name, qrPrefix)
	switch {
	case n < 0:
		t.reshow(true)
	case shelfHeads[config.PageKind(name)] != nil:
		t.shelf(config.PageKind(name), n)
	case name == qrShelf:
		t.chooseQR()
	case isLink:
		t.showQR(link)
	case page == nil || page.Kind == config.LetterPage:
		t.reshow(true)
	case page.Kind == config.ReadyPage:
		t.ready(page, n == blankPlace)
	case n == wholePage:
		t.say(t.pageText(page, t.pageBody(page)))
	default:
		t.page(page, n)
	}
}

// shelf lists the titles of a kind, some at once.
func (t *turn) shelf(kind config.PageKind, at int) {
	pages := t.env.Campaign.PagesOf(kind)
	if len(pages) == 0 {
		t.say(t.hello() + t.text(text.PageNone))
		return
	}
	last := (len(pages) - 1) / shelfPages
	at = min(at, last)
	var rows [][]chat.Button
	for _, p := range pages[at*shelfPages : min(len(pages), (at+1)*shelfPages)] {
		rows = append(rows, row(button(text.Of(t.lang, p.Title), data("g", p.Key, "0"))))
	}
	rows = append(rows, t.turns(string(kind), at, last)...)
	if (kind == config.GuidePage || kind == config.ProblemPage) && len(t.env.Campaign.AppLinks) > 0 {
		rows = append(rows, row(button(t.label(text.QRCodes), data("g", qrShelf, "0"))))
	}
	if kind == config.ProblemPage {
		rows = append(rows, row(button(t.label(text.WhomToAsk), data("c", "lienhe"))))
	}
	t.inPlace(t.hello()+t.text(shelfHeads[kind], "app", t.env.Campaign.App), rows...)
}

// turns are the buttons to the page before and the page after.
func (t *turn) turns(name string, at, last int) [][]chat.Button {
	var line []chat.Button
	if at > 0 {
		line = append(line, button(t.label(text.PageBefore), data("g", name, itoa(at-1))))
	}
	if at < last {
		line = append(line, button(t.label(text.PageNext), data("g", name, itoa(at+1))))
	}
	if line == nil {
		return nil
	}
	return [][]chat.Button{line}
}

// page shows one step of a page.
func (t *turn) page(p *config.Page, at int) {
	steps := t.pageSteps(p)
	last := len(steps) - 1
	at = min(at, last)
	html := t.pageText(p, steps[at])
	if last > 0 {
		title := t.text(text.PageStep, "title", text.Of(t.lang, p.Title), "n", itoa(at+1), "of", itoa(len(steps)))
		html = title + "\n" + steps[at]
	}
	rows := t.turns(p.Key, at, last)
	switch p.Kind {
	case config.GuidePage:
		rows = append(rows, chat.Rows(
			button(t.label(text.StillStuck), data("g", string(config.ProblemPage), "0")),
			button(t.label(text.OtherGuide), data("g", string(config.GuidePage), "0")))...)
		if at == 0 {
			rows = append(rows, t.giveAway(p)...)
		}
	case config.ProblemPage:
		rows = append(rows,
			row(button(t.label(text.AllTrouble), data("g", string(config.ProblemPage), "0"))),
			row(button(t.label(text.WhomToAsk), data("c", "lienhe"))))
	case config.FAQPage:
		rows = append(rows, row(button(t.label(text.AllFAQ), data("g", string(config.FAQPage), itoa(t.shelfOf(p))))))
	}
	t.inPlace(html, rows...)
}

// giveAway are the buttons for whoever guides others: the whole page to forward,
// and the code of the app link with the page's name.
func (t *turn) giveAway(p *config.Page) [][]chat.Button {
	rows := [][]chat.Button{row(button(t.label(text.PageWhole), data("g", p.Key, itoa(wholePage))))}
	name := strings.TrimPrefix(p.Key, string(p.Kind)+"_")
	if slices.ContainsFunc(t.env.Campaign.AppLinks, func(l config.AppLink) bool { return l.Key == name }) {
		rows = append(rows, row(button(t.label(text.QRCodes), data("g", qrPrefix+name, "0"))))
	}
	return rows
}

// pageSteps are the parts of a page that are shown one at a time.
func (t *turn) pageSteps(p *config.Page) []string {
	body := t.pageBody(p)
	if p.Kind != config.GuidePage {
		return []string{body}
	}
	return config.Steps(body)
}

// shelfOf is the page of the list on which a title stands.
func (t *turn) shelfOf(p *config.Page) int {
	for i, other := range t.env.Campaign.PagesOf(p.Kind) {
		if other == p {
			return i / shelfPages
		}
	}
	return 0
}

func (t *turn) pageBody(p *config.Page) string {
	return text.Fill(text.Escape(text.Of(t.lang, p.Body)), "app", t.env.Campaign.App)
}

func (t *turn) pageText(p *config.Page, body string) string {
	return t.text(text.PageTitle, "title", text.Of(t.lang, p.Title)) + "\n" + body
}

// inPlace shows a message in place of the one whose button was pressed.
func (t *turn) inPlace(html string, rows ...[]chat.Button) {
	t.out.Messages = append(t.out.Messages, Outgoing{Message: chat.Message{Text: html, Buttons: rows}, InPlace: true})
}

// chooseQR offers the QR codes of the places to find the app.
func (t *turn) chooseQR() {
	var rows [][]chat.Button
	for _, l := range t.env.Campaign.AppLinks {
		rows = append(rows, row(button(text.Of(t.lang, l.Label), data("g", qrPrefix+l.Key, "0"))))
	}
	if rows == nil {
		t.reshow(true)
		return
	}
	t.say(t.text(text.QRHead), rows...)
}

// showQR shows one of them: a picture, under which the link stands as text.
func (t *turn) showQR(key string) {
	for _, l := range t.env.Campaign.AppLinks {
		if l.Key == key {
			caption := t.text(text.QRCaption, "app", t.env.Campaign.App, "label", text.Of(t.lang, l.Label), "url", l.URL)
			t.out.Messages = append(t.out.Messages, Outgoing{Message: chat.Message{Text: caption}, QR: l.URL})
			return
		}
	}
	t.reshow(true)
}

// letter says what the letter asks, and where it can be read.
func (t *turn) letter() {
	c := t.env.Campaign
	html := t.hello() + t.text(text.LetterHead, "cite", text.Of(t.lang, c.Letter.Cite))
	for _, p := range c.PagesOf(config.LetterPage) {
		html += "\n\n" + t.pageText(p, t.pageBody(p))
	}
	for _, url := range c.Letter.Links {
		html += "\n" + t.text(text.LetterLink, "url", url)
	}
	t.say(html)
}
